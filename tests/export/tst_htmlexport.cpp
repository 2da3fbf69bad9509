// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/exportfile.h"
#include "model/log/logreader.h"
#include "model/log/rowtext.h"
#include "tests/export/recordedrun.h"
#include "views/export/htmlexport.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>
#include <QTextDocumentFragment>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestHtmlExport : public QObject
{
    Q_OBJECT

private slots:
    void showsTheLog_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("a line") << QByteArray("hello\n");
        QTest::addRow("unfinished") << QByteArray("hello");
        QTest::addRow("empty lines") << QByteArray("\n\n\nhello\n\n");
        QTest::addRow("a run") << QByteArray(
            "\nPLAY [example.com] ****\n\nTASK [look] ***\nok: [web0]\nfatal: [web1]: FAILED! => "
            "{\"msg\": \"<b>it's gone</b> & more\"}\n\nPLAY RECAP ****\nweb0 : ok=1 failed=0\n");
        QTest::addRow("markup") << QByteArray(
            "<script>alert(1)</script>\n</pre></main></body></html><img src=x onerror=alert(1)>\n"
            "</style><style>*{display:none}</style><!-- &amp; &lt; &#60; \" ' `\n<![CDATA[ ]]> "
            "<?php ?> javascript:alert(1)\n");
        QTest::addRow("escapes") << QByteArray(
            "\x1b]8;;http://evil.example/\x07link\x1b]8;;\x07 \x1b[2J\x1b[1;1H \x1b]0;title\x07\n"
            "\x1b]52;c;aGk=\x07 \a\a\a \b\v\f \x1b\n\x1b[31mred\x1b[0m \x1b[");
        QTest::addRow("colours") << QByteArray(
            "\x1b[1;31mred\x1b[0m \x1b[38;5;208;4morange\x1b[m \x1b[48;2;1;2;3;9mdark\x1b[m "
            "\x1b[7;3mturned\x1b[m ok: [web0]\nok: [\x1b[32mweb0\x1b[0m] => {}\n");
        QTest::addRow("bidi") << QString(u"\u202egnp.exe \u2066x\u2069 \u200f \u2028 \ufeff\n"_s).toUtf8();
        QTest::addRow("no text") << QByteArray("\0\xff\xfe\xc3\n\xed\xa0\x80\n", 9);
        QTest::addRow("overwritten") << QByteArray("10%\r20%\r100%\nwith CR LF\r\n");
        QTest::addRow("a long line") << QByteArray("ok: [web0] => {\"x\": \"") + QByteArray(100000, 'x')
                + "\"}\nnext\n";
        QTest::addRow("a long line of characters") << QString(u"ä€😀"_s).repeated(10000).toUtf8();
        QTest::addRow("many lines") << QByteArray("ok: [web0]\n").repeated(1234);
    }

    void showsTheLog()
    {
        QFETCH(const QByteArray, log);
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), log);
        const QString page = made(run);
        const QString text = shownIn(page);
        QCOMPARE(text.size(), textOf(log).size());
        QCOMPARE(text, textOf(log));
        checkMarkup(page);
    }

    void nobodysWordsAreMarkup()
    {
        RecordedRun run;
        const QString evil = u"</title></style></p>\"><script>alert(1)</script>\x1b[31m\u202e"_s;
        for (QString *text :
             {&run.summary.entity, &run.summary.platform, &run.summary.operation, &run.summary.operationLabel,
              &run.summary.ansibleCore, &run.summary.system, &run.summary.program, &run.summary.verdict.sentence}) {
            *text = evil;
        }
        const QString page = made(run);
        QVERIFY(page.contains(u"&lt;script&gt;"));
        checkMarkup(page);
    }

    /// The page may load and run nothing, and its own style sheet is what its policy lets through.
    void policyIsStrict()
    {
        const RecordedRun run;
        const QString page = made(run);
        const QString css = page.section(u"<style>"_s, 1).section(u"</style>"_s, 0, 0);
        const QByteArray hash = QCryptographicHash::hash(css.toUtf8(), QCryptographicHash::Sha256).toBase64();
        const QString policy = u"default-src 'none'; style-src 'sha256-%1'; base-uri 'none'; form-action 'none'"_s.arg(
            QString::fromLatin1(hash));
        QVERIFY(page.contains(u"<meta http-equiv=\"Content-Security-Policy\" content=\"%1\">"_s.arg(policy)));
        QVERIFY(page.indexOf(u"Content-Security-Policy"_s) < page.indexOf(u"<style>"_s));
        QVERIFY(!css.contains(u"url("_s) && !css.contains(u"@import"_s));
    }

    void coloursAreLightAndDark()
    {
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), "ok: [web0]\n\x1b[31mred\x1b[0m\n\x1b[31;44;1;4mmore\x1b[0m\n");
        const QString page = made(run);
        const QStringList css =
            page.section(u"<style>"_s, 1).section(u"</style>"_s, 0, 0).split(u"@media (prefers-color-scheme:dark)"_s);
        QCOMPARE(css.size(), 2);
        const auto rule = [&css](int scheme, const QString &name) {
            return css[scheme].section(u'.' + name + u'{', 1).section(u'}', 0, 0);
        };
        static const QRegularExpression classed(u"<span class=\"([A-Za-z0-9]+)\">([^<]+)</span>"_s);
        QStringList texts;
        for (auto each = classed.globalMatch(page); each.hasNext();) {
            const auto match = each.next();
            texts << match.captured(2);
            for (const int scheme : {0, 1})
                QVERIFY2(rule(scheme, match.captured(1)).contains(u"color:#"), qPrintable(match.captured()));
            QVERIFY(rule(0, match.captured(1)) != rule(1, match.captured(1)));
        }
        QCOMPARE(texts, (QStringList{u"ok: [web0]"_s, u"red"_s, u"more"_s}));
        QVERIFY(css[0].contains(u"font-weight:bold;text-decoration: underline;}"_s));
    }

    void pictureOfColoursStaysText()
    {
        const RecordedRun run;
        QByteArray log;
        for (int i = 0; i < 5000; ++i)
            log += "\x1b[38;2;" + QByteArray::number(i / 100) + ';' + QByteArray::number(i % 100) + ";7m#\x1b[m\n";
        RecordedRun::write(run.folder.outputPath(), log);
        const QString page = made(run);
        QCOMPARE(shownIn(page), u"#\n"_s.repeated(5000));
        QCOMPARE(page.count(u"<span"_s), 2000);
    }

    void verdictLeadsToTheFailure()
    {
        const RecordedRun run;
        const QByteArray before = "TASK [archive] ***\n";
        RecordedRun::write(run.folder.outputPath(), before + "fatal: [web0]: FAILED! => {}\nmore\n");
        QVERIFY(!made(run).contains(u"href=\"#failure\""_s));
        const QByteArray failed = "fatal: [web0]: FAILED! => {}\n";
        const auto event = [](const char *kind, int number, qsizetype offset) {
            return QStringLiteral("{\"event\":\"%1\",\"n\":%2,\"offset\":%3}\n")
                .arg(QLatin1StringView(kind))
                .arg(number)
                .arg(offset)
                .toUtf8();
        };
        RecordedRun::write(run.folder.eventsPath(),
                           event("start", 1, 0) + event("task", 2, before.size()) + "damaged\n"
                               + event("warning", 3, -1) + event("failed", 4, before.size() + failed.size()));
        const QString page = made(run);
        QVERIFY(page.contains(u"<p class=\"error\"><a href=\"#failure\">"_s));
        const QString failure = page.section(u"<span id=\"failure\">"_s, 1);
        QVERIFY(failure.startsWith(u"<span class=\""_s));
        QVERIFY(failure.contains(u"\n</span>more"_s));
        QCOMPARE(page.count(u"id=\"failure\""_s), 1);
        checkMarkup(page);

        // Of a run that was recorded without marks nobody knows where its results are.
        RecordedRun::write(run.folder.eventsPath(), event("start", 1, -1) + event("failed", 4, -1));
        QVERIFY(!made(run).contains(u"href=\"#failure\""_s));
    }

    void saysWhyNot()
    {
        const RecordedRun run;
        const auto full =
            writeExport(u"/dev/full"_s, [&](QIODevice &to) { return exportHtml(run.folder, run.summary, to, goOn); });
        QVERIFY(!full);
        QVERIFY2(full.error().sentence.startsWith(u"/dev/full cannot be written: "), qPrintable(full.error().sentence));
        QFile::remove(run.folder.outputPath());
        QBuffer to;
        QVERIFY(to.open(QIODevice::WriteOnly));
        const auto gone = exportHtml(run.folder, run.summary, to, goOn);
        QVERIFY(!gone);
        QVERIFY2(gone.error().sentence.contains(u"output.log cannot be read: "), qPrintable(gone.error().sentence));
    }

    void leavesOffWhenAsked_data()
    {
        QTest::addColumn<int>("after");
        for (const int after : {0, 1, 2, 5})
            QTest::addRow("after %d", after) << after;
    }

    void leavesOffWhenAsked()
    {
        QFETCH(const int, after);
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), QByteArray("ok: [web0]\n").repeated(200000));
        const QString target = run.path(u"a.html"_s);
        int calls = 0;
        const auto end = writeExport(target, [&](QIODevice &to) {
            return exportHtml(run.folder, run.summary, to,
                              [&](qint64 done, qint64 total) { return done <= total && calls++ < after; });
        });
        QVERIFY(end);
        QCOMPARE(*end, WorkEnd::Cancelled);
        QCOMPARE(calls, after + 1);
        QCOMPARE(RecordedRun::names(run.path({})), QStringList{u"run"_s});
    }

    void leavesOffWhileItReadsTheEvents()
    {
        const RecordedRun run;
        RecordedRun::write(run.folder.outputPath(), "ok: [web0]\n");
        RecordedRun::write(run.folder.eventsPath(), QByteArray("{}\n").repeated(1000));
        QBuffer to;
        QVERIFY(to.open(QIODevice::WriteOnly));
        int calls = 0;
        const auto end = exportHtml(run.folder, run.summary, to, [&calls](qint64, qint64) { return calls++ < 4; });
        QVERIFY(end);
        QCOMPARE(*end, WorkEnd::Cancelled);
        QVERIFY(to.data().isEmpty());
    }

private:
    static QString made(const RecordedRun &run)
    {
        QBuffer to;
        if (!to.open(QIODevice::WriteOnly))
            return {};
        const auto end = exportHtml(run.folder, run.summary, to, goOn);
        return end && *end == WorkEnd::Done ? QString::fromUtf8(to.data()) : QString();
    }

    /// What a browser shows of the log: the text between the tags of <main>.
    static QString shownIn(const QString &page)
    {
        QString text;
        for (const QString &block :
             page.section(u"<main>"_s, 1).section(u"</main>"_s, 0, 0).split(u"<pre>\n"_s).sliced(1))
            text += block.section(u"</pre>"_s, 0, 0);
        static const QRegularExpression tag(u"<[^>]*>"_s);
        text.remove(tag);
        return text.replace(u"&lt;"_s, u"<"_s)
            .replace(u"&gt;"_s, u">"_s)
            .replace(u"&quot;"_s, u"\""_s)
            .replace(u"&amp;"_s, u"&"_s);
    }

    static QString textOf(const QByteArray &log)
    {
        auto index = std::make_shared<LineIndex>();
        index->add(log);
        QTemporaryDir dir;
        RecordedRun::write(dir.filePath(u"log"_s), log);
        LogReader reader(dir.filePath(u"log"_s), index);
        QString text;
        reader.forEachRow(0, reader.rowCount(), [&text](qint64, const LogRow &row) {
            text += rowText(row.bytes).text + (row.ended ? u"\n"_s : QString());
            return true;
        });
        return text;
    }

    /// Only tags that the page is made of, each closed, without anything that could act; and no character that could.
    static void checkMarkup(const QString &page)
    {
        QVERIFY(page.endsWith(u"</html>\n"_s));
        for (const QChar c : page)
            QVERIFY(c == u'\n' || c == u'\t'
                    || (c >= u' ' && c != QChar(0x7f) && (c < QChar(0x80) || c > QChar(0x9f)) && c != QChar(0x202e)));
        static const QRegularExpression tag(u"<[^>]*>?"_s);
        static const QRegularExpression allowed(
            u"^<(!DOCTYPE html|html lang=\"[A-Za-z-]*\"|meta [^<>]*|span class=\"[a-z0-9]+( [a-z0-9]+)?\"|span "
            u"id=\"failure\"|a "
            u"href=\"#failure\"|p "
            "class=\"[a-z]*\"|/?(head|title|style|body|header|h1|dl|dt|dd|main|pre)|/(html|span|a|p))>$"_s);
        QStringList open;
        for (auto each = tag.globalMatch(page); each.hasNext();) {
            const QString found = each.next().captured();
            QVERIFY2(allowed.match(found).hasMatch(), qPrintable(found));
            static const QRegularExpression name(u"^</?([A-Za-z0-9]+)"_s);
            const QString word = name.match(found).captured(1);
            if (found.startsWith(u"</"))
                QCOMPARE(open.isEmpty() ? QString() : open.takeLast(), word);
            else if (!word.isEmpty() && word != u"meta")
                open << word;
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u' ')));
        QCOMPARE(page.count(u"<meta "_s), 4);
    }
};

QTEST_GUILESS_MAIN(TestHtmlExport)
#include "tst_htmlexport.moc"
