// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/resulttreeview.h"

#include "forms/themeicon.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

ResultTreeView::ResultTreeView(QWidget *parent)
    : QTreeView(parent)
{
    setModel(&m_tree);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAccessibleName(tr("Result"));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    header()->setStretchLastSection(true);

    const auto addAction = [this](const QString &text, const QKeySequence &keys, auto &&slot) {
        auto *action = new QAction(themeIcon(u"edit-copy"_s), text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        QTreeView::addAction(action);
        return action;
    };
    addAction(tr("&Copy Value"), QKeySequence::Copy, [this] {
        copy(ResultTree::TextRole);
    })->setObjectName(u"copyValue"_s);
    addAction(tr("Copy &Path"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] {
        copy(ResultTree::PathRole);
    })->setObjectName(u"copyPath"_s);
    addAction(tr("&Unfold All Below"), QKeySequence(Qt::Key_Asterisk), [this] {
        expandRecursively(currentIndex(), 4);
    })->setIcon({});
}

void ResultTreeView::setValue(const QJsonValue &value)
{
    m_tree.setValue(value);
    setCurrentIndex(m_tree.index(0, 0));
    resizeColumnToContents(ResultTree::NameColumn);
    const int room = fontMetrics().averageCharWidth();
    setColumnWidth(ResultTree::NameColumn,
                   std::clamp(columnWidth(ResultTree::NameColumn) + 2 * room, 18 * room, 44 * room));
}

void ResultTreeView::copy(ResultTree::Role role)
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(currentIndex().data(role).toString());
}

} // namespace Aegir
