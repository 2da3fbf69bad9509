// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/runlog.h"

#include "model/run/runwatcher.h"

#include <QFileInfo>

#include <utility>

namespace Aegir {

RunLog::RunLog(QObject *parent)
    : QObject(parent)
    , m_rows(m_document)
{
    m_rows.setResults(&m_results);
    connect(&m_document, &LogDocument::indexed, this, &RunLog::settle);
    connect(&m_document, &LogDocument::failed, this, [this](const QString &sentence) {
        m_unreadable = true;
        emit failed(sentence);
        settle();
    });
}

RunLog::~RunLog()
{
    if (m_watcher)
        m_watcher->disconnect(this);
}

void RunLog::open(const RunFolder &folder)
{
    close();
    m_folder = folder;
    m_watcher = std::make_unique<RunWatcher>(folder);
    connect(m_watcher.get(), &RunWatcher::grew, &m_document, &LogDocument::update);
    connect(m_watcher.get(), &RunWatcher::eventArrived, this, &RunLog::take);
    connect(m_watcher.get(), &RunWatcher::finished, this, [this](const RunResult &result) {
        m_result = result;
        m_document.update();
    });
    connect(m_watcher.get(), &RunWatcher::lost, this, [this](const QString &sentence) {
        m_lost = sentence;
        m_document.update();
    });
    m_document.open(folder.outputPath());
    m_watcher->start(RunWatcher::noOutput);
    emit opened();
}

void RunLog::close()
{
    if (!m_watcher)
        return;
    // It may be the one that called.
    m_watcher->disconnect(this);
    m_watcher->disconnect(&m_document);
    m_watcher.release()->deleteLater();
    m_folder = {};
    m_result.reset();
    m_lost.reset();
    m_unreadable = false;
    m_results.clear();
    m_outline.clear();
    m_document.open({});
    m_rows.structureGrew();
    emit resultsChanged();
    emit closed();
}

void RunLog::take(const Event &event)
{
    m_results.add(event);
    m_outline.addEvent(event);
    // Once per turn of the event loop, however many events came in it.
    if (std::exchange(m_told, false))
        QMetaObject::invokeMethod(this, &RunLog::tellResults, Qt::QueuedConnection);
}

void RunLog::tellResults()
{
    if (std::exchange(m_told, true))
        return;
    m_rows.structureGrew();
    emit resultsChanged();
}

void RunLog::settle()
{
    // An earlier look at the log may end after its last bytes were written, without having seen them.
    const bool whole = m_unreadable || m_document.size() >= QFileInfo(m_document.path()).size();
    if ((!m_result && !m_lost) || !whole)
        return;
    tellResults();
    m_outline.end();
    if (m_result)
        emit ended(*std::exchange(m_result, std::nullopt));
    else
        emit lost(*std::exchange(m_lost, std::nullopt));
}

} // namespace Aegir
