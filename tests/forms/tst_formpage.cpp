// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/fieldeditor.h"
#include "forms/formgroup.h"
#include "forms/formpage.h"
#include "forms/tasksection.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_FormPage : public QObject
{
    Q_OBJECT

private slots:
    void foldsWhatIsAnswered_data();
    void foldsWhatIsAnswered();
    void saysWhatIsFolded();
    void putsGroupsUnderHeadings();
    void searches_data();
    void searches();
    void searchGivesEverythingBack();
    void enterInTheSearchDispatchesNothing();
    void hasNoSearchForFewFields();
    void unbuiltFieldsHaveTheirValues_data();
    void unbuiltFieldsHaveTheirValues();
    void buildsTheRestInTheBackground();
    void looksAtOtherTasks();
    void goesToAFoldedField();
    void takesAnswers();
    void walksThroughByTab();

private:
    static FieldAnswer answer(const QString &name, const QJsonValue &known = QJsonValue::Undefined);
    static TaskForm task(const QString &name, const QList<FieldAnswer> &fields);
    static QList<TaskForm> manyFields();
    static bool isShown(FormPage &page, int task, const QString &name);
};

FieldAnswer tst_FormPage::answer(const QString &name, const QJsonValue &known)
{
    FieldAnswer answer;
    answer.field.name = name;
    answer.field.label = labelFromName(name);
    answer.ask = true;
    answer.value = known;
    answer.source = known.isUndefined() ? FieldAnswer::Source::None : FieldAnswer::Source::Inherited;
    return answer;
}

TaskForm tst_FormPage::task(const QString &name, const QList<FieldAnswer> &fields)
{
    TaskForm form;
    form.task.name = name;
    form.task.label = labelFromName(name);
    form.fields = fields;
    return form;
}

/// Two tasks with 30 fields each.
QList<TaskForm> tst_FormPage::manyFields()
{
    QList<TaskForm> form{task(u"first"_s, {}), task(u"second"_s, {})};
    for (int number = 0; number < 60; ++number)
        form[number / 30].fields.append(answer(u"field_%1"_s.arg(number)));
    form[1].fields[3].field.description = u"Where the Archive goes"_s;
    form[1].fields[4].ask = false;
    return form;
}

bool tst_FormPage::isShown(FormPage &page, int task, const QString &name)
{
    return page.group(task)->editor(name)->isVisibleTo(&page);
}

void tst_FormPage::foldsWhatIsAnswered_data()
{
    QTest::addColumn<FieldAnswer>("field");
    QTest::addColumn<bool>("open");
    QTest::addRow("nothing known") << answer(u"a"_s) << true;
    QTest::addRow("inherited") << answer(u"a"_s, u"x"_s) << false;
    FieldAnswer field = answer(u"a"_s, u"x"_s);
    field.field.ask = Ask::Always;
    QTest::addRow("to be asked always") << field << true;
    field = answer(u"a"_s, 3);
    QTest::addRow("inherited, and wrong") << field << true;
    field = answer(u"a"_s);
    field.ask = false;
    QTest::addRow("not asked for") << field << false;
    field = answer(u"a"_s);
    field.field.defaultValue = u"x"_s;
    field.value = u"x"_s;
    field.source = FieldAnswer::Source::Default;
    QTest::addRow("the role's default") << field << false;
}

void tst_FormPage::foldsWhatIsAnswered()
{
    QFETCH(FieldAnswer, field);
    QFETCH(bool, open);
    const FormPage page({task(u"open"_s, {answer(u"b"_s)}), task(u"looked_at"_s, {field})}, {});
    const auto *section = page.findChild<TaskSection *>(u"task-1-looked_at"_s);
    QCOMPARE(section->isOpen(), open);
    // Where everything is answered, the first is open: a form of folded headings alone hides what it is about.
    const FormPage alone({task(u"looked_at"_s, {field}), task(u"other"_s, {field})}, {});
    QVERIFY(alone.findChild<TaskSection *>(u"task-0-looked_at"_s)->isOpen());
    QCOMPARE(alone.findChild<TaskSection *>(u"task-1-other"_s)->isOpen(), open);
}

void tst_FormPage::saysWhatIsFolded()
{
    FieldAnswer secret = answer(u"api_key"_s, u"s3cret"_s);
    secret.field.noLog = true;
    const FormPage page(
        {task(u"open"_s, {answer(u"b"_s)}), task(u"folded"_s, {answer(u"web_root"_s, u"/srv"_s), secret})}, {});
    QString words;
    for (const QLabel *label : page.findChild<TaskSection *>(u"task-1-folded"_s)->findChildren<QLabel *>()) {
        if (label->isVisibleTo(&page))
            words += label->text();
    }
    QVERIFY2(words.contains(u"Web root: /srv"_s), qUtf8Printable(words));
    QVERIFY2(!words.contains(u"s3cret"_s), qUtf8Printable(words));
}

void tst_FormPage::putsGroupsUnderHeadings()
{
    QList<FieldAnswer> fields{answer(u"a"_s), answer(u"b"_s), answer(u"c"_s), answer(u"d"_s)};
    fields[0].field.group = u"Mail"_s;
    fields[2].field.group = u"Mail"_s;
    fields[3].field.group = u"Web"_s;
    fields[3].ask = false;
    FormPage page({task(u"t"_s, fields)}, {});
    QCOMPARE(page.group(0)->names(), (QStringList{u"b"_s, u"a"_s, u"c"_s, u"d"_s}));
    const QList<QLabel *> headings = page.findChildren<QLabel *>(u"heading"_s);
    QCOMPARE(headings.size(), 2);
    QCOMPARE(headings[0]->text(), u"Mail"_s);
    QVERIFY(headings[0]->isVisibleTo(&page));
    QVERIFY(!headings[1]->isVisibleTo(&page)); // nothing under it
    page.setShowAll(true);
    QVERIFY(headings[1]->isVisibleTo(&page));
}

void tst_FormPage::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("task");
    QTest::addColumn<QStringList>("shown");
    QTest::addRow("name") << u"field_12"_s << 0 << QStringList{u"field_12"_s};
    QTest::addRow("label") << u"FIELD 31"_s << 1 << QStringList{u"field_31"_s};
    QTest::addRow("description") << u"archive"_s << 1 << QStringList{u"field_33"_s};
    QTest::addRow("not asked for") << u"field_34"_s << 1 << QStringList{u"field_34"_s};
    QTest::addRow("nothing") << u"nowhere"_s << 1 << QStringList();
}

void tst_FormPage::searches()
{
    QFETCH(QString, text);
    QFETCH(int, task);
    QFETCH(QStringList, shown);
    FormPage page(manyFields(), {});
    QTest::keyClicks(page.findChild<QLineEdit *>(u"search"_s), text);
    QStringList found;
    for (const QString &name : page.group(task)->names()) {
        if (isShown(page, task, name))
            found << name;
    }
    QCOMPARE(found, shown);
    // A task without any is not shown at all, and that there is none anywhere is said.
    QVERIFY(!page.findChild<TaskSection *>(task == 0 ? u"task-1-second"_s : u"task-0-first"_s)->isVisibleTo(&page));
    QCOMPARE(page.findChild<QLabel *>(u"noMatch"_s)->isVisibleTo(&page), shown.isEmpty());
}

void tst_FormPage::searchGivesEverythingBack()
{
    FormPage page(manyFields(), {});
    page.show();
    auto *second = page.findChild<TaskSection *>(u"task-1-second"_s);
    second->setOpen(false);
    auto *search = page.findChild<QLineEdit *>(u"search"_s);
    QTest::keyClicks(search, u"field_31"_s);
    QVERIFY(second->isOpen());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(page.isVisible());
    QVERIFY(!second->isOpen());
    QVERIFY(isShown(page, 0, u"field_0"_s));
    QVERIFY(!page.group(1)->isFieldVisible(u"field_34"_s));
}

void tst_FormPage::enterInTheSearchDispatchesNothing()
{
    QDialog dialog;
    auto *layout = new QVBoxLayout(&dialog);
    auto *page = new FormPage(manyFields(), {}, &dialog);
    auto *dispatch = new QPushButton(&dialog);
    dispatch->setDefault(true);
    layout->addWidget(page);
    layout->addWidget(dispatch);
    QSignalSpy pressed(dispatch, &QPushButton::clicked);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *search = page->findChild<QLineEdit *>(u"search"_s);
    search->setFocus();
    QTest::keyClicks(search, u"field_3"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(pressed.size(), 0);
    QVERIFY(page->group(0)->editor(u"field_3"_s)->control()->hasFocus());
}

void tst_FormPage::hasNoSearchForFewFields()
{
    QList<FieldAnswer> fields;
    for (int number = 0; number < FormPage::manyFields; ++number)
        fields.append(answer(u"field_%1"_s.arg(number)));
    QVERIFY(!FormPage({task(u"t"_s, fields)}, {}).findChild<QLineEdit *>(u"search"_s));
    fields.append(answer(u"one_more"_s));
    QVERIFY(FormPage({task(u"t"_s, fields)}, {}).findChild<QLineEdit *>(u"search"_s));
}

void tst_FormPage::unbuiltFieldsHaveTheirValues_data()
{
    QTest::addColumn<FieldAnswer>("field");
    for (int type = 0; type <= int(FieldType::Bits); ++type) {
        for (const bool required : {false, true}) {
            FieldAnswer field = answer(u"a"_s);
            field.field.type = FieldType(type);
            field.field.required = required;
            const QByteArray name = fieldTypeName(field.field.type).toUtf8() + (required ? " required" : "");
            QTest::addRow("%s", name.constData()) << field;
        }
    }
    QTest::addRow("inherited") << answer(u"a"_s, u"x"_s);
    FieldAnswer field = answer(u"a"_s);
    field.field.choices = {u"x"_s, u"y"_s};
    field.field.required = true;
    QTest::addRow("choices") << field;
    field.field.defaultValue = u"y"_s;
    field.field.required = false;
    QTest::addRow("choices with a default") << field;
}

/// Otherwise the form would say or send something else once its rest is built.
void tst_FormPage::unbuiltFieldsHaveTheirValues()
{
    QFETCH(FieldAnswer, field);
    FormGroup built({field});
    FormGroup unbuilt({field}, nullptr, 0);
    QVERIFY(!unbuilt.findChild<FieldEditor *>());
    QCOMPARE(unbuilt.values(), built.values());
    unbuilt.setStoredValues({{u"a"_s, u"stored"_s}});
    built.setStoredValues({{u"a"_s, u"stored"_s}});
    QCOMPARE(unbuilt.values(), built.values());
    QVERIFY(unbuilt.buildSome(1));
    QVERIFY(!unbuilt.buildSome(1));
    QCOMPARE(unbuilt.values(), built.values());
    QCOMPARE(unbuilt.editor(u"a"_s)->value(), built.editor(u"a"_s)->value());
}

void tst_FormPage::buildsTheRestInTheBackground()
{
    FormPage page(manyFields(), {});
    QVERIFY(page.findChildren<FieldEditor *>().size() < 60);
    QSignalSpy changed(&page, &FormPage::changed);
    QTRY_COMPARE(page.findChildren<FieldEditor *>().size(), 60);
    QCOMPARE(changed.size(), 0);
}

/// Conditions over a field of another task, and what hides there counts no more.
void tst_FormPage::looksAtOtherTasks()
{
    FieldAnswer key = answer(u"key"_s);
    key.field.visibleWhen = {{u"first.mode"_s, u"locked"_s}};
    key.field.required = true;
    FormPage page({task(u"first"_s, {answer(u"mode"_s)}), task(u"second"_s, {key})}, {});
    QVERIFY(!isShown(page, 1, u"key"_s));
    QVERIFY(page.check().isEmpty());
    QTest::keyClicks(page.group(0)->editor(u"mode"_s)->control(), u"locked"_s);
    QVERIFY(isShown(page, 1, u"key"_s));
    QCOMPARE(page.check().size(), 1);
}

void tst_FormPage::goesToAFoldedField()
{
    FormPage page({task(u"open"_s, {answer(u"b"_s)}), task(u"folded"_s, {answer(u"a"_s, u"x"_s)})}, {});
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QVERIFY(!isShown(page, 1, u"a"_s));
    page.goTo(1, u"a"_s);
    QVERIFY(isShown(page, 1, u"a"_s));
    QVERIFY(page.group(1)->editor(u"a"_s)->control()->hasFocus());
    page.goTo(1, u"gone"_s); // of a field that is not there
    page.goTo(7, u"a"_s);
}

void tst_FormPage::takesAnswers()
{
    FormPage page({task(u"t"_s, {answer(u"a"_s, u"inherited"_s), answer(u"b"_s), answer(u"c"_s)})}, {});
    QSignalSpy changed(&page, &FormPage::changed);
    page.setAnswers({{{u"a"_s, QJsonValue::Null}, {u"b"_s, u"y"_s}}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(page.answers(), (Answers{{{u"a"_s, QJsonValue::Null}, {u"b"_s, u"y"_s}}}));
    QCOMPARE(page.changedAnswers(), page.answers());
}

/// Every control once, in the order in which they stand there, whenever each was built.
void tst_FormPage::walksThroughByTab()
{
    QList<TaskForm> form = manyFields();
    FieldAnswer nested = answer(u"nested"_s);
    nested.field.type = FieldType::Dict;
    nested.field.options = {answer(u"inner_a"_s).field, answer(u"inner_b"_s).field};
    form[0].fields.append(nested);
    FormPage page(form, {});
    auto *below = new QLineEdit;
    page.addBelow(below);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTRY_VERIFY(page.group(1)->findChild<FieldEditor *>(u"field_59"_s));
    QTRY_VERIFY(page.isComplete());

    page.findChild<QLineEdit *>(u"search"_s)->setFocus();
    QStringList visited;
    QSet<QWidget *> seen;
    while (QApplication::focusWidget() != below && !seen.contains(QApplication::focusWidget()) && seen.size() < 500) {
        seen.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *at = QApplication::focusWidget();
        while (at && !qobject_cast<const FieldEditor *>(at))
            at = at->parentWidget();
        if (at && !visited.contains(at->objectName()))
            visited << at->objectName();
    }
    QCOMPARE(QApplication::focusWidget(), below);
    QStringList expected = page.group(0)->names();
    if (visited.contains(u"inner_a"_s))
        expected << u"inner_a"_s << u"inner_b"_s;
    expected << page.group(1)->names();
    expected.removeOne(u"field_34"_s); // not asked for
    QCOMPARE(visited, expected);
}

QTEST_MAIN(tst_FormPage)
#include "tst_formpage.moc"
