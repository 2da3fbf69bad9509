// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/entitydialog.h"
#include "forms/fieldeditor.h"
#include "model/catalogue/catalogue.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_EntityDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void addsAPlatform();
    void refusesATakenName();
    void offersThePlatformsToASite();
    void editsWhatIsThere();

private:
    static void write(const QString &path, const QByteArray &text);
    static QPushButton *save(const QWidget &dialog) { return dialog.findChild<QPushButton *>(u"save"_s); }
    static QLineEdit *line(const QWidget &dialog, const QString &name) { return dialog.findChild<QLineEdit *>(name); }

    QTemporaryDir m_dir;
    Catalogue m_catalogue;
    Entity m_platform;
};

void tst_EntityDialog::write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void tst_EntityDialog::initTestCase()
{
    write(m_dir.filePath(u"workspace.yml"_s),
          "name: Test\nenvironments:\n  production: {label: Production, color: \"#b3261e\"}\n");
    write(m_dir.filePath(u"types/platforms/plain.yml"_s),
          "label: Plain\nhosts: web0\nfields:\n  root: {type: path, required: true, label: Root}\n"
          "  keep: {type: int, default: 5, label: Keep}\noperations: []\n");
    write(m_dir.filePath(u"types/sites/page.yml"_s), "label: Page\noperations: []\n");
    m_catalogue = Catalogue::load(m_dir.path());
    QVERIFY(m_catalogue.entityType(EntityKind::Platform, u"plain"));
    m_platform.id = 7;
    m_platform.name = u"stage"_s;
    m_platform.type = u"plain"_s;
    m_platform.hosts = u"web1"_s;
    m_platform.environment = u"production"_s;
    m_platform.values = {{u"root"_s, u"/srv"_s}};
}

void tst_EntityDialog::addsAPlatform()
{
    EntityDialog dialog(m_catalogue, Entity{}, {m_platform});
    QVERIFY(!save(dialog)->isEnabled());
    QTest::keyClicks(line(dialog, u"name"_s), u"live"_s);
    QVERIFY(!save(dialog)->isEnabled()); // the root is still missing
    QVERIFY(!save(dialog)->toolTip().isEmpty());
    QTest::keyClicks(dialog.findChild<FieldEditor *>(u"root"_s)->control(), u"/srv/live"_s);
    QVERIFY(save(dialog)->isEnabled());

    QSignalSpy asked(&dialog, &EntityDialog::saveRequested);
    save(dialog)->click();
    QCOMPARE(asked.size(), 1);
    const Entity entity = dialog.entity();
    QCOMPARE(entity.name, u"live"_s);
    QCOMPARE(entity.type, u"plain"_s);
    QCOMPARE(entity.hosts, u"web0"_s);
    QCOMPARE(entity.values, (QJsonObject{{u"root"_s, u"/srv/live"_s}}));
}

void tst_EntityDialog::refusesATakenName()
{
    EntityDialog dialog(m_catalogue, Entity{}, {m_platform});
    QTest::keyClicks(dialog.findChild<FieldEditor *>(u"root"_s)->control(), u"/srv/live"_s);
    QTest::keyClicks(line(dialog, u"name"_s), u"stage"_s);
    QVERIFY(!save(dialog)->isEnabled());
    QVERIFY(save(dialog)->toolTip().contains(u"stage"_s));
    QTest::keyClicks(line(dialog, u"name"_s), u"2"_s);
    QVERIFY(save(dialog)->isEnabled());
}

void tst_EntityDialog::offersThePlatformsToASite()
{
    Entity site;
    site.kind = EntityKind::Site;
    EntityDialog dialog(m_catalogue, site, {m_platform});
    QCOMPARE(dialog.findChild<QComboBox *>(u"platform"_s)->currentText(), u"stage"_s); // the only one
    QTest::keyClicks(line(dialog, u"name"_s), u"example.com"_s);
    QVERIFY(save(dialog)->isEnabled());
    QCOMPARE(dialog.entity().platform, 7);
    QVERIFY(!line(dialog, u"hosts"_s));
}

void tst_EntityDialog::editsWhatIsThere()
{
    EntityDialog dialog(m_catalogue, m_platform, {m_platform});
    QVERIFY(save(dialog)->isEnabled());
    QCOMPARE(dialog.entity(), m_platform);
    QVERIFY(!dialog.findChild<QComboBox *>(u"type"_s)->isEnabled());
    auto *root = qobject_cast<QLineEdit *>(dialog.findChild<FieldEditor *>(u"root"_s)->control());
    root->selectAll();
    QTest::keyClick(root, Qt::Key_Delete);
    QVERIFY(!save(dialog)->isEnabled());
    QTest::keyClicks(root, u"/srv/2"_s);
    QCOMPARE(dialog.entity().values, (QJsonObject{{u"root"_s, u"/srv/2"_s}}));
}

QTEST_MAIN(tst_EntityDialog)
#include "tst_entitydialog.moc"
