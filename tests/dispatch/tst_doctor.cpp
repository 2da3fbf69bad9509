// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/doctor.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// A workspace and programs of its own. What the real system has is not seen from here.
class tst_Doctor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void healthy();
    void sick_data();
    void sick();
    void comesOneByOne();
    void goesAwayAtOnce();
    void realAnsible();

private:
    void write(const QString &name, const QByteArray &text, bool program = false);
    void programs(const QByteArray &version, const QByteArray &inventory);
    void open();
    Findings look(Doctor::Surroundings surroundings);
    Doctor::Surroundings surroundings() const;
    QString path(const QString &name) const { return m_dir->filePath(name); }
    static Finding of(const Findings &findings, const QString &check);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {
const QByteArray goodVersion = "echo 'ansible-playbook [core 2.19.4]'\n"
                               "echo '  config file = None'\n"
                               "echo '  ansible python module location = /x/ansible'\n"
                               "echo '  ansible collection location = /c1:/c2'\n"
                               "echo '  python version = 3.13.5 (main, Aug 10 2026) [GCC 14.2.0] (/usr/bin/python3)'\n";
const QByteArray goodInventory = "echo '{\"_meta\": {\"hostvars\": {\"web0\": {\"ansible_connection\": \"local\"}}},"
                                 " \"all\": {\"children\": [\"web\"]}, \"web\": {\"hosts\": [\"web0\"]}}'\n";
} // namespace

void tst_Doctor::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"w/workspace.yml"_s, "name: Test\n");
    write(u"w/inventory/hosts"_s, "web0\n");
    write(u"w/roles/look/tasks/main.yml"_s, "- ansible.builtin.ping:\n");
    write(u"w/roles/look/meta/argument_specs.yml"_s, "argument_specs: {main: {options: {}}}\n");
    write(u"w/types/operations/look.yml"_s, "tasks: [look]\n");
    write(u"w/types/platforms/plain.yml"_s, "operations: [look]\n");
    QVERIFY(QDir().mkpath(path(u"home"_s)));
    programs(goodVersion, goodInventory);
    open();
}

void tst_Doctor::cleanup()
{
    m_workspace.reset();
    m_dir.reset();
}

void tst_Doctor::write(const QString &name, const QByteArray &text, bool program)
{
    writeFile(path(name), text, program);
}

void tst_Doctor::programs(const QByteArray &version, const QByteArray &inventory)
{
    const QByteArray head = "#!/bin/sh\n";
    write(u"bin/ansible-playbook"_s, head + version, true);
    write(u"bin/ansible-inventory"_s, head + inventory, true);
    write(u"bin/ansible-config"_s, head + "echo '[]'\n", true);
    // `web*` names two hosts, everything else none.
    write(
        u"bin/ansible"_s,
        head
            + "for last; do :; done\necho '  hosts (9):'\n[ \"$last\" = 'web*' ] && printf '    web0\\n    web1\\n'\nexit 0\n",
        true);
}

void tst_Doctor::open()
{
    m_workspace.reset();
    auto workspace = Workspace::open(path(u"w"_s));
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
}

Doctor::Surroundings tst_Doctor::surroundings() const
{
    Doctor::Surroundings result;
    result.environment.insert(u"PATH"_s, path(u"bin"_s));
    result.home = path(u"home"_s);
    result.osRelease = u"ID=debian\n"_s;
    result.patience = std::chrono::seconds(10);
    return result;
}

Findings tst_Doctor::look(Doctor::Surroundings around)
{
    Doctor doctor(*m_workspace, std::move(around));
    QSignalSpy finished(&doctor, &Doctor::finished);
    doctor.start();
    if (!finished.wait(60000))
        qCritical("the doctor does not come to an end");
    return doctor.findings();
}

Finding tst_Doctor::of(const Findings &findings, const QString &check)
{
    const auto worse = [](const Finding &one, const Finding &other) { return one.level < other.level; };
    Findings all = findings;
    all.removeIf([&check](const Finding &finding) { return finding.check != check; });
    const auto worst = std::ranges::max_element(all, worse);
    return worst == all.end() ? Finding() : *worst;
}

void tst_Doctor::healthy()
{
    const Findings findings = look(surroundings());
    QVERIFY2(worstOf(findings) == Finding::Level::Ok, qPrintable(reportText(findings)));
    QStringList checks;
    for (const Finding &finding : findings) {
        checks << finding.check;
        QVERIFY(!finding.sentence.isEmpty() && !finding.title.isEmpty());
        QVERIFY(finding.remedy.isEmpty());
    }
    QCOMPARE(checks,
             (QStringList{u"folder"_s, u"types"_s, u"ansible"_s, u"version"_s, u"python"_s, u"locale"_s, u"config"_s,
                          u"inventory"_s, u"hosts"_s, u"ssh"_s, u"collections"_s, u"roles"_s, u"disk"_s, u"queue"_s,
                          u"runs"_s}));
}

void tst_Doctor::sick_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("inventory");
    QTest::addColumn<QString>("hosts"); ///< of a platform
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const QByteArray &version, const QByteArray &inventory, const QString &hosts,
                        const QString &check, const QString &level, const QString &says, const QString &command) {
        QTest::addRow("%s", name) << version << inventory << hosts << check << level << says << command;
    };
    const QString all = u"all"_s;
    row("none", "", goodInventory, all, u"ansible"_s, u"error"_s, u"was found neither on PATH"_s,
        u"sudo apt install ansible-core"_s);
    row("too old", "echo 'ansible-playbook 2.10.17'", goodInventory, all, u"version"_s, u"error"_s,
        u"ansible-core 2.10.17 is too old; 2.14 or later is needed."_s, u"pipx install ansible-core"_s);
    row("just new enough", "echo 'ansible-playbook [core 2.14.0]'", goodInventory, all, u"version"_s, u"ok"_s,
        u"ansible-core 2.14.0."_s, {});
    row("a beta", "echo 'ansible-playbook [core 2.22.0b2]'", goodInventory, all, u"version"_s, u"ok"_s,
        u"ansible-core 2.22.0b2."_s, {});
    row("broken", "echo 'ImportError: no' >&2; exit 1", goodInventory, all, u"version"_s, u"error"_s,
        u"ImportError: no"_s, u"pipx install ansible-core"_s);
    row("something else", "echo hello", goodInventory, all, u"version"_s, u"error"_s,
        u"does not say that it is Ansible"_s, u"pipx install ansible-core"_s);
    row("python", goodVersion, goodInventory, all, u"python"_s, u"ok"_s, u"Ansible uses Python 3.13.5."_s, {});
    row("inventory", goodVersion, "echo '[ERROR]: Bad line' >&2; exit 1", all, u"inventory"_s, u"error"_s,
        u"Bad line"_s, {});
    row("no hosts", goodVersion, "echo '{}'", all, u"inventory"_s, u"warning"_s, u"it has no hosts"_s, {});
    row("one host", goodVersion, goodInventory, all, u"inventory"_s, u"ok"_s, u"has 1 host"_s, {});
    row("a group", goodVersion, goodInventory, u"web"_s, u"hosts"_s, u"ok"_s, u"1 platform"_s, {});
    row("no such host", goodVersion, goodInventory, u"web7"_s, u"hosts"_s, u"error"_s,
        u"The platform p lies on “web7”"_s, {});
    row("a pattern", goodVersion, goodInventory, u"web*"_s, u"hosts"_s, u"ok"_s, u"1 platform"_s, {});
    row("a pattern for nothing", goodVersion, goodInventory, u"db*"_s, u"hosts"_s, u"error"_s, u"“db*”"_s, {});
    row("implicit", goodVersion, goodInventory, u"localhost"_s, u"hosts"_s, u"ok"_s, u"1 platform"_s, {});
    const QByteArray ssh = "echo '{\"all\": {\"hosts\": [\"web0\"]}}'";
    row("no ssh", goodVersion, ssh, all, u"ssh"_s, u"error"_s, u"ssh is not installed"_s, {});
}

void tst_Doctor::sick()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, inventory);
    QFETCH(QString, hosts);
    QFETCH(QString, check);
    programs(version, inventory);
    if (version.isEmpty())
        QVERIFY(QFile::remove(path(u"bin/ansible-playbook"_s)));
    QVERIFY(m_workspace->store().addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = hosts}));
    const Findings findings = look(surroundings());
    const Finding finding = of(findings, check);
    QTEST(levelName(finding.level), "level");
    QFETCH(QString, says);
    QVERIFY2(finding.sentence.contains(says), qPrintable(reportText(findings)));
    QTEST(finding.command, "command");
    QCOMPARE(finding.remedy.isEmpty(), finding.level == Finding::Level::Ok);
}

void tst_Doctor::comesOneByOne()
{
    // A program that never ends is given up, and the rest is looked at.
    programs("sleep 60", goodInventory);
    Doctor::Surroundings around = surroundings();
    around.environment.insert(u"PATH"_s, path(u"bin"_s) + u":/usr/bin:/bin"_s);
    around.patience = std::chrono::milliseconds(300);
    Doctor doctor(*m_workspace, around);
    QSignalSpy found(&doctor, &Doctor::found);
    QSignalSpy finished(&doctor, &Doctor::finished);
    doctor.start();
    QCOMPARE(found.size(), 0);
    QVERIFY(found.wait());
    QCOMPARE(finished.size(), 0);
    QVERIFY(finished.wait(30000));
    QCOMPARE(finished.size(), 1);
    QVERIFY(of(doctor.findings(), u"version"_s).sentence.contains(u"did not end"));
    QCOMPARE(levelName(of(doctor.findings(), u"runs"_s).level), u"ok"_s);
}

void tst_Doctor::goesAwayAtOnce()
{
    programs("sleep 60", goodInventory);
    Doctor::Surroundings around = surroundings();
    around.environment.insert(u"PATH"_s, path(u"bin"_s) + u":/usr/bin:/bin"_s);
    auto doctor = std::make_unique<Doctor>(*m_workspace, around);
    QSignalSpy found(doctor.get(), &Doctor::found);
    doctor->start();
    QTRY_VERIFY(found.size() >= 3);
    QElapsedTimer timer;
    timer.start();
    doctor.reset();
    QVERIFY(timer.elapsed() < 1000);
}

void tst_Doctor::realAnsible()
{
    if (QStandardPaths::findExecutable(u"ansible-playbook"_s).isEmpty())
        QSKIP("Ansible is not installed");
    write(u"w/inventory/hosts"_s, "[web]\nweb[0:2] ansible_connection=local\n");
    write(u"w/roles/look/tasks/main.yml"_s, "- no_such.collection.thing:\n");
    write(u"w/ansible.cfg"_s, "[defaults]\nask_pass = true\n");
    QVERIFY(QFile::setPermissions(path(u"w"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    open();
    for (const auto &[name, hosts] :
         {std::pair(u"a"_s, u"web"_s), std::pair(u"b"_s, u"web*:!web1"_s), std::pair(u"c"_s, u"mail*"_s)})
        QVERIFY(m_workspace->store().addEntity({.name = name, .type = u"plain"_s, .hosts = hosts}));
    Doctor::Surroundings around = Doctor::Surroundings::ofThisSystem();
    around.home = path(u"home"_s);
    const Findings findings = look(around);
    const QByteArray text = reportText(findings).toUtf8();
    const char *report = text.constData();
    QVERIFY2(levelName(of(findings, u"version"_s).level) == u"ok", report);
    QVERIFY2(levelName(of(findings, u"python"_s).level) == u"ok", report);
    QVERIFY2(of(findings, u"inventory"_s).sentence.contains(u"3 host"), report);
    QVERIFY2(of(findings, u"config"_s).level == Finding::Level::Error
                 && of(findings, u"config"_s).where == path(u"w/ansible.cfg"_s),
             report);
    QVERIFY2(of(findings, u"hosts"_s).sentence.contains(u"The platform c lies on “mail*”"), report);
    QCOMPARE(std::ranges::count(findings, u"hosts"_s, &Finding::check), 1);
    QCOMPARE(of(findings, u"collections"_s).command, u"ansible-galaxy collection install no_such.collection"_s);
}

QTEST_GUILESS_MAIN(tst_Doctor)
#include "tst_doctor.moc"
