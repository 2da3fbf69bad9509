// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/resultdetail.h"
#include "model/log/resulttext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QJsonArray lines = value.toArray();
    if (!lines.isEmpty() && std::ranges::all_of(lines, [](const QJsonValue &line) { return line.isString(); })) {
        QString text;
        for (const QJsonValue &line : lines)
            text += line.toString() + u'\n';
        return text;
    }
    return value.isNull() || value.isUndefined() ? QString() : resultYaml(value);
}

void addParts(QList<ResultPart> &parts, const QJsonObject &result, const QString &label)
{
    // What a module printed that could not be understood as its result is in module_stdout and module_stderr.
    for (const QString &key : {u"msg"_s, u"stdout"_s, u"stderr"_s, u"module_stdout"_s, u"module_stderr"_s}) {
        const QString text = textOf(result[key]);
        if (!text.trimmed().isEmpty())
            parts.append({.title = label.isEmpty() ? key : u"%1: %2"_s.arg(label, key), .text = text});
    }
}

} // namespace

QList<ResultPart> resultOutput(const QJsonObject &result)
{
    QList<ResultPart> parts;
    addParts(parts, result, {});
    const QList<ResultItem> items = resultItems(result);
    for (const ResultItem &item : items)
        addParts(parts, item.result, item.label);
    return parts;
}

} // namespace Aegir
