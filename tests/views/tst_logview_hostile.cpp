// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "logviewfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// What a log may hold to harm or mislead who reads it: all of it is painted as text, and soon.
class tst_LogViewHostile : public QObject
{
    Q_OBJECT

private slots:
    void shownInert_data();
    void shownInert();
    void neverReversed();
    void aLineOf100MiB();
    void aFloodOfBells();
    void aFloodOfCombiningMarks();
};

namespace {
constexpr qint64 patience = 5000; ///< milliseconds: a hang, not a slow machine
}

void tst_LogViewHostile::shownInert_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::addRow("HTML") << QByteArray("<img src=x onerror=alert(1)><b>bold</b>&amp;")
                          << u"<img src=x onerror=alert(1)><b>bold</b>&amp;"_s;
    QTest::addRow("OSC 52, the clipboard") << QByteArray("\x1b]52;c;aGFja2Vk\x07") << u"\u241b]52;c;aGFja2Vk\u2407"_s;
    QTest::addRow("OSC 8, a link") << QByteArray("\x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x1b\\")
                                   << u"\u241b]8;;http://evil.example/\u241b\\click\u241b]8;;\u241b\\"_s;
    QTest::addRow("OSC 0, the title") << QByteArray("\x1b]0;title\x07") << u"\u241b]0;title\u2407"_s;
    QTest::addRow("cursor movement") << QByteArray("safe\x1b[2J\x1b[1;1Hevil\x1b[1A")
                                     << u"safe\u241b[2J\u241b[1;1Hevil\u241b[1A"_s;
    QTest::addRow("bidi overrides") << QByteArray("a\xe2\x80\xae"
                                                  "b\xe2\x81\xa6"
                                                  "c\xe2\x80\x8f")
                                    << u"a\ufffdb\ufffdc\ufffd"_s;
    QTest::addRow("half an escape") << QByteArray("end\x1b[3") << u"end\u241b[3"_s;
    QTest::addRow("a lone escape") << QByteArray("end\x1b") << u"end\u241b"_s;
    QTest::addRow("NUL") << QByteArray("a\0b", 3) << u"a\u2400b"_s;
    QTest::addRow("not UTF-8") << QByteArray("\xc3\x28\xff") << u"\ufffd(\ufffd"_s;
    QTest::addRow("C1 controls") << QByteArray("a\xc2\x9b"
                                               "31mb")
                                 << u"a\ufffd31mb"_s;
    QTest::addRow("progress") << QByteArray("  1%\r 50%\r100%") << u"100%"_s;
    QTest::addRow("line separators") << QByteArray("a\xe2\x80\xa8"
                                                   "b\xe2\x80\xa9"
                                                   "c\x0b"
                                                   "d\x0c"
                                                   "e")
                                     << u"a\ufffdb\ufffdc\u240bd\u240ce"_s;
}

void tst_LogViewHostile::shownInert()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, shown);
    QApplication::clipboard()->setText(u"mine"_s);
    LogViewFixture log;
    log.view->setWindowTitle(u"mine"_s);
    QElapsedTimer timer;
    timer.start();
    log.append(bytes);
    log.view->grab();
    QVERIFY(timer.elapsed() < patience);
    log.view->selectAll();
    QCOMPARE(log.view->selectedText(), shown);
    QCOMPARE(log.rows.rowCount(), 1);
    QCOMPARE(QApplication::clipboard()->text(), u"mine"_s);
    QCOMPARE(log.view->windowTitle(), u"mine"_s);
}

void tst_LogViewHostile::neverReversed()
{
    // With the override obeyed, what is seen would be another order than what is there.
    LogViewFixture plain("abcdef");
    LogViewFixture override("\xe2\x80\xae"
                            "bcdef");
    const auto right = [](const LogViewFixture &log) {
        const QImage image = log.view->viewport()->grab().toImage();
        return image.copy(30, 0, 60, 20); // beyond the first character
    };
    plain.view->setSelection({});
    QCOMPARE(right(plain).size(), right(override).size());
    QVERIFY(plain.view->viewport()->grab().toImage() != override.view->viewport()->grab().toImage());
    // The arabic letter of a log still reads from right to left; its row begins at the left.
    LogViewFixture arabic("\xd8\xa7\xd8\xa8 tail");
    const QImage image = arabic.view->viewport()->grab().toImage();
    const QColor ground = image.pixelColor(image.width() - 1, 5);
    bool inked = false;
    for (int x = 0; x < 60; ++x) {
        for (int y = 0; y < 16; ++y)
            inked = inked || image.pixelColor(x, y) != ground;
    }
    QVERIFY(inked);
}

void tst_LogViewHostile::aLineOf100MiB()
{
    LogViewFixture log(QByteArray(100 * 1024 * 1024, 'x'), {1600, 1000});
    QCOMPARE(log.document.lineCount(), 1);
    for (const bool wrapping : {false, true}) {
        log.view->setWrapping(wrapping);
        log.view->setFollowing(false);
        for (const double share : {0.0, 0.3, 0.9}) {
            QElapsedTimer timer;
            timer.start();
            log.view->verticalScrollBar()->setValue(int(share * log.view->verticalScrollBar()->maximum()));
            log.view->grab();
            QVERIFY2(timer.elapsed() < patience, qPrintable(QString::number(timer.elapsed())));
        }
    }
    QElapsedTimer timer;
    timer.start();
    log.view->setSelection({.anchor = {}, .cursor = {.row = 3, .column = 0}});
    QCOMPARE(log.view->selectedText().count(u'\n'), 0); // it is one line
    QCOMPARE(log.view->selectedText().size(), 3 * 16384);
    QVERIFY(timer.elapsed() < patience);
}

void tst_LogViewHostile::aFloodOfBells()
{
    QByteArray bells;
    for (int line = 0; line < 2000; ++line)
        bells += QByteArray(2000, '\a') + '\n';
    QElapsedTimer timer;
    timer.start();
    LogViewFixture log(bells);
    log.view->grab();
    QVERIFY2(timer.elapsed() < patience, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(log.view->lastRowInView(), 1999);
}

void tst_LogViewHostile::aFloodOfCombiningMarks()
{
    QByteArray marks;
    for (int row = 0; row < 50; ++row) {
        marks += 'a';
        for (int i = 0; i < 4000; ++i)
            marks += "\xcc\x81";
        marks += '\n';
    }
    QElapsedTimer timer;
    timer.start();
    LogViewFixture log(marks);
    log.view->grab();
    QVERIFY2(timer.elapsed() < patience, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(tst_LogViewHostile)
#include "tst_logview_hostile.moc"
