// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/dispatch/queuefixture.h"
#include "views/entitypage.h"
#include "views/mainwindow.h"
#include "views/messagebar.h"
#include "views/statusstrip.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QSettings>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The types of a workspace that is open in the real window change on the disk.
class tst_TypesWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void areShownAsTheyAreNow();
    void waitForAForm();
    void brokenOnesAreTold();
    void areReadAnewWhenAsked();

private:
    QString label() const
    {
        const OperationModel &operations = m_window->view()->page()->operations();
        return operations.index(operations.rowOf(u"work"_s), 0).data().toString();
    }

    std::unique_ptr<QueueFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<MainWindow> m_window;
};

void tst_TypesWindow::init()
{
    m_window.reset();
    m_fixture = std::make_unique<QueueFixture>();
    m_settings = std::make_unique<QSettings>(m_fixture->dir.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_window->showWorkspace(*m_fixture->workspace, *m_fixture->queue);
    m_window->view()->showEntity(m_fixture->siteId);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QCOMPARE(label(), u"Work"_s);
}

void tst_TypesWindow::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void tst_TypesWindow::areShownAsTheyAreNow()
{
    m_fixture->write(u"types/operations/work.yml"_s, "label: Labour\ntasks: [work]\n");
    QTRY_COMPARE_WITH_TIMEOUT(label(), u"Labour"_s, 20000);
}

void tst_TypesWindow::waitForAForm()
{
    auto *form = new QDialog(m_window.get());
    form->open();
    m_fixture->write(u"types/operations/work.yml"_s, "label: Labour\ntasks: [work]\n");
    QTest::qWait(800);
    QCOMPARE(label(), u"Work"_s);
    form->reject();
    QTRY_COMPARE_WITH_TIMEOUT(label(), u"Labour"_s, 20000);
}

void tst_TypesWindow::brokenOnesAreTold()
{
    m_fixture->write(u"types/operations/work.yml"_s, "label: [\n");
    auto *bar = m_window->findChild<MessageBar *>(u"failureBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20000);
    bool told = false;
    for (const QLabel *text : bar->findChildren<QLabel *>())
        told = told || text->text().contains(u"types/operations/work.yml, line "_s);
    QVERIFY(told);
    QCOMPARE(label(), u"Work"_s);
}

void tst_TypesWindow::areReadAnewWhenAsked()
{
    auto *told = m_window->findChild<StatusStrip *>();
    m_window->findChild<QAction *>(u"actionReload"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(told->currentMessage(), u"The types were read anew."_s, 20000);
    m_fixture->write(u"types/operations/work.yml"_s, "label: [\n");
    m_window->findChild<QAction *>(u"actionReload"_s)->trigger();
    const auto *failure = m_window->findChild<MessageBar *>(u"failureBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(failure->isVisible() && failure->text().contains(u"types/operations/work.yml"_s), 20000);
    QCOMPARE(label(), u"Work"_s);
}

QTEST_MAIN(tst_TypesWindow)
#include "tst_typeswindow.moc"
