// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace Aegir {

/// One of the values that a person may choose from.
struct Choice
{
    QJsonValue value;
    QString label; ///< what a person reads; empty: the value itself
    QString note;  ///< a few words more, such as a date and a size; may be empty

    /// What a control shows for it: label and note.
    QString text() const;
    bool operator==(const Choice &) const = default;
};

} // namespace Aegir
