// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The doctor's single checks. How they follow one another is in tst_doctor.cpp.
#include "model/dispatch/doctoransible.h"
#include "model/dispatch/doctorfiles.h"
#include "model/dispatch/doctorremedy.h"
#include "model/dispatch/runfolders.h"
#include "model/inventory/workspace.h"
#include "model/run/ansibleplaces.h"
#include "model/run/mitogen.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_DoctorChecks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void places_data();
    void places();
    void config_data();
    void config();
    void ignoredConfig();
    void mitogen_data();
    void mitogen();
    void reinstall_data();
    void reinstall();
    void privilege();
    void pattern_data();
    void pattern();
    void locale_data();
    void locale();
    void disk_data();
    void disk();
    void noInventory();
    void runFolders();
    void lock();
    void install_data();
    void install();

private:
    void write(const QString &name, const QByteArray &text, bool program = false);
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_DoctorChecks::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"w/workspace.yml"_s, "name: Test\n");
    auto workspace = Workspace::open(path(u"w"_s));
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
}

void tst_DoctorChecks::cleanup()
{
    m_workspace.reset();
    m_dir.reset();
}

void tst_DoctorChecks::write(const QString &name, const QByteArray &text, bool program)
{
    writeFile(path(name), text, program);
}

void tst_DoctorChecks::places_data()
{
    QTest::addColumn<QStringList>("programs"); ///< those that there are
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QStringList>("found"); ///< the one to use first
    QTest::addRow("nowhere") << QStringList() << QString() << QStringList();
    QTest::addRow("PATH") << QStringList{u"p1"_s} << QString() << QStringList{u"p1"_s};
    QTest::addRow("PATH in its order") << QStringList{u"p2"_s, u"p1"_s} << QString() << QStringList{u"p1"_s, u"p2"_s};
    QTest::addRow("PATH before all others")
        << QStringList{u"w/.venv/bin"_s, u"p2"_s} << QString() << QStringList{u"p2"_s, u"w/.venv/bin"_s};
    QTest::addRow("in the workspace") << QStringList{u"w/venv/bin"_s} << QString() << QStringList{u"w/venv/bin"_s};
    QTest::addRow("beside the workspace") << QStringList{u".venv/bin"_s} << QString() << QStringList{u".venv/bin"_s};
    QTest::addRow("pipx") << QStringList{u"home/.local/bin"_s} << QString() << QStringList{u"home/.local/bin"_s};
    QTest::addRow("pipx with `ansible` alone")
        << QStringList{u"home/.local/share/pipx/venvs/ansible/bin"_s} << QString()
        << QStringList{u"home/.local/share/pipx/venvs/ansible/bin"_s};
    QTest::addRow("Homebrew") << QStringList{u"brew"_s} << QString() << QStringList{u"brew"_s};
    QTest::addRow("configured") << QStringList{u"p1"_s, u"mine"_s} << u"mine"_s << QStringList{u"mine"_s};
    QTest::addRow("configured and not there") << QStringList{u"p1"_s} << u"mine"_s << QStringList();
}

void tst_DoctorChecks::places()
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
    places.path =
        u"bin:"_s + path(u"p1"_s) + u':' + path(u"p2"_s) + u':' + path(u"p1"_s); // `bin`: relative ones do not count
    places.home = path(u"home"_s);
    places.systemFolders = {path(u"brew"_s)};
    QStringList wanted;
    for (const QString &folder : std::as_const(found))
        wanted << path(folder) + name;
    QCOMPARE(findAnsiblePlaybooks(places), wanted);
}

void tst_DoctorChecks::config_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("origin"); ///< W stands for the workspace
    QTest::addColumn<QString>("level");
    QTest::addRow("nothing changed") << QString() << QJsonValue() << QString() << u"ok"_s;
    QTest::addRow("nothing that matters")
        << u"DEFAULT_FORKS"_s << QJsonValue(50) << u"/etc/ansible/ansible.cfg"_s << u"ok"_s;
    QTest::addRow("merge") << u"DEFAULT_HASH_BEHAVIOUR"_s << QJsonValue(u"merge"_s) << u"/etc/ansible/ansible.cfg"_s
                           << u"warning"_s;
    QTest::addRow("merge in the workspace")
        << u"DEFAULT_HASH_BEHAVIOUR"_s << QJsonValue(u"merge"_s) << u"W/ansible.cfg"_s << u"ok"_s;
    QTest::addRow("asks") << u"DEFAULT_ASK_PASS"_s << QJsonValue(true) << u"W/ansible.cfg"_s << u"error"_s;
    QTest::addRow("asks not") << u"DEFAULT_ASK_PASS"_s << QJsonValue(false) << u"W/ansible.cfg"_s << u"ok"_s;
    QTest::addRow("debugger") << u"ENABLE_TASK_DEBUGGER"_s << QJsonValue(true) << u"env: ANSIBLE_ENABLE_TASK_DEBUGGER"_s
                              << u"error"_s;
    QTest::addRow("log") << u"DEFAULT_LOG_PATH"_s << QJsonValue(u"/tmp/x"_s) << u"/home/u/.ansible.cfg"_s
                         << u"warning"_s;
    QTest::addRow("callback") << u"DEFAULT_STDOUT_CALLBACK"_s << QJsonValue(u"minimal"_s) << u"/home/u/.ansible.cfg"_s
                              << u"warning"_s;
    QTest::addRow("default callback by its long name")
        << u"DEFAULT_STDOUT_CALLBACK"_s << QJsonValue(u"ansible.builtin.default"_s) << u"/home/u/.ansible.cfg"_s
        << u"ok"_s;
}

void tst_DoctorChecks::config()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QFETCH(QString, origin);
    const QString dir = path(u"w"_s);
    const QJsonArray settings{
        QJsonObject{{u"name"_s, name}, {u"value"_s, value}, {u"origin"_s, origin.replace(u"W"_s, dir)}},
        QJsonObject{{u"GALAXY_SERVERS"_s, QJsonObject()}}};
    const Findings findings = checkConfig(QJsonDocument(settings).toJson(), {}, dir);
    QCOMPARE(findings.size(), 1);
    QTEST(levelName(findings.first().level), "level");
    if (findings.first().level != Finding::Level::Ok)
        QCOMPARE(findings.first().where, origin);
}

void tst_DoctorChecks::ignoredConfig()
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
    QVERIFY(
        checkConfig(QByteArray("[]"), {.configFile = u"/etc/hosts"_s}, dir).first().remedy.contains(u"ANSIBLE_CONFIG"));
}

void tst_DoctorChecks::mitogen_data()
{
    QTest::addColumn<bool>("asks");
    QTest::addColumn<bool>("installed");
    QTest::addColumn<QString>("level"); // empty: no finding
    QTest::addColumn<QString>("says");
    QTest::addRow("nobody thinks of it") << false << false << QString() << QString();
    QTest::addRow("offered") << false << true << u"ok"_s << u"mitogen: true"_s;
    QTest::addRow("used") << true << true << u"ok"_s << u"deprecated"_s;
    QTest::addRow("missing") << true << false << u"warning"_s << u"Ansible's own strategy"_s;
}

void tst_DoctorChecks::mitogen()
{
    QFETCH(bool, asks);
    QFETCH(bool, installed);
    QFETCH(QString, level);
    QFETCH(QString, says);
    // As pip leaves it in a virtual environment.
    const QByteArray python = path(u"venv/bin/python3"_s).toUtf8();
    write(u"venv/bin/python3"_s, "#!/bin/sh\n", true);
    write(
        u"venv/bin/ansible-playbook"_s,
        "#!" + python
            + "\nimport sys\nfrom ansible.cli.playbook import main\nif __name__ == '__main__':\n    sys.exit(main())\n",
        true);
    const QString plugins = u"venv/lib/python3.13/site-packages/ansible_mitogen/plugins/strategy"_s;
    if (installed)
        write(plugins + u"/mitogen_linear.py"_s, "");
    const QString found = mitogenPlugins(path(u"venv/bin/ansible-playbook"_s));
    QCOMPARE(found, installed ? path(plugins) : QString());
    const Findings findings = checkMitogen(asks, found, path(u"venv/bin/ansible-playbook"_s));
    QCOMPARE(findings.size(), level.isEmpty() ? 0 : 1);
    if (!level.isEmpty()) {
        QCOMPARE(levelName(findings.first().level), level);
        QVERIFY2(findings.first().sentence.contains(says), qPrintable(findings.first().sentence));
        QCOMPARE(findings.first().remedy.isEmpty(), level == u"ok");
    }
}

void tst_DoctorChecks::reinstall_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("osRelease");
    QTest::addColumn<QString>("command"); ///< %1: the folder of this test
    QTest::addColumn<QString>("adds");
    const QString debian = u"ID=debian\n"_s;
    QTest::addRow("a virtual environment")
        << u"w/.venv/bin/ansible-playbook"_s << debian
        << u"python3 -m venv --clear %1/w/.venv && %1/w/.venv/bin/pip install ansible-core"_s
        << u"%1/w/.venv/bin/pip install x"_s;
    QTest::addRow("pipx") << u"home/.local/bin/ansible-playbook"_s << debian << u"pipx reinstall ansible"_s
                          << u"pipx inject ansible x"_s;
    QTest::addRow("the system's") << u"/usr/bin/ansible-playbook-of-nobody"_s << debian
                                  << u"sudo apt install --reinstall ansible-core"_s << u"pipx inject ansible-core x"_s;
    QTest::addRow("Fedora's") << u"/usr/bin/ansible-playbook-of-nobody"_s << u"ID=fedora\n"_s
                              << u"sudo dnf reinstall ansible-core"_s << u"pipx inject ansible-core x"_s;
    QTest::addRow("somewhere") << u"bin/ansible-playbook"_s << debian << u"pipx install ansible-core"_s
                               << u"pipx inject ansible-core x"_s;
}

void tst_DoctorChecks::reinstall()
{
    QFETCH(QString, program);
    QFETCH(QString, osRelease);
    QFETCH(QString, command);
    QFETCH(QString, adds);
    const auto here = [this](QString text) { return text.replace(u"%1"_s, QDir(path(u"."_s)).canonicalPath()); };
    write(u"w/.venv/pyvenv.cfg"_s, "");
    write(u"w/.venv/bin/ansible-playbook"_s, "", true);
    write(u"bin/ansible-playbook"_s, "", true);
    write(u"home/.local/share/pipx/venvs/ansible/pyvenv.cfg"_s, "");
    write(u"home/.local/share/pipx/venvs/ansible/bin/ansible-playbook"_s, "", true);
    QVERIFY(QDir().mkpath(path(u"home/.local/bin"_s)));
    QVERIFY(QFile::link(path(u"home/.local/share/pipx/venvs/ansible/bin/ansible-playbook"_s),
                        path(u"home/.local/bin/ansible-playbook"_s)));
    const QString found = program.startsWith(u'/') ? program : path(program);
    QCOMPARE(reinstallCommand(found, osRelease), here(command));
    QCOMPARE(addPackageCommand(found, u"x"_s), here(adds));
}

void tst_DoctorChecks::privilege()
{
    const QString command = u"sudo apt install ansible-core"_s;
    QCOMPARE(withPrivilege(command, Privilege::Sudo), command);
    QCOMPARE(withPrivilege(command, Privilege::Root), u"apt install ansible-core"_s);
    QCOMPARE(withPrivilege(command, Privilege::Su), u"su -c 'apt install ansible-core'"_s);
    QCOMPARE(withPrivilege(u"aegir problems"_s, Privilege::Su), u"aegir problems"_s);
    QCOMPARE(withPrivilege({}, Privilege::Su), QString());
}

void tst_DoctorChecks::pattern_data()
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

void tst_DoctorChecks::pattern()
{
    QFETCH(QString, pattern);
    const InventoryList inventory(QByteArray(
        "{\"all\": {\"children\": [\"both\", \"none\"]}, \"both\": {\"children\": [\"web\", \"db\"]}, \"none\": {},"
        "\"web\": {\"hosts\": [\"web0\", \"web1\"]}, \"db\": {\"hosts\": [\"db.example.com\"]},"
        "\"circle\": {\"hosts\": [\"web0\"], \"children\": [\"circle\"]}}"));
    QTEST(inventory.count(pattern).value_or(-1), "count");
}

void tst_DoctorChecks::locale_data()
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
    QTest::addRow("one category not installed") << QStringList{u"LANG=C.UTF-8"_s, u"LC_TIME=nds_DE.UTF-8"_s}
                                                << u"error"_s << u"sudo localedef -i nds_DE -f UTF-8 nds_DE.UTF-8"_s;
    QTest::addRow("a name that nobody knows") << QStringList{u"LC_CTYPE=UTF-8"_s} << u"error"_s << QString();
    QTest::addRow("LC_ALL hides it") << QStringList{u"LANG=de_DE.UTF-8"_s, u"LC_ALL=C.UTF-8"_s} << u"ok"_s << QString();
}

void tst_DoctorChecks::locale()
{
    QFETCH(QStringList, variables);
    QProcessEnvironment environment;
    for (const QString &variable : std::as_const(variables))
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const Findings findings =
        checkLocale(environment, [](const QString &name) { return name == u"C.UTF-8" || name == u"en_US.UTF-8"; });
    QCOMPARE(findings.size(), 1);
    QTEST(levelName(findings.first().level), "level");
    QTEST(findings.first().command, "command");
    QVERIFY(isLocaleInstalled(u"C"_s));
    QVERIFY(!isLocaleInstalled(u"xx_XX.UTF-8"_s));
}

void tst_DoctorChecks::disk_data()
{
    QTest::addColumn<qint64>("available");
    QTest::addColumn<QString>("level");
    QTest::addRow("much") << qint64(5) * 1024 * 1024 * 1024 << u"ok"_s;
    QTest::addRow("little") << qint64(500) * 1024 * 1024 << u"warning"_s;
    QTest::addRow("none") << qint64(0) << u"error"_s;
    QTest::addRow("unknown") << qint64(-1) << u"warning"_s;
}

void tst_DoctorChecks::disk()
{
    QFETCH(qint64, available);
    const Findings findings = checkDisk(u"/x"_s, available);
    QTEST(levelName(worstOf(findings)), "level");
}

void tst_DoctorChecks::runFolders()
{
    const qint64 entity =
        m_workspace->store().addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = u"all"_s}).value();
    const Run run = m_workspace->store().addRun({.entity = entity, .operation = u"look"_s}, {}, {}).value();
    const QString state = m_workspace->stateDir();
    QCOMPARE(levelName(worstOf(checkRunFolders(state))), u"ok"_s); // one that waits has time to come
    QVERIFY(m_workspace->store()
                .finishRun(run.id, {.status = Status::Cancelled}, {}, QDateTime::currentDateTimeUtc())
                .value());
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
    const RunFolders settled =
        compareFolders(state + u"/runs"_s, m_workspace->store().runFolders().value(), std::chrono::seconds(0));
    QCOMPARE(settled.nobodys, QStringList{u"99-lost"_s});
    QCOMPARE(settled.gone, QStringList());
}

void tst_DoctorChecks::lock()
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

void tst_DoctorChecks::install_data()
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

void tst_DoctorChecks::install()
{
    QFETCH(QString, osRelease);
    QTEST(installCommand(osRelease), "command");
}

/// That it is not there is said otherwise than what Ansible says of one that it cannot read.
void tst_DoctorChecks::noInventory()
{
    const Result<QByteArray> unread = failure(u"It ended with 1."_s);
    const Finding missing = checkInventory(unread, u"/no/such/inventory"_s, {}).first();
    QCOMPARE(missing.level, Finding::Level::Error);
    QCOMPARE(missing.sentence, u"There is no inventory."_s);
    QVERIFY(missing.remedy.contains(u"workspace.yml"_s));
    const Finding broken = checkInventory(unread, QDir::tempPath(), {}).first();
    QVERIFY(broken.sentence.contains(u"It ended with 1."_s));
}

QTEST_GUILESS_MAIN(tst_DoctorChecks)
#include "tst_doctorchecks.moc"
