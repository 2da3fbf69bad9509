// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/types.h"

#include <QTreeWidget>

namespace Aegir {

/// Everything wrong in a workspace's files; a double click opens the file.
class ProblemsPanel : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ProblemsPanel(QWidget *parent = nullptr);

    /// @p workspaceDir is what the problems' paths are relative to.
    void showProblems(const QString &workspaceDir, const QList<Problem> &problems);

private:
    QString m_dir;
};

} // namespace Aegir
