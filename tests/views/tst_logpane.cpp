// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/findbar.h"
#include "views/logpane.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>

#include <QAction>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTimer>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_LogPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void follows();
    void keepsTheWindowAlive();
    void goesToAnOffset();
    void finds();
    void findsInPieces();
    void marksWhatIsSeen();
    void colours();
    void wrapsOnlyWhenAsked();

private:
    static QByteArray lines(int count);

    KSyntaxHighlighting::Repository m_repository;
};

QByteArray tst_LogPane::lines(int count)
{
    QByteArray text;
    for (int line = 0; line < count; ++line)
        text += "ok: [web" + QByteArray::number(line) + "]\n";
    return text;
}

void tst_LogPane::initTestCase()
{
    m_repository.addCustomSearchPath(u":/aegir"_s);
    QVERIFY(m_repository.definitionForName(u"Ansible Output"_s).isValid());
}

void tst_LogPane::follows()
{
    LogPane log(m_repository);
    log.resize(400, 200);
    log.show();
    QSignalSpy caughtUp(&log, &LogPane::caughtUp);
    log.append(lines(200));
    QTRY_COMPARE(caughtUp.size(), 1);
    QScrollBar *bar = log.verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());

    bar->setValue(10); // a person scrolls up
    QVERIFY(!log.isFollowing());
    log.append(lines(50));
    QTRY_COMPARE(caughtUp.size(), 2);
    QCOMPARE(bar->value(), 10);

    bar->setValue(bar->maximum()); // and down again
    QVERIFY(log.isFollowing());
    log.append(lines(50));
    QTRY_COMPARE(caughtUp.size(), 3);
    QCOMPARE(bar->value(), bar->maximum());
}

void tst_LogPane::keepsTheWindowAlive()
{
    LogPane log(m_repository);
    QTimer beat;
    int beats = 0;
    connect(&beat, &QTimer::timeout, &log, [&beats] { ++beats; });
    beat.start(0);
    QSignalSpy caughtUp(&log, &LogPane::caughtUp);
    log.append(lines(20000));
    QTRY_COMPARE_WITH_TIMEOUT(caughtUp.size(), 1, 60000);
    QCOMPARE(log.document()->blockCount(), 20001);
    QVERIFY2(beats >= 5, "all of it was added in one turn of the event loop");
}

void tst_LogPane::goesToAnOffset()
{
    LogPane log(m_repository);
    log.resize(400, 200);
    log.show();
    const QByteArray before = lines(300);
    log.showOffset(before.size()); // wanted before it is there
    log.append(before + "fatal: [web0]: FAILED!\n" + lines(300));
    QTRY_COMPARE(log.textCursor().block().text(), u"fatal: [web0]: FAILED!"_s);
    QVERIFY(!log.isFollowing());
    QVERIFY(log.viewport()->rect().contains(log.cursorRect().center()));
}

void tst_LogPane::finds()
{
    LogPane log(m_repository);
    FindBar bar(log);
    QSignalSpy caughtUp(&log, &LogPane::caughtUp);
    log.append(lines(30));
    QTRY_COMPARE(caughtUp.size(), 1);
    bar.open();
    QTest::keyClicks(bar.findChild<QLineEdit *>(u"findText"_s), u"WEB2"_s);
    QCOMPARE(log.textCursor().block().blockNumber(), 2);
    bar.find();
    QCOMPARE(log.textCursor().block().blockNumber(), 20);
    bar.find(QTextDocument::FindBackward);
    QCOMPARE(log.textCursor().block().blockNumber(), 2);
    bar.find(QTextDocument::FindBackward); // around the start
    QCOMPARE(log.textCursor().block().blockNumber(), 29);
    QTest::keyClick(bar.findChild<QLineEdit *>(u"findText"_s), Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
}

void tst_LogPane::findsInPieces()
{
    LogPane log(m_repository);
    FindBar bar(log);
    QSignalSpy caughtUp(&log, &LogPane::caughtUp);
    constexpr int count = 6000;
    QByteArray text;
    for (int line = 0; line < count; ++line)
        text += QByteArray(line == 2 || line == count - 2 ? "yonder " : "there ") + QByteArray(900, 'x') + '\n';
    log.append(text);
    QTRY_COMPARE_WITH_TIMEOUT(caughtUp.size(), 1, 60000);
    bar.open();
    auto *edit = bar.findChild<QLineEdit *>(u"findText"_s);
    const auto line = [&log] { return log.textCursor().blockNumber(); };

    edit->setText(u"nowhere"_s);
    QVERIFY(bar.isSearching()); // typing was not kept waiting for all of it
    int turns = 0;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&turns] { ++turns; });
    beat.start(0);
    QTRY_VERIFY(!bar.isSearching());
    QVERIFY2(turns >= 2, qPrintable(QString::number(turns)));
    QVERIFY(!log.textCursor().hasSelection());

    edit->setText(u"there x"_s);
    QCOMPARE(line(), 0);
    bar.find(QTextDocument::FindBackward); // around the start
    QCOMPARE(line(), count - 1);
    edit->setText(u"yonder"_s);
    QTRY_VERIFY(!bar.isSearching());
    QCOMPARE(line(), 2); // far away, and around the end
    bar.find(QTextDocument::FindBackward);
    QTRY_VERIFY(!bar.isSearching());
    QCOMPARE(line(), count - 2);

    edit->setText(u"nowhere"_s);
    QVERIFY(bar.isSearching());
    log.clearLog(); // in the middle of it
    QTRY_VERIFY(!bar.isSearching());
    edit->setText(u"nowhere else"_s);
    QVERIFY(!bar.isSearching());
}

void tst_LogPane::marksWhatIsSeen()
{
    LogPane log(m_repository);
    log.resize(400, 200);
    log.show();
    FindBar bar(log);
    QSignalSpy caughtUp(&log, &LogPane::caughtUp);
    log.append(lines(5000));
    QTRY_COMPARE(caughtUp.size(), 1);
    bar.open();
    bar.findChild<QLineEdit *>(u"findText"_s)->setText(u"web"_s);
    const auto marked = [&log] { return log.extraSelections(); };
    QVERIFY(!marked().isEmpty());
    QVERIFY2(marked().size() < 50, qPrintable(QString::number(marked().size())));
    const int before = marked().first().cursor.blockNumber();
    log.verticalScrollBar()->setValue(3000);
    QVERIFY(!marked().isEmpty());
    QVERIFY(marked().first().cursor.blockNumber() != before);
    QCOMPARE(marked().first().cursor.blockNumber(), 3000);
    QCOMPARE(marked().first().cursor.selectedText(), u"web"_s);
}

void tst_LogPane::colours()
{
    LogPane log(m_repository);
    QSignalSpy caughtUp(&log, &LogPane::caughtUp);
    log.append("fatal: [web0]: FAILED! => {\"msg\": \"no\"}\n");
    QTRY_COMPARE(caughtUp.size(), 1);
    const QList<QTextLayout::FormatRange> formats = log.document()->firstBlock().layout()->formats();
    QVERIFY(!formats.isEmpty());
    QVERIFY(formats.first().format.foreground().color() != log.palette().color(QPalette::Text));
}

void tst_LogPane::wrapsOnlyWhenAsked()
{
    LogPane log(m_repository);
    log.resize(300, 200);
    log.show();
    QSignalSpy caughtUp(&log, &LogPane::caughtUp);
    log.append("drupal-11 : ok=12 changed=3 unreachable=0 failed=0 skipped=2 rescued=0 ignored=0 and " + QByteArray(200, 'x') + '\n');
    QTRY_COMPARE(caughtUp.size(), 1);
    const auto rows = [&log] { return log.document()->firstBlock().layout()->lineCount(); };
    QCOMPARE(rows(), 1);
    QVERIFY(log.horizontalScrollBar()->maximum() > 0);
    log.findChild<QAction *>(u"wrapLines"_s)->trigger();
    QVERIFY(log.isWrapping());
    QVERIFY(rows() > 1);
    QCOMPARE(log.horizontalScrollBar()->maximum(), 0);
    log.setWrapping(false);
    QCOMPARE(rows(), 1);
    QVERIFY(!log.findChild<QAction *>(u"wrapLines"_s)->isChecked());
}

QTEST_MAIN(tst_LogPane)
#include "tst_logpane.moc"
