// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/platform.h"

#include <memory>
#include <utility>

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

} // namespace Aegir
