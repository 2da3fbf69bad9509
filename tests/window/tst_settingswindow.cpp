// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/dispatch/queuefixture.h"
#include "views/mainwindow.h"
#include "views/settingsdialog.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The settings of a workspace are changed in the real window, which works by them from then on.
class tst_SettingsWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void needAWorkspace();
    void areTakenAtOnce();
    void sayWhichAnsibleIsMeant();

private:
    SettingsDialog *openDialog() const
    {
        m_window->findChild<QAction *>(u"actionSettings"_s)->trigger();
        return m_window->findChild<SettingsDialog *>();
    }
    const WorkspaceSettings &settings() const { return m_fixture->workspace->catalogue().settings(); }

    std::unique_ptr<QueueFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<MainWindow> m_window;
};

void tst_SettingsWindow::init()
{
    m_window.reset();
    m_fixture = std::make_unique<QueueFixture>(1);
    m_settings = std::make_unique<QSettings>(m_fixture->dir.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_window->showWorkspace(*m_fixture->workspace, *m_fixture->queue);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_SettingsWindow::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void tst_SettingsWindow::needAWorkspace()
{
    const auto *action = m_window->findChild<QAction *>(u"actionSettings"_s);
    QVERIFY(action->isEnabled());
    QCOMPARE(action->menuRole(), QAction::NoRole);
    m_window->closeWorkspace();
    QVERIFY(!action->isEnabled());
}

/// More runs work as soon as more may.
void tst_SettingsWindow::areTakenAtOnce()
{
    m_fixture->plan("await go\ngood\n");
    const qint64 first = m_fixture->dispatch(m_fixture->addPlatform(u"p2"_s));
    const qint64 second = m_fixture->dispatch(m_fixture->addPlatform(u"p3"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(first), Status::Running, 20000);
    QCOMPARE(m_fixture->status(second), Status::Waiting);
    QVERIFY(m_window->windowTitle().startsWith(u"Test – "_s));

    SettingsDialog *dialog = openDialog();
    QVERIFY(dialog && dialog->isVisible() && dialog->isModal());
    dialog->findChild<QSpinBox *>(u"atOnce"_s)->setValue(2);
    dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"Renamed"_s);
    dialog->findChild<QPushButton *>(u"save"_s)->click();
    QVERIFY(!dialog->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(second), Status::Running, 20000);
    QCOMPARE(settings().atOnce, 2);
    QVERIFY2(m_window->windowTitle().startsWith(u"Renamed – "_s), qPrintable(m_window->windowTitle()));
    m_fixture->write(u"go"_s, "");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(second), Status::Ok, 20000);
    QTRY_VERIFY(!m_window->findChild<SettingsDialog *>()); // it is gone
}

void tst_SettingsWindow::sayWhichAnsibleIsMeant()
{
    SettingsDialog *dialog = openDialog();
    auto *program = dialog->findChild<QLineEdit *>(u"ansiblePlaybook"_s);
    QCOMPARE(program->text(), standinProgram());
    const QString other = m_fixture->dir.filePath(u"other"_s);
    QVERIFY(QFile::link(standinProgram(), other));
    program->setText(other);
    dialog->findChild<QPushButton *>(u"save"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->queue->ansiblePlaybook(), other, 20000);
    const qint64 run = m_fixture->dispatch(m_fixture->platformId);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(run), Status::Ok, 20000);
}

QTEST_MAIN(tst_SettingsWindow)
#include "tst_settingswindow.moc"
