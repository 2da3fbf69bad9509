// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/exportfile.h"
#include "model/export/textexport.h"
#include "model/run/platform.h"
#include "tests/export/recordedrun.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

struct Arrival
{
    qint64 offset;
    qint64 time; ///< milliseconds since the epoch
};

QByteArray timesFile(const QList<Arrival> &arrivals)
{
    QByteArray bytes;
    for (const Arrival &arrival : arrivals) {
        for (const qint64 number : {arrival.offset, arrival.time}) {
            const qint64 little = qToLittleEndian(number);
            bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
        }
    }
    return bytes;
}

constexpr qint64 noon = 1795435200000; // 2026-11-23T12:00:00Z

} // namespace

Q_DECLARE_METATYPE(QList<Arrival>)

class TestTextExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }

    void bytesStayWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("lines") << QByteArray("a\nb\n");
        QTest::addRow("unfinished") << QByteArray("a\nb");
        QTest::addRow("no text") << QByteArray("\0\xff\x1b[31m\r\n\n", 10);
        QTest::addRow("long") << QByteArray(1000000, 'x');
    }

    void bytesStayWhatTheyAre()
    {
        QFETCH(const QByteArray, log);
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), log);
        QBuffer to;
        QVERIFY(to.open(QIODevice::WriteOnly));
        const auto end = exportText(run.folder, LineTimes::None, to, goOn);
        QVERIFY(end);
        QCOMPARE(to.data(), log);
    }

    void timesStandBeforeLines_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<QList<Arrival>>("arrivals");
        QTest::addColumn<LineTimes>("times");
        QTest::addColumn<QByteArray>("text");
        const QByteArray log = "one\ntwo\r\n\nfour";
        const QList<Arrival> arrivals{{0, noon}, {4, noon + 1}, {9, noon + 3'723'004}};
        QTest::addRow("clock") << log << arrivals << LineTimes::Clock
                               << QByteArray(
                                      "2026-11-23T13:00:00.000+01:00  one\n2026-11-23T13:00:00.001+01:00  two\r\n"
                                      "2026-11-23T14:02:03.004+01:00  \n2026-11-23T14:02:03.004+01:00  four");
        QTest::addRow("since start")
            << log << arrivals << LineTimes::SinceStart
            << QByteArray("+0:00:00.000  one\n+0:00:00.001  two\r\n+1:02:03.004  \n+1:02:03.004  four");
        QTest::addRow("within a line") << QByteArray("one\ntwo\n")
                                       << QList<Arrival>{{0, noon}, {2, noon + 1}, {5, noon + 2}}
                                       << LineTimes::SinceStart << QByteArray("+0:00:00.000  one\n+0:00:00.001  two\n");
        QTest::addRow("none") << log << QList<Arrival>() << LineTimes::SinceStart
                              << QByteArray(
                                     "              one\n              two\r\n              \n              four");
        QTest::addRow("later") << log << QList<Arrival>{{4, noon}} << LineTimes::SinceStart
                               << QByteArray(
                                      "              one\n+0:00:00.000  two\r\n+0:00:00.000  \n+0:00:00.000  four");
        QTest::addRow("times of no calendar")
            << QByteArray("a\nb\n")
            << QList<Arrival>{{0, std::numeric_limits<qint64>::min()}, {2, std::numeric_limits<qint64>::max()}}
            << LineTimes::Clock << QByteArray("1970-01-01T01:00:00.000+01:00  a\n9999-12-31T01:00:00.000+01:00  b\n");
        QTest::addRow("a clock that went back")
            << QByteArray("a\nb\n") << QList<Arrival>{{0, noon}, {2, noon - 5000}} << LineTimes::SinceStart
            << QByteArray("+0:00:00.000  a\n+0:00:00.000  b\n");
    }

    void timesStandBeforeLines()
    {
        QFETCH(const QByteArray, log);
        QFETCH(const QList<Arrival>, arrivals);
        QFETCH(const LineTimes, times);
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), log);
        RecordedRun::write(run.folder.timesPath(), timesFile(arrivals));
        QBuffer to;
        QVERIFY(to.open(QIODevice::WriteOnly));
        QVERIFY(exportText(run.folder, times, to, goOn));
        QTEST(to.data(), "text");
    }

    /// A line that lies in many pieces has one time.
    void longLinesHaveOneTime()
    {
        const RecordedRun run;
        const QByteArray log = QByteArray(1000000, 'x') + '\n' + QByteArray(1000000, 'y') + '\n';
        RecordedRun::write(run.folder.outputPath(), log);
        RecordedRun::write(run.folder.timesPath(), timesFile({{0, noon}, {1000001, noon + 7}}));
        QBuffer to;
        QVERIFY(to.open(QIODevice::WriteOnly));
        QVERIFY(exportText(run.folder, LineTimes::SinceStart, to, goOn));
        const QByteArray text =
            "+0:00:00.000  " + QByteArray(1000000, 'x') + "\n+0:00:00.007  " + QByteArray(1000000, 'y') + '\n';
        QVERIFY(to.data() == text);
    }

    void replacesOnlyWhenItIsWhole_data()
    {
        QTest::addColumn<LineTimes>("times");
        QTest::addRow("plain") << LineTimes::None;
        QTest::addRow("with times") << LineTimes::Clock;
    }

    void replacesOnlyWhenItIsWhole()
    {
        QFETCH(const LineTimes, times);
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), QByteArray(2000000, 'x'));
        const QString target = run.path(u"a.log"_s);
        RecordedRun::write(target, "before");
        int calls = 0;
        const auto cancelled = writeExport(target, [&](QIODevice &to) {
            return exportText(run.folder, times, to, [&calls](qint64, qint64) { return ++calls < 3; });
        });
        QVERIFY(cancelled);
        QCOMPARE(*cancelled, WorkEnd::Cancelled);
        QCOMPARE(RecordedRun::read(target), QByteArray("before"));
        QCOMPARE(RecordedRun::names(run.path({})), (QStringList{u"a.log"_s, u"run"_s}));
        const auto done = writeExport(target, [&](QIODevice &to) { return exportText(run.folder, times, to, goOn); });
        QVERIFY(done);
        QCOMPARE(*done, WorkEnd::Done);
        QVERIFY(RecordedRun::read(target).size() >= 2000000);
        QCOMPARE(RecordedRun::names(run.path({})), (QStringList{u"a.log"_s, u"run"_s}));
    }

    void saysWhyItCannotBeWritten_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("says");
        QTest::addRow("full disk") << u"/dev/full"_s << u"/dev/full cannot be written: "_s;
        QTest::addRow("no folder") << u"none/a.log"_s << u"none/a.log cannot be written: "_s;
        QTest::addRow("a folder") << u"run"_s << u"run is a folder; name a file in it."_s;
    }

    void saysWhyItCannotBeWritten()
    {
        QFETCH(const QString, target);
        QFETCH(const QString, says);
        const RecordedRun run;
        const auto done = writeExport(QDir(run.path({})).filePath(target),
                                      [&](QIODevice &to) { return exportText(run.folder, LineTimes::None, to, goOn); });
        QVERIFY(!done);
        QVERIFY2(done.error().sentence.contains(says), qPrintable(done.error().sentence));
        QCOMPARE(RecordedRun::names(run.path({})), QStringList{u"run"_s});
        QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
    }

    void saysWhyItCannotBeRead()
    {
        const RecordedRun run;
        QFile::remove(run.folder.outputPath());
        for (const LineTimes times : {LineTimes::None, LineTimes::Clock}) {
            QBuffer to;
            QVERIFY(to.open(QIODevice::WriteOnly));
            const auto done = exportText(run.folder, times, to, goOn);
            QVERIFY(!done);
            QVERIFY2(done.error().sentence.contains(u"output.log cannot be read: "), qPrintable(done.error().sentence));
        }
    }
};

QTEST_GUILESS_MAIN(TestTextExport)
#include "tst_textexport.moc"
