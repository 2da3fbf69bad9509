// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace Aegir {

/// A condition over the values of a form, as `visible_when` writes it: a mapping whose entries must all hold.
///
///     backup: true                      the field has this value
///     kind: [mysql, mariadb]            or one of these (a list's own value is written as a list in a list)
///     keep: {min: 3, max: 9}            a number in this range, or a text or list of such a length
///     name: {matches: "www\\..*"}        a text that the expression matches as a whole
///     owner: {empty: false}             it has a value that is not empty (true: it has none)
///     kind: {not: sqlite}               anything but this: a value, a list of values, or any of the forms above
///     any: [{backup: true}, {…}]        one of these conditions
///     all: [{…}, {…}]                   each of them
///     none: [{…}, {…}]                  not one of them
///     site_backup.keep: 3               a field of another task of the operation
///
/// A field that is hidden or not sent has no value: it is empty, and equal to nothing.
namespace Condition {

/// Gives the value of the field called by the name, Undefined when it has none.
using Lookup = std::function<QJsonValue(const QString &name)>;

/// True when @p condition holds; an empty one does.
bool holds(const QJsonObject &condition, const Lookup &lookup);

/// The names of the fields that @p condition looks at, as written, each once.
QStringList names(const QJsonObject &condition);

/// Why @p condition is none (an unknown word, a value of the wrong kind, a bad expression), as a sentence; empty when
/// it is one. It does not know which fields there are.
QString problemOf(const QJsonObject &condition);

/// Calls @p visit with each value that @p condition compares the field @p name with, to see whether it could have it.
void forEachValue(const QJsonObject &condition,
                  const std::function<void(const QString &name, const QJsonValue &)> &visit);

} // namespace Condition
} // namespace Aegir
