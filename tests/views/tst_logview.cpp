// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "logviewfixture.h"

#include <QApplication>
#include <QScrollBar>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_LogView : public QObject
{
    Q_OBJECT

private slots:
    void follows();
    void followsTheWheelOnly();
    void staysWhereItIs();
    void paintsOncePerFrame();
    void showsARowThatGrows();
    void goesToARow();
    void goesToAnOffset_data();
    void goesToAnOffset();
    void waitsForAnOffset();
    void showsAMatch();
    void marksMatches();
    void marksTheScrollBar();
    void wraps();
    void scrollsWithinALongRow();
    void reachesTheEndOfALongRow();
    void zooms();
    void widensTheGutter();
    void startsAnew();
    void lookLikeThis();

private:
    /// How many pixels of the view have a colour near @p color.
    static int pixels(LogView &view, const QColor &color);
};

int tst_LogView::pixels(LogView &view, const QColor &color)
{
    const QImage image = view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            count += std::abs(at.red() - color.red()) + std::abs(at.green() - color.green())
                    + std::abs(at.blue() - color.blue())
                < 24;
        }
    }
    return count;
}

void tst_LogView::follows()
{
    LogViewFixture log(logLines(200));
    QScrollBar *bar = log.view->verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    QCOMPARE(log.view->lastRowInView(), 199);

    QSignalSpy following(log.view.get(), &LogView::followingChanged);
    bar->setValue(10); // a person drags the handle up
    QVERIFY(!log.view->isFollowing());
    log.append(logLines(50));
    QCOMPARE(bar->value(), 10);
    QCOMPARE(log.view->firstRowInView(), 10);

    bar->setValue(bar->maximum()); // and down again
    QVERIFY(log.view->isFollowing());
    log.append(logLines(50));
    QCOMPARE(log.view->lastRowInView(), 299);
    QCOMPARE(following.size(), 2);

    log.view->setFollowing(false);
    log.append(logLines(5));
    QVERIFY(log.view->lastRowInView() < 304);
    log.view->setFollowing(true);
    QCOMPARE(log.view->lastRowInView(), 304);
}

void tst_LogView::followsTheWheelOnly()
{
    LogViewFixture log(logLines(200));
    const auto turn = [&log](int angle) {
        QWheelEvent event({50, 50}, log.view->viewport()->mapToGlobal(QPointF(50, 50)), {}, {0, angle}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(log.view->viewport(), &event);
    };
    turn(10); // less than a line
    QVERIFY(!log.view->isFollowing());
    const qint64 first = log.view->firstRowInView();
    log.append(logLines(20));
    QCOMPARE(log.view->firstRowInView(), first);
    turn(120);
    QCOMPARE(log.view->firstRowInView(), first - QApplication::wheelScrollLines());
    for (int i = 0; i < 20; ++i)
        turn(-120);
    QVERIFY(log.view->isFollowing());
    QCOMPARE(log.view->lastRowInView(), 219);

    LogViewFixture shortLog(logLines(3)); // there is nothing to scroll
    QWheelEvent event({50, 50}, shortLog.view->viewport()->mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(shortLog.view->viewport(), &event);
    QVERIFY(shortLog.view->isFollowing());
}

void tst_LogView::staysWhereItIs()
{
    LogViewFixture log(logLines(100));
    log.view->verticalScrollBar()->setValue(20);
    const LogSelection selection{.anchor = {.row = 25, .column = 2}, .cursor = {.row = 30, .column = 1}};
    log.view->setSelection(selection);
    log.append(logLines(1000));
    QCOMPARE(log.view->firstRowInView(), 20);
    QCOMPARE(log.view->selection(), selection);
    QCOMPARE(log.view->selectedText(), u": [web25]\nok: [web26]\nok: [web27]\nok: [web28]\nok: [web29]\no"_s);
}

void tst_LogView::paintsOncePerFrame()
{
    LogViewFixture log(logLines(10));
    QSignalSpy painted(log.view.get(), &LogView::rowsPainted);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 400; ++i) {
        emit log.rows.grew();
        QCoreApplication::processEvents();
    }
    const qint64 frames = timer.elapsed() / 16 + 2;
    QVERIFY2(painted.size() <= frames, qPrintable(u"%1 in %2 frames"_s.arg(painted.size()).arg(frames)));
    log.settle();
    painted.clear();
    log.append("the last one\n");
    QTRY_VERIFY(!painted.isEmpty());
    QCOMPARE(painted.last().first().toLongLong(), 10);
}

void tst_LogView::showsARowThatGrows()
{
    LogViewFixture log("begun");
    log.view->selectAll();
    QCOMPARE(log.view->selectedText(), u"begun"_s);
    log.append(" and ended");
    log.view->selectAll();
    QCOMPARE(log.view->selectedText(), u"begun and ended"_s);
    const QImage before = log.view->viewport()->grab().toImage();
    log.append(" long after");
    QVERIFY(log.view->viewport()->grab().toImage() != before);
}

void tst_LogView::goesToARow()
{
    LogViewFixture log(logLines(300));
    log.view->showRow(100);
    QVERIFY(!log.view->isFollowing());
    QCOMPARE(log.view->cursor(), (LogPosition{.row = 100, .column = 0}));
    QVERIFY(log.view->firstRowInView() < 100);
    QVERIFY(log.view->lastRowInView() > 100);
    log.view->showRow(299);
    QVERIFY(!log.view->isFollowing()); // though the end is in view
    log.append(logLines(100));
    QVERIFY(log.view->lastRowInView() < 310);

    log.view->showRow(500); // not there yet
    log.append(logLines(200));
    QCOMPARE(log.view->cursor().row, 500);
    QVERIFY(log.view->firstRowInView() < 500 && log.view->lastRowInView() > 500);
}

void tst_LogView::goesToAnOffset_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QString>("shown");
    QTest::addRow("at once") << QByteArray("fatal: [web0]: FAILED!\n") << u"fatal: [web0]: FAILED!"_s;
    QTest::addRow("an empty line before") << QByteArray("\nTASK [one] ***\n") << u"TASK [one] ***"_s;
    QTest::addRow("empty lines before") << QByteArray("\n \n\t\r\nTASK [one] ***\n") << u"TASK [one] ***"_s;
}

void tst_LogView::goesToAnOffset()
{
    QFETCH(const QByteArray, step);
    QFETCH(const QString, shown);
    LogViewFixture log;
    const QByteArray before = logLines(300);
    log.append(before + step + logLines(300));
    log.view->showOffset(before.size());
    QCOMPARE(log.text(log.view->cursor().row), shown);
    QVERIFY(!log.view->isFollowing());
}

void tst_LogView::waitsForAnOffset()
{
    LogViewFixture log;
    const QByteArray before = logLines(300);
    log.view->showOffset(before.size());
    log.append(before); // its text is still to come
    log.append("\nTASK [one] ***\n" + logLines(300));
    QCOMPARE(log.text(log.view->cursor().row), u"TASK [one] ***"_s);

    log.view->showOffset(100000); // a person who goes elsewhere meanwhile stays there
    log.view->verticalScrollBar()->setValue(7);
    log.append(logLines(20000));
    QCOMPARE(log.view->firstRowInView(), 7);
}

void tst_LogView::showsAMatch()
{
    LogViewFixture log(logLines(300) + QByteArray(3000, 'x') + "here\n" + logLines(50));
    log.view->showMatch(300, {.start = 3000, .length = 4});
    QCOMPARE(log.view->selectedText(), u"here"_s);
    QCOMPARE(log.view->cursor(), (LogPosition{.row = 300, .column = 3004}));
    QVERIFY(log.view->horizontalScrollBar()->value() > 0);
    const qint64 top = log.view->firstRowInView();
    log.view->showMatch(301, {.start = 0, .length = 2}); // is in view: nothing jumps
    QCOMPARE(log.view->firstRowInView(), top);
    QCOMPARE(log.view->horizontalScrollBar()->value(), 0);
}

void tst_LogView::marksMatches()
{
    LogViewFixture log(logLines(30));
    const QColor yellow(0xff, 0xd8, 0x4d);
    QCOMPARE(pixels(*log.view, yellow), 0);
    log.view->setMatcher(LogMatcher::make({.text = u"web"_s}).value());
    QVERIFY(pixels(*log.view, yellow) > 100);
    log.view->setMatcher(std::nullopt);
    QCOMPARE(pixels(*log.view, yellow), 0);
}

void tst_LogView::marksTheScrollBar()
{
    LogViewFixture log(logLines(1000));
    const auto picture = [&log] { return log.view->verticalScrollBar()->grab().toImage(); };
    const QImage bare = picture();
    QList<std::pair<qint64, qint64>> asked;
    log.view->setMatchRows([&asked](qint64 first, qint64 last) {
        asked.append({first, last});
        return first <= 500 && last >= 500;
    });
    QVERIFY(picture() != bare);
    QVERIFY(asked.size() > 50);
    QCOMPARE(asked.first().first, 0);
    QCOMPARE(asked.last().second, 999);
    for (qsizetype i = 1; i < asked.size(); ++i)
        QVERIFY(asked[i].first <= asked[i - 1].second + 1); // no row is left out
    log.view->setMatchRows({});
    QCOMPARE(picture(), bare);
}

void tst_LogView::wraps()
{
    LogViewFixture log("drupal-11 : ok=12 changed=3 unreachable=0 failed=0 " + QByteArray(400, 'x') + '\n'
                       + logLines(3));
    QScrollBar *across = log.view->horizontalScrollBar();
    QVERIFY(across->maximum() > 0);
    QSignalSpy changed(log.view.get(), &LogView::wrappingChanged);
    log.view->setWrapping(true);
    QCOMPARE(across->maximum(), 0);
    QCOMPARE(changed.size(), 1);
    log.view->setSelection({.anchor = {.row = 0, .column = 400}, .cursor = {.row = 0, .column = 400}});
    QTest::keyClick(log.view.get(), Qt::Key_Up); // to the line above, in the same row
    QCOMPARE(log.view->cursor().row, 0);
    QVERIFY(log.view->cursor().column < 400);
    log.view->setWrapping(false);
    QVERIFY(across->maximum() > 0);
}

void tst_LogView::scrollsWithinALongRow()
{
    // 100 rows of 16 KiB: a single one is higher than the view.
    LogViewFixture log(QByteArray(1600 * 1024, 'x') + "\nthe end\n");
    log.view->setWrapping(true);
    QCOMPARE(log.view->lastRowInView(), log.rows.rowCount() - 1);
    log.view->setFollowing(false);
    const qint64 row = log.view->firstRowInView();
    QTest::keyClick(log.view.get(), Qt::Key_PageUp);
    QTest::keyClick(log.view.get(), Qt::Key_PageUp);
    QVERIFY(log.view->firstRowInView() == row || log.view->firstRowInView() == row - 1);
    QVERIFY(!log.view->isFollowing());
    log.view->verticalScrollBar()->setValue(3);
    QCOMPARE(log.view->firstRowInView(), 3);
    log.view->verticalScrollBar()->setValue(log.view->verticalScrollBar()->maximum());
    QCOMPARE(log.view->lastRowInView(), log.rows.rowCount() - 1);
}

void tst_LogView::reachesTheEndOfALongRow()
{
    // Not all of such a row is laid out until somebody goes there.
    const QByteArray row = QByteArray(9000, 'x') + " the end";
    LogViewFixture log(row + '\n' + logLines(3));
    const int guessed = log.view->horizontalScrollBar()->maximum();
    QVERIFY(guessed > 9000);
    log.view->setSelection({});
    QTest::keyClick(log.view.get(), Qt::Key_End);
    QCOMPARE(log.view->cursor(), (LogPosition{.row = 0, .column = row.size()}));
    QScrollBar *across = log.view->horizontalScrollBar();
    QVERIFY(across->value() > guessed * 9 / 10);
    QTest::keyClick(log.view.get(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(log.view->cursor().column, row.size() - 3);
    QTest::mouseClick(log.view->viewport(), Qt::LeftButton, {}, QPoint(20, 5));
    QVERIFY(log.view->cursor().column > 8800);
    QVERIFY(log.view->cursor().column < row.size() - 8);
    across->setValue(0);
    QTest::mouseClick(log.view->viewport(), Qt::LeftButton, {}, QPoint(20, 5));
    QVERIFY(log.view->cursor().column < 10);

    // With the handle.
    across->setValue(across->maximum());
    const QColor yellow(0xff, 0xd8, 0x4d);
    log.view->setMatcher(LogMatcher::make({.text = u"end"_s}).value());
    QVERIFY(pixels(*log.view, yellow) > 20);
    log.view->setSelection({.anchor = {.row = 0, .column = 8990}, .cursor = {.row = 1, .column = 0}});
    QCOMPARE(log.view->selectedText(), u"xxxxxxxxxx the end\n"_s);
    QVERIFY(pixels(*log.view, log.view->palette().color(QPalette::Highlight)) > 100);
}

void tst_LogView::zooms()
{
    LogViewFixture log(logLines(100));
    log.view->verticalScrollBar()->setValue(10);
    const qint64 rows = log.view->lastRowInView() - log.view->firstRowInView();
    log.view->setZoom(6);
    QVERIFY(log.view->lastRowInView() - log.view->firstRowInView() < rows);
    QCOMPARE(log.view->firstRowInView(), 10);
    QTest::keyClick(log.view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(log.view->zoom(), 0);
    QCOMPARE(log.view->lastRowInView() - log.view->firstRowInView(), rows);
    QTest::keyClick(log.view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(log.view->zoom(), 1);
    QTest::keyClick(log.view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QTest::keyClick(log.view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(log.view->zoom(), -1);
    QWheelEvent event({50, 50}, log.view->viewport()->mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(log.view->viewport(), &event);
    QCOMPARE(log.view->zoom(), 0);
    QCOMPARE(log.view->firstRowInView(), 10);
}

void tst_LogView::widensTheGutter()
{
    LogViewFixture log(logLines(10));
    const int narrow = log.view->viewport()->x();
    log.append(logLines(200000));
    const int wide = log.view->viewport()->x();
    QVERIFY(wide > narrow);
    log.view->setTimeGutter(LogView::TimeGutter::Clock);
    QVERIFY(log.view->viewport()->x() > wide);
    log.view->setTimeGutter(LogView::TimeGutter::Off);
    QCOMPARE(log.view->viewport()->x(), wide);
}

void tst_LogView::startsAnew()
{
    LogViewFixture log(logLines(500));
    log.view->showRow(400);
    const QString other = log.folder().filePath(u"other.log"_s);
    QFile file(other);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("another log\n");
    file.close();
    QSignalSpy indexed(&log.document, &LogDocument::indexed);
    log.document.open(other);
    QCOMPARE(log.view->cursor(), LogPosition());
    QVERIFY(indexed.wait());
    log.settle();
    QCOMPARE(log.view->lastRowInView(), 0);
    log.view->selectAll();
    QCOMPARE(log.view->selectedText(), u"another log"_s);
}

void tst_LogView::lookLikeThis()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    if (folder.isEmpty())
        QSKIP("AEGIR_PICTURES names no folder for pictures.");
    QFile sample(qEnvironmentVariable("AEGIR_PICTURE_LOG"));
    const QByteArray content = sample.open(QIODevice::ReadOnly) ? sample.readAll() : logLines(40);
    for (const bool dark : {false, true}) {
        QPalette palette(dark ? QColor(0x31, 0x36, 0x3b) : QColor(0xef, 0xf0, 0xf1));
        palette.setColor(QPalette::Base, dark ? QColor(0x1b, 0x1e, 0x20) : QColor(Qt::white));
        palette.setColor(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
        QApplication::setPalette(palette);
        LogViewFixture log(content, {1100, 620});
        log.view->setMatcher(LogMatcher::make({.text = u"msg"_s}).value());
        log.view->showRow(12);
        log.view->setSelection({.anchor = {.row = 16, .column = 5}, .cursor = {.row = 18, .column = 8}});
        log.view->setMatchRows([](qint64 first, qint64 last) { return first <= 30 && last >= 28; });
        log.view->setFocus();
        log.settle();
        const QString name = dark ? u"dark"_s : u"light"_s;
        QVERIFY(log.view->grab().save(folder + u"/logview-"_s + name + u".png"_s));
        log.view->setWrapping(true);
        log.settle();
        QVERIFY(log.view->grab().save(folder + u"/logview-"_s + name + u"-wrapped.png"_s));
    }
}

QTEST_MAIN(tst_LogView)
#include "tst_logview.moc"
