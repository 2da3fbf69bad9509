// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "logviewfixture.h"

#include <QAccessible>
#include <QAccessibleTextInterface>
#include <QScrollBar>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// What a screen reader is told of a log, and what it can do there.
class tst_LogViewAccessible : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void describes();
    void readsWhatIsInView();
    void readsTheCursorOutOfView();
    void joinsTheParts();
    void movesTheCursor();
    void selects();
    void placesCharacters();
    void tellsOfTheCursor();
    void tellsOfNewText();

private:
    struct Told
    {
        QAccessible::Event type;
        int offset;
        QString text;
    };
    static QList<Told> s_told;
    static void tell(QAccessibleEvent *event);
    static QAccessibleTextInterface *textOf(const LogViewFixture &log);
};

QList<tst_LogViewAccessible::Told> tst_LogViewAccessible::s_told;

void tst_LogViewAccessible::tell(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::TextCaretMoved)
        s_told.append({event->type(), static_cast<QAccessibleTextCursorEvent *>(event)->cursorPosition(), {}});
    else if (event->type() == QAccessible::TextSelectionChanged)
        s_told.append({event->type(), static_cast<QAccessibleTextSelectionEvent *>(event)->selectionEnd(), {}});
    else if (event->type() == QAccessible::TextInserted)
        s_told.append({event->type(), static_cast<QAccessibleTextInsertEvent *>(event)->changePosition(),
                       static_cast<QAccessibleTextInsertEvent *>(event)->textInserted()});
}

QAccessibleTextInterface *tst_LogViewAccessible::textOf(const LogViewFixture &log)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(log.view.get());
    return interface ? interface->textInterface() : nullptr;
}

void tst_LogViewAccessible::initTestCase()
{
    QAccessible::installUpdateHandler(&tst_LogViewAccessible::tell);
    QAccessible::setActive(true);
}

void tst_LogViewAccessible::cleanup()
{
    s_told.clear();
}

void tst_LogViewAccessible::describes()
{
    LogViewFixture log(logLines(3));
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(log.view.get());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), u"Output of the run"_s);
    QCOMPARE(interface->text(QAccessible::Value), u"ok: [web0]\nok: [web1]\nok: [web2]"_s);
    QVERIFY(interface->state().readOnly);
    QVERIFY(interface->state().multiLine);
    QVERIFY(interface->state().focusable);
    QVERIFY(interface->textInterface());
}

void tst_LogViewAccessible::readsWhatIsInView()
{
    LogViewFixture log(logLines(1000));
    log.view->verticalScrollBar()->setValue(500);
    log.view->setSelection({.anchor = {.row = 500, .column = 0}, .cursor = {.row = 500, .column = 0}});
    const QAccessibleTextInterface *text = textOf(log);
    const int count = text->characterCount();
    const QString all = text->text(0, count);
    QCOMPARE(all.size(), count);
    QVERIFY(all.startsWith(u"ok: [web500]\nok: [web501]\n"_s));
    QCOMPARE(all.count(u'\n'), log.view->lastRowInView() - 500);
    QCOMPARE(text->text(5, 11), u"web500"_s);
    int start = 0;
    int end = 0;
    QCOMPARE(text->textAtOffset(15, QAccessible::LineBoundary, &start, &end).trimmed(), u"ok: [web501]"_s);
}

void tst_LogViewAccessible::readsTheCursorOutOfView()
{
    LogViewFixture log(logLines(1000));
    log.view->verticalScrollBar()->setValue(500);
    log.view->setSelection({.anchor = {.row = 3, .column = 4}, .cursor = {.row = 3, .column = 4}});
    const QAccessibleTextInterface *text = textOf(log);
    QVERIFY(text->text(0, 30).startsWith(u"ok: [web3]\nok: [web500]"_s));
    QCOMPARE(text->cursorPosition(), 4);
    QVERIFY(!text->characterRect(4).isValid());
    log.view->setSelection({.anchor = {.row = 900, .column = 1}, .cursor = {.row = 900, .column = 1}});
    const QString all = text->text(0, text->characterCount());
    QVERIFY(all.endsWith(u"\nok: [web900]"_s));
    QCOMPARE(text->cursorPosition(), all.size() - 12 + 1);
}

void tst_LogViewAccessible::joinsTheParts()
{
    LogViewFixture log(QByteArray(20000, 'x') + "\nend\n");
    const QAccessibleTextInterface *text = textOf(log);
    QCOMPARE(text->text(0, text->characterCount()), QString(20000, u'x') + u"\nend"_s);
}

void tst_LogViewAccessible::movesTheCursor()
{
    LogViewFixture log(logLines(5));
    QAccessibleTextInterface *text = textOf(log);
    text->setCursorPosition(13); // the second row
    QCOMPARE(log.view->cursor(), (LogPosition{.row = 1, .column = 2}));
    QCOMPARE(text->cursorPosition(), 13);
    text->setCursorPosition(10); // the end of the first
    QCOMPARE(log.view->cursor(), (LogPosition{.row = 0, .column = 10}));
    QCOMPARE(text->cursorPosition(), 10);
}

void tst_LogViewAccessible::selects()
{
    LogViewFixture log(logLines(5));
    QAccessibleTextInterface *text = textOf(log);
    QCOMPARE(text->selectionCount(), 0);
    text->setSelection(0, 4, 15);
    QCOMPARE(log.view->selectedText(), u"[web0]\nok: "_s);
    int start = 0;
    int end = 0;
    text->selection(0, &start, &end);
    QCOMPARE(start, 4);
    QCOMPARE(end, 15);
    QCOMPARE(text->selectionCount(), 1);
    text->removeSelection(0);
    QCOMPARE(text->selectionCount(), 0);
}

void tst_LogViewAccessible::placesCharacters()
{
    LogViewFixture log(logLines(5));
    const QAccessibleTextInterface *text = textOf(log);
    const QRect first = text->characterRect(0);
    const QRect second = text->characterRect(1);
    const QRect below = text->characterRect(11);
    QVERIFY(first.isValid());
    QVERIFY(log.view->viewport()->rect().contains(log.view->viewport()->mapFromGlobal(first.center())));
    QCOMPARE(second.top(), first.top());
    QVERIFY(second.left() > first.left());
    QCOMPARE(below.left(), first.left());
    QVERIFY(below.top() >= first.bottom());
    QCOMPARE(text->offsetAtPoint(QPoint(second.left() + 1, second.center().y())), 1);
    QCOMPARE(text->offsetAtPoint(QPoint(below.left() + 1, below.center().y())), 11);
    QCOMPARE(text->offsetAtPoint(log.view->mapToGlobal(QPoint(-50, -50))), -1);
}

void tst_LogViewAccessible::tellsOfTheCursor()
{
    LogViewFixture log(logLines(5));
    s_told.clear();
    QTest::keyClick(log.view.get(), Qt::Key_Right);
    QVERIFY(!s_told.isEmpty());
    QCOMPARE(s_told.first().type, QAccessible::TextCaretMoved);
    QCOMPARE(s_told.first().offset, 1);
    s_told.clear();
    QTest::keyClick(log.view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(s_told.last().type, QAccessible::TextSelectionChanged);
    QCOMPARE(s_told.last().offset, 2);
}

void tst_LogViewAccessible::tellsOfNewText()
{
    LogViewFixture log(logLines(5));
    QTRY_VERIFY(!s_told.isEmpty());
    s_told.clear();
    log.append("TASK [one] ***\nchanged: [web0]\n");
    QTRY_COMPARE(s_told.size(), 1);
    QCOMPARE(s_told.first().type, QAccessible::TextInserted);
    QCOMPARE(s_told.first().text, u"\nTASK [one] ***\nchanged: [web0]"_s);
    QCOMPARE(textOf(log)->text(s_told.first().offset, s_told.first().offset + int(s_told.first().text.size())),
             s_told.first().text);

    s_told.clear();
    log.view->setFollowing(false);
    log.append("ok: [web0]\n");
    QTest::qWait(400);
    QVERIFY(s_told.isEmpty()); // who reads elsewhere is not disturbed
}

QTEST_MAIN(tst_LogViewAccessible)
#include "tst_logview_accessible.moc"
