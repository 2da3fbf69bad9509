// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctoransible.h"
#include "model/run/playbook.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Doctor)
};

/// A setting that somebody changed, and what that does to runs.
struct Meddling
{
    Finding::Level level = Finding::Level::Warning;
    QString sentence;
};

/// What the setting @p name with @p value does to runs; nothing when it is none of their business.
/// https://docs.ansible.com/ansible/latest/reference_appendices/config.html has all names.
std::optional<Meddling> meddling(const QString &name, const QJsonValue &value)
{
    using enum Finding::Level;
    const bool on = value.toBool();
    const QString text = value.toString();
    if ((name == u"DEFAULT_ASK_PASS" || name == u"DEFAULT_BECOME_ASK_PASS" || name == u"DEFAULT_ASK_VAULT_PASS") && on)
        return Meddling{Error, Text::tr("Ansible is told to ask for a password, and a run has no terminal to ask on.")};
    if (name == u"ENABLE_TASK_DEBUGGER" && on)
        return Meddling{Error, Text::tr("The task debugger is on, and a run has no terminal for it.")};
    if (name == u"DEFAULT_STRATEGY" && text.section(u'.', -1) == u"debug")
        return Meddling{Error, Text::tr("The strategy “debug” waits for input, and a run has no terminal for it.")};
    if (name == u"DEFAULT_HASH_BEHAVIOUR" && text == u"merge")
        return Meddling{
            Warning,
            Text::tr("Dictionaries are merged, so a form's value is mixed with what group_vars and roles have.")};
    if (name == u"DEFAULT_JINJA2_NATIVE" && on)
        return Meddling{
            Warning,
            Text::tr(
                "Templates turn texts that look like numbers into numbers, so a role may get another value than the form sent.")};
    if (name == u"DEFAULT_LOG_PATH" && !text.isEmpty())
        return Meddling{Warning,
                        Text::tr("Ansible writes its output into %1 too, where nothing masks secrets.").arg(text)};
    if (name == u"DISPLAY_ARGS_TO_STDOUT" && on)
        return Meddling{
            Warning,
            Text::tr(
                "Each task's arguments are printed, and values that are secret to a role only may be among them.")};
    if (name == u"DEFAULT_KEEP_REMOTE_FILES" && on)
        return Meddling{Warning,
                        Text::tr("Modules stay on the hosts after a run, with the values that they were given.")};
    if (name == u"DEFAULT_STDOUT_CALLBACK" && text.section(u'.', -1) != u"default")
        return Meddling{
            Warning,
            Text::tr("The output is printed by “%1”; the log's colours are made for Ansible's default.").arg(text)};
    return std::nullopt;
}

bool isInside(const QString &path, const QString &dir)
{
    return QFileInfo(path).absoluteFilePath().startsWith(dir + u'/');
}

QJsonArray settingsOf(const QByteArray &dump)
{
    return QJsonDocument::fromJson(dump).array();
}

} // namespace

Findings checkConfig(const Result<QByteArray> &dump, const AnsibleFacts &facts, const QString &workspaceDir)
{
    Finding finding{
        .check = u"config"_s, .title = Text::tr("Settings"), .where = QDir::toNativeSeparators(facts.configFile)};
    Findings findings;
    const QString own = workspaceDir + u"/ansible.cfg"_s;
    if (QFileInfo::exists(own) && facts.configFile != own
        && QFileInfo(workspaceDir).permissions() & QFile::WriteOther) {
        finding.level = Finding::Level::Warning;
        finding.where = QDir::toNativeSeparators(own);
        finding.sentence = Text::tr("Ansible ignores this file, because everybody may write into its folder.");
        finding.remedy = Text::tr("Take that permission away.");
        finding.command = shellText({u"chmod"_s, u"o-w"_s, workspaceDir});
        findings << finding;
    } else if (QFileInfo::exists(own) && !facts.configFile.isEmpty() && QFileInfo(facts.configFile) != QFileInfo(own)) {
        finding.level = Finding::Level::Warning;
        finding.sentence = Text::tr("Ansible uses this file instead of the workspace's ansible.cfg.");
        finding.remedy = Text::tr("Take the variable ANSIBLE_CONFIG out of the environment, unless you want it so.");
        findings << finding;
    }
    if (!dump) {
        finding.level = Finding::Level::Warning;
        finding.where = QDir::toNativeSeparators(facts.configFile);
        finding.sentence = Text::tr("Ansible's settings were not found out: %1").arg(dump.error().sentence);
        finding.remedy = finding.command = QString();
        findings << finding;
        return findings;
    }
    const QJsonArray settings = settingsOf(*dump);
    for (const QJsonValue &setting : settings) {
        const QString name = setting[u"name"_s].toString();
        const auto found = meddling(name, setting[u"value"_s]);
        if (!found)
            continue;
        const QString origin = setting[u"origin"_s].toString();
        // A change in the workspace's own file was made for its runs; only what breaks them is told.
        if (found->level != Finding::Level::Error && isInside(origin, workspaceDir))
            continue;
        findings << Finding{.check = u"config"_s,
                            .level = found->level,
                            .title = Text::tr("Settings"),
                            .sentence = found->sentence,
                            .where = origin,
                            .remedy =
                                Text::tr("Take %1 out, or put an ansible.cfg of its own into the workspace.").arg(name),
                            .command = {}};
    }
    if (findings.isEmpty()) {
        finding.sentence = facts.configFile.isEmpty()
            ? Text::tr("Ansible's settings are its own; there is no ansible.cfg.")
            : isInside(facts.configFile, workspaceDir)
            ? Text::tr("The workspace's ansible.cfg is used.")
            : Text::tr("This ansible.cfg is used, and nothing in it stands in the way of runs.");
        findings << finding;
    }
    return findings;
}

QStringList rolesPathFrom(const QByteArray &dump, const QString &home)
{
    QStringList paths{u"~/.ansible/roles"_s, u"/usr/share/ansible/roles"_s, u"/etc/ansible/roles"_s};
    const QJsonArray settings = settingsOf(dump);
    for (const QJsonValue &setting : settings) {
        if (setting[u"name"_s].toString() == u"DEFAULT_ROLES_PATH")
            paths = setting[u"value"_s].toVariant().toStringList();
    }
    for (QString &path : paths) {
        if (path.startsWith(u"~/"))
            path = home + path.sliced(1);
    }
    return paths;
}

} // namespace Aegir
