// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Aegir {

/// Writes @p text into the file @p path, in the place of what was there, with the folders that it needs. A test that
/// cannot prepare its files ends here.
inline void writeFile(const QString &path, const QByteArray &text, bool isProgram = false)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    bool done = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
    if (isProgram)
        done = done && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!done)
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

} // namespace Aegir
