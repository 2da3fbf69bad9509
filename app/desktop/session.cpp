// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session.h"

#include "views/mainwindow.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto warmStartDelay = 1s; // the window itself comes first
} // namespace

Session::Session(MainWindow &window, QString workerProgram)
    : m_window(window)
    , m_workerProgram(std::move(workerProgram))
{
    connect(&window, &MainWindow::openRequested, this,
            [this](const QString &dir) { tell(open(dir), tr("The workspace cannot be opened")); });
    connect(&window, &MainWindow::newRequested, this,
            [this](const QString &dir) { tell(create(dir), tr("The workspace cannot be made")); });
    connect(&window, &MainWindow::sampleRequested, this,
            [this] { tell(openSample(), tr("The sample cannot be opened")); });
}

Session::~Session()
{
    m_window.closeWorkspace(); // its view refers to what goes now
}

Result<void> Session::open(const QString &dir)
{
    const QString found = Workspace::find(dir);
    auto workspace = Workspace::open(found.isEmpty() ? dir : found);
    if (!workspace)
        return std::unexpected(workspace.error());
    (*workspace)->store().setWritePatience(Store::briefPatience); // the window waits for nobody
    if (m_workspace && m_workspace->dir() == (*workspace)->dir())
        return {};

    auto queue = std::make_unique<Queue>(**workspace, m_workerProgram);
    if (const Result<void> opened = queue->open(); !opened)
        return opened;
    m_window.showWorkspace(**workspace, *queue); // closes the view of the old ones, which refers to them
    QTimer::singleShot(warmStartDelay, queue.get(), [queue = queue.get()] { queue->setWarmStart(true); });
    m_queue = std::move(queue);
    m_workspace = std::move(*workspace);
    return {};
}

Result<void> Session::create(const QString &dir)
{
    const Result<void> created = Workspace::create(dir);
    return created ? open(dir) : created;
}

Result<void> Session::openSample()
{
    const QString dir = sampleDir();
    if (!QFileInfo::exists(dir + u"/workspace.yml"_s)) {
        QDir().mkpath(QFileInfo(dir).path());
        if (const Result<void> created = Workspace::create(dir); !created)
            return created;
    }
    if (const Result<void> filled = fillSample(); !filled)
        return filled;
    return open(dir);
}

QString Session::sampleDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/sample"_s;
}

Result<void> Session::fillSample()
{
    const auto workspace = Workspace::open(sampleDir());
    if (!workspace)
        return std::unexpected(workspace.error());
    Store &store = (*workspace)->store();
    store.setWritePatience(Store::briefPatience);
    if (!store.entities().isEmpty())
        return {};

    // Beside the workspace, not in it: a workspace is text for Git, a platform is what was deployed.
    const QString hosting = sampleDir() + u"-hosting"_s;
    Entity platform;
    platform.kind = EntityKind::Platform;
    platform.name = u"sample"_s;
    platform.type = u"git_platform"_s;
    platform.hosts = u"localhost"_s;
    platform.environment = u"development"_s;
    platform.values[u"git_repository_url"_s] = QString(hosting + u"/repository"_s);
    platform.values[u"platform_path"_s] = QString(hosting + u"/platform"_s);
    const Result<qint64> added = store.addEntity(platform);
    if (!added)
        return std::unexpected(added.error());

    Entity site;
    site.kind = EntityKind::Site;
    site.name = u"www.example.test"_s;
    site.type = u"basic_site"_s;
    site.platform = *added;
    const Result<qint64> addedSite = store.addEntity(site);
    return addedSite ? Result<void>() : std::unexpected(addedSite.error());
}

void Session::tell(const Result<void> &done, const QString &title)
{
    if (!done)
        m_window.showFailure(title, done.error().sentence);
}

} // namespace Aegir
