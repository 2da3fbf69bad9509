// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/mappingreader.h"

namespace Aegir {

/// Reads what a mapping says of its options together: required_if, required_one_of and the like.
class RulesReader
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RulesReader)

public:
    /// @p keys has the rules of @p owner (a field or task, for sentences) over @p fields.
    RulesReader(MappingReader &keys, QString owner, const QList<Field> &fields);

    /// The rules as far as they can be read. What is wrong with one is a problem with its line.
    FieldRules read();

private:
    QList<QStringList> readGroups(const QString &key, qsizetype least);
    QList<FieldRules::RequiredIf> readRequiredIf();
    QMap<QString, QStringList> readRequiredBy();
    void checkNames(const QStringList &names, int line, const QString &key);
    std::optional<QStringList> namesIn(const YamlNode &node) const;

    MappingReader &m_keys;
    QString m_owner;
    const QList<Field> &m_fields;
};

} // namespace Aegir
