// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <algorithm>
#include <compare>
#include <optional>

namespace Aegir {

/// A place between two characters of a log. It stays what it is when a filter or fold changes, and when the log grows.
struct LogPosition
{
    qint64 row = 0;       ///< of the document
    qsizetype column = 0; ///< UTF-16 units of the row's text, see rowText()

    auto operator<=>(const LogPosition &) const = default;
};

/// What is selected: everything between the place where a selection began and the cursor.
struct LogSelection
{
    /// The selected part of one row's text.
    struct Part
    {
        qsizetype start = 0;
        qsizetype length = 0;
        bool lineEnd = false; ///< the selection goes on after the row

        bool operator==(const Part &) const = default;
    };

    LogPosition anchor;
    LogPosition cursor;

    LogPosition first() const { return std::min(anchor, cursor); }
    LogPosition last() const { return std::max(anchor, cursor); }
    bool isEmpty() const { return anchor == cursor; }

    /// What of @p documentRow, whose text has @p length units, is selected.
    std::optional<Part> partOf(qint64 documentRow, qsizetype length) const
    {
        if (isEmpty() || documentRow < first().row || documentRow > last().row)
            return std::nullopt;
        const qsizetype from = documentRow == first().row ? std::min(first().column, length) : 0;
        const bool ends = documentRow == last().row;
        const qsizetype to = ends ? std::min(last().column, length) : length;
        return Part{.start = from, .length = to - from, .lineEnd = !ends};
    }

    bool operator==(const LogSelection &) const = default;
};

} // namespace Aegir
