// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runview.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"
#include "views/findbar.h"
#include "views/logpane.h"
#include "views/messagebar.h"
#include "views/outlineview.h"
#include "views/statuslook.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

RunView::RunView(Workspace &workspace, Queue &queue, KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_title(new ToneLabel(Theme::Tone::Normal, this))
    , m_follow(new QToolButton(this))
    , m_find(new QToolButton(this))
    , m_state(new MessageBar(this))
    , m_splitter(new QSplitter(this))
    , m_outlineView(new OutlineView(m_outline, this))
    , m_log(new LogPane(repository, this))
    , m_findBar(new FindBar(*m_log, this))
    , m_empty(new ToneLabel(Theme::Tone::Muted, tr("Nothing ran here yet. Press Run on an operation: what Ansible writes "
                                                   "appears here."), this))
{
    setObjectName(u"runView"_s);
    m_log->setObjectName(u"log"_s);
    m_title->setObjectName(u"runTitle"_s);
    m_state->setObjectName(u"runState"_s);
    m_splitter->setObjectName(u"runSplitter"_s);
    m_splitter->setChildrenCollapsible(false);

    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins({});
    rightLayout->setSpacing(0);
    rightLayout->addWidget(m_log, 1);
    rightLayout->addWidget(m_findBar);
    m_splitter->addWidget(m_outlineView);
    m_splitter->addWidget(right);
    m_splitter->setSizes({fontMetrics().averageCharWidth() * 38, fontMetrics().averageCharWidth() * 114});
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    makeHeader();
    layout->addWidget(m_state);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_empty, 1);

    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &RunView::tick);
    connect(&m_queue, &Queue::runChanged, this, [this](qint64 run) {
        // Another run's change matters to what a waiting one waits for.
        if (run == m_run || m_waiting)
            refresh();
    });
    connect(m_outlineView, &OutlineView::offsetWanted, m_log, [this](qint64 offset) {
        if (offset >= 0)
            m_log->showOffset(offset);
    });
    connect(m_state, &MessageBar::actionTriggered, this, [this] { m_outlineView->goToEvent(m_verdict.event); });
    showRun(0);
}

RunView::~RunView() = default;

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

void RunView::openFind()
{
    if (m_run)
        m_findBar->open();
}

void RunView::findNext(bool backward)
{
    if (!m_findBar->isVisible())
        openFind();
    else
        m_findBar->find(backward ? QTextDocument::FindBackward : QTextDocument::FindFlags());
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
    for (QToolButton *button : {m_follow, m_find}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    auto *header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_follow);
    header->addWidget(m_find);
    static_cast<QVBoxLayout *>(layout())->insertLayout(0, header);

    connect(m_follow, &QToolButton::toggled, m_log, &LogPane::setFollowing);
    connect(m_log, &LogPane::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_find, &QToolButton::clicked, this, &RunView::openFind);
}

void RunView::startWatching(const Run &run)
{
    m_watcher = std::make_unique<RunWatcher>(m_workspace.runFolder(run));
    connect(m_watcher.get(), &RunWatcher::outputArrived, m_log, &LogPane::append);
    connect(m_watcher.get(), &RunWatcher::eventArrived, this, [this](const Event &event) { m_outline.addEvent(event); });
    connect(m_watcher.get(), &RunWatcher::finished, this, [this](const RunResult &result) {
        if (m_verdict.status == Status::None)
            showVerdict(result.verdict);
        settle();
    });
    connect(m_watcher.get(), &RunWatcher::lost, this, &RunView::workerLost);
    m_watcher->start();
}

void RunView::stopWatching()
{
    m_settled = false;
    m_lost = false;
    m_outline.clear();
    m_log->clearLog();
    if (!m_watcher)
        return;
    // It may be the one that called.
    m_watcher->disconnect(this);
    m_watcher->disconnect(m_log);
    m_watcher.release()->deleteLater();
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
    m_outline.end();
    if (std::exchange(m_underway, false))
        emit ended(m_run);
}

void RunView::refresh()
{
    const auto run = m_run ? m_workspace.store().run(m_run) : std::nullopt;
    m_splitter->setVisible(run.has_value());
    m_empty->setVisible(!run);
    m_follow->setVisible(run.has_value());
    m_find->setVisible(run.has_value());
    m_title->setVisible(run.has_value());
    m_second.stop();
    m_waiting = run && run->status == Status::Waiting;
    if (!run) {
        m_state->hide();
        return;
    }
    const QString label = m_workspace.catalogue().operationLabel(run->operation);
    m_title->setText(tr("Output of %1, run %2").arg(label).arg(run->id)
                     + (run->options.check ? tr(" (check mode)") : QString()));
    if (isDispatched(run->status))
        m_underway = true;
    if (m_waiting)
        stopWatching();
    else if (!m_watcher)
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
    m_state->setAction({});
    if (m_waiting) {
        const QString reason = m_queue.waitReason(run.id);
        m_state->showMessage(Theme::Tone::Muted, statusIcon(run.status), reason.isEmpty() ? tr("Waits for its turn.") : reason);
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
    const QString sentence = verdict.sentence.isEmpty() ? word : tr("%1: %2", "status: sentence").arg(word, verdict.sentence);
    m_state->showMessage(statusTone(verdict.status), statusIcon(verdict.status), sentence);
    m_state->setAction(verdict.event > 0 && verdict.status != Status::Ok ? tr("&Show") : QString());
}

void RunView::tick()
{
    const auto elapsed = std::chrono::milliseconds(m_started.isValid() ? m_started.msecsTo(QDateTime::currentDateTimeUtc()) : 0);
    m_state->showMessage(Theme::Tone::Active, statusIcon(Status::Running), tr("Running, %1").arg(clockText(std::max(elapsed, 0ms))));
}

} // namespace Aegir
