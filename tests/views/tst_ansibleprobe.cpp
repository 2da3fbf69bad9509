// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/ansibleprobe.h"

#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

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
    void realAnsible();
};

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
    QTest::addRow("none") << QByteArray(R"({"_meta": {"hostvars": {}}, "all": {"children": ["ungrouped"]}})") << QStringList();
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
    QSignalSpy version(&probe, &AnsibleProbe::versionKnown);
    QSignalSpy hosts(&probe, &AnsibleProbe::hostsKnown);
    probe.start(program, inventory.fileName(), dir.path());
    QTRY_COMPARE_WITH_TIMEOUT(version.size() + hosts.size(), 2, 60000);
    QVERIFY(version.first().first().toString().startsWith(u"2."_s));
    QCOMPARE(hosts.first().first().toStringList(),
             (QStringList{u"web0.example.com"_s, u"web1.example.com"_s, u"web2.example.com"_s}));
}

QTEST_GUILESS_MAIN(tst_AnsibleProbe)
#include "tst_ansibleprobe.moc"
