// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctor.h"

#include "model/dispatch/doctorfiles.h"
#include "model/dispatch/doctorremedy.h"
#include "model/dispatch/doctorroles.h"
#include "model/run/ansibleplaces.h"
#include "model/run/ansibleprocess.h"
#include "model/run/mitogen.h"
#include "model/run/shortprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QPromise>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// More patterns than these are not asked for: each takes Ansible most of a second.
constexpr qsizetype mostPatterns = 20;

Finding::Level levelOf(const QList<Problem> &problems)
{
    return problems.isEmpty() ? Finding::Level::Ok : Finding::Level::Warning;
}

} // namespace

Doctor::Surroundings Doctor::Surroundings::ofThisSystem()
{
    Surroundings surroundings;
    surroundings.environment = QProcessEnvironment::systemEnvironment();
    surroundings.home = QDir::homePath();
    surroundings.osRelease = readOsRelease();
    surroundings.systemFolders = AnsiblePlaces().systemFolders;
    surroundings.privilege = privilegeHere();
    return surroundings;
}

Doctor::Doctor(const Workspace &workspace, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_surroundings(std::move(surroundings))
{
}

Doctor::~Doctor() = default;

void Doctor::start()
{
    const QString dir = m_workspace.dir();
    const QString state = m_workspace.stateDir();
    const auto waiting = int(std::ranges::count(m_workspace.store().dispatchedRuns(), Status::Waiting, &Run::status));
    m_steps = {
        {tr("the workspace"), [this, dir] { inBackground([dir] { return checkFolder(dir); }); }},
        {tr("the types"), [this] { lookAtProblems(); }},
        {tr("Ansible"), [this] { lookForAnsible(); }},
        {tr("Ansible's version"), [this] { askVersion(); }},
        {tr("the locale"),
         [this] {
             inBackground(
                 [environment = m_surroundings.environment] { return checkLocale(environment, isLocaleInstalled); });
         }},
        {tr("Ansible's settings"), [this] { askConfig(); }},
        {tr("the inventory"), [this] { askInventory(); }},
        {tr("the platforms' hosts"), [this] { askPlatforms(); }},
        {tr("SSH"), [this] { askAgent(); }},
        {tr("collections and roles"), [this] { lookAtRoles(); }},
        {tr("the disk"),
         [this, runs = QString(state + u"/runs"_s)] {
             inBackground([runs] { return checkDisk(runs, QStorageInfo(runs).bytesAvailable()); });
         }},
        {tr("the queue"),
         [this, state, waiting] { inBackground([state, waiting] { return checkLock(state, waiting); }); }},
        {tr("the database"), [this] { lookAtStore(); }},
        {tr("the runs"), [this, state] { inBackground([state] { return checkRunFolders(state); }); }},
    };
    if (!m_surroundings.storeProblem.isEmpty()) {
        // What stands in it is not known; that it cannot be opened is told once.
        std::erase_if(m_steps, [](const auto &step) {
            return step.first == tr("the platforms' hosts") || step.first == tr("the runs");
        });
    }
    // From the event loop: nobody expects a finding from inside of this call.
    QMetaObject::invokeMethod(this, &Doctor::next, Qt::QueuedConnection);
}

void Doctor::next()
{
    if (m_steps.empty()) {
        emit finished();
        return;
    }
    const auto [what, step] = m_steps.front();
    m_steps.pop_front();
    emit looking(what);
    step();
}

void Doctor::add(const Findings &findings)
{
    for (Finding finding : findings) {
        finding.command = withPrivilege(finding.command, m_surroundings.privilege);
        m_findings << finding;
        emit found(finding);
    }
    QMetaObject::invokeMethod(this, &Doctor::next, Qt::QueuedConnection);
}

void Doctor::inBackground(std::function<Findings()> work)
{
    auto promise = std::make_shared<QPromise<Findings>>();
    promise->future().then(this, [this](const Findings &findings) { add(findings); });
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

void Doctor::ask(const QStringList &command, Answer then)
{
    auto *process = new ShortProcess(this);
    connect(
        process, &ShortProcess::ended, this,
        [process, then = std::move(then)](const Result<QByteArray> &output) {
            process->deleteLater();
            then(output);
        },
        Qt::QueuedConnection); // a program that cannot be started says so from inside of start()
    QStringList words = command;
    if (!words.first().contains(u'/'))
        words.first() = QFileInfo(m_program).path() + u'/' + words.first();
    process->start(words, m_workspace.dir(), ansibleEnvironment(m_surroundings.environment), m_surroundings.patience);
}

void Doctor::lookAtProblems()
{
    const QList<Problem> &problems = m_workspace.catalogue().problems();
    Finding finding{.check = u"types"_s, .level = levelOf(problems), .title = tr("Types")};
    if (problems.isEmpty()) {
        finding.sentence = tr("The workspace's files are good: %n operation(s).", nullptr,
                              int(m_workspace.catalogue().operationTypes().size()));
    } else {
        finding.sentence =
            tr("The workspace's files have %n problem(s); the first one: %1", nullptr, int(problems.size()))
                .arg(problems.first().sentence);
        finding.where = problems.first().line > 0
            ? tr("%1, line %2").arg(problems.first().path).arg(problems.first().line)
            : problems.first().path;
        finding.remedy = tr("Mend the files.");
        finding.command = u"aegir problems"_s;
    }
    add({finding});
}

void Doctor::lookAtStore()
{
    if (m_surroundings.storeProblem.isEmpty())
        return add({});
    add({Finding{
        .check = u"database"_s,
        .level = Finding::Level::Error,
        .title = tr("Database"),
        .sentence = m_surroundings.storeProblem,
        .where = QDir::toNativeSeparators(m_workspace.stateDir() + u"/aegir.sqlite"_s),
        .remedy = tr("Until it can be opened, nothing of the workspace's platforms, sites and runs can be shown.")}});
}

void Doctor::lookForAnsible()
{
    AnsiblePlaces places;
    places.configured = m_workspace.catalogue().settings().ansiblePlaybook;
    places.workspaceDir = m_workspace.dir();
    places.path = m_surroundings.environment.value(u"PATH"_s);
    places.home = m_surroundings.home;
    places.systemFolders = m_surroundings.systemFolders;
    const QStringList programs = findAnsiblePlaybooks(places);
    m_program = programs.value(0);
    add(checkProgram(programs, places.configured, m_surroundings.osRelease));
}

void Doctor::askVersion()
{
    if (m_program.isEmpty())
        return add({});
    ask({m_program, u"--version"_s}, [this](const Result<QByteArray> &output) {
        const auto facts = output.transform(AnsibleProbe::factsFrom);
        m_facts = facts.value_or(AnsibleFacts());
        add(checkVersion(facts, m_program, m_surroundings.osRelease)
            + checkMitogen(m_workspace.catalogue().settings().mitogen, mitogenPlugins(m_program), m_program));
        if (m_facts.version.isEmpty())
            m_program.clear(); // whatever else it would be asked, it could not tell
    });
}

void Doctor::askConfig()
{
    if (m_program.isEmpty())
        return add({});
    ask({u"ansible-config"_s, u"dump"_s, u"--only-changed"_s, u"--format"_s, u"json"_s},
        [this](const Result<QByteArray> &output) {
            m_settings = output.value_or(QByteArray());
            add(checkConfig(output, m_facts, m_workspace.dir()));
        });
}

void Doctor::askInventory()
{
    if (m_program.isEmpty())
        return add({});
    const QString path = m_workspace.inventoryPath();
    ask({u"ansible-inventory"_s, u"-i"_s, path, u"--list"_s}, [this, path](const Result<QByteArray> &output) {
        m_inventory = InventoryList(output.value_or(QByteArray()));
        add(checkInventory(output, path, m_facts));
        if (!output)
            m_program.clear();
    });
}

void Doctor::askPlatforms()
{
    if (m_program.isEmpty())
        return add({});
    QList<Entity> platforms = m_workspace.store().entities();
    platforms.removeIf([](const Entity &entity) { return entity.kind != EntityKind::Platform; });
    QStringList unclear;
    for (const Entity &platform : std::as_const(platforms)) {
        if (const auto count = m_inventory.count(platform.hosts))
            m_hostCounts.insert(platform.hosts, *count);
        else if (!unclear.contains(platform.hosts))
            unclear << platform.hosts;
    }
    m_steps.emplace_front(QString(tr("the platforms' hosts")),
                          [this, platforms] { add(checkPlatforms(platforms, m_hostCounts)); });
    for (const QString &pattern : unclear.first(std::min(unclear.size(), mostPatterns)))
        m_steps.emplace_front(QString(tr("the hosts “%1”").arg(pattern)), [this, pattern] { askPattern(pattern); });
    next();
}

void Doctor::askPattern(const QString &pattern)
{
    // Joined with '=' there is no such option; after "--" a pattern that begins with '-' stays a pattern.
    ask({u"ansible"_s, u"-i"_s, m_workspace.inventoryPath(), u"--list-hosts"_s, u"--"_s, pattern},
        [this, pattern](const Result<QByteArray> &output) {
            if (output)
                m_hostCounts.insert(pattern, listedHosts(*output));
            add({});
        });
}

void Doctor::askAgent()
{
    if (m_program.isEmpty())
        return add({});
    const QStringList folders =
        m_surroundings.environment.value(u"PATH"_s).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    const auto program = [&folders](const QString &name) {
        return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(name, folders);
    };
    QStringList keys;
    const QDir ssh(m_surroundings.home + u"/.ssh"_s);
    for (const QString &name : ssh.entryList({u"id_*"_s}, QDir::Files)) {
        if (!name.endsWith(u".pub"))
            keys << ssh.filePath(name);
    }
    const bool hasSsh = !program(u"ssh"_s).isEmpty();
    const QString agent = program(u"ssh-add"_s);
    if (m_inventory.sshHostsWithoutKey().isEmpty() || agent.isEmpty())
        return add(checkSsh(m_inventory, hasSsh, failure(QString()), keys));
    ask({agent, u"-l"_s},
        [this, hasSsh, keys](const Result<QByteArray> &output) { add(checkSsh(m_inventory, hasSsh, output, keys)); });
}

void Doctor::lookAtRoles()
{
    const QString dir = m_workspace.dir();
    QStringList collections = m_facts.collectionPaths;
    for (QString &path : collections) {
        // Beside a path that ends with it already, Ansible adds nothing.
        if (path.endsWith(u"/ansible_collections"))
            path = QFileInfo(path).path();
    }
    if (!m_facts.moduleFolder.isEmpty())
        collections << QFileInfo(m_facts.moduleFolder).path();
    const QStringList roles = QStringList{m_workspace.rolesDir()} + rolesPathFrom(m_settings, m_surroundings.home);
    if (m_facts.version.isEmpty())
        return add({}); // where it looks is not known
    inBackground([dir, collections, roles] { return checkNeeds(needsOf(dir), collections, roles); });
}

} // namespace Aegir
