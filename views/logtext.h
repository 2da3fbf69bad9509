// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringDecoder>

namespace Aegir {

/// Turns the bytes of a log, as they come, into text for a document, and knows in which line a byte stands.
///
/// A character that was cut between two pieces is put together again; bytes that are no UTF-8 become U+FFFD. Characters
/// that a text document takes for the end of a line, but a log does not, are replaced, so that lines keep their numbers.
class LogText
{
public:
    /// The text of the next @p bytes.
    QString take(QByteArrayView bytes);

    /// The 0-based line that holds the byte @p offset; the last one for a later offset.
    int lineAt(qint64 offset) const;

    /// Bytes taken so far.
    qint64 size() const { return m_size; }

private:
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    QList<qint64> m_starts{0}; ///< offset of each line
    qint64 m_size = 0;
};

} // namespace Aegir
