// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/shortprocess.h"

#include "model/run/ansibleprobe.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Aegir {

ShortProcess::ShortProcess(QObject *parent)
    : QObject(parent)
    , m_process(new QProcess)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_limit.intervalAsDuration());
        end(failure(tr("%1 was stopped, because it did not end within %n second(s).", nullptr, int(seconds.count()))
                        .arg(m_process->program())));
    });
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ShortProcess::read);
    connect(m_process, &QProcess::finished, this, [this] { end(outcome()); });
    // A program that does not start does not finish either.
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(failure(tr("%1 cannot be started: %2.").arg(m_process->program(), m_process->errorString())));
    });
}

ShortProcess::~ShortProcess()
{
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning) {
        delete m_process;
        return;
    }
    // A QProcess that is deleted while its program runs waits for it, and the window must not.
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    m_process->kill();
}

void ShortProcess::start(const QStringList &command, const QString &workingDir, const QProcessEnvironment &environment,
                         std::chrono::milliseconds limit)
{
    const QString program = command.value(0);
    m_process->setWorkingDirectory(workingDir);
    m_process->setProcessEnvironment(environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_limit.start(limit);
    m_process->start(program.contains(u'/') ? QDir(workingDir).absoluteFilePath(program) : program, command.sliced(1));
}

void ShortProcess::read()
{
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > mostOutput)
        end(failure(tr("%1 was stopped, because it printed too much.").arg(m_process->program())));
}

Result<QByteArray> ShortProcess::outcome()
{
    read();
    const QString name = QFileInfo(m_process->program()).fileName();
    if (m_process->exitStatus() == QProcess::CrashExit)
        return failure(tr("%1 was killed or crashed.").arg(name));
    if (m_process->exitCode() == 0)
        return m_output;
    const QString said = AnsibleProbe::errorFrom(m_process->readAllStandardError());
    if (said.isEmpty())
        return failure(tr("%1 ended with exit code %2.").arg(name).arg(m_process->exitCode()));
    return failure(tr("%1 ended with exit code %2: %3").arg(name).arg(m_process->exitCode()).arg(said));
}

void ShortProcess::end(const Result<QByteArray> &output)
{
    if (m_ended)
        return;
    m_ended = true;
    m_limit.stop();
    if (m_process->state() != QProcess::NotRunning)
        m_process->kill();
    emit ended(output);
}

} // namespace Aegir
