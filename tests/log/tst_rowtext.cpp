// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/rowtext.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Aegir::StyledSpan)

class tst_RowText : public QObject
{
    Q_OBJECT

private slots:
    void text_data();
    void text();
    void styles_data();
    void styles();
};

void tst_RowText::text_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("plain");

    const auto row = [](const char *name, const QByteArray &bytes, const QString &text, bool plain = false) {
        QTest::addRow("%s", name) << bytes << text << plain;
    };
    row("ascii", "ok: [web0]", u"ok: [web0]"_s, true);
    row("tabulator", "a\tb", u"a\tb"_s, true);
    row("umlauts", "gr\xc3\xbc\xc3\x9f", u"grüß"_s, true);
    row("an emoji", "\xf0\x9f\x98\x80!", u"\U0001F600!"_s);
    row("html", "<b onclick=x>&amp;</b>", u"<b onclick=x>&amp;</b>"_s, true);
    row("invalid byte",
        "a\xff"
        "b",
        u"a\uFFFDb"_s);
    row("half a character", "a\xe2\x82", u"a\uFFFD\uFFFD"_s);
    row("nul", QByteArray("a\0b", 3), u"a␀b"_s);
    row("bell and delete", "\a\x7f", u"␇␡"_s);
    row("carriage return", "10%\r20%\r100%", u"100%"_s);
    row("a shorter text over a longer", "12345\rab", u"ab345"_s);
    row("carriage return at the end", "50%\r", u"50%"_s);
    row("cursor movement", "\x1b[2Jx\x1b[1;1H", u"␛[2Jx␛[1;1H"_s);
    row("OSC 8", "\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\", u"␛]8;;http://example.com␛\\link␛]8;;␛\\"_s);
    row("OSC 52", "\x1b]52;c;cm0gLXJm\a", u"␛]52;c;cm0gLXJm␇"_s);
    row("window title", "\x1b]0;pwned\a", u"␛]0;pwned␇"_s);
    row("half an escape", "x\x1b", u"x␛"_s);
    row("half an SGR", "x\x1b[3", u"x␛[3"_s);
    row("C1 control",
        "\xc2\x9b"
        "31mred",
        u"\uFFFD31mred"_s);
    row("bidi override",
        "a\xe2\x80\xae"
        "b\xe2\x81\xa6",
        u"a\uFFFDb\uFFFD"_s);
    row("arabic letter mark",
        "a\xd8\x9c"
        "b",
        u"a\uFFFDb"_s);
    row("arabic itself", "\xd8\xa7", u"\u0627"_s);
    row("line separator",
        "a\xe2\x80\xa8"
        "b",
        u"a\uFFFDb"_s);
    row("zero width joiner stays",
        "a\xe2\x80\x8d"
        "b",
        u"a\u200Db"_s);
    row("noncharacter", "\xef\xb7\x90\xef\xbf\xbe", u"\uFFFD\uFFFD"_s);
    row("tag character", "\xf3\xa0\x81\x81", u"\uFFFD"_s);
}

void tst_RowText::text()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(bool, plain);
    QCOMPARE(rowText(bytes).text, text);
    QCOMPARE(isPlainText(bytes), plain);
    if (plain)
        QCOMPARE(QString::fromUtf8(bytes), text);
}

void tst_RowText::styles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<StyledSpan>>("spans");

    using Spans = QList<StyledSpan>;
    QTest::addRow("red") << "a\x1b[31mred\x1b[0m."_ba << u"ared."_s << Spans{{1, 3, {.foreground = 1}}};
    QTest::addRow("empty is reset") << "\x1b[1mb\x1b[mn"_ba << u"bn"_s << Spans{{0, 1, {.bold = true}}};
    QTest::addRow("bright on blue") << "\x1b[92;44mx"_ba << u"x"_s
                                    << Spans{{0, 1, {.foreground = 10, .background = 4}}};
    QTest::addRow("256 colours") << "\x1b[38;5;208mx"_ba << u"x"_s << Spans{{0, 1, {.foreground = 208}}};
    QTest::addRow("true colour") << "\x1b[38;2;1;2;3mx"_ba << u"x"_s << Spans{{0, 1, {.foreground = 0x1010203}}};
    QTest::addRow("true colour of too much") << "\x1b[38;2;1;2;999mx"_ba << u"x"_s << Spans{};
    QTest::addRow("an unknown number") << "\x1b[1;77mx"_ba << u"x"_s << Spans{{0, 1, {.bold = true}}};
    QTest::addRow("two styles") << "\x1b[3ma\x1b[4mb"_ba << u"ab"_s
                                << Spans{{0, 1, {.italic = true}}, {1, 1, {.italic = true, .underline = true}}};
    QTest::addRow("switched off") << "\x1b[7;9mx\x1b[27;29my"_ba << u"xy"_s
                                  << Spans{{0, 1, {.strikeOut = true, .reverse = true}}};
    QTest::addRow("written over") << "\x1b[31mabc\x1b[0m\rx"_ba << u"xbc"_s << Spans{{1, 2, {.foreground = 1}}};
    QTest::addRow("colour over plain") << "abc\r\x1b[32mx"_ba << u"xbc"_s << Spans{{0, 1, {.foreground = 2}}};
    QTest::addRow("a flood of numbers") << QByteArray("\x1b[" + QByteArray("1;").repeated(100) + "mx")
                                        << QString(u"␛["_s + u"1;"_s.repeated(100) + u"mx"_s) << Spans{};
}

void tst_RowText::styles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(QList<StyledSpan>, spans);
    const RowText shown = rowText(bytes);
    QCOMPARE(shown.text, text);
    QCOMPARE(shown.styles.size(), spans.size());
    QVERIFY(shown.styles == spans);
}

QTEST_APPLESS_MAIN(tst_RowText)

#include "tst_rowtext.moc"
