// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/loggutter.h"

#include "forms/theme.h"
#include "views/log/logpage.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr int space = 6; ///< pixels between columns
constexpr int fewestDigits = 4;

/// `0:07.3`, `12:07.3`, `1:12:07.3`
QString sinceStart(qint64 milliseconds)
{
    const qint64 tenths = std::max<qint64>(0, milliseconds) / 100;
    const qint64 seconds = tenths / 10;
    const QString tail = u"%1.%2"_s.arg(seconds % 60, 2, 10, QChar(u'0')).arg(tenths % 10);
    if (seconds < 3600)
        return u"%1:%2"_s.arg(seconds / 60).arg(tail);
    return u"%1:%2:%3"_s.arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(tail);
}

} // namespace

LogGutter::LogGutter(LogView &view)
    : QWidget(&view)
    , m_view(view)
    , m_times(std::make_unique<LogTimes>())
{
    setMouseTracking(true);
    setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("Line numbers"));
}

void LogGutter::setTimesFile(const QString &path)
{
    m_times = std::make_unique<LogTimes>(path);
    clear();
}

void LogGutter::clear()
{
    m_known.clear();
    m_first.reset();
    update();
}

QString LogGutter::timeText(qint64 offset)
{
    qint64 at = 0;
    if (const qint64 *known = m_known.object(offset)) {
        at = *known;
    } else if (const std::optional<qint64> found = m_times->at(offset)) {
        at = *found;
        m_known.insert(offset, new qint64(at));
    } else {
        return {};
    }
    if (m_view.timeGutter() == LogView::TimeGutter::Clock)
        return QDateTime::fromMSecsSinceEpoch(at).toString(u"HH:mm:ss"_s);
    if (!m_first)
        m_first = m_times->first();
    return sinceStart(at - m_first.value_or(at));
}

QString LogGutter::timePattern() const
{
    switch (m_view.timeGutter()) {
    case LogView::TimeGutter::Off:
        break;
    case LogView::TimeGutter::Clock:
        return u"00:00:00"_s;
    case LogView::TimeGutter::SinceStart:
        return u"0:00:00.0"_s;
    }
    return {};
}

int LogGutter::wantedWidth() const
{
    const QFontMetrics metrics(m_view.font());
    const int digits = std::max(fewestDigits, int(QString::number(m_view.rows().document().lineCount()).size()));
    int width = space + digits * metrics.horizontalAdvance(u'0') + foldRect(0).width() + space;
    if (const QString pattern = timePattern(); !pattern.isEmpty())
        width += metrics.horizontalAdvance(pattern) + 2 * space;
    return width;
}

QRect LogGutter::foldRect(int y) const
{
    const int size = m_view.m_page->lineHeight();
    return QRect(width() - size - space / 2, y, size, size);
}

const LogLine *LogGutter::lineAt(QPointF point) const
{
    for (const LogPage::Placed &row : m_view.m_page->placed()) {
        if (point.y() >= row.y && point.y() < row.y + row.line->lines * m_view.m_page->lineHeight())
            return row.line.get();
    }
    return nullptr;
}

bool LogGutter::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const LogLine *line = lineAt(help->pos());
        const auto fold =
            line && help->pos().x() >= foldRect(0).left() ? m_view.rows().foldAt(line->documentRow) : std::nullopt;
        if (fold)
            QToolTip::showText(help->globalPos(),
                               fold->folded ? tr("Show what this heads") : tr("Fold what this heads"), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void LogGutter::mousePressEvent(QMouseEvent *event)
{
    const LogLine *line = event->button() == Qt::LeftButton ? lineAt(event->position()) : nullptr;
    if (line && event->position().x() >= foldRect(0).left() && m_view.rows().foldAt(line->documentRow))
        emit foldClicked(line->documentRow);
}

void LogGutter::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->position().x() >= foldRect(0).left())
        mousePressEvent(event); // folding and unfolding quickly
    else if (const LogLine *line = event->button() == Qt::LeftButton ? lineAt(event->position()) : nullptr)
        emit activated(line->documentRow);
}

void LogGutter::mouseMoveEvent(QMouseEvent *event)
{
    if (!std::exchange(m_hovered, true))
        update();
    const LogLine *line = event->position().x() >= foldRect(0).left() ? lineAt(event->position()) : nullptr;
    setCursor(line && m_view.rows().foldAt(line->documentRow) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void LogGutter::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = false;
    update();
}

void LogGutter::wheelEvent(QWheelEvent *event)
{
    m_view.wheelEvent(event);
}

void LogGutter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = palette().color(QPalette::Base);
    const QColor muted = Theme::mixed(ground, palette().color(QPalette::Text), 0.55);
    painter.fillRect(rect(), Theme::mixed(ground, palette().color(QPalette::Text), 0.04));
    painter.setFont(m_view.font());
    const int height = m_view.m_page->lineHeight();
    const int foldLeft = foldRect(0).left();
    const bool timed = m_view.timeGutter() != LogView::TimeGutter::Off;
    const int timeWidth = timed ? space + QFontMetrics(m_view.font()).horizontalAdvance(timePattern()) + space : 0;
    for (const LogPage::Placed &row : m_view.m_page->placed()) {
        const LogLine &line = *row.line;
        if (line.begins) {
            painter.setPen(muted);
            painter.drawText(QRect(timeWidth, row.y, foldLeft - timeWidth, height), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(line.number));
            if (timed)
                painter.drawText(QRect(0, row.y, timeWidth - space, height), Qt::AlignRight | Qt::AlignVCenter,
                                 timeText(line.offset));
        }
        const std::optional<VisibleRows::Fold> fold = m_view.rows().foldAt(line.documentRow);
        if (!fold || (!fold->folded && fold->rows == 0))
            continue;
        const QRectF at = foldRect(row.y);
        const double reach = std::max(3.0, height * 0.22);
        const QPointF centre = at.center();
        QPolygonF triangle;
        if (fold->folded)
            triangle << centre + QPointF(-reach * 0.6, -reach) << centre + QPointF(reach * 0.8, 0)
                     << centre + QPointF(-reach * 0.6, reach);
        else
            triangle << centre + QPointF(-reach, -reach * 0.6) << centre + QPointF(reach, -reach * 0.6)
                     << centre + QPointF(0, reach * 0.8);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        // What hides something is always plain to see.
        painter.setBrush(fold->folded || m_hovered ? palette().color(QPalette::Text) : muted);
        painter.drawPolygon(triangle);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

} // namespace Aegir
