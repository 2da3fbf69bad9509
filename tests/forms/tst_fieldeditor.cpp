// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/makeeditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Every kind of field: which control it gets, what is sent before and after a person typed, and what is wrong with it.
class tst_FieldEditor : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data();
    void kinds();
    void setsValues_data();
    void setsValues();
    void checkBoxHasThreeStates();
    void emptiedInheritedTextIsSent();
    void emptiedOtherTypes_data();
    void emptiedOtherTypes();
    void rawStaysOfItsType_data();
    void rawStaysOfItsType();
    void secretIsUnseen();
    void numbersStep();
    void showsProblem();

private:
    static Field field(FieldType type);
    static void type(QWidget *control, const QString &text);
};

Field tst_FieldEditor::field(FieldType type)
{
    Field field;
    field.name = u"answer"_s;
    field.label = u"Answer"_s;
    field.type = type;
    return field;
}

void tst_FieldEditor::type(QWidget *control, const QString &text)
{
    if (auto *combo = qobject_cast<QComboBox *>(control)) {
        combo->setCurrentIndex(combo->findText(text));
        emit combo->activated(combo->currentIndex());
    } else if (auto *list = qobject_cast<QListWidget *>(control)) {
        for (QListWidgetItem *item : list->findItems(text, Qt::MatchExactly))
            item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    } else if (auto *box = qobject_cast<QCheckBox *>(control)) {
        box->click();
    } else if (auto *plain = qobject_cast<QPlainTextEdit *>(control)) {
        plain->setPlainText(text);
    } else {
        QTest::keyClicks(control, text);
    }
}

void tst_FieldEditor::kinds_data()
{
    QTest::addColumn<Field>("what");
    QTest::addColumn<QByteArray>("widget");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QJsonValue>("sent");
    QTest::addColumn<bool>("good");

    const auto with = [](Field field, auto &&change) {
        change(field);
        return field;
    };
    const QJsonArray colours{u"red"_s, u"green"_s};

    QTest::addRow("text") << field(FieldType::String) << QByteArray("QLineEdit") << u"{{ x }}"_s << QJsonValue(u"{{ x }}"_s) << true;
    QTest::addRow("text that looks like a number") << field(FieldType::String) << QByteArray("QLineEdit") << u"12"_s
                                                   << QJsonValue(u"12"_s) << true;
    QTest::addRow("text that breaks its pattern")
        << with(field(FieldType::String), [](Field &f) { f.pattern = u"[a-z]+"_s; }) << QByteArray("QLineEdit") << u"A1"_s
        << QJsonValue(u"A1"_s) << false;
    QTest::addRow("several lines") << with(field(FieldType::String), [](Field &f) { f.multiline = true; })
                                   << QByteArray("QPlainTextEdit") << u"a\nb"_s << QJsonValue(u"a\nb"_s) << true;
    QTest::addRow("secret") << with(field(FieldType::String), [](Field &f) { f.noLog = true; }) << QByteArray("QLineEdit")
                            << u"s3cret"_s << QJsonValue(u"s3cret"_s) << true;
    QTest::addRow("int") << field(FieldType::Integer) << QByteArray("Aegir::NumberSpinBox") << u"42"_s << QJsonValue(42) << true;
    QTest::addRow("big int") << field(FieldType::Integer) << QByteArray("Aegir::NumberSpinBox") << u"9007199254740993"_s
                             << QJsonValue(qint64(9007199254740993)) << true;
    QTest::addRow("int out of range")
        << with(field(FieldType::Integer), [](Field &f) { f.minimum = 1; f.maximum = 9; }) << QByteArray("Aegir::NumberSpinBox")
        << u"10"_s << QJsonValue(10) << false;
    QTest::addRow("unfinished int") << field(FieldType::Integer) << QByteArray("Aegir::NumberSpinBox") << u"-"_s
                                    << QJsonValue(u"-"_s) << false;
    QTest::addRow("float") << field(FieldType::Float) << QByteArray("Aegir::NumberSpinBox") << u"0.5"_s << QJsonValue(0.5) << true;
    QTest::addRow("bool") << with(field(FieldType::Boolean), [](Field &f) { f.defaultValue = false; }) << QByteArray("QCheckBox")
                          << QString() << QJsonValue(true) << true;
    QTest::addRow("choice") << with(field(FieldType::String), [&](Field &f) { f.choices = colours; }) << QByteArray("QComboBox")
                            << u"green"_s << QJsonValue(u"green"_s) << true;
    QTest::addRow("choice of numbers")
        << with(field(FieldType::Integer), [](Field &f) { f.choices = {1, 2}; }) << QByteArray("QComboBox") << u"2"_s
        << QJsonValue(2) << true;
    QTest::addRow("list of choices") << with(field(FieldType::List), [&](Field &f) { f.choices = colours; })
                                     << QByteArray("QListWidget") << u"red"_s << QJsonValue(QJsonArray{u"red"_s}) << true;
    QTest::addRow("path") << field(FieldType::Path) << QByteArray("QLineEdit") << u"/srv/x"_s << QJsonValue(u"/srv/x"_s) << true;
    QTest::addRow("list") << field(FieldType::List) << QByteArray("QPlainTextEdit") << u"a\n\n b \n"_s
                          << QJsonValue(QJsonArray{u"a"_s, u"b"_s}) << true;
    QTest::addRow("list of ints") << with(field(FieldType::List), [](Field &f) { f.elements = FieldType::Integer; })
                                  << QByteArray("QPlainTextEdit") << u"1\n2"_s << QJsonValue(QJsonArray{1, 2}) << true;
    QTest::addRow("list of ints with a word") << with(field(FieldType::List), [](Field &f) { f.elements = FieldType::Integer; })
                                              << QByteArray("QPlainTextEdit") << u"1\ntwo"_s
                                              << QJsonValue(QJsonArray{1, u"two"_s}) << false;
    QTest::addRow("dict") << field(FieldType::Dict) << QByteArray("QPlainTextEdit") << u"{\"a\": 1}"_s
                          << QJsonValue(QJsonObject{{u"a"_s, 1}}) << true;
    QTest::addRow("broken dict") << field(FieldType::Dict) << QByteArray("QPlainTextEdit") << u"{\"a\": "_s
                                 << QJsonValue(u"{\"a\": "_s) << false;
    QTest::addRow("size") << field(FieldType::Bytes) << QByteArray("QLineEdit") << u"10M"_s << QJsonValue(u"10M"_s) << true;
}

void tst_FieldEditor::kinds()
{
    QFETCH(Field, what);
    QFETCH(QByteArray, widget);
    QFETCH(QString, typed);
    QFETCH(QJsonValue, sent);
    QFETCH(bool, good);

    const std::unique_ptr<FieldEditor> editor(makeEditor(what));
    QCOMPARE(editor->objectName(), what.name);
    QCOMPARE(QByteArray(editor->control()->metaObject()->className()), widget);
    QCOMPARE(editor->control()->accessibleName(), what.label);
    QCOMPARE(editor->value(), QJsonValue(QJsonValue::Undefined));

    QSignalSpy changed(editor.get(), &FieldEditor::changed);
    type(editor->control(), typed);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(editor->value(), sent);
    QCOMPARE(editor->inputProblem().isEmpty() && problemOf(what, editor->value()).isEmpty(), good);
}

void tst_FieldEditor::setsValues_data()
{
    kinds_data();
}

void tst_FieldEditor::setsValues()
{
    QFETCH(Field, what);
    QFETCH(QJsonValue, sent);
    QFETCH(bool, good);
    if (!good)
        return; // only good values are stored, and so shown again

    const std::unique_ptr<FieldEditor> editor(makeEditor(what));
    QSignalSpy changed(editor.get(), &FieldEditor::changed);
    editor->setValue(sent);
    QCOMPARE(editor->value(), sent);
    editor->setValue(QJsonValue::Undefined);
    QCOMPARE(editor->value(), QJsonValue(QJsonValue::Undefined));
    QCOMPARE(changed.size(), 0);
}

void tst_FieldEditor::checkBoxHasThreeStates()
{
    const std::unique_ptr<FieldEditor> optional(makeEditor(field(FieldType::Boolean)));
    auto *box = qobject_cast<QCheckBox *>(optional->control());
    QCOMPARE(box->checkState(), Qt::PartiallyChecked);
    box->click();
    QCOMPARE(optional->value(), QJsonValue(true));
    box->click();
    QCOMPARE(optional->value(), QJsonValue(false));
    box->click();
    QVERIFY(optional->value().isUndefined());

    Field what = field(FieldType::Boolean);
    what.required = true;
    const std::unique_ptr<FieldEditor> required(makeEditor(what));
    QCOMPARE(required->value(), QJsonValue(false));

    what.required = false;
    what.defaultValue = true;
    const std::unique_ptr<FieldEditor> defaulted(makeEditor(what));
    QVERIFY(qobject_cast<QCheckBox *>(defaulted->control())->isChecked());
    QVERIFY(defaulted->value().isUndefined());
}

void tst_FieldEditor::emptiedInheritedTextIsSent()
{
    const std::unique_ptr<FieldEditor> editor(makeEditor(field(FieldType::String)));
    editor->setValue(u"from the platform"_s);
    editor->setEmptyIsSent(true);
    qobject_cast<QLineEdit *>(editor->control())->clear();
    QCOMPARE(editor->value(), QJsonValue(QString()));
}

/// Only what has an empty value sends one.
void tst_FieldEditor::emptiedOtherTypes_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<FieldType>("elements");
    QTest::addColumn<QJsonValue>("inherited");
    QTest::addColumn<QJsonValue>("emptied");
    const QJsonValue nothing(QJsonValue::Undefined);
    const auto row = [](const char *name, FieldType type, FieldType elements, const QJsonValue &inherited,
                        const QJsonValue &emptied) { QTest::addRow("%s", name) << type << elements << inherited << emptied; };
    row("bytes", FieldType::Bytes, FieldType::String, u"1M"_s, nothing);
    row("list", FieldType::List, FieldType::String, QJsonArray{u"a"_s}, QJsonArray());
    row("list of dicts", FieldType::List, FieldType::Dict, QJsonArray{QJsonObject{{u"a"_s, 1}}}, QJsonArray());
    row("dict", FieldType::Dict, FieldType::String, QJsonObject{{u"a"_s, 1}}, QJsonObject());
    row("raw", FieldType::Raw, FieldType::String, 5, nothing);
    row("json", FieldType::Json, FieldType::String, u"[1]"_s, nothing);
}

void tst_FieldEditor::emptiedOtherTypes()
{
    QFETCH(const FieldType, type);
    QFETCH(const FieldType, elements);
    QFETCH(const QJsonValue, inherited);
    QFETCH(const QJsonValue, emptied);
    Field what = field(type);
    what.elements = elements;
    const std::unique_ptr<FieldEditor> editor(makeEditor(what));
    editor->setValue(inherited);
    editor->setEmptyIsSent(true);
    QVERIFY(QMetaObject::invokeMethod(editor->control(), "clear"));
    QCOMPARE(editor->value(), emptied);
}

/// A text that looks like something else stays a text when nobody touches it.
void tst_FieldEditor::rawStaysOfItsType_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addRow("text") << QJsonValue(u"plain"_s);
    QTest::addRow("text of digits") << QJsonValue(u"012"_s);
    QTest::addRow("text like a number") << QJsonValue(u"12"_s);
    QTest::addRow("text like a truth") << QJsonValue(u"true"_s);
    QTest::addRow("number") << QJsonValue(12);
    QTest::addRow("truth") << QJsonValue(true);
    QTest::addRow("list") << QJsonValue(QJsonArray{1, u"1"_s});
}

void tst_FieldEditor::rawStaysOfItsType()
{
    QFETCH(const QJsonValue, value);
    const std::unique_ptr<FieldEditor> editor(makeEditor(field(FieldType::Raw)));
    editor->setValue(value);
    QCOMPARE(editor->value(), value);
}

void tst_FieldEditor::secretIsUnseen()
{
    Field what = field(FieldType::String);
    what.noLog = true;
    what.defaultValue = u"hunter2"_s;
    const std::unique_ptr<FieldEditor> editor(makeEditor(what));
    auto *edit = qobject_cast<QLineEdit *>(editor->control());
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QVERIFY(edit->placeholderText().isEmpty());
    edit->actions().constFirst()->trigger();
    QCOMPARE(edit->echoMode(), QLineEdit::Normal);
}

void tst_FieldEditor::numbersStep()
{
    Field what = field(FieldType::Integer);
    what.minimum = 1;
    what.maximum = 6;
    what.defaultValue = 5;
    const std::unique_ptr<FieldEditor> editor(makeEditor(what));
    QTest::keyClick(editor->control(), Qt::Key_Up);
    QCOMPARE(editor->value(), QJsonValue(6));
    QTest::keyClick(editor->control(), Qt::Key_Up);
    QCOMPARE(editor->value(), QJsonValue(6));
}

void tst_FieldEditor::showsProblem()
{
    const std::unique_ptr<FieldEditor> editor(makeEditor(field(FieldType::String)));
    editor->setProblem(u"Say it."_s);
    QCOMPARE(editor->problem(), u"Say it."_s);
    QCOMPARE(editor->control()->accessibleDescription(), u"Say it."_s);
    editor->setProblem({});
    QVERIFY(editor->problem().isEmpty());
}

QTEST_MAIN(tst_FieldEditor)
#include "tst_fieldeditor.moc"
