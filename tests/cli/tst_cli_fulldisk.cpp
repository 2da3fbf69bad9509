// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/fixture.h"
#include "tests/faults/faultrun.h"

#include <QTest>

#include <sys/mount.h>

using namespace Aegir;

/// Whoever only looks can do so where nothing can be written.
class TestCliFullDisk : public QObject
{
    Q_OBJECT

private slots:
    void looksWithoutWriting_data()
    {
        QTest::addColumn<bool>("full"); ///< or else read-only
        QTest::addColumn<bool>("crashed");
        QTest::addRow("the disk is full") << true << false;
        QTest::addRow("the disk is full, and the last writer was killed") << true << true;
        QTest::addRow("the disk can only be read") << false << false;
        QTest::addRow("the disk can only be read, and the last writer was killed") << false << true;
    }

    void looksWithoutWriting()
    {
        QFETCH(bool, full);
        QFETCH(bool, crashed);
        const SmallDisk disk(u"3m"_s);
        if (!disk.isMounted())
            QSKIP("a file system of its own takes root");
        const Fixture fixture(disk.path());
        QVERIFY(fixture.addBoth());
        VERIFY_CODE(fixture.program.call({u"run"_s, u"p"_s, u"look"_s}), 0);
        // Something that stands in the log alone: who had the database open was killed.
        if (crashed)
            QVERIFY(leaveLog(disk.path() + u"/.aegir/aegir.sqlite"_s));
        QFile big(disk.path() + u"/big"_s);
        if (full) {
            QVERIFY(big.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            while (big.write(QByteArray(4096, 'x')) == 4096) { }
        } else {
            // The run's worker may not have closed its last file yet.
            QTRY_COMPARE_WITH_TIMEOUT(
                ::mount(nullptr, QFile::encodeName(disk.path()).constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr),
                0, 10000);
        }
        const QString name = crashed ? u"renamed"_s : u"p"_s;
        const QList<std::pair<QStringList, QString>> commands{{{u"list"_s}, name},
                                                              {{u"show"_s, name}, u"/srv/p"_s},
                                                              {{u"runs"_s}, u"look"_s},
                                                              {{u"history"_s}, u"look"_s},
                                                              {{u"queue"_s}, u"Nothing is dispatched."_s},
                                                              {{u"schedule"_s}, u"Nothing is scheduled."_s},
                                                              {{u"log"_s, u"1"_s}, u"hello"_s}};
        for (const auto &[words, says] : commands) {
            const Called called = fixture.program.call(words);
            VERIFY_CODE(called, 0);
            QVERIFY2(called.out.contains(says), called.text().constData());
        }
        const Called refused =
            fixture.program.call({u"add"_s, u"site"_s, u"t"_s, u"--type"_s, u"page"_s, u"--on"_s, name});
        QVERIFY(refused.code != 0);
        QVERIFY2(refused.err.contains(full ? u"because the disk is full"_s : u"cannot be written"_s),
                 refused.text().constData());
        QVERIFY2(refused.err.contains(disk.path() + u"/.aegir/aegir.sqlite"_s), refused.text().constData());
        const Called doctor = fixture.program.call({u"doctor"_s, u"--json"_s});
        VERIFY_CODE(doctor, 1);
        QVERIFY2(level(doctor, u"disk"_s) == (full ? u"error"_s : level(doctor, u"disk"_s)), doctor.text().constData());
        if (!full)
            QCOMPARE(level(doctor, u"folder"_s), u"error"_s);
        QCOMPARE(level(doctor, u"runs"_s), u"ok"_s);
    }

    /// The doctor looks at the rest.
    void theDoctorComesAlsoWithoutADatabase()
    {
        const Fixture fixture;
        QVERIFY(fixture.addBoth());
        QFile database(fixture.program.folder() + u"/.aegir/aegir.sqlite"_s);
        QVERIFY(database.open(QIODevice::WriteOnly));
        database.write(QByteArray(8192, 'x'));
        database.close();
        const Called doctor = fixture.program.call({u"doctor"_s, u"--json"_s});
        VERIFY_CODE(doctor, 1);
        QCOMPARE(level(doctor, u"database"_s), u"error"_s);
        QCOMPARE(level(doctor, u"types"_s), u"ok"_s);
        QVERIFY2(doctor.out.contains(u"is not a database"), doctor.text().constData());
        QCOMPARE(level(doctor, u"hosts"_s), QString()); // nobody knows the platforms
    }

private:
    static QString level(const Called &doctor, const QString &check)
    {
        for (const QJsonArray findings = doctor.json().array(); const QJsonValue &finding : findings) {
            if (finding[u"check"_s].toString() == check)
                return finding[u"level"_s].toString();
        }
        return {};
    }

    /// Changes the database @p path as a program does that is killed right after: the change is in the log only.
    static bool leaveLog(const QString &path)
    {
        bool done = QFile::copy(path, path + u".before"_s);
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"crash"_s);
            database.setDatabaseName(path);
            done = done && database.open()
                && QSqlQuery(database).exec(u"UPDATE entity SET name = 'renamed' WHERE name = 'p'"_s)
                && QFile::copy(path + u"-wal"_s, path + u".kept"_s);
            database.close();
        }
        QSqlDatabase::removeDatabase(u"crash"_s);
        // Closing has moved it into the file; so back to before.
        QFile::remove(path);
        QFile::remove(path + u"-wal"_s);
        QFile::remove(path + u"-shm"_s);
        return done && QFile::rename(path + u".before"_s, path) && QFile::rename(path + u".kept"_s, path + u"-wal"_s);
    }
};

QTEST_GUILESS_MAIN(TestCliFullDisk)
#include "tst_cli_fulldisk.moc"
