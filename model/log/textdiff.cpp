// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/textdiff.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr int mostEdits = 1000;         ///< between two anchors; four megabytes of notes
constexpr qint64 mostWork = 20'000'000; ///< steps in all: a tenth of a second or so

/// A part of both texts: [before, beforeEnd) and [after, afterEnd).
struct Piece
{
    int before, beforeEnd, after, afterEnd;
};

class Differ
{
public:
    Differ(const QList<QStringView> &before, const QList<QStringView> &after)
    {
        QHash<QStringView, int> numbers;
        const auto numbered = [&numbers](const QList<QStringView> &lines) {
            std::vector<int> line;
            line.reserve(size_t(lines.size()));
            for (const QStringView &text : lines) {
                const auto known = numbers.constFind(text);
                line.push_back(known != numbers.cend() ? *known : *numbers.insert(text, int(numbers.size())));
            }
            return line;
        };
        m_before = numbered(before);
        m_after = numbered(after);
        m_partner.assign(m_before.size(), -1);
        m_seen.resize(size_t(numbers.size()));
    }

    /// For each line of the first text the line of the second that it is, or -1.
    const std::vector<int> &partners()
    {
        m_pieces.push_back({0, int(m_before.size()), 0, int(m_after.size())});
        while (!m_pieces.empty()) {
            Piece piece = m_pieces.back();
            m_pieces.pop_back();
            pairEnds(piece);
            m_work += piece.beforeEnd - piece.before + piece.afterEnd - piece.after;
            if (piece.before == piece.beforeEnd || piece.after == piece.afterEnd || m_work > mostWork)
                continue;
            if (!splitAtAnchors(piece))
                pairShortest(piece);
        }
        return m_partner;
    }

private:
    void pair(int before, int after) { m_partner[size_t(before)] = after; }
    bool isSame(int before, int after) const { return m_before[size_t(before)] == m_after[size_t(after)]; }

    void pairEnds(Piece &piece)
    {
        while (piece.before < piece.beforeEnd && piece.after < piece.afterEnd && isSame(piece.before, piece.after))
            pair(piece.before++, piece.after++);
        while (piece.before < piece.beforeEnd && piece.after < piece.afterEnd
               && isSame(piece.beforeEnd - 1, piece.afterEnd - 1))
            pair(--piece.beforeEnd, --piece.afterEnd);
    }

    /// Pairs what stands exactly once in both parts, as far as it is in the same order, and leaves what lies between.
    bool splitAtAnchors(const Piece &piece)
    {
        for (int line = piece.before; line < piece.beforeEnd; ++line)
            m_seen[size_t(m_before[size_t(line)])] = {};
        for (int line = piece.after; line < piece.afterEnd; ++line)
            m_seen[size_t(m_after[size_t(line)])] = {};
        for (int line = piece.before; line < piece.beforeEnd; ++line)
            ++m_seen[size_t(m_before[size_t(line)])].before;
        for (int line = piece.after; line < piece.afterEnd; ++line) {
            Seen &seen = m_seen[size_t(m_after[size_t(line)])];
            ++seen.after;
            seen.at = line;
        }
        // The longest rising sequence of partners: the anchors that do not cross.
        struct Anchor
        {
            int before, after, previous;
        };
        std::vector<Anchor> anchors;
        std::vector<int> ends; // of the best sequence of each length, the anchor that it ends with
        for (int line = piece.before; line < piece.beforeEnd; ++line) {
            const Seen &seen = m_seen[size_t(m_before[size_t(line)])];
            if (seen.before != 1 || seen.after != 1)
                continue;
            const auto place =
                std::ranges::lower_bound(ends, seen.at, {}, [&](int a) { return anchors[size_t(a)].after; });
            const int previous = place == ends.begin() ? -1 : *std::prev(place);
            const int number = int(anchors.size());
            anchors.push_back({line, seen.at, previous});
            if (place == ends.end())
                ends.push_back(number);
            else
                *place = number;
        }
        if (ends.empty())
            return false;
        Piece rest = piece;
        for (int at = ends.back(); at >= 0; at = anchors[size_t(at)].previous) {
            const Anchor &anchor = anchors[size_t(at)];
            pair(anchor.before, anchor.after);
            m_pieces.push_back({anchor.before + 1, rest.beforeEnd, anchor.after + 1, rest.afterEnd});
            rest.beforeEnd = anchor.before;
            rest.afterEnd = anchor.after;
        }
        m_pieces.push_back(rest);
        return true;
    }

    /// Myers' greedy way: how far each diagonal gets with so many edits. Pairs nothing when it takes too many.
    void pairShortest(const Piece &piece)
    {
        const int rows = piece.beforeEnd - piece.before;
        const int columns = piece.afterEnd - piece.after;
        const int most = std::min(rows + columns, mostEdits);
        std::vector<int> reach(size_t(2 * most + 3), 0);
        const auto at = [most](int diagonal) { return size_t(diagonal + most + 1); };
        std::vector<std::vector<int>> notes;
        for (int edits = 0; edits <= most; ++edits) {
            notes.emplace_back(reach.begin() + ptrdiff_t(at(-edits) - 1), reach.begin() + ptrdiff_t(at(edits) + 2));
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                const bool down =
                    diagonal == -edits || (diagonal != edits && reach[at(diagonal - 1)] < reach[at(diagonal + 1)]);
                int row = down ? reach[at(diagonal + 1)] : reach[at(diagonal - 1)] + 1;
                for (;
                     row < rows && row - diagonal < columns && isSame(piece.before + row, piece.after + row - diagonal);
                     ++row)
                    ++m_work;
                reach[at(diagonal)] = row;
                if (row >= rows && row - diagonal >= columns)
                    return walkBack(piece, notes, edits, diagonal);
            }
            m_work += edits;
            if (m_work > mostWork)
                return;
        }
    }

    void walkBack(const Piece &piece, const std::vector<std::vector<int>> &notes, int edits, int diagonal)
    {
        int row = piece.beforeEnd - piece.before;
        for (; edits >= 0; --edits) {
            const std::vector<int> &reach = notes[size_t(edits)];
            const auto at = [edits](int d) { return size_t(d + edits + 1); };
            const bool down =
                diagonal == -edits || (diagonal != edits && reach[at(diagonal - 1)] < reach[at(diagonal + 1)]);
            const int from = edits == 0 ? 0 : down ? reach[at(diagonal + 1)] : reach[at(diagonal - 1)] + 1;
            while (row > from) {
                --row;
                pair(piece.before + row, piece.after + row - diagonal);
            }
            row = down ? from : from - 1;
            diagonal += down ? 1 : -1;
        }
    }

    struct Seen
    {
        int before = 0;
        int after = 0;
        int at = 0;
    };
    std::vector<int> m_before;
    std::vector<int> m_after;
    std::vector<int> m_partner;
    std::vector<Seen> m_seen; ///< by a line's number
    std::vector<Piece> m_pieces;
    qint64 m_work = 0;
};

QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// `3,4`, as a hunk's head names lines: 1-based, the one before when there are none.
QString rangeText(qsizetype first, qsizetype count)
{
    const QString start = QString::number(count == 0 ? first : first + 1);
    return count == 1 ? start : start + u',' + QString::number(count);
}

} // namespace

QList<LineChange> lineChanges(const QList<QStringView> &before, const QList<QStringView> &after)
{
    Differ differ(before, after);
    const std::vector<int> &partners = differ.partners();
    QList<LineChange> changes;
    LineChange change;
    const auto close = [&](qsizetype nextBefore, qsizetype nextAfter) {
        change.removed = nextBefore - change.before;
        change.added = nextAfter - change.after;
        if (change.removed > 0 || change.added > 0)
            changes.append(change);
        change = {.before = nextBefore + 1, .removed = 0, .after = nextAfter + 1, .added = 0};
    };
    for (qsizetype line = 0; line < before.size(); ++line) {
        if (partners[size_t(line)] >= 0)
            close(line, partners[size_t(line)]);
    }
    close(before.size(), after.size());
    return changes;
}

QString unifiedDiff(QStringView before, QStringView after, const QString &beforeName, const QString &afterName,
                    qsizetype context)
{
    if (before == after)
        return {};
    QList<QStringView> oldLines = linesOf(before);
    QList<QStringView> newLines = linesOf(after);
    // A last line without an end is another line than one with an end: told apart by the text that says so.
    constexpr QStringView unended = u"\n\\ No newline at end of file";
    const QString oldLast =
        oldLines.isEmpty() || before.endsWith(u'\n') ? QString() : oldLines.last() + unended.toString();
    const QString newLast =
        newLines.isEmpty() || after.endsWith(u'\n') ? QString() : newLines.last() + unended.toString();
    if (!oldLast.isNull())
        oldLines.last() = oldLast;
    if (!newLast.isNull())
        newLines.last() = newLast;

    const QList<LineChange> changes = lineChanges(oldLines, newLines);
    QString text = u"--- %1\n+++ %2\n"_s.arg(beforeName, afterName);
    const auto put = [&text](QChar mark, QStringView line) { ((text += mark) += line) += u'\n'; };
    for (qsizetype first = 0; first < changes.size();) {
        qsizetype last = first;
        while (last + 1 < changes.size()
               && changes[last + 1].before - (changes[last].before + changes[last].removed) <= 2 * context)
            ++last;
        const qsizetype lead = std::min(context, changes[first].before);
        const LineChange &end = changes[last];
        const qsizetype oldEnd = end.before + end.removed;
        const qsizetype trail = std::min(context, oldLines.size() - oldEnd);
        const qsizetype oldStart = changes[first].before - lead;
        const qsizetype newStart = changes[first].after - lead;
        text += u"@@ -%1 +%2 @@\n"_s.arg(rangeText(oldStart, oldEnd + trail - oldStart),
                                         rangeText(newStart, end.after + end.added + trail - newStart));
        qsizetype line = oldStart;
        for (; first <= last; ++first) {
            const LineChange &change = changes[first];
            for (; line < change.before; ++line)
                put(u' ', oldLines[line]);
            for (; line < change.before + change.removed; ++line)
                put(u'-', oldLines[line]);
            for (qsizetype added = 0; added < change.added; ++added)
                put(u'+', newLines[change.after + added]);
        }
        for (; line < oldEnd + trail; ++line)
            put(u' ', oldLines[line]);
    }
    return text;
}

} // namespace Aegir
