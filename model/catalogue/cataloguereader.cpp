// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/cataloguereader.h"

#include "model/catalogue/crosscheck.h"
#include "model/catalogue/duration.h"
#include "model/catalogue/fieldreader.h"
#include "model/catalogue/nearest.h"
#include "model/catalogue/variablename.h"
#include "model/catalogue/writtensettings.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

/// A folder's entries by name, hidden ones and editors' backups left out.
QStringList entriesOf(const QString &dir, QDir::Filters filters)
{
    QStringList names = QDir(dir).entryList(filters | QDir::NoDotAndDotDot, QDir::Name);
    names.removeIf([](const QString &name) { return name.startsWith(u'.') || name.endsWith(u'~'); });
    return names;
}

/// A role without tasks/main.yml is allowed; any other entry point needs its file.
bool canEnter(const TaskType &task)
{
    const QString file = task.rolePath + u"/tasks/"_s + task.entryPoint;
    return task.entryPoint == u"main"_s || QFileInfo::exists(QString(file + u".yml"_s))
        || QFileInfo::exists(QString(file + u".yaml"_s)) || QFileInfo::exists(file);
}

template<typename T> QStringList namesOf(const QList<T> &list)
{
    QStringList names;
    for (const T &item : list)
        names.append(item.name);
    return names;
}

} // namespace

CatalogueReader::CatalogueReader(const QString &workspaceDir)
    : m_dir(QDir(workspaceDir).absolutePath())
    , m_tasks(m_dir, m_catalogue.m_problems)
{
}

Catalogue CatalogueReader::read()
{
    readSettings();
    checkTypesFolder();
    readTasks();
    for (const TypeFile &file : typeFiles(u"types/operations"_s))
        readOperation(file);
    for (const TypeFile &file : typeFiles(u"types/platforms"_s))
        readEntityType(EntityKind::Platform, file);
    for (const TypeFile &file : typeFiles(u"types/sites"_s))
        readEntityType(EntityKind::Site, file);
    checkTogether();
    return std::move(m_catalogue);
}

// --- workspace.yml ------------------------------------------------------------------------------------------------

void CatalogueReader::readSettings()
{
    const QString path = u"workspace.yml"_s;
    WorkspaceSettings &settings = m_catalogue.m_settings;
    settings.name = QDir(m_dir).dirName();
    if (!QFileInfo::exists(QString(m_dir + u'/' + path))) {
        m_catalogue.m_problems.append({path, 0, tr("There is no workspace.yml."), true});
        return;
    }
    const YamlDocument document = readFile(path);
    MappingReader keys(document.root, path, m_catalogue.m_problems);
    const WrittenSettings written = readWrittenSettings(keys, path, m_catalogue.m_problems);
    if (!written.name.isEmpty())
        settings.name = written.name;
    if (!written.inventory.isEmpty())
        settings.inventory = written.inventory;
    // A list of hosts such as "web0,web1" is an inventory too.
    if (!settings.inventory.contains(u',') && !QFileInfo::exists(QDir(m_dir).absoluteFilePath(settings.inventory)))
        report(path, keys.line(u"inventory"), tr("There is no inventory “%1”.").arg(settings.inventory));
    settings.atOnce = written.atOnce;
    settings.ansiblePlaybook = written.ansiblePlaybook;
    settings.warmStart = written.warmStart;
    settings.mitogen = written.mitogen;
    readEnvironments(keys.mapping(u"environments"_s));
}

void CatalogueReader::readEnvironments(const YamlNode &environments)
{
    static const QRegularExpression color(u"\\A#[0-9A-Fa-f]{6}\\z"_s);
    const QString path = u"workspace.yml"_s;
    for (const YamlEntry &entry : environments.entries()) {
        MappingReader keys(entry.value, path, m_catalogue.m_problems);
        Environment environment;
        environment.name = entry.key;
        environment.label = keys.text(u"label"_s).value_or(labelFromName(entry.key));
        environment.confirm = keys.flag(u"confirm"_s).value_or(false);
        const auto given = keys.text(u"color"_s);
        if (given && color.match(*given).hasMatch())
            environment.color = given->toLower();
        else if (given || keys.has(u"color"))
            report(path, keys.line(u"color"),
                   tr("“color” must be like \"#b3261e\", in quotes, because # begins a comment."));
        m_catalogue.m_settings.environments.append(environment);
    }
}

// --- roles/ and types/tasks/ --------------------------------------------------------------------------------------

void CatalogueReader::readTasks()
{
    m_rolesReadable = checkFolder(u"roles"_s);
    if (!m_rolesReadable)
        return; // what the files say of roles would all be called wrong
    const QList<TypeFile> overlays = typeFiles(u"types/tasks"_s);
    const QStringList roles = entriesOf(m_dir + u"/roles"_s, QDir::Dirs);
    QStringList names = roles + namesOf(overlays);
    names.sort();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        const auto overlay = std::ranges::find(overlays, name, &TypeFile::name);
        const QString path = overlay == overlays.end() ? QString() : overlay->path;
        for (const TaskType &task : m_tasks.read(name, path, roles.contains(name))) {
            if (task.entryPoint == u"main"_s)
                m_catalogue.m_taskTypes.append(task);
            else
                m_catalogue.m_entryPoints[name].append(task);
        }
    }
}

// --- types/operations/ --------------------------------------------------------------------------------------------

void CatalogueReader::readOperation(const TypeFile &file)
{
    OperationType operation;
    operation.name = file.name;
    operation.label = labelFromName(file.name);
    const YamlDocument document = readFile(file.path);
    if (document.isBroken()) {
        operation.problem = m_catalogue.m_problems.constLast().text();
    } else {
        MappingReader keys(document.root, file.path, m_catalogue.m_problems);
        operation.label = keys.text(u"label"_s).value_or(operation.label);
        operation.description = keys.paragraphs(u"description"_s).value_or(QString());
        operation.destructive = keys.flag(u"destructive"_s).value_or(false);
        operation.gatherFacts = keys.flag(u"gather_facts"_s).value_or(operation.gatherFacts);
        operation.timeout = readDuration(keys, u"timeout"_s).value_or(operation.timeout);
        operation.idleTimeout = readDuration(keys, u"idle_timeout"_s).value_or(operation.idleTimeout);
        readRetry(keys, file.path, operation);
        readVariables(keys, operation);
        readOperationTasks(keys, file.path, operation);
    }
    m_catalogue.m_operationTypes.append(operation);
}

void CatalogueReader::readOperationTasks(MappingReader &keys, const QString &path, OperationType &operation)
{
    const auto obstacle = [&operation](const QString &sentence) {
        if (operation.problem.isEmpty())
            operation.problem = sentence;
    };
    const YamlNode tasks = keys.sequence(u"tasks"_s);
    if (tasks.items().isEmpty()) {
        const QString sentence = tr("The operation has no tasks.");
        report(path, keys.line(u"tasks"), sentence);
        obstacle(sentence);
    }
    for (const YamlNode &item : tasks.items()) {
        const TaskRef task = readTaskRef(item, path);
        if (task.role.isEmpty()) {
            obstacle(tr("A task of the operation cannot be read; see %1, line %2.").arg(path).arg(item.line()));
            continue;
        }
        operation.tasks.append(task);
        obstacle(taskProblem(task, item.line(), path));
    }
}

TaskRef CatalogueReader::readTaskRef(const YamlNode &item, const QString &path)
{
    TaskRef task;
    if (item.isScalar()) {
        task.role = item.text();
        return task;
    }
    if (!item.isMapping()) {
        report(path, item.line(), tr("A task must be a role's name, or a mapping with “role” and “entry_point”."));
        return task;
    }
    MappingReader keys(item, path, m_catalogue.m_problems);
    task.role = keys.text(u"role"_s).value_or(QString());
    task.entryPoint = keys.text(u"entry_point"_s).value_or(task.entryPoint);
    if (task.role.isEmpty())
        keys.report(item.line(), tr("The task says no “role”."));
    return task;
}

/// Why @p task cannot run. What no file of its own role was blamed for is reported where the operation names it.
QString CatalogueReader::taskProblem(const TaskRef &task, int line, const QString &path)
{
    const TaskType *role = m_catalogue.taskType(task.role);
    QString problem;
    if (!role && !m_rolesReadable) {
        problem = tr("The task “%1” is unknown, because the folder roles/ cannot be read.").arg(task.role);
        report(path, line, problem);
        return problem;
    }
    if (!role) {
        const QString near = nearest(task.role, namesOf(m_catalogue.m_taskTypes));
        problem = near.isEmpty()
            ? tr("The task “%1” is unknown: there is no role of that name in roles/.").arg(task.role)
            : tr("The task “%1” is unknown: there is no role of that name in roles/; did you mean “%2”?")
                  .arg(task.role, near);
        report(path, line, problem);
        return problem;
    }
    const TaskType *type = m_tasks.isOpaque(task.role) ? role : m_catalogue.taskType(task);
    if (!type) {
        problem = tr("The role “%1” describes no entry point “%2”.").arg(task.role, task.entryPoint);
    } else if (!type->problem.isEmpty()) {
        if (!m_tasks.isUnblamed(task.role))
            return type->problem;
        problem = type->problem;
    } else if (!canEnter(*type)) {
        problem = tr("The role “%1” has no tasks/%2.yml.").arg(task.role, task.entryPoint);
    } else {
        return {};
    }
    report(path, line, problem);
    return problem;
}

void CatalogueReader::readVariables(MappingReader &keys, OperationType &operation)
{
    const YamlNode variables = keys.mapping(u"vars"_s);
    for (const YamlEntry &entry : variables.entries()) {
        const QString problem = variableNameProblem(entry.key);
        if (problem.isEmpty()) {
            operation.variables.insert(entry.key, entry.value.toJson());
            continue;
        }
        keys.report(entry.line, problem);
        if (operation.problem.isEmpty())
            operation.problem = problem;
    }
}

/// The length of time under @p key; nothing, and a problem, when it is none.
std::optional<std::chrono::seconds> CatalogueReader::readDuration(MappingReader &keys, const QString &key)
{
    const YamlNode node = keys.node(key);
    if (node.isMissing())
        return std::nullopt;
    // 1:30 is a number for YAML, and nobody would guess which: only digits count as seconds.
    const auto duration = node.isInteger() || node.isString() ? durationFromText(node.text()) : std::nullopt;
    if (!duration)
        keys.report(keys.line(key), tr("“%1” must be like 90s, 30m, 2h or a number of seconds.").arg(key));
    return duration;
}

void CatalogueReader::readRetry(MappingReader &keys, const QString &path, OperationType &operation)
{
    const YamlNode node = keys.mapping(u"retry"_s);
    if (node.isMissing())
        return;
    constexpr qint64 most = 100;
    MappingReader retry(node, path, m_catalogue.m_problems);
    const qint64 times = retry.integer(u"times"_s).value_or(1);
    if (times >= 1 && times <= most)
        operation.retry.times = int(times);
    else
        retry.report(retry.line(u"times"), tr("“times” must be 1 to 100: how often a run that failed is tried again."));
    operation.retry.delay = readDuration(retry, u"delay"_s).value_or(operation.retry.delay);
}

// --- types/platforms/ and types/sites/ ----------------------------------------------------------------------------

void CatalogueReader::readEntityType(EntityKind kind, const TypeFile &file)
{
    const YamlDocument document = readFile(file.path);
    if (document.isBroken())
        return;
    EntityType type;
    type.kind = kind;
    type.name = file.name;
    MappingReader keys(document.root, file.path, m_catalogue.m_problems);
    type.label = keys.text(u"label"_s).value_or(labelFromName(file.name));
    type.description = keys.paragraphs(u"description"_s).value_or(QString());
    if (kind == EntityKind::Platform)
        type.hosts = keys.text(u"hosts"_s).value_or(type.hosts);
    FieldReader reader(file.path, m_catalogue.m_problems);
    type.fields = reader.readFields(keys.node(u"fields"_s), FieldReader::Place::Entity);
    reader.checkConditions(type.fields, FieldReader::Place::Entity);

    const YamlNode operations = keys.sequence(u"operations"_s);
    for (const YamlNode &item : operations.items()) {
        const QString name = item.text();
        if (!m_catalogue.operationType(name)) {
            const QString near = nearest(name, namesOf(m_catalogue.m_operationTypes));
            report(file.path, item.line(),
                   near.isEmpty()
                       ? tr("The operation “%1” is unknown: there is no types/operations/%1.yml.").arg(name)
                       : tr("The operation “%1” is unknown: there is no types/operations/%1.yml; did you mean “%2”?")
                             .arg(name, near));
        } else if (type.operations.contains(name)) {
            report(file.path, item.line(), tr("The operation “%1” is here for the second time.").arg(name));
        } else {
            type.operations.append(name);
        }
    }
    m_catalogue.m_entityTypes.append(type);
}

// --- across the files ---------------------------------------------------------------------------------------------

void CatalogueReader::checkTogether()
{
    QList<TaskType *> tasks;
    for (TaskType &task : m_catalogue.m_taskTypes)
        tasks.append(&task);
    for (QList<TaskType> &variants : m_catalogue.m_entryPoints) {
        for (TaskType &task : variants)
            tasks.append(&task);
    }
    QList<Problem> &problems = m_catalogue.m_problems;
    checkConditions(tasks, m_tasks.conditions(), problems);
    checkSources(m_catalogue.m_entityTypes, tasks, m_tasks.sources(), problems);
    checkPlaces(m_catalogue, problems);
    QList<Problem> unique;
    for (const Problem &problem : std::as_const(problems)) {
        if (!unique.contains(problem))
            unique.append(problem);
    }
    problems = unique;
}

/// False, and a problem, for @p folder that is there but cannot be listed.
bool CatalogueReader::checkFolder(const QString &folder)
{
    const QFileInfo info(m_dir + u'/' + folder);
    if (!info.exists() && !info.isSymLink())
        return true; // a workspace need not have it
    if (info.isDir() && info.isReadable() && info.isExecutable())
        return true;
    const QString sentence = info.isDir() ? tr("The folder cannot be read; check its permissions.")
                                          : tr("This must be a folder, and is none; nothing is read from it.");
    m_catalogue.m_problems.append({folder, 0, sentence, true});
    return false;
}

void CatalogueReader::checkTypesFolder()
{
    static const QStringList folders{u"operations"_s, u"platforms"_s, u"sites"_s, u"tasks"_s};
    if (!checkFolder(u"types"_s))
        return;
    for (const QString &name : folders)
        checkFolder(u"types/"_s + name);
    for (const QString &name : entriesOf(m_dir + u"/types"_s, QDir::Dirs | QDir::Files)) {
        if (folders.contains(name))
            continue;
        const QString near = nearest(name, folders);
        report(u"types/"_s + name, 0,
               near.isEmpty()
                   ? tr("Nothing is read from here: types belong to operations/, platforms/, sites/ or tasks/.")
                   : tr("Nothing is read from here; did you mean “%1”?").arg(near));
    }
}

QList<CatalogueReader::TypeFile> CatalogueReader::typeFiles(const QString &folder)
{
    QList<TypeFile> files;
    for (const QString &fileName : entriesOf(m_dir + u'/' + folder, QDir::Dirs | QDir::Files | QDir::System)) {
        const QString path = folder + u'/' + fileName;
        if (QFileInfo(m_dir + u'/' + path).isDir()) {
            report(path, 0, tr("This is not read: a type is a file, and this is a folder."));
            continue;
        }
        if (!fileName.endsWith(u".yml"_s) && !fileName.endsWith(u".yaml"_s)) {
            report(path, 0, tr("This is not read: the name of a type's file ends in .yml."));
            continue;
        }
        const QString name = fileName.left(fileName.lastIndexOf(u'.'));
        const auto earlier = std::ranges::find(files, name, &TypeFile::name);
        if (earlier == files.end())
            files.append({name, path});
        else
            report(path, 0, tr("This is not read: %1 has the same name.").arg(earlier->path));
    }
    return files;
}

YamlDocument CatalogueReader::readFile(const QString &path)
{
    YamlDocument document = readYaml(m_dir + u'/' + path, path);
    m_catalogue.m_problems += document.problems;
    return document;
}

void CatalogueReader::report(const QString &path, int line, const QString &sentence)
{
    m_catalogue.m_problems.append({path, line, sentence});
}

} // namespace Aegir
