// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the store keeps of runs that have ended.
#include "model/inventory/sql.h"
#include "model/inventory/store.h"

using namespace Qt::StringLiterals;

namespace Aegir {

Result<QList<StoredFolder>> Store::runFolders() const
{
    const auto read = [](const QSqlQuery &row) {
        const auto status = statusFromName(row.value(2).toString());
        return StoredFolder{
            .run = row.value(0).toLongLong(), .name = row.value(1).toString(), .ended = status && isFinal(*status)};
    };
    return Sql::rows(database(), read, u"SELECT id, folder, status FROM run ORDER BY id"_s);
}

} // namespace Aegir
