// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "model/dispatch/marshal.h"
#include "model/run/playbook.h"

#include <QProcess>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// A role that is entered elsewhere than through `main`, from its specification to the real ansible-playbook.
class TestEntryPoint : public QObject
{
    Q_OBJECT

private:
    static void fill(Fixture &fixture)
    {
        fixture.write(
            "roles/archive/meta/argument_specs.yml",
            "argument_specs:\n  main:\n    options:\n      folder: {type: path, required: true}\n  rotate:\n"
            "    short_description: Delete old archives\n    options:\n      count: {type: int, required: true}\n"
            "      reason: {choices: [age, room]}\n      token: {no_log: true}\n");
        fixture.write("roles/archive/tasks/main.yml", "- ansible.builtin.debug: {msg: 'main of {{ folder }}'}\n");
        fixture.write(
            "roles/archive/tasks/rotate.yml",
            "- ansible.builtin.debug: {msg: 'rotate {{ count + 1 }} for {{ reason | default(\"none\") }}'}\n");
        fixture.write("types/tasks/archive.yml",
                      "label: Archive\nfields:\n  count: {label: How many, min: 1}\n  folder: {ask: always}\n");
        fixture.write("types/operations/check.yml",
                      "label: Check\ntasks:\n  - archive\n  - {role: archive, entry_point: rotate}\n");
    }

    static QByteArray play(const Fixture &fixture, const Answers &answers)
    {
        const Catalogue catalogue = fixture.catalogue();
        const OperationType &operation = *catalogue.operationType(u"check");
        RunRequest request = toRequest({.catalogue = catalogue,
                                        .operation = operation,
                                        .target = fixture.target,
                                        .lastValues = {},
                                        .answers = answers});
        request.hosts = u"localhost"_s;
        request.gatherFacts = false;
        const Playbook playbook = writePlaybook(request);
        const QTemporaryDir dir;
        const auto write = [&dir](const QString &name, const QByteArray &text) {
            QFile file(dir.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(text), text.size());
        };
        write(u"playbook.yml"_s, playbook.playbook);
        write(u"vars.yml"_s, playbook.variables);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"ANSIBLE_ROLES_PATH"_s, QString(fixture.path() + u"/roles"_s));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(dir.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"ansible-playbook"_s, {u"-i"_s, u"localhost,"_s, u"-c"_s, u"local"_s, u"playbook.yml"_s});
        if (!process.waitForFinished(60000))
            qCritical() << process.errorString();
        return process.readAll();
    }

private slots:
    /// Its form has the fields of that entry point, with the hints for them.
    void form()
    {
        Fixture fixture;
        fill(fixture);
        const Catalogue catalogue = fixture.catalogue();
        QVERIFY(catalogue.problems().isEmpty());
        const QList<TaskForm> form = operationForm(catalogue, *catalogue.operationType(u"check"), fixture.target);
        QCOMPARE(form.size(), 2);
        QCOMPARE(form[1].task.label, u"Archive: Rotate"_s);
        QCOMPARE(form[1].task.description, u"Delete old archives"_s);
        QCOMPARE(form[1].fields.size(), 3);
        QCOMPARE(form[1].fields[0].field.label, u"How many"_s);
        const QList<AnswerProblem> problems = problemsOf(form, {{}, {{u"count"_s, 0}, {u"reason"_s, u"fun"_s}}});
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems[0].sentence, u"How many must be at least 1."_s);
        QCOMPARE(problems[1].sentence, u"Reason must be one of: age, room."_s);
    }

    void accepted()
    {
        Fixture fixture;
        fill(fixture);
        const QByteArray output =
            play(fixture, {{{u"folder"_s, u"/srv"_s}}, {{u"count"_s, 2}, {u"reason"_s, u"age"_s}}});
        QVERIFY2(output.contains("main of /srv"), output.constData());
        QVERIFY2(output.contains("rotate 3 for age"), output.constData());
        QVERIFY2(output.contains("failed=0"), output.constData());
    }

    /// Ansible validates what this entry point takes, not what `main` does.
    void refused()
    {
        Fixture fixture;
        fill(fixture);
        const QByteArray output =
            play(fixture, {{{u"folder"_s, u"/srv"_s}}, {{u"count"_s, 2}, {u"reason"_s, u"fun"_s}}});
        QVERIFY2(output.contains("value of reason must be one of: age, room, got: fun"), output.constData());
        QVERIFY2(!output.contains("rotate 3"), output.constData());
    }
};

QTEST_GUILESS_MAIN(TestEntryPoint)
#include "tst_entrypoint.moc"
