// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuefixture.h"

#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What the runs themselves wrote down: when each began and ended to work on its target.
struct Span
{
    qint64 run = 0;
    qint64 entity = 0;
    qint64 platform = 0;
    QDateTime started;
    QDateTime finished;
    qsizetype begin = 0; ///< in the order in which the queue told of it
    qsizetype end = 0;
};

bool collide(const Span &left, const Span &right)
{
    return left.entity == right.entity
        || (left.platform == right.platform && (left.entity == left.platform || right.entity == right.platform));
}

/// The order per target is kept, and never two work on one: those that were dispatched earlier ended before.
QString collisionOf(const QList<Span> &spans)
{
    for (qsizetype i = 0; i < spans.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (collide(spans[i], spans[j]) && spans[i].started < spans[j].finished)
                return u"run %1 began before run %2 had ended"_s.arg(spans[i].run).arg(spans[j].run);
        }
    }
    return {};
}

/// From when its target is free, nobody who came later starts before a run: so none waits for ever.
QString starvationOf(const QList<Span> &spans)
{
    for (qsizetype i = 0; i < spans.size(); ++i) {
        qsizetype ready = 0;
        for (qsizetype j = 0; j < i; ++j) {
            if (collide(spans[i], spans[j]))
                ready = std::max(ready, spans[j].end);
        }
        for (qsizetype later = i + 1; later < spans.size(); ++later) {
            if (spans[later].begin > ready && spans[later].begin < spans[i].begin)
                return u"run %1 overtook run %2, which could start"_s.arg(spans[later].run).arg(spans[i].run);
        }
    }
    return {};
}

/// How many worked at once, by their own records.
int mostAtOnce(const QList<Span> &spans)
{
    QList<std::pair<QDateTime, int>> changes;
    for (const Span &span : spans)
        changes << std::pair{span.started, 1} << std::pair{span.finished, -1};
    std::ranges::sort(changes); // an end before a beginning at the same millisecond
    int atWork = 0;
    int most = 0;
    for (const auto &[time, change] : std::as_const(changes)) {
        atWork += change;
        most = std::max(most, atWork);
    }
    return most;
}

} // namespace

/// Many runs on many targets: the order per target is kept, never two work on a target, at most N at once, and none
/// starves. A tenth of them in everyday tests, all with AEGIR_SOAK.
class TestQueueSoak : public QObject
{
    Q_OBJECT

private slots:
    void manyRuns()
    {
        constexpr int atOnce = 4;
        const bool isSoak = qEnvironmentVariableIsSet("AEGIR_SOAK");
        const int platforms = isSoak ? 25 : 5;
        constexpr int sitesEach = 3; // with its platform four targets
        const int operations = isSoak ? 10 : 5;
        QueueFixture f(atOnce);
        QByteArray names;
        for (int i = 0; i < operations; ++i) {
            names += (i ? ", op" : "op") + QByteArray::number(i);
            f.write(u"types/operations/op%1.yml"_s.arg(i), "tasks: [work]\n");
        }
        f.write(u"types/platforms/p.yml"_s, "operations: [" + names + "]\n");
        f.write(u"types/sites/s.yml"_s, "operations: [" + names + "]\n");
        f.open();
        // Each run writes down itself, from within, when it has its target.
        f.plan("good\n");
        QList<qint64> targets;
        QHash<qint64, qint64> platformOf;
        for (int i = 0; i < platforms; ++i) {
            const qint64 platform = f.addPlatform(u"platform%1"_s.arg(i));
            targets << platform;
            platformOf[platform] = platform;
            for (int j = 0; j < sitesEach; ++j) {
                targets << f.addSite(u"site%1-%2"_s.arg(i).arg(j), platform);
                platformOf[targets.last()] = platform;
            }
        }
        QVERIFY(f.queue->setPaused(true)); // so that all of them wait at one time
        QList<qint64> runs;
        for (int i = 0; i < operations; ++i) {
            for (const qint64 target : std::as_const(targets))
                runs << f.dispatch(target, u"op%1"_s.arg(i));
        }
        QCOMPARE(runs.size(), targets.size() * operations);
        QHash<qint64, std::pair<qsizetype, qsizetype>> told; // begin and end of each run, as the queue tells of them
        qsizetype count = 0;
        int most = 0;
        connect(f.queue.get(), &Queue::runChanged, this, [&](qint64 id) {
            const Status status = f.status(id);
            auto &[begin, end] = told[id];
            if (status != Status::Waiting && !begin)
                begin = ++count;
            if (isFinal(status) && !end)
                end = ++count;
            most = std::max(most, f.workspace->store().runningCount());
        });
        QElapsedTimer clock;
        clock.start();
        QVERIFY(f.queue->setPaused(false));
        QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().waitingCount() + f.workspace->store().runningCount() == 0,
                                 runs.size() * 1s);
        qInfo("%lld runs on %lld targets, %d at once: %.1f s", qlonglong(runs.size()), qlonglong(targets.size()),
              atOnce, static_cast<double>(clock.elapsed()) / 1000);
        QCOMPARE(most, atOnce);

        QList<Span> spans;
        for (const qint64 id : std::as_const(runs)) {
            const Run run = *f.workspace->store().run(id);
            QVERIFY2(run.status == Status::Ok, qPrintable(run.verdict.sentence));
            // By the run's own record, not by the queue's.
            const auto result = readResult(f.folder(id)).value();
            QVERIFY(result);
            spans.append({id, run.entity, platformOf[run.entity], result->started, result->finished, told[id].first,
                          told[id].second});
        }
        QCOMPARE(collisionOf(spans), QString());
        QCOMPARE(starvationOf(spans), QString());
        QVERIFY2(mostAtOnce(spans) <= atOnce, qPrintable(QString::number(mostAtOnce(spans))));
    }
};

QTEST_GUILESS_MAIN(TestQueueSoak)
#include "tst_queuesoak.moc"
