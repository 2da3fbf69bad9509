// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/argumentspecs.h"
#include "model/catalogue/yaml.h"
#include "model/dispatch/answers.h"
#include "model/run/playbook.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace Aegir {

/// What this program says of values for the options of a role.
struct OurVerdict
{
    QStringList sentences; ///< empty: it may be dispatched
    QJsonObject sent;      ///< what would then reach Ansible
};

/// The form of a role; @p options is the YAML, on one line, of what stands below `options`. The task's problem says why
/// it can never be dispatched.
inline TaskForm roleForm(const QByteArray &options)
{
    const QTemporaryDir dir;
    QDir(dir.path()).mkpath(QStringLiteral("meta"));
    QFile file(dir.filePath(QStringLiteral("meta/argument_specs.yml")));
    if (!file.open(QIODevice::WriteOnly) || file.write("argument_specs: {main: {options: " + options + "}}\n") <= 0)
        qFatal("The specification cannot be written.");
    file.close();
    const ArgumentSpecs specs = readArgumentSpecs(dir.path(), QStringLiteral("roles/x"));
    const EntryPoint *main = specs.entryPoint(u"main");
    if (!main)
        qFatal("The specification cannot be read: %s", qPrintable(specs.problem));

    TaskForm task{.task = {.name = QStringLiteral("x"), .label = QStringLiteral("Role"), .fields = main->fields},
                  .fields = {}};
    task.task.problem = main->problem;
    for (const Field &field : main->fields) {
        const bool hasDefault = !field.defaultValue.isUndefined();
        task.fields.append({.field = field,
                            .value = field.defaultValue,
                            .source = hasDefault ? FieldAnswer::Source::Default : FieldAnswer::Source::None,
                            .ask = true});
    }
    return task;
}

inline OurVerdict ourVerdict(const TaskForm &task, const QJsonObject &values)
{
    OurVerdict verdict{.sentences = {}, .sent = completeAnswers({task}, {values}).constFirst()};
    for (const AnswerProblem &problem : problemsOf({task}, {values}))
        verdict.sentences.append(problem.sentence);
    if (verdict.sentences.isEmpty() && !task.task.problem.isEmpty())
        verdict.sentences.append(task.task.problem);
    return verdict;
}

inline OurVerdict ourVerdict(const QByteArray &options, const QJsonObject &values)
{
    return ourVerdict(roleForm(options), values);
}

/// The JSON of one line of YAML.
inline QJsonObject fromYaml(const QByteArray &text)
{
    const YamlDocument document = parseYaml(text, QStringLiteral("test"));
    if (!document.problems.isEmpty())
        qFatal("%s: %s", text.constData(), qPrintable(document.problems.constFirst().sentence));
    return document.root.toJson().toObject();
}

/// Ansible's own validation, in one process that lives as long as this. Values travel as a playbook writes them.
class AnsibleValidator
{
public:
    AnsibleValidator()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(python(), {QStringLiteral(AEGIR_TEST_DIR "/../catalogue/validate_specs.py")});
    }

    ~AnsibleValidator()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    /// What Ansible refuses @p values with; empty when it accepts them.
    QStringList errors(const QByteArray &options, const QJsonObject &values)
    {
        const QJsonObject request{{QStringLiteral("spec"), QString::fromUtf8(options)},
                                  {QStringLiteral("values"), QString::fromUtf8(unsafeYaml(values))}};
        m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60000))
                qFatal("Ansible's validator does not answer: %s", qPrintable(m_process.errorString()));
        }
        const QJsonArray errors =
            QJsonDocument::fromJson(m_process.readLine()).object().value(QStringLiteral("errors")).toArray();
        QStringList texts;
        for (const QJsonValue &error : errors)
            texts.append(error.toString());
        return texts;
    }

private:
    /// The interpreter that has Ansible: the one that ansible-playbook names in its first line.
    static QString python()
    {
        QFile program(QStandardPaths::findExecutable(QStringLiteral("ansible-playbook")));
        QString line;
        if (program.open(QIODevice::ReadOnly))
            line = QString::fromUtf8(program.readLine()).trimmed();
        const QString named = line.startsWith(QStringLiteral("#!")) ? line.sliced(2).trimmed() : QString();
        return QFileInfo::exists(named) ? named : QStringLiteral("python3");
    }

    QProcess m_process;
};

} // namespace Aegir
