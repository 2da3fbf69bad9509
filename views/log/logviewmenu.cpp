// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/themeicon.h"
#include "views/log/logpage.h"
#include "views/log/logview.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Aegir {

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint where = event->globalPos();
    LogPosition at = m_selection.cursor;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRectF caret = m_page->caretAt(m_selection.cursor);
        where = viewport()->mapToGlobal(
            caret.isNull() ? QPoint(0, 0) : caret.bottomLeft().toPoint() - QPoint(horizontalScrollBar()->value(), 0));
    } else {
        at = m_page->positionAt(inText(viewport()->mapFromGlobal(QPointF(event->globalPos()))));
        // What is done to the selection is done to what was clicked at.
        if (m_rows.rowCount() > 0 && (at < m_selection.first() || at > m_selection.last()))
            select(at, at);
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, m_rows.rowCount() > 0 ? at.row : -1);
    menu->popup(where);
}

void LogView::fillMenu(QMenu *menu, qint64 documentRow)
{
    QAction *copying = menu->addAction(themeIcon(u"edit-copy"_s), tr("&Copy"), this, &LogView::copy);
    copying->setShortcut(QKeySequence::Copy);
    copying->setEnabled(!m_selection.isEmpty());
    QAction *all = menu->addAction(themeIcon(u"edit-select-all"_s), tr("Select &All"), this, &LogView::selectAll);
    all->setShortcut(QKeySequence::SelectAll);
    all->setEnabled(m_rows.rowCount() > 0);

    menu->addSeparator();
    QAction *wrap = menu->addAction(tr("&Wrap Lines"), this, &LogView::setWrapping);
    wrap->setObjectName(u"wrapLines"_s);
    wrap->setCheckable(true);
    wrap->setChecked(m_wrapping);
    QMenu *times = menu->addMenu(tr("&Times"));
    auto *group = new QActionGroup(times);
    const auto addTimes = [&](const QString &text, TimeGutter what) {
        QAction *action = times->addAction(text, this, [this, what] { setTimeGutter(what); });
        action->setCheckable(true);
        action->setChecked(m_timeGutter == what);
        group->addAction(action);
    };
    addTimes(tr("&Off"), TimeGutter::Off);
    addTimes(tr("&Clock"), TimeGutter::Clock);
    addTimes(tr("&Since the Start"), TimeGutter::SinceStart);
    QMenu *zooming = menu->addMenu(tr("&Zoom"));
    zooming->addAction(themeIcon(u"zoom-in"_s), tr("&Larger"), this, [this] { setZoom(m_zoom + 1); })
        ->setShortcut(QKeySequence::ZoomIn);
    zooming->addAction(themeIcon(u"zoom-out"_s), tr("&Smaller"), this, [this] { setZoom(m_zoom - 1); })
        ->setShortcut(QKeySequence::ZoomOut);
    zooming->addAction(themeIcon(u"zoom-original"_s), tr("&Normal Size"), this, [this] { setZoom(0); })
        ->setShortcut(Qt::CTRL | Qt::Key_0);
    menu->addSeparator();
    QAction *fold = menu->addAction(tr("&Fold All"), &m_rows, &VisibleRows::foldAll);
    QAction *unfold = menu->addAction(tr("&Unfold All"), &m_rows, &VisibleRows::unfoldAll);
    fold->setEnabled(m_rows.results() != nullptr);
    unfold->setEnabled(m_rows.hasFolds());
    emit menuOpening(menu, documentRow);
}

} // namespace Aegir
