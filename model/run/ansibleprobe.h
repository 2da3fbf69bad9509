// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace Aegir {

/// What `ansible-playbook --version` says of the installation. A text that was not there is empty.
struct AnsibleFacts
{
    QString version;             ///< `2.19.4`; since 2.11 that of ansible-core
    QString python;              ///< the interpreter's version
    QString interpreter;         ///< absolute
    QString configFile;          ///< the ansible.cfg in use; empty: none
    QString moduleFolder;        ///< where the Python package `ansible` lies
    QStringList collectionPaths; ///< where collections are looked for, the installation's own folder not among them

    bool operator==(const AnsibleFacts &) const = default;
};

/// Asks the installed Ansible what it is and which hosts an inventory has, without keeping anybody waiting.
class AnsibleProbe : public QObject
{
    Q_OBJECT

public:
    explicit AnsibleProbe(QObject *parent = nullptr);
    ~AnsibleProbe() override;

    /// @p ansiblePlaybook is the program's absolute path; ansible-inventory is expected beside it.
    void start(const QString &ansiblePlaybook, const QString &inventory, const QString &workingDir);

    /// What @p errors, which an Ansible program wrote, come down to: its first error, else its last line; may be empty.
    static QString errorFrom(const QByteArray &errors);
    /// The version in the first line that `ansible-playbook --version` writes, or empty.
    static QString versionFrom(const QByteArray &output);
    /// All that `ansible-playbook --version` writes of the installation.
    static AnsibleFacts factsFrom(const QByteArray &output);
    /// The hosts in what `ansible-inventory --list` writes, by name.
    static QStringList hostsFrom(const QByteArray &output);

signals:
    /// Each comes once after start(), with the sentence that says why when Ansible could not tell.
    void versionKnown(const Aegir::Result<QString> &version);
    void hostsKnown(const Aegir::Result<QStringList> &hosts);

private:
    void readVersion();
    void readHosts();

    QProcess *m_version;
    QProcess *m_inventory;
};

} // namespace Aegir
