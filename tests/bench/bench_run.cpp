// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "model/run/runfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

// What a run through Aegir costs over the same playbook given to ansible-playbook itself. Both in turn, medians of
// rounds.

using namespace Aegir;
using namespace Aegir::Bench;
using namespace Qt::StringLiterals;

namespace {
constexpr int rounds = 7;

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

void execute(const QString &program, const QStringList &arguments, const QString &folder,
             const QStringList &environment = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.setStandardOutputFile(folder + u"/bench.out"_s);
    process.setStandardErrorFile(folder + u"/bench.err"_s);
    process.start(program, arguments);
    if (!process.waitForFinished(600000) || process.exitCode() != 0)
        qFatal("%s %s failed: see %s", qPrintable(program), qPrintable(arguments.join(u' ')), qPrintable(folder));
}

/// A workspace with one platform whose one operation runs the role `work`.
void makeWorkspace(const QString &dir, const QByteArray &tasks)
{
    write(dir + u"/workspace.yml"_s, "name: Benchmark\n");
    write(dir + u"/inventory/hosts"_s,
          "localhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n");
    write(dir + u"/types/platforms/p.yml"_s, "label: P\noperations: [work]\n");
    write(dir + u"/types/operations/work.yml"_s, "label: Work\ntasks: [work]\ngather_facts: false\n");
    write(dir + u"/roles/work/meta/argument_specs.yml"_s,
          "argument_specs:\n  main:\n    short_description: Work\n    options: {}\n");
    write(dir + u"/roles/work/tasks/main.yml"_s, tasks);
}

QList<Figure> overhead()
{
    QTemporaryDir dir;
    QByteArray tasks;
    for (int i = 0; i < 10; ++i)
        tasks += "- name: step " + QByteArray::number(i) + "\n  ansible.builtin.command: 'true'\n";
    makeWorkspace(dir.path(), tasks);
    const QString aegir = QCoreApplication::applicationDirPath() + u"/../bin/aegir"_s;
    execute(aegir, {u"add"_s, u"platform"_s, u"p1"_s, u"--type"_s, u"p"_s}, dir.path());
    write(dir.path() + u"/bare.yml"_s,
          "- hosts: localhost\n  gather_facts: false\n  tasks:\n    - import_role: {name: work}\n");
    QList<double> bare;
    QList<double> ours;
    for (int round = 0; round < rounds; ++round) {
        bare << milliseconds(
            [&] { execute(u"ansible-playbook"_s, {u"-i"_s, u"inventory"_s, u"bare.yml"_s}, dir.path()); });
        ours << milliseconds([&] { execute(aegir, {u"run"_s, u"p1"_s, u"work"_s}, dir.path()); });
    }
    return {{.name = u"run.overhead_ratio"_s,
             .value = median(ours) / median(bare),
             .unit = u"ratio"_s,
             .bound = u"<= 1.02"_s,
             .baseline = u"ansible-playbook, 10 command tasks on localhost"_s}};
}
} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    return run(QCoreApplication::arguments(), {{u"run.overhead_ratio"_s, overhead}});
}
