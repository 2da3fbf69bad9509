// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/openineditor.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestOpenInEditor : public QObject
{
    Q_OBJECT

private slots:
    void editorCommands_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QStringList>("words");

        QTest::addRow("kate") << u"kate --line %line %file"_s << u"/r/main.yml:12"_s
                              << QStringList{u"kate"_s, u"--line"_s, u"12"_s, u"/r/main.yml"_s};
        QTest::addRow("code") << u"code -g %file:%line"_s << u"/r/main.yml:12"_s
                              << QStringList{u"code"_s, u"-g"_s, u"/r/main.yml:12"_s};
        QTest::addRow("no placeholder") << u"gedit"_s << u"/r/main.yml:12"_s
                                        << QStringList{u"gedit"_s, u"/r/main.yml"_s};
        QTest::addRow("no line") << u"kate -l %line %file"_s << u"/r/main.yml"_s
                                 << QStringList{u"kate"_s, u"-l"_s, u"1"_s, u"/r/main.yml"_s};
        QTest::addRow("quoted") << u"\"my editor\" %file"_s << u"/r/a b.yml:3"_s
                                << QStringList{u"my editor"_s, u"/r/a b.yml"_s};
        QTest::addRow("no shell") << u"vi %file"_s << u"/r/$(id);`x`\"'.yml:1"_s
                                  << QStringList{u"vi"_s, u"/r/$(id);`x`\"'.yml"_s};
        QTest::addRow("a file named like a placeholder")
            << u"vi +%line %file"_s << u"/r/%line.yml:4"_s << QStringList{u"vi"_s, u"+4"_s, u"/r/%line.yml"_s};
        QTest::addRow("a colon in the name")
            << u"vi %file"_s << u"/r/a:b.yml:4"_s << QStringList{u"vi"_s, u"/r/a:b.yml"_s};
        QTest::addRow("nothing") << QString() << u"/r/main.yml:4"_s << QStringList();
    }

    void editorCommands()
    {
        QFETCH(QString, command);
        QFETCH(QString, place);
        QTEST(editorCommand(command, FilePlace::fromText(place)), "words");
    }

    void opensTheEditor()
    {
        QTemporaryDir place;
        const QString task = place.filePath(u"a $(task).yml"_s);
        QFile file(task);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const QString told = place.filePath(u"told"_s);
        QFile editor(place.filePath(u"my editor"_s));
        QVERIFY(editor.open(QIODevice::WriteOnly));
        editor.write("#!/bin/sh\nprintf '%s|' \"$@\" > '" + told.toUtf8() + ".new' && mv '" + told.toUtf8() + ".new' '"
                     + told.toUtf8() + "'\n");
        editor.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        editor.close();
        QVERIFY(openInEditor({.file = task, .line = 42}, u"\"%1\" --line %line %file"_s.arg(editor.fileName())));
        QTRY_VERIFY(QFile::exists(told));
        QFile words(told);
        QVERIFY(words.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(words.readAll()), u"--line|42|%1|"_s.arg(task));
    }

    void refusesToOpen_data()
    {
        QTest::addColumn<QString>("file"); // in the test's folder; made unless it begins with a slash
        QTest::addColumn<QString>("command");
        QTest::addRow("not there") << u"/nowhere/main.yml"_s << u"true"_s;
        QTest::addRow("relative") << u"/../main.yml"_s << QString();
        QTest::addRow("a folder") << u"/tmp"_s << u"true"_s;
        QTest::addRow("a program") << u"evil.desktop"_s << QString();
        QTest::addRow("no suffix") << u"evil"_s << QString();
        QTest::addRow("no such editor") << u"main.yml"_s << u"/nowhere/editor %file"_s;
    }
    void refusesToOpen()
    {
        QFETCH(QString, file);
        QFETCH(QString, command);
        QTemporaryDir place;
        QString path = file;
        if (!file.startsWith(u'/')) {
            path = place.filePath(file);
            QFile made(path);
            QVERIFY(made.open(QIODevice::WriteOnly));
        }
        const auto opened = openInEditor({.file = path, .line = 1}, command);
        QVERIFY(!opened.has_value());
        QVERIFY(opened.error().sentence.endsWith(u'.'));
    }
};

QTEST_MAIN(TestOpenInEditor)
#include "tst_openineditor.moc"
