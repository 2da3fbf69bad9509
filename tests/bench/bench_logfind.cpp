// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "model/log/logsearch.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>

// Finding in a log of a million lines and a hundred megabytes: everything against grep, both in turn with a warm cache,
// medians of rounds; and how soon the first match is there.

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

/// From the key until the first match after the row in view is known.
QList<Figure> first()
{
    Log &log = Log::get();
    QList<double> times;
    for (int round = 0; round < rounds * 2; ++round) {
        LogSearch search(log.document);
        QEventLoop loop;
        QObject::connect(&search, &LogSearch::progressed, &loop, [&] {
            if (search.rowCount() > 0)
                loop.quit();
        });
        times << milliseconds([&] {
            search.start(matcher(u"fatal: \\[web[0-9]+\\]"_s), lines / rounds / 2 * round);
            loop.exec();
        });
    }
    return {{.name = u"log.find_first_ms"_s,
             .value = median(times),
             .unit = u"ms"_s,
             .bound = u"<= 50"_s,
             .baseline = u"from the key to the first match, 1,000,000 lines"_s}};
}
} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    return run(QCoreApplication::arguments(),
               {{u"log.find_over_grep_ratio"_s, overGrep}, {u"log.find_first_ms"_s, first}});
}
