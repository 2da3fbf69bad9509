// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportsession.h"

#include "model/export/exportfile.h"
#include "model/export/textexport.h"
#include "model/run/jsonline.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// Lets aegir-html write the page. In a thread of its own, where waiting disturbs nobody.
Result<WorkEnd> writeHtml(const RunFolder &folder, const RunSummary &summary, QIODevice &to, const Progress &progress)
{
    constexpr int lookEvery = 100; // milliseconds, for a wish to end
    QProcess helper;
    helper.start(QCoreApplication::applicationDirPath() + u"/aegir-html"_s, {folder.path()});
    helper.write(toJsonLine(summary.toJson()));
    helper.closeWriteChannel();
    for (bool running = true; running;) {
        helper.waitForReadyRead(lookEvery);
        running = helper.state() != QProcess::NotRunning;
        const QByteArray piece = helper.readAllStandardOutput();
        const bool written = to.write(piece) == piece.size();
        if (!written || !progress(0, 0)) {
            helper.kill();
            helper.waitForFinished();
            return written ? Result<WorkEnd>(WorkEnd::Cancelled) : std::unexpected(writeError(to));
        }
    }
    if (helper.error() == QProcess::FailedToStart) {
        return failure(Session::tr("The program %1, which makes the page, cannot be started: %2.")
                           .arg(helper.program(), helper.errorString()));
    }
    if (helper.exitStatus() != QProcess::NormalExit || helper.exitCode() != 0) {
        const QString said = QString::fromUtf8(helper.readAllStandardError()).trimmed();
        return failure(said.isEmpty() ? Session::tr("%1 ended before the page was whole.").arg(helper.program())
                                      : said);
    }
    return WorkEnd::Done;
}

Result<WorkEnd> write(const RunFolder &folder, const RunSummary &summary, ExportFormat format, QIODevice &to,
                      const Progress &progress)
{
    switch (format) {
    case ExportFormat::Text:
        return exportText(folder, LineTimes::None, to, progress);
    case ExportFormat::Times:
        return exportText(folder, LineTimes::Clock, to, progress);
    case ExportFormat::Elapsed:
        return exportText(folder, LineTimes::SinceStart, to, progress);
    case ExportFormat::Html:
        return writeHtml(folder, summary, to, progress);
    case ExportFormat::Bundle:
        return RunBundle::write(folder, summary, to, progress);
    }
    Q_UNREACHABLE_RETURN(WorkEnd::Done);
}

Result<WorkEnd> obey(const ExportOrder &order, const Progress &progress)
{
    RunFolder folder = order.folder;
    RunSummary summary = order.summary;
    std::optional<OpenedRun> opened;
    if (!order.bundle.isEmpty()) {
        auto result = RunBundle::open(order.bundle, progress);
        if (!result) {
            return std::unexpected(result.error());
        }
        if (!*result) {
            return WorkEnd::Cancelled;
        }
        opened = std::move(*result);
        folder = opened->folder;
        summary = opened->summary;
    }
    if (order.target == u"-") {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly)) {
            return std::unexpected(writeError(out));
        }
        auto end = write(folder, summary, order.format, out, progress);
        if (end && !out.flush()) {
            return std::unexpected(writeError(out));
        }
        return end;
    }
    if (order.format == ExportFormat::Bundle) {
        return RunBundle::save(folder, summary, order.target, progress);
    }
    return writeExport(order.target, [&](QIODevice &to) { return write(folder, summary, order.format, to, progress); });
}

} // namespace

ExportSession::ExportSession(Session &session, ExportOrder order)
    : QObject(&session)
    , m_session(session)
    , m_order(std::move(order))
{
    connect(&m_stop, &StopSignals::arrived, &m_work, &BackgroundWork::cancel);
    connect(&m_work, &BackgroundWork::finished, this, &ExportSession::tellDone);
    connect(&m_work, &BackgroundWork::cancelled, this,
            [this] { m_session.finish(m_session.out().fail(tr("Cancelled; nothing was exported."), {}, Failed)); });
    connect(&m_work, &BackgroundWork::failed, this, [this](const QString &sentence) {
        m_session.finish(m_session.checked(m_session.out().fail(sentence, {}, Failed)));
    });
}

void ExportSession::start()
{
    m_work.start([order = m_order](const Progress &progress) { return obey(order, progress); });
}

void ExportSession::tellDone()
{
    if (m_order.target != u"-") {
        const QFileInfo made(m_order.target);
        m_session.out().text(
            tr("Wrote %1: %2.").arg(QDir::toNativeSeparators(m_order.target), QLocale().formattedDataSize(made.size()))
            + u'\n');
        m_session.out().json(QJsonObject{{u"output"_s, made.absoluteFilePath()}, {u"bytes"_s, made.size()}});
    }
    m_session.finish(m_session.out().checked(m_session.checked(Done)));
}

} // namespace Aegir
