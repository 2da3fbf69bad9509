// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "growinglog.h"

namespace Aegir {

/// What rows should be shown, made up in the simplest way from the whole log.
class ExpectedRows
{
public:
    ExpectedRows(const GrowingLog &log, const VisibleRows &rows, const QString &text, const QSet<int> &tasks,
                 const QSet<int> &plays)
        : m_log(log)
        , m_rows(rows)
        , m_text(text.toUtf8())
    {
        qint64 offset = 0;
        QByteArrayList lines = log.all.split('\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        for (const QByteArray &line : std::as_const(lines)) {
            m_lines << Line{.text = line, .section = log.results.sectionAt(offset)};
            offset += line.size() + 1;
        }
        findBlocks();
        QList<bool> passing;
        for (int i = 0; i < m_lines.size(); ++i)
            passing << passes(i);
        for (const Block &block : std::as_const(m_blocks))
            judge(block, passing, tasks);
        for (int play = 0; play < log.results.plays().size(); ++play)
            judgePlay(play, passing, plays);
        for (int i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].shown)
                shown << i;
        }
    }

    QList<qint64> shown;

private:
    struct Line
    {
        QByteArray text;
        qsizetype section = 0;
        int block = -1;
        bool shown = false;
    };
    struct Block
    {
        int play = -1;
        int task = -1;
        int begin = 0;
        int end = 0;
        int head = -1;
        bool blank = false;
        bool named = false;
    };

    const RunResults::Section *sectionOf(int line) const
    {
        const auto &sections = m_log.results.sections();
        return m_lines[line].section < sections.size() ? &sections[m_lines[line].section] : nullptr;
    }

    void findBlocks()
    {
        const auto &sections = m_log.results.sections();
        int line = 0;
        for (qsizetype i = 0; i < sections.size(); ++i) {
            const int begin = line;
            while (line < m_lines.size() && m_lines[line].section == i)
                ++line;
            if (m_blocks.isEmpty() || m_blocks.last().play != sections[i].play
                || m_blocks.last().task != sections[i].task)
                m_blocks << Block{.play = sections[i].play, .task = sections[i].task, .begin = begin, .end = begin};
            Block &block = m_blocks.last();
            block.end = line;
            if (block.head < 0)
                findHead(block, begin, line, sections[i].result >= 0);
        }
        if (!m_blocks.isEmpty())
            m_blocks.last().end = int(m_lines.size());
        for (int i = 0; i < m_blocks.size(); ++i) {
            for (int row = m_blocks[i].begin; row < m_blocks[i].end; ++row)
                m_lines[row].block = i;
        }
    }

    void findHead(Block &block, int begin, int end, bool isResult) const
    {
        for (int row = begin; row < end; ++row) {
            const QByteArray text = m_lines[row].text.trimmed();
            if (text.isEmpty())
                continue;
            const bool banner = text.endsWith("***");
            if (block.head < 0 || banner) {
                block.head = row;
                block.blank = row > begin && m_lines[row - 1].text.trimmed().isEmpty();
                block.named = banner || !isResult;
            }
            if (banner || isResult)
                return;
        }
    }

    bool taken(const RunResults::Section &section) const
    {
        if (section.result < 0)
            return false;
        const auto &result = m_log.results.results()[section.result];
        return (m_rows.hostFilter().isEmpty() || m_rows.hostFilter().contains(result.host))
            && (m_rows.stateFilter().isEmpty() || m_rows.stateFilter().contains(result.state));
    }

    bool passes(int line) const
    {
        if (m_rows.textFilter() && !m_lines[line].text.contains(m_text))
            return false;
        if (m_rows.hostFilter().isEmpty() && m_rows.stateFilter().isEmpty())
            return true;
        const auto *section = sectionOf(line);
        if (!section || section->task < 0)
            return false;
        if (section->result >= 0)
            return taken(*section);
        // What belongs to no result is shown with any of its block.
        const Block &block = m_blocks[m_lines[line].block];
        for (int row = block.begin; row < block.end; ++row) {
            if (const auto *other = sectionOf(row); other && taken(*other))
                return true;
        }
        return false;
    }

    /// Rows @p begin until @p end, of which some pass: shows them and their head, or only that when it is folded.
    void judgeRange(const Block &headed, int end, bool mayHead, bool folded, const QList<bool> &passing)
    {
        bool below = false;
        for (int row = headed.begin; row < end; ++row)
            below = below || (row > headed.head && passing[row]);
        if (headed.head >= 0 && below && (mayHead || folded)) {
            m_lines[headed.head].shown = true;
            if (headed.blank && !m_rows.textFilter())
                m_lines[headed.head - 1].shown = true;
        }
        for (int row = headed.head + 1; headed.head >= 0 && folded && row < end; ++row)
            m_lines[row].shown = false;
    }

    void judge(const Block &block, const QList<bool> &passing, const QSet<int> &tasks)
    {
        for (int row = block.begin; row < block.end; ++row)
            m_lines[row].shown = passing[row];
        if (block.task >= 0)
            judgeRange(block, block.end, block.named, tasks.contains(block.task), passing);
    }

    void judgePlay(int play, const QList<bool> &passing, const QSet<int> &plays)
    {
        int first = -1;
        int end = 0;
        for (int i = 0; i < m_blocks.size(); ++i) {
            if (m_blocks[i].play != play)
                continue;
            first = first < 0 ? i : first;
            end = m_blocks[i].end;
        }
        if (first >= 0 && m_blocks[first].task < 0)
            judgeRange(m_blocks[first], end, true, plays.contains(play), passing);
    }

    const GrowingLog &m_log;
    const VisibleRows &m_rows;
    QByteArray m_text;
    QList<Line> m_lines;
    QList<Block> m_blocks;
};

} // namespace Aegir
