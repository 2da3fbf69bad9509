// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logsearch.h"

#include "model/log/searchjob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

LogSearch::LogSearch(LogDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_pool.setMaxThreadCount(SearchJob::workers);
    m_pool.setObjectName(u"log search"_s);
    connect(&document, &LogDocument::grew, this, &LogSearch::goOn);
    connect(&document, &LogDocument::reset, this, [this] {
        if (!m_job)
            return;
        m_from = 0;
        begin();
    });
}

LogSearch::~LogSearch()
{
    stop();
    m_pool.waitForDone(); // for the row or the block that they are at: a moment
}

void LogSearch::start(const LogMatcher &matcher, qint64 from)
{
    m_matcher = matcher;
    m_from = from;
    begin();
}

void LogSearch::stop()
{
    if (m_job)
        m_job->cancel();
    m_job.reset();
    m_matcher.reset();
    clear();
}

void LogSearch::begin()
{
    if (m_job)
        m_job->cancel();
    clear();
    std::vector<std::unique_ptr<LogReader>> readers;
    for (int worker = 0; worker < SearchJob::workers; ++worker)
        readers.push_back(m_document.makeReader());
    const auto report = [this, number = ++m_jobs] {
        if (number == m_jobs && m_job)
            collect();
    };
    const auto bell = [this, report] { QMetaObject::invokeMethod(this, report, Qt::QueuedConnection); };
    m_job = std::make_shared<SearchJob>(m_matcher->query(), m_from, std::move(readers), bell);
    m_belowEnd = m_job->firstRow();
    goOn();
}

void LogSearch::goOn()
{
    if (!m_job)
        return;
    // A few new rows are not worth a second thread.
    constexpr qint64 much = 256 * 1024;
    const int workers = m_document.size() - m_size > much ? SearchJob::workers : 1;
    m_completed = m_completed && isComplete();
    for (int worker = 0; worker < workers; ++worker) {
        if (m_job->engage(worker))
            m_pool.start([job = m_job, worker] { job->work(worker); });
    }
}

void LogSearch::clear()
{
    m_above = {};
    m_below = {};
    m_last.reset();
    m_aboveEnd = m_belowEnd = m_size = m_givenUp = 0;
    m_completed = false;
}

void LogSearch::collect()
{
    const SearchJob::News news = m_job->takeNews();
    m_above.append(news.above);
    m_below.append(news.below);
    m_last = news.last;
    m_aboveEnd = news.aboveEnd;
    m_belowEnd = news.belowEnd;
    m_size = news.size;
    m_givenUp = news.givenUp;
    emit progressed();
    if (!m_job || m_completed || !isComplete())
        return;
    m_completed = true;
    emit completed();
}

bool LogSearch::isComplete() const
{
    return m_job && m_aboveEnd >= m_job->firstRow() && m_size >= m_document.size();
}

bool LogSearch::isComplete(qint64 firstDocumentRow, qint64 lastDocumentRow) const
{
    if (!m_job)
        return false;
    const qint64 middle = m_job->firstRow();
    const bool above = firstDocumentRow >= middle || lastDocumentRow < m_aboveEnd || m_aboveEnd >= middle;
    const bool below = lastDocumentRow < m_belowEnd || lastDocumentRow < middle || m_size >= m_document.size();
    return above && below;
}

qint64 LogSearch::matchCount() const
{
    return m_above.matchCount() + m_below.matchCount() + (m_last ? qint64(m_last->matches) : 0);
}

qint64 LogSearch::rowCount() const
{
    return m_above.count() + m_below.count() + (m_last ? 1 : 0);
}

MatchedRow LogSearch::at(qint64 number) const
{
    if (number < m_above.count())
        return m_above.at(number);
    number -= m_above.count();
    return number < m_below.count() ? m_below.at(number) : *m_last;
}

qint64 LogSearch::row(qint64 number) const
{
    return qint64(at(number).row);
}

qint64 LogSearch::matchesIn(qint64 number) const
{
    return qint64(at(number).matches);
}

qint64 LogSearch::matchesBefore(qint64 number) const
{
    if (number < m_above.count())
        return m_above.matchesBefore(number);
    number -= m_above.count();
    const qint64 before = m_above.matchCount() + m_below.matchesBefore(number);
    return number > m_below.count() && m_last ? before + qint64(m_last->matches) : before;
}

qint64 LogSearch::lowerBound(qint64 documentRow) const
{
    if (const qint64 number = m_above.lowerBound(documentRow); number < m_above.count())
        return number;
    const qint64 number = m_above.count() + m_below.lowerBound(documentRow);
    const bool afterLast = m_last && number == m_above.count() + m_below.count() && qint64(m_last->row) < documentRow;
    return afterLast ? number + 1 : number;
}

bool LogSearch::hasMatchBetween(qint64 firstDocumentRow, qint64 lastDocumentRow) const
{
    const qint64 number = lowerBound(firstDocumentRow);
    return number < rowCount() && row(number) <= lastDocumentRow;
}

} // namespace Aegir
