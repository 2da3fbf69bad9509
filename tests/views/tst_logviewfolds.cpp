// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "logviewfixture.h"
#include "model/log/runresults.h"
#include "views/log/loggutter.h"

#include <QApplication>
#include <QScrollBar>
#include <QtEndian>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// A log with what its run's events say: folds and filters under the view, and when lines arrived.
class tst_LogViewFolds : public QObject
{
    Q_OBJECT

private slots:
    void foldsByKey();
    void foldsByClick();
    void foldsAndUnfoldsAll();
    void opensWhatHides();
    void keepsItsPlace();
    void skipsWhatIsHidden();
    void saysWhenLinesCame_data();
    void saysWhenLinesCame();
    void lookLikeThis();

private:
    /// A play of @p tasks tasks with ten results each; a task takes twelve rows, the first is empty and the second its
    /// banner. Two rows stand above.
    struct Run
    {
        explicit Run(int tasks)
        {
            QByteArray text = "\nPLAY [one] ***\n";
            const auto tell = [&](QJsonObject event) {
                event[u"n"_s] = ++events;
                event[u"offset"_s] = text.size();
                results.add(Event::fromJson(event));
            };
            tell({{u"event"_s, u"play"_s}, {u"name"_s, u"one"_s}});
            for (int task = 0; task < tasks; ++task) {
                const QString name = u"task %1"_s.arg(task);
                text += "\nTASK [" + name.toUtf8() + "] ***\n";
                tell({{u"event"_s, u"task"_s}, {u"task"_s, name}});
                for (int host = 0; host < 10; ++host) {
                    text += (host == 3 ? "changed: [h" : "ok: [h") + QByteArray::number(host) + "]\n";
                    tell({{u"event"_s, u"ok"_s},
                          {u"changed"_s, host == 3},
                          {u"task"_s, name},
                          {u"host"_s, u"h%1"_s.arg(host)}});
                }
            }
            log.append(text);
            log.rows.setResults(&results);
            log.rows.structureGrew();
            settle();
        }
        void settle() const
        {
            QTRY_VERIFY(log.rows.isUpToDate());
            log.settle();
        }
        static qint64 banner(int task) { return 3 + 12 * task; }

        RunResults results;
        qint64 events = 0;
        LogViewFixture log;
    };
    static void press(const Run &run, int key)
    {
        QTest::keyClick(run.log.view.get(), Qt::Key(key));
        run.settle();
    }
};

void tst_LogViewFolds::foldsByKey()
{
    const Run run(4);
    LogView &view = *run.log.view;
    const LogPosition banner{.row = Run::banner(1), .column = 0};
    view.showRow(banner.row);
    QVERIFY(run.log.rows.foldAt(banner.row));
    press(run, Qt::Key_Left);
    QVERIFY(run.log.rows.foldAt(banner.row)->folded);
    QCOMPARE(run.log.rows.rowOf(banner.row + 1), -1);
    QCOMPARE(view.cursor(), banner);
    press(run, Qt::Key_Down); // over what is folded
    QVERIFY(view.cursor().row > banner.row + 9);
    press(run, Qt::Key_Up);
    press(run, Qt::Key_Right);
    QVERIFY(!run.log.rows.foldAt(banner.row)->folded);
    press(run, Qt::Key_Right); // is open: a key like any other
    QCOMPARE(view.cursor(), (LogPosition{.row = banner.row, .column = 1}));
    press(run, Qt::Key_Left);
    QCOMPARE(view.cursor(), banner);
    QVERIFY(!run.log.rows.foldAt(banner.row)->folded);
}

void tst_LogViewFolds::foldsByClick()
{
    const Run run(4);
    LogView &view = *run.log.view;
    view.verticalScrollBar()->setValue(0);
    auto *gutter = view.findChild<LogGutter *>();
    QVERIFY(gutter);
    const QPoint triangle =
        gutter->foldRect(0).center() + QPoint(0, int(Run::banner(0)) * gutter->foldRect(0).height());
    const QImage before = gutter->grab().toImage();
    QTest::mouseClick(gutter, Qt::LeftButton, {}, triangle);
    run.settle();
    QVERIFY(run.log.rows.foldAt(Run::banner(0))->folded);
    QCOMPARE(view.firstRowInView(), 0); // the header stays where it is
    QVERIFY(gutter->grab().toImage() != before);
    QTest::mouseClick(gutter, Qt::LeftButton, {}, triangle);
    run.settle();
    QVERIFY(!run.log.rows.foldAt(Run::banner(0))->folded);

    QSignalSpy activated(&view, &LogView::rowActivated);
    QTest::mouseDClick(gutter, Qt::LeftButton, {}, QPoint(5, triangle.y()));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toLongLong(), Run::banner(0));
}

void tst_LogViewFolds::foldsAndUnfoldsAll()
{
    Run run(20);
    const qint64 all = run.log.rows.rowCount();
    run.log.rows.foldAll();
    run.settle();
    QVERIFY(run.log.rows.rowCount() < all / 3);
    QCOMPARE(run.log.view->lastRowInView(), run.log.rows.rowCount() - 1);
    run.log.rows.unfoldAll();
    run.settle();
    QCOMPARE(run.log.rows.rowCount(), all);
    QCOMPARE(run.log.view->lastRowInView(), all - 1); // it follows
}

void tst_LogViewFolds::opensWhatHides()
{
    Run run(20);
    run.log.rows.foldAll();
    run.settle();
    const qint64 hidden = Run::banner(7) + 4;
    QCOMPARE(run.log.rows.rowOf(hidden), -1);
    run.log.view->showRow(hidden);
    run.settle();
    QVERIFY(run.log.rows.rowOf(hidden) >= run.log.view->firstRowInView());
    QVERIFY(run.log.rows.rowOf(hidden) <= run.log.view->lastRowInView());
    QCOMPARE(run.log.view->cursor().row, hidden);

    const qint64 other = Run::banner(15) + 2;
    run.log.view->showMatch(other, {.start = 0, .length = 2});
    run.settle();
    QVERIFY(run.log.rows.rowOf(other) >= run.log.view->firstRowInView());
    QVERIFY(run.log.rows.rowOf(other) <= run.log.view->lastRowInView());
    QCOMPARE(run.log.view->selectedText(), u"ok"_s);
}

void tst_LogViewFolds::keepsItsPlace()
{
    Run run(40);
    LogView &view = *run.log.view;
    const qint64 top = Run::banner(20) + 4; // a changed one
    view.verticalScrollBar()->setValue(int(top));
    QCOMPARE(run.log.rows.documentRow(view.firstRowInView()), top);
    view.setSelection({.anchor = {.row = top, .column = 0}, .cursor = {.row = top + 2, .column = 3}});
    const LogSelection selection = view.selection();

    run.log.rows.setStateFilter({ResultState::Changed});
    run.settle();
    QVERIFY(run.log.rows.rowCount() < 200);
    QCOMPARE(run.log.rows.documentRow(view.firstRowInView()), top);
    QCOMPARE(view.selection(), selection);
    QCOMPARE(view.selectedText(), u"changed: [h3]\n"_s); // what is shown of it
    run.log.rows.setStateFilter({});
    run.settle();
    QCOMPARE(run.log.rows.documentRow(view.firstRowInView()), top);
    QCOMPARE(view.selection(), selection);
    QCOMPARE(view.selectedText(), u"changed: [h3]\nok: [h4]\nok:"_s);
}

void tst_LogViewFolds::skipsWhatIsHidden()
{
    Run run(10);
    run.log.rows.setHostFilter({3});
    run.settle();
    LogView &view = *run.log.view;
    view.selectAll();
    QVERIFY(view.selectedText().contains(u"changed: [h3]"_s));
    QVERIFY(!view.selectedText().contains(u"[h4]"_s));
    view.showRow(Run::banner(5) + 3); // hidden by the filter: the one above it
    QVERIFY(run.log.rows.rowOf(view.cursor().row) >= 0);
    QVERIFY(view.cursor().row <= Run::banner(5) + 3);
}

void tst_LogViewFolds::saysWhenLinesCame_data()
{
    QTest::addColumn<LogView::TimeGutter>("what");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("text");
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000);
    QTest::addRow("the clock") << LogView::TimeGutter::Clock << 0 << start.toString(u"HH:mm:ss"_s);
    QTest::addRow("the clock, later") << LogView::TimeGutter::Clock << 30 << start.addSecs(67).toString(u"HH:mm:ss"_s);
    QTest::addRow("the start") << LogView::TimeGutter::SinceStart << 0 << u"0:00.0"_s;
    QTest::addRow("a minute after") << LogView::TimeGutter::SinceStart << 25 << u"1:07.3"_s;
    QTest::addRow("an hour after") << LogView::TimeGutter::SinceStart << 55 << u"1:02:05.0"_s;
}

void tst_LogViewFolds::saysWhenLinesCame()
{
    QFETCH(const LogView::TimeGutter, what);
    QFETCH(const int, offset);
    QFETCH(const QString, text);
    const LogViewFixture log(logLines(10));
    const QString path = log.folder().filePath(u"output.times"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto record = [&file](qint64 at, qint64 time) {
        const qint64 both[]{qToLittleEndian(at), qToLittleEndian(1'700'000'000'000 + time)};
        file.write(reinterpret_cast<const char *>(both), sizeof both);
    };
    record(0, 0);
    record(20, 67'300);
    record(50, 3'725'000);
    file.close();
    QSignalSpy changed(log.view.get(), &LogView::timeGutterChanged);
    log.view->setTimesFile(path);
    log.view->setTimeGutter(what);
    QCOMPARE(changed.size(), 1);
    auto *gutter = log.view->findChild<LogGutter *>();
    QCOMPARE(gutter->timeText(offset), text);
    QVERIFY(!gutter->grab().isNull());
    log.view->setTimesFile({});
    QCOMPARE(gutter->timeText(offset), QString());
}

void tst_LogViewFolds::lookLikeThis()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    if (folder.isEmpty())
        QSKIP("AEGIR_PICTURES names no folder for pictures.");
    for (const bool dark : {false, true}) {
        QPalette palette(dark ? QColor(0x31, 0x36, 0x3b) : QColor(0xef, 0xf0, 0xf1));
        palette.setColor(QPalette::Base, dark ? QColor(0x1b, 0x1e, 0x20) : QColor(Qt::white));
        palette.setColor(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
        QApplication::setPalette(palette);
        Run run(4);
        const QString path = run.log.folder().filePath(u"output.times"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (qint64 i = 0; i < 60; ++i) {
            const qint64 both[]{qToLittleEndian(i * 12), qToLittleEndian(1'700'000'000'000 + i * 777)};
            file.write(reinterpret_cast<const char *>(both), sizeof both);
        }
        file.close();
        run.log.view->resize(900, 480);
        run.log.view->setTimesFile(path);
        run.log.view->setTimeGutter(LogView::TimeGutter::SinceStart);
        run.log.rows.setFolded(Run::banner(0), true);
        run.log.rows.setFolded(Run::banner(2), true);
        run.settle();
        run.log.view->showRow(Run::banner(1) + 3);
        run.log.settle();
        QVERIFY(run.log.view->grab().save(folder + (dark ? u"/folds-dark.png"_s : u"/folds-light.png"_s)));
    }
    QApplication::setPalette({});
}

QTEST_MAIN(tst_LogViewFolds)
#include "tst_logviewfolds.moc"
