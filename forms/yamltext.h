// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace Aegir {

/// Values as YAML that a person edits, and back. What is written is read back as exactly the same value, by us and by
/// Ansible.
namespace YamlText {

/// @p value in block style, ending with a line break; empty when it is Undefined.
QString write(const QJsonValue &value);

/// What a text holds, or why it holds nothing.
struct Reading
{
    QJsonValue value = QJsonValue::Undefined; ///< Undefined when there is nothing in it, or a problem
    QString problem;                          ///< a sentence that begins with the line; empty when there is none
    int line = 0;                             ///< 1-based line of the problem
};

/// @p text as YAML 1.1, the way Ansible reads it, or as JSON.
Reading read(const QString &text);

} // namespace YamlText
} // namespace Aegir
