// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <QTreeWidget>

namespace Aegir {

/// The last runs of an entity, newest first.
class RunHistory : public QTreeWidget
{
    Q_OBJECT

public:
    explicit RunHistory(const Workspace &workspace, QWidget *parent = nullptr);

    void showEntity(qint64 entity);

signals:
    void runSelected(qint64 run);

private:
    const Workspace &m_workspace;
};

} // namespace Aegir
