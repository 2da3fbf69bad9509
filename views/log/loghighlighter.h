// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logdocument.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/State>
#include <QHash>
#include <QTextLayout>

namespace Aegir {

/// Colours single rows of a log. What a row looks like depends on the rows above it (it may be part of a result that is
/// printed over many lines), so a row takes up where the nearest row above began that depends on none: a banner, or the
/// first line of a host's result. It is not looked for further than some hundred rows.
class LogHighlighter final : private KSyntaxHighlighting::AbstractHighlighter
{
public:
    /// Rows and bytes above a row that are looked at for its sake.
    static constexpr qint64 mostRowsAbove = 400;
    static constexpr qint64 mostBytesAbove = 64 * 1024;
    /// Units of a row that are coloured; the rest of a longer one has the text's colour.
    static constexpr qsizetype mostColoured = 2048;

    LogHighlighter(const LogDocument &document, const KSyntaxHighlighting::Definition &definition);

    void setTheme(const KSyntaxHighlighting::Theme &theme) override;

    /// The colours of @p row, whose text is @p text and which stands at @p documentRow.
    QList<QTextLayout::FormatRange> highlight(qint64 documentRow, const LogRow &row, const QString &text);

    /// The row @p documentRow, the log's last one, is not what it was.
    void forget(qint64 documentRow) { m_after.remove(documentRow); }
    /// The log is another.
    void clear() { m_after.clear(); }

    /// True when @p row is coloured the same whatever stands above it.
    static bool standsAlone(const LogRow &row);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    using State = KSyntaxHighlighting::State;
    State stateBefore(qint64 documentRow, const LogRow &row);
    State take(qint64 documentRow, const LogRow &row, const QString &text, const State &before);

    const LogDocument &m_document;
    QHash<qint64, State> m_after;                        ///< by document row
    QHash<quint64, QTextCharFormat> m_formats;           ///< by the definition's number of it
    QList<QTextLayout::FormatRange> *m_ranges = nullptr; ///< where applyFormat() puts what it is told
};

} // namespace Aegir
