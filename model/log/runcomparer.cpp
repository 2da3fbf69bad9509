// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/runcomparer.h"

#include "model/log/resultdetail.h"
#include "model/log/resulttext.h"
#include "model/log/textdiff.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace Aegir {

/// What both threads know. The numbers are counted up by who asks; work whose number is an old one is not wanted any
/// more.
struct RunComparer::State
{
    std::atomic<int> comparison = 0;
    std::atomic<int> diff = 0;

    // Of the worker's thread alone:
    QString beforePath;
    QString afterPath;
    RunResults before;
    RunResults after;
};

RunComparer::RunComparer(QObject *parent)
    : QObject(parent)
    , m_context(new QObject)
    , m_state(std::make_shared<State>())
{
    m_thread.setObjectName(u"RunComparer"_s);
    m_context->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

RunComparer::~RunComparer()
{
    ++m_state->comparison;
    ++m_state->diff;
    m_thread.quit();
    m_thread.wait(); // no longer than for a line of events, or one diff
}

void RunComparer::compare(const QString &before, const QString &after)
{
    const int number = ++m_state->comparison;
    ++m_state->diff;
    QMetaObject::invokeMethod(m_context, [this, state = m_state, number, before, after] {
        const auto isOld = [&state, number] { return state->comparison != number; };
        auto beforeRun = readRunResults(before, isOld);
        auto afterRun = beforeRun ? readRunResults(after, isOld) : std::unexpected(beforeRun.error());
        if (isOld())
            return;
        if (!afterRun) {
            QMetaObject::invokeMethod(this, [this, number, error = afterRun.error()] {
                if (m_state->comparison == number)
                    emit failed(error.sentence);
            });
            return;
        }
        RunComparison comparison = compareRuns(*beforeRun, *afterRun);
        state->beforePath = before;
        state->afterPath = after;
        state->before = std::move(*beforeRun);
        state->after = std::move(*afterRun);
        QMetaObject::invokeMethod(this, [this, number, comparison = std::move(comparison)] {
            if (m_state->comparison == number)
                emit compared(comparison);
        });
    });
}

void RunComparer::makeDiff(const ComparedResult &row)
{
    const int number = ++m_state->diff;
    QMetaObject::invokeMethod(m_context, [this, state = m_state, number, row] {
        if (state->diff != number)
            return;
        const auto diff = resultDifference(state->beforePath, state->before, state->afterPath, state->after, row);
        QMetaObject::invokeMethod(this, [this, number, diff] {
            if (m_state->diff == number)
                emit diffReady(diff.value_or(QString()), diff ? QString() : diff.error().sentence);
        });
    });
}

Result<QString> resultDifference(const QString &before, const RunResults &beforeRun, const QString &after,
                                 const RunResults &afterRun, const ComparedResult &row)
{
    struct Side
    {
        QString yaml;
        bool hidden = false;
        bool truncated = false;
    };
    const auto read = [](const QString &path, const RunResults &run, int index) -> Result<Side> {
        if (index < 0)
            return Side();
        const auto detail = readResultDetail(path, run, index);
        if (!detail)
            return std::unexpected(detail.error());
        return Side{.yaml = resultYaml(comparableResult(detail->result()), YamlForm::Readable),
                    .hidden = detail->isHidden(),
                    .truncated = detail->isTruncated()};
    };
    const auto first = read(before, beforeRun, row.before);
    const auto second = first ? read(after, afterRun, row.after) : first;
    if (!second)
        return std::unexpected(second.error());
    if (row.noLog || first->hidden || second->hidden)
        return failure(hiddenResultSentence());
    if (first->truncated || second->truncated)
        return failure(
            RunComparer::tr("The result was too long to be recorded whole, so there is nothing to compare."));
    return unifiedDiff(first->yaml, second->yaml, RunComparer::tr("before", "what a diff begins with"),
                       RunComparer::tr("now", "what a diff leads to"));
}

} // namespace Aegir
