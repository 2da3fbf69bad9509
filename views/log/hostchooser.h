// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QSet>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace Aegir {

class RunResults;

/// The hosts of a run with how many results each has, to be checked. A host's row is its index in the results.
class HostListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit HostListModel(QObject *parent = nullptr);

    /// Shows the hosts that @p results, which may be none, has now.
    void update(const RunResults *results);
    void setChosen(const QSet<int> &hosts);
    const QSet<int> &chosen() const { return m_chosen; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// A person checked others.
    void chosenChanged();

private:
    struct Host
    {
        QString name;
        int results = 0;
        int failures = 0; ///< also unreachable

        bool operator==(const Host &) const = default;
    };
    QList<Host> m_hosts;
    QSet<int> m_chosen;
};

/// A list of hosts that pops up below a button; with many of them, a line to find one by its name.
class HostChooser : public QFrame
{
    Q_OBJECT

public:
    explicit HostChooser(QWidget *parent = nullptr);

    HostListModel &model() { return *m_model; }
    void popUp(const QWidget &below);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void toggle(const QModelIndex &index);

    HostListModel *m_model;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_filter;
    QListView *m_list;
};

} // namespace Aegir
