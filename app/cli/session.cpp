// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "model/run/platform.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

QString unreadable()
{
    return Session::tr("The workspace's database cannot be read.");
}

} // namespace

Session::Session(QCommandLineParser &parser, QStringList words, Console output, int forkedWorker)
    : m_parser(parser)
    , m_words(std::move(words))
    , m_console(output)
    , m_forkedWorker(forkedWorker)
{
}

Session::~Session()
{
    closeDescriptor(m_forkedWorker);
}

Result<void> Session::openWorkspace(bool needsStore)
{
    const QString given = m_parser.value(u"workspace"_s);
    if (given.isEmpty() && m_parser.isSet(u"workspace"_s)) {
        return failure(tr("--workspace wants a folder, and an empty name is none."));
    }
    const QString dir = given.isEmpty() ? Workspace::find(QDir::currentPath()) : given;
    if (dir.isEmpty()) {
        return failure(tr("There is no workspace here or in a folder above; name one with --workspace DIR, or make one "
                          "with “aegir new DIR”."));
    }
    auto workspace = Workspace::open(dir);
    if (!workspace && !needsStore) {
        m_storeProblem = workspace.error().sentence;
        workspace = Workspace::openWithoutStore(dir);
    }
    if (!workspace) {
        return std::unexpected(workspace.error());
    }
    m_workspace = std::move(*workspace);
    connect(&store(), &Store::failed, this, [this](const QString &sentence) {
        m_storeFailed = true;
        m_console.notice(u"aegir: %1"_s.arg(sentence));
    });
    return {};
}

Queue &Session::queue()
{
    if (!m_queue) {
        m_queue = std::make_unique<Queue>(*m_workspace, QCoreApplication::applicationDirPath() + u"/aegir-worker"_s);
        connect(m_queue.get(), &Queue::failed, this,
                [this](const QString &sentence) { m_console.notice(u"aegir: %1"_s.arg(sentence)); });
        for (const auto told : {&WhenFree::lockedOut, &WhenFree::letIn}) {
            connect(&m_queue->whenFree(), told, this,
                    [this](const QString &sentence) { m_console.notice(u"aegir: %1"_s.arg(sentence)); });
        }
    }
    return *m_queue;
}

Result<int> Session::limit() const
{
    constexpr int usual = 20;
    if (!m_parser.isSet(u"limit"_s)) {
        return usual;
    }
    bool isNumber = false;
    const int limit = m_parser.value(u"limit"_s).toInt(&isNumber);
    if (!isNumber || limit < 1) {
        return failure(tr("--limit wants a number from 1."));
    }
    return limit;
}

void Session::expectRun()
{
    queue().expectRun(std::exchange(m_forkedWorker, -1));
}

Result<Entity> Session::findEntity(const QString &name)
{
    if (const auto entity = store().entityByName(name)) {
        return *entity;
    }
    bool isNumber = false;
    const qint64 id = name.toLongLong(&isNumber);
    if (isNumber) {
        if (const auto entity = store().entity(id)) {
            return *entity;
        }
    }
    if (m_storeFailed) {
        return failure(unreadable());
    }
    return failure(tr("There is no platform or site “%1”; “aegir list” shows what there is.").arg(name));
}

Result<Run> Session::findRun(const QString &text)
{
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    if (!isNumber) {
        return failure(tr("“%1” is no number of a run; “aegir runs” shows them.").arg(text));
    }
    if (const auto run = store().run(id)) {
        return *run;
    }
    if (m_storeFailed) {
        return failure(unreadable());
    }
    return failure(tr("There is no run %1; “aegir runs” shows what there is.").arg(id));
}

QString Session::nameOf(qint64 entity)
{
    const auto found = store().entity(entity);
    return found ? found->name : tr("(deleted)");
}

QString Session::labelOf(const Run &run)
{
    return tr("%1 of %2").arg(catalogue().operationLabel(run.operation), nameOf(run.entity));
}

bool Session::isStale(const Run &run) const
{
    if (run.status != Status::Running) {
        return false;
    }
    const RunFolder folder = m_workspace->runFolder(run);
    if (const auto result = readResult(folder); !result || result->has_value()) {
        return true;
    }
    const auto worker = readWorker(folder);
    return worker && !isAlive(*worker);
}

bool Session::hasStaleRun() const
{
    return std::ranges::any_of(m_workspace->store().dispatchedRuns(), [this](const Run &run) { return isStale(run); });
}

Ending Session::whenSettled(std::function<Ending()> then)
{
    if (!hasStaleRun()) {
        return then();
    }
    // Somebody else may hold the queue and be about to do the same; both ways the store tells us.
    const auto goOn = [this, then = std::move(then), done = false]() mutable {
        if (!done) {
            done = true;
            if (const Ending ending = then()) {
                finish(checked(*ending));
            }
        }
    };
    auto *once = new QTimer(this);
    once->setSingleShot(true);
    connect(once, &QTimer::timeout, this, goOn);
    connect(&queue(), &Queue::runChanged, this, [this, once] {
        if (!hasStaleRun()) {
            once->start(0ms);
        }
    });
    once->start(3s);
    if (auto opened = queue().open(); !opened) {
        once->start(0ms); // a workspace that can only be read can still be looked at
    }
    return {};
}

Ending Session::whenTold(const QList<qint64> &entities)
{
    // No lock, nobody to tell. One that a killed program left is taken over, and its runs are looked after.
    if (entities.isEmpty() || !QFile::exists(m_workspace->lockPath()) || !queue().open() || queue().isHolder()) {
        return Done;
    }
    for (const qint64 entity : entities) {
        queue().entityEdited(entity);
    }
    // The holder tells everybody, us too: then it has heard it. What it missed it sees when it looks next.
    connect(&queue(), &Queue::entityChanged, this, [this, last = entities.last()](qint64 entity) {
        if (entity == last) {
            finish(Done);
        }
    });
    QTimer::singleShot(2s, this, [this] { finish(Done); });
    return {};
}

int Session::checked(int exitCode) const
{
    return m_storeFailed && (exitCode == Done || exitCode == BadInput) ? int(Failed) : exitCode;
}

void Session::finish(int exitCode)
{
    // Queued: the event loop may not have begun.
    QMetaObject::invokeMethod(qApp, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
}

} // namespace Aegir
