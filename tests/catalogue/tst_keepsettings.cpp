// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/catalogue/keepsettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_KeepSettings : public QObject
{
    Q_OBJECT

private slots:
    void settings_data();
    void settings();
};

void tst_KeepSettings::settings_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<KeepSettings>("keep");
    QTest::addColumn<int>("problems");
    const auto row = [](const char *name, const QByteArray &yaml, const KeepSettings &keep, int problems) {
        QTest::addRow("%s", name) << yaml << keep << problems;
    };
    row("nothing", "name: x\n", {}, 0);
    row("all", "keep: {days: 90, runs: 50, size: 2 GB}\n", {.days = 90, .runs = 50, .size = 2'000'000'000}, 0);
    row("powers of two", "keep: {size: 1.5GiB}\n", {.size = 1'610'612'736}, 0);
    row("bytes", "keep: {size: 1000}\n", {.size = 1000}, 0);
    row("small letters", "keep: {size: 3k}\n", {.size = 3000}, 0);
    row("no size", "keep: {size: much}\n", {}, 1);
    row("nothing is kept", "keep: {days: 0, runs: -1, size: 0}\n", {}, 3);
    row("words", "keep: {days: many}\n", {}, 1);
    row("another key", "keep: {weeks: 3}\n", {}, 1);
    row("no mapping", "keep: 90\n", {}, 1);
    row("an absurd size", "keep: {size: 99999999999 TB}\n", {}, 1);
}

void tst_KeepSettings::settings()
{
    QFETCH(QByteArray, yaml);
    QList<Problem> problems;
    QTEST(readKeepSettings(parseYaml(yaml, u"workspace.yml"_s).root[u"keep"], u"workspace.yml"_s, problems), "keep");
    QTEST(int(problems.size()), "problems");
    QTemporaryDir dir;
    QFile file(dir.filePath(u"workspace.yml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(yaml), yaml.size());
    file.close();
    QTEST(readKeepSettings(dir.path()), "keep");
}

QTEST_GUILESS_MAIN(tst_KeepSettings)
#include "tst_keepsettings.moc"
