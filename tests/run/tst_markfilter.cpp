// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/markfilter.h"

#include <QTest>

using namespace Aegir;

class TestMarkFilter : public QObject
{
    Q_OBJECT

private slots:
    void takesMarksOut_data()
    {
        // RS is written ^, so that a failure can be read; what is expected has <n> where the mark n was.
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("expected");
        QTest::addRow("no mark") << QByteArray("hello\n") << QByteArray("hello\n");
        QTest::addRow("nothing") << QByteArray() << QByteArray();
        QTest::addRow("one") << QByteArray("ok: [a]\n^abc:7^TASK\n") << QByteArray("ok: [a]\n<7>TASK\n");
        QTest::addRow("only marks") << QByteArray("^abc:1^^abc:2^") << QByteArray("<1><2>");
        QTest::addRow("within a line") << QByteArray("half^abc:12^ a line") << QByteArray("half<12> a line");
        QTest::addRow("another nonce") << QByteArray("^abd:7^x") << QByteArray("^abd:7^x");
        QTest::addRow("no number") << QByteArray("^abc:^x") << QByteArray("^abc:^x");
        QTest::addRow("no end") << QByteArray("^abc:1x^abc:2^") << QByteArray("^abc:1x<2>");
        QTest::addRow("a number of a hundred digits")
            << "^abc:" + QByteArray(100, '1') + "^x" << "^abc:" + QByteArray(100, '1') + "^x";
        QTest::addRow("one begins before another") << QByteArray("^abc:^^a^abc:3^") << QByteArray("^abc:^^a<3>");
        QTest::addRow("cut off at the end") << QByteArray("x^abc:1") << QByteArray("x^abc:1");
        QTest::addRow("RS alone") << QByteArray("^^^") << QByteArray("^^^");
    }
    void takesMarksOut()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, expected);
        stream.replace('^', '\x1e');
        expected.replace('^', '\x1e');
        const auto joined = [](const QList<MarkFilter::Piece> &pieces) {
            QByteArray out;
            for (const auto &[text, mark] : pieces)
                out += mark > 0 ? text + '<' + QByteArray::number(mark) + '>' : text;
            return out;
        };
        // In one piece, cut in two at each place, and byte by byte: the same.
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            MarkFilter filter("abc");
            QByteArray out = joined(filter.feed(stream.first(cut)));
            out += joined(filter.feed(stream.sliced(cut)));
            QCOMPARE(out + filter.flush(), expected);
        }
        MarkFilter bytewise("abc");
        QByteArray out;
        for (const char byte : std::as_const(stream))
            out += joined(bytewise.feed(QByteArray(1, byte)));
        QCOMPARE(out + bytewise.flush(), expected);
    }

    void keepsNothingBackButAMarksBeginning()
    {
        MarkFilter filter("abc");
        QCOMPARE(filter.feed("text"), (QList<MarkFilter::Piece>{{.text = "text"}}));
        QCOMPARE(filter.feed("text\x1e"
                             "ab"),
                 (QList<MarkFilter::Piece>{{.text = "text"}}));
        QCOMPARE(filter.feed("x"),
                 (QList<MarkFilter::Piece>{{.text = "\x1e"
                                                    "abx"}}));
        MarkFilter none;
        QCOMPARE(none.feed("\x1e"
                           "abc:1\x1e"),
                 (QList<MarkFilter::Piece>{{.text = "\x1e"
                                                    "abc:1\x1e"}}));
    }
};

QTEST_APPLESS_MAIN(TestMarkFilter)
#include "tst_markfilter.moc"
