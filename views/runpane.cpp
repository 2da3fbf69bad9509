// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runpane.h"

#include "forms/themeicon.h"
#include "model/log/resultdetail.h"
#include "model/log/troubles.h"
#include "views/log/filterbar.h"
#include "views/log/logcopy.h"
#include "views/log/logfindbar.h"
#include "views/log/logview.h"
#include "views/log/resultinspector.h"
#include "views/messagebar.h"
#include "views/outlineview.h"

#include <QDataStream>
#include <QIODevice>
#include <QProgressBar>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

RunPane::RunPane(RunLog &run, KSyntaxHighlighting::Repository &repository, const QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_columns(new QSplitter(this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_outline(new OutlineView(run.outline(), this))
    , m_notice(new MessageBar(this))
    , m_progress(new QProgressBar(this))
    , m_log(new LogView(run.rows(), repository, this))
    , m_inspector(new ResultInspector(repository, settings, this))
{
    m_filter = new FilterBar(run.rows(), this);
    m_find = new LogFindBar(*m_log, this);
    setObjectName(u"runPane"_s);
    m_log->setObjectName(u"log"_s);
    m_columns->setObjectName(u"runSplitter"_s);
    m_columns->setChildrenCollapsible(false);
    m_rows->setChildrenCollapsible(false);
    m_notice->setObjectName(u"logNotice"_s);
    m_notice->setClosable(true);
    m_notice->hide();
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(4);
    m_progress->setAccessibleName(tr("Reading the log"));
    m_progress->hide();
    m_inspector->hide();

    auto *log = new QWidget(this);
    auto *layout = new QVBoxLayout(log);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_notice);
    layout->addWidget(m_progress);
    layout->addWidget(m_log, 1);
    layout->addWidget(m_find);
    m_rows->addWidget(log);
    m_rows->addWidget(m_inspector);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_columns->addWidget(m_outline);
    m_columns->addWidget(m_rows);
    m_columns->setSizes({fontMetrics().averageCharWidth() * 38, fontMetrics().averageCharWidth() * 114});
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    auto *own = new QVBoxLayout(this);
    own->setContentsMargins({});
    own->addWidget(m_columns);

    connect(m_outline, &OutlineView::stepWanted, this, &RunPane::showStep);
    connect(m_log, &LogView::selectionChanged, this, &RunPane::inspectCursor);
    connect(m_log, &LogView::rowActivated, this, [this] { setShowingDetails(true); });
    connect(m_log, &LogView::notice, this, &RunPane::say);
    connect(m_inspector, &ResultInspector::logWanted, this, &RunPane::showEvent);
    connect(&m_run, &RunLog::opened, this, [this] {
        m_notice->hide();
        m_log->setTimesFile(m_run.folder().timesPath());
    });
    connect(&m_run, &RunLog::closed, this, [this] {
        m_inspected = -1;
        m_problem = -1;
        m_inspector->clear();
    });
    connect(&m_run, &RunLog::resultsChanged, this, &RunPane::inspectAgain);
    connect(&m_run, &RunLog::failed, this, &RunPane::say);
    connect(&m_run.document(), &LogDocument::progress, this, &RunPane::showProgress);
    connect(&m_run.document(), &LogDocument::indexed, m_progress, &QWidget::hide);
    connect(&m_run.document(), &LogDocument::reset, m_progress, &QWidget::hide);
}

RunPane::~RunPane() = default;

QString RunPane::logText(qsizetype limit) const
{
    return LogCopy::text(m_run.rows(), {.anchor = {}, .cursor = {.row = m_run.document().rowCount(), .column = 0}},
                         limit);
}

QByteArray RunPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_columns->saveState() << m_rows->saveState() << isShowingDetails();
    return state;
}

void RunPane::restoreState(const QByteArray &state)
{
    QByteArray columns;
    QByteArray rows;
    bool details = false;
    QDataStream stream(state);
    stream >> columns >> rows >> details;
    m_columns->restoreState(columns);
    m_rows->restoreState(rows);
    setShowingDetails(details);
}

void RunPane::openFind()
{
    m_find->open();
}

void RunPane::findNext(bool backward)
{
    if (backward)
        m_find->findPrevious();
    else
        m_find->findNext();
}

void RunPane::goToProblem(bool backward)
{
    const RunResults &results = m_run.results();
    const QList<int> troubles = troublesOf(results);
    if (troubles.isEmpty())
        return say(tr("There is no failure and no warning in this run."));
    // On from the last one, unless the cursor was moved since: several may have been printed in one place, or none.
    qsizetype at = m_problemAt == m_log->cursor() ? troubles.indexOf(m_problem) : -1;
    const qsizetype step = backward ? -1 : 1;
    if (at >= 0) {
        at += step;
    } else {
        const qint64 offset = m_run.document().rows(m_log->cursor().row, 1).value(0).offset;
        const int found = backward ? troubleBefore(results, offset) : troubleAfter(results, offset);
        at = found >= 0 ? troubles.indexOf(found) : backward ? troubles.size() - 1 : 0;
    }
    for (qsizetype tried = 0; tried < troubles.size(); ++tried, at += step) {
        const int trouble = troubles.at((at + troubles.size()) % troubles.size());
        if (!isShown(trouble))
            continue;
        showResult(trouble);
        m_problem = trouble;
        m_problemAt = m_log->cursor();
        return;
    }
    say(tr("The %n failure(s) and warning(s) of this run are in lines that the filter hides.", nullptr,
           int(troubles.size())));
}

bool RunPane::isShown(int result)
{
    LogDocument &document = m_run.document();
    VisibleRows &rows = m_run.rows();
    const qint64 begin = offsetOfResult(m_run.results(), result);
    const qint64 end = m_run.results().sections().at(m_run.results().sectionOfResult(result)).end;
    const qint64 first = document.rowAt(begin);
    const qint64 last = document.rowAt(std::max(begin, end - 1));
    rows.reveal(last);
    const qint64 shown = rows.nearestRow(last);
    return shown >= 0 && rows.documentRow(shown) >= first;
}

void RunPane::showEvent(qint64 event)
{
    const int result = resultOfEvent(m_run.results(), event);
    if (result >= 0)
        showResult(result);
    else
        showStep(m_run.outline().indexOfEvent(event));
}

bool RunPane::isShowingDetails() const
{
    return !m_inspector->isHidden();
}

void RunPane::setShowingDetails(bool shown)
{
    if (shown == isShowingDetails())
        return;
    m_inspector->setVisible(shown);
    if (shown) {
        // It was never shown, or a splitter kept no room for it.
        if (QList<int> sizes = m_rows->sizes(); sizes.last() < m_inspector->minimumSizeHint().height()) {
            const int whole = sizes.first() + sizes.last();
            m_rows->setSizes({whole * 3 / 5, whole * 2 / 5});
        }
        m_inspected = -1;
        inspectCursor();
    }
    emit detailsShownChanged(shown);
}

void RunPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Beside the log where there is room for both, or else below it.
    const bool wide = m_rows->width() > 2 * std::max(m_rows->height(), fontMetrics().averageCharWidth() * 50);
    m_rows->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
}

void RunPane::showStep(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_outline->setCurrentIndex(index);
    m_outline->scrollTo(index);
    if (const qint64 offset = index.siblingAtColumn(0).data(OutlineModel::OffsetRole).toLongLong(); offset >= 0)
        showOffset(offset);
    // Of several hosts, the one that matters most.
    inspect(worstResultOf(m_run.results(), index.siblingAtColumn(0).data(OutlineModel::EventRole).toLongLong()));
}

void RunPane::showOffset(qint64 offset)
{
    const qint64 row = m_run.document().rowAt(offset);
    // An empty row stands before most banners, and a filter leaves it with them.
    if (m_run.rows().isFiltered() && !m_run.rows().reveal(row) && m_run.rows().rowOf(row + 1) < 0)
        say(hiddenByFilter());
    else
        m_log->showOffset(offset);
}

QString RunPane::hiddenByFilter() const
{
    return tr("What was printed for this is in lines that the filter hides. Clear the filter to see it.");
}

void RunPane::showResult(int result)
{
    const RunResults &results = m_run.results();
    const auto &found = results.results().at(result);
    if (const QModelIndex step = m_run.outline().indexOfEvent(found.event); step.isValid()) {
        m_outline->setCurrentIndex(step);
        m_outline->scrollTo(step);
    }
    if (m_run.document().isIndexed() && !isShown(result))
        say(hiddenByFilter());
    else
        m_log->showOffset(offsetOfResult(results, result));
    inspect(result);
}

void RunPane::inspect(int result)
{
    if (m_inspector->isHidden() || result == m_inspected)
        return;
    m_inspected = result;
    if (result < 0)
        return m_inspector->clear();
    m_inspectedState = m_run.results().results().at(result).state;
    if (const auto detail = readResultDetail(m_run.folder().eventsPath(), m_run.results(), result))
        m_inspector->showResult(*detail);
    else
        m_inspector->showProblem(detail.error().sentence);
}

void RunPane::inspectCursor()
{
    if (!m_inspector->isHidden())
        inspect(resultAtCursor());
}

void RunPane::inspectAgain()
{
    if (m_inspected < 0)
        return inspectCursor(); // its event may have come by now
    // What failed may turn out to have been rescued.
    if (m_run.results().results().value(m_inspected).state != m_inspectedState)
        inspect(std::exchange(m_inspected, -1));
}

int RunPane::resultAtCursor() const
{
    const RunResults &results = m_run.results();
    const QList<LogRow> row = m_run.document().rows(m_log->cursor().row, 1);
    const qsizetype section = row.isEmpty() ? results.sections().size() : results.sectionAt(row.first().offset);
    if (section >= results.sections().size())
        return -1;
    const RunResults::Section &at = results.sections().at(section);
    if (at.result >= 0 || at.task < 0)
        return at.result;
    return worstResultOf(results, results.tasks().at(at.task).event);
}

void RunPane::showProgress(qint64 done, qint64 total)
{
    constexpr qint64 worthIt = 256 * 1024 * 1024; // shorter ones are there before a bar would be seen
    m_progress->setVisible(total > worthIt);
    m_progress->setRange(0, 1000);
    m_progress->setValue(total > 0 ? int(done * 1000 / total) : 0);
}

void RunPane::say(const QString &sentence)
{
    m_notice->showMessage(Theme::Tone::Warning, themeIcon(u"emblem-warning"_s), sentence);
}

} // namespace Aegir
