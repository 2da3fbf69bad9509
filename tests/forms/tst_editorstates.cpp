// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "editorbench.h"
#include "forms/statebutton.h"

#include <QAccessible>
#include <QComboBox>
#include <QCompleter>
#include <QDesktopServices>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUrl>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// What an editor says of its field: whether it is sent, which choices there are, and nothing of a secret.
class tst_EditorStates : public QObject
{
    Q_OBJECT

public slots:
    void openUrl(const QUrl &url) { m_opened = url; }

private slots:
    void says_data();
    void says();
    void inheritedIsSentUntilTakenAway();
    void menuChangesTheState();
    void controlsAreNamed_data();
    void controlsAreNamed();
    void secretsAreCovered_data();
    void secretsAreCovered();
    void longSecretIsCoveredUntilAskedFor();
    void choicesArriveLater();
    void severalChoicesArriveLater();
    void choicesFail();
    void enterAddsAnItemAndDispatchesNothing();
    void searchFindsInTheMiddle();
    void helpOpensThePage();

private:
    QUrl m_opened;
};

void tst_EditorStates::says_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("word");

    QTest::addRow("untouched") << u"type: str"_s << QString() << StateButton::notSent();
    QTest::addRow("typed") << u"type: str"_s << u"a"_s << StateButton::sent();
    QTest::addRow("sent empty") << u"type: str"_s << u"‹Alt+Del›"_s << StateButton::empty();
    QTest::addRow("taken back") << u"type: str"_s << u"a‹Alt+Backspace›"_s << StateButton::notSent();
    QTest::addRow("default") << u"{type: str, default: a}"_s << QString() << StateButton::ofDefault();
    QTest::addRow("default typed") << u"{type: str, default: a}"_s << u"a"_s << StateButton::ofDefault();
    QTest::addRow("default changed") << u"{type: str, default: a}"_s << u"b"_s << StateButton::sent();
    QTest::addRow("secret default") << u"{type: str, default: a, no_log: true}"_s << QString()
                                    << StateButton::notSent();
    QTest::addRow("required") << u"{type: str, required: true}"_s << QString() << StateButton::required();
    QTest::addRow("required, typed") << u"{type: str, required: true}"_s << u"a"_s << StateButton::sent();
    QTest::addRow("bool") << u"type: bool"_s << QString() << StateButton::notSent();
    QTest::addRow("bool, no") << u"type: bool"_s << u"‹Space›‹Space›"_s << StateButton::sent();
    QTest::addRow("required bool") << u"{type: bool, required: true}"_s << QString() << StateButton::sent();
    QTest::addRow("empty list") << u"{type: list, elements: str}"_s << u"‹Alt+Del›"_s << StateButton::empty();
    QTest::addRow("empty mapping") << u"type: dict"_s << u"‹Alt+Del›"_s << StateButton::empty();
    QTest::addRow("number cannot be empty") << u"type: int"_s << u"‹Alt+Del›"_s << StateButton::notSent();
}

void tst_EditorStates::says()
{
    QFETCH(QString, spec);
    QFETCH(QString, typed);
    QFETCH(QString, word);
    EditorBench bench(spec);
    bench.type(typed);
    QCOMPARE(bench.editor()->stateWord(), word);
    QVERIFY(bench.editor()->control()->accessibleDescription().startsWith(word));
}

void tst_EditorStates::inheritedIsSentUntilTakenAway()
{
    EditorBench bench(u"type: int"_s);
    bench.editor()->setInherited(8);
    QCOMPARE(bench.editor()->value(), QJsonValue(8));
    QCOMPARE(bench.editor()->stateWord(), StateButton::inherited());
    bench.type(u"‹Alt+Backspace›"_s);
    QCOMPARE(bench.editor()->value(), QJsonValue(QJsonValue::Null)); // undefined would let it through
    QCOMPARE(bench.editor()->stateWord(), StateButton::notSent());
    bench.editor()->setValue(QJsonValue::Undefined);
    QCOMPARE(bench.editor()->value(), QJsonValue(8));
    bench.type(u"‹Ctrl+A›9"_s);
    QCOMPARE(bench.editor()->stateWord(), StateButton::sent());
}

void tst_EditorStates::menuChangesTheState()
{
    EditorBench bench(u"type: str"_s);
    bench.type(u"a‹click state›"_s);
    auto *menu = bench.editor()->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QCOMPARE(bench.editor()->value(), QJsonValue(QString()));
}

void tst_EditorStates::controlsAreNamed_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *type :
         {"str", "int", "float", "bool", "path", "raw", "list", "dict", "json", "jsonarg", "bytes", "bits"})
        QTest::addRow("%s", type) << u"type: "_s + QString::fromLatin1(type);
    QTest::addRow("choices") << u"{type: str, choices: [a, b]}"_s;
    QTest::addRow("several choices") << u"{type: list, elements: str, choices: [a, b]}"_s;
    QTest::addRow("options") << u"{type: dict, options: {a: {}}}"_s;
    QTest::addRow("list of options") << u"{type: list, elements: dict, options: {a: {}}}"_s;
}

void tst_EditorStates::controlsAreNamed()
{
    QFETCH(QString, spec);
    EditorBench bench(spec);
    QCOMPARE(bench.editor()->control()->accessibleName(), u"Answer"_s);
    QVERIFY(bench.editor()->control()->focusPolicy() & Qt::TabFocus);
    for (const QToolButton *button : bench.editor()->findChildren<QToolButton *>())
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->objectName()));
}

void tst_EditorStates::secretsAreCovered_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("given");
    QTest::addRow("str") << u"{type: str, no_log: true}"_s << u"\"hunter2\""_s;
    QTest::addRow("several lines") << u"{type: str, no_log: true, multiline: true}"_s << u"\"a\\nhunter2\""_s;
    QTest::addRow("choice") << u"{type: str, no_log: true, choices: [hunter2]}"_s << u"\"hunter2\""_s;
    QTest::addRow("raw") << u"{type: raw, no_log: true}"_s << u"\"hunter2\""_s;
    QTest::addRow("json") << u"{type: json, no_log: true}"_s << u"{\"a\":\"hunter2\"}"_s;
    QTest::addRow("path") << u"{type: path, no_log: true}"_s << u"\"/hunter2\""_s;
    QTest::addRow("list") << u"{type: list, elements: str, no_log: true}"_s << u"[\"hunter2\"]"_s;
    QTest::addRow("dict") << u"{type: dict, no_log: true}"_s << u"{\"a\":\"hunter2\"}"_s;
    QTest::addRow("default") << u"{type: str, no_log: true, default: hunter2}"_s << QString();
    QTest::addRow("in a dict") << u"{type: dict, options: {a: {no_log: true}}}"_s << u"{\"a\":\"hunter2\"}"_s;
    QTest::addRow("in a list") << u"{type: list, elements: dict, options: {a: {no_log: true}}}"_s
                               << u"[{\"a\":\"hunter2\"}]"_s;
    QTest::addRow("dict with options") << u"{type: dict, no_log: true, options: {a: {}}}"_s << u"{\"a\":\"hunter2\"}"_s;
    QTest::addRow("list with options") << u"{type: list, elements: dict, no_log: true, options: {a: {}}}"_s
                                       << u"[{\"a\":\"hunter2\"}]"_s;
    QTest::addRow("list of anything") << u"{type: list, elements: raw, no_log: true}"_s << u"[{\"a\":\"hunter2\"}]"_s;
    QTest::addRow("default of a dict") << u"{type: dict, options: {a: {no_log: true}}, default: {a: hunter2}}"_s
                                       << QString();
}

/// Neither a screen reader nor a tool tip tells what is not shown.
void tst_EditorStates::secretsAreCovered()
{
    QFETCH(QString, spec);
    QFETCH(QString, given);
    EditorBench bench(spec);
    bench.editor()->setValue(EditorBench::json(given));
    QCOMPARE(bench.editor()->value(), EditorBench::json(given));
    QTest::qWait(0);
    QList<QAccessibleInterface *> open{QAccessible::queryAccessibleInterface(bench.editor())};
    int seen = 0;
    while (!open.isEmpty()) {
        QAccessibleInterface *interface = open.takeLast();
        ++seen;
        for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
            QVERIFY2(!interface->text(kind).contains(u"hunter2"_s), qPrintable(interface->text(QAccessible::Name)));
        if (QAccessibleTextInterface *text = interface->textInterface())
            QVERIFY(!text->text(0, text->characterCount()).contains(u"hunter2"_s));
        for (int child = 0; child < interface->childCount(); ++child) {
            if (QAccessibleInterface *next = interface->child(child))
                open.append(next);
        }
    }
    QVERIFY(seen > 1);
    for (const QWidget *widget : bench.editor()->findChildren<QWidget *>())
        QVERIFY(!widget->toolTip().contains(u"hunter2"_s));
}

void tst_EditorStates::longSecretIsCoveredUntilAskedFor()
{
    EditorBench bench(u"{type: str, no_log: true, multiline: true}"_s);
    bench.editor()->setValue(u"one\ntwo"_s);
    QSignalSpy changed(bench.editor(), &FieldEditor::changed);
    bench.type(u"x"_s); // a covered text is not typed into
    bench.type(u"‹click reveal›"_s);
    QCOMPARE(qobject_cast<QPlainTextEdit *>(bench.editor()->control())->toPlainText(), u"one\ntwo"_s);
    QCOMPARE(changed.size(), 0);
    bench.editor()->control()->setFocus();
    bench.type(u"‹Ctrl+End›!"_s);
    QCOMPARE(bench.editor()->value(), QJsonValue(u"one\ntwo!"_s));
}

void tst_EditorStates::choicesArriveLater()
{
    EditorBench bench(u"{type: str, choices_from: platforms}"_s);
    auto *combo = qobject_cast<QComboBox *>(bench.editor()->control());
    QVERIFY(combo->isEditable());
    QSignalSpy changed(bench.editor(), &FieldEditor::changed);
    bench.editor()->setValue(u"old"_s);
    bench.editor()->setChoicesLoading();
    QVERIFY(bench.problem().isEmpty());
    QVERIFY(!bench.editor()->findChild<QLabel *>(u"note"_s)->text().isEmpty());

    bench.editor()->setChoices({{u"d10"_s, u"drupal-10"_s, u"2 sites"_s}, {u"d11"_s, u"drupal-11"_s, {}}});
    QCOMPARE(combo->itemText(0), u"drupal-10 (2 sites)"_s);
    QVERIFY(bench.editor()->findChild<QLabel *>(u"note"_s)->text().isEmpty());
    QCOMPARE(bench.editor()->value(), QJsonValue(u"old"_s)); // what was there stays, and is said to be wrong
    QCOMPARE(bench.problem(), u"Answer: “old” is none of the choices."_s);
    QCOMPARE(changed.size(), 0);
    bench.editor()->setValue(u"d10"_s);
    QCOMPARE(combo->currentText(), u"drupal-10 (2 sites)"_s);
    bench.type(u"‹Ctrl+A›drupal-11"_s);
    QCOMPARE(bench.editor()->value(), QJsonValue(u"d11"_s));
    QVERIFY(bench.problem().isEmpty());
}

void tst_EditorStates::severalChoicesArriveLater()
{
    EditorBench bench(u"{type: list, elements: str, choices_from: hosts}"_s);
    bench.editor()->setValue(QJsonArray{u"gone"_s});
    bench.editor()->setChoices({{u"web0"_s, {}, {}}, {u"web1"_s, {}, {}}});
    auto *list = qobject_cast<QListWidget *>(bench.editor()->control());
    QCOMPARE(list->count(), 3); // with the one that is no choice any more, to be taken out
    QCOMPARE(bench.editor()->value(), QJsonValue(QJsonArray{u"gone"_s}));
    bench.type(u"‹Home›‹Space›"_s);
    QCOMPARE(bench.editor()->value(), QJsonValue(QJsonArray{u"web0"_s, u"gone"_s}));
}

void tst_EditorStates::choicesFail()
{
    EditorBench one(u"{type: str, choices_from: {command: [lsfoo]}}"_s);
    one.editor()->setChoicesFailed(u"lsfoo was not found."_s);
    QVERIFY(one.editor()->findChild<QLabel *>(u"note"_s)->text().startsWith(u"lsfoo was not found."_s));
    one.type(u"anything"_s);
    QCOMPARE(one.editor()->value(), QJsonValue(u"anything"_s));
    QVERIFY(one.problem().isEmpty());

    EditorBench several(u"{type: list, elements: str, choices_from: {command: [lsfoo]}}"_s);
    several.editor()->setChoicesFailed(u"lsfoo was not found."_s);
    several.type(u"‹click typed›anything‹Return›more‹Return›"_s);
    QCOMPARE(several.editor()->value(), QJsonValue(QJsonArray{u"anything"_s, u"more"_s}));
}

void tst_EditorStates::enterAddsAnItemAndDispatchesNothing()
{
    QDialog dialog;
    auto *layout = new QVBoxLayout(&dialog);
    FieldEditor *editor =
        makeEditor(EditorBench::fieldOf(u"{type: list, elements: str, choices_from: hosts}"_s), &dialog);
    auto *dispatch = new QPushButton(&dialog);
    dispatch->setDefault(true);
    layout->addWidget(editor);
    layout->addWidget(dispatch);
    editor->setChoicesFailed(u"No Ansible."_s);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QSignalSpy pressed(dispatch, &QPushButton::clicked);
    auto *typed = editor->findChild<QLineEdit *>(u"typed"_s);
    QTest::keyClicks(typed, u"web0"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(editor->value(), QJsonValue(QJsonArray{u"web0"_s}));
    QTest::keyClick(editor->findChild<QLineEdit *>(u"search"_s), Qt::Key_Return);
    QCOMPARE(pressed.size(), 0);
}

void tst_EditorStates::searchFindsInTheMiddle()
{
    EditorBench bench(u"{type: str, choices: [a1, a2, a3, a4, a5, a6, a7, a8, a9, b10, b11, b12, needle-in-hay]}"_s);
    auto *combo = qobject_cast<QComboBox *>(bench.editor()->control());
    bench.type(u"in-h"_s);
    QCOMPARE(combo->completer()->completionCount(), 1);
    QCOMPARE(combo->completer()->currentCompletion(), u"needle-in-hay"_s);
    QCOMPARE(bench.problem(), u"Answer: “in-h” is none of the choices."_s);
}

void tst_EditorStates::helpOpensThePage()
{
    EditorBench bench(u"{type: str, help_url: 'https://example.org/page'}"_s);
    QDesktopServices::setUrlHandler(u"https"_s, this, "openUrl");
    bench.type(u"‹click help›"_s);
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(m_opened, QUrl(u"https://example.org/page"_s));
}

QTEST_MAIN(tst_EditorStates)
#include "tst_editorstates.moc"
