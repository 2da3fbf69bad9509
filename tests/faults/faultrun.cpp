// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultrun.h"

#include "model/run/ansibleprocess.h"
#include "model/run/platform.h"
#include "tests/support/endworker.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

QString standinProgram()
{
    return qEnvironmentVariable("AEGIR_BUILD_DIR") + u"/tests/standin"_s;
}

QString builtProgram(const QString &name)
{
    return qEnvironmentVariable("AEGIR_BIN_DIR") + u'/' + name;
}

SmallDisk::SmallDisk(const QString &size)
    : m_mounted(::mount("aegir", QFile::encodeName(m_dir.path()).constData(), "tmpfs", MS_NOSUID,
                        QByteArray("size=" + size.toLatin1()).constData())
                == 0)
{
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount2(QFile::encodeName(m_dir.path()).constData(), MNT_DETACH);
}

FaultRun::FaultRun(const QByteArray &plan, const QString &dir)
    : m_path(dir.isEmpty() ? m_temporary.path() : dir)
{
    folder = RunFolder(m_path + u"/run"_s);
    write(u"plan"_s, plan);
    write(u"hosts"_s,
          "localhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n");
    request.run = 1;
    request.title = u"a run"_s;
    request.workspaceDir = m_path;
    request.inventory = m_path + u"/hosts"_s;
    request.rolesDir = m_path + u"/roles"_s;
    request.hosts = u"localhost"_s;
    request.ansiblePlaybook = standinProgram();
    request.gatherFacts = false;
}

FaultRun::~FaultRun()
{
    endWorker(worker, folder, result.has_value());
}

void FaultRun::useAnsible(const QByteArray &tasks)
{
    request.ansiblePlaybook = findAnsiblePlaybook({});
    request.roles = {{.role = u"work"_s}};
    write(u"roles/work/tasks/main.yml"_s, tasks);
}

void FaultRun::usePlaybook(const QByteArray &playbook)
{
    useAnsible("[]\n");
    write(u"theirs.yml"_s, playbook);
    // Beside the worker's own, so that Ansible finds the plugin of events and the inventory's variables as ever.
    const QString program = m_path + u"/ansible-playbook"_s;
    write(program,
          "#!/bin/sh\nfor last; do :; done\ncp theirs.yml \"$last\"\nexec " + request.ansiblePlaybook.toUtf8()
              + " \"$@\"\n");
    QFile::setPermissions(program, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    request.ansiblePlaybook = program;
}

void FaultRun::write(const QString &name, const QByteArray &text) const
{
    writeFile(QDir(m_path).absoluteFilePath(name), text);
}

QByteArray FaultRun::read(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void FaultRun::start()
{
    if (const auto created = folder.create(request); !created)
        qFatal("%s", qPrintable(created.error().sentence));
    worker.setWorkingDirectory(m_path);
    worker.setProcessChannelMode(QProcess::ForwardedChannels);
    worker.start(builtProgram(u"aegir-worker"_s), {folder.path()});
    watcher = std::make_unique<RunWatcher>(folder);
    QObject::connect(watcher.get(), &RunWatcher::outputArrived, watcher.get(),
                     [this](const QByteArray &bytes) { output += bytes; });
    QObject::connect(watcher.get(), &RunWatcher::eventArrived, watcher.get(),
                     [this](const Event &event) { events << event; });
    QObject::connect(watcher.get(), &RunWatcher::finished, watcher.get(), [this](const RunResult &ended) {
        result = ended;
        ++ends;
    });
    QObject::connect(watcher.get(), &RunWatcher::lost, watcher.get(), [this](const QString &sentence) {
        lost = sentence;
        ++ends;
    });
    watcher->start();
}

bool FaultRun::waitForEnd(std::chrono::milliseconds patience)
{
    return QTest::qWaitFor([this] { return ends > 0; }, QDeadlineTimer(patience));
}

QByteArray FaultRun::verdictAndLog() const
{
    if (!result)
        return "no result: " + lost.toUtf8();
    return statusName(result->verdict.status).toUtf8() + " (exit code "
        + QByteArray::number(result->exitCode.value_or(-1)) + "): " + result->verdict.sentence.toUtf8() + '\n'
        + output.last(std::min<qsizetype>(output.size(), 2000));
}

QString ledgerEventsComplaint(const RunFolder &folder, qsizetype promised)
{
    QFile log(folder.outputPath());
    QFile file(folder.eventsPath());
    if (!log.open(QIODevice::ReadOnly) || !file.open(QIODevice::ReadOnly))
        return promised > 0 ? u"there are no events"_s : QString();
    const QByteArray output = log.readAll();
    qint64 found = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        const auto event = Event::fromLine(line);
        if (!event || !line.endsWith('\n'))
            return u"“%1” is no event"_s.arg(QString::fromUtf8(line));
        if (event->number <= 1000)
            continue;
        if (event->number != 1001 + found)
            return u"event %1 comes where %2 should"_s.arg(event->number).arg(1001 + found);
        const QByteArray before = output.left(event->offset);
        const QByteArray itsLine = "line " + QByteArray::number(found) + " of ";
        if (!before.sliced(before.lastIndexOf('\n', -2) + 1).startsWith(itsLine))
            return u"event %1 does not stand behind its line"_s.arg(event->number);
        ++found;
    }
    if (found < promised || found > promised + 1)
        return u"%1 events were written, and %2 are there"_s.arg(promised).arg(found);
    return {};
}

QByteArray processName(qint64 pid)
{
    QFile file(u"/proc/%1/comm"_s.arg(pid));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

qint64 takeKeeper(QList<qint64> &family)
{
    for (const qint64 pid : family) {
        if (processName(pid) == "aegir-keeper") {
            family.removeOne(pid);
            return pid;
        }
    }
    return 0;
}

QList<qint64> stillRunning(const QList<qint64> &pids)
{
    QList<qint64> left;
    for (const qint64 pid : pids) {
        if (!processStartTime(pid).isEmpty())
            left << pid;
    }
    return left;
}

} // namespace Aegir
