// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/demo.h"
#include "app/desktop/session.h"
#include "app/shared/stopsignals.h"
#include "model/export/runbundle.h"
#include "model/run/platform.h"
#include "resources/translations.h"
#include "views/mainwindow.h"

#include <KSyntaxHighlighting/Repository>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <tuple>

using namespace Qt::StringLiterals;

namespace {

struct Arguments
{
    QString workspace;
    bool sample = false;
    QStringList runs; ///< bundles
    QString screenshot;
};

Arguments readArguments(const QCoreApplication &application)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("aegir-desktop", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr(QT_TRANSLATE_NOOP("aegir-desktop", "Runs the operations of hosting platforms and sites through Ansible.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace(
        u"workspace"_s, tr(QT_TRANSLATE_NOOP("aegir-desktop", "Opens the workspace in DIR, or the one that holds it.")),
        u"DIR"_s);
    const QCommandLineOption sample(
        u"sample"_s,
        tr(QT_TRANSLATE_NOOP("aegir-desktop", "Opens the sample workspace, which is made if it is not there.")));
    const QCommandLineOption demo(
        u"demo"_s,
        tr(QT_TRANSLATE_NOOP("aegir-desktop",
                             "Drives the window through one run, prints its log and verdict, saves a "
                             "picture as FILE, and ends: with 0 only when the verdict is ok.")),
        u"FILE"_s);
    parser.addOptions({workspace, sample, demo});
    parser.addPositionalArgument(u"DIR"_s,
                                 tr(QT_TRANSLATE_NOOP("aegir-desktop",
                                                      "The same as --workspace DIR. A FILE.aegir-run is "
                                                      "opened as a run in a window of its own.")),
                                 u"[DIR|FILE…]"_s);
    parser.process(application);
    Arguments arguments;
    QStringList positional = parser.positionalArguments();
    const auto runs =
        std::ranges::stable_partition(positional, [](const QString &name) { return !Aegir::RunBundle::isName(name); });
    arguments.runs = QStringList(runs.begin(), runs.end());
    positional.erase(runs.begin(), runs.end());
    arguments.workspace = parser.isSet(workspace) ? parser.value(workspace) : positional.value(0);
    arguments.sample = parser.isSet(sample);
    arguments.screenshot = parser.value(demo);
    return arguments;
}

/// What to open at the start: what was asked for, else what was open last, if it is still there.
Aegir::Result<void> openFirst(Aegir::Session &session, const Arguments &arguments, const QSettings &settings)
{
    if (!arguments.workspace.isEmpty())
        return session.open(QDir(arguments.workspace).absolutePath());
    if (arguments.sample)
        return session.openSample();
    const QString last = settings.value(u"last"_s).toString();
    return QDir(last).exists(u"workspace.yml"_s) && !last.isEmpty() ? session.open(last) : Aegir::Result<void>();
}

/// Only words are asked for, which need no display.
bool asksForWords(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [](const QByteArrayView argument) {
        return argument == "-h" || argument == "-v" || argument.startsWith("--help") || argument == "--version";
    });
}

} // namespace

int main(int argc, char *argv[])
{
    Aegir::surviveFileSizeLimit();
    QCoreApplication::setApplicationName(u"aegir-desktop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AEGIR_VERSION));
    if (asksForWords(argc, argv)) {
        QCoreApplication application(argc, argv);
        Aegir::installTranslations(application);
        std::ignore = readArguments(application); // which says them and ends
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Aegir Desktop"_s);
    QApplication::setDesktopFileName(u"hosting.aegir.Desktop"_s);
    Aegir::installTranslations(application);
    const Arguments arguments = readArguments(application);

    QApplication::setWindowIcon(QIcon(u":/aegir/icons/hosting.aegir.Desktop.svg"_s));
    // A demo neither reads what a person left in the window nor changes it.
    const bool isDemo = !arguments.screenshot.isEmpty();
    QSettings settings(isDemo ? u"aegir-desktop-demo"_s : u"aegir-desktop"_s, u"window"_s);
    if (isDemo)
        settings.clear();
    KSyntaxHighlighting::Repository repository;
    repository.addCustomSearchPath(u":/aegir"_s);

    Aegir::MainWindow window(settings, repository);
    Aegir::Session session(window, QCoreApplication::applicationDirPath() + u"/aegir-worker"_s);
    const Aegir::StopSignals stopSignals({Aegir::StopSignal::Interrupt, Aegir::StopSignal::Terminate});
    QObject::connect(&stopSignals, &Aegir::StopSignals::arrived, &window,
                     [&window] { window.closeSoon([] { QCoreApplication::quit(); }); });
    window.show();

    const Aegir::Result<void> opened = openFirst(session, arguments, settings);
    if (!opened && isDemo) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().sentence));
        return 1;
    }
    if (!opened)
        window.showFailure(QCoreApplication::translate("aegir-desktop", "The workspace cannot be opened"),
                           opened.error().sentence);
    for (const QString &run : arguments.runs)
        window.openRun(run);

    Aegir::Demo demo(window, arguments.screenshot);
    QObject::connect(&demo, &Aegir::Demo::finished, &application, [](int code) { QCoreApplication::exit(code); });
    if (isDemo)
        demo.start();
    return QApplication::exec();
}
