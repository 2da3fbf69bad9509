// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/event.h"

#include <QJsonArray>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestEvent : public QObject
{
    Q_OBJECT

private slots:
    void readsALine()
    {
        const auto event = Event::fromLine(
            R"({"event":"failed","n":7,"t":12.5,"offset":99,"play":2,"task":"u","host":"web0","ignored":true,)"
            R"("changed":true,"duration":0.25,"msg":"no","feedback":{"a":[1]}})");
        QVERIFY(event);
        QCOMPARE(event->kind, Event::Kind::Failed);
        QCOMPARE(event->number, 7);
        QCOMPARE(event->time, 12.5);
        QCOMPARE(event->offset, 99);
        QCOMPARE(event->play, 2);
        QCOMPARE(event->task, u"u"_s);
        QCOMPARE(event->host, u"web0"_s);
        QVERIFY(event->ignored);
        QVERIFY(event->changed);
        QVERIFY(!event->noLog);
        QCOMPARE(event->duration, 0.25);
        QCOMPARE(event->message, u"no"_s);
        QCOMPARE(event->feedback[u"a"_s].toArray().size(), 1);
    }

    void takesNoTimeThatCannotBe()
    {
        for (const QByteArray &duration : {"1e300"_ba, "-5"_ba, "\"long\""_ba, "null"_ba})
            QCOMPARE(Event::fromLine("{\"event\":\"ok\",\"duration\":" + duration + '}')->duration, -1.0);
        QCOMPARE(Event::fromLine("{\"event\":\"ok\",\"duration\":86400}")->duration, 86400.0);
    }

    void takesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("isEvent");
        QTest::addRow("a later version's event") << QByteArray(R"({"event":"telepathy","n":1})") << true;
        QTest::addRow("no event at all") << QByteArray("{}") << true;
        QTest::addRow("feedback that is a list") << QByteArray(R"({"event":"ok","feedback":[1]})") << true;
        QTest::addRow("half a line") << QByteArray(R"({"event":"ok")") << false;
        QTest::addRow("an array") << QByteArray("[1]") << false;
        QTest::addRow("nothing") << QByteArray() << false;
        QTest::addRow("bytes") << QByteArray("\xff\xfe\x00x", 4) << false;
    }
    void takesWhatItDoesNotKnow()
    {
        QFETCH(QByteArray, line);
        const auto event = Event::fromLine(line);
        QTEST(event.has_value(), "isEvent");
        if (event) {
            QVERIFY(event->feedback.isEmpty());
            QCOMPARE(event->offset, -1);
        }
    }
};

QTEST_APPLESS_MAIN(TestEvent)
#include "tst_event.moc"
