// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>

// More than half of a short run's time is Python importing Ansible. A warm start is a process that did so ahead and
// waits for the one run that it becomes; resources/ansible/warm_start.py is what runs in it.

namespace Aegir {

/// The descriptor on which the waiting process gets its script and its order.
constexpr int warmControl = 4;

/// The Python that @p ansiblePlaybook runs in; empty when that file is anything but the script which an installer
/// writes for a Python package, since then there may be more to it than Ansible's own entry.
QString pythonOf(const QString &ansiblePlaybook);

/// The command of a process of @p python that waits. It reads its script from warmControl, so that nothing has to be
/// on disk.
QStringList warmCommand(const QString &python);

/// What is to be written to it at once.
QByteArray warmScript();

/// What makes it the run of @p command with @p environment.
QByteArray warmOrder(const QStringList &command, const QProcessEnvironment &environment);

} // namespace Aegir
