// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logdocument.h"
#include "model/log/runresults.h"

#include <QThreadPool>

#include <atomic>

namespace Aegir {

/// Which rows of a log the sections of a run's results have, found in a thread, and the blocks that they make: sections
/// of one task that follow each other, and what was printed for no task. A row belongs to the section in which it
/// begins.
///
/// To be used from the thread that it lives in.
class SectionRows : public QObject
{
    Q_OBJECT

public:
    /// The row that names a play or a task: its banner, or the first row that is not empty.
    struct Head
    {
        qint64 row = -1;          ///< -1: none
        bool blankBefore = false; ///< an empty row parts it from what stands above
        bool named = false;       ///< it is a banner; false: the first row of what belongs to a host
    };
    struct Block
    {
        qint64 begin = 0; ///< document row; it ends where the next begins, the last one with the log
        Head head;
        int play = -1;
        int task = -1;   ///< -1: a play's banner, or what belongs to no task
        int section = 0; ///< index of its first section
    };

    explicit SectionRows(LogDocument &document, QObject *parent = nullptr);
    ~SectionRows() override;

    void setResults(const RunResults *results);
    const RunResults *results() const { return m_results; }

    /// There may be more sections, or more of the log. Returns at once.
    void update();
    /// Begins anew: the log or the results are others.
    void restart();
    /// Every section whose end the log has reached is known.
    bool isUpToDate() const;

    /// Sections whose rows are known.
    qsizetype count() const { return m_sections.size(); }
    /// The first document row after the section @p index.
    qint64 endOf(qsizetype index) const { return m_sections[index]; }
    /// The first document row after all sections that are known.
    qint64 end() const { return m_sections.isEmpty() ? 0 : m_sections.last(); }

    const QList<Block> &blocks() const { return m_blocks; }
    /// Index of the block that the document row @p row belongs to; -1 when there is none.
    qsizetype blockAt(qint64 row) const;
    /// The row that names a play.
    Head headOfPlay(int play) const;
    /// The first document row after the block @p index, of a log with @p rowCount rows.
    qint64 endOfBlock(qsizetype index, qint64 rowCount) const;
    /// The first document row after the play @p play, of a log with @p rowCount rows.
    qint64 endOfPlay(int play, qint64 rowCount) const;

signals:
    /// More is known.
    void grew();

private:
    struct Wanted;
    struct Located;

    void take(const QList<Located> &located);

    LogDocument &m_document;
    const RunResults *m_results = nullptr;
    QList<qint64> m_sections; ///< the first row after each
    QList<Block> m_blocks;
    QList<int> m_plays; ///< the first block of each, -1 while there is none
    QThreadPool m_pool;
    std::atomic<int> m_job = 0; ///< its number; one that has another stops, and its answer is for others
    bool m_busy = false;
};

} // namespace Aegir
