// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctoransible.h"

#include "model/dispatch/doctorremedy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Doctor)
};

QString native(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

Findings checkProgram(const QStringList &programs, const QString &configured, const QString &osRelease)
{
    Finding finding{.check = u"ansible"_s, .title = Text::tr("Ansible")};
    if (!programs.isEmpty()) {
        finding.where = native(programs.first());
        finding.sentence = configured.isEmpty() ? Text::tr("ansible-playbook was found.")
                                                : Text::tr("ansible-playbook is the one that workspace.yml names.");
        if (programs.size() > 1) {
            finding.sentence += u' '
                + Text::tr("Not used: %1; “ansible_playbook” in workspace.yml could name another one.")
                      .arg(native(programs.sliced(1).join(u", "_s)));
        }
        return {finding};
    }
    finding.level = Finding::Level::Error;
    if (!configured.isEmpty()) {
        finding.where = native(configured);
        finding.sentence =
            Text::tr("workspace.yml names this as ansible_playbook, but it is not a program that can be run.");
        finding.remedy = Text::tr("Correct the path, or take the line out: then Ansible is looked for.");
    } else {
        finding.sentence =
            Text::tr("ansible-playbook was found neither on PATH, nor in a virtual environment of the workspace, "
                     "nor where package managers put it.");
        finding.remedy = Text::tr("Install Ansible, or name the program as “ansible_playbook” in workspace.yml.");
        finding.command = installCommand(osRelease);
    }
    return {finding};
}

Findings checkMitogen(bool asks, const QString &plugins, const QString &program)
{
    if (!asks && plugins.isEmpty())
        return {};
    Finding finding{.check = u"mitogen"_s, .title = Text::tr("Mitogen"), .where = native(plugins)};
    if (plugins.isEmpty()) {
        finding.level = Finding::Level::Warning;
        finding.sentence = Text::tr(
            "workspace.yml asks for Mitogen, but the Python of Ansible does not have it: runs use Ansible's own strategy.");
        finding.remedy = Text::tr("Install it beside Ansible, or take “mitogen” out of workspace.yml.");
        finding.command = addPackageCommand(program, u"mitogen"_s);
        return {finding};
    }
    finding.sentence = asks
        ? Text::tr("Runs use the strategy mitogen_linear.")
        : Text::tr("It is installed: with “mitogen: true” in workspace.yml, runs of many short tasks take less time.");
    finding.sentence +=
        u' '
        + Text::tr(
            "From 2.19 on, ansible-core calls strategies that are not its own deprecated and guarantees nothing for them.");
    return {finding};
}

Findings checkVersion(const Result<AnsibleFacts> &facts, const QString &program, const QString &osRelease)
{
    Finding version{.check = u"version"_s, .title = Text::tr("Version"), .where = native(program)};
    if (!facts || facts->version.isEmpty()) {
        version.level = Finding::Level::Error;
        version.sentence = facts ? Text::tr("The program does not say that it is Ansible.") : facts.error().sentence;
        version.remedy = Text::tr("Install Ansible anew; after an update of Python its packages may be missing.");
        version.command = reinstallCommand(program, osRelease);
        return {version};
    }
    const auto present = QVersionNumber::fromString(facts->version);
    if (present < QVersionNumber::fromString(oldestAnsible)) {
        version.level = Finding::Level::Error;
        version.sentence =
            Text::tr("ansible-core %1 is too old; %2 or later is needed.").arg(facts->version, oldestAnsible);
        version.remedy = Text::tr(
            "Install a newer one, and name it as “ansible_playbook” in workspace.yml if the old one must stay.");
        version.command = newerAnsibleCommand();
    } else {
        version.sentence = Text::tr("ansible-core %1.").arg(facts->version);
    }
    Finding python{.check = u"python"_s, .title = Text::tr("Python"), .where = native(facts->interpreter)};
    if (facts->python.isEmpty()) {
        python.level = Finding::Level::Warning;
        python.sentence = Text::tr("Ansible does not say which Python it uses.");
    } else {
        python.sentence = Text::tr("Ansible uses Python %1.").arg(facts->python);
    }
    return {version, python};
}

Findings checkInventory(const Result<QByteArray> &list, const QString &path, const AnsibleFacts &facts)
{
    Finding finding{.check = u"inventory"_s, .title = Text::tr("Inventory"), .where = native(path)};
    if (!list && !QFileInfo::exists(path)) {
        finding.level = Finding::Level::Error;
        finding.sentence = Text::tr("There is no inventory.");
        finding.remedy = Text::tr("Make the file, with a line for each host, or correct “inventory” in workspace.yml.");
        return {finding};
    }
    if (!list) {
        finding.level = Finding::Level::Error;
        finding.sentence = Text::tr("The inventory cannot be read: %1").arg(list.error().sentence);
        finding.remedy = Text::tr("Mend the file that it names, then look again.");
        return {finding};
    }
    const auto hosts = int(InventoryList(*list).hosts().size());
    if (hosts == 0) {
        finding.level = Finding::Level::Warning;
        finding.sentence = Text::tr("The inventory can be read, but it has no hosts.");
        finding.remedy = Text::tr("Add the machines that your platforms lie on.");
    } else {
        finding.sentence = Text::tr("The inventory has %n host(s).", nullptr, hosts);
    }
    Findings findings{finding};
    // Measured: ansible-core 2.14 leaves these out of a folder and says nothing, 2.19 reads .ini.
    const QStringList skipped = QVersionNumber::fromString(facts.version) < QVersionNumber(2, 19)
        ? QDir(path).entryList({u"*.ini"_s, u"*.cfg"_s}, QDir::Files)
        : QDir(path).entryList({u"*.cfg"_s}, QDir::Files);
    if (QFileInfo(path).isDir() && !skipped.isEmpty()) {
        finding.level = Finding::Level::Warning;
        finding.sentence = Text::tr("Ansible %1 leaves out files with this ending in an inventory's folder: %2.")
                               .arg(facts.version, skipped.join(u", "_s));
        finding.remedy = Text::tr("Take the ending off their names.");
        findings << finding;
    }
    return findings;
}

int listedHosts(const QByteArray &output)
{
    int count = 0;
    bool listing = false;
    for (const QByteArray &line : output.split('\n')) {
        //   hosts (3):
        //     web0
        if (line.startsWith("  hosts ("))
            listing = true;
        else if (listing && line.startsWith("    "))
            ++count;
    }
    return count;
}

Findings checkPlatforms(const QList<Entity> &platforms, const QHash<QString, int> &counts)
{
    Findings findings;
    int good = 0;
    for (const Entity &platform : platforms) {
        Finding finding{
            .check = u"hosts"_s, .level = Finding::Level::Warning, .title = Text::tr("Hosts"), .where = platform.name};
        const auto known = counts.find(platform.hosts);
        if (known == counts.end()) {
            finding.sentence = Text::tr("Which hosts “%1” of the platform %2 stands for was not found out.")
                                   .arg(platform.hosts, platform.name);
        } else if (*known == 0) {
            finding.level = Finding::Level::Error;
            finding.sentence = Text::tr("The platform %1 lies on “%2”, which is no host or group of the inventory.")
                                   .arg(platform.name, platform.hosts);
            finding.remedy = Text::tr("Add the host to the inventory, or give the platform other hosts.");
        } else {
            ++good;
            continue;
        }
        findings << finding;
    }
    if (findings.isEmpty()) {
        findings << Finding{.check = u"hosts"_s,
                            .title = Text::tr("Hosts"),
                            .sentence = good == 0
                                ? Text::tr("There is no platform yet.")
                                : Text::tr("The hosts of %n platform(s) are in the inventory.", nullptr, good)};
    }
    return findings;
}

Findings checkSsh(const InventoryList &inventory, bool hasSsh, const Result<QByteArray> &agent,
                  const QStringList &keyFiles)
{
    Finding finding{.check = u"ssh"_s, .title = Text::tr("SSH")};
    const auto needing = int(inventory.sshHostsWithoutKey().size());
    if (!inventory.usesSsh()) {
        finding.sentence = Text::tr("No host is reached with ssh.");
    } else if (!hasSsh) {
        finding.level = Finding::Level::Error;
        finding.sentence =
            Text::tr("Hosts of the inventory are reached with ssh, and the program ssh is not installed.");
        finding.remedy = Text::tr("Install OpenSSH's client with your package manager.");
    } else if (needing == 0) {
        finding.sentence = Text::tr("The inventory has a key or a password for each host that is reached with ssh.");
    } else if (agent) {
        const auto keys = int(agent->trimmed().split('\n').size());
        finding.sentence = Text::tr("The ssh agent has %n key(s).", nullptr, keys);
    } else if (!keyFiles.isEmpty()) {
        finding.level = Finding::Level::Warning;
        finding.where = native(keyFiles.join(u", "_s));
        finding.sentence =
            Text::tr("The ssh agent has no key. There are key files, but a run cannot ask for their passphrase: one "
                     "that has none works.");
        finding.remedy = Text::tr("Add your key to the agent before you open the workspace.");
        finding.command = u"ssh-add"_s;
    } else {
        finding.level = Finding::Level::Warning;
        finding.sentence =
            Text::tr("%n host(s) are reached with ssh, and there is neither a key in the ssh agent nor a key file.",
                     nullptr, needing);
        finding.remedy = Text::tr("Make a key, bring it to the hosts with ssh-copy-id, and add it to the agent.");
        finding.command = u"ssh-keygen -t ed25519"_s;
    }
    return {finding};
}

} // namespace Aegir
