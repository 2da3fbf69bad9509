// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/wslcommand.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

/// What wsl.exe does with these arguments, on the Linux that the test runs on.
constexpr auto standIn = "#!/bin/sh\n"
                         "while [ \"$1\" != -e ]; do\n"
                         "    case $1 in --cd) cd \"$2\" || exit 9 ;; -d) ;; *) exit 9 ;; esac\n"
                         "    shift 2\n"
                         "done\n"
                         "shift\n"
                         "exec \"$@\"\n";

} // namespace

class WslCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void start_data();
    void start();
    void stop_data();
    void stop();
    void readGroup_data();
    void readGroup();
    void runs();
    void stopsTheGroup_data();
    void stopsTheGroup();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    std::optional<qint64> group() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_wsl;
};

void WslCommandTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_wsl = path(u"wsl.exe"_s);
    QFile file(m_wsl);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(standIn);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

std::optional<qint64> WslCommandTest::group() const
{
    QFile file(path(u"a group"_s));
    return file.open(QIODevice::ReadOnly) ? readWslGroup(file.readAll()) : std::nullopt;
}

void WslCommandTest::start_data()
{
    QTest::addColumn<QString>("distribution");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QStringList>("expected");

    const QStringList wrapped{u"--cd"_s,      u"/srv/run"_s, u"-e"_s, u"setsid"_s,
                              u"--wait"_s,    u"sh"_s,       u"-c"_s, u"echo $$ >\"$0\" && exec env \"$@\""_s,
                              u"/srv/group"_s};
    const QStringList command{u"/usr/bin/ansible-playbook"_s, u"-i"_s, u"my inventory"_s};
    QTest::addRow("the default one") << QString() << QStringList() << wrapped + command;
    QTest::addRow("a named one") << u"Debian 13"_s << QStringList()
                                 << QStringList{u"-d"_s, u"Debian 13"_s} + wrapped + command;
    const QStringList environment{u"ANSIBLE_NOCOLOR=1"_s, u"A=b c"_s};
    QTest::addRow("environment") << QString() << environment << wrapped + environment + command;
}

void WslCommandTest::start()
{
    QFETCH(QString, distribution);
    QFETCH(QStringList, environment);
    QTEST(wslStart({.distribution = distribution,
                    .workingDir = u"/srv/run"_s,
                    .groupFile = u"/srv/group"_s,
                    .environment = environment,
                    .command = {u"/usr/bin/ansible-playbook"_s, u"-i"_s, u"my inventory"_s}}),
          "expected");
}

void WslCommandTest::stop_data()
{
    QTest::addColumn<QString>("distribution");
    QTest::addColumn<StopSignal>("signal");
    QTest::addColumn<QStringList>("expected");

    QTest::addRow("interrupt") << QString() << StopSignal::Interrupt
                               << QStringList{u"-e"_s, u"sh"_s, u"-c"_s, u"kill -s INT -- -4711"_s};
    QTest::addRow("terminate") << u"Ubuntu"_s << StopSignal::Terminate
                               << QStringList{u"-d"_s, u"Ubuntu"_s, u"-e"_s,
                                              u"sh"_s, u"-c"_s,     u"kill -s TERM -- -4711"_s};
    QTest::addRow("kill") << QString() << StopSignal::Kill
                          << QStringList{u"-e"_s, u"sh"_s, u"-c"_s, u"kill -s KILL -- -4711"_s};
}

void WslCommandTest::stop()
{
    QFETCH(QString, distribution);
    QFETCH(StopSignal, signal);
    QTEST(wslStop(distribution, 4711, signal), "expected");
}

void WslCommandTest::readGroup_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("expected"); // 0: none

    QTest::addRow("a number") << "4711\n"_ba << qint64(4711);
    QTest::addRow("half of one") << "47"_ba << qint64(0);
    QTest::addRow("nothing yet") << ""_ba << qint64(0);
    QTest::addRow("no number") << "oops\n"_ba << qint64(0);
    QTest::addRow("everybody's group") << "1\n"_ba << qint64(0);
    QTest::addRow("a negative one") << "-4711\n"_ba << qint64(0);
}

void WslCommandTest::readGroup()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, expected);
    QCOMPARE(readWslGroup(text).value_or(0), expected);
}

void WslCommandTest::runs()
{
    QProcess wsl;
    wsl.start(m_wsl,
              wslStart({.distribution = u"Debian"_s,
                        .workingDir = m_dir->path(),
                        .groupFile = path(u"a group"_s),
                        .environment = {u"AEGIR_TEXT=a \"b\" $HOME"_s},
                        .command = {u"/bin/sh"_s, u"-c"_s, u"pwd; printf '%s\\n' \"$AEGIR_TEXT\" \"$@\"; exit 4"_s,
                                    u"name"_s, u"$(id) 'x'"_s, u"-e"_s, QString()}}));
    QVERIFY(wsl.waitForFinished());
    QCOMPARE(wsl.exitCode(), 4);
    QVERIFY(group());
    QByteArrayList lines = wsl.readAllStandardOutput().split('\n');
    QCOMPARE(lines.takeFirst(), QFile::encodeName(m_dir->path()));
    QCOMPARE(lines.value(0), "a \"b\" $HOME"_ba);
    QCOMPARE(lines.value(1), "$(id) 'x'"_ba);
    QCOMPARE(lines.value(2), "-e"_ba);
    QCOMPARE(lines.value(3), ""_ba);
}

void WslCommandTest::stopsTheGroup_data()
{
    QTest::addColumn<StopSignal>("signal");
    QTest::addColumn<int>("number");

    QTest::addRow("interrupt") << StopSignal::Interrupt << 2;
    QTest::addRow("terminate") << StopSignal::Terminate << 15;
    QTest::addRow("kill") << StopSignal::Kill << 9;
}

void WslCommandTest::stopsTheGroup()
{
    QFETCH(StopSignal, signal);
    QFETCH(int, number);
    // Two processes of the group hold the pipe: it ends when both are gone.
    QProcess wsl;
    wsl.start(m_wsl,
              wslStart({.distribution = {},
                        .workingDir = m_dir->path(),
                        .groupFile = path(u"a group"_s),
                        .environment = {},
                        .command = {u"/usr/bin/python3"_s, u"-c"_s,
                                    u"import os, signal\n"
                                    "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
                                    "os.fork()\n"
                                    "signal.alarm(60)\n"
                                    "print('here', flush=True)\n"
                                    "signal.pause()\n"_s}}));
    QTRY_COMPARE_WITH_TIMEOUT(wsl.bytesAvailable(), 10, 30'000);
    QVERIFY(group());
    QCOMPARE(QProcess::execute(m_wsl, wslStop({}, *group(), signal)), 0);
    QVERIFY(wsl.waitForFinished());
    // Where setsid had to fork it stands between, and ends with a code of its own.
    if (wsl.exitStatus() == QProcess::CrashExit)
        QCOMPARE(wsl.exitCode(), number);
    else
        QVERIFY(wsl.exitCode() != 0);
    QCOMPARE(processStartTime(*group()), QString());
}

QTEST_GUILESS_MAIN(WslCommandTest)
#include "tst_wslcommand.moc"
