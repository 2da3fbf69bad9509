// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/exportfile.h"
#include "model/run/platform.h"
#include "resources/translations.h"
#include "views/export/htmlexport.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

/// `aegir-html RUN-DIR`: what `aegir` cannot do itself, since colours are a matter of the GUI's libraries, which it
/// works without. Exits 0, or 1 with a sentence on standard error, or 2 for a wrong call.
int main(int argc, char *argv[])
{
    Aegir::surviveFileSizeLimit();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"aegir-html"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AEGIR_VERSION));
    Aegir::installTranslations(application);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2 && arguments[1] == u"--version") {
        std::puts("aegir-html " AEGIR_VERSION);
        return 0;
    }
    if (arguments.size() != 2 || arguments[1].startsWith(u'-')) {
        std::fputs(
            "Usage: aegir-html RUN-DIR\n"
            "Writes the log of the run in RUN-DIR as a page of HTML to standard output; what is known of the run\n"
            "comes as JSON from standard input. “aegir export --format html” starts it.\n",
            stderr);
        return 2;
    }
    QFile in;
    const QByteArray json = in.open(stdin, QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    const auto summary = Aegir::RunSummary::fromJson(QJsonDocument::fromJson(json).object());
    QFile out;
    const bool open = out.open(stdout, QIODevice::WriteOnly);
    auto end = open
        ? Aegir::exportHtml(Aegir::RunFolder(arguments[1]), summary, out, [](qint64, qint64) { return true; })
        : std::unexpected(Aegir::writeError(out));
    if (end && !out.flush())
        end = std::unexpected(Aegir::writeError(out));
    if (!end) {
        std::fprintf(stderr, "%s\n", qPrintable(end.error().sentence));
        return 1;
    }
    return 0;
}
