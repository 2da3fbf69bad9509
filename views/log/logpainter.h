// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logmatcher.h"
#include "views/log/logpage.h"

#include <QCache>
#include <QPalette>

class QPainter;

namespace Aegir {

/// Paints the rows of a page: their text, what is found and what is selected in them, the marked row and the cursor.
class LogPainter
{
public:
    /// What is painted besides the text.
    struct Look
    {
        QPalette palette;
        QPalette::ColorGroup group = QPalette::Active;
        LogSelection selection;
        qint64 marked = -1; ///< document row
        bool showCursor = false;
        int cursorWidth = 1;
    };

    /// What the rows of @p rows are folded to is written beside them.
    explicit LogPainter(const VisibleRows &rows);

    void setMatcher(const std::optional<LogMatcher> &matcher);
    const std::optional<LogMatcher> &matcher() const { return m_matcher; }

    /// Paints what of @p page lies in @p clip, in the view's pixels; @p scrolled of them to the left are out of view.
    void paint(QPainter &painter, LogPage &page, const Look &look, const QRect &clip, int scrolled);

private:
    QList<LogMatch> matchesIn(const LogLine &line);
    void paintFold(QPainter &painter, const LogLine &line, QPointF at, const Look &look, int lineHeight) const;

    const VisibleRows &m_rows;
    std::optional<LogMatcher> m_matcher;
    QCache<qint64, QList<LogMatch>> m_found{512}; ///< by document row; of settled rows only
};

} // namespace Aegir
