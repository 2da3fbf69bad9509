// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/makeeditor.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// What all editors have in common, and what is special with some; tst_editors has a row for each kind.
class tst_FieldEditor : public QObject
{
    Q_OBJECT

private slots:
    void checkBoxHasThreeStates();
    void emptiedInheritedTextIsSent();
    void rawStaysOfItsType_data();
    void rawStaysOfItsType();
    void secretIsUnseen();
    void numbersStep();
    void showsProblem();

private:
    static Field field(FieldType type);
};

Field tst_FieldEditor::field(FieldType type)
{
    Field field;
    field.name = u"answer"_s;
    field.label = u"Answer"_s;
    field.type = type;
    return field;
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
