// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/runfolder.h"

#include "model/run/platform.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunFolder)
};

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Writes @p object to a new file @p path, for the owner alone, flushed to the disk.
Result<void> writeNew(const QString &path, const QJsonObject &object)
{
    QFile file(path);
    const QByteArray text = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, ownerOnly) || file.write(text) != text.size()
        || !file.flush() || !flushToDisk(file.handle())) {
        return failure(Text::tr("%1 cannot be written: %2.").arg(path, file.errorString()));
    }
    return {};
}

/// The object in @p path, nothing when there is no such file.
Result<std::optional<QJsonObject>> readObject(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return failure(Text::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return failure(Text::tr("%1 is damaged: %2.").arg(path, error.errorString()));
    return document.object();
}

std::filesystem::path native(const QString &path)
{
    return {path.toStdU16String()};
}
} // namespace

Result<void> RunFolder::create(const RunRequest &request) const
{
    std::error_code error;
    std::filesystem::create_directories(native(m_path), error);
    if (!error)
        std::filesystem::permissions(native(m_path), std::filesystem::perms::owner_all, error);
    if (error) {
        return failure(
            Text::tr("The run's folder %1 cannot be made: %2.").arg(m_path, QString::fromStdString(error.message())));
    }
    return writeNew(requestPath(), request.toJson());
}

Result<RunRequest> RunFolder::request() const
{
    const auto object = readObject(requestPath());
    if (!object)
        return std::unexpected(object.error());
    if (!*object)
        return failure(Text::tr("%1 is missing: this folder holds no run.").arg(requestPath()));
    return RunRequest::fromJson(**object);
}

Result<void> writeResult(const RunFolder &folder, const RunResult &result)
{
    QJsonObject object{{u"format"_s, 1},
                       {u"verdict"_s, result.verdict.toJson()},
                       {u"started"_s, result.started.toString(Qt::ISODateWithMs)},
                       {u"finished"_s, result.finished.toString(Qt::ISODateWithMs)}};
    if (result.exitCode)
        object[u"exit_code"_s] = *result.exitCode;
    const QString temporary = folder.resultPath() + u".new"_s;
    if (const auto written = writeNew(temporary, object); !written)
        return written;
    std::error_code error;
    std::filesystem::rename(native(temporary), native(folder.resultPath()), error);
    if (error) {
        return failure(
            Text::tr("%1 cannot be written: %2.").arg(folder.resultPath(), QString::fromStdString(error.message())));
    }
    return {};
}

Result<std::optional<RunResult>> readResult(const RunFolder &folder)
{
    const auto object = readObject(folder.resultPath());
    if (!object)
        return std::unexpected(object.error());
    if (!*object)
        return std::nullopt;
    const QJsonObject &fields = **object;
    RunResult result{.verdict = Verdict::fromJson(fields[u"verdict"_s].toObject()),
                     .exitCode = std::nullopt,
                     .started = QDateTime::fromString(fields[u"started"_s].toString(), Qt::ISODateWithMs),
                     .finished = QDateTime::fromString(fields[u"finished"_s].toString(), Qt::ISODateWithMs)};
    if (!isFinal(result.verdict.status))
        return failure(Text::tr("%1 holds no final status.").arg(folder.resultPath()));
    if (fields.contains(u"exit_code"_s))
        result.exitCode = fields[u"exit_code"_s].toInt();
    return result;
}

Result<bool> claimRun(const RunFolder &folder, const WorkerInfo &info)
{
    const QString temporary = folder.workerPath() + u'.' + QString::number(info.pid);
    if (const auto written = writeNew(temporary,
                                      {{u"pid"_s, info.pid},
                                       {u"start_time"_s, info.startTime},
                                       {u"socket"_s, info.socket},
                                       {u"family"_s, QString::fromLatin1(info.family)}});
        !written) {
        return std::unexpected(written.error());
    }
    // A link, unlike a rename, fails when the name exists: of two workers one wins, and its file is complete.
    std::error_code error;
    std::filesystem::create_hard_link(native(temporary), native(folder.workerPath()), error);
    QFile::remove(temporary);
    if (error == std::errc::file_exists)
        return false;
    if (error) {
        return failure(
            Text::tr("%1 cannot be written: %2.").arg(folder.workerPath(), QString::fromStdString(error.message())));
    }
    return true;
}

/// The file may come from anywhere, and whoever is of a family may be killed.
static bool isFamily(const QByteArray &name)
{
    return name.size() == 32 && std::ranges::all_of(name, [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

std::optional<WorkerInfo> readWorker(const RunFolder &folder)
{
    const auto object = readObject(folder.workerPath());
    if (!object || !*object)
        return std::nullopt;
    const QByteArray family = (**object)[u"family"_s].toString().toLatin1();
    return WorkerInfo{.pid = (**object)[u"pid"_s].toInteger(),
                      .startTime = (**object)[u"start_time"_s].toString(),
                      .socket = (**object)[u"socket"_s].toString(),
                      .family = isFamily(family) ? family : QByteArray()};
}

RunFolder whereIs(const RunFolder &folder, int descriptor)
{
    // As the system writes it: the folder's own path may lead through links.
    const QString now = pathOf(descriptor);
    if (now == QFileInfo(folder.workerPath()).canonicalFilePath() || !QFileInfo::exists(now))
        return folder;
    return RunFolder(QFileInfo(now).path());
}

void removeSocket(const QString &path, const QString &kind)
{
    static const QRegularExpression digits(u"\\A[0-9a-f]{32}\\z"_s);
    const QString name = QFileInfo(path).fileName();
    if (!QDir::isAbsolutePath(path) || !name.startsWith(kind) || !digits.match(name.sliced(kind.size())).hasMatch())
        return;
    std::error_code error;
    if (std::filesystem::symlink_status(native(path), error).type() == std::filesystem::file_type::socket)
        QFile::remove(path);
}

void removeDeadSocket(const RunFolder &folder)
{
    if (const auto worker = readWorker(folder); worker && !isAlive(*worker))
        removeSocket(worker->socket, u"aegir-"_s);
}

bool isAlive(const WorkerInfo &info)
{
    return info.pid > 0 && !info.startTime.isEmpty() && processStartTime(info.pid) == info.startTime;
}

} // namespace Aegir
