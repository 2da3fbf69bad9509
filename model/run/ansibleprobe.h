// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace Aegir {

/// Asks the installed Ansible what it is and which hosts an inventory has, without keeping anybody waiting.
class AnsibleProbe : public QObject
{
    Q_OBJECT

public:
    explicit AnsibleProbe(QObject *parent = nullptr);
    ~AnsibleProbe() override;

    /// @p ansiblePlaybook is the program's absolute path; ansible-inventory is expected beside it.
    void start(const QString &ansiblePlaybook, const QString &inventory, const QString &workingDir);

    /// The version in the first line that `ansible-playbook --version` writes, or empty.
    static QString versionFrom(const QByteArray &output);
    /// The hosts in what `ansible-inventory --list` writes, by name.
    static QStringList hostsFrom(const QByteArray &output);

signals:
    /// Empty when the program could not say.
    void versionKnown(const QString &version);
    void hostsKnown(const QStringList &hosts);

private:
    QProcess *m_version;
    QProcess *m_inventory;
};

} // namespace Aegir
