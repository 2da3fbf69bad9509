// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/threadtime.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QColor>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

/// A stretch of a line in one style; what is "Normal" is no span.
struct Span
{
    QString style;
    QString text;

    bool operator==(const Span &) const = default;
};
using Spans = QList<Span>;

/// One word of the expectations: `Style(text)`, in the order of the line.
QStringList toStrings(const Spans &spans)
{
    QStringList strings;
    for (const Span &span : spans)
        strings += u"%1(%2)"_s.arg(span.style, span.text);
    return strings;
}

class Recorder final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit Recorder(const KSyntaxHighlighting::Definition &definition) { setDefinition(definition); }

    /// The spans of each line, as of a start with the first.
    QList<Spans> highlight(const QStringList &lines)
    {
        QList<Spans> all;
        KSyntaxHighlighting::State state;
        for (const QString &line : lines) {
            m_line = line;
            m_spans.clear();
            state = highlightLine(m_line, state);
            all.append(m_spans);
        }
        return all;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length == 0 || format.name() == "Normal"_L1)
            return;
        const QString text = m_line.mid(offset, length);
        if (!m_spans.isEmpty() && m_spans.last().style == format.name() && m_end == offset)
            m_spans.last().text += text;
        else
            m_spans.append({format.name(), text});
        m_end = offset + length;
    }

private:
    QString m_line;
    Spans m_spans;
    int m_end = 0;
};

bool isBanner(const QString &line)
{
    static const QRegularExpression banner(u"^(PLAY|TASK|RUNNING HANDLER|NO MORE HOSTS LEFT).* \\*{3,}\\s*$"_s);
    return banner.match(line).hasMatch();
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestAnsibleOutput final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void styles_data();
    void styles();
    void restartsAtBanners_data();
    void restartsAtBanners();
    void forgetsWhatWasUnfinished_data();
    void forgetsWhatWasUnfinished();
    void isReadable_data();
    void isReadable();
    void longLines();

private:
    void addRecordedLogs();

    KSyntaxHighlighting::Repository m_repository;
    KSyntaxHighlighting::Definition m_definition;
    QString m_recorded;
};

void TestAnsibleOutput::initTestCase()
{
    const QDir tests(QStringLiteral(AEGIR_TEST_DIR "/.."));
    m_repository.addCustomSearchPath(QDir::cleanPath(tests.absoluteFilePath(u"../resources"_s)));
    m_definition = m_repository.definitionForName(u"Ansible Output"_s);
    QVERIFY(m_definition.isValid());
    m_recorded = tests.absoluteFilePath(u"callback/recorded"_s);
    QVERIFY(QDir(m_recorded).entryList({u"*.log"_s}).size() >= 7);
}

void TestAnsibleOutput::styles_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QStringList>("expected"); // of the last line

    const auto row = [](const char *name, const QString &lines, const QStringList &expected) {
        QTest::addRow("%s", name) << lines.split(u'\n') << expected;
    };

    row("plain text", u"No config file found; using defaults"_s, {});
    row("play", u"PLAY [Deploy the shop] ****************"_s,
        {u"Banner(PLAY)"_s, u"Banner Name( [Deploy the shop])"_s, u"Banner Rule( ****************)"_s});
    row("play without a name", u"PLAY ****"_s, {u"Banner(PLAY)"_s, u"Banner Rule( ****)"_s});
    row("task", u"TASK [deploy : write [all] settings] ***"_s,
        {u"Banner(TASK)"_s, u"Banner Name( [deploy : write [all] settings])"_s, u"Banner Rule( ***)"_s});
    row("task with stars in its name", u"TASK [rate *** and go] *****"_s,
        {u"Banner(TASK)"_s, u"Banner Name( [rate *** and go])"_s, u"Banner Rule( *****)"_s});
    row("task in check mode", u"TASK [look] [CHECK MODE] *****"_s,
        {u"Banner(TASK)"_s, u"Banner Name( [look] [CHECK MODE])"_s, u"Banner Rule( *****)"_s});
    row("handler", u"RUNNING HANDLER [reload] *****"_s,
        {u"Banner(RUNNING HANDLER)"_s, u"Banner Name( [reload])"_s, u"Banner Rule( *****)"_s});
    row("recap", u"PLAY RECAP *****"_s, {u"Banner(PLAY RECAP)"_s, u"Banner Rule( *****)"_s});
    row("no hosts left", u"NO MORE HOSTS LEFT ****"_s, {u"Banner(NO MORE HOSTS LEFT)"_s, u"Banner Rule( ****)"_s});
    row("no banner without stars", u"TASK [deploy]"_s, {});
    row("no banner further right", u"  TASK [deploy] ****"_s, {});
    row("no banner in a longer word", u"PLAYERS [deploy] ****"_s, {});

    row("ok", u"ok: [web1]"_s, {u"Ok(ok: [web1])"_s});
    row("ok, delegated", u"ok: [web1 -> localhost(127.0.0.1)]"_s, {u"Ok(ok: [web1 -> localhost(127.0.0.1)])"_s});
    row("changed item", u"changed: [web1] => (item=two (2))"_s,
        {u"Changed(changed: [web1])"_s, u"Item( => (item=two (2)))"_s});
    row("ok item with a result", u"ok: [a] => (item=x) => {\"rc\": 0, \"t\": true}"_s,
        {u"Ok(ok: [a])"_s, u"Item( => (item=x))"_s, u"Key(\"rc\")"_s, u"Number(0)"_s, u"Key(\"t\")"_s,
         u"Constant(true)"_s});
    row("skipping", u"skipping: [web1]"_s, {u"Skipped(skipping: [web1])"_s});
    row("skipping item", u"skipping: [web1] => (item=x) "_s, {u"Skipped(skipping: [web1])"_s, u"Item( => (item=x))"_s});
    row("no hosts matched", u"skipping: no hosts matched"_s, {u"Warning(skipping: no hosts matched)"_s});
    row("fatal",
        u"fatal: [b]: FAILED! => {\"changed\": false, \"msg\": \"it \\\"broke\\\"\", \"rc\": -1, \"x\": null}"_s,
        {u"Failed(fatal: [b]: FAILED!)"_s, u"Key(\"changed\")"_s, u"Constant(false)"_s, u"Key(\"msg\")"_s,
         u"Failed Message(\"it \\\"broke\\\"\")"_s, u"Key(\"rc\")"_s, u"Number(1)"_s, u"Key(\"x\")"_s,
         u"Constant(null)"_s});
    row("unreachable", u"fatal: [b]: UNREACHABLE! => {\"msg\": \"no route\"}"_s,
        {u"Failed(fatal: [b]: UNREACHABLE!)"_s, u"Key(\"msg\")"_s, u"Failed Message(\"no route\")"_s});
    row("failed item", u"failed: [a] (item=redis) => {\"msg\": \"\", \"stdout\": \"x\"}"_s,
        {u"Failed(failed: [a])"_s, u"Item( (item=redis))"_s, u"Key(\"msg\")"_s, u"String(\"\")"_s, u"Key(\"stdout\")"_s,
         u"String(\"x\")"_s});
    row("a message that did not fail", u"ok: [a] => {\"msg\": \"fine\"}"_s,
        {u"Ok(ok: [a])"_s, u"Key(\"msg\")"_s, u"String(\"fine\")"_s});
    row("ignoring", u"...ignoring"_s, {u"Ignored(...ignoring)"_s});
    row("retrying", u"FAILED - RETRYING: [a]: wait for it (3 retries left)."_s,
        {u"Retry(FAILED - RETRYING: [a]: wait for it (3 retries left).)"_s});
    row("included", u"included: /srv/more.yml for a, b"_s, {u"Included(included: /srv/more.yml for a, b)"_s});
    row("warning", u"[WARNING]: mind the gap"_s, {u"Warning([WARNING]: mind the gap)"_s});
    row("deprecation", u"[DEPRECATION WARNING]: old"_s, {u"Deprecation([DEPRECATION WARNING]: old)"_s});
    row("error", u"[ERROR]: Task failed: no"_s, {u"Failed([ERROR]: )"_s, u"Failed Message(Task failed: no)"_s});
    row("old error", u"ERROR! no such file"_s, {u"Failed(ERROR! )"_s, u"Failed Message(no such file)"_s});

    const QString block = u"[ERROR]: Task failed\nOrigin: /run/x.yml:2:3\n\n1\n2 - name: look\n    ^ column 3"_s;
    row("origin", block.section(u'\n', 0, 1), {u"Source Path(Origin: /run/x.yml:2:3)"_s});
    row("source", block.section(u'\n', 0, 4), {u"Source Number(2)"_s, u"Source( - name: look)"_s});
    row("caret", block, {u"Source Caret(    ^ column 3)"_s});
    row("after the caret", block + u"\n12 is a number"_s, {});

    row("pretty key", u"ok: [a] => {\n    \"msg\": {"_s, {u"Key(\"msg\")"_s});
    row("pretty string", u"ok: [a] => {\n        \"a \\\" b\","_s, {u"String(\"a \\\" b\")"_s});
    row("pretty number", u"ok: [a] => {\n        8.5,"_s, {u"Number(8.5)"_s});
    row("after a pretty result", u"ok: [a] => {\n    \"x\": 1\n}\n    \"x\": 1"_s, {});
    row("pretty failure", u"fatal: [a]: FAILED! => {\n    \"msg\": \"no\""_s,
        {u"Key(\"msg\")"_s, u"Failed Message(\"no\")"_s});
    row("what looks like a banner in a string", u"ok: [a] => {\n        \"PLAY RECAP ****\""_s,
        {u"String(\"PLAY RECAP ****\")"_s});
    row("a banner in an unfinished result", u"ok: [a] => {\n    \"x\": [\nTASK [b] ****"_s,
        {u"Banner(TASK)"_s, u"Banner Name( [b])"_s, u"Banner Rule( ****)"_s});
    row("a status in an unfinished result", u"ok: [a] => {\n    \"x\": [\nok: [b]"_s, {u"Ok(ok: [b])"_s});

    row("yaml", u"ok: [a] => \n    path: /srv"_s, {u"Key(path:)"_s, u"String(/srv)"_s});
    row("yaml number", u"ok: [a] => \n    rc: 128"_s, {u"Key(rc:)"_s, u"Number(128)"_s});
    row("yaml constant", u"ok: [a] => \n    changed: false"_s, {u"Key(changed:)"_s, u"Constant(false)"_s});
    row("yaml list", u"ok: [a] => \n    cmd:\n    - sh"_s, {u"String(sh)"_s});
    row("yaml failure", u"fatal: [a]: FAILED! => \n    msg: it broke"_s,
        {u"Key(msg:)"_s, u"Failed Message(it broke)"_s});
    row("after yaml", u"ok: [a] => \n    rc: 1\nchanged: [b]"_s, {u"Changed(changed: [b])"_s});
    row("indented text is no yaml", u"ok: [a]\n    rc: 1"_s, {});

    const QString diff = u"--- before: /etc/x\n+++ after: /etc/x\n@@ -1 +1 @@\n-old\n+new\n same\n"_s;
    row("diff before", diff.section(u'\n', 0, 0), {u"Diff File(--- before: /etc/x)"_s});
    row("diff after", diff.section(u'\n', 0, 1), {u"Diff File(+++ after: /etc/x)"_s});
    row("diff hunk", diff.section(u'\n', 0, 2), {u"Diff Hunk(@@ -1 +1 @@)"_s});
    row("diff removed", diff.section(u'\n', 0, 3), {u"Diff Removed(-old)"_s});
    row("diff added", diff.section(u'\n', 0, 4), {u"Diff Added(+new)"_s});
    row("diff context", diff.section(u'\n', 0, 5), {});
    row("after a diff", diff + u"\n+TASK [x] ****"_s, {});
    row("a banner added by a diff", diff.section(u'\n', 0, 4) + u"\n+TASK [x] ****"_s,
        {u"Diff Added(+TASK [x] ****)"_s});
    row("a banner in an unfinished diff", diff.section(u'\n', 0, 4) + u"\nTASK [x] ****"_s,
        {u"Banner(TASK)"_s, u"Banner Name( [x])"_s, u"Banner Rule( ****)"_s});
    row("a list is no diff", u"- one"_s, {});

    const QString recap = u"PLAY RECAP ****\n"_s;
    row("recap, ok",
        recap + u"web1    : ok=3    changed=0    unreachable=0    failed=0    skipped=0    rescued=0    ignored=0   "_s,
        {u"Ok(web1   )"_s, u"Ok(ok=3)"_s});
    row("recap, changed", recap + u"web1 : ok=3 changed=1 unreachable=0 failed=0 skipped=2 rescued=0 ignored=0"_s,
        {u"Changed(web1)"_s, u"Ok(ok=3)"_s, u"Changed(changed=1)"_s, u"Skipped(skipped=2)"_s});
    row("recap, failed", recap + u"web1 : ok=0 changed=1 unreachable=1 failed=10 skipped=0 rescued=1 ignored=1"_s,
        {u"Failed(web1)"_s, u"Changed(changed=1)"_s, u"Failed(unreachable=1)"_s, u"Failed(failed=10)"_s,
         u"Warning(rescued=1)"_s, u"Ignored(ignored=1)"_s});
    row("recap, second host", recap + u"a : ok=1 changed=0\nb : ok=1 changed=0"_s, {u"Ok(b)"_s, u"Ok(ok=1)"_s});
    row("no recap without its banner", u"web1 : ok=3 changed=1 unreachable=0 failed=0"_s, {});
}

void TestAnsibleOutput::styles()
{
    QFETCH(const QStringList, lines);
    QFETCH(const QStringList, expected);
    QCOMPARE(toStrings(Recorder(m_definition).highlight(lines).last()), expected);
}

void TestAnsibleOutput::addRecordedLogs()
{
    QTest::addColumn<QStringList>("lines");
    for (const QString &name : QDir(m_recorded).entryList({u"*.log"_s}))
        QTest::addRow("%s", qPrintable(name)) << linesOf(QDir(m_recorded).filePath(name));
}

void TestAnsibleOutput::restartsAtBanners_data()
{
    addRecordedLogs();
}

void TestAnsibleOutput::restartsAtBanners()
{
    QFETCH(const QStringList, lines);
    Recorder recorder(m_definition);
    const QList<Spans> whole = recorder.highlight(lines);
    int banners = 0;
    for (int first = 0; first < lines.size(); ++first) {
        if (!isBanner(lines[first]))
            continue;
        ++banners;
        const QList<Spans> rest = recorder.highlight(lines.mid(first));
        for (int i = 0; i < rest.size(); ++i)
            QCOMPARE(toStrings(rest[i]), toStrings(whole[first + i]));
    }
    QVERIFY(banners >= 2);
}

void TestAnsibleOutput::forgetsWhatWasUnfinished_data()
{
    addRecordedLogs();
}

/// Whatever a log breaks off in, what follows from the next banner on looks the same.
void TestAnsibleOutput::forgetsWhatWasUnfinished()
{
    QFETCH(const QStringList, lines);
    const QStringList next{u"TASK [next] ****"_s, u"ok: [a] => {"_s, u"    \"x\": 1"_s, u"}"_s,
                           u"    rc: 1"_s,        u"+no diff"_s};
    Recorder recorder(m_definition);
    const QList<Spans> expected = recorder.highlight(next);
    for (int count = 0; count <= lines.size(); ++count) {
        const QList<Spans> rest = recorder.highlight(lines.first(count) + next).mid(count);
        for (int i = 0; i < rest.size(); ++i)
            QCOMPARE(toStrings(rest[i]), toStrings(expected[i]));
    }
}

void TestAnsibleOutput::isReadable_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addRow("light") << u"Breeze Light"_s;
    QTest::addRow("dark") << u"Breeze Dark"_s;
}

void TestAnsibleOutput::isReadable()
{
    QFETCH(const QString, theme);
    const KSyntaxHighlighting::Theme colors = m_repository.theme(theme);
    QVERIFY(colors.isValid());
    const auto background = QColor::fromRgba(colors.editorColor(KSyntaxHighlighting::Theme::BackgroundColor));
    QHash<QString, QColor> found;
    for (const KSyntaxHighlighting::Format &format : m_definition.formats()) {
        found[format.name()] = format.textColor(colors);
        const double ratio = contrast(format.textColor(colors), background);
        QVERIFY2(ratio >= 3.4, qPrintable(u"%1: %2"_s.arg(format.name()).arg(ratio)));
    }
    // Ansible's habit: green, yellow, cyan, red.
    const auto hue = [&found](const QString &style) { return found.value(style).hslHue(); };
    QVERIFY(hue(u"Ok"_s) > 90 && hue(u"Ok"_s) < 160);
    QVERIFY(hue(u"Changed"_s) > 20 && hue(u"Changed"_s) < 65);
    QVERIFY(hue(u"Skipped"_s) > 170 && hue(u"Skipped"_s) < 250);
    QVERIFY(hue(u"Failed"_s) < 15 || hue(u"Failed"_s) > 340);
}

/// A result of a mebibyte in one line takes no more than a moment.
void TestAnsibleOutput::longLines()
{
    QString line = u"fatal: [a]: FAILED! => {\"msg\": \""_s + u"a\\n\\\"b\\\" "_s.repeated(50'000) + u"\""_s;
    for (int i = 0; i < 20'000; ++i)
        line += u", \"key%1\": [\"value\", %1, true]"_s.arg(i);
    Recorder recorder(m_definition);
    const double begin = Aegir::threadTime();
    const Spans spans = recorder.highlight({line + u'}'}).last();
    QVERIFY(spans.size() > 70'000);
    QCOMPARE(spans[2].style, u"Failed Message"_s);
    const double took = Aegir::threadTime() - begin;
    QVERIFY2(took < 5'000, qPrintable(u"%1 ms"_s.arg(took)));
}

QTEST_GUILESS_MAIN(TestAnsibleOutput)
#include "tst_ansibleoutput.moc"
