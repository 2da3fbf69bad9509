// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/loghighlighter.h"

#include "model/log/rowtext.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace Aegir {

namespace {
constexpr qsizetype mostStates = 16 * 1024;
constexpr qint64 firstLook = 16; ///< rows: most results are shorter
} // namespace

LogHighlighter::LogHighlighter(const LogDocument &document, const KSyntaxHighlighting::Definition &definition)
    : m_document(document)
{
    setDefinition(definition);
}

void LogHighlighter::setTheme(const KSyntaxHighlighting::Theme &theme)
{
    m_formats.clear();
    AbstractHighlighter::setTheme(theme);
}

QList<QTextLayout::FormatRange> LogHighlighter::highlight(qint64 documentRow, const LogRow &row, const QString &text)
{
    QList<QTextLayout::FormatRange> ranges;
    const QScopedValueRollback collecting(m_ranges, &ranges);
    take(documentRow, row, text, stateBefore(documentRow, row));
    return ranges;
}

bool LogHighlighter::standsAlone(const LogRow &row)
{
    // What the definition's context "Log" knows by its first column, and no context over lines takes for its own.
    static constexpr std::array<QByteArrayView, 9> heads{"TASK [",    "ok: [",     "changed: [",        "skipping: [",
                                                         "fatal: [",  "failed: [", "RUNNING HANDLER [", "PLAY [",
                                                         "included: "};
    return row.begins && std::ranges::any_of(heads, [&row](QByteArrayView head) { return row.bytes.startsWith(head); });
}

LogHighlighter::State LogHighlighter::stateBefore(qint64 documentRow, const LogRow &row)
{
    if (documentRow == 0 || standsAlone(row))
        return {};
    if (const auto known = m_after.constFind(documentRow - 1); known != m_after.constEnd())
        return *known;

    QList<LogRow> above; // the last rows above, in order
    qint64 first = documentRow;
    qint64 bytes = 0;
    qsizetype from = -1; // index of the row in `above` to begin with
    State state;
    for (qint64 look = firstLook; from < 0; look *= 4) {
        const qint64 reach = std::max<qint64>({0, documentRow - mostRowsAbove, first - look});
        const QList<LogRow> more = m_document.rows(reach, first - reach);
        if (more.size() < first - reach)
            return {}; // the file is no longer what it was
        above = more + above;
        first = reach;
        for (qsizetype i = more.size() - 1; i >= 0 && from < 0; --i) {
            const auto known = m_after.constFind(first + i);
            bytes += more[i].bytes.size();
            if (known != m_after.constEnd()) {
                state = *known;
                from = i + 1;
            } else if (standsAlone(more[i]) || bytes > mostBytesAbove) {
                from = i;
            }
        }
        if (from < 0 && (reach == 0 || reach == documentRow - mostRowsAbove))
            from = 0;
    }
    const QScopedValueRollback<QList<QTextLayout::FormatRange> *> silent(m_ranges, nullptr);
    for (; from < above.size(); ++from)
        state = take(first + from, above[from], rowText(above[from].bytes).text, state);
    return state;
}

LogHighlighter::State LogHighlighter::take(qint64 documentRow, const LogRow &row, const QString &text,
                                           const State &before)
{
    // What continues a line has no first column, and the definition decides by that.
    const State after = row.begins ? highlightLine(QStringView(text).left(mostColoured), before) : before;
    if (m_after.size() >= mostStates)
        m_after.clear();
    m_after.insert(documentRow, after);
    return after;
}

void LogHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (!m_ranges || length == 0 || format.isDefaultTextStyle(theme()))
        return;
    auto known = m_formats.constFind(format.id());
    if (known == m_formats.constEnd()) {
        QTextCharFormat look;
        if (format.hasTextColor(theme()))
            look.setForeground(format.textColor(theme()));
        if (format.hasBackgroundColor(theme()))
            look.setBackground(format.backgroundColor(theme()));
        if (format.isBold(theme()))
            look.setFontWeight(QFont::Bold);
        if (format.isItalic(theme()))
            look.setFontItalic(true);
        if (format.isUnderline(theme()))
            look.setFontUnderline(true);
        if (format.isStrikeThrough(theme()))
            look.setFontStrikeOut(true);
        known = m_formats.insert(format.id(), look);
    }
    m_ranges->append({.start = offset, .length = length, .format = *known});
}

} // namespace Aegir
