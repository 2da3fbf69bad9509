// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "logviewfixture.h"
#include "views/log/logcopy.h"
#include "views/log/logmotion.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_LogViewInput : public QObject
{
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void keys_data();
    void keys();
    void keysGoOnFromWhatIsSeen();
    void keysLeaveTheEnd();
    void clicks();
    void dragsBeyondTheEdge();
    void holdsStillWhileDragged();
    void selectsAll();
    void copiesWhatIsShown_data();
    void copiesWhatIsShown();
    void copiesInPieces();
    void refusesTooLong();
    void menu();

private:
    /// The middle of the character before @p column, in the viewport.
    static QPoint place(const LogViewFixture &log, qint64 row, int column);
};

QPoint tst_LogViewInput::place(const LogViewFixture &log, qint64 row, int column)
{
    const QFontMetricsF metrics(log.view->font());
    const int height = int(std::ceil(metrics.height()));
    return QPointF(4 + (column - 0.3) * metrics.horizontalAdvance(u'0'),
                   double(row - log.view->firstRowInView()) * height + height / 2.0)
        .toPoint();
}

void tst_LogViewInput::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("word");
    QTest::addRow("a host") << u"ok: [web-0.example.com]"_s << 8 << u"web-0.example.com"_s;
    QTest::addRow("a path") << u"path: /etc/nginx/nginx.conf:12"_s << 10 << u"/etc/nginx/nginx.conf"_s;
    QTest::addRow("the end of a sentence") << u"It failed."_s << 5 << u"failed"_s;
    QTest::addRow("a bracket") << u"ok: [web0]"_s << 4 << u"["_s;
    QTest::addRow("spaces") << u"a    b"_s << 2 << u"    "_s;
    QTest::addRow("beyond the end") << u"abc def"_s << 99 << u"def"_s;
    QTest::addRow("nothing") << QString() << 0 << QString();
    QTest::addRow("other letters") << u"größe=3"_s << 1 << u"größe"_s;
}

void tst_LogViewInput::words()
{
    QFETCH(const QString, text);
    QFETCH(const int, column);
    QFETCH(const QString, word);
    const LogSelection::Part part = wordAt(text, column);
    QCOMPARE(text.mid(part.start, part.length), word);
}

void tst_LogViewInput::keys_data()
{
    QTest::addColumn<LogPosition>("from");
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<LogPosition>("to");
    const Qt::KeyboardModifiers none = Qt::NoModifier;
    const Qt::KeyboardModifiers control = Qt::ControlModifier;
    const auto at = [](qint64 row, qsizetype column) { return LogPosition{.row = row, .column = column}; };
    QTest::addRow("right") << at(5, 2) << int(Qt::Key_Right) << none << at(5, 3);
    QTest::addRow("right at the end") << at(5, 10) << int(Qt::Key_Right) << none << at(6, 0);
    QTest::addRow("left") << at(5, 2) << int(Qt::Key_Left) << none << at(5, 1);
    QTest::addRow("left at the start") << at(5, 0) << int(Qt::Key_Left) << none << at(4, 10);
    QTest::addRow("left at the very start") << at(0, 0) << int(Qt::Key_Left) << none << at(0, 0);
    QTest::addRow("right at the very end") << at(99, 11) << int(Qt::Key_Right) << none << at(99, 11);
    QTest::addRow("a word") << at(5, 0) << int(Qt::Key_Right) << control << at(5, 2);
    QTest::addRow("up") << at(5, 3) << int(Qt::Key_Up) << none << at(4, 3);
    QTest::addRow("up at the top") << at(0, 3) << int(Qt::Key_Up) << none << at(0, 3);
    QTest::addRow("down") << at(5, 3) << int(Qt::Key_Down) << none << at(6, 3);
    QTest::addRow("down to a shorter row") << at(99, 11) << int(Qt::Key_Up) << none << at(98, 11);
    QTest::addRow("home") << at(5, 3) << int(Qt::Key_Home) << none << at(5, 0);
    QTest::addRow("end") << at(5, 3) << int(Qt::Key_End) << none << at(5, 10);
    QTest::addRow("to the start") << at(5, 3) << int(Qt::Key_Home) << control << at(0, 0);
    QTest::addRow("to the end") << at(5, 3) << int(Qt::Key_End) << control << at(99, 11);
}

void tst_LogViewInput::keys()
{
    QFETCH(const LogPosition, from);
    QFETCH(const int, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const LogPosition, to);
    LogViewFixture log(logLines(100));
    log.view->showRow(from.row);
    log.view->setSelection({.anchor = from, .cursor = from});
    QTest::keyClick(log.view.get(), Qt::Key(key), modifiers);
    QCOMPARE(log.view->selection(), (LogSelection{.anchor = to, .cursor = to}));
    QVERIFY(log.view->firstRowInView() <= to.row && log.view->lastRowInView() >= to.row);

    log.view->showRow(from.row);
    log.view->setSelection({.anchor = from, .cursor = from});
    QTest::keyClick(log.view.get(), Qt::Key(key), modifiers | Qt::ShiftModifier);
    QCOMPARE(log.view->selection(), (LogSelection{.anchor = from, .cursor = to}));
}

void tst_LogViewInput::keysGoOnFromWhatIsSeen()
{
    LogViewFixture log(logLines(1000));
    log.view->verticalScrollBar()->setValue(500);
    QTest::keyClick(log.view.get(), Qt::Key_Down);
    QCOMPARE(log.view->cursor().row, 501);
    QCOMPARE(log.view->firstRowInView(), 500);
    QTest::keyClick(log.view.get(), Qt::Key_PageDown);
    QVERIFY(log.view->firstRowInView() > 505);
    const qint64 step = log.view->firstRowInView() - 500;
    QCOMPARE(log.view->cursor().row, 501 + step);
    QTest::keyClick(log.view.get(), Qt::Key_PageUp);
    QCOMPARE(log.view->firstRowInView(), 500);

    // A distance from the left is kept over shorter rows.
    LogViewFixture ragged("0123456789\n01\n0123456789\n");
    ragged.view->setSelection({.anchor = {.row = 0, .column = 8}, .cursor = {.row = 0, .column = 8}});
    QTest::keyClick(ragged.view.get(), Qt::Key_Down);
    QCOMPARE(ragged.view->cursor(), (LogPosition{.row = 1, .column = 2}));
    QTest::keyClick(ragged.view.get(), Qt::Key_Down);
    QCOMPARE(ragged.view->cursor(), (LogPosition{.row = 2, .column = 8}));
}

void tst_LogViewInput::keysLeaveTheEnd()
{
    LogViewFixture log(logLines(100));
    QTest::keyClick(log.view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(log.view->isFollowing());
    QTest::keyClick(log.view.get(), Qt::Key_Up);
    QVERIFY(!log.view->isFollowing()); // though the end is still in view
    const qint64 last = log.view->lastRowInView();
    log.append(logLines(10));
    QCOMPARE(log.view->lastRowInView(),
             last + (log.view->viewport()->height() % log.view->fontMetrics().height() > 0 ? 1 : 0));
    QTest::keyClick(log.view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(log.view->isFollowing());
    QTest::keyClick(log.view.get(), Qt::Key_PageUp);
    QVERIFY(!log.view->isFollowing());
}

void tst_LogViewInput::clicks()
{
    LogViewFixture log(logLines(100));
    log.view->verticalScrollBar()->setValue(10);
    QWidget *area = log.view->viewport();
    QTest::mouseClick(area, Qt::LeftButton, {}, place(log, 13, 2));
    QCOMPARE(log.view->cursor(), (LogPosition{.row = 13, .column = 2}));
    QTest::mouseClick(area, Qt::LeftButton, Qt::ShiftModifier, place(log, 15, 4));
    QCOMPARE(log.view->selection(),
             (LogSelection{.anchor = {.row = 13, .column = 2}, .cursor = {.row = 15, .column = 4}}));

    QTest::mouseDClick(area, Qt::LeftButton, {}, place(log, 12, 7));
    QCOMPARE(log.view->selectedText(), u"web12"_s);
    QTest::mousePress(area, Qt::LeftButton, {}, place(log, 12, 7)); // the third one
    QCOMPARE(log.view->selectedText(), u"ok: [web12]\n"_s);
    QTest::mouseMove(area, place(log, 14, 3));
    QMouseEvent move(QEvent::MouseMove, place(log, 14, 3), area->mapToGlobal(QPointF(place(log, 14, 3))), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(area, &move);
    QCOMPARE(log.view->selectedText(), u"ok: [web12]\nok: [web13]\nok: [web14]\n"_s);
    QTest::mouseRelease(area, Qt::LeftButton, {}, place(log, 14, 3));

    QTest::mouseClick(area, Qt::LeftButton, {}, QPoint(5, 3));
    QVERIFY(log.view->selection().isEmpty());

    LogViewFixture empty;
    QTest::mouseDClick(empty.view->viewport(), Qt::LeftButton, {}, QPoint(20, 20));
    QTest::keyClick(empty.view.get(), Qt::Key_Down);
    QTest::keyClick(empty.view.get(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(empty.view->selection().isEmpty());
}

void tst_LogViewInput::dragsBeyondTheEdge()
{
    LogViewFixture log(logLines(1000));
    log.view->verticalScrollBar()->setValue(100);
    QWidget *area = log.view->viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, place(log, 105, 2));
    const QPoint below(30, area->height() + 60);
    QCursor::setPos(area->mapToGlobal(below));
    QMouseEvent move(QEvent::MouseMove, below, area->mapToGlobal(QPointF(below)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(area, &move);
    QTRY_VERIFY(log.view->firstRowInView() > 120); // without another move
    QCOMPARE(log.view->selection().anchor, (LogPosition{.row = 105, .column = 2}));
    QVERIFY(log.view->cursor().row > 130);
    QTest::mouseRelease(area, Qt::LeftButton, {}, below);
    const qint64 first = log.view->firstRowInView();
    QTest::qWait(120);
    QCOMPARE(log.view->firstRowInView(), first);
}

void tst_LogViewInput::holdsStillWhileDragged()
{
    LogViewFixture log(logLines(100));
    const qint64 first = log.view->firstRowInView();
    QWidget *area = log.view->viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, place(log, first + 2, 2));
    log.append(logLines(100));
    QCOMPARE(log.view->firstRowInView(), first);
    QTest::mouseRelease(area, Qt::LeftButton, {}, place(log, first + 2, 2));
    QVERIFY(log.view->isFollowing()); // a click is no selection
    QCOMPARE(log.view->lastRowInView(), 199);
}

void tst_LogViewInput::selectsAll()
{
    LogViewFixture log(logLines(3));
    QTest::keyClick(log.view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(log.view->selectedText(), u"ok: [web0]\nok: [web1]\nok: [web2]"_s);
    QTest::keyClick(log.view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"ok: [web0]\nok: [web1]\nok: [web2]"_s);
}

void tst_LogViewInput::copiesWhatIsShown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addRow("colours") << QByteArray("\x1b[31mred\x1b[0m\nplain") << u"red\nplain"_s;
    QTest::addRow("CR LF") << QByteArray("one\r\ntwo") << u"one\ntwo"_s;
    QTest::addRow("progress") << QByteArray("10%\r20%\r100%") << u"100%"_s;
    QTest::addRow("empty rows") << QByteArray("\n\none\n\n\ntwo") << u"\n\none\n\n\ntwo"_s;
    const QByteArray longLine(40 * 1024, 'y');
    QTest::addRow("a line in parts") << (longLine + "\nend") << (QString::fromLatin1(longLine) + u"\nend"_s);
    QTest::addRow("not UTF-8") << QByteArray("a\xff\xfe"
                                             "b")
                               << u"a\xfffd\xfffd"_s + u"b"_s;
}

void tst_LogViewInput::copiesWhatIsShown()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    LogViewFixture log(bytes);
    QApplication::clipboard()->setText(u"before"_s);
    log.view->selectAll();
    QCOMPARE(log.view->selectedText(), text);
    QSignalSpy copied(log.view.get(), &LogView::copied);
    log.view->copy();
    QTRY_COMPARE(copied.size(), 1);
    QCOMPARE(QApplication::clipboard()->text(), text);
}

void tst_LogViewInput::copiesInPieces()
{
    LogViewFixture log(logLines(300000));
    log.view->selectAll();
    QSignalSpy copied(log.view.get(), &LogView::copied);
    log.view->copy();
    QVERIFY(copied.isEmpty()); // nobody was kept waiting for all of it
    int turns = 0;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&turns] { ++turns; });
    beat.start(0);
    QTRY_COMPARE_WITH_TIMEOUT(copied.size(), 1, 60000);
    QVERIFY(turns >= 3);
    QCOMPARE(QApplication::clipboard()->text().toUtf8() + '\n', logLines(300000));
}

void tst_LogViewInput::refusesTooLong()
{
    LogViewFixture log(logLines(1000));
    log.view->selectAll();
    LogCopy copy(log.rows);
    QSignalSpy finished(&copy, &LogCopy::finished);
    QSignalSpy tooLong(&copy, &LogCopy::tooLong);
    const qsizetype size = log.view->selectedText().size();
    copy.start(log.view->selection(), size - 1);
    QTRY_COMPARE(tooLong.size(), 1);
    QVERIFY(finished.isEmpty());
    QVERIFY(!copy.isActive());
    copy.start(log.view->selection(), size);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toString().size(), size);
    QCOMPARE(log.view->selectedText(20), log.view->selectedText().left(20));
}

void tst_LogViewInput::menu()
{
    LogViewFixture log(logLines(100));
    qint64 askedAt = -2;
    connect(log.view.get(), &LogView::menuOpening, this, [&askedAt](QMenu *menu, qint64 row) {
        askedAt = row;
        menu->addAction(u"extra"_s);
    });
    log.view->verticalScrollBar()->setValue(10);
    const QPoint where = place(log, 13, 2);
    QContextMenuEvent event(QContextMenuEvent::Mouse, where, log.view->viewport()->mapToGlobal(where));
    QApplication::sendEvent(log.view->viewport(), &event);
    auto *menu = log.view->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(askedAt, 13);
    QCOMPARE(log.view->cursor().row, 13);
    QVERIFY(!menu->actions().first()->isEnabled()); // nothing to copy
    auto *wrap = menu->findChild<QAction *>(u"wrapLines"_s);
    QVERIFY(wrap && !wrap->isChecked());
    wrap->trigger();
    QVERIFY(log.view->isWrapping());
    menu->close();
}

QTEST_MAIN(tst_LogViewInput)
#include "tst_logviewinput.moc"
