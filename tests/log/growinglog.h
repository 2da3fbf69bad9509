// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logsearch.h"
#include "model/log/visiblerows.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

namespace Aegir {

using namespace Qt::StringLiterals;

/// A log on disk that grows, with the events that a callback plugin would tell of it.
class GrowingLog
{
public:
    GrowingLog()
    {
        m_file.setFileName(path());
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("%s", qPrintable(m_file.errorString()));
    }
    QString path() const { return m_dir.filePath(u"output.log"_s); }

    void print(const QByteArray &text)
    {
        all += text;
        m_file.write(text);
    }
    void tell(QJsonObject event)
    {
        event[u"n"_s] = ++m_number;
        event[u"offset"_s] = all.size();
        results.add(Event::fromJson(event));
    }
    void play(const QByteArray &name)
    {
        print("\nPLAY [" + name + "] ***\n");
        tell({{u"event"_s, u"play"_s}, {u"name"_s, QString::fromUtf8(name)}});
    }
    void task(const QByteArray &name, bool banner = true)
    {
        if (banner)
            print("\nTASK [" + name + "] ***\n");
        tell({{u"event"_s, u"task"_s}, {u"task"_s, QString::fromUtf8(name)}});
    }
    void result(const QByteArray &kind, const QByteArray &task, const QByteArray &host, const QByteArray &text = "\n")
    {
        print(kind + ": [" + host + "]" + text);
        tell({{u"event"_s, kind == "changed" ? u"ok"_s : QString::fromUtf8(kind)},
              {u"changed"_s, kind == "changed"},
              {u"task"_s, QString::fromUtf8(task)},
              {u"host"_s, QString::fromUtf8(host)}});
    }
    void stats(const QByteArray &host = {}, int rescued = 0)
    {
        print("\nPLAY RECAP ***\n");
        tell({{u"event"_s, u"stats"_s},
              {u"hosts"_s, QJsonObject{{QString::fromUtf8(host), QJsonObject{{u"rescued"_s, rescued}}}}}});
    }

    RunResults results;
    QByteArray all;

private:
    QTemporaryDir m_dir;
    QFile m_file;
    qint64 m_number = 0;
};

/// A linear play of two tasks on two hosts, and one of one task.
inline void writeTwoPlays(GrowingLog &log)
{
    log.print("[WARNING]: mind\n");
    log.tell({{u"event"_s, u"start"_s}});
    log.play("one");
    log.task("first");
    log.result("ok", "first", "a");
    log.result("changed", "first", "b", " => {\n    more\n}\n");
    log.task("second");
    log.result("skipped", "second", "a");
    log.result("failed", "second", "b");
    log.play("two");
    log.task("third");
    log.result("ok", "third", "b");
    log.stats("b", 1);
}

inline LogMatcher matcher(const QString &text)
{
    return LogMatcher::make({.text = text, .caseSensitive = true, .wholeWord = false, .regularExpression = false})
        .value();
}

/// Until all of @p log is in @p document, and @p rows have judged it.
inline bool waitFor(LogDocument &document, const VisibleRows &rows, const GrowingLog &log)
{
    document.update();
    return QTest::qWaitFor([&] {
        return document.isIndexed() && document.size() == log.all.size() && rows.isUpToDate()
            && (!rows.textFilter() || rows.textFilter()->isComplete());
    });
}

inline QByteArrayList texts(const VisibleRows &rows)
{
    QByteArrayList list;
    for (const LogRow &row : rows.rows(0, rows.rowCount()))
        list << row.bytes;
    return list;
}

} // namespace Aegir
