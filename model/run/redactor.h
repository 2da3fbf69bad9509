// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/run/runrequest.h"

#include <QByteArray>
#include <QList>

namespace Aegir {

/// Replaces secrets by `********` in a stream that comes in pieces, before it reaches the disk.
///
/// A secret is found as it is, as JSON writes it, and each longer line of it alone. Secrets of fewer than four bytes
/// are left: masking them would mask half the log.
class Redactor
{
public:
    explicit Redactor(const Secrets &secrets = {});

    /// What of the stream so far may be written; keeps back what could be the beginning of a secret.
    QByteArray feed(const QByteArray &bytes);

    /// The rest, at the end of the stream.
    QByteArray flush();

    /// Remembers where the stream stands now, under @p id.
    void mark(qint64 id);

    /// Where a mark stands in what feed() and flush() have given, in bytes from the start.
    struct Mark
    {
        qint64 id = 0;
        qint64 offset = 0;

        bool operator==(const Mark &) const = default;
    };

    /// The marks that were reached since the last call. One that stands in what is kept back comes later; one within a
    /// secret, behind its mask.
    QList<Mark> takeMarks();

    /// The end of the stream so far that is kept back, secrets and all.
    QByteArray kept() const { return m_kept; }

    /// The marks in it, counted from its start, in order.
    QList<Mark> keptMarks() const { return m_pending; }

    /// @p text, which is complete, with secrets replaced.
    QByteArray redacted(const QByteArray &text) const;

    /// @p value with secrets replaced in all its strings and keys; a number that is a secret becomes the mask.
    QJsonValue redacted(const QJsonValue &value) const;

    bool isEmpty() const { return m_patterns.isEmpty(); }

private:
    /// How much of @p text holds no beginning of a secret that may go on in what comes next.
    qsizetype safeEnd(const QByteArray &text) const;
    /// Redacts the next @p text that is given, with the marks in it.
    QByteArray give(const QByteArray &text);

    QList<QByteArray> m_patterns; ///< longest first
    QByteArray m_kept;
    qint64 m_given = 0;
    QList<Mark> m_pending; ///< counted from the start of m_kept, in order
    QList<Mark> m_reached;
};

} // namespace Aegir
