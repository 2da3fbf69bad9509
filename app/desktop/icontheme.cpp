// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/icontheme.h"

#include "forms/theme.h"

#include <BreezeIcons>

#include <QEvent>
#include <QGuiApplication>
#include <QIcon>

using namespace Qt::StringLiterals;

namespace Aegir {

IconTheme::IconTheme(QObject *application)
    : QObject(application)
{
    BreezeIcons::initIcons();
    choose();
    application->installEventFilter(this);
}

bool IconTheme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        choose();
    return QObject::eventFilter(watched, event);
}

void IconTheme::choose()
{
    const QString wanted = Theme::isDark(QGuiApplication::palette()) ? u"breeze-dark"_s : u"breeze"_s;
    if (QIcon::themeName() != wanted)
        QIcon::setThemeName(wanted);
}

} // namespace Aegir
