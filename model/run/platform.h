// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

class QProcess;

// What the run's side needs of the operating system. One implementation per system; POSIX calls stand nowhere else.

namespace Aegir {

/// A token that tells a process from another one that later gets the same number; empty when there is no such process.
/// Linux: field 22 of /proc/PID/stat with the boot's id, since the clock it counts on restarts with the machine.
QString processStartTime(qint64 pid);

/// @p pid's children and theirs, as they are now. Its own number is not among them. Where nobody can adopt orphans
/// (macOS), also who is in a process group that one of these leads.
QList<qint64> descendantsOf(qint64 pid);

/// The variable that all processes of one run have in their environment.
inline constexpr char familyVariable[] = "AEGIR_FAMILY";

/// The processes of this user that were started with @p family in that variable; no connections that ssh shares.
QList<qint64> processesOfFamily(const QByteArray &family);

enum class StopSignal { Interrupt, Terminate, Kill };

/// Sends @p signal to the process group that @p leader leads; to the process alone with @p wholeGroup false.
void sendSignal(qint64 leader, StopSignal signal, bool wholeGroup = true);

/// Makes this process the leader of a session of its own, away from the terminal and the window that started it.
void leaveSession();

/// Both ends of a pipe; the reading end does not block, and neither is inherited by a program that is started. -1:
/// none.
struct PipeEnds
{
    int reading = -1;
    int writing = -1;
};
PipeEnds openPipe();

/// Two connected sockets, both of which block; neither is inherited by a program that is started. -1: none.
PipeEnds openChannel();

/// Reads what is there now, at most about @p most bytes.
struct Reading
{
    QByteArray bytes;
    bool ended = false; ///< nobody can write any more
};
Reading readNow(int descriptor, qint64 most);

void closeDescriptor(int descriptor);

/// Standard error goes to the end of the file @p path from now on, or where it went if that cannot be written.
void writeErrorsTo(const QString &path);

/// Writes all of @p bytes, waiting while there is no room; false when nobody reads any more.
bool writeAll(int descriptor, const QByteArray &bytes);

/// To be called between fork and exec: output and errors go to @p output, events to descriptor 3.
void redirectAnsible(int output, int events);

/// Gives this process the signal handling of a new one. What was inherited may ignore or block signals, and then a
/// child can never be stopped, or its end is never noticed.
void defaultSignals();

/// From now on a descendant of this process that loses its parent becomes its child, and so is found again.
void adoptOrphans();

/// Called by a process that was just forked by @p parent: it is sent TERM when that ends. On macOS nothing happens.
void endWithParent(qint64 parent);

/// What tools such as ps call this process.
void nameProcess(const char *name);

/// Closes every descriptor of this process but @p kept; negative ones are none.
void keepOpen(const std::vector<int> &kept);

/// For the start of a program that leaves its parent: closes what was inherited but standard input, output and error,
/// and opens the null device in the place of those that are closed.
void closeInherited();

/// Starts @p program, whose standard input is the descriptor @p input, and leaves it to itself; as
/// QProcess::startDetached() otherwise.
bool startWithInput(QProcess &program, int input);

/// The socket that is standard input, under another number, where no program that is started gets it; in its place is
/// the null device. -1: it is none.
int takeInput();

/// This process, or a copy of it, forked before it had opened or started anything; each has an end of a socket to the
/// other.
struct Fork
{
    bool isCopy = false;
    int socket = -1; ///< -1: there is no copy
};

/// Forks a copy that leads a session of its own and has nothing open but the socket; where its standard input and
/// outputs were is the null device.
Fork forkCopy();

/// Takes note of the ends of adopted children, all of this process' children but @p known.
void reapOrphans(qint64 known);

/// True for an ssh that keeps a connection open for whoever comes next (ControlPersist). It stands in a run's family
/// but is not the run's own: other runs talk through it.
bool isSharedConnection(qint64 pid);

/// A descriptor that becomes readable when the process @p pid ends; -1: the system has none.
int processEnd(qint64 pid);

/// Holds the file @p path for as long as the descriptor that it gives is open in this process or in one forked from it.
/// -1: it cannot be held.
int holdFile(const QString &path);

/// True while somebody holds the file @p path.
bool isHeld(const QString &path);

/// Where the file that is open as @p descriptor is now, which may have been moved; empty when the system does not tell.
QString pathOf(int descriptor);

/// Makes a named pipe that only this user may open. False when it cannot.
bool makeNamedPipe(const QString &path);

/// Writes to the named pipe @p path if somebody reads it now. False while nobody does.
bool writeNamedPipe(const QString &path, const QByteArray &bytes);

/// A file that grows past the limit of the process is from now on an error of the write, which can be told, not the end
/// of the program.
void surviveFileSizeLimit();

/// To write where nobody reads any more is from now on an error of the write, not the end of the program.
void surviveBrokenPipes();

/// Waits until @p descriptor's data lie on the disk.
bool flushToDisk(int descriptor);

} // namespace Aegir
