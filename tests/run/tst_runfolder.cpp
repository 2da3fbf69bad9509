// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/platform.h"
#include "model/run/runfolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestRunFolder : public QObject
{
    Q_OBJECT

private slots:
    void requestRoundTrip()
    {
        QTemporaryDir dir;
        const RunFolder folder(dir.filePath(u"runs/000001"_s));
        const RunRequest request{
            .run = 1,
            .title = u"t"_s,
            .workspaceDir = u"/w"_s,
            .inventory = u"/w/i"_s,
            .rolesDir = u"/w/roles"_s,
            .hosts = u"all"_s,
            .ansiblePlaybook = u"/a"_s,
            .variables = {{u"a"_s, 1}},
            .tree = {{u"b"_s, u"ü"_s}},
            .roles = {{.role = u"r"_s, .entryPoint = u"e"_s, .variables = {{u"v"_s, true}}, .secrets = {u"s"_s}}},
            .options = {.check = true, .verbosity = 3, .limit = u"x"_s},
            .gatherFacts = false,
            .timeout = 60,
            .idleTimeout = 20};
        QVERIFY(folder.create(request));
        QCOMPARE(folder.request().value(), request);
        QVERIFY(request.needsSecrets());
        QCOMPARE(QFile::permissions(folder.requestPath()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(QFile::permissions(folder.path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
    }

    void badRequests_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::addRow("missing") << QByteArray() << u"holds no run"_s;
        QTest::addRow("no JSON") << QByteArray("{\"run\": ") << u"damaged"_s;
        QTest::addRow("a later format") << QByteArray("{\"format\": 2}") << u"format 2"_s;
    }
    void badRequests()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        QTemporaryDir dir;
        const RunFolder folder(dir.path());
        if (!text.isEmpty()) {
            QFile file(folder.requestPath());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        }
        const auto request = folder.request();
        QVERIFY(!request);
        QVERIFY2(request.error().sentence.contains(says), qPrintable(request.error().sentence));
    }

    void resultRoundTrip()
    {
        QTemporaryDir dir;
        const RunFolder folder(dir.path());
        QVERIFY(!readResult(folder).value());
        const QDateTime now = QDateTime::fromString(u"2026-01-02T03:04:05.678Z"_s, Qt::ISODateWithMs);
        const RunResult result{.verdict = {.status = Status::Warning,
                                           .sentence = u"s"_s,
                                           .task = u"t"_s,
                                           .host = u"h"_s,
                                           .message = u"m"_s,
                                           .event = 5},
                               .exitCode = 0,
                               .started = now,
                               .finished = now.addMSecs(1500)};
        QVERIFY(writeResult(folder, result));
        QCOMPARE(readResult(folder).value().value(), result);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"result.json"_s});
    }

    void aDamagedResultIsSaid()
    {
        QTemporaryDir dir;
        const RunFolder folder(dir.path());
        QFile file(folder.resultPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"verdict\":{\"status\":\"splendid\"}}");
        file.close();
        const auto result = readResult(folder);
        QVERIFY(!result);
        QVERIFY(result.error().sentence.contains(u"no final status"_s));
    }

    void oneWorkerClaimsARun()
    {
        QTemporaryDir dir;
        const RunFolder folder(dir.path());
        const qint64 pid = QCoreApplication::applicationPid();
        const WorkerInfo info{.pid = pid, .startTime = processStartTime(pid), .socket = u"/tmp/s"_s};
        QVERIFY(!readWorker(folder));
        QVERIFY(claimRun(folder, info).value());
        QVERIFY(!claimRun(folder, {.pid = pid + 1, .startTime = u"x"_s, .socket = u"other"_s}).value());
        QCOMPARE(readWorker(folder).value(), info);
        QVERIFY(isAlive(info));
        QVERIFY(!isAlive({.pid = pid, .startTime = info.startTime + u'1', .socket = {}})); // a number used again
        QVERIFY(!isAlive({.pid = 0, .startTime = {}, .socket = {}}));
    }
};

QTEST_GUILESS_MAIN(TestRunFolder)
#include "tst_runfolder.moc"
