// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/problemspanel.h"

#include "forms/themeicon.h"

#include <QDesktopServices>
#include <QHeaderView>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Aegir {

ProblemsPanel::ProblemsPanel(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"problems"_s);
    setAccessibleName(tr("Problems in the workspace's files"));
    setHeaderLabels({tr("File"), tr("Line"), tr("Problem")});
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_dir + u'/' + item->text(0)));
    });
}

void ProblemsPanel::showProblems(const QString &workspaceDir, const QList<Problem> &problems)
{
    m_dir = workspaceDir;
    clear();
    for (const Problem &problem : problems) {
        auto *item = new QTreeWidgetItem(
            this, {problem.path, problem.line ? QString::number(problem.line) : QString(), problem.sentence});
        item->setIcon(0, themeIcon(u"emblem-warning"_s));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(2, problem.sentence);
    }
}

} // namespace Aegir
