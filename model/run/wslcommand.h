// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/platform.h"

#include <QStringList>

#include <optional>

// Ansible has no control node for Windows: there it runs in the Windows Subsystem for Linux (WSL). What ends wsl.exe, a
// job object too, leaves all running that it started on the Linux side, so that a run must be stopped by a second
// wsl.exe. These are the two commands; nothing here starts them. They were tried with a stand-in for wsl.exe, not on
// Windows yet.

namespace Aegir {

/// A program that is to run in WSL. All paths are Linux paths, best in Linux' own file system: Ansible ignores an
/// ansible.cfg under /mnt/c, where everybody may write.
struct WslRun
{
    QString distribution; ///< its name; empty: the default one
    QString workingDir;
    QString groupFile;       ///< will have the number of the run's process group; see readWslGroup()
    QStringList environment; ///< NAME=value, added to what WSL gives: variables of Windows do not reach it
    QStringList command;     ///< an absolute path, and what follows
};

/// The arguments of the wsl.exe that runs @p run in a session of its own, and ends with its exit code.
QStringList wslStart(const WslRun &run);

/// The arguments of the wsl.exe that sends @p signal to the process group @p group. What has left the group is not
/// reached, such as the workers of ansible-core 2.19: after INT and TERM Ansible ends those itself, after KILL it
/// cannot.
QStringList wslStop(const QString &distribution, qint64 group, StopSignal signal);

/// The number in a group file; nothing while it is not all there.
std::optional<qint64> readWslGroup(const QByteArray &text);

} // namespace Aegir
