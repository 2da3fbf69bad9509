// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/logdocument.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The document of a log against what a plain reading of its bytes says.
class tst_LogDocument : public QObject
{
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void grows();
    void isNotThereYet();
    void isMissing();
    void isShortened();
    void takesLittleMemory();
    void showsAnotherFile();
    void hearsNothingOfTheFileBefore();

private:
    QString file(const QByteArray &bytes);
    static QList<LogRow> expected(const QByteArray &bytes);
    static void append(const QString &path, const QByteArray &bytes);

    QTemporaryDir m_dir;
    int m_files = 0;
};

QString tst_LogDocument::file(const QByteArray &bytes)
{
    const QString path = m_dir.filePath(u"%1.log"_s.arg(++m_files));
    append(path, bytes);
    return path;
}

void tst_LogDocument::append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    QCOMPARE(file.write(bytes), bytes.size());
}

QList<LogRow> tst_LogDocument::expected(const QByteArray &bytes)
{
    QList<LogRow> rows;
    qint64 line = 1;
    for (qsizetype at = 0; at < bytes.size(); ++line) {
        const qsizetype newline = bytes.indexOf('\n', at);
        const qsizetype end = newline < 0 ? bytes.size() : newline;
        bool begins = true;
        do {
            qsizetype length = std::min(end - at, LineIndex::longestRow);
            while (at + length < end && (uchar(bytes[at + length]) & 0xc0) == 0x80)
                --length;
            const bool last = at + length == end;
            QByteArray part = bytes.sliced(at, length);
            if (last && newline >= 0 && part.endsWith('\r'))
                part.chop(1);
            rows.append({.offset = at, .line = line, .bytes = part, .begins = begins, .ended = last && newline >= 0});
            begins = false;
            at += length;
        } while (at < end);
        ++at;
    }
    return rows;
}

void tst_LogDocument::rows_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::addRow("empty") << QByteArray();
    QTest::addRow("one line") << "ok\n"_ba;
    QTest::addRow("unfinished") << "ok"_ba;
    QTest::addRow("empty lines") << "\n\n\n"_ba;
    QTest::addRow("CR LF") << "a\r\n\r\nb\r\n"_ba;
    QTest::addRow("NUL") << QByteArray("a\0b\n", 4);
    QTest::addRow("a row and a mark") << "x\n"_ba.repeated(64);
    QTest::addRow("one more") << "x\n"_ba.repeated(65);
    QTest::addRow("many") << "some line of a log\n"_ba.repeated(20000);
    QTest::addRow("as long as a row") << QByteArray(LineIndex::longestRow, 'x') + '\n';
    QTest::addRow("one byte longer") << QByteArray(LineIndex::longestRow + 1, 'x') + "\nnext\n";
    QTest::addRow("as long, unfinished") << QByteArray(LineIndex::longestRow, 'x');
    QTest::addRow("long lines between short ones")
        << QByteArray(QByteArray(100000, 'y') + "\nshort\n" + QByteArray(40000, 'z') + '\n').repeated(20);
    QTest::addRow("two bytes at the cut") << QByteArray(LineIndex::longestRow - 1, 'x') + "ü\n";
    QTest::addRow("four bytes at the cut") << QByteArray(LineIndex::longestRow - 2, 'x') + "\xf0\x9f\x98\x80\n";
    QTest::addRow("one line of ten megabytes") << QByteArray(10000000, 'w');
    QByteArray random;
    QRandomGenerator generator(20261123);
    for (int i = 0; i < 3000; ++i)
        random +=
            QByteArray(generator.bounded(i % 100 == 0 ? 70000 : 120), char('a' + i % 26)) + (i % 7 ? "\n" : "\r\n");
    QTest::addRow("random lengths") << random;
}

void tst_LogDocument::rows()
{
    QFETCH(QByteArray, bytes);
    const QList<LogRow> all = expected(bytes);
    LogDocument document;
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.open(file(bytes));
    QVERIFY(indexed.wait());
    QVERIFY(document.isIndexed());
    QCOMPARE(document.size(), bytes.size());
    QCOMPARE(document.rowCount(), all.size());
    QCOMPARE(document.lineCount(), all.isEmpty() ? 0 : all.last().line);
    QVERIFY(document.rows(0, all.size() + 5) == all);
    QCOMPARE(document.rowAt(bytes.size() + 1), all.size() - 1);

    QRandomGenerator generator(7);
    for (int i = 0; i < 200 && !all.isEmpty(); ++i) {
        const qint64 first = generator.bounded(int(all.size()));
        const qint64 count = generator.bounded(100);
        QVERIFY(document.rows(first, count) == all.sliced(first, std::min(count, all.size() - first)));
        const LogRow &row = all[first];
        QCOMPARE(document.rowAt(row.offset), first);
        QCOMPARE(document.rowAt(row.offset + std::max<qsizetype>(row.bytes.size() - 1, 0)), first);
    }
    QVERIFY(document.rows(all.size(), 1).isEmpty());
    QVERIFY(document.rows(-1, 1).isEmpty());
}

void tst_LogDocument::grows()
{
    // In pieces that end anywhere, also within a character and between CR and LF.
    QByteArray bytes;
    for (int i = 0; i < 400; ++i)
        bytes +=
            "Zeile " + QByteArray::number(i) + QByteArray(i % 50 == 0 ? 40000 : 20, 'x') + (i % 3 ? "ü\r\n" : "\n");
    const QString path = file({});
    LogDocument document;
    QSignalSpy indexed(&document, &LogDocument::indexed);
    QSignalSpy grew(&document, &LogDocument::grew);
    document.open(path);
    QVERIFY(indexed.wait());
    QRandomGenerator generator(11);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype count = std::min<qsizetype>(bytes.size() - at, generator.bounded(1, 9000));
        append(path, bytes.sliced(at, count));
        at += count;
        indexed.clear();
        document.update();
        QVERIFY(indexed.wait());
        QCOMPARE(document.size(), at);
        if (at % 5 == 0)
            QVERIFY(document.rows(0, document.rowCount()) == expected(bytes.first(at)));
    }
    QVERIFY(!grew.isEmpty());
    QVERIFY(document.rows(0, document.rowCount()) == expected(bytes));
}

void tst_LogDocument::isNotThereYet()
{
    const QString path = m_dir.filePath(u"later.log"_s);
    LogDocument document;
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.open(path);
    QVERIFY(indexed.wait());
    QCOMPARE(document.rowCount(), 0);
    append(path, "here\n");
    document.update();
    QTRY_COMPARE(document.rowCount(), 1);
}

void tst_LogDocument::isMissing()
{
    LogDocument document;
    QSignalSpy failed(&document, &LogDocument::failed);
    document.open(m_dir.path()); // a folder
    QVERIFY(failed.wait());
    QVERIFY(failed.first().first().toString().contains(m_dir.path()));
    QCOMPARE(document.rowCount(), 0);
}

void tst_LogDocument::isShortened()
{
    const QString path = file("one\ntwo\nthree\n");
    LogDocument document;
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.open(path);
    QVERIFY(indexed.wait());
    QSignalSpy reset(&document, &LogDocument::reset);
    QVERIFY(QFile::resize(path, 4));
    QCOMPARE(document.rows(0, 3).size(), 1); // what is still there; nothing hangs
    document.update();
    QTRY_COMPARE(reset.size(), 1);
    QTRY_COMPARE(document.rowCount(), 1);
}

void tst_LogDocument::takesLittleMemory()
{
    LineIndex index;
    index.add("x\n"_ba.repeated(1000000));
    QCOMPARE(index.lineCount(), 1000000);
    QCOMPARE(index.markOfRow(999999).row, 999999 / LineIndex::rowsPerMark * LineIndex::rowsPerMark);
    // Sixteen bytes for each 64 rows.
    static_assert(16 / double(LineIndex::rowsPerMark) <= 8);
}

void tst_LogDocument::showsAnotherFile()
{
    LogDocument document;
    document.open(file("x\n"_ba.repeated(3000000)));
    const std::unique_ptr<LogReader> old = document.makeReader();
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.open(file("other\n")); // while the first is indexed
    QCOMPARE(document.rowCount(), 0);
    QVERIFY(indexed.wait());
    QCOMPARE(document.rowCount(), 1);
    QCOMPARE(document.rows(0, 1).first().bytes, "other"_ba);
    QVERIFY(old->rowCount() >= 0);
}

void tst_LogDocument::hearsNothingOfTheFileBefore()
{
    for (int round = 0; round < 20; ++round) {
        LogDocument document;
        const QString path = file("x\n"_ba.repeated(200000));
        document.open(path);
        const qint64 size = QFileInfo(path).size();
        while (document.size() < size) // without the event loop, so that all the indexer says is still on its way
            QThread::yieldCurrentThread();
        QThread::msleep(2);
        QSignalSpy grew(&document, &LogDocument::grew);
        QSignalSpy indexed(&document, &LogDocument::indexed);
        QSignalSpy progress(&document, &LogDocument::progress);
        document.open(m_dir.filePath(u"not there"_s));
        QVERIFY(!document.isIndexed());
        QVERIFY(indexed.wait());
        QTest::qWait(5);
        QCOMPARE(indexed.size(), 1); // of the file that is not there
        QCOMPARE(grew.size(), 0);
        QCOMPARE(progress.size(), 0);
    }
}

QTEST_GUILESS_MAIN(tst_LogDocument)

#include "tst_logdocument.moc"
