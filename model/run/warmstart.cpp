// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/warmstart.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qint64 largestScript = 4096;

/// The interpreter in a script's first line, or in the second one, where pip puts it when the path has a blank or is
/// too long for the first.
QString interpreterOf(const QString &script)
{
    static const QRegularExpression plain(u"^#! *(/[^\\s]+)[ \\t]*\\n"_s);
    static const QRegularExpression wrapped(
        u"^#!/bin/sh\\n'''exec' (\"?)(/[^\"\\n]+?)\\1 \"\\$0\" \"\\$@\"\\n' '''\\n"_s);
    if (const auto found = wrapped.match(script); found.hasMatch())
        return found.captured(2);
    return plain.match(script).captured(1);
}
} // namespace

QString pythonOf(const QString &ansiblePlaybook)
{
    QFile file(ansiblePlaybook);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestScript)
        return {};
    const QString script = QString::fromUtf8(file.readAll());
    // As pip, pipx, distlib and the packagers of distributions write it; comments and blank lines do nothing.
    static const QRegularExpression ours(
        uR"(^(#[^\n]*\n|'''exec'[^\n]*\n' '''\n|\s*\n)*)"
        uR"((import re\n|import sys\n|from re import sub\n)*)"
        uR"(from ansible\.cli\.playbook import main\n)"
        uR"((#[^\n]*\n|\s*\n)*)"
        uR"(if __name__ == ['"]__main__['"]:\n)"
        uR"((\s+sys\.argv\[0\] = [^\n;]*\n|\s+(el)?if sys\.argv\[0\]\.endswith\([^\n;]*\):\n)*)"
        uR"(\s+(sys\.exit|raise SystemExit)\(main\(\)\)\s*$)"_s);
    if (!ours.match(script).hasMatch())
        return {};
    const QFileInfo python(interpreterOf(script));
    const bool isPython = python.fileName().startsWith(u"python") && python.isExecutable();
    return isPython ? python.filePath() : QString();
}

QStringList warmCommand(const QString &python)
{
    const QString reader = u"import os\n"
                           "os.set_blocking(%1, True)\n"
                           "script = b''\n"
                           "while len(script) < %2:\n"
                           "    script += os.read(%1, %2 - len(script)) or exit(0)\n"
                           "exec(script)"_s;
    return {python, u"-c"_s, reader.arg(warmControl).arg(warmScript().size())};
}

QByteArray warmScript()
{
    QFile script(u":/aegir/ansible/warm_start.py"_s);
    return script.open(QIODevice::ReadOnly) ? script.readAll() : QByteArray();
}

QByteArray warmOrder(const QStringList &command, const QProcessEnvironment &environment)
{
    QJsonObject variables;
    for (const QString &name : environment.keys())
        variables[name] = environment.value(name);
    return QJsonDocument(
               QJsonObject{{u"command"_s, QJsonArray::fromStringList(command)}, {u"environment"_s, variables}})
               .toJson(QJsonDocument::Compact)
        + '\n';
}

} // namespace Aegir
