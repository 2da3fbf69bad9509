// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/entitydialog.h"
#include "tests/support/lockeddatabase.h"
#include "views/entityediting.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// What a person changes by hand, undoes and does again; and that everybody hears of each step.
class tst_EntityEditing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void addIsTold();
    void editIsTold();
    void deleteIsToldForTheSites();
    void aStepThatCannotBeDoneIsSaid();
    void soIsOneThatHadToWait();
    void aDialogThatIsCancelledWantsNothing();

private:
    void save(const Entity &entity);
    QList<qint64> told();
    QStringList names() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<EntityEditing> m_editing;
    std::unique_ptr<QSignalSpy> m_told;
    Entity m_platform;
    Entity m_site;
};

void tst_EntityEditing::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QFile file(m_dir->filePath(u"workspace.yml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("name: Test\n") > 0);
    file.close();
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    Store &store = m_workspace->store();
    const qint64 platform = store.addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    const qint64 site =
        store.addEntity({.kind = EntityKind::Site, .name = u"s"_s, .type = u"page"_s, .platform = platform}).value();
    m_platform = *store.entity(platform);
    m_site = *store.entity(site);
    m_queue = std::make_unique<Queue>(*m_workspace, u"/no/such/worker"_s);
    m_window = std::make_unique<QWidget>();
    m_editing = std::make_unique<EntityEditing>(*m_workspace, *m_queue, EditorContext{}, m_window.get());
    m_told = std::make_unique<QSignalSpy>(m_queue.get(), &Queue::entityChanged);
}

void tst_EntityEditing::cleanup()
{
    m_told.reset();
    m_editing.reset();
    m_window.reset();
    m_queue.reset();
    m_workspace.reset();
}

/// Saves @p entity in the dialog that is open.
void tst_EntityEditing::save(const Entity &entity)
{
    auto *dialog = m_window->findChild<EntityDialog *>();
    QVERIFY(dialog);
    emit dialog->saveRequested(entity);
    QTRY_VERIFY(!m_window->findChild<EntityDialog *>());
}

/// The entities that were told of since the last call.
QList<qint64> tst_EntityEditing::told()
{
    QList<qint64> ids;
    for (const QVariantList &arguments : std::exchange(static_cast<QList<QVariantList> &>(*m_told), {}))
        ids.append(arguments.first().toLongLong());
    std::ranges::sort(ids);
    return ids;
}

QStringList tst_EntityEditing::names() const
{
    QStringList names;
    for (const Entity &entity : m_workspace->store().entities())
        names.append(entity.name);
    return names;
}

void tst_EntityEditing::addIsTold()
{
    QSignalSpy added(m_editing.get(), &EntityEditing::added);
    m_editing->add(EntityKind::Site, m_platform.id);
    save({.kind = EntityKind::Site, .name = u"t"_s, .type = u"page"_s, .platform = m_platform.id});
    QCOMPARE(added.size(), 1);
    const QList<qint64> id{added.first().first().toLongLong()};
    QCOMPARE(told(), id);
    m_editing->undoStack().undo();
    QCOMPARE(told(), id);
    QCOMPARE(names(), (QStringList{u"p"_s, u"s"_s}));
    m_editing->undoStack().redo();
    QCOMPARE(told(), id);
    QCOMPARE(names(), (QStringList{u"p"_s, u"s"_s, u"t"_s}));
}

void tst_EntityEditing::editIsTold()
{
    m_editing->edit(m_platform.id);
    Entity after = m_platform;
    after.name = u"q"_s;
    save(after);
    QCOMPARE(told(), QList<qint64>{m_platform.id});
    m_editing->undoStack().undo();
    QCOMPARE(told(), QList<qint64>{m_platform.id});
    QCOMPARE(names(), (QStringList{u"p"_s, u"s"_s}));
    m_editing->undoStack().redo();
    QCOMPARE(told(), QList<qint64>{m_platform.id});
    QCOMPARE(names(), (QStringList{u"q"_s, u"s"_s}));
}

void tst_EntityEditing::deleteIsToldForTheSites()
{
    const QList<qint64> both{m_platform.id, m_site.id};
    m_editing->remove(m_platform.id);
    m_window->findChild<QPushButton *>(u"confirmDelete"_s)->click();
    QCOMPARE(told(), both);
    QCOMPARE(names(), QStringList());
    m_editing->undoStack().undo();
    QCOMPARE(told(), both);
    QCOMPARE(names(), (QStringList{u"p"_s, u"s"_s}));
    m_editing->undoStack().redo();
    QCOMPARE(told(), both);
    QCOMPARE(names(), QStringList());
}

void tst_EntityEditing::aStepThatCannotBeDoneIsSaid()
{
    QSignalSpy failed(m_editing.get(), &EntityEditing::failed);
    m_editing->remove(m_site.id);
    m_window->findChild<QPushButton *>(u"confirmDelete"_s)->click();
    QVERIFY(m_workspace->store().addEntity(
        {.kind = EntityKind::Site, .name = u"s"_s, .type = u"page"_s, .platform = m_platform.id})); // its name
    m_editing->undoStack().undo();
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
    QVERIFY(!m_editing->undoStack().canRedo());
}

/// It cannot be taken back then, and is no longer offered once its turn has come.
void tst_EntityEditing::soIsOneThatHadToWait()
{
    m_workspace->store().setWritePatience(Store::briefPatience);
    QSignalSpy failed(m_editing.get(), &EntityEditing::failed);
    QUndoStack &undo = m_editing->undoStack();
    m_editing->remove(m_site.id);
    m_window->findChild<QPushButton *>(u"confirmDelete"_s)->click();
    {
        const LockedDatabase writer(m_workspace->stateDir() + u"/aegir.sqlite"_s);
        m_queue->whenFree().perform(this, [this] { // its name is taken before
            return m_workspace->store()
                .addEntity({.kind = EntityKind::Site, .name = u"s"_s, .type = u"page"_s, .platform = m_platform.id})
                .transform([](qint64) { });
        });
        undo.undo();
        QCOMPARE(m_queue->whenFree().waiting(), 2);
        QCOMPARE(failed.size(), 0);
        QVERIFY(undo.canRedo());
    }
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
    QVERIFY(failed.first().first().toString().contains(u"cannot come back"_s));
    undo.redo();
    QCOMPARE(names(), (QStringList{u"p"_s, u"s"_s})); // the new one is not deleted
    QVERIFY(!undo.canUndo() && !undo.canRedo());
    QCOMPARE(failed.size(), 1);
}

void tst_EntityEditing::aDialogThatIsCancelledWantsNothing()
{
    m_workspace->store().setWritePatience(Store::briefPatience);
    QSignalSpy freed(&m_queue->whenFree(), &WhenFree::freed);
    {
        const LockedDatabase writer(m_workspace->stateDir() + u"/aegir.sqlite"_s);
        m_editing->edit(m_platform.id);
        auto *dialog = m_window->findChild<EntityDialog *>();
        Entity after = m_platform;
        after.name = u"q"_s;
        emit dialog->saveRequested(after);
        QVERIFY(dialog->isVisible());
        QCOMPARE(m_queue->whenFree().waiting(), 1);
        dialog->reject();
        QCOMPARE(m_queue->whenFree().waiting(), 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(freed.size(), 1, 20000);
    QCOMPARE(names(), (QStringList{u"p"_s, u"s"_s}));
    QVERIFY(!m_editing->undoStack().canUndo());
}

QTEST_MAIN(tst_EntityEditing)
#include "tst_entityediting.moc"
