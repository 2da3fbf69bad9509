// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace Aegir {

class EntityModel;
class Workspace;

/// The tree of platforms and sites with its filter.
class EntityPanel : public QWidget
{
    Q_OBJECT

public:
    EntityPanel(const Workspace &workspace, EntityModel &model, QWidget *parent = nullptr);

    /// The selected entity, 0 for none.
    qint64 current() const;
    void setCurrent(qint64 entity);
    /// Everything that is selected, as it stands in the tree from top to bottom; the current one is among it.
    QList<qint64> selected() const;
    void focusFilter();

signals:
    void currentChanged(qint64 entity);
    /// Something else is selected(), though the current one may be the same.
    void selectionChanged();
    /// The operation shall be run on all that are selected().
    void bulkRequested(const QString &operation);
    /// A context menu is wanted at @p position of the screen, for the current entity.
    void menuRequested(const QPoint &position);

private:
    void makeChoice();
    void showChoice();

    const Workspace &m_workspace;
    EntityModel &m_model;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QSortFilterProxyModel *m_filtered;
    QWidget *m_choice; ///< says how many are selected, and what can be run on all of them
    QLabel *m_count;
};

} // namespace Aegir
