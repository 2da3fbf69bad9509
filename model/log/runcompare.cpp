// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/runcompare.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunCompare)
};

/// How surely a task is known again: what its key is made of.
enum class Match { Line, File, Name };

QString keyOf(const RunResults::Task &task, Match match)
{
    QString path = task.path;
    // Each run has a playbook of its own, in a folder of its own.
    if (const qsizetype own = path.lastIndexOf("/playbook.yml:"_L1); own >= 0)
        path.remove(0, own);
    if (match == Match::File)
        path.truncate(std::max<qsizetype>(0, path.lastIndexOf(u':')));
    if (match == Match::Name)
        path.clear();
    return task.role + QChar(0) + task.name + QChar(0) + path;
}

/// Pairs the results of two runs.
class Pairing
{
public:
    Pairing(const RunResults &before, const RunResults &after)
        : m_before(before)
        , m_after(after)
        , m_partnerOfBefore(before.results().size(), -1)
        , m_partnerOfAfter(after.results().size(), -1)
    {
        for (const Match match : {Match::Line, Match::File, Match::Name})
            pairBy(match);
    }

    int ofBefore(int result) const { return m_partnerOfBefore[result]; }
    int ofAfter(int result) const { return m_partnerOfAfter[result]; }

    /// Items are left to their loop's result; what belongs to no task or host cannot be told apart.
    static bool counts(const RunResults::Result &result)
    {
        return !result.item && result.task >= 0 && result.host >= 0;
    }

private:
    void pairBy(Match match)
    {
        QHash<QString, int> names;
        const auto numbered = [&names, match](const RunResults &run) {
            QList<int> keys;
            for (const RunResults::Task &task : run.tasks()) {
                const QString key = keyOf(task, match);
                const auto known = names.constFind(key);
                keys.append(known != names.cend() ? *known : *names.insert(key, int(names.size())));
            }
            return keys;
        };
        const QList<int> beforeKeys = numbered(m_before);
        const QList<int> afterKeys = numbered(m_after);
        QHash<std::pair<int, QString>, QList<int>> open; // the earlier run's results that have no partner, last first
        for (int i = int(m_before.results().size()) - 1; i >= 0; --i) {
            const RunResults::Result &result = m_before.results().at(i);
            if (m_partnerOfBefore[i] < 0 && counts(result))
                open[{beforeKeys[result.task], m_before.hosts().at(result.host)}].append(i);
        }
        for (int i = 0; i < m_after.results().size() && !open.isEmpty(); ++i) {
            const RunResults::Result &result = m_after.results().at(i);
            if (m_partnerOfAfter[i] >= 0 || !counts(result))
                continue;
            const auto found = open.find({afterKeys[result.task], m_after.hosts().at(result.host)});
            if (found == open.end())
                continue;
            const int partner = found->takeLast();
            if (found->isEmpty())
                open.erase(found);
            m_partnerOfAfter[i] = partner;
            m_partnerOfBefore[partner] = i;
        }
    }

    const RunResults &m_before;
    const RunResults &m_after;
    QList<int> m_partnerOfBefore;
    QList<int> m_partnerOfAfter;
};

ComparedResult::Kind kindOf(const ComparedResult &row)
{
    using enum ComparedResult::Kind;
    if (row.before < 0)
        return Appeared;
    if (row.after < 0)
        return Vanished;
    if (row.beforeState != row.afterState)
        return State;
    if (isDrift(row.beforeDuration, row.afterDuration))
        return row.afterDuration > row.beforeDuration ? Slower : Faster;
    return Same;
}

ComparedResult makeRow(const RunResults &before, int beforeIndex, const RunResults &after, int afterIndex)
{
    ComparedResult row{.before = beforeIndex, .after = afterIndex};
    const auto name = [&row](const RunResults &run, const RunResults::Result &result) {
        row.role = run.tasks().at(result.task).role;
        row.task = run.tasks().at(result.task).name;
        row.host = run.hosts().at(result.host);
        row.noLog = row.noLog || result.noLog;
    };
    if (beforeIndex >= 0) {
        const RunResults::Result &result = before.results().at(beforeIndex);
        name(before, result);
        row.beforeState = result.state;
        row.beforeDuration = result.duration;
    }
    if (afterIndex >= 0) {
        const RunResults::Result &result = after.results().at(afterIndex);
        name(after, result);
        row.afterState = result.state;
        row.afterDuration = result.duration;
    }
    row.kind = kindOf(row);
    return row;
}

/// Counts tasks, however many hosts each ran on. Those that are new or gone with their host are told by the host.
void count(RunComparison &comparison, const RunResults &before, const RunResults &after)
{
    const QSet<QString> oldHosts(before.hosts().begin(), before.hosts().end());
    const QSet<QString> newHosts(after.hosts().begin(), after.hosts().end());
    for (const QString &host : after.hosts()) {
        if (!oldHosts.contains(host))
            comparison.newHosts.append(host);
    }
    for (const QString &host : before.hosts()) {
        if (!newHosts.contains(host))
            comparison.goneHosts.append(host);
    }
    std::array<QSet<int>, 6> tasks;
    for (const ComparedResult &row : std::as_const(comparison.rows)) {
        const bool isGone = row.kind == ComparedResult::Kind::Vanished;
        if ((isGone && !newHosts.contains(row.host)) || (row.before < 0 && !oldHosts.contains(row.host)))
            continue;
        tasks[size_t(row.kind)].insert(isGone ? before.results().at(row.before).task
                                              : after.results().at(row.after).task);
    }
    const auto number = [&tasks](ComparedResult::Kind kind) { return int(tasks[size_t(kind)].size()); };
    comparison.changedTasks = number(ComparedResult::Kind::State);
    comparison.newTasks = number(ComparedResult::Kind::Appeared);
    comparison.goneTasks = number(ComparedResult::Kind::Vanished);
    comparison.slowerTasks = number(ComparedResult::Kind::Slower);
    comparison.fasterTasks = number(ComparedResult::Kind::Faster);
}

/// What a diff led to: two runs are compared by what they left, not by what each of them found.
QJsonValue outcome(const QJsonValue &diff)
{
    if (diff.isArray()) {
        QJsonArray outcomes;
        const QJsonArray several = diff.toArray();
        for (const QJsonValue &one : several)
            outcomes.append(outcome(one));
        return outcomes;
    }
    return diff.isObject() && diff[u"after"_s] != QJsonValue::Undefined ? QJsonObject{{u"after"_s, diff[u"after"_s]}}
                                                                        : diff;
}

} // namespace

bool isDrift(double before, double after)
{
    if (before < 0 || after < 0 || std::abs(after - before) <= noticedSeconds)
        return false;
    return std::max(before, after) > noticedRatio * std::min(before, after);
}

RunComparison compareRuns(const RunResults &before, const RunResults &after)
{
    const Pairing pairing(before, after);
    RunComparison comparison;
    comparison.rows.reserve(std::max(before.results().size(), after.results().size()));
    // What vanished comes behind the row of the result before it, which the later run may have elsewhere.
    QHash<int, QList<int>> vanished; // by the later run's index that they follow; -1: at the top
    int follows = -1;
    for (int i = 0; i < before.results().size(); ++i) {
        if (!Pairing::counts(before.results().at(i)))
            continue;
        if (pairing.ofBefore(i) >= 0)
            follows = pairing.ofBefore(i);
        else
            vanished[follows].append(i);
    }
    for (int i = -1; i < after.results().size(); ++i) {
        if (i >= 0 && Pairing::counts(after.results().at(i)))
            comparison.rows.append(makeRow(before, pairing.ofAfter(i), after, i));
        const QList<int> here = vanished.value(i);
        for (const int gone : here)
            comparison.rows.append(makeRow(before, gone, after, -1));
    }
    count(comparison, before, after);
    return comparison;
}

QString comparisonSentence(const RunComparison &comparison)
{
    QStringList parts;
    if (comparison.changedTasks > 0)
        parts.append(Words::tr("%n tasks changed state", nullptr, comparison.changedTasks));
    if (comparison.newTasks > 0)
        parts.append(Words::tr("%n tasks are new", nullptr, comparison.newTasks));
    if (comparison.goneTasks > 0)
        parts.append(Words::tr("%n tasks are gone", nullptr, comparison.goneTasks));
    if (comparison.slowerTasks > 0)
        parts.append(Words::tr("%n tasks took longer", nullptr, comparison.slowerTasks));
    if (comparison.fasterTasks > 0)
        parts.append(Words::tr("%n tasks were faster", nullptr, comparison.fasterTasks));
    if (!comparison.newHosts.isEmpty())
        parts.append(Words::tr("%n hosts are new", nullptr, int(comparison.newHosts.size())));
    if (!comparison.goneHosts.isEmpty())
        parts.append(Words::tr("%n hosts are gone", nullptr, int(comparison.goneHosts.size())));
    if (comparison.rows.isEmpty())
        return Words::tr("Neither run got as far as a task.");
    if (parts.isEmpty())
        return Words::tr("Every task ended as before, and took about as long.");
    return Words::tr("%1.", "a sentence of a list").arg(parts.join(Words::tr(", ", "between the parts of a list")));
}

QJsonObject comparableResult(const QJsonObject &result)
{
    QJsonObject kept = result;
    if (const QJsonValue diff = result[u"diff"_s]; diff.isObject() || diff.isArray())
        kept[u"diff"_s] = outcome(diff);
    // A copy that Ansible made for this run alone.
    if (const QString source = result[u"src"_s].toString(); source.contains("/.ansible/tmp/"_L1))
        kept[u"src"_s] = source.sliced(source.lastIndexOf(u'/') + 1);
    if (result.contains(u"start"_s) && result.contains(u"end"_s) && result.contains(u"delta"_s)) {
        for (const QString &time : {u"start"_s, u"end"_s, u"delta"_s})
            kept.remove(time);
    }
    for (const QString &text : {u"stdout"_s, u"stderr"_s}) {
        if (result[text].isString())
            kept.remove(text + u"_lines"_s);
    }
    if (result[u"results"_s].isArray()) {
        QJsonArray items;
        const QJsonArray all = result[u"results"_s].toArray();
        for (const QJsonValue &item : all)
            items.append(item.isObject() ? QJsonValue(comparableResult(item.toObject())) : item);
        kept[u"results"_s] = items;
    }
    return kept;
}

Result<RunResults> readRunResults(const QString &path, const std::function<bool()> &isCancelled)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Words::tr("The events of the run cannot be read from %1: %2.").arg(path, file.errorString()));
    RunResults results;
    QByteArray line(Event::longestLine + 2, Qt::Uninitialized); // with the line's end and the string's
    bool isRest = false;                                        // of a line that is too long
    while (!file.atEnd()) {
        if (isCancelled && isCancelled())
            return failure(Words::tr("Reading was cancelled."));
        const qint64 position = file.pos();
        const qint64 length = file.readLine(line.data(), line.size());
        if (length <= 0)
            break;
        const bool ends = line[length - 1] == '\n' || file.atEnd();
        auto event =
            ends && !isRest ? Event::fromLine(QByteArray::fromRawData(line.constData(), length)) : std::nullopt;
        isRest = !ends;
        if (event) {
            event->position = position;
            results.add(*event);
        }
    }
    return results;
}

} // namespace Aegir
