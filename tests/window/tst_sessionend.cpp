// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shared/stopsignals.h"
#include "tests/dispatch/queuefixture.h"
#include "tests/support/lockeddatabase.h"
#include "views/mainwindow.h"
#include "views/messagebar.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QApplication>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTreeView>

#include <cstdio>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

/// The real window on the workspace @p dir, of which a person wants @p what: `bulk` on all that is there, or `hold` of
/// run 1. It says when that has been asked for, and ends as aegir-desktop does.
int beTheWindow(const QString &dir, const QString &what)
{
    const auto workspace = Workspace::open(dir).value();
    Queue queue(*workspace, workerProgram());
    if (!queue.open())
        return 2;
    QSettings settings(dir + u"/window.ini"_s, QSettings::IniFormat);
    KSyntaxHighlighting::Repository repository;
    MainWindow window(settings, repository);
    const StopSignals stopSignals({StopSignal::Interrupt, StopSignal::Terminate});
    QObject::connect(&stopSignals, &StopSignals::arrived, &window,
                     [&window] { window.closeSoon([] { QCoreApplication::quit(); }); });
    window.showWorkspace(*workspace, queue);
    window.show();
    QTimer::singleShot(0, &window, [&] {
        if (what == u"bulk"_s) {
            window.findChild<QTreeView *>(u"entities"_s)->selectAll();
            window.view()->runOnAll(u"work"_s);
            window.findChild<QPushButton *>(u"dispatch"_s)->click();
        } else {
            queue.whenFree().perform(&window, [&queue] { return queue.hold(1); });
        }
        say("asked");
    });
    const int code = QApplication::exec();
    window.closeWorkspace();
    return code;
}

} // namespace

/// The desktop session ends, and with it the window, while things are on their way into the database.
class tst_SessionEnd : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsDone_data();
    void saysWhatIsDone();
};

void tst_SessionEnd::saysWhatIsDone_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("lock"); // empty: none; short: until after the signal; long: until it has ended
    QTest::addColumn<int>("dispatched");
    QTest::addColumn<bool>("held");
    QTest::addColumn<int>("left"); // out, and told so
    QTest::addRow("a bulk") << u"bulk"_s << QString() << 22 << false << 0;
    QTest::addRow("a bulk, and another program writes for a moment") << u"bulk"_s << u"short"_s << 22 << false << 0;
    QTest::addRow("a bulk, and another program hangs") << u"bulk"_s << u"long"_s << 1 << false << 21;
    QTest::addRow("a hold, and another program writes for a moment") << u"hold"_s << u"short"_s << 1 << true << 0;
    QTest::addRow("a hold, and another program hangs") << u"hold"_s << u"long"_s << 1 << false << 1;
}

/// Whatever was asked for is done and stands in the store, or is not and is told at the next start.
void tst_SessionEnd::saysWhatIsDone()
{
    QFETCH(const QString, what);
    QFETCH(const QString, lock);
    QFETCH(const int, dispatched);
    QFETCH(const bool, held);
    QFETCH(const int, left);
    QueueFixture f;
    QVERIFY(f.queue->setPaused(true));
    for (int i = 0; i < 19; ++i)
        f.addSite(u"shop-%1.example.com"_s.arg(i), f.platformId);
    const qint64 first = f.dispatch(f.siteId, u"other"_s);
    QCOMPARE(first, 1);
    f.queue.reset(); // the window holds it

    std::unique_ptr<LockedDatabase> writer;
    if (!lock.isEmpty())
        writer = std::make_unique<LockedDatabase>(f.workspace->stateDir() + u"/aegir.sqlite"_s);
    QProcess window;
    window.start(QCoreApplication::applicationFilePath(), {u"--window"_s, f.dir.path(), what});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += window.readAllStandardOutput()).contains("asked"), 60s);
    window.terminate();
    if (lock == u"short"_s) {
        QTest::qWait(1000);
        QCOMPARE(window.state(), QProcess::Running); // it waits a little
        writer.reset();
    }
    QTRY_COMPARE_WITH_TIMEOUT(window.state(), QProcess::NotRunning, 60s);
    writer.reset();
    QCOMPARE(window.exitStatus(), QProcess::NormalExit);
    QCOMPARE(window.exitCode(), 0);

    const Store &store = f.workspace->store();
    const QList<Run> runs = store.dispatchedRuns();
    QCOMPARE(store.run(first)->held, held);
    QSet<qint64> group;
    for (const Run &run : runs) {
        QVERIFY(f.workspace->runFolder(run).request()); // it can be started
        if (run.id != first)
            group << run.id;
    }
    QCOMPARE(runs.size(), dispatched);
    if (!group.isEmpty())
        QCOMPARE(store.bulkRuns(runs.at(1).id).size(), group.size());

    const QByteArray journal = window.readAllStandardError();
    QCOMPARE(journal.contains("were left out"), left > 0);
    QSettings settings(f.dir.filePath(u"window.ini"_s), QSettings::IniFormat);
    KSyntaxHighlighting::Repository repository;
    f.open();
    for (const bool isFirst : {true, false}) {
        MainWindow next(settings, repository);
        next.showWorkspace(*f.workspace, *f.queue);
        next.show();
        const auto *bar = next.findChild<MessageBar *>(u"failureBar"_s);
        QCOMPARE(bar->isVisible(), left > 0 && isFirst); // once
        if (bar->isVisible())
            QVERIFY2(bar->text().startsWith(u"%1 thing(s) that you had asked for were left out"_s.arg(left)),
                     qPrintable(bar->text()));
    }
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--window"_s)
        return beTheWindow(arguments.value(2), arguments.value(3));
    tst_SessionEnd test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sessionend.moc"
