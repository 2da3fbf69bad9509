// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/writefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// What a call of the real program left.
struct Called
{
    int code = -1;
    QString out;
    QString err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out.toUtf8()); }
    QJsonObject object() const { return json().object(); }
    QByteArray text() const
    {
        return QStringLiteral("exit code %1\n--- stdout\n%2\n--- stderr\n%3").arg(code).arg(out, err).toUtf8();
    }
};

/// Fails a test with all that a call left, unless it ended with @p wanted.
#define VERIFY_CODE(called, wanted)                                       \
    do {                                                                  \
        const Called &verified = called;                                  \
        QVERIFY2(verified.code == (wanted), verified.text().constData()); \
    } while (false)

/// The program `aegir` of the build, called in one folder.
class Program
{
public:
    explicit Program(QString folder)
        : m_folder(std::move(folder))
    {
    }

    QString folder() const { return m_folder; }

    /// Starts it and lets it run; the tests' processes may be waited for.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->setWorkingDirectory(m_folder);
        process->start(qEnvironmentVariable("AEGIR_BIN_DIR") + QStringLiteral("/aegir"), arguments);
        process->waitForStarted();
        return process;
    }

    static Called wait(QProcess &process, int milliseconds = 60000)
    {
        const bool ended = process.waitForFinished(milliseconds);
        const bool died = process.exitStatus() != QProcess::NormalExit;
        return {.code = !ended ? -2
                    : died     ? -1
                               : process.exitCode(),
                .out = QString::fromUtf8(process.readAllStandardOutput()),
                .err = QString::fromUtf8(process.readAllStandardError())};
    }

    Called call(const QStringList &arguments, const QByteArray &input = {}, int milliseconds = 60000) const
    {
        const auto process = start(arguments);
        process->write(input);
        process->closeWriteChannel();
        return wait(*process, milliseconds);
    }

    void write(const QString &name, const QByteArray &text) const
    {
        Aegir::writeFile(QDir(m_folder).filePath(name), text);
    }

private:
    QString m_folder;
};
