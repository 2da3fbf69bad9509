// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"
#include "model/catalogue/awxsurvey.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

Ending importSurvey(Session &session)
{
    const QString path = session.words().first();
    const QString task = session.parser().value(u"task"_s);
    if (task.isEmpty()) {
        return session.out().fail(Session::tr("For which task? Add --task NAME, the name of its role."));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return session.out().fail(Session::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()));
    }
    const auto overlay = overlayFromSurvey(file.readAll(), path, task);
    if (!overlay) {
        return session.out().fail(overlay.error().sentence);
    }
    const QString target = session.parser().value(u"output"_s);
    if (target.isEmpty()) {
        session.out().text(QString::fromUtf8(*overlay));
        session.out().json(QJsonObject{{u"overlay"_s, QString::fromUtf8(*overlay)}});
        return Done;
    }
    QFile made(target);
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly) || made.write(*overlay) != overlay->size()
        || !made.flush()) {
        return session.out().fail(Session::tr("The file %1 could not be written: %2.").arg(target, made.errorString()));
    }
    session.out().text(Session::tr("Wrote %1; its end says what the role's specification must have.")
                           .arg(QDir::toNativeSeparators(target))
                       + u'\n');
    session.out().json(QJsonObject{{u"output"_s, target}});
    return Done;
}

} // namespace

QList<Command> surveyCommands()
{
    return {
        {.name = u"import-survey"_s,
         .summary = Session::tr("Turn the survey of an AWX job template into hints for a task's form."),
         .arguments = {{u"FILE"_s, Session::tr("The survey as JSON, as AWX's survey_spec gives it.")}},
         .options = {{u"task"_s, Session::tr("The task, which is a role's name."), u"NAME"_s},
                     {u"output"_s,
                      Session::tr("Write this new file, such as types/tasks/NAME.yml, instead of standard output."),
                      u"FILE"_s}},
         .needsWorkspace = false,
         .start = importSurvey},
    };
}

} // namespace Aegir
