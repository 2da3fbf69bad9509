// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/entitymodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

/// The tree as text: a line per row, sites indented.
QStringList drawn(const EntityModel &model, const QModelIndex &parent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines.append((parent.isValid() ? u"  "_s : u""_s) + index.data().toString());
        lines += drawn(model, index);
    }
    return lines;
}

} // namespace

class TestEntityModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = Store::open(u":memory:"_s).value();
        m_beta = add(u"beta"_s);
        m_alpha = add(u"alpha"_s);
        m_b = add(u"b.org"_s, m_alpha);
        m_d = add(u"d.org"_s, m_alpha);
        m_model = std::make_unique<EntityModel>(*m_store);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void showsPlatformsAndTheirSites()
    {
        QCOMPARE(drawn(*m_model), (QStringList{u"alpha"_s, u"  b.org"_s, u"  d.org"_s, u"beta"_s}));
        const QModelIndex site = m_model->indexOf(m_b);
        QCOMPARE(EntityModel::idAt(site), m_b);
        QCOMPARE(EntityModel::idAt({}), 0);
        QCOMPARE(site.parent(), m_model->indexOf(m_alpha));
        QCOMPARE(site.data(EntityModel::KindRole).toInt(), int(EntityKind::Site));
        QCOMPARE(site.data(EntityModel::TypeRole).toString(), u"some_type"_s);
        QCOMPARE(site.data(EntityModel::StatusRole).toInt(), int(Status::None));
        QCOMPARE(site.data(Qt::AccessibleTextRole).toString(), u"site b.org, never ran"_s);
        QVERIFY(!m_model->indexOf(99).isValid());
    }

    /// Each change, told by reload() and by updateEntity(), leaves what another row's persistent index names.
    void followsTheStore_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QStringList>("tree");
        QTest::addColumn<int>("inserted");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("moved");
        QTest::addColumn<int>("changed");
        const QStringList same{u"alpha"_s, u"  b.org"_s, u"  d.org"_s, u"beta"_s};
        QTest::addRow("nothing") << u"nothing"_s << same << 0 << 0 << 0 << 0;
        QTest::addRow("site between") << u"add c.org"_s
                                      << QStringList{u"alpha"_s, u"  b.org"_s, u"  c.org"_s, u"  d.org"_s, u"beta"_s}
                                      << 1 << 0 << 0 << 0;
        QTest::addRow("platform first") << u"add aaa"_s
                                        << QStringList{u"aaa"_s, u"alpha"_s, u"  b.org"_s, u"  d.org"_s, u"beta"_s} << 1
                                        << 0 << 0 << 0;
        QTest::addRow("rename in place") << u"rename alpha2"_s
                                         << QStringList{u"alpha2"_s, u"  b.org"_s, u"  d.org"_s, u"beta"_s} << 0 << 0
                                         << 0 << 1;
        QTest::addRow("rename to the end")
            << u"rename Zeta"_s << QStringList{u"beta"_s, u"Zeta"_s, u"  b.org"_s, u"  d.org"_s} << 0 << 0 << 1 << 1;
        QTest::addRow("delete a site") << u"delete d"_s << QStringList{u"alpha"_s, u"  b.org"_s, u"beta"_s} << 0 << 1
                                       << 0 << 0;
        QTest::addRow("values") << u"values"_s << same << 0 << 0 << 0 << 1;
        QTest::addRow("dispatch") << u"dispatch"_s << same << 0 << 0 << 0 << 1;
    }

    void followsTheStore()
    {
        QFETCH(const QString, change);
        QFETCH(const QStringList, tree);
        for (const bool whole : {true, false}) {
            if (!whole) {
                cleanup();
                init();
            }
            const QPersistentModelIndex kept(m_model->indexOf(m_b));
            QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
            QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
            QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
            QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
            QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
            const qint64 id = apply(change);
            if (whole) {
                m_model->reload();
            } else {
                m_model->updateEntity(id);
            }
            QCOMPARE(drawn(*m_model), tree);
            QCOMPARE(EntityModel::idAt(kept), m_b);
            QCOMPARE(resets.size(), 0);
            QTEST(int(inserted.size()), "inserted");
            QTEST(int(removed.size()), "removed");
            QTEST(int(moved.size()), "moved");
            QTEST(int(changed.size()), "changed");
        }
    }

    void deletingAPlatformAndUndoingIt()
    {
        const auto marked = m_store->deleteEntity(m_alpha).value();
        m_model->updateEntity(m_alpha);
        QCOMPARE(drawn(*m_model), QStringList{u"beta"_s});
        QVERIFY(!m_model->indexOf(m_b).isValid());
        m_model->updateEntity(m_b);
        QVERIFY(m_store->restoreEntities(marked));
        m_model->updateEntity(m_d); // told in any order
        QCOMPARE(drawn(*m_model), (QStringList{u"alpha"_s, u"  b.org"_s, u"  d.org"_s, u"beta"_s}));
        QVERIFY(m_store->deleteEntity(m_alpha));
        m_model->reload();
        QCOMPARE(drawn(*m_model), QStringList{u"beta"_s});
    }

    void statusShowsWhatIsDispatched()
    {
        const auto status = [this] { return Status(m_model->indexOf(m_b).data(EntityModel::StatusRole).toInt()); };
        Run run;
        run.entity = m_b;
        run.operation = u"x"_s;
        const Run first = m_store->addRun(run, {}, {}).value();
        run.operation = u"y"_s;
        QVERIFY(m_store->addRun(run, {}, {}));
        m_model->updateEntity(m_b);
        QCOMPARE(status(), Status::Waiting);
        QVERIFY(m_store->setRunning(first.id).value());
        m_model->updateEntity(m_b);
        QCOMPARE(status(), Status::Running); // one runs, one waits
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(m_store->finishRun(first.id, {.status = Status::Error, .sentence = u"No."_s}, now, now).value());
        m_model->updateEntity(m_b);
        QCOMPARE(status(), Status::Waiting);
        QCOMPARE(m_model->indexOf(m_b).data(EntityModel::SentenceRole).toString(), u"No."_s);
        QVERIFY(m_store->setRunning(2).value());
        QVERIFY(m_store->finishRun(2, {.status = Status::Ok, .sentence = u"Yes."_s}, now, now).value());
        m_model->reload();
        QCOMPARE(status(), Status::Ok);
    }

    void aSiteIsInItsPlatformsEnvironment()
    {
        const auto environment = [this](qint64 id) {
            return m_model->indexOf(id).data(EntityModel::EnvironmentRole).toString();
        };
        Entity alpha = m_store->entity(m_alpha).value();
        alpha.environment = u"production"_s;
        QVERIFY(m_store->updateEntity(alpha));
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->updateEntity(m_alpha);
        QCOMPARE(changed.size(), 2); // the platform, and its sites in one go
        QCOMPARE(environment(m_b), u"production"_s);
        Entity site = m_store->entity(m_b).value();
        site.environment = u"staging"_s;
        QVERIFY(m_store->updateEntity(site));
        m_model->updateEntity(m_b);
        QCOMPARE(environment(m_b), u"staging"_s);
        QCOMPARE(environment(m_d), u"production"_s);
    }

private:
    qint64 add(const QString &name, qint64 on = 0)
    {
        Entity entity;
        entity.kind = on ? EntityKind::Site : EntityKind::Platform;
        entity.name = name;
        entity.type = u"some_type"_s;
        entity.platform = on;
        return m_store->addEntity(entity).value();
    }

    /// Does @p change in the store; the id of the entity that it is about.
    qint64 apply(const QString &change)
    {
        const QString word = change.section(u' ', 1);
        if (change.startsWith(u"add")) {
            return add(word, word.contains(u'.') ? m_alpha : 0);
        }
        if (change.startsWith(u"delete")) {
            return m_store->deleteEntity(m_d).value().first();
        }
        if (change == u"dispatch") {
            Run run;
            run.entity = m_alpha;
            run.operation = u"x"_s;
            return m_store->addRun(run, {}, {}).value().entity;
        }
        Entity alpha = m_store->entity(m_alpha).value();
        if (change.startsWith(u"rename")) {
            alpha.name = word;
        } else if (change == u"values") {
            alpha.values.insert(u"x"_s, 1);
        }
        return m_store->updateEntity(alpha) ? alpha.id : 0;
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<EntityModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_alpha = 0;
    qint64 m_beta = 0;
    qint64 m_b = 0;
    qint64 m_d = 0;
};

QTEST_GUILESS_MAIN(TestEntityModel)
#include "tst_entitymodel.moc"
