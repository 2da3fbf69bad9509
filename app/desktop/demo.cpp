// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/demo.h"

#include "model/inventory/statustext.h"
#include "views/mainwindow.h"
#include "views/runpane.h"
#include "views/runview.h"

#include <QAbstractButton>
#include <QDialog>
#include <QEvent>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QTextStream>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto patience = 120s;
const QString platformName = u"sample"_s;
const QString operation = u"platform_tour"_s;
const QString typed = u"Greetings from the window"_s;
} // namespace

Demo::Demo(MainWindow &window, QString screenshot)
    : m_window(window)
    , m_screenshot(std::move(screenshot))
{
}

void Demo::start()
{
    QTimer::singleShot(patience, this, [this] {
        fail(tr("The run did not end within %n second(s).", nullptr, int(patience.count())));
    });
    QTimer::singleShot(0, this, &Demo::selectPlatform);
}

bool Demo::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_run && event->type() == QEvent::EnabledChange)
        QTimer::singleShot(0, this, &Demo::lookWhetherDone);
    return QObject::eventFilter(watched, event);
}

void Demo::selectPlatform()
{
    auto *tree = m_window.findChild<QTreeView *>(u"entities"_s);
    if (!tree)
        return fail(tr("No workspace is open."));
    const QModelIndexList found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, platformName, 1,
                                                       Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty())
        return fail(tr("There is no platform %1.").arg(platformName));
    tree->setCurrentIndex(found.first());
    QTimer::singleShot(0, this, &Demo::pressRun);
}

void Demo::pressRun()
{
    m_view = m_window.findChild<RunView *>(u"runView"_s);
    m_run = m_window.findChild<QAbstractButton *>(u"run-"_s + operation);
    if (!m_run || !m_view)
        return fail(tr("The page has no operation %1.").arg(operation));
    if (!m_run->isEnabled())
        return fail(m_run->toolTip());
    connect(m_view, &RunView::ended, this, [this] {
        m_ended = true;
        lookWhetherDone();
    });
    m_run->click();
    QTimer::singleShot(0, this, &Demo::fillForm);
}

void Demo::fillForm()
{
    auto *dialog = m_window.findChild<QDialog *>(u"operationDialog"_s);
    if (!dialog)
        return fail(tr("Run opened no form."));
    if (!type(dialog, u"task-0-print_debug_data"_s, u"debug_data"_s, typed)
        || !type(dialog, u"task-1-write_debug_data"_s, u"new_data"_s, typed))
        return fail(tr("The form has not the fields of its tasks."));
    auto *dispatch = dialog->findChild<QAbstractButton *>(u"dispatch"_s);
    if (!dispatch->isEnabled())
        return fail(dispatch->toolTip());
    dispatch->click();
    if (m_run->isEnabled())
        return fail(tr("Run was enabled while the operation was dispatched."));
    m_run->installEventFilter(this);
}

bool Demo::type(QWidget *dialog, const QString &group, const QString &field, const QString &text)
{
    const QWidget *box = dialog->findChild<QWidget *>(group);
    const QWidget *editor = box ? box->findChild<QWidget *>(field) : nullptr;
    auto *edit = editor ? editor->findChild<QPlainTextEdit *>() : nullptr;
    if (edit)
        edit->setPlainText(text);
    return edit != nullptr;
}

void Demo::lookWhetherDone()
{
    // Done when the verdict is there, its whole log is shown, and Run can be pressed again.
    if (m_done || !m_ended || !m_run || !m_run->isEnabled())
        return;
    m_done = true;
    QTimer::singleShot(200ms, this, &Demo::report); // a moment to paint, for the picture
}

void Demo::report()
{
    const Verdict verdict = m_view->verdict();
    QTextStream out(stdout);
    out << m_view->pane()->logText() << '\n'
        << tr("Verdict: %1. %2").arg(statusText(verdict.status), verdict.sentence) << '\n';
    if (!m_window.grab().save(m_screenshot)) {
        out.flush();
        return fail(tr("The picture could not be saved as %1.").arg(m_screenshot));
    }
    out << tr("Picture of the window: %1").arg(m_screenshot) << '\n';
    out.flush();
    if (verdict.status != Status::Ok)
        return fail(tr("The verdict is not ok."));
    emit finished(0);
}

void Demo::fail(const QString &sentence)
{
    m_done = true;
    QTextStream(stderr) << sentence << '\n';
    emit finished(1);
}

} // namespace Aegir
