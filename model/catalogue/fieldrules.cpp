// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/fieldrules.h"

#include "model/catalogue/coercion.h"

#include <QCoreApplication>

#include <algorithm>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

/// The rules of one mapping, and what is in it.
class RulesCheck
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::FieldRules)

public:
    RulesCheck(const Field &field, const QString &label, const QJsonObject &values)
        : m_field(field)
        , m_label(label)
        , m_values(values)
    {
    }

    QString problem() const
    {
        const FieldRules &rules = m_field.rules;
        return first(rules.mutuallyExclusive, &RulesCheck::exclusiveProblem)
            .or_else([&] { return first(rules.requiredTogether, &RulesCheck::togetherProblem); })
            .or_else([&] { return first(rules.requiredOneOf, &RulesCheck::oneOfProblem); })
            .or_else([&] { return first(rules.requiredIf, &RulesCheck::ifProblem); })
            .or_else([&] { return byProblem(); })
            .value_or(QString());
    }

private:
    using Found = std::optional<QString>;

    template<typename Rule>
    Found first(const QList<Rule> &rules, QString (RulesCheck::*check)(const Rule &) const) const
    {
        for (const Rule &rule : rules) {
            if (const QString sentence = (this->*check)(rule); !sentence.isEmpty())
                return sentence;
        }
        return {};
    }

    QString exclusiveProblem(const QStringList &group) const
    {
        const auto given =
            std::ranges::count_if(group, [this](const QString &name) { return m_values.contains(name); });
        return given > 1 ? tr("%1 may have only one of: %2.").arg(m_label, labels(group)) : QString();
    }

    QString togetherProblem(const QStringList &group) const
    {
        const QStringList missing = missingOf(group);
        if (missing.isEmpty() || missing.size() == group.size())
            return {};
        return tr("%1: %2 belong together; missing: %3.").arg(m_label, labels(group), labels(missing));
    }

    QString oneOfProblem(const QStringList &group) const
    {
        return missingOf(group).size() == group.size() ? tr("%1 needs one of: %2.").arg(m_label, labels(group))
                                                       : QString();
    }

    QString ifProblem(const FieldRules::RequiredIf &rule) const
    {
        const QStringList missing = missingOf(rule.needed);
        if (missing.isEmpty() || (rule.any && missing.size() < rule.needed.size()) || !applies(rule))
            return {};
        const QString value = textFromValue(rule.value);
        return rule.any
            ? tr("%1: when %2 is %3, it also needs one of: %4.").arg(m_label, label(rule.field), value, labels(missing))
            : tr("%1: when %2 is %3, it also needs: %4.").arg(m_label, label(rule.field), value, labels(missing));
    }

    Found byProblem() const
    {
        const QMap<QString, QStringList> &rules = m_field.rules.requiredBy;
        for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
            if (!hasValue(rule.key()))
                continue;
            QStringList missing = *rule;
            missing.removeIf([this](const QString &name) { return hasValue(name); });
            if (!missing.isEmpty())
                return tr("%1: with %2, it also needs: %3.").arg(m_label, label(rule.key()), labels(missing));
        }
        return {};
    }

    bool applies(const FieldRules::RequiredIf &rule) const
    {
        const Field *field = option(rule.field);
        const QJsonValue value = m_values.contains(rule.field) ? m_values.value(rule.field)
            : field                                            ? field->defaultValue
                                                               : QJsonValue(QJsonValue::Undefined);
        if (!field || value.isUndefined())
            return false;
        return Coercion::areEqual(value.isNull() ? value : Coercion::compared(*field, value), rule.value);
    }

    const Field *option(const QString &name) const
    {
        const auto found = std::ranges::find(m_field.options, name, &Field::name);
        return found == m_field.options.end() ? nullptr : &*found;
    }

    /// True when the option @p name is sent, whatever its value, or Ansible fills in its default.
    bool isThere(const QString &name) const
    {
        const Field *field = option(name);
        return m_values.contains(name) || (field && (!field->defaultValue.isUndefined() || field->computedDefault));
    }

    bool hasValue(const QString &name) const { return isThere(name) && !m_values.value(name).isNull(); }

    QStringList missingOf(QStringList names) const
    {
        names.removeIf([this](const QString &name) { return isThere(name); });
        return names;
    }

    /// What a person reads for the option @p name; a rule may name one that does not exist.
    QString label(const QString &name) const
    {
        const Field *field = option(name);
        return field ? field->label : name;
    }

    QString labels(const QStringList &names) const
    {
        QStringList texts;
        for (const QString &name : names)
            texts.append(label(name));
        return texts.join(u", "_s);
    }

    const Field &m_field;
    QString m_label;
    const QJsonObject &m_values;
};

} // namespace

QString rulesProblem(const Field &field, const QString &label, const QJsonObject &values)
{
    return RulesCheck(field, label, values).problem();
}

} // namespace Aegir
