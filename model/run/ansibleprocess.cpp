// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/ansibleprocess.h"

#include "model/run/platform.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto stagePatience = 5s;
constexpr qint64 oneRead = 1 << 20;
} // namespace

QString findAnsiblePlaybook(const QString &configured)
{
    if (!configured.isEmpty()) {
        const QFileInfo program(configured);
        return program.isFile() && program.isExecutable() ? program.absoluteFilePath() : QString();
    }
    const QString program = u"ansible-playbook"_s;
    if (const QString found = QStandardPaths::findExecutable(program); !found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(
        program, {QDir::homePath() + u"/.local/bin"_s, u"/opt/homebrew/bin"_s, u"/usr/local/bin"_s, u"/usr/bin"_s});
}

QProcessEnvironment ansibleEnvironment(QProcessEnvironment base)
{
    // Colour comes from the log's highlighting, and from there alone.
    base.remove(u"ANSIBLE_FORCE_COLOR"_s);
    base.insert(u"ANSIBLE_NOCOLOR"_s, u"1"_s);
    // Without it Python keeps a pipe's text back until its buffer is full or a worker forks.
    base.insert(u"PYTHONUNBUFFERED"_s, u"1"_s);
    base.insert(u"ANSIBLE_INVENTORY_UNPARSED_FAILED"_s, u"1"_s);
    base.insert(u"ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED"_s, u"1"_s);
    // What one task's form sends is its own role's: ansible-core 2.14 would show it to the other roles of the play.
    base.insert(u"ANSIBLE_PRIVATE_ROLE_VARS"_s, u"1"_s);
    base.insert(u"AEGIR_EVENTS"_s, u"fd:3"_s);
    // Ansible ends at once in a locale that is not UTF-8; without any it is content.
    QString locale;
    for (const QString &name : {u"LANG"_s, u"LC_CTYPE"_s, u"LC_ALL"_s}) {
        if (!base.value(name).isEmpty())
            locale = base.value(name);
    }
    const QString lower = locale.toLower();
    if (!locale.isEmpty() && !lower.contains(u"utf-8"_s) && !lower.contains(u"utf8"_s))
        base.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return base;
}

AnsibleProcess::AnsibleProcess(QObject *parent)
    : QObject(parent)
{
    m_stageTimer.setSingleShot(true);
    connect(&m_stageTimer, &QTimer::timeout, this, &AnsibleProcess::nextStage);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            finish(tr("Ansible could not be started (%1): %2.").arg(m_process.program(), m_process.errorString()),
                   std::nullopt, 0);
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        if (status == QProcess::NormalExit)
            finish({}, exitCode, 0);
        else
            finish({}, std::nullopt, exitCode);
    });
}

AnsibleProcess::~AnsibleProcess()
{
    m_process.disconnect(this);
    m_outputNotifier.reset();
    m_eventsNotifier.reset();
    closeDescriptor(m_output);
    closeDescriptor(m_events);
}

void AnsibleProcess::start(const QStringList &command, const QString &workingDir,
                           const QProcessEnvironment &environment)
{
    const PipeEnds output = openPipe();
    const PipeEnds events = openPipe();
    m_output = output.reading;
    m_events = events.reading;
    if (m_output < 0 || m_events < 0) {
        closeDescriptor(output.writing);
        closeDescriptor(events.writing);
        finish(tr("Ansible could not be started: the system gave no pipe for its output."), std::nullopt, 0);
        return;
    }
    m_process.setProgram(command.first());
    m_process.setArguments(command.sliced(1));
    m_process.setWorkingDirectory(workingDir);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([output, events] { becomeAnsible(output.writing, events.writing); });
    for (auto &[notifier, descriptor] :
         {std::pair(&m_outputNotifier, m_output), std::pair(&m_eventsNotifier, m_events)}) {
        *notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
        connect(notifier->get(), &QSocketNotifier::activated, this, &AnsibleProcess::readPipes);
    }
    m_process.start();
    m_leader = m_process.processId();
    closeDescriptor(output.writing);
    closeDescriptor(events.writing);
}

void AnsibleProcess::readPipes()
{
    // An event is written after the output it belongs to. Reading the events first and the output right after makes
    // sure that what stood in the output when the event was written is here too.
    const Reading events = readNow(m_events, oneRead);
    const Reading output = readNow(m_output, oneRead);
    // A stream at its end stays readable: its notifier would spin until the process is reaped.
    if (output.ended && m_outputNotifier)
        m_outputNotifier->setEnabled(false);
    if (events.ended && m_eventsNotifier)
        m_eventsNotifier->setEnabled(false);
    if (!output.bytes.isEmpty())
        emit outputArrived(output.bytes);
    if (!events.bytes.isEmpty())
        emit eventsArrived(events.bytes);
}

void AnsibleProcess::stop()
{
    if (m_stage > 0 || m_ended || m_leader == 0)
        return;
    nextStage();
}

void AnsibleProcess::rememberFamily()
{
    for (const qint64 pid : descendantsOf(m_leader)) {
        std::pair member(pid, processStartTime(pid));
        if (!member.second.isEmpty() && !m_family.contains(member))
            m_family << std::move(member);
    }
}

void AnsibleProcess::killFamily()
{
    for (const auto &[pid, startTime] : std::as_const(m_family)) {
        if (processStartTime(pid) == startTime)
            sendSignal(pid, StopSignal::Kill, false);
    }
}

void AnsibleProcess::nextStage()
{
    // Before each signal: who has lost its parent is no descendant any more, and some are born late.
    rememberFamily();
    ++m_stage;
    if (m_stage == 1) {
        sendSignal(m_leader, StopSignal::Interrupt);
    } else if (m_stage == 2) {
        sendSignal(m_leader, StopSignal::Terminate);
    } else {
        // From ansible-core 2.19 on its workers lead sessions of their own: the group alone would leave them running.
        sendSignal(m_leader, StopSignal::Kill);
        killFamily();
        return;
    }
    m_stageTimer.start(stagePatience);
}

void AnsibleProcess::finish(const QString &startError, std::optional<int> exitCode, int signal)
{
    if (m_ended)
        return;
    m_ended = true;
    m_stageTimer.stop();
    m_outputNotifier.reset();
    m_eventsNotifier.reset();
    // Bounded, since a process left behind may go on writing for ever.
    for (int i = 0; i < 64; ++i) {
        const QByteArray output = readNow(m_output, oneRead).bytes;
        const QByteArray events = readNow(m_events, oneRead).bytes;
        if (output.isEmpty() && events.isEmpty())
            break;
        if (!output.isEmpty())
            emit outputArrived(output);
        if (!events.isEmpty())
            emit eventsArrived(events);
    }
    if (m_stage > 0)
        killFamily(); // Ansible is gone; what it left after a cancel must not go on in the background
    emit ended(startError, exitCode, signal);
}

} // namespace Aegir
