// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/judge.h"

#include "model/run/remedy.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Verdict)
};

/// The first line of @p message, shortened to what fits a sentence.
QString brief(const QString &message)
{
    constexpr qsizetype most = 240;
    QString line = message.trimmed().section(u'\n', 0, 0).trimmed();
    // ansible-core 2.19 tells what a program said itself below its own words.
    const qsizetype said = message.indexOf(u"\n>>> Standard Error\n"_s);
    if (const QString error = message.mid(said).trimmed().section(u'\n', 1, 1).trimmed();
        said >= 0 && !error.isEmpty()) {
        while (line.endsWith(u'.'))
            line.chop(1);
        line += u": "_s + error;
    }
    if (line.size() > most)
        line = line.first(most) + u'…';
    while (line.endsWith(u'.'))
        line.chop(1);
    return line.isEmpty() ? Text::tr("it said nothing") : line;
}

QString exitSentence(const RunFacts &facts)
{
    if (facts.signal != 0)
        return Text::tr("Ansible was ended by signal %1 before the play was over.").arg(facts.signal);
    const int code = facts.exitCode.value_or(-1);
    if (code == 99)
        return Text::tr("Ansible was interrupted before the play was over (exit code 99).");
    const QString said = facts.errorLine.isEmpty() ? QString() : u": "_s + brief(facts.errorLine);
    if (code == 4)
        return Text::tr("Ansible could not read the playbook or a role (exit code 4)%1.").arg(said);
    if (code == 0)
        return Text::tr("Ansible ended with exit code 0 but told of no play: it ran none, or did not load the plugin "
                        "that records it%1.")
            .arg(said);
    return Text::tr("Ansible ended before the play was over (exit code %1)%2.").arg(QString::number(code), said);
}

/// A task that Ansible adds of itself, whatever tags are given.
bool isFrame(const Event &event)
{
    const QString action = event.all[u"action"_s].toString().section(u'.', -1);
    return action == u"validate_argument_spec" || action == u"gather_facts" || action == u"setup";
}

/// What a task said, with the command's own words where Ansible only says that it failed.
QString messageOf(const Event &event)
{
    if (event.noLog)
        return Text::tr("its output is hidden (no_log)");
    const QString errors = event.all[u"stderr"_s].toString().trimmed();
    if (event.message != u"non-zero return code" || errors.isEmpty())
        return event.message;
    return Text::tr("%1 (return code %2)").arg(errors, QString::number(event.all[u"rc"_s].toInt()));
}
} // namespace

EventTally::Decisive EventTally::decisiveOf(const Event &event) const
{
    return {.number = event.number,
            .task = m_taskNames.value(event.task, event.name),
            .host = event.host,
            .message = messageOf(event),
            .unreachable = event.kind == Event::Kind::Unreachable};
}

Verdict EventTally::Decisive::verdict(Status status, const QString &sentence) const
{
    return {.status = status, .sentence = sentence, .task = task, .host = host, .message = message, .event = number};
}

void EventTally::add(const Event &event)
{
    switch (event.kind) {
    case Event::Kind::Task:
        // As the log's banner has it, so that a person finds it there.
        m_taskNames.insert(event.task, event.role.isEmpty() ? event.name : event.role + u" : "_s + event.name);
        m_didSomething = m_didSomething || !isFrame(event);
        break;
    case Event::Kind::Failed:
    case Event::Kind::Unreachable:
        if (event.ignored)
            m_forgiven << decisiveOf(event);
        else
            m_lastFailure.insert(event.host, decisiveOf(event));
        break;
    case Event::Kind::Ok:
        if (const QJsonValue warning = event.feedback[u"aegir_warning"_s]; warning.isString()) {
            m_declaredWarning = warning.toString();
            m_declaredAt = decisiveOf(event);
        }
        break;
    case Event::Kind::NoHostsMatched:
        m_noHostsMatched = true;
        break;
    case Event::Kind::Stats: {
        m_hasStats = true;
        const QJsonObject hosts = event.all[u"hosts"_s].toObject();
        for (auto it = hosts.begin(); it != hosts.end(); ++it) {
            const QJsonObject counts = it.value().toObject();
            m_hosts.insert(it.key(),
                           {.failures = counts[u"failures"_s].toInt(),
                            .unreachable = counts[u"unreachable"_s].toInt(),
                            .rescued = counts[u"rescued"_s].toInt(),
                            .ignored = counts[u"ignored"_s].toInt()});
        }
        break;
    }
    default:
        break;
    }
}

Verdict judge(const RunFacts &facts)
{
    const EventTally &events = facts.events;
    if (facts.cancelRequested)
        return {.status = Status::Cancelled,
                .sentence = Text::tr("Cancelled. What was already running on a remote host may go on there.")};
    if (facts.timedOut) {
        return {.status = Status::Error,
                .sentence = Text::tr("Stopped after %n second(s), the operation's timeout.", nullptr, facts.timeout)};
    }
    if (facts.fellSilent) {
        return {.status = Status::Error,
                .sentence = Text::tr("Stopped, because it said nothing for %n second(s), the operation's idle timeout.",
                                     nullptr, facts.idleTimeout)
                    + u' ' + Text::tr("If it waited for an answer: nobody can give one while it runs.")};
    }
    if (!facts.startError.isEmpty())
        return {.status = Status::Error, .sentence = facts.startError};
    if (facts.keeperLost)
        return {.status = Status::Interrupted,
                .sentence = Text::tr("The process that keeps watch over Ansible was killed, and Ansible was stopped.")};

    QList<EventTally::Decisive> failures;
    int failedHosts = 0;
    int rescued = 0;
    int ignored = 0;
    QString rescuedHost;
    for (auto it = events.m_hosts.begin(); it != events.m_hosts.end(); ++it) {
        rescued += it->rescued;
        ignored += it->ignored;
        if (it->rescued > 0 && rescuedHost.isEmpty())
            rescuedHost = it.key();
        if (it->failures == 0 && it->unreachable == 0)
            continue;
        ++failedHosts;
        if (const auto failure = events.m_lastFailure.constFind(it.key()); failure != events.m_lastFailure.constEnd())
            failures << *failure;
    }

    if (!events.m_hasStats)
        return {.status = Status::Error, .sentence = exitSentence(facts)};
    if (failedHosts > 0) {
        if (failures.isEmpty()) {
            return {.status = Status::Error,
                    .sentence = Text::tr("%n host(s) failed; the log says where.", nullptr, failedHosts)};
        }
        const auto first = *std::ranges::min_element(failures, {}, &EventTally::Decisive::number);
        QString sentence = first.unreachable
            ? Text::tr("Host %1 is unreachable: %2.").arg(first.host, brief(first.message))
            : Text::tr("“%1” failed on %2: %3.").arg(first.task, first.host, brief(first.message));
        if (const QString remedy = remedyFor(first.message); !remedy.isEmpty())
            sentence += u' ' + remedy;
        if (failedHosts > 1)
            sentence += u' ' + Text::tr("%n other host(s) failed too.", nullptr, failedHosts - 1);
        return first.verdict(Status::Error, sentence);
    }
    if (events.m_hosts.isEmpty()) {
        return {.status = Status::Error,
                .sentence = events.m_noHostsMatched
                    ? Text::tr("No host of the inventory matches “%1”: nothing was run.").arg(facts.hosts)
                    : Text::tr("The play ran on no host: nothing was done.")};
    }
    if (facts.exitCode != 0) {
        // A plugin, or Ansible itself, failed after the play.
        return {.status = Status::Error,
                .sentence = facts.exitCode
                    ? Text::tr("The play went through, but Ansible then ended with exit code %1.").arg(*facts.exitCode)
                    : Text::tr("The play went through, but Ansible was then ended by signal %1.").arg(facts.signal)};
    }
    if (ignored > 0 && events.m_forgiven.isEmpty())
        return {.status = Status::Warning, .sentence = Text::tr("%n failure(s) were ignored.", nullptr, ignored)};
    if (ignored > 0) {
        const EventTally::Decisive &first = events.m_forgiven.first();
        QString sentence =
            Text::tr("“%1” ignored a failure on %2: %3.").arg(first.task, first.host, brief(first.message));
        if (ignored > 1)
            sentence += u' ' + Text::tr("%n other failure(s) were ignored too.", nullptr, ignored - 1);
        return first.verdict(Status::Warning, sentence);
    }
    if (!events.m_declaredWarning.isEmpty())
        return events.m_declaredAt.verdict(Status::Warning, events.m_declaredWarning);
    if (rescued > 0) {
        const EventTally::Decisive at = events.m_lastFailure.value(rescuedHost);
        return at.verdict(
            Status::Warning,
            at.number == 0
                ? Text::tr("%n failure(s) were rescued.", nullptr, rescued)
                : Text::tr("“%1” failed on %2 and was rescued: %3.").arg(at.task, at.host, brief(at.message)));
    }
    if (facts.selectsTasks && !events.m_didSomething)
        return {.status = Status::Warning, .sentence = Text::tr("No task has the given tags: nothing was done.")};
    return {.status = Status::Ok,
            .sentence = Text::tr("Done on %n host(s).", nullptr, static_cast<int>(events.m_hosts.size()))};
}

QString errorLineOf(const QByteArray &lastOutput)
{
    QString found;
    QString early; // before its own words for errors are set up, Ansible uses these
    for (const QByteArray &raw : lastOutput.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        for (const QString &prefix : {u"ERROR! "_s, u"[ERROR]: "_s, u"ansible-playbook: error: "_s}) {
            if (line.startsWith(prefix))
                found = line.sliced(prefix.size());
        }
        if (line.startsWith(u"ERROR: "))
            early = line.sliced(7);
    }
    return found.isEmpty() ? early : found;
}

} // namespace Aegir
