// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace Aegir {

class OutlineModel;

/// The outline of a run: plays, roles and steps with their state and duration. It opens what is new while the run goes
/// on.
class OutlineView : public QTreeView
{
    Q_OBJECT

public:
    explicit OutlineView(OutlineModel &model, QWidget *parent = nullptr);

signals:
    /// A person wants to see what @p step printed.
    void stepWanted(const QModelIndex &step);
};

} // namespace Aegir
