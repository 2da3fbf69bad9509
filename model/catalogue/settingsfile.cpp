// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/settingsfile.h"

#include "model/catalogue/mappingreader.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

const QString fileName = u"workspace.yml"_s;

QJsonValue orNothing(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

QJsonValue orNothing(int number)
{
    return number == 0 ? QJsonValue(QJsonValue::Undefined) : QJsonValue(number);
}

} // namespace

QList<YamlChange> changesBetween(const WrittenSettings &before, const WrittenSettings &after)
{
    QList<YamlChange> changes;
    const auto compare = [&changes](const QStringList &keys, const auto &old, const auto &now,
                                    const QJsonValue &value) {
        if (old != now)
            changes.append({keys, value});
    };
    compare({u"name"_s}, before.name, after.name, orNothing(after.name));
    compare({u"inventory"_s}, before.inventory, after.inventory, orNothing(after.inventory));
    compare({u"ansible_playbook"_s}, before.ansiblePlaybook, after.ansiblePlaybook, orNothing(after.ansiblePlaybook));
    compare({u"queue"_s, u"at_once"_s}, before.atOnce, after.atOnce, after.atOnce);
    compare({u"keep"_s, u"days"_s}, before.keep.days, after.keep.days, orNothing(after.keep.days));
    compare({u"keep"_s, u"runs"_s}, before.keep.runs, after.keep.runs, orNothing(after.keep.runs));
    compare({u"keep"_s, u"size"_s}, before.keepSize, after.keepSize, orNothing(after.keepSize));
    compare({u"warm_start"_s}, before.warmStart, after.warmStart, after.warmStart);
    compare({u"mitogen"_s}, before.mitogen, after.mitogen, after.mitogen);
    return changes;
}

Result<SettingsFile> SettingsFile::read(const QString &workspaceDir)
{
    const QString path = QDir(workspaceDir).absoluteFilePath(fileName);
    const YamlDocument document = readYaml(path, fileName);
    if (document.isBroken())
        return failure(
            tr("%1 Mend the file, then change the settings here.").arg(document.problems.constLast().text()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
    return parsed(path, file.readAll());
}

Result<SettingsFile> SettingsFile::parsed(const QString &path, QByteArray text)
{
    const YamlDocument document = parseYaml(text, fileName);
    if (document.isBroken())
        return failure(
            tr("%1 Mend the file, then change the settings here.").arg(document.problems.constLast().text()));
    if (!document.root.isMapping() && !document.root.isNull()) {
        return failure(
            tr("%1, line %2: there must be lines such as “name: My hosting” here. Mend the file, then change the settings here.")
                .arg(fileName)
                .arg(document.root.line()));
    }
    SettingsFile file;
    file.m_path = path;
    file.m_text = std::move(text);
    QList<Problem> problems; // the catalogue's to tell
    MappingReader keys(document.root, fileName, problems);
    file.m_settings = readWrittenSettings(keys, fileName, problems);
    return file;
}

std::expected<void, SettingsFile::Failure> SettingsFile::save(const WrittenSettings &wanted)
{
    QFile now(m_path);
    if (!now.open(QIODevice::ReadOnly)) {
        return std::unexpected(Failure{.sentence = tr("%1 cannot be read any more: %2. Nothing was changed.")
                                                       .arg(QDir::toNativeSeparators(m_path), now.errorString()),
                                       .isOutdated = true});
    }
    if (now.read(m_text.size() + 1) != m_text) {
        return std::unexpected(
            Failure{.sentence = tr("%1 was changed by somebody else in the meantime, so nothing was written. Read it "
                                   "anew, then change the settings.")
                                    .arg(QDir::toNativeSeparators(m_path)),
                    .isOutdated = true});
    }
    now.close();
    const QList<YamlChange> changes = changesBetween(m_settings, wanted);
    if (changes.isEmpty())
        return {};
    const auto text = changedYaml(m_text, fileName, changes);
    if (!text)
        return std::unexpected(Failure{.sentence = text.error().sentence});
    auto written = parsed(m_path, *text);
    if (!written)
        return std::unexpected(Failure{.sentence = written.error().sentence});

    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*text) != text->size() || !file.commit()) {
        return std::unexpected(Failure{
            .sentence =
                tr("%1 cannot be written: %2. It is as it was. Look at its permissions, its folder's, and the free space.")
                    .arg(QDir::toNativeSeparators(m_path), file.errorString())});
    }
    *this = *std::move(written);
    return {};
}

} // namespace Aegir
