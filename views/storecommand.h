// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QUndoCommand>

#include <functional>

namespace Aegir {

/// A change of the store that can be taken back. It was made already when it is pushed on a stack.
class StoreCommand final : public QUndoCommand
{
public:
    using Step = std::function<Result<void>()>;

    /// @p failed hears why a step could not be done; the command is then dropped from its stack.
    StoreCommand(const QString &text, Step undo, Step redo, std::function<void(const QString &)> failed);

    void undo() override;
    void redo() override;

private:
    void take(const Step &step);

    Step m_undo;
    Step m_redo;
    std::function<void(const QString &)> m_failed;
    bool m_done = true; ///< QUndoStack::push() calls redo() once
};

} // namespace Aegir
