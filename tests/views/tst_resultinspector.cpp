// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/runcompare.h"
#include "views/log/openineditor.h"
#include "views/log/resultinspector.h"
#include "views/log/resultlook.h"
#include "views/log/resulttreeview.h"
#include "views/log/textpane.h"

#include <KSyntaxHighlighting/Repository>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>

#include <ctime>

using namespace Aegir;
using namespace Qt::StringLiterals;
using Tab = ResultInspector::Tab;

class tst_ResultInspector : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tabs_data();
    void tabs();
    void header();
    void hidesWithoutLog();
    void forgetsWhatWasShown();
    void saysWhatIsTruncated();
    void choosesItems();
    void keepsTheTab();
    void copies();
    void coloursOfPrograms();
    void longLines();
    void hostile();
    void opensLargeResults_data();
    void opensLargeResults();
    void followsThePalette();
    void opensThePlace();
    void saysWhyItCannotOpenThePlace();
    void everyStateLooks();
    void pictures();

private:
    static ResultDetail detail(const QByteArray &result, ResultState state = ResultState::Ok);
    static QStringList visibleTabs(const ResultInspector &inspector);
    static QString allText(const ResultInspector &inspector);
    template<typename Widget> Widget *child(const QString &name) const
    {
        return m_inspector->findChild<Widget *>(name);
    }

    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ResultInspector> m_inspector;
};

void tst_ResultInspector::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    QVERIFY(m_place->isValid());
    m_settings = std::make_unique<QSettings>(m_place->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_inspector = std::make_unique<ResultInspector>(m_repository, *m_settings);
    m_inspector->resize(800, 500);
    m_inspector->show();
}

ResultDetail tst_ResultInspector::detail(const QByteArray &result, ResultState state)
{
    return {.task = u"check"_s,
            .role = u"deploy"_s,
            .action = u"ansible.builtin.command"_s,
            .path = u"/srv/roles/deploy/tasks/main.yml:12"_s,
            .host = u"web0"_s,
            .state = state,
            .duration = 1.25,
            .event = {{u"n"_s, 7}, {u"result"_s, QJsonDocument::fromJson(result).object()}}};
}

QStringList tst_ResultInspector::visibleTabs(const ResultInspector &inspector)
{
    QStringList names;
    const auto *tabs = inspector.findChild<QTabWidget *>();
    for (int tab = 0; tab < tabs->count() && tabs->isVisible(); ++tab) {
        if (tabs->isTabVisible(tab))
            names.append(tabs->tabText(tab));
    }
    return names;
}

/// Everything that stands in any of its widgets, shown or not.
QString tst_ResultInspector::allText(const ResultInspector &inspector)
{
    QString text;
    for (const QLabel *label : inspector.findChildren<QLabel *>())
        text += label->text() + label->toolTip() + u'\n';
    for (const TextPane *pane : inspector.findChildren<TextPane *>())
        text += pane->toPlainText() + u'\n';
    for (const QTreeView *view : inspector.findChildren<QTreeView *>()) {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column)
                text += view->model()->index(row, column).data().toString() + u'\n';
        }
    }
    return text;
}

void tst_ResultInspector::tabs_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QStringList>("tabs");

    const QStringList always{u"Result"_s, u"YAML"_s, u"JSON"_s};
    QTest::addRow("plain") << "{\"changed\": true}"_ba << always;
    QTest::addRow("output") << "{\"stdout\": \"x\"}"_ba << QStringList{u"Result"_s, u"Output"_s, u"YAML"_s, u"JSON"_s};
    QTest::addRow("empty output") << "{\"stdout\": \"\", \"stderr\": \"\", \"msg\": \"\"}"_ba << always;
    QTest::addRow("diff") << "{\"diff\": {\"before\": \"a\\n\", \"after\": \"b\\n\"}}"_ba
                          << QStringList{u"Result"_s, u"Diff"_s, u"YAML"_s, u"JSON"_s};
    QTest::addRow("nothing to change") << "{\"diff\": {\"before\": \"a\\n\", \"after\": \"a\\n\"}}"_ba << always;
    QTest::addRow("loop") << "{\"results\": [{\"item\": 1}, {\"item\": 2}]}"_ba
                          << QStringList{u"Result"_s, u"YAML"_s, u"JSON"_s, u"Items"_s};
    QTest::addRow("empty") << "{}"_ba << QStringList();
}

void tst_ResultInspector::tabs()
{
    QFETCH(QByteArray, result);
    QFETCH(QStringList, tabs);
    m_inspector->showResult(detail(result));
    QCOMPARE(visibleTabs(*m_inspector), tabs);
}

void tst_ResultInspector::header()
{
    QLocale::setDefault(QLocale::c());
    m_inspector->showResult(detail("{\"changed\": true}", ResultState::Changed));
    QCOMPARE(child<QLabel>(u"resultState"_s)->text(), u"changed"_s);
    QCOMPARE(child<QLabel>(u"resultTask"_s)->text(), u"deploy : check"_s);
    QCOMPARE(child<QLabel>(u"resultFacts"_s)->text(), u"web0 \u00b7 1.3 s \u00b7 ansible.builtin.command \u00b7 "_s);
    QVERIFY(child<QLabel>(u"resultPlace"_s)->text().contains(u">deploy/tasks/main.yml:12<"_s));
    QSignalSpy wanted(m_inspector.get(), &ResultInspector::logWanted);
    child<QToolButton>(u"resultLog"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toLongLong(), 7);

    ResultDetail nameless = detail("{\"changed\": true}");
    nameless.path.clear();
    m_inspector->showResult(nameless);
    QVERIFY(!child<QLabel>(u"resultPlace"_s)->isVisible());
}

void tst_ResultInspector::hidesWithoutLog()
{
    for (const bool byEvent : {false, true}) {
        ResultDetail hidden = detail(
            "{\"stdout\": \"hunter2\", \"results\": [{\"item\": \"hunter2\"}], \"diff\": {\"prepared\": \"hunter2\"}}");
        hidden.event[u"msg"_s] = u"hunter2"_s;
        hidden.event[u"truncated"_s] = true;
        hidden.noLog = !byEvent;
        hidden.event[u"no_log"_s] = byEvent;
        hidden.item = 0;
        m_inspector->showResult(detail("{\"stdout\": \"hunter2\", \"results\": [{\"item\": \"hunter2\"}]}"));
        for (int tab = 0; tab < ResultInspector::TabCount; ++tab)
            m_inspector->showTab(Tab(tab));
        QVERIFY(allText(*m_inspector).contains(u"hunter2"_s));
        m_inspector->showResult(hidden);
        QCOMPARE(visibleTabs(*m_inspector), QStringList());
        QCOMPARE(child<QLabel>(u"resultSentence"_s)->text(), u"The task hides its result (no_log)."_s);
        QVERIFY(!child<QLabel>(u"resultNote"_s)->isVisible());
        QVERIFY(!child<QLabel>(u"resultItem"_s)->isVisible());
        QVERIFY(!allText(*m_inspector).contains(u"hunter2"_s));
        QVERIFY(!QJsonDocument(m_inspector->detail().event).toJson().contains("hunter2"));
    }
}

void tst_ResultInspector::forgetsWhatWasShown()
{
    m_inspector->showResult(detail("{\"stdout\": \"one\"}"));
    m_inspector->showTab(ResultInspector::OutputTab);
    m_inspector->clear();
    QVERIFY(!allText(*m_inspector).contains(u"one"_s));
    QCOMPARE(visibleTabs(*m_inspector), QStringList());
    m_inspector->showProblem(u"The result cannot be read."_s);
    QCOMPARE(child<QLabel>(u"resultSentence"_s)->text(), u"The result cannot be read."_s);
}

void tst_ResultInspector::saysWhatIsTruncated()
{
    ResultDetail cut = detail("{}");
    cut.event = {{u"n"_s, 3}, {u"truncated"_s, true}, {u"msg"_s, u"too much"_s}};
    m_inspector->showResult(cut);
    QVERIFY(child<QLabel>(u"resultNote"_s)->isVisible());
    QVERIFY(child<QLabel>(u"resultNote"_s)->text().contains(u"Show in Log"_s));
    QVERIFY(m_inspector->showTab(ResultInspector::OutputTab));
    QVERIFY(child<TextPane>(u"resultOutput"_s)->toPlainText().contains(u"too much"_s));
    m_inspector->showResult(detail("{\"changed\": true}"));
    QVERIFY(!child<QLabel>(u"resultNote"_s)->isVisible());
}

void tst_ResultInspector::choosesItems()
{
    ResultDetail loop =
        detail("{\"results\": [{\"item\": \"php\", \"stdout\": \"fine\"}, {\"item\": \"redis\", \"failed\": true, "
               "\"msg\": \"no answer\"}]}",
               ResultState::Failed);
    loop.item = 1;
    m_inspector->showResult(loop);
    QCOMPARE(m_inspector->item(), 1);
    QCOMPARE(child<QLabel>(u"resultItem"_s)->text(), u"Item 2 of 2: redis, failed"_s);
    QVERIFY(m_inspector->showTab(ResultInspector::OutputTab));
    QCOMPARE(child<TextPane>(u"resultOutput"_s)->toPlainText(), u"msg\nno answer"_s);

    child<QToolButton>(u"previousItem"_s)->click();
    QCOMPARE(m_inspector->item(), 0);
    QCOMPARE(child<TextPane>(u"resultOutput"_s)->toPlainText(), u"stdout\nfine"_s);
    child<QToolButton>(u"allItems"_s)->click();
    QCOMPARE(m_inspector->item(), -1);
    QVERIFY(!child<QLabel>(u"resultItem"_s)->isVisible());
    QCOMPARE(child<TextPane>(u"resultOutput"_s)->toPlainText(), u"php: stdout\nfine\n\nredis: msg\nno answer"_s);

    QVERIFY(m_inspector->showTab(ResultInspector::ItemsTab));
    auto *list = child<QTreeWidget>(u"resultItems"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    list->setCurrentItem(list->topLevelItem(1));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(m_inspector->item(), 1);
    QCOMPARE(m_inspector->currentTab(), ResultInspector::OutputTab);
}

void tst_ResultInspector::keepsTheTab()
{
    m_inspector->showResult(detail("{\"stdout\": \"one\"}"));
    m_inspector->showTab(ResultInspector::OutputTab);
    m_inspector->showResult(detail("{\"changed\": true}"));
    QCOMPARE(m_inspector->currentTab(), ResultInspector::TreeTab);
    m_inspector->showResult(detail("{\"stdout\": \"two\"}"));
    QCOMPARE(m_inspector->currentTab(), ResultInspector::OutputTab);
    QCOMPARE(child<TextPane>(u"resultOutput"_s)->toPlainText(), u"stdout\ntwo"_s);
}

void tst_ResultInspector::copies()
{
    m_inspector->showResult(detail("{\"list\": [{\"name\": \"one\\ntwo\"}]}"));
    auto *tree = child<ResultTreeView>(u"resultTree"_s);
    tree->expandAll();
    const QModelIndex list = tree->model()->index(0, 0);
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0, list)));
    tree->findChild<QAction *>(u"copyValue"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"one\ntwo"_s);
    tree->findChild<QAction *>(u"copyPath"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"list[0].name"_s);

    m_inspector->showTab(ResultInspector::YamlTab);
    auto *yaml = child<TextPane>(u"resultYaml"_s);
    yaml->selectAll();
    yaml->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"list:\n  - name: |-\n      one\n      two\n"_s);
}

void tst_ResultInspector::coloursOfPrograms()
{
    m_inspector->showResult(detail("{\"stdout\": \"a \\u001b[31mred\\u001b[0m\\n\\u001b[1mbold\\u001b[0m\"}"));
    m_inspector->showTab(ResultInspector::OutputTab);
    auto *output = child<TextPane>(u"resultOutput"_s);
    QTRY_VERIFY(output->isSettled());
    QCOMPARE(output->toPlainText(), u"stdout\na red\nbold"_s);
    const auto formats = output->document()->findBlockByNumber(1).layout()->formats();
    QCOMPARE(formats.size(), 1);
    QCOMPARE(formats[0].start, 2);
    QCOMPARE(formats[0].length, 3);
    QVERIFY(formats[0].format.foreground().color().red() > formats[0].format.foreground().color().blue());
    QCOMPARE(output->document()->findBlockByNumber(2).layout()->formats().value(0).format.fontWeight(),
             int(QFont::Bold));
}

void tst_ResultInspector::longLines()
{
    // Shown in parts, each with its colours, and copied as it came.
    QString line = u"start "_s;
    for (int word = 0; line.size() < 9000; ++word)
        line += u"w\U0001f600%1 "_s.arg(word);
    ResultDetail result = detail("{}");
    result.event[u"result"_s] =
        QJsonObject{{u"stdout"_s, QString(u"\x1b[32m"_s + line + u"\x1b[0m\nshort"_s)}, {u"x"_s, line}};
    m_inspector->showResult(result);
    m_inspector->showTab(ResultInspector::OutputTab);
    auto *output = child<TextPane>(u"resultOutput"_s);
    QTRY_VERIFY(output->isSettled());
    QVERIFY(output->blockCount() > 5);
    qsizetype coloured = 0;
    for (QTextBlock block = output->document()->begin(); block.isValid(); block = block.next()) {
        QVERIFY(block.text().size() <= 2048);
        QVERIFY(block.text().isEmpty() || !block.text().back().isHighSurrogate());
        for (const auto &range : block.layout()->formats()) {
            QVERIFY(range.start >= 0 && range.start + range.length <= block.text().size());
            coloured += range.format.foreground().style() == Qt::NoBrush ? 0 : range.length;
        }
    }
    QCOMPARE(coloured, line.size());
    output->selectAll();
    output->copy();
    QCOMPARE(QApplication::clipboard()->text(), QString(u"stdout\n"_s + line + u"\nshort"_s));
    QTextCursor part(output->document());
    part.setPosition(7 + 2000); // within the line's first part
    part.setPosition(7 + 2100, QTextCursor::KeepAnchor);
    output->setTextCursor(part);
    output->copy();
    QCOMPARE(QApplication::clipboard()->text().size(), 99); // the break between the parts is none

    m_inspector->showTab(ResultInspector::JsonTab);
    auto *json = child<TextPane>(u"resultJson"_s);
    json->selectAll();
    json->copy();
    QCOMPARE(QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object(), result.result());
}

void tst_ResultInspector::hostile()
{
    QApplication::clipboard()->setText(u"mine"_s);
    ResultDetail evil =
        detail("{\"stdout\": \"\\u001b]52;c;ZXZpbA==\\u0007\\u001b]8;;http://x\\u0007<b>x</b>\\u202e\\u0000\\u001b[\", "
               "\"\\u001b]0;t\\u0007\": \"\\u2028<img src=x>\", \"results\": [{\"item\": \"<b>\\u202e\"}]}");
    evil.task = u"<b>task</b>\x1b[2J\u202e"_s;
    evil.host = u"<i>host\x07"_s;
    evil.path = u"/x/<script>:\u202e.yml:1"_s;
    m_inspector->showResult(evil);
    for (int tab = 0; tab < ResultInspector::TabCount; ++tab)
        m_inspector->showTab(Tab(tab));
    m_inspector->showItem(0);
    const QString text = allText(*m_inspector);
    for (const QChar c : text)
        QVERIFY2(c == u'\n' || (c.unicode() >= 0x20 && c != QChar(0x202e) && c != QChar(0x2028)),
                 qPrintable(QString::number(c.unicode(), 16)));
    QVERIFY(!child<QLabel>(u"resultPlace"_s)->text().contains(u"<script"_s));
    QCOMPARE(child<QLabel>(u"resultTask"_s)->textFormat(), Qt::PlainText);
    QCOMPARE(QApplication::clipboard()->text(), u"mine"_s);
}

void tst_ResultInspector::opensLargeResults_data()
{
    QTest::addColumn<QJsonObject>("result");

    QString lines;
    QString coloured;
    for (int line = 0; lines.size() < 120'000; ++line) {
        lines += u"%1 ok: [web%1] => the quick brown fox\n"_s.arg(line);
        coloured += u"\x1b[3%1mcolour\x1b[0m "_s.arg(line % 8);
    }
    QTest::addRow("many lines") << QJsonObject{{u"stdout"_s, lines},
                                               {u"stdout_lines"_s, QJsonArray::fromStringList(lines.split(u'\n'))}};
    QTest::addRow("one line") << QJsonObject{{u"stdout"_s, QString(250'000, u'x')}};
    QTest::addRow("one line of words") << QJsonObject{{u"stdout"_s, QString(u"word "_s).repeated(50'000)}};
    QTest::addRow("one line of colours") << QJsonObject{{u"stdout"_s, coloured.repeated(2)}};
    QString before;
    QString after;
    for (int line = 0; before.size() < 120'000; ++line) {
        before += u"setting_%1 = %1\n"_s.arg(line);
        after += line % 3 ? u"setting_%1 = %1\n"_s.arg(line) : u"setting_%1 = new\n"_s.arg(line);
    }
    QTest::addRow("a large diff") << QJsonObject{{u"diff"_s, QJsonObject{{u"before"_s, before}, {u"after"_s, after}}}};
    QJsonArray items;
    for (int item = 0; item < 2500; ++item)
        items.append(QJsonObject{
            {u"item"_s, u"package-%1"_s.arg(item)}, {u"changed"_s, true}, {u"stdout"_s, u"installed %1"_s.arg(item)}});
    QTest::addRow("a long loop") << QJsonObject{{u"results"_s, items}};
}

void tst_ResultInspector::opensLargeResults()
{
    QFETCH(QJsonObject, result);
    ResultDetail large = detail("{}");
    large.event[u"result"_s] = result;
    QStringList times;
    qint64 longest = 0;
    std::clock_t begin = std::clock(); // of the processor: others may be at work on this machine
    const auto restart = [&begin] {
        const std::clock_t now = std::clock();
        return qint64(now - std::exchange(begin, now)) * 1000 / CLOCKS_PER_SEC;
    };
    const auto note = [&](const QString &what) {
        const qint64 elapsed = restart();
        longest = std::max(longest, elapsed);
        times.append(u"%1 %2 ms"_s.arg(what).arg(elapsed));
    };
    m_inspector->showResult(large);
    m_inspector->repaint();
    note(u"open"_s);
    const auto *tabs = m_inspector->findChild<QTabWidget *>();
    for (int tab = 0; tab < ResultInspector::TabCount; ++tab) {
        if (tab == m_inspector->currentTab() || !m_inspector->showTab(Tab(tab)))
            continue;
        m_inspector->repaint();
        note(tabs->tabText(tab));
        for (TextPane *pane : m_inspector->findChildren<TextPane *>())
            QTRY_VERIFY_WITH_TIMEOUT(pane->isSettled(), 20'000);
        times.append(u"(colours %1 ms)"_s.arg(restart()));
    }
    qInfo("%s", qPrintable(times.join(u", "_s)));
    QVERIFY2(longest < 500, qPrintable(u"%1 ms"_s.arg(longest))); // a wide bound: machines differ
}

void tst_ResultInspector::followsThePalette()
{
    m_inspector->showResult(detail("{\"changed\": true}"));
    m_inspector->showTab(ResultInspector::YamlTab);
    auto *yaml = child<TextPane>(u"resultYaml"_s);
    QTRY_VERIFY(yaml->isSettled());
    const QPalette light = QApplication::palette();
    const QColor before = yaml->document()->firstBlock().layout()->formats().value(0).format.foreground().color();
    QPalette dark(QColor(0x2a, 0x2e, 0x32));
    QApplication::setPalette(dark);
    QTRY_VERIFY(yaml->palette().color(QPalette::Base).lightness() < 100);
    QTRY_VERIFY(yaml->isSettled());
    QVERIFY(yaml->document()->firstBlock().layout()->formats().value(0).format.foreground().color() != before);
    QApplication::setPalette(light);
}

void tst_ResultInspector::opensThePlace()
{
    const QString task = m_place->filePath(u"task.yml"_s);
    QFile file(task);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QString told = m_place->filePath(u"told"_s);
    m_settings->setValue(u"editor"_s, u"cp %file \"%1\""_s.arg(told));
    ResultDetail result = detail("{\"changed\": true}");
    result.path = task + u":42"_s;
    m_inspector->showResult(result);
    emit child<QLabel>(u"resultPlace"_s)->linkActivated(u"place"_s);
    QTRY_VERIFY(QFile::exists(told));
    QVERIFY(!child<QLabel>(u"resultNote"_s)->isVisible());
}

void tst_ResultInspector::saysWhyItCannotOpenThePlace()
{
    ResultDetail result = detail("{\"changed\": true}");
    result.path = u"/nowhere/main.yml:1"_s;
    const auto opened = openInEditor({.file = u"/nowhere/main.yml"_s, .line = 1}, {});
    QVERIFY(!opened.has_value());
    m_inspector->showResult(result);
    emit child<QLabel>(u"resultPlace"_s)->linkActivated(u"place"_s);
    QCOMPARE(child<QLabel>(u"resultNote"_s)->text(), opened.error().sentence);
    QVERIFY(child<QLabel>(u"resultNote"_s)->isVisible());
}

void tst_ResultInspector::everyStateLooks()
{
    for (int state = 0; state <= int(ResultState::Rescued); ++state) {
        QVERIFY(!resultIcon(ResultState(state)).isNull());
        QVERIFY(!resultStateText(ResultState(state)).isEmpty());
    }
}

/// Pictures to look at, in the folder AEGIR_PICTURES: each result of the run whose events are AEGIR_PICTURE_EVENTS.
void tst_ResultInspector::pictures()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    const QString events = qEnvironmentVariable("AEGIR_PICTURE_EVENTS");
    if (folder.isEmpty() || events.isEmpty())
        QSKIP("nobody wants to look at it");
    const auto results = readRunResults(events);
    QVERIFY(results.has_value());
    const QPalette light = QApplication::palette();
    QPalette night(QColor(0x2a, 0x2e, 0x32));
    night.setColor(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
    night.setColor(QPalette::AlternateBase, QColor(0x23, 0x26, 0x29));
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? night : light);
        for (int index = 0; index < results->results().size(); ++index) {
            const auto shown = readResultDetail(events, *results, index);
            QVERIFY(shown.has_value());
            m_inspector->showResult(*shown);
            for (int tab = 0; tab < ResultInspector::TabCount; ++tab) {
                if (!m_inspector->showTab(Tab(tab)) && tab > 0)
                    continue;
                QTest::qWait(60);
                m_inspector->grab().save(u"%1/%2-%3-%4.png"_s.arg(folder, dark ? u"dark"_s : u"light"_s)
                                             .arg(index, 2, 10, QLatin1Char('0'))
                                             .arg(tab));
            }
        }
    }
    QApplication::setPalette(light);
}

QTEST_MAIN(tst_ResultInspector)
#include "tst_resultinspector.moc"
