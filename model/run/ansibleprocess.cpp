// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/ansibleprocess.h"

#include "model/run/warmstart.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto stagePatience = 5s;
constexpr auto killPatience = 200ms; // until it is looked whether one was born meanwhile
constexpr int mostKills = 15;
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

QProcessEnvironment ansibleEnvironment(QProcessEnvironment base, const QString &mitogen)
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
    if (!mitogen.isEmpty() && !base.contains(u"ANSIBLE_STRATEGY"_s)) {
        base.insert(u"ANSIBLE_STRATEGY"_s, u"mitogen_linear"_s);
        const QString others = base.value(u"ANSIBLE_STRATEGY_PLUGINS"_s);
        base.insert(u"ANSIBLE_STRATEGY_PLUGINS"_s, others.isEmpty() ? mitogen : mitogen + u':' + others);
    }
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
    connect(&m_family, &ProcessFamily::oneEnded, this, &AnsibleProcess::waitForFamily);
}

AnsibleProcess::~AnsibleProcess()
{
    m_outputNotifier.reset();
    m_eventsNotifier.reset();
    m_newsNotifier.reset();
    for (const int descriptor : {m_output, m_events, m_orders, m_kept.news, m_kept.alarm})
        closeDescriptor(descriptor);
}

bool AnsibleProcess::launch(const QStringList &command, const QString &workingDir,
                            const QProcessEnvironment &environment, int orders)
{
    m_program = command.first();
    m_inbox = Inbox::create();
    const PipeEnds output = openPipe();
    const PipeEnds events = openPipe();
    m_output = output.reading;
    m_events = events.reading;
    adoptOrphans();
    if (m_inbox && m_output >= 0 && m_events >= 0) {
        m_kept = startKept({.command = command,
                            .workingDir = workingDir,
                            .environment = environment,
                            .output = output.writing,
                            .events = events.writing,
                            .orders = orders},
                           {.output = m_output,
                            .events = m_events,
                            .inbox = m_inbox.get(),
                            .brief = m_recording.brief,
                            .lastWords = m_recording.lastWords});
    }
    closeDescriptor(output.writing);
    closeDescriptor(events.writing);
    if (m_kept.keeper != 0)
        m_newsNotifier = watch(m_kept.news, &AnsibleProcess::takeNews);
    return m_kept.keeper != 0;
}

void AnsibleProcess::warmUp(const QString &python, const QString &workingDir, const QProcessEnvironment &environment,
                            const LastWords &lastWords)
{
    m_recording.lastWords = lastWords;
    const PipeEnds orders = openPipe();
    m_orders = orders.writing;
    if (m_orders >= 0 && launch(warmCommand(python), workingDir, withFamily(environment), orders.reading)
        && writeAll(m_orders, warmScript()))
        m_warmDir = workingDir;
    else
        discard();
    closeDescriptor(orders.reading);
}

bool AnsibleProcess::startWarm(const QByteArray &order, const QString &workingDir)
{
    const bool begun = std::exchange(m_warmDir, QString()) == workingDir && briefKeeper(m_kept, m_recording.brief)
        && writeAll(m_orders, order);
    // Its keeper must not complete a record that another one will write.
    if (!begun)
        std::ignore = briefKeeper(m_kept, {});
    closeDescriptor(std::exchange(m_orders, -1));
    return begun;
}

void AnsibleProcess::discard()
{
    for (auto *notifier : {&m_outputNotifier, &m_eventsNotifier, &m_newsNotifier}) {
        if (!*notifier)
            continue;
        (*notifier)->setEnabled(false);
        notifier->release()->deleteLater(); // one of them may be calling
    }
    m_warmDir.clear();
    // Told that its work is done, the keeper neither records nor cleans up, though it may have a brief. Who waits for
    // an order sees that none will come.
    for (int *descriptor : {&m_orders, &m_output, &m_events})
        closeDescriptor(std::exchange(*descriptor, -1));
    dismiss(m_kept);
    m_kept = {};
}

void AnsibleProcess::start(const QStringList &command, const QString &workingDir,
                           const QProcessEnvironment &environmentOfAll, Recording recording)
{
    m_recording = std::move(recording);
    const QProcessEnvironment environment = withFamily(environmentOfAll);
    const auto startNew = [this, command, workingDir, environment] {
        discard();
        if (launch(command, workingDir, environment, -1)) {
            watchPipes();
            return;
        }
        finish(
            {.startError = tr("Ansible could not be started: the system has no process or no memory left to give.")});
    };
    if (!m_warmDir.isEmpty() && startWarm(warmOrder(command, environment), workingDir)) {
        m_program = command.first();
        m_startNew = startNew;
        watchPipes();
    } else {
        startNew();
    }
}

QProcessEnvironment AnsibleProcess::withFamily(QProcessEnvironment environment) const
{
    environment.insert(QString::fromLatin1(familyVariable), QString::fromLatin1(m_familyName));
    return environment;
}

void AnsibleProcess::watchPipes()
{
    m_outputNotifier = watch(m_output, &AnsibleProcess::readPipes);
    m_eventsNotifier = watch(m_events, &AnsibleProcess::readPipes);
}

std::unique_ptr<QSocketNotifier> AnsibleProcess::watch(int descriptor, void (AnsibleProcess::*react)())
{
    auto notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    connect(notifier.get(), &QSocketNotifier::activated, this, react);
    return notifier;
}

void AnsibleProcess::takeNews()
{
    m_newsNotifier->setEnabled(false);
    if (!m_warmDir.isEmpty()) {
        discard(); // it ended before it had anything to do
        return;
    }
    const auto news = readNews(m_kept);
    // One that waited and was killed before it said anything has done nothing yet: it says so before its first task.
    if (const auto startNew = std::exchange(m_startNew, nullptr);
        startNew && news && news->signal != 0 && !m_asked && !readOnce()) {
        startNew();
        return;
    }
    if (!news)
        finish({.keeperLost = true});
    else if (news->error == ENOENT && QFileInfo::exists(m_program))
        finish({.startError = tr("Ansible could not be started: %1 names a Python in its first line that is not there. "
                                 "Install Ansible anew, "
                                 "or name another one as “ansible_playbook” in workspace.yml.")
                                  .arg(m_program)});
    else if (news->error != 0)
        finish(
            {.startError = tr("Ansible could not be started (%1): %2.").arg(m_program, qt_error_string(news->error))});
    else if (news->signal != 0)
        finish({.signal = news->signal});
    else
        finish({.exitCode = news->exitCode});
}

void AnsibleProcess::readPipes()
{
    readOnce();
}

bool AnsibleProcess::readOnce()
{
    // An event is written after the output it belongs to. Reading the events first and the output right after makes
    // sure that what stood in the output when the event was written is here too.
    const Reading events = m_inbox ? m_inbox->readNow(Inbox::Events, m_events) : Reading();
    const Reading output = m_inbox ? m_inbox->readNow(Inbox::Output, m_output) : Reading();
    // A stream at its end stays readable: its notifier would spin until the process is reaped.
    if (output.ended && m_outputNotifier)
        m_outputNotifier->setEnabled(false);
    if (events.ended && m_eventsNotifier)
        m_eventsNotifier->setEnabled(false);
    if (output.bytes.isEmpty() && events.bytes.isEmpty())
        return false;
    m_startNew = nullptr;
    if (!output.bytes.isEmpty())
        emit outputArrived(output.bytes);
    if (!events.bytes.isEmpty())
        emit eventsArrived(events.bytes);
    m_inbox->recorded(m_recording.standing());
    return true;
}

void AnsibleProcess::stop()
{
    if (std::exchange(m_asked, true) || m_ended || m_kept.keeper == 0)
        return;
    if (m_stage == 0)
        nextStage();
}

void AnsibleProcess::nextStage()
{
    tellStopping(m_kept);
    // Before each signal: who has lost its parent since is found no other way, and some are born late.
    m_family.remember(m_kept.keeper);
    if (m_ending && m_family.isEmpty()) {
        conclude();
        return;
    }
    if (m_stage == int(StopStage::Killed)) {
        // What even that does not end waits for a disk that does not answer; the run must not wait with it.
        if (++m_kills == mostKills) {
            conclude();
            return;
        }
    } else {
        ++m_stage;
        if (m_asked)
            emit stopping(StopStage(m_stage));
    }
    switch (StopStage(m_stage)) {
    case StopStage::Asked:
        sendSignal(m_kept.keeper, StopSignal::Interrupt);
        break;
    case StopStage::Told:
        sendSignal(m_kept.keeper, StopSignal::Terminate);
        m_family.send(StopSignal::Terminate);
        break;
    case StopStage::Killed:
        // From ansible-core 2.19 on its workers lead sessions of their own: the group alone would leave them running.
        m_family.send(StopSignal::Kill);
        break;
    }
    m_stageTimer.start(m_stage == int(StopStage::Killed) ? killPatience : stagePatience);
    if (m_ending)
        m_family.watch(); // the stages look for those whose end nobody tells
}

void AnsibleProcess::waitForFamily()
{
    m_family.remember(m_kept.keeper);
    if (m_family.isEmpty())
        conclude();
    else
        m_family.watch();
}

void AnsibleProcess::finish(const ProcessEnding &ending)
{
    if (m_ending)
        return;
    m_ending = ending;
    // What Ansible leaves behind in peace, such as a daemon that a handler started, is left alone. What it leaves on
    // being stopped, or when somebody killed it, has nobody left to report to and must not go on beside the next run.
    if (m_stage == 0 && ending.signal == 0 && !ending.keeperLost) {
        conclude();
        return;
    }
    if (m_stage == 0) {
        m_stage = int(StopStage::Asked);
        nextStage();
        return;
    }
    waitForFamily();
}

void AnsibleProcess::conclude()
{
    if (std::exchange(m_ended, true))
        return;
    m_stageTimer.stop();
    m_outputNotifier.reset();
    m_eventsNotifier.reset();
    // Bounded, since a process left behind may go on writing for ever.
    for (int i = 0; i < 64 && readOnce(); ++i) { }
    emit ended(*m_ending);
    // Only now, since until then it would have had to record for us.
    dismiss(m_kept);
}

} // namespace Aegir
