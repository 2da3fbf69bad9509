// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logcopy.h"

#include "model/log/rowtext.h"

#include <QElapsedTimer>

namespace Aegir {

namespace {
constexpr qint64 someRows = 64;
constexpr qint64 oneTurn = 8; ///< milliseconds
} // namespace

LogCopy::LogCopy(VisibleRows &rows, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &LogCopy::turn);
    connect(&rows, &VisibleRows::reset, this, &LogCopy::cancel);
    // Half of one filter's rows and half of another's would be no selection that anybody made.
    connect(&rows, &VisibleRows::changed, this, [this] {
        if (isActive())
            start(m_progress.selection, m_limit);
    });
}

void LogCopy::start(const LogSelection &selection, qsizetype limit)
{
    m_progress = {.selection = selection, .text = {}, .next = selection.first().row};
    m_limit = limit;
    m_turn.start();
    turn();
}

void LogCopy::cancel()
{
    m_turn.stop();
    m_progress = {};
}

QString LogCopy::text(const VisibleRows &rows, const LogSelection &selection, qsizetype limit)
{
    Progress progress{.selection = selection, .text = {}, .next = selection.first().row};
    while (progress.text.size() <= limit && progress.take(rows)) { }
    return progress.text.left(limit);
}

void LogCopy::turn()
{
    QElapsedTimer timer;
    timer.start();
    while (m_progress.take(m_rows)) {
        if (m_progress.text.size() > m_limit) {
            cancel();
            emit tooLong();
            return;
        }
        if (timer.elapsed() >= oneTurn)
            return;
    }
    const QString text = m_progress.text;
    cancel();
    if (text.size() > m_limit)
        emit tooLong();
    else
        emit finished(text);
}

bool LogCopy::Progress::take(const VisibleRows &rows)
{
    if (selection.isEmpty() || next > selection.last().row)
        return false;
    qint64 row = rows.nearestRow(next);
    if (row < 0 || rows.documentRow(row) < next)
        ++row;
    const QList<LogRow> some = rows.rows(row, someRows);
    for (const LogRow &content : some) {
        const qint64 documentRow = rows.documentRow(row++);
        const QString whole = rowText(content.bytes).text;
        const auto part = selection.partOf(documentRow, whole.size());
        if (!part)
            return false;
        // The rest of the open line may be hidden.
        if (lineIsOpen && content.begins)
            text += u'\n';
        text += QStringView(whole).sliced(part->start, part->length);
        if (part->lineEnd && content.ended)
            text += u'\n';
        lineIsOpen = part->lineEnd && !content.ended;
        next = documentRow + 1;
    }
    return !some.isEmpty();
}

} // namespace Aegir
