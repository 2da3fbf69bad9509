// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/wholematch.h"

#include <QCache>
#include <QRegularExpression>

namespace Aegir {

bool matchesWhole(const QString &pattern, const QString &text)
{
    thread_local QCache<QString, QRegularExpression> expressions(1000);
    QRegularExpression *expression = expressions.object(pattern);
    if (!expression) {
        expression = new QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                            QRegularExpression::UseUnicodePropertiesOption);
        expressions.insert(pattern, expression);
    }
    return expression->match(text).hasMatch();
}

} // namespace Aegir
