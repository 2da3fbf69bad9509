// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/field.h"

#include <QAbstractTableModel>

namespace Aegir {

/// The entries of a free mapping: names, and values of any type, written the way the type raw is typed.
class PairsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };

    struct Pair
    {
        QString name;
        QJsonValue value;
    };

    /// @p field is that of the mapping.
    explicit PairsModel(const Field &field, QObject *parent = nullptr);

    QJsonObject object() const;
    void setObject(const QJsonObject &object);
    void append(const QList<Pair> &pairs);

    /// The first thing that is wrong with the names, as a sentence; empty when nothing is.
    QString problem() const;
    /// The value that @p text stands for.
    QJsonValue valueOf(const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString nameProblem(int row) const;

    Field m_value; ///< what a value is: raw
    QString m_label;
    QList<Pair> m_pairs;
};

} // namespace Aegir
