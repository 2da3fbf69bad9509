// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/bundlemanifest.h"
#include "model/export/maskedrun.h"
#include "model/export/runbundle.h"
#include "model/run/platform.h"
#include "model/run/playbook.h"
#include "tests/export/rawzip.h"
#include "tests/export/recordedrun.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <sys/resource.h>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebi = 1024 * 1024;

/// A bundle made by hand of @p files, with a manifest that @p change has changed.
QByteArray handmade(QList<RawEntry> files, const std::function<void(BundleManifest &)> &change = {})
{
    BundleManifest manifest;
    manifest.summary.program = u"Aegir Desktop 9.0"_s;
    for (const RawEntry &file : files)
        manifest.files.append({.name = QString::fromLatin1(file.name),
                               .size = file.bytes.size(),
                               .sha256 = QCryptographicHash::hash(file.bytes, QCryptographicHash::Sha256)});
    if (change)
        change(manifest);
    files.append({.name = "manifest.json", .bytes = manifest.toJson()});
    return RawZip::make(files);
}

QByteArray randomBytes(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(1);
    for (char &byte : bytes)
        byte = char(generator.bounded(256));
    return bytes;
}

/// While it lives, no file of this process may grow beyond some bytes: as on a disk that is full.
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t most)
    {
        surviveFileSizeLimit();
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = most;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class TestRunBundle : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        qputenv("TMPDIR", m_temporary->path().toUtf8()); // what is unpacked lies there
    }

    void cleanup() { qunsetenv("TMPDIR"); }

    void comesBackAsItWas_data()
    {
        QTest::addColumn<qint64>("logSize");
        QTest::addColumn<qint64>("partSize");
        QTest::addRow("no log") << qint64(-1) << mebi;
        QTest::addRow("empty log") << qint64(0) << mebi;
        QTest::addRow("a byte") << qint64(1) << mebi;
        QTest::addRow("one part") << mebi << mebi;
        QTest::addRow("two parts") << mebi + 1 << mebi;
        QTest::addRow("many parts") << 3 * mebi << qint64(100000);
    }

    void comesBackAsItWas()
    {
        QFETCH(const qint64, logSize);
        QFETCH(const qint64, partSize);
        RecordedRun run;
        QFile::remove(run.folder.outputPath());
        if (logSize >= 0)
            RecordedRun::write(run.folder.outputPath(), randomBytes(logSize));
        const QString target = run.path(u"a.aegir-run"_s);
        const auto saved = RunBundle::save(run.folder, run.summary, target, goOn, {.partSize = partSize});
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().sentence));
        QCOMPARE(*saved, WorkEnd::Done);

        const auto told = RunBundle::summary(target);
        QVERIFY(told);
        QCOMPARE(*told, run.summary);
        QString place;
        {
            auto opened = RunBundle::open(target, goOn);
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence));
            QVERIFY(*opened);
            QCOMPARE((*opened)->summary, run.summary);
            const RunFolder &folder = (*opened)->folder;
            place = folder.path();
            QVERIFY(place.startsWith(m_temporary->path()));
            QCOMPARE(RecordedRun::names(place), RecordedRun::names(run.folder.path()));
            for (const QString &name : RecordedRun::names(place)) {
                QCOMPARE(RecordedRun::read(place + u'/' + name), RecordedRun::read(run.folder.path() + u'/' + name));
                QCOMPARE(QFile::permissions(place + u'/' + name) & (QFile::ReadGroup | QFile::ReadOther),
                         QFile::Permissions());
            }
            const auto request = folder.request();
            QVERIFY(request);
            QCOMPARE(*request, run.request);
            const auto result = readResult(folder);
            QVERIFY(result && *result);
            QCOMPARE((*result)->verdict, run.summary.verdict);
        }
        QVERIFY(!QFile::exists(place));
    }

    /// Another person's tools read it, too.
    void isAnOrdinaryZip()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("no python3");
        const RecordedRun run;
        const QString target = run.path(u"a.aegir-run"_s);
        QVERIFY(RunBundle::save(run.folder, run.summary, target, goOn));
        QProcess process;
        process.start(python, {u"-m"_s, u"zipfile"_s, u"-e"_s, target, run.path(u"out"_s)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(RecordedRun::read(run.path(u"out/output.log"_s)), RecordedRun::read(run.folder.outputPath()));
        const QJsonObject manifest =
            QJsonDocument::fromJson(RecordedRun::read(run.path(u"out/manifest.json"_s))).object();
        QCOMPARE(manifest[u"format"_s].toInt(), 1);
        QCOMPARE(manifest[u"run"_s].toObject()[u"ansible_core"_s].toString(), u"2.19.11"_s);
    }

    void tellsNoSecret()
    {
        // What no worker writes: the value of a secret under its name.
        RecordedRun run;
        run.request.roles[0].secrets = {u"backup_key"_s};
        run.request.roles.append({.role = u"other"_s, .variables = {{u"backup_key"_s, u"hunter2-role"_s}}});
        run.request.variables.insert(u"backup_key"_s, u"hunter2-play"_s);
        run.request.tree = {{u"operations"_s, QJsonArray{QJsonObject{{u"backup_key"_s, u"hunter2-tree"_s}}}}};
        run.writeRequest();
        const Playbook playbook = writePlaybook(run.request);
        RecordedRun::write(run.folder.playbookPath(), playbook.playbook);
        RecordedRun::write(run.folder.variablesPath(), playbook.variables);
        QVERIFY(playbook.playbook.contains("hunter2") && playbook.variables.contains("hunter2"));

        const QString target = run.path(u"a.aegir-run"_s);
        QVERIFY(RunBundle::save(run.folder, run.summary, target, goOn));
        auto opened = RunBundle::open(target, goOn);
        QVERIFY(opened && *opened);
        for (const QString &name : RecordedRun::names((*opened)->folder.path())) {
            const QByteArray text = RecordedRun::read((*opened)->folder.path() + u'/' + name);
            QVERIFY2(!text.contains("hunter2"), text.constData());
            QCOMPARE(text.contains("********"),
                     name == u"request.json" || name == u"playbook.yml" || name == u"vars.yml");
        }
    }

    void withoutItsRequestNothingIsPacked()
    {
        const RecordedRun run;
        QVERIFY(QFile::remove(run.folder.requestPath()));
        const auto saved = RunBundle::save(run.folder, run.summary, run.path(u"a.aegir-run"_s), goOn);
        QVERIFY(!saved);
        QVERIFY2(saved.error().sentence.contains(u"request.json is missing"), qPrintable(saved.error().sentence));
        QVERIFY(!QFile::exists(run.path(u"a.aegir-run"_s)));
    }

    void cancelledLeavesNothing_data()
    {
        QTest::addColumn<int>("after");
        for (const int after : {0, 1, 3})
            QTest::addRow("after %d", after) << after;
    }

    void cancelledLeavesNothing()
    {
        QFETCH(const int, after);
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), randomBytes(2 * mebi));
        const QStringList before = RecordedRun::names(run.path({}));
        int calls = 0;
        const Progress some = [&](qint64 done, qint64 total) { return done <= total && calls++ < after; };
        const QString target = run.path(u"a.aegir-run"_s);
        const auto saved = RunBundle::save(run.folder, run.summary, target, some);
        QVERIFY(saved);
        QCOMPARE(*saved, WorkEnd::Cancelled);
        QCOMPARE(RecordedRun::names(run.path({})), before);

        QVERIFY(RunBundle::save(run.folder, run.summary, target, goOn));
        calls = 0;
        const auto opened = RunBundle::open(target, some);
        QVERIFY(opened);
        QVERIFY(!*opened);
        QCOMPARE(RecordedRun::names(m_temporary->path()), QStringList());
    }

    void fullDiskIsASentence()
    {
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), randomBytes(4 * mebi));
        const QString target = run.path(u"a.aegir-run"_s);
        {
            const SmallFiles full(mebi);
            const auto saved = RunBundle::save(run.folder, run.summary, target, goOn);
            QVERIFY(!saved);
            QVERIFY2(saved.error().sentence.contains(u"a.aegir-run cannot be written: "),
                     qPrintable(saved.error().sentence));
        }
        QCOMPARE(RecordedRun::names(run.path({})), QStringList{u"run"_s});
        QVERIFY(RunBundle::save(run.folder, run.summary, target, goOn));
        const SmallFiles full(mebi);
        const auto opened = RunBundle::open(target, goOn);
        QVERIFY(!opened);
        QVERIFY2(opened.error().sentence.contains(u"output.log cannot be written: "),
                 qPrintable(opened.error().sentence));
        QCOMPARE(RecordedRun::names(m_temporary->path()), QStringList());
    }

    void takesNoMoreThanTheDiskHas()
    {
        const RecordedRun run;
        const QString target = run.path(u"a.aegir-run"_s);
        QVERIFY(RunBundle::save(run.folder, run.summary, target, goOn));
        const auto opened = RunBundle::open(target, goOn, {.spare = qint64(1) << 60});
        QVERIFY(!opened);
        QVERIFY2(opened.error().sentence.contains(u" unpacked, but "), qPrintable(opened.error().sentence));
        QCOMPARE(RecordedRun::names(m_temporary->path()), QStringList());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bundle");
        QTest::addColumn<QString>("says");
        const RawEntry log{.name = "output.log", .bytes = "hello\n"};
        const QString notOne = u"is no run bundle, or it is damaged."_s;
        const QString otherLog = u"is damaged: its output.log is not what was packed."_s;
        QTest::addRow("empty") << QByteArray() << notOne;
        QTest::addRow("no zip") << QByteArray("hello").repeated(100) << notOne;
        QTest::addRow("a zip of something else") << RawZip::make({log}) << notOne;
        QTest::addRow("no manifest") << RawZip::make({{.name = "manifest.json", .bytes = "{"}}) << notOne;
        QTest::addRow("format 0") << handmade({log}, [](BundleManifest &manifest) { manifest.format = 0; }) << notOne;
        QTest::addRow("newer") << handmade({log}, [](BundleManifest &manifest) {
            manifest.format = 2;
        }) << u"was written by a newer version, Aegir Desktop 9.0; to open it, update Aegir Desktop."_s;
        QTest::addRow("zip slip") << handmade({log, {.name = "../../escaped", .bytes = "x"}})
                                  << u"which no run bundle has."_s;
        QTest::addRow("negative size") << handmade({log}, [](BundleManifest &manifest) { manifest.files[0].size = -1; })
                                       << notOne;
        QTest::addRow("huge size") << handmade({log}, [](BundleManifest &manifest) {
            manifest.files[0].size = qint64(1) << 60;
        }) << notOne;
        QTest::addRow("more than the disk has")
            << handmade({log}, [](BundleManifest &manifest) { manifest.files[0].size = qint64(1) << 50; })
            << u" left."_s;
        QTest::addRow("larger than said") << handmade({{.name = "output.log", .bytes = QByteArray(2 * mebi, 'x')}},
                                                      [](BundleManifest &manifest) { manifest.files[0].size = 10; })
                                          << otherLog;
        QTest::addRow("smaller than said")
            << handmade({log}, [](BundleManifest &manifest) { manifest.files[0].size = 7; }) << otherLog;
        QTest::addRow("other bytes") << handmade({log}, [](BundleManifest &manifest) {
            manifest.files[0].sha256.fill('x');
        }) << otherLog;
        QTest::addRow("missing file") << handmade({}, [](BundleManifest &manifest) {
            manifest.files.append({.name = u"output.log"_s, .size = 1, .sha256 = QByteArray(32, 'x')});
        }) << otherLog;
        QTest::addRow("missing part") << handmade({log}, [](BundleManifest &manifest) { manifest.files[0].parts = 2; })
                                      << otherLog;
        QTest::addRow("no deflate") << handmade(
            {{.name = "output.log", .bytes = "hello hello", .method = 8, .size = 100}}, [](BundleManifest &manifest) {
                manifest.files[0].size = 100;
            }) << otherLog;
    }

    void refuses()
    {
        QFETCH(const QByteArray, bundle);
        QFETCH(const QString, says);
        const QString path = m_dir.filePath(u"some.aegir-run"_s);
        RecordedRun::write(path, bundle);
        const auto opened = RunBundle::open(path, goOn);
        QVERIFY(!opened);
        QVERIFY2(opened.error().sentence.endsWith(says), qPrintable(opened.error().sentence));
        QCOMPARE(RecordedRun::names(m_temporary->path()), QStringList());
        QCOMPARE(RecordedRun::names(m_dir.path()), QStringList{u"some.aegir-run"_s});
    }

    void leavesOutWhatNoRunHas()
    {
        const QString path = m_dir.filePath(u"some.aegir-run"_s);
        RecordedRun::write(path,
                           handmade({{.name = "output.log", .bytes = "hello\n"}, {.name = "setup.sh", .bytes = "x"}}));
        const auto opened = RunBundle::open(path, goOn);
        QVERIFY(opened && *opened);
        QCOMPARE(RecordedRun::names((*opened)->folder.path()), QStringList{u"output.log"_s});
        QFile::remove(path);
    }

    void thereIsNoFile()
    {
        const auto opened = RunBundle::open(m_dir.filePath(u"none.aegir-run"_s), goOn);
        QVERIFY(!opened);
        QVERIFY2(opened.error().sentence.contains(u"none.aegir-run cannot be read: "),
                 qPrintable(opened.error().sentence));
    }

    /// A damaged bundle is an error, or it is what it was: never a crash, never something else.
    void anyByteMayBeAnother()
    {
        const RecordedRun run;
        const QString target = run.path(u"a.aegir-run"_s);
        QVERIFY(RunBundle::save(run.folder, run.summary, target, goOn));
        const QByteArray whole = RecordedRun::read(target);
        const QByteArray log = RecordedRun::read(run.folder.outputPath());
        QRandomGenerator generator(7);
        for (int i = 0; i < 400; ++i) {
            QByteArray other = whole;
            other[qsizetype(generator.bounded(int(whole.size())))] = char(generator.bounded(256));
            if (i % 4 == 0)
                other.truncate(qsizetype(generator.bounded(int(whole.size()))));
            RecordedRun::write(target, other);
            if (const auto opened = RunBundle::open(target, goOn); opened && *opened)
                QCOMPARE(RecordedRun::read((*opened)->folder.outputPath()), log);
        }
    }

    void goesIntoAPipe()
    {
        class Pipe : public QIODevice
        {
        public:
            bool isSequential() const override { return true; }
            qint64 readData(char *, qint64) override { return -1; }
            qint64 writeData(const char *data, qint64 size) override
            {
                bytes.append(data, size);
                return size;
            }
            QByteArray bytes;
        };
        const RecordedRun run;
        Pipe pipe;
        QVERIFY(pipe.open(QIODevice::WriteOnly));
        const auto written = RunBundle::write(run.folder, run.summary, pipe, goOn);
        QVERIFY2(written, written ? "" : qPrintable(written.error().sentence));
        RecordedRun::write(run.path(u"a.aegir-run"_s), pipe.bytes);
        const auto told = RunBundle::summary(run.path(u"a.aegir-run"_s));
        QVERIFY(told);
        QCOMPARE(*told, run.summary);
        QCOMPARE(RecordedRun::names(m_temporary->path()), QStringList());
    }

    void opensInTheBackground()
    {
        const RecordedRun run;
        const QString target = run.path(u"a.aegir-run"_s);
        QVERIFY(RunBundle::save(run.folder, run.summary, target, goOn));
        BundleOpener opener;
        std::shared_ptr<OpenedRun> opened;
        connect(&opener, &BundleOpener::opened, this, [&opened](const auto &it) { opened = it; });
        opener.open(target);
        QVERIFY(opener.isOpening());
        QTRY_VERIFY(opened);
        QVERIFY(!opener.isOpening());
        QCOMPARE(opened->summary, run.summary);
        QCOMPARE(RecordedRun::read(opened->folder.outputPath()), RecordedRun::read(run.folder.outputPath()));

        QSignalSpy failed(&opener, &BundleOpener::failed);
        opener.open(run.path(u"none"_s));
        QTRY_COMPARE(failed.size(), 1);
    }

    void knowsItsNames_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("is");
        QTest::addRow("bundle") << u"/a/b.aegir-run"_s << true;
        QTest::addRow("capitals") << u"B.AEGIR-RUN"_s << true;
        QTest::addRow("folder") << u"/a/b"_s << false;
        QTest::addRow("number") << u"118"_s << false;
    }

    void knowsItsNames()
    {
        QFETCH(const QString, path);
        QTEST(RunBundle::isName(path), "is");
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestRunBundle)
#include "tst_runbundle.moc"
