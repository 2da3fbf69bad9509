// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"
#include "model/dispatch/retention.h"
#include "model/inventory/workspace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Retention : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void chooses_data();
    void chooses();
    void rowAndFolderGoTogether();
    void saysWhatWouldGo();
    void leavesWhatMayNotGo();
    void removesStrays();
    void neverLeavesTheFolder_data();
    void neverLeavesTheFolder();
    void removesALinkAndNotWhatItNames();
    void goesOnWhereAnotherWasKilled();
    void survivesBeingKilled();
    void givesRoomBack();
    void worksInTheBackground();
    void prunesByItself();
    void theQueuesHolderPrunes();

private:
    qint64 add(const QString &operation, Status status = Status::Ok, qsizetype bytes = 1000);
    QStringList folders() const
    {
        return QDir(m_workspace->stateDir() + u"/runs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    }
    void addMany(int count, qsizetype bytes = 1000);
    bool hasRow(qint64 run) const { return m_workspace->store().run(run).has_value(); }
    QString folderOf(qint64 run) const
    {
        return m_workspace->stateDir() + u"/runs/"_s + m_workspace->store().run(run)->folder;
    }
    void sql(const QString &statement) const;
    void open();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    qint64 m_entity = 0;
};

void tst_Retention::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QFile file(m_dir->filePath(u"workspace.yml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("name: Test\n") > 0);
    file.close();
    open();
    m_entity = m_workspace->store().addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
}

void tst_Retention::open()
{
    m_workspace.reset();
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
}

void tst_Retention::cleanup()
{
    m_workspace.reset();
    m_dir.reset();
}

void tst_Retention::sql(const QString &statement) const
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
        database.setDatabaseName(m_workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(u"behind"_s);
}

/// A run that ended with @p status (or did not), with a folder of @p bytes.
qint64 tst_Retention::add(const QString &operation, Status status, qsizetype bytes)
{
    Store &store = m_workspace->store();
    const auto run = store.addRun({.entity = m_entity, .operation = operation}, {}, {});
    if (!run)
        qFatal("%s", qPrintable(run.error().sentence));
    QDir().mkpath(folderOf(run->id));
    QFile log(folderOf(run->id) + u"/output.log"_s);
    if (!log.open(QIODevice::WriteOnly) || log.write(QByteArray(bytes, 'x')) != bytes)
        qFatal("no log");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (isFinal(status)
        && !(store.setRunning(run->id).value_or(false)
             && store.finishRun(run->id, {.status = status}, now, now).value_or(false)))
        qFatal("no end");
    return run->id;
}

/// @p count runs of the operation that ended ok, in one statement: a transaction for each would take the disk's time.
void tst_Retention::addMany(int count, qsizetype bytes)
{
    const QStringList present = folders();
    const QSet<QString> before(present.begin(), present.end());
    sql(u"WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %1)"
        " INSERT INTO run (entity, operation, status, verdict, options, needs_secrets, folder, dispatched, started, finished)"
        " SELECT %2, 'look', 'ok', '', '{}', 0, 'f-' || ((SELECT coalesce(max(id), 0) FROM run) + n), '2026-11-01T10:00:00.000Z',"
        " '2026-11-01T10:00:00.000Z', '2026-11-01T10:00:01.000Z' FROM number"_s.arg(count)
            .arg(m_entity));
    const auto stored = m_workspace->store().runFolders();
    QVERIFY(stored);
    for (const StoredFolder &folder : *stored) {
        if (before.contains(folder.name))
            continue;
        const QString path = m_workspace->stateDir() + u"/runs/"_s + folder.name;
        QVERIFY(QDir().mkpath(path));
        QFile log(path + u"/output.log"_s);
        QVERIFY(log.open(QIODevice::WriteOnly));
        QCOMPARE(log.write(QByteArray(bytes, 'x')), bytes);
    }
}

void tst_Retention::chooses_data()
{
    QTest::addColumn<QList<KeptRun>>("runs");
    QTest::addColumn<KeepSettings>("keep");
    QTest::addColumn<QList<qint64>>("gone");
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::UTC);
    const auto run = [&now](qint64 id, int daysAgo, qint64 bytes = 100, const QString &operation = u"a"_s) {
        return KeptRun{.run = id,
                       .entity = 1,
                       .operation = operation,
                       .folder = QString::number(id),
                       .ended = true,
                       .time = now.addDays(-daysAgo),
                       .bytes = bytes};
    };
    const auto pinned = [](KeptRun one) {
        one.pinned = true;
        return one;
    };
    const auto last = [](KeptRun one) {
        one.last = true;
        return one;
    };
    const auto atWork = [](KeptRun one) {
        one.ended = false;
        return one;
    };
    const auto of = [](KeptRun one, qint64 entity) {
        one.entity = entity;
        return one;
    };
    const auto row = [](const char *name, const QList<KeptRun> &runs, const KeepSettings &keep,
                        const QList<qint64> &gone) { QTest::addRow("%s", name) << runs << keep << gone; };
    const QList<KeptRun> four{run(1, 40), run(2, 30), run(3, 20), last(run(4, 10))};
    row("no limit", four, {}, {});
    row("nothing there", {}, {.days = 1, .runs = 1, .size = 1}, {});
    row("by age", four, {.days = 25}, {1, 2});
    row("exactly so old", {run(1, 25), last(run(2, 0))}, {.days = 25}, {});
    row("the last one stays, however old", four, {.days = 5}, {1, 2, 3});
    row("by count", four, {.runs = 2}, {1, 2});
    row("count of each operation", {run(1, 9), run(2, 8, 100, u"b"_s), run(3, 7), run(4, 6, 100, u"b"_s)}, {.runs = 1},
        {1, 2});
    row("count of each entity", {run(1, 9), of(run(2, 8), 2), run(3, 7), of(run(4, 6), 2)}, {.runs = 1}, {1, 2});
    row("by size", four, {.size = 250}, {1, 2});
    row("by size, just enough", four, {.size = 400}, {});
    row("by size, nothing left that may go", {pinned(run(1, 9, 500)), last(run(2, 8, 500))}, {.size = 100}, {});
    row("pinned stays", {pinned(run(1, 40)), run(2, 30), last(run(3, 1))}, {.days = 5}, {2});
    row("pinned does not count", {run(1, 9), run(2, 8), pinned(run(3, 7)), last(run(4, 6))}, {.runs = 2}, {1});
    row("pinned takes room", {run(1, 9), pinned(run(2, 8, 500)), last(run(3, 7))}, {.size = 600}, {1});
    row("at work stays", {atWork(run(1, 40)), run(2, 30), last(run(3, 1))}, {.days = 5, .runs = 1, .size = 1}, {2});
    row("not measured takes no room", {run(1, 9, -1), last(run(2, 8))}, {.size = 100}, {});
    row("all three", {run(1, 40, 10), run(2, 9, 10), run(3, 8, 300), run(4, 7, 10), last(run(5, 6, 10))},
        {.days = 30, .runs = 3, .size = 100}, {1, 2, 3});
    row("in no order", {last(run(4, 10)), run(2, 30), run(1, 40), run(3, 20)}, {.runs = 2}, {1, 2});
}

void tst_Retention::chooses()
{
    QFETCH(QList<KeptRun>, runs);
    QFETCH(KeepSettings, keep);
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::UTC);
    QTEST(runsToRemove(runs, keep, now), "gone");
}

void tst_Retention::rowAndFolderGoTogether()
{
    addMany(60);
    QList<qint64> runs;
    const QList<KeptRun> kept = m_workspace->store().keptRuns().value();
    for (const KeptRun &run : kept)
        runs << run.run;
    QCOMPARE(folders().size(), 60);
    // What a role sent back stays, without the run that it came from.
    QVERIFY(m_workspace->store().setOutputs(runs.first(), 1, {{.entity = m_entity, .name = u"seen"_s, .value = 7}}));
    const auto report = pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 10}});
    QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
    QCOMPARE(report->runs.size(), 50);
    QCOMPARE(report->bytes, 50 * 1000);
    QVERIFY(report->stuck.isEmpty());
    QCOMPARE(folders().size(), 10);
    for (int i = 0; i < 60; ++i)
        QCOMPARE(hasRow(runs[i]), i >= 50);
    QCOMPARE(m_workspace->store().doomedFolders().value(), QStringList());
    const auto outputs = m_workspace->store().outputHistory(m_entity, u"seen"_s);
    QCOMPARE(outputs.size(), 1);
    QCOMPARE(outputs.first().run, 0);
    const auto again = pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 10}});
    QVERIFY(again && again->isEmpty());
}

void tst_Retention::saysWhatWouldGo()
{
    const qint64 first = add(u"look"_s);
    add(u"look"_s);
    const auto report = pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 1}, .dryRun = true});
    QVERIFY(report);
    QCOMPARE(report->runs.size(), 1);
    QCOMPARE(report->runs.first().run, first);
    QCOMPARE(report->bytes, 1000);
    QVERIFY(hasRow(first));
    QCOMPARE(folders().size(), 2);
}

void tst_Retention::leavesWhatMayNotGo()
{
    const qint64 pinned = add(u"look"_s);
    QVERIFY(m_workspace->store().pinRun(pinned, true).value());
    const qint64 old = add(u"look"_s);
    const qint64 last = add(u"look"_s);
    const qint64 waiting = add(u"deploy"_s, Status::Waiting);
    QCOMPARE(m_workspace->store().deleteRuns({pinned, waiting}).value(), QList<qint64>());
    const auto report = pruneRuns(m_workspace->stateDir(), {.keep = {.days = 1, .runs = 1, .size = 1}},
                                  QDateTime::currentDateTimeUtc().addYears(1));
    QVERIFY(report);
    QVERIFY(hasRow(pinned) && hasRow(last) && hasRow(waiting));
    QVERIFY(!hasRow(old));
    QCOMPARE(folders().size(), 3);
    QVERIFY(m_workspace->store().pinRun(pinned, false).value());
    QVERIFY(!m_workspace->store().pinRun(999, true).value());
    QVERIFY(pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 1}}));
    QVERIFY(!hasRow(pinned));
    // Of a deleted entity nothing has to be shown any more.
    QVERIFY(m_workspace->store()
                .finishRun(waiting, {.status = Status::Cancelled}, {}, QDateTime::currentDateTimeUtc())
                .value());
    QVERIFY(m_workspace->store().deleteEntity(m_entity));
    QVERIFY(pruneRuns(m_workspace->stateDir(), {.keep = {.days = 1}}, QDateTime::currentDateTimeUtc().addDays(3)));
    QVERIFY(!hasRow(last) && !hasRow(waiting));
    QCOMPARE(folders(), QStringList());
}

void tst_Retention::removesStrays()
{
    const qint64 without = add(u"look"_s);
    QVERIFY(QDir(folderOf(without)).removeRecursively());
    const qint64 last = add(u"look"_s);
    QVERIFY(QDir(folderOf(last)).removeRecursively());
    const QString lost = m_workspace->stateDir() + u"/runs/7-lost"_s;
    QVERIFY(QDir().mkpath(lost + u"/callback_plugins"_s));
    const QString fresh = m_workspace->stateDir() + u"/runs/8-fresh"_s;
    QVERIFY(QDir().mkpath(fresh));
    QCOMPARE(QProcess::execute(u"touch"_s, {u"-d"_s, u"2 hours ago"_s, lost}), 0);
    auto report = pruneRuns(m_workspace->stateDir(), {});
    QVERIFY(report && report->isEmpty()); // only when it is asked for
    report = pruneRuns(m_workspace->stateDir(), {.strays = true});
    QVERIFY(report);
    QCOMPARE(report->folders, QStringList{u"7-lost"_s});
    QCOMPARE(report->folderless.size(), 1);
    QVERIFY(!hasRow(without));
    QVERIFY(hasRow(last)); // its verdict is on the entity's page
    QVERIFY(!QFileInfo::exists(lost));
    QVERIFY(QFileInfo::exists(fresh)); // its row may come yet
}

void tst_Retention::neverLeavesTheFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("all runs") << u""_s;
    QTest::addRow("above") << u".."_s;
    QTest::addRow("the same") << u"."_s;
    QTest::addRow("beside") << u"../../roles"_s;
    QTest::addRow("absolute") << u"/tmp/aegir-must-stay"_s;
}

void tst_Retention::neverLeavesTheFolder()
{
    QFETCH(QString, name);
    const qint64 run = add(u"look"_s);
    const qint64 other = add(u"look"_s);
    const QString kept = folderOf(other);
    QVERIFY(QDir().mkpath(m_dir->filePath(u"roles"_s)));
    QVERIFY(QDir().mkpath(u"/tmp/aegir-must-stay"_s));
    sql(u"UPDATE run SET folder = '%1' WHERE id = %2"_s.arg(name).arg(run));
    QVERIFY(pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 1, .size = 1}}));
    QVERIFY(!hasRow(run));
    QVERIFY(QFileInfo::exists(kept + u"/output.log"_s));
    QVERIFY(QFileInfo::exists(m_dir->filePath(u"roles"_s)));
    QVERIFY(QFileInfo::exists(m_dir->filePath(u"workspace.yml"_s)));
    QVERIFY(QFileInfo::exists(u"/tmp/aegir-must-stay"_s));
    QCOMPARE(m_workspace->store().doomedFolders().value(), QStringList());
}

void tst_Retention::removesALinkAndNotWhatItNames()
{
    const qint64 run = add(u"look"_s);
    add(u"look"_s);
    const QString elsewhere = m_dir->filePath(u"elsewhere"_s);
    const QString link = folderOf(run);
    QVERIFY(QDir().rename(link, elsewhere));
    QVERIFY(QFile::link(elsewhere, link));
    const auto report = pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 1}});
    QVERIFY(report);
    QCOMPARE(report->stuck, QStringList());
    QVERIFY(!hasRow(run));
    QVERIFY(!QFileInfo(link).isSymLink());
    QVERIFY(QFileInfo::exists(elsewhere + u"/output.log"_s));
}

void tst_Retention::goesOnWhereAnotherWasKilled()
{
    const qint64 run = add(u"look"_s);
    const qint64 half = add(u"look"_s);
    const qint64 other = add(u"look"_s);
    const QString halfFolder = folderOf(half);
    QCOMPARE(m_workspace->store().deleteRuns({run, half}).value(), (QList<qint64>{run, half}));
    QVERIFY(QFile::remove(halfFolder + u"/output.log"_s)); // it was removing this one
    QCOMPARE(folders().size(), 3);
    // Not counted as lost meanwhile.
    QCOMPARE(m_workspace->store().runFolders().value().size(), 3);
    QVERIFY(pruneRuns(m_workspace->stateDir(), {}));
    QCOMPARE(folders(), QStringList{QFileInfo(folderOf(other)).fileName()});
    QCOMPARE(m_workspace->store().doomedFolders().value(), QStringList());
}

/// Another process prunes, and is killed in the middle of it, again and again.
void tst_Retention::survivesBeingKilled()
{
    constexpr int rounds = 12;
    QRandomGenerator random(8);
    int inTheMiddle = 0;
    for (int round = 0; round < rounds; ++round) {
        addMany(150, 10);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"--prune"_s, m_workspace->stateDir()});
        QVERIFY(other.waitForReadyRead());
        QTest::qWait(int(random.bounded(120)));
        other.kill();
        // A quick machine lets it end by itself meanwhile.
        QVERIFY(other.state() == QProcess::NotRunning || other.waitForFinished());

        QSet<QString> known;
        const auto stored = m_workspace->store().runFolders();
        QVERIFY(stored);
        for (const StoredFolder &folder : *stored) {
            known.insert(folder.name);
            if (folder.run != 0)
                QVERIFY2(QFileInfo::exists(m_workspace->stateDir() + u"/runs/"_s + folder.name),
                         qPrintable(folder.name));
        }
        const QStringList left = folders();
        for (const QString &folder : left)
            QVERIFY2(known.contains(folder), qPrintable(folder));
        inTheMiddle += left.size() > 1 && left.size() < 150 ? 1 : 0;
        open(); // as the next start does
        QVERIFY(pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 1}}));
        QCOMPARE(folders().size(), 1);
        QCOMPARE(m_workspace->store().runFolders().value().size(), 1);
    }
    QVERIFY2(inTheMiddle > 0, "it was never killed in the middle of its work");
}

void tst_Retention::givesRoomBack()
{
    const QString text(20'000, u'x');
    addMany(200);
    sql(u"UPDATE run SET field_values = '[{\"text\": \"%1\"}]'"_s.arg(text));
    const auto pages = [this] {
        sql(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        return QFileInfo(m_workspace->stateDir() + u"/aegir.sqlite"_s).size();
    };
    const qint64 before = pages();
    QVERIFY2(before > 4'000'000, QByteArray::number(before).constData());
    QVERIFY(pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 150}})); // makes it give back in pieces from now on
    QVERIFY(pages() < before);
    QVERIFY(pruneRuns(m_workspace->stateDir(), {.keep = {.runs = 10}}));
    QVERIFY2(pages() < before / 5, QByteArray::number(pages()).constData());
    QVERIFY(m_workspace->store().history(m_entity, 0, 100).first().values.has_value());
}

void tst_Retention::worksInTheBackground()
{
    for (int i = 0; i < 5; ++i)
        add(u"look"_s);
    Retention retention(m_workspace->stateDir());
    QSignalSpy pruned(&retention, &Retention::pruned);
    retention.prune({.keep = {.runs = 3}});
    retention.prune({.keep = {.runs = 2}});
    QVERIFY(retention.isAtWork());
    QCOMPARE(pruned.size(), 0);
    QTRY_COMPARE(pruned.size(), 2);
    QCOMPARE(pruned[0][0].value<PruneReport>().runs.size(), 2);
    QCOMPARE(pruned[1][0].value<PruneReport>().runs.size(), 1);
    QVERIFY(!retention.isAtWork());
    QCOMPARE(folders().size(), 2);
}

void tst_Retention::prunesByItself()
{
    const auto keep = [this](const QByteArray &setting) {
        QFile file(m_workspace->dir() + u"/workspace.yml"_s);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("name: Test\nkeep: {" + setting + "}\n");
    };
    for (int i = 0; i < 5; ++i)
        add(u"look"_s);
    Retention retention(m_workspace->stateDir());
    QSignalSpy pruned(&retention, &Retention::pruned);
    retention.runEnded(); // nobody holds the queue yet
    keep("runs: 3");
    retention.start(m_workspace->dir(), {.first = 1ms, .afterRun = 2ms, .regularly = 1h});
    QTRY_COMPARE(pruned.size(), 1);
    QCOMPARE(folders().size(), 3);
    QTest::qWait(50);
    QCOMPARE(pruned.size(), 1);
    keep("runs: 1"); // is obeyed without being told of
    add(u"look"_s);
    retention.runEnded();
    retention.runEnded();
    QTRY_COMPARE(pruned.size(), 2);
    QCOMPARE(folders().size(), 1);
    QTest::qWait(50);
    QCOMPARE(pruned.size(), 2);
}

void tst_Retention::theQueuesHolderPrunes()
{
    const qint64 first = add(u"look"_s);
    add(u"look"_s);
    Queue queue(*m_workspace, u"/no/such/worker"_s);
    QVERIFY(queue.open());
    QVERIFY(queue.isHolder());
    QSignalSpy changed(&queue, &Queue::runChanged);
    QCOMPARE(m_workspace->store().deleteRuns({first}).value(), QList{first});
    QCOMPARE(folders().size(), 2); // the row alone is gone
    Queue other(*m_workspace, u"/no/such/worker"_s);
    QVERIFY(other.open());
    QVERIFY(!other.isHolder());
    other.runsRemoved({first});
    QTRY_COMPARE(folders().size(), 1);
    QTRY_VERIFY(changed.contains(QVariantList{first}));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--prune") {
        puts("now");
        fflush(stdout);
        return pruneRuns(QString::fromLocal8Bit(argv[2]), {.keep = {.runs = 1}}) ? 0 : 1;
    }
    tst_Retention test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_retention.moc"
