// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctoransible.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

InventoryList::InventoryList(const QByteArray &output)
    : m_root(QJsonDocument::fromJson(output).object())
{
}

QStringList InventoryList::hosts() const
{
    QStringList seen;
    return hostsOf(u"all"_s, seen);
}

QStringList InventoryList::hostsOf(const QString &group, QStringList &seen) const
{
    if (seen.contains(group))
        return {};
    seen << group;
    const QJsonObject object = m_root[group].toObject();
    QStringList hosts;
    for (const QJsonValue &host : object[u"hosts"_s].toArray())
        hosts << host.toString();
    for (const QJsonValue &child : object[u"children"_s].toArray())
        hosts << hostsOf(child.toString(), seen);
    hosts.removeDuplicates();
    return hosts;
}

std::optional<int> InventoryList::count(const QString &pattern) const
{
    if (hosts().contains(pattern))
        return 1;
    if (pattern == u"localhost" || pattern == u"127.0.0.1" || pattern == u"::1")
        return 1; // always there, also without an inventory
    if (pattern == u"all" || m_root.contains(pattern)) {
        QStringList seen;
        return int(hostsOf(pattern, seen).size());
    }
    const bool isPlain = std::ranges::all_of(
        pattern, [](QChar c) { return c.isLetterOrNumber() || c == u'.' || c == u'_' || c == u'-'; });
    if (isPlain && !pattern.isEmpty())
        return 0;
    // A list of names alone is what people write most.
    const QStringList names = pattern.split(u',', Qt::SkipEmptyParts);
    if (names.size() < 2)
        return std::nullopt;
    int total = 0;
    for (const QString &name : names) {
        const auto one = count(name.trimmed());
        if (!one)
            return std::nullopt;
        total += *one;
    }
    return total;
}

QJsonObject InventoryList::variables(const QString &host) const
{
    return m_root[u"_meta"_s][u"hostvars"_s][host].toObject();
}

QStringList InventoryList::sshHosts() const
{
    QStringList list = hosts();
    list.removeIf([this](const QString &host) {
        const QJsonObject all = variables(host);
        const QString connection = all[u"ansible_connection"_s].toString().section(u'.', -1);
        // Ansible's default is ssh, for a host called localhost in an inventory too.
        return !connection.isEmpty() && connection != u"ssh" && connection != u"smart" && connection != u"paramiko_ssh"
            && connection != u"paramiko";
    });
    return list;
}

bool InventoryList::usesSsh() const
{
    return !sshHosts().isEmpty();
}

QStringList InventoryList::sshHostsWithoutKey() const
{
    QStringList list = sshHosts();
    list.removeIf([this](const QString &host) {
        const QJsonObject all = variables(host);
        return std::ranges::any_of(QStringList{u"ansible_ssh_private_key_file"_s, u"ansible_private_key_file"_s,
                                               u"ansible_password"_s, u"ansible_ssh_password"_s, u"ansible_ssh_pass"_s},
                                   [&all](const QString &name) { return all.contains(name); });
    });
    return list;
}

} // namespace Aegir
