// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/operationmodel.h"
#include "model/dispatch/queue.h"
#include "tests/support/writefile.h"
#include "views/missedbar.h"
#include "views/operationbuttons.h"
#include "views/operationmenu.h"
#include "views/scheduledialog.h"
#include "views/scheduleeditor.h"
#include "views/scheduling.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Operations that come by themselves, in the window.
class tst_ScheduleDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void rulesComeBackAsTheyWere_data();
    void rulesComeBackAsTheyWere();
    void saysTheNextTimesOrWhatIsWrong_data();
    void saysTheNextTimesOrWhatIsWrong();
    void everyKindMakesARule_data();
    void everyKindMakesARule();
    void schedulesWithTheFormsValues();
    void showsAndRemoves();
    void refusesSecrets();
    void theMenuAsks();
    void saysWhatWasMissed();
    void looksRight();

private:
    void write(const QString &name, const QByteArray &text) const;
    void open();
    ScheduleDialog *dialog() const { return m_window->findChild<ScheduleDialog *>(); }
    template<typename T> T *find(const QString &name) const { return dialog()->findChild<T *>(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<QWidget> m_window;
    qint64 m_entity = 0;
};

void tst_ScheduleDialog::write(const QString &name, const QByteArray &text) const
{
    writeFile(m_dir->filePath(name), text);
}

void tst_ScheduleDialog::open()
{
    m_window.reset();
    m_queue.reset();
    m_workspace = Workspace::open(m_dir->path()).value();
    m_queue = std::make_unique<Queue>(*m_workspace, u"/no/such/worker"_s);
    m_window = std::make_unique<QWidget>();
}

void tst_ScheduleDialog::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_dir = std::make_unique<QTemporaryDir>();
    write(
        u"workspace.yml"_s,
        "name: Test\nansible_playbook: /bin/sh\nenvironments:\n  production: {label: Production, color: '#c0392b'}\n");
    write(u"types/platforms/plain.yml"_s, "label: Plain\noperations: [backup, login]\n");
    write(u"types/operations/backup.yml"_s, "label: Back up\ntasks: [backup]\n");
    write(u"types/operations/login.yml"_s, "label: Log in\ntasks: [login]\n");
    write(
        u"roles/backup/meta/argument_specs.yml"_s,
        "argument_specs:\n  main:\n    options:\n      keep: {type: int, required: true, description: How many are kept.}\n"
        "      note: {type: str, description: What it is for.}\n");
    write(u"roles/backup/tasks/main.yml"_s, "[]\n");
    write(u"roles/login/tasks/main.yml"_s, "[]\n");
    write(u"inventory/hosts"_s, "localhost\n");
    write(u"roles/login/meta/argument_specs.yml"_s,
          "argument_specs:\n  main:\n    options:\n      password: {type: str, no_log: true, required: true}\n");
    open();
    QVERIFY(m_queue->open());
    for (const Problem &problem : m_workspace->catalogue().problems())
        QFAIL(qPrintable(problem.text()));
    m_entity =
        m_workspace->store()
            .addEntity(
                {.name = u"drupal-11"_s, .type = u"plain"_s, .hosts = u"localhost"_s, .environment = u"production"_s})
            .value();
}

void tst_ScheduleDialog::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_workspace.reset();
}

void tst_ScheduleDialog::rulesComeBackAsTheyWere_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("kind");
    QTest::addRow("every day") << u"30 3 * * *"_s << 0;
    QTest::addRow("every week") << u"0 23 * * 1"_s << 1;
    QTest::addRow("every Sunday") << u"0 23 * * 0"_s << 1;
    QTest::addRow("every month") << u"5 4 31 * *"_s << 2;
    QTest::addRow("an interval") << u"every 90m"_s << 3;
    QTest::addRow("every day, as an interval") << u"every 1d"_s << 3;
    QTest::addRow("once") << u"at 2031-12-01 03:00"_s << 4;
    QTest::addRow("weekdays") << u"30 3 * * mon-fri"_s << 5;
    QTest::addRow("a day of the month and of the week") << u"0 3 1 * 1"_s << 5;
    QTest::addRow("a nickname") << u"@weekly"_s << 5;
    QTest::addRow("a mixed interval") << u"every 1h 30m"_s << 5;
    QTest::addRow("no such day") << u"0 3 32 * *"_s << 5;
    QTest::addRow("no such hour") << u"0 24 * * *"_s << 5;
}

void tst_ScheduleDialog::rulesComeBackAsTheyWere()
{
    QFETCH(QString, rule);
    QFETCH(int, kind);
    ScheduleEditor editor;
    editor.setRule(rule);
    QCOMPARE(editor.rule(), rule);
    QCOMPARE(editor.findChild<QComboBox *>(u"kind"_s)->currentIndex(), kind);
}

void tst_ScheduleDialog::saysTheNextTimesOrWhatIsWrong_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("form");
    QTest::addColumn<bool>("isProblem");
    const QString time = u"\\w{3} \\d+ \\w{3}( \\d{4})? \\d\\d:\\d\\d"_s;
    QTest::addRow("for ever") << u"0 3 * * *"_s << u"Next: %1, %1, %1, …"_s.arg(time) << false;
    QTest::addRow("once") << u"at 2091-12-01 03:00"_s << u"Next: Sat 1 Dec 2091 03:00"_s << false;
    QTest::addRow("over") << u"at 2020-12-01 03:00"_s << u"“at 2020-12-01 03:00” is over; choose a time to come."_s
                          << true;
    QTest::addRow("no minute") << u"61 3 * * *"_s << u".*is no minute.*"_s << true;
    QTest::addRow("never") << u"0 3 30 2 *"_s << u".*never comes.*"_s << true;
    QTest::addRow("empty") << u""_s << u".*five fields.*"_s << true;
}

void tst_ScheduleDialog::saysTheNextTimesOrWhatIsWrong()
{
    QFETCH(QString, rule);
    QFETCH(QString, form);
    QFETCH(bool, isProblem);
    ScheduleEditor editor;
    editor.setRule(rule);
    const QString text = editor.findChild<QLabel *>(u"next"_s)->text();
    QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(form)).match(text).hasMatch(), qPrintable(text));
    QCOMPARE(!editor.problem().isEmpty(), isProblem);
}

void tst_ScheduleDialog::everyKindMakesARule_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("rule");
    QTest::addRow("day") << 0 << u"0 3 * * *"_s;
    QTest::addRow("week") << 1 << u"0 3 * * 1"_s;
    QTest::addRow("month") << 2 << u"0 3 1 * *"_s;
    QTest::addRow("interval") << 3 << u"every 6h"_s;
    QTest::addRow("once") << 4 << u"at %1 03:00"_s.arg(QDate::currentDate().addDays(1).toString(Qt::ISODate));
    QTest::addRow("crontab") << 5 << u"0 3 * * mon-fri"_s;
}

void tst_ScheduleDialog::everyKindMakesARule()
{
    QFETCH(int, kind);
    QFETCH(QString, rule);
    ScheduleEditor editor;
    QSignalSpy changed(&editor, &ScheduleEditor::changed);
    editor.findChild<QComboBox *>(u"kind"_s)->setCurrentIndex(kind);
    QCOMPARE(editor.rule(), rule);
    QCOMPARE(editor.problem(), QString());
    QCOMPARE(changed.size(), kind == 0 ? 0 : 1);
}

void tst_ScheduleDialog::schedulesWithTheFormsValues()
{
    Scheduling scheduling(*m_workspace, *m_queue, {}, m_window.get());
    OperationModel model(*m_workspace, m_queue.get());
    model.setEntity(m_entity);
    scheduling.open(m_entity, u"backup"_s);
    QVERIFY(!find<QPushButton>(u"save"_s)->isEnabled()); // keep is required
    QVERIFY(!dialog()->obstacle().isEmpty());
    QVERIFY(!find<QPushButton>(u"remove"_s)->isVisibleTo(dialog()));
    find<ScheduleEditor>(u"schedule"_s)->setRule(u"0 3 * * 1"_s);
    auto *page = dialog()->findChild<FormPage *>();
    page->setAnswers({{{u"keep"_s, 7}}});
    QVERIFY2(find<QPushButton>(u"save"_s)->isEnabled(), qPrintable(dialog()->obstacle()));
    find<ScheduleEditor>(u"schedule"_s)->setRule(u"0 25 * * 1"_s);
    QVERIFY(!find<QPushButton>(u"save"_s)->isEnabled());
    QVERIFY(dialog()->obstacle().contains(u"is no hour"_s));
    find<ScheduleEditor>(u"schedule"_s)->setRule(u"0 3 * * 1"_s);
    QSignalSpy changed(m_queue.get(), &Queue::timetablesChanged);
    find<QPushButton>(u"save"_s)->click();
    QCOMPARE(changed.size(), 1);
    const auto kept = m_workspace->store().timetable(m_entity, u"backup"_s);
    QVERIFY(kept);
    QCOMPARE(kept->rule, u"0 3 * * 1"_s);
    QCOMPARE(kept->answers.value(0).value(u"keep"_s), 7);
    // The page says when it comes; beside Run, which can still be pressed.
    const QModelIndex row = model.index(model.rowOf(u"backup"_s), 0);
    const QString says = row.data(OperationModel::ScheduleRole).toString();
    QVERIFY2(says.startsWith(u"Next: Mon "_s), qPrintable(says));
    OperationButtons buttons(row);
    buttons.resize(900, 40);
    QCOMPARE(buttons.findChild<QLabel *>(u"reason-backup"_s)->toolTip(), says);
    QVERIFY(buttons.findChild<QPushButton *>(u"run-backup"_s)->isEnabled());
    QVERIFY(m_queue->removeTimetable(m_entity, u"backup"_s));
    QCOMPARE(row.data(OperationModel::ScheduleRole).toString(), QString());
}

void tst_ScheduleDialog::showsAndRemoves()
{
    QVERIFY(m_queue->setTimetable(m_entity, u"backup"_s, u"every 12h"_s, {{{u"keep"_s, 3}}}, {.verbosity = 2}));
    Scheduling scheduling(*m_workspace, *m_queue, {}, m_window.get());
    scheduling.open(m_entity, u"backup"_s);
    QCOMPARE(find<ScheduleEditor>(u"schedule"_s)->rule(), u"every 12h"_s);
    QCOMPARE(dialog()->findChild<FormPage *>()->answers().value(0).value(u"keep"_s), 3);
    QVERIFY(find<QPushButton>(u"save"_s)->isEnabled());
    find<QPushButton>(u"save"_s)->click(); // again as it is
    QCOMPARE(m_workspace->store().timetable(m_entity, u"backup"_s)->options.verbosity, 2);
    QTRY_VERIFY(!dialog());
    scheduling.open(m_entity, u"backup"_s);
    QVERIFY(find<QPushButton>(u"remove"_s)->isVisibleTo(dialog()));
    find<QPushButton>(u"remove"_s)->click();
    QVERIFY(!m_workspace->store().timetable(m_entity, u"backup"_s));
    QTRY_VERIFY(!dialog());
}

void tst_ScheduleDialog::refusesSecrets()
{
    Scheduling scheduling(*m_workspace, *m_queue, {}, m_window.get());
    scheduling.open(m_entity, u"login"_s);
    dialog()->findChild<FormPage *>()->setAnswers({{{u"password"_s, u"hush"_s}}});
    QVERIFY2(find<QPushButton>(u"save"_s)->isEnabled(), qPrintable(dialog()->obstacle()));
    find<QPushButton>(u"save"_s)->click();
    const auto *failure = find<QLabel>(u"failure"_s);
    QVERIFY(failure->isVisibleTo(dialog()));
    QVERIFY2(failure->text().contains(u"cannot be scheduled"_s), qPrintable(failure->text()));
    QVERIFY(m_workspace->store().timetables().isEmpty());
}

void tst_ScheduleDialog::theMenuAsks()
{
    OperationModel model(*m_workspace, m_queue.get());
    model.setEntity(m_entity);
    OperationMenu menu(model.index(model.rowOf(u"backup"_s), 0));
    QSignalSpy asked(&menu, &OperationMenu::scheduleRequested);
    for (QAction *action : menu.actions()) {
        if (action->text().remove(u'&') == u"Schedule…"_s)
            action->trigger();
    }
    QCOMPARE(asked, (QList<QVariantList>{{u"backup"_s}}));
}

void tst_ScheduleDialog::saysWhatWasMissed()
{
    QVERIFY(m_queue->setTimetable(m_entity, u"backup"_s, u"@hourly"_s, {{{u"keep"_s, 3}}}));
    QVERIFY(m_queue->setPaused(true)); // there is no worker
    m_queue.reset();
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"UPDATE timetable SET created = '2026-01-01T00:00:00.000Z'"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    open();
    MissedBar bar(*m_workspace, *m_queue);
    QVERIFY(bar.isHidden());
    QVERIFY(m_queue->open());
    QTRY_VERIFY(!bar.isHidden());
    QVERIFY2(bar.text().startsWith(u"Back up of drupal-11 was due on "_s), qPrintable(bar.text()));
    QVERIFY2(bar.text().endsWith(u"However often it was missed, it runs once now: run 1."_s), qPrintable(bar.text()));
    QCOMPARE(m_workspace->store().runs().size(), 1);
    QSignalSpy selected(&bar, &MissedBar::runSelected);
    bar.findChild<QPushButton *>()->click();
    QCOMPARE(selected, (QList<QVariantList>{{m_entity, qint64(1)}}));
    bar.hide();
    emit m_queue->runChanged(1); // told once
    QVERIFY(bar.isHidden());
}

/// With AEGIR_PICTURES set, pictures of the dialog for a person to look at, in light and dark.
void tst_ScheduleDialog::looksRight()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    Scheduling scheduling(*m_workspace, *m_queue, {}, m_window.get());
    const auto picture = [&](const QString &name) {
        QCoreApplication::processEvents();
        const QPixmap pixels = dialog()->grab();
        QVERIFY(!pixels.isNull());
        QVERIFY(folder.isEmpty() || pixels.save(folder + u"/schedule-%1.png"_s.arg(name)));
    };
    scheduling.open(m_entity, u"backup"_s);
    find<ScheduleEditor>(u"schedule"_s)->setRule(u"0 3 * * 1"_s);
    picture(u"light"_s);
    const QPalette before = QApplication::palette();
    QApplication::setPalette(QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29)));
    find<ScheduleEditor>(u"schedule"_s)->setRule(u"61 3 * * mon-fri"_s);
    picture(u"dark"_s);
    QApplication::setPalette(before);
    dialog()->reject();
}

QTEST_MAIN(tst_ScheduleDialog)
#include "tst_scheduledialog.moc"
