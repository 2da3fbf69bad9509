// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"
#include "views/mainwindow.h"
#include "views/runpane.h"
#include "views/runview.h"

#include <KSyntaxHighlighting/Repository>
#include <QAbstractButton>
#include <QDirIterator>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString binDir = qEnvironmentVariable("AEGIR_BIN_DIR");

/// The first file called @p name below @p dir, or an empty string.
QString find(const QString &dir, const QString &name)
{
    QDirIterator files(dir, {name}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

/// The window is killed in the middle of a run; the run and what it wrote are not.
class TestRestart : public QObject
{
    Q_OBJECT

private slots:
    void aRunOutlivesItsWindow()
    {
        QTemporaryDir home;
        QProcess window;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, home.path());
        environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
        window.setProcessEnvironment(environment);
        window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        // The demonstration presses Run in the real window and fills its form.
        window.start(binDir + u"/aegir-desktop"_s, {u"--sample"_s, u"--demo"_s, home.filePath(u"unused.png"_s)});
        QString log;
        QTRY_VERIFY_WITH_TIMEOUT(
            !(log = find(home.path(), u"output.log"_s)).isEmpty() && contents(log).contains("TASK"), 60s);
        const QString runDir = QFileInfo(log).path();
        QVERIFY(!QFile::exists(runDir + u"/result.json"_s));
        window.kill();
        QVERIFY(window.waitForFinished());
        QVERIFY(!QFile::exists(runDir + u"/result.json"_s));
        const qsizetype atKill = contents(log).size();

        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(runDir + u"/result.json"_s), 60s);
        QVERIFY(contents(log).size() > atKill);

        const QString dir = QFileInfo(find(home.path(), u"workspace.yml"_s)).path();
        const auto workspace = Workspace::open(dir);
        QVERIFY(workspace);
        Queue queue(**workspace, binDir + u"/aegir-worker"_s);
        QVERIFY(queue.open());
        QSettings settings(home.filePath(u"settings.ini"_s), QSettings::IniFormat);
        KSyntaxHighlighting::Repository repository;
        MainWindow next(settings, repository);
        next.showWorkspace(**workspace, queue);
        next.show();
        auto *tree = next.findChild<QTreeView *>(u"entities"_s);
        QVERIFY(tree);
        tree->setCurrentIndex(tree->model()->index(0, 0));
        auto *view = next.findChild<RunView *>(u"runView"_s);
        QVERIFY(view);
        QTRY_COMPARE_WITH_TIMEOUT(view->verdict().status, Status::Ok, 20s);
        QTRY_COMPARE(view->pane()->logText().trimmed(), QString::fromUtf8(contents(log)).trimmed());
        QVERIFY((*workspace)->store().dispatchedRuns().isEmpty());
        // What the role sent back while no window was there is stored, and Run can be pressed again.
        QVERIFY((*workspace)->store().entities().constFirst().outputs.contains(u"debug_data"_s));
        auto *run = next.findChild<QAbstractButton *>(u"run-platform_tour"_s);
        QVERIFY(run && run->isEnabled());
        next.closeWorkspace();
    }
};

QTEST_MAIN(TestRestart)
#include "tst_restart.moc"
