// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/schema.h"
#include "model/inventory/store.h"
#include "plainconnection.h"

#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The program's own schema and one more step, as a later version would have it.
SchemaSteps laterSteps(const QStringList &step)
{
    SchemaSteps steps = schemaSteps();
    steps.append(step);
    return steps;
}

Entity platform(const QString &name)
{
    Entity entity;
    entity.name = name;
    entity.type = u"git_platform"_s;
    entity.hosts = u"localhost"_s;
    return entity;
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_path = m_dir->filePath(u"aegir.sqlite"_s);
    }

    void makesANewDatabase()
    {
        {
            auto store = Store::open(m_path);
            QVERIFY2(store, qUtf8Printable(store ? QString() : store.error().sentence));
        }
        const PlainConnection connection(m_path);
        QCOMPARE(connection.value(u"PRAGMA user_version"_s).toInt(), Store::currentVersion());
        QCOMPARE(connection.value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(QFile::permissions(m_path)
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QVERIFY(QDir(m_dir->path()).entryList({u"*.bak"_s}).isEmpty());
    }

    void upgradesAndKeepsACopy()
    {
        {
            auto store = Store::open(m_path);
            QVERIFY(store);
            QVERIFY((*store)->addEntity(platform(u"old"_s)));
        }
        {
            auto store =
                Store::open(m_path, laterSteps({u"ALTER TABLE entity ADD COLUMN note TEXT NOT NULL DEFAULT ''"_s}), 1s);
            QVERIFY2(store, qUtf8Printable(store ? QString() : store.error().sentence));
            QCOMPARE((*store)->entities().size(), 1);
        }
        const PlainConnection upgraded(m_path);
        QCOMPARE(upgraded.value(u"PRAGMA user_version"_s).toInt(), Store::currentVersion() + 1);
        QCOMPARE(upgraded.value(u"SELECT count(*) FROM pragma_table_info('entity') WHERE name = 'note'"_s).toInt(), 1);
        const QString copy = u"%1.v%2.bak"_s.arg(m_path).arg(Store::currentVersion());
        QVERIFY(QFile::exists(copy));
        QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const PlainConnection before(copy);
        QCOMPARE(before.value(u"PRAGMA user_version"_s).toInt(), Store::currentVersion());
        QCOMPARE(before.value(u"SELECT name FROM entity"_s).toString(), u"old"_s);
        QCOMPARE(before.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    }

    /// What a role sent back before there was a history is the beginning of it.
    void historyBeginsWithWhatIsThere()
    {
        {
            auto store = Store::open(m_path, schemaSteps().first(2), 1s);
            QVERIFY(store);
            QVERIFY((*store)->addEntity(platform(u"old"_s)));
            const PlainConnection connection(m_path);
            QVERIFY(Sql::run(connection.database(), u"UPDATE entity SET outputs = :outputs"_s,
                             {{u":outputs"_s, u"{\"path\": \"/it's\", \"size\": 3}"_s}}));
        }
        auto store = Store::open(m_path);
        QVERIFY2(store, qUtf8Printable(store ? QString() : store.error().sentence));
        const QList<PastOutput> history = (*store)->outputHistory(1, u"path"_s);
        QCOMPARE(history.size(), 1);
        QCOMPARE(history[0].value, QJsonValue(u"/it's"_s));
        QCOMPARE(history[0].run, 0);
        QVERIFY(!history[0].time.isValid());
        QVERIFY((*store)->outputHistory(1, u"size"_s).isEmpty());
    }

    void aFailedStepChangesNothing()
    {
        {
            auto store = Store::open(m_path);
            QVERIFY(store);
            QVERIFY((*store)->addEntity(platform(u"old"_s)));
        }
        const QStringList broken{u"ALTER TABLE entity ADD COLUMN note TEXT"_s, u"ALTER TABLE nowhere ADD COLUMN x"_s};
        // Twice: the copy that the first attempt left must not stop the second.
        for (int attempt = 0; attempt < 2; ++attempt) {
            auto store = Store::open(m_path, laterSteps(broken), 1s);
            QVERIFY(!store);
            QVERIFY2(store.error().sentence.contains(u"schema %1"_s.arg(Store::currentVersion() + 1)),
                     qUtf8Printable(store.error().sentence));
        }
        {
            const PlainConnection connection(m_path);
            QCOMPARE(connection.value(u"PRAGMA user_version"_s).toInt(), Store::currentVersion());
            QCOMPARE(
                connection.value(u"SELECT count(*) FROM pragma_table_info('entity') WHERE name = 'note'"_s).toInt(), 0);
        }
        auto store = Store::open(m_path);
        QVERIFY(store);
        QCOMPARE((*store)->entities().size(), 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("part");
        QTest::addRow("newer") << u"newer"_s << u"newer version"_s;
        QTest::addRow("text file") << u"text"_s << u"not a database"_s;
        QTest::addRow("another program's") << u"foreign"_s << u"another program"_s;
        QTest::addRow("folder that is not there") << u"nowhere"_s << u"cannot be opened or made"_s;
        QTest::addRow("folder in its place") << u"folder"_s << u"cannot be opened or made"_s;
        QTest::addRow("folder that cannot be written") << u"readonly"_s << u"cannot be opened or made"_s;
        QTest::addRow("locked") << u"locked"_s << u"is locked"_s;
    }

    void refuses()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, part);
        std::unique_ptr<PlainConnection> other;
        if (kind == u"newer") {
            QVERIFY(Store::open(m_path));
            const PlainConnection connection(m_path);
            QVERIFY(Sql::run(connection.database(), u"PRAGMA user_version = 99"_s));
        } else if (kind == u"text") {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(5000, 'x'));
        } else if (kind == u"foreign") {
            const PlainConnection connection(m_path);
            QVERIFY(Sql::run(connection.database(), u"CREATE TABLE cookies (name TEXT)"_s));
        } else if (kind == u"nowhere") {
            m_path = m_dir->filePath(u"no/such/aegir.sqlite"_s);
        } else if (kind == u"folder") {
            QVERIFY(QDir().mkdir(m_path));
        } else if (kind == u"readonly") {
            m_path = u"/proc/aegir.sqlite"_s; // not even root can make a file there
        } else if (kind == u"locked") {
            other = std::make_unique<PlainConnection>(m_path);
            QVERIFY(Sql::run(other->database(), u"BEGIN EXCLUSIVE"_s));
        }
        const QByteArray before = kind == u"text" ? QByteArray(5000, 'x') : QByteArray();
        auto store = Store::open(m_path, schemaSteps(), 50ms);
        QVERIFY(!store);
        QVERIFY2(store.error().sentence.contains(part), qUtf8Printable(store.error().sentence));
        QVERIFY(store.error().sentence.contains(QDir::toNativeSeparators(m_path)));
        if (!before.isEmpty()) {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), before);
        }
    }

    void leavesNoConnectionBehind()
    {
        const qsizetype before = QSqlDatabase::connectionNames().size();
        QVERIFY(Store::open(m_path));
        QVERIFY(!Store::open(u"/proc/aegir.sqlite"_s));
        QCOMPARE(QSqlDatabase::connectionNames().size(), before);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
