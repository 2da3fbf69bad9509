// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/openedrunwindow.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/inventory/statustext.h"
#include "views/export/exportmenu.h"
#include "views/log/logview.h"
#include "views/messagebar.h"
#include "views/runpane.h"
#include "views/statuslook.h"

#include <QDir>
#include <QLocale>
#include <QMenuBar>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

OpenedRunWindow::OpenedRunWindow(std::shared_ptr<OpenedRun> run, const QString &path,
                                 KSyntaxHighlighting::Repository &repository, QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_run(std::move(run))
    , m_settings(settings)
    , m_pane(new RunPane(m_log, repository, settings, this))
{
    setObjectName(u"openedRunWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_run->summary.title());
    setWindowFilePath(path);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(makeHead());
    layout->addWidget(m_pane, 1);
    setCentralWidget(page);
    makeMenus();
    resize(1100, 720);
    restoreGeometry(m_settings.value(u"openedRun/geometry"_s).toByteArray());
    m_pane->restoreState(m_settings.value(u"openedRun/pane"_s).toByteArray());
    m_log.open(m_run->folder);
}

OpenedRunWindow::~OpenedRunWindow()
{
    m_settings.setValue(u"openedRun/geometry"_s, saveGeometry());
    m_settings.setValue(u"openedRun/pane"_s, m_pane->saveState());
    delete m_pane; // it reads from m_log, which goes before the children do
}

QWidget *OpenedRunWindow::makeHead()
{
    const RunSummary &summary = m_run->summary;
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    const auto time = [](const QDateTime &when) {
        return when.isValid() ? QLocale().toString(when.toLocalTime(), QLocale::ShortFormat) : QString();
    };
    QStringList facts{summary.title()};
    for (const QString &fact :
         {time(summary.started), summary.environment, summary.system,
          summary.ansibleCore.isEmpty() ? QString() : tr("Ansible core %1").arg(summary.ansibleCore)}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    auto *title = new ToneLabel(Theme::Tone::Normal, facts.join(u" · "_s), head);
    title->setWordWrap(true);
    layout->addWidget(title);
    auto *state = new MessageBar(head);
    state->setObjectName(u"runState"_s);
    const Verdict &verdict = summary.verdict;
    const QString word = statusText(verdict.status);
    state->showMessage(statusTone(verdict.status), statusIcon(verdict.status),
                       verdict.sentence.isEmpty() ? word
                                                  : tr("%1: %2", "status: sentence").arg(word, verdict.sentence));
    state->setLinked(verdict.event > 0 && verdict.status != Status::Ok);
    connect(state, &MessageBar::actionTriggered, this, [this] { m_pane->showEvent(m_run->summary.verdict.event); });
    layout->addWidget(state);
    return head;
}

QAction *OpenedRunWindow::addAction(QMenu *menu, const QString &icon, const QString &text, const QKeySequence &keys,
                                    auto &&slot)
{
    QAction *action = menu->addAction(themeIcon(icon), text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void OpenedRunWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    auto *exporting = new ExportMenu(
        [this] { return ExportSource{.folder = m_run->folder, .summary = m_run->summary, .keep = m_run}; }, this);
    file->addMenu(exporting);
    file->addSeparator();
    addAction(file, u"window-close"_s, tr("&Close"), QKeySequence::Close, [this] { close(); });
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    addAction(edit, u"edit-find"_s, tr("&Find…"), QKeySequence::Find, [this] { m_pane->openFind(); });
    addAction(edit, u"go-down-search"_s, tr("Find &Next"), QKeySequence::FindNext, [this] { m_pane->findNext(false); });
    addAction(edit, u"go-up-search"_s, tr("Find Pre&vious"), QKeySequence::FindPrevious,
              [this] { m_pane->findNext(true); });
    edit->addSeparator();
    addAction(edit, u"go-down"_s, tr("Next Failure or &Warning"), Qt::Key_F8, [this] { m_pane->goToProblem(false); });
    addAction(edit, u"go-up"_s, tr("Previous Failure or Warning"), Qt::SHIFT | Qt::Key_F8,
              [this] { m_pane->goToProblem(true); });
    QMenu *view = menuBar()->addMenu(tr("&View"));
    QAction *details = addAction(view, u"view-list-details"_s, tr("&Details"), {}, [] { });
    details->setCheckable(true);
    connect(details, &QAction::toggled, m_pane, &RunPane::setShowingDetails);
    connect(m_pane, &RunPane::detailsShownChanged, details, &QAction::setChecked);
}

} // namespace Aegir
