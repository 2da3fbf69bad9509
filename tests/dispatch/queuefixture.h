// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace Aegir {

using namespace Qt::StringLiterals;

/// The program in the place of ansible-playbook.
inline QString standinProgram()
{
    return qEnvironmentVariable("AEGIR_BUILD_DIR") + u"/tests/standin"_s;
}

inline QString workerProgram()
{
    return qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir-worker"_s;
}

/// A workspace whose Ansible is the stand-in: one platform type and one site type with the operations work and other.
class QueueFixture
{
public:
    explicit QueueFixture(int atOnce = 2)
    {
        write(u"workspace.yml"_s,
              "name: Test\nansible_playbook: " + standinProgram().toUtf8()
                  + "\nqueue: {at_once: " + QByteArray::number(atOnce) + "}\n");
        write(u"inventory/hosts"_s, "localhost ansible_connection=local\n");
        write(u"types/platforms/p.yml"_s,
              "label: P\nfields:\n  platform_path: {type: str}\noperations: [work, other]\n");
        write(u"types/sites/s.yml"_s,
              "label: S\nfields:\n  site_note: {type: str}\noperations: [work, other, private]\n");
        write(u"types/operations/work.yml"_s, "label: Work\ntasks: [work]\n");
        write(u"types/operations/other.yml"_s, "label: Other\ntasks: [work]\n");
        write(u"types/operations/private.yml"_s, "label: Private\ntasks: [private]\n");
        write(u"types/tasks/work.yml"_s,
              "outputs:\n  made: {type: int, stored_in: entity}\n  where: {type: str, stored_in: platform}\n");
        role(u"work"_s, "      number: {type: int, description: x}\n");
        role(u"private"_s, "      password: {type: str, no_log: true, required: true, description: x}\n");
        plan("good\n");
        open();
        Entity platform{.kind = EntityKind::Platform, .name = u"p1"_s, .type = u"p"_s, .hosts = u"localhost"_s};
        platformId = workspace->store().addEntity(platform).value();
        siteId = addSite(u"s1"_s, platformId);
    }

    qint64 addSite(const QString &name, qint64 platform) const
    {
        return workspace->store()
            .addEntity({.kind = EntityKind::Site, .name = name, .type = u"s"_s, .platform = platform})
            .value();
    }

    qint64 addPlatform(const QString &name) const
    {
        return workspace->store()
            .addEntity({.kind = EntityKind::Platform, .name = name, .type = u"p"_s, .hosts = u"localhost"_s})
            .value();
    }

    void write(const QString &name, const QByteArray &text) const { writeFile(dir.filePath(name), text); }

    void plan(const QByteArray &text) const { write(u"plan"_s, text); }

    void open()
    {
        queue.reset();
        workspace.reset();
        auto opened = Workspace::open(dir.path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().sentence));
        workspace = std::move(*opened);
        for (const Problem &problem : workspace->catalogue().problems())
            qFatal("%s", qPrintable(problem.text()));
        queue = std::make_unique<Queue>(*workspace, workerProgram());
        if (const auto done = queue->open(); !done)
            qFatal("%s", qPrintable(done.error().sentence));
    }

    Status status(qint64 run) const { return workspace->store().run(run).value_or(Run{}).status; }
    RunFolder folder(qint64 run) const { return workspace->runFolder(workspace->store().run(run).value_or(Run{})); }
    QString sentence(qint64 run) const { return workspace->store().run(run).value_or(Run{}).verdict.sentence; }
    /// What the run wrote until now.
    QByteArray log(qint64 run) const
    {
        QFile file(folder(run).outputPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    qint64 dispatch(qint64 entity, const QString &operation = u"work"_s, const Answers &answers = {{}}) const
    {
        const auto run = queue->dispatch(entity, operation, answers);
        if (!run)
            qFatal("%s", qPrintable(run.error().sentence));
        return run->id;
    }

    QTemporaryDir dir;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Queue> queue;
    qint64 platformId = 0;
    qint64 siteId = 0;

private:
    void role(const QString &name, const QByteArray &options) const
    {
        write(u"roles/%1/meta/argument_specs.yml"_s.arg(name),
              "argument_specs:\n  main:\n    short_description: x\n    options:\n" + options);
        write(u"roles/%1/tasks/main.yml"_s.arg(name), "[]\n");
    }
};

} // namespace Aegir
