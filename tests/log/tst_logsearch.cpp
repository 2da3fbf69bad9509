// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/logscanner.h"
#include "model/log/logsearch.h"
#include "model/log/rowtext.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
using Rows = QList<std::pair<qint64, qint64>>; ///< row, matches

LogMatcher matcher(const QString &text, bool regularExpression = false)
{
    return LogMatcher::make({.text = text, .caseSensitive = true, .regularExpression = regularExpression}).value();
}

/// What each row of the document says when it is asked alone.
Rows expected(LogDocument &document, const LogMatcher &matcher)
{
    Rows rows;
    document.makeReader()->forEachRow(0, document.rowCount(), [&](qint64 row, const LogRow &content) {
        if (const qsizetype matches = matcher.matches(rowText(content.bytes).text).size(); matches > 0)
            rows.append({row, matches});
        return true;
    });
    return rows;
}

Rows found(const LogSearch &search)
{
    Rows rows;
    for (qint64 number = 0; number < search.rowCount(); ++number)
        rows.append({search.row(number), search.matchesIn(number)});
    return rows;
}

/// A log of about @p lines lines, with everything in it that makes searching hard.
QByteArray someLog(int lines, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray bytes;
    for (int line = 0; line < lines; ++line) {
        const QByteArray host = "web" + QByteArray::number(random.bounded(40));
        switch (random.bounded(12)) {
        case 0:
            bytes += "\nTASK [nginx : render the configuration] " + QByteArray(50, '*');
            break;
        case 1:
            bytes += "fatal: [" + host + "]: FAILED! => {\"msg\": \"took " + QByteArray::number(random.bounded(2000))
                + " ms\"}";
            break;
        case 2:
            bytes += "changed: [" + host + "]\r";
            break;
        case 3:
            bytes += "\x1b[0;31mfatal\x1b[0m: [" + host + "]";
            break;
        case 4:
            bytes += "f\xc3\xa4hrt \xff\xfe\xe2\x80\xae"
                     "fatal: ["
                + host + "] 777 ms";
            break;
        default:
            bytes += "ok: [" + host + "] => (item=file-" + QByteArray::number(line) + ")";
        }
        if (random.bounded(3000) == 0)
            bytes += QByteArray(random.bounded(80000), 'x') + "fatal: [web7] 1234 ms";
        bytes += '\n';
    }
    return bytes;
}
} // namespace

/// Searching a whole log in the background.
class tst_LogSearch : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void saysWhatIsComplete();
    void followsALogThatGrows();
    void looksAtTheLastRowAgain();
    void findsNothingInAnEmptyLog();
    void startsAnew();
    void beginsAgainWithAnotherLog();
    void stops();
    void givesUpAHopelessExpression();
    void isDestroyedAtWork();

private:
    QString file(const QByteArray &bytes);
    static void append(const QString &path, const QByteArray &bytes);
    static void open(LogDocument &document, const QString &path);

    QTemporaryDir m_dir;
    int m_files = 0;
};

QString tst_LogSearch::file(const QByteArray &bytes)
{
    const QString path = m_dir.filePath(u"%1.log"_s.arg(++m_files));
    append(path, bytes);
    return path;
}

void tst_LogSearch::append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    QCOMPARE(file.write(bytes), bytes.size());
}

void tst_LogSearch::open(LogDocument &document, const QString &path)
{
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.open(path);
    QVERIFY(indexed.wait());
}

void tst_LogSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("regularExpression");
    QTest::addColumn<qint64>("from");

    for (const qint64 from : {0, 1, 9000, 19999, 1000000}) {
        QTest::addRow("text from %lld", from) << u"fatal: [web"_s << false << from;
        QTest::addRow("frequent from %lld", from) << u"e"_s << false << from;
        QTest::addRow("with a required text from %lld", from) << u"fatal: \\[web[0-9]+\\]"_s << true << from;
        QTest::addRow("in blocks from %lld", from) << u"[0-9]{3,}\\s"_s << true << from;
        QTest::addRow("row by row from %lld", from) << u"(?<=web)7"_s << true << from;
        QTest::addRow("nowhere from %lld", from) << u"nowhere"_s << false << from;
    }
}

void tst_LogSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(bool, regularExpression);
    QFETCH(qint64, from);

    LogDocument document;
    open(document, file(someLog(20000, 1)));
    const LogMatcher wanted = matcher(text, regularExpression);
    const Rows all = expected(document, wanted);
    LogSearch search(document);
    QSignalSpy completed(&search, &LogSearch::completed);
    search.start(wanted, from);
    QVERIFY(search.isActive());
    QVERIFY(!search.isComplete());
    QVERIFY(completed.wait());
    QCOMPARE(completed.size(), 1);
    QVERIFY(search.isComplete());
    QCOMPARE(search.rowCount(), all.size());
    QCOMPARE(found(search), all);

    qint64 sum = 0;
    for (qint64 number = 0; number < all.size(); ++number) {
        QCOMPARE(search.matchesBefore(number), sum);
        sum += all.at(number).second;
    }
    QCOMPARE(search.matchCount(), sum);
    for (qint64 row = 0; row < document.rowCount() + 2; row += row < 500 ? 1 : 97) {
        const auto next = std::ranges::lower_bound(all, row, {}, [](const auto &each) { return each.first; });
        QCOMPARE(search.lowerBound(row), next - all.cbegin());
        QCOMPARE(search.hasMatchBetween(row, row + 3), next != all.cend() && next->first <= row + 3);
    }
}

void tst_LogSearch::saysWhatIsComplete()
{
    LogDocument document;
    open(document, file(someLog(60000, 2)));
    const LogMatcher wanted = matcher(u"(?<=web)7"_s, true);
    const Rows all = expected(document, wanted);
    LogSearch search(document);
    int ranges = 0;
    const auto within = [](const Rows &rows, qint64 first, qint64 last) {
        return std::ranges::count_if(rows, [=](const auto &row) { return row.first >= first && row.first <= last; });
    };
    connect(&search, &LogSearch::progressed, this, [&] {
        const Rows now = found(search);
        QVERIFY(std::ranges::is_sorted(now));
        for (qint64 first = 0; first < document.rowCount(); first += 2500) {
            for (const qint64 last : {first, first + 2499, first + 20000}) {
                if (!search.isComplete(first, last))
                    continue;
                QCOMPARE(within(now, first, last), within(all, first, last));
                ++ranges;
            }
        }
    });
    QSignalSpy completed(&search, &LogSearch::completed);
    search.start(wanted, 30000);
    QVERIFY(!search.isComplete(0, 0));
    QVERIFY(!search.isComplete(30000, 30001));
    QVERIFY(completed.wait());
    QVERIFY(search.isComplete(0, document.rowCount() - 1));
    QCOMPARE_GT(ranges, 0);
}

void tst_LogSearch::followsALogThatGrows()
{
    const QByteArray log = someLog(30000, 3);
    const QString path = file({});
    LogDocument document;
    open(document, path);
    LogSearch text(document);
    LogSearch expression(document);
    text.start(matcher(u"fatal"_s));
    expression.start(matcher(u"[0-9]+ ms$"_s, true), 5);
    QRandomGenerator random(4);
    for (qsizetype at = 0; at < log.size();) {
        const qsizetype length =
            std::min<qsizetype>(random.bounded(2) == 0 ? random.bounded(200) : random.bounded(400000), log.size() - at);
        append(path, log.sliced(at, length));
        at += length;
        document.update();
        QTest::qWait(int(random.bounded(4)));
    }
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.update();
    QVERIFY(indexed.wait());
    QTRY_VERIFY(text.isComplete() && expression.isComplete());
    QCOMPARE(document.size(), log.size());
    QCOMPARE(found(text), expected(document, matcher(u"fatal"_s)));
    QCOMPARE(found(expression), expected(document, matcher(u"[0-9]+ ms$"_s, true)));
}

void tst_LogSearch::looksAtTheLastRowAgain()
{
    const QString path = file("ok\nfat");
    LogDocument document;
    open(document, path);
    LogSearch search(document);
    QSignalSpy completed(&search, &LogSearch::completed);
    search.start(matcher(u"t(al: fat)*$"_s, true));
    QVERIFY(completed.wait());
    QCOMPARE(found(search), Rows({{1, 1}}));
    const auto grow = [&](const QByteArray &bytes) {
        append(path, bytes);
        document.update();
        return completed.wait();
    };
    QVERIFY(grow("al"));
    QCOMPARE(found(search), Rows());
    QCOMPARE(search.matchCount(), 0);
    QVERIFY(grow(": fat"));
    QCOMPARE(found(search), Rows({{1, 1}}));
    QVERIFY(grow("\nfat"));
    QCOMPARE(found(search), Rows({{1, 1}, {2, 1}}));
    QVERIFY(grow("\n"));
    QCOMPARE(found(search), Rows({{1, 1}, {2, 1}}));
    QCOMPARE(search.lowerBound(2), 1);
    QCOMPARE(search.lowerBound(3), 2);
    QVERIFY(!search.hasMatchBetween(3, 100));
}

void tst_LogSearch::findsNothingInAnEmptyLog()
{
    LogDocument document;
    LogSearch search(document);
    QSignalSpy completed(&search, &LogSearch::completed);
    search.start(matcher(u"a"_s));
    QVERIFY(completed.wait());
    QCOMPARE(search.rowCount(), 0);
    QCOMPARE(search.matchCount(), 0);
    QCOMPARE(search.lowerBound(0), 0);
    QVERIFY(!search.hasMatchBetween(0, 10));
}

void tst_LogSearch::startsAnew()
{
    LogDocument document;
    open(document, file(someLog(20000, 5)));
    LogSearch search(document);
    QSignalSpy completed(&search, &LogSearch::completed);
    QRandomGenerator random(6);
    // As somebody types.
    for (int key = 0; key < 200; ++key) {
        search.start(matcher(key % 2 == 0 ? u"(?<=web)"_s + QString::number(key % 10) : u"ok"_s, key % 2 == 0),
                     random.bounded(20000));
        QCOMPARE(search.rowCount(), 0);
        if (random.bounded(4) == 0)
            QTest::qWait(int(random.bounded(5)));
    }
    const LogMatcher last = matcher(u"fatal: \\[web3"_s, true);
    search.start(last, 100);
    completed.clear();
    QVERIFY(completed.wait());
    QCOMPARE(completed.size(), 1);
    QCOMPARE(found(search), expected(document, last));
}

void tst_LogSearch::beginsAgainWithAnotherLog()
{
    const QString path = file(someLog(5000, 7));
    LogDocument document;
    open(document, path);
    LogSearch search(document);
    const LogMatcher wanted = matcher(u"fatal"_s);
    search.start(wanted, 4000);
    QTRY_VERIFY(search.isComplete());
    QCOMPARE_GT(search.rowCount(), 0);

    open(document, file("fatal\nok\nfatal fatal\n"));
    QTRY_VERIFY(search.isComplete());
    QCOMPARE(found(search), Rows({{0, 1}, {2, 2}}));

    open(document, path);
    QTRY_VERIFY(search.isComplete());
    QCOMPARE(found(search), expected(document, wanted));
    QFile shortened(path);
    QVERIFY(shortened.resize(1000));
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.update();
    QVERIFY(indexed.wait());
    QTRY_VERIFY(search.isComplete());
    QCOMPARE(found(search), expected(document, wanted));
}

void tst_LogSearch::stops()
{
    LogDocument document;
    open(document, file(someLog(20000, 8)));
    LogSearch search(document);
    search.start(matcher(u"o"_s));
    search.stop();
    QVERIFY(!search.isActive());
    QVERIFY(!search.isComplete());
    QSignalSpy progressed(&search, &LogSearch::progressed);
    QTest::qWait(50);
    QCOMPARE(progressed.size(), 0);
    QCOMPARE(search.rowCount(), 0);
}

void tst_LogSearch::givesUpAHopelessExpression()
{
    LogDocument document;
    QByteArray log;
    for (int line = 0; line < 100000; ++line)
        log += QByteArray(60, 'a') + "!\n";
    open(document, file(log));
    LogSearch search(document);
    QSignalSpy completed(&search, &LogSearch::completed);
    search.start(matcher(u"^(a+)+$"_s, true));
    QVERIFY(completed.wait(30000));
    QCOMPARE_GE(search.givenUp(), ScanControl::mostGivenUp);
    QCOMPARE_LE(search.givenUp(), ScanControl::mostGivenUp + 1); // the other thread was at a row, too
    QCOMPARE(search.rowCount(), 0);

    // Nor is anybody kept waiting by one.
    search.start(matcher(u"^(a+)+$"_s, true));
    QElapsedTimer timer;
    timer.start();
    search.start(matcher(u"!"_s));
    QVERIFY(completed.wait());
    QCOMPARE(search.rowCount(), 100000);
    QCOMPARE_LT(timer.elapsed(), 5000);
    QCOMPARE(search.givenUp(), 0);
}

void tst_LogSearch::isDestroyedAtWork()
{
    LogDocument document;
    open(document, file(someLog(20000, 9)));
    for (int time = 0; time < 20; ++time) {
        LogSearch search(document);
        search.start(matcher(u"(?<=o)k"_s, true), time * 1000);
        QTest::qWait(time % 3);
    }
}

QTEST_GUILESS_MAIN(tst_LogSearch)

#include "tst_logsearch.moc"
