// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Aegir {

/// Takes the callback plugin's marks out of a stream that comes in pieces: RS, a nonce, a colon, the number of an
/// event, RS. What only looks like a mark, without the nonce of this run, stays text.
class MarkFilter
{
public:
    /// With an empty @p nonce everything is text.
    explicit MarkFilter(const QByteArray &nonce = {});

    /// Text, and the mark that stands behind it.
    struct Piece
    {
        QByteArray text;
        qint64 mark = 0; ///< number of the event; 0: none

        bool operator==(const Piece &) const = default;
    };

    /// The stream so far, but for an end that could be the beginning of a mark.
    QList<Piece> feed(const QByteArray &bytes);

    /// The rest, at the end of the stream.
    QByteArray flush();

    /// What would be the rest now.
    QByteArray kept() const { return m_kept; }

    /// The mark of the event @p number, as it stands in the stream.
    QByteArray markOf(qint64 number) const;

private:
    QByteArray m_start; ///< what each mark begins with
    QByteArray m_kept;
};

} // namespace Aegir
