// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/writefile.h"

#include <QApplication>
#include <QPalette>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace Aegir {

/// Writes @p text into the file @p name of the workspace in @p dir.
inline void writeFile(const QTemporaryDir &dir, const QString &name, const QByteArray &text)
{
    writeFile(dir.filePath(name), text);
}

/// Pictures of @p widget, light and dark, in the folder that AEGIR_PICTURES names, for a person to look at; none
/// without it.
inline void takePictures(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(200); // until it is laid out
    QVERIFY(widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    const QPalette light = QApplication::palette();
    QPalette dark(QColor(49, 54, 59), QColor(35, 38, 41));
    dark.setColor(QPalette::Base, QColor(27, 30, 32));
    dark.setColor(QPalette::AlternateBase, QColor(35, 38, 41));
    QApplication::setPalette(dark);
    QCoreApplication::processEvents();
    QVERIFY(widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral("-dark.png")));
    QApplication::setPalette(light);
}

} // namespace Aegir
