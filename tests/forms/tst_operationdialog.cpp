// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/fieldeditor.h"
#include "forms/operationdialog.h"
#include "forms/tasksection.h"
#include "forms/valuesmenu.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
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
    void goesFromProblemToProblem();
    void goesOnWithADraft();
    void keepsNamedValues();
    void readsAndWritesFiles();
    void asksForChoices();
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
        QVERIFY(
            std::ranges::any_of(labels, [editor](const QLabel *label) { return label->buddy() == editor->control(); }));
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

void tst_OperationDialog::goesFromProblemToProblem()
{
    OperationDialog dialog(input());
    dialog.open();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *count = dialog.findChild<QPushButton *>(u"problemCount"_s);
    const auto control = [&dialog](const QString &group) {
        return dialog.findChild<QWidget *>(group)->findChild<FieldEditor *>(u"path"_s)->control();
    };
    auto *last = dialog.findChild<TaskSection *>(u"task-2-verify"_s);
    last->setOpen(false);
    dialog.findChild<QTabWidget *>()->setCurrentIndex(0);
    count->click();
    QVERIFY(control(u"task-0-verify"_s)->hasFocus());
    count->click();
    QVERIFY(last->isOpen());
    QVERIFY(!last->findChild<FieldEditor *>(u"path"_s)->problem().isEmpty());
    QVERIFY(control(u"task-2-verify"_s)->hasFocus());
    count->click(); // round again
    QVERIFY(control(u"task-0-verify"_s)->hasFocus());
    // The next one also when the one that was visited is mended meanwhile.
    type(dialog, u"task-0-verify"_s, u"path"_s, u"/a"_s);
    count->click();
    QVERIFY(control(u"task-2-verify"_s)->hasFocus());
}

void tst_OperationDialog::goesOnWithADraft()
{
    OperationDialog::Input given = input();
    Field secret = field(u"key"_s, false);
    secret.noLog = true;
    given.form[1].fields.append({.field = secret, .ask = true});
    const OperationDialog first(given);
    QVERIFY(!first.draft());
    type(first, u"task-0-verify"_s, u"path"_s, u"/a"_s);
    type(first, u"task-1-backup"_s, u"key"_s, u"s3cret"_s);
    first.findChild<QCheckBox *>(u"check"_s)->click();
    given.draft = first.draft();
    QVERIFY(given.draft);
    const OperationDialog second(given);
    QCOMPARE(second.answers(), (Answers{{{u"path"_s, u"/a"_s}}, {}, {}}));
    QVERIFY(second.options().check);
    QCOMPARE(second.draft(), first.draft());
}

void tst_OperationDialog::keepsNamedValues()
{
    const QTemporaryDir dir;
    OperationDialog::Input given = input();
    given.presets = Presets(dir.path(), u"site_backup"_s);
    const OperationDialog first(given);
    type(first, u"task-2-verify"_s, u"path"_s, u"/b"_s);
    first.findChild<ValuesMenu *>()->save(u"weekly"_s);
    const OperationDialog second(given);
    auto *values = second.findChild<ValuesMenu *>();
    values->load(u"weekly"_s);
    QCOMPARE(second.answers(), (Answers{{}, {}, {{u"path"_s, u"/b"_s}}}));
    QVERIFY(second.findChild<QPlainTextEdit *>(u"report"_s)->toPlainText().isEmpty());
    values->remove(u"weekly"_s);
    values->load(u"weekly"_s);
    const auto *report = second.findChild<QPlainTextEdit *>(u"report"_s);
    QVERIFY(report->isVisibleTo(&second));
    QVERIFY(report->toPlainText().contains(u"“weekly”"_s));
}

void tst_OperationDialog::readsAndWritesFiles()
{
    const QTemporaryDir dir;
    const OperationDialog dialog(input());
    auto *values = dialog.findChild<ValuesMenu *>();
    const auto *report = dialog.findChild<QPlainTextEdit *>(u"report"_s);
    QFile file(dir.filePath(u"in.yml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("path: /all\nnote: [1]\nlost: kept\n");
    file.close();
    values->importFile(file.fileName());
    QCOMPARE(dialog.answers().at(0), (QJsonObject{{u"path"_s, u"/all"_s}}));
    QCOMPARE(dialog.answers().at(1).value(u"note"_s), QJsonValue(QJsonArray{1})); // as it is, with its problem
    QVERIFY(!dispatch(dialog)->isEnabled());
    QVERIFY2(report->toPlainText().contains(u"lost"_s) && report->toPlainText().contains(u"kept"_s),
             qUtf8Printable(report->toPlainText()));
    QVERIFY(report->toPlainText().contains(u"backup.note: "_s));

    for (const QString &name : {u"out.json"_s, u"out.yml"_s}) {
        values->exportFile(dir.filePath(name));
        const OperationDialog other(input());
        other.findChild<ValuesMenu *>()->importFile(dir.filePath(name));
        QCOMPARE(other.answers(), dialog.answers());
    }
    values->importFile(dir.filePath(u"gone.yml"_s));
    QVERIFY(report->toPlainText().contains(u"cannot be read"_s));
    values->exportFile(dir.filePath(u"gone/out.yml"_s));
    QVERIFY(report->toPlainText().contains(u"could not be written"_s));
}

void tst_OperationDialog::asksForChoices()
{
    OperationDialog::Input given = input();
    Field chosen = field(u"backup"_s, true);
    chosen.choicesFrom = {.kind = ChoicesFrom::Kind::Outputs, .name = u"backup_path"_s};
    given.form = {task(u"restore"_s, {chosen})};
    std::function<void(const Result<QList<Choice>> &)> answer;
    given.findChoices = [&answer](const ChoicesFrom &from, auto then) {
        QCOMPARE(from.name, u"backup_path"_s);
        answer = then;
    };
    {
        const OperationDialog dialog(given);
        QVERIFY(answer);
        auto *combo = dialog.findChild<FieldEditor *>(u"backup"_s)->findChild<QComboBox *>();
        QVERIFY(combo);
        answer(QList<Choice>{{.value = u"/new"_s, .label = u"/new"_s, .note = u"today"_s}, {.value = u"/old"_s}});
        QVERIFY(combo->findText(u"/new"_s, Qt::MatchStartsWith) >= 0);
        QVERIFY(combo->findText(u"/old"_s, Qt::MatchStartsWith) >= 0);
        // What was typed before they were there is looked at again.
        QTest::keyClicks(combo, u"/old"_s);
        QVERIFY(dispatch(dialog)->isEnabled());
        answer(QList<Choice>{{.value = u"/new"_s}});
        QVERIFY(!dispatch(dialog)->isEnabled());
        QCOMPARE(dialog.obstacle(), u"backup: “/old” is none of the choices."_s);
    }
    answer(failure(u"Too late."_s)); // of a dialog that is gone
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

    const Environment environment{
        .name = u"production"_s, .label = u"Production"_s, .color = u"#b3261e"_s, .confirm = confirm};
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
