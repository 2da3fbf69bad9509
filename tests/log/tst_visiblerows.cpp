// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logsearch.h"
#include "model/log/sectionrows.h"
#include "model/log/visiblerows.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <ctime>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
/// A log on disk that grows, with the events that a callback plugin would tell of it.
class Log
{
public:
    Log()
    {
        m_file.setFileName(path());
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("%s", qPrintable(m_file.errorString()));
    }
    QString path() const { return m_dir.filePath(u"output.log"_s); }

    void print(const QByteArray &text)
    {
        all += text;
        m_file.write(text);
    }
    void tell(QJsonObject event)
    {
        event[u"n"_s] = ++m_number;
        event[u"offset"_s] = all.size();
        results.add(Event::fromJson(event));
    }
    void play(const QByteArray &name)
    {
        print("\nPLAY [" + name + "] ***\n");
        tell({{u"event"_s, u"play"_s}, {u"name"_s, QString::fromUtf8(name)}});
    }
    void task(const QByteArray &name, bool banner = true)
    {
        if (banner)
            print("\nTASK [" + name + "] ***\n");
        tell({{u"event"_s, u"task"_s}, {u"task"_s, QString::fromUtf8(name)}});
    }
    void result(const QByteArray &kind, const QByteArray &task, const QByteArray &host, const QByteArray &text = "\n")
    {
        print(kind + ": [" + host + "]" + text);
        tell({{u"event"_s, kind == "changed" ? u"ok"_s : QString::fromUtf8(kind)},
              {u"changed"_s, kind == "changed"},
              {u"task"_s, QString::fromUtf8(task)},
              {u"host"_s, QString::fromUtf8(host)}});
    }
    void stats(const QByteArray &host = {}, int rescued = 0)
    {
        print("\nPLAY RECAP ***\n");
        tell({{u"event"_s, u"stats"_s},
              {u"hosts"_s, QJsonObject{{QString::fromUtf8(host), QJsonObject{{u"rescued"_s, rescued}}}}}});
    }

    RunResults results;
    QByteArray all;

private:
    QTemporaryDir m_dir;
    QFile m_file;
    qint64 m_number = 0;
};

/// A linear play of two tasks on two hosts, and one of one task.
void writeTwoPlays(Log &log)
{
    log.print("[WARNING]: mind\n");
    log.tell({{u"event"_s, u"start"_s}});
    log.play("one");
    log.task("first");
    log.result("ok", "first", "a");
    log.result("changed", "first", "b", " => {\n    more\n}\n");
    log.task("second");
    log.result("skipped", "second", "a");
    log.result("failed", "second", "b");
    log.play("two");
    log.task("third");
    log.result("ok", "third", "b");
    log.stats("b", 1);
}

LogMatcher matcher(const QString &text)
{
    return LogMatcher::make({.text = text, .caseSensitive = true, .wholeWord = false, .regularExpression = false})
        .value();
}

bool waitFor(LogDocument &document, const VisibleRows &rows, const Log &log)
{
    document.update();
    return QTest::qWaitFor([&] {
        return document.isIndexed() && document.size() == log.all.size() && rows.isUpToDate()
            && (!rows.textFilter() || rows.textFilter()->isComplete());
    });
}

QByteArrayList texts(const VisibleRows &rows)
{
    QByteArrayList list;
    for (const LogRow &row : rows.rows(0, rows.rowCount()))
        list << row.bytes;
    return list;
}

/// What rows should be shown, made up in the simplest way from the whole log.
class Expected
{
public:
    Expected(const Log &log, const VisibleRows &rows, const QString &text, const QSet<int> &tasks,
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

    const Log &m_log;
    const VisibleRows &m_rows;
    QByteArray m_text;
    QList<Line> m_lines;
    QList<Block> m_blocks;
};

/// Holds VisibleRows to what its signals promise.
class Watcher : public QObject
{
public:
    explicit Watcher(VisibleRows &rows)
        : m_rows(rows)
    {
        connect(&rows, &VisibleRows::grew, this, [this] {
            const QList<qint64> before = m_known;
            look();
            if (m_known.size() < before.size() || m_known.first(before.size()) != before)
                problem = u"grew() told of other rows than before"_s;
        });
        connect(&rows, &VisibleRows::changed, this, &Watcher::look);
        connect(&rows, &VisibleRows::reset, this, &Watcher::look);
        look();
    }
    void look()
    {
        m_known.clear();
        const qint64 count = m_rows.rowCount();
        const QList<LogRow> read = m_rows.rows(0, count);
        for (qint64 row = 0; row < count; ++row) {
            const qint64 documentRow = m_rows.documentRow(row);
            if (!m_known.isEmpty() && documentRow <= m_known.last())
                problem = u"rows are not in order"_s;
            if (m_rows.rowOf(documentRow) != row || m_rows.nearestRow(documentRow) != row)
                problem = u"rows and document rows do not agree"_s;
            m_known << documentRow;
        }
        if (read.size() != count)
            problem = u"rows are missing"_s;
    }
    const QList<qint64> &known() const { return m_known; }
    QString problem;

private:
    VisibleRows &m_rows;
    QList<qint64> m_known;
};
} // namespace

class TestVisibleRows : public QObject
{
    Q_OBJECT

private slots:
    void filters_data()
    {
        QTest::addColumn<QSet<int>>("hosts");
        QTest::addColumn<QSet<ResultState>>("states");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArrayList>("shown");
        const QSet<ResultState> any;
        QTest::addRow("a host")
            << QSet{0} << any << QString()
            << QByteArrayList{
                   "", "PLAY [one] ***", "", "TASK [first] ***", "ok: [a]", "", "TASK [second] ***", "skipped: [a]"};
        QTest::addRow("a state") << QSet<int>() << QSet{ResultState::Changed} << QString()
                                 << QByteArrayList{
                                        "", "PLAY [one] ***", "", "TASK [first] ***", "changed: [b] => {", "    more",
                                        "}"};
        QTest::addRow("rescued") << QSet<int>() << QSet{ResultState::Rescued} << QString()
                                 << QByteArrayList{"", "PLAY [one] ***", "", "TASK [second] ***", "failed: [b]"};
        QTest::addRow("two states of a host")
            << QSet{1} << QSet{ResultState::Rescued, ResultState::Ok} << QString()
            << QByteArrayList{"", "PLAY [one] ***", "", "TASK [second] ***", "failed: [b]",
                              "", "PLAY [two] ***", "", "TASK [third] ***",  "ok: [b]"};
        QTest::addRow("a state that none has")
            << QSet<int>() << QSet{ResultState::Ignored} << QString() << QByteArrayList();
        QTest::addRow("a text") << QSet<int>() << any << u"more"_s
                                << QByteArrayList{"PLAY [one] ***", "TASK [first] ***", "    more"};
        QTest::addRow("a text of no play") << QSet<int>() << any << u"mind"_s << QByteArrayList{"[WARNING]: mind"};
        QTest::addRow("a text that nobody wrote") << QSet<int>() << any << u"xyz"_s << QByteArrayList();
        QTest::addRow("a banner's text") << QSet<int>() << any << u"TASK [second"_s
                                         << QByteArrayList{"PLAY [one] ***", "TASK [second] ***"};
        QTest::addRow("a text and a host")
            << QSet{0} << any << u"ok"_s << QByteArrayList{"PLAY [one] ***", "TASK [first] ***", "ok: [a]"};
    }
    void filters()
    {
        QFETCH(QSet<int>, hosts);
        QFETCH(QSet<ResultState>, states);
        QFETCH(QString, text);
        Log log;
        writeTwoPlays(log);
        LogDocument document;
        VisibleRows rows(document);
        rows.setResults(&log.results);
        document.open(log.path());
        QVERIFY(waitFor(document, rows, log));
        const QByteArrayList all = texts(rows);
        QCOMPARE(all.size(), log.all.count('\n'));
        rows.setHostFilter(hosts);
        rows.setStateFilter(states);
        LogSearch search(document);
        if (!text.isEmpty()) {
            search.start(matcher(text));
            rows.setTextFilter(&search);
        }
        QVERIFY(rows.isFiltered());
        QVERIFY(waitFor(document, rows, log));
        QTEST(texts(rows), "shown");
        rows.setHostFilter({});
        rows.setStateFilter({});
        rows.setTextFilter(nullptr);
        QVERIFY(!rows.isFiltered());
        QCOMPARE(texts(rows), all);
    }

    void folds()
    {
        Log log;
        writeTwoPlays(log);
        LogDocument document;
        VisibleRows rows(document);
        rows.setResults(&log.results);
        document.open(log.path());
        QVERIFY(waitFor(document, rows, log));
        const QByteArrayList all = texts(rows);
        const qint64 play = all.indexOf("PLAY [one] ***");
        const qint64 first = all.indexOf("TASK [first] ***");
        QVERIFY(!rows.foldAt(0) && !rows.foldAt(first - 1) && !rows.foldAt(first + 1));
        QVERIFY(!rows.foldAt(all.indexOf("PLAY RECAP ***")));
        QCOMPARE(rows.foldAt(first)->rows, 4);
        QCOMPARE(rows.foldAt(play)->rows, all.indexOf("PLAY [two] ***") - 1 - play - 1);

        QSignalSpy changed(&rows, &VisibleRows::changed);
        rows.setFolded(first, true);
        QVERIFY(changed.size() == 1 && rows.foldAt(first)->folded && rows.hasFolds());
        QCOMPARE(
            texts(rows).sliced(0, 7),
            QByteArrayList({"[WARNING]: mind", "", "PLAY [one] ***", "", "TASK [first] ***", "", "TASK [second] ***"}));
        QCOMPARE(rows.rowCount(), all.size() - 4);
        QCOMPARE(rows.rowOf(first + 2), -1);
        QCOMPARE(rows.nearestRow(first + 2), first);
        QCOMPARE(rows.documentRow(first + 1), first + 5);

        rows.setFolded(play, true);
        QCOMPARE(texts(rows).sliced(0, 5),
                 QByteArrayList({"[WARNING]: mind", "", "PLAY [one] ***", "", "PLAY [two] ***"}));
        // It opens what is around the row, and that alone.
        rows.foldAll();
        QVERIFY(rows.reveal(first + 2));
        QVERIFY(!rows.foldAt(play)->folded && !rows.foldAt(first)->folded);
        QVERIFY(rows.foldAt(all.indexOf("TASK [second] ***"))->folded);
        QVERIFY(rows.rowOf(first + 2) >= 0);
        rows.unfoldAll();
        QCOMPARE(texts(rows), all);
        rows.setFolded(0, true); // heads nothing
        QCOMPARE(texts(rows), all);

        rows.setHostFilter({1});
        QVERIFY(!rows.reveal(first + 1)); // of host a
        QVERIFY(rows.reveal(first + 2));
        rows.setFolded(first, true);
        QCOMPARE(texts(rows).sliced(0, 6),
                 QByteArrayList({"", "PLAY [one] ***", "", "TASK [first] ***", "", "TASK [second] ***"}));
    }

    /// With `free` the banner comes with the first host's result, and a task is in the log in parts.
    void aTaskInParts()
    {
        Log log;
        log.play("p");
        for (const char *host : {"a", "b"}) {
            log.task("one", false);
            log.print("\nTASK [one] ***\n");
            log.result("ok", "one", host);
            log.task("two", false);
            log.print("\nTASK [two] ***\n");
            log.result("ok", "two", host);
        }
        LogDocument document;
        VisibleRows rows(document);
        rows.setResults(&log.results);
        document.open(log.path());
        QVERIFY(waitFor(document, rows, log));
        QCOMPARE(log.results.tasks().size(), 2);
        rows.setFolded(3, true);
        QCOMPARE(texts(rows),
                 QByteArrayList({"", "PLAY [p] ***", "", "TASK [one] ***", "", "TASK [two] ***", "ok: [a]", "",
                                 "TASK [one] ***", "", "TASK [two] ***", "ok: [b]"}));
        rows.unfoldAll();
        rows.setHostFilter({1});
        QCOMPARE(
            texts(rows),
            QByteArrayList({"", "PLAY [p] ***", "", "TASK [one] ***", "ok: [b]", "", "TASK [two] ***", "ok: [b]"}));
    }

    /// What is looked for in a long log is no longer, once it is looked for anew or by nobody.
    void sectionsOfALongLogAreLeftOff()
    {
        Log log;
        log.play("p");
        log.task("one");
        log.print(QByteArray(32 * 1024 * 1024, '\n'));
        log.result("ok", "one", "a");
        LogDocument document;
        document.open(log.path());
        QTRY_VERIFY_WITH_TIMEOUT(document.isIndexed() && document.size() == log.all.size(), 60'000);
        QElapsedTimer timer;
        timer.start();
        auto sections = std::make_unique<SectionRows>(document);
        sections->setResults(&log.results);
        QTRY_VERIFY_WITH_TIMEOUT(sections->isUpToDate(), 60'000);
        const qint64 whole = timer.restart();
        for (int i = 0; i < 20; ++i) {
            sections->restart();
            QThread::msleep(1); // so that it has begun
        }
        sections.reset();
        const qint64 left = timer.elapsed();
        qInfo("a scan: %lld ms, twenty that are left off: %lld ms", whole, left);
        QVERIFY(left < 4 * whole);
    }

    void withoutBanners()
    {
        // A stdout callback that prints none: the first row of a task heads it, but is no other host's.
        Log log;
        log.tell({{u"event"_s, u"play"_s}});
        log.task("one", false);
        log.result("ok", "one", "a");
        log.result("ok", "one", "b");
        LogDocument document;
        VisibleRows rows(document);
        rows.setResults(&log.results);
        document.open(log.path());
        QVERIFY(waitFor(document, rows, log));
        rows.setHostFilter({1});
        QCOMPARE(texts(rows), QByteArrayList({"ok: [b]"}));
        rows.setHostFilter({});
        rows.setFolded(0, true);
        QCOMPARE(texts(rows), QByteArrayList({"ok: [a]"}));
    }

    /// A row is filtered by what its result is judged in the end, not by what it seemed when it was printed.
    void whatIsJudgedLater()
    {
        Log log;
        LogDocument document;
        VisibleRows rows(document);
        rows.setResults(&log.results);
        document.open(log.path());
        log.play("p");
        log.task("t");
        log.result("ok", "t", "b");
        log.print("RETRY a\n");
        log.tell({{u"event"_s, u"retry"_s}, {u"task"_s, u"t"_s}, {u"host"_s, u"a"_s}});
        rows.structureGrew();
        QVERIFY(waitFor(document, rows, log));
        rows.setHostFilter({0});
        QCOMPARE(texts(rows).last(), "RETRY a"); // of nobody yet
        log.result("failed", "t", "a");
        rows.structureGrew();
        QVERIFY(waitFor(document, rows, log));
        QCOMPARE(texts(rows).last(), "ok: [b]");
        rows.setHostFilter({});
        rows.setStateFilter({ResultState::Failed});
        QCOMPARE(texts(rows).sliced(3), QByteArrayList({"TASK [t] ***", "RETRY a", "failed: [a]"}));
        log.stats("a", 1);
        rows.structureGrew();
        QVERIFY(waitFor(document, rows, log));
        QCOMPARE(texts(rows), QByteArrayList());
        rows.setStateFilter({ResultState::Rescued});
        QCOMPARE(texts(rows).last(), "failed: [a]");
    }

    void aRowThatMatchesLater()
    {
        Log log;
        LogDocument document;
        VisibleRows rows(document);
        LogSearch search(document);
        document.open(log.path());
        search.start(matcher(u"word"_s));
        rows.setTextFilter(&search);
        log.print("one\na wo");
        QVERIFY(waitFor(document, rows, log));
        QCOMPARE(rows.rowCount(), 0);
        QSignalSpy changed(&rows, &VisibleRows::changed);
        QSignalSpy grew(&rows, &VisibleRows::grew);
        log.print("rd");
        QVERIFY(waitFor(document, rows, log));
        QCOMPARE(texts(rows), QByteArrayList({"a word"}));
        log.print(" is longer");
        QVERIFY(waitFor(document, rows, log));
        QCOMPARE(texts(rows), QByteArrayList({"a word is longer"}));
        QVERIFY(changed.isEmpty()); // only the end is another
        QVERIFY(grew.size() >= 2);
    }

    void anotherLogBeginsAnew()
    {
        Log log;
        writeTwoPlays(log);
        LogDocument document;
        VisibleRows rows(document);
        LogSearch search(document);
        rows.setResults(&log.results);
        document.open(log.path());
        QVERIFY(waitFor(document, rows, log));
        rows.setHostFilter({0});
        search.start(matcher(u"ok"_s));
        rows.setTextFilter(&search);
        rows.foldAll();
        QSignalSpy reset(&rows, &VisibleRows::reset);
        QSignalSpy filter(&rows, &VisibleRows::filterChanged);
        Log other;
        other.print("something\n");
        log.results.clear();
        document.open(other.path());
        rows.structureGrew();
        QCOMPARE(reset.size(), 1);
        QVERIFY(filter.size() >= 1);
        QVERIFY(!rows.isFiltered() && !rows.hasFolds() && !rows.textFilter());
        QVERIFY(waitFor(document, rows, other));
        QCOMPARE(texts(rows), QByteArrayList({"something"}));
    }

    void aSearchThatIsGone()
    {
        Log log;
        writeTwoPlays(log);
        LogDocument document;
        VisibleRows rows(document);
        rows.setResults(&log.results);
        document.open(log.path());
        QVERIFY(waitFor(document, rows, log));
        {
            LogSearch search(document);
            search.start(matcher(u"more"_s));
            rows.setTextFilter(&search);
            QVERIFY(waitFor(document, rows, log));
            QCOMPARE(rows.rowCount(), 3);
        }
        QCOMPARE(rows.rowCount(), document.rowCount());
    }

    void whileItGrows_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    /// Whatever is filtered and folded when, while the log grows: in the end there is what there would be if it were
    /// done at the end, and what the simplest way to say it gives.
    void whileItGrows()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Log log;
        LogDocument document;
        VisibleRows rows(document);
        LogSearch search(document);
        Watcher watcher(rows);
        rows.setResults(&log.results);
        document.open(log.path());
        watcher.look();
        const bool free = random.bounded(3) == 0;
        const QStringList words{u"ok"_s, u"word"_s, u"TASK"_s, u"e"_s, u"zzz"_s};
        QString text;
        QSet<int> tasks;
        QSet<int> plays;
        QByteArrayList names;
        const QByteArrayList hosts{"a", "b", "c"};
        const QByteArrayList kinds{"ok", "changed", "failed", "skipped", "unreachable", "item_ok"};
        const auto any = [&random](const auto &list) { return list.at(random.bounded(int(list.size()))); };

        for (int step = 0; step < 120; ++step) {
            switch (random.bounded(18)) {
            case 0:
                log.play("play " + QByteArray::number(step));
                names.clear();
                break;
            case 1:
            case 2:
                names << "t" + QByteArray::number(step);
                log.task(names.last(), !free);
                break;
            case 3:
                log.print(random.bounded(2) ? "a word" : "e\n");
                break;
            case 4:
                if (!names.isEmpty()) {
                    log.print("RETRY a word\n");
                    log.tell({{u"event"_s, u"retry"_s},
                              {u"task"_s, QString::fromUtf8(any(names))},
                              {u"host"_s, QString::fromUtf8(any(hosts))}});
                }
                break;
            case 5:
                rows.setHostFilter(random.bounded(2) || log.results.hosts().isEmpty()
                                       ? QSet<int>()
                                       : QSet{random.bounded(int(log.results.hosts().size()))});
                break;
            case 6:
                rows.setStateFilter(random.bounded(2) ? QSet<ResultState>() : QSet{ResultState(random.bounded(7))});
                break;
            case 7:
                if (random.bounded(2)) {
                    text = any(words);
                    search.start(matcher(text), random.bounded(2) ? 0 : document.rowCount() / 2);
                    rows.setTextFilter(&search);
                } else {
                    rows.setTextFilter(nullptr);
                }
                break;
            case 8:
                if (!log.results.tasks().isEmpty()) {
                    const int task = random.bounded(int(log.results.tasks().size()));
                    const bool fold = random.bounded(3) > 0;
                    rows.setTaskFolded(task, fold);
                    fold ? void(tasks.insert(task)) : void(tasks.remove(task));
                }
                break;
            case 9:
                if (!log.results.plays().isEmpty() && random.bounded(4) == 0) {
                    const int play = random.bounded(int(log.results.plays().size()));
                    rows.setPlayFolded(play, true);
                    plays.insert(play);
                }
                break;
            case 10:
            case 11:
                rows.structureGrew();
                QVERIFY(waitFor(document, rows, log)); // all of it is seen in between
                break;
            default:
                if (!names.isEmpty()) {
                    const QByteArray name = any(free ? names : QByteArrayList{names.last()});
                    if (free && random.bounded(2))
                        log.print("\nTASK [" + name + "] ***\n");
                    log.result(any(kinds), name, any(hosts), random.bounded(3) ? "\n" : " =>\n  a word\n\n  more\n");
                }
                break;
            }
            if (random.bounded(3) == 0)
                rows.structureGrew();
            if (random.bounded(3) == 0)
                document.update();
            if (random.bounded(2))
                QCoreApplication::processEvents();
            QVERIFY2(watcher.problem.isEmpty(), qPrintable(watcher.problem));
        }
        if (random.bounded(2))
            log.stats("a", 2);
        if (random.bounded(2))
            log.print("a last word");
        rows.structureGrew();
        QVERIFY(waitFor(document, rows, log));
        QVERIFY2(watcher.problem.isEmpty(), qPrintable(watcher.problem));
        watcher.look();

        LogDocument lateDocument;
        VisibleRows late(lateDocument);
        LogSearch lateSearch(lateDocument);
        late.setResults(&log.results);
        lateDocument.open(log.path());
        QVERIFY(waitFor(lateDocument, late, log));
        late.setHostFilter(rows.hostFilter());
        late.setStateFilter(rows.stateFilter());
        for (const int task : std::as_const(tasks))
            late.setTaskFolded(task, true);
        for (const int play : std::as_const(plays))
            late.setPlayFolded(play, true);
        if (rows.textFilter()) {
            lateSearch.start(matcher(text));
            late.setTextFilter(&lateSearch);
        }
        QVERIFY(waitFor(lateDocument, late, log));
        Watcher lateWatcher(late);
        QCOMPARE(watcher.known(), lateWatcher.known());
        QCOMPARE(watcher.known(), Expected(log, rows, text, tasks, plays).shown);
        // The view was told of all that there is.
        const QList<qint64> known = watcher.known();
        watcher.look();
        QCOMPARE(known, watcher.known());
    }

    /// A million rows, fifty thousand results: no filter and no fold keeps the window's thread for long. Measured by
    /// the thread's own time, so that what else the machine does is not measured.
    void turnsAreShort()
    {
        Log log;
        QByteArray text;
        const auto print = [&](const QByteArray &bytes) {
            text += bytes;
            log.all += bytes;
        };
        print("\nPLAY [p] ***\n");
        log.tell({{u"event"_s, u"play"_s}});
        for (int i = 0; i < 50'000; ++i) {
            const QString task = u"t%1"_s.arg(i / 10);
            if (i % 10 == 0) {
                print("\nTASK [" + task.toUtf8() + "] ***\n");
                log.tell({{u"event"_s, u"task"_s}, {u"task"_s, task}});
            }
            for (int line = 0; line < 20; ++line)
                print(line % 2 ? "    an odd row\n" : "    an even row\n");
            log.tell(
                {{u"event"_s, i % 7 ? u"ok"_s : u"failed"_s}, {u"task"_s, task}, {u"host"_s, u"h%1"_s.arg(i % 10)}});
        }
        QFile file(log.path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();

        const auto now = [] {
            timespec time{};
            ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
        };
        double longest = 0;
        const auto measure = [&](auto &&act) {
            const double begin = now();
            act();
            longest = std::max(longest, now() - begin);
        };
        LogDocument document;
        VisibleRows rows(document);
        LogSearch search(document);
        rows.setResults(&log.results);
        document.open(log.path());
        const auto settle = [&](const char *what) {
            QElapsedTimer wall;
            wall.start();
            while (!(document.isIndexed() && document.size() == log.all.size() && rows.isUpToDate())
                   && wall.elapsed() < 60'000)
                measure([] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); });
            qInfo("%s: %lld rows after %lld ms, longest turn so far %.1f ms", what, rows.rowCount(), wall.elapsed(),
                  longest);
        };
        settle("opened");
        QCOMPARE(rows.rowCount(), log.all.count('\n'));
        measure([&] { rows.foldAll(); });
        settle("folded");
        QCOMPARE(rows.rowCount(), 2 + 2 * 5000);
        measure([&] { rows.unfoldAll(); });
        measure([&] { rows.setHostFilter({3}); });
        settle("a host");
        QCOMPARE(rows.rowCount(), 2 + 5000 * (2 + 20));
        measure([&] { rows.setHostFilter({}); });
        measure([&] { rows.setStateFilter({ResultState::Ok}); });
        settle("a state");
        measure([&] { rows.setStateFilter({}); });
        measure([&] {
            search.start(matcher(u"odd"_s));
            rows.setTextFilter(&search);
        });
        settle("a text, each second row");
        QCOMPARE(rows.rowCount(), 1 + 5000 + 500'000);
        measure([&] { rows.setStateFilter({ResultState::Failed}); });
        settle("a text and a state");
        measure([&] { rows.foldAll(); });
        settle("all at once");
        QVERIFY2(longest < 16, qPrintable(u"%1 ms"_s.arg(longest)));
    }
};

QTEST_GUILESS_MAIN(TestVisibleRows)
#include "tst_visiblerows.moc"
