// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

// What the run's side needs of the operating system. One implementation per system; POSIX calls stand nowhere else.

namespace Aegir {

/// A token that tells a process from another one that later gets the same number; empty when there is no such process.
/// Linux: field 22 of /proc/PID/stat with the boot's id, since the clock it counts on restarts with the machine.
QString processStartTime(qint64 pid);

/// @p pid's children and theirs, as they are now. Its own number is not among them.
QList<qint64> descendantsOf(qint64 pid);

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

/// Reads what is there now, at most about @p most bytes.
struct Reading
{
    QByteArray bytes;
    bool ended = false; ///< nobody can write any more
};
Reading readNow(int descriptor, qint64 most);

void closeDescriptor(int descriptor);

/// To be called between fork and exec: a session of its own, default signals, output and errors to @p output, events to
/// descriptor 3, and an end when the parent dies.
void becomeAnsible(int output, int events);

/// Makes a named pipe that only this user may open. False when it cannot.
bool makeNamedPipe(const QString &path);

/// Writes to the named pipe @p path if somebody reads it now. False while nobody does.
bool writeNamedPipe(const QString &path, const QByteArray &bytes);

/// A file that grows past the limit of the process is from now on an error of the write, which can be told, not the end
/// of the program.
void surviveFileSizeLimit();

/// Waits until @p descriptor's data lie on the disk.
bool flushToDisk(int descriptor);

} // namespace Aegir
