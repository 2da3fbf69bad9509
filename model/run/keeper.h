// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/platform.h"

#include <functional>
#include <memory>

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

/// What keeps a keeper busy; reading ends and descriptors of this process.
struct KeeperDuties
{
    int output = -1; ///< Ansible's
    int alarm = -1;  ///< at its end when this process is gone
    int hold = -1;   ///< what holdFile() gave; -1: none. Held until the keeper is done.
    const Inbox *inbox = nullptr;
    /// Called in the keeper when this process was killed, with what stands behind which byte of the record, and when
    /// Ansible is gone.
    std::function<void(qint64 position, const QByteArray &rest)> lastWords;
};

/// To be called between fork and exec. Makes the calling process the keeper, leader of a session of its own, and comes
/// back only in a child of it with default signals, which is to become Ansible and ends when the keeper does. The
/// keeper ends as that child does: with its exit code, or of its signal.
void partFromKeeper(const KeeperDuties &duties);

} // namespace Aegir
