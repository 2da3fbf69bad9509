// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/schedule.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(14, 0), QTimeZone::UTC);

/// `P1.S2*`: a run on site 2 of platform 1, at work; `!`: held; `~`: delayed; `^`: its delay is over. The run's number
/// is its place, beginning with 1.
QList<QueuedRun> queue(const QString &text)
{
    QList<QueuedRun> runs;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        QString target = word;
        QueuedRun run;
        run.run = runs.size() + 1;
        run.running = target.endsWith(u'*');
        run.held = target.endsWith(u'!');
        if (target.endsWith(u'~') || target.endsWith(u'^'))
            run.notBefore = now.addSecs(target.endsWith(u'~') ? 1 : 0);
        target.remove(QRegularExpression(u"[*!~^]"_s));
        const QStringList parts = target.split(u'.');
        run.platform = parts.at(0).sliced(1).toLongLong();
        run.entity = parts.size() > 1 ? run.platform * 100 + parts.at(1).sliced(1).toLongLong() : run.platform;
        runs.append(run);
    }
    return runs;
}

/// `- 1 limit`: may start or runs; waits for run 1; waits for a place; or another word.
QString reasons(const QList<WaitReason> &list)
{
    using Kind = WaitReason::Kind;
    static const QHash<Kind, QString> names{{Kind::None, u"-"_s},
                                            {Kind::Held, u"held"_s},
                                            {Kind::Delay, u"delay"_s},
                                            {Kind::Paused, u"paused"_s},
                                            {Kind::Limit, u"limit"_s}};
    QStringList words;
    for (const WaitReason &reason : list)
        words.append(names.value(reason.kind, QString::number(reason.run)));
    return words.join(u' ');
}

bool collide(const QueuedRun &left, const QueuedRun &right)
{
    return left.entity == right.entity
        || (left.platform == right.platform && (left.entity == left.platform || right.entity == right.platform));
}

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

private slots:
    void order_data()
    {
        QTest::addColumn<QString>("runs");
        QTest::addColumn<int>("atOnce");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &runs, int atOnce, const QString &expected) {
            QTest::addRow("%s", name) << runs << atOnce << expected;
        };
        row("nothing", u""_s, 2, u""_s);
        row("one", u"P1"_s, 2, u"-"_s);
        row("two platforms", u"P1 P2"_s, 2, u"- -"_s);
        row("limit", u"P1 P2 P3"_s, 2, u"- - limit"_s);
        row("limit with runs at work", u"P1* P2* P3"_s, 2, u"- - limit"_s);
        row("more at work than allowed", u"P1* P2* P3"_s, 1, u"- - limit"_s);
        row("no place at all counts as one", u"P1 P2"_s, 0, u"- limit"_s);
        row("same platform", u"P1 P1"_s, 2, u"- 1"_s);
        row("same site", u"P1.S1 P1.S1"_s, 2, u"- 1"_s);
        row("two sites of a platform", u"P1.S1 P1.S2"_s, 2, u"- -"_s);
        row("platform locks its sites", u"P1 P1.S1"_s, 2, u"- 1"_s);
        row("a site locks its platform", u"P1.S1 P1"_s, 2, u"- 1"_s);
        row("another platform's site", u"P1 P2.S1"_s, 2, u"- -"_s);
        row("first in, first out", u"P1.S1* P1 P1.S2"_s, 5, u"- 1 2"_s);
        row("what is at work comes before what waits", u"P1 P1.S1*"_s, 5, u"2 -"_s);
        row("waits for the one at work", u"P1.S1* P1.S1 P1.S1"_s, 5, u"- 1 1"_s);
        row("others overtake one that waits for its target", u"P1* P1 P2"_s, 2, u"- 1 -"_s);
        row("held", u"P1! P2"_s, 2, u"held -"_s);
        row("a held one keeps nobody waiting", u"P1! P1 P1.S1"_s, 2, u"held - 2"_s);
        row("delayed", u"P1~ P1"_s, 2, u"delay -"_s);
        row("after its delay", u"P1^ P1"_s, 2, u"- 1"_s);
        row("a delayed one takes no place", u"P1~ P2! P3 P4 P5"_s, 2, u"delay held - - limit"_s);
        row("of a site's and a platform's the first", u"P1.S1 P1 P1.S1"_s, 5, u"- 1 1"_s);
        row("a site waits for its platform in front", u"P1 P1.S1 P1.S2 P1"_s, 5, u"- 1 1 1"_s);
        row("nobody overtakes on the same target at the limit", u"P1* P2 P2"_s, 1, u"- limit 2"_s);
    }

    void order()
    {
        QFETCH(QString, runs);
        QFETCH(int, atOnce);
        QFETCH(QString, expected);
        QCOMPARE(reasons(schedule(queue(runs), {.atOnce = atOnce, .now = now})), expected);
    }

    void paused_data()
    {
        QTest::addColumn<QString>("runs");
        QTest::addColumn<QString>("expected");
        QTest::addRow("those that would start") << u"P1 P2"_s << u"paused paused"_s;
        QTest::addRow("what runs goes on") << u"P1* P2"_s << u"- paused"_s;
        QTest::addRow("whatever else it waits for") << u"P1* P1 P2* P3"_s << u"- paused - paused"_s;
        QTest::addRow("held says more") << u"P1! P2~"_s << u"held delay"_s;
    }
    void paused()
    {
        QFETCH(QString, runs);
        QFETCH(QString, expected);
        QCOMPARE(reasons(schedule(queue(runs), {.atOnce = 2, .paused = true, .now = now})), expected);
    }

    /// Whatever the queue: what runs together never collides, the limit holds, order per target holds, and the queue
    /// moves.
    void invariants()
    {
        QRandomGenerator random(42);
        for (int round = 0; round < 2000; ++round) {
            QList<QueuedRun> runs;
            const int count = random.bounded(1, 12);
            for (int i = 0; i < count; ++i) {
                const qint64 platform = random.bounded(1, 4);
                const int site = random.bounded(0, 3);
                runs.append(
                    {.run = i + 1, .entity = site == 0 ? platform : platform * 100 + site, .platform = platform});
            }
            const int atOnce = random.bounded(1, 5);
            // Start what may start and end some, until all are done.
            for (int step = 0; !runs.isEmpty(); ++step) {
                QVERIFY(step < 100);
                const QList<WaitReason> reasonsNow = schedule(runs, {.atOnce = atOnce, .now = now});
                QCOMPARE(reasonsNow.size(), runs.size());
                for (qsizetype i = 0; i < runs.size(); ++i) {
                    if (reasonsNow[i].kind != WaitReason::Kind::None)
                        continue;
                    for (qsizetype j = 0; j < i; ++j)
                        QVERIFY(!collide(runs[i], runs[j]));
                    runs[i].running = true;
                }
                QVERIFY(std::ranges::count_if(runs, &QueuedRun::running) <= atOnce);
                QList<qsizetype> working;
                for (qsizetype i = 0; i < runs.size(); ++i) {
                    if (runs[i].running)
                        working.append(i);
                }
                QVERIFY(!working.isEmpty());
                runs.removeAt(working.at(random.bounded(int(working.size()))));
            }
        }
    }

    /// Ten times the runs take about ten times as long, and not a hundred times.
    void isNotQuadratic()
    {
        const auto took = [](int count) {
            QList<QueuedRun> runs;
            for (int i = 0; i < count; ++i)
                runs.append({.run = i + 1, .entity = 1000 + i % 100, .platform = 1 + i % 10});
            qint64 best = std::numeric_limits<qint64>::max();
            for (int round = 0; round < 5; ++round) {
                QElapsedTimer timer;
                timer.start();
                if (schedule(runs, {.atOnce = 2, .now = now}).size() != count)
                    qFatal("Runs are missing.");
                best = std::min(best, timer.nsecsElapsed());
            }
            return best;
        };
        const qint64 few = took(2000);
        const qint64 many = took(20000);
        QVERIFY2(many < 40 * few, qPrintable(u"%1 ns for 2,000, %2 ns for 20,000"_s.arg(few).arg(many)));
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
