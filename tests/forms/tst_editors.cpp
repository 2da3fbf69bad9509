// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "editorbench.h"

#include <QSignalSpy>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// One row for each type, rule and editor: the option as it is specified, the control that a person gets, what is
/// typed, what is sent, and what is said of it.
class tst_Editors : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data();
    void kinds();
    void givenValuesStay_data() { kinds_data(); }
    void givenValuesStay();
};

void tst_Editors::kinds_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("widget");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sent");    // JSON; empty: not sent
    QTest::addColumn<QString>("problem"); // with a star: it begins so

    QTest::addRow("str") << u"type: str"_s << QByteArray("QLineEdit") << u"hello"_s << u"\"hello\""_s << u""_s;
    QTest::addRow("str that looks like a number")
        << u"type: str"_s << QByteArray("QLineEdit") << u"12"_s << u"\"12\""_s << u""_s;
    QTest::addRow("str with a template") << u"type: str"_s << QByteArray("QLineEdit") << u"{{ x }}"_s
                                         << u"\"{{ x }}\""_s << u""_s;
    QTest::addRow("str, nothing typed") << u"type: str"_s << QByteArray("QLineEdit") << u""_s << u""_s << u""_s;
    QTest::addRow("str, typed and taken away")
        << u"type: str"_s << QByteArray("QLineEdit") << u"a‹Backspace›"_s << u""_s << u""_s;
    QTest::addRow("str, sent empty") << u"type: str"_s << QByteArray("QLineEdit") << u"‹Alt+Del›"_s << u"\"\""_s
                                     << u""_s;
    QTest::addRow("str, sent empty, then typed")
        << u"type: str"_s << QByteArray("QLineEdit") << u"‹Alt+Del›a"_s << u"\"a\""_s << u""_s;
    QTest::addRow("str, typed, then not sent")
        << u"type: str"_s << QByteArray("QLineEdit") << u"abc‹Alt+Backspace›"_s << u""_s << u""_s;
    QTest::addRow("str with a default") << u"{type: str, default: x}"_s << QByteArray("QLineEdit") << u""_s << u""_s
                                        << u""_s;
    QTest::addRow("str with a default, changed")
        << u"{type: str, default: x}"_s << QByteArray("QLineEdit") << u"y"_s << u"\"y\""_s << u""_s;
    QTest::addRow("required str") << u"{type: str, required: true}"_s << QByteArray("QLineEdit") << u""_s << u""_s
                                  << u"Answer needs a value."_s;
    QTest::addRow("required str cannot be sent empty") << u"{type: str, required: true}"_s << QByteArray("QLineEdit")
                                                       << u"‹Alt+Del›"_s << u""_s << u"Answer needs a value."_s;
    QTest::addRow("required str stays sent")
        << u"{type: str, required: true}"_s << QByteArray("QLineEdit") << u"a‹Alt+Backspace›"_s << u"\"a\""_s << u""_s;
    QTest::addRow("str that breaks its pattern")
        << u"{type: str, pattern: '[a-z]+', placeholder: web}"_s << QByteArray("QLineEdit") << u"A1"_s << u"\"A1\""_s
        << u"Answer does not have the right form; it should look like: web"_s;
    QTest::addRow("str that is too short") << u"{type: str, min: 3}"_s << QByteArray("QLineEdit") << u"ab"_s
                                           << u"\"ab\""_s << u"Answer must have at least 3 character(s)."_s;
    QTest::addRow("str that is too long") << u"{type: str, max: 2}"_s << QByteArray("QLineEdit") << u"abc"_s
                                          << u"\"abc\""_s << u"Answer must have at most 2 character(s)."_s;
    QTest::addRow("str of several lines") << u"{type: str, multiline: true}"_s << QByteArray("QPlainTextEdit")
                                          << u"a‹Return›b"_s << u"\"a\\nb\""_s << u""_s;
    QTest::addRow("int") << u"type: int"_s << QByteArray("Aegir::NumberSpinBox") << u"42"_s << u"42"_s << u""_s;
    QTest::addRow("int of 63 bits") << u"type: int"_s << QByteArray("Aegir::NumberSpinBox") << u"9223372036854775807"_s
                                    << u"9223372036854775807"_s << u""_s;
    QTest::addRow("least int") << u"type: int"_s << QByteArray("Aegir::NumberSpinBox") << u"-9223372036854775808"_s
                               << u"-9223372036854775808"_s << u""_s;
    QTest::addRow("int that is too great")
        << u"type: int"_s << QByteArray("Aegir::NumberSpinBox") << u"9223372036854775808"_s
        << u"\"9223372036854775808\""_s << u"Answer is a greater number than can be sent exactly."_s;
    QTest::addRow("int out of range is not clamped")
        << u"{type: int, min: 1, max: 9}"_s << QByteArray("Aegir::NumberSpinBox") << u"10"_s << u"10"_s
        << u"Answer must be at most 9."_s;
    QTest::addRow("int stepped to its bound") << u"{type: int, min: 1, max: 9, default: 8}"_s
                                              << QByteArray("Aegir::NumberSpinBox") << u"‹Up›‹Up›"_s << u"9"_s << u""_s;
    QTest::addRow("great int stepped") << u"{type: int, default: 9007199254740993}"_s
                                       << QByteArray("Aegir::NumberSpinBox") << u"‹Up›"_s << u"9007199254740994"_s
                                       << u""_s;
    QTest::addRow("unfinished int") << u"type: int"_s << QByteArray("Aegir::NumberSpinBox") << u"-"_s << u"\"-\""_s
                                    << u"Answer must be a whole number."_s;
    QTest::addRow("int with a unit") << u"{type: int, unit: GB}"_s << QByteArray("Aegir::NumberSpinBox") << u"7"_s
                                     << u"7"_s << u""_s;
    QTest::addRow("required int") << u"{type: int, required: true}"_s << QByteArray("Aegir::NumberSpinBox") << u""_s
                                  << u""_s << u"Answer needs a value."_s;
    QTest::addRow("float") << u"type: float"_s << QByteArray("Aegir::NumberSpinBox") << u"0.5"_s << u"0.5"_s << u""_s;
    QTest::addRow("float with a comma") << u"type: float"_s << QByteArray("Aegir::NumberSpinBox") << u"0,5"_s
                                        << u"0.5"_s << u""_s;
    QTest::addRow("float stepped") << u"type: float"_s << QByteArray("Aegir::NumberSpinBox") << u"0.5‹Up›"_s << u"1.5"_s
                                   << u""_s;
    QTest::addRow("bool, untouched") << u"type: bool"_s << QByteArray("QCheckBox") << u""_s << u""_s << u""_s;
    QTest::addRow("bool, yes") << u"type: bool"_s << QByteArray("QCheckBox") << u"‹Space›"_s << u"true"_s << u""_s;
    QTest::addRow("bool, no") << u"type: bool"_s << QByteArray("QCheckBox") << u"‹Space›‹Space›"_s << u"false"_s
                              << u""_s;
    QTest::addRow("bool, back to nothing")
        << u"type: bool"_s << QByteArray("QCheckBox") << u"‹Space›‹Alt+Backspace›"_s << u""_s << u""_s;
    QTest::addRow("bool with a default, untouched")
        << u"{type: bool, default: true}"_s << QByteArray("QCheckBox") << u""_s << u""_s << u""_s;
    QTest::addRow("bool with a default, changed")
        << u"{type: bool, default: true}"_s << QByteArray("QCheckBox") << u"‹Space›"_s << u"false"_s << u""_s;
    QTest::addRow("required bool") << u"{type: bool, required: true}"_s << QByteArray("QCheckBox") << u""_s
                                   << u"false"_s << u""_s;
    QTest::addRow("path") << u"type: path"_s << QByteArray("QLineEdit") << u"/srv/x"_s << u"\"/srv/x\""_s << u""_s;
    QTest::addRow("bytes") << u"type: bytes"_s << QByteArray("QLineEdit") << u"10MB"_s << u"\"10MB\""_s << u""_s;
    QTest::addRow("bytes as a number") << u"type: bytes"_s << QByteArray("QLineEdit") << u"512"_s << u"512"_s << u""_s;
    QTest::addRow("bytes in bits") << u"type: bytes"_s << QByteArray("QLineEdit") << u"10Mb"_s << u"\"10Mb\""_s
                                   << u"Answer must be a size, such as 512 or 10MB."_s;
    QTest::addRow("bits") << u"type: bits"_s << QByteArray("QLineEdit") << u"10Mb"_s << u"\"10Mb\""_s << u""_s;
    QTest::addRow("bits in bytes") << u"type: bits"_s << QByteArray("QLineEdit") << u"10MB"_s << u"\"10MB\""_s
                                   << u"Answer must be a number of bits, such as 512 or 10Mb."_s;
    QTest::addRow("date") << u"{type: str, format: date}"_s << QByteArray("QLineEdit") << u"2026-02-28"_s
                          << u"\"2026-02-28\""_s << u""_s;
    QTest::addRow("day that there is not")
        << u"{type: str, format: date}"_s << QByteArray("QLineEdit") << u"2026-02-30"_s << u"\"2026-02-30\""_s
        << u"Answer must be a date, such as 2024-09-17."_s;
    QTest::addRow("time") << u"{type: str, format: time}"_s << QByteArray("QLineEdit") << u"04:30"_s << u"\"04:30\""_s
                          << u""_s;
    QTest::addRow("hour that there is not") << u"{type: str, format: time}"_s << QByteArray("QLineEdit") << u"24:30"_s
                                            << u"\"24:30\""_s << u"Answer must be a time of the day, such as 04:30."_s;
    QTest::addRow("datetime") << u"{type: str, format: datetime}"_s << QByteArray("QLineEdit")
                              << u"2026-02-28T04:30:00"_s << u"\"2026-02-28T04:30:00\""_s << u""_s;
    QTest::addRow("datetime without a time")
        << u"{type: str, format: datetime}"_s << QByteArray("QLineEdit") << u"2026-02-28"_s << u"\"2026-02-28\""_s
        << u"Answer must be a date and a time, such as 2024-09-17 04:30."_s;
    QTest::addRow("choice") << u"{type: str, choices: [red, green]}"_s << QByteArray("QComboBox") << u"green"_s
                            << u"\"green\""_s << u""_s;
    QTest::addRow("choice, untouched") << u"{type: str, choices: [red, green]}"_s << QByteArray("QComboBox") << u""_s
                                       << u""_s << u""_s;
    QTest::addRow("choice of numbers") << u"{type: int, choices: [1, 20]}"_s << QByteArray("QComboBox") << u"20"_s
                                       << u"20"_s << u""_s;
    QTest::addRow("choice taken back") << u"{type: str, choices: [red, green]}"_s << QByteArray("QComboBox")
                                       << u"green‹Alt+Backspace›"_s << u""_s << u""_s;
    QTest::addRow("choice with the empty text")
        << u"{type: str, choices: ['', green]}"_s << QByteArray("QComboBox") << u"‹Alt+Del›"_s << u"\"\""_s << u""_s;
    QTest::addRow("choice that is searched")
        << u"{type: str, choices: [c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13, c14]}"_s
        << QByteArray("QComboBox") << u"c07"_s << u"\"c07\""_s << u""_s;
    QTest::addRow("choice that there is not")
        << u"{type: str, choices: [c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13]}"_s
        << QByteArray("QComboBox") << u"x"_s << u"\"x\""_s << u"Answer: “x” is none of the choices."_s;
    QTest::addRow("several choices") << u"{type: list, elements: str, choices: [red, green, blue]}"_s
                                     << QByteArray("QListWidget") << u"‹Home›‹Space›‹Down›‹Down›‹Space›"_s
                                     << u"[\"red\",\"blue\"]"_s << u""_s;
    QTest::addRow("several choices, untouched") << u"{type: list, elements: str, choices: [red, green]}"_s
                                                << QByteArray("QListWidget") << u""_s << u""_s << u""_s;
    QTest::addRow("several choices, none") << u"{type: list, elements: str, choices: [red, green]}"_s
                                           << QByteArray("QListWidget") << u"‹Alt+Del›"_s << u"[]"_s << u""_s;
    QTest::addRow("several choices, the default unchecked")
        << u"{type: list, elements: str, choices: [red, green], default: [red]}"_s << QByteArray("QListWidget")
        << u"‹Home›‹Space›"_s << u"[]"_s << u""_s;
    QTest::addRow("list") << u"{type: list, elements: str}"_s << QByteArray("QLineEdit") << u"a‹Return›b‹Return›"_s
                          << u"[\"a\",\"b\"]"_s << u""_s;
    QTest::addRow("list whose last item is still typed") << u"{type: list, elements: str}"_s << QByteArray("QLineEdit")
                                                         << u"a‹Return›b"_s << u"[\"a\",\"b\"]"_s << u""_s;
    QTest::addRow("list, untouched") << u"{type: list, elements: str}"_s << QByteArray("QLineEdit") << u""_s << u""_s
                                     << u""_s;
    QTest::addRow("list, sent empty") << u"{type: list, elements: str}"_s << QByteArray("QLineEdit") << u"‹Alt+Del›"_s
                                      << u"[]"_s << u""_s;
    QTest::addRow("list whose only item is removed")
        << u"{type: list, elements: str}"_s << QByteArray("QLineEdit") << u"a‹Return›‹Up›‹Del›"_s << u"[]"_s << u""_s;
    QTest::addRow("list in another order") << u"{type: list, elements: str}"_s << QByteArray("QLineEdit")
                                           << u"a‹Return›b‹Return›‹Up›‹Alt+Up›"_s << u"[\"b\",\"a\"]"_s << u""_s;
    QTest::addRow("list with an item changed") << u"{type: list, elements: str}"_s << QByteArray("QLineEdit")
                                               << u"a‹Return›‹Up›‹Return›bc‹Return›"_s << u"[\"bc\"]"_s << u""_s;
    QTest::addRow("list with a default") << u"{type: list, elements: str, default: [a]}"_s << QByteArray("QLineEdit")
                                         << u"b‹Return›"_s << u"[\"a\",\"b\"]"_s << u""_s;
    QTest::addRow("list of ints") << u"{type: list, elements: int}"_s << QByteArray("QLineEdit") << u"1‹Return›2"_s
                                  << u"[1,2]"_s << u""_s;
    QTest::addRow("list of ints with a word")
        << u"{type: list, elements: int}"_s << QByteArray("QLineEdit") << u"1‹Return›two"_s << u"[1,\"two\"]"_s
        << u"Answer, item 2 must be a whole number."_s;
    QTest::addRow("list of bools") << u"{type: list, elements: bool}"_s << QByteArray("QLineEdit") << u"yes‹Return›no"_s
                                   << u"[true,false]"_s << u""_s;
    QTest::addRow("list of floats") << u"{type: list, elements: float}"_s << QByteArray("QLineEdit") << u"0.5"_s
                                    << u"[0.5]"_s << u""_s;
    QTest::addRow("list of paths") << u"{type: list, elements: path}"_s << QByteArray("QLineEdit") << u"/a"_s
                                   << u"[\"/a\"]"_s << u""_s;
    QTest::addRow("list of sizes") << u"{type: list, elements: bytes}"_s << QByteArray("QLineEdit") << u"1K"_s
                                   << u"[\"1K\"]"_s << u""_s;
    QTest::addRow("list that is too short") << u"{type: list, elements: str, min: 2}"_s << QByteArray("QLineEdit")
                                            << u"a"_s << u"[\"a\"]"_s << u"Answer must have at least 2 item(s)."_s;
    QTest::addRow("required list") << u"{type: list, elements: str, required: true}"_s << QByteArray("QLineEdit")
                                   << u""_s << u""_s << u"Answer needs a value."_s;
    QTest::addRow("list as YAML") << u"{type: list, elements: str}"_s << QByteArray("QLineEdit")
                                  << u"‹click yaml›- a‹Return›- b"_s << u"[\"a\",\"b\"]"_s << u""_s;
    QTest::addRow("list of lists") << u"{type: list, elements: list}"_s << QByteArray("Aegir::YamlEdit")
                                   << u"[[1], [2]]"_s << u"[[1],[2]]"_s << u""_s;
    QTest::addRow("list of free mappings") << u"{type: list, elements: dict}"_s << QByteArray("Aegir::YamlEdit")
                                           << u"- {a: 1}"_s << u"[{\"a\":1}]"_s << u""_s;
    QTest::addRow("list of raw") << u"{type: list, elements: raw}"_s << QByteArray("Aegir::YamlEdit") << u"[1, x]"_s
                                 << u"[1,\"x\"]"_s << u""_s;
    QTest::addRow("free dict") << u"type: dict"_s << QByteArray("QLineEdit")
                               << u"a‹Return›1‹Return›b‹Return›x‹Return›"_s << u"{\"a\":1,\"b\":\"x\"}"_s << u""_s;
    QTest::addRow("free dict, a value still typed")
        << u"type: dict"_s << QByteArray("QLineEdit") << u"a‹Return›true"_s << u"{\"a\":true}"_s << u""_s;
    QTest::addRow("free dict, a text in quotes")
        << u"type: dict"_s << QByteArray("QLineEdit") << u"a‹Return›\"1\""_s << u"{\"a\":\"1\"}"_s << u""_s;
    QTest::addRow("free dict, a name twice")
        << u"type: dict"_s << QByteArray("QLineEdit") << u"a‹Return›1‹Return›a‹Return›2"_s << u"{\"a\":2}"_s
        << u"Answer has “a” twice."_s;
    QTest::addRow("free dict, no name") << u"type: dict"_s << QByteArray("QLineEdit") << u"‹Tab›1"_s << u""_s
                                        << u"Answer has a value without a name."_s;
    QTest::addRow("free dict, sent empty")
        << u"type: dict"_s << QByteArray("QLineEdit") << u"‹Alt+Del›"_s << u"{}"_s << u""_s;
    QTest::addRow("free dict as YAML") << u"type: dict"_s << QByteArray("QLineEdit") << u"‹click yaml›a: [1, 2]"_s
                                       << u"{\"a\":[1,2]}"_s << u""_s;
    QTest::addRow("free dict as JSON") << u"type: dict"_s << QByteArray("QLineEdit") << u"‹click yaml›{\"a\": 1e2}"_s
                                       << u"{\"a\":100}"_s << u""_s;
    QTest::addRow("broken YAML") << u"type: dict"_s << QByteArray("QLineEdit") << u"‹click yaml›a: ["_s << u"\"a: [\""_s
                                 << u"*Line "_s;
    QTest::addRow("YAML that is no mapping") << u"type: dict"_s << QByteArray("QLineEdit") << u"‹click yaml›- 1"_s
                                             << u"[1]"_s << u"Answer must be a mapping of names to values."_s;
    QTest::addRow("dict with options, untouched")
        << u"{type: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u""_s << u""_s << u""_s;
    QTest::addRow("dict with options")
        << u"{type: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹to host›db‹to port›81"_s << u"{\"host\":\"db\",\"port\":81}"_s
        << u""_s;
    QTest::addRow("dict with options, a required one missing")
        << u"{type: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹to port›81"_s << u"{\"port\":81}"_s
        << u"Answer: Host needs a value."_s;
    QTest::addRow("dict with options, a part that cannot be read")
        << u"{type: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹to host›x‹to port›-"_s << u"{\"host\":\"x\",\"port\":\"-\"}"_s
        << u"Port must be a whole number."_s;
    QTest::addRow("dict with options, everything taken back")
        << u"{type: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹to port›8‹Backspace›"_s << u""_s << u""_s;
    QTest::addRow("dict with options as YAML")
        << u"{type: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹click yaml›host: db‹Return›port: 1"_s << u"{\"host\":\"db\",\"port\":1}"_s
        << u""_s;
    QTest::addRow("dict with a rule") << u"{type: dict, required_together: [[a, b]], options: {a: {}, b: {}}}"_s
                                      << QByteArray("QToolButton") << u"‹Space›‹to a›1"_s << u"{\"a\":\"1\"}"_s
                                      << u"*"_s;
    QTest::addRow("dict in a dict") << u"{type: dict, options: {inner: {type: dict, options: {deep: {type: bool}}}}}"_s
                                    << QByteArray("QToolButton") << u"‹Space›‹to inner›‹Space›‹to deep›‹Space›"_s
                                    << u"{\"inner\":{\"deep\":true}}"_s << u""_s;
    QTest::addRow("dicts in a list")
        << u"{type: list, elements: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹click add›‹to host›a‹click add›‹to host›b"_s
        << u"[{\"host\":\"a\"},{\"host\":\"b\"}]"_s << u""_s;
    QTest::addRow("dict in a list duplicated")
        << u"{type: list, elements: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹click add›‹to host›a‹click duplicate›"_s
        << u"[{\"host\":\"a\"},{\"host\":\"a\"}]"_s << u""_s;
    QTest::addRow("dict in a list removed")
        << u"{type: list, elements: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹click add›‹click remove›"_s << u"[]"_s << u""_s;
    QTest::addRow("dict in a list, a required part missing")
        << u"{type: list, elements: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹Space›‹click add›"_s << u"[{}]"_s << u"*Answer, item 1"_s;
    QTest::addRow("dicts in a list as YAML")
        << u"{type: list, elements: dict, options: {host: {type: str, required: true}, port: {type: int, default: 80}, tags: {type: list, elements: str}}}"_s
        << QByteArray("QToolButton") << u"‹click yaml›- host: a"_s << u"[{\"host\":\"a\"}]"_s << u""_s;
    QTest::addRow("raw") << u"type: raw"_s << QByteArray("Aegir::YamlEdit") << u"12"_s << u"12"_s << u""_s;
    QTest::addRow("raw text in quotes") << u"type: raw"_s << QByteArray("Aegir::YamlEdit") << u"\"12\""_s << u"\"12\""_s
                                        << u""_s;
    QTest::addRow("raw list") << u"type: raw"_s << QByteArray("Aegir::YamlEdit") << u"- a‹Return›- 1"_s
                              << u"[\"a\",1]"_s << u""_s;
    QTest::addRow("raw, broken") << u"type: raw"_s << QByteArray("Aegir::YamlEdit") << u"a: b: c"_s << u"\"a: b: c\""_s
                                 << u"*Line 1: "_s;
    QTest::addRow("json") << u"type: json"_s << QByteArray("Aegir::YamlEdit") << u"{\"a\": 1}"_s
                          << u"\"{\\\"a\\\": 1}\""_s << u""_s;
    QTest::addRow("json that is none") << u"type: json"_s << QByteArray("Aegir::YamlEdit") << u"{\"a\": "_s
                                       << u"\"{\\\"a\\\": \""_s << u"*Line "_s;
    QTest::addRow("bytes out of range") << u"{type: bytes, max: 1024}"_s << QByteArray("QLineEdit") << u"2KB"_s
                                        << u"\"2KB\""_s << u"Answer must be at most 1024."_s;
    QTest::addRow("bytes in range") << u"{type: bytes, min: 1024}"_s << QByteArray("QLineEdit") << u"2KB"_s
                                    << u"\"2KB\""_s << u""_s;
    QTest::addRow("json written as YAML")
        << u"type: json"_s << QByteArray("Aegir::YamlEdit") << u"a: 1"_s << u"{\"a\":1}"_s << u""_s;
    QTest::addRow("jsonarg") << u"type: jsonarg"_s << QByteArray("Aegir::YamlEdit") << u"[1]"_s << u"\"[1]\""_s
                             << u""_s;
    QTest::addRow("required json") << u"{type: json, required: true}"_s << QByteArray("Aegir::YamlEdit") << u""_s
                                   << u""_s << u"Answer needs a value."_s;
}

void tst_Editors::kinds()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, widget);
    QFETCH(QString, typed);
    QFETCH(QString, sent);
    QFETCH(QString, problem);

    EditorBench bench(spec);
    QVERIFY(bench.isShown());
    QCOMPARE(QByteArray(bench.editor()->control()->metaObject()->className()), widget);
    QSignalSpy changed(bench.editor(), &FieldEditor::changed);
    bench.type(typed);
    QTRY_COMPARE(bench.editor()->value(), EditorBench::json(sent)); // the editor of a row ends a moment later
    if (problem.startsWith(u'*')) {
        QVERIFY(!bench.problem().isEmpty());
        QVERIFY2(bench.problem().startsWith(problem.sliced(1)), qPrintable(bench.problem()));
    } else {
        QCOMPARE(bench.problem(), problem);
    }
    // Whatever is sent that was not there at first was told of.
    if (!sent.isEmpty() && !typed.isEmpty())
        QVERIFY(!changed.isEmpty());
}

/// What is shown as given comes back exactly as it was, and goes away again, and nobody is told.
void tst_Editors::givenValuesStay()
{
    QFETCH(QString, spec);
    QFETCH(QString, sent);

    EditorBench bench(spec);
    const QJsonValue before = bench.editor()->value();
    QSignalSpy changed(bench.editor(), &FieldEditor::changed);
    bench.editor()->setValue(EditorBench::json(sent));
    QCOMPARE(bench.editor()->value(), sent.isEmpty() ? before : EditorBench::json(sent));
    bench.editor()->setValue(QJsonValue::Undefined);
    QCOMPARE(bench.editor()->value(), before);
    QCOMPARE(changed.size(), 0);
}

QTEST_MAIN(tst_Editors)
#include "tst_editors.moc"
