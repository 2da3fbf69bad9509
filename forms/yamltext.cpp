// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/yamltext.h"

#include "model/catalogue/yaml.h"
#include "model/catalogue/yamlscalar.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Aegir::YamlText {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::YamlText)
};

QString compact(const QJsonValue &value)
{
    const QByteArray bytes = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(bytes.sliced(1, bytes.size() - 2));
}

/// Words that need no quotes anywhere: as a key, an item or a value.
bool isPlain(const QString &text)
{
    static const QRegularExpression form(u"\\A[\\p{L}_/.][\\p{L}\\p{N} _/.@+%-]*\\z"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    return form.match(text).hasMatch() && !text.endsWith(u' ') && text != "---"_L1 && text != "..."_L1
        && plainScalar(text) == QJsonValue(text);
}

/// Several lines that a literal block keeps as they are.
bool isBlock(const QString &text)
{
    static const QRegularExpression odd(u"[^\\P{C}\\n]|\\n{2,}\\z|\\A\\s|[ \\t]+(?:\\n|\\z)|\\n[ \\t]*\\n|\\t"_s,
                                        QRegularExpression::UseUnicodePropertiesOption);
    return text.contains(u'\n') && !odd.match(text).hasMatch();
}

QString numberText(double number, const QString &json)
{
    bool isInteger = false;
    json.toLongLong(&isInteger);
    if (isInteger || json.contains(u'.') || !qIsFinite(number))
        return json;
    // YAML 1.1 knows an exponent only behind a point: 1e+300 would be a text. And a whole number that no computer word
    // holds is written as what it is, an approximation.
    QString text = QString::number(number, 'e', QLocale::FloatingPointShortest);
    const qsizetype exponent = text.indexOf(u'e');
    return text.contains(u'.') ? text : text.insert(exponent, u".0"_s);
}

QString scalar(const QJsonValue &value)
{
    if (value.isString() && isPlain(value.toString()))
        return value.toString();
    return value.isDouble() ? numberText(value.toDouble(), compact(value)) : compact(value);
}

void writeBlock(QString &out, const QString &text, const QString &indent)
{
    out += text.endsWith(u'\n') ? u"|\n"_s : u"|-\n"_s;
    const QStringList lines = text.split(u'\n', text.endsWith(u'\n') ? Qt::SkipEmptyParts : Qt::KeepEmptyParts);
    for (const QString &line : lines)
        out += indent + line + u'\n';
}

/// Writes what stands behind a dash or a colon, or at the top. @p indent is that of the lines in it; @p inItem: the
/// first of them goes on in the line of the dash.
void writeNode(QString &out, const QJsonValue &value, const QString &indent, bool inItem, bool atTop)
{
    const QString deeper = indent + u"  "_s;
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        bool first = inItem;
        if (!inItem && !atTop)
            out += u'\n';
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            out += (first ? QString() : indent) + scalar(entry.key()) + u':';
            first = false;
            const bool nested = (entry->isObject() && !entry->toObject().isEmpty())
                || (entry->isArray() && !entry->toArray().isEmpty());
            if (!nested)
                out += u' ';
            writeNode(out, *entry, deeper, false, false);
        }
    } else if (value.isArray() && !value.toArray().isEmpty()) {
        const QJsonArray array = value.toArray();
        bool first = inItem;
        if (!inItem && !atTop)
            out += u'\n';
        for (const QJsonValue &item : array) {
            out += (first ? QString() : indent) + u"- "_s;
            first = false;
            writeNode(out, item, deeper, true, false);
        }
    } else if (value.isString() && isBlock(value.toString())) {
        writeBlock(out, value.toString(), indent.isEmpty() ? u"  "_s : indent);
    } else {
        out += scalar(value) + u'\n';
    }
}

} // namespace

QString write(const QJsonValue &value)
{
    QString text;
    if (!value.isUndefined())
        writeNode(text, value, {}, false, true);
    return text;
}

Reading read(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (trimmed.startsWith(u'{') || trimmed.startsWith(u'[')) {
        // JSON is not quite a part of YAML 1.1: 1e5 is a number in one of them only.
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(trimmed.toUtf8(), &error);
        if (error.error == QJsonParseError::NoError)
            return {document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}, 0};
    }
    const YamlDocument document = parseYaml(text.toUtf8(), {});
    if (!document.problems.isEmpty()) {
        const Problem &first = document.problems.first();
        return {QJsonValue::Undefined, Words::tr("Line %1: %2").arg(QString::number(first.line), first.sentence),
                first.line};
    }
    if (document.isBroken())
        return {QJsonValue::Undefined, Words::tr("Line %1: this is no YAML.").arg(1), 1};
    return {document.root.isNull() ? QJsonValue(QJsonValue::Undefined) : document.root.toJson(), {}, 0};
}

} // namespace Aegir::YamlText
