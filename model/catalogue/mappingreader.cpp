// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/mappingreader.h"

#include "model/catalogue/nearest.h"

#include <algorithm>
#include <utility>

namespace Aegir {

using namespace Qt::StringLiterals;

MappingReader::MappingReader(const YamlNode &node, QString path, QList<Problem> &problems)
    : m_node(node)
    , m_path(std::move(path))
    , m_problems(problems)
{
    if (!m_node.isMissing() && !m_node.isNull() && !m_node.isMapping())
        report(m_node.line(), tr("There must be a mapping here (“key: value” lines)."));
}

MappingReader::~MappingReader()
{
    if (m_anything)
        return;
    int unknown = 0;
    for (const YamlEntry &entry : m_node.entries()) {
        if (m_known.contains(entry.key))
            continue;
        if (++unknown > 20) {
            report(entry.line, tr("This and what follows in this mapping is not known here."));
            return;
        }
        const QString near = nearest(entry.key, m_known);
        report(entry.line,
               near.isEmpty() ? tr("“%1” is not known here.").arg(entry.key)
                              : tr("“%1” is not known here; did you mean “%2”?").arg(entry.key, near));
    }
}

YamlNode MappingReader::node(const QString &key)
{
    m_known.append(key);
    const YamlNode value = m_node[key];
    return value.isNull() ? YamlNode() : value;
}

bool MappingReader::has(QStringView key) const
{
    return !m_node[key].isMissing();
}

int MappingReader::line(QStringView key) const
{
    const auto found = std::ranges::find(m_node.entries(), key, &YamlEntry::key);
    return found == m_node.entries().end() ? m_node.line() : found->line;
}

std::optional<QString> MappingReader::text(const QString &key)
{
    const YamlNode value = node(key);
    if (value.isMissing())
        return std::nullopt;
    if (!value.isScalar()) {
        reportKind(key, tr("a text"));
        return std::nullopt;
    }
    return value.text();
}

std::optional<QString> MappingReader::paragraphs(const QString &key)
{
    if (!node(key).isSequence())
        return text(key).transform([](const QString &value) { return value.trimmed(); });
    const auto parts = texts(key);
    if (!parts)
        return std::nullopt;
    QStringList trimmed;
    for (const QString &part : *parts)
        trimmed.append(part.trimmed());
    return trimmed.join(u"\n\n"_s);
}

std::optional<bool> MappingReader::flag(const QString &key)
{
    const YamlNode value = node(key);
    if (value.isMissing())
        return std::nullopt;
    if (!value.isBoolean()) {
        reportKind(key, tr("true or false"));
        return std::nullopt;
    }
    return value.toJson().toBool();
}

std::optional<qint64> MappingReader::integer(const QString &key)
{
    const YamlNode value = node(key);
    if (value.isMissing())
        return std::nullopt;
    if (!value.isInteger()) {
        reportKind(key, tr("a whole number"));
        return std::nullopt;
    }
    return value.toJson().toInteger();
}

std::optional<double> MappingReader::number(const QString &key)
{
    const YamlNode value = node(key);
    if (value.isMissing())
        return std::nullopt;
    if (!value.isNumber()) {
        reportKind(key, tr("a number"));
        return std::nullopt;
    }
    return value.toJson().toDouble();
}

std::optional<QStringList> MappingReader::texts(const QString &key)
{
    const YamlNode value = node(key);
    if (value.isMissing())
        return std::nullopt;
    if (!value.isSequence() || !std::ranges::all_of(value.items(), &YamlNode::isScalar)) {
        reportKind(key, tr("a list of texts"));
        return std::nullopt;
    }
    QStringList list;
    for (const YamlNode &item : value.items())
        list.append(item.text());
    return list;
}

YamlNode MappingReader::sequence(const QString &key)
{
    const YamlNode value = node(key);
    if (value.isMissing() || value.isSequence())
        return value;
    reportKind(key, tr("a list"));
    return {};
}

YamlNode MappingReader::mapping(const QString &key)
{
    const YamlNode value = node(key);
    if (value.isMissing() || value.isMapping())
        return value;
    reportKind(key, tr("a mapping"));
    return {};
}

void MappingReader::report(int line, const QString &sentence)
{
    m_problems.append({m_path, line, sentence});
}

void MappingReader::reportKind(const QString &key, const QString &wanted)
{
    report(line(key), tr("“%1” must be %2.").arg(key, wanted));
}

} // namespace Aegir
