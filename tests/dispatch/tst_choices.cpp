// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/choices.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Where the choices of a field come from, each source with what it finds and what is said when it cannot.
class TestChoices : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void finds_data();
    void finds();
    void fails_data();
    void fails();
    void readsHostsAndGroups();
    void groups_data();
    void groups();
    void outputsAreNewestFirst();
    void leavesNoProgramBehind();

private:
    void write(const QString &name, const QByteArray &text) const;
    Result<QList<Choice>> found(const ChoicesFrom &from, const QString &ansible = {},
                                std::chrono::milliseconds limit = 10s) const;
    static QStringList labels(const QList<Choice> &choices);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    Target m_target;
};

void TestChoices::write(const QString &name, const QByteArray &text) const
{
    writeFile(m_dir->filePath(name), text);
}

void TestChoices::init()
{
    m_workspace.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"workspace.yml"_s, "name: Test\nenvironments:\n  production: {label: Production}\n");
    write(u"inventory"_s, "[web]\nweb0\nweb1\n[db]\ndb0\n");
    write(u"types/platforms/plain.yml"_s, "operations: []\n");
    write(u"types/platforms/other.yml"_s, "operations: []\n");
    write(u"types/sites/page.yml"_s, "operations: []\n");
    write(u"versions.txt"_s, "8.1\n\n 8.2 \n8.1\n8.3");
    write(u"print.sh"_s, "#!/bin/sh\necho \"$1\"\npwd\n");
    write(u"fail.sh"_s, "#!/bin/sh\necho 'no such cloud' >&2\nexit 3\n");
    write(u"sleep.sh"_s, "#!/bin/sh\necho $$ > pid\nexec sleep 60\n");
    write(u"much.sh"_s, "#!/bin/sh\nexec cat /dev/zero\n");
    for (const QString &name : {u"print.sh"_s, u"fail.sh"_s, u"sleep.sh"_s, u"much.sh"_s})
        QFile::setPermissions(m_dir->filePath(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(QFile::link(u"/etc/passwd"_s, m_dir->filePath(u"outside"_s)));

    auto opened = Workspace::open(m_dir->path());
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    Store &store = m_workspace->store();
    const auto add = [&store](const Entity &entity) { return store.addEntity(entity).value_or(0); };
    const qint64 live = add({.name = u"live"_s, .type = u"plain"_s, .hosts = u"web"_s, .environment = u"production"_s});
    add({.name = u"stage"_s, .type = u"plain"_s, .hosts = u"web"_s});
    add({.name = u"odd"_s, .type = u"other"_s, .hosts = u"web"_s});
    const qint64 site = add({.kind = EntityKind::Site, .name = u"a.org"_s, .type = u"page"_s, .platform = live});
    add({.kind = EntityKind::Site, .name = u"b.org"_s, .type = u"page"_s, .platform = live});
    m_target = Target::find(store, site).value();
}

Result<QList<Choice>> TestChoices::found(const ChoicesFrom &from, const QString &ansible,
                                         std::chrono::milliseconds limit) const
{
    ChoiceFinder finder(*m_workspace, m_target, ansible);
    finder.setCommandLimit(limit);
    std::optional<Result<QList<Choice>>> answer;
    finder.find(from, [&answer](const Result<QList<Choice>> &choices) { answer = choices; });
    if (answer)
        return failure(u"It was told from inside of the call."_s);
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 60000))
        return failure(u"It was never told."_s);
    return *answer;
}

QStringList TestChoices::labels(const QList<Choice> &choices)
{
    QStringList labels;
    for (const Choice &choice : choices)
        labels.append(choice.label);
    return labels;
}

void TestChoices::finds_data()
{
    using enum ChoicesFrom::Kind;
    QTest::addColumn<ChoicesFrom>("from");
    QTest::addColumn<QStringList>("expected");
    QTest::addRow("nothing") << ChoicesFrom{} << QStringList();
    QTest::addRow("platforms") << ChoicesFrom{.kind = Platforms} << QStringList{u"live"_s, u"odd"_s, u"stage"_s};
    QTest::addRow("platforms of a type") << ChoicesFrom{.kind = Platforms, .name = u"plain"_s}
                                         << QStringList{u"live"_s, u"stage"_s};
    QTest::addRow("the other platforms") << ChoicesFrom{.kind = Platforms, .name = u"plain"_s, .exceptCurrent = true}
                                         << QStringList{u"stage"_s};
    QTest::addRow("sites") << ChoicesFrom{.kind = Sites} << QStringList{u"a.org"_s, u"b.org"_s};
    QTest::addRow("the other sites") << ChoicesFrom{.kind = Sites, .exceptCurrent = true} << QStringList{u"b.org"_s};
    QTest::addRow("sites of no type") << ChoicesFrom{.kind = Sites, .name = u"none"_s} << QStringList();
    QTest::addRow("lines of a file") << ChoicesFrom{.kind = File, .name = u"versions.txt"_s}
                                     << QStringList{u"8.1"_s, u"8.2"_s, u"8.3"_s};
    QTest::addRow("a command without a shell")
        << ChoicesFrom{.kind = Command, .command = {u"echo"_s, u"$HOME; *"_s}} << QStringList{u"$HOME; *"_s};
    QTest::addRow("no output yet") << ChoicesFrom{.kind = Outputs, .name = u"path"_s} << QStringList();
}

void TestChoices::finds()
{
    QFETCH(ChoicesFrom, from);
    QFETCH(QStringList, expected);
    const auto choices = found(from);
    QVERIFY2(choices, qUtf8Printable(choices ? QString() : choices.error().sentence));
    QCOMPARE(labels(*choices), expected);
}

void TestChoices::fails_data()
{
    using enum ChoicesFrom::Kind;
    QTest::addColumn<ChoicesFrom>("from");
    QTest::addColumn<QString>("words");
    QTest::addRow("no file") << ChoicesFrom{.kind = File, .name = u"gone.txt"_s}
                             << u"gone.txt with the choices is not"_s;
    QTest::addRow("outside") << ChoicesFrom{.kind = File, .name = u"/etc/passwd"_s} << u"outside of the workspace"_s;
    QTest::addRow("outside by dots") << ChoicesFrom{.kind = File, .name = u"../../../../../../etc/passwd"_s}
                                     << u"outside of the workspace"_s;
    QTest::addRow("outside by a link") << ChoicesFrom{.kind = File, .name = u"outside"_s}
                                       << u"outside of the workspace"_s;
    QTest::addRow("a folder") << ChoicesFrom{.kind = File, .name = u"types"_s} << u"is no file"_s;
    QTest::addRow("no program") << ChoicesFrom{.kind = Command, .command = {u"./gone.sh"_s}} << u"cannot be started"_s;
    QTest::addRow("a program fails") << ChoicesFrom{.kind = Command, .command = {u"./fail.sh"_s}}
                                     << u"fail.sh ended with exit code 3: no such cloud"_s;
    QTest::addRow("a program takes too long")
        << ChoicesFrom{.kind = Command, .command = {u"./sleep.sh"_s}} << u"did not end within 1 second"_s;
    QTest::addRow("a program prints too much")
        << ChoicesFrom{.kind = Command, .command = {u"./much.sh"_s}} << u"printed too much"_s;
    QTest::addRow("no Ansible") << ChoicesFrom{.kind = Hosts} << u"Ansible was not found"_s;
}

void TestChoices::fails()
{
    QFETCH(ChoicesFrom, from);
    QFETCH(QString, words);
    const auto choices = found(from, {}, 1s);
    QVERIFY(!choices);
    QVERIFY2(choices.error().sentence.contains(words), qUtf8Printable(choices.error().sentence));
}

/// From the real ansible-inventory, asked once for both.
void TestChoices::readsHostsAndGroups()
{
    const QString ansible = QStandardPaths::findExecutable(u"ansible-playbook"_s);
    QVERIFY2(!ansible.isEmpty(), "this test needs Ansible");
    ChoiceFinder finder(*m_workspace, m_target, ansible);
    QList<QStringList> answers(2);
    finder.find({.kind = ChoicesFrom::Kind::Hosts}, [&](const auto &hosts) { answers[0] = labels(hosts.value()); });
    finder.find({.kind = ChoicesFrom::Kind::Groups}, [&](const auto &groups) { answers[1] = labels(groups.value()); });
    QVERIFY(answers[0].isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!answers[0].isEmpty() && !answers[1].isEmpty(), 60000);
    QCOMPARE(answers[0], (QStringList{u"db0"_s, u"web0"_s, u"web1"_s}));
    QCOMPARE(answers[1], (QStringList{u"all"_s, u"db"_s, u"web"_s}));
    answers[1].clear();
    finder.find({.kind = ChoicesFrom::Kind::Groups}, [&](const auto &groups) { answers[1] = labels(groups.value()); });
    QTRY_COMPARE(answers[1].size(), 3); // known by now
}

void TestChoices::groups_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QStringList>("expected");
    QTest::addRow("nested and empty") << QByteArray(
        R"({"_meta": {"hostvars": {}}, "all": {"children": ["ungrouped", "b", "A"]}, "b": {"hosts": ["x"]}})")
                                      << QStringList{u"A"_s, u"all"_s, u"b"_s};
    QTest::addRow("no JSON") << QByteArray("[ERROR]") << QStringList();
}

void TestChoices::groups()
{
    QFETCH(QByteArray, output);
    QTEST(ChoiceFinder::groupsFrom(output), "expected");
}

void TestChoices::outputsAreNewestFirst()
{
    Store &store = m_workspace->store();
    const qint64 site = m_target.entity.id;
    const qint64 run = store.addRun({.entity = site, .operation = u"backup"_s}, {}, {}).value().id;
    const QString here = m_dir->filePath(u"versions.txt"_s);
    QVERIFY(store.setOutputs(run, 1, {{site, u"backup_path"_s, here}}));
    QVERIFY(store.setOutputs(run, 2, {{site, u"backup_path"_s, u"/gone/b.tar.gz"_s}}));
    QVERIFY(store.setOutputs(run, 3, {{site, u"backup_path"_s, here}})); // said once, where it is newest
    QVERIFY(store.setOutputs(run, 4, {{m_target.platform.id, u"backup_path"_s, u"/another"_s}}));
    const auto choices = found({.kind = ChoicesFrom::Kind::Outputs, .name = u"backup_path"_s});
    QVERIFY(choices);
    QCOMPARE(labels(*choices), (QStringList{here, u"/gone/b.tar.gz"_s}));
    const QString today = QLocale().toString(QDate::currentDate(), QLocale::ShortFormat);
    QVERIFY2(choices->at(0).note.endsWith(QLocale().formattedDataSize(18)), qUtf8Printable(choices->at(0).note));
    QVERIFY2(choices->at(1).note.contains(today), qUtf8Printable(choices->at(1).note));
    QVERIFY(!choices->at(1).note.contains(u"bytes"_s));
}

void TestChoices::leavesNoProgramBehind()
{
    {
        ChoiceFinder finder(*m_workspace, m_target, {});
        finder.find({.kind = ChoicesFrom::Kind::Command, .command = {u"./sleep.sh"_s}},
                    [](const auto &) { QFAIL("It was told after its finder went."); });
        QTRY_VERIFY(QFileInfo(m_dir->filePath(u"pid"_s)).size() > 0);
    }
    QFile file(m_dir->filePath(u"pid"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString process = u"/proc/"_s + QString::fromUtf8(file.readAll().trimmed());
    QTRY_VERIFY(!QFileInfo::exists(process));
}

QTEST_GUILESS_MAIN(TestChoices)
#include "tst_choices.moc"
