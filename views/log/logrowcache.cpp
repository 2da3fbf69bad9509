// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logrowcache.h"

#include "model/log/rowtext.h"
#include "views/log/loghighlighter.h"

#include <QFontMetricsF>
#include <QTextOption>

#include <cmath>

namespace Aegir {

namespace {
constexpr qreal unlimited = 8'000'000; ///< pixels, far from the end of what a layout can count
constexpr qsizetype mostLines = 512;
constexpr qsizetype firstUnits = 256;       ///< of a row that does not wrap, whatever the reach
constexpr qsizetype mostUnits = 256 * 1024; ///< a laid out one costs some thirty bytes

/// What of @p ranges lies in the first @p units.
template<typename Range> QList<Range> within(const QList<Range> &ranges, qsizetype units)
{
    QList<Range> within;
    for (Range range : ranges) {
        range.length = decltype(range.length)(std::min<qsizetype>(range.length, units - range.start));
        if (range.length > 0)
            within.append(range);
    }
    return within;
}
} // namespace

LogRowCache::LogRowCache(const VisibleRows &rows, LogHighlighter &highlighter)
    : m_rows(rows)
    , m_highlighter(highlighter)
    , m_colors(std::in_place, Qt::white, Qt::black)
{
}

void LogRowCache::setLook(const QFont &font, qreal width)
{
    m_font = font;
    m_width = width;
    const QFontMetricsF metrics(font);
    m_lineHeight = std::max(1, int(std::ceil(metrics.height())));
    m_ascent = metrics.ascent();
    m_unit = std::max(1.0, metrics.horizontalAdvance(u'0'));
    m_tab = 8 * metrics.horizontalAdvance(u' ');
    clear();
}

void LogRowCache::setColors(const AnsiColors &colors)
{
    m_colors.emplace(colors);
    clear();
}

bool LogRowCache::isEnough(const LogLine &line, qsizetype units) const
{
    return line.isWhole() || (line.laidOut() >= units && line.layout.lineAt(0).naturalTextWidth() >= m_reach);
}

LogRowCache::LinePointer LogRowCache::line(qint64 row, qsizetype units)
{
    return lines(row, 1, units).value(0);
}

QList<LogRowCache::LinePointer> LogRowCache::lines(qint64 first, qint64 count, qsizetype units)
{
    QList<LinePointer> lines;
    count = std::min(count, m_rows.rowCount() - first);
    if (first < 0 || count <= 0)
        return lines;
    lines.reserve(count);
    // Asked before rows are read: the log grows meanwhile, and what was not its last row then is whole.
    const qint64 last = m_rows.document().rowCount() - 1;
    QList<LogRow> read; // those from `readFrom` on
    qint64 readFrom = -1;
    for (qint64 row = first; row < first + count; ++row) {
        const qint64 documentRow = m_rows.documentRow(row);
        auto line = m_lines.value(documentRow);
        if (!line || !isEnough(*line, units)) {
            if (readFrom < 0) {
                readFrom = row;
                read = m_rows.rows(row, first + count - row);
            }
            if (row - readFrom >= read.size())
                break; // the file is shorter than it was
            remove(documentRow);
            line = makeLine(documentRow, read.at(row - readFrom), units, documentRow < last);
        }
        lines.append(line);
    }
    return lines;
}

QString LogRowCache::text(qint64 row)
{
    const qint64 documentRow = row >= 0 && row < m_rows.rowCount() ? m_rows.documentRow(row) : -1;
    if (const auto line = m_lines.value(documentRow))
        return line->text;
    const QList<LogRow> rows = documentRow >= 0 ? m_rows.rows(row, 1) : QList<LogRow>();
    return rows.isEmpty() ? QString() : rowText(rows.first().bytes).text;
}

void LogRowCache::keep(qint64 first, qint64 last)
{
    if (m_lines.size() <= mostLines && m_units <= mostUnits)
        return;
    m_lines.removeIf([this, first, last](const auto &entry) {
        const bool gone = entry.key() < first || entry.key() > last;
        if (gone)
            m_units -= entry.value()->laidOut();
        return gone;
    });
}

void LogRowCache::forgetUnsettled()
{
    if (m_unsettled < 0)
        return;
    m_highlighter.forget(m_unsettled);
    remove(m_unsettled);
    m_unsettled = -1;
}

void LogRowCache::remove(qint64 documentRow)
{
    if (const auto line = m_lines.take(documentRow))
        m_units -= line->laidOut();
}

void LogRowCache::clear()
{
    m_highlighter.clear();
    m_lines.clear();
    m_units = 0;
    m_unsettled = -1;
}

LogRowCache::LinePointer LogRowCache::makeLine(qint64 documentRow, const LogRow &row, qsizetype units, bool settled)
{
    const RowText content = rowText(row.bytes);
    auto line = std::make_shared<LogLine>();
    line->documentRow = documentRow;
    line->offset = row.offset;
    line->number = row.line;
    line->begins = row.begins;
    line->ended = row.ended;
    line->settled = settled || row.ended;
    if (!line->settled)
        m_unsettled = documentRow;
    line->text = content.text;
    const QList<QTextLayout::FormatRange> formats = m_highlighter.highlight(documentRow, row, content.text);
    const qsizetype size = content.text.size();
    units = m_width > 0 ? size : std::max({units, firstUnits, qsizetype(m_reach / m_unit)});
    for (bool enough = false; !enough; units *= 2) {
        layOut(*line, std::min(units, size), formats, content.styles);
        enough = isEnough(*line, units);
    }
    m_units += line->laidOut();
    m_lines.insert(documentRow, line);
    return line;
}

void LogRowCache::layOut(LogLine &line, qsizetype units, const QList<QTextLayout::FormatRange> &formats,
                         const QList<StyledSpan> &styles) const
{
    if (units < line.text.size() && line.text[units].isLowSurrogate())
        ++units;
    QTextOption option(Qt::AlignLeft);
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(m_width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(m_tab);
    QTextLayout &layout = line.layout;
    layout.setText(line.text.left(units));
    layout.setFont(m_font);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    // In this order: what the output itself asks for is painted over what its place in the log gives it.
    layout.setFormats(within(formats, units) + m_colors->ranges(within(styles, units)));
    layout.beginLayout();
    line.lines = 0;
    line.width = 0;
    for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
        part.setLineWidth(m_width > 0 ? m_width : unlimited);
        // Also where another font had to help out, with a height of its own.
        part.setPosition({0, line.lines * qreal(m_lineHeight) + m_ascent - part.ascent()});
        line.width = std::max(line.width, part.naturalTextWidth());
        ++line.lines;
    }
    layout.endLayout();
    line.lines = std::max(line.lines, 1);
    if (!line.isWhole())
        line.width = std::max(line.width, double(line.text.size()) * m_unit);
}

} // namespace Aegir
