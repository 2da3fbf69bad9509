// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"
#include "model/inventory/entity.h"

#include <QStringList>

namespace Aegir {

/// @p rows below @p header as lines of aligned columns, two blanks apart; without trailing blanks. An empty header is
/// none. Cells are made visible lines; below a header, cells before the last column are cut off at 60 characters, so
/// that one long name does not push every line apart.
QString tableText(const QStringList &header, const QList<QStringList> &rows);

/// `name: value` lines, the values aligned; each line starts with @p indent.
QString fieldsText(const QJsonObject &values, const QString &indent);

/// What `--json` tells of an entity. @p platform is the name of a site's platform.
QJsonObject toJson(const Entity &entity, const QString &platform);

/// What `--json` tells of a run. @p entity is the name of its entity, @p log the path of its log.
QJsonObject toJson(const Run &run, const QString &entity, const QString &log);

/// @p time as a person's clock shows it; empty for an invalid one.
QString timeText(const QDateTime &time);

/// How long @p run took, or takes at @p now; empty when it never started.
QString durationText(const Run &run, const QDateTime &now);

} // namespace Aegir
