// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/ansibleprobe.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_AnsibleProbe : public QObject
{
    Q_OBJECT

private slots:
    void versions_data();
    void versions();
    void hosts_data();
    void hosts();
    void errors_data();
    void errors();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void realAnsible();

private:
    static QString program(const QTemporaryDir &dir, const QString &name, const QByteArray &script);
};

/// A shell script in @p dir in the place of an Ansible program.
QString tst_AnsibleProbe::program(const QTemporaryDir &dir, const QString &name, const QByteArray &script)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script + '\n') < 0
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

void tst_AnsibleProbe::errors_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("error");
    QTest::addRow("old") << QByteArray("[WARNING]: old\nERROR! No inventory was parsed\n\nmore\n")
                         << u"No inventory was parsed"_s;
    QTest::addRow("a broken ansible.cfg")
        << QByteArray("ERROR: Error reading config file (x)\n'[defaults\\n'\n") << u"Error reading config file (x)"_s;
    QTest::addRow("since 2.19") << QByteArray("[WARNING]: x\n[ERROR]: No such file\nOrigin: y\n") << u"No such file"_s;
    QTest::addRow("a traceback") << QByteArray("Traceback (most recent call last):\n  File x\nImportError: no\n")
                                 << u"ImportError: no"_s;
    QTest::addRow("nothing") << QByteArray("\n") << QString();
}

void tst_AnsibleProbe::errors()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, error);
    QCOMPARE(AnsibleProbe::errorFrom(written), error);
}

void tst_AnsibleProbe::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("playbook");
    QTest::addColumn<QByteArray>("inventory");
    QTest::addColumn<QString>("versionError"); ///< empty: 2.19.4
    QTest::addColumn<QString>("hostsError");   ///< empty: web0
    const QByteArray version = "echo 'ansible-playbook [core 2.19.4]'";
    const QByteArray hosts = R"(echo '{"web": {"hosts": ["web0"]}}')";
    QTest::addRow("nothing") << version << hosts << QString() << QString();
    QTest::addRow("a broken Python") << QByteArray("echo 'ImportError: no' >&2; exit 1") << hosts
                                     << u"ansible-playbook ended with exit code 1: ImportError: no"_s << QString();
    QTest::addRow("no Ansible") << QByteArray("echo hello") << hosts
                                << u"ansible-playbook does not say that it is Ansible."_s << QString();
    QTest::addRow("a broken inventory") << version << QByteArray("echo 'ERROR! Broken.' >&2; exit 4") << QString()
                                        << u"ansible-inventory ended with exit code 4: Broken."_s;
    QTest::addRow("silent") << version << QByteArray("exit 5") << QString()
                            << u"ansible-inventory ended with exit code 5."_s;
    QTest::addRow("killed") << version << QByteArray("kill -9 $$") << QString()
                            << u"ansible-inventory was killed or crashed."_s;
    QTest::addRow("not there") << version << QByteArray() << QString()
                               << u"DIR/ansible-inventory cannot be started: "_s;
}

void tst_AnsibleProbe::tellsWhatIsWrong()
{
    QFETCH(QByteArray, playbook);
    QFETCH(QByteArray, inventory);
    QFETCH(QString, versionError);
    QFETCH(QString, hostsError);
    QTemporaryDir dir;
    hostsError.replace(u"DIR"_s, dir.path());
    const QString ansible = program(dir, u"ansible-playbook"_s, playbook);
    if (!inventory.isEmpty())
        program(dir, u"ansible-inventory"_s, inventory);

    AnsibleProbe probe;
    QList<Result<QString>> versions;
    QList<Result<QStringList>> hosts;
    connect(&probe, &AnsibleProbe::versionKnown, this,
            [&](const Result<QString> &version) { versions.append(version); });
    connect(&probe, &AnsibleProbe::hostsKnown, this, [&](const Result<QStringList> &known) { hosts.append(known); });
    probe.start(ansible, u"hosts"_s, dir.path());
    QTRY_VERIFY_WITH_TIMEOUT(!versions.isEmpty() && !hosts.isEmpty(), 30000);
    if (versionError.isEmpty())
        QCOMPARE(versions.first().value(), u"2.19.4"_s);
    else
        QCOMPARE(versions.first().error().sentence, versionError);
    if (hostsError.isEmpty())
        QCOMPARE(hosts.first().value(), QStringList{u"web0"_s});
    else
        QVERIFY2(hosts.first().error().sentence.startsWith(hostsError), qPrintable(hosts.first().error().sentence));
    QCOMPARE(versions.size(), 1);
    QCOMPARE(hosts.size(), 1);
}

void tst_AnsibleProbe::versions_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("version");
    QTest::addRow("core") << QByteArray("ansible-playbook [core 2.19.4]\n  config file = None\n") << u"2.19.4"_s;
    QTest::addRow("release candidate") << QByteArray("ansible-playbook [core 2.20.0rc1]\n") << u"2.20.0rc1"_s;
    QTest::addRow("old") << QByteArray("ansible-playbook 2.10.17\n") << u"2.10.17"_s;
    QTest::addRow("something else") << QByteArray("Traceback (most recent call last):\n") << QString();
}

void tst_AnsibleProbe::versions()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, version);
    QCOMPARE(AnsibleProbe::versionFrom(output), version);
}

void tst_AnsibleProbe::hosts_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QStringList>("names");
    QTest::addRow("two groups, one host in both")
        << QByteArray(R"({"_meta": {"hostvars": {}}, "all": {"children": ["web", "db"]},
                          "web": {"hosts": ["web1", "web0"]}, "db": {"hosts": ["web0"]}})")
        << QStringList{u"web0"_s, u"web1"_s};
    QTest::addRow("none") << QByteArray(R"({"_meta": {"hostvars": {}}, "all": {"children": ["ungrouped"]}})")
                          << QStringList();
    QTest::addRow("no JSON") << QByteArray("[WARNING]: oh") << QStringList();
}

void tst_AnsibleProbe::hosts()
{
    QFETCH(QByteArray, output);
    QFETCH(QStringList, names);
    QCOMPARE(AnsibleProbe::hostsFrom(output), names);
}

void tst_AnsibleProbe::realAnsible()
{
    const QString program = QStandardPaths::findExecutable(u"ansible-playbook"_s);
    QVERIFY(!program.isEmpty());
    QTemporaryDir dir;
    QFile inventory(dir.filePath(u"hosts"_s));
    QVERIFY(inventory.open(QIODevice::WriteOnly));
    inventory.write("[web]\nweb[0:2].example.com\n");
    inventory.close();

    AnsibleProbe probe;
    std::optional<Result<QString>> version;
    std::optional<Result<QStringList>> hosts;
    connect(&probe, &AnsibleProbe::versionKnown, this, [&](const Result<QString> &known) { version = known; });
    connect(&probe, &AnsibleProbe::hostsKnown, this, [&](const Result<QStringList> &known) { hosts = known; });
    probe.start(program, inventory.fileName(), dir.path());
    QTRY_VERIFY_WITH_TIMEOUT(version && hosts, 60000);
    QVERIFY(version->value().startsWith(u"2."_s));
    QCOMPARE(hosts->value(), (QStringList{u"web0.example.com"_s, u"web1.example.com"_s, u"web2.example.com"_s}));
}

QTEST_GUILESS_MAIN(tst_AnsibleProbe)
#include "tst_ansibleprobe.moc"
