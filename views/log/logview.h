// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logmatcher.h"
#include "model/log/visiblerows.h"
#include "views/log/logposition.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QMenu;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class LogAnnouncer;
class LogCopy;
class LogGutter;
class LogHighlighter;
class LogPage;
class LogPainter;
class LogRowCache;
class LogScrollBar;

/// The log of a run, of any length. It paints the rows that are in view, coloured as Ansible's output and as the
/// output's own SGR sequences want it, and keeps nothing of the others.
///
/// It shows the end of the log until a person scrolls up, and again once they are back at it. However fast the log
/// grows, it is painted once a frame.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// What the gutter says of when a line arrived.
    enum class TimeGutter { Off, Clock, SinceStart };
    Q_ENUM(TimeGutter)

    LogView(VisibleRows &rows, KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);
    ~LogView() override;

    VisibleRows &rows() const { return m_rows; }

    bool isFollowing() const { return m_following; }
    /// Goes to the end and stays there, or stays where it is. What showRow() and the like still wait for is forgotten.
    void setFollowing(bool following);

    /// Lines longer than the view are broken at its edge instead of scrolled to; off at first.
    bool isWrapping() const { return m_wrapping; }
    void setWrapping(bool wrapping);

    /// Steps by which the text is larger than the system's fixed font; negative: smaller.
    int zoom() const { return m_zoom; }
    void setZoom(int steps);

    TimeGutter timeGutter() const { return m_timeGutter; }
    void setTimeGutter(TimeGutter what);
    /// The run's `output.times`, see LogTimes; an empty path when there is none.
    void setTimesFile(const QString &path);

    LogPosition cursor() const { return m_selection.cursor; }
    const LogSelection &selection() const { return m_selection; }
    /// Selects without scrolling.
    void setSelection(const LogSelection &selection);
    /// The selected text, as far as it is at most @p limit units long; rows that continue one another are one line.
    QString selectedText(qsizetype limit = 1024 * 1024) const;

    /// Shows and marks @p documentRow, now or as soon as it is there; opens the folds that hide it. Where the row is
    /// empty, the next one that is not: Ansible begins the output of a step with an empty line. No longer follows.
    void showRow(qint64 documentRow);
    /// The same for the row that holds the byte @p offset of the log.
    void showOffset(qint64 offset);
    /// Selects @p match in @p documentRow and brings it into view. No longer follows.
    void showMatch(qint64 documentRow, const LogMatch &match);
    /// No row is marked any longer.
    void clearMark();

    /// Marks what @p matcher finds in the rows in view.
    void setMatcher(const std::optional<LogMatcher> &matcher);
    /// Tells whether any document row from the first to the last given one has a match, for marks in the scroll bar;
    /// called for each of its pixels. An empty function: no marks. To be set again, or updateMatchRows() called, when
    /// more is known.
    void setMatchRows(std::function<bool(qint64 firstDocumentRow, qint64 lastDocumentRow)> matchRows);
    void updateMatchRows();

    /// The first and the last row in view, as they are shown (see VisibleRows); -1 when there is none.
    qint64 firstRowInView() const;
    qint64 lastRowInView() const;

    /// Puts the selected text on the clipboard, in pieces from the event loop when it is long; over 64 MiB it says so
    /// with notice() and leaves the clipboard as it is.
    void copy();
    void selectAll();

signals:
    void followingChanged(bool following);
    void wrappingChanged(bool wrapping);
    void zoomChanged(int steps);
    void timeGutterChanged(TimeGutter what);
    /// The cursor or the selection is another.
    void selectionChanged();
    /// A person wants to know more of the row: Return, or a double click into the gutter.
    void rowActivated(qint64 documentRow);
    /// The rows in view were painted; @p lastDocumentRow is the last of them, -1 when there is none.
    void rowsPainted(qint64 lastDocumentRow);
    /// The context menu opens at @p documentRow (-1: below the text): actions may be added to it.
    void menuOpening(QMenu *menu, qint64 documentRow);
    /// A copy() has ended well.
    void copied();
    /// What a person asked for cannot be done; @p sentence says why.
    void notice(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    friend class LogAccessible;
    friend class LogAnnouncer;
    friend class LogGutter;
    enum class Unit { Character, Word, Row };

    // logview.cpp: what is shown
    void start();
    void grow();
    void frame();
    void filtered();
    void applyTheme();
    void applyFont();
    void relayout();
    void repaintRows();
    void updateBars();
    void updateGutter();
    void moveTop(qint64 row, int line);
    void scrollTo(qint64 row, int line);
    void scrollBy(qint64 lines);
    void follow(bool following);
    void forgetWanted();
    void takeWanted();
    bool isRevealed(qint64 documentRow);
    void goTo(qint64 documentRow);
    void goToMatch(const LogSelection &match);
    void bringIntoView(LogPosition position, bool centred);
    void bringAcross(qreal from, qreal to);

    // logviewinput.cpp: what a person does
    bool isOwnShortcut(const QKeyEvent &event) const;
    bool changeByKey(const QKeyEvent &event);
    bool foldByKey(const QKeyEvent &event);
    bool moveByKey(const QKeyEvent &event);
    void toggleFold(qint64 documentRow);
    void select(LogPosition anchor, LogPosition cursor);
    void dragTo(QPointF point);
    void offerSelection();
    void fillMenu(QMenu *menu, qint64 documentRow);
    LogSelection unitAt(LogPosition position, Unit unit) const;
    QPointF inText(QPointF point) const;

    VisibleRows &m_rows;
    KSyntaxHighlighting::Repository &m_repository;
    std::unique_ptr<LogHighlighter> m_highlighter;
    std::unique_ptr<LogRowCache> m_cache;
    std::unique_ptr<LogPage> m_page;
    std::unique_ptr<LogPainter> m_painter;
    LogGutter *m_gutter;
    LogScrollBar *m_bar;
    LogCopy *m_copy;
    LogAnnouncer *m_announcer;

    LogSelection m_selection;
    qint64 m_marked = -1; ///< document row
    std::optional<qint64> m_wantedRow;
    std::optional<qint64> m_wantedOffset;
    std::optional<LogSelection> m_wantedMatch; ///< waits until its fold is open
    qint64 m_topDocumentRow = 0;               ///< of the first row in view, which stays in view when others are shown

    qint64 m_knownRows = 0; ///< shown rows that the last frame knew of

    bool m_following = true;
    bool m_wrapping = false;
    int m_zoom = 0;
    TimeGutter m_timeGutter = TimeGutter::Off;

    QTimer m_frame;
    QElapsedTimer m_sinceFrame;
    qint64 m_paintTime = 0; ///< milliseconds that the last frame took

    Unit m_unit = Unit::Character;
    LogSelection m_dragged; ///< the unit where a drag began
    bool m_dragging = false;
    QBasicTimer m_autoScroll;
    QElapsedTimer m_sinceDoubleClick;
    QPointF m_doubleClickAt;
    qreal m_cursorX = -1;  ///< where the cursor goes up and down; -1: where it is
    qreal m_wheel = 0;     ///< parts of a line that the wheel has turned
    bool m_moving = false; ///< scroll bars move because of us
    bool m_theming = false;
};

} // namespace Aegir
