// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/platform.h"

#include <QObject>

#include <vector>

namespace Aegir {

/// What a run has started, as far as it was seen alive: from it nobody is lost who loses his parent, and nobody else is
/// taken for it who gets his number. Connections that ssh keeps for other runs are none of it.
class ProcessFamily : public QObject
{
    Q_OBJECT

public:
    explicit ProcessFamily(QObject *parent = nullptr);
    ~ProcessFamily() override;

    /// Looks for all that this process has below it but @p keeper, and forgets who has ended.
    void remember(qint64 keeper);

    bool isEmpty() const { return m_members.empty(); }

    void send(StopSignal signal) const;

    /// From now on oneEnded() tells when one of those ends that are known now.
    void watch();

signals:
    /// Comes from the event loop. Not for those of whom the system does not tell.
    void oneEnded();

private:
    struct Member;
    std::vector<Member> m_members;
};

} // namespace Aegir
