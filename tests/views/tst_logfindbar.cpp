// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "logviewfixture.h"
#include "views/log/logfindbar.h"

#include <QApplication>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
/// A log, a view of it and the bar below, as in the window.
struct Fixture : LogViewFixture
{
    explicit Fixture(const QByteArray &content)
        : LogViewFixture(content)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins({});
        layout->addWidget(view.get(), 1);
        bar = new LogFindBar(*view, &window);
        layout->addWidget(bar);
        text = bar->findChild<QLineEdit *>(u"findText"_s);
        window.resize(700, 300);
        view->show(); // its new parent has hidden it
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active.");
        view->setFocus();
    }
    ~Fixture() { view->setParent(nullptr); }

    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    void type(const QString &what) { QTest::keyClicks(QApplication::focusWidget(), what); }
    QString count() const { return bar->findChild<QLabel *>(u"findCount"_s)->text(); }
    QString notice() const
    {
        const auto *label = bar->findChild<QLabel *>(u"findNotice"_s);
        return label->isHidden() ? QString() : label->text();
    }
    QToolButton *option(const QString &name) const { return bar->findChild<QToolButton *>(name); }
    LogPosition selected() const { return view->selection().first(); }

    QWidget window;
    LogFindBar *bar;
    QLineEdit *text;
};

/// A play with three tasks on two hosts; a result at each line with a host.
QByteArray structured()
{
    return "\nPLAY [all] ***\n"           // 0, 1
           "\nTASK [first] ***\n"         // 2, 3
           "ok: [web0]\nok: [web1]\n"     // 4, 5
           "\nTASK [second] ***\n"        // 6, 7
           "ok: [web0]\nfailed: [web1]\n" // 8, 9
           "\nTASK [third] ***\n"         // 10, 11
           "ok: [web0]\nok: [web1]\n";    // 12, 13
}

/// The events that the callback plugin would tell of it.
RunResults resultsOf(const QByteArray &log)
{
    RunResults results;
    int number = 0;
    QString task;
    qint64 offset = 0;
    for (const QByteArray &line : log.split('\n')) {
        offset += line.size() + 1;
        const QString text = QString::fromUtf8(line);
        QJsonObject event{{u"n"_s, ++number}, {u"offset"_s, offset}};
        if (text.startsWith(u"PLAY"_s)) {
            event.insert(u"event"_s, u"play"_s);
            event.insert(u"name"_s, text);
        } else if (text.startsWith(u"TASK"_s)) {
            task = text;
            event.insert(u"event"_s, u"task"_s);
            event.insert(u"task"_s, task);
        } else if (!text.isEmpty()) {
            event.insert(u"event"_s, text.section(u':', 0, 0));
            event.insert(u"task"_s, task);
            event.insert(u"host"_s, text.sliced(text.indexOf(u'[') + 1).chopped(1));
        } else {
            continue;
        }
        results.add(Event::fromJson(event));
    }
    return results;
}

bool operator==(const LogPosition &position, std::pair<qint64, qsizetype> place)
{
    return position.row == place.first && position.column == place.second;
}
} // namespace

/// The find bar, driven by keys.
class tst_LogFindBar : public QObject
{
    Q_OBJECT

private slots:
    void opensAndCloses();
    void findsWhileTyping();
    void goesFromMatchToMatch();
    void staysInTheOnlyMatch();
    void takesOptions();
    void saysWhatIsWrong();
    void beginsWithTheSelection();
    void beginsInView();
    void findsWhatCame();
    void forgetsWhereItWas();
    void unfolds();
    void passesOver();
    void waitsForTheRest();
    void showsAnotherLog();
    void lookLikeThis();
};

void tst_LogFindBar::opensAndCloses()
{
    Fixture log(logLines(100));
    QVERIFY(!log.bar->isVisible());
    log.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(log.bar->isVisible());
    QCOMPARE(QApplication::focusWidget(), log.text);
    QCOMPARE(log.count(), QString());
    log.type(u"web7"_s);
    QTRY_COMPARE(log.count(), u"1 of 11"_s);

    log.press(Qt::Key_Escape);
    QVERIFY(!log.bar->isVisible());
    QVERIFY(!log.bar->finder().isActive());
    QCOMPARE(QApplication::focusWidget(), log.view.get());

    // What was looked for is still there, ready to be replaced.
    log.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(log.text->selectedText(), u"web7"_s);
    QTRY_COMPARE(log.count(), u"1 of 11"_s);
    log.press(Qt::Key_Escape);
    log.press(Qt::Key_F3);
    QVERIFY(log.bar->isVisible());
    QTRY_COMPARE(log.count(), u"1 of 11"_s);
}

void tst_LogFindBar::findsWhileTyping()
{
    Fixture log(logLines(2000));
    log.view->setFollowing(false);
    log.view->verticalScrollBar()->setValue(0);
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"WEB1"_s);
    QTRY_COMPARE(log.count(), u"1 of 1,111"_s);
    QVERIFY((log.selected() == std::pair(1, 5)));
    // A longer one begins where the shorter one did, not after it.
    log.type(u"2"_s);
    QTRY_COMPARE(log.count(), u"1 of 111"_s);
    QVERIFY((log.selected() == std::pair(12, 5)));
    log.type(u"34]"_s);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
    QVERIFY((log.selected() == std::pair(1234, 5)));
    QCOMPARE(log.view->selectedText(), u"web1234]"_s);
    QVERIFY(log.view->rows().rowOf(1234) <= log.view->lastRowInView());
    log.type(u"x"_s);
    QTRY_COMPARE(log.count(), u"Not found"_s);
    log.text->clear();
    QCOMPARE(log.count(), QString());
    QVERIFY(!log.bar->finder().isActive());
}

void tst_LogFindBar::goesFromMatchToMatch()
{
    Fixture log("a b a\nb\n\nba\n");
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"a"_s);
    QTRY_COMPARE(log.count(), u"1 of 3"_s);
    const QList<std::pair<qint64, qsizetype>> places{{0, 0}, {0, 4}, {3, 1}};
    const QStringList counts{u"1 of 3"_s, u"2 of 3"_s, u"3 of 3"_s};
    for (int step = 1; step < 8; ++step) {
        log.press(step % 2 == 0 ? Qt::Key_F3 : Qt::Key_Return);
        QVERIFY(log.selected() == places.at(step % 3));
        QCOMPARE(log.count(), counts.at(step % 3));
    }
    for (int step = 6; step >= 0; --step) {
        log.press(step % 2 == 0 ? Qt::Key_F3 : Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(log.selected() == places.at(step % 3));
        QCOMPARE(log.count(), counts.at(step % 3));
    }
    // The keys work in the log, too.
    log.view->setFocus();
    log.press(Qt::Key_F3);
    QVERIFY(log.selected() == places.at(1));
    log.press(Qt::Key_F3, Qt::ShiftModifier);
    QVERIFY(log.selected() == places.at(0));
    log.press(Qt::Key_Escape);
    QVERIFY(!log.bar->isVisible());
}

void tst_LogFindBar::staysInTheOnlyMatch()
{
    Fixture log("only one\n");
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"one"_s);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
    for (const Qt::KeyboardModifiers modifiers : {Qt::KeyboardModifiers(), Qt::KeyboardModifiers(Qt::ShiftModifier)}) {
        for (int time = 0; time < 3; ++time) {
            log.press(Qt::Key_Return, modifiers);
            QVERIFY((log.selected() == std::pair(0, 5)));
            QCOMPARE(log.count(), u"1 of 1"_s);
        }
    }
}

void tst_LogFindBar::takesOptions()
{
    Fixture log("ok OK\nokay\nok: [web1]\nok.*\n");
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"ok"_s);
    QTRY_COMPARE(log.count(), u"1 of 5"_s);
    log.press(Qt::Key_C, Qt::AltModifier);
    QVERIFY(log.option(u"findCase"_s)->isChecked());
    QTRY_COMPARE(log.count(), u"1 of 4"_s);
    log.press(Qt::Key_W, Qt::AltModifier);
    QTRY_COMPARE(log.count(), u"1 of 3"_s);
    log.press(Qt::Key_W, Qt::AltModifier);
    log.type(u".*"_s);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
    QVERIFY((log.selected() == std::pair(3, 0)));
    log.view->setSelection({});
    log.press(Qt::Key_X, Qt::AltModifier);
    QTRY_COMPARE(log.count(), u"1 of 4"_s);
}

void tst_LogFindBar::saysWhatIsWrong()
{
    Fixture log("ok: [web1]\n");
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.option(u"findExpression"_s)->setChecked(true);
    log.type(u"ok"_s);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
    log.type(u"["_s);
    QCOMPARE(log.count(), QString());
    QCOMPARE(log.notice(),
             u"The regular expression is wrong at character 4: missing terminating ] for character class."_s);
    QVERIFY(log.text->accessibleDescription().contains(u"wrong at character 4"_s));
    log.type(u":]"_s);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
    QCOMPARE(log.notice(), QString());
}

void tst_LogFindBar::beginsWithTheSelection()
{
    Fixture log(logLines(50));
    log.view->setSelection({.anchor = {.row = 30, .column = 4}, .cursor = {.row = 30, .column = 10}});
    log.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(log.text->text(), u"[web30"_s);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);

    log.option(u"findExpression"_s)->setChecked(true);
    log.view->setSelection({.anchor = {.row = 31, .column = 4}, .cursor = {.row = 31, .column = 10}});
    log.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(log.text->text(), u"\\[web31"_s);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
    // More than a line is nothing to look for.
    log.view->setSelection({.anchor = {.row = 1, .column = 0}, .cursor = {.row = 3, .column = 1}});
    log.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(log.text->text(), u"\\[web31"_s);
}

void tst_LogFindBar::beginsInView()
{
    Fixture log(logLines(3000));
    log.view->setFollowing(false);
    log.view->verticalScrollBar()->setValue(1500); // the cursor is at the top of the log
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"web"_s);
    QTRY_COMPARE(log.count(), u"1,501 of 3,000"_s);
    QVERIFY((log.selected() == std::pair(1500, 5)));
    QCOMPARE(log.view->firstRowInView(), 1500);
}

void tst_LogFindBar::findsWhatCame()
{
    Fixture log(logLines(10));
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"fatal"_s);
    QTRY_COMPARE(log.count(), u"Not found"_s);
    log.append("fatal: [web1]\nok\nfat");
    QTRY_COMPARE(log.count(), u"1 match(es)"_s);
    QVERIFY(log.view->selection().isEmpty()); // nobody is taken away from where they are
    log.append("al\n");
    QTRY_COMPARE(log.count(), u"2 match(es)"_s);
    log.press(Qt::Key_Return);
    QTRY_COMPARE(log.count(), u"1 of 2"_s);
    log.append("fatal\n");
    QTRY_COMPARE(log.count(), u"1 of 3"_s);
    log.press(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(log.count(), u"3 of 3"_s);
}

void tst_LogFindBar::forgetsWhereItWas()
{
    Fixture log("a\nb\na\n");
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"a"_s);
    QTRY_COMPARE(log.count(), u"1 of 2"_s);
    log.view->setSelection({.anchor = {.row = 1, .column = 0}, .cursor = {.row = 1, .column = 1}});
    QCOMPARE(log.count(), u"2 match(es)"_s);
    log.press(Qt::Key_Return);
    QCOMPARE(log.count(), u"2 of 2"_s);
}

void tst_LogFindBar::unfolds()
{
    Fixture log(structured());
    const RunResults results = resultsOf(structured());
    log.rows.setResults(&results);
    QTRY_VERIFY(log.rows.isUpToDate() && log.rows.foldAt(3));
    log.rows.foldAll();
    QTRY_VERIFY(log.rows.isUpToDate() && log.rows.rowOf(4) < 0);
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"web1"_s);
    QTRY_COMPARE(log.count(), u"1 of 3"_s);
    QCOMPARE(log.notice(), QString());
    QCOMPARE(log.selected().row, 5);
    QTRY_VERIFY(log.rows.rowOf(5) >= 0);
    QVERIFY(log.rows.rowOf(9) < 0); // the next task is not unfolded before its match is wanted
    log.press(Qt::Key_Return);
    QCOMPARE(log.selected().row, 9);
    QTRY_VERIFY(log.rows.rowOf(9) >= 0);
}

void tst_LogFindBar::passesOver()
{
    Fixture log(structured());
    const RunResults results = resultsOf(structured());
    log.rows.setResults(&results);
    QTRY_VERIFY(log.rows.isUpToDate() && log.rows.foldAt(3));
    log.rows.setStateFilter({ResultState::Failed});
    QTRY_VERIFY(log.rows.isUpToDate() && log.rows.rowOf(4) < 0);
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"web1"_s);
    QTRY_COMPARE(log.notice(), u"2 match(es) are in lines that a filter hides."_s);
    QCOMPARE(log.count(), u"2 of 3"_s);
    QCOMPARE(log.selected().row, 9);
    log.press(Qt::Key_Return);
    QCOMPARE(log.selected().row, 9); // the only one that is shown
    log.press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(log.selected().row, 9);

    log.text->setText(u"web0"_s);
    QTRY_COMPARE(log.notice(), u"3 match(es) are in lines that a filter hides."_s);
    QTRY_COMPARE(log.count(), u"3 match(es)"_s);
    log.press(Qt::Key_Return);
    QVERIFY(!log.bar->finder().isWaiting());
    QCOMPARE(log.selected().row, 9);

    // What is shown again is found again, and no longer counted as hidden.
    log.rows.setStateFilter({});
    QTRY_COMPARE(log.notice(), QString());
    log.press(Qt::Key_Return);
    QTRY_COMPARE(log.count(), u"3 of 3"_s);
}

void tst_LogFindBar::waitsForTheRest()
{
    // So slow that the search is still under way when the next key comes.
    QByteArray lines;
    for (int line = 0; line < 60000; ++line)
        lines += QByteArray(40, 'a') + " web" + QByteArray::number(line) + (line == 59999 ? " last\n" : "\n");
    Fixture log(lines);
    log.view->setFollowing(false);
    log.view->verticalScrollBar()->setValue(0);
    log.view->setSelection({});
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.option(u"findExpression"_s)->setChecked(true);
    log.text->setText(u"(?<=\\d )last"_s);
    QVERIFY(log.bar->finder().isRunning());
    QVERIFY(log.bar->finder().isWaiting());
    QVERIFY(log.count().startsWith(u"Searching"_s));
    log.press(Qt::Key_Return, Qt::ShiftModifier); // the other way round, while it is not known
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
    QVERIFY((log.selected().row == 59999));
    QVERIFY(!log.bar->finder().isWaiting());
}

void tst_LogFindBar::showsAnotherLog()
{
    Fixture log(logLines(100));
    log.press(Qt::Key_F, Qt::ControlModifier);
    log.type(u"web7"_s);
    QTRY_COMPARE(log.count(), u"1 of 11"_s);
    QFile other(log.folder().filePath(u"other.log"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("web7\n");
    other.close();
    log.document.open(other.fileName());
    QTRY_COMPARE(log.count(), u"1 match(es)"_s);
    log.press(Qt::Key_Return);
    QTRY_COMPARE(log.count(), u"1 of 1"_s);
}

void tst_LogFindBar::lookLikeThis()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    if (folder.isEmpty())
        QSKIP("AEGIR_PICTURES names no folder for pictures.");
    QByteArray lines;
    for (int task = 0; task < 40; ++task) {
        lines += "\nTASK [nginx : render the configuration " + QByteArray::number(task) + "] *********************\n"
            + logLines(4);
        if (task % 7 == 0)
            lines += "fatal: [web4]: FAILED! => {\"changed\": false, \"msg\": \"non-zero return code\", \"rc\": 2}\n";
    }
    for (const bool dark : {false, true}) {
        QGuiApplication::styleHints()->setColorScheme(dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
        QPalette palette;
        if (dark) {
            palette = QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29));
            palette.setColor(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
        }
        QApplication::setPalette(palette);
        Fixture log(lines);
        log.view->setSelection({});
        log.press(Qt::Key_F, Qt::ControlModifier);
        const auto picture = [&](const QString &name) {
            log.settle();
            QVERIFY(log.window.grab().save(folder + u"/findbar-"_s + name + (dark ? u"-dark.png"_s : u"-light.png"_s)));
        };
        log.type(u"web"_s);
        QTRY_VERIFY(!log.bar->finder().isRunning());
        log.press(Qt::Key_Return);
        log.press(Qt::Key_Return);
        picture(u"found"_s);
        log.option(u"findExpression"_s)->setChecked(true);
        log.text->setText(u"web[0-9"_s);
        picture(u"wrong"_s);
        log.text->setText(u"nowhere"_s);
        QTRY_VERIFY(!log.bar->finder().isRunning());
        picture(u"missing"_s);
    }
}

QTEST_MAIN(tst_LogFindBar)

#include "tst_logfindbar.moc"
