// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/resulttree.h"

#include <QTreeView>

namespace Aegir {

/// A result as a tree that folds, whose values and their names in a playbook can be copied.
class ResultTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit ResultTreeView(QWidget *parent = nullptr);

    void setValue(const QJsonValue &value);

private:
    void copy(ResultTree::Role role);

    ResultTree m_tree;
};

} // namespace Aegir
