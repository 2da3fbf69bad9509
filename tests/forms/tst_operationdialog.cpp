// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/fieldeditor.h"
#include "forms/operationdialog.h"
#include "forms/tasksection.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_OperationDialog : public QObject
{
    Q_OBJECT

private slots:
    void oneGroupPerTask();
    void dispatchWaitsForAnswers();
    void saysTheFirstProblemBesideItsField();
    void dispatchesOnce();
    void staysOpenAfterAFailure();
    void passesOptions();
    void previewsWithoutSecrets();
    void asksForTheName_data();
    void asksForTheName();

private:
    static TaskForm task(const QString &role, const QList<Field> &fields);
    static Field field(const QString &name, bool required);
    static OperationDialog::Input input();
    static QPushButton *dispatch(const QWidget &dialog) { return dialog.findChild<QPushButton *>(u"dispatch"_s); }
    static void type(const QWidget &dialog, const QString &group, const QString &name, const QString &text);
};

Field tst_OperationDialog::field(const QString &name, bool required)
{
    Field field;
    field.name = name;
    field.label = name;
    field.required = required;
    return field;
}

TaskForm tst_OperationDialog::task(const QString &role, const QList<Field> &fields)
{
    TaskForm form;
    form.task.name = role;
    form.task.label = role;
    for (const Field &field : fields) {
        FieldAnswer answer;
        answer.field = field;
        answer.ask = true;
        form.fields.append(answer);
    }
    return form;
}

OperationDialog::Input tst_OperationDialog::input()
{
    OperationDialog::Input input;
    input.operation.name = u"site_backup"_s;
    input.operation.label = u"Back up"_s;
    input.target.entity.name = u"example.com"_s;
    // The same role twice, with the same field: the two must not be mixed up.
    input.form = {task(u"verify"_s, {field(u"path"_s, true)}), task(u"backup"_s, {field(u"note"_s, false)}),
                  task(u"verify"_s, {field(u"path"_s, true)})};
    return input;
}

void tst_OperationDialog::type(const QWidget &dialog, const QString &group, const QString &name, const QString &text)
{
    auto *editor = dialog.findChild<QWidget *>(group)->findChild<FieldEditor *>(name);
    QTest::keyClicks(editor->control(), text);
}

void tst_OperationDialog::oneGroupPerTask()
{
    const OperationDialog dialog(input());
    QStringList names;
    for (const TaskSection *group : dialog.findChildren<TaskSection *>())
        names.append(group->objectName());
    QCOMPARE(names, (QStringList{u"task-0-verify"_s, u"task-1-backup"_s, u"task-2-verify"_s}));
    for (const FieldEditor *editor : dialog.findChildren<FieldEditor *>()) {
        const auto labels = dialog.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [editor](const QLabel *label) { return label->buddy() == editor->control(); }));
    }
}

void tst_OperationDialog::dispatchWaitsForAnswers()
{
    const OperationDialog dialog(input());
    QVERIFY(!dispatch(dialog)->isEnabled());
    QVERIFY(!dispatch(dialog)->toolTip().isEmpty());
    QCOMPARE(dispatch(dialog)->toolTip(), dialog.obstacle());
    QVERIFY(dialog.findChild<QPushButton *>(u"problemCount"_s)->text().contains(u'2'));

    type(dialog, u"task-0-verify"_s, u"path"_s, u"/a"_s);
    QVERIFY(!dispatch(dialog)->isEnabled());
    type(dialog, u"task-2-verify"_s, u"path"_s, u"/b"_s);
    QVERIFY(dispatch(dialog)->isEnabled());
    QVERIFY(dispatch(dialog)->toolTip().isEmpty());
    QVERIFY(dialog.findChild<QPushButton *>(u"problemCount"_s)->isHidden());
    QCOMPARE(dialog.answers(), (Answers{{{u"path"_s, u"/a"_s}}, {}, {{u"path"_s, u"/b"_s}}}));
}

void tst_OperationDialog::saysTheFirstProblemBesideItsField()
{
    const OperationDialog dialog(input());
    const auto problem = [&dialog](const QString &group) {
        return dialog.findChild<QWidget *>(group)->findChild<FieldEditor *>(u"path"_s)->problem();
    };
    QVERIFY(!problem(u"task-0-verify"_s).isEmpty());
    QVERIFY(problem(u"task-2-verify"_s).isEmpty());
    type(dialog, u"task-0-verify"_s, u"path"_s, u"/a"_s);
    QVERIFY(problem(u"task-0-verify"_s).isEmpty());
    QVERIFY(!problem(u"task-2-verify"_s).isEmpty());
}

void tst_OperationDialog::dispatchesOnce()
{
    OperationDialog dialog(input());
    QSignalSpy asked(&dialog, &OperationDialog::dispatchRequested);
    dispatch(dialog)->click();
    QCOMPARE(asked.size(), 0);
    type(dialog, u"task-0-verify"_s, u"path"_s, u"/a"_s);
    type(dialog, u"task-2-verify"_s, u"path"_s, u"/b"_s);
    dispatch(dialog)->click();
    dispatch(dialog)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).value<Answers>(), dialog.answers());
}

void tst_OperationDialog::staysOpenAfterAFailure()
{
    OperationDialog dialog(input());
    dialog.open();
    type(dialog, u"task-0-verify"_s, u"path"_s, u"/a"_s);
    type(dialog, u"task-2-verify"_s, u"path"_s, u"/b"_s);
    dispatch(dialog)->click();
    dialog.setFailure(u"It is dispatched already."_s);
    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.findChild<QLabel *>(u"failure"_s)->isVisible());
    QVERIFY(dispatch(dialog)->isEnabled());
}

void tst_OperationDialog::passesOptions()
{
    OperationDialog::Input given = input();
    given.options.limit = u"web0"_s;
    const OperationDialog dialog(given);
    QCOMPARE(dialog.options(), given.options);
    dialog.findChild<QCheckBox *>(u"check"_s)->click();
    QVERIFY(dialog.options().check);
}

void tst_OperationDialog::previewsWithoutSecrets()
{
    OperationDialog::Input given = input();
    Field secret = field(u"key"_s, false);
    secret.noLog = true;
    given.form = {task(u"backup"_s, {secret})};
    given.preview = [](const Answers &, const RunOptions &options) -> Result<RunRequest> {
        RunRequest request;
        request.hosts = u"web0"_s;
        request.ansiblePlaybook = u"/usr/bin/ansible-playbook"_s;
        request.roles = {RoleCall{.role = u"backup"_s, .secrets = {u"key"_s}}};
        request.options = options;
        return request;
    };
    const OperationDialog dialog(given);
    type(dialog, u"task-0-backup"_s, u"key"_s, u"s3cret"_s);
    dialog.findChild<QTabWidget *>()->setCurrentIndex(1);
    QString all;
    for (const QPlainTextEdit *text : dialog.findChildren<QPlainTextEdit *>())
        all += text->toPlainText();
    QVERIFY(all.contains(u"/usr/bin/ansible-playbook"_s));
    QVERIFY(all.contains(u"backup"_s));
    QVERIFY(!all.contains(u"s3cret"_s));
}

void tst_OperationDialog::asksForTheName_data()
{
    QTest::addColumn<bool>("destructive");
    QTest::addColumn<bool>("confirm");
    QTest::addColumn<bool>("asks");
    QTest::addRow("destructive in production") << true << true << true;
    QTest::addRow("destructive elsewhere") << true << false << false;
    QTest::addRow("harmless in production") << false << true << false;
}

void tst_OperationDialog::asksForTheName()
{
    QFETCH(bool, destructive);
    QFETCH(bool, confirm);
    QFETCH(bool, asks);

    const Environment environment{.name = u"production"_s, .label = u"Production"_s, .color = u"#b3261e"_s, .confirm = confirm};
    OperationDialog::Input given = input();
    given.form = {task(u"delete"_s, {})};
    given.operation.destructive = destructive;
    given.environment = &environment;
    const OperationDialog dialog(given);
    auto *name = dialog.findChild<QLineEdit *>(u"confirmation"_s);
    QCOMPARE(name != nullptr, asks);
    QCOMPARE(dispatch(dialog)->isEnabled(), !asks);
    if (!asks)
        return;
    QTest::keyClicks(name, u"example.co"_s);
    QVERIFY(!dispatch(dialog)->isEnabled());
    QTest::keyClicks(name, u"m"_s);
    QVERIFY(dispatch(dialog)->isEnabled());
}

QTEST_MAIN(tst_OperationDialog)
#include "tst_operationdialog.moc"
