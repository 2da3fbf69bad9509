// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/fieldeditor.h"
#include "forms/formgroup.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_FormGroup : public QObject
{
    Q_OBJECT

private slots:
    void asksOnlyWhatIsAsked();
    void revealsAFieldWithAProblem();
    void followsVisibleWhen();
    void hiddenFieldShowsNoOther();
    void sendsInheritedOnlyWhenAskedOrChanged();
    void emptiedNumberTakesTheInheritedOneBack();

private:
    static FieldAnswer answer(const QString &name, bool ask);
    static bool shown(FormGroup &group, const QString &name) { return !group.editor(name)->isHidden(); }
};

FieldAnswer tst_FormGroup::answer(const QString &name, bool ask)
{
    FieldAnswer answer;
    answer.field.name = name;
    answer.field.label = name;
    answer.ask = ask;
    return answer;
}

void tst_FormGroup::asksOnlyWhatIsAsked()
{
    FormGroup group({answer(u"asked"_s, true), answer(u"known"_s, false)});
    QVERIFY(shown(group, u"asked"_s));
    QVERIFY(!shown(group, u"known"_s));
    QVERIFY(group.hasMore());
    group.setShowAll(true);
    QVERIFY(shown(group, u"known"_s));
    group.setShowAll(false);
    QVERIFY(!shown(group, u"known"_s));
    QVERIFY(!FormGroup({answer(u"asked"_s, true)}).hasMore());
}

void tst_FormGroup::revealsAFieldWithAProblem()
{
    FormGroup group({answer(u"known"_s, false)});
    group.setProblems({{u"known"_s, u"It is wrong."_s}});
    QVERIFY(shown(group, u"known"_s));
    QCOMPARE(group.editor(u"known"_s)->problem(), u"It is wrong."_s);
    group.setProblems({});
    QVERIFY(shown(group, u"known"_s)); // it does not vanish under the cursor once it is mended
    QVERIFY(group.editor(u"known"_s)->problem().isEmpty());
}

void tst_FormGroup::followsVisibleWhen()
{
    FieldAnswer encrypted = answer(u"encrypted"_s, true);
    encrypted.field.type = FieldType::Boolean;
    encrypted.field.defaultValue = false;
    FieldAnswer key = answer(u"key"_s, true);
    key.field.visibleWhen = {{u"encrypted"_s, true}};
    FormGroup group({encrypted, key});
    QVERIFY(!shown(group, u"key"_s));
    QVERIFY(!group.isFieldVisible(u"key"_s));
    qobject_cast<QCheckBox *>(group.editor(u"encrypted"_s)->control())->click();
    QVERIFY(shown(group, u"key"_s));
    QVERIFY(group.isTouched(u"encrypted"_s));
}

/// As when it is dispatched: what nobody can see decides nothing.
void tst_FormGroup::hiddenFieldShowsNoOther()
{
    FieldAnswer encrypted = answer(u"encrypted"_s, true);
    encrypted.field.type = FieldType::Boolean;
    encrypted.field.defaultValue = false;
    FieldAnswer cipher = answer(u"cipher"_s, true);
    cipher.value = u"aes"_s;
    cipher.source = FieldAnswer::Source::Inherited;
    cipher.field.visibleWhen = {{u"encrypted"_s, true}};
    FieldAnswer bits = answer(u"bits"_s, true);
    bits.field.visibleWhen = {{u"cipher"_s, u"aes"_s}};
    FormGroup group({encrypted, cipher, bits});
    QVERIFY(!shown(group, u"cipher"_s));
    QVERIFY(!shown(group, u"bits"_s));
    qobject_cast<QCheckBox *>(group.editor(u"encrypted"_s)->control())->click();
    QVERIFY(shown(group, u"cipher"_s));
    QVERIFY(shown(group, u"bits"_s));
}

void tst_FormGroup::sendsInheritedOnlyWhenAskedOrChanged()
{
    FieldAnswer asked = answer(u"asked"_s, true);
    asked.value = u"a"_s;
    asked.source = FieldAnswer::Source::Inherited;
    FieldAnswer known = asked;
    known.field.name = u"known"_s;
    known.ask = false;
    FormGroup group({asked, known});
    QCOMPARE(group.values(), (QJsonObject{{u"asked"_s, u"a"_s}}));

    group.setShowAll(true);
    auto *edit = qobject_cast<QLineEdit *>(group.editor(u"known"_s)->control());
    edit->selectAll();
    QTest::keyClicks(edit, u"b"_s);
    QCOMPARE(group.values(), (QJsonObject{{u"asked"_s, u"a"_s}, {u"known"_s, u"b"_s}}));
}

/// "Not sent" would let the inherited number through again; what depends on it must follow.
void tst_FormGroup::emptiedNumberTakesTheInheritedOneBack()
{
    FieldAnswer port = answer(u"port"_s, true);
    port.field.type = FieldType::Integer;
    port.value = 8080;
    port.source = FieldAnswer::Source::Inherited;
    FieldAnswer note = answer(u"note"_s, true);
    note.field.visibleWhen = {{u"port"_s, 8080}};
    FormGroup group({port, note});
    QCOMPARE(group.values(), (QJsonObject{{u"port"_s, 8080}}));
    QVERIFY(shown(group, u"note"_s));

    auto *spin = qobject_cast<QAbstractSpinBox *>(group.editor(u"port"_s)->control());
    QVERIFY(spin);
    spin->selectAll();
    QTest::keyClick(spin, Qt::Key_Delete);
    QCOMPARE(group.values(), (QJsonObject{{u"port"_s, QJsonValue::Null}}));
    QVERIFY(!shown(group, u"note"_s));
    const QList<TaskForm> form{{.task = {}, .fields = {port, note}}};
    QCOMPARE(completeAnswers(form, {group.values()}), Answers{QJsonObject()});
}

QTEST_MAIN(tst_FormGroup)
#include "tst_formgroup.moc"
