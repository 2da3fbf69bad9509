// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the queue's holder writes the end of a run into the store, with the run that tries it again.
#include "model/dispatch/queueholder.h"

#include <QDir>

namespace Aegir {

Result<void> QueueHolder::endInStore(const Run &run, const RunResult &result)
{
    auto repetition = repetitionOf(run, result);
    Run next;
    Result<void> prepared;
    if (repetition) {
        repetition->prepare = [&](const Run &added) {
            next = added;
            prepared = prepareAgain(run, added);
            return prepared;
        };
    }
    const auto end = [&] {
        return m_workspace.store().finishRun(run.id, result.verdict, result.started, result.finished, repetition);
    };
    auto ended = end();
    if (!prepared) {
        // The verdict must not wait for what cannot be repeated.
        QDir(m_workspace.runFolder(next).path()).removeRecursively();
        emit failed(tr("Run %1 is not tried again: %2").arg(QString::number(run.id), prepared.error().sentence));
        repetition.reset();
        next = {};
        ended = end();
    }
    if (ended && *ended && next.id) {
        if (next.needsSecrets)
            m_secrets[next.id] = secretsOf(run.id);
        emit runChanged(next.id);
    } else if (next.id) {
        QDir(m_workspace.runFolder(next).path()).removeRecursively();
    }
    return ended.transform([](bool) { });
}

std::optional<Repetition> QueueHolder::repetitionOf(const Run &run, const RunResult &result)
{
    const OperationType *type = m_workspace.catalogue().operationType(run.operation);
    if (result.verdict.status != Status::Error || !type || run.attempt > type->retry.times || m_ansible.isEmpty()
        || run.cancelAsked) {
        return std::nullopt;
    }
    if (run.needsSecrets && !m_secrets.contains(run.id)) {
        emit failed(tr("Run %1 is not tried again: its secrets, which are kept in memory only, are gone.").arg(run.id));
        return std::nullopt;
    }
    const QDateTime end = result.finished.isValid() ? result.finished : QDateTime::currentDateTimeUtc();
    return Repetition{.attempts = type->retry.times + 1, .notBefore = end + type->retry.delay, .prepare = {}};
}

/// The folder of @p next, which is asked for the same as @p run was.
Result<void> QueueHolder::prepareAgain(const Run &run, const Run &next) const
{
    return m_workspace.runFolder(run).request().and_then([&](RunRequest request) {
        request.run = next.id;
        request.ansiblePlaybook = m_ansible;
        return m_workspace.runFolder(next).create(request);
    });
}

} // namespace Aegir
