// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/arena.h"

#include "model/run/platform.h"
#include "tests/faults/faultrun.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr int operations = 6; // of each target, since one operation waits at most once
}

Arena::Arena(const QByteArray &plan, const QString &dir)
    : m_path(dir.isEmpty() ? m_dir.path() : dir)
{
    write(u"plan"_s, plan);
    write(u"workspace.yml"_s,
          "name: Arena\nansible_playbook: " + standinProgram().toUtf8() + "\nqueue: {at_once: 3}\n");
    write(u"inventory/hosts"_s, "localhost ansible_connection=local\n");
    QByteArray names;
    for (int i = 0; i < operations; ++i) {
        const QByteArray name = "w" + QByteArray::number(i);
        names += (i > 0 ? ", " : "") + name;
        write(u"types/operations/%1.yml"_s.arg(QString::fromLatin1(name)), "label: " + name + "\ntasks: [work]\n");
    }
    write(u"types/platforms/p.yml"_s, "label: P\noperations: [" + names + "]\n");
    write(u"types/sites/s.yml"_s, "label: S\noperations: [" + names + "]\n");
    write(u"roles/work/meta/argument_specs.yml"_s,
          "argument_specs:\n  main:\n    short_description: x\n    options: {}\n");
    write(u"roles/work/tasks/main.yml"_s, "[]\n");
    auto opened = Workspace::open(m_path);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().sentence));
    m_workspace = std::move(*opened);
    for (int p = 0; p < 2; ++p) {
        const Entity platform{
            .kind = EntityKind::Platform, .name = u"p%1"_s.arg(p), .type = u"p"_s, .hosts = u"localhost"_s};
        const qint64 id = store().addEntity(platform).value();
        m_entities << id;
        for (int s = 0; s < 2; ++s) {
            const Entity site{
                .kind = EntityKind::Site, .name = u"s%1%2"_s.arg(p).arg(s), .type = u"s"_s, .platform = id};
            m_entities << store().addEntity(site).value();
        }
    }
    m_queue = std::make_unique<Queue>(*m_workspace, builtProgram(u"aegir-worker"_s));
}

Arena::~Arena()
{
    if (const QByteArray said = read(path() + u"/holder.log"_s); QTest::currentTestFailed() && !said.isEmpty())
        qInfo().noquote() << "what held the queue said:" << said.right(4000);
    if (m_holder)
        killHolder();
    for (const qint64 pid : processesNaming(path()))
        sendSignal(pid, StopSignal::Kill, false);
}

QList<qint64> Arena::dispatch(int count, Queue *queue)
{
    Queue &through = queue ? *queue : *m_queue;
    QList<qint64> added;
    for (int i = 0; i < count; ++i) {
        const auto run = through.dispatch(m_entities[i % m_entities.size()], u"w%1"_s.arg(i / m_entities.size()), {{}});
        if (!run)
            qFatal("%s", qPrintable(run.error().sentence));
        added << run->id;
    }
    m_runs += added;
    return added;
}

QList<qint64> Arena::dispatchToHolder(int count)
{
    QList<qint64> added = dispatch(count - 1);
    Queue messenger(*m_workspace, builtProgram(u"aegir-worker"_s));
    if (const auto opened = messenger.open(); !opened || messenger.isHolder())
        qFatal("nobody else holds the queue");
    QSignalSpy heard(&messenger, &Queue::heard);
    const qsizetype at = m_runs.size() - added.size();
    const auto last = messenger.dispatch(m_entities[(count - 1) % m_entities.size()],
                                         u"w%1"_s.arg((count - 1) / m_entities.size()), {{}});
    if (!last)
        qFatal("%s", qPrintable(last.error().sentence));
    m_runs.insert(at + added.size(), last->id);
    added << last->id;
    if (!QTest::qWaitFor([&] { return !heard.isEmpty(); }, QDeadlineTimer(20s)))
        qFatal("the holder of the queue does not answer");
    return added;
}

void Arena::startHolder(Holder kind)
{
    m_holder = std::make_unique<QProcess>();
    m_holder->setStandardOutputFile(QProcess::nullDevice());
    m_holder->setStandardErrorFile(path() + u"/holder.log"_s, QIODevice::Append);
    if (kind == Holder::Window)
        m_holder->start(builtProgram(u"aegir-desktop"_s), {path()});
    else
        m_holder->start(qEnvironmentVariable("AEGIR_BUILD_DIR") + u"/tests/queueholder"_s, {path()});
    if (!m_holder->waitForStarted())
        qFatal("%s", qPrintable(m_holder->errorString()));
}

bool Arena::waitForHolder(std::chrono::milliseconds patience)
{
    const QByteArray pid = QByteArray::number(m_holder->processId());
    return QTest::qWaitFor([&] { return read(m_workspace->lockPath()).split('\n').value(0) == pid; },
                           QDeadlineTimer(patience));
}

void Arena::killHolder()
{
    m_holder->kill();
    m_holder->waitForFinished();
}

QList<Arena::WorkerProcess> Arena::workers() const
{
    QList<WorkerProcess> found;
    const QList<qint64> pids = processesNaming(path() + u"/.aegir/runs/"_s);
    for (const qint64 pid : pids) {
        // What a worker has just forked looks like it for a moment.
        const QByteArray status = read(u"/proc/%1/stat"_s.arg(pid));
        const qint64 parent = status.mid(status.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
        if (processName(pid) != "aegir-worker" || pids.contains(parent))
            continue;
        const QByteArrayList arguments = read(u"/proc/%1/cmdline"_s.arg(pid)).split('\0');
        found << WorkerProcess{.pid = pid, .folder = QFileInfo(QFile::decodeName(arguments.value(1))).fileName()};
    }
    return found;
}

QList<qint64> Arena::processes() const
{
    QList<qint64> pids = processesNaming(path());
    if (m_holder)
        pids.removeOne(m_holder->processId());
    return stillRunning(pids);
}

bool Arena::waitUntilIdle(std::chrono::milliseconds patience) const
{
    const auto isIdle = [this] {
        const auto runs = store().findDispatchedRuns();
        return runs && runs->isEmpty();
    };
    return QTest::qWaitFor(isIdle, QDeadlineTimer(patience));
}

Run Arena::run(qint64 id) const
{
    for (const QDeadlineTimer deadline(30s); !deadline.hasExpired();) {
        const auto found = store().findRun(id);
        if (found && *found)
            return **found;
        qWarning("run %lld: %s", id, found ? "is not there" : qPrintable(found.error().sentence));
        QTest::qWait(100);
    }
    qFatal("run %lld cannot be read", id);
}

QString Arena::complaint(const QSet<qint64> &mayBeInterrupted, const QList<qint64> &runs) const
{
    if (const qsizetype count = store().runs(0, 10000).size(); count != m_runs.size())
        return u"there are %1 runs, and %2 were dispatched"_s.arg(count).arg(m_runs.size());
    for (const qint64 id : runs.isEmpty() ? m_runs : runs) {
        const Run one = run(id);
        if (const QString wrong = complaintAbout(one, mayBeInterrupted.contains(id)); !wrong.isEmpty())
            return u"run %1 (%2: %3): %4"_s.arg(id).arg(statusName(one.status), one.verdict.sentence, wrong);
    }
    return storeComplaint();
}

QString Arena::complaintAbout(const Run &run, bool mayBeInterrupted) const
{
    const bool interrupted = run.status == Status::Interrupted;
    if (run.status != Status::Ok && !(interrupted && mayBeInterrupted))
        return u"it should be ok"_s;
    if (run.verdict.sentence.isEmpty())
        return u"nobody says why"_s;
    if (run.started > run.finished)
        return u"it ended before it began"_s;
    const RunFolder folder = m_workspace->runFolder(run);
    if (const auto worker = readWorker(folder); worker && isAlive(*worker))
        return u"its worker lives"_s;
    if (isHeld(folder.workerPath()))
        return u"its keeper is not done"_s;
    const QByteArray noted = ledger(run);
    if (noted.count("start\n") > 1)
        return u"it ran twice"_s;
    if (noted.contains("another one"))
        return u"it ran beside another one of its target"_s;
    // What the stand-in noted was in the pipe before; one line more may be there.
    const QByteArray promised = noted.sliced(std::min<qsizetype>(noted.size(), qsizetype(strlen("start\n"))));
    const QByteArray log = read(folder.outputPath());
    if (!log.startsWith(promised) || log.size() > promised.size() + 40)
        return u"%1 bytes of output were written, and the log has %2"_s.arg(promised.size()).arg(log.size());
    if (const QString wrong = ledgerEventsComplaint(folder, promised.count('\n')); !wrong.isEmpty())
        return wrong;
    if (run.status == Status::Ok && (promised.isEmpty() || log != promised))
        return u"it is ok without having run"_s;
    const auto result = readResult(folder);
    if (!result || !*result || (**result).verdict.status != run.status)
        return u"its folder and the database do not agree"_s;
    return {};
}

QString Arena::storeComplaint() const
{
    const QString name = u"check"_s;
    QString answer = u"no answer"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(m_workspace->stateDir() + u"/aegir.sqlite"_s);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(u"PRAGMA integrity_check"_s) && query.next())
                answer = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (answer != u"ok")
        return u"PRAGMA integrity_check: "_s + answer;
    for (const Entity &entity : store().entities()) {
        if (isDispatched(entity.status))
            return u"%1 is still locked"_s.arg(entity.name);
    }
    return {};
}

QByteArray Arena::ledger(const Run &run) const
{
    return read(path() + u"/ledger."_s + QFileInfo(m_workspace->runFolder(run).path()).fileName());
}

QByteArray Arena::read(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Arena::write(const QString &name, const QByteArray &text) const
{
    writeFile(m_path + u'/' + name, text);
}

QList<qint64> processesNaming(const QString &text)
{
    QList<qint64> found;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(entry));
        if (entry.toLongLong() > 1 && file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
            found << entry.toLongLong();
    }
    return found;
}

} // namespace Aegir
