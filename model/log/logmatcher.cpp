// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logmatcher.h"

#include "model/log/logpattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
/// Steps of one match before it gives up; PCRE2 does a hundred thousand of them in 0.2 to 0.7 ms.
constexpr auto limit = "(*LIMIT_MATCH=250000)"_L1;
/// An empty match shows nothing and is everywhere.
constexpr auto notEmpty = "(*NOTEMPTY)"_L1;

QString wholeWords(const QString &pattern, bool wholeWord)
{
    // \E ends what an open \Q has begun, and is nothing otherwise.
    return wholeWord ? u"(?<!\\w)(?:%1\\E)(?!\\w)"_s.arg(pattern) : pattern;
}

QRegularExpression compiled(const QString &pattern, const FindQuery &query,
                            QRegularExpression::PatternOptions options = {})
{
    options |= QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !query.caseSensitive);
    QRegularExpression expression(limit + notEmpty + wholeWords(pattern, query.wholeWord), options);
    expression.optimize();
    return expression;
}

/// A row that a carriage return has cut a character of has half a character left, which PCRE2 must not see.
QString wellFormed(QString text)
{
    if (text.isValidUtf16())
        return text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}
} // namespace

Result<LogMatcher> LogMatcher::make(const FindQuery &query)
{
    if (query.text.isEmpty())
        return failure(tr("There is nothing to look for."));
    LogMatcher matcher;
    matcher.m_query = query;
    QString pattern = query.text;
    if (query.regularExpression) {
        // As it was typed, first: what it is put into could make a wrong one right, and moves the place of the error.
        const QRegularExpression typed(pattern, QRegularExpression::UseUnicodePropertiesOption);
        if (!typed.isValid())
            return failure(tr("The regular expression is wrong at character %1: %2.")
                               .arg(typed.patternErrorOffset() + 1)
                               .arg(typed.errorString()));
    } else {
        pattern = QRegularExpression::escape(wellFormed(pattern));
    }
    matcher.m_expression = compiled(pattern, query);
    if (!matcher.m_expression.isValid())
        return failure(tr("This regular expression cannot be looked for: %1.").arg(matcher.m_expression.errorString()));
    const LogPattern known =
        query.regularExpression ? LogPattern::ofExpression(pattern) : LogPattern::ofText(query.text);
    // A byte that is no character is shown as U+FFFD: its text does not say what the bytes are.
    if (query.caseSensitive && !known.required.contains(QChar(QChar::ReplacementCharacter))
        && known.required.isValidUtf16())
        matcher.m_required = known.required.toUtf8();
    if (known.forBlocks.isValidUtf16())
        matcher.m_forBlocks = known.forBlocks;
    return matcher;
}

QList<LogMatch> LogMatcher::matches(const QString &text, bool *gaveUp, qsizetype most) const
{
    QList<LogMatch> found;
    const QString checked = wellFormed(text);
    for (qsizetype at = 0; at < checked.size() && found.size() < most;) {
        const QRegularExpressionMatch match = m_expression.match(checked, at, QRegularExpression::NormalMatch,
                                                                 QRegularExpression::DontCheckSubjectStringMatchOption);
        if (!match.isValid() && gaveUp)
            *gaveUp = true;
        if (!match.hasMatch())
            break;
        const LogMatch place{.start = match.capturedStart(), .length = match.capturedLength()};
        if (place.length > 0)
            found.append(place);
        // \K may move the start of a match, even to its end.
        at = std::max(place.start + place.length, at + 1);
    }
    return found;
}

std::optional<QRegularExpression> LogMatcher::forBlocks() const
{
    if (m_forBlocks.isEmpty())
        return {};
    QRegularExpression expression = compiled(m_forBlocks, m_query, QRegularExpression::MultilineOption);
    if (!expression.isValid())
        return {};
    return expression;
}

} // namespace Aegir
