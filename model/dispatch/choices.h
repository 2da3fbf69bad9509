// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/choice.h"
#include "model/dispatch/target.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace Aegir {

/// Finds the choices of fields that say where these come from: `choices_from`. Nothing here keeps anybody waiting, and
/// every failure is a sentence.
class ChoiceFinder : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const Result<QList<Choice>> &)>;

    /// How long a program of a field may take.
    static constexpr std::chrono::seconds commandLimit{10};

    /// Finds choices for a form on @p target. @p ansiblePlaybook is the program's path, with ansible-inventory beside
    /// it; empty where there is none. What it still looks for ends with it.
    ChoiceFinder(const Workspace &workspace, Target target, QString ansiblePlaybook, QObject *parent = nullptr);

    /// Calls @p then once, later, never from inside of this call.
    void find(const ChoicesFrom &from, Then then);

    /// How long a command may take from now on; for tests.
    void setCommandLimit(std::chrono::milliseconds limit) { m_commandLimit = limit; }

    /// The groups in what `ansible-inventory --list` writes, by name, without `ungrouped`.
    static QStringList groupsFrom(const QByteArray &output);

private:
    QList<Choice> entities(const ChoicesFrom &from) const;
    void findInInventory(ChoicesFrom::Kind kind, Then then);
    void askInventory();
    void tellInventory();
    void findOutputs(const QString &name, Then then);
    void findLines(const QString &path, Then then);
    void findPrinted(const QStringList &command, Then then);
    void later(Then then, const Result<QList<Choice>> &choices);
    void inBackground(std::function<Result<QList<Choice>>()> work, Then then);

    /// Who waits for the inventory.
    struct Waiting
    {
        ChoicesFrom::Kind kind;
        Then then;
    };

    const Workspace &m_workspace;
    Target m_target;
    QString m_ansiblePlaybook;
    QList<Waiting> m_waiting;
    std::optional<Result<QByteArray>> m_inventory; ///< what it printed, once it did
    std::chrono::milliseconds m_commandLimit = commandLimit;
};

} // namespace Aegir
