// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/catalogue/catalogue.h"
#include "model/catalogue/settingsfile.h"
#include "tests/support/workspacefiles.h"

#include <QScopeGuard>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Aegir;
using namespace Qt::StringLiterals;

using Edit = std::function<void(WrittenSettings &)>;
Q_DECLARE_METATYPE(Edit)

class tst_SettingsFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void reads_data();
    void reads();
    void saves_data();
    void saves();
    void knowsEverySetting();
    void refusesToRead_data();
    void refusesToRead();
    void refusesWhatSomebodyElseChanged();
    void refusesAFileThatIsGone();
    void refusesWhatOnlyAPersonCanChange();
    void followsALink();
    void keepsPermissions();
    void leavesAReadOnlyFile();
    void leavesTheFileWhenTheDiskIsFull();

private:
    void write(const QByteArray &text) const { writeFile(*m_dir, u"workspace.yml"_s, text); }
    QByteArray text() const
    {
        QFile file(m_dir->filePath(u"workspace.yml"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable"_ba;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_SettingsFile::reads_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<WrittenSettings>("settings");
    const auto row = [](const char *title, const QByteArray &yaml, const WrittenSettings &settings) {
        QTest::addRow("%s", title) << yaml << settings;
    };
    row("empty", "", {});
    row("comments", "# nothing\n", {});
    row("all",
        "name: ' X '\ninventory: hosts.ini\nqueue: {at_once: 7}\nkeep: {days: 90, runs: 50, size: 2 GB}\nwarm_start: no\n"
        "mitogen: yes\nansible_playbook: /opt/a\nother: 1\n",
        {.name = u"X"_s,
         .inventory = u"hosts.ini"_s,
         .atOnce = 7,
         .keep = {.days = 90, .runs = 50, .size = 2'000'000'000},
         .keepSize = u"2 GB"_s,
         .warmStart = false,
         .mitogen = true,
         .ansiblePlaybook = u"/opt/a"_s});
    row("wrong ones count as not there", "queue: {at_once: 0}\nkeep: {days: many, size: huge}\nwarm_start: 5\n", {});
    row("the greatest", "queue: {at_once: 1000}\nkeep: {days: 1000000}\n",
        {.atOnce = 1000, .keep = {.days = 1'000'000}});
    row("too great", "queue: {at_once: 1001}\nkeep: {days: 1000001}\n", {});
}

void tst_SettingsFile::reads()
{
    QFETCH(QByteArray, yaml);
    write(yaml);
    const auto file = SettingsFile::read(m_dir->path());
    QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
    QCOMPARE(file->path(), m_dir->filePath(u"workspace.yml"_s));
    QTEST(file->settings(), "settings");
}

void tst_SettingsFile::saves_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const QByteArray &yaml, Edit edit, const QByteArray &expected) {
        QTest::addRow("%s", title) << yaml << std::move(edit) << expected;
    };
    const QByteArray starter =
        "# SPDX\nname: My hosting\ninventory: inventory  # any\nenvironments:\n"
        "  production: {label: Production, color: \"#b3261e\", confirm: true}\nqueue: {at_once: 2}\n";
    row("nothing", starter, [](WrittenSettings &) { }, starter);
    row(
        "how many at once", starter, [](WrittenSettings &s) { s.atOnce = 5; },
        QByteArray(starter).replace("at_once: 2", "at_once: 5"));
    row(
        "the name", starter, [](WrittenSettings &s) { s.name = u"Hosting: ours"_s; },
        QByteArray(starter).replace("My hosting", "\"Hosting: ours\""));
    row(
        "what is new", starter,
        [](WrittenSettings &s) { s.keep.days = 90, s.keepSize = u"2 GB"_s, s.warmStart = false; },
        starter + "keep: {days: 90, size: 2 GB}\nwarm_start: false\n");
    row(
        "a name no more", starter, [](WrittenSettings &s) { s.name.clear(); },
        QByteArray(starter).replace("name: My hosting\n", ""));
    row(
        "no limits", "name: X\nkeep:\n  days: 90\n  size: 2 GB\n",
        [](WrittenSettings &s) { s.keep.days = 0, s.keepSize.clear(); }, "name: X\nkeep:\n");
    row("what was wrong", "queue: {at_once: 0}\n", [](WrittenSettings &s) { s.atOnce = 3; }, "queue: {at_once: 3}\n");
    row(
        "into an empty file", "",
        [](WrittenSettings &s) { s.ansiblePlaybook = u"/opt/a b/ansible-playbook"_s, s.mitogen = true; },
        "ansible_playbook: /opt/a b/ansible-playbook\nmitogen: true\n");
}

void tst_SettingsFile::saves()
{
    QFETCH(QByteArray, yaml);
    QFETCH(Edit, edit);
    write(yaml);
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file);
    WrittenSettings wanted = file->settings();
    edit(wanted);
    const auto saved = file->save(wanted);
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().sentence));
    QTEST(text(), "expected");
    // And the same once more, from what it knows now.
    QVERIFY(file->save(wanted));
    QTEST(text(), "expected");
}

/// What is written is what the workspace reads.
void tst_SettingsFile::knowsEverySetting()
{
    write("name: X\n");
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file);
    const WrittenSettings wanted{.name = u"Y: \"z\""_s,
                                 .inventory = u"web0,web1"_s,
                                 .atOnce = 9,
                                 .keep = {.days = 1, .runs = 2, .size = 500'000'000},
                                 .keepSize = u"500 MB"_s,
                                 .warmStart = false,
                                 .mitogen = true,
                                 .ansiblePlaybook = u"/opt/x"_s};
    QVERIFY(file->save(wanted));
    QCOMPARE(file->settings(), wanted);
    const WrittenSettings read = SettingsFile::read(m_dir->path())->settings();
    QCOMPARE(read, wanted);
    const Catalogue catalogue = Catalogue::load(m_dir->path());
    QVERIFY2(catalogue.problems().isEmpty(), qPrintable(catalogue.problems().value(0).text()));
    const WorkspaceSettings &settings = catalogue.settings();
    QCOMPARE(settings.name, wanted.name);
    QCOMPARE(settings.inventory, wanted.inventory);
    QCOMPARE(settings.atOnce, wanted.atOnce);
    QCOMPARE(settings.warmStart, wanted.warmStart);
    QCOMPARE(settings.mitogen, wanted.mitogen);
    QCOMPARE(settings.ansiblePlaybook, wanted.ansiblePlaybook);
    QCOMPARE(readKeepSettings(m_dir->path()), wanted.keep);
    QVERIFY(file->save({}));
    QCOMPARE(SettingsFile::read(m_dir->path())->settings(), WrittenSettings());
}

void tst_SettingsFile::refusesToRead_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("says");
    QTest::addRow("broken") << "name: x\nqueue: [\n"_ba << u"workspace.yml, line 3"_s;
    QTest::addRow("a list") << "# c\n- name\n"_ba << u"workspace.yml, line 2"_s;
    QTest::addRow("not text") << "name: \xff\xfe\n"_ba << u"workspace.yml: The file is not text"_s;
    QTest::addRow("too large") << "# "_ba + QByteArray(3 << 20, 'x') << u"workspace.yml: The file is larger"_s;
}

void tst_SettingsFile::refusesToRead()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, says);
    write(yaml);
    const auto file = SettingsFile::read(m_dir->path());
    QVERIFY(!file);
    QVERIFY2(file.error().sentence.startsWith(says), qPrintable(file.error().sentence));
    QVERIFY2(file.error().sentence.contains(u"Mend the file"_s), qPrintable(file.error().sentence));
}

void tst_SettingsFile::refusesWhatSomebodyElseChanged()
{
    write("name: X\n");
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file);
    write("name: X\nmine: 1\n");
    const auto saved = file->save({.name = u"Y"_s});
    QVERIFY(!saved);
    QVERIFY(saved.error().isOutdated);
    QVERIFY2(saved.error().sentence.contains(u"workspace.yml"_s), qPrintable(saved.error().sentence));
    QCOMPARE(text(), "name: X\nmine: 1\n");
}

void tst_SettingsFile::refusesAFileThatIsGone()
{
    write("name: X\n");
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file);
    QVERIFY(QFile::remove(file->path()));
    QVERIFY(!file->save({.name = u"Y"_s}));
    QVERIFY(!QFile::exists(file->path()));
    QVERIFY(!SettingsFile::read(m_dir->path()));
}

void tst_SettingsFile::refusesWhatOnlyAPersonCanChange()
{
    const QByteArray yaml = "name: |\n  X\n";
    write(yaml);
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file);
    const auto saved = file->save({.name = u"Y"_s});
    QVERIFY(!saved);
    QVERIFY(!saved.error().isOutdated);
    QVERIFY2(saved.error().sentence.contains(u"line 1"_s), qPrintable(saved.error().sentence));
    QCOMPARE(text(), yaml);
}

void tst_SettingsFile::followsALink()
{
#ifndef Q_OS_UNIX
    QSKIP("Links of the shell are something else.");
#endif
    writeFile(*m_dir, u"shared/real.yml"_s, "name: X\n");
    QVERIFY(QFile::link(u"shared/real.yml"_s, m_dir->filePath(u"workspace.yml"_s)));
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file);
    QVERIFY(file->save({.name = u"Y"_s}));
    QVERIFY(QFileInfo(file->path()).isSymLink());
    QCOMPARE(text(), "name: Y\n");
}

void tst_SettingsFile::keepsPermissions()
{
    write("name: X\n");
    constexpr auto wanted = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup;
    const QString path = m_dir->filePath(u"workspace.yml"_s);
    QVERIFY(QFile::setPermissions(path, wanted));
    const auto before = QFile::permissions(path);
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file && file->save({.name = u"Y"_s}));
    QCOMPARE(QFile::permissions(path), before);
}

void tst_SettingsFile::leavesAReadOnlyFile()
{
    write("name: X\n");
    QVERIFY(QFile::setPermissions(m_dir->filePath(u"workspace.yml"_s), QFile::Permissions::fromInt(0x4444)));
#ifdef Q_OS_UNIX
    // Nothing is read-only for root, who is somebody else here for as long as it takes, though of the same group.
    const auto self = geteuid();
    if (self == 0) {
        QVERIFY(QFile::setPermissions(m_dir->path(), QFile::Permissions::fromInt(0x7555)));
        if (seteuid(65534) != 0)
            QSKIP("Root cannot be anybody else here.");
    }
    const auto back = qScopeGuard([self] {
        if (seteuid(self) != 0)
            qFatal("there is no way back to root");
    });
#endif
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
    const auto saved = file->save({.name = u"Y"_s});
    QVERIFY(!saved);
    QVERIFY(!saved.error().isOutdated);
    QVERIFY2(saved.error().sentence.contains(u"cannot be written"_s), qPrintable(saved.error().sentence));
    QCOMPARE(text(), "name: X\n");
}

/// A limit on the size of files is met where a full disk is.
void tst_SettingsFile::leavesTheFileWhenTheDiskIsFull()
{
#ifdef Q_OS_UNIX
    const QByteArray yaml = "name: X\n#" + QByteArray(5000, 'x') + '\n';
    write(yaml);
    auto file = SettingsFile::read(m_dir->path());
    QVERIFY(file);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 1000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto saved = file->save({.name = u"Y"_s});
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(!saved);
    QVERIFY2(saved.error().sentence.contains(u"cannot be written"_s), qPrintable(saved.error().sentence));
    QCOMPARE(text(), yaml);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
#else
    QSKIP("There is no such limit here.");
#endif
}

QTEST_GUILESS_MAIN(tst_SettingsFile)
#include "tst_settingsfile.moc"
