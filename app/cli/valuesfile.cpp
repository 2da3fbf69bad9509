// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/valuesfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::CommandLine)
};

/// Looks through the words of a text that is known to be JSON, for what its values do not tell any more.
class ValuesCheck
{
public:
    explicit ValuesCheck(const QByteArray &json)
        : m_json(json)
    {
    }

    /// The first problem, or nothing; then position() is behind it.
    QString problem()
    {
        while (m_at < m_json.size()) {
            const QString found = checkWord();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return {};
    }

    qsizetype position() const { return m_at; }

private:
    struct Level
    {
        bool isObject = false;
        bool wantsKey = false;
        QSet<QString> keys;
    };

    QString checkWord()
    {
        const char c = m_json.at(m_at);
        if (c == '"') {
            return checkText();
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            return checkNumber();
        }
        ++m_at;
        if (c == '{' || c == '[') {
            m_levels.push_back({.isObject = c == '{', .wantsKey = c == '{'});
        } else if (c == '}' || c == ']') {
            m_levels.pop_back();
        } else if (c == ',') {
            m_levels.back().wantsKey = m_levels.back().isObject;
        }
        return {};
    }

    QString checkText()
    {
        const qsizetype begin = m_at++;
        while (m_json.at(m_at) != '"') {
            m_at += m_json.at(m_at) == '\\' ? 2 : 1;
        }
        ++m_at;
        const QByteArray word = '[' + m_json.sliced(begin, m_at - begin) + ']';
        const QString text = QJsonDocument::fromJson(word).array().first().toString();
        if (!text.isValidUtf16()) {
            return Text::tr("a text holds half of a character (a lone surrogate)");
        }
        Level &level = m_levels.back();
        if (std::exchange(level.wantsKey, false)) {
            if (level.keys.contains(text)) {
                return Text::tr("“%1” is here for the second time").arg(text);
            }
            level.keys.insert(text);
        }
        return {};
    }

    QString checkNumber()
    {
        const qsizetype begin = m_at;
        while (m_at < m_json.size() && QByteArrayView("+-.eE0123456789").contains(m_json.at(m_at))) {
            ++m_at;
        }
        const QByteArray word = m_json.sliced(begin, m_at - begin);
        const bool isWhole = std::ranges::none_of(word, [](char c) { return c == '.' || c == 'e' || c == 'E'; });
        bool fits = false;
        std::ignore = word.toLongLong(&fits);
        return isWhole && !fits ? Text::tr("the whole number %1 is too large").arg(QString::fromLatin1(word))
                                : QString();
    }

    const QByteArray &m_json;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
};

} // namespace

Result<QJsonObject> parseValues(const QByteArray &bytes, const QString &name)
{
    const auto lineAt = [&bytes](qsizetype offset) {
        return QString::number(bytes.first(std::min(offset, bytes.size())).count('\n') + 1);
    };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return failure(
            Text::tr("%1, line %2: this is no JSON (%3).").arg(name, lineAt(error.offset), error.errorString()));
    }
    if (!document.isObject()) {
        return failure(Text::tr("%1 must hold a JSON object of tasks or fields.").arg(name));
    }
    ValuesCheck check(bytes);
    if (const QString problem = check.problem(); !problem.isEmpty()) {
        return failure(Text::tr("%1, line %2: %3.").arg(name, lineAt(check.position()), problem));
    }
    return document.object();
}

} // namespace Aegir
