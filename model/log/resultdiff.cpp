// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/resulttext.h"
#include "model/log/textdiff.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::ResultDiff)
};

QString sideText(const QJsonValue &side)
{
    if (side.isObject() || side.isArray())
        return resultJson(side);
    return side.isString() ? side.toString() : side.isNull() || side.isUndefined() ? QString() : shortText(side);
}

/// A name in a diff's head, which is one line.
QString nameText(const QString &word, const QJsonValue &header)
{
    const QString name = header.isString() ? shortText(header) : QString();
    return name.isEmpty() ? word : u"%1: %2"_s.arg(word, name);
}

QString skipped(const QJsonObject &diff)
{
    QString text;
    const auto limit = [&diff](const QString &key) { return QLocale().toString(diff[key].toInteger()); };
    if (diff.contains(u"dst_binary"_s))
        text += Words::tr("No diff: the destination seems to be a binary file.") + u'\n';
    if (diff.contains(u"src_binary"_s))
        text += Words::tr("No diff: the source seems to be a binary file.") + u'\n';
    if (diff.contains(u"dst_larger"_s))
        text += Words::tr("No diff: the destination is larger than %1 bytes.").arg(limit(u"dst_larger"_s)) + u'\n';
    if (diff.contains(u"src_larger"_s))
        text += Words::tr("No diff: the source is larger than %1 bytes.").arg(limit(u"src_larger"_s)) + u'\n';
    return text;
}

QString oneDiff(const QJsonObject &diff)
{
    QString text = skipped(diff);
    if (diff.contains(u"before"_s) && diff.contains(u"after"_s)) {
        text +=
            unifiedDiff(sideText(diff[u"before"_s]), sideText(diff[u"after"_s]),
                        nameText(u"before"_s, diff[u"before_header"_s]), nameText(u"after"_s, diff[u"after_header"_s]));
    }
    if (diff[u"prepared"_s].isString())
        text += diff[u"prepared"_s].toString();
    if (!text.isEmpty() && !text.endsWith(u'\n'))
        text += u'\n';
    return text;
}

QString diffOf(const QJsonValue &diff)
{
    if (diff.isObject())
        return oneDiff(diff.toObject());
    QString text;
    const QJsonArray several = diff.toArray();
    for (const QJsonValue &one : several) {
        if (one.isObject())
            text += oneDiff(one.toObject());
    }
    return text;
}

} // namespace

QString resultDiff(const QJsonObject &result)
{
    QString text = diffOf(result[u"diff"_s]);
    const QJsonArray items = result[u"results"_s].toArray();
    for (const QJsonValue &item : items) {
        if (item.isObject())
            text += diffOf(item[u"diff"_s]);
    }
    return inertText(text);
}

} // namespace Aegir
