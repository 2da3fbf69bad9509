// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>

namespace Aegir {

/// One value of a YAML file that shall be another one.
struct YamlChange
{
    QStringList keys; ///< where it stands: `name`, or `queue` and in it `at_once`
    QJsonValue value; ///< a text, a whole number, true or false; Undefined: it shall not be there

    /// As a person would write it: `queue: {at_once: 3}`.
    QString text() const;
    bool operator==(const YamlChange &) const = default;
};

/// The text @p yaml of the file @p path, which parseYaml() accepts, with @p changes in it and every other byte as it
/// was: comments, order, quotes and line ends. What is not there yet comes to the end of its mapping.
///
/// The result was read again, and says what was wanted and nothing else. Fails with a sentence that names the file, the
/// line and what to write there where a file is written in too special a way for that: with anchors, tags, texts on
/// many lines.
Result<QByteArray> changedYaml(const QByteArray &yaml, const QString &path, const QList<YamlChange> &changes);

} // namespace Aegir
