// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/log/comparedialog.h"
#include "views/log/textpane.h"

#include <KSyntaxHighlighting/Repository>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The window over runs that were recorded from real ones (tests/callback/recorded).
class tst_CompareDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void shows();
    void filters();
    void nothingDiffers();
    void hidesWithoutLog();
    void saysWhatFails();
    void closesWhileItReads();
    void pictures();

private:
    void compare(const QString &before, const QString &after);
    static QString recorded(const QString &name)
    {
        return QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded/") + name + u".jsonl"_s;
    }
    template<typename Widget> Widget *child(const QString &name) const { return m_dialog->findChild<Widget *>(name); }
    QString text(const QString &label) const { return child<QLabel>(label)->text(); }

    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<CompareDialog> m_dialog;
};

void tst_CompareDialog::init()
{
    m_dialog = std::make_unique<CompareDialog>(m_repository);
    m_dialog->show();
}

void tst_CompareDialog::compare(const QString &before, const QString &after)
{
    QSignalSpy settled(m_dialog.get(), &CompareDialog::settled);
    m_dialog->compare(u"Deploy"_s, {.title = u"Run 1"_s, .events = recorded(before)},
                      {.title = u"Run 2"_s, .events = recorded(after)});
    QTRY_VERIFY(!settled.isEmpty());
}

void tst_CompareDialog::shows()
{
    compare(u"ok"_s, u"failed"_s);
    QCOMPARE(m_dialog->windowTitle(), u"Compare Runs: Deploy"_s);
    QVERIFY(!m_dialog->isModal());
    QVERIFY(text(u"compareSummary"_s).endsWith(u'.'));
    QVERIFY(text(u"compareRuns"_s).contains(u"Run 1"_s));
    const auto *table = child<QTreeView>(u"compareTable"_s);
    QVERIFY(table->model()->rowCount() > 0);
    QVERIFY(table->currentIndex().isValid());
    QVERIFY(!text(u"compareRow"_s).isEmpty());
    QVERIFY(child<TextPane>(u"compareDiff"_s)->toPlainText().startsWith(u"--- before\n+++ now\n@@"_s));
}

void tst_CompareDialog::filters()
{
    compare(u"ok"_s, u"failed"_s);
    auto *table = child<QTreeView>(u"compareTable"_s);
    const int differing = table->model()->rowCount();
    child<QCheckBox>(u"onlyDifferences"_s)->setChecked(false);
    QVERIFY(table->model()->rowCount() >= differing);
    QCOMPARE(table->model()->rowCount(), int(m_dialog->model().comparison().rows.size()));
    QTest::keyClicks(child<QLineEdit>(u"compareFilter"_s), u"no such task"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QCOMPARE(text(u"compareNote"_s), u"No task to show."_s);
}

void tst_CompareDialog::nothingDiffers()
{
    compare(u"ignored"_s, u"ignored"_s);
    QCOMPARE(text(u"compareSummary"_s), u"Every task ended as before, and took about as long."_s);
    QCOMPARE(child<QTreeView>(u"compareTable"_s)->model()->rowCount(), 0);
    QVERIFY(text(u"compareNote"_s).startsWith(u"Nothing differs."_s));

    QSignalSpy settled(m_dialog.get(), &CompareDialog::settled);
    child<QCheckBox>(u"onlyDifferences"_s)->setChecked(false);
    QTRY_VERIFY(!settled.isEmpty());
    QCOMPARE(text(u"compareNote"_s), u"Both results are the same, apart from when they came."_s);
}

void tst_CompareDialog::hidesWithoutLog()
{
    compare(u"no_log"_s, u"no_log"_s);
    QSignalSpy settled(m_dialog.get(), &CompareDialog::settled);
    child<QCheckBox>(u"onlyDifferences"_s)->setChecked(false);
    QTRY_VERIFY(!settled.isEmpty());
    QCOMPARE(text(u"compareNote"_s), u"The task hides its result (no_log)."_s);
    QVERIFY(!child<TextPane>(u"compareDiff"_s)->isVisible());
}

void tst_CompareDialog::saysWhatFails()
{
    compare(u"ok"_s, u"there is none"_s);
    QVERIFY(text(u"compareSummary"_s).contains(u"cannot be read"_s));
    QCOMPARE(child<QTreeView>(u"compareTable"_s)->model()->rowCount(), 0);
}

void tst_CompareDialog::closesWhileItReads()
{
    m_dialog->compare(u"Deploy"_s, {.title = {}, .events = recorded(u"ok"_s)},
                      {.title = {}, .events = recorded(u"failed"_s)});
    m_dialog.reset();
    QTest::qWait(20);
}

/// Pictures to look at, in the folder AEGIR_PICTURES, of the runs with the events AEGIR_PICTURE_BEFORE and _AFTER.
void tst_CompareDialog::pictures()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    const QString before = qEnvironmentVariable("AEGIR_PICTURE_BEFORE");
    const QString after = qEnvironmentVariable("AEGIR_PICTURE_AFTER");
    if (folder.isEmpty() || before.isEmpty() || after.isEmpty())
        QSKIP("nobody wants to look at it");
    const QPalette light = QApplication::palette();
    QPalette night(QColor(0x2a, 0x2e, 0x32));
    night.setColor(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
    night.setColor(QPalette::AlternateBase, QColor(0x23, 0x26, 0x29));
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? night : light);
        for (const bool all : {false, true}) {
            child<QCheckBox>(u"onlyDifferences"_s)->setChecked(!all);
            QSignalSpy settled(m_dialog.get(), &CompareDialog::settled);
            m_dialog->compare(u"Deploy the shop"_s, {.title = u"Run 1, yesterday 14:58"_s, .events = before},
                              {.title = u"Run 2, today 9:12"_s, .events = after});
            QTRY_VERIFY(!settled.isEmpty());
            for (int row = 0; row < m_dialog->model().rowCount(); row += 3) {
                child<QTreeView>(u"compareTable"_s)->setCurrentIndex(m_dialog->model().index(row, 0));
                QTest::qWait(100);
                m_dialog->grab().save(u"%1/compare-%2-%3-%4.png"_s
                                          .arg(folder, dark ? u"dark"_s : u"light"_s, all ? u"all"_s : u"differing"_s)
                                          .arg(row));
            }
        }
    }
    QApplication::setPalette(light);
}

QTEST_MAIN(tst_CompareDialog)
#include "tst_comparedialog.moc"
