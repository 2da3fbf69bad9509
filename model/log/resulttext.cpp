// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/resulttext.h"

#include "model/log/rowtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::ResultText)
};

/// @p edit of each line of @p text.
template<typename Edit> QString lineByLine(const QString &text, Edit edit)
{
    if (isPlainText(QByteArray(text.toUtf8()).replace('\n', ' ')))
        return text;
    QString out;
    out.reserve(text.size());
    qsizetype from = 0;
    for (qsizetype end = text.indexOf(u'\n'); end >= 0; end = text.indexOf(u'\n', from)) {
        out += edit(text.sliced(from, end - from));
        out += u'\n';
        from = end + 1;
    }
    return out += edit(text.sliced(from));
}

/// True when @p text can stand as it is: nothing in it would act on what shows it, or, a byte order mark, on what reads
/// it.
bool isInert(const QString &text)
{
    return !text.contains(QChar(QChar::ByteOrderMark)) && inertText(text) == text;
}

/// JSON with everything escaped that would act: in JSON such characters stand in strings only.
QString escaped(const QString &json)
{
    if (isInert(json))
        return json;
    QString out;
    out.reserve(json.size() + 64);
    for (qsizetype i = 0; i < json.size(); ++i) {
        const bool isPair = json[i].isHighSurrogate() && i + 1 < json.size() && json[i + 1].isLowSurrogate();
        const QStringView one = QStringView(json).sliced(i, isPair ? 2 : 1);
        const bool isAscii = json[i].unicode() >= 0x20 && json[i].unicode() < 0x7f; // most of it
        if (isAscii || json[i] == u'\n' || isInert(one.toString())) {
            out += one;
        } else {
            for (QChar unit : one)
                out += u"\\u%1"_s.arg(unit.unicode(), 4, 16, QLatin1Char('0'));
        }
        i += one.size() - 1;
    }
    return out;
}

QString compactJson(const QJsonValue &value)
{
    const QByteArray bytes = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return escaped(QString::fromUtf8(bytes.sliced(1, bytes.size() - 2)));
}

/// Words that YAML reads as what they are without quotes; when in doubt, they get them.
bool isBareWord(const QString &text)
{
    static const QStringList meant{u"y"_s,   u"n"_s,    u"yes"_s,   u"no"_s,  u"on"_s,
                                   u"off"_s, u"true"_s, u"false"_s, u"null"_s};
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u'/';
    };
    const auto isPart = [isLetter](QChar c) {
        return isLetter(c) || (c >= u'0' && c <= u'9') || QStringView(u" .,()@+%=-").contains(c);
    };
    return !text.isEmpty() && isLetter(text.front()) && !text.endsWith(u' ') && std::ranges::all_of(text, isPart)
        && !meant.contains(text.toLower());
}

/// Lines that a literal block keeps as they are.
bool isBlock(const QString &text)
{
    // A first line with nothing but blanks would be taken for the indentation.
    return text.contains(u'\n') && !text.startsWith(u'\n') && !text.startsWith(u' ') && !text.startsWith(u'\t')
        && isInert(text);
}

class YamlWriter
{
public:
    explicit YamlWriter(YamlForm form)
        : m_form(form)
    {
    }

    QString document(const QJsonValue &value)
    {
        m_out.clear();
        write(value, 0, Place::Top);
        return m_out;
    }

private:
    enum class Place { Top, Key, Dash };

    /// What stands behind a key or a dash, whose own lines are indented by @p depth steps, with its line's end.
    void write(const QJsonValue &value, int depth, Place place)
    {
        if (value.isObject() && !value.toObject().isEmpty())
            writeObject(value.toObject(), depth, place);
        else if (value.isArray() && !value.toArray().isEmpty())
            writeArray(value.toArray(), depth, place);
        else
            writeScalar(value, depth, place);
    }

    void writeObject(const QJsonObject &object, int depth, Place place)
    {
        bool first = true;
        for (auto entry = object.begin(); entry != object.end(); ++entry, first = false) {
            begin(first, depth, place);
            m_out += scalar(entry.key()) + u':';
            write(entry.value(), depth + 1, Place::Key);
        }
    }

    void writeArray(const QJsonArray &array, int depth, Place place)
    {
        bool first = true;
        for (const QJsonValue &item : array) {
            begin(first, depth, place);
            first = false;
            m_out += u'-';
            write(item, depth + 1, Place::Dash);
        }
    }

    /// The first line in a dash goes on in the dash's; in a key it is a new one.
    void begin(bool first, int depth, Place place)
    {
        if (first && place == Place::Dash) {
            m_out += u' ';
            return;
        }
        if (first && place == Place::Key)
            m_out += u'\n';
        m_out += QString(qsizetype(depth) * 2, u' ');
    }

    void writeScalar(const QJsonValue &value, int depth, Place place)
    {
        if (place != Place::Top)
            m_out += u' ';
        if (!value.isString()) {
            m_out += scalar(value) + u'\n';
            return;
        }
        QString text = value.toString();
        if (m_form == YamlForm::Readable)
            text = readableText(text);
        const bool readAnyway = m_form == YamlForm::Readable && text.contains(u'\n');
        if (readAnyway || isBlock(text))
            writeBlock(text, std::max(depth, 1));
        else
            m_out += scalar(text) + u'\n';
    }

    void writeBlock(const QString &text, int depth)
    {
        const bool hasEnd = text.endsWith(u'\n');
        const bool hasMore =
            text.endsWith(u"\n\n"_s); // empty lines at the end count only when they are said to be kept
        m_out += !hasEnd ? u"|-\n"_s : hasMore ? u"|+\n"_s : u"|\n"_s;
        const QString indent(qsizetype(depth) * 2, u' ');
        const QStringView lines = QStringView(text).chopped(hasEnd ? 1 : 0);
        for (const QStringView line : lines.split(u'\n')) {
            if (!line.isEmpty())
                m_out += indent;
            (m_out += line) += u'\n';
        }
    }

    static QString scalar(const QJsonValue &value)
    {
        if (value.isString() && isBareWord(value.toString()))
            return value.toString();
        QString text = compactJson(value);
        // YAML 1.1 knows an exponent behind a point only: 1e+300 would be a text.
        if (const qsizetype exponent = text.indexOf(u'e'); value.isDouble() && exponent > 0 && !text.contains(u'.'))
            text.insert(exponent, u".0"_s);
        return text;
    }

    YamlForm m_form;
    QString m_out;
};

} // namespace

QString inertText(const QString &text)
{
    return lineByLine(text, [](QString line) {
        line.replace(u'\r', QChar(0x240d)).replace(QChar(0x1b), QChar(0x241b));
        return rowText(line.toUtf8()).text;
    });
}

QString readableText(const QString &text)
{
    return lineByLine(text, [](QString line) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        return rowText(line.toUtf8()).text;
    });
}

QString shortText(const QJsonValue &value, qsizetype longest)
{
    if (value.isObject())
        return Words::tr("%n entries", nullptr, int(value.toObject().size()));
    if (value.isArray())
        return Words::tr("%n items", nullptr, int(value.toArray().size()));
    const QString whole = value.isString() ? value.toString() : compactJson(value);
    QString text = inertText(whole.left(longest)).replace(u'\n', QChar(0x21b5)).replace(u'\t', u' ');
    return whole.size() > longest ? text + u'…' : text;
}

QString resultJson(const QJsonValue &value)
{
    if (value.isObject())
        return escaped(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Indented)));
    if (value.isArray())
        return escaped(QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Indented)));
    return value.isUndefined() ? QString() : compactJson(value) + u'\n';
}

QString resultYaml(const QJsonValue &value, YamlForm form)
{
    return value.isUndefined() ? QString() : YamlWriter(form).document(value);
}

} // namespace Aegir
