// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/doctordialog.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_DoctorDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsWhatToDo();
    void looksAgain();
    void closesWhileItLooks();

private:
    Doctor::Surroundings surroundings() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_DoctorDialog::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QFile file(m_dir->filePath(u"workspace.yml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("name: Test\ninventory: 'web0,'\n") > 0);
    file.close();
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
}

void tst_DoctorDialog::cleanup()
{
    m_workspace.reset();
}

/// A Debian without Ansible.
Doctor::Surroundings tst_DoctorDialog::surroundings() const
{
    Doctor::Surroundings result;
    result.home = m_dir->path();
    result.osRelease = u"ID=debian\n"_s;
    return result;
}

void tst_DoctorDialog::showsWhatToDo()
{
    DoctorDialog dialog(*m_workspace, surroundings());
    dialog.show();
    QVERIFY(dialog.isLooking());
    QVERIFY(!dialog.findChild<QPushButton *>(u"checkAgain"_s)->isEnabled());
    QTRY_VERIFY(!dialog.isLooking());
    QCOMPARE(worstOf(dialog.findings()), Finding::Level::Error);
    QVERIFY(dialog.findChild<QLabel *>(u"doctorSummary"_s)->text().contains(u"1 error"));
    const auto copies = dialog.findChildren<QToolButton *>();
    QCOMPARE(copies.size(), 1);
    copies.first()->click();
    QCOMPARE(QApplication::clipboard()->text(), u"sudo apt install ansible-core"_s);
    dialog.findChild<QPushButton *>(u"copyReport"_s)->click();
    QVERIFY(QApplication::clipboard()->text().contains(u"[error] Ansible:"));
    if (const QString picture = qEnvironmentVariable("AEGIR_PICTURES"); !picture.isEmpty())
        QVERIFY(dialog.grab().save(picture + u"/doctor.png"_s));
}

void tst_DoctorDialog::looksAgain()
{
    DoctorDialog dialog(*m_workspace, surroundings());
    QTRY_VERIFY(!dialog.isLooking());
    const auto count = dialog.findings().size();
    dialog.findChild<QPushButton *>(u"checkAgain"_s)->click();
    QVERIFY(dialog.isLooking());
    QCOMPARE(dialog.findings().size(), 0);
    QTRY_VERIFY(!dialog.isLooking());
    QCOMPARE(dialog.findings().size(), count);
    QTRY_COMPARE(dialog.findChildren<QToolButton *>().size(), 1);
}

void tst_DoctorDialog::closesWhileItLooks()
{
    auto dialog = std::make_unique<DoctorDialog>(*m_workspace, surroundings());
    dialog->show();
    dialog->reject();
    dialog.reset();
    m_workspace.reset(); // nothing looks at it any more
    QTest::qWait(50);
}

QTEST_MAIN(tst_DoctorDialog)
#include "tst_doctordialog.moc"
