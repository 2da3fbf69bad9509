// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logpattern.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr auto quantifiers = "*+?{"_L1;

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7f;
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Reads an expression once from its start to its end, and writes it again for blocks.
class Parser
{
public:
    explicit Parser(QStringView expression)
        : m_in(expression)
    {
    }

    LogPattern result()
    {
        const QString required = alternatives();
        if (!atEnd())
            m_understood = false; // a parenthesis too many
        return m_understood ? LogPattern{.required = required, .forBlocks = m_out} : LogPattern();
    }

private:
    /// What the next repetition does to what stands before it.
    enum class Times { Once, AtLeastOnce, Perhaps };

    bool atEnd() const { return !m_understood || m_at >= m_in.size(); }
    QChar next() const { return m_at < m_in.size() ? m_in[m_at] : QChar(); }
    QChar take()
    {
        if (m_at < m_in.size())
            return m_in[m_at++];
        m_understood = false;
        return {};
    }
    void giveUp() { m_understood = false; }

    QString alternatives();
    QString sequence();
    QString group();
    void characterClass();
    bool classItem(bool negated);
    void posixClass();
    QChar escape();
    void assertion(QStringView written);
    Times times();

    QStringView m_in;
    qsizetype m_at = 0;
    QString m_out;
    bool m_understood = true;
};

QString Parser::alternatives()
{
    QString required = sequence();
    while (next() == u'|' && !atEnd()) {
        m_out += take();
        sequence();
        required.clear(); // one or the other
    }
    return required;
}

/// Gives the longest text that it needs.
QString Parser::sequence()
{
    QString longest;
    QString run;
    const auto endRun = [&] {
        if (run.size() > longest.size())
            longest = run;
        run.clear();
    };
    // A character of the pattern that stands for itself, and what follows it.
    const auto literal = [&](QStringView character) {
        run += character;
        switch (times()) {
        case Times::Once:
            break;
        case Times::AtLeastOnce:
            endRun();
            break;
        case Times::Perhaps:
            run.chop(character.size());
            endRun();
            break;
        }
    };
    while (!atEnd() && next() != u'|' && next() != u')') {
        const QChar c = take();
        if (c == u'(') {
            endRun();
            const QString within = group();
            if (times() != Times::Perhaps && within.size() > longest.size())
                longest = within;
        } else if (c == u'[') {
            endRun();
            characterClass();
            times();
        } else if (c == u'.') {
            endRun();
            m_out += c;
            times();
        } else if (c == u'^' || c == u'$') {
            assertion(QStringView(&c, 1));
        } else if (c == u'\\') {
            if (next() == u'b' || next() == u'B') {
                const std::array<QChar, 2> written{c, take()};
                assertion(QStringView(written.data(), 2));
            } else if (const QChar itself = escape(); itself.isNull()) {
                endRun();
                times();
            } else {
                literal(QStringView(&itself, 1));
            }
        } else if (quantifiers.contains(c) && c != u'{') {
            giveUp(); // it repeats nothing
        } else if (isControl(c) && c != u'\t') {
            giveUp();
        } else {
            QString character(c);
            if (c.isHighSurrogate())
                character += take();
            m_out += character;
            literal(character);
        }
    }
    endRun();
    return longest;
}

/// After its opening parenthesis.
QString Parser::group()
{
    m_out += u'(';
    if (next() == u'*')
        giveUp();
    if (next() == u'?') {
        m_out += take();
        if (next() != u':')
            giveUp(); // options, names, assertions, atoms, conditions ...
        m_out += take();
    }
    QString required = alternatives();
    if (take() != u')')
        giveUp();
    m_out += u')';
    return required;
}

/// After its opening bracket.
void Parser::characterClass()
{
    m_out += u'[';
    const bool negated = next() == u'^';
    if (negated)
        m_out += take();
    bool first = true;
    while (!atEnd() && (first || next() != u']')) {
        if (!classItem(negated))
            return giveUp();
        first = false;
    }
    if (atEnd())
        return giveUp();
    take();
    m_out += negated ? u"\\n]"_s : u"]"_s;
}

bool Parser::classItem(bool negated)
{
    const QChar c = take();
    if (c == u'[' && (next() == u':' || next() == u'.' || next() == u'=')) {
        posixClass();
        return m_understood;
    }
    if (isControl(c)) {
        m_out += c;
        return c == u'\t' && next() != u'-'; // a range from it on has the line feed
    }
    m_out += c;
    if (c != u'\\')
        return true;
    const QChar escaped = take();
    if (escaped == u's')
        m_out += u'h'; // no other space is left in a row
    else
        m_out += escaped;
    if (isControl(escaped))
        return false;
    // The complements have the line feed, which a negated class gives away again.
    return !isWordCharacter(escaped) || "dwshS"_L1.contains(escaped) || (negated && "DW"_L1.contains(escaped));
}

void Parser::posixClass()
{
    const qsizetype end = m_in.indexOf(u":]", m_at);
    const QStringView name = end < 0 ? QStringView() : m_in.sliced(m_at, end - m_at);
    constexpr std::array known{":alpha"_L1, ":digit"_L1, ":alnum"_L1, ":upper"_L1,
                               ":lower"_L1, ":punct"_L1, ":xdigit"_L1};
    if (std::ranges::none_of(known, [name](QLatin1StringView each) { return each == name; }))
        return giveUp();
    m_out += u'[' + name + u":]";
    m_at = end + 2;
}

/// After its backslash. The character that stands for itself, or none.
QChar Parser::escape()
{
    const QChar c = take();
    if (c == u's') {
        m_out += u"\\h"; // no other space is left in a row
    } else if (c == u'D' || c == u'W') {
        m_out += u"[^\\"_s + c.toLower() + u"\\n]";
    } else if (c == u'd' || c == u'w' || c == u'S' || c == u'h') {
        m_out += u'\\' + QString(c);
    } else if (isWordCharacter(c) || isControl(c) || c.isSurrogate()) {
        giveUp();
    } else {
        m_out += u'\\' + QString(c);
        return c;
    }
    return {};
}

void Parser::assertion(QStringView written)
{
    m_out += written;
    if (!atEnd() && quantifiers.contains(next()))
        giveUp();
}

/// What repeats the thing before, if anything does.
Parser::Times Parser::times()
{
    const QChar c = next();
    if (atEnd() || !quantifiers.contains(c))
        return Times::Once;
    Times result = c == u'+' ? Times::AtLeastOnce : Times::Perhaps;
    if (c == u'{') {
        const qsizetype end = m_in.indexOf(u'}', m_at);
        const QStringView within = end < 0 ? QStringView() : m_in.sliced(m_at + 1, end - m_at - 1);
        const bool numbers =
            std::ranges::all_of(within, [](QChar each) { return (each >= u'0' && each <= u'9') || each == u','; });
        const bool spaces = within.contains(u' ') || within.contains(u'\t');
        if (within.isEmpty() || (!numbers && !spaces))
            return Times::Once; // a brace that stands for itself
        if (!numbers || within.front() == u',' || within.count(u',') > 1) {
            giveUp(); // means different things in different versions
            return Times::Once;
        }
        m_out += m_in.sliced(m_at, end + 1 - m_at);
        m_at = end + 1;
        result = within.front() == u'0' ? Times::Perhaps : Times::AtLeastOnce;
    } else {
        m_out += take();
    }
    if (next() == u'+' && !atEnd())
        giveUp(); // possessive
    if (next() == u'?' && !atEnd())
        m_out += take();
    if (!atEnd() && quantifiers.contains(next()))
        giveUp(); // repeats the repetition
    return result;
}
} // namespace

LogPattern LogPattern::ofExpression(QStringView expression)
{
    return Parser(expression).result();
}

LogPattern LogPattern::ofText(const QString &text)
{
    if (std::ranges::any_of(text, [](QChar c) { return isControl(c) && c != u'\t'; }))
        return {};
    return {.required = text, .forBlocks = QRegularExpression::escape(text)};
}

} // namespace Aegir
