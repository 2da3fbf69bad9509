// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/store.h"

#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimeZone>

#include <atomic>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Entity platform(const QString &name)
{
    Entity entity;
    entity.name = name;
    entity.type = u"git_platform"_s;
    entity.hosts = u"web0,web1"_s;
    entity.environment = u"staging"_s;
    entity.values = {{u"port"_s, 8080}, {u"tags"_s, QJsonArray{u"a"_s, u"ü"_s}}};
    return entity;
}

Entity site(const QString &name, qint64 on)
{
    Entity entity;
    entity.kind = EntityKind::Site;
    entity.name = name;
    entity.type = u"basic_site"_s;
    entity.platform = on;
    return entity;
}

Run runOf(qint64 entity, const QString &operation)
{
    Run run;
    run.entity = entity;
    run.operation = operation;
    return run;
}

QDateTime time(int second)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0, second, 250), QTimeZone::UTC);
}

QStringList names(const QList<Entity> &entities)
{
    QStringList result;
    for (const Entity &entity : entities) {
        result.append(entity.name);
    }
    return result;
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        auto store = Store::open(u":memory:"_s);
        QVERIFY2(store, qUtf8Printable(store ? QString() : store.error().sentence));
        m_store = std::move(*store);
    }

    void entitiesComeBackAsTheyWere()
    {
        Entity entity = platform(u"drupal-11"_s);
        entity.outputs = {{u"git_commit"_s, u"abc"_s}};
        entity.status = Status::Warning;
        entity.statusSentence = u"Because."_s;
        entity.statusChanged = time(3);
        const auto id = m_store->addEntity(entity);
        QVERIFY(id);
        entity.id = *id;
        QCOMPARE(m_store->entity(*id), entity);
        QCOMPARE(m_store->entityByName(u"drupal-11"_s), entity);
        QCOMPARE(m_store->entity(99), std::nullopt);
        QCOMPARE(m_store->entityByName(u"DRUPAL-11"_s), std::nullopt);
    }

    void orderIsPlatformThenItsSites()
    {
        const qint64 b = m_store->addEntity(platform(u"beta"_s)).value();
        const qint64 a = m_store->addEntity(platform(u"Alpha"_s)).value();
        QVERIFY(m_store->addEntity(site(u"z.org"_s, a)));
        QVERIFY(m_store->addEntity(site(u"c.org"_s, b)));
        QVERIFY(m_store->addEntity(site(u"B.org"_s, a)));
        QCOMPARE(names(m_store->entities()), (QStringList{u"Alpha"_s, u"B.org"_s, u"z.org"_s, u"beta"_s, u"c.org"_s}));
        QCOMPARE(names(m_store->sitesOf(a)), (QStringList{u"B.org"_s, u"z.org"_s}));
    }

    void refusesBadEntities_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isSite");
        QTest::addColumn<qint64>("on");
        QTest::addColumn<QString>("part");
        QTest::addRow("no name") << QString() << false << qint64(0) << u"needs a name"_s;
        QTest::addRow("blanks") << u"  "_s << false << qint64(0) << u"needs a name"_s;
        const auto control = [](char16_t c) { return u"x"_s + QChar(c) + u"y"_s; };
        QTest::addRow("escape") << control(0x1b) << false << qint64(0) << u"control characters"_s;
        QTest::addRow("end of line") << control(u'\n') << false << qint64(0) << u"control characters"_s;
        QTest::addRow("delete") << control(0x7f) << false << qint64(0) << u"control characters"_s;
        QTest::addRow("eight bits") << control(0x9b) << false << qint64(0) << u"control characters"_s;
        QTest::addRow("line separator") << control(0x2028) << false << qint64(0) << u"control characters"_s;
        QTest::addRow("half a character") << control(0xd83d) << false << qint64(0) << u"control characters"_s;
        QTest::addRow("too long") << QString(256, u'x') << false << qint64(0) << u"at most"_s;
        QTest::addRow("taken by a platform") << u"first"_s << false << qint64(0) << u"already a platform"_s;
        QTest::addRow("taken by a site") << u"second"_s << false << qint64(0) << u"already a site"_s;
        QTest::addRow("no platform") << u"new"_s << true << qint64(0) << u"needs a platform"_s;
        QTest::addRow("on a site") << u"new"_s << true << qint64(2) << u"needs a platform"_s;
    }

    void refusesBadEntities()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, isSite);
        QFETCH(const qint64, on);
        QFETCH(const QString, part);
        QCOMPARE(m_store->addEntity(platform(u"first"_s)).value(), 1);
        QCOMPARE(m_store->addEntity(site(u"second"_s, 1)).value(), 2);
        const auto added = m_store->addEntity(isSite ? site(name, on) : platform(name));
        QVERIFY(!added);
        QVERIFY2(added.error().sentence.contains(part), qUtf8Printable(added.error().sentence));
        QCOMPARE(m_store->entities().size(), 2);
        QVERIFY(m_store->addEntity(platform(u"third"_s))); // the refused one holds no lock
    }

    void takesUnusualNames()
    {
        QVERIFY(m_store->addEntity(platform(QString(255, u'x'))));
        QVERIFY(m_store->addEntity(platform(u"Größe 🚀 \u05e9"_s)));
    }

    /// A name that an earlier version took does not keep the rest from being edited, but no other may become like it.
    void anOldBadNameStays()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"s.sqlite"_s);
        auto store = Store::open(path);
        QVERIFY(store);
        Entity entity = platform(u"old"_s);
        entity.id = (*store)->addEntity(entity).value();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(u"UPDATE entity SET name = 'a' || char(27) || 'b'"_s));
        }
        QSqlDatabase::removeDatabase(u"behind"_s);
        entity.name = u"a\x1b"
                      "b"_s;
        entity.hosts = u"db0"_s;
        QVERIFY((*store)->updateEntity(entity));
        QCOMPARE((*store)->entity(entity.id)->hosts, u"db0"_s);
        entity.name = u"c\x1b"
                      "d"_s;
        QVERIFY(!(*store)->updateEntity(entity));
    }

    /// Where no log can be made beside it, as in a folder that cannot be written, the database can still be read.
    void isReadWhereNothingCanBeWritten()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"a b?#%20.sqlite"_s);
        QVERIFY(Store::open(path).value()->addEntity(platform(u"there"_s)));
        QVERIFY(!QFile::exists(path + u"-wal"_s));
        QVERIFY(QDir().mkdir(path + u"-shm"_s)); // keeps SQLite from making its file, even for root
        auto store = Store::open(path);
        QVERIFY2(store, qUtf8Printable(store ? QString() : store.error().sentence));
        QCOMPARE(names((*store)->entities()), QStringList{u"there"_s});
        const auto added = (*store)->addEntity(platform(u"other"_s));
        QVERIFY(!added);
        QVERIFY2(added.error().sentence.startsWith(u"The database %1 cannot be written"_s.arg(path)),
                 qUtf8Printable(added.error().sentence));
    }

    void aStrangeTableSaysWhatToDo()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"s.sqlite"_s);
        auto store = Store::open(path);
        QVERIFY(store);
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(u"DROP TABLE run"_s));
        }
        QSqlDatabase::removeDatabase(u"behind"_s);
        const QSignalSpy failed(store->get(), &Store::failed);
        QCOMPARE((*store)->runs().size(), 0);
        QCOMPARE(failed.size(), 1);
        const QString sentence = failed.first().first().toString();
        QVERIFY2(sentence.contains(u"*.bak"), qUtf8Printable(sentence));
    }

    void updatesWhatAPersonEdits()
    {
        Entity entity = platform(u"a"_s);
        entity.id = m_store->addEntity(entity).value();
        QVERIFY(m_store->addEntity(platform(u"b"_s)));
        entity.name = u"c"_s;
        entity.hosts = u"db0"_s;
        entity.environment.clear();
        entity.values = {{u"x"_s, true}};
        QVERIFY(m_store->updateEntity(entity));
        QCOMPARE(m_store->entity(entity.id), entity);
        entity.name = u"b"_s;
        QVERIFY(!m_store->updateEntity(entity));
        entity.name = u"c"_s;
        QVERIFY(m_store->updateEntity(entity)); // its own name is not taken
        QVERIFY(m_store->deleteEntity(entity.id));
        QVERIFY(!m_store->updateEntity(entity));
    }

    void deletesAndRestores()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const qint64 one = m_store->addEntity(site(u"one"_s, a)).value();
        const qint64 two = m_store->addEntity(site(u"two"_s, a)).value();
        QCOMPARE(m_store->deleteEntity(two).value(), QList<qint64>{two});
        const auto marked = m_store->deleteEntity(a);
        QCOMPARE(marked.value(), (QList<qint64>{a, one}));
        QVERIFY(m_store->entities().isEmpty());
        QVERIFY(!m_store->entity(a));
        QVERIFY(!m_store->deleteEntity(a));

        const auto alone = m_store->restoreEntities({one});
        QVERIFY(!alone);
        QVERIFY(alone.error().sentence.contains(u"its platform"));
        QVERIFY(m_store->restoreEntities(*marked));
        QCOMPARE(names(m_store->entities()), (QStringList{u"a"_s, u"one"_s})); // "two" was deleted before, on its own
        QVERIFY(m_store->restoreEntities(*marked));                            // nothing to do is not an error
    }

    void aTakenNameKeepsADeletedOneAway()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        QVERIFY(m_store->deleteEntity(a));
        QVERIFY(m_store->addEntity(platform(u"a"_s)));
        const auto back = m_store->restoreEntities({a});
        QVERIFY(!back);
        QVERIFY2(back.error().sentence.contains(u"name"), qUtf8Printable(back.error().sentence));
        QCOMPARE(m_store->entities().size(), 1);
    }

    void aDispatchedRunKeepsItsEntity()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const qint64 one = m_store->addEntity(site(u"one"_s, a)).value();
        const Run run = m_store->addRun(runOf(one, u"site_verify"_s), {}, {}).value();
        for (const qint64 id : {one, a}) {
            const auto gone = m_store->deleteEntity(id);
            QVERIFY(!gone);
            QVERIFY2(gone.error().sentence.contains(u"run 1 (site_verify of one)"),
                     qUtf8Printable(gone.error().sentence));
        }
        QVERIFY(m_store->setRunning(run.id).value());
        QVERIFY(m_store->finishRun(run.id, {.status = Status::Ok, .sentence = u"Done."_s}, time(0), time(1)).value());
        QVERIFY(m_store->deleteEntity(a));
        QCOMPARE(m_store->runs().size(), 1); // its runs stay
        QVERIFY(!m_store->addRun(runOf(one, u"site_verify"_s), {}, {}));
    }

    void outputs()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const qint64 run = m_store->addRun(runOf(a, u"deploy"_s), {}, {}).value().id;
        const QJsonArray list{1, QJsonObject{{u"k"_s, QJsonValue::Null}}};
        QCOMPARE(m_store->setOutputs(run, 3, {{a, u"path"_s, u"/x"_s}, {a, u"list"_s, list}}).value(), true);
        QCOMPARE(m_store->setOutputs(run, 4, {{a, u"path"_s, u"/y"_s}}).value(), true);
        QCOMPARE(m_store->setOutputs(run, 3, {{a, u"path"_s, u"/x"_s}}).value(), false); // read again
        QCOMPARE(m_store->entity(a)->outputs, (QJsonObject{{u"path"_s, u"/y"_s}, {u"list"_s, list}}));
        QVERIFY(!m_store->setOutputs(run, 5, {{a, u"path"_s, u"/z"_s}, {99, u"path"_s, u"/x"_s}}));
        QCOMPARE(m_store->entity(a)->outputs[u"path"_s], u"/y"_s);                      // all of an event's or none
        QCOMPARE(m_store->setOutputs(99, 1, {{a, u"path"_s, u"/z"_s}}).value(), false); // no such run
    }

    void outputHistory()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const qint64 b = m_store->addEntity(platform(u"b"_s)).value();
        const qint64 run = m_store->addRun(runOf(a, u"deploy"_s), {}, {}).value().id;
        QVERIFY(m_store->setOutputs(run, 1, {{a, u"path"_s, u"/x"_s}, {b, u"path"_s, u"/b"_s}, {a, u"size"_s, 3}}));
        QVERIFY(m_store->setOutputs(run, 2, {{a, u"path"_s, u"/y"_s}}));
        QVERIFY(!m_store->setOutputs(run, 3, {{a, u"path"_s, u"/z"_s}, {99, u"path"_s, u"/x"_s}}));
        const QList<PastOutput> history = m_store->outputHistory(a, u"path"_s);
        QCOMPARE(history.size(), 2);
        QCOMPARE(history[0].value, QJsonValue(u"/y"_s)); // the newest first, and of what failed nothing
        QCOMPARE(history[1].value, QJsonValue(u"/x"_s));
        QCOMPARE(history[0].run, run);
        QVERIFY(qAbs(history[0].time.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QCOMPARE(m_store->outputHistory(a, u"path"_s, 1).size(), 1);
        QCOMPARE(m_store->outputHistory(a, u"size"_s).at(0).value, QJsonValue(3));
        QCOMPARE(m_store->outputHistory(b, u"path"_s).size(), 1);
        QVERIFY(m_store->outputHistory(b, u"size"_s).isEmpty());
    }

    void aRunFromDispatchToVerdict()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        Run wanted = runOf(a, u"deploy"_s);
        wanted.options.diff = true;
        wanted.options.verbosity = 2;
        wanted.needsSecrets = true;
        Run prepared;
        const TaskValues values{{{u"repo"_s, u"/srv"_s}}, {}, {{u"n"_s, 3}}};
        const auto added = m_store->addRun(wanted, values, [&](const Run &run) -> Result<void> {
            prepared = run;
            return {};
        });
        QVERIFY(added);
        QCOMPARE(prepared, *added);
        QCOMPARE(m_store->run(added->id), *added);
        QCOMPARE(added->status, Status::Waiting);
        QVERIFY(added->folder.startsWith(u"1-"));
        QVERIFY(qAbs(added->dispatched.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QCOMPARE(m_store->taskValues(a, u"deploy"_s), values);
        QCOMPARE(m_store->dispatchedRuns(), QList<Run>{*added});
        QCOMPARE(m_store->entity(a)->status, Status::None);

        QCOMPARE(m_store->setRunning(added->id), true);
        QCOMPARE(m_store->setRunning(added->id), false);
        QVERIFY(m_store->run(added->id)->started.isValid());
        QCOMPARE(m_store->setWaiting(added->id), true);
        QVERIFY(!m_store->run(added->id)->started.isValid());
        QCOMPARE(m_store->setRunning(added->id), true);

        const Verdict verdict{.status = Status::Error,
                              .sentence = u"Task “clone” failed on web0: no."_s,
                              .task = u"clone"_s,
                              .host = u"web0"_s,
                              .message = u"no"_s,
                              .event = 7};
        QCOMPARE(m_store->finishRun(added->id, verdict, time(1), time(5)), true);
        QCOMPARE(m_store->finishRun(added->id, {.status = Status::Ok}, time(1), time(6)), false); // once
        QCOMPARE(m_store->setRunning(added->id), false);
        const Run ended = m_store->run(added->id).value();
        QCOMPARE(ended.status, Status::Error);
        QCOMPARE(ended.verdict, verdict);
        QCOMPARE(ended.started, time(1));
        QCOMPARE(ended.finished, time(5));
        const Entity entity = m_store->entity(a).value();
        QCOMPARE(entity.status, Status::Error);
        QCOMPARE(entity.statusSentence, verdict.sentence);
        QCOMPARE(entity.statusChanged, time(5));
        QVERIFY(m_store->dispatchedRuns().isEmpty());
    }

    void aRunEndsWithAVerdictOnly()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const Run run = m_store->addRun(runOf(a, u"deploy"_s), {}, {}).value();
        QVERIFY(!m_store->finishRun(run.id, {.status = Status::Running}, {}, time(1)));
        QCOMPARE(m_store->finishRun(99, {.status = Status::Ok}, {}, time(1)), false);
        // A run that never started has no start.
        QCOMPARE(m_store->finishRun(run.id, {.status = Status::Cancelled, .sentence = u"Cancelled."_s}, {}, time(1)),
                 true);
        QVERIFY(!m_store->run(run.id)->started.isValid());
        QCOMPARE(m_store->entity(a)->status, Status::None); // nobody looked at it
    }

    void aCheckLeavesTheEntityAlone()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        Run check = runOf(a, u"deploy"_s);
        check.options.check = true;
        const Run run = m_store->addRun(check, {}, {}).value();
        QVERIFY(m_store->setRunning(run.id).value());
        QCOMPARE(m_store->finishRun(run.id, {.status = Status::Error, .sentence = u"No."_s}, time(0), time(1)), true);
        QCOMPARE(m_store->run(run.id)->status, Status::Error);
        QCOMPARE(m_store->entity(a)->status, Status::None);
    }

    void oneDispatchedRunPerOperation()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const qint64 b = m_store->addEntity(platform(u"b"_s)).value();
        const TaskValues first{{{u"x"_s, 1}}};
        const Run run = m_store->addRun(runOf(a, u"deploy"_s), first, {}).value();
        const auto again = m_store->addRun(runOf(a, u"deploy"_s), {{{u"x"_s, 2}}}, {});
        QVERIFY(!again);
        QVERIFY2(again.error().sentence.contains(u"as run 1"), qUtf8Printable(again.error().sentence));
        QCOMPARE(m_store->taskValues(a, u"deploy"_s), first);
        QVERIFY(m_store->addRun(runOf(a, u"verify"_s), {}, {}));
        QVERIFY(m_store->addRun(runOf(b, u"deploy"_s), {}, {}));
        QVERIFY(m_store->setRunning(run.id).value());
        QVERIFY(m_store->finishRun(run.id, {.status = Status::Ok}, time(0), time(1)).value());
        QVERIFY(m_store->addRun(runOf(a, u"deploy"_s), {}, {}));
    }

    void aFailedPreparationLeavesNothing()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const auto added = m_store->addRun(runOf(a, u"deploy"_s), {{{u"x"_s, 1}}},
                                           [](const Run &) -> Result<void> { return failure(u"The disk is full."_s); });
        QVERIFY(!added);
        QCOMPARE(added.error().sentence, u"The disk is full."_s);
        QVERIFY(m_store->runs().isEmpty());
        QVERIFY(m_store->taskValues(a, u"deploy"_s).isEmpty());
        QVERIFY(m_store->addRun(runOf(a, u"deploy"_s), {}, {}));
    }

    void historiesAndLastRuns()
    {
        const qint64 a = m_store->addEntity(platform(u"a"_s)).value();
        const qint64 b = m_store->addEntity(platform(u"b"_s)).value();
        QList<qint64> ids;
        for (const auto &[entity, operation] : {std::pair{a, u"x"_s}, {a, u"y"_s}, {b, u"x"_s}, {a, u"x"_s}}) {
            const Run run = m_store->addRun(runOf(entity, operation), {}, {}).value();
            QVERIFY(m_store->setRunning(run.id).value());
            QVERIFY(m_store->finishRun(run.id, {.status = Status::Ok}, time(0), time(1)).value());
            ids.append(run.id);
        }
        const auto idsOf = [](const QList<Run> &runs) {
            QList<qint64> result;
            for (const Run &run : runs) {
                result.append(run.id);
            }
            return result;
        };
        QCOMPARE(idsOf(m_store->runs()), (QList<qint64>{ids[3], ids[2], ids[1], ids[0]}));
        QCOMPARE(idsOf(m_store->runs(a)), (QList<qint64>{ids[3], ids[1], ids[0]}));
        QCOMPARE(idsOf(m_store->runs(a, 1)), QList<qint64>{ids[3]});
        QCOMPARE(m_store->lastRun(a, u"x"_s)->id, ids[3]);
        QCOMPARE(m_store->lastRun(b, u"y"_s), std::nullopt);
        const auto last = m_store->lastRuns(a);
        QCOMPARE(last.size(), 2);
        QCOMPARE(last[u"x"_s].id, ids[3]);
        QCOMPARE(last[u"y"_s].id, ids[1]);
    }

    /// Several processes use one file; threads with a store each are the same to SQLite.
    void manyWritersAtOnce()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"aegir.sqlite"_s);
        std::atomic<int> added = 0;
        std::atomic<int> refused = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int writer = 0; writer < 4; ++writer) {
            threads.emplace_back(QThread::create([&, writer] {
                auto store = Store::open(path);
                if (!store) {
                    qWarning("%s", qUtf8Printable(store.error().sentence));
                    return;
                }
                for (int i = 0; i < 25; ++i) {
                    added += (*store)->addEntity(platform(u"%1-%2"_s.arg(writer).arg(i))).has_value();
                    refused += !(*store)->addEntity(platform(u"everybody wants %1"_s.arg(i))).has_value();
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads) {
            QVERIFY(thread->wait(60s));
        }
        QCOMPARE(added.load(), 100);
        QCOMPARE(refused.load(), 75); // each of the 25 names was given once
        auto store = Store::open(path);
        QVERIFY(store);
        QCOMPARE((*store)->entities().size(), 125);
    }

    void aLockedDatabaseIsASentence()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"aegir.sqlite"_s);
        auto one = Store::open(path);
        auto two = Store::open(path, schemaSteps(), 50ms);
        QVERIFY(one && two);
        const qint64 a = (*one)->addEntity(platform(u"a"_s)).value();
        Result<qint64> inside = 0;
        // The preparation of a run happens inside of the first store's transaction.
        QVERIFY((*one)->addRun(runOf(a, u"deploy"_s), {}, [&](const Run &) -> Result<void> {
            inside = (*two)->addEntity(platform(u"b"_s));
            return {};
        }));
        QVERIFY(!inside);
        QVERIFY2(inside.error().sentence.contains(u"is locked"), qUtf8Printable(inside.error().sentence));
        QVERIFY((*two)->addEntity(platform(u"b"_s)));
    }

    void aFailureToReadIsTold_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<std::function<bool(const Store &)>>("findsNothing");
        using Read = std::function<bool(const Store &)>;
        const auto row = [](const char *name, const QString &table, const Read &read) {
            QTest::addRow("%s", name) << table << read;
        };
        row("entities", u"entity"_s, [](const Store &store) { return store.entities().isEmpty(); });
        row("entity", u"entity"_s, [](const Store &store) { return !store.entity(1); });
        row("entity by name", u"entity"_s, [](const Store &store) { return !store.entityByName(u"a"_s); });
        row("sites", u"entity"_s, [](const Store &store) { return store.sitesOf(1).isEmpty(); });
        row("run", u"run"_s, [](const Store &store) { return !store.run(1); });
        row("runs", u"run"_s, [](const Store &store) { return store.runs().isEmpty(); });
        row("runs of one", u"run"_s, [](const Store &store) { return store.runs(1).isEmpty(); });
        row("dispatched runs", u"run"_s, [](const Store &store) { return store.dispatchedRuns().isEmpty(); });
        row("last run", u"run"_s, [](const Store &store) { return !store.lastRun(1, u"deploy"_s); });
        row("last runs", u"run"_s, [](const Store &store) { return store.lastRuns(1).isEmpty(); });
        row("task values", u"task_values"_s,
            [](const Store &store) { return store.taskValues(1, u"deploy"_s).isEmpty(); });
    }

    void aFailureToReadIsTold()
    {
        QFETCH(const QString, table);
        QFETCH(const std::function<bool(const Store &)>, findsNothing);
        const QTemporaryDir dir;
        const auto store = storeWithARun(dir.path());
        QVERIFY(!findsNothing(*store));
        QVERIFY(renameTable(dir.path(), table, u"away"_s));
        QVERIFY(findsNothing(*store)); // nobody listens yet, so that it is not told
        QSignalSpy failed(store.get(), &Store::failed);
        QVERIFY(findsNothing(*store));
        QCOMPARE(failed.size(), 1);
        const QString sentence = failed.first().first().toString();
        QVERIFY2(sentence.contains(u"aegir.sqlite"_s), qUtf8Printable(sentence));
        QVERIFY(findsNothing(*store));
        QCOMPARE(failed.size(), 1); // the same is not told again

        QVERIFY(renameTable(dir.path(), u"away"_s, table));
        QVERIFY(!findsNothing(*store));
        QVERIFY(renameTable(dir.path(), table, u"away"_s));
        QVERIFY(findsNothing(*store));
        QCOMPARE(failed.size(), 2);
    }

    void aChangeThatCannotReadIsRefused_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<std::function<QString(Store &)>>("refusal");
        using Change = std::function<QString(Store &)>;
        const auto row = [](const char *name, const QString &table, const Change &change) {
            QTest::addRow("%s", name) << table << change;
        };
        const auto sentence = [](const auto &result) { return result ? QString() : result.error().sentence; };
        row("add", u"entity"_s, [=](Store &store) { return sentence(store.addEntity(platform(u"new"_s))); });
        row("update", u"entity"_s, [=](Store &store) { return sentence(store.updateEntity(platform(u"new"_s))); });
        row("delete", u"entity"_s, [=](Store &store) { return sentence(store.deleteEntity(1)); });
        row("restore", u"entity"_s, [=](Store &store) { return sentence(store.restoreEntities({1})); });
        row("output", u"entity"_s, [=](Store &store) { return sentence(store.setOutputs(1, 1, {{1, u"a"_s, 1}})); });
        row("dispatch, entity", u"entity"_s,
            [=](Store &store) { return sentence(store.addRun(runOf(1, u"verify"_s), {}, {})); });
        row("dispatch, runs", u"run"_s,
            [=](Store &store) { return sentence(store.addRun(runOf(1, u"verify"_s), {}, {})); });
        row("finish", u"run"_s,
            [=](Store &store) { return sentence(store.finishRun(1, {.status = Status::Ok}, time(0), time(1))); });
    }

    void aChangeThatCannotReadIsRefused()
    {
        QFETCH(const QString, table);
        QFETCH(const std::function<QString(Store &)>, refusal);
        const QTemporaryDir dir;
        const auto store = storeWithARun(dir.path());
        QVERIFY(renameTable(dir.path(), table, u"away"_s));
        // It is the database that refuses, not “it is not there”.
        const QString sentence = refusal(*store);
        QVERIFY2(sentence.contains(u"aegir.sqlite"_s), qUtf8Printable(sentence));
        QVERIFY(renameTable(dir.path(), u"away"_s, table));
        QCOMPARE(names(store->entities()), QStringList{u"a"_s} << u"a.org"_s);
        QCOMPARE(store->runs().size(), 1);
    }

private:
    /// A store in a file, with the platform 1, the site 2 on it and the waiting run 1 of the platform's deploy.
    static std::unique_ptr<Store> storeWithARun(const QString &dir)
    {
        auto store = Store::open(dir + u"/aegir.sqlite"_s).value();
        const qint64 on = store->addEntity(platform(u"a"_s)).value();
        store->addEntity(site(u"a.org"_s, on)).value();
        store->addRun(runOf(on, u"deploy"_s), {{{u"branch"_s, u"main"_s}}}, {}).value();
        return store;
    }

    /// Breaks the database behind the store's back.
    static bool renameTable(const QString &dir, const QString &from, const QString &to)
    {
        bool done = false;
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(dir + u"/aegir.sqlite"_s);
            done = other.open() && QSqlQuery(other).exec(u"ALTER TABLE %1 RENAME TO %2"_s.arg(from, to));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        return done;
    }

    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
