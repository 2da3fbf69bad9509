// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "editorbench.h"
#include "forms/dicteditor.h"
#include "forms/groupitem.h"
#include "forms/groupseditor.h"
#include "forms/itemsmodel.h"
#include "forms/listeditor.h"
#include "forms/pairsmodel.h"
#include "forms/subform.h"
#include "forms/tableeditor.h"
#include "forms/yamledit.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTextBlock>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Lists, mappings and their YAML.
class tst_StructureEditor : public QObject
{
    Q_OBJECT

private slots:
    void switchingKeepsValues_data();
    void switchingKeepsValues();
    void switchingKeepsEmptiness_data();
    void switchingKeepsEmptiness();
    void switchingKeepsComments();
    void yamlStaysWhileFieldsCannotShowIt();
    void problemIsMarkedAtItsLine();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void writesWhatItReadsAtRandom();
    void pastesManyLines_data();
    void pastesManyLines();
    void itemsModel();
    void pairsModel();
    void valuesWithoutAFieldStay();
    void problemStandsBesideTheFieldInside();
    void foldedGroupSaysWhatIsInIt();
    void itemsMove();
    void tabGoesThroughTheFields();
    void typingBuildsNothing();

private:
    static StructureEditor *structure(const EditorBench &bench)
    {
        return qobject_cast<StructureEditor *>(bench.editor());
    }
};

void tst_StructureEditor::switchingKeepsValues_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("value");
    const QString options = u"options: {a: {type: int}, b: {type: list, elements: str}}"_s;
    QTest::addRow("list") << u"{type: list, elements: str}"_s << u"[\"yes\",\"12\",\"\",\" a \",\"x: y\"]"_s;
    QTest::addRow("list with other types") << u"{type: list, elements: str}"_s << u"[1,true,null,{\"a\":[]}]"_s;
    QTest::addRow("mapping") << u"type: dict"_s
                             << u"{\"a\":\"1\",\"b\":1,\"c\":{\"d\":[1.5]},\"e\":\"two\\nlines\",\"f\":null}"_s;
    QTest::addRow("options") << u"{type: dict, %1}"_s.arg(options) << u"{\"a\":1,\"b\":[\"x\"]}"_s;
    QTest::addRow("options of another type, and one that there is not")
        << u"{type: dict, %1}"_s.arg(options) << u"{\"a\":\"1\",\"b\":\"x\",\"c\":true}"_s;
    QTest::addRow("groups") << u"{type: list, elements: dict, %1}"_s.arg(options) << u"[{\"a\":1},{},{\"b\":[]}]"_s;
    QTest::addRow("not sent, with a default") << u"{type: list, elements: str, default: [a]}"_s << QString();
}

void tst_StructureEditor::switchingKeepsValues()
{
    QFETCH(QString, spec);
    QFETCH(QString, value);
    EditorBench bench(spec);
    QSignalSpy changed(bench.editor(), &FieldEditor::changed);
    bench.editor()->setValue(EditorBench::json(value));
    for (int round = 0; round < 2; ++round) {
        structure(bench)->setYaml(true);
        QVERIFY(structure(bench)->isYaml());
        QCOMPARE(bench.editor()->value(), EditorBench::json(value));
        structure(bench)->setYaml(false);
        QVERIFY(!structure(bench)->isYaml());
        QCOMPARE(bench.editor()->value(), EditorBench::json(value));
    }
    QCOMPARE(changed.size(), 0);
}

void tst_StructureEditor::switchingKeepsEmptiness_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("value");
    QTest::addRow("list") << u"{type: list, elements: str}"_s << u"[]"_s;
    QTest::addRow("mapping") << u"type: dict"_s << u"{}"_s;
    QTest::addRow("options") << u"{type: dict, options: {a: {}}}"_s << u"{}"_s;
    QTest::addRow("groups") << u"{type: list, elements: dict, options: {a: {}}}"_s << u"[]"_s;
}

void tst_StructureEditor::switchingKeepsEmptiness()
{
    QFETCH(QString, spec);
    QFETCH(QString, value);
    EditorBench bench(spec);
    structure(bench)->setYaml(true);
    bench.type(value);
    QCOMPARE(bench.editor()->value(), EditorBench::json(value));
    structure(bench)->setYaml(false);
    QVERIFY(!structure(bench)->isYaml());
    QCOMPARE(bench.editor()->value(), EditorBench::json(value));
}

void tst_StructureEditor::switchingKeepsComments()
{
    EditorBench bench(u"type: dict"_s);
    bench.type(u"‹click yaml›# why‹Return›b: 1‹Return›a: 2"_s);
    structure(bench)->setYaml(false);
    QCOMPARE(bench.editor()->value(), QJsonValue(QJsonObject{{u"a"_s, 2}, {u"b"_s, 1}}));
    structure(bench)->setYaml(true);
    QCOMPARE(qobject_cast<YamlEdit *>(bench.editor()->control())->toPlainText(), u"# why\nb: 1\na: 2"_s);
}

void tst_StructureEditor::yamlStaysWhileFieldsCannotShowIt()
{
    EditorBench bench(u"{type: list, elements: dict, options: {a: {}}}"_s);
    bench.editor()->setValue(QJsonArray{1}); // no mapping in it: there are no fields for that
    QVERIFY(structure(bench)->isYaml());
    QCOMPARE(bench.editor()->value(), QJsonValue(QJsonArray{1}));
    structure(bench)->setYaml(false);
    QVERIFY(structure(bench)->isYaml());
    QVERIFY(!bench.editor()->findChild<QLabel *>(u"note"_s)->text().isEmpty());
    auto *edit = bench.editor()->findChild<YamlEdit *>();
    edit->selectAll();
    QTest::keyClicks(edit, u"- a: x"_s);
    structure(bench)->setYaml(false);
    QVERIFY(!structure(bench)->isYaml());
    QCOMPARE(bench.editor()->value(), EditorBench::json(u"[{\"a\":\"x\"}]"_s));
}

void tst_StructureEditor::problemIsMarkedAtItsLine()
{
    EditorBench bench(u"type: raw"_s);
    bench.type(u"a: 1‹Return›b: \"x"_s);
    auto *edit = qobject_cast<YamlEdit *>(bench.editor()->control());
    const int line = edit->reading().line;
    QVERIFY(line > 0);
    QVERIFY(bench.problem().startsWith(u"Line %1: "_s.arg(line)));
    QCOMPARE(edit->extraSelections().size(), 1);
    QCOMPARE(edit->extraSelections().constFirst().cursor.blockNumber() + 1, std::min(line, edit->blockCount()));
    bench.type(u"\""_s);
    QVERIFY(bench.problem().isEmpty());
    QVERIFY(edit->extraSelections().isEmpty());
}

void tst_StructureEditor::writesWhatItReads_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"\"\"",
                              "\"a\"",
                              "\"yes\"",
                              "\"~\"",
                              "\"null\"",
                              "\"0644\"",
                              "\"1:30\"",
                              "\"2026-01-01\"",
                              "\"- a\"",
                              "\"a: b\"",
                              "\"#x\"",
                              "\"a #b\"",
                              "\"{{ x }}\"",
                              "\"*a\"",
                              "\"a\\nb\"",
                              "\"a\\nb\\n\"",
                              "\"a\\n\\nb\"",
                              "\"a\\n\\n\"",
                              "\"\\n\"",
                              "\" a\\nb\"",
                              "\"a \\nb\"",
                              "\"a\\tb\"",
                              "\"\\u00e9\\u4e2d\\ud83d\\ude00\"",
                              "\"\\u0001\"",
                              "\"---\"",
                              "\"=\"",
                              "\"<<\"",
                              "\".5\"",
                              "\"1e5\"",
                              "\"a'b\\\"c\\\\d\"",
                              "1",
                              "-1",
                              "9223372036854775807",
                              "-9223372036854775808",
                              "0.1",
                              "1e300",
                              "1.5e-7",
                              "1e21",
                              "true",
                              "false",
                              "[]",
                              "{}",
                              "[[]]",
                              "[{}]",
                              "[[1,[2]],3]",
                              "{\"a\":{\"b\":{\"c\":[]}}}",
                              "[{\"a\":1,\"b\":[1,{\"c\":\"x\\ny\"}]}]",
                              "{\"\":1}",
                              "{\"yes\":1}",
                              "{\"1\":1}",
                              "{\"a b\":null}",
                              "{\"<<\":1}",
                              "[\"a\\nb\",\"a\\nb\\n\"]",
                              "[null,true]"})
        QTest::addRow("%s", value) << QString::fromUtf8(value);
}

void tst_StructureEditor::writesWhatItReads()
{
    QFETCH(QString, value);
    const QJsonValue given = EditorBench::json(value);
    const YamlText::Reading reading = YamlText::read(YamlText::write(given));
    QVERIFY2(reading.problem.isEmpty(), qPrintable(reading.problem + u'\n' + YamlText::write(given)));
    QVERIFY2(reading.value == given, qPrintable(YamlText::write(given)));
}

/// Any value of at most @p depth levels.
static QJsonValue anyValue(QRandomGenerator &random, int depth)
{
    const auto text = [&random] {
        static const QString letters = u"ab1 :-#'\"\n\t{}[],&*!|>%@`~.=yesno\\é\u0007\u2028"_s;
        QString word;
        for (int left = random.bounded(8); left > 0; --left)
            word += letters.at(random.bounded(int(letters.size())));
        return word;
    };
    switch (random.bounded(depth > 0 ? 7 : 5)) {
    case 0:
        return qint64(random.generate64());
    case 1:
        return random.bounded(2) == 0;
    case 2:
        return (random.generateDouble() - 0.5) * std::pow(10.0, random.bounded(-300, 300));
    case 3:
    case 4:
        return text();
    case 5: {
        QJsonArray array;
        for (int left = random.bounded(4); left > 0; --left)
            array.append(anyValue(random, depth - 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (int left = random.bounded(4); left > 0; --left)
            object.insert(u'k' + text(), anyValue(random, depth - 1)); // Qt 6.8 crashes on a null name beside “é”
        return object;
    }
    }
}

void tst_StructureEditor::writesWhatItReadsAtRandom()
{
    const auto shown = [](const QJsonValue &value) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson());
    };
    QRandomGenerator random(3);
    for (int round = 0; round < 3000; ++round) {
        const QJsonValue given = anyValue(random, 3);
        const YamlText::Reading reading = YamlText::read(YamlText::write(given));
        QVERIFY2(reading.problem.isEmpty(), qPrintable(reading.problem + u'\n' + YamlText::write(given)));
        // As text: Qt 6.8 finds some equal objects with names outside of ASCII unequal.
        QCOMPARE(shown(reading.value), shown(given));
    }
}

void tst_StructureEditor::pastesManyLines_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("sent");
    QTest::addRow("list") << u"{type: list, elements: str}"_s << u"a\r\n  b \n\nc"_s << u"[\"a\",\"b\",\"c\"]"_s;
    QTest::addRow("ints") << u"{type: list, elements: int}"_s << u"1\n2\nx\n"_s << u"[1,2,\"x\"]"_s;
    QTest::addRow("one line") << u"{type: list, elements: str}"_s << u"a b"_s << u"[\"a b\"]"_s;
    QTest::addRow("mapping") << u"type: dict"_s << u"a: 1\nb=two\n c : x:y \nd"_s
                             << u"{\"a\":1,\"b\":\"two\",\"c\":\"x:y\",\"d\":\"\"}"_s;
}

void tst_StructureEditor::pastesManyLines()
{
    QFETCH(QString, spec);
    QFETCH(QString, pasted);
    QFETCH(QString, sent);
    EditorBench bench(spec);
    QGuiApplication::clipboard()->setText(pasted);
    bench.type(u"‹Ctrl+V›"_s);
    QCOMPARE(bench.editor()->value(), EditorBench::json(sent));
}

void tst_StructureEditor::itemsModel()
{
    ItemsModel model(EditorBench::fieldOf(u"{type: list, elements: int}"_s));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems({1, 2, 3});
    model.append({4, u"x"_s});
    model.move(0, 3);
    model.move(4, 0);
    model.move(0, 9);
    QVERIFY(model.removeRows(1, 1));
    QVERIFY(!model.removeRows(4, 1));
    QCOMPARE(model.items(), (QJsonArray{u"x"_s, 3, 4, 1}));
    QVERIFY(!model.index(0).data(ItemsModel::ProblemRole).toString().isEmpty());
    QVERIFY(model.setData(model.index(0), u"5"_s, Qt::EditRole));
    QCOMPARE(model.items().first(), QJsonValue(5));
    QVERIFY(model.index(0).data(ItemsModel::ProblemRole).toString().isEmpty());
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_StructureEditor::pairsModel()
{
    PairsModel model(EditorBench::fieldOf(u"type: dict"_s));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setObject({{u"a"_s, u"12"_s}, {u"b"_s, 12}});
    // A text that looks like a number is not made one by looking at it.
    for (int row = 0; row < 2; ++row) {
        const QModelIndex index = model.index(row, PairsModel::ValueColumn);
        QVERIFY(model.setData(index, index.data(Qt::EditRole), Qt::EditRole));
    }
    QCOMPARE(model.object(), (QJsonObject{{u"a"_s, u"12"_s}, {u"b"_s, 12}}));
    model.append({{u"a"_s, true}, {u"c"_s, false}});
    QCOMPARE(model.problem(), u"Answer has “a” twice."_s);
    QVERIFY(model.setData(model.index(2, PairsModel::NameColumn), u"d"_s, Qt::EditRole));
    QVERIFY(model.problem().isEmpty());
    QVERIFY(model.removeRows(0, 2));
    QCOMPARE(model.object(), (QJsonObject{{u"c"_s, false}, {u"d"_s, true}}));
}

void tst_StructureEditor::valuesWithoutAFieldStay()
{
    EditorBench bench(u"{type: dict, options: {a: {type: int}}}"_s);
    bench.editor()->setValue(QJsonObject{{u"a"_s, 1}, {u"z"_s, true}});
    bench.type(u"‹Space›‹to a›‹Ctrl+A›2"_s);
    QCOMPARE(bench.editor()->value(), QJsonValue(QJsonObject{{u"a"_s, 2}, {u"z"_s, true}}));
}

void tst_StructureEditor::problemStandsBesideTheFieldInside()
{
    EditorBench bench(u"{type: dict, options: {a: {required: true}, b: {required: true}, c: {type: int}}}"_s);
    bench.type(u"‹Space›‹to c›1"_s);
    bench.editor()->setProblem(bench.problem());
    const SubForm *form = qobject_cast<DictEditor *>(bench.editor())->form();
    QCOMPARE(form->editor(u"a"_s)->problem(), u"A needs a value."_s);
    QVERIFY(form->editor(u"b"_s)->problem().isEmpty()); // the first one is enough until somebody was there
    const auto *own = bench.editor()->findChild<QLabel *>(u"problem"_s, Qt::FindDirectChildrenOnly);
    QVERIFY(!own || own->isHidden());
    QCOMPARE(bench.editor()->problem(), bench.problem());

    qobject_cast<DictEditor *>(bench.editor())->setOpen(false);
    own = bench.editor()->findChild<QLabel *>(u"problem"_s, Qt::FindDirectChildrenOnly);
    QVERIFY(own && !own->isHidden());
    QCOMPARE(own->text(), bench.problem());
}

void tst_StructureEditor::foldedGroupSaysWhatIsInIt()
{
    const Field field =
        EditorBench::fieldOf(u"{type: dict, options: {a: {}, b: {no_log: true}, c: {type: list, elements: int}}}"_s);
    const QJsonObject values{{u"a"_s, u"x"_s}, {u"b"_s, u"hunter2"_s}, {u"c"_s, QJsonArray{1, 2}}};
    QCOMPARE(SubForm::summary(field.options, values), u"A: x, B: ••••••, C: 1, 2"_s);
}

void tst_StructureEditor::itemsMove()
{
    EditorBench bench(u"{type: list, elements: dict, options: {a: {type: int}}}"_s);
    auto *groups = qobject_cast<GroupsEditor *>(bench.editor());
    bench.editor()->setValue(EditorBench::json(u"[{\"a\":1},{\"a\":2},{\"a\":3}]"_s));
    groups->setOpen(true);
    QSignalSpy changed(bench.editor(), &FieldEditor::changed);
    emit groups->items().constFirst()->moveRequested(1);
    QCOMPARE(bench.editor()->value(), EditorBench::json(u"[{\"a\":2},{\"a\":1},{\"a\":3}]"_s));
    emit groups->items().constLast()->moveRequested(-1);
    QCOMPARE(bench.editor()->value(), EditorBench::json(u"[{\"a\":2},{\"a\":3},{\"a\":1}]"_s));
    emit groups->items().constFirst()->removeRequested();
    QCOMPARE(bench.editor()->value(), EditorBench::json(u"[{\"a\":3},{\"a\":1}]"_s));
    QCOMPARE(changed.size(), 3);
}

void tst_StructureEditor::tabGoesThroughTheFields()
{
    EditorBench bench(u"{type: dict, options: {a: {}, b: {type: int}, c: {type: bool}}}"_s);
    bench.type(u"‹Space›"_s);
    QStringList names;
    for (int step = 0; step < 4; ++step) {
        bench.type(u"‹Tab›"_s);
        names.append(QApplication::focusWidget()->accessibleName());
    }
    QCOMPARE(names, (QStringList{u"A"_s, u"B"_s, u"C"_s, u"Edit Answer as YAML"_s}));
}

/// No key makes a control anew: what there is stays, in this editor and in its neighbours.
void tst_StructureEditor::typingBuildsNothing()
{
    EditorBench bench(u"{type: dict, options: {a: {}, b: {type: list, elements: dict, options: {x: {}}}}}"_s);
    bench.editor()->setValue(EditorBench::json(u"{\"b\":[{\"x\":\"1\"},{\"x\":\"2\"}]}"_s));
    bench.type(u"‹Space›‹to b›‹Space›‹to a›x"_s);
    const QList<QWidget *> before = bench.window().findChildren<QWidget *>();
    bench.type(u"yz"_s);
    QCOMPARE(bench.window().findChildren<QWidget *>(), before);
}

QTEST_MAIN(tst_StructureEditor)
#include "tst_structureeditor.moc"
