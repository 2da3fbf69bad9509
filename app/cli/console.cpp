// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

void write(FILE *to, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), to);
    std::fflush(to);
}

} // namespace

void Console::text(const QString &text) const
{
    if (!m_json) {
        write(stdout, text.toUtf8());
    }
}

void Console::json(const QJsonObject &object) const
{
    if (m_json) {
        write(stdout, QJsonDocument(object).toJson());
    }
}

void Console::json(const QJsonArray &array) const
{
    if (m_json) {
        write(stdout, QJsonDocument(array).toJson());
    }
}

void Console::notice(const QString &sentence) const
{
    write(stderr, (sentence + u'\n').toUtf8());
}

int Console::fail(const QString &sentence, const QJsonObject &details, ExitCode code) const
{
    write(stderr, u"aegir: %1\n"_s.arg(sentence).toUtf8());
    QJsonObject object = details;
    object.insert(u"error"_s, sentence);
    json(object);
    return code;
}

void Console::log(const QByteArray &bytes) const
{
    write(stdout, bytes);
}

void Console::logToError(const QByteArray &bytes) const
{
    write(stderr, bytes);
}

} // namespace Aegir
