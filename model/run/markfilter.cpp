// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/markfilter.h"

#include <algorithm>
#include <utility>

namespace Aegir {

namespace {
constexpr char separator = '\x1e';
constexpr qsizetype mostDigits = 18; // what is longer is no number that anybody counted to

/// How many digits @p bytes begin with.
qsizetype digits(QByteArrayView bytes)
{
    const auto end = std::ranges::find_if_not(bytes, [](char c) { return c >= '0' && c <= '9'; });
    return end - bytes.begin();
}
} // namespace

MarkFilter::MarkFilter(const QByteArray &nonce)
    : m_start(nonce.isEmpty() ? QByteArray() : separator + nonce + ':')
{
}

QList<MarkFilter::Piece> MarkFilter::feed(const QByteArray &bytes)
{
    if (m_start.isEmpty())
        return {{.text = bytes}};
    const QByteArray stream = m_kept + bytes;
    m_kept.clear();
    QList<Piece> pieces;
    qsizetype begin = 0; // of the text that was not given yet
    for (qsizetype at = stream.indexOf(separator); at >= 0; at = stream.indexOf(separator, at)) {
        const QByteArrayView rest = QByteArrayView(stream).sliced(at);
        if (!rest.startsWith(m_start)) {
            if (m_start.startsWith(rest)) {
                m_kept = rest.toByteArray();
                break;
            }
            ++at;
            continue;
        }
        const QByteArrayView number = rest.sliced(m_start.size());
        const qsizetype count = digits(number);
        if (count == number.size() && count <= mostDigits) {
            m_kept = rest.toByteArray();
            break;
        }
        if (count == 0 || count > mostDigits || number[count] != separator) {
            ++at;
            continue;
        }
        pieces.append({.text = stream.sliced(begin, at - begin), .mark = number.first(count).toLongLong()});
        at += m_start.size() + count + 1;
        begin = at;
    }
    const qsizetype end = stream.size() - m_kept.size();
    if (end > begin)
        pieces.append({.text = begin == 0 ? stream.first(end) : stream.sliced(begin, end - begin)});
    return pieces;
}

QByteArray MarkFilter::flush()
{
    return std::exchange(m_kept, {});
}

QByteArray MarkFilter::markOf(qint64 number) const
{
    return m_start.isEmpty() ? QByteArray() : m_start + QByteArray::number(number) + separator;
}

} // namespace Aegir
