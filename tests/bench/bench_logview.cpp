// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "views/log/logview.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

// What a person waits for in front of a long log: to see it, to scroll in it, to see what comes. Painted offscreen, in
// a view of 1600 x 1000 pixels.

using namespace Aegir;
using namespace Aegir::Bench;
using namespace Qt::StringLiterals;

namespace {
constexpr int million = 1'000'000;
constexpr int rounds = 9;
constexpr QSize screen(1600, 1000);

/// @p count lines as a play prints them for forty hosts, a hundred bytes each.
QByteArray lines(int count, int from = 0)
{
    static const QList<QByteArray> tasks{"site_backup : archive the files", "git_clone : clone code",
                                         "database : import dump", "nginx : render the configuration"};
    QByteArray text;
    for (int line = from; line < from + count; ++line) {
        const int host = line % 42 - 1;
        const QByteArray name = "web" + QByteArray::number(host) + ".example.com";
        if (host < 0)
            text += QByteArray("TASK [" + tasks.at(line / 42 % tasks.size()) + "] ").leftJustified(100, '*') + '\n';
        else if (host == 40)
            text += '\n';
        else if (line % 1999 == 0)
            text += "fatal: [" + name
                + "]: FAILED! => {\"changed\": false, \"msg\": \"non-zero return code\", \"rc\": 2, \"stderr\": "
                  "\"no\"}\n";
        else
            text += (line % 3 == 0 ? "changed: [" : "ok: [") + name
                + "] => (item=/srv/www/example.com/releases/20240501/sites/default/files/file-"
                + QByteArray::number(line) + ".php)\n";
    }
    return text;
}

/// A log of @p count lines in @p dir.
QString writeLog(const QTemporaryDir &dir, int count)
{
    QFile file(dir.filePath(u"output.log"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    constexpr int piece = 100'000;
    for (int line = 0; line < count; line += piece)
        file.write(lines(piece, line));
    return file.fileName();
}

KSyntaxHighlighting::Repository &repository()
{
    static KSyntaxHighlighting::Repository repository;
    static const bool added = (repository.addCustomSearchPath(u":/aegir"_s), true);
    Q_UNUSED(added)
    return repository;
}

/// A view with nothing in it yet, painted once.
struct Shown
{
    Shown()
    {
        view.resize(screen);
        view.show();
        QObject::connect(&view, &LogView::rowsPainted, &view, [this](qint64 last) {
            ++paints;
            lastPainted = last;
        });
        QApplication::processEvents();
    }
    /// Returns when @p done does so.
    static void until(const std::function<bool()> &done)
    {
        while (!done())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
    }
    void openWhole(const QString &path)
    {
        document.open(path);
        until([this] { return document.isIndexed(); });
        until([this] { return lastPainted == document.rowCount() - 1; });
    }

    LogDocument document;
    VisibleRows rows{document};
    LogView view{rows, repository()};
    int paints = 0;
    qint64 lastPainted = -1;
};

double percentile99(QList<double> values)
{
    std::ranges::sort(values);
    return values.at(qsizetype(std::ceil(double(values.size()) * 0.99)) - 1);
}

QList<Figure> indexing()
{
    const QTemporaryDir dir;
    const QString path = writeLog(dir, million);
    QList<double> ratios;
    for (int round = 0; round <= rounds; ++round) {
        const double wc = milliseconds([&] {
            QProcess process;
            process.start(u"wc"_s, {u"-l"_s, path});
            if (!process.waitForFinished(600000) || process.readAll().split(' ').value(0).toInt() != million)
                qFatal("wc counted something else.");
        });
        LogDocument document;
        const double own = milliseconds([&] {
            document.open(path);
            Shown::until([&] { return document.isIndexed(); });
        });
        if (document.lineCount() != million)
            qFatal("The index counted something else.");
        if (round > 0)
            ratios << own / wc;
    }
    return {{.name = u"log.index_over_wc_ratio"_s,
             .value = median(ratios),
             .unit = u"ratio"_s,
             .bound = u"<= 2"_s,
             .baseline = u"wc -l on the same 100 MB"_s}};
}

QList<Figure> frames()
{
    const QTemporaryDir dir;
    const QString path = writeLog(dir, 10 * million);
    Shown shown;
    shown.openWhole(path);
    QScrollBar *bar = shown.view.verticalScrollBar();
    const auto frame = [&shown](const std::function<void()> &move) {
        const int before = shown.paints;
        const double time = milliseconds([&] {
            move();
            QApplication::processEvents();
        });
        if (shown.paints == before)
            qFatal("Nothing was painted.");
        return time;
    };
    constexpr int count = 1500;
    QList<double> pages;
    bar->setValue(bar->maximum() / 3);
    QApplication::processEvents();
    for (int i = 0; i < count; ++i) {
        pages << frame([&] {
            QKeyEvent key(QEvent::KeyPress, i < count / 2 ? Qt::Key_PageDown : Qt::Key_PageUp, Qt::NoModifier);
            QApplication::sendEvent(&shown.view, &key);
        });
    }
    // The handle goes over all of the log and back, a pixel being ten thousand lines.
    QList<double> drags;
    for (int i = 0; i < count; ++i) {
        const double share = std::abs(1.0 - 2.0 * i / count);
        drags << frame([&] { bar->setValue(int(share * (bar->maximum() - 1)) + i % 2); });
    }
    return {{.name = u"log.frame_p99_ms"_s,
             .value = std::max(percentile99(pages), percentile99(drags)),
             .unit = u"ms"_s,
             .bound = u"< 16"_s,
             .baseline = u"10,000,000 lines; by page: %1, by the handle: %2"_s.arg(percentile99(pages), 0, 'f', 2)
                             .arg(percentile99(drags), 0, 'f', 2)}};
}

/// Microseconds for each line of @p text, which comes in pieces, in a text widget such as a simple program would use.
double plainTextEdit(const QByteArray &text, int count)
{
    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.setUndoRedoEnabled(false);
    edit.setLineWrapMode(QPlainTextEdit::NoWrap);
    edit.resize(screen);
    edit.show();
    KSyntaxHighlighting::SyntaxHighlighter highlighter(edit.document());
    highlighter.setDefinition(repository().definitionForName(u"Ansible Output"_s));
    highlighter.setTheme(repository().themeForPalette(edit.palette()));
    QApplication::processEvents();
    constexpr qsizetype piece = 32 * 1024;
    const double time = milliseconds([&] {
        for (qsizetype at = 0; at < text.size(); at += piece) {
            QTextCursor end(edit.document());
            end.movePosition(QTextCursor::End);
            end.insertText(QString::fromUtf8(text.mid(at, piece)));
            edit.verticalScrollBar()->setValue(edit.verticalScrollBar()->maximum());
            QApplication::processEvents();
        }
    });
    if (edit.document()->blockCount() != count + 1)
        qFatal("The text edit has other lines.");
    return time * 1000 / count;
}

/// The same for the view, from the write to the last painted row.
double logView(const QByteArray &text, int count)
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"output.log"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("The log cannot be written.");
    Shown shown;
    shown.document.open(file.fileName());
    constexpr qsizetype piece = 32 * 1024;
    const double time = milliseconds([&] {
        for (qsizetype at = 0; at < text.size(); at += piece) {
            file.write(text.mid(at, piece));
            shown.document.update();
            QApplication::processEvents();
        }
        shown.until([&] { return shown.lastPainted == count - 1; });
    });
    return time * 1000 / count;
}

QList<Figure> append()
{
    constexpr int count = 20'000;
    const QByteArray text = lines(count);
    QList<double> ratios;
    QList<double> simple;
    QList<double> own;
    for (int round = 0; round < 5; ++round) {
        simple << plainTextEdit(text, count);
        own << logView(text, count);
        ratios << simple.last() / own.last();
    }
    return {{.name = u"log.append_speedup_over_qplaintextedit"_s,
             .value = median(ratios),
             .unit = u"ratio"_s,
             .bound = u">= 10"_s,
             .baseline = u"QPlainTextEdit with KSyntaxHighlighting, %1 us a line; the view takes %2"_s
                             .arg(median(simple), 0, 'f', 1)
                             .arg(median(own), 0, 'f', 2)}};
}
} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    return run(QCoreApplication::arguments(),
               {{u"log.index_over_wc_ratio"_s, indexing},
                {u"log.frame_p99_ms"_s, frames},
                {u"log.append_speedup_over_qplaintextedit"_s, append}});
}
