// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logpage.h"

#include <algorithm>
#include <cmath>

namespace Aegir {

namespace {
constexpr qsizetype aWord = 256; ///< units beyond a place that are looked at from there
}

LogPage::LogPage(const VisibleRows &rows, LogRowCache &cache)
    : m_rows(rows)
    , m_cache(cache)
{
}

void LogPage::setSize(QSize size)
{
    m_size = size;
    invalidate();
}

void LogPage::setAcross(int pixels)
{
    m_across = pixels;
    m_isPlaced = false;
}

void LogPage::invalidate()
{
    m_isPlaced = false;
    m_placed.clear();
    m_end.reset();
}

void LogPage::setTop(Top top)
{
    m_top = std::clamp(top, Top(), std::max(Top(), end()));
    m_isPlaced = false;
}

LogPage::Top LogPage::end()
{
    if (!m_end) {
        const qint64 count = m_rows.rowCount();
        m_end = count == 0 ? Top() : moved({.row = count, .line = 0}, -linesInView());
    }
    return *m_end;
}

LogPage::Top LogPage::moved(Top from, qint64 lines)
{
    if (!m_cache.wraps()) {
        const qint64 last = std::max<qint64>(0, m_rows.rowCount() - 1);
        return {.row = std::clamp<qint64>(from.row + lines, 0, last), .line = 0};
    }
    const qint64 count = m_rows.rowCount();
    lines += from.line;
    Top to{.row = from.row, .line = 0};
    while (lines < 0 && to.row > 0) {
        --to.row;
        const auto line = m_cache.line(to.row);
        lines += line ? line->lines : 1;
    }
    for (; lines > 0 && to.row < count; ++to.row) {
        const auto line = m_cache.line(to.row);
        const int height = line ? line->lines : 1;
        if (lines < height)
            return {.row = to.row, .line = int(lines)};
        if (to.row + 1 == count)
            return {.row = to.row, .line = height - 1};
        lines -= height;
    }
    return to;
}

const QList<LogPage::Placed> &LogPage::placed()
{
    if (m_isPlaced)
        return m_placed;
    m_isPlaced = true;
    m_placed.clear();
    m_cache.setReach(m_across + 2 * m_size.width()); // as far as a person may get before the rows are placed again
    int y = -m_top.line * lineHeight();
    qint64 row = m_top.row;
    while (y < m_size.height()) {
        // Where rows wrap, fewer may be needed than there are lines left.
        const int wanted = m_cache.wraps() ? 4 : (m_size.height() - y) / lineHeight() + 1;
        const QList<std::shared_ptr<const LogLine>> lines = m_cache.lines(row, wanted);
        for (const std::shared_ptr<const LogLine> &line : lines) {
            if (y >= m_size.height())
                break;
            m_placed.append({.row = row, .y = y, .line = line});
            m_width = std::max(m_width, int(std::ceil(line->width)) + 2 * margin);
            y += line->lines * lineHeight();
            ++row;
        }
        if (lines.size() < wanted)
            break;
    }
    if (!m_placed.isEmpty())
        m_cache.keep(m_placed.first().line->documentRow, m_placed.last().line->documentRow);
    return m_placed;
}

const LogPage::Placed *LogPage::find(qint64 documentRow)
{
    const QList<Placed> &all = placed();
    const auto found =
        std::ranges::lower_bound(all, documentRow, {}, [](const Placed &row) { return row.line->documentRow; });
    return found != all.end() && found->line->documentRow == documentRow ? &*found : nullptr;
}

LogPosition LogPage::positionAt(QPointF point)
{
    const QList<Placed> &all = placed();
    if (all.isEmpty())
        return {};
    auto below = std::ranges::upper_bound(all, point.y(), {}, [](const Placed &row) { return double(row.y); });
    const Placed &row = below == all.begin() ? all.first() : *(below - 1);
    const int line = int(std::floor((point.y() - row.y) / lineHeight()));
    if (line >= row.line->lines) // below the last row
        return {.row = row.line->documentRow, .column = row.line->text.size()};
    return positionIn(*row.line, std::max(line, 0), point.x());
}

LogPosition LogPage::positionIn(const LogLine &line, int lineOfRow, qreal x) const
{
    const QTextLine part = line.layout.lineAt(std::clamp(lineOfRow, 0, line.lines - 1));
    if (!part.isValid())
        return {.row = line.documentRow, .column = 0};
    int column = part.xToCursor(x - margin);
    // The end of a line that wraps is the beginning of the next one.
    const int end = part.textStart() + part.textLength();
    if (column >= end && line.lines > 1 && end < line.text.size())
        column = line.layout.previousCursorPosition(end);
    return {.row = line.documentRow, .column = column};
}

QRectF LogPage::caretAt(LogPosition position)
{
    const Placed *row = find(position.row);
    if (!row)
        return {};
    const int column = int(std::clamp<qsizetype>(position.column, 0, row->line->text.size()));
    if (column > row->line->laidOut()) {
        m_cache.line(row->row, column);
        m_isPlaced = false;
        row = find(position.row);
        if (!row || column > row->line->laidOut())
            return {};
    }
    const QTextLine part = row->line->layout.lineForTextPosition(column);
    if (!part.isValid())
        return {};
    return QRectF(part.cursorToX(column) + margin, row->y + part.lineNumber() * lineHeight(), 1, lineHeight());
}

std::shared_ptr<const LogLine> LogPage::lineOf(LogPosition position)
{
    const qint64 row = m_rows.rowOf(position.row);
    return row < 0 ? nullptr : m_cache.line(row, position.column + aWord);
}

LogPosition LogPage::movedLines(LogPosition position, qreal x, qint64 lines)
{
    const qint64 row = std::max<qint64>(0, m_rows.nearestRow(position.row));
    const auto line = m_cache.line(row, position.column);
    if (!line)
        return position;
    int lineOfRow = 0;
    if (line->documentRow == position.row) {
        const int column = int(std::clamp<qsizetype>(position.column, 0, line->text.size()));
        lineOfRow = line->layout.lineForTextPosition(column).lineNumber();
    }
    const Top to = moved({.row = row, .line = lineOfRow}, lines);
    const auto target = m_cache.line(to.row);
    return target ? positionIn(*target, to.line, x) : position;
}

} // namespace Aegir
