// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariant>

namespace Aegir {

/// The answer of a table's headerData(), whose columns have the @p titles.
inline QVariant columnTitle(int section, Qt::Orientation orientation, int role, const QStringList &titles)
{
    const bool isTitle =
        orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < titles.size();
    return isTitle ? QVariant(titles.at(section)) : QVariant();
}

} // namespace Aegir
