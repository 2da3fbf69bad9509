// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

using namespace Aegir;
using namespace Qt::StringLiterals;

using Source = FieldAnswer::Source;

namespace {

const QJsonValue undefined = QJsonValue::Undefined;

QStringList sentences(const QList<AnswerProblem> &problems)
{
    QStringList list;
    for (const AnswerProblem &problem : problems)
        list.append(u"%1 %2: %3"_s.arg(QString::number(problem.task), problem.field, problem.sentence));
    return list;
}

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT

private slots:
    /// What is known of one field before anybody is asked.
    void known_data()
    {
        QTest::addColumn<QByteArray>("option");
        QTest::addColumn<QByteArray>("hints");
        QTest::addColumn<QJsonObject>("siteValues");
        QTest::addColumn<QJsonObject>("siteOutputs");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<Source>("source");
        QTest::addColumn<bool>("ask");
        const auto row = [](const char *name, const QByteArray &option, const QByteArray &hints,
                            const QJsonValue &value, Source source, bool ask, const QJsonObject &values = {},
                            const QJsonObject &outputs = {}) {
            QTest::addRow("%s", name) << option << hints << values << outputs << value << source << ask;
        };
        row("free", "x: {}", {}, undefined, Source::None, true);
        row("free and required", "x: {required: true}", {}, undefined, Source::None, true);
        row("free with a default", "x: {default: a}", {}, u"a"_s, Source::Default, true);
        row("free, never asked", "x: {default: a}", "x: {ask: never}", u"a"_s, Source::Default, false);
        row("free, asked when empty", "x: {}", "x: {ask: when_empty}", undefined, Source::None, true);
        row("default, asked when empty", "x: {default: a}", "x: {ask: when_empty}", u"a"_s, Source::Default, false);

        row("from the platform", "folder: {type: path, required: true}", {}, u"/srv"_s, Source::Inherited, false);
        row("from the platform's default", "keep: {type: int, default: 7}", {}, 5, Source::Inherited, false);
        row("from the platform's output", "commit: {}", {}, u"abc"_s, Source::Inherited, false);
        row("the site before its platform", "mode: {}", {}, u"from site"_s, Source::Inherited, false,
            {{u"mode"_s, u"from site"_s}});
        row("the site's output before its platform", "mode: {}", {}, u"sent back"_s, Source::Inherited, false, {},
            {{u"mode"_s, u"sent back"_s}});
        row("a value before an output", "mode: {}", {}, u"typed"_s, Source::Inherited, false, {{u"mode"_s, u"typed"_s}},
            {{u"mode"_s, u"sent"_s}});
        row("null is no value", "mode: {}", {}, u"from platform"_s, Source::Inherited, false,
            {{u"mode"_s, QJsonValue::Null}});
        row("any output", "path: {}", {}, u"/b"_s, Source::Inherited, false, {}, {{u"path"_s, u"/b"_s}});
        row("inherited and always asked", "mode: {}", "mode: {ask: always}", u"from platform"_s, Source::Inherited,
            true);

        row("optional and left empty on the site", "limit: {type: int}", {}, undefined, Source::None, false);
        row("required and empty on the site", "limit: {type: int, required: true}", {}, undefined, Source::None, true);
        row("empty on the site, with a default", "limit: {type: int, default: 3}", {}, 3, Source::Default, false);
        row("inherited, but does not fit", "mode: {choices: [a, b]}", {}, u"from platform"_s, Source::Inherited, true);
        row("does not fit, never asked", "mode: {choices: [a, b]}", "mode: {ask: never}", u"from platform"_s,
            Source::Inherited, false);

        row("entity's name", "x: {required: true}", "x: {default_from: entity.name}", u"example.com"_s,
            Source::Inherited, false);
        row("site's name", "x: {}", "x: {default_from: site.name}", u"example.com"_s, Source::Inherited, false);
        row("platform's name", "x: {}", "x: {default_from: platform.name}", u"drupal"_s, Source::Inherited, false);
        row("platform's hosts", "x: {}", "x: {default_from: platform.hosts}", u"web0"_s, Source::Inherited, false);
        row("the platform's environment counts for its site", "x: {}", "x: {default_from: entity.environment}",
            u"production"_s, Source::Inherited, false);
        row("another name", "x: {type: path}", "x: {default_from: platform.folder}", u"/srv"_s, Source::Inherited,
            false);
        row("default_from beats the own name", "mode: {}", "mode: {default_from: platform.mode}", u"from platform"_s,
            Source::Inherited, false, {{u"mode"_s, u"from site"_s}});
        row("default_from does not look elsewhere", "mode: {}", "mode: {default_from: site.mode}", undefined,
            Source::None, false);
        row("a secret", "secret: {no_log: true, required: true}", {}, undefined, Source::None, true);
    }

    void known()
    {
        QFETCH(QByteArray, option);
        QFETCH(QByteArray, hints);
        QFETCH(QJsonObject, siteValues);
        QFETCH(QJsonObject, siteOutputs);
        QFETCH(Source, source);
        Fixture fixture;
        fixture.role("check", option, hints);
        fixture.target.entity.values = siteValues;
        fixture.target.entity.outputs = siteOutputs;
        const Catalogue catalogue = fixture.catalogue();
        QVERIFY(catalogue.problems().isEmpty());
        const TaskForm form = fixture.form();
        QCOMPARE(form.fields.size(), 1);
        QTEST(form.fields[0].value, "value");
        QVERIFY(form.fields[0].source == source);
        QTEST(form.fields[0].ask, "ask");
        QTEST(needsInput({form}), "ask");
    }

    void platformHasNoSite()
    {
        Fixture fixture;
        fixture.role("check", "x: {}\nmode: {}", "x: {default_from: site.name}");
        fixture.target.entity = fixture.target.platform;
        const TaskForm form = fixture.form();
        QVERIFY(form.fields[0].value.isUndefined());
        QCOMPARE(form.fields[1].value, QJsonValue(u"from platform"_s));
    }

    void effective()
    {
        Fixture fixture;
        fixture.role("check", "free: {}\nlimit: {type: int}\nlinked: {}\nsaid: {}",
                     "linked: {default_from: entity.name}\nsaid: {ask: never}");
        const Catalogue catalogue = fixture.catalogue();
        const QList<Field> fields = catalogue.taskType(u"check")->fields;
        QVERIFY(effectiveAsk(catalogue, fixture.target, fields[0]) == Ask::Always);
        QVERIFY(effectiveAsk(catalogue, fixture.target, fields[1]) == Ask::WhenEmpty);
        QVERIFY(effectiveAsk(catalogue, fixture.target, fields[2]) == Ask::WhenEmpty);
        QVERIFY(effectiveAsk(catalogue, fixture.target, fields[3]) == Ask::Never);
    }

    void hiddenFieldsNeedNoInput()
    {
        Fixture fixture;
        fixture.role("check", "mode: {}\nx: {required: true}", "x: {visible_when: {mode: special}}");
        QVERIFY(!needsInput({fixture.form()}));
        fixture.target.entity.values = {{u"mode"_s, u"special"_s}};
        QVERIFY(needsInput({fixture.form()}));
    }

    void complete_data()
    {
        QTest::addColumn<QJsonObject>("answers");
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject inherited{{u"folder"_s, u"/srv"_s}};
        const auto row = [&inherited](const char *name, const QJsonObject &answers, const QJsonObject &more) {
            QJsonObject expected = inherited;
            for (auto value = more.begin(); value != more.end(); ++value)
                expected.insert(value.key(), *value);
            QTest::addRow("%s", name) << answers << expected;
        };
        row("nothing answered", {}, {});
        row("an answer", {{u"text"_s, u"hello"_s}}, {{u"text"_s, u"hello"_s}});
        row("an inherited value changed", {{u"folder"_s, u"/other"_s}}, {{u"folder"_s, u"/other"_s}});
        row("a default left as it is", {{u"number"_s, 5}}, {});
        row("a default changed", {{u"number"_s, 6}}, {{u"number"_s, 6}});
        row("hidden", {{u"key"_s, u"k"_s}}, {});
        row("shown", {{u"encrypted"_s, true}, {u"key"_s, u"k"_s}}, {{u"encrypted"_s, true}, {u"key"_s, u"k"_s}});
        row("hidden by a hidden one", {{u"deep"_s, u"x"_s}, {u"key"_s, u"k"_s}}, {});
        row("shown by a shown one", {{u"encrypted"_s, true}, {u"key"_s, u"k"_s}, {u"deep"_s, u"x"_s}},
            {{u"encrypted"_s, true}, {u"key"_s, u"k"_s}, {u"deep"_s, u"x"_s}});
        row("unknown names stay, to be refused", {{u"nope"_s, 1}}, {{u"nope"_s, 1}});
        QTest::addRow("inherited value taken away") << QJsonObject{{u"folder"_s, QJsonValue::Null}} << QJsonObject{};
    }

    void complete()
    {
        QFETCH(QJsonObject, answers);
        QFETCH(QJsonObject, expected);
        Fixture fixture;
        fixture.role("check",
                     "text: {}\nfolder: {type: path}\nnumber: {type: int, default: 5}\n"
                     "encrypted: {type: bool, default: false}\n"
                     "key: {no_log: true}\ndeep: {}",
                     "key: {visible_when: {encrypted: true}}\ndeep: {visible_when: {key: k}}",
                     "number: 5\nencrypted: false");
        const QList<TaskForm> form{fixture.form()};
        const Answers completed = completeAnswers(form, {answers});
        QCOMPARE(completed, Answers{expected});
        // Once more changes nothing, but for the null: it is gone, and what is absent is inherited.
        if (!answers.value(u"folder"_s).isNull())
            QCOMPARE(completeAnswers(form, completed), completed);
        QCOMPARE(completeAnswers(form, {}).size(), 1);
    }

    /// Ansible takes the default of a specification for documentation: a role that relies on it would fail.
    void aDefaultThatTheRoleLacksIsSent_data()
    {
        QTest::addColumn<QByteArray>("variables");
        QTest::addColumn<QJsonObject>("expected");
        QTest::addRow("it sets both") << QByteArray("number: 5\nword: a") << QJsonObject();
        QTest::addRow("it sets one") << QByteArray("word: a") << QJsonObject{{u"number"_s, 5}};
        QTest::addRow("it sets none") << QByteArray() << QJsonObject{{u"number"_s, 5}, {u"word"_s, u"a"_s}};
        QTest::addRow("nobody can read what it sets") << QByteArray("$ANSIBLE_VAULT;1.1;AES256\n6162") << QJsonObject();
    }
    void aDefaultThatTheRoleLacksIsSent()
    {
        QFETCH(QByteArray, variables);
        QFETCH(QJsonObject, expected);
        Fixture fixture;
        fixture.role("check", "number: {type: int, default: 5}\nword: {default: a}\nfree: {}", {}, variables);
        const QList<TaskForm> form{fixture.form()};
        QCOMPARE(completeAnswers(form, {{}}), Answers{expected});
    }

    void problems_data()
    {
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("good") << Answers{{{u"text"_s, u"x"_s}}} << QStringList{};
        QTest::addRow("nothing") << Answers{} << QStringList{u"0 text: The text needs a value."_s};
        QTest::addRow("all of them") << Answers{{{u"number"_s, 0}, {u"textt"_s, 1}}}
                                     << QStringList{u"0 text: The text needs a value."_s,
                                                    u"0 number: Number must be at least 1."_s,
                                                    u"0 textt: Check has no field “textt”; did you mean “text”?"_s};
        QTest::addRow("hidden and wrong") << Answers{{{u"text"_s, u"x"_s}, {u"key"_s, 1}}} << QStringList{};
        QTest::addRow("shown and missing")
            << Answers{{{u"text"_s, u"x"_s}, {u"encrypted"_s, true}}} << QStringList{u"0 key: Key needs a value."_s};
        QTest::addRow("one task too many") << Answers{{{u"text"_s, u"x"_s}}, {{u"a"_s, 1}}}
                                           << QStringList{u"1 a: The operation has only 1 task(s)."_s};
        QTest::addRow("inherited value taken away") << Answers{{{u"text"_s, u"x"_s}, {u"folder"_s, QJsonValue::Null}}}
                                                    << QStringList{u"0 folder: Folder needs a value."_s};
    }

    void problems()
    {
        QFETCH(Answers, answers);
        QFETCH(QStringList, expected);
        Fixture fixture;
        fixture.role("check",
                     "text: {required: true}\nfolder: {type: path, required: true}\nnumber: {type: int, default: "
                     "5}\nencrypted: {type: bool, default: false}\nkey: {required: true}",
                     "text: {label: The text}\nnumber: {min: 1}\nkey: {visible_when: {encrypted: true}}");
        const QList<TaskForm> form{fixture.form()};
        QCOMPARE(sentences(problemsOf(form, answers)), expected);
    }

    /// What a null leaves is what the role itself would take: its own default, or nothing.
    void takenAway_data()
    {
        QTest::addColumn<QJsonObject>("answers");
        QTest::addColumn<QJsonObject>("expected");
        QTest::addColumn<QStringList>("problems");
        const QJsonObject all{{u"keep"_s, 5}, {u"reason"_s, u"r"_s}, {u"mode"_s, u"from platform"_s}};
        QTest::addRow("nothing") << QJsonObject{{u"reason"_s, u"r"_s}} << all << QStringList{};
        QTest::addRow("nothing, and a field that needs a value")
            << QJsonObject{} << QJsonObject{{u"keep"_s, 5}, {u"mode"_s, u"from platform"_s}}
            << QStringList{u"0 reason: Reason needs a value."_s};
        QTest::addRow("what another field depends on") << QJsonObject{{u"keep"_s, QJsonValue::Null}}
                                                       << QJsonObject{{u"mode"_s, u"from platform"_s}} << QStringList{};
        QTest::addRow("what has a default")
            << QJsonObject{{u"mode"_s, QJsonValue::Null}, {u"reason"_s, u"r"_s}}
            << QJsonObject{{u"keep"_s, 5}, {u"reason"_s, u"r"_s}} << QStringList{u"0 word: Word needs a value."_s};
    }

    void takenAway()
    {
        QFETCH(QJsonObject, answers);
        QFETCH(QJsonObject, expected);
        QFETCH(QStringList, problems);
        Fixture fixture;
        fixture.role("check",
                     "keep: {type: int}\nreason: {required: true}\nmode: {default: safe}\nword: {required: true}",
                     "reason: {visible_when: {keep: 5}}\nword: {visible_when: {mode: safe}}", "mode: safe");
        const QList<TaskForm> form{fixture.form()};
        QCOMPARE(completeAnswers(form, {answers}), Answers{expected});
        QCOMPARE(sentences(problemsOf(form, {answers})), problems);
    }

    /// What the sample workspace asks: only what nobody can know beforehand.
    void starter_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("verify a platform") << u"platform_verify"_s << QStringList{};
        QTest::addRow("deploy") << u"platform_deploy"_s << QStringList{};
        QTest::addRow("verify a site") << u"site_verify"_s << QStringList{};
        QTest::addRow("back up") << u"site_backup"_s
                                 << QStringList{u"site_backup.backup_description"_s, u"site_backup.backup_scope"_s};
        QTest::addRow("restore") << u"site_restore"_s
                                 << QStringList{u"site_restore.backup_path"_s, u"site_restore.backup_first"_s};
    }

    void starter()
    {
        QFETCH(QString, operation);
        QFETCH(QStringList, expected);
        const Catalogue catalogue = Catalogue::load(QStringLiteral(AEGIR_STARTER_DIR));
        Target target;
        target.platform = {.id = 1,
                           .name = u"sample"_s,
                           .type = u"git_platform"_s,
                           .hosts = u"localhost"_s,
                           .values = {{u"git_repository_url"_s, u"/srv/repo"_s}, {u"platform_path"_s, u"/srv/p"_s}}};
        target.entity = {
            .id = 2, .kind = EntityKind::Site, .name = u"www.example.com"_s, .type = u"basic_site"_s, .platform = 1};
        if (operation.startsWith(u"platform_"_s))
            target.entity = target.platform;
        const QList<TaskForm> form = operationForm(catalogue, *catalogue.operationType(operation), target);
        QStringList asked;
        for (const TaskForm &group : form) {
            for (const FieldAnswer &answer : group.fields) {
                if (answer.ask && isVisible(answer.field, visibleValues(group.fields, {})))
                    asked.append(group.task.name + u'.' + answer.field.name);
            }
        }
        QCOMPARE(asked, expected);
        QCOMPARE(needsInput(form), !expected.isEmpty());
    }

    void remembered_data()
    {
        QTest::addColumn<QByteArray>("hint");
        QTest::addColumn<QJsonObject>("last");
        QTest::addColumn<QJsonObject>("answers");
        QTest::addColumn<QJsonValue>("first"); // the first answer
        QTest::addColumn<Source>("source");
        QTest::addColumn<bool>("ask");
        QTest::addColumn<QJsonValue>("sent");
        const QJsonObject last{{u"x"_s, 7}};
        QTest::addRow("never dispatched") << QByteArray("remember: true") << QJsonObject{} << QJsonObject{}
                                          << QJsonValue(5) << Source::Default << true << undefined;
        QTest::addRow("dispatched") << QByteArray("remember: true") << last << QJsonObject{} << QJsonValue(7)
                                    << Source::Remembered << true << QJsonValue(7);
        QTest::addRow("not asked for") << QByteArray("remember: false") << last << QJsonObject{} << QJsonValue(5)
                                       << Source::Default << true << undefined;
        QTest::addRow("no longer fits") << QByteArray("remember: true, max: 6") << last << QJsonObject{}
                                        << QJsonValue(5) << Source::Default << true << undefined;
        QTest::addRow("answered") << QByteArray("remember: true") << last << QJsonObject{{u"x"_s, 9}} << QJsonValue(7)
                                  << Source::Remembered << true << QJsonValue(9);
        QTest::addRow("changed back to the default") << QByteArray("remember: true") << last << QJsonObject{{u"x"_s, 5}}
                                                     << QJsonValue(7) << Source::Remembered << true << QJsonValue(5);
        QTest::addRow("taken away") << QByteArray("remember: true") << last << QJsonObject{{u"x"_s, QJsonValue::Null}}
                                    << QJsonValue(7) << Source::Remembered << true << undefined;
        QTest::addRow("asked when empty") << QByteArray("remember: true, ask: when_empty") << last << QJsonObject{}
                                          << QJsonValue(7) << Source::Remembered << false << QJsonValue(7);
        QTest::addRow("before what is inherited")
            << QByteArray("remember: true, default_from: platform.keep") << last << QJsonObject{} << QJsonValue(7)
            << Source::Remembered << false << QJsonValue(7);
    }

    void remembered()
    {
        QFETCH(QByteArray, hint);
        QFETCH(QJsonObject, last);
        QFETCH(QJsonObject, answers);
        QFETCH(Source, source);
        Fixture fixture;
        fixture.role("check", "x: {type: int, default: 5}", "x: {" + hint + "}", "x: 5");
        const Catalogue catalogue = fixture.catalogue();
        QVERIFY(catalogue.problems().isEmpty());
        const QList<TaskForm> form =
            operationForm(catalogue, *catalogue.operationType(u"check"), fixture.target, {last});
        const FieldAnswer answer = form.first().fields.first();
        QTEST(answer.value, "first");
        QVERIFY(answer.source == source);
        QTEST(answer.ask, "ask");
        QTEST(needsInput(form), "ask");
        const QJsonObject sent = completeAnswers(form, {answers}).first();
        QTEST(sent.value(u"x"_s), "sent");
        QCOMPARE(sentences(problemsOf(form, {answers})), QStringList());
    }

    /// Two tasks with a field of the same name are asked separately.
    void sameNameInTwoTasks()
    {
        Fixture fixture;
        fixture.role("other", "text: {required: true}");
        fixture.role("check", "text: {required: true}");
        fixture.write("types/operations/check.yml", "tasks: [check, other, check]\n");
        const Catalogue catalogue = fixture.catalogue();
        const QList<TaskForm> form = operationForm(catalogue, *catalogue.operationType(u"check"), fixture.target);
        QCOMPARE(form.size(), 3);
        const Answers answers{{{u"text"_s, u"one"_s}}, {{u"text"_s, u"two"_s}}, {{u"text"_s, u"three"_s}}};
        QCOMPARE(completeAnswers(form, answers), answers);
        QCOMPARE(sentences(problemsOf(form, answers.first(2))), QStringList{u"2 text: Text needs a value."_s});
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
