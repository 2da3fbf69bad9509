// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/types.h"

#include <QByteArray>

#include <memory>

namespace Aegir {

struct YamlEntry;

/// One node of a YAML file as Ansible reads it (YAML 1.1): immutable, cheap to copy, and safe to walk, because a file
/// whose aliases would unfold to too much or too deep is refused when it is read.
class YamlNode
{
public:
    enum class Kind { Missing, Null, Boolean, Integer, Float, String, Sequence, Mapping };

    /// A missing node: what operator[] gives for an absent key.
    YamlNode();

    Kind kind() const;
    int line() const; ///< 1-based; 0 for a missing node

    bool isMissing() const { return kind() == Kind::Missing; }
    bool isNull() const { return kind() == Kind::Null; }
    bool isBoolean() const { return kind() == Kind::Boolean; }
    bool isInteger() const { return kind() == Kind::Integer; }
    bool isNumber() const { return kind() == Kind::Integer || kind() == Kind::Float; }
    bool isString() const { return kind() == Kind::String; }
    bool isSequence() const { return kind() == Kind::Sequence; }
    bool isMapping() const { return kind() == Kind::Mapping; }
    /// Anything that is one word or text: neither missing, null, sequence nor mapping.
    bool isScalar() const;

    /// A scalar's text as it is written, without its quotes; empty for everything else.
    const QString &text() const;
    /// The items of a sequence; empty for everything else.
    const QList<YamlNode> &items() const;
    /// The entries of a mapping in the file's order, each key once; empty for everything else.
    const QList<YamlEntry> &entries() const;
    /// The value of @p key in a mapping, or a missing node.
    YamlNode operator[](QStringView key) const;

    /// The whole node as JSON; Undefined when it is missing.
    QJsonValue toJson() const;

private:
    friend class YamlBuilder;
    struct Data;
    explicit YamlNode(std::shared_ptr<const Data> data);

    std::shared_ptr<const Data> m_data;
};

/// One `key: value` of a mapping.
struct YamlEntry
{
    QString key;
    int line = 0; ///< 1-based line of the key
    YamlNode value;
};

/// What is in a YAML file, and what is wrong with it.
struct YamlDocument
{
    YamlNode root; ///< missing when the file could not be read at all; null when it is empty
    QList<Problem> problems;

    /// True when there is nothing to work with.
    bool isBroken() const { return root.isMissing(); }
};

/// Reads @p text, a file's bytes in UTF-8; @p path is what its problems are labelled with.
///
/// Meant for files from anywhere: more than 2 MiB, more than 64 levels, aliases that unfold to more than 100,000 nodes
/// and tags that would make objects are refused with a sentence. A key that is given twice is a problem; the last one
/// counts, as in Ansible.
YamlDocument parseYaml(const QByteArray &text, const QString &path);

/// Reads the regular file @p fileName.
YamlDocument readYaml(const QString &fileName, const QString &path);

} // namespace Aegir
