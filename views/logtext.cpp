// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logtext.h"

#include <algorithm>

namespace Aegir {

QString LogText::take(QByteArrayView bytes)
{
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1))
        m_starts.append(m_size + at + 1);
    m_size += bytes.size();

    QString text = m_decoder.decode(bytes);
    for (QChar &c : text) {
        if (c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator || c == u'\f' || c == u'\v')
            c = u' ';
        else if (c.isNull() || c.unicode() == 0xfdd0 || c.unicode() == 0xfdd1)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

int LogText::lineAt(qint64 offset) const
{
    const auto after = std::ranges::upper_bound(m_starts, offset);
    return int(std::max<qsizetype>(0, after - m_starts.begin() - 1));
}

} // namespace Aegir
