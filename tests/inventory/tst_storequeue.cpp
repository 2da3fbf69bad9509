// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/store.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Status allStatuses[]{Status::Waiting, Status::Running,   Status::Ok,         Status::Warning,
                               Status::Error,   Status::Cancelled, Status::Interrupted};

QDateTime now()
{
    return QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), QTimeZone::UTC);
}

/// The statements that run as long as it lives. One at a time.
class Statements
{
    Q_DISABLE_COPY_MOVE(Statements)

public:
    Statements()
    {
        s_heard.clear();
        QLoggingCategory::setFilterRules(u"aegir.sql.debug=true"_s);
        s_before =
            qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
                if (qstrcmp(context.category, "aegir.sql") != 0)
                    s_before(type, context, message);
                else if (!message.endsWith(u" rows"_s))
                    s_heard << message;
            });
    }
    ~Statements()
    {
        qInstallMessageHandler(s_before);
        QLoggingCategory::setFilterRules({});
    }
    static QStringList heard() { return s_heard; }

private:
    static inline QStringList s_heard;
    static inline QtMessageHandler s_before = nullptr;
};

/// How SQLite gets at the rows of runs in @p statement: `SEARCH run USING INDEX run_queue (status=?)`.
QStringList accessToRuns(const QSqlDatabase &database, const QString &statement)
{
    QStringList steps;
    QSqlQuery query(database);
    static const QRegularExpression placeholder(u":\\w+"_s);
    if (!query.exec(u"EXPLAIN QUERY PLAN "_s + QString(statement).replace(placeholder, u"1"_s)))
        return {query.lastError().text()};
    while (query.next()) {
        const QString step = query.value(3).toString();
        if (step.contains(u" run"_s))
            steps << step;
    }
    return steps;
}

} // namespace

/// The states of runs, and their order in the queue.
class TestStoreQueue : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = Store::open(u":memory:"_s).value();
        m_platform =
            m_store->addEntity({.kind = EntityKind::Platform, .name = u"p"_s, .type = u"x"_s, .hosts = u"h"_s}).value();
        m_site = m_store->addEntity({.kind = EntityKind::Site, .name = u"s"_s, .type = u"y"_s, .platform = m_platform})
                     .value();
    }

    void transitions_data()
    {
        QTest::addColumn<Status>("from");
        QTest::addColumn<Status>("to");
        QTest::addColumn<bool>("allowed");
        // Written out again, so that a slip in the table shows.
        const QSet<std::pair<Status, Status>> allowed{
            {Status::Waiting, Status::Running},     {Status::Waiting, Status::Cancelled},
            {Status::Waiting, Status::Interrupted}, {Status::Running, Status::Waiting},
            {Status::Running, Status::Ok},          {Status::Running, Status::Warning},
            {Status::Running, Status::Error},       {Status::Running, Status::Cancelled},
            {Status::Running, Status::Interrupted}};
        for (const Status from : allStatuses) {
            for (const Status to : allStatuses) {
                QTest::addRow("%s to %s", qPrintable(statusName(from)), qPrintable(statusName(to)))
                    << from << to << allowed.contains({from, to});
            }
        }
    }

    void transitions()
    {
        QFETCH(Status, from);
        QFETCH(Status, to);
        QFETCH(bool, allowed);
        QCOMPARE(canBecome(from, to), allowed);
        QVERIFY(!canBecome(to, Status::None));
        const qint64 run = add(u"work"_s);
        if (from != Status::Waiting)
            QVERIFY(m_store->setRunning(run).value());
        if (isFinal(from))
            QVERIFY(m_store->finishRun(run, {.status = from, .sentence = u"First."_s}, now(), now()).value());
        const Run before = *m_store->run(run);
        QCOMPARE(before.status, from);
        const auto moved = to == Status::Running ? m_store->setRunning(run)
            : to == Status::Waiting              ? m_store->setWaiting(run)
                                    : m_store->finishRun(run, {.status = to, .sentence = u"Second."_s}, now(), now());
        QCOMPARE(moved.value_or(false), allowed);
        if (allowed)
            QCOMPARE(m_store->run(run)->status, to);
        else
            QCOMPARE(*m_store->run(run), before); // all of it
    }

    void onlyADispatchBegins()
    {
        for (const Status to : allStatuses)
            QCOMPARE(canBecome(Status::None, to), to == Status::Waiting);
        QCOMPARE(sourcesOf(Status::Ok), QList{Status::Running});
        QVERIFY(sourcesOf(Status::None).isEmpty());
    }

    void theOrderIsThatOfDispatch()
    {
        const QList<qint64> runs = addSome(4);
        QCOMPARE(order(), runs);
        QVERIFY(m_store->setRunning(runs[2]).value());
        QCOMPARE(order(), (QList{runs[2], runs[0], runs[1], runs[3]})); // those at work first
        QCOMPARE(m_store->runningCount(), 1);
    }

    void moves_data()
    {
        QTest::addColumn<int>("run");
        QTest::addColumn<int>("before");
        QTest::addColumn<QList<int>>("expected");
        QTest::addRow("first") << 3 << 0 << QList{3, 0, 1, 2, 4};
        QTest::addRow("up") << 3 << 2 << QList{0, 1, 3, 2, 4};
        QTest::addRow("down") << 1 << 3 << QList{0, 2, 1, 3, 4};
        QTest::addRow("last") << 1 << -1 << QList{0, 2, 3, 4, 1};
        QTest::addRow("before itself") << 2 << 2 << QList{0, 1, 2, 3, 4};
        QTest::addRow("to where it is") << 1 << 2 << QList{0, 1, 2, 3, 4};
    }

    void moves()
    {
        QFETCH(int, run);
        QFETCH(int, before);
        QFETCH(QList<int>, expected);
        const QList<qint64> runs = addSome(5);
        QVERIFY(m_store->placeRun(runs[run], before < 0 ? 0 : runs[before]).value());
        QList<qint64> wanted;
        for (const int index : expected)
            wanted << runs[index];
        QCOMPARE(order(), wanted);
        // Who is dispatched now still comes last.
        wanted << add(u"late"_s);
        QCOMPARE(order(), wanted);
    }

    void movesMany_data()
    {
        QTest::addColumn<QList<int>>("moved");
        QTest::addColumn<int>("before"); // -1: at the end
        QTest::addColumn<QList<int>>("expected");
        QTest::addRow("to the end") << QList{0, 2} << -1 << QList{1, 3, 4, 0, 2};
        QTest::addRow("to the front") << QList{3, 4} << 0 << QList{3, 4, 0, 1, 2};
        QTest::addRow("in the order that is given") << QList{4, 1} << 3 << QList{0, 2, 4, 1, 3};
        QTest::addRow("before one that moves") << QList{1, 2} << 2 << QList{0, 1, 2, 3, 4};
        QTest::addRow("before one that moves elsewhere") << QList{0, 2} << 2 << QList{1, 0, 2, 3, 4};
        QTest::addRow("one of them twice") << QList{0, 0, 1} << -1 << QList{2, 3, 4, 0, 1};
        QTest::addRow("all") << QList{4, 3, 2, 1, 0} << -1 << QList{4, 3, 2, 1, 0};
        QTest::addRow("none") << QList<int>() << 1 << QList{0, 1, 2, 3, 4};
    }

    void movesMany()
    {
        QFETCH(const QList<int>, moved);
        QFETCH(const int, before);
        QFETCH(const QList<int>, expected);
        const QList<qint64> runs = addSome(5);
        const auto of = [&runs](const QList<int> &indexes) {
            QList<qint64> list;
            for (const int index : indexes)
                list << runs[index];
            return list;
        };
        QVERIFY(m_store->placeRuns(of(moved), before < 0 ? 0 : runs[before]));
        QCOMPARE(order(), of(expected));
        const qint64 late = add(u"late"_s);
        QCOMPARE(order().last(), late);
    }

    void holdsAndReleasesMany()
    {
        const QList<qint64> runs = addSome(4);
        QVERIFY(m_store->setRunning(runs[1]).value());
        QCOMPARE(m_store->holdRuns(runs + QList<qint64>{99}).value(), (QList{runs[0], runs[2], runs[3]}));
        QVERIFY(!m_store->run(runs[1])->held);
        QVERIFY(m_store->run(runs[3])->held);
        QCOMPARE(m_store->releaseRuns({runs[3], runs[1]}).value(), QList{runs[3]});
        QVERIFY(m_store->run(runs[2])->held);
        QVERIFY(!m_store->run(runs[3])->held);
        QCOMPARE(m_store->holdRuns({}).value(), QList<qint64>());
    }

    void dispatchedStatusOfAnEntity()
    {
        QCOMPARE(m_store->dispatchedStatus(m_platform), Status::None);
        const QList<qint64> runs = addSome(2);
        QCOMPARE(m_store->dispatchedStatus(m_platform), Status::Waiting);
        QVERIFY(m_store->setRunning(runs[1]).value());
        QCOMPARE(m_store->dispatchedStatus(m_platform), Status::Running);
        QCOMPARE(m_store->dispatchedStatus(m_platform + 1), Status::None);
    }

    void theHistoryIsNotReadForTheQueue()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"a.sqlite"_s);
        m_store = Store::open(path).value();
        m_platform =
            m_store->addEntity({.kind = EntityKind::Platform, .name = u"p"_s, .type = u"x"_s, .hosts = u"h"_s}).value();
        const QList<qint64> runs = addSome(2);
        QStringList statements;
        {
            const Statements heard;
            QVERIFY(m_store->placeRun(runs[1], runs[0]).value());
            QCOMPARE(m_store->dispatchedStatus(m_platform), Status::Waiting);
            QCOMPARE(m_store->waitingCount(), 2);
            QCOMPARE(m_store->runningCount(), 0);
            QCOMPARE(m_store->queuedRuns().size(), 2);
            QCOMPARE(m_store->dispatchedRuns().size(), 2);
            QVERIFY(m_store->askCancel(runs));
            QVERIFY(m_store->holdRuns(runs));
            QVERIFY(!m_store->deleteEntity(m_platform));
            statements = Statements::heard();
        }
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plans"_s);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            // What its triggers do counts, too.
            QSqlQuery triggers(u"SELECT sql FROM sqlite_master WHERE type = 'trigger'"_s, database);
            while (triggers.next()) {
                static const QRegularExpression body(u"BEGIN(.*);\\s*END"_s,
                                                     QRegularExpression::DotMatchesEverythingOption);
                static const QRegularExpression value(u"new\\.\\w+"_s);
                statements << body.match(triggers.value(0).toString()).captured(1).replace(value, u"1"_s);
            }
            int looked = 0;
            for (const QString &statement : std::as_const(statements)) {
                if (!statement.contains(u"run"_s) || !statement.contains(u"status"_s))
                    continue;
                for (const QString &step : accessToRuns(database, statement)) {
                    ++looked;
                    QVERIFY2(step.contains(u"run_queue"_s) || step.contains(u"run_dispatched"_s)
                                 || step.contains(u"PRIMARY KEY"_s),
                             qPrintable(statement + u": "_s + step));
                }
            }
            QVERIFY(looked >= 8);
        }
        QSqlDatabase::removeDatabase(u"plans"_s);
    }

    void whatRunsIsNotMoved()
    {
        const QList<qint64> runs = addSome(3);
        QVERIFY(m_store->setRunning(runs[0]).value());
        QCOMPARE(m_store->placeRun(runs[0], runs[2]).value(), false);
        QVERIFY(m_store->placeRun(runs[2], runs[0]).value()); // which waits no more: at the end
        QCOMPARE(order(), runs);
        QVERIFY(m_store->placeRun(runs[2], runs[1]).value());
        QVERIFY(m_store->setWaiting(runs[0]).value()); // no worker took it: back to where it was
        QCOMPARE(order(), (QList{runs[0], runs[2], runs[1]}));
        QCOMPARE(m_store->placeRun(99, 0).value(), false);
    }

    void heldAndReleased()
    {
        const qint64 run = add(u"work"_s);
        QVERIFY(m_store->holdRun(run).value());
        QVERIFY(m_store->run(run)->held);
        QVERIFY(m_store->queuedRuns().first().held);
        QCOMPARE(m_store->takeTurn(run).value(), false);
        QVERIFY(m_store->releaseRun(run).value());
        QVERIFY(!m_store->run(run)->held);
        QCOMPARE(m_store->takeTurn(run).value(), true);
        QCOMPARE(m_store->holdRun(run).value(), false); // too late
        QCOMPARE(m_store->releaseRun(run).value(), false);
    }

    void aPausedQueueStartsNothing()
    {
        const qint64 run = add(u"work"_s);
        QVERIFY(!m_store->isQueuePaused());
        QCOMPARE(m_store->setQueuePaused(true).value(), true);
        QCOMPARE(m_store->setQueuePaused(true).value(), false);
        QVERIFY(m_store->queuePausedSince().secsTo(now()) < 60);
        QCOMPARE(m_store->takeTurn(run).value(), false);
        QCOMPARE(m_store->run(run)->status, Status::Waiting);
        QCOMPARE(m_store->setQueuePaused(false).value(), true);
        QCOMPARE(m_store->setQueuePaused(false).value(), false);
        QCOMPARE(m_store->takeTurn(run).value(), true);
    }

    void allOfItOutlivesTheProgram()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"aegir.sqlite"_s);
        m_store = Store::open(path).value();
        m_platform = m_store->addEntity({.name = u"p"_s, .type = u"x"_s, .hosts = u"h"_s}).value();
        const QList<qint64> runs = addSome(3);
        QVERIFY(m_store->placeRun(runs[2], runs[0]).value());
        QVERIFY(m_store->holdRun(runs[1]).value());
        QVERIFY(m_store->setQueuePaused(true).value());
        m_store = Store::open(path).value();
        QCOMPARE(order(), (QList{runs[2], runs[0], runs[1]}));
        QVERIFY(m_store->run(runs[1])->held);
        QVERIFY(m_store->isQueuePaused());
    }

    void whatTheQueueSees()
    {
        const qint64 on = add(u"deploy"_s);
        const qint64 at = m_store->addRun({.entity = m_site, .operation = u"verify"_s}, {}, {}).value().id;
        const QList<QueuedRun> runs = m_store->queuedRuns();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].run, on);
        QCOMPARE(runs[0].platform, m_platform);
        QCOMPARE(runs[1].run, at);
        QCOMPARE(runs[1].entity, m_site);
        QCOMPARE(runs[1].platform, m_platform);
        QCOMPARE(runs[1].operation, u"verify"_s);
        QCOMPARE(runs[1].entityName, u"s"_s);
        QVERIFY(!runs[1].notBefore.isValid());
    }

    void aRepetitionComesWithTheEnd()
    {
        const qint64 run = m_store
                               ->addRun({.entity = m_site, .operation = u"work"_s, .options = {.limit = u"web0"_s}},
                                        {{{u"a"_s, 1}}}, {})
                               .value()
                               .id;
        QVERIFY(m_store->setRunning(run).value());
        const QDateTime later = now().addSecs(300);
        Run next;
        const Repetition repetition{.attempts = 3, .notBefore = later, .prepare = [&](const Run &added) {
                                        next = added;
                                        return Result<void>();
                                    }};
        QVERIFY(m_store->finishRun(run, {.status = Status::Error}, now(), now(), repetition).value());
        const Run repeats = m_store->run(next.id).value();
        QCOMPARE(repeats, next);
        QCOMPARE(repeats.status, Status::Waiting);
        QCOMPARE(repeats.repeats, run);
        QCOMPARE(repeats.attempt, 2);
        QCOMPARE(repeats.attempts, 3);
        QCOMPARE(repeats.notBefore, later);
        QCOMPARE(repeats.options.limit, u"web0"_s);
        QVERIFY(!repeats.folder.isEmpty() && repeats.folder != m_store->run(run)->folder);
        QCOMPARE(m_store->taskValues(m_site, u"work"_s), TaskValues({{{u"a"_s, 1}}}));
        // A run ends once, and has one repetition.
        QCOMPARE(m_store->finishRun(run, {.status = Status::Error}, now(), now(), repetition).value(), false);
        QCOMPARE(m_store->queuedRuns().size(), 1);
        QVERIFY(m_store->releaseRun(next.id).value());
        QVERIFY(!m_store->run(next.id)->notBefore.isValid());
    }

    void whatCannotBeRepeatedDoesNotEnd()
    {
        const qint64 run = add(u"work"_s);
        QVERIFY(m_store->setRunning(run).value());
        const Repetition repetition{.attempts = 2, .notBefore = now(), .prepare = [](const Run &) -> Result<void> {
                                        return failure(u"Full."_s);
                                    }};
        const auto ended = m_store->finishRun(run, {.status = Status::Error}, now(), now(), repetition);
        QVERIFY(!ended);
        QCOMPARE(ended.error().sentence, u"Full."_s);
        QCOMPARE(m_store->run(run)->status, Status::Running);
        QCOMPARE(m_store->runs().size(), 1);
    }

    void timetables()
    {
        Timetable wanted{.entity = m_site,
                         .operation = u"backup"_s,
                         .rule = u"0 3 * * *"_s,
                         .answers = {{{u"keep"_s, 3}}, {}},
                         .options = {.verbosity = 1}};
        wanted.id = m_store->setTimetable(wanted).value();
        const Timetable stored = m_store->timetable(m_site, u"backup"_s).value();
        QVERIFY(stored.created.secsTo(now()) < 60);
        wanted.created = stored.created;
        QCOMPARE(stored, wanted);
        QCOMPARE(m_store->timetables(), QList{wanted});
        QCOMPARE(m_store->timetables(m_platform), QList<Timetable>());

        const QDateTime due = now();
        QVERIFY(m_store->noteTimetable(wanted.id, due, u"It was running."_s));
        QCOMPARE(m_store->timetable(m_site, u"backup"_s)->problem, u"It was running."_s);
        // A run of it says when it was due, in the same transaction.
        const QDateTime next = due.addSecs(60);
        const Run run =
            m_store->addRun({.entity = m_site, .operation = u"backup"_s, .timetable = wanted.id, .due = next}, {}, {})
                .value();
        QCOMPARE(m_store->run(run.id)->due, next);
        QCOMPARE(m_store->run(run.id)->timetable, wanted.id);
        QCOMPARE(m_store->timetable(m_site, u"backup"_s)->handled, next);
        QCOMPARE(m_store->timetable(m_site, u"backup"_s)->problem, QString());

        // Another rule takes the place of the first, and begins anew.
        wanted.rule = u"every 6h"_s;
        QVERIFY(m_store->setTimetable(wanted));
        QCOMPARE(m_store->timetables().size(), 1);
        QVERIFY(!m_store->timetable(m_site, u"backup"_s)->handled.isValid());
        QCOMPARE(m_store->removeTimetable(m_site, u"backup"_s).value(), true);
        QCOMPARE(m_store->removeTimetable(m_site, u"backup"_s).value(), false);
    }

    void aDeletedEntityHasNoTimetables()
    {
        QVERIFY(m_store->setTimetable({.entity = m_site, .operation = u"backup"_s, .rule = u"@daily"_s}));
        const auto marked = m_store->deleteEntity(m_site).value();
        QVERIFY(m_store->timetables().isEmpty());
        QVERIFY(!m_store->setTimetable({.entity = m_site, .operation = u"verify"_s, .rule = u"@daily"_s}));
        QVERIFY(m_store->restoreEntities(marked));
        QCOMPARE(m_store->timetables().size(), 1);
    }

private:
    qint64 add(const QString &operation)
    {
        return m_store->addRun({.entity = m_platform, .operation = operation}, {}, {}).value().id;
    }

    QList<qint64> addSome(int count)
    {
        QList<qint64> runs;
        for (int i = 0; i < count; ++i)
            runs << add(u"work%1"_s.arg(i));
        return runs;
    }

    QList<qint64> order() const
    {
        QList<qint64> runs;
        for (const QueuedRun &run : m_store->queuedRuns())
            runs << run.run;
        return runs;
    }

    std::unique_ptr<Store> m_store;
    qint64 m_platform = 0;
    qint64 m_site = 0;
};

QTEST_GUILESS_MAIN(TestStoreQueue)
#include "tst_storequeue.moc"
