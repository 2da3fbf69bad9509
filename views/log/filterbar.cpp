// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/filterbar.h"

#include "forms/clearbutton.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/log/resultdetail.h"
#include "model/log/visiblerows.h"
#include "views/log/hostchooser.h"
#include "views/log/resultlook.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// Chips, from what a person looks for first.
constexpr std::array order{ResultState::Failed,  ResultState::Unreachable, ResultState::Rescued, ResultState::Ignored,
                           ResultState::Changed, ResultState::Ok,          ResultState::Skipped};
constexpr auto often = 100ms;      ///< figures that change faster cannot be read
constexpr int textWidth = 90;      ///< pixels, at least
constexpr int goodTextWidth = 160; ///< pixels, where words on chips would take from it

QString number(qint64 count)
{
    return QLocale().toString(count);
}

/// What tr() takes.
int plural(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}
} // namespace

FilterBar::FilterBar(VisibleRows &rows, QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_search(rows.document())
    , m_layout(new QHBoxLayout(this))
    , m_text(new QLineEdit(this))
    , m_hosts(new QToolButton(this))
    , m_chooser(new HostChooser(this))
    , m_chips{}
    , m_count(new ToneLabel(Theme::Tone::Muted, this))
    , m_clear(new QToolButton(this))
{
    setObjectName(u"filterBar"_s);
    m_text->setObjectName(u"filterText"_s);
    m_text->setPlaceholderText(tr("Only lines with…"));
    m_text->setAccessibleName(tr("Show only lines of the output with this text"));
    m_text->setMinimumWidth(textWidth);
    m_text->addAction(themeIcon(u"view-filter"_s), QLineEdit::LeadingPosition);
    addClearButton(m_text);
    m_hosts->setObjectName(u"filterHosts"_s);
    m_hosts->setIcon(themeIcon(u"network-server"_s));
    m_hosts->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hosts->setIconSize(QSize(16, 16));
    m_hosts->setAutoRaise(true);
    m_count->setObjectName(u"filterCount"_s);
    m_clear->setObjectName(u"filterClear"_s);
    m_clear->setIcon(themeIcon(u"edit-clear-all"_s));
    m_clear->setToolTip(tr("Show everything again"));
    m_clear->setAccessibleName(m_clear->toolTip());
    m_clear->setAutoRaise(true);

    m_layout->setContentsMargins(4, 2, 4, 2);
    m_layout->setSpacing(2);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_hosts);
    for (const ResultState state : order) {
        m_chips[size_t(state)] = makeChip(state);
        m_layout->addWidget(m_chips[size_t(state)]);
    }
    m_layout->addSpacing(4);
    m_layout->addWidget(m_count);
    m_layout->addWidget(m_clear);

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(often);
    connect(&m_refreshTimer, &QTimer::timeout, this, &FilterBar::refresh);
    const auto refreshSoon = [this] {
        if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    };
    connect(&m_rows, &VisibleRows::structureChanged, this, refreshSoon);
    connect(&m_rows, &VisibleRows::grew, this, refreshSoon);
    connect(&m_rows.document(), &LogDocument::grew, this, refreshSoon);
    connect(&m_search, &LogSearch::progressed, this, refreshSoon);
    connect(&m_rows, &VisibleRows::changed, this, &FilterBar::updateCount);
    connect(&m_rows, &VisibleRows::reset, this, &FilterBar::takeOver);
    connect(&m_rows, &VisibleRows::filterChanged, this, &FilterBar::takeOver);
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::filterText);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    connect(m_hosts, &QToolButton::clicked, this, [this] { m_chooser->popUp(*m_hosts); });
    connect(&m_chooser->model(), &HostListModel::chosenChanged, this,
            [this] { m_rows.setHostFilter(m_chooser->model().chosen()); });
    refresh();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::clear()
{
    m_text->clear();
    m_rows.setHostFilter({});
    m_rows.setStateFilter({});
}

QSize FilterBar::minimumSizeHint() const
{
    return {m_narrowest, QWidget::minimumSizeHint().height()};
}

void FilterBar::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel) && (!m_text->text().isEmpty() || m_rows.isFiltered()))
        clear();
    else
        QWidget::keyPressEvent(event);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QToolButton *FilterBar::makeChip(ResultState state)
{
    auto *chip = new QToolButton(this);
    chip->setObjectName(u"filterState%1"_s.arg(int(state)));
    chip->setCheckable(true);
    chip->setAutoRaise(true);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIcon(resultIcon(state));
    chip->setIconSize(QSize(16, 16));
    chip->hide();
    connect(chip, &QToolButton::clicked, this, &FilterBar::filterStates);
    return chip;
}

void FilterBar::filterText()
{
    const auto matcher = LogMatcher::make(
        {.text = m_text->text(), .caseSensitive = false, .wholeWord = false, .regularExpression = false});
    if (matcher) {
        m_search.start(*matcher);
        m_rows.setTextFilter(&m_search);
    } else {
        m_rows.setTextFilter(nullptr);
        m_search.stop();
    }
}

void FilterBar::filterStates()
{
    QSet<ResultState> states;
    for (const ResultState state : order) {
        if (m_chips[size_t(state)]->isChecked())
            states.insert(state);
    }
    m_rows.setStateFilter(states);
}

/// Shows the filters that are set: another log has none.
void FilterBar::takeOver()
{
    if (m_rows.textFilter() != &m_search && !m_text->text().isEmpty()) {
        m_search.stop();
        const QSignalBlocker blocker(m_text);
        m_text->clear();
    }
    m_chooser->model().setChosen(m_rows.hostFilter());
    for (const ResultState state : order)
        m_chips[size_t(state)]->setChecked(m_rows.stateFilter().contains(state));
    refresh();
}

void FilterBar::refresh()
{
    m_refreshTimer.stop();
    m_chooser->model().update(m_rows.results());
    updateChips();
    updateHosts();
    updateCount();
    fit();
}

void FilterBar::updateChips()
{
    for (const ResultState state : order) {
        QToolButton *chip = m_chips[size_t(state)];
        const int count = m_rows.results() ? m_rows.results()->count(state) : 0;
        // One that is pressed stays, or nobody could release it.
        chip->setVisible(count > 0 || chip->isChecked());
        chip->setProperty("count", number(count));
        const QString word = resultStateText(state);
        chip->setToolTip(tr("Show only results that are: %1").arg(word));
        chip->setAccessibleName(tr("%1: %Ln result(s)", "a state", count).arg(word));
    }
}

void FilterBar::updateHosts()
{
    const QSet<int> &hosts = m_rows.hostFilter();
    const int all = m_chooser->model().rowCount();
    m_hosts->setVisible(all > 1 || !hosts.isEmpty());
    const bool one = hosts.size() == 1 && *hosts.begin() < all;
    const QString chosen = hosts.isEmpty() ? tr("All hosts")
        : one                              ? m_rows.results()->hosts()[*hosts.begin()]
                                           : tr("%Ln host(s)", nullptr, int(hosts.size()));
    m_hosts->setText(chosen + u" ▾"_s);
    m_hosts->setToolTip(tr("Show only results of some hosts"));
    m_hosts->setAccessibleName(tr("Hosts that are shown: %1").arg(chosen));
    m_hosts->setCheckable(!hosts.isEmpty());
    m_hosts->setChecked(!hosts.isEmpty());
}

void FilterBar::updateCount()
{
    const qint64 all = m_rows.document().rowCount();
    const qint64 shown = m_rows.rowCount();
    const bool searching = m_rows.textFilter() && !m_rows.textFilter()->isComplete();
    if (!m_rows.isFiltered() && !m_rows.hasFolds())
        m_count->setText(all > 0 ? tr("%Ln line(s)", nullptr, plural(all)) : QString());
    else if (searching)
        m_count->setText(tr("Searching… %Ln line(s)", nullptr, plural(shown)));
    else
        m_count->setText(tr("%1 of %Ln line(s)", nullptr, plural(all)).arg(number(shown)));
    m_clear->setVisible(m_rows.isFiltered());
}

/// Words on the chips where there is room for them.
void FilterBar::fit()
{
    const auto label = [this](bool words) {
        for (const ResultState state : order) {
            QToolButton *chip = m_chips[size_t(state)];
            const QString count = chip->property("count").toString();
            chip->setText(words ? tr("%1 %2", "a state, how many").arg(resultStateText(state), count) : count);
        }
        m_layout->invalidate();
        return m_layout->minimumSize().width();
    };
    const int narrowest = label(false);
    if (std::exchange(m_narrowest, narrowest) != narrowest)
        updateGeometry();
    if (label(true) - textWidth + goodTextWidth > width())
        label(false);
}

} // namespace Aegir
