// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/remedy.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestRemedy : public QObject
{
    Q_OBJECT

private slots:
    void advises_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("says"); ///< empty: no advice
        QTest::addRow("nothing known") << u"No such file or directory"_s << QString();
        QTest::addRow("host key") << u"Host key verification failed."_s << u"accept its key"_s;
        QTest::addRow("ssh key") << u"deploy@web0: Permission denied (publickey,password)."_s << u"ssh-add"_s;
        QTest::addRow("sudo's password") << u"sudo: a password is required"_s << u"ansible_become_password"_s;
        QTest::addRow("no sudo, dash")
            << u"Premature end of stream waiting for become success.\n/bin/sh: 1: sudo: not found"_s
            << u"Install sudo on the host"_s;
        QTest::addRow("no sudo, bash")
            << u"Timeout (12s) waiting for become success: bash: line 1: sudo: command not found"_s
            << u"Install sudo on the host"_s;
        QTest::addRow("no doas") << u"/bin/sh: 1: doas: not found"_s << u"Install doas on the host"_s;
        QTest::addRow("another program is missing") << u"/bin/sh: 1: visudo: not found"_s << QString();
    }
    void advises()
    {
        QFETCH(QString, message);
        QFETCH(QString, says);
        const QString remedy = remedyFor(message);
        QCOMPARE(remedy.isEmpty(), says.isEmpty());
        QVERIFY2(remedy.contains(says), qPrintable(remedy));
    }
};

QTEST_GUILESS_MAIN(TestRemedy)
#include "tst_remedy.moc"
