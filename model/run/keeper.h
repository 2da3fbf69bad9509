// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/platform.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

// The process between a worker and its Ansible, which goes on when the worker is killed: it writes down what Ansible
// said last and ends Ansible with all that it started, so that none of it runs beside the next run of the target.

namespace Aegir {

/// What was read from Ansible and is not recorded yet, where a process that is forked from this one sees it too, also
/// when this one is gone.
class Inbox
{
    Q_DISABLE_COPY_MOVE(Inbox)

public:
    /// Null when the system gives no memory to share.
    static std::unique_ptr<Inbox> create();
    ~Inbox();

    /// Reads what is there now into the inbox, as readNow() does.
    Reading readNow(int descriptor);

    /// All that was read is recorded, but for its end @p kept, which belongs to byte @p position of the record.
    void recorded(qint64 position, const QByteArray &kept);

    /// What is not recorded, and the byte of the record that it belongs to. To record it once more does no harm.
    std::pair<qint64, QByteArray> unrecorded() const;

private:
    struct Slot;
    struct Shared;
    explicit Inbox(Shared *shared)
        : m_shared(shared)
    {
    }
    Shared *m_shared;
};

/// What a keeper must know of the run; without it, it has nothing to record.
struct KeeperBrief
{
    QByteArray text; ///< for KeeperDuties::lastWords
    int hold = -1;   ///< what holdFile() gave; -1: none. Held until the keeper is done.
};

/// What keeps a keeper busy; descriptors of this process.
struct KeeperDuties
{
    int output = -1; ///< the reading end of Ansible's
    const Inbox *inbox = nullptr;
    KeeperBrief brief; ///< may come later, see briefKeeper()
    /// Called in the keeper when this process was killed, with the brief's text and what stands behind which byte of the
    /// record, and when Ansible is gone. What else it knows is what was known when the keeper was forked.
    std::function<void(const QByteArray &brief, qint64 position, const QByteArray &rest)> lastWords;
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
/// called by a process with one thread: the keeper goes on with its memory. When it returns, the group can be signalled.
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
