// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/doctorcommands.h"

#include "model/dispatch/doctor.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QString levelText(Finding::Level level)
{
    switch (level) {
    case Finding::Level::Ok:
        return Session::tr("ok");
    case Finding::Level::Warning:
        return Session::tr("warning");
    case Finding::Level::Error:
        return Session::tr("error");
    }
    return {};
}

QString textOf(const Finding &finding)
{
    constexpr int width = 9;
    QString text = u"%1%2: %3\n"_s.arg(levelText(finding.level).leftJustified(width), finding.title,
                                       visibleLine(finding.sentence));
    for (const QString &line : {finding.where, finding.remedy}) {
        if (!line.isEmpty())
            text += QString(width, u' ') + visibleLine(line) + u'\n';
    }
    if (!finding.command.isEmpty())
        text += QString(width, u' ') + u"$ "_s + visibleLine(finding.command) + u'\n';
    return text;
}

Ending examine(Session &session)
{
    auto surroundings = Doctor::Surroundings::ofThisSystem();
    surroundings.storeProblem = session.storeProblem();
    auto *doctor = new Doctor(session.workspace(), surroundings, &session);
    QObject::connect(doctor, &Doctor::found, &session,
                     [&session](const Finding &finding) { session.out().text(textOf(finding)); });
    QObject::connect(doctor, &Doctor::finished, &session, [&session, doctor] {
        QJsonArray array;
        for (const Finding &finding : doctor->findings())
            array.append(finding.toJson());
        session.out().json(array);
        session.finish(session.checked(worstOf(doctor->findings()) == Finding::Level::Error ? Failed : Done));
    });
    doctor->start();
    return {};
}

} // namespace

QList<Command> doctorCommands()
{
    return {
        {.name = u"doctor"_s,
         .summary = Session::tr("Look whether everything is there that runs need, and say what to do where it is not."),
         .needsStore = false,
         .start = examine}};
}

} // namespace Aegir
