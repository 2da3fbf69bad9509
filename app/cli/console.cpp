// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::CommandLine)
};

bool turnsWriting(char16_t c)
{
    return c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

QString visible(const QString &text, bool oneLine)
{
    QString shown = text;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const char16_t c = shown.at(i).unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < shown.size() && shown.at(i + 1).isLowSurrogate()) {
            ++i;
        } else if ((c == u'\n' || c == u'\t') && !oneLine) {
            continue;
        } else if (c < 0x20) {
            shown[i] = QChar(char16_t(0x2400 + c)); // Unicode has a picture for each of them
        } else if (c == 0x7f) {
            shown[i] = QChar(u'\u2421');
        } else if ((c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029 || turnsWriting(c) || QChar::isSurrogate(c)) {
            shown[i] = QChar(QChar::ReplacementCharacter);
        }
    }
    return shown;
}

void write(FILE *to, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), to);
    std::fflush(to);
}

} // namespace

QString visibleText(const QString &text)
{
    return visible(text, false);
}

QString visibleLine(const QString &text)
{
    return visible(text, true);
}

void Console::text(const QString &text) const
{
    if (!m_json) {
        write(stdout, visibleText(text).toUtf8());
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
    write(stderr, (visibleText(sentence) + u'\n').toUtf8());
}

int Console::fail(const QString &sentence, const QJsonObject &details, ExitCode code) const
{
    return fail(QStringList{sentence}, details, code);
}

int Console::fail(const QStringList &sentences, const QJsonObject &details, ExitCode code) const
{
    for (const QString &sentence : sentences) {
        notice(u"aegir: "_s + visibleLine(sentence));
    }
    QJsonObject object = details;
    object.insert(u"error"_s, sentences.join(u'\n'));
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

int Console::checked(int exitCode) const
{
    if (std::ferror(stdout) == 0) {
        return exitCode;
    }
    notice(u"aegir: "_s
           + Text::tr("Standard output could not be written, so what was told is not whole; is its disk full?"));
    return exitCode == Done ? int(Failed) : exitCode;
}

} // namespace Aegir
