// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Aegir {

/// One specification with values, and what both sides say of them.
struct AgreementRow
{
    enum class Ansible {
        Agrees,  ///< accepts what we accept, refuses what we refuse
        Accepts, ///< though we refuse: it converts what we send as it is
        Refuses, ///< though we accept: we cannot know, for `reason`
    };
    const char *name;
    QByteArray options; ///< YAML below `options`
    QByteArray values;  ///< YAML
    QString sentence;   ///< our first one; empty: accepted
    Ansible ansible = Ansible::Agrees;
    const char *reason = "";
};

inline bool ansibleAccepts(const AgreementRow &row)
{
    return row.ansible == AgreementRow::Ansible::Accepts
        || (row.ansible == AgreementRow::Ansible::Agrees && row.sentence.isEmpty());
}

inline QList<AgreementRow> agreementRows()
{
    using enum AgreementRow::Ansible;
    using namespace Qt::StringLiterals;
    const QByteArray dict = "{x: {type: dict, options: {a: {type: int, required: true}, b: {default: d}, c: {}}}}";
    const QByteArray dicts = "{x: {type: list, elements: dict, options: {a: {required: true}, b: {type: bool}}}}";
    const QByteArray deep = "{x: {type: dict, options: {y: {type: list, elements: dict, options: {z: {type: dict, "
                            "options: {n: {type: int, required: true}}}}}}}}";
    const auto ruled = [](const QByteArray &rule, const QByteArray &options = "a: {}, b: {}, c: {}") {
        return QByteArray("{x: {type: dict, options: {" + options + "}, " + rule + "}}");
    };
    return {
        // Types
        {"str", "{x: {}}", "{x: a}", {}},
        {"str, empty", "{x: {}}", "{x: ''}", {}},
        {"str from a number", "{x: {}}", "{x: 1}", u"X must be a text."_s, Accepts},
        {"str like a template", "{x: {}}", "{x: '{{ nothing }}'}", {}},
        {"str like a number", "{x: {}}", "{x: '0123'}", {}},
        {"int", "{x: {type: int}}", "{x: 1}", {}},
        {"int, large", "{x: {type: int}}", "{x: 9007199254740993}", {}},
        {"int from a text", "{x: {type: int}}", "{x: '1'}", u"X must be a whole number."_s, Accepts},
        {"int from a word", "{x: {type: int}}", "{x: one}", u"X must be a whole number."_s},
        {"int from a fraction", "{x: {type: int}}", "{x: 1.5}", u"X must be a whole number."_s},
        {"float", "{x: {type: float}}", "{x: 1.5}", {}},
        {"float, whole", "{x: {type: float}}", "{x: 2}", {}},
        {"float, tiny", "{x: {type: float}}", "{x: 0.0000001}", {}},
        {"float from a word", "{x: {type: float}}", "{x: much}", u"X must be a number."_s},
        {"bool", "{x: {type: bool}}", "{x: false}", {}},
        {"bool from a word", "{x: {type: bool}}", "{x: maybe}", u"X must be yes or no."_s},
        {"bool from a text", "{x: {type: bool}}", "{x: 'yes'}", u"X must be yes or no."_s, Accepts},
        {"path", "{x: {type: path}}", "{x: ~/a/$HOME}", {}},
        {"path from a list", "{x: {type: path}}", "{x: [a]}", u"X must be a path."_s, Accepts},
        {"raw", "{x: {type: raw}}", "{x: {a: [1]}}", {}},
        {"json text", "{x: {type: json}}", "{x: '{\"a\": 1}'}", {}},
        {"json data", "{x: {type: json}}", "{x: {a: 1}}", {}},
        {"json from a number", "{x: {type: json}}", "{x: 1}", u"X must be JSON."_s},
        {"json that is none", "{x: {type: json}}", "{x: '{'}", u"X must be JSON."_s, Accepts},
        {"jsonarg", "{x: {type: jsonarg}}", "{x: [1, a]}", {}},
        {"jsonarg from a bool", "{x: {type: jsonarg}}", "{x: true}", u"X must be JSON."_s},
        {"bytes", "{x: {type: bytes}}", "{x: 1.5 GB}", {}},
        {"bytes, a number", "{x: {type: bytes}}", "{x: 512}", {}},
        {"bytes in words", "{x: {type: bytes}}", "{x: 10 kilobyte}", {}},
        {"bytes with a small k", "{x: {type: bytes}}", "{x: 10kB}", u"X must be a size, such as 512 or 10MB."_s},
        {"bytes after a blank", "{x: {type: bytes}}", "{x: ' 10'}", u"X must be a size, such as 512 or 10MB."_s},
        {"bytes of bits", "{x: {type: bytes}}", "{x: 10Mb}", u"X must be a size, such as 512 or 10MB."_s},
        {"bytes, negative", "{x: {type: bytes}}", "{x: -1}", u"X must be a size, such as 512 or 10MB."_s},
        {"bits", "{x: {type: bits}}", "{x: 10Mb}", {}},
        {"bits of bytes", "{x: {type: bits}}", "{x: 10MB}", u"X must be a number of bits, such as 512 or 10Mb."_s},

        // Lists
        {"list of str", "{x: {type: list, elements: str}}", "{x: [a, b]}", {}},
        {"list, empty", "{x: {type: list, elements: int}}", "{x: []}", {}},
        {"list from a text", "{x: {type: list, elements: str}}", "{x: 'a,b'}", u"X must be a list."_s, Accepts},
        {"list from a mapping", "{x: {type: list, elements: str}}", "{x: {a: 1}}", u"X must be a list."_s},
        {"list of anything", "{x: {type: list, elements: raw}}", "{x: [1, a, {b: c}]}", {}},
        {"list of unsaid", "{x: {type: list}}", "{x: [a]}", {}},
        {"list of int", "{x: {type: list, elements: int}}", "{x: [1, 2]}", {}},
        {"list of int, a word", "{x: {type: list, elements: int}}", "{x: [1, b]}",
         u"X, item 2 must be a whole number."_s},
        {"list of float", "{x: {type: list, elements: float}}", "{x: [1.5]}", {}},
        {"list of bool", "{x: {type: list, elements: bool}}", "{x: [true, 3]}", u"X, item 2 must be yes or no."_s},
        {"list of path", "{x: {type: list, elements: path}}", "{x: [/a, ~/b]}", {}},
        {"list of json", "{x: {type: list, elements: json}}", "{x: [{a: 1}, '[]']}", {}},
        {"list of jsonarg", "{x: {type: list, elements: jsonarg}}", "{x: [2]}", u"X, item 1 must be JSON."_s},
        {"list of bytes", "{x: {type: list, elements: bytes}}", "{x: [1K, 10 megas]}",
         u"X, item 2 must be a size, such as 512 or 10MB."_s},
        {"list of bits", "{x: {type: list, elements: bits}}", "{x: [1Kb, 3]}", {}},
        {"list of lists", "{x: {type: list, elements: list}}", "{x: [[1], []]}", {}},
        {"list of free dicts", "{x: {type: list, elements: dict}}", "{x: [{a: 1}, {}]}", {}},
        {"list of dicts", dicts, "{x: [{a: k, b: true}, {a: l}]}", {}},
        {"list of dicts, one lacks", dicts, "{x: [{a: k}, {b: true}]}", u"X, item 2: A needs a value."_s},
        {"list of dicts, unknown", dicts, "{x: [{a: k, q: 1}]}", u"X, item 1 has no “q” in it."_s},
        {"list of dicts, a text", dicts, "{x: [k]}", u"X, item 1 must be a mapping of names to values."_s},

        // Mappings
        {"dict, free", "{x: {type: dict}}", "{x: {a: 1, 'b c': [d]}}", {}},
        {"dict", dict, "{x: {a: 1, c: ''}}", {}},
        {"dict that lacks", dict, "{x: {c: k}}", u"X: A needs a value."_s},
        {"dict with a wrong type", dict, "{x: {a: k}}", u"X: A must be a whole number."_s},
        {"dict with an unknown", dict, "{x: {a: 1, e: 2}}", u"X has no “e” in it."_s},
        {"dict with a null", dict, "{x: {a: 1, c: null}}", u"X: C must be a text."_s, Accepts},
        {"dict that is not sent", dict, "{}", {}},
        {"three deep", deep, "{x: {y: [{z: {n: 1}}, {}]}}", {}},
        {"three deep, wrong", deep, "{x: {y: [{z: {n: 1}}, {z: {}}]}}", u"X: Y, item 2: Z: N needs a value."_s},
        {"dict with its defaults applied",
         "{x: {type: dict, apply_defaults: true, options: {a: {default: d}}}}",
         "{}",
         {}},
        {"dict with defaults to apply", "{x: {type: dict, apply_defaults: true, options: {a: {required: true}}}}", "{}",
         u"X: A needs a value."_s},

        // Choices, required, defaults
        {"choice", "{x: {choices: [a, b]}}", "{x: b}", {}},
        {"no choice", "{x: {choices: [a, b]}}", "{x: c}", u"X must be one of: a, b."_s},
        {"empty is no choice", "{x: {choices: [a, b]}}", "{x: ''}", u"X must be one of: a, b."_s},
        {"choices of a list", "{x: {type: list, elements: str, choices: [a, b]}}", "{x: [b, a, b]}", {}},
        {"no choice of a list", "{x: {type: list, elements: str, choices: [a, b]}}", "{x: [a, c]}",
         u"X, item 2 must be one of: a, b."_s},
        {"choices of a list of lists", "{x: {type: list, elements: list, choices: [[a]]}}", "{x: [[a]]}", {}},
        {"no choice of a list of lists", "{x: {type: list, elements: list, choices: [[a], [b]]}}", "{x: [[c]]}",
         u"X, item 1 must be one of: a, b."_s},
        {"choice of numbers", "{x: {type: int, choices: [1, 2]}}", "{x: 3}", u"X must be one of: 1, 2."_s},
        {"choice of sizes", "{x: {type: bytes, choices: [1024]}}", "{x: 1K}", {}},
        {"choice of sizes in words", "{x: {type: bytes, choices: [1K]}}", "{x: 1K}",
         u"X cannot have a value: it is specified wrongly in roles/x/meta/argument_specs.yml, line 1."_s},
        {"choice of JSON data", "{x: {type: json, choices: ['{\"a\": 1}']}}", "{x: {b: 1}}",
         u"X must be one of: {\"a\": 1}."_s},
        {"choice of a path at home", "{x: {type: path, choices: [/a, ~/b]}}", "{x: ~/b}", u"X must be one of: /a."_s},
        {"choice of another type", "{x: {choices: [yes, no]}}", "{x: 'yes'}",
         u"X cannot have a value: it is specified wrongly in roles/x/meta/argument_specs.yml, line 1."_s},
        {"no choices at all", "{x: {choices: []}}", "{x: a}",
         u"X cannot have a value: it is specified wrongly in roles/x/meta/argument_specs.yml, line 1."_s},
        {"no choices, not sent", "{x: {choices: []}}", "{}", {}},
        {"required", "{x: {required: true}}", "{}", u"X needs a value."_s},
        {"required and empty", "{x: {required: true}}", "{x: ''}", u"X needs a value."_s, Accepts},
        {"required in words", "{x: {required: 'false'}}", "{}", u"X needs a value."_s},
        {"required with a default", "{x: {required: true, default: a}}", "{x: b}",
         u"X cannot have a value: it is specified wrongly in roles/x/meta/argument_specs.yml, line 1."_s},
        {"default", "{x: {type: int, default: 5}}", "{}", {}},
        {"default that Ansible converts", "{x: {type: int, default: '5'}}", "{}", {}},
        {"default that is no choice", "{x: {choices: [a], default: b}}", "{}", u"X needs a value."_s},
        {"default that is no choice, answered", "{x: {choices: [a], default: b}}", "{x: a}", {}},
        {"default of no type", "{x: {type: int, default: many}}", "{}", u"X needs a value."_s},
        {"default that lacks something", "{x: {type: dict, default: {}, options: {a: {required: true}}}}", "{}",
         u"X needs a value."_s},
        {"default of a secret list", "{x: {type: list, elements: str, no_log: true, default: [a]}}", "{}",
         u"X needs a value."_s},
        {"elements of a text", "{x: {elements: str}}", "{x: a}",
         u"X cannot have a value: it is specified wrongly in roles/x/meta/argument_specs.yml, line 1."_s},
        {"options of a text", "{x: {options: {a: {}}}}", "{x: a}", {}},
        {"options without any", "{x: {type: dict, options: {}}}", "{x: {a: 1}}",
         u"X cannot have a value: it is specified wrongly in roles/x/meta/argument_specs.yml, line 1."_s},
        {"no specification", "{x: null}", "{x: a}",
         u"X cannot have a value: it is specified wrongly in roles/x/meta/argument_specs.yml, line 1."_s},

        // Rules
        {"exclusive", ruled("mutually_exclusive: [[a, b], [a, c]]"), "{x: {b: k, c: k}}", {}},
        {"exclusive, broken", ruled("mutually_exclusive: [[b, c], [a, b]]"), "{x: {a: '', b: k}}",
         u"X may have only one of: A, B."_s},
        {"exclusive with a default",
         ruled("mutually_exclusive: [[a, b]]", "a: {default: d}, b: {}"),
         "{x: {b: k}}",
         {}},
        {"exclusive with a null", ruled("mutually_exclusive: [[a, b]]", "a: {type: raw}, b: {}"),
         "{x: {a: null, b: k}}", u"X may have only one of: A, B."_s},
        {"together", ruled("required_together: [[a, b]]"), "{x: {a: k, b: ''}}", {}},
        {"together, none", ruled("required_together: [[a, b]]"), "{x: {c: k}}", {}},
        {"together, broken", ruled("required_together: [[a, b]]"), "{x: {a: k}}",
         u"X: A, B belong together; missing: B."_s},
        {"together with a default", ruled("required_together: [[a, b]]", "a: {default: d}, b: {}"), "{x: {}}",
         u"X: A, B belong together; missing: B."_s},
        {"together with a computed default", ruled("required_together: [[a, b]]", "a: {default: '{{ q }}'}, b: {}"),
         "{x: {}}", u"X: A, B belong together; missing: B."_s},
        {"one of", ruled("required_one_of: [[a, b]]"), "{x: {b: k}}", {}},
        {"one of, broken", ruled("required_one_of: [[a, b]]"), "{x: {c: k}}", u"X needs one of: A, B."_s},
        {"one of with a default", ruled("required_one_of: [[a, b]]", "a: {default: d}, b: {}"), "{x: {}}", {}},
        {"one of, in a flat list", ruled("required_one_of: [a, b]"), "{x: {a: k}}", u"X needs one of: B."_s},
        {"if", ruled("required_if: [[a, tls, [b, c]]]"), "{x: {a: tls, b: k, c: k}}", {}},
        {"if not", ruled("required_if: [[a, tls, [b, c]]]"), "{x: {a: none}}", {}},
        {"if, broken", ruled("required_if: [[a, tls, [b, c]]]"), "{x: {a: tls, c: k}}",
         u"X: when A is tls, it also needs: B."_s},
        {"if any", ruled("required_if: [[a, tls, [b, c], true]]"), "{x: {a: tls, c: k}}", {}},
        {"if any, broken", ruled("required_if: [[a, tls, [b, c], true]]"), "{x: {a: tls}}",
         u"X: when A is tls, it also needs one of: B, C."_s},
        {"if by default", ruled("required_if: [[a, tls, [b]]]", "a: {default: tls}, b: {}"), "{x: {}}",
         u"X: when A is tls, it also needs: B."_s},
        {"if a truth", ruled("required_if: [[a, true, [b]]]", "a: {type: int}, b: {}"), "{x: {a: 1}}",
         u"X: when A is true, it also needs: B."_s},
        {"if a size", ruled("required_if: [[a, 1024, [b]]]", "a: {type: bytes}, b: {}"), "{x: {a: 1KB}}",
         u"X: when A is 1024, it also needs: B."_s},
        {"by", ruled("required_by: {a: [b, c]}"), "{x: {a: k, b: k, c: k}}", {}},
        {"by, broken", ruled("required_by: {a: [b, c]}"), "{x: {a: k, b: k}}", u"X: with A, it also needs: C."_s},
        {"by, one name", ruled("required_by: {a: b}"), "{x: {a: k}}", u"X: with A, it also needs: B."_s},
        {"by a null", ruled("required_by: {a: b}", "a: {type: raw}, b: {}"), "{x: {a: null}}", {}},
        {"by, null is none", ruled("required_by: {a: b}", "a: {}, b: {type: raw}"), "{x: {a: k, b: null}}",
         u"X: with A, it also needs: B."_s},
        {"rule on no option", ruled("required_together: [[a, q]]"), "{x: {a: k}}",
         u"X: A, q belong together; missing: q."_s},
        {"rules of each item", "{x: {type: list, elements: dict, options: {a: {}, b: {}}, required_one_of: [[a, b]]}}",
         "{x: [{a: k}, {}]}", u"X, item 2 needs one of: A, B."_s},
        {"rules deep inside",
         "{x: {type: dict, options: {y: {type: dict, options: {a: {}, b: {}}, mutually_exclusive: [[a, b]]}}}}",
         "{x: {y: {a: k, b: l}}}", u"X: Y may have only one of: A, B."_s},

        // What nobody can know beforehand
        {"if a path, after it is expanded",
         ruled("required_if: [[a, /, [b]]]", "a: {type: path}, b: {}"),
         "{x: {a: '${AEGIR_ROOT}'}}",
         {},
         Refuses,
         "only the machine that runs it knows its variables"},
        {"if JSON, as a text",
         ruled("required_if: [[a, '{\"q\": 1}', [b]]]", "a: {type: json}, b: {}"),
         "{x: {a: {q: 1}}}",
         {},
         Refuses,
         "how Ansible writes data as a text is its own affair"},
        {"exclusive by a default that two items share",
         "{x: {type: list, elements: dict, options: {y: {type: dict, default: {a: k}, options: {a: {}, b: {}}, "
         "mutually_exclusive: [[a, b]]}}}}",
         "{x: [{}, {}]}",
         {},
         Refuses,
         "Ansible fills the default in place, and meets it filled in the second item"},
    };
}

} // namespace Aegir
