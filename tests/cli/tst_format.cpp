// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/format.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestFormat : public QObject
{
    Q_OBJECT

private slots:
    void tables_data()
    {
        QTest::addColumn<QStringList>("header");
        QTest::addColumn<QList<QStringList>>("rows");
        QTest::addColumn<QString>("text");
        using Rows = QList<QStringList>;
        QTest::addRow("nothing") << QStringList() << Rows() << QString();
        QTest::addRow("header only") << QStringList{u"A"_s, u"B"_s} << Rows() << u"A  B\n"_s;
        QTest::addRow("aligned") << QStringList{u"A"_s, u"BB"_s} << Rows{{u"long"_s, u"x"_s}, {u"y"_s, u"z"_s}}
                                 << u"A     BB\nlong  x\ny     z\n"_s;
        QTest::addRow("empty cells") << QStringList() << Rows{{u"a"_s, u""_s, u""_s}, {u""_s, u"b"_s, u"c"_s}}
                                     << u"a\n   b  c\n"_s;
        QTest::addRow("control characters")
            << QStringList{u"A"_s, u"B"_s} << Rows{{u"x\x1b[31m\ny"_s, u"z\tz"_s}} << u"A         B\nx␛[31m␊y  z␉z\n"_s;
        QTest::addRow("one long cell") << QStringList{u"A"_s, u"B"_s} << Rows{{QString(300, u'x'), u"z"_s}}
                                       << u"A"_s + QString(61, u' ') + u"B\n"_s + QString(59, u'x') + u"…  z\n"_s;
        QTest::addRow("long sentence") << QStringList{u"A"_s, u"B"_s} << Rows{{u"x"_s, QString(300, u'z')}}
                                       << u"A  B\nx  "_s + QString(300, u'z') + u'\n';
        QTest::addRow("rows of different lengths")
            << QStringList() << Rows{{u"a"_s}, {u"bb"_s, u"c"_s}} << u"a\nbb  c\n"_s;
    }

    void tables()
    {
        QFETCH(const QStringList, header);
        QFETCH(const QList<QStringList>, rows);
        QTEST(tableText(header, rows), "text");
    }

    void visible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const QString &text, const QString &lines, const QString &line) {
            QTest::addRow("%s", name) << text << lines << line;
        };
        row("plain", u"Größe 🚀"_s, u"Größe 🚀"_s, u"Größe 🚀"_s);
        row("lines", u"a\tb\nc"_s, u"a\tb\nc"_s, u"a␉b␊c"_s);
        row("colour", u"\x1b[31mx\r\x07"_s, u"␛[31mx␍␇"_s, u"␛[31mx␍␇"_s);
        row("delete", u"\x7f"_s, u"␡"_s, u"␡"_s);
        row("eight bits", QString(QChar(0x9b)), u"\ufffd"_s, u"\ufffd"_s);
        row("turned around", u"a\u202eb\u2066"_s, u"a\ufffdb\ufffd"_s, u"a\ufffdb\ufffd"_s);
        row("half", u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xde80), u"a\ufffdb\ufffd"_s, u"a\ufffdb\ufffd"_s);
    }

    void visible()
    {
        QFETCH(const QString, text);
        QTEST(visibleText(text), "lines");
        QTEST(visibleLine(text), "line");
    }

    void fields()
    {
        QCOMPARE(fieldsText({{u"port"_s, 80}, {u"a_note"_s, u"one\ntwo"_s}}, u"  "_s),
                 u"  a_note:  one\n           two\n  port:    80\n"_s);
    }

    void entities()
    {
        Entity site{.id = 3, .kind = EntityKind::Site, .name = u"s"_s, .type = u"t"_s, .platform = 1};
        QJsonObject object = toJson(site, u"p"_s);
        QCOMPARE(object.value(u"platform"_s).toString(), u"p"_s);
        QVERIFY(!object.contains(u"hosts"_s));
        QVERIFY(object.value(u"status"_s).isNull());
        QVERIFY(object.value(u"status_changed"_s).isNull());
        const Entity platform{
            .kind = EntityKind::Platform, .name = u"p"_s, .hosts = u"web0"_s, .status = Status::Warning};
        object = toJson(platform, {});
        QVERIFY(!object.contains(u"platform"_s));
        QCOMPARE(object.value(u"hosts"_s).toString(), u"web0"_s);
        QCOMPARE(object.value(u"status"_s).toString(), u"warning"_s);
    }

    void runs()
    {
        const QDateTime start(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
        Run run{.id = 7, .entity = 3, .operation = u"verify"_s, .status = Status::Running, .started = start};
        QCOMPARE(toJson(run, u"s"_s, u"/log"_s).value(u"seconds"_s), QJsonValue());
        QCOMPARE(durationText(run, start.addSecs(65)), u"1:05"_s);
        run.status = Status::Error;
        run.finished = start.addMSecs(41'500);
        run.verdict = {.status = Status::Error, .sentence = u"No."_s, .task = u"look"_s, .host = u"web0"_s};
        const QJsonObject object = toJson(run, u"s"_s, u"/log"_s);
        QCOMPARE(object.value(u"seconds"_s).toDouble(), 41.5);
        QCOMPARE(object.value(u"started"_s).toString(), u"2026-03-01T12:00:00.000Z"_s);
        QCOMPARE(object.value(u"status"_s).toString(), u"error"_s);
        QCOMPARE(object.value(u"task"_s).toString(), u"look"_s);
        QCOMPARE(object.value(u"host"_s).toString(), u"web0"_s);
        QVERIFY(object.value(u"message"_s).isNull());
        QCOMPARE(durationText(run, start.addSecs(99)), u"41 s"_s);
        QCOMPARE(durationText(Run(), start), QString());
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
