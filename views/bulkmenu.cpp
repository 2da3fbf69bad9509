// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bulkmenu.h"

#include "forms/themeicon.h"
#include "model/dispatch/bulk.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::BulkMenu)
};

QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

void fillBulkMenu(QMenu *menu, const Workspace &workspace, const QList<qint64> &entities,
                  const std::function<void(const QString &operation)> &run)
{
    const QList<Target> targets = Target::findAll(workspace.store(), entities);
    const QString count = entitiesText(targets);
    const QStringList common = commonOperations(workspace.catalogue(), targets);
    for (const QString &name : common) {
        //: an operation on several sites or platforms: “Verify on 12 sites…”
        const QString text = Text::tr("%1 on %2…").arg(workspace.catalogue().operationLabel(name), count);
        QAction *action =
            menu->addAction(themeIcon(u"media-playback-start"_s), menuText(text), menu, [run, name] { run(name); });
        action->setObjectName(u"bulk-"_s + name);
    }
    if (common.isEmpty())
        menu->addAction(Text::tr("%1 have no operation in common").arg(menuText(count)))->setEnabled(false);
    QStringList others;
    for (const QString &name : otherOperations(workspace.catalogue(), targets))
        others << workspace.catalogue().operationLabel(name);
    if (others.isEmpty())
        return;
    constexpr qsizetype named = 6;
    if (others.size() > named)
        others = others.first(named) << u"…"_s;
    menu->addSeparator();
    QAction *note = menu->addAction(Text::tr("Not all of them have: %1").arg(menuText(others.join(u", "_s))));
    note->setObjectName(u"bulkOthers"_s);
    note->setEnabled(false);
}

} // namespace Aegir
