// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/yamlbuilder.h"

#include "model/catalogue/yamlscalar.h"

#include <algorithm>
#include <cmath>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

constexpr int maximumDepth = 64;
constexpr qsizetype maximumNodes = 100'000;

} // namespace

void YamlBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    addScalar(mark, anchor, {}, QJsonValue::Null);
}

void YamlBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto known = m_anchors.constFind(anchor);
    if (known == m_anchors.constEnd())
        throw YamlRefused{mark.line + 1, tr("This alias is part of what it stands for.")};
    add(*known, mark.line + 1, false);
}

void YamlBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                           const std::string &value)
{
    const QString text = QString::fromStdString(value);
    const bool plain = tag == "?" || tag.empty();
    static const std::string standard = "tag:yaml.org,2002:";
    if (plain || tag == "!" || tag == "!unsafe" || tag == standard + "str") {
        addScalar(mark, anchor, text, plain ? plainScalar(text) : QJsonValue(text), plain && value == "<<");
        return;
    }
    const QJsonValue typed = plainScalar(text);
    const bool fits = (tag == standard + "int" && typed.isDouble() && typed.toDouble() == std::floor(typed.toDouble()))
        || (tag == standard + "float" && typed.isDouble()) || (tag == standard + "bool" && typed.isBool())
        || (tag == standard + "null" && typed.isNull());
    if (!fits)
        refuseTag(mark, tag);
    addScalar(mark, anchor, text, typed);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value)
{
    open(mark, tag, "tag:yaml.org,2002:seq", anchor, YamlNode::Kind::Sequence);
}

void YamlBuilder::OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value)
{
    open(mark, tag, "tag:yaml.org,2002:map", anchor, YamlNode::Kind::Mapping);
}

void YamlBuilder::refuseTag(const YAML::Mark &mark, const std::string &tag)
{
    throw YamlRefused{mark.line + 1,
                      tr("The tag “%1” is not allowed here: write plain texts, numbers, lists and mappings.")
                          .arg(QString::fromStdString(tag))};
}

void YamlBuilder::open(const YAML::Mark &mark, const std::string &tag, const char *allowed, YAML::anchor_t anchor,
                       YamlNode::Kind kind)
{
    if (!tag.empty() && tag != "?" && tag != "!" && tag != allowed)
        refuseTag(mark, tag);
    if (std::ssize(m_levels) >= maximumDepth)
        tooDeep(mark.line + 1);
    Level level;
    level.data.kind = kind;
    level.data.line = mark.line + 1;
    level.anchor = anchor;
    m_levels.push_back(std::move(level));
}

void YamlBuilder::close()
{
    Level level = std::move(m_levels.back());
    m_levels.pop_back();
    // A key of the mapping itself beats a merged one, wherever it stands.
    for (YamlEntry &entry : level.merged) {
        if (level.known.contains(entry.key))
            continue;
        level.known.insert(entry.key, level.data.entries.size());
        level.data.entries.append(std::move(entry));
    }
    const YamlNode node(std::make_shared<const YamlNode::Data>(std::move(level.data)));
    if (level.anchor)
        m_anchors.insert(level.anchor, node);
    add(node, node.line(), false);
}

void YamlBuilder::addScalar(const YAML::Mark &mark, YAML::anchor_t anchor, const QString &text, const QJsonValue &value,
                            bool merge)
{
    YamlNode::Data data;
    data.line = mark.line + 1;
    data.text = text;
    data.scalar = value;
    if (value.isNull())
        data.kind = YamlNode::Kind::Null;
    else if (value.isBool())
        data.kind = YamlNode::Kind::Boolean;
    else if (value.isString())
        data.kind = YamlNode::Kind::String;
    else
        data.kind = value.toVariant().typeId() == QMetaType::LongLong ? YamlNode::Kind::Integer : YamlNode::Kind::Float;
    const YamlNode node(std::make_shared<const YamlNode::Data>(std::move(data)));
    if (anchor)
        m_anchors.insert(anchor, node);
    add(node, mark.line + 1, merge);
}

void YamlBuilder::add(const YamlNode &node, int line, bool merge)
{
    if (m_levels.empty()) {
        root = node;
        return;
    }
    Level &level = m_levels.back();
    if (level.data.kind == YamlNode::Kind::Mapping && !level.hasKey) {
        takeKey(level, node, line, merge);
        return;
    }
    level.data.weight += node.m_data->weight;
    level.data.height = std::max(level.data.height, node.m_data->height + 1);
    if (level.data.weight > maximumNodes)
        throw YamlRefused{line, tr("The aliases and lists of this file unfold to too much.")};
    if (std::ssize(m_levels) + node.m_data->height > maximumDepth)
        tooDeep(line);
    if (level.data.kind == YamlNode::Kind::Sequence)
        level.data.items.append(node);
    else
        takeValue(level, node);
}

void YamlBuilder::tooDeep(int line)
{
    throw YamlRefused{line, tr("This is nested more than %n level(s) deep.", nullptr, maximumDepth)};
}

void YamlBuilder::takeKey(Level &level, const YamlNode &node, int line, bool merge)
{
    level.hasKey = true;
    level.keepKey = node.isScalar();
    level.mergeKey = merge;
    level.entry = {node.text(), line, {}};
    if (!level.keepKey)
        report(line, tr("A key must be a word or a text."));
}

void YamlBuilder::takeValue(Level &level, const YamlNode &node)
{
    level.hasKey = false;
    if (level.mergeKey) {
        merge(level, node);
        return;
    }
    if (!level.keepKey)
        return;
    level.entry.value = node;
    if (const auto earlier = level.known.constFind(level.entry.key); earlier != level.known.constEnd()) {
        YamlEntry &entry = level.data.entries[*earlier];
        report(level.entry.line,
               tr("“%1” is here for the second time; the first is in line %2.").arg(entry.key).arg(entry.line));
        entry = level.entry;
        return;
    }
    level.known.insert(level.entry.key, level.data.entries.size());
    level.data.entries.append(level.entry);
}

void YamlBuilder::merge(Level &level, const YamlNode &node)
{
    const QList<YamlNode> sources = node.isSequence() ? node.items() : QList<YamlNode>{node};
    for (const YamlNode &source : sources) {
        if (!source.isMapping()) {
            report(level.entry.line, tr("“<<” merges mappings only."));
            return;
        }
        level.merged += source.entries();
    }
}

void YamlBuilder::report(int line, const QString &sentence)
{
    // A hostile file must not make a list as long as itself.
    if (problems.size() < 100)
        problems.append({m_path, line, sentence});
}

} // namespace Aegir
