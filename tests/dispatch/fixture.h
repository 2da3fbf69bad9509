// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace Aegir {

/// A catalogue of one platform type, one site type and roles whose options tests write.
class Fixture
{
public:
    Fixture()
    {
        write("workspace.yml", "name: Test\n");
        write("inventory", "localhost\n");
        write("types/platforms/server.yml",
              "fields:\n  folder: {type: path}\n  keep: {type: int, default: 5}\n  mode: {}\noperations: [check]\n");
        write("types/sites/site.yml",
              "fields:\n  mode: {}\n  aliases: {type: list, elements: str}\n  limit: {type: int}\noperations: "
              "[install, backup, check]\n");
        role("check", "text: {}");
        write("types/operations/check.yml", "label: Check\ntasks: [check]\nvars: {depth: 1}\n");
        write("types/operations/install.yml", "label: Install\ntasks: [check]\n");
        write("types/operations/backup.yml", "label: Back up\ntasks: [check]\n");
        target.platform = {.id = 1,
                           .name = QStringLiteral("drupal"),
                           .type = QStringLiteral("server"),
                           .hosts = QStringLiteral("web0"),
                           .environment = QStringLiteral("production"),
                           .values = {{QStringLiteral("folder"), QStringLiteral("/srv")},
                                      {QStringLiteral("mode"), QStringLiteral("from platform")}},
                           .outputs = {{QStringLiteral("commit"), QStringLiteral("abc")}}};
        target.entity = {.id = 2,
                         .kind = EntityKind::Site,
                         .name = QStringLiteral("example.com"),
                         .type = QStringLiteral("site"),
                         .platform = 1};
    }

    void write(const char *name, const QByteArray &text) { writeFile(m_dir.filePath(QString::fromUtf8(name)), text); }

    /// Writes the role @p name with @p options (lines of `option: {…}`) and @p hints for them.
    /// @p variables are those that the role sets itself, in defaults/main.yml.
    void role(const QByteArray &name, const QByteArray &options, const QByteArray &hints = {},
              const QByteArray &variables = {})
    {
        const auto indented = [](const QByteArray &lines, const QByteArray &indent) {
            QByteArray text;
            for (const QByteArray &line : lines.split('\n'))
                text += indent + line + '\n';
            return text;
        };
        write(QByteArray("roles/" + name + "/meta/argument_specs.yml").constData(),
              "argument_specs:\n  main:\n    options:\n" + indented(options, "      "));
        write(QByteArray("roles/" + name + "/defaults/main.yml").constData(), variables);
        if (!hints.isEmpty())
            write(QByteArray("types/tasks/" + name + ".yml").constData(), "fields:\n" + indented(hints, "  "));
    }

    /// Reads the files; they must be without a problem.
    Catalogue catalogue() const
    {
        Catalogue result = Catalogue::load(m_dir.path());
        for (const Problem &problem : result.problems())
            qCritical() << problem.text();
        return result;
    }

    /// The form of an operation of the one task `check`.
    TaskForm form() const { return operationForm(catalogue(), *catalogue().operationType(u"check"), target).value(0); }

    QString path() const { return m_dir.path(); }

    Target target;

private:
    QTemporaryDir m_dir;
};

} // namespace Aegir
