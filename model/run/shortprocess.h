// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>

namespace Aegir {

/// Runs a program for what it prints, without a shell, without keeping anybody waiting, and not for ever.
class ShortProcess : public QObject
{
    Q_OBJECT

public:
    /// More than this nobody reads in a list: such a program is stopped.
    static constexpr qint64 mostOutput = 4 * 1024 * 1024;

    explicit ShortProcess(QObject *parent = nullptr);
    /// Stops the program.
    ~ShortProcess() override;

    /// Starts @p command, a program and its arguments, in @p workingDir; a program with a relative path lies there.
    void start(const QStringList &command, const QString &workingDir, const QProcessEnvironment &environment,
               std::chrono::milliseconds limit);

signals:
    /// What it printed, or the sentence that says why that does not count. Comes once.
    void ended(const Aegir::Result<QByteArray> &output);

private:
    void read();
    void end(const Result<QByteArray> &output);
    Result<QByteArray> outcome();

    QProcess *m_process;
    QTimer m_limit;
    QByteArray m_output;
    bool m_ended = false;
};

} // namespace Aegir
