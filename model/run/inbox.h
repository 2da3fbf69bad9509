// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/platform.h"
#include "model/run/standing.h"

#include <memory>

namespace Aegir {

/// What was read from Ansible and is not recorded yet, where a process that is forked from this one sees it too, also
/// when this one is gone.
class Inbox
{
    Q_DISABLE_COPY_MOVE(Inbox)

public:
    enum Stream { Output, Events };

    /// Null when the system gives no memory to share.
    static std::unique_ptr<Inbox> create();
    ~Inbox();

    /// Reads what is there now into the inbox, as readNow() does.
    Reading readNow(Stream stream, int descriptor);

    /// All that was read is recorded, but for the rests of @p standing.
    void recorded(const Standing &standing);

    /// Where the record stood then; its rests go on with what was read since.
    Standing unrecorded() const;

private:
    struct Text;
    struct Half;
    struct Shared;
    explicit Inbox(Shared *shared)
        : m_shared(shared)
    {
    }
    Shared *m_shared;
};

} // namespace Aegir
