// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/yamlplaces.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace Aegir {

namespace {

using Kind = YamlPlace::Kind;

/// Makes the places of the parser's events.
class PlaceBuilder : public YAML::EventHandler
{
public:
    YamlPlace root;

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override { add(placeAt(mark, Kind::Null)); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { add(placeAt(mark, Kind::Alias)); }
    void OnScalar(const YAML::Mark &mark, const std::string &, YAML::anchor_t, const std::string &value) override
    {
        YamlPlace place = placeAt(mark, Kind::Scalar);
        place.text = QByteArray::fromStdString(value);
        add(std::move(place));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value style) override
    {
        open(mark, Kind::Sequence, style);
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value style) override
    {
        open(mark, Kind::Mapping, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    struct Level
    {
        YamlPlace place;
        bool hasKey = false;
    };

    static YamlPlace placeAt(const YAML::Mark &mark, Kind kind)
    {
        YamlPlace place;
        place.kind = kind;
        place.begin = mark.pos;
        place.line = mark.line + 1;
        place.column = mark.column;
        return place;
    }

    void open(const YAML::Mark &mark, Kind kind, YAML::EmitterStyle::value style)
    {
        YamlPlace place = placeAt(mark, kind);
        place.isFlow = style == YAML::EmitterStyle::Flow;
        m_levels.push_back({std::move(place)});
    }

    void close()
    {
        YamlPlace place = std::move(m_levels.back().place);
        m_levels.pop_back();
        add(std::move(place));
    }

    void add(YamlPlace place)
    {
        if (m_levels.empty()) {
            root = std::move(place);
            return;
        }
        Level &level = m_levels.back();
        if (level.place.kind != Kind::Mapping)
            return;
        if (std::exchange(level.hasKey, !level.hasKey))
            level.place.pairs.back().value = std::move(place);
        else
            level.place.pairs.push_back({std::move(place), {}});
    }

    std::vector<Level> m_levels;
};

qsizetype endOfQuoted(const QByteArray &text, qsizetype begin)
{
    const char quote = text[begin];
    for (qsizetype i = begin + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote)
                return i + 1;
            ++i; // two of them stand for one
        }
    }
    return -1;
}

} // namespace

const YamlPair *YamlPlace::pair(const QString &key) const
{
    const QByteArray wanted = key.toUtf8();
    const YamlPair *found = nullptr;
    for (const YamlPair &pair : pairs) {
        if (pair.key.kind == Kind::Scalar && pair.key.text == wanted)
            found = &pair;
    }
    return found;
}

const YamlPair *YamlPlace::after(const YamlPair *pair) const
{
    return pair == &pairs.back() ? nullptr : pair + 1;
}

YamlPlace placesInYaml(const QByteArray &text)
{
    std::istringstream stream(text.toStdString());
    YAML::Parser parser(stream);
    PlaceBuilder builder;
    parser.HandleNextDocument(builder);
    return std::move(builder.root);
}

qsizetype endOfPlain(const QByteArray &text, qsizetype begin, bool inFlow, bool isKey)
{
    const auto isBlank = [&text](qsizetype i) {
        return i >= text.size() || QByteArrayView(" \t\r\n").contains(text[i]);
    };
    qsizetype end = begin;
    for (qsizetype i = begin; i < text.size() && text[i] != '\n' && text[i] != '\r'; ++i) {
        const bool endsFlow = inFlow && QByteArrayView(",[]{}").contains(text[i]);
        const bool endsKey =
            isKey && text[i] == ':' && (isBlank(i + 1) || (inFlow && QByteArrayView(",[]{}").contains(text[i + 1])));
        const bool isComment = text[i] == '#' && (i == begin || isBlank(i - 1));
        if (endsFlow || endsKey || isComment)
            break;
        if (!isBlank(i))
            end = i + 1;
    }
    return end;
}

qsizetype endOfScalar(const QByteArray &text, const YamlPlace &place, bool inFlow)
{
    if (place.begin >= text.size())
        return -1;
    switch (text[place.begin]) {
    case '"':
    case '\'':
        return endOfQuoted(text, place.begin);
    case '|':
    case '>':
    case '&':
    case '!':
        return -1;
    default: {
        // What goes on in the next line is read as more than this one has.
        const qsizetype end = endOfPlain(text, place.begin, inFlow);
        return text.sliced(place.begin, end - place.begin) == place.text ? end : -1;
    }
    }
}

} // namespace Aegir
