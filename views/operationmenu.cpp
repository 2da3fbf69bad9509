// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/operationmenu.h"

#include "forms/themeicon.h"
#include "model/dispatch/operationmodel.h"

using namespace Qt::StringLiterals;

namespace Aegir {

OperationMenu::OperationMenu(const QModelIndex &index, QWidget *parent)
    : QMenu(parent)
{
    const QString label = index.siblingAtColumn(OperationModel::OperationColumn).data().toString();
    const QString name = index.data(OperationModel::OperationNameRole).toString();
    const qint64 run = index.data(OperationModel::RunIdRole).toLongLong();
    setTitle(QString(label).replace(u'&', u"&&"_s));
    setToolTipsVisible(true);
    QAction *runIt = addAction(themeIcon(u"media-playback-start"_s),
                               index.data(OperationModel::NeedsInputRole).toBool() ? tr("&Run…") : tr("&Run"), this,
                               [this, name] { emit runRequested(name, false); });
    QAction *options = addAction(themeIcon(u"configure"_s), tr("Run with &Options…"), this,
                                 [this, name] { emit runRequested(name, true); });
    for (QAction *action : {runIt, options}) {
        action->setEnabled(index.data(OperationModel::CanRunRole).toBool());
        action->setToolTip(index.data(OperationModel::ReasonRole).toString());
    }
    QAction *cancel =
        addAction(themeIcon(u"media-playback-stop"_s), tr("&Cancel"), this, [this, run] { emit cancelRequested(run); });
    cancel->setEnabled(index.data(OperationModel::CanCancelRole).toBool());
    QAction *schedule =
        addAction(themeIcon(u"chronometer"_s), tr("Sc&hedule…"), this, [this, name] { emit scheduleRequested(name); });
    schedule->setToolTip(index.data(OperationModel::ScheduleRole).toString());
    addSeparator();
    QAction *output = addAction(themeIcon(u"view-list-text"_s), tr("&Show the Last Run's Output"), this,
                                [this, run] { emit runSelected(run); });
    output->setEnabled(run > 0);
}

} // namespace Aegir
