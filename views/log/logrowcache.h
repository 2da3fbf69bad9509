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
    int lines = 1;   ///< of the view that it takes: more than one where it wraps
    qreal width = 0; ///< of the longest of them, in pixels
    QTextLayout layout; ///< its lines stand below one another, the first at 0, each as high as the cache's lines

    QString text() const { return layout.text(); }
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

    /// What is shown as @p row; nothing when there is no such row.
    std::shared_ptr<const LogLine> line(qint64 row);
    /// What is shown as @p first and as the @p count - 1 rows after it, read at once.
    QList<std::shared_ptr<const LogLine>> lines(qint64 first, qint64 count);
    /// The text of a row, without laying it out when it is not yet.
    QString text(qint64 row);

    /// Drops what does not lie in the document from the row @p first to @p last, if there is much of it.
    void keep(qint64 first, qint64 last);
    /// The log has grown: the row that was its last may be longer.
    void forgetUnsettled();
    void clear();

private:
    std::shared_ptr<const LogLine> layOut(qint64 documentRow, const LogRow &row, bool settled);

    const VisibleRows &m_rows;
    LogHighlighter &m_highlighter;
    std::optional<AnsiColors> m_colors;
    QFont m_font;
    qreal m_width = 0;
    int m_lineHeight = 1;
    qreal m_ascent = 0;
    qreal m_tab = 0;
    QHash<qint64, std::shared_ptr<const LogLine>> m_lines; ///< by document row
    qsizetype m_units = 0;   ///< of text in m_lines
    qint64 m_unsettled = -1; ///< document row
};

} // namespace Aegir
