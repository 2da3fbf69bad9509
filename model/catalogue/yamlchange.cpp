// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/yamlchange.h"

#include "model/catalogue/yaml.h"
#include "model/catalogue/yamlplaces.h"
#include "model/catalogue/yamlscalar.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

using Kind = YamlPlace::Kind;

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::YamlChange)
};

QString doubleQuoted(const QString &text)
{
    QString quoted = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\';
        if (c.isPrint() || c.isSurrogate())
            quoted += c;
        else
            quoted += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return quoted + u'"';
}

/// @p value as YAML; a text in quotes like @p quote (0: none), if it can be.
QString scalarText(const QJsonValue &value, char quote = 0)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toInteger());
    const QString text = value.toString();
    const bool printable = std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (quote == '"' || !printable)
        return doubleQuoted(text);
    if (quote == '\'')
        return u'\'' + QString(text).replace(u"'"_s, u"''"_s) + u'\'';
    // Fewer than YAML allows, but these mean nothing else anywhere.
    static const QRegularExpression harmless(u"\\A[\\p{L}\\p{N}_/.~][\\p{L}\\p{N}_/.()+@ -]*(?<! )\\z"_s,
                                             QRegularExpression::UseUnicodePropertiesOption);
    return harmless.match(text).hasMatch() && plainScalar(text).isString() ? text : doubleQuoted(text);
}

QString lineText(const QStringList &keys, const QJsonValue &value)
{
    const QString last = keys.last() + u": "_s + scalarText(value);
    return keys.size() == 1 ? last : u"%1: {%2}"_s.arg(keys.first(), last);
}

QByteArray lineEndOf(const QByteArray &yaml)
{
    const qsizetype end = yaml.indexOf('\n');
    return end > 0 && yaml[end - 1] == '\r' ? "\r\n"_ba : "\n"_ba;
}

qsizetype lineStart(const QByteArray &yaml, qsizetype position)
{
    return position == 0 ? 0 : yaml.lastIndexOf('\n', position - 1) + 1;
}

qsizetype skipBlanks(const QByteArray &yaml, qsizetype position)
{
    while (position < yaml.size() && (yaml[position] == ' ' || yaml[position] == '\t'))
        ++position;
    return position;
}

/// True when the line ends at @p position, without a comment.
bool isLineEnd(const QByteArray &yaml, qsizetype position)
{
    return position >= yaml.size() || yaml[position] == '\n'
        || QByteArrayView(yaml).sliced(position).startsWith("\r\n");
}

/// Where something stands in a text, or would.
struct Span
{
    qsizetype begin = -1;
    qsizetype end = -1;

    bool isValid() const { return end >= begin && begin >= 0; }
};

/// Makes one change.
class Changer
{
public:
    Changer(const QByteArray &yaml, const YamlChange &change)
        : m_yaml(yaml)
        , m_root(placesInYaml(yaml))
        , m_change(change)
    {
    }

    /// The changed text; nothing when that cannot be done. line() says where that is.
    std::optional<QByteArray> changed();
    int line() const { return m_line; }

private:
    std::optional<QByteArray> put(const YamlPlace &mapping, qsizetype level, qsizetype end);
    std::optional<QByteArray> putInto(const YamlPlace &mapping, const YamlPair &pair);
    std::optional<QByteArray> inserted(const YamlPlace &mapping, const QByteArray &text, qsizetype end) const;
    std::optional<QByteArray> appended(const QByteArray &line, qsizetype end, int column) const;
    std::optional<QByteArray> without(const YamlPlace &mapping, const YamlPair &pair) const;
    Span valueOf(const YamlPlace &mapping, const YamlPair &pair) const;
    QByteArray replaced(Span span, const QByteArray &text) const
    {
        return QByteArray(m_yaml).replace(span.begin, span.end - span.begin, text);
    }

    const QByteArray &m_yaml;
    const YamlPlace m_root;
    const YamlChange &m_change;
    int m_line = 0;
};

std::optional<QByteArray> Changer::changed()
{
    m_line = std::max(1, m_root.line);
    if (m_root.kind == Kind::Mapping)
        return put(m_root, 0, m_yaml.size());
    if (m_root.kind != Kind::Null)
        return std::nullopt;
    return m_change.value.isUndefined() ? m_yaml
                                        : appended(lineText(m_change.keys, m_change.value).toUtf8(), m_yaml.size(), 0);
}

/// @p end is where something else than @p mapping begins.
std::optional<QByteArray> Changer::put(const YamlPlace &mapping, qsizetype level, qsizetype end)
{
    const bool isLast = level == m_change.keys.size() - 1;
    const YamlPair *pair = mapping.pair(m_change.keys[level]);
    if (!pair) {
        return m_change.value.isUndefined()
            ? m_yaml
            : inserted(mapping, lineText(m_change.keys.sliced(level), m_change.value).toUtf8(), end);
    }
    m_line = pair->key.line;
    if (isLast)
        return putInto(mapping, *pair);
    if (pair->value.kind == Kind::Mapping) {
        const YamlPair *next = mapping.after(pair);
        return put(pair->value, level + 1, next ? next->key.begin : end);
    }
    if (pair->value.kind != Kind::Null)
        return std::nullopt;
    if (m_change.value.isUndefined())
        return m_yaml;
    const Span value = valueOf(mapping, *pair);
    const QString text = u'{' + lineText(m_change.keys.sliced(level + 1), m_change.value) + u'}';
    return value.isValid() ? std::optional(replaced(value, (value.begin == value.end ? " " : "") + text.toUtf8()))
                           : std::nullopt;
}

std::optional<QByteArray> Changer::putInto(const YamlPlace &mapping, const YamlPair &pair)
{
    if (m_change.value.isUndefined()) {
        if (pair.value.kind == Kind::Null)
            return m_yaml; // as good as not there
        if (auto removed = without(mapping, pair))
            return removed;
    }
    const Span value = valueOf(mapping, pair);
    if (!value.isValid())
        return std::nullopt;
    if (value.begin == value.end) // nothing there yet
        return replaced(value, ' ' + scalarText(m_change.value).toUtf8());
    const char first = m_yaml[value.begin];
    const char quote = first == '"' || first == '\'' ? first : char(0);
    return replaced(value, m_change.value.isUndefined() ? "~"_ba : scalarText(m_change.value, quote).toUtf8());
}

/// Where the value of @p pair stands, behind its colon when nothing does; invalid when that is not plain to see.
Span Changer::valueOf(const YamlPlace &mapping, const YamlPair &pair) const
{
    const YamlPlace &value = pair.value;
    if (value.kind == Kind::Scalar)
        return {value.begin, endOfScalar(m_yaml, value, mapping.isFlow)};
    if (value.kind != Kind::Null)
        return {};
    const char first = m_yaml[pair.key.begin];
    const qsizetype keyEnd = first == '"' || first == '\'' ? endOfScalar(m_yaml, pair.key, mapping.isFlow)
                                                           : endOfPlain(m_yaml, pair.key.begin, mapping.isFlow, true);
    const qsizetype colon = skipBlanks(m_yaml, keyEnd);
    if (keyEnd < 0 || colon >= m_yaml.size() || m_yaml[colon] != ':')
        return {};
    const qsizetype begin = skipBlanks(m_yaml, colon + 1);
    const qsizetype end = endOfPlain(m_yaml, begin, mapping.isFlow);
    if (begin == end)
        return {colon + 1, colon + 1};
    return plainScalar(QString::fromUtf8(m_yaml.sliced(begin, end - begin))).isNull() ? Span{begin, end} : Span();
}

/// The text without @p pair; nothing where more would go than it, such as a comment.
std::optional<QByteArray> Changer::without(const YamlPlace &mapping, const YamlPair &pair) const
{
    const Span value = valueOf(mapping, pair);
    if (!value.isValid())
        return std::nullopt;
    qsizetype begin = pair.key.begin;
    qsizetype end = skipBlanks(m_yaml, value.end);
    if (m_yaml.sliced(begin, end - begin).contains('\n'))
        return std::nullopt;
    if (!mapping.isFlow) {
        begin = lineStart(m_yaml, begin);
        if (skipBlanks(m_yaml, begin) != pair.key.begin || !isLineEnd(m_yaml, end))
            return std::nullopt;
        const qsizetype next = m_yaml.indexOf('\n', end);
        return replaced({begin, next < 0 ? m_yaml.size() : next + 1}, {});
    }
    if (end < m_yaml.size() && m_yaml[end] == ',') {
        end = skipBlanks(m_yaml, end + 1);
    } else {
        qsizetype comma = begin;
        while (comma > 0 && (m_yaml[comma - 1] == ' ' || m_yaml[comma - 1] == '\t'))
            --comma;
        if (comma > 0 && m_yaml[comma - 1] == ',') {
            begin = comma - 1;
            end = value.end;
        }
    }
    return isLineEnd(m_yaml, end) ? std::nullopt : std::optional(replaced({begin, end}, {}));
}

std::optional<QByteArray> Changer::inserted(const YamlPlace &mapping, const QByteArray &text, qsizetype end) const
{
    if (!mapping.isFlow)
        return appended(text, end, mapping.column);
    const YamlPair *last = mapping.pairs.empty() ? nullptr : &mapping.pairs.back();
    const qsizetype lastEnd = last && last->value.kind == Kind::Scalar ? endOfScalar(m_yaml, last->value, true) : -1;
    if (lastEnd >= 0)
        return replaced({lastEnd, lastEnd}, ", " + text);
    const qsizetype inside = mapping.begin + 1;
    if (m_yaml[mapping.begin] != '{')
        return std::nullopt;
    return replaced({inside, inside}, last ? text + ", " : text);
}

/// @p line at the end of a block mapping whose keys have @p column, and behind which at @p end something else begins.
std::optional<QByteArray> Changer::appended(const QByteArray &line, qsizetype end, int column) const
{
    // What stands before something else without belonging here, such as a comment on it.
    qsizetype place = end == m_yaml.size() ? end : lineStart(m_yaml, end);
    while (place > 0) {
        const qsizetype start = lineStart(m_yaml, place - 1);
        const qsizetype first = skipBlanks(m_yaml, start);
        if (!isLineEnd(m_yaml, first) && first - start >= column)
            break;
        place = start;
    }
    const QByteArray lineEnd = lineEndOf(m_yaml);
    const QByteArray indented = QByteArray(column, ' ') + line;
    const bool isOpen = place > 0 && m_yaml[place - 1] != '\n'; // the file's last line
    return replaced({place, place}, isOpen ? lineEnd + indented : indented + lineEnd);
}

/// @p root with @p change in it.
QJsonObject with(QJsonObject root, const YamlChange &change)
{
    const QString &key = change.keys.first();
    if (change.keys.size() == 1) {
        root.insert(key, change.value); // Undefined takes it out
    } else {
        QJsonObject inner = root.value(key).toObject();
        inner.insert(change.keys.last(), change.value);
        root.insert(key, inner);
    }
    return root;
}

/// @p root without what a change left empty: that means the same as nothing.
QJsonObject tidied(QJsonObject root, const QList<YamlChange> &changes)
{
    for (const YamlChange &change : changes) {
        const QString &key = change.keys.first();
        if (change.keys.size() > 1 && root.value(key).isObject()) {
            QJsonObject inner = root.value(key).toObject();
            if (inner.value(change.keys.last()).isNull())
                inner.remove(change.keys.last());
            root.insert(key, inner);
        }
        const QJsonValue value = root.value(key);
        if (value.isNull() || (value.isObject() && value.toObject().isEmpty()))
            root.remove(key);
    }
    return root;
}

std::unexpected<Error> refusal(const QString &path, int line, const YamlChange &change)
{
    return change.value.isUndefined()
        ? failure(
              Text::tr(
                  "%1, line %2: this is written in a way that only a person can change well, so nothing was changed. Open "
                  "the file and take “%3” out.")
                  .arg(path)
                  .arg(line)
                  .arg(change.keys.last()))
        : failure(
              Text::tr(
                  "%1, line %2: this is written in a way that only a person can change well, so nothing was changed. Open "
                  "the file and write there: %3")
                  .arg(path)
                  .arg(line)
                  .arg(change.text()));
}

} // namespace

QString YamlChange::text() const
{
    return value.isUndefined() ? QString() : lineText(keys, value);
}

Result<QByteArray> changedYaml(const QByteArray &yaml, const QString &path, const QList<YamlChange> &changes)
{
    const YamlDocument before = parseYaml(yaml, path);
    if (before.isBroken())
        return failure(before.problems.constLast().text());
    const bool hasMark = yaml.startsWith(byteOrderMark);
    QByteArray text = hasMark ? yaml.sliced(byteOrderMark.size()) : yaml;
    QJsonObject wanted = before.root.toJson().toObject();
    int line = 0;
    for (const YamlChange &change : changes) {
        wanted = with(wanted, change);
        Changer changer(text, change);
        auto changed = changer.changed();
        line = changer.line();
        const YamlDocument after = parseYaml(changed.value_or(QByteArray()), path);
        const QJsonObject read = after.root.toJson().toObject();
        if (!changed || after.isBroken() || after.problems.size() > before.problems.size()
            || tidied(read, changes) != tidied(wanted, changes)) {
            return refusal(path, line, change);
        }
        text = *std::move(changed);
    }
    return hasMark ? byteOrderMark.toByteArray() + text : text;
}

} // namespace Aegir
