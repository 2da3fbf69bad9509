// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/runwatcher.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// The folder of a run that has ended.
class EndedRun
{
public:
    EndedRun()
        : folder(m_dir.path())
    {
    }
    void write(const QString &path, const QByteArray &bytes) const
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(file.errorString()));
    }
    void end() const
    {
        const auto written = writeResult(folder,
                                         {.verdict = {.status = Status::Ok, .sentence = u"Done."_s},
                                          .exitCode = 0,
                                          .started = QDateTime::currentDateTimeUtc(),
                                          .finished = QDateTime::currentDateTimeUtc()});
        if (!written)
            qFatal("%s", qPrintable(written.error().sentence));
    }

private:
    QTemporaryDir m_dir;

public:
    RunFolder folder;
};

/// The time that this thread has worked, in milliseconds: what else the machine does is not measured.
double threadTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}
} // namespace

class TestRunWatcher : public QObject
{
    Q_OBJECT

private slots:
    void positions()
    {
        EndedRun run;
        const QByteArray events = "{\"event\":\"start\",\"n\":1}\nno event\n{\"event\":\"play\",\"n\":2,\"offset\":3}\n"
                                  "{\"event\":\"task\",\"n\":3}\n{\"event\":";
        run.write(run.folder.eventsPath(), events);
        run.write(run.folder.outputPath(), "abcdef");
        run.end();
        QList<qint64> positions;
        RunWatcher watcher(run.folder);
        connect(&watcher, &RunWatcher::eventArrived, this, [&](const Event &event) { positions << event.position; });
        QSignalSpy finished(&watcher, &RunWatcher::finished);
        watcher.start(RunWatcher::noOutput);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(positions,
                 QList<qint64>({0, events.indexOf("{\"event\":\"play"), events.indexOf("{\"event\":\"task")}));

        // Also from the middle on.
        const qint64 from = positions[1];
        positions.clear();
        RunWatcher late(run.folder);
        connect(&late, &RunWatcher::eventArrived, this, [&](const Event &event) { positions << event.position; });
        QSignalSpy lateFinished(&late, &RunWatcher::finished);
        late.start(0, from);
        QTRY_COMPARE(lateFinished.size(), 1);
        QCOMPARE(positions.first(), from);
        QCOMPARE(positions.size(), 2);
    }

    /// A line that no event can have made is passed over.
    void longLines_data()
    {
        QTest::addColumn<qsizetype>("length");
        QTest::addRow("as long as a line may be") << qsizetype(1024 * 1024);
        QTest::addRow("one byte more") << qsizetype(1024 * 1024 + 1);
        QTest::addRow("to the end of a piece") << qsizetype(2 * 1024 * 1024 - 19);
        QTest::addRow("20 MiB") << qsizetype(20 * 1024 * 1024);
    }
    void longLines()
    {
        QFETCH(qsizetype, length);
        EndedRun run;
        const QByteArray first = "{\"event\":\"ok\",\"n\":1}\n";
        QByteArray between = "{\"event\":\"ok\",\"n\":2,\"host\":\"";
        between += QByteArray(length - between.size() - 2, 'x') + "\"}\n";
        const QByteArray rest = "{\"event\":\"ok\",\"n\":3}\n";
        run.write(run.folder.eventsPath(), first + between + rest + QByteArray(3 * 1024 * 1024, 'x'));
        run.end();
        QHash<qint64, qint64> positions;
        RunWatcher watcher(run.folder);
        connect(&watcher, &RunWatcher::eventArrived, this,
                [&](const Event &event) { positions.insert(event.number, event.position); });
        QSignalSpy finished(&watcher, &RunWatcher::finished);
        watcher.start(RunWatcher::noOutput);
        QTRY_COMPARE(finished.size(), 1);
        QHash<qint64, qint64> expected{{1, 0}, {3, first.size() + between.size()}};
        if (length <= 1024 * 1024)
            expected.insert(2, first.size());
        QCOMPARE(positions, expected);
    }

    void ringsAtTheStartAndBeforeTheEnd()
    {
        EndedRun run;
        run.write(run.folder.eventsPath(), {});
        run.end();
        RunWatcher watcher(run.folder);
        QStringList told;
        connect(&watcher, &RunWatcher::grew, this, [&] { told << u"grew"_s; });
        connect(&watcher, &RunWatcher::finished, this, [&] { told << u"finished"_s; });
        watcher.start(RunWatcher::noOutput);
        QVERIFY(told.isEmpty()); // from the event loop
        QTRY_VERIFY(told.contains(u"finished"_s));
        QCOMPARE(told.first(), u"grew"_s);
        QCOMPARE(told.last(), u"finished"_s);
        QCOMPARE(told[told.size() - 2], u"grew"_s);
        QVERIFY(told.size() >= 3);
    }

    void endsWhoSurvived_data()
    {
        QTest::addColumn<bool>("isKeeper");
        QTest::addColumn<bool>("tidiedUp");
        QTest::addColumn<QByteArray>("family"); // in the file
        QTest::addColumn<bool>("survives");
        const QByteArray own(32, 'a');
        QTest::addRow("of its run") << true << false << own << false;
        QTest::addRow("for a viewer") << false << false << own << true;
        QTest::addRow("left in peace by a keeper") << true << true << own << true;
        QTest::addRow("of another family") << true << false << QByteArray(32, 'b') << true;
        QTest::addRow("of a file that names something else") << true << false << QByteArray("HOME=/") << true;
        QTest::addRow("of an old file") << true << false << QByteArray() << true;
    }
    void endsWhoSurvived()
    {
        QFETCH(bool, isKeeper);
        QFETCH(bool, tidiedUp);
        QFETCH(QByteArray, family);
        QFETCH(bool, survives);
        QProcess survivor;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"AEGIR_FAMILY"_s, QString(32, u'a'));
        environment.insert(u"HOME"_s, u"/"_s);
        survivor.setProcessEnvironment(environment);
        survivor.start(u"sleep"_s, {u"60"_s});
        QVERIFY(survivor.waitForStarted());
        EndedRun run;
        QVERIFY(claimRun(run.folder, {.pid = 1, .startTime = u"long ago"_s, .socket = {}, .family = family}).value());
        if (!tidiedUp)
            QVERIFY(QDir().mkpath(run.folder.pluginsPath()));
        RunWatcher watcher(run.folder);
        QSignalSpy lost(&watcher, &RunWatcher::lost);
        watcher.setKeeper(isKeeper);
        watcher.start();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 10000);
        if (survives)
            QTest::qWait(300);
        else
            QTRY_COMPARE_WITH_TIMEOUT(survivor.state(), QProcess::NotRunning, 5000);
        QCOMPARE(survivor.state() == QProcess::Running, survives);
        survivor.kill();
        survivor.waitForFinished();
    }

    /// Long events files are read in short turns, and all of them arrive, in their order.
    void manyEvents_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("size"); // bytes of a result
        QTest::addRow("fifty thousand") << 50'000 << 400;
        QTest::addRow("as long as they may be") << 100 << 250 * 1024;
    }
    void manyEvents()
    {
        QFETCH(int, count);
        QFETCH(int, size);
        EndedRun run;
        QByteArray events;
        const QByteArray stdOut(size, 'x');
        for (int i = 1; i <= count; ++i) {
            events += "{\"event\":\"ok\",\"n\":" + QByteArray::number(i) + ",\"host\":\"web\",\"offset\":"
                + QByteArray::number(i) + ",\"result\":{\"stdout\":\"" + stdOut + "\"}}\n";
        }
        run.write(run.folder.eventsPath(), events);
        run.end();
        RunWatcher watcher(run.folder);
        qint64 next = 1;
        bool inOrder = true;
        connect(&watcher, &RunWatcher::eventArrived, this,
                [&](const Event &event) { inOrder = inOrder && event.number == next++; });
        QSignalSpy finished(&watcher, &RunWatcher::finished);
        watcher.start(RunWatcher::noOutput);
        double longest = 0;
        QElapsedTimer wall;
        wall.start();
        while (finished.isEmpty() && wall.elapsed() < 60'000) {
            const double begin = threadTime();
            QCoreApplication::processEvents();
            longest = std::max(longest, threadTime() - begin);
        }
        qInfo("%d events, %lld MiB: %lld ms, the longest turn %.1f ms", count, events.size() / 1024 / 1024,
              wall.elapsed(), longest);
        QVERIFY(inOrder);
        QCOMPARE(next, count + 1);
        QVERIFY2(longest < 8, qPrintable(u"%1 ms"_s.arg(longest)));
    }
};

QTEST_GUILESS_MAIN(TestRunWatcher)
#include "tst_runwatcher.moc"
