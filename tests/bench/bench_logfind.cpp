// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "model/log/logsearch.h"
#include "views/log/logfindbar.h"
#include "views/log/logview.h"

#include <KSyntaxHighlighting/Repository>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

// Finding in a log of a million lines and a hundred megabytes: everything against grep, both in turn with a warm cache,
// medians of rounds; and how soon the first match is on the screen.

using namespace Aegir;
using namespace Aegir::Bench;
using namespace Qt::StringLiterals;

namespace {
constexpr int rounds = 9;
constexpr int lines = 1'000'000;

/// As a play prints them for forty hosts, the same each time.
void writeLog(const QString &path)
{
    static const QList<QByteArray> tasks{"site_backup : archive the files", "git_clone : clone code",
                                         "database : import dump", "nginx : render the configuration",
                                         "drupal : clear caches"};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    QRandomGenerator random(4);
    QByteArray text;
    for (int line = 0; line < lines; ++line) {
        const int host = line % 42 - 1;
        const QByteArray name = "web" + QByteArray::number(host) + ".example.com";
        const QByteArray number = QByteArray::number(line).rightJustified(6, '0');
        const quint32 chance = random.bounded(2000);
        if (host < 0)
            text += QByteArray("TASK [" + tasks.at(line / 42 % tasks.size()) + "] ").leftJustified(100, '*') + '\n';
        else if (host == 40)
            text += '\n';
        else if (chance == 0)
            text += "fatal: [web" + QByteArray::number(host)
                + "]: FAILED! => {\"changed\": false, \"msg\": \"non-zero return code\", \"rc\": 2, \"stderr\": "
                  "\"cannot open\"}\n";
        else if (chance < 600)
            text += "changed: [" + name + "] => (item=/srv/www/example.com/releases/20240501/file-" + number
                + ".php) took " + QByteArray::number(random.bounded(10060) / 100) + " ms, 3 of 4 parts\n";
        else
            text += "ok: [" + name + "] => (item=/srv/www/example.com/releases/20240501/sites/default/files/file-"
                + number + ".php)\n";
        if (text.size() > 1'000'000 || line + 1 == lines) {
            file.write(text);
            text.clear();
        }
    }
}

/// The log, and its document with everything indexed. Made once for all figures.
struct Log
{
    Log()
    {
        writeLog(path);
        QEventLoop loop;
        QObject::connect(&document, &LogDocument::indexed, &loop, &QEventLoop::quit);
        document.open(path);
        loop.exec();
    }
    static Log &get()
    {
        static Log log;
        return log;
    }

    QTemporaryDir dir;
    QString path = dir.filePath(u"output.log"_s);
    LogDocument document;
};

/// What grep counts.
qint64 grep(const QString &pattern, const QString &path)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.remove(u"LC_ALL"_s);
    process.setProcessEnvironment(environment);
    process.start(u"grep"_s, {u"-cE"_s, u"-e"_s, pattern, path});
    if (!process.waitForFinished(600000))
        qFatal("grep: %s", qPrintable(process.errorString()));
    return process.readAllStandardOutput().trimmed().toLongLong();
}

LogMatcher matcher(const QString &pattern)
{
    return LogMatcher::make({.text = pattern, .caseSensitive = true, .regularExpression = true}).value();
}

/// Until all is found.
void findAll(LogSearch &search, const QString &pattern)
{
    QEventLoop loop;
    QObject::connect(&search, &LogSearch::completed, &loop, &QEventLoop::quit);
    search.start(matcher(pattern), lines / 2);
    loop.exec();
}

double ratioOf(const QString &pattern)
{
    Log &log = Log::get();
    LogSearch search(log.document);
    findAll(search, pattern);
    if (const qint64 count = grep(pattern, log.path); search.rowCount() != count)
        qFatal("%lld rows instead of %lld with %s", search.rowCount(), count, qPrintable(pattern));
    QList<double> theirs;
    QList<double> ours;
    for (int round = 0; round < rounds; ++round) {
        theirs << milliseconds([&] { grep(pattern, log.path); });
        ours << milliseconds([&] { findAll(search, pattern); });
    }
    if (qEnvironmentVariableIsSet("AEGIR_BENCH_DETAILS"))
        std::fprintf(stderr, "%s: grep %.1f ms, ours %.1f ms\n", qPrintable(pattern), median(theirs), median(ours));
    return median(ours) / median(theirs);
}

QList<Figure> overGrep()
{
    // Rare with a text that it needs; with one that is frequent; with none; in two lines of three.
    static const QStringList patterns{u"fatal: \\[web[0-9]+\\]"_s, u"[0-9]{3,} ms"_s, u"[a-z]+[0-9]+x"_s, u"^ok: "_s};
    QStringList parts;
    double worst = 0;
    for (const QString &pattern : patterns) {
        const double ratio = ratioOf(pattern);
        parts.append(u"%1 %2"_s.arg(pattern, QString::number(ratio, 'f', 2)));
        worst = std::max(worst, ratio);
    }
    return {{.name = u"log.find_over_grep_ratio"_s,
             .value = worst,
             .unit = u"ratio"_s,
             .bound = u"<= 3"_s,
             .baseline = u"grep -cE, the worst of: "_s + parts.join(u"; "_s)}};
}

/// From the last key of an expression until the first match is painted, at many places of the log.
QList<Figure> first()
{
    Log &log = Log::get();
    KSyntaxHighlighting::Repository repository;
    repository.addCustomSearchPath(u":/aegir"_s);
    VisibleRows rows(log.document);
    QWidget window;
    auto *view = new LogView(rows, repository);
    auto *bar = new LogFindBar(*view, &window);
    auto *layout = new QVBoxLayout(&window);
    layout->addWidget(view, 1);
    layout->addWidget(bar);
    window.resize(1600, 1000);
    window.show();
    bar->open();
    auto *text = bar->findChild<QLineEdit *>(u"findText"_s);
    bar->findChild<QToolButton *>(u"findExpression"_s)->setChecked(true);
    double painted = 0; // with the match
    QElapsedTimer timer;
    QObject::connect(view, &LogView::rowsPainted, bar, [&] {
        if (painted == 0 && bar->finder().current() > 0)
            painted = double(timer.nsecsElapsed()) / 1e6;
    });
    QList<double> times;
    for (int round = 0; round < rounds * 2; ++round) {
        text->clear();
        view->setFollowing(false);
        view->verticalScrollBar()->setValue(lines / rounds / 2 * round);
        {
            const QSignalBlocker blocker(text);
            text->setText(u"fatal: \\[web[0-9]+\\"_s);
        }
        QApplication::processEvents();
        painted = 0;
        timer.start();
        QKeyEvent key(QEvent::KeyPress, Qt::Key_BracketRight, Qt::NoModifier, u"]"_s);
        QApplication::sendEvent(text, &key);
        while (painted == 0)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        times << painted;
        if (!view->selectedText().startsWith(u"fatal: [web"_s))
            qFatal("Something else was found: %s", qPrintable(view->selectedText()));
    }
    return {
        {.name = u"log.find_first_ms"_s,
         .value = median(times),
         .unit = u"ms"_s,
         .bound = u"<= 50"_s,
         .baseline = u"from the key to the painted match, 1,000,000 lines, at 18 places; the longest took %1 ms"_s.arg(
             *std::ranges::max_element(times), 0, 'f', 1)}};
}
} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    return run(QCoreApplication::arguments(),
               {{u"log.find_over_grep_ratio"_s, overGrep}, {u"log.find_first_ms"_s, first}});
}
