// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/presets.h"

#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qsizetype longestName = 80;
const QString suffix = u".json"_s;
} // namespace

Presets::Presets(const QString &stateDir, const QString &operation)
    : m_dir(stateDir + u"/presets/"_s + operation)
{
}

QStringList Presets::names() const
{
    QStringList names;
    const QStringList files = QDir(m_dir).entryList({u'*' + suffix}, QDir::Files);
    for (const QString &file : files)
        names.append(file.chopped(suffix.size()));
    names.sort(Qt::CaseInsensitive);
    return names;
}

Result<QJsonObject> Presets::load(const QString &name) const
{
    if (const QString problem = problemOf(name); !problem.isEmpty())
        return failure(problem);
    QFile file(path(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(tr("The values “%1” cannot be read: %2.").arg(name, file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return failure(
            tr("The values “%1” cannot be read: %2 is damaged.").arg(name, QDir::toNativeSeparators(path(name))));
    return document.object();
}

Result<void> Presets::save(const QString &name, const QJsonObject &values) const
{
    if (const QString problem = problemOf(name); !problem.isEmpty())
        return failure(problem);
    const auto cannot = [&name](const QString &reason) {
        return failure(tr("The values could not be saved as “%1”: %2.").arg(name, reason));
    };
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (!QDir().mkpath(m_dir))
        return cannot(tr("the folder %1 cannot be made").arg(QDir::toNativeSeparators(m_dir)));
    QSaveFile file(path(name));
    const QByteArray text = QJsonDocument(values).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(text) != text.size()
        || !file.commit())
        return cannot(file.errorString());
    return {};
}

Result<void> Presets::remove(const QString &name) const
{
    if (const QString problem = problemOf(name); !problem.isEmpty())
        return failure(problem);
    QFile file(path(name));
    if (!file.remove())
        return failure(tr("The values “%1” could not be deleted: %2.").arg(name, file.errorString()));
    return {};
}

QString Presets::problemOf(const QString &name)
{
    if (name.trimmed().isEmpty())
        return tr("Give the values a name.");
    if (name != name.trimmed())
        return tr("A name has no blank at its beginning or end.");
    if (name.size() > longestName)
        return tr("A name has at most %n character(s).", nullptr, int(longestName));
    // It becomes a file's name, which must lie in its folder, be seen there, and be possible on other systems.
    const bool allowed = std::ranges::none_of(
        name, [](QChar character) { return !character.isPrint() || u"/\\:*?\"<>|"_s.contains(character); });
    if (!allowed)
        return tr("A name cannot have any of / \\ : * ? \" < > |.");
    return name.startsWith(u'.') ? tr("A name does not begin with a dot.") : QString();
}

QString Presets::path(const QString &name) const
{
    return m_dir + u'/' + name + suffix;
}

} // namespace Aegir
