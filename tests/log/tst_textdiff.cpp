// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/textdiff.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_TextDiff : public QObject
{
    Q_OBJECT

private slots:
    void unified_data();
    void unified();
    void applies_data();
    void applies();
    void isShort();
    void isBounded_data();
    void isBounded();
    void patchReadsIt();

private:
    static QList<QStringView> views(const QStringList &lines) { return {lines.begin(), lines.end()}; }
    static QStringList applied(const QStringList &before, const QStringList &after, const QList<LineChange> &changes);
    static qsizetype sizeOf(const QList<LineChange> &changes);
};

/// @p before with @p changes made, lines taken from @p after.
QStringList tst_TextDiff::applied(const QStringList &before, const QStringList &after, const QList<LineChange> &changes)
{
    QStringList made;
    qsizetype line = 0;
    for (const LineChange &change : changes) {
        made += before.sliced(line, change.before - line);
        made += after.sliced(change.after, change.added);
        line = change.before + change.removed;
    }
    return made + before.sliced(line);
}

qsizetype tst_TextDiff::sizeOf(const QList<LineChange> &changes)
{
    qsizetype size = 0;
    for (const LineChange &change : changes)
        size += change.removed + change.added;
    return size;
}

void tst_TextDiff::unified_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("diff");

    const QString head = u"--- a\n+++ b\n"_s;
    QTest::addRow("same") << u"one\ntwo\n"_s << u"one\ntwo\n"_s << QString();
    QTest::addRow("both empty") << QString() << QString() << QString();
    QTest::addRow("changed") << u"one\ntwo\nthree\n"_s << u"one\n2\nthree\n"_s
                             << head + u"@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"_s;
    QTest::addRow("a new file") << QString() << u"one\ntwo\n"_s << head + u"@@ -0,0 +1,2 @@\n+one\n+two\n"_s;
    QTest::addRow("a file that is gone") << u"one\n"_s << QString() << head + u"@@ -1 +0,0 @@\n-one\n"_s;
    QTest::addRow("an empty line") << QString() << u"\n"_s << head + u"@@ -0,0 +1 @@\n+\n"_s;
    QTest::addRow("no end before") << u"one"_s << u"one\n"_s
                                   << head + u"@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+one\n"_s;
    QTest::addRow("no end in both") << u"one\ntwo"_s << u"1\ntwo"_s
                                    << head + u"@@ -1,2 +1,2 @@\n-one\n+1\n two\n\\ No newline at end of file\n"_s;
    QTest::addRow("two hunks") << u"a\n1\n2\n3\n4\n5\n6\n7\nb\n"_s << u"A\n1\n2\n3\n4\n5\n6\n7\nB\n"_s
                               << head
            + u"@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n"_s;
    QTest::addRow("one hunk") << u"a\n1\n2\n3\n4\n5\n6\nb\n"_s << u"A\n1\n2\n3\n4\n5\n6\nB\n"_s
                              << head + u"@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n"_s;
}

void tst_TextDiff::unified()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, diff);
    QCOMPARE(unifiedDiff(before, after, u"a"_s, u"b"_s), diff);
}

void tst_TextDiff::applies_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("lines");

    for (int seed = 0; seed < 40; ++seed) {
        QTest::addRow("few words, %d", seed) << seed << 3 << 30;
        QTest::addRow("many words, %d", seed) << seed << 400 << 200;
        QTest::addRow("blocks, %d", seed) << seed << 20 << 300;
    }
}

void tst_TextDiff::applies()
{
    QFETCH(int, seed);
    QFETCH(int, words);
    QFETCH(int, lines);

    QRandomGenerator random{quint32(seed)};
    QStringList before;
    for (int line = random.bounded(lines); line > 0; --line)
        before.append(QString::number(random.bounded(words)));
    QStringList after = before;
    for (int edit = random.bounded(20); edit > 0; --edit) {
        if (random.bounded(2) == 0 || after.isEmpty())
            after.insert(random.bounded(after.size() + 1), QString::number(random.bounded(words)));
        else
            after.removeAt(random.bounded(after.size()));
    }
    const QList<LineChange> changes = lineChanges(views(before), views(after));
    QCOMPARE(applied(before, after, changes), after);
    QCOMPARE(applied(after, before, lineChanges(views(after), views(before))), before);
    for (qsizetype i = 1; i < changes.size(); ++i)
        QVERIFY(changes[i].before
                > changes[i - 1].before + changes[i - 1].removed); // a line between two that both have
}

void tst_TextDiff::isShort()
{
    const QStringList before{u"{"_s, u"}"_s, u"{"_s, u"}"_s, u"a"_s, u"a"_s, u"{"_s, u"}"_s};
    const QStringList after{u"{"_s, u"}"_s, u"a"_s, u"{"_s, u"}"_s, u"a"_s, u"a"_s, u"{"_s, u"}"_s};
    QCOMPARE(sizeOf(lineChanges(views(before), views(after))), 1);
}

void tst_TextDiff::isBounded_data()
{
    QTest::addColumn<int>("kind");
    QTest::addRow("nothing in common") << 0;
    QTest::addRow("two words, shuffled") << 1;
    QTest::addRow("all lines unique, reversed") << 2;
    QTest::addRow("one word, many lines") << 3;
}

void tst_TextDiff::isBounded()
{
    QFETCH(int, kind);
    constexpr int count = 100'000;
    QRandomGenerator random{7};
    QStringList before;
    QStringList after;
    for (int line = 0; line < count; ++line) {
        before.append(kind == 0       ? u"a%1"_s.arg(line)
                          : kind == 1 ? QString::number(random.bounded(2))
                          : kind == 2 ? QString::number(line)
                                      : u"x"_s);
        after.append(kind == 0       ? u"b%1"_s.arg(line)
                         : kind == 1 ? QString::number(random.bounded(2))
                         : kind == 2 ? QString::number(count - line)
                         : line % 3  ? u"x"_s
                                     : u"y"_s);
    }
    const std::clock_t begin = std::clock(); // of the processor: others may be at work on this machine
    const QList<LineChange> changes = lineChanges(views(before), views(after));
    const qint64 elapsed = qint64(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
    QCOMPARE(applied(before, after, changes), after);
    QVERIFY2(elapsed < 2000, qPrintable(u"%1 ms"_s.arg(elapsed)));
    qInfo("%lld ms, %lld lines", elapsed, qint64(sizeOf(changes)));
}

void tst_TextDiff::patchReadsIt()
{
    if (QStandardPaths::findExecutable(u"patch"_s).isEmpty())
        QSKIP("there is no patch(1) here");
    QRandomGenerator random{3};
    QTemporaryDir folder;
    for (int round = 0; round < 20; ++round) {
        QString before;
        for (int line = 0; line < 200; ++line)
            before += QString::number(random.bounded(50)) + u'\n';
        QString after = before;
        for (int edit = 0; edit < 10; ++edit)
            after.insert(after.indexOf(u'\n', random.bounded(after.size() - 1)) + 1, u"new %1\n"_s.arg(edit));
        if (round % 2)
            after.chop(1);
        QFile file(folder.filePath(u"text"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(before.toUtf8());
        file.close();
        QProcess patch;
        patch.start(u"patch"_s, {u"--silent"_s, file.fileName()});
        patch.write(unifiedDiff(before, after, u"a"_s, u"b"_s).toUtf8());
        patch.closeWriteChannel();
        QVERIFY(patch.waitForFinished());
        QCOMPARE(patch.exitCode(), 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), after);
    }
}

QTEST_GUILESS_MAIN(tst_TextDiff)
#include "tst_textdiff.moc"
