// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/backgroundwork.h"

#include <QElapsedTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qint64 tellEvery = 50; ///< milliseconds
}

BackgroundWork::BackgroundWork(QObject *parent)
    : QObject(parent)
{
}

BackgroundWork::~BackgroundWork()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

void BackgroundWork::start(const Work &work)
{
    Q_ASSERT(!isRunning());
    m_cancelled = false;
    m_thread.reset(QThread::create([this, work] {
        QElapsedTimer sinceTold;
        m_result = work([this, &sinceTold](qint64 done, qint64 total) {
            if (!sinceTold.isValid() || sinceTold.elapsed() >= tellEvery) {
                sinceTold.start();
                emit progressed(done, total);
            }
            return !m_cancelled;
        });
    }));
    m_thread->setObjectName(u"background work"_s);
    connect(m_thread.get(), &QThread::finished, this, &BackgroundWork::end);
    m_thread->start();
}

void BackgroundWork::cancel()
{
    m_cancelled = true;
}

void BackgroundWork::end()
{
    m_thread->wait(); // it says so a moment before it has ended
    m_thread.release()->deleteLater();
    // Whoever hears of it may begin something new.
    const Result<WorkEnd> result = std::exchange(m_result, WorkEnd::Done);
    if (!result)
        emit failed(result.error().sentence);
    else if (*result == WorkEnd::Cancelled)
        emit cancelled();
    else
        emit finished();
}

} // namespace Aegir
