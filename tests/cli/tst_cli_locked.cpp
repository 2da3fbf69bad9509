// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/fixture.h"
#include "tests/support/lockeddatabase.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace Aegir;

/// What `aegir queue --serve` does while another program keeps the database.
class tst_CliLocked : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhatItWaitsFor();
    void cancelsAtOnce();

private:
    /// Starts run 1, which awaits the file `go`.
    void beginRun();
    QString database() const { return m_fixture->program.folder() + u"/.aegir/aegir.sqlite"_s; }
    QString status() const { return m_fixture->runs().first()[u"status"_s].toString(); }
    /// What stands in run 1's folder in the file @p name.
    QByteArray inRun(const QString &name) const
    {
        const QDir runs(m_fixture->program.folder() + u"/.aegir/runs"_s);
        QFile file(runs.filePath(runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0) + u'/' + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<Fixture> m_fixture;
    std::unique_ptr<QProcess> m_server;
};

void tst_CliLocked::init()
{
    m_fixture = std::make_unique<Fixture>();
    QVERIFY(m_fixture->addBoth());
    m_server = m_fixture->program.start({u"queue"_s, u"--serve"_s});
    QVERIFY(m_server->waitForReadyRead(20000));
}

void tst_CliLocked::cleanup()
{
    ::kill(pid_t(m_server->processId()), SIGTERM);
    VERIFY_CODE(Program::wait(*m_server), 0);
}

void tst_CliLocked::beginRun()
{
    m_fixture->plan("print up\nawait go\ngood\n");
    VERIFY_CODE(m_fixture->program.call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(inRun(u"output.log"_s).contains("up"), 30000);
}

void tst_CliLocked::saysWhatItWaitsFor()
{
    beginRun();
    QByteArray said;
    const auto hear = [&] { return m_server->waitForReadyRead(10), said += m_server->readAllStandardError(); };
    {
        const LockedDatabase other(database());
        m_fixture->go();
        QTRY_VERIFY_WITH_TIMEOUT(hear().contains("has been locked by another program since"), 60000);
        QVERIFY2(said.startsWith(QByteArray("aegir: The database ").append(database().toUtf8())), said.constData());
        QCOMPARE(status(), u"running"_s);
        QTest::qWait(3000);
        QCOMPARE(hear().count("has been locked"), 1); // once
    }
    QTRY_VERIFY2_WITH_TIMEOUT(hear().contains("is free again; what waited for it goes on."), said.constData(), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(status(), u"ok"_s, 30000);
    QCOMPARE(hear().count('\n'), 2);
}

/// Who asks for it does not hold the queue, and neither of the two waits for the database first.
void tst_CliLocked::cancelsAtOnce()
{
    beginRun();
    std::unique_ptr<QProcess> cancel;
    {
        const LockedDatabase other(database());
        QElapsedTimer time;
        time.start();
        cancel = m_fixture->program.start({u"cancel"_s, u"1"_s});
        QTRY_VERIFY_WITH_TIMEOUT(inRun(u"result.json"_s).contains("cancelled"), 30000);
        qInfo("cancelled after %lld ms", time.elapsed());
        QVERIFY2(time.elapsed() < 5000, QByteArray::number(time.elapsed()).constData()); // of a store that waits
        QCOMPARE(status(), u"running"_s);                                                // as far as could be written
    }
    VERIFY_CODE(Program::wait(*cancel), 0);
    QCOMPARE(status(), u"cancelled"_s);
}

QTEST_GUILESS_MAIN(tst_CliLocked)
#include "tst_cli_locked.moc"
