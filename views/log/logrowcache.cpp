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
constexpr qsizetype mostUnits = 256 * 1024; ///< a laid out one costs some thirty bytes
}

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
    m_tab = 8 * metrics.horizontalAdvance(u' ');
    clear();
}

void LogRowCache::setColors(const AnsiColors &colors)
{
    m_colors.emplace(colors);
    clear();
}

std::shared_ptr<const LogLine> LogRowCache::line(qint64 row)
{
    return lines(row, 1).value(0);
}

QList<std::shared_ptr<const LogLine>> LogRowCache::lines(qint64 first, qint64 count)
{
    QList<std::shared_ptr<const LogLine>> lines;
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
        if (!line) {
            if (readFrom < 0) {
                readFrom = row;
                read = m_rows.rows(row, first + count - row);
            }
            if (row - readFrom >= read.size())
                break; // the file is shorter than it was
            line = layOut(documentRow, read.at(row - readFrom), documentRow < last);
        }
        lines.append(line);
    }
    return lines;
}

QString LogRowCache::text(qint64 row)
{
    const qint64 documentRow = row >= 0 && row < m_rows.rowCount() ? m_rows.documentRow(row) : -1;
    if (const auto line = m_lines.value(documentRow))
        return line->text();
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
            m_units -= entry.value()->text().size();
        return gone;
    });
}

void LogRowCache::forgetUnsettled()
{
    if (m_unsettled < 0)
        return;
    m_highlighter.forget(m_unsettled);
    if (const auto line = m_lines.take(m_unsettled))
        m_units -= line->text().size();
    m_unsettled = -1;
}

void LogRowCache::clear()
{
    m_highlighter.clear();
    m_lines.clear();
    m_units = 0;
    m_unsettled = -1;
}

std::shared_ptr<const LogLine> LogRowCache::layOut(qint64 documentRow, const LogRow &row, bool settled)
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

    QTextOption option(Qt::AlignLeft);
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(m_width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(m_tab);
    QTextLayout &layout = line->layout;
    layout.setText(content.text);
    layout.setFont(m_font);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    // In this order: what the output itself asks for is painted over what its place in the log gives it.
    layout.setFormats(m_highlighter.highlight(documentRow, row, content.text) + m_colors->ranges(content.styles));
    layout.beginLayout();
    line->lines = 0;
    for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
        part.setLineWidth(m_width > 0 ? m_width : unlimited);
        // Also where another font had to help out, with a height of its own.
        part.setPosition({0, line->lines * qreal(m_lineHeight) + m_ascent - part.ascent()});
        line->width = std::max(line->width, part.naturalTextWidth());
        ++line->lines;
    }
    layout.endLayout();
    line->lines = std::max(line->lines, 1);
    m_units += content.text.size();
    m_lines.insert(documentRow, line);
    return line;
}

} // namespace Aegir
