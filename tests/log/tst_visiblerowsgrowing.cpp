// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What VisibleRows shows of a log that grows, and how long it takes of the window's thread.
#include "expectedrows.h"
#include "growinglog.h"
#include "tests/support/threadtime.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
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

class TestVisibleRowsGrowing : public QObject
{
    Q_OBJECT

private slots:
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
        GrowingLog log;
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
        QCOMPARE(watcher.known(), ExpectedRows(log, rows, text, tasks, plays).shown);
        // The view was told of all that there is.
        const QList<qint64> known = watcher.known();
        watcher.look();
        QCOMPARE(known, watcher.known());
    }

    /// A million rows, fifty thousand results: no filter and no fold keeps the window's thread for long. Measured by
    /// the thread's own time, so that what else the machine does is not measured.
    void turnsAreShort()
    {
        GrowingLog log;
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

        double longest = 0;
        const auto measure = [&](auto &&act) {
            const double begin = threadTime();
            act();
            longest = std::max(longest, threadTime() - begin);
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

QTEST_GUILESS_MAIN(TestVisibleRowsGrowing)
#include "tst_visiblerowsgrowing.moc"
