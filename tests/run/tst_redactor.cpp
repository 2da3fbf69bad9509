// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/redactor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestRedactor : public QObject
{
    Q_OBJECT

private slots:
    void masks_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("written");
        QTest::addRow("as it is") << u"hunter22"_s << QByteArray("pw=hunter22;") << QByteArray("pw=********;");
        QTest::addRow("twice, touching") << u"abcd"_s << QByteArray("abcdabcd") << QByteArray("****************");
        QTest::addRow("JSON's quotes") << u"a\"b\\c"_s << QByteArray("\"msg\": \"a\\\"b\\\\c\"")
                                       << QByteArray("\"msg\": \"********\"");
        QTest::addRow("JSON in ASCII") << u"pässword"_s << QByteArray(R"(p\u00e4ssword pässword)")
                                       << QByteArray("******** ********");
        QTest::addRow("a line of a key") << u"-----BEGIN-----\nMIIEpAIBAAK\n-----END-----"_s
                                         << QByteArray("x MIIEpAIBAAK y") << QByteArray("x ******** y");
        QTest::addRow("in a command line")
            << u"it's me"_s << QByteArray("echo 'it'\"'\"'s me'") << QByteArray("echo '********'");
        // JSON of a command line: echo 'it'"'"'s "me"'
        QTest::addRow("in a command line in JSON")
            << u"it's \"me\""_s << QByteArray("echo 'it'\\\"'\\\"'s \\\"me\\\"'") << QByteArray("echo '********'");
        QTest::addRow("as Python shows it")
            << u"it's \"me\" \\"_s << QByteArray("got 'it\\'s \"me\" \\\\'") << QByteArray("got '********'");
        QTest::addRow("in an address") << u"p@ss/word"_s << QByteArray("https://me:p%40ss%2Fword@host p%40ss/word")
                                       << QByteArray("https://me:********@host ********");
        QTest::addRow("in base64") << u"hunter22!"_s << QByteArray("Bearer aHVudGVyMjIh")
                                   << QByteArray("Bearer ********");
        QTest::addRow("a short line of a key")
            << u"first line\r\nxyz1"_s << QByteArray("[first line, xyz1]") << QByteArray("[********, ********]");
        QTest::addRow("short ones stay") << u"abc"_s << QByteArray("abc abc") << QByteArray("abc abc");
        QTest::addRow("only a beginning") << u"hunter22"_s << QByteArray("hunter2") << QByteArray("hunter2");
        QTest::addRow("begins within another") << u"aabaab"_s << QByteArray("aabaabaab") << QByteArray("********aab");
    }
    void masks()
    {
        QFETCH(QString, secret);
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, written);
        const Secrets secrets{{{u"password"_s, secret}}};
        // In one piece, byte by byte, and cut in two at each place: the same is written.
        Redactor whole(secrets);
        QByteArray all = whole.feed(stream);
        all += whole.flush();
        QCOMPARE(all, written);
        Redactor bytewise(secrets);
        QByteArray out;
        for (const char byte : std::as_const(stream))
            out += bytewise.feed(QByteArray(1, byte));
        QCOMPARE(out + bytewise.flush(), written);
        for (qsizetype cut = 1; cut < stream.size(); ++cut) {
            Redactor redactor(secrets);
            QByteArray cutOut = redactor.feed(stream.first(cut));
            cutOut += redactor.feed(stream.sliced(cut));
            QCOMPARE(cutOut + redactor.flush(), written);
        }
    }

    void aSecretThatBeginsAnother()
    {
        Redactor redactor({{{u"a"_s, u"abcd"_s}, {u"b"_s, u"abcdefgh"_s}, {u"c"_s, u"xxabcd"_s}}});
        QByteArray out;
        for (const char byte : QByteArray("-xxabcdefgh-abcdefgh-abcd-"))
            out += redactor.feed(QByteArray(1, byte));
        out += redactor.flush();
        QVERIFY2(!out.contains("abcd") && !out.contains("xxab"), out.constData());
    }

    void marks_data()
    {
        // | is a mark: it stands in what is written where it stood in what came, cut at any place.
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("written");
        QTest::addRow("no secret") << QByteArray("one|two||three|") << QByteArray("one|two||three|");
        QTest::addRow("behind a secret") << QByteArray("|a hunter22|b|") << QByteArray("|a ********|b|");
        QTest::addRow("behind two") << QByteArray("hunter22 long-secret-word|.") << QByteArray("******** ********|.");
        QTest::addRow("between two") << QByteArray("hunter22|long-secret-word|") << QByteArray("********|********|");
        QTest::addRow("in one") << QByteArray("a hun|ter22 b|") << QByteArray("a ********| b|");
        QTest::addRow("behind its beginning") << QByteArray("a hunter|\nb|") << QByteArray("a hunter|\nb|");
    }
    void marks()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, written);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            Redactor redactor({{{u"a"_s, u"hunter22"_s}, {u"b"_s, u"long-secret-word"_s}}});
            QByteArray out;
            QList<Redactor::Mark> marks;
            qint64 id = 0;
            for (const QByteArray &piece : {stream.first(cut), stream.sliced(cut)}) {
                for (const QByteArray &text : piece.split('|')) {
                    out += redactor.feed(text);
                    redactor.mark(++id);
                    marks += redactor.takeMarks();
                }
            }
            out += redactor.flush();
            marks += redactor.takeMarks();
            QCOMPARE(marks.size(), id); // one of them more at the end of each piece
            for (qsizetype i = marks.size(); i-- > 0;) {
                QCOMPARE(marks[i].id, i + 1);
                if (i != marks.size() - 1 && i != stream.first(cut).count('|'))
                    out.insert(marks[i].offset, '|');
            }
            QCOMPARE(out, written);
        }
    }

    void holdsNothingBackWithoutSecrets()
    {
        Redactor redactor;
        QCOMPARE(redactor.feed("anything"), "anything");
        QCOMPARE(redactor.flush(), "");
    }

    void masksJson()
    {
        const Redactor redactor({{{u"a"_s, u"geheim"_s}, {u"b"_s, u"1754"_s}}});
        const QJsonObject value{{u"geheim"_s, QJsonArray{u"so geheim!"_s, 1754, 17540, true}}};
        QCOMPARE(redactor.redacted(QJsonValue(value)).toObject(),
                 QJsonObject({{u"********"_s, QJsonArray{u"so ********!"_s, u"********"_s, 17540, true}}}));
    }

    void findsSecretsInLists()
    {
        const Redactor redactor(
            {{}, {{u"keys"_s, QJsonArray{u"first-key"_s, QJsonObject{{u"k"_s, u"second-key"_s}}}}}});
        QCOMPARE(redactor.redacted(QByteArray("first-key second-key third-key")), "******** ******** third-key");
    }
};

QTEST_APPLESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
