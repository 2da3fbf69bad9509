// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/sectionrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qsizetype mostAtOnce = 16 * 1024; ///< sections: what is known is used before the rest of a long log is

/// What Display.banner() of Ansible makes: a line that ends with asterisks. It is never asked where there are events
/// that say more: of a text that begins with the first result of a task, only this tells whether it names the task.
bool isBanner(QByteArrayView row)
{
    return row.trimmed().endsWith("***");
}
} // namespace

/// A section to be located.
struct SectionRows::Wanted
{
    qint64 end = 0;
    bool isResult = false;
};

/// A section that was.
struct SectionRows::Located
{
    qint64 end = 0;
    Head head;
};

SectionRows::SectionRows(LogDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(u"log sections"_s);
}

SectionRows::~SectionRows()
{
    ++m_job;
    m_pool.waitForDone(); // for the row that it looks at
}

void SectionRows::setResults(const RunResults *results)
{
    m_results = results;
    restart();
}

void SectionRows::restart()
{
    ++m_job;
    m_busy = false;
    m_sections.clear();
    m_blocks.clear();
    m_plays.clear();
    update();
}

bool SectionRows::isUpToDate() const
{
    return !m_results || m_results->sections().size() <= m_sections.size()
        || m_results->sections()[m_sections.size()].end > m_document.size();
}

void SectionRows::update()
{
    if (m_busy || isUpToDate())
        return;
    const qint64 size = m_document.size();
    QList<Wanted> wanted;
    for (qsizetype i = m_sections.size(); i < m_results->sections().size() && wanted.size() < mostAtOnce; ++i) {
        const auto &section = m_results->sections()[i];
        if (section.end > size)
            break;
        wanted.append({.end = section.end, .isResult = section.result >= 0});
    }
    m_busy = true;
    const auto locate = [this, wanted, first = end(), job = m_job.load(),
                         reader = std::shared_ptr<LogReader>(m_document.makeReader())] {
        QList<Located> located;
        Head head;
        qint64 row = first;
        bool blank = false; // the row before is, within this section
        const auto finish = [&] {
            located.append({.end = row, .head = head});
            head = {};
            blank = false;
        };
        reader->forEachRow(first, reader->rowCount(), [&](qint64 number, const LogRow &content) {
            if (job != m_job)
                return false;
            row = number;
            while (located.size() < wanted.size() && content.offset >= wanted[located.size()].end)
                finish();
            if (located.size() == wanted.size())
                return false;
            const bool isResult = wanted[located.size()].isResult;
            const bool empty = content.bytes.trimmed().isEmpty();
            // Warnings may stand before a banner. What a result prints may look like one anywhere but on top.
            if (!empty && (head.row < 0 || (!head.named && !isResult))) {
                const bool banner = isBanner(content.bytes);
                if (head.row < 0 || banner)
                    head = {.row = number, .blankBefore = blank, .named = banner};
            }
            blank = empty;
            row = number + 1;
            return true;
        });
        if (job != m_job)
            return;
        while (located.size() < wanted.size())
            finish();
        QMetaObject::invokeMethod(
            this,
            [this, located, job] {
                if (job == m_job)
                    take(located);
            },
            Qt::QueuedConnection);
    };
    m_pool.start(locate);
}

void SectionRows::take(const QList<Located> &located)
{
    m_busy = false;
    if (m_results->sections().size() < m_sections.size() + located.size()) {
        restart(); // they were cleared meanwhile
        return;
    }
    for (const Located &section : located) {
        const auto index = m_sections.size();
        const RunResults::Section &known = m_results->sections()[index];
        if (m_blocks.isEmpty() || m_blocks.last().task != known.task || m_blocks.last().play != known.play) {
            m_blocks.append(
                {.begin = end(), .head = {}, .play = known.play, .task = known.task, .section = int(index)});
            while (m_plays.size() <= known.play) // also for one that nothing was printed for
                m_plays.append(int(m_blocks.size()) - 1);
        }
        if (Block &block = m_blocks.last(); block.head.row < 0 && section.head.row >= 0) {
            block.head = section.head;
            block.head.named = block.head.named || known.result < 0;
        }
        m_sections.append(section.end);
    }
    emit grew();
    update();
}

qsizetype SectionRows::blockAt(qint64 row) const
{
    return std::ranges::upper_bound(m_blocks, row, {}, &Block::begin) - m_blocks.begin() - 1;
}

SectionRows::Head SectionRows::headOfPlay(int play) const
{
    if (play < 0 || play >= m_plays.size())
        return {};
    const Block &first = m_blocks[m_plays[play]];
    return first.task < 0 && first.play == play ? first.head : Head();
}

qint64 SectionRows::endOfBlock(qsizetype index, qint64 rowCount) const
{
    return index + 1 < m_blocks.size() ? m_blocks[index + 1].begin : rowCount;
}

qint64 SectionRows::endOfPlay(int play, qint64 rowCount) const
{
    if (play + 1 < m_plays.size())
        return m_blocks[m_plays[play + 1]].begin;
    // After the last one there may be blocks of none.
    qint64 end = rowCount;
    for (auto block = m_blocks.crbegin(); block != m_blocks.crend() && block->play != play; ++block)
        end = block->begin;
    return end;
}

} // namespace Aegir
