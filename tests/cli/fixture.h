// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/program.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

/// A small workspace whose Ansible is the stand-in: it does what `plan` says. A platform `p` of the type `plain` with
/// the operations look (no input), make (input) and drop (destructive), and on it a site `s` of the type `page` with
/// look and keep (a secret).
class Fixture
{
public:
    /// In the empty folder @p dir, or in a temporary one.
    explicit Fixture(const QString &dir = {})
        : program(dir.isEmpty() ? m_dir.path() : dir)
    {
        settings("");
        program.write(u"inventory/hosts"_s, "localhost ansible_connection=local\n");
        program.write(u"types/platforms/plain.yml"_s,
                      "label: Plain\nfields:\n  folder: {type: path, required: true}\n  level: {type: int, min: 1}\n"
                      "operations: [look, make, drop]\n");
        program.write(u"types/sites/page.yml"_s, "label: Page\noperations: [look, keep]\n");
        program.write(u"types/operations/look.yml"_s, "label: Look\ntasks: [look]\n");
        program.write(u"types/operations/make.yml"_s, "label: Make\ntasks: [make, make]\n");
        program.write(u"types/operations/drop.yml"_s, "label: Drop\ntasks: [look]\ndestructive: true\n");
        program.write(u"types/operations/keep.yml"_s, "label: Keep\ntasks: [keep]\n");
        program.write(u"types/tasks/look.yml"_s, "outputs:\n  seen: {type: int, stored_in: entity}\n");
        role("look", "{}");
        role("make", "{amount: {type: int, required: true}, note: {type: str}}");
        role("keep", "{password: {type: str, required: true, no_log: true}}");
        plan("print hello\ngood\n");
    }

    /// Writes workspace.yml with @p more lines.
    void settings(const QByteArray &more,
                  const QByteArray &ansible = qgetenv("AEGIR_BUILD_DIR") + "/tests/standin") const
    {
        program.write(u"workspace.yml"_s,
                      "name: Test\nansible_playbook: " + ansible
                          + "\nenvironments:\n"
                            "  production: {label: Production, confirm: true}\n  staging: {label: Staging}\n"
                          + more);
    }

    void plan(const QByteArray &orders) const { program.write(u"plan"_s, orders); }

    /// Lets a plan that awaits the file `go` go on.
    void go() const { program.write(u"go"_s, "\n"); }

    /// Adds p and s.
    bool addBoth() const
    {
        return program.call({u"add"_s, u"platform"_s, u"p"_s, u"--type"_s, u"plain"_s, u"--set"_s, u"folder=/srv/p"_s})
                   .code
            == 0
            && program.call({u"add"_s, u"site"_s, u"s"_s, u"--type"_s, u"page"_s, u"--on"_s, u"p"_s}).code == 0;
    }

    /// Runs @p statement behind the programs' back.
    bool breakStore(const QString &statement) const
    {
        bool done = false;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"break"_s);
            database.setDatabaseName(program.folder() + u"/.aegir/aegir.sqlite"_s);
            done = database.open() && QSqlQuery(database).exec(statement);
        }
        QSqlDatabase::removeDatabase(u"break"_s);
        return done;
    }

    QJsonArray runs() const { return program.call({u"runs"_s, u"--json"_s}).json().array(); }

private:
    void role(const QByteArray &name, const QByteArray &options) const
    {
        const QString folder = u"roles/"_s + QString::fromLatin1(name);
        program.write(folder + u"/tasks/main.yml"_s, "[]\n");
        program.write(folder + u"/meta/argument_specs.yml"_s,
                      "argument_specs:\n  main:\n    options: " + options + "\n");
    }

    QTemporaryDir m_dir;

public:
    Program program;
};
