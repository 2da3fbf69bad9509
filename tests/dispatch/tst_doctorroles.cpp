// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/doctorroles.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_DoctorRoles : public QObject
{
    Q_OBJECT

private slots:
    void needs_data();
    void needs();
    void versions_data();
    void versions();
    void missing_data();
    void missing();

private:
    static void write(const QTemporaryDir &dir, const QString &name, const QByteArray &text);
};

void tst_DoctorRoles::write(const QTemporaryDir &dir, const QString &name, const QByteArray &text)
{
    writeFile(dir.filePath(name), text);
}

void tst_DoctorRoles::needs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("collections"); ///< `name version line`
    QTest::addColumn<QStringList>("roles");
    const QString tasks = u"roles/web/tasks/main.yml"_s;
    const QString meta = u"roles/web/meta/main.yml"_s;
    const auto row = [](const char *name, const QString &file, const QByteArray &text, const QStringList &collections,
                        const QStringList &roles = {}) {
        QTest::addRow("%s", name) << file << text << collections << roles;
    };
    row("builtin only", tasks, "- ansible.builtin.debug: {msg: x}\n- ansible.legacy.ping:\n- copy: {dest: x}\n", {});
    row("a module", tasks, "- name: a\n  community.mysql.mysql_db: {name: x}\n", {u"community.mysql  2"_s});
    row("in a block", tasks, "- block:\n    - a.b.c:\n  rescue:\n    - block: [{d.e.f: {}}]\n",
        {u"a.b  2"_s, u"d.e  4"_s});
    row("handlers", u"roles/web/handlers/main.yml"_s, "- community.general.ufw:\n", {u"community.general  1"_s});
    row("another task file", u"roles/web/tasks/more/deep.yaml"_s, "- a.b.c:\n", {u"a.b  1"_s});
    row("action", tasks, "- action: a.b.c x=1\n- local_action: {module: d.e.f}\n", {u"a.b  1"_s, u"d.e  2"_s});
    row("lookup", tasks, "- debug: {msg: \"{{ lookup('community.general.passwordstore', 'x') }}\"}\n",
        {u"community.general  1"_s});
    row("filter and test", tasks, "- debug: {msg: '{{ x | a.b.c }}'}\n  when: y is not d.e.f\n",
        {u"a.b  1"_s, u"d.e  2"_s});
    row("a variable is no filter", tasks, "- debug: {msg: '{{ aegir.platform.name }} and a.b.c'}\n", {});
    row("a file is no module", tasks, "- copy: {src: a.b.c, dest: www.example.com}\n", {});
    row("a role of a collection", tasks, "- include_role: {name: a.b.c}\n", {u"a.b  1"_s});
    row("roles", tasks, "- include_role: {name: other}\n- ansible.builtin.import_role: {name: third}\n", {},
        {u"other  1"_s, u"third  2"_s});
    row("a role from a variable", tasks, "- include_role: {name: '{{ which }}'}\n", {});
    row("dependencies", meta,
        "dependencies:\n  - one\n  - role: geerlingguy.php\n  - {name: three, vars: {x: 1}}\ncollections: [x.y]\n",
        {u"x.y  5"_s}, {u"geerlingguy.php  3"_s, u"one  2"_s, u"three  4"_s});
    row("requirements", u"requirements.yml"_s,
        "collections:\n  - {name: a.b, version: '>=1,<3'}\n  - d.e:2.0\n  - {name: https://example.com/x.git, type: git}\n"
        "  - {name: f.g, version: '*'}\nroles:\n  - {src: geerlingguy.php, version: 5.0.0}\n  - {src: https://x/y.git, name: mine}\n",
        {u"a.b >=1,<3 2"_s, u"d.e 2.0 3"_s, u"f.g  5"_s}, {u"geerlingguy.php  7"_s, u"mine  8"_s});
    row("old requirements", u"roles/requirements.yml"_s, "- src: a.php\n- b\n", {}, {u"a.php  1"_s, u"b  2"_s});
    row("not YAML", tasks, "- a.b.c: [\n", {});
    row("not tasks", tasks, "a.b.c: {}\n", {});
    row("empty", tasks, "", {});
}

void tst_DoctorRoles::needs()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QTemporaryDir dir;
    write(dir, file, text);
    const RoleNeeds found = needsOf(dir.path());
    const auto texts = [&file](const QList<Need> &list) {
        QStringList lines;
        for (const Need &need : list) {
            if (need.where != file)
                qCritical() << need.where;
            lines << u"%1 %2 %3"_s.arg(need.name, need.version).arg(need.line);
        }
        return lines;
    };
    QTEST(texts(found.collections), "collections");
    QTEST(texts(found.roles), "roles");
}

void tst_DoctorRoles::versions_data()
{
    QTest::addColumn<QString>("installed");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("good");
    QTest::addRow("any") << u"1.0.0"_s << QString() << true;
    QTest::addRow("exact") << u"1.2.0"_s << u"1.2"_s << true;
    QTest::addRow("not exact") << u"1.2.1"_s << u"==1.2.0"_s << false;
    QTest::addRow("at least") << u"10.0.0"_s << u">=9.2"_s << true;
    QTest::addRow("too old") << u"8.9.9"_s << u">=9"_s << false;
    QTest::addRow("range") << u"8.9.9"_s << u">=8, <9"_s << true;
    QTest::addRow("beyond the range") << u"9.0.0"_s << u">=8,<9"_s << false;
    QTest::addRow("not this one") << u"2.0.0"_s << u"!=2.0.0"_s << false;
    QTest::addRow("a branch") << u"2.0.0"_s << u"main"_s << true;
    QTest::addRow("does not say") << u"*"_s << u">=3"_s << true;
}

void tst_DoctorRoles::versions()
{
    QFETCH(QString, installed);
    QFETCH(QString, wanted);
    QTEST(isVersionGood(installed, wanted), "good");
}

void tst_DoctorRoles::missing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("isRole");
    QTest::addColumn<QString>("command"); ///< empty: nothing is missing
    QTest::addRow("collection there") << u"a.b"_s << QString() << false << QString();
    QTest::addRow("version fits") << u"a.b"_s << u">=1.5"_s << false << QString();
    QTest::addRow("version does not") << u"a.b"_s << u">=2"_s << false
                                      << u"ansible-galaxy collection install --force 'a.b:>=2'"_s;
    QTest::addRow("from its source") << u"d.e"_s << u"<3"_s << false << QString();
    QTest::addRow("collection missing") << u"x.y"_s << QString() << false << u"ansible-galaxy collection install x.y"_s;
    QTest::addRow("hostile version") << u"x.y"_s << u"1; rm -rf '/'"_s << false
                                     << u"ansible-galaxy collection install 'x.y:1; rm -rf '\\''/'\\'''"_s;
    QTest::addRow("role there") << u"web"_s << QString() << true << QString();
    QTest::addRow("role of Galaxy missing") << u"geerlingguy.php"_s << QString() << true
                                            << u"ansible-galaxy role install --roles-path roles geerlingguy.php"_s;
    QTest::addRow("role missing") << u"ours"_s << QString() << true << u"-"_s;
}

void tst_DoctorRoles::missing()
{
    QFETCH(QString, name);
    QFETCH(QString, version);
    QFETCH(bool, isRole);
    QFETCH(QString, command);
    QTemporaryDir dir;
    write(dir, u"c2/ansible_collections/a/b/MANIFEST.json"_s, "{\"collection_info\": {\"version\": \"1.5.0\"}}");
    write(dir, u"c1/ansible_collections/d/e/galaxy.yml"_s, "version: 2.1.0\n");
    write(dir, u"roles/web/tasks/main.yml"_s, "[]\n");
    const Need need{.name = name, .version = version, .where = u"x.yml"_s, .line = 3};
    const Findings findings =
        checkNeeds({.collections = isRole ? QList<Need>() : QList{need}, .roles = isRole ? QList{need} : QList<Need>()},
                   {dir.filePath(u"c1"_s), dir.filePath(u"c2"_s)}, {dir.filePath(u"roles"_s)});
    QCOMPARE(findings.size(), 2);
    const Finding &finding = findings.at(isRole ? 1 : 0);
    QCOMPARE(finding.level, command.isEmpty() ? Finding::Level::Ok : Finding::Level::Error);
    if (finding.level == Finding::Level::Error) {
        QCOMPARE(finding.command, command == u"-"_s ? QString() : command);
        QCOMPARE(finding.where, u"x.yml, line 3"_s);
        QVERIFY(finding.sentence.contains(name));
        QVERIFY(!finding.remedy.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_DoctorRoles)
#include "tst_doctorroles.moc"
