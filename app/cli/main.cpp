// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bulkcommands.h"
#include "app/cli/doctorcommands.h"
#include "app/cli/exportcommands.h"
#include "app/cli/historycommands.h"
#include "app/cli/session.h"
#include "app/cli/terminal.h"
#include "app/worker/workerprogram.h"
#include "model/run/platform.h"
#include "resources/translations.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace {

using namespace Aegir;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::CommandLine)
};

QList<Command> allCommands()
{
    return workspaceCommands() + entityCommands() + listCommands() + runCommands() + queueCommands()
        + scheduleCommands() + bulkCommands() + historyCommands() + exportCommands() + surveyCommands()
        + doctorCommands();
}

QList<QCommandLineOption> commonOptions()
{
    return {
        {{u"w"_s, u"workspace"_s},
         Text::tr("The workspace; without it, the current folder or the nearest one above that is one."),
         u"DIR"_s},
        {u"json"_s, Text::tr("Print JSON for scripts instead of text.")},
        {{u"h"_s, u"help"_s}, Text::tr("Explain the command.")},
    };
}

/// Where the command's name stands in @p arguments; only options that all commands have may stand before it.
qsizetype indexOfCommand(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments.at(i) == u"--workspace" || arguments.at(i) == u"-w") {
            ++i;
        } else if (!arguments.at(i).startsWith(u'-')) {
            return i;
        }
    }
    return -1;
}

QString overview(const QList<Command> &commands)
{
    QString text = Text::tr("Usage: aegir [--workspace DIR] [--json] COMMAND …\n"
                            "Runs the operations of hosting platforms and sites through Ansible.\n\n"
                            "Commands:\n");
    for (const Command &command : commands) {
        text += u"  %1%2\n"_s.arg(command.name.leftJustified(15), command.summary);
    }
    return text
        + Text::tr("\n“aegir COMMAND --help” explains a command.\n"
                   "Exit status: 0 done (a run: ok or warning), 1 a run's error, 2 bad input with nothing done,\n"
                   "3 a cancelled run, 4 an interrupted run.\n");
}

QString usage(const Command &command)
{
    QString line = u"aegir "_s + command.name;
    for (const Argument &argument : command.arguments) {
        line += argument.optional ? u" [%1]"_s.arg(argument.name) : u' ' + argument.name;
    }
    return line;
}

QString help(const Command &command, const QCommandLineParser &parser)
{
    QString text = Text::tr("Usage: %1 [options]\n").arg(usage(command)) + command.summary + u"\n\n"_s;
    for (const Argument &argument : command.arguments) {
        text += u"  %1%2\n"_s.arg(argument.name.leftJustified(15), argument.description);
    }
    if (!command.arguments.isEmpty()) {
        text += u'\n';
    }
    // Qt lays the options out; its own usage line knows nothing of commands.
    const QString all = parser.helpText();
    return text + all.sliced(std::max<qsizetype>(0, all.indexOf(u"\n\n"_s) + 2));
}

int start(const QStringList &arguments, int forkedWorker)
{
    const QList<Command> commands = allCommands();
    const bool json = arguments.contains(u"--json"_s);
    const Console out(json);
    const Console plain(false);
    const qsizetype index = indexOfCommand(arguments);
    if (index < 0) {
        if (arguments.contains(u"--version"_s)) {
            plain.text(u"aegir %1\n"_s.arg(QCoreApplication::applicationVersion()));
            return Done;
        }
        if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
            plain.text(overview(commands));
            return Done;
        }
        QCommandLineParser parser;
        parser.addOptions(commonOptions());
        if (!parser.parse(arguments)) {
            return out.fail(Text::tr("%1 (“aegir --help” explains the program)").arg(parser.errorText()));
        }
        return out.fail(Text::tr("Which command? “aegir --help” lists them."));
    }
    const auto command = std::ranges::find(commands, arguments.at(index), &Command::name);
    if (command == commands.end()) {
        return out.fail(Text::tr("There is no command “%1”; “aegir --help” lists them.").arg(arguments.at(index)));
    }

    QCommandLineParser parser;
    parser.addOptions(commonOptions() + command->options);
    QStringList rest = arguments;
    rest.removeAt(index);
    if (!parser.parse(rest)) {
        return out.fail(Text::tr("%1 (“aegir %2 --help” explains it)").arg(parser.errorText(), command->name));
    }
    if (parser.isSet(u"help"_s)) {
        plain.text(help(*command, parser));
        return Done;
    }
    const QStringList words = parser.positionalArguments();
    const auto needed = std::ranges::count(command->arguments, false, &Argument::optional);
    if (words.size() < needed || words.size() > command->arguments.size()) {
        return out.fail(Text::tr("The command is: %1").arg(usage(*command)));
    }

    Session session(parser, words, out, forkedWorker);
    if (command->needsWorkspace) {
        if (const auto opened = session.openWorkspace(command->needsStore); !opened) {
            return out.fail(opened.error().sentence);
        }
    }
    const Ending ending = command->start(session);
    return ending ? session.checked(*ending) : QCoreApplication::exec();
}

/// The sentence for a word of the command line that is no text: Qt would put other characters in its place.
QString encodingProblem(int count, char **words)
{
    for (int i = 1; i < count; ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(QByteArrayView(words[i]));
        if (decoder.hasError()) {
            return Text::tr("Word %1 of the command line is not text in UTF-8: “%2”.").arg(QString::number(i), text);
        }
    }
    return {};
}

/// The worker of a run, in a copy of this process.
int runWorker(int argc, char *argv[], int socket)
{
    defaultSignals();
    nameProcess("aegir-worker");
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"aegir-worker"_s);
    installTranslations(application);
    WorkerProgram program;
    program.wait(std::make_unique<WaitingWorker>(socket));
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    useUtf8Locale();
    Aegir::surviveFileSizeLimit();
    // To load a program takes as long as to prepare a run: so the worker is forked from this one, before there is
    // anything in it that a copy must not have. It leaves when it is not needed.
    const bool runs = std::any_of(argv + std::min(argc, 1), argv + argc,
                                  [](const char *word) { return std::string_view(word) == "run"; });
    const Fork fork = runs ? forkCopy() : Fork();
    if (fork.isCopy)
        return runWorker(argc, argv, fork.socket);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"aegir"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AEGIR_VERSION));
    installTranslations(application);
    const QStringList arguments = QCoreApplication::arguments();
    const Console out(arguments.contains(u"--json"_s));
    const QString problem = encodingProblem(argc, argv);
    return out.checked(problem.isEmpty() ? start(arguments, fork.socket) : out.fail(problem));
}
