// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// The main job from the command line, with the real Ansible on this machine: each step needs the ones before it.
class TestCliMainJob : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        // Commands find the workspace by --workspace: they are called from the folder above it.
        m_program = std::make_unique<Program>(m_dir.path());
        const QString repository = path(u"repository"_s);
        m_program->write(u"repository/index.html"_s, "<h1>It works</h1>\n");
        git({u"init"_s, u"--quiet"_s, repository});
        git({u"-C"_s, repository, u"add"_s, u"."_s});
        git({u"-C"_s, repository, u"-c"_s, u"user.name=Test"_s, u"-c"_s, u"user.email=test@example.org"_s, u"commit"_s,
             u"--quiet"_s, u"-m"_s, u"Begin"_s});
        m_commit = git({u"-C"_s, repository, u"rev-parse"_s, u"HEAD"_s}).trimmed();
        QCOMPARE(m_commit.size(), 40);
        VERIFY_CODE(m_program->call({u"new"_s, u"W"_s}), 0);
    }

    void deploysAPlatform()
    {
        VERIFY_CODE(aegir({u"add"_s, u"platform"_s, u"demo"_s, u"--type"_s, u"git_platform"_s, u"--set"_s,
                           u"git_repository_url="_s + path(u"repository"_s), u"--set"_s,
                           u"platform_path="_s + path(u"platform"_s)}),
                    0);
        const Called called = aegir({u"run"_s, u"demo"_s, u"platform_deploy"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"status"_s).toString(), u"ok"_s);
        QCOMPARE(called.object().value(u"outputs"_s).toObject().value(u"git_commit"_s).toString(), m_commit);
        QVERIFY(QFile::exists(path(u"platform/code/index.html"_s)));
    }

    void installsASite()
    {
        VERIFY_CODE(
            aegir({u"add"_s, u"site"_s, u"www.example.test"_s, u"--type"_s, u"basic_site"_s, u"--on"_s, u"demo"_s}), 0);
        const Called called = aegir({u"run"_s, u"www.example.test"_s, u"site_install"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"status"_s).toString(), u"ok"_s);
        QVERIFY(QFile::exists(settingsPath()));
    }

    void verifiesIt()
    {
        const Called called = aegir({u"run"_s, u"www.example.test"_s, u"site_verify"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"status"_s).toString(), u"ok"_s);
    }

    void backsItUp()
    {
        VERIFY_CODE(aegir({u"run"_s, u"www.example.test"_s, u"site_backup"_s, u"--set"_s,
                           u"backup_description=Before the test"_s}),
                    0);
        const Called called = aegir({u"show"_s, u"www.example.test"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        const QString archive = called.object().value(u"outputs"_s).toObject().value(u"backup_path"_s).toString();
        QVERIFY2(QFile::exists(archive), qUtf8Printable(archive));
        QVERIFY(archive.startsWith(path(u"platform/backups/"_s)));
    }

    void aWrongModeIsAWarning()
    {
        QVERIFY(QFile::setPermissions(settingsPath(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::WriteOther));
        const Called called = aegir({u"run"_s, u"www.example.test"_s, u"site_verify"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"status"_s).toString(), u"warning"_s);
        QVERIFY2(!called.object().value(u"sentence"_s).toString().isEmpty(), called.text().constData());
        QCOMPARE(statusOf(u"www.example.test"_s), u"warning"_s);
    }

    void aMissingFileIsAnError()
    {
        QVERIFY(QFile::remove(settingsPath()));
        const Called called = aegir({u"run"_s, u"www.example.test"_s, u"site_verify"_s, u"--json"_s});
        VERIFY_CODE(called, 1);
        QCOMPARE(called.object().value(u"status"_s).toString(), u"error"_s);
        QCOMPARE(called.object().value(u"host"_s).toString(), u"localhost"_s);
        const QString task = called.object().value(u"task"_s).toString();
        QVERIFY2(task.contains(u"Require the site's files"), called.text().constData());
        const QString sentence = called.object().value(u"sentence"_s).toString();
        QVERIFY2(sentence.contains(task) && sentence.contains(u"localhost"), called.text().constData());
        QCOMPARE(statusOf(u"www.example.test"_s), u"error"_s);
        const Called shown = aegir({u"show"_s, u"www.example.test"_s});
        QVERIFY2(shown.out.contains(sentence), shown.text().constData());
    }

    /// A value that looks like a template arrives byte for byte, and is never evaluated.
    void aValueIsNeverCode()
    {
        const QString pwned = path(u"pwned"_s);
        const QString nasty = u"{{ lookup('pipe','touch %1') }} {%% raw %%} \\ ä"_s.arg(pwned).replace(u"%%"_s, u"%"_s);
        const QStringList values{u"--set"_s, u"debug_data="_s + nasty, u"--set"_s, u"new_data="_s + nasty,
                                 u"--set"_s, u"debug_steps=1"_s,       u"--set"_s, u"debug_pause=0"_s};
        Called called = aegir(QStringList{u"run"_s, u"demo"_s, u"platform_tour"_s, u"--preview"_s} + values);
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"!unsafe"), called.text().constData());
        QVERIFY(!QFile::exists(pwned));

        called = aegir(QStringList{u"run"_s, u"demo"_s, u"platform_tour"_s} + values);
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"{{ lookup('pipe','touch %1') }}"_s.arg(pwned)), called.text().constData());
        called = aegir({u"show"_s, u"demo"_s, u"--json"_s});
        QCOMPARE(called.object().value(u"outputs"_s).toObject().value(u"debug_data"_s).toString(), nasty);
        QVERIFY(!QFile::exists(pwned));
    }

    void aCheckChangesNothing()
    {
        const QString before = statusOf(u"www.example.test"_s);
        const Called called = aegir({u"run"_s, u"www.example.test"_s, u"site_install"_s, u"--check"_s, u"--json"_s});
        QVERIFY2(called.code == 0 || called.code == 1,
                 called.text().constData()); // what a check cannot know may fail in it
        QVERIFY(!QFile::exists(settingsPath()));
        QCOMPARE(statusOf(u"www.example.test"_s), before);
    }

    void aBackupMendsIt()
    {
        VERIFY_CODE(aegir({u"run"_s, u"www.example.test"_s, u"site_restore"_s, u"--set"_s, u"backup_first=no"_s}), 0);
        QVERIFY(QFile::exists(settingsPath()));
        QCOMPARE(statusOf(u"www.example.test"_s), u"ok"_s);
    }

    void badInputDispatchesNothing()
    {
        const auto runs = aegir({u"runs"_s, u"--json"_s}).json().array().size();
        VERIFY_CODE(aegir({u"run"_s, u"www.example.test"_s, u"site_maintenance"_s}), 2); // nobody said on or off
        VERIFY_CODE(
            aegir({u"run"_s, u"www.example.test"_s, u"site_install"_s, u"--set"_s, u"write_vhost.http_port=high"_s}),
            2);
        VERIFY_CODE(aegir({u"run"_s, u"www.example.test"_s, u"site_install"_s, u"--set"_s, u"hash_salt=secret"_s}), 2);
        QCOMPARE(aegir({u"runs"_s, u"--json"_s}).json().array().size(), runs);
    }

private:
    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString settingsPath() const { return path(u"platform/sites/www.example.test/settings.json"_s); }

    Called aegir(const QStringList &arguments) const
    {
        return m_program->call(QStringList{u"--workspace"_s, u"W"_s} + arguments, {}, 180000);
    }

    QString statusOf(const QString &entity) const
    {
        return aegir({u"show"_s, entity, u"--json"_s}).object().value(u"status"_s).toString();
    }

    static QString git(const QStringList &arguments)
    {
        QProcess process;
        process.start(u"git"_s, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Program> m_program;
    QString m_commit;
};

QTEST_GUILESS_MAIN(TestCliMainJob)
#include "tst_cli_mainjob.moc"
