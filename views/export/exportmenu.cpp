// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/exportmenu.h"

#include "model/export/exportfile.h"
#include "model/export/runbundle.h"
#include "model/export/textexport.h"
#include "views/export/htmlexport.h"
#include "views/export/workdialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QString suffixOf(ExportMenu::Format format)
{
    switch (format) {
    case ExportMenu::Format::Html:
        return u"html"_s;
    case ExportMenu::Format::Bundle:
        return u"aegir-run"_s;
    case ExportMenu::Format::Text:
    case ExportMenu::Format::Times:
    case ExportMenu::Format::Elapsed:
        break;
    }
    return u"log"_s;
}

Result<WorkEnd> writeSource(const ExportSource &source, ExportMenu::Format format, const QString &target,
                            const Progress &progress)
{
    using Format = ExportMenu::Format;
    if (format == Format::Bundle)
        return RunBundle::save(source.folder, source.summary, target, progress);
    return writeExport(target, [&](QIODevice &to) {
        if (format == Format::Html)
            return exportHtml(source.folder, source.summary, to, progress);
        const LineTimes times = format == Format::Times ? LineTimes::Clock
            : format == Format::Elapsed                 ? LineTimes::SinceStart
                                                        : LineTimes::None;
        return exportText(source.folder, times, to, progress);
    });
}

} // namespace

ExportMenu::ExportMenu(std::function<std::optional<ExportSource>()> source, QWidget *parent)
    : QMenu(tr("E&xport"), parent)
    , m_source(std::move(source))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    add(Format::Text, u"exportText"_s, tr("Log as &Text…"));
    add(Format::Times, u"exportTimes"_s, tr("Log as Text with T&imes…"));
    add(Format::Elapsed, u"exportElapsed"_s, tr("Log as Text with Time Since &Start…"));
    add(Format::Html, u"exportHtml"_s, tr("Log as &HTML…"));
    addSeparator();
    add(Format::Bundle, u"exportBundle"_s, tr("Run as &Bundle for Another Person…"));
    connect(this, &QMenu::aboutToShow, this, [this] {
        const bool any = m_source().has_value();
        for (const QList<QAction *> all = actions(); QAction * action : all)
            action->setEnabled(any);
    });
}

void ExportMenu::write(const ExportSource &source, Format format, const QString &target, QWidget *window)
{
    const QString name = QDir::toNativeSeparators(target);
    auto *dialog = new WorkDialog(tr("Export of %1").arg(source.summary.title()), tr("Writing %1…").arg(name), window);
    auto *work = new BackgroundWork(window); // not the dialog's: what is being cancelled may take a moment
    connect(dialog, &WorkDialog::cancelRequested, work, &BackgroundWork::cancel);
    connect(work, &BackgroundWork::progressed, dialog, &WorkDialog::setProgress);
    connect(work, &BackgroundWork::failed, dialog, &WorkDialog::fail);
    connect(work, &BackgroundWork::finished, dialog, [dialog, name, target] {
        const qint64 size = QFileInfo(target).size();
        dialog->succeed(tr("%1 is written: %2.").arg(name, dialog->locale().formattedDataSize(size)), target);
    });
    for (const auto end : {&BackgroundWork::finished, &BackgroundWork::cancelled})
        connect(work, end, work, &QObject::deleteLater);
    connect(work, &BackgroundWork::failed, work, &QObject::deleteLater);
    work->start(
        [source, format, target](const Progress &progress) { return writeSource(source, format, target, progress); });
    dialog->show();
}

void ExportMenu::add(Format format, const QString &name, const QString &text)
{
    QAction *action = addAction(text, this, [this, format] { ask(format); });
    action->setObjectName(name);
}

void ExportMenu::ask(Format format)
{
    const auto source = m_source();
    if (!source)
        return;
    const QString suffix = suffixOf(format);
    auto *dialog = new QFileDialog(window(), tr("Export %1").arg(source->summary.title()), m_folder);
    dialog->setObjectName(u"exportFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilters({tr("%1 (*.%2)", "a kind of files")
                                .arg(format == Format::Html         ? tr("Web pages")
                                         : format == Format::Bundle ? tr("Run bundles")
                                                                    : tr("Logs"),
                                     suffix),
                            tr("All files (*)")});
    dialog->selectFile(source->summary.fileName() + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format, source = *source](const QString &target) {
        m_folder = QFileInfo(target).absolutePath();
        write(source, format, target, window());
    });
    dialog->open();
}

} // namespace Aegir
