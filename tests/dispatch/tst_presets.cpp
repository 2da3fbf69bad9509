// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/presets.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestPresets : public QObject
{
    Q_OBJECT

private slots:
    void savesLoadsAndDeletes()
    {
        const QTemporaryDir dir;
        const Presets presets(dir.path(), u"backup"_s);
        QVERIFY(presets.names().isEmpty());
        const QJsonObject first{{u"task"_s, QJsonObject{{u"keep"_s, 3}}}};
        QVERIFY(presets.save(u"weekly 10"_s, first));
        QVERIFY(presets.save(u"weekly 9"_s, {}));
        QCOMPARE(presets.names(), (QStringList{u"weekly 10"_s, u"weekly 9"_s}));
        QCOMPARE(presets.load(u"weekly 10"_s).value(), first);
        QVERIFY(presets.save(u"weekly 10"_s, {})); // replaced
        QCOMPARE(presets.load(u"weekly 10"_s).value(), QJsonObject());
        QVERIFY(Presets(dir.path(), u"restore"_s).names().isEmpty()); // each operation has its own
        const QString path = dir.filePath(u"presets/backup/weekly 9.json"_s);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(presets.remove(u"weekly 9"_s));
        QVERIFY(!presets.remove(u"weekly 9"_s));
        QCOMPARE(presets.names(), QStringList{u"weekly 10"_s});
    }

    void namesAreChecked_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::addRow("plain") << u"weekly"_s << true;
        QTest::addRow("with blanks and signs") << u"Größe (2) + mehr"_s << true;
        QTest::addRow("empty") << QString() << false;
        QTest::addRow("blank") << u"  "_s << false;
        QTest::addRow("blank at the end") << u"a "_s << false;
        QTest::addRow("another folder") << u"../../run"_s << false;
        QTest::addRow("backslash") << u"a\\b"_s << false;
        QTest::addRow("hidden") << u".a"_s << false;
        QTest::addRow("new line") << u"a\nb"_s << false;
        QTest::addRow("too long") << QString(81, u'a') << false;
    }

    void namesAreChecked()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const QTemporaryDir dir;
        const Presets presets(dir.path(), u"backup"_s);
        QCOMPARE(Presets::problemOf(name).isEmpty(), good);
        QCOMPARE(presets.save(name, {}).has_value(), good);
        QCOMPARE(presets.load(name).has_value(), good);
        QCOMPARE(presets.remove(name).has_value(), good);
    }

    void saysWhatIsWrong()
    {
        const QTemporaryDir dir;
        const Presets presets(dir.path(), u"backup"_s);
        QVERIFY(presets.load(u"gone"_s).error().sentence.contains(u"“gone”"_s));
        QVERIFY(presets.save(u"a"_s, {}));
        QFile file(dir.filePath(u"presets/backup/a.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        QVERIFY(presets.load(u"a"_s).error().sentence.contains(u"is damaged"_s));
        QFile blocked(dir.filePath(u"presets/other"_s));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        QVERIFY(Presets(dir.path(), u"other"_s).save(u"a"_s, {}).error().sentence.contains(u"cannot be made"_s));
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
