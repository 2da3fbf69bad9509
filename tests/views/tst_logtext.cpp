// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/logtext.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_LogText : public QObject
{
    Q_OBJECT

private slots:
    void takes_data();
    void takes();
    void finds_data();
    void finds();
};

void tst_LogText::takes_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QString>("text");

    QTest::addRow("plain") << QByteArrayList{"ok: [web0]\n"} << u"ok: [web0]\n"_s;
    QTest::addRow("utf-8 cut in two") << QByteArrayList{"gr\xc3", "\xbc\xc3\x9f", "e\n"} << u"grüße\n"_s;
    QTest::addRow("four bytes cut in four") << QByteArrayList{"\xf0", "\x9f", "\x98", "\x80"} << u"😀"_s;
    QTest::addRow("no utf-8") << QByteArrayList{"a\xff", "b"} << u"a\ufffdb"_s;
    QTest::addRow("progress bar") << QByteArrayList{"10%\r20%\n"} << u"10% 20%\n"_s;
    QTest::addRow("ends of paragraphs") << QByteArrayList{"a\xe2\x80\xa9" "b\xe2\x80\xa8" "c\fd"} << u"a b c d"_s;
    QTest::addRow("zero byte") << QByteArrayList{QByteArray("a\0b", 3)} << u"a\ufffdb"_s;
}

void tst_LogText::takes()
{
    QFETCH(QByteArrayList, pieces);
    QFETCH(QString, text);

    LogText log;
    QString taken;
    for (const QByteArray &piece : pieces)
        taken += log.take(piece);
    QCOMPARE(taken, text);
    QCOMPARE(log.size(), pieces.join().size());
}

void tst_LogText::finds_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<int>("line");
    QTest::addRow("start") << qint64(0) << 0;
    QTest::addRow("end of the first line") << qint64(3) << 0;
    QTest::addRow("second line") << qint64(4) << 1;
    QTest::addRow("empty line") << qint64(7) << 2;
    QTest::addRow("last line") << qint64(8) << 3;
    QTest::addRow("behind the end") << qint64(1000) << 3;
}

void tst_LogText::finds()
{
    QFETCH(qint64, offset);
    QFETCH(int, line);
    LogText log;
    log.take("\xc3\xbc" "b\ncd"); // the second line comes in two pieces
    log.take("\n\nlast");
    QCOMPARE(log.lineAt(offset), line);
}

QTEST_GUILESS_MAIN(tst_LogText)
#include "tst_logtext.moc"
