// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonValue>
#include <QList>

namespace Aegir {

/// @p runs as programs tell each other of them.
inline QJsonArray runList(const QList<qint64> &runs)
{
    QJsonArray list;
    for (const qint64 run : runs)
        list.append(run);
    return list;
}

/// What runList() made; empty for anything else.
inline QList<qint64> runsOf(const QJsonValue &list)
{
    QList<qint64> runs;
    const QJsonArray numbers = list.toArray();
    for (const QJsonValue &run : numbers)
        runs << run.toInteger();
    return runs;
}

} // namespace Aegir
