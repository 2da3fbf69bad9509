// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/openineditor.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::OpenInEditor)
};
} // namespace

FilePlace FilePlace::fromText(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const int line = text.sliced(colon + 1).toInt(&isNumber);
    if (colon < 0 || !isNumber || line < 1)
        return {.file = text};
    return {.file = text.left(colon), .line = line};
}

QStringList editorCommand(const QString &command, const FilePlace &place)
{
    const QString file = QDir::toNativeSeparators(place.file);
    const QString line = QString::number(qMax(1, place.line));
    QStringList words = QProcess::splitCommand(command);
    bool named = false;
    for (QString &word : words) {
        named = named || word.contains("%file"_L1);
        // The line first: a file's name may hold %line, but a number holds nothing.
        word.replace("%line"_L1, line).replace("%file"_L1, file);
    }
    if (!named && !words.isEmpty())
        words.append(file);
    return words;
}

Result<void> openInEditor(const FilePlace &place, const QString &command)
{
    const QFileInfo info(place.file);
    if (!info.isAbsolute() || !info.isFile())
        return failure(Words::tr("%1 is not on this computer, or was removed.").arg(place.file));
    if (!command.trimmed().isEmpty()) {
        QStringList words = editorCommand(command, place);
        const QString program = words.takeFirst();
        if (!QProcess::startDetached(program, words))
            return failure(Words::tr("The editor %1 could not be started. Check the setting \"editor\".").arg(program));
        return {};
    }
    static const QStringList known{u"yml"_s, u"yaml"_s, u"json"_s, u"j2"_s};
    if (!known.contains(info.suffix().toLower()))
        return failure(
            Words::tr("%1 is no YAML file, so it is not opened. Name an editor in the setting \"editor\" to do it "
                      "anyway.")
                .arg(place.file));
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(place.file)))
        return failure(Words::tr("The desktop knows no program for %1. Name an editor in the setting \"editor\".")
                           .arg(place.file));
    return {};
}

} // namespace Aegir
