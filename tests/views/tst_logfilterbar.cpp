// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "logviewfixture.h"
#include "views/log/filterbar.h"
#include "views/log/hostchooser.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStyleHints>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
/// A run's log with its events, a view of it and the bar above, as in the window.
struct Fixture : LogViewFixture
{
    explicit Fixture(int width = 1100)
    {
        rows.setResults(&results);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins({});
        layout->setSpacing(0);
        bar = new FilterBar(rows, &window);
        layout->addWidget(bar);
        layout->addWidget(view.get(), 1);
        text = bar->findChild<QLineEdit *>(u"filterText"_s);
        window.resize(width, 320);
        window.show();
        window.activateWindow();
    }
    ~Fixture() { view->setParent(nullptr); }

    void tell(const QByteArray &printed, QJsonObject event)
    {
        m_printed += printed;
        m_size += printed.size();
        event[u"n"_s] = ++m_number;
        event[u"offset"_s] = m_size;
        results.add(Event::fromJson(event));
    }
    void task(const QByteArray &name, const QStringList &hosts, const QStringList &kinds)
    {
        const QString uuid = QString::fromUtf8(name);
        tell("\nTASK [" + name + "] ****************************************************\n",
             {{u"event"_s, u"task"_s}, {u"task"_s, uuid}, {u"name"_s, uuid}});
        for (qsizetype i = 0; i < hosts.size(); ++i) {
            const QString kind = kinds[i % kinds.size()];
            QByteArray line = kind.toUtf8() + ": [" + hosts[i].toUtf8() + "]\n";
            if (kind == u"failed")
                line = "fatal: [" + hosts[i].toUtf8()
                    + "]: FAILED! => {\"changed\": false, \"msg\": \"It broke.\", \"rc\": 2}\n";
            tell(line,
                 {{u"event"_s, kind == u"changed" ? u"ok"_s : kind},
                  {u"changed"_s, kind == u"changed"},
                  {u"task"_s, uuid},
                  {u"host"_s, hosts[i]}});
        }
    }
    /// Two tasks on three hosts.
    void run()
    {
        const QStringList hosts{u"web0"_s, u"web1"_s, u"web2"_s};
        tell("\nPLAY [deploy] ******************************************************\n",
             {{u"event"_s, u"play"_s}, {u"name"_s, u"deploy"_s}});
        task("nginx : install the package", hosts, {u"ok"_s, u"changed"_s, u"ok"_s});
        task("nginx : render the configuration", hosts, {u"changed"_s, u"failed"_s, u"skipped"_s});
        grow();
    }
    void grow()
    {
        append(std::exchange(m_printed, {}));
        rows.structureGrew();
        QTRY_VERIFY(rows.isUpToDate());
        QTest::qWait(130); // figures are shown now and then
    }
    void rescue(const QString &host)
    {
        tell("\nPLAY RECAP *********\n",
             {{u"event"_s, u"stats"_s}, {u"hosts"_s, QJsonObject{{host, QJsonObject{{u"rescued"_s, 1}}}}}});
        grow();
    }

    QToolButton *chip(ResultState state) const
    {
        return bar->findChild<QToolButton *>(u"filterState%1"_s.arg(int(state)));
    }
    QToolButton *hosts() const { return bar->findChild<QToolButton *>(u"filterHosts"_s); }
    QString chosenHosts() const { return hosts()->text().chopped(2); }
    QToolButton *clear() const { return bar->findChild<QToolButton *>(u"filterClear"_s); }
    HostChooser *chooser() const { return bar->findChild<HostChooser *>(); }
    QString count() const { return bar->findChild<QLabel *>(u"filterCount"_s)->text(); }
    QStringList chips() const
    {
        QStringList list;
        for (const auto *button : bar->findChildren<QToolButton *>()) {
            if (button->objectName().startsWith(u"filterState") && button->isVisible())
                list << button->text();
        }
        list.sort();
        return list;
    }
    QByteArrayList shown() const
    {
        QByteArrayList list;
        for (const LogRow &row : rows.rows(0, rows.rowCount())) {
            if (!row.bytes.isEmpty())
                list << row.bytes.first(std::min<qsizetype>(row.bytes.indexOf(']') + 1, row.bytes.size()));
        }
        return list;
    }

    RunResults results;
    QWidget window;
    FilterBar *bar;
    QLineEdit *text;

private:
    QByteArray m_printed;
    qint64 m_size = 0;
    qint64 m_number = 0;
};
} // namespace

/// The filter bar, driven by mouse and keys.
class tst_LogFilterBar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void chipsCountResults()
    {
        Fixture log;
        QCOMPARE(log.chips(), QStringList());
        QVERIFY(!log.hosts()->isVisible() && !log.clear()->isVisible());
        log.run();
        QCOMPARE(log.chips(), QStringList({u"changed 2"_s, u"failed 1"_s, u"ok 2"_s, u"skipped 1"_s}));
        QCOMPARE(log.chip(ResultState::Failed)->accessibleName(), u"failed: 1 result(s)"_s);
        QCOMPARE(log.count(), u"12 line(s)"_s);
        log.task("more", {u"web0"_s}, {u"ok"_s});
        log.grow();
        QVERIFY(log.chips().contains(u"ok 3"_s));
        QCOMPARE(log.count(), u"15 line(s)"_s);
    }

    void filtersByState()
    {
        Fixture log;
        log.run();
        QTest::mouseClick(log.chip(ResultState::Failed), Qt::LeftButton);
        QCOMPARE(log.shown(),
                 QByteArrayList({"PLAY [deploy]", "TASK [nginx : render the configuration]", "fatal: [web1]"}));
        QCOMPARE(log.count(), u"5 of 12 line(s)"_s);
        QTest::mouseClick(log.chip(ResultState::Skipped), Qt::LeftButton);
        QCOMPARE(log.shown().last(), "skipped: [web2]");
        // It is rescued in the end: the chip that is pressed stays, so that it can be released.
        log.rescue(u"web1"_s);
        QVERIFY(log.chips().contains(u"failed 0"_s) && log.chips().contains(u"failed, rescued 1"_s));
        QTest::mouseClick(log.chip(ResultState::Failed), Qt::LeftButton);
        QTest::mouseClick(log.chip(ResultState::Skipped), Qt::LeftButton);
        QVERIFY(!log.rows.isFiltered());
        QVERIFY(!log.chips().contains(u"failed 0"_s));
    }

    void filtersByHost()
    {
        Fixture log;
        log.run();
        QAbstractItemModelTester tester(&log.chooser()->model());
        QCOMPARE(log.chosenHosts(), u"All hosts"_s);
        QTest::mouseClick(log.hosts(), Qt::LeftButton);
        QVERIFY(log.chooser()->isVisible());
        auto *list = log.chooser()->findChild<QListView *>(u"hostList"_s);
        QVERIFY(!log.chooser()->findChild<QLineEdit *>(u"hostFilter"_s)->isVisible()); // there are few
        QCOMPARE(list->model()->index(1, 0).data().toString(), u"web1  (2)"_s);
        QCOMPARE(list->model()->index(1, 0).data(Qt::ToolTipRole).toString(),
                 u"2 result(s), 1 failed or unreachable"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(log.chosenHosts(), u"web1"_s);
        QCOMPARE(log.rows.hostFilter(), QSet{1});
        QCOMPARE(log.shown().last(), "fatal: [web1]");
        QTest::keyClick(list, Qt::Key_Up);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(log.chosenHosts(), u"2 host(s)"_s);
        QTest::keyClick(log.chooser(), Qt::Key_Escape);
        QVERIFY(!log.chooser()->isVisible());
        QTest::mouseClick(log.clear(), Qt::LeftButton);
        QCOMPARE(log.chosenHosts(), u"All hosts"_s);
        QCOMPARE(log.count(), u"12 line(s)"_s);
    }

    void findsOneOfManyHosts()
    {
        Fixture log;
        QStringList hosts;
        for (int host = 0; host < 300; ++host)
            hosts << u"web%1.example.com"_s.arg(host);
        log.tell("\nPLAY [p] ***\n", {{u"event"_s, u"play"_s}});
        log.task("t", hosts, {u"ok"_s});
        log.grow();
        QTest::mouseClick(log.hosts(), Qt::LeftButton);
        auto *filter = log.chooser()->findChild<QLineEdit *>(u"hostFilter"_s);
        auto *list = log.chooser()->findChild<QListView *>(u"hostList"_s);
        QVERIFY(filter->isVisible());
        QCOMPARE(list->model()->index(2, 0).data(Qt::UserRole).toString(), u"web2.example.com"_s); // not web10
        QTest::keyClicks(filter, u"WEB277"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(log.rows.hostFilter(), QSet{277});
        QCOMPARE(log.chosenHosts(), u"web277.example.com"_s);
        QVERIFY(log.chooser()->height() < 600);
    }

    void filtersByText()
    {
        Fixture log;
        log.run();
        log.bar->focusText();
        QTest::keyClicks(QApplication::focusWidget(), u"BROKE"_s);
        QTRY_VERIFY(log.rows.isUpToDate());
        QTRY_COMPARE(log.count(), u"3 of 12 line(s)"_s);
        QCOMPARE(log.shown().last(), "fatal: [web1]");
        // With another filter, and while it grows.
        QTest::mouseClick(log.chip(ResultState::Ok), Qt::LeftButton);
        QTRY_COMPARE(log.rows.rowCount(), 0);
        QTest::mouseClick(log.chip(ResultState::Ok), Qt::LeftButton);
        log.task("more", {u"web0"_s}, {u"failed"_s});
        log.grow();
        QTRY_COMPARE(log.count(), u"5 of 15 line(s)"_s);
        QTest::keyClick(log.text, Qt::Key_Escape);
        QCOMPARE(log.text->text(), QString());
        QCOMPARE(log.count(), u"15 line(s)"_s);
    }

    void anotherLogHasNoFilter()
    {
        Fixture log;
        log.run();
        log.text->setText(u"broke"_s);
        QTest::mouseClick(log.chip(ResultState::Failed), Qt::LeftButton);
        log.rows.setHostFilter({1});
        QCOMPARE(log.chosenHosts(), u"web1"_s);
        log.results.clear();
        log.document.open({});
        log.rows.structureGrew();
        QTest::qWait(130);
        QVERIFY(log.text->text().isEmpty() && !log.clear()->isVisible() && !log.hosts()->isVisible());
        QCOMPARE(log.chips(), QStringList());
        QCOMPARE(log.count(), QString());
    }

    void saysHowManyAreLeft()
    {
        Fixture log;
        log.append(logLines(88012));
        QTest::qWait(130);
        QCOMPARE(log.count(), QLocale().toString(88012) + u" line(s)"_s);
        log.text->setText(u"web77"_s);
        QTRY_COMPARE(log.count(), QLocale().toString(1111) + u" of "_s + QLocale().toString(88012) + u" line(s)"_s);
    }

    void reachableByKeys()
    {
        Fixture log;
        log.run();
        QTest::mouseClick(log.chip(ResultState::Ok), Qt::LeftButton);
        log.bar->focusText();
        QSet<QWidget *> reached;
        for (int step = 0; step < 20; ++step) {
            reached.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (QWidget *widget :
             {static_cast<QWidget *>(log.text), static_cast<QWidget *>(log.hosts()),
              static_cast<QWidget *>(log.chip(ResultState::Ok)), static_cast<QWidget *>(log.clear())}) {
            QVERIFY2(reached.contains(widget), qPrintable(widget->objectName()));
            QVERIFY(!widget->accessibleName().isEmpty());
        }
        log.chip(ResultState::Failed)->setFocus();
        QTest::keyClick(log.chip(ResultState::Failed), Qt::Key_Space);
        QCOMPARE(log.rows.stateFilter(), (QSet{ResultState::Ok, ResultState::Failed}));
    }

    void shortensChips()
    {
        Fixture log(1000);
        log.run();
        QVERIFY(log.chips().contains(u"changed 2"_s));
        log.window.resize(log.bar->minimumSizeHint().width(), 320);
        QTest::qWait(20);
        QCOMPARE(log.chips(), QStringList({u"1"_s, u"1"_s, u"2"_s, u"2"_s}));
        QCOMPARE(log.window.width(), log.bar->minimumSizeHint().width());
        log.window.resize(1000, 320);
        QTest::qWait(20);
        QVERIFY(log.chips().contains(u"changed 2"_s));
    }

    void lookLikeThis()
    {
        const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
        if (folder.isEmpty())
            QSKIP("AEGIR_PICTURES names no folder for pictures.");
        for (const bool dark : {false, true}) {
            QGuiApplication::styleHints()->setColorScheme(dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
            QPalette palette;
            if (dark) {
                palette = QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29));
                palette.setColor(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
            }
            QApplication::setPalette(palette);
            Fixture log(820);
            log.run();
            QStringList hosts;
            for (int host = 0; host < 40; ++host)
                hosts << u"db%1.example.com"_s.arg(host);
            log.task("postgres : start", hosts, {u"ok"_s, u"ok"_s, u"unreachable"_s, u"changed"_s});
            log.task("web : check", hosts.first(2), {u"failed"_s});
            log.rescue(u"db0.example.com"_s);
            const auto picture = [&](const QString &name, QWidget &what) {
                log.settle();
                QVERIFY(what.grab().save(folder + u"/filterbar-"_s + name + (dark ? u"-dark.png"_s : u"-light.png"_s)));
            };
            picture(u"all"_s, log.window);
            QTest::mouseClick(log.chip(ResultState::Failed), Qt::LeftButton);
            QTest::mouseClick(log.chip(ResultState::Unreachable), Qt::LeftButton);
            picture(u"states"_s, log.window);
            log.window.resize(log.bar->minimumSizeHint().width(), 320);
            picture(u"narrow"_s, log.window);
            log.rows.setHostFilter({1, 4});
            QTest::mouseClick(log.hosts(), Qt::LeftButton);
            picture(u"hosts"_s, *log.chooser());
        }
    }
};

QTEST_MAIN(tst_LogFilterBar)
#include "tst_logfilterbar.moc"
