// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/shellquote.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Aegir {

QString shellQuoted(const QStringList &command)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    QStringList words;
    for (QString word : command) {
        if (!plain.match(word).hasMatch())
            word = u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
        words.append(word);
    }
    return words.join(u' ');
}

} // namespace Aegir
