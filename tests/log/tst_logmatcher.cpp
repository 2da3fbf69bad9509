// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/logmatcher.h"
#include "model/log/logpattern.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Aegir::FindQuery)

namespace {
using Places = QList<std::pair<qsizetype, qsizetype>>; ///< start, length

FindQuery plain(const QString &text)
{
    return {.text = text};
}
FindQuery withCase(const QString &text)
{
    return {.text = text, .caseSensitive = true};
}
FindQuery word(const QString &text)
{
    return {.text = text, .wholeWord = true};
}
FindQuery regex(const QString &text)
{
    return {.text = text, .caseSensitive = true, .regularExpression = true};
}
FindQuery regexWord(const QString &text)
{
    return {.text = text, .wholeWord = true, .regularExpression = true};
}
} // namespace

/// What a query finds in one row.
class tst_LogMatcher : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void errors_data();
    void errors();
    void givesUp_data();
    void givesUp();
    void required_data();
    void required();
    void forBlocks_data();
    void forBlocks();
};

void tst_LogMatcher::matches_data()
{
    QTest::addColumn<FindQuery>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Places>("expected");

    QTest::addRow("plain") << plain(u"ok"_s) << u"ok: [web0] OK"_s << Places{{0, 2}, {11, 2}};
    QTest::addRow("case") << withCase(u"ok"_s) << u"ok: [web0] OK"_s << Places{{0, 2}};
    QTest::addRow("no match") << plain(u"fatal"_s) << u"ok: [web0]"_s << Places{};
    QTest::addRow("empty row") << plain(u"fatal"_s) << QString() << Places{};
    QTest::addRow("plain text is no expression") << plain(u"[web.]*"_s) << u"[web0] [web.]*"_s << Places{{7, 7}};
    QTest::addRow("a backslash in plain text") << plain(u"\\Ea\\b"_s) << u"C:\\Ea\\b"_s << Places{{2, 5}};
    QTest::addRow("they do not overlap") << plain(u"aa"_s) << u"aaaaa"_s << Places{{0, 2}, {2, 2}};
    QTest::addRow("case beyond ASCII") << plain(u"ÄRGER"_s) << u"Ärger ärger"_s << Places{{0, 5}, {6, 5}};
    QTest::addRow("case of Greek") << plain(u"ΣΟΦΟΣ"_s) << u"σοφος"_s << Places{{0, 5}};
    QTest::addRow("beyond the basic plane") << plain(u"😀"_s) << u"a😀b😀"_s << Places{{1, 2}, {4, 2}};
    QTest::addRow("whole word") << word(u"ok"_s) << u"ok token ok_1 (OK)"_s << Places{{0, 2}, {15, 2}};
    QTest::addRow("whole word beyond ASCII") << word(u"rger"_s) << u"Ärger rger"_s << Places{{6, 4}};
    QTest::addRow("whole word with brackets") << word(u"[web0]"_s) << u"ok: [web0] a[web0]"_s << Places{{4, 6}};
    QTest::addRow("expression") << regex(u"web[0-9]+"_s) << u"web1 web22 Web3"_s << Places{{0, 4}, {5, 5}};
    QTest::addRow("anchors") << regex(u"^ok|0]$"_s) << u"ok: ok [web0]"_s << Places{{0, 2}, {11, 2}};
    QTest::addRow("an empty match is none") << regex(u"a*"_s) << u"baab"_s << Places{{1, 2}};
    QTest::addRow("nothing but empty matches") << regex(u"x*"_s) << u"baab"_s << Places{};
    QTest::addRow("a lazy one is as long as it must") << regex(u"a+?"_s) << u"aa"_s << Places{{0, 1}, {1, 1}};
    QTest::addRow("an expression's words")
        << regexWord(u"ok|changed"_s) << u"OK book changed2 changed"_s << Places{{0, 2}, {17, 7}};
    QTest::addRow("an open quotation's words") << regexWord(u"\\Qa.b"_s) << u"a.b axb xa.b"_s << Places{{0, 3}};
    QTest::addRow("look behind") << regex(u"(?<=rc=)[0-9]+"_s) << u"rc=12"_s << Places{{3, 2}};
    QTest::addRow("the start is moved") << regex(u"rc=\\K[0-9]+"_s) << u"rc=12"_s << Places{{3, 2}};
    QTest::addRow("letters of all languages") << regex(u"\\w+"_s) << u"Ärger, ещё"_s << Places{{0, 5}, {7, 3}};
    QTest::addRow("half a character") << regex(u"."_s) << QString(QChar(0xd83d)) + u"a"_s + QChar(0xde00)
                                      << Places{{0, 1}, {1, 1}, {2, 1}};
}

void tst_LogMatcher::matches()
{
    QFETCH(FindQuery, query);
    QFETCH(QString, text);
    QFETCH(Places, expected);

    const Result<LogMatcher> matcher = LogMatcher::make(query);
    QVERIFY2(matcher, matcher ? "" : qPrintable(matcher.error().sentence));
    Places places;
    bool gaveUp = false;
    for (const LogMatch &match : matcher->matches(text, &gaveUp))
        places.append({match.start, match.length});
    QCOMPARE(places, expected);
    QVERIFY(!gaveUp);
}

void tst_LogMatcher::errors_data()
{
    QTest::addColumn<FindQuery>("query");
    QTest::addColumn<QString>("sentence");

    QTest::addRow("nothing") << plain({}) << u"There is nothing to look for."_s;
    QTest::addRow("bracket")
        << regex(u"web[0-9"_s)
        << u"The regular expression is wrong at character 8: missing terminating ] for character class."_s;
    QTest::addRow("what is put around it does not mend it")
        << regexWord(u"a)(b"_s) << u"The regular expression is wrong at character 2: unmatched closing parenthesis."_s;
}

void tst_LogMatcher::errors()
{
    QFETCH(FindQuery, query);
    QFETCH(QString, sentence);

    const Result<LogMatcher> matcher = LogMatcher::make(query);
    QVERIFY(!matcher);
    QCOMPARE(matcher.error().sentence, sentence);
}

void tst_LogMatcher::givesUp_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("text");

    QTest::addRow("nested repetition") << u"^(a+)+$"_s << QString(40, u'a') + u'!';
    QTest::addRow("alternatives that are the same") << u"^(a|a|aa)*[bc]"_s << QString(60, u'a');
    QTest::addRow("many repetitions in a long row") << u"a.*b.*c.*[de]"_s << u"abc"_s.repeated(5000);
}

void tst_LogMatcher::givesUp()
{
    QFETCH(QString, expression);
    QFETCH(QString, text);

    const Result<LogMatcher> matcher = LogMatcher::make(regex(expression));
    QVERIFY(matcher);
    bool gaveUp = false;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(matcher->matches(text, &gaveUp), QList<LogMatch>());
    QVERIFY(gaveUp);
    QCOMPARE_LT(timer.elapsed(), 1000); // without the guard it takes years
}

void tst_LogMatcher::required_data()
{
    QTest::addColumn<FindQuery>("query");
    QTest::addColumn<QByteArray>("expected");

    QTest::addRow("plain with case") << withCase(u"päckage.x"_s) << QByteArray("päckage.x");
    QTest::addRow("plain without") << plain(u"package"_s) << QByteArray();
    QTest::addRow("a replacement stands for any bytes") << withCase(u"a\uFFFDb"_s) << QByteArray();
    QTest::addRow("the longest") << regex(u"fatal: \\[web[0-9]+\\]: (?:UNREACHABLE|FAILED)"_s)
                                 << QByteArray("fatal: [web");
    QTest::addRow("after a set") << regex(u"[0-9]{3,} ms"_s) << QByteArray(" ms");
    QTest::addRow("once or more") << regex(u"xya+b"_s) << QByteArray("xya");
    QTest::addRow("perhaps") << regex(u"xya?bcd"_s) << QByteArray("bcd");
    QTest::addRow("none or more") << regex(u"xya*b"_s) << QByteArray("xy");
    QTest::addRow("a number of times") << regex(u"xya{2,3}b"_s) << QByteArray("xya");
    QTest::addRow("zero times") << regex(u"xya{0,3}b"_s) << QByteArray("xy");
    QTest::addRow("no number") << regex(u"\\{\\{ xy{a}b"_s) << QByteArray("{{ xy{a}b");
    QTest::addRow("perhaps beyond the basic plane") << regex(u"xy😀?b"_s) << QByteArray("xy");
    QTest::addRow("one or the other") << regex(u"alpha|beta"_s) << QByteArray();
    QTest::addRow("in a group") << regex(u"a(beta)+[0-9]"_s) << QByteArray("beta");
    QTest::addRow("in a group that may be missing") << regex(u"a(beta)?[0-9]"_s) << QByteArray("a");
    QTest::addRow("an expression without case")
        << FindQuery{.text = u"abc"_s, .regularExpression = true} << QByteArray();
    QTest::addRow("an option") << regex(u"(?i)abc"_s) << QByteArray();
    QTest::addRow("what it does not know") << regex(u"abc\\x41"_s) << QByteArray();
    QTest::addRow("a quotation") << regex(u"\\Qabc*\\E"_s) << QByteArray();
}

void tst_LogMatcher::required()
{
    QFETCH(FindQuery, query);
    QFETCH(QByteArray, expected);

    const Result<LogMatcher> matcher = LogMatcher::make(query);
    QVERIFY(matcher);
    QCOMPARE(matcher->required(), expected);
}

void tst_LogMatcher::forBlocks_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");

    const auto same = [](const char *name, const QString &expression) {
        QTest::addRow("%s", name) << expression << expression;
    };
    const auto none = [](const char *name, const QString &expression) {
        QTest::addRow("%s", name) << expression << QString();
    };
    same("letters", u"fatal: \\[web[0-9]+\\]"_s);
    same("groups", u"^(?:a|(b)*?)+$"_s);
    same("words", u"\\bok\\b\\d\\w\\S\\h"_s);
    same("names of sets", u"[[:alpha:]_]"_s);
    same("a bracket in a set", u"[]a]"_s);
    QTest::addRow("a negated set") << u"\"[^\"]*\""_s << u"\"[^\"\\n]*\""_s;
    QTest::addRow("a bracket in a negated set") << u"[^]a]"_s << u"[^]a\\n]"_s;
    QTest::addRow("space") << u"a\\s+[\\s,]"_s << u"a\\h+[\\h,]"_s;
    QTest::addRow("complements") << u"\\D\\W[^\\W]"_s << u"[^\\d\\n][^\\w\\n][^\\W\\n]"_s;
    none("a complement in a set", u"[\\D,]"_s);
    none("a name that has the line feed", u"[[:space:]]"_s);
    none("a negated name", u"[[:^alpha:]]"_s);
    none("a range from the tabulator on", u"[\t-z]"_s);
    none("a line feed", u"a\\n"_s);
    none("a real line feed", u"a\nb"_s);
    none("a number", u"\\x0a"_s);
    none("look ahead", u"a(?=b)"_s);
    none("look behind", u"(?<!a)b"_s);
    none("possessive", u"a++"_s);
    none("a possessive number", u"a{2}+"_s);
    none("atom", u"(?>a*)b"_s);
    none("verb", u"(*ACCEPT)a"_s);
    none("comment", u"a(?#b)"_s);
    none("backward", u"(a)\\1"_s);
    none("start of the text", u"\\Aa"_s);
    none("any line end", u"\\R"_s);
    none("property", u"\\p{L}"_s);
    none("start moved", u"a\\Kb"_s);
    none("a number that older versions take for text", u"a{,3}"_s);
}

void tst_LogMatcher::forBlocks()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);

    QVERIFY(QRegularExpression(expression).isValid());
    QCOMPARE(LogPattern::ofExpression(expression).forBlocks, expected);
}

QTEST_GUILESS_MAIN(tst_LogMatcher)

#include "tst_logmatcher.moc"
