// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/resultdetail.h"

#include "model/log/resulttext.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::ResultDetail)
};

/// The plugin writes no line over 256 KiB, the worker adds a little.

/// The number of the loop's own result that the item @p index belongs to, or -1.
int loopOf(const QList<RunResults::Result> &results, int index)
{
    for (int i = index + 1; i < results.size(); ++i) {
        if (results[i].task == results[index].task && results[i].host == results[index].host && !results[i].item)
            return i;
    }
    return -1;
}

/// How many items of the same loop came before @p index.
int itemNumber(const QList<RunResults::Result> &results, int index)
{
    int number = 0;
    for (int i = index - 1; i >= 0; --i) {
        if (results[i].task != results[index].task || results[i].host != results[index].host)
            continue;
        if (!results[i].item)
            break;
        ++number;
    }
    return number;
}

ResultState itemState(const QJsonObject &item)
{
    if (item[u"unreachable"_s].toBool())
        return ResultState::Unreachable;
    if (item[u"failed"_s].toBool())
        return ResultState::Failed;
    if (item[u"skipped"_s].toBool())
        return ResultState::Skipped;
    return item[u"changed"_s].toBool() ? ResultState::Changed : ResultState::Ok;
}

} // namespace

Result<Event> readEvent(const QString &path, qint64 position)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || position < 0 || !file.seek(position))
        return failure(Words::tr("The result cannot be read from %1: %2.")
                           .arg(path, position < 0 ? Words::tr("it was not recorded") : file.errorString()));
    const auto event = Event::fromLine(file.readLine(Event::longestLine));
    if (!event)
        return failure(
            Words::tr("%1 holds no event at byte %2. The file was changed or cut off.").arg(path).arg(position));
    return *event;
}

QJsonObject ResultDetail::result() const
{
    if (isHidden())
        return {};
    if (const QJsonValue whole = event[u"result"_s]; whole.isObject())
        return whole.toObject();
    QJsonObject told;
    for (const QString &key : {u"changed"_s, u"item"_s, u"rc"_s, u"msg"_s, u"stderr"_s}) {
        if (event.contains(key) && event[key] != QJsonValue(QString()))
            told[key] = event[key];
    }
    return told;
}

Result<ResultDetail> readResultDetail(const QString &path, const RunResults &results, int index)
{
    const RunResults::Result &asked = results.results().at(index);
    const int loop = asked.item ? loopOf(results.results(), index) : -1;
    const RunResults::Result &shown = loop < 0 ? asked : results.results().at(loop);
    const auto event = readEvent(path, shown.position);
    if (!event)
        return std::unexpected(event.error());

    ResultDetail detail{
        .state = shown.state, .duration = shown.duration, .noLog = asked.noLog || shown.noLog, .event = event->all};
    if (shown.task >= 0) {
        const RunResults::Task &task = results.tasks().at(shown.task);
        detail.task = task.name;
        detail.role = task.role;
        detail.action = task.action;
        detail.path = task.path;
    }
    if (shown.host >= 0)
        detail.host = results.hosts().at(shown.host);
    if (loop >= 0 && !detail.isHidden()) {
        const int item = itemNumber(results.results(), index);
        if (item < resultItems(detail.result()).size()) {
            detail.item = item;
        } else if (const auto own = readEvent(path, asked.position)) {
            // The loop's own result was too long to be recorded; the item's event tells at least a little.
            detail.state = asked.state;
            detail.event = own->all;
        }
    }
    return detail;
}

QList<ResultItem> resultItems(const QJsonObject &result)
{
    QList<ResultItem> items;
    const QJsonArray several = result[u"results"_s].toArray();
    for (const QJsonValue &one : several) {
        if (!one.isObject())
            return {}; // a module's own list of something else
        const QJsonObject item = one.toObject();
        QString variable = item[u"ansible_loop_var"_s].toString(u"item"_s);
        const QJsonValue about = item.contains(variable) ? item[variable] : item[u"item"_s];
        QString label = about.isObject() || about.isArray() ? shortText(resultYaml(about).trimmed()) : shortText(about);
        if (about.isUndefined())
            label = Words::tr("item %1").arg(items.size() + 1);
        const QJsonValue message = item[u"msg"_s];
        items.append({.label = label,
                      .state = itemState(item),
                      .message = message.isUndefined() ? QString() : shortText(message),
                      .result = item});
    }
    return items;
}

QString hiddenResultSentence()
{
    return Words::tr("The task hides its result (no_log).");
}

QString resultStateText(ResultState state)
{
    switch (state) {
    case ResultState::Ok:
        return Words::tr("ok");
    case ResultState::Changed:
        return Words::tr("changed");
    case ResultState::Skipped:
        return Words::tr("skipped");
    case ResultState::Failed:
        return Words::tr("failed");
    case ResultState::Unreachable:
        return Words::tr("unreachable");
    case ResultState::Ignored:
        return Words::tr("failed, ignored");
    case ResultState::Rescued:
        return Words::tr("failed, rescued");
    }
    return {};
}

QString durationText(double seconds)
{
    if (seconds < 0)
        return {};
    if (seconds < 60)
        return Words::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 0.095 ? 2 : seconds < 9.95 ? 1 : 0));
    const qint64 whole = qRound64(seconds);
    return Words::tr("%1 min", "minutes:seconds")
        .arg(u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0')));
}

} // namespace Aegir
