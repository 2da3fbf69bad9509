// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/doctorfinding.h"

#include <QProcessEnvironment>

#include <functional>

namespace Aegir {

// What the doctor finds out by itself, without a program's answer. These may wait for a disk: not for the window's
// thread.

/// Why Ansible cannot work in the folder @p dir, as a sentence with what to do, or empty. It looks for its plugins with
/// a pattern and expands variables in paths, and there is no way to quote these.
QString unusablePath(const QString &dir);

/// Whether the workspace's folder is one that Ansible can work in and that can be written.
Findings checkFolder(const QString &workspaceDir);

/// Whether @p available bytes on the disk of @p runsDir do for the runs to come.
Findings checkDisk(const QString &runsDir, qint64 available);

/// Whether the locale that a run has in @p environment is one that Ansible starts in. @p isInstalled tells whether the
/// system knows a locale.
Findings checkLocale(const QProcessEnvironment &environment, const std::function<bool(const QString &)> &isInstalled);

/// True when the system has the locale @p name.
bool isLocaleInstalled(const QString &name);

/// Who holds the queue of the workspace with the state folder @p stateDir, with @p waiting runs in it.
Findings checkLock(const QString &stateDir, int waiting);

/// Whether folders below `runs` of @p stateDir and rows of the database belong to each other.
Findings checkRunFolders(const QString &stateDir);

} // namespace Aegir
