// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/types.h"

#include <QCoreApplication>

namespace Aegir {

using namespace Qt::StringLiterals;

QString Problem::text() const
{
    if (path.isEmpty())
        return sentence;
    if (line <= 0)
        return QCoreApplication::translate("Aegir::Problem", "%1: %2").arg(path, sentence);
    return QCoreApplication::translate("Aegir::Problem", "%1, line %2: %3").arg(path, QString::number(line), sentence);
}

QString entityKindName(EntityKind kind)
{
    return kind == EntityKind::Platform ? u"platform"_s : u"site"_s;
}

} // namespace Aegir
