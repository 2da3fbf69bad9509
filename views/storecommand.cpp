// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/storecommand.h"

#include <utility>

namespace Aegir {

StoreCommand::StoreCommand(const QString &text, Step undo, Step redo, std::function<void(const QString &)> failed)
    : QUndoCommand(text)
    , m_undo(std::move(undo))
    , m_redo(std::move(redo))
    , m_failed(std::move(failed))
{
}

void StoreCommand::undo()
{
    take(m_undo);
}

void StoreCommand::redo()
{
    if (!std::exchange(m_done, false))
        take(m_redo);
}

void StoreCommand::take(const Step &step)
{
    if (const Result<void> done = step(); !done) {
        setObsolete(true);
        m_failed(done.error().sentence);
    }
}

} // namespace Aegir
