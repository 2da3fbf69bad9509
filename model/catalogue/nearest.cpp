// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/nearest.h"

#include <QList>

#include <algorithm>
#include <numeric>
#include <utility>

namespace Aegir {
namespace {

/// Letters to add, drop or replace to get from @p left to @p right.
qsizetype distance(QStringView left, QStringView right)
{
    QList<qsizetype> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < left.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < right.size(); ++j) {
            const qsizetype replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.last();
}

} // namespace

QString nearest(const QString &word, const QStringList &known)
{
    if (word.size() > 100)
        return {};
    QString best;
    const QString typed = word.toLower();
    // A swapped pair of letters is two changes; in a very short word two changes make another word.
    qsizetype shortest = (word.size() < 4 ? 1 : std::max<qsizetype>(2, word.size() / 3)) + 1;
    for (const QString &candidate : known) {
        // `minimum` for `min` is near, however much longer.
        const bool longer = candidate.size() > 2 && typed.startsWith(candidate.toLower());
        const qsizetype length = longer ? 1 : distance(typed, candidate.toLower());
        if (length < shortest) {
            shortest = length;
            best = candidate;
        }
    }
    return best;
}

} // namespace Aegir
