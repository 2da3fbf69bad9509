// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/logscanner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
QString described(const QList<MatchedRow> &rows)
{
    QStringList texts;
    for (const MatchedRow &row : rows)
        texts.append(u"%1:%2"_s.arg(qint64(row.row)).arg(int(row.matches)));
    return texts.join(u' ');
}

/// The rows of @p bytes, each asked about alone.
QList<MatchedRow> rowByRow(LogScanner &scanner, const QByteArray &bytes, qint64 firstRow)
{
    QList<MatchedRow> found;
    QList<QByteArray> lines = bytes.split('\n');
    lines.removeLast();
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
        scanner.scanRow(firstRow++, line, found);
    }
    return found;
}

/// Lines as playbooks print them, and as nobody should.
QByteArray someLines(QRandomGenerator &random, int lines, bool hostile)
{
    static const QList<QByteArray> words{"ok: [web0]",
                                         "changed: [web12]",
                                         "fatal: [web7]: FAILED! => {\"rc\": 2}",
                                         "TASK [a : b]",
                                         "aab",
                                         "a b  a",
                                         "\"x y\"",
                                         "0xff",
                                         "web",
                                         "12345 ms",
                                         "a{2}b",
                                         "Fatal",
                                         "\tb",
                                         " ",
                                         ""};
    static const QList<QByteArray> others{"\xc3\xa4rger \xc3\x84RGER",
                                          "\xe2\x80\x94 b",
                                          "\xf0\x9f\x98\x80",
                                          "\x1b[31ma\x1b[0mb",
                                          "a\rbb",
                                          "\xff\xfe",
                                          "\xe1\x80",
                                          "\xc3",
                                          "\xef\xbb\xbf"
                                          "a",
                                          "a\xe2\x80\xa8"
                                          "b",
                                          "\x01",
                                          "\xc2\x85",
                                          "b\r\r",
                                          "\xf0\x9f"};
    QByteArray bytes;
    for (int line = 0; line < lines; ++line) {
        for (quint32 count = random.bounded(5); count > 0; --count) {
            const bool odd = hostile && random.bounded(4) == 0;
            bytes += odd ? others.at(random.bounded(others.size())) : words.at(random.bounded(words.size()));
            bytes += random.bounded(2) == 0 ? " " : "";
        }
        bytes += hostile && random.bounded(5) == 0 ? "\r\n" : "\n";
    }
    return bytes;
}
} // namespace

/// Finding in many rows at once against finding in each of them.
class tst_LogScanner : public QObject
{
    Q_OBJECT

private slots:
    void isTheSameAsRowByRow_data();
    void isTheSameAsRowByRow();
    void inventedExpressions();
    void leavesToRows_data();
    void leavesToRows();
    void stops();
    void givesUp();

private:
    static QString invented(QRandomGenerator &random, int depth);

    ScanControl m_control;
};

void tst_LogScanner::isTheSameAsRowByRow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("regularExpression");

    for (const char *text : {"web", "a", "ärger", "fatal: [web", " ", "😀", "a b", "\xef\xbf\xbd", "—", "[", "\t"})
        QTest::addRow("text %s", text) << QString::fromUtf8(text) << false;
    for (const char *expression : {"fatal: \\[web[0-9]+\\]",
                                   "[0-9]{3,} ms",
                                   "a*",
                                   "^a",
                                   "b$",
                                   "^$",
                                   "^.*$",
                                   "a.*b",
                                   "\\s+",
                                   "\\s*a",
                                   "[^a]+",
                                   "\"[^\"]*\"",
                                   "\\bok\\b",
                                   "\\Bb",
                                   "(a|b)+",
                                   "(?:a|aa)+?b",
                                   "\\w+",
                                   "\\W+",
                                   "\\D+",
                                   "[^\\d\\s]+",
                                   "[[:upper:]]{2}",
                                   "Ä|ä",
                                   ".",
                                   "$",
                                   "^",
                                   "a{2}",
                                   "a{2}b",
                                   "(ok|changed): ",
                                   "x?y?",
                                   "[\\w.]+$",
                                   "\\xff",
                                   "(?<=a)b",
                                   "a(?!b)",
                                   "a++b",
                                   "(a)\\1",
                                   "\\p{Lu}",
                                   "\\R",
                                   "[\\D]+",
                                   "(?s)a.b",
                                   "\\Aa",
                                   "b\\z"})
        QTest::addRow("expression %s", expression) << QString::fromUtf8(expression) << true;
}

void tst_LogScanner::isTheSameAsRowByRow()
{
    QFETCH(QString, text);
    QFETCH(bool, regularExpression);

    QRandomGenerator random(42);
    for (int round = 0; round < 40; ++round) {
        const FindQuery query{.text = text,
                              .caseSensitive = round % 2 == 0,
                              .wholeWord = round % 4 >= 2,
                              .regularExpression = regularExpression};
        LogScanner scanner(query, m_control);
        const QByteArray bytes = someLines(random, round < 8 ? 400 : 20, round % 8 >= 4);
        const qint64 firstRow = random.bounded(100000);
        // The second block may be done in another way: what is frequent is noticed in the first.
        for (int block = 0; block < 2; ++block) {
            QList<MatchedRow> found;
            if (scanner.scanBlock(bytes, firstRow, found))
                QCOMPARE(described(found), described(rowByRow(scanner, bytes, firstRow)));
            else
                QCOMPARE(found, QList<MatchedRow>());
        }
        QCOMPARE(m_control.givenUp.load(), 0);
    }
}

QString tst_LogScanner::invented(QRandomGenerator &random, int depth)
{
    static const QStringList atoms{u"a"_s,    u"b"_s,    u"web"_s,   u" "_s,      u"."_s,   u"\\s"_s, u"\\d"_s,
                                   u"\\W"_s,  u"[ab]"_s, u"[^ab]"_s, u"ok"_s,     u"\\["_s, u"\\b"_s, u"[0-9]"_s,
                                   u"[^ ]"_s, u"ä"_s,    u"\\w"_s,   u"[\\s:]"_s, u"^"_s,   u"$"_s};
    static const QStringList times{u""_s,  u""_s,    u""_s,      u""_s,   u"*"_s,  u"+"_s,
                                   u"?"_s, u"{2}"_s, u"{1,3}"_s, u"*?"_s, u"+?"_s, u"??"_s};
    QString expression;
    for (quint32 count = 1 + random.bounded(3); count > 0; --count) {
        const bool group = depth > 0 && random.bounded(3) == 0;
        QString atom = atoms.at(random.bounded(atoms.size()));
        if (group)
            atom = (random.bounded(2) == 0 ? u"("_s : u"(?:"_s) + invented(random, depth - 1) + u')';
        expression += atom + times.at(random.bounded(times.size()));
    }
    if (random.bounded(4) == 0)
        expression += u'|' + invented(random, 0);
    return expression;
}

void tst_LogScanner::inventedExpressions()
{
    QRandomGenerator random(4711);
    const QByteArray plain = someLines(random, 60, false);
    const QByteArray hostile = someLines(random, 60, true);
    int done = 0;
    for (int round = 0; round < 1500; ++round) {
        const FindQuery query{.text = invented(random, 2),
                              .caseSensitive = random.bounded(2) == 0,
                              .wholeWord = random.bounded(6) == 0,
                              .regularExpression = true};
        LogScanner scanner(query, m_control);
        for (const QByteArray &bytes : {plain, hostile}) {
            QList<MatchedRow> found;
            if (!scanner.scanBlock(bytes, 7, found))
                continue;
            const QList<MatchedRow> expected = rowByRow(scanner, bytes, 7);
            QVERIFY2(found == expected,
                     qPrintable(query.text + u": "_s + described(found) + u" instead of "_s + described(expected)));
            ++done;
        }
    }
    QCOMPARE_GT(done, 1500); // half of them can be done in blocks, or little was tested
}

void tst_LogScanner::leavesToRows_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QByteArray>("bytes");

    QTest::addRow("an expression that is not understood") << u"(?=a)b?"_s << QByteArray("a\n");
    QTest::addRow("a long line") << u"a"_s << "a\n" + QByteArray(20000, 'a') + "\n";
    QTest::addRow("an unfinished line") << u"a"_s << QByteArray("a\na");
    QTest::addRow("what gives up") << u"^(\\w|\\d)*[:;]"_s << QByteArray(60, '1') + "\n";
}

void tst_LogScanner::leavesToRows()
{
    QFETCH(QString, expression);
    QFETCH(QByteArray, bytes);

    LogScanner scanner({.text = expression, .regularExpression = true}, m_control);
    QList<MatchedRow> found;
    QVERIFY(!scanner.scanBlock(bytes, 0, found));
    QCOMPARE(found, QList<MatchedRow>());
}

void tst_LogScanner::stops()
{
    for (const QString &expression : {u"a"_s, u"a+"_s, u"(?=a)a"_s}) {
        ScanControl control;
        control.cancelled = true;
        LogScanner scanner({.text = expression, .regularExpression = true}, control);
        QList<MatchedRow> found;
        scanner.scanBlock("a\na\n", 0, found);
        scanner.scanRow(2, "a", found);
        QCOMPARE(found, QList<MatchedRow>());
    }
}

void tst_LogScanner::givesUp()
{
    // Each row has what the expression needs, and takes too long.
    ScanControl control;
    LogScanner scanner({.text = u"^(a+)+$"_s, .caseSensitive = true, .regularExpression = true}, control);
    QList<MatchedRow> found;
    scanner.scanBlock(QByteArray(QByteArray(60, 'a') + "!\n").repeated(4000), 0, found);
    QCOMPARE(found, QList<MatchedRow>());
    QCOMPARE(control.givenUp.load(), ScanControl::mostGivenUp);
}

QTEST_GUILESS_MAIN(tst_LogScanner)

#include "tst_logscanner.moc"
