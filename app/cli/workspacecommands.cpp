// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

Ending makeWorkspace(Session &session)
{
    if (session.words().first().isEmpty()) {
        return session.out().fail(Session::tr("Which folder? Its name is empty; “.” is the current one."));
    }
    const QString dir = QDir(session.words().first()).absolutePath();
    if (const auto made = Workspace::create(dir); !made) {
        return session.out().fail(made.error().sentence);
    }
    session.out().text(
        Session::tr("Made a workspace in %1; its README.md says how to begin.").arg(QDir::toNativeSeparators(dir))
        + u'\n');
    session.out().json(QJsonObject{{u"workspace"_s, dir}});
    return Done;
}

Ending listProblems(Session &session)
{
    const QList<Problem> &problems = session.catalogue().problems();
    QJsonArray array;
    for (const Problem &problem : problems) {
        session.out().text(visibleLine(problem.text()) + u'\n');
        array.append(
            QJsonObject{{u"path"_s, problem.path}, {u"line"_s, problem.line}, {u"sentence"_s, problem.sentence}});
    }
    if (problems.isEmpty()) {
        session.out().text(Session::tr("The workspace's files are good.") + u'\n');
    }
    session.out().json(array);
    return problems.isEmpty() ? Done : Failed;
}

} // namespace

QList<Command> workspaceCommands()
{
    return {
        {.name = u"new"_s,
         .summary = Session::tr("Make a workspace with sample types and roles."),
         .arguments = {{u"DIR"_s, Session::tr("A new or empty folder.")}},
         .needsWorkspace = false,
         .start = makeWorkspace},
        {.name = u"problems"_s,
         .summary = Session::tr("Say what is wrong in the workspace's files; ends with 1 if anything is."),
         .start = listProblems},
    };
}

} // namespace Aegir
