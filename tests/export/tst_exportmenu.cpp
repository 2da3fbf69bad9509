// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/export/recordedrun.h"
#include "views/export/exportmenu.h"
#include "views/export/runopener.h"
#include "views/export/workdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The ways out of the window and back into it, as a person takes them.
class TestExportMenu : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        // A path of a person's desktop that is not there would make the dialog begin elsewhere.
        QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    }

    void writesWhatWasChosen_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("begins");
        QTest::addRow("text") << u"exportText"_s << u"log"_s << QByteArray("PLAY [");
        QTest::addRow("times") << u"exportTimes"_s << u"log"_s << QByteArray("     ");
        QTest::addRow("elapsed") << u"exportElapsed"_s << u"log"_s << QByteArray("     ");
        QTest::addRow("html") << u"exportHtml"_s << u"html"_s << QByteArray("<!DOCTYPE html>");
        QTest::addRow("bundle") << u"exportBundle"_s << u"aegir-run"_s << QByteArray("PK\3\4");
    }

    void writesWhatWasChosen()
    {
        QFETCH(const QString, action);
        QFETCH(const QString, suffix);
        QFETCH(const QByteArray, begins);
        const RecordedRun run;
        QWidget window;
        ExportMenu menu([&run] { return std::optional(ExportSource{run.folder, run.summary, nullptr}); }, &window);
        window.show();
        menu.findChild<QAction *>(action)->trigger();
        auto *chooser = window.findChild<QFileDialog *>(u"exportFile"_s);
        QVERIFY(chooser);
        QCOMPARE(QFileInfo(chooser->selectedFiles().value(0)).fileName(), u"example.com-site_backup-118."_s + suffix);
        const QString target = run.path(u"out."_s + suffix);
        chooser->selectFile(target);
        static_cast<QDialog *>(chooser)->accept();
        auto *dialog = window.findChild<WorkDialog *>();
        QVERIFY(dialog);
        auto *openFolder = dialog->findChild<QPushButton *>(u"openFolder"_s);
        QTRY_VERIFY(openFolder->isVisible());
        const auto *sentence = dialog->findChild<QLabel *>(u"sentence"_s);
        QVERIFY2(sentence->text().startsWith(target + u" is written: "_s), qPrintable(sentence->text()));
        QVERIFY(!dialog->findChild<QProgressBar *>()->isVisible());
        QVERIFY(RecordedRun::read(target).startsWith(begins));
    }

    void nothingToExport()
    {
        ExportMenu menu([] { return std::optional<ExportSource>(); });
        emit menu.aboutToShow();
        for (const QList<QAction *> all = menu.actions(); const QAction *action : all)
            QVERIFY(!action->isEnabled());
        menu.findChild<QAction *>(u"exportText"_s)->trigger(); // does nothing
    }

    void saysWhyNot()
    {
        const RecordedRun run;
        QWidget window;
        ExportMenu::write({run.folder, run.summary, nullptr}, ExportMenu::Format::Text, u"/dev/full"_s, &window);
        auto *dialog = window.findChild<WorkDialog *>();
        QVERIFY(dialog);
        const auto *sentence = dialog->findChild<QLabel *>(u"sentence"_s);
        QTRY_VERIFY2(sentence->text().startsWith(u"/dev/full cannot be written: "_s), qPrintable(sentence->text()));
        QVERIFY(!dialog->findChild<QPushButton *>(u"openFolder"_s)->isVisible());
        QVERIFY(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Close));
    }

    void cancelLeavesNothing_data()
    {
        QTest::addColumn<ExportMenu::Format>("format");
        QTest::addRow("times") << ExportMenu::Format::Times;
        QTest::addRow("html") << ExportMenu::Format::Html;
        QTest::addRow("bundle") << ExportMenu::Format::Bundle;
    }

    void cancelLeavesNothing()
    {
        QFETCH(const ExportMenu::Format, format);
        const RecordedRun run;
        QVERIFY(QFile::resize(run.folder.outputPath(), qint64(4) << 30)); // takes no room, but time
        QWidget window;
        ExportMenu::write({run.folder, run.summary, nullptr}, format, run.path(u"out"_s), &window);
        auto *dialog = window.findChild<WorkDialog *>();
        const QPointer<BackgroundWork> work = window.findChild<BackgroundWork *>();
        QVERIFY(dialog && work);
        auto *bar = dialog->findChild<QProgressBar *>();
        QTRY_VERIFY(bar->maximum() > 0);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel), Qt::LeftButton);
        QVERIFY(!dialog->isVisible());
        QTRY_VERIFY(!work);
        QCOMPARE(RecordedRun::names(run.path({})), QStringList{u"run"_s});
    }

    void opensWhatItWrote()
    {
        const RecordedRun run;
        const QString path = run.path(u"a.aegir-run"_s);
        QVERIFY(RunBundle::save(run.folder, run.summary, path, goOn));
        QWidget window;
        RunOpener opener(&window);
        QList<RunSummary> summaries;
        connect(&opener, &RunOpener::opened, this, [&](const std::shared_ptr<OpenedRun> &opened, const QString &from) {
            QCOMPARE(from, path);
            QVERIFY(QFile::exists(opened->folder.outputPath()));
            summaries << opened->summary;
        });
        opener.open(path);
        opener.open(path); // a second click, or a second file
        QTRY_COMPARE(summaries.size(), 2);
        QCOMPARE(summaries, (QList{run.summary, run.summary}));
        QVERIFY(!window.findChild<WorkDialog *>());
    }

    void saysWhyItCannotOpen()
    {
        const RecordedRun run;
        const QString bad = run.path(u"bad.aegir-run"_s);
        const QString good = run.path(u"good.aegir-run"_s);
        RecordedRun::write(bad, "no zip");
        QVERIFY(RunBundle::save(run.folder, run.summary, good, goOn));
        QWidget window;
        RunOpener opener(&window);
        QSignalSpy opened(&opener, &RunOpener::opened);
        opener.open(bad);
        opener.open(good);
        QTRY_COMPARE(opened.size(), 1);
        const auto *dialog = window.findChild<WorkDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QLabel *>(u"sentence"_s)->text(), bad + u" is no run bundle, or it is damaged."_s);
    }

    void openingCanBeCancelled()
    {
        const RecordedRun run;
        QVERIFY(QFile::resize(run.folder.outputPath(), qint64(1) << 29));
        const QString path = run.path(u"a.aegir-run"_s);
        QVERIFY(RunBundle::save(run.folder, run.summary, path, goOn));
        QWidget window;
        RunOpener opener(&window);
        QSignalSpy opened(&opener, &RunOpener::opened);
        opener.open(path);
        QTRY_VERIFY(window.findChild<WorkDialog *>());
        auto *dialog = window.findChild<WorkDialog *>();
        dialog->reject();
        QTRY_VERIFY(!window.findChild<BundleOpener *>() || !opener.findChild<WorkDialog *>());
        QTest::qWait(200);
        QCOMPARE(opened.size(), 0);
        // The next one can be opened.
        const RecordedRun other;
        const QString small = other.path(u"b.aegir-run"_s);
        QVERIFY(RunBundle::save(other.folder, other.summary, small, goOn));
        opener.open(small);
        QTRY_COMPARE(opened.size(), 1);
    }

    /// For a look at them: AEGIR_PICTURES=DIR.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
        if (folder.isEmpty())
            QSKIP("nobody wants pictures");
        const auto take = [&folder](WorkDialog &dialog, const QString &name) {
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            QVERIFY(dialog.grab().save(folder + u'/' + name + u".png"_s));
        };
        const QString title = u"Export of Back up of example.com, run 118"_s;
        auto *progress =
            new WorkDialog(title, u"Writing /home/me/Documents/example.com-site_backup-118.html…"_s, nullptr);
        progress->setProgress(31000000, 100000000);
        take(*progress, u"progress"_s);
        auto *done = new WorkDialog(title, u"…"_s, nullptr);
        done->succeed(u"/home/me/Documents/example.com-site_backup-118.html is written: 254.65 MiB."_s,
                      u"/home/me/x"_s);
        take(*done, u"done"_s);
        auto *failed = new WorkDialog(u"Open a Run"_s, u"…"_s, nullptr);
        failed->fail(
            u"/home/me/Downloads/example.com-site_backup-118.aegir-run is damaged: its output.log is not what was packed."_s);
        take(*failed, u"failed"_s);
    }
};

QTEST_MAIN(TestExportMenu)
#include "tst_exportmenu.moc"
