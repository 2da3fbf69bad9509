// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/storecommand.h"

#include <utility>

namespace Aegir {

StoreCommand::StoreCommand(const QString &text, Step undo, Step redo, WhenFree &whenFree, QObject *context,
                           WhenFree::Then told)
    : QUndoCommand(text)
    , m_undo(std::move(undo))
    , m_redo(std::move(redo))
    , m_whenFree(whenFree)
    , m_context(context)
    , m_told(std::move(told))
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
    // A step that waited and failed has left all as it was: then there is nothing to take back.
    if (*m_isGood) {
        m_whenFree.perform(
            m_context,
            // What came before it may have waited, too, and have failed since.
            [step, isGood = m_isGood] { return *isGood ? step() : Result<void>(); },
            [told = m_told, isGood = m_isGood](const Result<void> &done) {
                *isGood = *isGood && done;
                told(done);
            });
    }
    setObsolete(!*m_isGood);
}

} // namespace Aegir
