// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/runcompare.h"

#include <QAbstractTableModel>

namespace Aegir {

/// Two runs beside each other: a row for each task on each host, all of them or those that differ.
class CompareModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, ///< int of ComparedResult::Kind
        StateRole,               ///< int of ResultState, in the columns of states; invalid where a run has no result
        RowRole,                 ///< int: number of the row in the comparison, whatever is hidden
    };
    Q_ENUM(Role)

    enum Column {
        TaskColumn,
        HostColumn,
        BeforeColumn,
        AfterColumn,
        BeforeTimeColumn,
        AfterTimeColumn,
        ChangeColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit CompareModel(QObject *parent = nullptr);

    void setComparison(const RunComparison &comparison);
    const RunComparison &comparison() const { return m_comparison; }

    bool onlyDifferences() const { return m_onlyDifferences; }
    void setOnlyDifferences(bool only);

    /// Only rows whose task, role or host holds @p text, in any case; an empty one leaves all.
    void setText(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void choose();
    QString text(const ComparedResult &row, int column) const;

    RunComparison m_comparison;
    QList<int> m_rows; ///< those that are not hidden
    QString m_text;
    bool m_onlyDifferences = true;
};

} // namespace Aegir
