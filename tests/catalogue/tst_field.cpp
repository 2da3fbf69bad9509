// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/field.h"
#include "model/catalogue/variablename.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Aegir::Field)

namespace {

Field make(FieldType type, QString label = u"Field"_s)
{
    Field field;
    field.name = label.toLower();
    field.label = std::move(label);
    field.type = type;
    return field;
}

Field with(Field field, auto change)
{
    change(field);
    return field;
}

const QJsonValue undefined = QJsonValue::Undefined;

} // namespace

class TestField : public QObject
{
    Q_OBJECT

private slots:
    void typeNames()
    {
        for (const QLatin1StringView name : {"str"_L1, "int"_L1, "float"_L1, "bool"_L1, "path"_L1, "raw"_L1, "list"_L1,
                                             "dict"_L1, "json"_L1, "jsonarg"_L1, "bytes"_L1, "bits"_L1}) {
            const auto type = fieldTypeFromName(QString(name));
            QVERIFY(type);
            QCOMPARE(fieldTypeName(*type), QString(name));
        }
        QVERIFY(!fieldTypeFromName(u"string"));
        QVERIFY(!fieldTypeFromName(u""));
    }

    void problem_data()
    {
        QTest::addColumn<Field>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const Field &field, const QJsonValue &value,
                            const QString &sentence = {}) { QTest::addRow("%s", name) << field << value << sentence; };
        const Field text = make(FieldType::String);
        const Field number = make(FieldType::Integer);
        row("text", text, u"x"_s);
        row("text from number", text, 1, u"Field must be a text."_s);
        row("text from null", text, QJsonValue::Null, u"Field must be a text."_s);
        row("nothing", text, undefined);
        const Field required = with(text, [](Field &field) { field.required = true; });
        row("required", required, undefined, u"Field needs a value."_s);
        row("required and empty", required, u""_s, u"Field needs a value."_s);
        row("required with default", with(required, [](Field &field) { field.defaultValue = u"x"_s; }), undefined);
        row("int", number, 12);
        row("int that is large", number, Q_INT64_C(9007199254740993));
        row("int from text", number, u"12"_s, u"Field must be a whole number."_s);
        row("int from fraction", number, 1.5, u"Field must be a whole number."_s);
        row("int from bool", number, true, u"Field must be a whole number."_s);
        row("float", make(FieldType::Float), 1.5);
        row("float from int", make(FieldType::Float), 2);
        row("float from text", make(FieldType::Float), u"2"_s, u"Field must be a number."_s);
        row("bool", make(FieldType::Boolean), false);
        row("bool from int", make(FieldType::Boolean), 1, u"Field must be yes or no."_s);
        row("path", make(FieldType::Path), u"/srv"_s);
        row("path with zero", make(FieldType::Path), QString(u'\0'),
            u"Field holds a character that no path can have."_s);
        row("raw", make(FieldType::Raw), QJsonValue::Null);
        row("json text", make(FieldType::Json), uR"({"a": 1})"_s);
        row("json number", make(FieldType::Json), u"1"_s);
        row("json object", make(FieldType::JsonArg), QJsonObject{{u"a"_s, 1}});
        row("json broken", make(FieldType::Json), u"{"_s, u"Field must be JSON."_s);
        row("json two values", make(FieldType::Json), u"1, 2"_s, u"Field must be JSON."_s);
        row("bytes", make(FieldType::Bytes), u"1.5 GB"_s);
        row("bytes number", make(FieldType::Bytes), 512);
        row("bytes of bits", make(FieldType::Bytes), u"10Mb"_s, u"Field must be a size, such as 512 or 10MB."_s);
        row("bytes negative", make(FieldType::Bytes), -1, u"Field must be a size, such as 512 or 10MB."_s);
        row("bits", make(FieldType::Bits), u"10Mb"_s);
        row("bits of bytes", make(FieldType::Bits), u"10MB"_s,
            u"Field must be a number of bits, such as 512 or 10Mb."_s);

        const Field choice = with(text, [](Field &field) { field.choices = {u"nginx"_s, u"apache"_s}; });
        row("choice", choice, u"apache"_s);
        row("no choice", choice, u"iis"_s, u"Field must be one of: nginx, apache."_s);
        row("empty is no choice", choice, u""_s, u"Field must be one of: nginx, apache."_s);
        const Field numbers = with(number, [](Field &field) { field.choices = {1, 2}; });
        row("choice of numbers", numbers, 2);
        row("no choice of numbers", numbers, 3, u"Field must be one of: 1, 2."_s);

        const Field pattern = with(text, [](Field &field) { field.pattern = u"[a-z]+|x[0-9]"_s; });
        row("pattern", pattern, u"x1"_s);
        row("pattern is anchored", pattern, u"abc1"_s, u"Field does not have the right form ([a-z]+|x[0-9])."_s);
        row("pattern and a line end", pattern, u"abc\n"_s, u"Field does not have the right form ([a-z]+|x[0-9])."_s);
        row("pattern and nothing", pattern, u""_s);
        row("pattern with an example", with(pattern, [](Field &field) { field.placeholder = u"abc"_s; }), u"1"_s,
            u"Field does not have the right form; it should look like: abc"_s);
        row("pattern with its own sentence",
            with(pattern, [](Field &field) { field.patternMessage = u"Small letters, please."_s; }), u"1"_s,
            u"Small letters, please."_s);
        const auto formatted = [&text](const QString &format) {
            return with(text, [&format](Field &field) { field.format = format; });
        };
        row("date", formatted(u"date"_s), u"2024-02-29"_s);
        row("no date", formatted(u"date"_s), u"2023-02-29"_s, u"Field must be a date, such as 2024-09-17."_s);
        row("time", formatted(u"time"_s), u"04:30"_s);
        row("no time", formatted(u"time"_s), u"25:00"_s, u"Field must be a time of the day, such as 04:30."_s);
        row("date and time", formatted(u"datetime"_s), u"2024-09-17 04:30"_s);
        row("date without a time", formatted(u"datetime"_s), u"2024-09-17"_s,
            u"Field must be a date and a time, such as 2024-09-17 04:30."_s);
        row("no date at all", formatted(u"date"_s), u""_s);

        const auto range = [](Field &field) { field.minimum = 2, field.maximum = 3; };
        row("value low", with(number, range), 1, u"Field must be at least 2."_s);
        row("value in range", with(number, range), 3);
        row("value high", with(number, range), 4, u"Field must be at most 3."_s);
        row("length low", with(text, range), u"a"_s, u"Field must have at least 2 character(s)."_s);
        row("length counts people's characters", with(text, range), u"\U0001F600\U0001F600\U0001F600"_s);
        row("length high", with(text, range), u"abcd"_s, u"Field must have at most 3 character(s)."_s);
        row("length of nothing", with(text, range), u""_s);
        const Field list = make(FieldType::List);
        row("items low", with(list, range), QJsonArray{u"a"_s}, u"Field must have at least 2 item(s)."_s);
        row("items high", with(list, range), QJsonArray{u"a"_s, u"b"_s, u"c"_s, u"d"_s},
            u"Field must have at most 3 item(s)."_s);
        row("range is not for items", with(list, range), QJsonArray{u"abcde"_s, u"b"_s});
        row("list", list, QJsonArray{u"a"_s});
        row("no list", list, u"a"_s, u"Field must be a list."_s);
        row("item type", list, QJsonArray{u"a"_s, 1}, u"Field, item 2 must be a text."_s);
        row("empty item", list, QJsonArray{u""_s}, u"Field, item 1 needs a value."_s);
        row("item pattern", with(list, [](Field &field) { field.pattern = u"[a-z]"_s; }), QJsonArray{u"A"_s},
            u"Field, item 1 does not have the right form ([a-z])."_s);
        row("item choice", with(list, [](Field &field) { field.choices = {u"a"_s}; }), QJsonArray{u"a"_s, u"b"_s},
            u"Field, item 2 must be one of: a."_s);

        const Field dict = with(make(FieldType::Dict), [](Field &field) {
            field.options = {make(FieldType::Integer, u"Port"_s),
                             with(make(FieldType::String, u"Name"_s), [](Field &name) { name.required = true; })};
        });
        row("dict", dict, QJsonObject{{u"port"_s, 1}, {u"name"_s, u"x"_s}});
        row("dict from list", dict, QJsonArray{}, u"Field must be a mapping of names to values."_s);
        row("dict type", dict, QJsonObject{{u"port"_s, u"1"_s}, {u"name"_s, u"x"_s}},
            u"Field: Port must be a whole number."_s);
        row("dict required", dict, QJsonObject{{u"port"_s, 1}}, u"Field: Name needs a value."_s);
        row("dict unknown", dict, QJsonObject{{u"name"_s, u"x"_s}, {u"host"_s, 1}}, u"Field has no “host” in it."_s);
        row("free dict", make(FieldType::Dict), QJsonObject{{u"any"_s, 1}});
        const Field dicts =
            with(dict, [](Field &field) { field.type = FieldType::List, field.elements = FieldType::Dict; });
        row("list of dicts", dicts, QJsonArray{QJsonObject{{u"name"_s, u"x"_s}}});
        row("list of dicts, nested problem", dicts, QJsonArray{QJsonObject{{u"name"_s, 1}}},
            u"Field, item 1: Name must be a text."_s);
    }

    void problem()
    {
        QFETCH(Field, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, sentence);
        QCOMPARE(problemOf(field, value), sentence);
    }

    void fromText_data()
    {
        QTest::addColumn<Field>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *name, FieldType type, const QString &text, const QJsonValue &value,
                            bool good = true) { QTest::addRow("%s", name) << make(type) << text << value << good; };
        row("text", FieldType::String, u" 12 "_s, u" 12 "_s);
        row("empty text", FieldType::String, u""_s, u""_s);
        row("int", FieldType::Integer, u" 12 "_s, 12);
        row("int 64", FieldType::Integer, u"9007199254740993"_s, Q_INT64_C(9007199254740993));
        row("no int", FieldType::Integer, u"12x"_s, undefined, false);
        row("fraction", FieldType::Integer, u"1.5"_s, undefined, false);
        row("empty int", FieldType::Integer, u" "_s, undefined);
        row("float", FieldType::Float, u"1.5"_s, 1.5);
        row("no float", FieldType::Float, u"inf"_s, undefined, false);
        row("yes", FieldType::Boolean, u"Yes"_s, true);
        row("off", FieldType::Boolean, u"off"_s, false);
        row("no bool", FieldType::Boolean, u"maybe"_s, undefined, false);
        row("path", FieldType::Path, u"/srv/x"_s, u"/srv/x"_s);
        row("raw word", FieldType::Raw, u"word"_s, u"word"_s);
        row("raw number", FieldType::Raw, u"12"_s, 12);
        row("list", FieldType::List, u"a, b,c"_s, QJsonArray{u"a"_s, u"b"_s, u"c"_s});
        row("empty list", FieldType::List, u""_s, QJsonArray{});
        row("list in JSON", FieldType::List, uR"(["a, b", "c"])"_s, QJsonArray{u"a, b"_s, u"c"_s});
        row("list of wrong JSON", FieldType::List, u"[1]"_s, undefined, false);
        row("dict", FieldType::Dict, uR"({"a": 1})"_s, QJsonObject{{u"a"_s, 1}});
        row("no dict", FieldType::Dict, u"a=1"_s, undefined, false);
        row("dict from list", FieldType::Dict, u"[1]"_s, undefined, false);
        row("json stays text", FieldType::Json, uR"({"a": 1})"_s, uR"({"a": 1})"_s);
        row("no json", FieldType::Json, u"{"_s, undefined, false);
        row("bytes", FieldType::Bytes, u"10MB"_s, u"10MB"_s);
        row("bytes number", FieldType::Bytes, u"512"_s, 512);
        row("no bytes", FieldType::Bytes, u"many"_s, undefined, false);
    }

    void fromText()
    {
        QFETCH(Field, field);
        QFETCH(QString, text);
        QFETCH(QJsonValue, value);
        QFETCH(bool, good);
        const FieldValue result = valueFromText(field, text);
        QCOMPARE(result.problem.isEmpty(), good);
        QCOMPARE(result.value, value);
        if (!good)
            QVERIFY2(result.problem.startsWith(u"Field"_s) && result.problem.contains(u" must be "_s),
                     qPrintable(result.problem));
    }

    /// What textFromValue() writes, valueFromText() reads.
    void roundTrip_data()
    {
        QTest::addColumn<Field>("field");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const Field &field, const QJsonValue &value) {
            QTest::addRow("%s", name) << field << value;
        };
        const auto list = [](FieldType elements) {
            return with(make(FieldType::List), [elements](Field &field) { field.elements = elements; });
        };
        row("text", make(FieldType::String), u"a, [b] \"c\"\n"_s);
        row("number", make(FieldType::Integer), Q_INT64_C(-9007199254740993));
        row("fraction", make(FieldType::Float), 0.1);
        row("bool", make(FieldType::Boolean), true);
        row("list", list(FieldType::String), QJsonArray{u"a"_s, u"b c"_s});
        row("empty list", list(FieldType::String), QJsonArray{});
        row("list with commas", list(FieldType::String), QJsonArray{u"a, b"_s, u" c "_s});
        row("list with a bracket", list(FieldType::String), QJsonArray{u"[a"_s});
        row("list of ints", list(FieldType::Integer), QJsonArray{1, 2});
        row("list of bools", list(FieldType::Boolean), QJsonArray{true, false});
        row("list of number texts", list(FieldType::String), QJsonArray{u"1"_s, u"true"_s});
        row("list of dicts", list(FieldType::Dict), QJsonArray{QJsonObject{{u"a"_s, 1}}});
        row("list of lists", list(FieldType::List), QJsonArray{QJsonArray{u"1"_s}});
        row("dict", make(FieldType::Dict), QJsonObject{{u"a"_s, QJsonArray{1}}});
        row("size", make(FieldType::Bytes), u"10MB"_s);
        row("raw word", make(FieldType::Raw), u"word"_s);
        row("raw number", make(FieldType::Raw), 12);
        row("raw text like a number", make(FieldType::Raw), u"12"_s);
        row("raw text like a boolean", make(FieldType::Raw), u"true"_s);
        row("raw text like null", make(FieldType::Raw), u"null"_s);
        row("raw text in quotes", make(FieldType::Raw), u"\"a\""_s);
        row("raw text like a list", make(FieldType::Raw), u"[1]"_s);
        row("raw empty text", make(FieldType::Raw), u""_s);
        row("raw blank", make(FieldType::Raw), u" "_s);
        row("raw list", make(FieldType::Raw), QJsonArray{u"a"_s, u"b"_s});
        row("raw empty list", make(FieldType::Raw), QJsonArray{});
        row("raw mapping", make(FieldType::Raw), QJsonObject{{u"a"_s, u"1"_s}});
        row("list of raw", list(FieldType::Raw), QJsonArray{u"1"_s, 1, u"a"_s, true, u"true"_s});
        row("list of raw lists", list(FieldType::Raw), QJsonArray{QJsonArray{1}});
        row("list of raw commas", list(FieldType::Raw), QJsonArray{u"1,2"_s});
    }

    void roundTrip()
    {
        QFETCH(Field, field);
        QFETCH(QJsonValue, value);
        const FieldValue result = valueFromText(field, textFromValue(field, value));
        QCOMPARE(result.problem, QString());
        QCOMPARE(result.value, value);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        for (const char *good : {"backup_keep", "_x", "A1", "aegir_thing", "message", "type", "path", "new_data"})
            QTest::addRow("%s", good) << QString::fromUtf8(good) << true;
        for (const char *bad : {"",
                                "1a",
                                "a-b",
                                "a b",
                                "ä",
                                "a\n",
                                "ansible_host",
                                "ansible_become_password",
                                "name",
                                "environment",
                                "tags",
                                "port",
                                "hosts",
                                "vars",
                                "roles",
                                "tasks",
                                "become",
                                "when",
                                "loop",
                                "with_",
                                "hostvars",
                                "groups",
                                "inventory_hostname",
                                "omit",
                                "item",
                                "class",
                                "None",
                                "aegir",
                                "aegir_secrets"})
            QTest::addRow("not '%s'", bad) << QString::fromUtf8(bad) << false;
    }

    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        QCOMPARE(variableNameProblem(name).isEmpty(), good);
    }

    void labels()
    {
        QCOMPARE(labelFromName(u"backup_keep"_s), u"Backup keep"_s);
        QCOMPARE(labelFromName(u"_x"_s), u"X"_s);
        QCOMPARE(labelFromName(u"_"_s), u"_"_s);
    }

    void secrets()
    {
        Field field = make(FieldType::Dict);
        QVERIFY(!holdsSecret(field));
        field.options = {with(make(FieldType::String), [](Field &inner) { inner.noLog = true; })};
        QVERIFY(holdsSecret(field));
    }
};

QTEST_GUILESS_MAIN(TestField)
#include "tst_field.moc"
