// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Aegir {

/// What can be said of a regular expression without trying it. Only the common parts of the language are understood
/// (pcre2pattern(3)); of an expression with others nothing is said.
struct LogPattern
{
    /// Every match has this text in it, letter for letter; empty when none is known.
    QString required;
    /// An expression that finds in many rows at once, with a line feed after each, what the one that was read finds in
    /// each row alone: it needs MultilineOption, and never crosses a line feed. Empty when none is known. Holds for
    /// rows that have no control character but the tabulator, and no line or paragraph separator.
    QString forBlocks;

    /// Reads @p expression, a valid one.
    static LogPattern ofExpression(QStringView expression);
    /// Reads @p text, which is looked for as it is.
    static LogPattern ofText(const QString &text);
};

} // namespace Aegir
