// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/runwatcher.h"

#include "model/run/jsonline.h"
#include "model/run/platform.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStorageInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr qint64 onePiece = 256 * 1024;
constexpr qint64 workersNeed = 128 * 1024; ///< bytes of disk to begin with
constexpr auto startPatience = 20s;
constexpr auto goodbyePatience = 2s;
constexpr auto keeperPatience = 100ms;
constexpr auto termPatience = 2s;
constexpr auto killPatience = 3s;
constexpr qint64 oneTurn = 4; ///< milliseconds, what it takes of the window's thread before others have theirs
} // namespace

RunWatcher::RunWatcher(RunFolder folder, std::shared_ptr<FolderWatch> folders, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_output(m_folder.outputPath())
    , m_events(m_folder.eventsPath())
    , m_folders(std::move(folders))
{
    m_drainTimer.setInterval(0);
    connect(&m_drainTimer, &QTimer::timeout, this, &RunWatcher::drain);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &RunWatcher::giveUp);
    connect(m_folders.get(), &FolderWatch::changed, this, [this](const QString &path) {
        if (path == m_folder.path())
            look();
    });
    connect(&m_socket, &QLocalSocket::connected, this, &RunWatcher::sendPending);
    m_keeperTimer.setSingleShot(true);
    m_keeperTimer.setInterval(keeperPatience);
    connect(&m_keeperTimer, &QTimer::timeout, this, &RunWatcher::look);
    connect(&m_socket, &QLocalSocket::readyRead, this, &RunWatcher::hear);
    connect(&m_socket, &QLocalSocket::disconnected, this, &RunWatcher::look);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &RunWatcher::look, Qt::QueuedConnection);
}

RunWatcher::~RunWatcher()
{
    m_socket.disconnect(this);
    stopExpecting();
    if (m_watches)
        m_folders->remove(m_folder.path());
}

void RunWatcher::start(qint64 outputOffset, qint64 eventOffset)
{
    m_outputPosition = outputOffset;
    m_eventPosition = eventOffset;
    if (!std::exchange(m_watches, true))
        m_folders->add(m_folder.path());
    m_deadline.start(startPatience);
    // From the event loop, so that whoever calls can connect first or last.
    QMetaObject::invokeMethod(this, &RunWatcher::look, Qt::QueuedConnection);
}

void RunWatcher::expect(qint64 pid)
{
    m_expectedEnd = processEnd(pid);
    if (m_expectedEnd < 0) {
        // It has ended already, or this system does not tell, and then there is the deadline.
        if (processStartTime(pid).isEmpty())
            QMetaObject::invokeMethod(this, &RunWatcher::workerNeverCame, Qt::QueuedConnection);
        return;
    }
    m_expectedNotifier = std::make_unique<QSocketNotifier>(m_expectedEnd, QSocketNotifier::Read);
    connect(m_expectedNotifier.get(), &QSocketNotifier::activated, this, [this] {
        m_expectedNotifier->setEnabled(false);
        // From the event loop, since the notifier itself goes.
        QMetaObject::invokeMethod(this, &RunWatcher::workerNeverCame, Qt::QueuedConnection);
    });
}

void RunWatcher::stopExpecting()
{
    m_expectedNotifier.reset();
    closeDescriptor(std::exchange(m_expectedEnd, -1));
}

void RunWatcher::workerNeverCame()
{
    stopExpecting();
    look();
    if (m_ended || m_result || readWorker(m_folder))
        return; // it has ended in order, or another one has the run
    if (m_lostBecause.isEmpty())
        m_lostBecause = tr("The worker ended before it took the run.") + spaceProblem();
    m_drainTimer.start();
}

/// What may have kept the worker from it, with a blank before it; empty when nothing is known.
QString RunWatcher::spaceProblem() const
{
    if (QStorageInfo(m_folder.path()).bytesAvailable() >= workersNeed)
        return {};
    return u' ' + tr("The disk is full: make room, then run it again.");
}

void RunWatcher::sendSecrets(const Secrets &secrets)
{
    QJsonArray list;
    for (const QJsonObject &values : secrets)
        list << values;
    m_pending << toJsonLine({{u"secrets"_s, list}});
    sendPending();
}

void RunWatcher::cancel()
{
    m_pending << toJsonLine({{u"cancel"_s, true}});
    sendPending();
}

void RunWatcher::sendPending()
{
    if (m_socket.state() != QLocalSocket::ConnectedState)
        return;
    for (const QByteArray &line : std::as_const(m_pending))
        m_socket.write(line);
    m_pending.clear();
}

void RunWatcher::hear()
{
    // Of the run itself the files say it all.
    while (m_socket.canReadLine()) {
        const QByteArray line = m_socket.readLine();
        if (!line.contains("stopping") && !line.contains("ended"))
            continue;
        const QJsonDocument news = QJsonDocument::fromJson(line);
        if (const auto stage = stopStageFromName(news[u"stopping"_s].toString()))
            emit stopping(*stage);
        follow(news[u"ended"_s].toString());
    }
    emit grew();
    m_drainTimer.start();
}

/// The run's folder is @p folder now; empty: nothing is known of it.
void RunWatcher::follow(const QString &folder)
{
    if (folder.isEmpty() || QFileInfo::exists(m_folder.path()))
        return;
    if (std::exchange(m_watches, false))
        m_folders->remove(m_folder.path()); // its end was told, and there is nothing more to watch
    m_folder = RunFolder(folder);
    for (const auto &[file, path] :
         {std::pair(&m_output, m_folder.outputPath()), std::pair(&m_events, m_folder.eventsPath())}) {
        if (!file->isOpen()) // or it moved along
            file->setFileName(path);
    }
}

void RunWatcher::look()
{
    if (m_ended)
        return;
    emit grew();
    m_drainTimer.start();
    if (m_result)
        return;
    const auto result = readResult(m_folder);
    if (!result) {
        m_lostBecause = result.error().sentence;
        return;
    }
    if (*result) {
        m_result = *result;
        return;
    }
    const auto worker = readWorker(m_folder);
    if (m_socket.state() != QLocalSocket::UnconnectedState)
        return; // the worker will tell, also where the folder is if it was moved
    if (!worker && !QFileInfo::exists(m_folder.path())) {
        m_lostBecause =
            tr("The run's folder %1 was moved or removed, and with it what Ansible did. If the workspace was "
               "moved, open it at its new place.")
                .arg(m_folder.path());
    }
    if (!worker)
        return;
    if (!isAlive(*worker)) {
        // Its last act was the result, and it may have written that since we looked above.
        if (const auto late = readResult(m_folder); late && *late)
            m_result = *late;
        else if (isHeld(m_folder.workerPath()) || endsSurvivors(*worker))
            m_keeperTimer.start(); // its keeper writes down the rest and ends Ansible; it takes seconds at most
        else
            m_lostBecause = tr("The worker ended without a result: it was killed, or the machine went off.");
        return;
    }
    if (!std::exchange(m_met, true))
        emit workerStarted();
    // A worker that just said goodbye is alive for a moment longer; one that does not answer gets no second chance.
    if (!std::exchange(m_connectedOnce, true)) {
        m_socket.connectToServer(worker->socket);
        m_deadline.stop();
    } else if (!m_deadline.isActive()) {
        m_deadline.start(goodbyePatience);
    }
}

/// What a keeper would do, which was killed with its worker: true while something that Ansible started is there still.
bool RunWatcher::endsSurvivors(const WorkerInfo &worker)
{
    // A keeper that has done its duty has tidied up, and what it left in peace stays in peace.
    if (!m_isKeeper || worker.family.isEmpty() || !QFileInfo::exists(m_folder.pluginsPath()))
        return false;
    QList<qint64> survivors = processesOfFamily(worker.family);
    // A role may have started this program.
    survivors.removeIf([own = QCoreApplication::applicationPid()](qint64 pid) {
        return pid == own || descendantsOf(pid).contains(own);
    });
    if (survivors.isEmpty())
        return false;
    const bool first = !m_survivorsAsked.isValid();
    if (first)
        m_survivorsAsked.start();
    const auto asked = m_survivorsAsked.durationElapsed();
    if (asked > termPatience + killPatience)
        return false; // what even KILL does not end waits for a disk; the run must not wait with it
    for (const qint64 pid : survivors) {
        if (first || asked > termPatience)
            sendSignal(pid, first ? StopSignal::Terminate : StopSignal::Kill, false);
    }
    return true;
}

void RunWatcher::giveUp()
{
    m_connectedOnce = false; // try again, if there is somebody to try
    look();
    if (m_ended || m_result || m_socket.state() != QLocalSocket::UnconnectedState)
        return;
    if (!readWorker(m_folder)) {
        m_lostBecause =
            tr("The worker did not start within %n second(s).", nullptr, static_cast<int>(startPatience.count()))
            + spaceProblem();
    }
    m_drainTimer.start();
}

void RunWatcher::drain()
{
    const bool more = readSome();
    if (more || m_ended)
        return;
    m_drainTimer.stop();
    if (m_result)
        end([this] { emit finished(*m_result); });
    else if (!m_lostBecause.isEmpty())
        end([this] { emit lost(m_lostBecause); });
}

bool RunWatcher::readSome()
{
    QElapsedTimer turn;
    turn.start();
    const QByteArray output = readFrom(m_output, m_outputPosition);
    if (!output.isEmpty())
        emit outputArrived(output);
    // What is read already is said first, or events would pile up in memory.
    const QByteArray events = holdsLine() ? QByteArray() : readFrom(m_events, m_eventPosition + m_partialEvents.size());
    takeEvents(events);
    const bool said = emitEvents(output.isEmpty(), turn);
    return !output.isEmpty() || !events.isEmpty() || said;
}

QByteArray RunWatcher::readFrom(QFile &file, qint64 position)
{
    if (position == noOutput)
        return {};
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    if (!file.seek(position))
        return {};
    const QByteArray bytes = file.read(onePiece);
    if (&file == &m_output)
        m_outputPosition += bytes.size();
    return bytes;
}

bool RunWatcher::holdsLine()
{
    const qsizetype end = m_partialEvents.indexOf('\n', m_searched);
    m_searched = end >= 0 ? end : m_partialEvents.size();
    return end >= 0;
}

void RunWatcher::takeEvents(const QByteArray &bytes)
{
    qsizetype begin = 0;
    if (m_skipping) {
        const qsizetype end = bytes.indexOf('\n');
        begin = end >= 0 ? end + 1 : bytes.size();
        m_skipping = end < 0;
        m_eventPosition += begin;
    }
    m_partialEvents += QByteArrayView(bytes).sliced(begin);
    if (m_partialEvents.size() > Event::longestLine && !holdsLine()) {
        m_skipping = true;
        m_eventPosition += m_partialEvents.size();
        m_partialEvents.clear();
        m_searched = 0;
    }
}

bool RunWatcher::emitEvents(bool outputIsRead, const QElapsedTimer &turn)
{
    bool said = false;
    qsizetype begin = 0;
    while (holdsLine()) {
        const qsizetype end = m_searched;
        auto event = end - begin > Event::longestLine
            ? std::nullopt
            : Event::fromLine(QByteArray::fromRawData(m_partialEvents.constData() + begin, end - begin));
        // What was printed before an event is shown before it; a log that lost its end must not hold events back for
        // ever.
        if (event && event->offset > m_outputPosition && !outputIsRead)
            break;
        if (event)
            event->position = m_eventPosition;
        m_eventPosition += end + 1 - begin;
        begin = end + 1;
        m_searched = begin;
        said = true;
        if (event)
            emit eventArrived(*event);
        if (turn.hasExpired(oneTurn))
            break;
    }
    m_partialEvents.remove(0, begin);
    m_searched -= begin;
    return said;
}

void RunWatcher::end(const std::function<void()> &say)
{
    m_ended = true;
    stopExpecting();
    m_drainTimer.stop();
    m_deadline.stop();
    m_keeperTimer.stop();
    m_socket.abort();
    emit grew();
    say();
}

} // namespace Aegir
