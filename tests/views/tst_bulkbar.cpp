// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/inventory/entitymodel.h"
#include "tests/support/workspacefiles.h"
#include "views/bulkbar.h"
#include "views/entitypanel.h"

#include <QDir>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_BulkBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysHowFarItIs();
    void saysWhyNot();
    void keysOfItsOwn();
    void choosesMany();
    void offersWhatAllHave();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
};

void tst_BulkBar::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    const auto write = [this](const QString &name, const QByteArray &text) { writeFile(*m_dir, name, text); };
    write(u"workspace.yml"_s, "name: Test\nansible_playbook: /bin/sh\n");
    write(u"inventory"_s, "localhost\n");
    write(u"types/platforms/plain.yml"_s, "operations: [look]\n");
    write(u"types/platforms/more.yml"_s, "operations: [deploy, look]\n");
    write(u"types/operations/deploy.yml"_s, "label: Deploy\ntasks: [look]\n");
    write(u"types/operations/look.yml"_s, "label: Look\ntasks: [look]\n");
    write(u"roles/look/meta/argument_specs.yml"_s, "argument_specs: {main: {options: {}}}\n");
    write(u"roles/look/tasks/main.yml"_s, "[]\n");
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    m_queue = std::make_unique<Queue>(*m_workspace, u"/no/such/worker"_s);
    QVERIFY(m_queue->open());
    QVERIFY(m_queue->setPaused(true));
}

void tst_BulkBar::cleanup()
{
    m_queue.reset();
    m_workspace.reset();
}

void tst_BulkBar::saysHowFarItIs()
{
    QList<qint64> entities;
    for (int i = 0; i < 4; ++i)
        entities << m_workspace->store()
                        .addEntity({.name = u"p%1"_s.arg(i), .type = u"plain"_s, .hosts = u"localhost"_s})
                        .value();
    BulkBar bar(*m_workspace);
    bar.resize(800, bar.sizeHint().height());
    QVERIFY(bar.isHidden());
    Bulk bulk(*m_workspace, *m_queue);
    bar.follow(&bulk);
    QVERIFY(!bar.isHidden());
    bulk.start(entities, u"look"_s, {QJsonObject()});
    QTRY_COMPARE(bulk.runs().size() + bulk.refusals().size(), 4);
    QVERIFY2(bulk.refusals().isEmpty(), qPrintable(bulk.refusals().value(0).sentence));
    QTRY_COMPARE(bar.text(), u"Look on 4 platform(s): 0 of 4 done, 4 waiting"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 run = bulk.runs().first();
    QVERIFY(m_workspace->store().setRunning(run).value());
    QVERIFY(m_workspace->store().finishRun(run, {.status = Status::Error}, now, now).value());
    emit m_queue->runChanged(run);
    QTRY_COMPARE(bar.text(), u"Look on 4 platform(s): 1 of 4 done, 1 failed, 3 waiting"_s);
    if (const QString pictures = qEnvironmentVariable("AEGIR_PICTURES"); !pictures.isEmpty())
        QVERIFY(bar.grab().save(pictures + u"/bulk.png"_s));
    QVERIFY(!bar.findChild<QToolButton *>(u"closeBulk"_s)->isEnabled());
    bar.findChild<QPushButton *>(u"cancelRest"_s)->click();
    QTRY_COMPARE(bar.text(), u"Look on 4 platform(s) is done: 1 failed, 3 cancelled."_s);
    QVERIFY(!bar.findChild<QPushButton *>(u"cancelRest"_s)->isVisible());
    QSignalSpy wanted(&bar, &BulkBar::runsWanted);
    bar.findChild<QPushButton *>(u"showBulk"_s)->click();
    QCOMPARE(wanted.value(0), (QVariantList{bulk.group(), u"Look on 4 platform(s)"_s, true}));
    bar.findChild<QToolButton *>(u"closeBulk"_s)->click();
    QVERIFY(bar.isHidden());
}

void tst_BulkBar::saysWhyNot()
{
    QList<qint64> entities;
    for (int i = 0; i < 3; ++i)
        entities << m_workspace->store()
                        .addEntity({.name = u"p%1"_s.arg(i), .type = u"other"_s, .hosts = u"localhost"_s})
                        .value();
    BulkBar bar(*m_workspace);
    Bulk bulk(*m_workspace, *m_queue);
    bar.follow(&bulk);
    bulk.start(entities, u"look"_s, {QJsonObject()});
    QTRY_VERIFY2(bar.text().startsWith(u"Look on 3 platform(s) is done: 3 could not be dispatched."_s),
                 qPrintable(bar.text()));
    QVERIFY2(bar.text().contains(u"p0 has no operation “look”"_s), qPrintable(bar.text()));
    QVERIFY(!bar.findChild<QPushButton *>(u"showBulk"_s)->isVisible()); // there is nothing to show
    bar.findChild<QPushButton *>(u"bulkWhy"_s)->click();
    auto *box = bar.findChild<QMessageBox *>(u"bulkReasons"_s);
    QVERIFY(box && box->informativeText().contains(u"p2 has no operation"_s));
    box->close();
}

/// Of the main window's menus none is opened by them: File, Edit, View, Operation, Queue, Help.
void tst_BulkBar::keysOfItsOwn()
{
    BulkBar bar(*m_workspace);
    Bulk bulk(*m_workspace, *m_queue);
    bar.follow(&bulk);
    QString keys = u"FEVOQH"_s;
    const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 3);
    for (const QPushButton *button : buttons) {
        const qsizetype mark = button->text().indexOf(u'&');
        QVERIFY2(mark >= 0, qPrintable(button->text()));
        const QChar key = button->text().at(mark + 1).toUpper();
        QVERIFY2(!keys.contains(key), qPrintable(button->text()));
        keys += key;
    }
}

void tst_BulkBar::offersWhatAllHave()
{
    QList<qint64> entities;
    for (const QString &type : {u"plain"_s, u"plain"_s, u"more"_s})
        entities << m_workspace->store()
                        .addEntity({.name = u"p%1"_s.arg(entities.size()), .type = type, .hosts = u"localhost"_s})
                        .value();
    EntityModel model(m_workspace->store());
    EntityPanel panel(*m_workspace, model);
    panel.show();
    panel.setCurrent(entities[0]);
    auto *choice = panel.findChild<QWidget *>(u"entityChoice"_s);
    QVERIFY(!choice->isVisible());
    auto *tree = panel.findChild<QTreeView *>(u"entities"_s);
    tree->selectAll();
    QVERIFY(choice->isVisible());
    QMenu *menu = panel.findChild<QToolButton *>(u"bulkRun"_s)->menu();
    emit menu->aboutToShow();
    QSignalSpy requested(&panel, &EntityPanel::bulkRequested);
    auto *look = menu->findChild<QAction *>(u"bulk-look"_s);
    QVERIFY(look && !menu->findChild<QAction *>(u"bulk-deploy"_s));
    QVERIFY2(look->text().startsWith(u"Look on 3 platform"_s), qPrintable(look->text()));
    auto *others = menu->findChild<QAction *>(u"bulkOthers"_s);
    QVERIFY(others && !others->isEnabled() && others->text().endsWith(u"Deploy"_s));
    look->trigger();
    QCOMPARE(requested.value(0), QVariantList{u"look"_s});
    // Nothing in common: that is said, too.
    m_workspace->store().addEntity({.name = u"odd"_s, .type = u"gone"_s, .hosts = u"localhost"_s}).value();
    model.reload();
    tree->selectAll();
    emit menu->aboutToShow();
    QVERIFY(!menu->findChild<QAction *>(u"bulk-look"_s));
    QVERIFY2(menu->actions().first()->text().contains(u"no operation in common"_s),
             qPrintable(menu->actions().first()->text()));
}

void tst_BulkBar::choosesMany()
{
    Store &store = m_workspace->store();
    const qint64 b = store.addEntity({.name = u"b"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    const qint64 site =
        store.addEntity({.kind = EntityKind::Site, .name = u"s"_s, .type = u"page"_s, .platform = b}).value();
    const qint64 a = store.addEntity({.name = u"a"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    EntityModel model(store);
    EntityPanel panel(*m_workspace, model);
    panel.show();
    panel.setCurrent(site);
    QCOMPARE(panel.selected(), QList{site});
    QSignalSpy changed(&panel, &EntityPanel::selectionChanged);
    auto *tree = panel.findChild<QTreeView *>(u"entities"_s);
    tree->selectAll();
    QVERIFY(!changed.isEmpty());
    QCOMPARE(panel.selected(), (QList{a, b, site})); // as they stand there
    QCOMPARE(panel.current(), site);
    tree->collapseAll();
    panel.setCurrent(a);
    QCOMPARE(panel.selected(), QList{a});
}

QTEST_MAIN(tst_BulkBar)
#include "tst_bulkbar.moc"
