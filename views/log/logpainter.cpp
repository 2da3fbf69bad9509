// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logpainter.h"

#include "forms/theme.h"
#include "views/log/matchcolors.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

namespace Aegir {

namespace {
constexpr qsizetype mostMatches = 1000; ///< that are painted in one row

QTextLayout::FormatRange range(qsizetype start, qsizetype length, const QColor &ground, const QColor &text)
{
    QTextLayout::FormatRange range{.start = int(start), .length = int(length), .format = {}};
    range.format.setBackground(ground);
    range.format.setForeground(text);
    return range;
}
} // namespace

LogPainter::LogPainter(const VisibleRows &rows)
    : m_rows(rows)
{
}

void LogPainter::setMatcher(const std::optional<LogMatcher> &matcher)
{
    m_matcher = matcher;
    m_found.clear();
}

QList<LogMatch> LogPainter::matchesIn(const LogLine &line)
{
    if (!m_matcher)
        return {};
    if (const QList<LogMatch> *known = line.settled ? m_found.object(line.documentRow) : nullptr)
        return *known;
    const QList<LogMatch> found = m_matcher->matches(line.text, nullptr, mostMatches);
    if (line.settled)
        m_found.insert(line.documentRow, new QList<LogMatch>(found));
    return found;
}

void LogPainter::paint(QPainter &painter, LogPage &page, const Look &look, const QRect &clip, int scrolled)
{
    const QColor ground = look.palette.color(QPalette::Base);
    const QColor selectedGround = look.palette.color(look.group, QPalette::Highlight);
    const QColor selectedText = look.palette.color(look.group, QPalette::HighlightedText);
    const int height = page.lineHeight();
    for (const LogPage::Placed &row : page.placed()) {
        const LogLine &line = *row.line;
        const QRect place(clip.left(), row.y, clip.width(), line.lines * height);
        if (!place.intersects(clip))
            continue;
        if (line.documentRow == look.marked) {
            const double share = Theme::isDark(look.palette) ? 0.12 : 0.22; // an error's red stays readable on it
            painter.fillRect(place, Theme::mixed(ground, selectedGround, share));
        }
        QList<QTextLayout::FormatRange> over;
        for (const LogMatch &match : matchesIn(line)) {
            if (match.length > 0 && match.start < line.laidOut())
                over.append(range(match.start, match.length, matchGround(), matchText()));
        }
        const auto part = look.selection.partOf(line.documentRow, line.text.size());
        if (part && part->length > 0 && part->start < line.laidOut())
            over.append(range(part->start, part->length, selectedGround, selectedText));

        painter.setPen(look.palette.color(QPalette::Text));
        const QPointF at(LogPage::margin - scrolled, row.y);
        line.layout.draw(&painter, at, over, clip);
        const QTextLine last = line.layout.lineAt(line.layout.lineCount() - 1);
        if (!line.isWhole())
            continue; // its end is far out of view
        const QPointF end = at + QPointF(last.isValid() ? last.naturalTextWidth() : 0, (line.lines - 1) * height);
        // The end of a line is selected, too; of an empty one there is nothing else to see.
        if (part && part->lineEnd && line.ended)
            painter.fillRect(QRectF(end, QSizeF(height / 3.0, height)), selectedGround);
        paintFold(painter, line, end, look, height);
    }
    if (!look.showCursor)
        return;
    if (const QRectF caret = page.caretAt(look.selection.cursor); !caret.isNull())
        painter.fillRect(QRectF(caret.left() - scrolled, caret.top(), look.cursorWidth, caret.height()),
                         look.palette.color(QPalette::Text));
}

void LogPainter::paintFold(QPainter &painter, const LogLine &line, QPointF at, const Look &look, int lineHeight) const
{
    const std::optional<VisibleRows::Fold> fold = m_rows.foldAt(line.documentRow);
    if (!fold || !fold->folded || fold->rows == 0)
        return;
    const QString text =
        QCoreApplication::translate("Aegir::LogPainter", "%Ln line(s) folded", nullptr, int(fold->rows));
    const QFontMetricsF metrics(painter.font());
    const QRectF box(at.x() + 2 * lineHeight, at.y() + 1, metrics.horizontalAdvance(text) + lineHeight, lineHeight - 2);
    const QColor ground = look.palette.color(QPalette::Base);
    const QColor ink = look.palette.color(QPalette::Text);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::mixed(ground, ink, 0.3));
    painter.setBrush(Theme::mixed(ground, ink, 0.07));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(Theme::mixed(ground, ink, 0.7));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace Aegir
