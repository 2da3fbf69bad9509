// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/whenfree.h"

#include <QUndoCommand>

#include <memory>

namespace Aegir {

/// A change of the store that can be taken back. It was made already when it is pushed on a stack.
class StoreCommand final : public QUndoCommand
{
public:
    using Step = WhenFree::Step;

    /// Its steps wait for @p whenFree where they have to, unless @p context is gone by then. @p told hears what became
    /// of each; a command whose step could not be done is dropped from its stack, at the latest when its turn comes
    /// again.
    StoreCommand(const QString &text, Step undo, Step redo, WhenFree &whenFree, QObject *context, WhenFree::Then told);

    void undo() override;
    void redo() override;

private:
    void take(const Step &step);

    Step m_undo;
    Step m_redo;
    WhenFree &m_whenFree;
    QObject *m_context;
    WhenFree::Then m_told;
    std::shared_ptr<bool> m_isGood = std::make_shared<bool>(true); ///< outlives it in a step that waits
    bool m_done = true;                                            ///< QUndoStack::push() calls redo() once
};

} // namespace Aegir
