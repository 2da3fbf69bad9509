// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/runsummary.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

namespace Aegir {

/// The folder of a run as a worker leaves it.
class RecordedRun
{
public:
    RecordedRun()
        : folder(m_dir.filePath(QStringLiteral("run")))
    {
        QDir().mkpath(folder.path());
        request.run = 118;
        request.title = QStringLiteral("example.com: Back up");
        request.hosts = QStringLiteral("web0");
        request.variables = {{QStringLiteral("platform_path"), QStringLiteral("/srv/p")}};
        request.roles = {{.role = QStringLiteral("site_backup"), .variables = {{QStringLiteral("keep"), 3}}}};
        summary = {.run = 118,
                   .entity = QStringLiteral("example.com"),
                   .entityKind = QStringLiteral("site"),
                   .platform = QStringLiteral("drupal-11"),
                   .environment = QStringLiteral("production"),
                   .operation = QStringLiteral("site_backup"),
                   .operationLabel = QStringLiteral("Back up"),
                   .options = {.check = true, .limit = QStringLiteral("web0")},
                   .verdict = {.status = Status::Error,
                               .sentence = QStringLiteral("archive the files failed on web0: No space left."),
                               .task = QStringLiteral("site_backup : archive the files"),
                               .host = QStringLiteral("web0"),
                               .message = QStringLiteral("No space left"),
                               .event = 4},
                   .dispatched = time(0),
                   .started = time(1),
                   .finished = time(42),
                   .ansibleCore = QStringLiteral("2.19.11"),
                   .system = QStringLiteral("Debian GNU/Linux 13 (trixie), x86_64"),
                   .program = QStringLiteral("Aegir Desktop 0.1.0")};
        write(folder.outputPath(), "PLAY [example.com] ****\n\nTASK [archive] ***\nok: [web0]\n");
        write(folder.eventsPath(), "{\"event\":\"start\",\"n\":1,\"core\":\"2.19.11\"}\n");
        write(folder.playbookPath(), "- hosts: web0\n");
        write(folder.variablesPath(), "platform_path: /srv/p\n");
        writeRequest();
        if (!writeResult(
                folder,
                {.verdict = summary.verdict, .exitCode = 2, .started = summary.started, .finished = summary.finished}))
            qFatal("no result");
    }

    void writeRequest() const
    {
        if (const auto created = folder.create(request); !created)
            qFatal("%s", qPrintable(created.error().sentence));
    }

    QString path(const QString &name) const { return m_dir.filePath(name); }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(file.errorString()));
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The names of what lies in @p dir.
    static QStringList names(const QString &dir)
    {
        return QDir(dir).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private:
    static QDateTime time(int seconds)
    {
        return QDateTime(QDate(2026, 11, 23), QTime(13, 22), QTimeZone::UTC).addSecs(seconds);
    }

    inline static const QString s_place = QDir::tempPath(); ///< tests change where temporary files lie
    QTemporaryDir m_dir{s_place + QStringLiteral("/recorded-XXXXXX")};

public:
    RunFolder folder;
    RunRequest request;
    RunSummary summary;
};

/// Lets everything go on.
inline bool goOn(qint64, qint64)
{
    return true;
}

} // namespace Aegir
