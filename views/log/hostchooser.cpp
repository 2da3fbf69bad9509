// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/hostchooser.h"

#include "forms/clearbutton.h"
#include "forms/themeicon.h"
#include "model/log/runresults.h"
#include "views/log/resultlook.h"

#include <QCollator>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr int many = 10;       ///< hosts: so many are found by looking
constexpr int mostRows = 16;   ///< shown at once
constexpr int narrowest = 220; ///< pixels
constexpr int widest = 480;

/// Finds hosts by their name, and sorts them as a person would: db2 comes before db10.
class FoundHosts final : public QSortFilterProxyModel
{
public:
    explicit FoundHosts(QObject *parent)
        : QSortFilterProxyModel(parent)
    {
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
        setFilterRole(Qt::UserRole);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
    }

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        return m_collator.compare(left.data(Qt::UserRole).toString(), right.data(Qt::UserRole).toString()) < 0;
    }

private:
    /// The C locale's would not know of numbers.
    QCollator m_collator{QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale()};
};
} // namespace

HostListModel::HostListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void HostListModel::update(const RunResults *results)
{
    const auto count = results ? results->hosts().size() : 0;
    const bool others =
        m_hosts.size() > count || (count > 0 && !m_hosts.isEmpty() && m_hosts.first().name != results->hosts().first());
    if (others) {
        beginResetModel();
        m_hosts.clear();
        endResetModel();
    }
    if (count == 0)
        return;
    const auto hostAt = [results](int host) {
        Host now{.name = results->hosts()[host]};
        for (int state = 0; state < RunResults::stateCount; ++state)
            now.results += results->count(host, ResultState(state));
        now.failures = results->count(host, ResultState::Failed) + results->count(host, ResultState::Unreachable);
        return now;
    };
    int firstChanged = -1;
    int lastChanged = -1;
    for (int host = 0; host < m_hosts.size(); ++host) {
        if (const Host now = hostAt(host); now != m_hosts[host]) {
            m_hosts[host] = now;
            firstChanged = firstChanged < 0 ? host : firstChanged;
            lastChanged = host;
        }
    }
    if (firstChanged >= 0)
        emit dataChanged(index(firstChanged), index(lastChanged));
    if (count > m_hosts.size()) {
        beginInsertRows({}, int(m_hosts.size()), int(count) - 1);
        while (m_hosts.size() < count)
            m_hosts.append(hostAt(int(m_hosts.size())));
        endInsertRows();
    }
}

void HostListModel::setChosen(const QSet<int> &hosts)
{
    if (hosts == m_chosen)
        return;
    m_chosen = hosts;
    if (!m_hosts.isEmpty())
        emit dataChanged(index(0), index(int(m_hosts.size()) - 1), {Qt::CheckStateRole});
}

int HostListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hosts.size());
}

QVariant HostListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_hosts.size())
        return {};
    const Host &host = m_hosts[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1  (%2)", "a host, how many results it has").arg(host.name, QLocale().toString(host.results));
    case Qt::UserRole:
        return host.name;
    case Qt::DecorationRole:
        return resultIcon(host.failures > 0 ? ResultState::Failed : ResultState::Ok);
    case Qt::CheckStateRole:
        return m_chosen.contains(index.row()) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const QString results = tr("%Ln result(s)", nullptr, host.results);
        return host.failures == 0 ? results
                                  : tr("%1, %2").arg(results, tr("%Ln failed or unreachable", nullptr, host.failures));
    }
    default:
        return {};
    }
}

bool HostListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(index.row());
    else
        m_chosen.remove(index.row());
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit chosenChanged();
    return true;
}

Qt::ItemFlags HostListModel::flags(const QModelIndex &index) const
{
    return index.isValid()
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
        : Qt::NoItemFlags;
}

HostChooser::HostChooser(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new HostListModel(this))
    , m_found(new FoundHosts(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setObjectName(u"hostChooser"_s);
    setFrameShape(StyledPanel);
    m_found->setSourceModel(m_model);
    m_found->sort(0);
    m_filter->setObjectName(u"hostFilter"_s);
    m_filter->setPlaceholderText(tr("Find a host"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->addAction(themeIcon(u"search"_s), QLineEdit::LeadingPosition);
    addClearButton(m_filter);
    m_filter->installEventFilter(this);
    m_list->setObjectName(u"hostList"_s);
    m_list->setAccessibleName(tr("Hosts of the run"));
    m_list->setModel(m_found);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(16, 16));
    m_list->setFrameShape(NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_filter);
    layout->addWidget(m_list);
    connect(m_filter, &QLineEdit::textChanged, m_found, &QSortFilterProxyModel::setFilterFixedString);
}

void HostChooser::popUp(const QWidget &below)
{
    m_filter->clear();
    const int rows = m_model->rowCount();
    m_filter->setVisible(rows > many);
    m_list->setFixedHeight(std::clamp(rows, 1, mostRows) * std::max(m_list->sizeHintForRow(0), 16) + 2);
    m_list->setMinimumWidth(std::clamp(m_list->sizeHintForColumn(0) + 40, narrowest, widest));
    adjustSize();
    QPoint at = below.mapToGlobal(QPoint(0, below.height()));
    if (const QScreen *screen = below.screen()) {
        const QRect room = screen->availableGeometry();
        if (at.y() + height() > room.bottom())
            at.setY(below.mapToGlobal(QPoint()).y() - height());
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(at);
    show();
    m_list->setCurrentIndex(m_found->index(0, 0));
    (rows > many ? static_cast<QWidget *>(m_filter) : m_list)->setFocus(Qt::PopupFocusReason);
}

bool HostChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter || (watched == m_list && key->key() == Qt::Key_Space)) {
            toggle(m_list->currentIndex().isValid() ? m_list->currentIndex() : m_found->index(0, 0));
            return true;
        }
        // From the line into the list and back, as in a menu.
        if (watched == m_filter && key->key() == Qt::Key_Down) {
            m_list->setFocus();
            return true;
        }
        if (watched == m_list && key->key() == Qt::Key_Up && m_list->currentIndex().row() == 0
            && m_filter->isVisible()) {
            m_filter->setFocus();
            return true;
        }
    }
    // The whole row is its box.
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        toggle(m_list->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void HostChooser::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_found->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace Aegir
