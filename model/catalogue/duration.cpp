// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/duration.h"

#include <QRegularExpression>

namespace Aegir {

using namespace Qt::StringLiterals;

std::optional<std::chrono::seconds> durationFromText(QStringView text)
{
    // ASCII digits only, in this order, so that 1:30 or 30m2h is nothing that has to be guessed.
    static const QRegularExpression digits(u"\\A[0-9]{1,9}\\z"_s);
    static const QRegularExpression form(
        u"\\A(?:([0-9]{1,4})d)?\\s*(?:([0-9]{1,5})h)?\\s*(?:([0-9]{1,5})m)?\\s*(?:([0-9]{1,7})s)?\\z"_s);
    if (digits.matchView(text).hasMatch())
        return std::chrono::seconds(text.toLongLong());
    const auto match = form.matchView(text);
    if (text.trimmed().isEmpty() || !match.hasMatch())
        return std::nullopt;
    return std::chrono::days(match.capturedView(1).toInt()) + std::chrono::hours(match.capturedView(2).toInt())
        + std::chrono::minutes(match.capturedView(3).toInt()) + std::chrono::seconds(match.capturedView(4).toInt());
}

} // namespace Aegir
