// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format.h"
#include "app/cli/runanswers.h"
#include "app/cli/runsession.h"
#include "model/run/playbook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// What is to be dispatched, as the command line says it.
struct Wanted
{
    Target target;
    const OperationType *operation = nullptr;
    Answers answers;
    RunOptions options;
};

RunOptions readOptions(const QCommandLineParser &parser)
{
    return {.check = parser.isSet(u"check"_s),
            .diff = parser.isSet(u"diff"_s),
            .verbosity = int(
                std::min<qsizetype>(4, parser.optionNames().count(u"v"_s) + parser.optionNames().count(u"verbose"_s))),
            .limit = parser.value(u"limit"_s),
            .tags = parser.value(u"tags"_s),
            .skipTags = parser.value(u"skip-tags"_s)};
}

/// Says every problem of the answers; the exit code when there is one.
Ending checkAnswers(Session &session, const QList<TaskForm> &form, const Answers &answers)
{
    QStringList sentences;
    QJsonArray array;
    for (const AnswerProblem &problem : problemsOf(form, answers)) {
        const QString task = form.value(problem.task).task.name;
        sentences.append(u"%1.%2: %3"_s.arg(task, problem.field, problem.sentence));
        array.append(QJsonObject{{u"task"_s, task}, {u"field"_s, problem.field}, {u"sentence"_s, problem.sentence}});
    }
    if (sentences.isEmpty()) {
        return {};
    }
    return session.out().fail(sentences, {{u"problems"_s, array}});
}

int preview(Session &session, const Wanted &wanted)
{
    session.queue().findAnsible();
    const auto request =
        session.queue().preview(wanted.target.entity.id, wanted.operation->name, wanted.answers, wanted.options);
    if (!request) {
        return session.out().fail(request.error().sentence);
    }
    const Playbook playbook = writePlaybook(*request);
    const QStringList command = ansibleCommand(*request, session.workspace().stateDir() + u"/runs/RUN"_s);
    const QString text = Session::tr("# Command, in %1").arg(request->workspaceDir) + u'\n' + shellText(command)
        + u"\n\n# playbook.yml\n"_s + QString::fromUtf8(playbook.playbook) + u"\n# vars.yml\n"_s
        + QString::fromUtf8(playbook.variables);
    session.out().text(text.endsWith(u'\n') ? text : text + u'\n');
    session.out().json(QJsonObject{{u"command"_s, QJsonArray::fromStringList(command)},
                                   {u"folder"_s, request->workspaceDir},
                                   {u"playbook"_s, QString::fromUtf8(playbook.playbook)},
                                   {u"variables"_s, QString::fromUtf8(playbook.variables)}});
    return Done;
}

Ending dispatch(Session &session, const Wanted &wanted)
{
    if (const auto opened = session.queue().open(); !opened) {
        return session.out().fail(opened.error().sentence);
    }
    const bool detach = session.parser().isSet(u"detach"_s);
    const auto run =
        session.queue().dispatch(wanted.target.entity.id, wanted.operation->name, wanted.answers, wanted.options);
    if (!run) {
        return session.out().fail(run.error().sentence);
    }
    auto *attended = new RunSession(session, *run, detach ? RunSession::Mode::Detach : RunSession::Mode::Attend);
    attended->start();
    return {};
}

Ending run(Session &session)
{
    const auto entity = session.findEntity(session.words().at(0));
    if (!entity) {
        return session.out().fail(entity.error().sentence);
    }
    const auto operation = findOperation(session, *entity, session.words().at(1));
    if (!operation) {
        return session.out().fail(operation.error().sentence);
    }
    const auto target = Target::find(session.store(), entity->id);
    if (!target) {
        return session.out().fail(target.error().sentence);
    }
    if (!session.parser().isSet(u"preview"_s) && !session.parser().isSet(u"detach"_s)) {
        session.expectRun();
    }
    const QList<TaskForm> form = operationForm(session.workspace(), **operation, *target);
    auto answers = readAnswers(session, form);
    if (!answers) {
        return session.out().fail(answers.error().sentence);
    }
    const Wanted wanted{
        .target = *target, .operation = *operation, .answers = *answers, .options = readOptions(session.parser())};
    if (const Ending bad = checkAnswers(session, form, wanted.answers)) {
        return bad;
    }
    if (session.parser().isSet(u"preview"_s)) {
        return preview(session, wanted);
    }
    if (const auto confirmed = requireConfirmation(session, **operation, {entity->id}); !confirmed) {
        return session.out().fail(confirmed.error().sentence);
    }
    return dispatch(session, wanted);
}

} // namespace

QList<Command> runCommands()
{
    return {
        {.name = u"run"_s,
         .summary = Session::tr("Run an operation and show Ansible's output as it comes."),
         .arguments = {{u"ENTITY"_s, Session::tr("Name of a platform or site.")},
                       {u"OPERATION"_s, Session::tr("Name of one of its operations.")}},
         .options =
             {{u"set"_s,
               Session::tr(
                   "Give a field of a task a value; TASK#2 is the second of two equal tasks, and FIELD=VALUE is "
                   "enough when only one task has it. Can be repeated."),
               u"TASK.FIELD=VALUE"_s},
              {u"secret"_s,
               Session::tr("Read the value of a field from the terminal without showing it, or from a line of standard "
                           "input. Can be repeated."),
               u"TASK.FIELD"_s},
              {u"values"_s,
               Session::tr("Read values from a JSON file, such as {\"TASK\": {\"FIELD\": 1}}; - is standard input."),
               u"FILE"_s},
              {u"check"_s, Session::tr("Only try what would change.")},
              {u"diff"_s, Session::tr("Show what changes in files.")},
              {{u"v"_s, u"verbose"_s},
               Session::tr("More output of Ansible; up to -vvvv. With --json, the log goes to standard error.")},
              {u"limit"_s, Session::tr("Run on these of its hosts only."), u"PATTERN"_s},
              {u"tags"_s, Session::tr("Run only what has one of these tags."), u"TAGS"_s},
              {u"skip-tags"_s, Session::tr("Leave out what has one of these tags."), u"TAGS"_s},
              {u"preview"_s, Session::tr("Show the playbook, the variables and the command; run nothing.")},
              {u"detach"_s, Session::tr("Do not stay: end as soon as the run has started or waits.")},
              {u"yes"_s,
               Session::tr("Really run a destructive operation in an environment that asks for confirmation.")}},
         .start = run},
    };
}

} // namespace Aegir
