// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/mappingreader.h"

#include <QHash>

namespace Aegir {

/// Reads fields: options of a role's argument specification, fields of an entity type, outputs of a task, and what a
/// `types/tasks/` file adds to a role's options.
class FieldReader
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::FieldReader)

public:
    /// Where a field is written: it decides which keys it may have.
    enum class Place {
        Role,   ///< an option in argument specs: Ansible's keys
        Entity, ///< a field of an entity type: Ansible's keys and ours
        Output, ///< what a role sends back: a type and words for it
    };

    /// Problems go to @p problems, labelled with @p path.
    FieldReader(QString path, QList<Problem> &problems);

    /// The fields of the mapping @p options (name -> option), in its order or the one that `order` gives.
    QList<Field> readFields(const YamlNode &options, Place place);

    /// One field called @p name at @p line; @p node holds its keys.
    Field readField(const QString &name, int line, const YamlNode &node, Place place);

    /// Adds what @p overlay (name -> hints) says to @p fields, and sorts them; a name that is no field is a problem
    /// unless
    /// @p otherNames has it.
    void applyOverlay(const YamlNode &overlay, QList<Field> &fields, const QStringList &otherNames);

    /// Reports what the conditions that this reader read for @p fields name wrongly, and takes those away that depend
    /// on themselves. Fields of other tasks, which those of a role may name, are left to checkConditions() of
    /// model/catalogue/crosscheck.h. A name in @p otherNames is a field elsewhere that never has a value here.
    void checkConditions(QList<Field> &fields, Place place, const QStringList &otherNames = {});

    /// The first problem that keeps a role from running as described; empty when there is none.
    const QString &obstacle() const { return m_obstacle; }

private:
    void readType(MappingReader &keys, Field &field, Place place);
    void readHints(MappingReader &keys, Field &field, bool asked);
    void readCondition(MappingReader &keys, Field &field);
    void readHelp(MappingReader &keys, Field &field);
    void readRange(MappingReader &keys, Field &field);
    void readChoicesFrom(MappingReader &keys, Field &field);
    void readNested(MappingReader &keys, Field &field, Place place);
    bool readTruth(MappingReader &keys, const QString &key, Place place);
    void readDefault(MappingReader &keys, Field &field, Place place);
    void readChoices(MappingReader &keys, Field &field, Place place);
    void checkRoleDefault(Field &field, int line);
    void checkDefault(Field &field, int line);
    void refuseAlways(Field &field, int line, const QString &sentence);
    void sortByOrder(QList<Field> &fields) const;
    bool checkName(const QString &name, int line, Place place);
    void report(int line, const QString &sentence);

    QString m_path;
    QList<Problem> &m_problems;
    QString m_obstacle;
    QHash<QString, qint64> m_orders;  ///< field name -> `order`
    QHash<QString, int> m_conditions; ///< field name -> line of its `visible_when`
    int m_depth = 0;                  ///< 0: the fields themselves; more: options inside them
};

} // namespace Aegir
