// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/rowtext.h"
#include "tests/support/threadtime.h"
#include "views/log/loghighlighter.h"

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

using Ranges = QList<QTextLayout::FormatRange>;

/// That a row has the colours that it has when all of the log is read from its beginning, wherever one begins to look.
class tst_LogViewHighlighter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameFromAnywhere_data();
    void sameFromAnywhere();
    void looksUpOnlySoFar();
    void leavesTheRestOfALine();
    void followsTheTheme();
    void costs();

private:
    static bool open(LogDocument &document, const QString &path);
    static Ranges colours(LogHighlighter &highlighter, const LogDocument &document, qint64 row);

    KSyntaxHighlighting::Repository m_repository;
    KSyntaxHighlighting::Definition m_definition;
    QTemporaryDir m_dir;
};

bool tst_LogViewHighlighter::open(LogDocument &document, const QString &path)
{
    QSignalSpy indexed(&document, &LogDocument::indexed);
    document.open(path);
    return indexed.wait(30000);
}

Ranges tst_LogViewHighlighter::colours(LogHighlighter &highlighter, const LogDocument &document, qint64 row)
{
    const LogRow content = document.rows(row, 1).value(0);
    return highlighter.highlight(row, content, rowText(content.bytes).text);
}

void tst_LogViewHighlighter::initTestCase()
{
    m_repository.addCustomSearchPath(u":/aegir"_s);
    m_definition = m_repository.definitionForName(u"Ansible Output"_s);
    QVERIFY(m_definition.isValid());
}

void tst_LogViewHighlighter::sameFromAnywhere_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded"));
    for (const QFileInfo &file : folder.entryInfoList({u"*.log"_s}))
        QTest::addRow("%s", qPrintable(file.completeBaseName())) << file.filePath();
    QVERIFY(!folder.entryList({u"*.log"_s}).isEmpty());
}

void tst_LogViewHighlighter::sameFromAnywhere()
{
    QFETCH(const QString, path);
    LogDocument document;
    QVERIFY(open(document, path));
    LogHighlighter straight(document, m_definition);
    straight.setTheme(m_repository.defaultTheme());
    QList<Ranges> wanted;
    for (qint64 row = 0; row < document.rowCount(); ++row)
        wanted.append(colours(straight, document, row));
    QVERIFY(std::ranges::any_of(wanted, [](const Ranges &ranges) { return !ranges.isEmpty(); }));

    for (qint64 row = 0; row < document.rowCount(); ++row) {
        LogHighlighter fresh(document, m_definition);
        fresh.setTheme(m_repository.defaultTheme());
        QCOMPARE(colours(fresh, document, row), wanted.at(row));
    }
    LogHighlighter jumping(document, m_definition);
    jumping.setTheme(m_repository.defaultTheme());
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        const qint64 row = random.bounded(int(document.rowCount()));
        QCOMPARE(colours(jumping, document, row), wanted.at(row));
    }
}

void tst_LogViewHighlighter::looksUpOnlySoFar()
{
    // A result of a hundred thousand rows: its middle comes at once, though nothing near says what it is.
    const QString path = m_dir.filePath(u"deep.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ok: [web0] => {\n");
    for (int line = 0; line < 100000; ++line)
        file.write("    \"key\": \"value\",\n");
    file.close();
    LogDocument document;
    QVERIFY(open(document, path));
    LogHighlighter highlighter(document, m_definition);
    highlighter.setTheme(m_repository.defaultTheme());
    QVERIFY(!colours(highlighter, document, 200).isEmpty()); // near enough to its head
    const double begin = threadTime();
    colours(highlighter, document, 90000);
    const double took = threadTime() - begin;
    QVERIFY2(took < 500, qPrintable(u"%1 ms"_s.arg(took)));
}

void tst_LogViewHighlighter::leavesTheRestOfALine()
{
    // The second part of a long line does not begin a line, whatever it looks like.
    const QString path = m_dir.filePath(u"long.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(LineIndex::longestRow, 'x') + "fatal: [web0]: FAILED!\nfatal: [web0]: FAILED!\n");
    file.close();
    LogDocument document;
    QVERIFY(open(document, path));
    QCOMPARE(document.rowCount(), 3);
    LogHighlighter highlighter(document, m_definition);
    highlighter.setTheme(m_repository.defaultTheme());
    QVERIFY(colours(highlighter, document, 1).isEmpty());
    QVERIFY(!colours(highlighter, document, 2).isEmpty());
}

void tst_LogViewHighlighter::followsTheTheme()
{
    LogDocument document;
    QVERIFY(open(document, QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded/failed.log")));
    LogHighlighter highlighter(document, m_definition);
    highlighter.setTheme(m_repository.defaultTheme(KSyntaxHighlighting::Repository::LightTheme));
    QList<Ranges> light;
    for (qint64 row = 0; row < document.rowCount(); ++row)
        light.append(colours(highlighter, document, row));
    highlighter.setTheme(m_repository.defaultTheme(KSyntaxHighlighting::Repository::DarkTheme));
    QList<Ranges> dark;
    for (qint64 row = 0; row < document.rowCount(); ++row)
        dark.append(colours(highlighter, document, row));
    QVERIFY(light != dark);
}

void tst_LogViewHighlighter::costs()
{
    // A row of 16 KiB must not cost what sixty of them would need for a frame of a second.
    const QString path = m_dir.filePath(u"wide.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray row = "fatal: [web0]: FAILED! => {\"changed\": false";
    while (row.size() < LineIndex::longestRow - 100)
        row += ", \"key\": [\"value => (item=one)\", 1, true]";
    file.write(row + "}\n");
    file.close();
    LogDocument document;
    QVERIFY(open(document, path));
    LogHighlighter highlighter(document, m_definition);
    highlighter.setTheme(m_repository.defaultTheme());
    const double begin = threadTime();
    QVERIFY(!colours(highlighter, document, 0).isEmpty());
    const double took = threadTime() - begin;
    QVERIFY2(took < 200, qPrintable(u"%1 ms"_s.arg(took)));
}

QTEST_MAIN(tst_LogViewHighlighter)
#include "tst_logviewhighlighter.moc"
