// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/log/ansicolors.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Whatever a program asks for can be read, on light and on dark ground.
class tst_AnsiColors : public QObject
{
    Q_OBJECT

private slots:
    void readable_data();
    void readable();
    void numbers_data();
    void numbers();
    void attributes();
    void reverse();
    void ranges();
};

void tst_AnsiColors::readable_data()
{
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<QColor>("text");

    QTest::addRow("white") << QColor(Qt::white) << QColor(0x1f, 0x1c, 0x1b);
    QTest::addRow("breeze dark") << QColor(0x1b, 0x1e, 0x20) << QColor(0xcf, 0xcf, 0xc2);
    QTest::addRow("fusion dark") << QColor(0x24, 0x24, 0x24) << QColor(Qt::white);
    QTest::addRow("grey") << QColor(0xe0, 0xe0, 0xe0) << QColor(Qt::black);
}

void tst_AnsiColors::readable()
{
    QFETCH(QColor, ground);
    QFETCH(QColor, text);

    const AnsiColors colors(ground, text);
    QList<int> all{0x1000000, 0x1ffffff, 0x1000000 + 0x808080};
    for (int number = 0; number < 256; ++number)
        all.append(number);
    for (int foreground : std::as_const(all)) {
        TextStyle style;
        style.foreground = foreground;
        const QColor alone = colors.format(style).foreground().color();
        QVERIFY2(contrast(ground, alone) >= 4.5, qPrintable(u"%1: %2"_s.arg(foreground).arg(alone.name())));
        for (int background : {0, 1, 7, 15, 16, 231, foreground}) {
            style.background = background;
            const QTextCharFormat format = colors.format(style);
            QVERIFY(contrast(format.background().color(), format.foreground().color()) >= 4.5);
        }
    }
    for (int background : std::as_const(all)) {
        TextStyle style;
        style.background = background;
        const QTextCharFormat format = colors.format(style);
        QVERIFY(contrast(format.background().color(), format.foreground().color()) >= 4.5);
    }
}

void tst_AnsiColors::numbers_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QColor>("color");

    QTest::addRow("none") << int(TextStyle::none) << QColor();
    QTest::addRow("out of range") << 256 << QColor();
    QTest::addRow("cube, first") << 16 << QColor(0, 0, 0);
    QTest::addRow("cube, orange") << 208 << QColor(255, 135, 0);
    QTest::addRow("cube, last") << 231 << QColor(255, 255, 255);
    QTest::addRow("grey, first") << 232 << QColor(8, 8, 8);
    QTest::addRow("grey, last") << 255 << QColor(238, 238, 238);
    QTest::addRow("true colour") << 0x1000000 + 0x123456 << QColor(0x12, 0x34, 0x56);
}

void tst_AnsiColors::numbers()
{
    QFETCH(int, number);
    QFETCH(QColor, color);
    QCOMPARE(AnsiColors(Qt::white, Qt::black).color(number), color);
}

void tst_AnsiColors::attributes()
{
    const AnsiColors colors(Qt::white, Qt::black);
    QCOMPARE(colors.format({}), QTextCharFormat());
    TextStyle style;
    style.bold = style.italic = style.underline = style.strikeOut = true;
    const QTextCharFormat format = colors.format(style);
    QCOMPARE(format.fontWeight(), int(QFont::Bold));
    QVERIFY(format.fontItalic() && format.fontUnderline() && format.fontStrikeOut());
    QVERIFY(!format.hasProperty(QTextFormat::ForegroundBrush));
}

void tst_AnsiColors::reverse()
{
    const AnsiColors colors(Qt::white, Qt::black);
    TextStyle style;
    style.reverse = true;
    QCOMPARE(colors.format(style).background().color(), QColor(Qt::black));
    QCOMPARE(colors.format(style).foreground().color(), QColor(Qt::white));
    style.foreground = 1;
    QCOMPARE(colors.format(style).background().color(), colors.color(1));
}

void tst_AnsiColors::ranges()
{
    TextStyle bold;
    bold.bold = true;
    const auto ranges = AnsiColors(Qt::white, Qt::black).ranges({{.start = 2, .length = 3, .style = bold}});
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges[0].start, 2);
    QCOMPARE(ranges[0].length, 3);
    QCOMPARE(ranges[0].format.fontWeight(), int(QFont::Bold));
}

QTEST_GUILESS_MAIN(tst_AnsiColors)
#include "tst_ansicolors.moc"
