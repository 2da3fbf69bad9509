// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logdocument.h"
#include "model/log/runresults.h"
#include "model/log/visiblerows.h"
#include "model/run/outlinemodel.h"
#include "model/run/runfolder.h"

#include <memory>
#include <optional>

namespace Aegir {

class RunWatcher;

/// One run, opened: its log, what its events say of it, and its end. The same for a run under way, one that ended, and
/// one that came from elsewhere.
class RunLog : public QObject
{
    Q_OBJECT

public:
    explicit RunLog(QObject *parent = nullptr);
    ~RunLog() override;

    /// Shows the run in @p folder from its beginning, and goes on with what comes. Emits opened().
    void open(const RunFolder &folder);
    /// Shows none.
    void close();
    bool isOpen() const { return m_watcher != nullptr; }
    const RunFolder &folder() const { return m_folder; }

    LogDocument &document() { return m_document; }
    VisibleRows &rows() { return m_rows; }
    OutlineModel &outline() { return m_outline; }
    const RunResults &results() const { return m_results; }

signals:
    void opened();
    void closed();
    /// results() has more, or a result is judged otherwise than before. Many changes may come as one.
    void resultsChanged();
    /// The run has ended; its whole output and all its events are here. Comes once, as does lost().
    void ended(const Aegir::RunResult &result);
    /// The worker is gone and left no result; what there is of the run is here. @p sentence says what is known.
    void lost(const QString &sentence);
    /// The log cannot be read; @p sentence says why.
    void failed(const QString &sentence);

private:
    void take(const Event &event);
    void tellResults();
    void settle();

    RunFolder m_folder;
    LogDocument m_document;
    RunResults m_results;
    VisibleRows m_rows;
    OutlineModel m_outline;
    std::unique_ptr<RunWatcher> m_watcher;
    std::optional<RunResult> m_result; ///< said by the watcher, not yet by us
    std::optional<QString> m_lost;     ///< the same
    bool m_unreadable = false;
    bool m_told = true; ///< of all that m_results has
};

} // namespace Aegir
