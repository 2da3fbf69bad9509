// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "app/shared/stopsignals.h"
#include "model/export/runbundle.h"

namespace Aegir {

/// How a run leaves the program.
enum class ExportFormat { Text, Times, Elapsed, Html, Bundle };

/// What is exported, and where to.
struct ExportOrder
{
    RunFolder folder;
    RunSummary summary;
    QString bundle; ///< where both come from; empty: they are given
    ExportFormat format = ExportFormat::Text;
    QString target; ///< a file's path; `-`: standard output
};

/// Exports one run, off the main thread, and ends the program. When a signal wants to end it before, nothing is left
/// behind.
class ExportSession : public QObject
{
    Q_OBJECT

public:
    ExportSession(Session &session, ExportOrder order);

    void start();

private:
    void tellDone();

    Session &m_session;
    ExportOrder m_order;
    BackgroundWork m_work;
    StopSignals m_stop{{StopSignal::Interrupt, StopSignal::Terminate}};
};

} // namespace Aegir
