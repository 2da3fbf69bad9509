// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/doctoransible.h"
#include "model/dispatch/doctorremedy.h"
#include "model/inventory/workspace.h"

#include <QProcessEnvironment>

#include <chrono>
#include <deque>
#include <functional>

namespace Aegir {

/// Looks whether everything is there that runs in a workspace need, and says what to do where it is not.
///
/// The checks come one after the other, each as soon as it is known; programs and files are waited for in the event
/// loop and in other threads. It changes nothing.
class Doctor : public QObject
{
    Q_OBJECT

public:
    /// What lies around the workspace. Tests give their own.
    struct Surroundings
    {
        QProcessEnvironment environment;
        QString home;                               ///< absolute
        QString osRelease;                          ///< the text of `/etc/os-release`
        QStringList systemFolders;                  ///< where package managers put programs
        Privilege privilege = Privilege::Sudo;      ///< for the commands that need root
        QString storeProblem;                       ///< why the workspace's database cannot be opened; empty: it can
        std::chrono::milliseconds patience{60'000}; ///< for each program

        static Surroundings ofThisSystem();
    };

    /// @p workspace must outlive it.
    Doctor(const Workspace &workspace, Surroundings surroundings, QObject *parent = nullptr);
    ~Doctor() override;

    /// Looks at everything. Once for each doctor.
    void start();

    /// What was found so far.
    const Findings &findings() const { return m_findings; }

signals:
    /// What is looked at now, for a person who waits.
    void looking(const QString &what);
    void found(const Aegir::Finding &finding);
    /// Comes once, after the last finding.
    void finished();

private:
    using Step = std::function<void()>;
    using Answer = std::function<void(const Result<QByteArray> &)>;

    void next();
    void add(const Findings &findings);
    /// Adds what @p work finds in another thread, and goes on.
    void inBackground(std::function<Findings()> work);
    /// Asks @p command and goes on when @p then has returned. The program lies beside ansible-playbook unless it is a
    /// path.
    void ask(const QStringList &command, Answer then);

    void lookForAnsible();
    void askVersion();
    void askConfig();
    void askInventory();
    void askPlatforms();
    void askPattern(const QString &pattern);
    void askAgent();
    void lookAtRoles();
    void lookAtProblems();
    void lookAtStore();

    const Workspace &m_workspace;
    Surroundings m_surroundings;
    std::deque<std::pair<QString, Step>> m_steps;
    Findings m_findings;
    QString m_program;
    AnsibleFacts m_facts;
    InventoryList m_inventory;
    QByteArray m_settings;
    QHash<QString, int> m_hostCounts; ///< by pattern
};

} // namespace Aegir

Q_DECLARE_METATYPE(Aegir::Finding)
