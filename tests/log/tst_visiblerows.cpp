// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "growinglog.h"
#include "model/log/sectionrows.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QThread>

using namespace Aegir;
using namespace Qt::StringLiterals;

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
        GrowingLog log;
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
        GrowingLog log;
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
        GrowingLog log;
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
        GrowingLog log;
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
        GrowingLog log;
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
        GrowingLog log;
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
        GrowingLog log;
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
        GrowingLog log;
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
        GrowingLog other;
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
        GrowingLog log;
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
};

QTEST_GUILESS_MAIN(TestVisibleRows)
#include "tst_visiblerows.moc"
