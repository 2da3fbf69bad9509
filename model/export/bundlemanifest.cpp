// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/bundlemanifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr int mostParts = 500;
constexpr qint64 largestFile = qint64(1) << 50; ///< sums of such sizes stay in range

std::optional<BundledFile> fileOf(const QJsonObject &object)
{
    BundledFile file{.name = object[u"name"_s].toString(),
                     .size = object[u"size"_s].toInteger(-1),
                     .sha256 = QByteArray::fromHex(object[u"sha256"_s].toString().toLatin1()),
                     .parts = object[u"parts"_s].toInt(1)};
    const bool isGood = file.size >= 0 && file.size <= largestFile && file.sha256.size() == 32 && file.parts >= 1
        && file.parts <= mostParts;
    return isGood ? std::optional(file) : std::nullopt;
}

} // namespace

QString BundledFile::partName(int part) const
{
    return part == 1 ? name : name + u'.' + QString::number(part);
}

qint64 BundleManifest::totalSize() const
{
    qint64 total = 0;
    for (const BundledFile &file : files)
        total += file.size;
    return total;
}

QByteArray BundleManifest::toJson() const
{
    QJsonArray list;
    for (const BundledFile &file : files) {
        list.append(QJsonObject{{u"name"_s, file.name},
                                {u"size"_s, file.size},
                                {u"sha256"_s, QString::fromLatin1(file.sha256.toHex())},
                                {u"parts"_s, file.parts}});
    }
    return QJsonDocument(QJsonObject{{u"format"_s, format}, {u"run"_s, summary.toJson()}, {u"files"_s, list}}).toJson();
}

std::optional<BundleManifest> BundleManifest::fromJson(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    BundleManifest manifest{.format = object[u"format"_s].toInt(),
                            .summary = RunSummary::fromJson(object[u"run"_s].toObject()),
                            .files = {}};
    if (manifest.format < 1 || !object[u"run"_s].isObject())
        return {};
    if (manifest.format > newest)
        return manifest;
    QSet<QString> missing;
    for (const QString &name : bundledNames())
        missing.insert(name);
    for (const QJsonArray list = object[u"files"_s].toArray(); const QJsonValue &value : list) {
        const auto file = fileOf(value.toObject());
        if (!file)
            return {};
        if (missing.remove(file->name))
            manifest.files.append(*file);
    }
    return manifest;
}

QStringList bundledNames()
{
    return {u"output.log"_s, u"output.times"_s, u"events.jsonl"_s, u"playbook.yml"_s,
            u"vars.yml"_s,   u"request.json"_s, u"result.json"_s};
}

} // namespace Aegir
