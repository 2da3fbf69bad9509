// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "model/dispatch/marshal.h"

#include <QJsonDocument>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// One line for each step.
QStringList lines(const QList<MarshalStep> &steps)
{
    static const QStringList kinds{u"platform"_s, u"site"_s, u"operation"_s, u"task"_s, u"role"_s};
    QStringList list;
    for (const MarshalStep &step : steps)
        list.append(u"%1 %2 %3"_s.arg(kinds.at(int(step.kind)), step.name, QString::fromUtf8(compact(step.variables))));
    return list;
}

} // namespace

class TestMarshal : public QObject
{
    Q_OBJECT

private:
    Fixture m_fixture;
    Catalogue m_catalogue;

    MarshalInput input(const QString &operation, const Answers &answers) const
    {
        return {.catalogue = m_catalogue,
                .operation = *m_catalogue.operationType(operation),
                .target = m_fixture.target,
                .lastValues = {{u"install"_s, {{{u"mode"_s, u"fast"_s}}}},
                               {u"backup"_s,
                                {{{u"text"_s, u"old"_s}, {u"key"_s, u"leaked"_s}}, {{u"text"_s, u"older"_s}}}}},
                .answers = answers};
    }

private slots:
    void initTestCase()
    {
        m_fixture.role("layout", "mode: {}");
        m_fixture.role(
            "archive",
            "text: {}\nkey: {no_log: true}\ndatabase: {type: dict, options: {user: {}, password: {no_log: true}}}");
        m_fixture.role("check", "text: {}");
        m_fixture.write("types/operations/install.yml", "label: Install\ntasks: [layout]\n");
        m_fixture.write("types/operations/backup.yml",
                        "label: Back up\ntasks: [archive, archive, check]\nvars: {depth: 2, mode: constant}\n");
        m_fixture.write("types/operations/both.yml", "tasks: [layout, check, layout]\n");
        m_fixture.write(
            "types/operations/fixed.yml",
            "tasks: [layout, check]\nvars: {mode: constant}\ntimeout: 2m\nidle_timeout: 40s\ngather_facts: false\n");
        m_fixture.target.entity.values = {{u"limit"_s, 9}};
        m_fixture.target.entity.outputs = {{u"backup_path"_s, u"/b/1"_s}, {u"limit"_s, 1}};
        m_catalogue = m_fixture.catalogue();
        QVERIFY(m_catalogue.problems().isEmpty());
    }

    /// The nested order of Aegir's sequence.
    void order()
    {
        const Answers answers{{{u"text"_s, u"one"_s}, {u"key"_s, u"s3cret"_s}}, {{u"text"_s, u"two"_s}}, {}};
        QCOMPARE(lines(marshal(input(u"backup"_s, answers))),
                 (QStringList{
                     uR"(platform drupal {"commit":"abc","folder":"/srv","keep":5,"mode":"from platform"})"_s,
                     uR"(site example.com {"backup_path":"/b/1","limit":9})"_s,
                     u"operation install {}"_s,
                     uR"(task layout {"mode":"fast"})"_s,
                     uR"(operation backup {"depth":2,"mode":"constant"})"_s,
                     uR"(task archive {"text":"one"})"_s,
                     uR"(task archive {"text":"two"})"_s,
                     u"task check {}"_s,
                     uR"(operation check {"depth":1})"_s,
                     u"task check {}"_s,
                     uR"(role archive {"text":"one"})"_s,
                     uR"(role archive {"text":"two"})"_s,
                     u"role check {}"_s,
                 }));
    }

    void platform()
    {
        MarshalInput of = input(u"check"_s, {{{u"text"_s, u"x"_s}}});
        of.target.entity = of.target.platform;
        QCOMPARE(lines(marshal(of)),
                 (QStringList{
                     uR"(platform drupal {"commit":"abc","folder":"/srv","keep":5,"mode":"from platform"})"_s,
                     uR"(operation check {"depth":1})"_s,
                     uR"(task check {"text":"x"})"_s,
                     uR"(role check {"text":"x"})"_s,
                 }));
        QCOMPARE(toRequest(of).tree[u"entity"][u"kind"].toString(), u"platform"_s);
    }

    void request()
    {
        const Answers answers{{{u"text"_s, u"one"_s}, {u"key"_s, u"s3cret"_s}}, {{u"text"_s, u"two"_s}}, {}};
        const RunRequest request = toRequest(input(u"backup"_s, answers));
        QCOMPARE(request.title, u"example.com: Back up"_s);
        QCOMPARE(request.hosts, u"web0"_s);
        QVERIFY(request.gatherFacts);
        QCOMPARE(request.timeout, 0);
        const RunRequest fixed = toRequest(input(u"fixed"_s, {}));
        QVERIFY(!fixed.gatherFacts);
        QCOMPARE(fixed.timeout, 120);
        QCOMPARE(fixed.idleTimeout, 40);
        // Later ones win: platform, site, the operation's constants.
        QCOMPARE(
            compact(request.variables),
            R"({"backup_path":"/b/1","commit":"abc","depth":2,"folder":"/srv","keep":5,"limit":9,"mode":"constant"})");
        QCOMPARE(request.roles.size(), 3);
        QCOMPARE(request.roles[0], (RoleCall{u"archive"_s, u"main"_s, {{u"text"_s, u"one"_s}}, {u"key"_s}}));
        QCOMPARE(request.roles[1], (RoleCall{u"archive"_s, u"main"_s, {{u"text"_s, u"two"_s}}, {}}));
        QCOMPARE(request.roles[2], (RoleCall{u"check"_s, u"main"_s, {}, {}}));
        QVERIFY(request.needsSecrets());

        const QJsonObject tree = request.tree;
        QCOMPARE(tree.keys(), (QStringList{u"entity"_s, u"operation"_s, u"operations"_s, u"platform"_s}));
        QCOMPARE(
            compact(tree[u"entity"].toObject()),
            R"({"environment":"production","hosts":"web0","kind":"site","name":"example.com","type":"site","variables":{"backup_path":"/b/1","limit":9}})");
        QCOMPARE(
            compact(tree[u"platform"].toObject()),
            R"({"environment":"production","hosts":"web0","kind":"platform","name":"drupal","type":"server","variables":{"commit":"abc","folder":"/srv","keep":5,"mode":"from platform"}})");
        QCOMPARE(tree[u"operation"].toString(), u"backup"_s);
        QCOMPARE(tree[u"operations"].toObject().keys(), (QStringList{u"backup"_s, u"check"_s, u"install"_s}));
        QCOMPARE(
            compact(tree[u"operations"][u"backup"].toObject()),
            R"({"label":"Back up","tasks":[{"role":"archive","variables":{"text":"one"}},{"role":"archive","variables":{"text":"two"}},{"role":"check","variables":{}}],"variables":{"depth":2,"mode":"constant"}})");
        QCOMPARE(compact(tree[u"operations"][u"install"].toObject()),
                 R"({"label":"Install","tasks":[{"role":"layout","variables":{"mode":"fast"}}],"variables":{}})");
    }

    void secrets()
    {
        const QJsonObject database{{u"user"_s, u"u"_s}, {u"password"_s, u"s3cret"_s}};
        const Answers answers{{{u"key"_s, u"s3cret"_s}}, {{u"database"_s, database}, {u"text"_s, u"open"_s}}, {}};
        const MarshalInput of = input(u"backup"_s, answers);
        QCOMPARE(secretsOf(of), (Secrets{{{u"key"_s, u"s3cret"_s}}, {{u"database"_s, database}}, {}}));
        QCOMPARE(toRequest(of).roles[1].secrets, QStringList{u"database"_s});
        QCOMPARE(valuesToKeep(of), (TaskValues{{}, {{u"text"_s, u"open"_s}}, {}}));
        const QByteArray everything = compact(toRequest(of).toJson());
        QVERIFY(!everything.contains("s3cret"));
        // Not even one that an older version kept among the last values.
        QVERIFY(!compact(toRequest(input(u"check"_s, {{}})).toJson()).contains("leaked"));
        QVERIFY(!lines(marshal(input(u"check"_s, {{}}))).join(u'\n').contains(u"leaked"_s));
    }

    /// What the entity has reaches each role through the play, but not one whose own field of that name was left
    /// without a value: hidden, or taken away.
    void withheld_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<QJsonValue>("inPlay");
        QTest::addColumn<QList<QJsonValue>>("inRoles");
        const QJsonValue undefined = QJsonValue::Undefined;
        const QJsonValue known = u"from platform"_s;
        QTest::addRow("sent") << u"install"_s << Answers{{{u"mode"_s, u"from platform"_s}}} << known
                              << QList<QJsonValue>{known};
        QTest::addRow("changed") << u"install"_s << Answers{{{u"mode"_s, u"own"_s}}} << known
                                 << QList<QJsonValue>{u"own"_s};
        QTest::addRow("withheld") << u"install"_s << Answers{{}} << undefined << QList<QJsonValue>{undefined};
        QTest::addRow("of no field") << u"check"_s << Answers{{}} << known << QList<QJsonValue>{undefined};
        QTest::addRow("withheld from one of three") << u"both"_s << Answers{{}, {}, {{u"mode"_s, u"own"_s}}}
                                                    << undefined << QList<QJsonValue>{undefined, known, u"own"_s};
        QTest::addRow("the operation's own constant")
            << u"fixed"_s << Answers{{}, {}} << QJsonValue(u"constant"_s) << QList<QJsonValue>{undefined, undefined};
    }

    void withheld()
    {
        QFETCH(QString, operation);
        QFETCH(Answers, answers);
        QFETCH(QJsonValue, inPlay);
        QFETCH(QList<QJsonValue>, inRoles);
        const MarshalInput of = input(operation, answers);
        const RunRequest request = toRequest(of);
        QCOMPARE(request.variables.value(u"mode"), inPlay);
        QList<QJsonValue> found;
        for (const RoleCall &call : request.roles)
            found.append(call.variables.value(u"mode"));
        QCOMPARE(found, inRoles);
        // Neither what is known nor what is kept changes by it.
        QCOMPARE(request.tree[u"platform"][u"variables"][u"mode"].toString(), u"from platform"_s);
        QCOMPARE(valuesToKeep(of), answers);
    }

    void noSecrets()
    {
        QVERIFY(!toRequest(input(u"install"_s, {{{u"mode"_s, u"x"_s}}})).needsSecrets());
        QCOMPARE(secretsOf(input(u"install"_s, {})), Secrets{QJsonObject()});
    }

    /// Values travel as they are, whatever they look like.
    void bytes()
    {
        const QString value = u"{{ lookup('pipe','touch /tmp/pwned') }} \u00fc \U0001F600 \n \"' $(id)"_s;
        const RunRequest request = toRequest(input(u"check"_s, {{{u"text"_s, value}}}));
        QCOMPARE(request.roles[0].variables[u"text"].toString(), value);
        const auto back = RunRequest::fromJson(request.toJson());
        QVERIFY(back);
        QCOMPARE(*back, request);
    }
};

QTEST_GUILESS_MAIN(TestMarshal)
#include "tst_marshal.moc"
