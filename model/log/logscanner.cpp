// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logscanner.h"

#include "model/log/rowtext.h"

#include <QStringDecoder>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
/// Lines longer than this are scanned one by one: an expression may take long in them, and cannot be stopped meanwhile.
/// Less than LineIndex::longestRow, so that each of the others is one row.
constexpr qsizetype longLine = 4096;
constexpr int mostFailures = 3;

/// Line feeds among @p count characters. In steps of a fixed length, which the compiler turns into wide instructions.
template<typename Char> qint64 lineFeeds(const Char *at, qsizetype count)
{
    constexpr qsizetype step = 64;
    qint64 sum = 0;
    for (; count >= step; at += step, count -= step) {
        qint8 found = 0;
        for (qsizetype i = 0; i < step; ++i)
            found += qint8(at[i] == Char('\n'));
        sum += found;
    }
    for (; count > 0; ++at, --count)
        sum += *at == Char('\n');
    return sum;
}

/// The rows that places in a block belong to; the places come in order.
template<typename Char> class RowCounter
{
public:
    RowCounter(const Char *block, qint64 firstRow)
        : m_at(block)
        , m_row(firstRow)
    {
    }
    qint64 rowAt(const Char *place)
    {
        m_row += lineFeeds(m_at, place - m_at);
        m_at = place;
        return m_row;
    }

private:
    const Char *m_at;
    qint64 m_row;
};

/// Where @p text is in @p bytes, from @p from on; -1 when nowhere. Looks for two of its bytes at once.
qsizetype indexOf(QByteArrayView bytes, QByteArrayView text, qsizetype from)
{
    constexpr qsizetype step = 64;
    const qsizetype apart = text.size() - 1;
    const char first = text.front();
    const char last = text.back();
    const char *at = bytes.data() + from;
    const char *const end = bytes.data() + bytes.size() - apart; // it cannot begin here
    const auto isHere = [&](const char *place) {
        return *place == first && place[apart] == last && std::memcmp(place, text.data(), size_t(text.size())) == 0;
    };
    for (; end - at >= step; at += step) {
        quint8 any = 0;
        for (qsizetype i = 0; i < step; ++i)
            any |= quint8(at[i] == first) & quint8(at[i + apart] == last);
        for (qsizetype i = 0; any && i < step; ++i) {
            if (isHere(at + i))
                return at + i - bytes.data();
        }
    }
    for (; at < end; ++at) {
        if (isHere(at))
            return at - bytes.data();
    }
    return -1;
}

/// Where the line that holds the place @p at begins.
qsizetype lineStart(QByteArrayView bytes, qsizetype at)
{
    while (at > 0 && bytes[at - 1] != '\n')
        --at;
    return at;
}

qsizetype lineEnd(QByteArrayView bytes, qsizetype at)
{
    const void *end = std::memchr(bytes.data() + at, '\n', size_t(bytes.size() - at));
    return end ? static_cast<const char *>(end) - bytes.data() : bytes.size();
}

bool hasLongLine(QByteArrayView bytes)
{
    // The last line feed that is near enough: all lines before it are shorter, too.
    for (qsizetype at = 0; bytes.size() - at > longLine;) {
        const qsizetype end = bytes.sliced(at, longLine).lastIndexOf('\n');
        if (end < 0)
            return true;
        at += end + 1;
    }
    return false;
}

void count(QList<MatchedRow> &found, qint64 row, qsizetype matches = 1)
{
    if (found.isEmpty() || qint64(found.last().row) != row)
        found.append({.row = quint64(row), .matches = 0});
    const qsizetype sum = qsizetype(found.last().matches) + matches;
    found.last().matches = quint16(std::min<qsizetype>(sum, std::numeric_limits<quint16>::max()));
}
} // namespace

LogScanner::LogScanner(const FindQuery &query, ScanControl &control)
    : m_control(control)
{
    // Of its own, not copied: copies share a lock that each match takes.
    const Result<LogMatcher> made = LogMatcher::make(query);
    if (!made)
        return;
    m_matcher = *made;
    m_expression = made->forBlocks();
    m_required = made->required();
    m_isText = !query.regularExpression && !query.wholeWord && m_expression && !m_required.isEmpty();
}

void LogScanner::scanRow(qint64 row, QByteArrayView bytes, QList<MatchedRow> &found)
{
    if (!m_matcher || m_control.isOver())
        return;
    bool gaveUp = false;
    const qsizetype matches = m_matcher->matches(rowText(bytes).text, &gaveUp).size();
    if (gaveUp)
        ++m_control.givenUp;
    if (matches > 0)
        count(found, row, matches);
}

bool LogScanner::scanBlock(QByteArrayView bytes, qint64 firstRow, QList<MatchedRow> &found)
{
    if ((!m_expression && m_required.isEmpty()) || !bytes.endsWith('\n') || hasLongLine(bytes))
        return false;
    QByteArray withoutReturns;
    if (std::memchr(bytes.data(), '\r', size_t(bytes.size()))) {
        // They are of the line's end, not of the row.
        withoutReturns = bytes.toByteArray().replace("\r\n", "\n");
        bytes = withoutReturns;
    }
    bool ascii = true;
    const QList<OddRow> odd = oddRows(bytes, firstRow, ascii);
    if (!m_required.isEmpty() && !m_isText && (!m_isFrequent || !m_expression)) {
        found += findCandidates(bytes, firstRow, odd);
        return true;
    }
    QList<MatchedRow> plain;
    if (m_isText) {
        plain = findText(bytes, firstRow);
    } else if (m_failures < mostFailures) {
        const std::optional<QList<MatchedRow>> matched = findExpression(bytes, firstRow, odd, ascii);
        if (!matched) {
            ++m_failures;
            return false;
        }
        plain = *matched;
    } else {
        return false;
    }
    if (odd.isEmpty()) {
        found += plain;
        return true;
    }
    // What was found in the odd rows is not what they show: they are looked at again.
    auto next = plain.cbegin();
    for (const OddRow &row : odd) {
        for (; next != plain.cend() && qint64(next->row) < row.row; ++next)
            found.append(*next);
        if (next != plain.cend() && qint64(next->row) == row.row)
            ++next;
        if (m_control.isOver())
            break;
        scanRow(row.row, bytes.sliced(row.start, row.end - row.start), found);
    }
    found.append(QList<MatchedRow>(next, plain.cend()));
    return true;
}

/// The rows that are not simply decoded, and whether all is @p ascii.
QList<LogScanner::OddRow> LogScanner::oddRows(QByteArrayView bytes, qint64 firstRow, bool &ascii)
{
    constexpr qsizetype step = 64;
    const auto isPrintable = [](char c) { return quint8(quint8(c) - 0x20) < 0x5f || c == '\n' || c == '\t'; };
    QList<OddRow> odd;
    RowCounter rows(bytes.data(), firstRow);
    ascii = true;
    for (qsizetype at = 0; at < bytes.size();) {
        const char *piece = bytes.data() + at;
        const qsizetype length = std::min(step, bytes.size() - at);
        if (length == step) {
            quint8 all = 1;
            for (qsizetype i = 0; i < step; ++i)
                all &= quint8(quint8(quint8(piece[i]) - 0x20) < 0x5f) | quint8(piece[i] == '\n')
                    | quint8(piece[i] == '\t');
            if (all) {
                at += step;
                continue;
            }
        }
        const char *found = std::find_if_not(piece, piece + length, isPrintable);
        if (found == piece + length) {
            at += length;
            continue;
        }
        ascii = ascii && quint8(*found) < 0x80;
        const qsizetype start = lineStart(bytes, found - bytes.data());
        const qsizetype end = lineEnd(bytes, start);
        const QByteArrayView row = bytes.sliced(start, end - start);
        // What a broken character becomes is asked of the row alone, as what follows may have a part in it.
        if (!isPlainText(row) || !row.isValidUtf8())
            odd.append({.row = rows.rowAt(bytes.data() + start), .start = start, .end = end});
        ascii = ascii && std::ranges::all_of(row, [](char c) { return quint8(c) < 0x80; });
        at = end + 1;
    }
    return odd;
}

/// All places of the text, also in odd rows.
QList<MatchedRow> LogScanner::findText(QByteArrayView bytes, qint64 firstRow)
{
    QList<MatchedRow> found;
    RowCounter rows(bytes.data(), firstRow);
    for (qsizetype at = 0; !m_control.isOver(); at += m_required.size()) {
        at = indexOf(bytes, m_required, at);
        if (at < 0)
            break;
        count(found, rows.rowAt(bytes.data() + at));
    }
    return found;
}

/// Asks the matcher about the rows that have what is required, and the odd ones.
QList<MatchedRow> LogScanner::findCandidates(QByteArrayView bytes, qint64 firstRow, const QList<OddRow> &odd)
{
    QList<MatchedRow> found;
    RowCounter rows(bytes.data(), firstRow);
    auto nextOdd = odd.cbegin();
    qsizetype asked = 0;
    for (qsizetype at = 0; at < bytes.size() && !m_control.isOver();) {
        const qsizetype candidate = indexOf(bytes, m_required, at);
        for (; nextOdd != odd.cend() && (candidate < 0 || nextOdd->start <= candidate) && !m_control.isOver();
             ++nextOdd)
            scanRow(nextOdd->row, bytes.sliced(nextOdd->start, nextOdd->end - nextOdd->start), found);
        if (candidate < 0)
            break;
        const qsizetype start = lineStart(bytes, candidate);
        const qsizetype end = lineEnd(bytes, candidate);
        const bool isOdd = nextOdd != odd.cbegin() && std::prev(nextOdd)->start == start;
        if (!isOdd)
            scanRow(rows.rowAt(bytes.data() + start), bytes.sliced(start, end - start), found);
        ++asked;
        at = end + 1;
    }
    // Decoding all at once costs about as much as decoding every tenth line by itself.
    m_isFrequent = asked * 1024 > bytes.size();
    return found;
}

/// Lets the expression run over all; nothing when it gives up.
std::optional<QList<MatchedRow>> LogScanner::findExpression(QByteArrayView bytes, qint64 firstRow,
                                                            const QList<OddRow> &odd, bool ascii)
{
    QStringDecoder decoder(ascii ? QStringDecoder::Latin1 : QStringDecoder::Utf8,
                           QStringDecoder::Flag::ConvertInitialBom);
    m_text.resize(decoder.requiredSpace(bytes.size()));
    QChar *const textEnd = decoder.appendToBuffer(m_text.data(), bytes);
    const QStringView text(m_text.constData(), textEnd);
    QList<MatchedRow> found;
    RowCounter rows(text.utf16(), firstRow);
    auto nextOdd = odd.cbegin();
    for (qsizetype at = 0; at < text.size() && !m_control.isOver();) {
        const QRegularExpressionMatch match = m_expression->matchView(
            text, at, QRegularExpression::NormalMatch, QRegularExpression::DontCheckSubjectStringMatchOption);
        if (!match.isValid())
            return {};
        if (!match.hasMatch())
            break;
        const qsizetype start = match.capturedStart();
        const qint64 row = rows.rowAt(text.utf16() + start);
        while (nextOdd != odd.cend() && nextOdd->row < row)
            ++nextOdd;
        if (nextOdd != odd.cend() && nextOdd->row == row) {
            at = text.indexOf(u'\n', start) + 1;
            continue;
        }
        count(found, row);
        at = match.capturedEnd();
    }
    return found;
}

} // namespace Aegir
