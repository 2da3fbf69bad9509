// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/outlinedelegate.h"

#include "forms/theme.h"
#include "forms/themeicon.h"
#include "model/run/outlinemodel.h"

#include <QIcon>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QIcon iconOf(OutlineModel::State state, bool running)
{
    if (running)
        return themeIcon(u"media-playback-start"_s);
    switch (state) {
    case OutlineModel::State::Skipped:
        return themeIcon(u"media-skip-forward"_s);
    case OutlineModel::State::Ok:
        return themeIcon(u"checkmark"_s);
    case OutlineModel::State::Changed:
        return themeIcon(u"document-edit"_s);
    case OutlineModel::State::Unfinished:
        return themeIcon(u"question"_s);
    case OutlineModel::State::Ignored:
        return themeIcon(u"emblem-warning"_s);
    case OutlineModel::State::Failed:
        return themeIcon(u"emblem-error"_s);
    }
    return {};
}

Theme::Tone toneOf(OutlineModel::State state, bool running)
{
    if (running)
        return Theme::Tone::Active;
    switch (state) {
    case OutlineModel::State::Skipped:
        return Theme::Tone::Muted;
    case OutlineModel::State::Ignored:
        return Theme::Tone::Warning;
    case OutlineModel::State::Failed:
        return Theme::Tone::Negative;
    default:
        return Theme::Tone::Normal;
    }
}

} // namespace

OutlineDelegate::OutlineDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void OutlineDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto state = OutlineModel::State(index.data(OutlineModel::StateRole).toInt());
    const bool running = index.data(OutlineModel::RunningRole).toBool();
    option->palette.setColor(QPalette::Text, Theme::color(option->palette, toneOf(state, running)));
    if (index.column() != OutlineModel::TitleColumn)
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = iconOf(state, running);
    option->decorationSize = QSize(16, 16);
    if (index.data(OutlineModel::LevelRole).toInt() != int(OutlineModel::Level::Step))
        option->font.setBold(true);
}

} // namespace Aegir
