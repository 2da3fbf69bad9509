// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "model/dispatch/queue.h"
#include "model/log/rowtext.h"
#include "tests/support/writefile.h"
#include "views/log/logview.h"
#include "views/runpane.h"
#include "views/runview.h"

#include <KSyntaxHighlighting/Repository>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <unistd.h>

// The view of a run as the window has it. A finished run with a long log and 50,000 results that is opened; and one
// that is watched while it writes: the real worker, and a program in the place of Ansible that writes as fast as the
// pipe takes it, or a line now and then.

using namespace Aegir;
using namespace Aegir::Bench;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int floodLines = 2000000; ///< 200 MB
constexpr int dripLines = 400;
constexpr int dripEvery = 15; ///< milliseconds

[[noreturn]] void die(const QString &why)
{
    qFatal("%s", qPrintable(why));
}

double percentile(QList<double> values, double share)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, qsizetype(double(values.size()) * share)));
}

qint64 now()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/// A workspace with one platform, whose runs are those of the program that writes lines, and a window's view of them.
class Watched
{
public:
    Watched()
    {
        const QString program = QCoreApplication::applicationDirPath() + u"/logwriter"_s;
        writeFile(m_place.filePath(u"workspace.yml"_s), "name: Bench\nansible_playbook: " + program.toUtf8() + '\n');
        writeFile(m_place.filePath(u"inventory/hosts"_s), "localhost ansible_connection=local\n");
        writeFile(m_place.filePath(u"types/platforms/p.yml"_s), "label: P\noperations: [work]\n");
        writeFile(m_place.filePath(u"types/operations/work.yml"_s), "label: Work\ntasks: [work]\n");
        writeFile(m_place.filePath(u"roles/work/meta/argument_specs.yml"_s),
                  "argument_specs:\n  main:\n    short_description: Work\n    options: {}\n");
        writeFile(m_place.filePath(u"roles/work/tasks/main.yml"_s), "[]\n");
        m_repository.addCustomSearchPath(u":/aegir"_s);
        auto workspace = Workspace::open(m_place.path());
        if (!workspace)
            die(workspace.error().sentence);
        m_workspace = std::move(*workspace);
        m_entity = m_workspace->store().addEntity({.name = u"p"_s, .type = u"p"_s, .hosts = u"localhost"_s}).value();
        m_queue =
            std::make_unique<Queue>(*m_workspace, QCoreApplication::applicationDirPath() + u"/../bin/aegir-worker"_s);
        if (const auto opened = m_queue->open(); !opened)
            die(opened.error().sentence);
        m_view = std::make_unique<RunView>(*m_workspace, *m_queue, m_repository, m_settings);
        m_view->resize(1600, 1000);
        m_view->show();
    }

    /// Dispatches a run that does @p plan, and returns when the view has all of it.
    void run(const QString &plan)
    {
        qputenv("AEGIR_LOG_WRITER", plan.toUtf8());
        const auto run = m_queue->dispatch(m_entity, u"work"_s, {});
        if (!run)
            die(run.error().sentence);
        QEventLoop loop;
        QObject::connect(m_view.get(), &RunView::ended, &loop, &QEventLoop::quit);
        m_view->showRun(run->id);
        loop.exec();
        if (m_view->verdict().status != Status::Ok)
            die(m_view->verdict().sentence);
    }

    /// Adds a finished run of @p lines lines and some, with 500 tasks on 100 hosts. Returns its number.
    qint64 addFinished(int lines)
    {
        const auto run =
            m_workspace->store().addRun({.entity = m_entity, .operation = u"work"_s}, {},
                                        [this](const Run &added) { return m_workspace->runFolder(added).create({}); });
        if (!run)
            die(run.error().sentence);
        const RunFolder folder = m_workspace->runFolder(*run);
        writeFinished(folder, lines);
        const Verdict ok{.status = Status::Ok, .sentence = u"Done."_s};
        const QDateTime ended = QDateTime::currentDateTimeUtc();
        if (!writeResult(folder, {.verdict = ok, .exitCode = 0, .started = ended, .finished = ended})
            || !m_workspace->store().setRunning(run->id) || !m_workspace->store().finishRun(run->id, ok, ended, ended))
            die(u"The run cannot be finished."_s);
        return run->id;
    }

    /// The time in milliseconds from a click on the run to its first painted rows; returns when all of it is there.
    double open(qint64 run)
    {
        m_view->showRun(0);
        QCoreApplication::processEvents();
        bool painted = false;
        QEventLoop loop;
        const auto connection = QObject::connect(&log(), &LogView::rowsPainted, &loop, [&](qint64 last) {
            painted = painted || last >= 0;
            if (painted)
                loop.quit();
        });
        const double time = milliseconds([&] {
            m_view->showRun(run);
            loop.exec();
        });
        QObject::disconnect(connection);
        const auto isWhole = [this] {
            return log().rows().document().isIndexed() && log().rows().isUpToDate() && log().rows().results()
                && log().rows().results()->results().size() == tasks * hosts;
        };
        while (!isWhole())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        return time;
    }

    LogView &log() { return *m_view->log(); }
    QString path(const QString &name) const { return m_place.filePath(name); }

private:
    static constexpr int tasks = 500;
    static constexpr int hosts = 100;

    static void writeFinished(const RunFolder &folder, int lines)
    {
        QFile log(folder.outputPath());
        QFile events(folder.eventsPath());
        if (!log.open(QIODevice::WriteOnly) || !events.open(QIODevice::WriteOnly))
            die(folder.path());
        int number = 0;
        const auto tell = [&](const QByteArray &fields) {
            ++number;
            events.write("{\"n\":" + QByteArray::number(number)
                         + ",\"t\":" + QByteArray::number(1.7e9 + number / 100.0, 'f', 2)
                         + ",\"offset\":" + QByteArray::number(log.pos()) + ",\"play\":1," + fields + "}\n");
        };
        const QByteArray body = QByteArray("    \"item\": \"").leftJustified(96, 'x') + "\",\n";
        log.write("\nPLAY [a long one] *****\n");
        tell("\"event\":\"play\",\"name\":\"a long one\"");
        for (int task = 0; task < tasks; ++task) {
            const QByteArray id = QByteArray::number(task);
            log.write("\nTASK [work : step " + id + "] **********\n");
            tell("\"event\":\"task\",\"task\":\"" + id + "\",\"name\":\"step " + id + "\",\"role\":\"work\"");
            for (int host = 0; host < hosts; ++host) {
                const QByteArray name = "web" + QByteArray::number(host);
                log.write("ok: [" + name + "] => {\n" + body.repeated(lines / (tasks * hosts) - 2) + "}\n");
                tell("\"event\":\"ok\",\"task\":\"" + id + "\",\"host\":\"" + name
                     + "\",\"duration\":0.5,\"result\":{\"changed\":false,\"stdout\":\"" + QByteArray(200, 'y')
                     + "\"}");
            }
        }
        tell("\"event\":\"stats\",\"hosts\":{}");
    }

    QTemporaryDir m_place;
    QSettings m_settings{u"aegir-bench"_s, u"loglive"_s};
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<RunView> m_view;
    qint64 m_entity = 0;
};

double residentMib()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        die(u"This system does not tell how much memory a process has."_s);
    return double(file.readAll().split(' ').value(1).toLongLong()) * double(::sysconf(_SC_PAGESIZE))
        / (1024.0 * 1024.0);
}

QList<Figure> memory()
{
    Watched watched;
    QCoreApplication::processEvents();
    const double before = residentMib();
    watched.open(watched.addFinished(1000000));
    QScrollBar *bar = watched.log().verticalScrollBar();
    for (int page = 0; page < 200; ++page) {
        bar->setValue(bar->maximum() / 200 * page);
        QCoreApplication::processEvents();
    }
    return {{.name = u"log.memory_mib"_s,
             .value = residentMib() - before,
             .unit = u"MiB"_s,
             .bound = u"<= 32"_s,
             .baseline = u"resident, over the empty view; 1,000,000 lines and 50,000 results open, 200 pages seen"_s}};
}

QList<Figure> firstPaint()
{
    constexpr int rounds = 7;
    Watched watched;
    watched.open(watched.addFinished(100000)); // fonts and colours
    const auto opened = [&watched](int lines) {
        const qint64 run = watched.addFinished(lines);
        QList<double> times;
        for (int round = 0; round < rounds; ++round)
            times << watched.open(run);
        return median(times);
    };
    return {{.name = u"log.first_paint_ms"_s,
             .value = opened(1000000),
             .unit = u"ms"_s,
             .bound = u"<= 100"_s,
             .baseline = u"from the click on a finished run, 1,000,000 lines, 100 MB, 50,000 results"_s},
            {.name = u"log.first_paint_10m_ms"_s,
             .value = opened(10000000),
             .unit = u"ms"_s,
             .bound = u"<= 100"_s,
             .baseline = u"the same with 10,000,000 lines, 1 GB"_s}};
}

QList<Figure> flood()
{
    Watched watched;
    QList<double> gaps;
    QElapsedTimer since;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        if (since.isValid())
            gaps.append(double(since.nsecsElapsed()) / 1e6 - 1);
        since.start();
    });
    // From the first painted line to the last byte: the start of the worker is not what is measured.
    QObject::connect(&watched.log(), &LogView::rowsPainted, &beat, [&](qint64 last) {
        if (last > 0 && !beat.isActive())
            beat.start(1ms);
    });
    const QString report = watched.path(u"flood.report"_s);
    watched.run(u"flood %1 %2"_s.arg(floodLines).arg(report));
    beat.stop();
    if (watched.log().rows().document().lineCount() != floodLines)
        die(u"%1 lines are in the log, not %2"_s.arg(watched.log().rows().document().lineCount()).arg(floodLines));
    QFile file(report);
    if (!file.open(QIODevice::ReadOnly))
        die(file.errorString());
    const QList<QByteArray> told = file.readAll().trimmed().split(' ');
    if (watched.log().rows().document().size() != told.value(2).toLongLong())
        die(u"Not every byte is on disk."_s);
    return {{.name = u"log.live_tick_p99_ms"_s,
             .value = percentile(gaps, 0.99),
             .unit = u"ms"_s,
             .bound = u"<= 16"_s,
             .baseline = u"%1 beats of 1 ms while the view follows %2 lines"_s.arg(gaps.size()).arg(floodLines)},
            {.name = u"log.live_lines_per_s"_s,
             .value = told.value(0).toDouble(),
             .unit = u"lines/s"_s,
             .bound = u">= 200000"_s,
             .baseline = u"what the writer reached"_s},
            {.name = u"log.live_writer_blocked_ms"_s,
             .value = told.value(1).toDouble(),
             .unit = u"ms"_s,
             .bound = u"<= 50"_s,
             .baseline = u"longest write() into the pipe"_s}};
}

QList<Figure> latency()
{
    Watched watched;
    QList<double> delays;
    qint64 seen = -1;
    QObject::connect(&watched.log(), &LogView::rowsPainted, &watched.log(), [&](qint64 last) {
        const qint64 painted = now();
        const LogDocument &document = watched.log().rows().document();
        for (const LogRow &row : document.rows(seen + 1, last - seen)) {
            if (row.ended)
                delays.append(double(painted - row.bytes.left(row.bytes.indexOf(' ')).toLongLong()) / 1e6);
        }
        seen = std::max(seen, last);
    });
    watched.run(u"drip %1 %2"_s.arg(dripLines).arg(dripEvery));
    if (delays.size() < dripLines * 9 / 10)
        die(u"only %1 of %2 lines were painted"_s.arg(delays.size()).arg(dripLines));
    const QString baseline = u"%1 lines, write() in the program to the end of the paint"_s.arg(delays.size());
    return {{.name = u"log.latency_p50_ms"_s,
             .value = percentile(delays, 0.5),
             .unit = u"ms"_s,
             .bound = u"<= 20"_s,
             .baseline = baseline},
            {.name = u"log.latency_p99_ms"_s,
             .value = percentile(delays, 0.99),
             .unit = u"ms"_s,
             .bound = u"<= 50"_s,
             .baseline = baseline}};
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", qgetenv("QT_QPA_PLATFORM").isEmpty() ? "offscreen" : qgetenv("QT_QPA_PLATFORM"));
    QApplication application(argc, argv);
    return run(QCoreApplication::arguments(),
               {{u"log.first_paint"_s, firstPaint},
                {u"log.memory_mib"_s, memory},
                {u"log.live"_s, flood},
                {u"log.latency"_s, latency}});
}
