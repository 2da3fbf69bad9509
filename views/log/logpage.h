// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/log/logposition.h"
#include "views/log/logrowcache.h"

#include <QRectF>
#include <QSize>

namespace Aegir {

/// Which rows of a log lie where in a view of some size: scrolling, and the way between places in the log and places on
/// the screen. Pixels are those of the view before it is scrolled sideways.
class LogPage
{
public:
    /// What the view begins with: one of the lines that a row takes.
    struct Top
    {
        qint64 row = 0; ///< as it is shown
        int line = 0;

        auto operator<=>(const Top &) const = default;
    };
    /// A row in view.
    struct Placed
    {
        qint64 row = 0; ///< as it is shown
        int y = 0;      ///< of its first line; negative for what begins above the view
        std::shared_ptr<const LogLine> line;
    };

    LogPage(const VisibleRows &rows, LogRowCache &cache);

    /// Space at the left and right of the text.
    static constexpr int margin = 4;

    int lineHeight() const { return m_cache.lineHeight(); }
    /// Lines that are wholly in view, at least one.
    int linesInView() const { return std::max(1, m_size.height() / lineHeight()); }

    void setSize(QSize size);
    /// How far the view is scrolled sideways.
    void setAcross(int pixels);
    /// Rows, or what they look like, are not what they were.
    void invalidate();

    Top top() const { return m_top; }
    /// As near to @p top as there are rows to fill the view with.
    void setTop(Top top);
    /// The top with which the last row is the last in view.
    Top end();
    bool isAtEnd() { return m_top >= end(); }
    /// @p lines below @p from, or above it when they are negative.
    Top moved(Top from, qint64 lines);

    /// The rows in view, from the top down; the last one may be cut.
    const QList<Placed> &placed();
    /// The one of them that shows @p documentRow.
    const Placed *find(qint64 documentRow);
    /// The width of the widest row that was in view since the last forgetWidth().
    int width() const { return m_width; }
    void forgetWidth() { m_width = 0; }

    /// The place nearest to @p point.
    LogPosition positionAt(QPointF point);
    /// A caret at @p position; empty where its row is not in view.
    QRectF caretAt(LogPosition position);

    /// The row that shows @p position, laid out; nothing when it is hidden.
    std::shared_ptr<const LogLine> lineOf(LogPosition position);
    /// The place @p lines below @p position, @p x pixels from the left; in the first or last line when there are not
    /// that many. From a hidden row, the count begins at the nearest one above.
    LogPosition movedLines(LogPosition position, qreal x, qint64 lines);

private:
    LogPosition positionIn(const LogLine &line, int lineOfRow, qreal x) const;

    const VisibleRows &m_rows;
    LogRowCache &m_cache;
    QSize m_size;
    int m_across = 0;
    Top m_top;
    std::optional<Top> m_end;
    QList<Placed> m_placed;
    bool m_isPlaced = false;
    int m_width = 0;
};

} // namespace Aegir
