// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runview.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"
#include "views/export/exportmenu.h"
#include "views/log/comparedialog.h"
#include "views/log/logview.h"
#include "views/messagebar.h"
#include "views/runpane.h"
#include "views/statuslook.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

RunView::RunView(Workspace &workspace, Queue &queue, KSyntaxHighlighting::Repository &repository,
                 const QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_repository(repository)
    , m_others([this] { refresh(); })
    , m_title(new ToneLabel(Theme::Tone::Normal, this))
    , m_follow(new QToolButton(this))
    , m_find(new QToolButton(this))
    , m_details(new QToolButton(this))
    , m_again(new QToolButton(this))
    , m_compare(new QToolButton(this))
    , m_export(new QToolButton(this))
    , m_state(new MessageBar(this))
    , m_pane(new RunPane(m_log, repository, settings, this))
    , m_empty(new ToneLabel(Theme::Tone::Muted,
                            tr("Nothing ran here yet. Press Run on an operation: what Ansible writes "
                               "appears here."),
                            this))
{
    setObjectName(u"runView"_s);
    m_title->setObjectName(u"runTitle"_s);
    m_state->setObjectName(u"runState"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    makeHeader();
    layout->addWidget(m_state);
    layout->addWidget(m_pane, 1);
    layout->addWidget(m_empty, 1);

    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &RunView::tick);
    connect(&m_queue, &Queue::runChanged, this, [this](qint64 run) {
        if (run == m_run)
            refresh();
        else if (m_waiting)
            m_others.start();
    });
    connect(m_state, &MessageBar::actionTriggered, this, [this] { m_pane->showEvent(m_verdict.event); });
    connect(&m_log, &RunLog::ended, this, [this](const RunResult &result) {
        if (m_verdict.status == Status::None)
            showVerdict(result.verdict);
        settle();
    });
    connect(&m_log, &RunLog::lost, this, &RunView::workerLost);
    showRun(0);
}

RunView::~RunView()
{
    delete m_pane; // it reads from m_log, which goes before the children do
}

void RunView::showRun(qint64 id)
{
    if (id != m_run || id == 0) {
        m_run = id;
        m_verdict = {};
        m_underway = false;
        stopWatching();
    }
    refresh();
}

LogView *RunView::log() const
{
    return m_pane->log();
}

void RunView::makeHeader()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_follow->setObjectName(u"follow"_s);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setIcon(themeIcon(u"go-bottom"_s));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep the end of the output in view while it grows"));
    m_find->setIcon(themeIcon(u"edit-find"_s));
    m_find->setText(tr("Find"));
    m_find->setToolTip(tr("Find in the output (Ctrl+F)"));
    m_details->setObjectName(u"details"_s);
    m_details->setCheckable(true);
    m_details->setIcon(themeIcon(u"view-list-details"_s));
    m_details->setText(tr("Details"));
    m_details->setToolTip(tr("Show what the module gave back for the step in the output"));
    m_again->setObjectName(u"runAgain"_s);
    m_again->setIcon(themeIcon(u"view-refresh"_s));
    m_again->setText(tr("Run Again"));
    m_again->setToolTip(tr("Do again what this run did"));
    auto *again = new QMenu(m_again);
    again->addAction(tr("With the Same &Values"), this, [this] { emit rerunRequested(m_run); });
    m_againOnFailed =
        again->addAction(tr("On &Failed Hosts Only"), this, [this] { emit rerunOnFailedHostsRequested(m_run); });
    m_again->setMenu(again);
    m_compare->setObjectName(u"compare"_s);
    m_compare->setIcon(themeIcon(u"view-split-left-right"_s));
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("Compare this run with an earlier one of the same operation"));
    m_compare->setMenu(new QMenu(m_compare));
    m_export->setObjectName(u"export"_s);
    m_export->setIcon(themeIcon(u"document-export"_s));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Write the output, or all of the run, to a file"));
    m_export->setMenu(new ExportMenu([this] { return exportSource(); }, m_export));
    for (QToolButton *button : {m_again, m_compare, m_export})
        button->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_follow, m_find, m_details, m_again, m_compare, m_export}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    auto *header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_follow);
    header->addWidget(m_find);
    header->addWidget(m_details);
    header->addWidget(m_again);
    header->addWidget(m_compare);
    header->addWidget(m_export);
    static_cast<QVBoxLayout *>(layout())->insertLayout(0, header);

    connect(m_follow, &QToolButton::toggled, log(), &LogView::setFollowing);
    connect(log(), &LogView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_find, &QToolButton::clicked, m_pane, &RunPane::openFind);
    connect(m_details, &QToolButton::toggled, m_pane, &RunPane::setShowingDetails);
    connect(m_pane, &RunPane::detailsShownChanged, m_details, &QToolButton::setChecked);
    connect(m_compare->menu(), &QMenu::aboutToShow, this, &RunView::fillCompareMenu);
}

void RunView::startWatching(const Run &run)
{
    m_log.open(m_workspace.runFolder(run));
    log()->setFollowing(true);
}

void RunView::stopWatching()
{
    m_settled = false;
    m_lost = false;
    m_log.close();
}

void RunView::workerLost(const QString &sentence)
{
    m_lost = true;
    const auto run = m_workspace.store().run(m_run);
    if (run && isDispatched(run->status) && !readWorker(m_workspace.runFolder(*run))) {
        // Nobody took it yet, and a worker may still come up late: the queue, which decides that, waits on as well.
        stopWatching();
        startWatching(*run);
    } else if (run && isDispatched(run->status)) {
        Verdict verdict; // until the queue has stored its own
        verdict.status = Status::Interrupted;
        verdict.sentence = sentence;
        showVerdict(verdict);
    } else {
        refresh();
    }
}

void RunView::settle()
{
    if (std::exchange(m_settled, true))
        return;
    if (std::exchange(m_underway, false))
        emit ended(m_run);
}

void RunView::refresh()
{
    const auto run = m_run ? m_workspace.store().run(m_run) : std::nullopt;
    m_pane->setVisible(run.has_value());
    m_empty->setVisible(!run);
    for (QToolButton *button : {m_follow, m_find, m_details, m_again, m_compare, m_export})
        button->setVisible(run.has_value());
    m_again->setEnabled(run && isFinal(run->status));
    m_againOnFailed->setEnabled(run && (run->status == Status::Error || run->status == Status::Warning));
    m_title->setVisible(run.has_value());
    m_second.stop();
    m_waiting = run && run->status == Status::Waiting;
    if (!run) {
        m_state->hide();
        return;
    }
    const QString label = m_workspace.catalogue().operationLabel(run->operation);
    m_title->setText((run->options.check ? tr("Output of %1, run %2 (check mode)") : tr("Output of %1, run %2"))
                         .arg(label)
                         .arg(run->id));
    if (isDispatched(run->status))
        m_underway = true;
    if (m_waiting)
        stopWatching();
    else if (!m_log.isOpen())
        startWatching(*run);
    showState(*run);
}

void RunView::showState(const Run &run)
{
    m_started = run.started;
    if (isFinal(run.status)) {
        showVerdict(run.verdict.status == Status::None ? Verdict{.status = run.status} : run.verdict);
        if (m_lost)
            settle();
        return;
    }
    if (m_settled)
        return; // the store is about to hear what the run's folder told us
    m_verdict = {};
    m_state->setLinked(false);
    if (m_waiting) {
        const QString reason = m_queue.waitReason(run.id);
        m_state->showMessage(Theme::Tone::Muted, statusIcon(run.status),
                             reason.isEmpty() ? tr("Waits for its turn.") : reason);
    } else {
        m_second.start();
        tick();
    }
}

void RunView::showVerdict(const Verdict &verdict)
{
    m_second.stop();
    m_verdict = verdict;
    const QString word = statusText(verdict.status);
    const QString sentence =
        verdict.sentence.isEmpty() ? word : tr("%1: %2", "status: sentence").arg(word, verdict.sentence);
    m_state->showMessage(statusTone(verdict.status), statusIcon(verdict.status), sentence);
    m_state->setLinked(verdict.event > 0 && verdict.status != Status::Ok);
}

void RunView::tick()
{
    const auto elapsed =
        std::chrono::milliseconds(m_started.isValid() ? m_started.msecsTo(QDateTime::currentDateTimeUtc()) : 0);
    m_state->showMessage(Theme::Tone::Active, statusIcon(Status::Running),
                         tr("Running, %1").arg(clockText(std::max(elapsed, 0ms))));
}

std::optional<ExportSource> RunView::exportSource() const
{
    const auto run = m_run ? m_workspace.store().run(m_run) : std::nullopt;
    if (!run || run->status == Status::Waiting)
        return {};
    return ExportSource{.folder = m_workspace.runFolder(*run), .summary = runSummary(m_workspace, *run), .keep = {}};
}

void RunView::fillCompareMenu()
{
    constexpr int mostRuns = 15;
    QMenu *menu = m_compare->menu();
    menu->clear();
    const auto shown = m_workspace.store().run(m_run);
    const QList<Run> runs =
        shown ? m_workspace.store().earlierRuns(shown->entity, shown->operation, m_run, mostRuns) : QList<Run>();
    for (const Run &run : runs) {
        menu->addAction(statusIcon(run.status),
                        tr("Run %1, %2, %3", "number, time, status")
                            .arg(QString::number(run.id),
                                 QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat),
                                 statusText(run.status)),
                        this, [this, run] { compareWith(run.id); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("There is no earlier run of this operation"))->setEnabled(false);
}

void RunView::compareWith(qint64 earlier)
{
    const auto before = m_workspace.store().run(earlier);
    const auto after = m_workspace.store().run(m_run);
    if (!before || !after)
        return; // removed meanwhile
    const auto side = [this](const Run &run) {
        return CompareDialog::Side{
            .title =
                tr("Run %1, %2", "number, time")
                    .arg(QString::number(run.id), QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat)),
            .events = m_workspace.runFolder(run).eventsPath()};
    };
    auto *dialog = new CompareDialog(m_repository, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->compare(runSummary(m_workspace, *after).operationLabel, side(*before), side(*after));
    dialog->show();
}

} // namespace Aegir
