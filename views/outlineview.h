// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace Aegir {

class OutlineModel;

/// The outline of a run: plays, roles and steps with their state and duration. It opens what is new while the run goes on.
class OutlineView : public QTreeView
{
    Q_OBJECT

public:
    explicit OutlineView(OutlineModel &model, QWidget *parent = nullptr);

    /// Selects the row that the event @p number began or belongs to, and wants its place in the log.
    void goToEvent(qint64 number);

signals:
    /// A person wants to see the log at the byte @p offset.
    void offsetWanted(qint64 offset);
};

} // namespace Aegir
