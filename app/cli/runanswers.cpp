// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runanswers.h"

#include "app/cli/assignments.h"
#include "app/cli/terminal.h"
#include "app/cli/valuesfile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Aegir {

Result<const OperationType *> findOperation(Session &session, const Entity &entity, const QString &name)
{
    const EntityType *type = session.catalogue().entityType(entity.kind, entity.type);
    const QStringList known = type ? type->operations : QStringList();
    const OperationType *operation = session.catalogue().operationType(name);
    if (!known.contains(name) || !operation) {
        return failure(Session::tr("%1 has no operation “%2”; it has %3.")
                           .arg(entity.name, name, known.isEmpty() ? Session::tr("none") : known.join(u", "_s)));
    }
    if (!operation->problem.isEmpty()) {
        return failure(operation->problem);
    }
    return operation;
}

namespace {

Result<QJsonObject> readValues(const QString &path)
{
    QByteArray bytes;
    if (path == u"-") {
        bytes = readStandardInput();
    } else {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return failure(Session::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()));
        }
        bytes = file.readAll();
    }
    return parseValues(bytes, path == u"-" ? Session::tr("Standard input") : path);
}

} // namespace

Result<Answers> readAnswers(Session &session, const QList<TaskForm> &form, bool secrets)
{
    const QCommandLineParser &parser = session.parser();
    Answers answers(form.size());
    for (const QString &path : parser.values(u"values"_s)) {
        const auto values = readValues(path);
        if (!values) {
            return std::unexpected(values.error());
        }
        if (auto applied = applyValues(form, *values, answers); !applied) {
            return std::unexpected(applied.error());
        }
    }
    for (const QString &assignment : parser.values(u"set"_s)) {
        if (auto applied = applyAssignment(form, assignment, answers); !applied) {
            return std::unexpected(applied.error());
        }
    }
    for (const QString &address : secrets ? parser.values(u"secret"_s) : QStringList()) {
        // Looked up first: nobody should type a secret for a field that is not there.
        const auto place = findField(form, address);
        const auto text = place ? readSecret(visibleLine(address) + u": "_s) : std::unexpected(place.error());
        if (!text) {
            return std::unexpected(text.error());
        }
        if (auto applied = applyText(form, address, *text, answers); !applied) {
            return std::unexpected(applied.error());
        }
    }
    return answers;
}

Result<void> requireConfirmation(Session &session, const OperationType &operation, const QList<qint64> &entities)
{
    if (!operation.destructive || session.parser().isSet(u"check"_s) || session.parser().isSet(u"yes"_s)) {
        return {};
    }
    for (const qint64 entity : entities) {
        const auto target = Target::find(session.store(), entity);
        const Environment *environment = target ? session.catalogue().environment(target->environment()) : nullptr;
        if (environment && environment->confirm) {
            return failure(Session::tr("%1 destroys something, and %2 is in %3; add --yes to do it.")
                               .arg(operation.label, target->entity.name, environment->label));
        }
    }
    return {};
}

} // namespace Aegir
