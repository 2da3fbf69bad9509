// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportcommands.h"

#include "app/cli/exportsession.h"
#include "app/cli/format.h"
#include "model/inventory/statustext.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct FormatName
{
    QLatin1StringView name;
    ExportFormat format;
};

constexpr FormatName formats[]{{"text"_L1, ExportFormat::Text},
                               {"times"_L1, ExportFormat::Times},
                               {"elapsed"_L1, ExportFormat::Elapsed},
                               {"html"_L1, ExportFormat::Html},
                               {"bundle"_L1, ExportFormat::Bundle}};

/// What the options say, without the run.
Result<ExportOrder> readOrder(const Session &session)
{
    const QString format = session.parser().value(u"format"_s);
    const auto found = std::ranges::find(formats, format.isEmpty() ? u"text"_s : format, &FormatName::name);
    if (found == std::end(formats)) {
        return failure(
            Session::tr("There is no format “%1”; there are text, times, elapsed, html and bundle.").arg(format));
    }
    const QString target = session.parser().value(u"output"_s);
    if (target.isEmpty() && session.parser().isSet(u"output"_s)) {
        return failure(Session::tr("--output wants a file, and an empty name is none."));
    }
    if (target.isEmpty() && found->format == ExportFormat::Bundle) {
        return failure(Session::tr("A bundle is no text; add --output FILE.aegir-run, or --output - for a pipe."));
    }
    if ((target.isEmpty() || target == u"-") && session.out().isJson()) {
        return failure(
            Session::tr("With --json, standard output carries JSON; add --output FILE for what is exported."));
    }
    return ExportOrder{.format = found->format, .target = target.isEmpty() ? u"-"_s : target};
}

Ending exportRun(Session &session)
{
    auto order = readOrder(session);
    if (!order) {
        return session.out().fail(order.error().sentence);
    }
    const auto start = [&session](const ExportOrder &complete) -> Ending {
        auto *exported = new ExportSession(session, complete);
        exported->start();
        return {};
    };
    const QString source = session.words().first();
    if (RunBundle::isName(source)) {
        order->bundle = source;
        return start(*order);
    }
    if (const auto opened = session.openWorkspace(); !opened) {
        return session.out().fail(opened.error().sentence);
    }
    return session.whenSettled([&session, source, start, order = *order]() mutable -> Ending {
        const auto run = session.findRun(source);
        if (!run) {
            return session.out().fail(run.error().sentence);
        }
        order.folder = session.workspace().runFolder(*run);
        order.summary = runSummary(session.workspace(), *run);
        if (!QFileInfo::exists(order.folder.outputPath()) && order.format != ExportFormat::Bundle) {
            return session.out().fail(
                Session::tr("Run %1 has no output; its status is: %2.").arg(run->id).arg(statusText(run->status)));
        }
        return start(order);
    });
}

Ending inspectBundle(Session &session)
{
    const auto summary = RunBundle::summary(session.words().first());
    if (!summary) {
        return session.out().fail(summary.error().sentence);
    }
    QString verdict = statusText(summary->verdict.status);
    if (!summary->verdict.sentence.isEmpty()) {
        verdict += u": "_s + summary->verdict.sentence;
    }
    QList<QStringList> rows{{Session::tr("status:"), verdict}};
    const std::pair<QString, QString> more[]{
        {Session::tr("platform:"), summary->platform},         {Session::tr("environment:"), summary->environment},
        {Session::tr("started:"), timeText(summary->started)}, {Session::tr("finished:"), timeText(summary->finished)},
        {Session::tr("ansible core:"), summary->ansibleCore},  {Session::tr("system:"), summary->system},
        {Session::tr("recorded by:"), summary->program}};
    for (const auto &[name, value] : more) {
        if (!value.isEmpty()) {
            rows.append({name, value});
        }
    }
    session.out().text(visibleLine(summary->title()) + u'\n' + tableText({}, rows));
    session.out().json(summary->toJson());
    return Done;
}

} // namespace

QList<Command> exportCommands()
{
    return {
        {.name = u"export"_s,
         .summary = Session::tr("Write the log of a run as text or HTML, or all of a run as a bundle."),
         .arguments = {{u"RUN"_s, Session::tr("Number of a run, or the file of a bundle.")}},
         .options = {{u"format"_s,
                      Session::tr(
                          "text, the log as it came (default); times, each line after the time when it came; elapsed, "
                          "after the time since the first; html, one page with colours; bundle, all that is known "
                          "of the run, secrets masked, for another person."),
                      u"FORMAT"_s},
                     {u"output"_s, Session::tr("Write this file instead of standard output, which is -."), u"FILE"_s}},
         .needsWorkspace = false,
         .start = exportRun},
        {.name = u"inspect"_s,
         .summary = Session::tr("Tell what is known of the run in a bundle."),
         .arguments = {{u"FILE"_s, Session::tr("A bundle, FILE.aegir-run.")}},
         .needsWorkspace = false,
         .start = inspectBundle},
    };
}

} // namespace Aegir
