// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/folderwatch.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_FolderWatch : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_dir->path()).mkdir(u"a"_s));
        QVERIFY(QDir(m_dir->path()).mkdir(u"b"_s));
    }

    void tellsWhichFolder()
    {
        FolderWatch watch;
        QSignalSpy spy(&watch, &FolderWatch::changed);
        watch.add(path(u"a"_s));
        watch.add(path(u"b"_s));
        touch(u"b/file"_s);
        QTRY_VERIFY(!spy.isEmpty());
        QCOMPARE(spy.takeFirst().value(0).toString(), path(u"b"_s));
    }

    void goesOnForTheOther()
    {
        FolderWatch watch;
        QSignalSpy spy(&watch, &FolderWatch::changed);
        watch.add(path(u"a"_s));
        watch.add(path(u"a"_s));
        watch.remove(path(u"a"_s));
        touch(u"a/file"_s);
        QTRY_VERIFY(!spy.isEmpty());
    }

    void endsWithTheLast()
    {
        FolderWatch watch;
        QSignalSpy spy(&watch, &FolderWatch::changed);
        watch.add(path(u"a"_s));
        watch.add(path(u"b"_s));
        watch.remove(path(u"a"_s));
        watch.remove(path(u"a"_s)); // once too often
        touch(u"a/file"_s);
        touch(u"b/file"_s); // after which the other one would have been told
        QTRY_VERIFY(!spy.isEmpty());
        for (const QList<QVariant> &told : spy)
            QCOMPARE(told.value(0).toString(), path(u"b"_s));
    }

    void tellsOfAFolderThatIsGone()
    {
        FolderWatch watch;
        QSignalSpy spy(&watch, &FolderWatch::changed);
        watch.add(path(u"a"_s));
        QVERIFY(QDir(m_dir->path()).rmdir(u"a"_s));
        QTRY_VERIFY(!spy.isEmpty());
    }

    /// What is there again under its name is watched by whoever adds it again.
    void canBeAddedAgain()
    {
        FolderWatch watch;
        QSignalSpy spy(&watch, &FolderWatch::changed);
        watch.add(path(u"a"_s));
        QVERIFY(QDir(m_dir->path()).rmdir(u"a"_s));
        QTRY_VERIFY(!spy.isEmpty());
        QVERIFY(QDir(m_dir->path()).mkdir(u"a"_s));
        watch.add(path(u"a"_s));
        spy.clear();
        touch(u"a/file"_s);
        QTRY_VERIFY(!spy.isEmpty());
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    void touch(const QString &name) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(tst_FolderWatch)
#include "tst_folderwatch.moc"
