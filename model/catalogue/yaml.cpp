// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/yaml.h"

#include "model/catalogue/yamlscalar.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace Aegir {

using namespace Qt::StringLiterals;

struct YamlNode::Data
{
    Kind kind = Kind::Missing;
    int line = 0;
    QString text;
    QJsonValue scalar = QJsonValue::Undefined;
    QList<YamlNode> items;
    QList<YamlEntry> entries;
    qsizetype weight = 1; ///< nodes in this tree with every alias unfolded
    int height = 1; ///< levels of this tree
};

namespace {

constexpr qint64 maximumSize = 2 * 1024 * 1024;
constexpr int maximumDepth = 64;
constexpr qsizetype maximumNodes = 100'000;

struct YamlText
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Yaml)
};

/// Ends the reading of a file.
struct Refused
{
    int line;
    QString sentence;
};

QString quoted(const QByteArray &text, int line)
{
    const QList<QByteArray> lines = text.split('\n');
    if (line < 1 || line > lines.size())
        return {};
    const QString shown = QString::fromUtf8(lines.at(line - 1)).trimmed();
    return shown.size() > 60 ? QString(shown.left(60) + u'…') : shown;
}

} // namespace

YamlNode::YamlNode()
    : m_data([] {
        static const auto missing = std::make_shared<const Data>();
        return missing;
    }())
{
}

YamlNode::YamlNode(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

YamlNode::Kind YamlNode::kind() const
{
    return m_data->kind;
}

int YamlNode::line() const
{
    return m_data->line;
}

bool YamlNode::isScalar() const
{
    return kind() == Kind::Boolean || isNumber() || isString();
}

const QString &YamlNode::text() const
{
    return m_data->text;
}

const QList<YamlNode> &YamlNode::items() const
{
    return m_data->items;
}

const QList<YamlEntry> &YamlNode::entries() const
{
    return m_data->entries;
}

YamlNode YamlNode::operator[](QStringView key) const
{
    const auto found = std::ranges::find(m_data->entries, key, &YamlEntry::key);
    return found == m_data->entries.end() ? YamlNode() : found->value;
}

QJsonValue YamlNode::toJson() const
{
    switch (kind()) {
    case Kind::Sequence: {
        QJsonArray array;
        for (const YamlNode &item : items())
            array.append(item.toJson());
        return array;
    }
    case Kind::Mapping: {
        QJsonObject object;
        for (const YamlEntry &entry : entries())
            object.insert(entry.key, entry.value.toJson());
        return object;
    }
    default:
        return m_data->scalar;
    }
}

/// Makes a tree of the parser's events. The parser itself stops at 500 levels; everything else is limited here.
class YamlBuilder : public YAML::EventHandler
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Yaml)

public:
    explicit YamlBuilder(QString path)
        : m_path(std::move(path))
    {
    }

    YamlNode root;
    QList<Problem> problems;

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        addScalar(mark, anchor, {}, QJsonValue::Null);
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto known = m_anchors.constFind(anchor);
        if (known == m_anchors.constEnd())
            throw Refused{mark.line + 1, tr("This alias is part of what it stands for.")};
        add(*known, mark.line + 1, false);
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        const QString text = QString::fromStdString(value);
        const bool plain = tag == "?" || tag.empty();
        static const std::string standard = "tag:yaml.org,2002:";
        if (plain || tag == "!" || tag == "!unsafe" || tag == standard + "str") {
            addScalar(mark, anchor, text, plain ? plainScalar(text) : QJsonValue(text), plain && value == "<<");
            return;
        }
        const QJsonValue typed = plainScalar(text);
        const bool fits =
            (tag == standard + "int" && typed.isDouble() && typed.toDouble() == std::floor(typed.toDouble()))
            || (tag == standard + "float" && typed.isDouble()) || (tag == standard + "bool" && typed.isBool())
            || (tag == standard + "null" && typed.isNull());
        if (!fits)
            refuseTag(mark, tag);
        addScalar(mark, anchor, text, typed);
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, tag, "tag:yaml.org,2002:seq", anchor, YamlNode::Kind::Sequence);
    }

    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, tag, "tag:yaml.org,2002:map", anchor, YamlNode::Kind::Mapping);
    }

    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    /// A sequence or mapping that is being filled.
    struct Level
    {
        YamlNode::Data data;
        YAML::anchor_t anchor = 0;
        bool hasKey = false; ///< the next node of a mapping is a value
        bool keepKey = false; ///< false: the pair is left out
        bool mergeKey = false;
        YamlEntry entry;
        QList<YamlEntry> merged;
        QHash<QString, qsizetype>
            known; ///< where each key is: a look through all of them would be slow in a long mapping
    };

    [[noreturn]] void refuseTag(const YAML::Mark &mark, const std::string &tag)
    {
        throw Refused{mark.line + 1,
                      tr("The tag “%1” is not allowed here: write plain texts, numbers, lists and mappings.")
                          .arg(QString::fromStdString(tag))};
    }

    void open(const YAML::Mark &mark, const std::string &tag, const char *allowed, YAML::anchor_t anchor,
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

    void close()
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

    void addScalar(const YAML::Mark &mark, YAML::anchor_t anchor, const QString &text, const QJsonValue &value,
                   bool merge = false)
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
            data.kind =
                value.toVariant().typeId() == QMetaType::LongLong ? YamlNode::Kind::Integer : YamlNode::Kind::Float;
        const YamlNode node(std::make_shared<const YamlNode::Data>(std::move(data)));
        if (anchor)
            m_anchors.insert(anchor, node);
        add(node, mark.line + 1, merge);
    }

    void add(const YamlNode &node, int line, bool merge)
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
            throw Refused{line, tr("The aliases and lists of this file unfold to too much.")};
        if (std::ssize(m_levels) + node.m_data->height > maximumDepth)
            tooDeep(line);
        if (level.data.kind == YamlNode::Kind::Sequence)
            level.data.items.append(node);
        else
            takeValue(level, node);
    }

    [[noreturn]] void tooDeep(int line)
    {
        throw Refused{line, tr("This is nested more than %n level(s) deep.", nullptr, maximumDepth)};
    }

    void takeKey(Level &level, const YamlNode &node, int line, bool merge)
    {
        level.hasKey = true;
        level.keepKey = node.isScalar();
        level.mergeKey = merge;
        level.entry = {node.text(), line, {}};
        if (!level.keepKey)
            report(line, tr("A key must be a word or a text."));
    }

    void takeValue(Level &level, const YamlNode &node)
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

    void merge(Level &level, const YamlNode &node)
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

    void report(int line, const QString &sentence)
    {
        // A hostile file must not make a list as long as itself.
        if (problems.size() < 100)
            problems.append({m_path, line, sentence});
    }

    QString m_path;
    std::vector<Level> m_levels;
    QHash<YAML::anchor_t, YamlNode> m_anchors;
};

YamlDocument parseYaml(const QByteArray &text, const QString &path)
{
    if (text.size() > maximumSize) {
        return {{}, {{path, 0, YamlText::tr("The file is larger than %n MiB.", nullptr, int(maximumSize >> 20))}}};
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(text);
    if (decoder.hasError() || decoded.contains(u'\0'))
        return {{}, {{path, 0, YamlText::tr("The file is not text in UTF-8.")}}};

    YamlBuilder builder(path);
    const auto broken = [&](int line, const QString &sentence) {
        builder.problems.append({path, line, sentence});
        return YamlDocument{{}, builder.problems};
    };
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            builder.OnNull(YAML::Mark(), 0);
        const YamlNode first = builder.root;
        if (parser.HandleNextDocument(builder))
            builder.problems.append({path, builder.root.line(),
                                     YamlText::tr("There is a second document in this file; only the first counts.")});
        return {first, builder.problems};
    } catch (const Refused &refused) {
        return broken(refused.line, refused.sentence);
    } catch (const YAML::Exception &exception) {
        const int line = exception.mark.is_null() ? 0 : exception.mark.line + 1;
        const QString shown = quoted(text, line);
        const QString reason = QString::fromStdString(exception.msg);
        if (shown.isEmpty())
            return broken(line, YamlText::tr("This is not valid YAML (%1).").arg(reason));
        return broken(line, YamlText::tr("This is not valid YAML (%1): %2").arg(reason, shown));
    }
}

YamlDocument readYaml(const QString &fileName, const QString &path)
{
    // A pipe or a device would keep the reader waiting.
    if (!QFileInfo(fileName).isFile())
        return {{}, {{path, 0, YamlText::tr("This is not a file.")}}};
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, {{path, 0, YamlText::tr("The file cannot be read: %1.").arg(file.errorString())}}};
    return parseYaml(file.read(maximumSize + 1), path);
}

} // namespace Aegir
