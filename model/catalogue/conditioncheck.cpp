// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/conditioncheck.h"

#include "model/catalogue/condition.h"

#include <QCoreApplication>
#include <QSet>

namespace Aegir {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::ConditionCheck)
};

} // namespace

QStringList ConditionCheck::impossibleValues(const Field &field, const Find &find)
{
    QStringList sentences;
    Condition::forEachValue(field.visibleWhen, [&](const QString &name, const QJsonValue &value) {
        const Field *other = find(name);
        if (!other)
            return;
        const bool several = value.isArray() && other->type != FieldType::List;
        Field wanted = *other;
        wanted.required = false;
        for (const QJsonValue &one : several ? value.toArray() : QJsonArray{value}) {
            if (const QString problem = problemOf(wanted, one); !problem.isEmpty())
                sentences.append(Text::tr("“visible_when” of “%1” can never hold: %2").arg(field.name, problem));
        }
    });
    return sentences;
}

bool ConditionCheck::isInCycle(const QString &start, const std::function<QStringList(const QString &name)> &namesOf)
{
    QSet<QString> seen;
    QStringList open{start};
    while (!open.isEmpty()) {
        const QStringList names = namesOf(open.takeLast());
        for (const QString &name : names) {
            if (name == start)
                return true;
            if (seen.contains(name))
                continue;
            seen.insert(name);
            open.append(name);
        }
    }
    return false;
}

} // namespace Aegir
