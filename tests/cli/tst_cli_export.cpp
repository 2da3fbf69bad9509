// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/fixture.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <csignal>

/// What a run leaves the program as: text, HTML, a bundle. The stand-in is in the place of Ansible.
class TestCliExport : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<Fixture>();
        QVERIFY(m_fixture->addBoth());
    }

    void text()
    {
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"look"_s}), 0);
        Called called = program().call({u"export"_s, u"1"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.out, u"hello\n"_s);
        called = program().call({u"export"_s, u"1"_s, u"--format"_s, u"times"_s});
        VERIFY_CODE(called, 0);
        static const QRegularExpression clock(
            u"^20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d\\S+  hello\n$"_s);
        QVERIFY2(clock.match(called.out).hasMatch(), called.text().constData());
        called = program().call({u"export"_s, u"1"_s, u"--format"_s, u"elapsed"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.out, u"+0:00:00.000  hello\n"_s);

        called = program().call({u"export"_s, u"1"_s, u"--output"_s, u"a.log"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.out, u"Wrote a.log: 6 bytes.\n"_s);
        QCOMPARE(read(u"a.log"_s), QByteArray("hello\n"));
        called = program().call({u"export"_s, u"1"_s, u"--output"_s, u"a.log"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"bytes"_s).toInt(), 6);
        QCOMPARE(called.object().value(u"output"_s).toString(),
                 QFileInfo(program().folder() + u"/a.log"_s).absoluteFilePath());
    }

    void html()
    {
        m_fixture->plan("print <b>hello\ngood\n");
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"look"_s}), 0);
        const Called called = program().call({u"export"_s, u"1"_s, u"--format"_s, u"html"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.startsWith(u"<!DOCTYPE html>\n"_s) && called.out.endsWith(u"</html>\n"_s),
                 called.text().constData());
        QVERIFY2(called.out.contains(u"<title>Look of p, run 1</title>"_s), called.text().constData());
        QVERIFY2(called.out.contains(u"&lt;b&gt;hello\n"_s), called.text().constData());
        VERIFY_CODE(program().call({u"export"_s, u"1"_s, u"--format"_s, u"html"_s, u"--output"_s, u"a.html"_s}), 0);
        QCOMPARE(QString::fromUtf8(read(u"a.html"_s)), called.out);
    }

    /// Another person, without the workspace, sees what was run, but no secret.
    void bundle()
    {
        m_fixture->plan("print the password is hunter2-hunter2\ngood\n");
        VERIFY_CODE(
            program().call({u"run"_s, u"s"_s, u"keep"_s, u"--secret"_s, u"keep.password"_s}, "hunter2-hunter2\n"), 0);
        VERIFY_CODE(program().call({u"export"_s, u"1"_s, u"--format"_s, u"bundle"_s, u"--output"_s, u"a.aegir-run"_s}),
                    0);
        QTemporaryDir elsewhere;
        QVERIFY(QFile::rename(program().folder() + u"/a.aegir-run"_s, elsewhere.filePath(u"a.aegir-run"_s)));
        const Program other(elsewhere.path());

        Called called = other.call({u"inspect"_s, u"a.aegir-run"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.startsWith(u"Keep of s, run 1\nstatus:"_s), called.text().constData());
        QVERIFY2(called.out.contains(QRegularExpression(u"platform: +p\n"_s)), called.text().constData());
        called = other.call({u"inspect"_s, u"a.aegir-run"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"entity"_s).toString(), u"s"_s);
        QCOMPARE(called.object().value(u"verdict"_s)[u"status"_s].toString(), u"ok"_s);

        called = other.call({u"export"_s, u"a.aegir-run"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.out, u"the password is ********\n"_s);
        called = other.call({u"export"_s, u"a.aegir-run"_s, u"--format"_s, u"html"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"the password is ********"_s), called.text().constData());

        // Packed again, it is the same run, also through a pipe.
        VERIFY_CODE(
            other.call({u"export"_s, u"a.aegir-run"_s, u"--format"_s, u"bundle"_s, u"--output"_s, u"b.aegir-run"_s}),
            0);
        QCOMPARE(other.call({u"inspect"_s, u"b.aegir-run"_s, u"--json"_s}).object(),
                 called.code == 0 ? other.call({u"inspect"_s, u"a.aegir-run"_s, u"--json"_s}).object() : QJsonObject());
        QProcess unpack;
        unpack.setWorkingDirectory(elsewhere.path());
        unpack.start(u"python3"_s, {u"-m"_s, u"zipfile"_s, u"-e"_s, u"a.aegir-run"_s, u"files"_s});
        if (!unpack.waitForStarted()) {
            QSKIP("no python3 to look into the zip with");
        }
        QVERIFY(unpack.waitForFinished() && unpack.exitCode() == 0);
        const QDir files(elsewhere.filePath(u"files"_s));
        QVERIFY(files.exists(u"vars.yml"_s) && files.exists(u"request.json"_s));
        for (const QFileInfo &info : files.entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("hunter2"), qPrintable(info.fileName()));
        }
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::addRow("no run") << QStringList{u"export"_s} << 2 << u"The command is: aegir export RUN"_s;
        QTest::addRow("unknown run") << QStringList{u"export"_s, u"7"_s} << 2 << u"There is no run 7"_s;
        QTest::addRow("unknown format") << QStringList{u"export"_s, u"1"_s, u"--format"_s, u"pdf"_s} << 2
                                        << u"There is no format “pdf”"_s;
        QTest::addRow("empty output") << QStringList{u"export"_s, u"1"_s, u"--output"_s, u""_s} << 2
                                      << u"an empty name is none"_s;
        QTest::addRow("bundle to nowhere") << QStringList{u"export"_s, u"1"_s, u"--format"_s, u"bundle"_s} << 2
                                           << u"A bundle is no text; add --output"_s;
        QTest::addRow("two things on standard output")
            << QStringList{u"export"_s, u"1"_s, u"--json"_s} << 2 << u"With --json, standard output carries JSON"_s;
        QTest::addRow("full disk") << QStringList{u"export"_s, u"1"_s, u"--output"_s, u"/dev/full"_s} << 1
                                   << u"/dev/full cannot be written: "_s;
        QTest::addRow("full disk, page") << QStringList{u"export"_s, u"1"_s,        u"--format"_s,
                                                        u"html"_s,   u"--output"_s, u"/dev/full"_s}
                                         << 1 << u"/dev/full cannot be written: "_s;
        QTest::addRow("full disk, bundle")
            << QStringList{u"export"_s, u"1"_s, u"--format"_s, u"bundle"_s, u"--output"_s, u"/dev/full"_s} << 1
            << u"/dev/full cannot be written: "_s;
        QTest::addRow("a folder") << QStringList{u"export"_s, u"1"_s, u"--output"_s, u"."_s} << 1
                                  << u"is a folder; name a file in it."_s;
        QTest::addRow("no bundle") << QStringList{u"export"_s, u"none.aegir-run"_s} << 1
                                   << u"none.aegir-run cannot be read: "_s;
        QTest::addRow("damaged bundle") << QStringList{u"export"_s, u"bad.aegir-run"_s} << 1
                                        << u"bad.aegir-run is no run bundle, or it is damaged."_s;
        QTest::addRow("look into a damaged bundle") << QStringList{u"inspect"_s, u"bad.aegir-run"_s} << 2
                                                    << u"bad.aegir-run is no run bundle, or it is damaged."_s;
    }

    void saysWhyNot()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        QFETCH(const QString, says);
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"look"_s}), 0);
        program().write(u"bad.aegir-run"_s, "no zip");
        const Called called = program().call(arguments);
        VERIFY_CODE(called, code);
        QVERIFY2(called.err.startsWith(u"aegir: "_s) && called.err.contains(says), called.text().constData());
        QVERIFY2(arguments.contains(u"--json"_s) || called.out.isEmpty(), called.text().constData());
    }

    void aRunWithoutOutput()
    {
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"look"_s}), 0);
        QVERIFY(QFile::remove(runFolder() + u"/output.log"_s));
        const Called called = program().call({u"export"_s, u"1"_s});
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"Run 1 has no output; its status is: ok."_s), called.text().constData());
    }

    void aSignalLeavesNothingBehind_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addRow("times") << u"times"_s;
        QTest::addRow("html") << u"html"_s;
        QTest::addRow("bundle") << u"bundle"_s;
    }

    void aSignalLeavesNothingBehind()
    {
        QFETCH(const QString, format);
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"look"_s}), 0);
        QFile log(runFolder() + u"/output.log"_s);
        QVERIFY(log.open(QIODevice::ReadWrite));
        QVERIFY(log.resize(qint64(2) << 30)); // takes no room, but time
        QTemporaryDir target;
        const auto exporting =
            program().start({u"export"_s, u"1"_s, u"--format"_s, format, u"--output"_s, target.filePath(u"a"_s)});
        while (!isAtWork(exporting->processId()) && !exporting->waitForFinished(1)) { }
        QCOMPARE(exporting->state(), QProcess::Running);
        QCOMPARE(::kill(pid_t(exporting->processId()), SIGINT), 0);
        const Called called = Program::wait(*exporting);
        VERIFY_CODE(called, 1);
        QVERIFY2(called.err.contains(u"Cancelled; nothing was exported."_s), called.text().constData());
        QCOMPARE(files(target), QStringList());
    }

private:
    const Program &program() const { return m_fixture->program; }

    QString runFolder() const
    {
        const QDir runs(program().folder() + u"/.aegir/runs"_s);
        return runs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot).value(0).filePath();
    }

    /// The thread that exports has begun.
    static bool isAtWork(qint64 pid)
    {
        const QDir threads(u"/proc/%1/task"_s.arg(pid));
        return std::ranges::any_of(threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                                   [&threads](const QString &thread) {
                                       QFile name(threads.filePath(thread + u"/comm"_s));
                                       return name.open(QIODevice::ReadOnly) && name.readAll().startsWith("background");
                                   });
    }

    static QStringList files(const QTemporaryDir &dir)
    {
        return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden);
    }

    QByteArray read(const QString &name) const
    {
        QFile file(program().folder() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<Fixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestCliExport)
#include "tst_cli_export.moc"
