// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/redactor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qsizetype shortestSecret = 4; // shorter ones would mask half of what Ansible says
const QString mask = u"********"_s;

void collectTexts(const QJsonValue &value, QStringList &texts)
{
    if (value.isString()) {
        texts << value.toString();
    } else if (value.isDouble()) {
        texts << value.toVariant().toString();
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            collectTexts(item, texts);
    } else if (value.isObject()) {
        for (const QJsonValue &item : value.toObject())
            collectTexts(item, texts);
    }
}

/// @p text between the quotes of a JSON string, once with UTF-8 as it is and once in ASCII as Python writes it.
QByteArrayList jsonForms(const QString &text)
{
    const QByteArray utf8 = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).sliced(2).chopped(2);
    QByteArray ascii;
    for (const QChar c : QString::fromUtf8(utf8)) {
        if (c.unicode() < 0x80)
            ascii += static_cast<char>(c.unicode());
        else
            ascii += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return {utf8, ascii};
}

/// @p text between the quotes that Python's repr() puts around a string.
QString pythonForm(const QString &text)
{
    QString form = text;
    form.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s).replace(u'\t', u"\\t"_s);
    return text.contains(u'"') ? form.replace(u'\'', u"\\'"_s) : form;
}

/// The ways in which @p text gets into what Ansible and its modules write: as it is, as shlex.quote() puts it into a
/// command line, as Python shows it, in an address, in base64; and each of these in JSON.
QByteArrayList formsOf(const QString &text)
{
    QString shell = text;
    shell.replace(u'\'', u"'\"'\"'"_s);
    QByteArrayList forms{text.toUtf8().toBase64(QByteArray::OmitTrailingEquals), QUrl::toPercentEncoding(text),
                         QUrl::toPercentEncoding(text, "/")};
    for (const QString &form : {text, shell, pythonForm(text)}) {
        forms << form.toUtf8();
        forms += jsonForms(form);
    }
    return forms;
}
} // namespace

Redactor::Redactor(const Secrets &secrets)
{
    QStringList texts;
    for (const QJsonObject &values : secrets)
        collectTexts(values, texts);
    QSet<QByteArray> patterns;
    static const QRegularExpression lineEnd(u"[\\r\\n]+"_s);
    for (const QString &text : QStringList(texts)) {
        for (const QString &line : text.split(lineEnd, Qt::SkipEmptyParts))
            texts << line.trimmed();
    }
    for (const QString &text : std::as_const(texts)) {
        if (text.toUtf8().size() < shortestSecret)
            continue;
        for (const QByteArray &form : formsOf(text))
            patterns << form;
    }
    m_patterns = patterns.values();
    std::ranges::sort(m_patterns, std::ranges::greater{}, &QByteArray::size);
}

QByteArray Redactor::feed(const QByteArray &bytes)
{
    const QByteArray text = m_kept.isEmpty() ? bytes : m_kept + bytes;
    const qsizetype cut = m_patterns.isEmpty() ? text.size() : safeEnd(text);
    m_kept = text.sliced(cut);
    return give(text.first(cut));
}

QByteArray Redactor::flush()
{
    return give(std::exchange(m_kept, {}));
}

void Redactor::mark(qint64 id)
{
    m_pending.append({.id = id, .offset = m_kept.size()});
    if (m_kept.isEmpty())
        give({});
}

QList<Redactor::Mark> Redactor::takeMarks()
{
    return std::exchange(m_reached, {});
}

QByteArray Redactor::give(const QByteArray &text)
{
    const auto later = std::ranges::find_if(m_pending, [&](const Mark &mark) { return mark.offset > text.size(); });
    QList<Mark> reached(m_pending.begin(), later);
    m_pending.erase(m_pending.begin(), later);
    for (Mark &mark : m_pending)
        mark.offset -= text.size();

    QByteArray out = text;
    for (const QByteArray &pattern : m_patterns) {
        if (reached.isEmpty()) {
            out.replace(pattern, mask.toLatin1());
            continue;
        }
        const qsizetype size = mask.size();
        for (qsizetype at = out.indexOf(pattern); at >= 0; at = out.indexOf(pattern, at + size)) {
            out.replace(at, pattern.size(), mask.toLatin1());
            for (Mark &mark : reached) {
                if (mark.offset > at)
                    mark.offset = std::max(at + size, mark.offset + size - pattern.size());
            }
        }
    }
    for (const Mark &mark : reached)
        m_reached.append({.id = mark.id, .offset = m_given + mark.offset});
    m_given += out.size();
    return out;
}

QByteArray Redactor::redacted(const QByteArray &text) const
{
    QByteArray out = text;
    for (const QByteArray &pattern : m_patterns)
        out.replace(pattern, mask.toLatin1());
    return out;
}

QJsonValue Redactor::redacted(const QJsonValue &value) const
{
    switch (value.type()) {
    case QJsonValue::String:
        return QString::fromUtf8(redacted(value.toString().toUtf8()));
    case QJsonValue::Double:
        return m_patterns.contains(value.toVariant().toString().toUtf8()) ? QJsonValue(mask) : value;
    case QJsonValue::Array: {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array << redacted(item);
        return array;
    }
    case QJsonValue::Object: {
        QJsonObject object;
        const QJsonObject original = value.toObject();
        for (auto it = original.begin(); it != original.end(); ++it)
            object.insert(QString::fromUtf8(redacted(it.key().toUtf8())), redacted(it.value()));
        return object;
    }
    default:
        return value;
    }
}

qsizetype Redactor::safeEnd(const QByteArray &text) const
{
    qsizetype kept = 0;
    for (const QByteArray &pattern : m_patterns) {
        for (qsizetype size = std::min(pattern.size() - 1, text.size()); size > kept; --size) {
            if (text.endsWith(QByteArrayView(pattern).first(size)))
                kept = size;
        }
    }
    // What is kept may begin within a secret that is already whole: then that one waits too.
    qsizetype cut = text.size() - kept;
    for (bool moved = cut < text.size(); moved;) {
        moved = false;
        for (const QByteArray &pattern : m_patterns) {
            const qsizetype begin = text.indexOf(pattern, std::max<qsizetype>(0, cut - pattern.size() + 1));
            if (begin >= 0 && begin < cut) {
                cut = begin;
                moved = true;
            }
        }
    }
    return cut;
}

} // namespace Aegir
