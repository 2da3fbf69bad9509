// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/doctor.h"
#include "model/dispatch/doctorfiles.h"
#include "model/dispatch/doctorremedy.h"
#include "model/dispatch/runfolders.h"
#include "model/run/ansibleplaces.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QSysInfo>
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
    void places_data();
    void places();
    void healthy();
    void sick_data();
    void sick();
    void config_data();
    void config();
    void ignoredConfig();
    void pattern_data();
    void pattern();
    void locale_data();
    void locale();
    void disk_data();
    void disk();
    void runFolders();
    void lock();
    void install_data();
    void install();
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
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
    if (program)
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void tst_Doctor::programs(const QByteArray &version, const QByteArray &inventory)
{
    const QByteArray head = "#!/bin/sh\n";
    write(u"bin/ansible-playbook"_s, head + version, true);
    write(u"bin/ansible-inventory"_s, head + inventory, true);
    write(u"bin/ansible-config"_s, head + "echo '[]'\n", true);
    // `web*` names two hosts, everything else none.
    write(u"bin/ansible"_s, head + "for last; do :; done\necho '  hosts (9):'\n[ \"$last\" = 'web*' ] && printf '    web0\\n    web1\\n'\nexit 0\n", true);
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

void tst_Doctor::places_data()
{
    QTest::addColumn<QStringList>("programs"); ///< those that there are
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QStringList>("found"); ///< the one to use first
    QTest::addRow("nowhere") << QStringList() << QString() << QStringList();
    QTest::addRow("PATH") << QStringList{u"p1"_s} << QString() << QStringList{u"p1"_s};
    QTest::addRow("PATH in its order") << QStringList{u"p2"_s, u"p1"_s} << QString() << QStringList{u"p1"_s, u"p2"_s};
    QTest::addRow("PATH before all others") << QStringList{u"w/.venv/bin"_s, u"p2"_s} << QString()
                                            << QStringList{u"p2"_s, u"w/.venv/bin"_s};
    QTest::addRow("in the workspace") << QStringList{u"w/venv/bin"_s} << QString() << QStringList{u"w/venv/bin"_s};
    QTest::addRow("beside the workspace") << QStringList{u".venv/bin"_s} << QString() << QStringList{u".venv/bin"_s};
    QTest::addRow("pipx") << QStringList{u"home/.local/bin"_s} << QString() << QStringList{u"home/.local/bin"_s};
    QTest::addRow("pipx with `ansible` alone") << QStringList{u"home/.local/share/pipx/venvs/ansible/bin"_s} << QString()
                                               << QStringList{u"home/.local/share/pipx/venvs/ansible/bin"_s};
    QTest::addRow("Homebrew") << QStringList{u"brew"_s} << QString() << QStringList{u"brew"_s};
    QTest::addRow("configured") << QStringList{u"p1"_s, u"mine"_s} << u"mine"_s << QStringList{u"mine"_s};
    QTest::addRow("configured and not there") << QStringList{u"p1"_s} << u"mine"_s << QStringList();
}

void tst_Doctor::places()
{
    QFETCH(QStringList, programs);
    QFETCH(QString, configured);
    QFETCH(QStringList, found);
    const QString name = u"/ansible-playbook"_s;
    for (const QString &folder : std::as_const(programs))
        write(folder + name, "#!/bin/sh\n", true);
    AnsiblePlaces places;
    places.configured = configured.isEmpty() ? QString() : path(configured) + name;
    places.workspaceDir = path(u"w"_s);
    places.path = u"bin:"_s + path(u"p1"_s) + u':' + path(u"p2"_s) + u':' + path(u"p1"_s); // `bin`: relative ones do not count
    places.home = path(u"home"_s);
    places.systemFolders = {path(u"brew"_s)};
    QStringList wanted;
    for (const QString &folder : std::as_const(found))
        wanted << path(folder) + name;
    QCOMPARE(findAnsiblePlaybooks(places), wanted);
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
    QCOMPARE(checks, (QStringList{u"folder"_s, u"types"_s, u"ansible"_s, u"version"_s, u"python"_s, u"locale"_s, u"config"_s,
                                  u"inventory"_s, u"hosts"_s, u"ssh"_s, u"collections"_s, u"roles"_s, u"disk"_s, u"queue"_s, u"runs"_s}));
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
    row("none", "", goodInventory, all, u"ansible"_s, u"error"_s, u"was found neither on PATH"_s, u"sudo apt install ansible-core"_s);
    row("too old", "echo 'ansible-playbook 2.10.17'", goodInventory, all, u"version"_s, u"error"_s,
        u"ansible-core 2.10.17 is too old; 2.14 or later is needed."_s, u"pipx install ansible-core"_s);
    row("just new enough", "echo 'ansible-playbook [core 2.14.0]'", goodInventory, all, u"version"_s, u"ok"_s, u"ansible-core 2.14.0."_s, {});
    row("a beta", "echo 'ansible-playbook [core 2.22.0b2]'", goodInventory, all, u"version"_s, u"ok"_s, u"ansible-core 2.22.0b2."_s, {});
    row("broken", "echo 'ImportError: no' >&2; exit 1", goodInventory, all, u"version"_s, u"error"_s, u"ImportError: no"_s,
        u"pipx reinstall ansible-core"_s);
    row("something else", "echo hello", goodInventory, all, u"version"_s, u"error"_s, u"does not say that it is Ansible"_s,
        u"pipx reinstall ansible-core"_s);
    row("python", goodVersion, goodInventory, all, u"python"_s, u"ok"_s, u"Ansible uses Python 3.13.5."_s, {});
    row("inventory", goodVersion, "echo '[ERROR]: Bad line' >&2; exit 1", all, u"inventory"_s, u"error"_s, u"Bad line"_s, {});
    row("no hosts", goodVersion, "echo '{}'", all, u"inventory"_s, u"warning"_s, u"it has no hosts"_s, {});
    row("one host", goodVersion, goodInventory, all, u"inventory"_s, u"ok"_s, u"has 1 host"_s, {});
    row("a group", goodVersion, goodInventory, u"web"_s, u"hosts"_s, u"ok"_s, u"1 platform"_s, {});
    row("no such host", goodVersion, goodInventory, u"web7"_s, u"hosts"_s, u"error"_s, u"The platform p lies on “web7”"_s, {});
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

void tst_Doctor::config_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("origin"); ///< W stands for the workspace
    QTest::addColumn<QString>("level");
    QTest::addRow("nothing changed") << QString() << QJsonValue() << QString() << u"ok"_s;
    QTest::addRow("nothing that matters") << u"DEFAULT_FORKS"_s << QJsonValue(50) << u"/etc/ansible/ansible.cfg"_s << u"ok"_s;
    QTest::addRow("merge") << u"DEFAULT_HASH_BEHAVIOUR"_s << QJsonValue(u"merge"_s) << u"/etc/ansible/ansible.cfg"_s << u"warning"_s;
    QTest::addRow("merge in the workspace") << u"DEFAULT_HASH_BEHAVIOUR"_s << QJsonValue(u"merge"_s) << u"W/ansible.cfg"_s << u"ok"_s;
    QTest::addRow("asks") << u"DEFAULT_ASK_PASS"_s << QJsonValue(true) << u"W/ansible.cfg"_s << u"error"_s;
    QTest::addRow("asks not") << u"DEFAULT_ASK_PASS"_s << QJsonValue(false) << u"W/ansible.cfg"_s << u"ok"_s;
    QTest::addRow("debugger") << u"ENABLE_TASK_DEBUGGER"_s << QJsonValue(true) << u"env: ANSIBLE_ENABLE_TASK_DEBUGGER"_s << u"error"_s;
    QTest::addRow("log") << u"DEFAULT_LOG_PATH"_s << QJsonValue(u"/tmp/x"_s) << u"/home/u/.ansible.cfg"_s << u"warning"_s;
    QTest::addRow("callback") << u"DEFAULT_STDOUT_CALLBACK"_s << QJsonValue(u"minimal"_s) << u"/home/u/.ansible.cfg"_s << u"warning"_s;
    QTest::addRow("default callback by its long name")
        << u"DEFAULT_STDOUT_CALLBACK"_s << QJsonValue(u"ansible.builtin.default"_s) << u"/home/u/.ansible.cfg"_s << u"ok"_s;
}

void tst_Doctor::config()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QFETCH(QString, origin);
    const QString dir = path(u"w"_s);
    const QJsonArray settings{QJsonObject{{u"name"_s, name}, {u"value"_s, value}, {u"origin"_s, origin.replace(u"W"_s, dir)}},
                              QJsonObject{{u"GALAXY_SERVERS"_s, QJsonObject()}}};
    const Findings findings = checkConfig(QJsonDocument(settings).toJson(), {}, dir);
    QCOMPARE(findings.size(), 1);
    QTEST(levelName(findings.first().level), "level");
    if (findings.first().level != Finding::Level::Ok)
        QCOMPARE(findings.first().where, origin);
}

void tst_Doctor::ignoredConfig()
{
    const QString dir = path(u"w"_s);
    write(u"w/ansible.cfg"_s, "[defaults]\n");
    QCOMPARE(levelName(worstOf(checkConfig(QByteArray("[]"), {.configFile = dir + u"/ansible.cfg"_s}, dir))), u"ok"_s);
    QVERIFY(QFile::setPermissions(dir, QFile::permissions(dir) | QFile::WriteOther));
    const Findings ignored = checkConfig(QByteArray("[]"), {}, dir);
    QCOMPARE(levelName(worstOf(ignored)), u"warning"_s);
    QCOMPARE(ignored.first().command, u"chmod o-w "_s + dir);
    const Findings other = checkConfig(QByteArray("[]"), {.configFile = u"/etc/hosts"_s}, dir);
    QCOMPARE(levelName(worstOf(other)), u"warning"_s);
    QVERIFY(QFile::setPermissions(dir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    // Then it is the variable ANSIBLE_CONFIG.
    QVERIFY(checkConfig(QByteArray("[]"), {.configFile = u"/etc/hosts"_s}, dir).first().remedy.contains(u"ANSIBLE_CONFIG"));
}

void tst_Doctor::pattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("count"); ///< -1: only Ansible knows
    QTest::addRow("all") << u"all"_s << 3;
    QTest::addRow("group") << u"web"_s << 2;
    QTest::addRow("group of groups") << u"both"_s << 3;
    QTest::addRow("empty group") << u"none"_s << 0;
    QTest::addRow("host") << u"web1"_s << 1;
    QTest::addRow("host with a domain") << u"db.example.com"_s << 1;
    QTest::addRow("nothing") << u"mail"_s << 0;
    QTest::addRow("list") << u"web, db.example.com"_s << 3;
    QTest::addRow("localhost") << u"localhost"_s << 1;
    QTest::addRow("wildcard") << u"web*"_s << -1;
    QTest::addRow("without") << u"all:!web1"_s << -1;
    QTest::addRow("regular expression") << u"~web.*"_s << -1;
    QTest::addRow("list with one of these") << u"web,db*"_s << -1;
    QTest::addRow("a circle") << u"circle"_s << 1;
    QTest::addRow("empty") << QString() << -1;
}

void tst_Doctor::pattern()
{
    QFETCH(QString, pattern);
    const InventoryList inventory(QByteArray(
        "{\"all\": {\"children\": [\"both\", \"none\"]}, \"both\": {\"children\": [\"web\", \"db\"]}, \"none\": {},"
        "\"web\": {\"hosts\": [\"web0\", \"web1\"]}, \"db\": {\"hosts\": [\"db.example.com\"]},"
        "\"circle\": {\"hosts\": [\"web0\"], \"children\": [\"circle\"]}}"));
    QTEST(inventory.count(pattern).value_or(-1), "count");
}

void tst_Doctor::locale_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("command");
    // Installed: C.UTF-8 and en_US.UTF-8.
    QTest::addRow("none") << QStringList() << u"ok"_s << QString();
    QTest::addRow("good") << QStringList{u"LANG=en_US.UTF-8"_s} << u"ok"_s << QString();
    QTest::addRow("not UTF-8") << QStringList{u"LANG=C"_s} << u"ok"_s << QString();
    QTest::addRow("not installed") << QStringList{u"LANG=de_DE.UTF-8"_s} << u"error"_s
                                   << u"sudo localedef -i de_DE -f UTF-8 de_DE.UTF-8"_s;
    QTest::addRow("one category not installed") << QStringList{u"LANG=C.UTF-8"_s, u"LC_TIME=nds_DE.UTF-8"_s} << u"error"_s
                                                << u"sudo localedef -i nds_DE -f UTF-8 nds_DE.UTF-8"_s;
    QTest::addRow("a name that nobody knows") << QStringList{u"LC_CTYPE=UTF-8"_s} << u"error"_s << QString();
    QTest::addRow("LC_ALL hides it") << QStringList{u"LANG=de_DE.UTF-8"_s, u"LC_ALL=C.UTF-8"_s} << u"ok"_s << QString();
}

void tst_Doctor::locale()
{
    QFETCH(QStringList, variables);
    QProcessEnvironment environment;
    for (const QString &variable : std::as_const(variables))
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const Findings findings = checkLocale(environment, [](const QString &name) {
        return name == u"C.UTF-8" || name == u"en_US.UTF-8";
    });
    QCOMPARE(findings.size(), 1);
    QTEST(levelName(findings.first().level), "level");
    QTEST(findings.first().command, "command");
    QVERIFY(isLocaleInstalled(u"C"_s));
    QVERIFY(!isLocaleInstalled(u"xx_XX.UTF-8"_s));
}

void tst_Doctor::disk_data()
{
    QTest::addColumn<qint64>("available");
    QTest::addColumn<QString>("level");
    QTest::addRow("much") << qint64(5) * 1024 * 1024 * 1024 << u"ok"_s;
    QTest::addRow("little") << qint64(500) * 1024 * 1024 << u"warning"_s;
    QTest::addRow("none") << qint64(0) << u"error"_s;
    QTest::addRow("unknown") << qint64(-1) << u"warning"_s;
}

void tst_Doctor::disk()
{
    QFETCH(qint64, available);
    const Findings findings = checkDisk(u"/x"_s, available);
    QTEST(levelName(worstOf(findings)), "level");
}

void tst_Doctor::runFolders()
{
    const qint64 entity = m_workspace->store().addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = u"all"_s}).value();
    const Run run = m_workspace->store().addRun({.entity = entity, .operation = u"look"_s}, {}, {}).value();
    const QString state = m_workspace->stateDir();
    QCOMPARE(levelName(worstOf(checkRunFolders(state))), u"ok"_s); // one that waits has time to come
    QVERIFY(m_workspace->store().finishRun(run.id, {.status = Status::Cancelled}, {}, QDateTime::currentDateTimeUtc()).value());
    Findings findings = checkRunFolders(state);
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().sentence.contains(run.folder), qPrintable(findings.first().sentence));
    QVERIFY(QDir().mkpath(state + u"/runs/"_s + run.folder));
    QCOMPARE(levelName(worstOf(checkRunFolders(state))), u"ok"_s);

    QVERIFY(QDir().mkpath(state + u"/runs/99-lost"_s));
    QCOMPARE(levelName(worstOf(checkRunFolders(state))), u"ok"_s); // its row may come yet
    QFile folder(state + u"/runs/99-lost/x"_s);
    QVERIFY(folder.open(QIODevice::WriteOnly));
    folder.close();
    const RunFolders settled = compareFolders(state + u"/runs"_s, m_workspace->store().runFolders().value(), std::chrono::seconds(0));
    QCOMPARE(settled.nobodys, QStringList{u"99-lost"_s});
    QCOMPARE(settled.gone, QStringList());
}

void tst_Doctor::lock()
{
    const QString state = m_workspace->stateDir();
    QCOMPARE(levelName(worstOf(checkLock(state, 0))), u"ok"_s);
    QCOMPARE(checkLock(state, 2).first().command, u"aegir queue --work"_s);
    const auto say = [&](qint64 pid, const QString &host) {
        write(u"w/.aegir/lock"_s, QByteArray::number(pid) + "\nprogram\n" + host.toUtf8() + "\n");
    };
    say(QCoreApplication::applicationPid(), QSysInfo::machineHostName());
    QCOMPARE(checkLock(state, 2).first().sentence, u"This program holds the queue."_s);
    say(0x3fffff1, QSysInfo::machineHostName()); // no such process
    QCOMPARE(levelName(worstOf(checkLock(state, 0))), u"ok"_s);
    QCOMPARE(levelName(worstOf(checkLock(state, 1))), u"warning"_s);
    say(1, u"elsewhere"_s);
    QCOMPARE(levelName(worstOf(checkLock(state, 0))), u"warning"_s);
}

void tst_Doctor::install_data()
{
    QTest::addColumn<QString>("osRelease");
    QTest::addColumn<QString>("command");
    QTest::addRow("Debian") << u"NAME=x\nID=debian\n"_s << u"sudo apt install ansible-core"_s;
    QTest::addRow("Mint") << u"ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"_s << u"sudo apt install ansible-core"_s;
    QTest::addRow("Fedora") << u"ID=fedora\n"_s << u"sudo dnf install ansible-core"_s;
    QTest::addRow("Rocky") << u"ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"_s << u"sudo dnf install ansible-core"_s;
    QTest::addRow("Arch") << u"ID=arch\n"_s << u"sudo pacman -S ansible-core"_s;
    QTest::addRow("openSUSE") << u"ID=\"opensuse-tumbleweed\"\n"_s << u"sudo zypper install ansible-core"_s;
    QTest::addRow("NixOS") << u"ID=nixos\n"_s << u"pipx install ansible-core"_s;
    QTest::addRow("not said") << QString() << u"pipx install ansible-core"_s;
}

void tst_Doctor::install()
{
    QFETCH(QString, osRelease);
    QTEST(installCommand(osRelease), "command");
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
    for (const auto &[name, hosts] : {std::pair(u"a"_s, u"web"_s), std::pair(u"b"_s, u"web*:!web1"_s), std::pair(u"c"_s, u"mail*"_s)})
        QVERIFY(m_workspace->store().addEntity({.name = name, .type = u"plain"_s, .hosts = hosts}));
    Doctor::Surroundings around = Doctor::Surroundings::ofThisSystem();
    around.home = path(u"home"_s);
    const Findings findings = look(around);
    const QByteArray text = reportText(findings).toUtf8();
    const char *report = text.constData();
    QVERIFY2(levelName(of(findings, u"version"_s).level) == u"ok", report);
    QVERIFY2(levelName(of(findings, u"python"_s).level) == u"ok", report);
    QVERIFY2(of(findings, u"inventory"_s).sentence.contains(u"3 host"), report);
    QVERIFY2(of(findings, u"config"_s).level == Finding::Level::Error && of(findings, u"config"_s).where == path(u"w/ansible.cfg"_s), report);
    QVERIFY2(of(findings, u"hosts"_s).sentence.contains(u"The platform c lies on “mail*”"), report);
    QCOMPARE(std::ranges::count(findings, u"hosts"_s, &Finding::check), 1);
    QCOMPARE(of(findings, u"collections"_s).command, u"ansible-galaxy collection install no_such.collection"_s);
}

QTEST_GUILESS_MAIN(tst_Doctor)
#include "tst_doctor.moc"
