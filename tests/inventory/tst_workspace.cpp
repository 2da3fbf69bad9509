// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/workspace.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_path = m_dir->filePath(u"my-hosting"_s);
    }

    void createsFromTheStarterAndOpens()
    {
        const auto made = Workspace::create(m_path);
        QVERIFY2(made, qUtf8Printable(made ? QString() : made.error().sentence));
        QVERIFY(QFile::exists(m_path + u"/workspace.yml"_s));
        QVERIFY(QFile::exists(m_path + u"/.gitignore"_s));
        QVERIFY(!QFile::exists(m_path + u"/gitignore"_s));
        QVERIFY(QFile::exists(m_path + u"/roles/git_clone/meta/argument_specs.yml"_s));
        QVERIFY(!QFile::exists(m_path + u"/.aegir"_s));
        int files = 0;
        for (QDirIterator each(m_path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();
             ++files) {
            const QFileInfo file = each.nextFileInfo();
            QVERIFY2(file.permissions() & QFile::WriteOwner, qUtf8Printable(file.filePath()));
            QVERIFY2(file.size() > 0, qUtf8Printable(file.filePath()));
        }
        QVERIFY(files > 30);

        auto workspace = Workspace::open(m_path);
        QVERIFY2(workspace, qUtf8Printable(workspace ? QString() : workspace.error().sentence));
        for (const Problem &problem : (*workspace)->catalogue().problems()) {
            QFAIL(qUtf8Printable(problem.text()));
        }
        QCOMPARE((*workspace)->dir(), QDir(m_path).canonicalPath());
        QVERIFY(QFileInfo((*workspace)->inventoryPath()).isDir());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        for (const QString &name : {u".aegir"_s, u".aegir/runs"_s, u".aegir/aegir.sqlite"_s}) {
            QCOMPARE(QFile::permissions(m_path + u'/' + name) & others, QFile::Permissions());
        }
        Run run;
        run.folder = u"7-x"_s;
        QCOMPARE((*workspace)->runFolder(run).path(), (*workspace)->stateDir() + u"/runs/7-x"_s);
        QVERIFY(Workspace::open(m_path)); // a second one at the same time
    }

    void createTakesAnEmptyFolder()
    {
        QVERIFY(QDir().mkpath(m_path));
        QVERIFY(Workspace::create(m_path));
        QVERIFY(QFile::exists(m_path + u"/workspace.yml"_s));
    }

    void createWantsAName()
    {
        const auto made = Workspace::create(QString());
        QVERIFY(!made);
        QVERIFY2(made.error().sentence.contains(u"empty name"), qUtf8Printable(made.error().sentence));
    }

    void createRefuses_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("part");
        QTest::addRow("a file inside") << u"full"_s << u"is not empty"_s;
        QTest::addRow("a hidden file inside") << u"hidden"_s << u"is not empty"_s;
        QTest::addRow("a file in its place") << u"file"_s << u"is a file"_s;
        QTest::addRow("below a file") << u"below"_s << u"cannot be made"_s;
        QTest::addRow("where nobody may write") << u"proc"_s << u"cannot be made"_s;
    }

    void createRefuses()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, part);
        if (kind == u"full" || kind == u"hidden") {
            QVERIFY(QDir().mkpath(m_path));
            QVERIFY(write(m_path + (kind == u"full" ? u"/notes.txt"_s : u"/.git"_s), "x"));
        } else {
            QVERIFY(write(m_path, "x"));
        }
        const QString target = kind == u"below" ? m_path + u"/inner/most"_s
            : kind == u"proc"                   ? u"/proc/aegir/w"_s
                                                : m_path;
        const auto made = Workspace::create(target);
        QVERIFY(!made);
        QVERIFY2(made.error().sentence.contains(part), qUtf8Printable(made.error().sentence));
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"my-hosting"_s});
        if (kind == u"full") {
            QCOMPARE(QDir(m_path).entryList(QDir::Files), QStringList{u"notes.txt"_s});
        }
    }

    void openRefuses_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("part");
        QTest::addRow("nothing there") << u"absent"_s << u"There is no folder"_s;
        QTest::addRow("no name") << u"empty"_s << u"There is no folder"_s;
        QTest::addRow("a plain folder") << u"plain"_s << u"is no workspace"_s;
        QTest::addRow("a broken store") << u"store"_s << u"is not a database"_s;
        QTest::addRow("a file instead of .aegir") << u"state"_s << u"cannot be"_s;
    }

    void openRefuses()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, part);
        if (kind == u"plain") {
            QVERIFY(QDir().mkpath(m_path));
        } else if (kind == u"store" || kind == u"state") {
            QVERIFY(Workspace::create(m_path));
            QVERIFY(kind == u"state" || QDir(m_path).mkdir(u".aegir"_s));
            QVERIFY(
                write(m_path + (kind == u"state" ? u"/.aegir"_s : u"/.aegir/aegir.sqlite"_s), QByteArray(4096, 'x')));
        }
        const auto workspace = Workspace::open(kind == u"empty" ? QString() : m_path);
        QVERIFY(!workspace);
        QVERIFY2(workspace.error().sentence.contains(part), qUtf8Printable(workspace.error().sentence));
    }

    void opensWithBrokenYaml()
    {
        QVERIFY(Workspace::create(m_path));
        QVERIFY(write(m_path + u"/types/operations/broken.yml"_s, "label: [\n"));
        auto workspace = Workspace::open(m_path);
        QVERIFY(workspace);
        QVERIFY(!(*workspace)->catalogue().problems().isEmpty());
        QVERIFY(QFile::remove(m_path + u"/types/operations/broken.yml"_s));
        (*workspace)->reloadCatalogue();
        QVERIFY((*workspace)->catalogue().problems().isEmpty());
    }

    void finds()
    {
        QVERIFY(Workspace::create(m_path));
        QCOMPARE(Workspace::find(m_path), m_path);
        QCOMPARE(Workspace::find(m_path + u"/roles/git_clone"_s), m_path);
        QCOMPARE(Workspace::find(m_dir->path()), QString());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
