// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"
#include "views/statusstrip.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// What the status bar says of Ansible, with shell scripts in its place.
class tst_StatusStrip : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void looksFirst();
    void saysWhatIsWrong();
    void saysWhatIsMissing();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    void show(StatusStrip &strip);
    static QLabel *label(const StatusStrip &strip, const QString &name) { return strip.findChild<QLabel *>(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_StatusStrip::init()
{
    m_workspace.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"workspace.yml"_s, "name: Test\nansible_playbook: " + m_dir->path().toUtf8() + "/ansible-playbook\n");
    write(u"ansible-playbook"_s,
          "#!/bin/sh\nuntil [ -e go ]; do sleep 0.02; done\necho 'ansible-playbook [core 2.19.4]'\n");
    write(u"ansible-inventory"_s,
          "#!/bin/sh\nuntil [ -e go ]; do sleep 0.02; done\necho '{\"web\": {\"hosts\": [\"web0\"]}}'\n");
}

void tst_StatusStrip::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void tst_StatusStrip::show(StatusStrip &strip)
{
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    Queue queue(*m_workspace, u"/no/such/worker"_s);
    queue.findAnsible();
    strip.showWorkspace(*m_workspace, queue);
}

void tst_StatusStrip::looksFirst()
{
    StatusStrip strip;
    show(strip);
    const QLabel *ansible = label(strip, u"ansibleStatus"_s);
    const QLabel *hosts = label(strip, u"hostsStatus"_s);
    QCOMPARE(ansible->text(), u"Looking for Ansible…"_s);
    QCOMPARE(hosts->text(), QString());
    write(u"go"_s, "now");
    QTRY_COMPARE_WITH_TIMEOUT(ansible->text(), u"Ansible core 2.19.4 ready"_s, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(hosts->text(), u"web0 in the inventory"_s, 30000);
}

void tst_StatusStrip::saysWhatIsWrong()
{
    write(u"ansible-playbook"_s, "#!/bin/sh\necho 'ImportError: no module named ansible' >&2\nexit 1\n");
    write(u"ansible-inventory"_s, "#!/bin/sh\necho 'ERROR! The inventory is broken.' >&2\nexit 4\n");
    StatusStrip strip;
    show(strip);
    const QLabel *ansible = label(strip, u"ansibleStatus"_s);
    const QLabel *hosts = label(strip, u"hostsStatus"_s);
    QTRY_VERIFY_WITH_TIMEOUT(ansible->toolTip().endsWith(u"ImportError: no module named ansible"), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(hosts->toolTip().endsWith(u"The inventory is broken."), 30000);
    for (const QLabel *said : {ansible, hosts}) {
        QVERIFY(said->text().startsWith(said->toolTip().first(10)));
        QVERIFY(said->fontMetrics().horizontalAdvance(said->text()) <= said->fontMetrics().averageCharWidth() * 60);
    }
}

void tst_StatusStrip::saysWhatIsMissing()
{
    write(u"workspace.yml"_s, "name: Test\nansible_playbook: /no/such/program\n");
    StatusStrip strip;
    show(strip);
    QCOMPARE(label(strip, u"ansibleStatus"_s)->text(), u"Ansible is missing"_s);
    QVERIFY(label(strip, u"ansibleStatus"_s)->toolTip().contains(u"/no/such/program"));
}

QTEST_MAIN(tst_StatusStrip)
#include "tst_statusstrip.moc"
