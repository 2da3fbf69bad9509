// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runsession.h"

#include "app/cli/format.h"
#include "model/inventory/statustext.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

int exitCodeOf(Status status)
{
    switch (status) {
    case Status::Ok:
    case Status::Warning:
        return Done;
    case Status::Cancelled:
        return Cancelled;
    case Status::Interrupted:
        return Interrupted;
    default:
        return Failed;
    }
}

QString endText(Session &session, const Run &run)
{
    QString text = Session::tr("%1, run %2: %3.").arg(session.labelOf(run)).arg(run.id).arg(statusText(run.status));
    if (!run.verdict.sentence.isEmpty()) {
        text += u' ' + run.verdict.sentence;
    }
    return visibleLine(text);
}

QJsonObject runJson(Session &session, const Run &run)
{
    QJsonObject object = toJson(run, session.nameOf(run.entity), session.logPath(run));
    const auto entity = session.store().entity(run.entity);
    object.insert(u"outputs"_s, entity ? entity->outputs : QJsonObject());
    if (run.status == Status::Waiting) {
        object.insert(u"sentence"_s, session.queue().waitReason(run.id));
    }
    return object;
}

RunSession::RunSession(Session &session, const Run &run, Mode mode)
    : QObject(&session)
    , m_session(session)
    , m_run(run.id)
    , m_known(run)
    , m_mode(mode)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(500ms);
    connect(&m_patience, &QTimer::timeout, this, &RunSession::tellWaiting);
    m_storePatience.setSingleShot(true);
    m_storePatience.setInterval(5s);
    connect(&m_storePatience, &QTimer::timeout, this, &RunSession::takeVerdict);
    connect(&m_interrupts, &StopSignals::arrived, this, &RunSession::interrupt);
    connect(&m_session.queue(), &Queue::runChanged, this, [this] { look(); });
    connect(&m_session.queue(), &Queue::holderChanged, this, [this] { look(); });
}

void RunSession::start()
{
    m_patience.start();
    look();
}

void RunSession::look()
{
    if (m_ended) {
        return;
    }
    const auto run = m_session.store().run(m_run);
    if (!run) {
        // It was dispatched, and nothing here can stop it: its folder still tells the end.
        if (!m_watcher || m_drained) {
            takeVerdict();
        }
        return;
    }
    m_known = *run;
    if (run->status == Status::Waiting) {
        if (!m_said.isEmpty() && m_mode != Mode::Detach) {
            tellWaiting(); // what it waits for may have changed
        }
        return;
    }
    m_patience.stop();
    if (!m_watcher) {
        watch(*run);
    }
    if (m_drained && isFinal(run->status)) {
        end(*run);
    } else if (m_drained && m_result && !m_storePatience.isActive()) {
        m_storePatience.start();
    }
}

void RunSession::takeVerdict()
{
    if (m_ended) {
        return;
    }
    const QString folder = m_session.workspace().runFolder(m_known).path();
    if (!m_result) {
        leave(m_session.out().fail(tr("Run %1 cannot be found in the workspace's database any more. If it was started, "
                                      "it goes on; its output is in %2.")
                                       .arg(m_run)
                                       .arg(QDir::toNativeSeparators(folder)),
                                   {{u"run"_s, m_run}}, Interrupted));
        return;
    }
    m_session.out().notice(tr("The workspace's database did not take the verdict of run %1; it stands in %2.")
                               .arg(m_run)
                               .arg(QDir::toNativeSeparators(folder)));
    m_known.status = m_result->verdict.status;
    m_known.verdict = m_result->verdict;
    m_known.finished = m_result->finished;
    end(m_known);
}

void RunSession::watch(const Run &run)
{
    if (isFinal(run.status) && !QFile::exists(m_session.logPath(run))) {
        m_drained = true; // it never started
        return;
    }
    m_watcher = std::make_unique<RunWatcher>(m_session.workspace().runFolder(run), m_session.queue().folders());
    const auto drained = [this] {
        m_drained = true;
        look();
    };
    connect(m_watcher.get(), &RunWatcher::finished, this, [this, drained](const RunResult &result) {
        m_result = result;
        drained();
    });
    connect(m_watcher.get(), &RunWatcher::lost, this, drained);
    if (m_mode == Mode::Detach) {
        // Secrets are on their way to the worker until Ansible itself has begun.
        connect(m_watcher.get(), &RunWatcher::eventArrived, this, &RunSession::detached);
        if (!run.needsSecrets) {
            connect(m_watcher.get(), &RunWatcher::workerStarted, this, &RunSession::detached);
        }
        m_watcher->start(RunWatcher::noOutput);
    } else {
        connect(m_watcher.get(), &RunWatcher::outputArrived, this, &RunSession::takeOutput);
        m_watcher->start();
    }
}

void RunSession::takeOutput(const QByteArray &bytes)
{
    const Console &out = m_session.out();
    if (!out.isJson()) {
        out.log(bytes);
    } else if (m_session.parser().isSet(u"verbose"_s)) {
        out.logToError(bytes);
    }
}

void RunSession::tellWaiting()
{
    const auto run = m_session.store().run(m_run);
    if (m_ended || !run || run->status != Status::Waiting) {
        return;
    }
    if (m_mode == Mode::Detach) {
        detached();
        return;
    }
    const QString reason = m_session.queue().waitReason(m_run);
    // That a holder does not answer is told by the queue itself.
    if (!reason.isEmpty() && reason != m_said && m_session.queue().silence().isEmpty()) {
        m_said = reason;
        m_session.out().notice(tr("Run %1: %2").arg(m_run).arg(visibleLine(reason)));
    }
}

void RunSession::detached()
{
    const auto run = m_session.store().run(m_run);
    if (m_ended || !run) {
        return;
    }
    const Console &out = m_session.out();
    if (run->status == Status::Waiting) {
        QString text = tr("Run %1: %2").arg(m_run).arg(m_session.queue().waitReason(m_run));
        if (m_session.queue().isHolder() && !m_session.queue().isPaused()) {
            text += u' ' + tr("It starts when the window is opened or “aegir queue --work” is run.");
        }
        out.text(visibleLine(text) + u'\n');
    } else {
        const QString text = tr("%1 runs as run %2; “aegir log %2 --follow” shows it.");
        out.text(visibleLine(text.arg(m_session.labelOf(*run)).arg(m_run)) + u'\n');
    }
    out.json(runJson(m_session, *run));
    leave(Done);
}

void RunSession::interrupt()
{
    const Console &out = m_session.out();
    if (const auto run = m_session.store().run(m_run); run && isFinal(run->status)) {
        end(*run);
        return;
    }
    if (m_mode == Mode::Attend && !m_cancelled) {
        m_cancelled = true;
        m_session.store().setWritePatience(Store::briefPatience); // the worker can be told while another program writes
        if (const auto asked = m_session.queue().cancel(m_run); asked) {
            out.notice(u'\n' + tr("Cancelling run %1; press Ctrl-C again to leave it alone.").arg(m_run));
            return;
        }
    }
    out.notice(u'\n' + tr("Run %1 goes on without us; “aegir log %1 --follow” shows it.").arg(m_run));
    if (const auto run = m_session.store().run(m_run)) {
        out.json(runJson(m_session, *run));
    }
    leave(m_mode == Mode::Follow ? Done : Interrupted);
}

void RunSession::end(const Run &run)
{
    if (m_ended) {
        return;
    }
    m_session.out().text(endText(m_session, run) + u'\n');
    m_session.out().json(runJson(m_session, run));
    leave(exitCodeOf(run.status));
}

void RunSession::leave(int exitCode)
{
    m_ended = true;
    m_session.finish(exitCode);
}

} // namespace Aegir
