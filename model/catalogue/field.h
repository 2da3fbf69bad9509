// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace Aegir {

/// The types of Ansible's argument specification.
/// Source: https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_reuse_roles.html#specification-format
enum class FieldType { String, Integer, Float, Boolean, Path, Raw, List, Dict, Json, JsonArg, Bytes, Bits };

/// When a form asks for a field.
enum class Ask {
    Always,    ///< each time, with what is known as the first answer
    WhenEmpty, ///< only while neither the entity nor a default gives a value
    Never,     ///< never: the value comes from the entity or is not sent
};

/// What ties the options of one mapping together, beyond the type of each. Names are those of its options.
/// Source:
/// https://docs.ansible.com/ansible/latest/dev_guide/developing_program_flow_modules.html#dependencies-between-module-options
struct FieldRules
{
    /// When @p field has @p value, all of @p needed (or any of them) must be sent.
    struct RequiredIf
    {
        QString field;
        QJsonValue value;
        QStringList needed;
        bool any = false;
        bool operator==(const RequiredIf &) const = default;
    };

    QList<QStringList> mutuallyExclusive; ///< of each group at most one
    QList<QStringList> requiredTogether;  ///< of each group all or none
    QList<QStringList> requiredOneOf;     ///< of each group at least one
    QList<RequiredIf> requiredIf;
    QMap<QString, QStringList> requiredBy; ///< when the key is sent, these must be, too

    bool isEmpty() const { return *this == FieldRules(); }
    bool operator==(const FieldRules &) const = default;
};

/// Where the choices of a field come from when it does not list them itself.
struct ChoicesFrom
{
    enum class Kind {
        None,
        Platforms, ///< names of platforms
        Sites,     ///< names of sites
        Hosts,     ///< of the inventory
        Groups,    ///< of the inventory
        Outputs,   ///< what runs on the entity sent back under this name, newest first
        File,      ///< lines of a file of the workspace
        Command,   ///< lines that a program prints, started in the workspace's folder without a shell
    };
    Kind kind = Kind::None;
    QString name;               ///< of Outputs: the output; of File: its path; of Platforms, Sites: a type, empty: any
    QStringList command;        ///< of Command: the program and its arguments
    bool exceptCurrent = false; ///< of Platforms, Sites: without the one that the operation runs on or lies on

    bool operator==(const ChoicesFrom &) const = default;
};

/// One variable in a form: an option of a role's argument specification, with what a `types/` file adds to it.
struct Field
{
    QString name;
    QString label;       ///< what a person reads; never empty (made from the name if not given)
    QString description; ///< plain text; paragraphs are separated by a blank line
    FieldType type = FieldType::String;
    FieldType elements = FieldType::String; ///< type of a list's items; meaningful for FieldType::List
    bool required = false;
    QJsonValue defaultValue = QJsonValue::Undefined; ///< the role's own default: shown, not sent unless changed
    bool sendsDefault = false;                       ///< it is sent all the same, since nothing in the role sets it
    QJsonArray choices;                              ///< empty: free
    bool noLog = false;                              ///< a secret: never stored, masked where shown
    std::optional<Ask> ask;                          ///< as written; see effectiveAsk() in model/dispatch/answers.h
    QString defaultFrom; ///< `platform.NAME`, `site.NAME`, `entity.NAME`; empty: the same name
    bool multiline = false;
    QString placeholder;
    QString pattern;               ///< regular expression that the whole text must match; empty: none
    QString patternMessage;        ///< what is said of a text that does not match; empty: a sentence of ours
    std::optional<double> minimum; ///< value of numbers, length of texts and lists
    std::optional<double> maximum;
    QString unit;          ///< what a number counts: shown behind it
    QString format;        ///< of a text: `date`, `time` or `datetime`, as ISO 8601 writes it; empty: any
    QString group;         ///< heading that it stands under in its task's form; empty: none
    QString helpUrl;       ///< a page that explains it
    bool remember = false; ///< the last value that was dispatched is the next first answer
    ChoicesFrom choicesFrom;
    QJsonObject visibleWhen;      ///< a condition; see model/catalogue/condition.h
    QList<Field> options;         ///< fields of a dict, or of each dict in a list
    FieldRules rules;             ///< over its options
    bool applyDefaults = false;   ///< of a dict that is not sent, Ansible looks at an empty one
    bool computedDefault = false; ///< the role works its default out when it runs: there is one that nobody knows yet
    bool unusable = false;        ///< wrongly specified: Ansible refuses every value; the catalogue's problems say why
    QString path;                 ///< file that defines it
    int line = 0;                 ///< 1-based line in that file; 0 when unknown

    bool
    operator==(const Field &) const; // defaulted elsewhere: inside, a field in its own options has Qt ask for itself
};

/// `str`, `int`, … as Ansible writes it.
QString fieldTypeName(FieldType type);

/// The type called @p name by Ansible, or nothing.
std::optional<FieldType> fieldTypeFromName(QStringView name);

/// The sentence that says why @p value does not fit @p field, or an empty string when it does.
/// Undefined means "not sent": a problem only for a required field without a default.
/// Checks type (exactly: Ansible does not convert what we send), choices, pattern, range, nested options and the rules
/// between those; choices and pattern of a list are those of its items. An empty text is no value for a required field,
/// and fits any pattern otherwise. What is good here Ansible accepts, but for the few cases that
/// tests/catalogue/tst_agreement.cpp names.
QString problemOf(const Field &field, const QJsonValue &value);

/// True when @p field or anything inside it is a secret: its whole value is then kept like one.
bool holdsSecret(const Field &field);

/// What a person reads for the variable or role @p name: `backup_keep` becomes `Backup keep`.
QString labelFromName(const QString &name);

/// The value that @p text, as typed on a command line or in a line editor, has for @p field: `12` is a number for an
/// int, `yes` a boolean for a bool, `a,b` or a JSON array a list, JSON an object for a dict. The result fits the field
/// (problemOf() is empty), or the error says why not. An empty text is no value (Undefined) where it cannot be one.
struct FieldValue
{
    QJsonValue value = QJsonValue::Undefined;
    QString problem; ///< empty when the value is good
};
FieldValue valueFromText(const Field &field, const QString &text);

/// @p value as a person would write it in one line, to be shown.
QString textFromValue(const QJsonValue &value);

/// @p value of @p field as a person would write it in one line, to be edited: valueFromText() reads exactly it back. It
/// differs from what is shown for the type raw alone, where the text `12` needs quotes to be no number.
QString textFromValue(const Field &field, const QJsonValue &value);

} // namespace Aegir
