// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/inbox.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <functional>
#include <optional>

// The process between a worker and its Ansible, which goes on when the worker is killed: it writes down what Ansible
// said last and ends Ansible with all that it started, so that none of it runs beside the next run of the target.

namespace Aegir {

/// What a keeper must know of the run; without it, it has nothing to record.
struct KeeperBrief
{
    QByteArray text; ///< for LastWords
    int hold = -1;   ///< what holdFile() gave; -1: none. Held until the keeper is done.
};

/// Called in the keeper when its worker was killed, and when Ansible is gone: the brief, how far the record had come,
/// and what Ansible wrote to its output and its events after that. What else it knows is what was known when the keeper
/// was forked.
using LastWords = std::function<void(const KeeperBrief &brief, const Standing &standing, const QByteArray &output,
                                     const QByteArray &events)>;

/// What keeps a keeper busy; descriptors of this process.
struct KeeperDuties
{
    int output = -1; ///< the reading end of Ansible's
    int events = -1; ///< the same of its events
    const Inbox *inbox = nullptr;
    KeeperBrief brief; ///< may come later, see briefKeeper()
    LastWords lastWords;
};

/// What is to be started, and where it writes.
struct Launch
{
    QStringList command; ///< an absolute path, and what follows
    QString workingDir;
    QProcessEnvironment environment;
    int output = -1; ///< standard output and error
    int events = -1; ///< becomes descriptor 3
    int orders = -1; ///< becomes descriptor 4; -1: none
};

/// A keeper with Ansible as its child, both in a session of their own that the keeper leads.
struct Kept
{
    qint64 keeper = 0; ///< process, and leader of Ansible's group; 0: the system has none to give
    int news = -1;     ///< gives a KeptNews when there is one; at its end when the keeper is gone
    int alarm = -1;    ///< the keeper does its duties when this ends without dismiss()
};

struct KeptNews
{
    int error = 0;    ///< errno, when the program could not be started
    int exitCode = 0; ///< of Ansible
    int signal = 0;   ///< that Ansible died of; 0: none
};

/// Forks the keeper and Ansible, which has default signals, no standard input, and ends when the keeper does. To be
/// called by a process with one thread: the keeper goes on with its memory. When it returns, the group can be
/// signalled.
Kept startKept(const Launch &launch, const KeeperDuties &duties);

/// What the keeper has to tell; nothing: it is gone, and Ansible with it.
std::optional<KeptNews> readNews(const Kept &kept);

/// Gives a keeper the brief that it was started without. False when it is gone.
bool briefKeeper(const Kept &kept, const KeeperBrief &brief);

/// Ansible is being stopped: of what it started, nothing is left in peace from now on.
void tellStopping(const Kept &kept);

/// All of Ansible's output is recorded: the keeper's work is done.
void dismiss(Kept &kept);

} // namespace Aegir
