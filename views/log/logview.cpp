// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logview.h"

#include "views/log/logaccessible.h"
#include "views/log/logcopy.h"
#include "views/log/loggutter.h"
#include "views/log/loghighlighter.h"
#include "views/log/logpage.h"
#include "views/log/logpainter.h"
#include "views/log/logrowcache.h"
#include "views/log/logscrollbar.h"

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QPainter>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qint64 oneFrame = 16; ///< milliseconds
constexpr int smallest = -8;    ///< zoom
constexpr int largest = 40;
} // namespace

LogView::LogView(VisibleRows &rows, KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_rows(rows)
    , m_repository(repository)
    , m_highlighter(
          std::make_unique<LogHighlighter>(rows.document(), repository.definitionForName(u"Ansible Output"_s)))
    , m_cache(std::make_unique<LogRowCache>(rows, *m_highlighter))
    , m_page(std::make_unique<LogPage>(rows, *m_cache))
    , m_painter(std::make_unique<LogPainter>(rows))
    , m_gutter(new LogGutter(*this))
    , m_bar(new LogScrollBar)
    , m_copy(new LogCopy(rows, this))
    , m_announcer(new LogAnnouncer(*this))
{
    LogAccessible::install();
    setAccessibleName(tr("Output of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBar(m_bar);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // text does not wrap anew because a bar comes
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &LogView::frame);
    connect(&rows, &VisibleRows::reset, this, &LogView::start);
    connect(&rows, &VisibleRows::grew, this, &LogView::grow);
    connect(&rows, &VisibleRows::changed, this, &LogView::filtered);
    connect(&rows, &VisibleRows::structureChanged, this, &LogView::repaintRows); // there may be more to fold
    connect(m_gutter, &LogGutter::foldClicked, this, &LogView::toggleFold);
    connect(m_gutter, &LogGutter::activated, this, &LogView::rowActivated);
    connect(m_copy, &LogCopy::finished, this, [this](const QString &text) {
        QApplication::clipboard()->setText(text);
        emit copied();
    });
    connect(m_copy, &LogCopy::tooLong, this, [this] {
        emit notice(
            tr("The selection is too long to be copied: it has more than 64 MB of text. Copy less of it, or export "
               "the log."));
    });
    applyTheme();
    applyFont();
    relayout();
}

LogView::~LogView() = default;

void LogView::setFollowing(bool following)
{
    forgetWanted();
    follow(following);
    if (following) {
        updateBars();
        repaintRows();
    }
}

void LogView::follow(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void LogView::setWrapping(bool wrapping)
{
    if (m_wrapping == wrapping)
        return;
    m_wrapping = wrapping;
    relayout();
    emit wrappingChanged(wrapping);
}

void LogView::setZoom(int steps)
{
    steps = std::clamp(steps, smallest, largest);
    if (m_zoom == steps)
        return;
    m_zoom = steps;
    applyFont();
    emit zoomChanged(steps);
}

void LogView::setTimeGutter(TimeGutter what)
{
    if (m_timeGutter == what)
        return;
    m_timeGutter = what;
    updateGutter();
    repaintRows();
    emit timeGutterChanged(what);
}

void LogView::setTimesFile(const QString &path)
{
    m_gutter->setTimesFile(path);
}

void LogView::setSelection(const LogSelection &selection)
{
    select(selection.anchor, selection.cursor);
}

QString LogView::selectedText(qsizetype limit) const
{
    return LogCopy::text(m_rows, m_selection, limit);
}

qint64 LogView::firstRowInView() const
{
    return m_page->placed().isEmpty() ? -1 : m_page->placed().first().row;
}

qint64 LogView::lastRowInView() const
{
    return m_page->placed().isEmpty() ? -1 : m_page->placed().last().row;
}

void LogView::copy()
{
    if (!m_selection.isEmpty())
        m_copy->start(m_selection);
}

void LogView::selectAll()
{
    const qint64 last = m_rows.rowCount() - 1;
    if (last >= 0)
        select({}, {.row = m_rows.documentRow(last), .column = m_cache->text(last).size()});
}

void LogView::start()
{
    m_frame.stop();
    m_copy->cancel();
    m_cache->clear();
    m_gutter->clear();
    m_announcer->clear();
    m_painter->setMatcher(m_painter->matcher());
    m_marked = -1;
    forgetWanted();
    m_topDocumentRow = 0;
    m_page->invalidate();
    m_page->setTop({});
    m_page->forgetWidth();
    m_knownRows = 0;
    select({}, {});
    updateGutter();
    updateBars();
    repaintRows();
}

void LogView::grow()
{
    if (m_frame.isActive())
        return;
    // A slow machine paints less often, so that it has time for everything else.
    const qint64 pace = std::max(oneFrame, 2 * m_paintTime);
    const qint64 since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : pace;
    if (since >= pace)
        frame();
    else
        m_frame.start(int(pace - since));
}

void LogView::frame()
{
    m_sinceFrame.restart();
    const bool endInView = m_following || lastRowInView() + 1 >= m_knownRows;
    m_knownRows = m_rows.rowCount();
    m_cache->forgetUnsettled();
    m_page->invalidate();
    updateGutter();
    updateBars();
    takeWanted();
    if (endInView)
        repaintRows();
    m_announcer->textCame();
}

void LogView::filtered()
{
    m_knownRows = m_rows.rowCount();
    m_page->invalidate();
    m_page->setTop({.row = std::max<qint64>(0, m_rows.nearestRow(m_topDocumentRow)), .line = m_page->top().line});
    updateBars();
    m_bar->update();
    repaintRows();
    takeWanted();
}

void LogView::applyTheme()
{
    const QScopedValueRollback guard(m_theming, true);
    const KSyntaxHighlighting::Theme theme = m_repository.themeForPalette(QApplication::palette());
    QPalette colors; // only what differs, so that changes of the rest, and news of them, still arrive
    colors.setColor(QPalette::Base, QColor::fromRgba(theme.editorColor(KSyntaxHighlighting::Theme::BackgroundColor)));
    colors.setColor(QPalette::Text, QColor::fromRgba(theme.textColor(KSyntaxHighlighting::Theme::Normal)));
    setPalette(colors);
    m_highlighter->setTheme(theme);
    m_cache->setColors(AnsiColors(palette().color(QPalette::Base), palette().color(QPalette::Text)));
    m_page->invalidate();
    repaintRows();
}

void LogView::applyFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(4.0, font.pointSizeF() + m_zoom));
    else
        font.setPixelSize(std::max(5, font.pixelSize() + m_zoom));
    font.setStyleStrategy(QFont::PreferNoShaping); // scripts that need it are shaped all the same
    font.setKerning(false);
    setFont(font);
}

void LogView::relayout()
{
    const bool wraps = m_wrapping && viewport()->width() > 2 * LogPage::margin;
    m_cache->setLook(font(), wraps ? viewport()->width() - 2 * LogPage::margin : 0);
    m_page->forgetWidth();
    m_page->setSize(viewport()->size());
    // The same row stays on top; which of its lines, is only known where lines stay the same.
    m_page->setTop({.row = m_page->top().row, .line = 0});
    updateGutter();
    updateBars();
    repaintRows();
}

void LogView::repaintRows()
{
    viewport()->update();
    m_gutter->update();
}

void LogView::updateGutter()
{
    const int width = m_gutter->wantedWidth();
    if (viewportMargins().left() != width)
        setViewportMargins(width, 0, 0, 0);
    const QRect place(viewport()->geometry().left() - width, viewport()->geometry().top(), width, viewport()->height());
    m_gutter->setGeometry(place);
}

void LogView::updateBars()
{
    const QScopedValueRollback moving(m_moving, true);
    if (m_following && !m_dragging)
        m_page->setTop(m_page->end());
    else
        m_page->setTop(m_page->top()); // there may be fewer rows
    m_topDocumentRow = m_rows.rowCount() > 0 ? m_rows.documentRow(m_page->top().row) : 0;
    constexpr qint64 most = std::numeric_limits<int>::max();
    m_bar->setRange(0, int(std::min(most, m_page->end().row)));
    m_bar->setPageStep(m_page->linesInView());
    m_bar->setValue(int(std::min(most, m_page->top().row)));

    m_page->placed(); // to know its width
    QScrollBar *across = horizontalScrollBar();
    across->setRange(0, m_wrapping ? 0 : std::max(0, m_page->width() - viewport()->width()));
    across->setPageStep(viewport()->width());
    across->setSingleStep(m_page->lineHeight());
}

void LogView::moveTop(qint64 row, int line)
{
    m_page->setTop({.row = row, .line = line});
    updateBars();
    repaintRows();
}

void LogView::scrollTo(qint64 row, int line)
{
    forgetWanted();
    m_page->setTop({.row = row, .line = line});
    follow(m_page->isAtEnd());
    updateBars();
    repaintRows();
}

void LogView::scrollBy(qint64 lines)
{
    const LogPage::Top top = m_page->moved(m_page->top(), lines);
    scrollTo(top.row, top.line);
}

void LogView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        m_page->setAcross(horizontalScrollBar()->value());
        viewport()->update();
    }
    if (dy == 0 || m_moving)
        return;
    const LogPage::Top end = m_page->end();
    const bool toEnd = m_bar->value() >= m_bar->maximum();
    scrollTo(toEnd ? end.row : m_bar->value(), toEnd ? end.line : 0);
}

void LogView::paintEvent(QPaintEvent *event)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(viewport());
    painter.setFont(font());
    const LogPainter::Look look{.palette = palette(),
                                .group = isActiveWindow() || !isVisible() ? QPalette::Active : QPalette::Inactive,
                                .selection = m_selection,
                                .marked = m_marked,
                                .showCursor = hasFocus(),
                                .cursorWidth = style()->pixelMetric(QStyle::PM_TextCursorWidth, nullptr, this)};
    m_painter->paint(painter, *m_page, look, event->rect(), horizontalScrollBar()->value());
    m_paintTime = timer.elapsed();
    emit rowsPainted(m_page->placed().isEmpty() ? -1 : m_page->placed().last().line->documentRow);
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_wrapping && event->oldSize().width() != event->size().width()) {
        relayout();
        return;
    }
    m_page->setSize(viewport()->size());
    updateGutter();
    updateBars();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_theming)
        applyTheme();
    else if (event->type() == QEvent::FontChange)
        relayout();
    else if (event->type() == QEvent::ActivationChange)
        viewport()->update();
}

} // namespace Aegir
