// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/yaml.h"

#include <QCoreApplication>
#include <QHash>

#include <utility>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

namespace Aegir {

struct YamlNode::Data
{
    Kind kind = Kind::Missing;
    int line = 0;
    QString text;
    QJsonValue scalar = QJsonValue::Undefined;
    QList<YamlNode> items;
    QList<YamlEntry> entries;
    qsizetype weight = 1; ///< nodes in this tree with every alias unfolded
    int height = 1;       ///< levels of this tree
};

/// Ends the reading of a file.
struct YamlRefused
{
    int line;
    QString sentence;
};

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

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override;
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override;
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    /// A sequence or mapping that is being filled.
    struct Level
    {
        YamlNode::Data data;
        YAML::anchor_t anchor = 0;
        bool hasKey = false;  ///< the next node of a mapping is a value
        bool keepKey = false; ///< false: the pair is left out
        bool mergeKey = false;
        YamlEntry entry;
        QList<YamlEntry> merged;
        /// Where each key is: a look through all of them would be slow in a long mapping.
        QHash<QString, qsizetype> known;
    };

    [[noreturn]] void refuseTag(const YAML::Mark &mark, const std::string &tag);
    void open(const YAML::Mark &mark, const std::string &tag, const char *allowed, YAML::anchor_t anchor,
              YamlNode::Kind kind);
    void close();
    void addScalar(const YAML::Mark &mark, YAML::anchor_t anchor, const QString &text, const QJsonValue &value,
                   bool merge = false);
    void add(const YamlNode &node, int line, bool merge);
    [[noreturn]] void tooDeep(int line);
    void takeKey(Level &level, const YamlNode &node, int line, bool merge);
    void takeValue(Level &level, const YamlNode &node);
    void merge(Level &level, const YamlNode &node);
    void report(int line, const QString &sentence);

    QString m_path;
    std::vector<Level> m_levels;
    QHash<YAML::anchor_t, YamlNode> m_anchors;
};

} // namespace Aegir
