// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace Aegir {

struct YamlPair;

/// One node of a YAML text as it is written there: where it begins, and in which way.
struct YamlPlace
{
    enum class Kind { Null, Scalar, Sequence, Mapping, Alias };

    Kind kind = Kind::Null;
    qsizetype begin = 0;         ///< in bytes; of a null that is not written, some place near it
    int line = 0;                ///< 1-based
    int column = 0;              ///< bytes before it in its line
    bool isFlow = false;         ///< a mapping or sequence in braces or brackets
    QByteArray text;             ///< of a scalar, as it is read
    std::vector<YamlPair> pairs; ///< of a mapping, as they are written: twice what is there twice

    /// The pair with @p key that counts: the last one. Null when there is none.
    const YamlPair *pair(const QString &key) const;
    /// The pair that is written after @p pair, null after the last one.
    const YamlPair *after(const YamlPair *pair) const;
};

/// One `key: value` of a mapping.
struct YamlPair
{
    YamlPlace key;
    YamlPlace value;
};

/// The first document of @p text, in UTF-8 without a byte order mark, which parseYaml() has accepted. What lies in
/// sequences is left out.
YamlPlace placesInYaml(const QByteArray &text);

/// Where the scalar @p place ends that begins in @p text; -1 when that is not plain to see: in a literal or folded
/// block, with a tag or an anchor, unquoted on more than one line. @p inFlow: it lies in braces.
qsizetype endOfScalar(const QByteArray &text, const YamlPlace &place, bool inFlow);

/// The end of the unquoted scalar that begins at @p begin, in its line. @p isKey: a colon ends it.
qsizetype endOfPlain(const QByteArray &text, qsizetype begin, bool inFlow, bool isKey = false);

} // namespace Aegir
