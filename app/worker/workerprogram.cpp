// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/workerprogram.h"

#include "model/run/platform.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr int mostTries = 15;
}

WorkerProgram::WorkerProgram(QObject *parent)
    : QObject(parent)
{
    // The window that started it may close or be killed at any time: the run must not notice.
    leaveSession();
    surviveFileSizeLimit();
    surviveBrokenPipes();
}

void WorkerProgram::work(const QString &folder)
{
    begin(std::make_unique<Worker>(RunFolder(folder)));
}

void WorkerProgram::wait(std::unique_ptr<WaitingWorker> waiting)
{
    m_waiting = std::move(waiting);
    connect(m_waiting.get(), &WaitingWorker::dismissed, this, [] { QCoreApplication::exit(0); });
    connect(m_waiting.get(), &WaitingWorker::ordered, this, [this](const QString &folder) {
        writeErrorsTo(folder + u"/worker.log"_s);
        begin(std::make_unique<Worker>(RunFolder(folder), m_waiting->takeProcess()));
    });
}

void WorkerProgram::begin(std::unique_ptr<Worker> worker)
{
    m_worker = std::move(worker);
    connect(m_worker.get(), &Worker::ended, this, [] { QCoreApplication::exit(0); });
    tryToBegin();
}

void WorkerProgram::tryToBegin()
{
    const auto begun = m_worker->begin();
    if (begun && m_waiting)
        m_waiting->confirm();
    if (begun && !*begun)
        QCoreApplication::exit(0);
    if (begun)
        return;
    // A full disk takes no claim. It may be over soon, and whoever watches waits for twenty seconds.
    if (++m_tries < mostTries && QFileInfo::exists(m_worker->folder().path())) {
        QTimer::singleShot(1s, this, &WorkerProgram::tryToBegin);
        return;
    }
    std::fprintf(stderr, "aegir-worker: %s\n", qPrintable(begun.error().sentence));
    QCoreApplication::exit(1);
}

} // namespace Aegir
