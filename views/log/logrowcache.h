// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/visiblerows.h"
#include "views/log/ansicolors.h"

#include <QFont>
#include <QHash>
#include <QTextLayout>

#include <memory>

namespace Aegir {

class LogHighlighter;

/// A row of a log as it is painted.
struct LogLine
{
    qint64 documentRow = 0;
    qint64 offset = 0; ///< byte of the log where it begins
    qint64 number = 0; ///< of the line, 1-based
    bool begins = true;
    bool ended = true;
    bool settled = true; ///< false: the log's last row, which may become longer
    int lines = 1;       ///< of the view that it takes: more than one where it wraps
    qreal width = 0;     ///< of the longest of them, in pixels; guessed where not all is laid out
    QString text;
    /// The text, or its beginning where it is longer than anybody sees of it. Its lines stand below one another, the
    /// first at 0, each as high as the cache's lines.
    QTextLayout layout;

    qsizetype laidOut() const { return layout.text().size(); } ///< units of the text
    bool isWhole() const { return laidOut() == text.size(); }
};

/// The rows that are in view, laid out. Others are laid out again when they come into view.
class LogRowCache
{
public:
    LogRowCache(const VisibleRows &rows, LogHighlighter &highlighter);

    /// All rows are laid out again: in @p font; broken at @p width pixels, 0: not at all.
    void setLook(const QFont &font, qreal width);
    void setColors(const AnsiColors &colors);

    int lineHeight() const { return m_lineHeight; }
    bool wraps() const { return m_width > 0; }

    /// Rows that do not wrap are laid out as far as @p pixels from their left at least.
    void setReach(qreal pixels) { m_reach = pixels; }

    /// What is shown as @p row, with @p units of its text laid out at least; nothing when there is no such row.
    std::shared_ptr<const LogLine> line(qint64 row, qsizetype units = 0);
    /// What is shown as @p first and as the @p count - 1 rows after it, read at once.
    QList<std::shared_ptr<const LogLine>> lines(qint64 first, qint64 count) { return lines(first, count, 0); }
    /// The text of a row, without laying it out when it is not yet.
    QString text(qint64 row);

    /// Drops what does not lie in the document from the row @p first to @p last, if there is much of it.
    void keep(qint64 first, qint64 last);
    /// The log has grown: the row that was its last may be longer.
    void forgetUnsettled();
    void clear();

private:
    using LinePointer = std::shared_ptr<const LogLine>;
    bool isEnough(const LogLine &line, qsizetype units) const;
    QList<LinePointer> lines(qint64 first, qint64 count, qsizetype units);
    LinePointer makeLine(qint64 documentRow, const LogRow &row, qsizetype units, bool settled);
    void layOut(LogLine &line, qsizetype units, const QList<QTextLayout::FormatRange> &formats,
                const QList<StyledSpan> &styles) const;
    void remove(qint64 documentRow);

    const VisibleRows &m_rows;
    LogHighlighter &m_highlighter;
    std::optional<AnsiColors> m_colors;
    QFont m_font;
    qreal m_width = 0;
    qreal m_reach = 0;
    int m_lineHeight = 1;
    qreal m_ascent = 0;
    qreal m_tab = 0;
    qreal m_unit = 1;                                      ///< pixels of a common one
    QHash<qint64, std::shared_ptr<const LogLine>> m_lines; ///< by document row
    qsizetype m_units = 0;                                 ///< laid out in m_lines
    qint64 m_unsettled = -1;                               ///< document row
};

} // namespace Aegir
