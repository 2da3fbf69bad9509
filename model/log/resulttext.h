// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

/// A result of Ansible as text. Nothing of what comes out can act on what shows it: characters that could are escaped
/// where the text stays the same value (JSON, YAML), and shown as pictures where it is for reading only.
namespace Aegir {

/// @p text with every character that would act instead of being seen replaced by one that shows it, as rowText() does
/// it; but the carriage return and escape sequences are shown, too. Lines and tabulators stay.
QString inertText(const QString &text);

/// @p text as a terminal would leave it: colours are gone, a carriage return starts its line over, the rest is inert.
QString readableText(const QString &text);

/// A value in one short line: `web0`, `3 items`, `2 entries`, with an ellipsis after @p longest characters.
QString shortText(const QJsonValue &value, qsizetype longest = 300);

/// @p value as indented JSON.
QString resultJson(const QJsonValue &value);

enum class YamlForm {
    Exact,    ///< the same value when it is read again
    Readable, ///< texts of several lines always line by line, as readableText()
};

/// @p value as YAML in block style, with literal blocks for texts of several lines.
QString resultYaml(const QJsonValue &value, YamlForm form = YamlForm::Exact);

/// A text that a result holds.
struct ResultPart
{
    QString title; ///< `stderr`; of a loop's item with its label, `redis: stderr`
    QString text;  ///< as it came

    bool operator==(const ResultPart &) const = default;
};

/// What @p result tells people: message, stdout and stderr; of a loop, those of its items, too. Without the empty ones.
QList<ResultPart> resultOutput(const QJsonObject &result);

/// What a module said it changed (with `--diff`), or would have: unified diffs, one after the other, inert. Of a loop,
/// those of its items. Empty when it said nothing. As Ansible's own, see CallbackBase._get_diff() in
/// https://github.com/ansible/ansible/blob/devel/lib/ansible/plugins/callback/__init__.py
QString resultDiff(const QJsonObject &result);

} // namespace Aegir
