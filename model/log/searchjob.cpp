// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/searchjob.h"

#include <algorithm>

namespace Aegir {

namespace {
/// Small enough to stay in a processor's cache from the reading to the matching.
constexpr qint64 onePiece = 256 * 1024;
constexpr qint64 pace = 20; ///< milliseconds from news to news
} // namespace

SearchJob::SearchJob(const FindQuery &query, qint64 fromRow, std::vector<std::unique_ptr<LogReader>> readers,
                     std::function<void()> bell)
    : m_query(query)
    , m_readers(std::move(readers))
    , m_bell(std::move(bell))
    , m_index(m_readers.front()->index())
    , m_first(m_index.markOfRow(std::max<qint64>(fromRow, 0)))
{
    m_above.next = m_index.markOfRow(0);
    m_below.next = m_first;
    m_news.belowEnd = m_first.row;
}

bool SearchJob::engage(int worker)
{
    const std::scoped_lock lock(m_lock);
    return !m_control.cancelled && !std::exchange(m_working[size_t(worker)], true);
}

void SearchJob::work(int worker)
{
    std::unique_ptr<LogScanner> &scanner = m_scanners[size_t(worker)];
    if (!scanner)
        scanner = std::make_unique<LogScanner>(m_query, m_control);
    while (const std::optional<Piece> piece = take(worker)) {
        LogReader &reader = *m_readers[size_t(worker)];
        Found found = piece->side == Side::Tail ? scanTail(*piece, reader, *scanner) : scan(*piece, reader, *scanner);
        give(*piece, std::move(found));
    }
}

SearchJob::News SearchJob::takeNews()
{
    const std::scoped_lock lock(m_lock);
    m_rang = false;
    News news = std::move(m_news);
    m_news.above.clear();
    m_news.below.clear();
    return news;
}

std::optional<SearchJob::Piece> SearchJob::take(int worker)
{
    std::unique_lock lock(m_lock);
    if (m_control.cancelled) {
        m_working[size_t(worker)] = false;
        return {};
    }
    // Below first, to the end; a log that grows all the time must not keep us from what is above.
    std::optional<Piece> piece = m_reachedEnd ? takeAbove() : takeBelow();
    if (!piece)
        piece = m_reachedEnd ? takeBelow() : takeAbove();
    if (!piece) {
        m_working[size_t(worker)] = false;
        ring(std::move(lock), true); // an empty log, too, has been looked at
    }
    return piece;
}

std::optional<SearchJob::Piece> SearchJob::takeAbove()
{
    const Position from = m_above.next;
    if (from.row >= m_first.row)
        return {};
    Position to = m_index.markOfOffset(std::min(from.offset + onePiece, m_first.offset));
    if (to.row <= from.row)
        to = m_index.markOfRow(from.row + LineIndex::rowsPerMark); // of very long rows
    if (to.row <= from.row)
        return {}; // the log was emptied: its document will say so
    m_above.next = to;
    return Piece{.side = Side::Above, .number = m_above.issued++, .from = from, .to = to};
}

std::optional<SearchJob::Piece> SearchJob::takeBelow()
{
    if (m_tailTaken)
        return {};
    const Position from = m_below.next;
    Position to = m_index.markOfOffset(from.offset + onePiece);
    if (to.row <= from.row)
        to = m_index.markOfRow((from.row / LineIndex::rowsPerMark + 1) * LineIndex::rowsPerMark);
    if (to.row > from.row) {
        m_below.next = to;
        return Piece{.side = Side::Below, .number = m_below.issued++, .from = from, .to = to};
    }
    if (m_index.size() <= m_size) {
        m_reachedEnd = true;
        return {};
    }
    m_tailTaken = true;
    return Piece{.side = Side::Tail, .number = m_below.issued++, .from = from, .to = {}};
}

SearchJob::Found SearchJob::scan(const Piece &piece, LogReader &reader, LogScanner &scanner) const
{
    Found found{.rows = {}, .last = {}, .end = piece.to};
    if (m_control.isOver())
        return found;
    const qsizetype size = piece.to.offset - piece.from.offset;
    const QByteArray bytes = reader.bytes(piece.from.offset, size);
    if (bytes.size() == size && scanner.scanBlock(bytes, piece.from.row, found.rows))
        return found;
    reader.forEachRow(piece.from.row, piece.to.row, [&](qint64 row, const LogRow &content) {
        scanner.scanRow(row, content.bytes, found.rows);
        return !m_control.isOver();
    });
    return found;
}

/// The last few rows. The very last one is not taken for finished: it is looked at again when there is more.
SearchJob::Found SearchJob::scanTail(const Piece &piece, LogReader &reader, LogScanner &scanner) const
{
    Found found{.rows = {}, .last = {}, .end = piece.from, .size = m_index.size()};
    QList<MatchedRow> last;
    reader.forEachRow(piece.from.row, m_index.rowCount(), [&](qint64 row, const LogRow &content) {
        found.rows += last;
        last.clear();
        scanner.scanRow(row, content.bytes, last);
        found.end = {.row = row, .offset = content.offset, .line = content.line, .begins = content.begins};
        return !m_control.cancelled;
    });
    if (!last.isEmpty())
        found.last = last.first();
    return found;
}

void SearchJob::give(const Piece &piece, Found found)
{
    std::unique_lock lock(m_lock);
    m_news.givenUp = m_control.givenUp;
    const bool above = piece.side == Side::Above;
    if (piece.side == Side::Tail) {
        m_tailTaken = false;
        m_reachedEnd = true;
        m_size = found.size;
        m_below.next = found.end;
    }
    Progress &progress = above ? m_above : m_below;
    progress.early.emplace(piece.number, std::move(found));
    bool news = false;
    for (auto next = progress.early.begin(); next != progress.early.end() && next->first == progress.given;
         next = progress.early.erase(next)) {
        const Found &given = next->second;
        ++progress.given;
        (above ? m_news.above : m_news.below) += given.rows;
        (above ? m_news.aboveEnd : m_news.belowEnd) = given.end.row;
        if (!above) {
            m_news.last = given.last;
            m_news.size = std::max(m_news.size, given.size);
        }
        news = true;
    }
    if (news)
        ring(std::move(lock), false);
}

void SearchJob::ring(std::unique_lock<std::mutex> lock, bool atOnce)
{
    const bool found = !m_news.above.isEmpty() || !m_news.below.isEmpty() || m_news.last;
    if (m_rang || m_control.cancelled
        || (!atOnce && (m_saidFirst || !found) && m_sinceNews.isValid() && m_sinceNews.elapsed() < pace))
        return;
    m_rang = true;
    m_saidFirst = m_saidFirst || found;
    m_sinceNews.start();
    lock.unlock();
    m_bell();
}

} // namespace Aegir
