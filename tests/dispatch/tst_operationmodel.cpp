// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/operationmodel.h"
#include "model/dispatch/queue.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

/// A workspace with a platform type of three operations: one without input, one with, one that cannot run.
const QList<std::pair<QString, QByteArray>> files{
    {u"workspace.yml"_s, "name: Test\n"},
    {u"types/platforms/plain.yml"_s, "label: Plain\noperations: [verify, deploy, broken]\n"},
    {u"types/sites/page.yml"_s, "label: Page\noperations: [verify]\n"},
    {u"types/operations/verify.yml"_s, "label: Verify\ndescription: Looks at it.\ntasks: [look]\n"},
    {u"types/operations/deploy.yml"_s, "label: Deploy\ntasks: [clone]\ndestructive: true\n"},
    {u"types/operations/broken.yml"_s, "label: Broken\ntasks: [nowhere]\n"},
    {u"roles/look/tasks/main.yml"_s, "[]\n"},
    {u"roles/look/meta/argument_specs.yml"_s, "argument_specs:\n  main:\n    options: {}\n"},
    {u"roles/clone/tasks/main.yml"_s, "[]\n"},
    {u"roles/clone/meta/argument_specs.yml"_s,
     "argument_specs:\n  main:\n    options:\n      repository: {type: str, required: true}\n"},
};

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

QDateTime ago(int seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(-seconds);
}

} // namespace

class TestOperationModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        for (const auto &[path, bytes] : files) {
            QVERIFY(write(m_dir->filePath(path), bytes));
        }
        auto workspace = Workspace::open(m_dir->path());
        QVERIFY2(workspace, qUtf8Printable(workspace ? QString() : workspace.error().sentence));
        m_workspace = std::move(*workspace);
        Entity entity{.name = u"p"_s, .type = u"plain"_s, .hosts = u"localhost"_s};
        m_platform = store().addEntity(entity).value();
        m_site = store()
                     .addEntity({.kind = EntityKind::Site, .name = u"s"_s, .type = u"page"_s, .platform = m_platform})
                     .value();
        m_model = std::make_unique<OperationModel>(*m_workspace, nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_workspace.reset();
    }

    void listsTheTypesOperations()
    {
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setEntity(m_platform);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(text(u"verify"_s, OperationModel::OperationColumn), u"Verify"_s);
        QCOMPARE(text(u"verify"_s, OperationModel::StatusColumn), u"never ran"_s);
        QCOMPARE(text(u"verify"_s, OperationModel::LastRunColumn), QString());
        QCOMPARE(text(u"verify"_s, OperationModel::DurationColumn), QString());
        QCOMPARE(text(u"verify"_s, OperationModel::ActionColumn), u"Run"_s);
        QCOMPARE(text(u"deploy"_s, OperationModel::ActionColumn), u"Run…"_s);
        QCOMPARE(value(u"verify"_s, OperationModel::NeedsInputRole), false);
        QCOMPARE(value(u"deploy"_s, OperationModel::NeedsInputRole), true);
        QCOMPARE(value(u"deploy"_s, OperationModel::DestructiveRole), true);
        QCOMPARE(value(u"verify"_s, OperationModel::DestructiveRole), false);
        QCOMPARE(value(u"verify"_s, OperationModel::RunIdRole), qint64(0));
        QCOMPARE(value(u"verify"_s, Qt::ToolTipRole), u"Looks at it."_s);
        m_model->setEntity(m_site);
        QCOMPARE(m_model->rowCount(), 1);
        m_model->setEntity(0);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void runIsDisabledForAReason()
    {
        m_model->setEntity(m_platform);
        QCOMPARE(value(u"verify"_s, OperationModel::CanRunRole), true);
        QCOMPARE(value(u"verify"_s, OperationModel::ReasonRole), QString());
        QCOMPARE(value(u"broken"_s, OperationModel::CanRunRole), false);
        QCOMPARE(value(u"broken"_s, OperationModel::ReasonRole).toString(),
                 m_workspace->catalogue().operationType(u"broken")->problem);
        QVERIFY(!value(u"broken"_s, OperationModel::ReasonRole).toString().isEmpty());
    }

    void followsARun()
    {
        m_model->setEntity(m_platform);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        const Run run = store().addRun({.entity = m_platform, .operation = u"verify"_s}, {}, {}).value();
        m_model->refresh();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().first().toModelIndex().row(), 0);
        QCOMPARE(status(u"verify"_s), Status::Waiting);
        QCOMPARE(value(u"verify"_s, OperationModel::CanRunRole), false);
        QCOMPARE(value(u"verify"_s, OperationModel::CanCancelRole), true);
        QCOMPARE(value(u"verify"_s, OperationModel::ReasonRole), u"Run 1 is waiting."_s);
        QCOMPARE(value(u"verify"_s, OperationModel::RunIdRole), run.id);
        QCOMPARE(value(u"deploy"_s, OperationModel::CanRunRole), true); // only the dispatched operation is disabled

        QVERIFY(store().setRunning(run.id).value());
        m_model->refresh();
        QCOMPARE(status(u"verify"_s), Status::Running);
        QCOMPARE(text(u"verify"_s, OperationModel::StatusColumn), u"running"_s);
        QCOMPARE(text(u"verify"_s, OperationModel::DurationColumn), u"0:00"_s);
        QCOMPARE(value(u"verify"_s, OperationModel::ReasonRole), u"Run 1 is running."_s);

        QVERIFY(
            store().finishRun(run.id, {.status = Status::Warning, .sentence = u"Hm."_s}, ago(265), ago(240)).value());
        m_model->refresh();
        QCOMPARE(status(u"verify"_s), Status::Warning);
        QCOMPARE(text(u"verify"_s, OperationModel::LastRunColumn), u"4 min ago"_s);
        QVERIFY(text(u"verify"_s, OperationModel::DurationColumn).endsWith(u" s"));
        QCOMPARE(value(u"verify"_s, OperationModel::CanRunRole), true);
        QCOMPARE(value(u"verify"_s, OperationModel::CanCancelRole), false);
        QCOMPARE(value(u"verify"_s, OperationModel::SentenceRole), u"Hm."_s);
        m_model->refresh();
        QCOMPARE(changes.size(), 3); // nothing new, nothing said
        QCOMPARE(resets.size(), 0);
    }

    void aCheckIsCalledOne()
    {
        m_model->setEntity(m_platform);
        const Run run =
            store()
                .addRun({.entity = m_platform, .operation = u"verify"_s, .options = {.check = true}}, {}, {})
                .value();
        QVERIFY(store().setRunning(run.id).value());
        QVERIFY(store().finishRun(run.id, {.status = Status::Ok}, ago(2), ago(1)).value());
        m_model->refresh();
        QCOMPARE(text(u"verify"_s, OperationModel::StatusColumn), u"ok (check)"_s);
    }

    void theClockTicksWhileOneRuns()
    {
        m_model->setEntity(m_platform);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        const auto *second = m_model->findChild<QTimer *>(u"second"_s);
        QVERIFY(!second->isActive());
        const Run run = store().addRun({.entity = m_platform, .operation = u"deploy"_s}, {}, {}).value();
        QVERIFY(store().setRunning(run.id).value());
        m_model->refresh();
        QVERIFY(second->isActive());
        changes.clear();
        QTRY_VERIFY(!changes.isEmpty());
        const QModelIndex ticked = changes.first().first().toModelIndex();
        QCOMPARE(ticked.row(), m_model->rowOf(u"deploy"_s));
        QCOMPARE(ticked.column(), int(OperationModel::DurationColumn));
        QTRY_COMPARE(text(u"deploy"_s, OperationModel::DurationColumn), u"0:02"_s);
        QVERIFY(store().finishRun(run.id, {.status = Status::Ok}, ago(2), ago(1)).value());
        m_model->refresh();
        QVERIFY(!second->isActive());
    }

    void sortsByValuesNotWords()
    {
        const auto add = [this](const QString &operation, int start, int end) {
            const Run run = store().addRun({.entity = m_platform, .operation = operation}, {}, {}).value();
            QVERIFY(store().setRunning(run.id).value());
            QVERIFY(store().finishRun(run.id, {.status = Status::Ok}, ago(start), ago(end)).value());
        };
        add(u"verify"_s, 200, 100); // 1:40
        add(u"deploy"_s, 29, 20);   // 9 s
        m_model->setEntity(m_platform);
        const auto key = [this](const QString &operation, int column) {
            return index(operation, column).data(OperationModel::SortRole);
        };
        QVERIFY(key(u"verify"_s, OperationModel::DurationColumn).toLongLong()
                > key(u"deploy"_s, OperationModel::DurationColumn).toLongLong());
        QVERIFY(key(u"verify"_s, OperationModel::LastRunColumn).toDateTime()
                < key(u"deploy"_s, OperationModel::LastRunColumn).toDateTime());
        QCOMPARE(key(u"broken"_s, OperationModel::DurationColumn).toLongLong(), -1);
    }

    /// The queue's news reach the model, and its obstacle disables every Run.
    void followsTheQueue()
    {
        QVERIFY(write(m_dir->filePath(u"workspace.yml"_s), "name: Test\nansible_playbook: /no/such/program\n"));
        m_workspace->reloadCatalogue();
        Queue queue(*m_workspace, u"/no/such/worker"_s);
        OperationModel model(*m_workspace, &queue);
        model.setEntity(m_platform);
        const auto reason = [&](const QString &operation) {
            return model.index(model.rowOf(operation), 0).data(OperationModel::ReasonRole).toString();
        };
        QVERIFY(!queue.obstacle().isEmpty());
        QCOMPARE(reason(u"verify"_s), queue.obstacle());

        const Run run = store().addRun({.entity = m_platform, .operation = u"verify"_s}, {}, {}).value();
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        emit queue.runChanged(run.id);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(reason(u"verify"_s), queue.waitReason(run.id));
        const Run other = store().addRun({.entity = m_site, .operation = u"verify"_s}, {}, {}).value();
        QVERIFY(store().setRunning(run.id).value());
        QVERIFY(store().finishRun(run.id, {.status = Status::Ok}, ago(2), ago(1)).value());
        changes.clear();
        emit queue.entityChanged(m_site); // none of its business
        QCOMPARE(changes.size(), 0);
        emit queue.entityChanged(m_platform);
        QCOMPARE(changes.size(), 1);
        emit queue.runChanged(other.id);
        QCOMPARE(changes.size(), 1);
    }

    void anotherCatalogueIsAnotherTable()
    {
        m_model->setEntity(m_platform);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QVERIFY(write(m_dir->filePath(u"types/platforms/plain.yml"_s), "label: Plain\noperations: [deploy]\n"));
        m_workspace->reloadCatalogue();
        m_model->refresh();
        QCOMPARE(resets.size(), 1);
        QCOMPARE(m_model->rowCount(), 1);
    }

private:
    Store &store() { return m_workspace->store(); }
    QModelIndex index(const QString &operation, int column) const
    {
        return m_model->index(m_model->rowOf(operation), column);
    }
    QString text(const QString &operation, int column) const { return index(operation, column).data().toString(); }
    QVariant value(const QString &operation, int role) const { return index(operation, 0).data(role); }
    Status status(const QString &operation) const
    {
        return Status(value(operation, OperationModel::StatusRole).toInt());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<OperationModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_platform = 0;
    qint64 m_site = 0;
};

QTEST_GUILESS_MAIN(TestOperationModel)
#include "tst_operationmodel.moc"
