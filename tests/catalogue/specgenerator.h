// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>

namespace Aegir {

/// Makes argument specifications, good ones more often than bad ones, and values for them. The same seed makes the
/// same.
class SpecGenerator
{
public:
    explicit SpecGenerator(quint32 seed);

    /// The options of another role, dicts and lists of them up to three deep.
    QJsonObject options();

    /// Values for the options that were made last: most fit.
    QJsonObject values();

private:
    bool oneIn(int chance) { return m_random.bounded(chance) == 0; }
    template<typename List> auto anyOf(const List &list) { return list.at(m_random.bounded(int(list.size()))); }

    QJsonObject mapping(int depth, int most);
    QJsonObject option(int depth);
    QJsonObject rules(const QJsonObject &options);
    QJsonArray someNames(const QJsonObject &options, int least);
    QJsonObject valuesFor(const QJsonObject &options);
    QJsonValue valueFor(const QJsonObject &option);
    QJsonValue valueOf(const QString &type, const QJsonObject &option);
    QJsonValue noise();

    QRandomGenerator m_random;
    QJsonObject m_options;
    bool m_belowList = false; ///< what is being made stands in a list of dicts
};

} // namespace Aegir
