// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/maskedrun.h"

#include "model/run/playbook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

const QString mask = u"********"_s;

QJsonValue masked(const QJsonValue &value, const QSet<QString> &secrets)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonArray items = value.toArray(); const QJsonValue &item : items)
            array.append(masked(item, secrets));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = secrets.contains(it.key()) ? QJsonValue(mask) : masked(it.value(), secrets);
    return object;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

RunRequest masked(const RunRequest &request)
{
    QSet<QString> secrets;
    for (const RoleCall &call : request.roles)
        secrets.unite(QSet(call.secrets.begin(), call.secrets.end()));
    if (secrets.isEmpty())
        return request;
    RunRequest safe = request;
    safe.variables = masked(QJsonValue(request.variables), secrets).toObject();
    safe.tree = masked(QJsonValue(request.tree), secrets).toObject();
    for (RoleCall &call : safe.roles)
        call.variables = masked(QJsonValue(call.variables), secrets).toObject();
    return safe;
}

Result<MaskedRun> maskedRun(const RunFolder &folder)
{
    const auto request = folder.request();
    if (!request)
        return std::unexpected(request.error());
    MaskedRun run{.request = {}, .playbook = read(folder.playbookPath()), .variables = read(folder.variablesPath())};
    const RunRequest safe = masked(*request);
    if (safe != *request) {
        // What was written without the mask is written anew with it.
        const Playbook again = writePlaybook(safe);
        run.playbook = run.playbook.isEmpty() ? QByteArray() : again.playbook;
        run.variables = run.variables.isEmpty() ? QByteArray() : again.variables;
    }
    run.request = QJsonDocument(safe.toJson()).toJson();
    return run;
}

} // namespace Aegir
