// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctorroles.h"

#include "model/catalogue/yaml.h"
#include "model/run/playbook.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Doctor)
};

/// NAMESPACE.COLLECTION of the plugin or role NAMESPACE.COLLECTION.NAME; empty when @p name is none, or Ansible's own.
QString collectionOf(const QString &name)
{
    static const QRegularExpression qualified(u"\\A([a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*)\\.[a-z_][a-z0-9_.]*\\z"_s);
    const QString collection = qualified.match(name).captured(1);
    return collection == u"ansible.builtin" || collection == u"ansible.legacy" ? QString() : collection;
}

/// Collects needs, each once.
class Collector
{
public:
    explicit Collector(QString workspaceDir)
        : m_dir(std::move(workspaceDir))
    {
    }

    RoleNeeds take()
    {
        for (QList<Need> *list : {&m_needs.collections, &m_needs.roles})
            std::ranges::sort(*list, {}, &Need::name);
        return std::move(m_needs);
    }

    /// The file's content; missing when there is none that can be read.
    YamlNode open(const QString &path)
    {
        m_path = path;
        const QString file = m_dir + u'/' + path;
        return QFileInfo(file).isFile() ? readYaml(file, path).root : YamlNode();
    }

    void readRequirements(const YamlNode &root)
    {
        const YamlNode collections = root[u"collections"];
        for (const YamlNode &item : collections.items())
            addRequirement(m_needs.collections, item);
        // Before 2.9 the file was a list of roles.
        const YamlNode roles = root.isSequence() ? root : root[u"roles"];
        for (const YamlNode &item : roles.items())
            addRequirement(m_needs.roles, item);
    }

    void readMeta(const YamlNode &root)
    {
        const YamlNode collections = root[u"collections"];
        for (const YamlNode &item : collections.items())
            addCollection(item.text() + u".x"_s, item.line());
        const YamlNode dependencies = root[u"dependencies"];
        for (const YamlNode &item : dependencies.items()) {
            if (item.isString())
                addRole(item.text(), item.line());
            else if (const YamlNode role = item[u"role"]; role.isString())
                addRole(role.text(), item.line());
            else
                addRole(item[u"name"].text(), item.line());
        }
    }

    void readTasks(const YamlNode &list)
    {
        for (const YamlNode &task : list.items()) {
            for (const YamlEntry &entry : task.entries())
                readKey(entry);
        }
    }

private:
    void readKey(const YamlEntry &entry)
    {
        if (entry.key == u"block" || entry.key == u"rescue" || entry.key == u"always")
            return readTasks(entry.value);
        addCollection(entry.key, entry.line);
        const QString action = entry.key.section(u'.', -1);
        if (action == u"include_role" || action == u"import_role") {
            addRole(entry.value[u"name"].text(), entry.line);
        } else if (entry.key == u"action" || entry.key == u"local_action") {
            const QString module = entry.value.isMapping() ? entry.value[u"module"].text() : entry.value.text();
            addCollection(module.section(u' ', 0, 0), entry.line);
        }
        readTemplates(entry.value);
    }

    /// Filters, tests and lookups in texts.
    void readTemplates(const YamlNode &node)
    {
        for (const YamlEntry &entry : node.entries())
            readTemplates(entry.value);
        for (const YamlNode &item : node.items())
            readTemplates(item);
        static const QRegularExpression used(
            u"(?:(?:\\blookup|\\bquery|\\bq)\\(\\s*['\"]|\\|\\s*|\\bis\\s+(?:not\\s+)?)([a-z_][a-z0-9_]*(?:\\.[a-z_][a-z0-9_]*){2,})"_s);
        if (!node.isString() || node.text().count(u'.') < 2)
            return;
        auto matches = used.globalMatch(node.text());
        while (matches.hasNext())
            addCollection(matches.next().captured(1), node.line());
    }

    void addCollection(const QString &plugin, int line)
    {
        if (const QString name = collectionOf(plugin); !name.isEmpty())
            add(m_needs.collections, {.name = name, .version = {}, .where = m_path, .line = line});
    }

    void addRole(const QString &name, int line)
    {
        if (!collectionOf(name).isEmpty())
            addCollection(name, line);
        else if (isPlain(name))
            add(m_needs.roles, {.name = name, .version = {}, .where = m_path, .line = line});
    }

    void addRequirement(QList<Need> &list, const YamlNode &item)
    {
        QString name = item.isString() ? item.text() : item[u"name"].text();
        if (name.isEmpty())
            name = item[u"src"].text();
        QString version = item[u"version"].text();
        if (item.isString() && name.contains(u':')) {
            version = name.section(u':', 1);
            name = name.section(u':', 0, 0);
        }
        // From a repository or a file it has a name only once it is installed. A role's version is a tag, not a demand.
        if (isPlain(name) && (&list == &m_needs.roles || name.count(u'.') == 1)) {
            add(list,
                {.name = name,
                 .version = &list == &m_needs.roles || version == u"*" ? QString() : version,
                 .where = m_path,
                 .line = item.line()});
        }
    }

    static bool isPlain(const QString &name)
    {
        static const QRegularExpression plain(u"\\A[A-Za-z0-9_][A-Za-z0-9_.-]*\\z"_s);
        return plain.match(name).hasMatch();
    }

    static void add(QList<Need> &list, const Need &need)
    {
        const auto known = std::ranges::find(list, need.name, &Need::name);
        if (known == list.end())
            list << need;
        else if (known->version.isEmpty() && !need.version.isEmpty())
            *known = need; // the demand is what can fail
    }

    QString m_dir;
    QString m_path;
    RoleNeeds m_needs;
};

/// The version of the collection that lies in @p folder; `*` when it does not say.
QString versionIn(const QString &folder)
{
    QFile manifest(folder + u"/MANIFEST.json"_s);
    if (manifest.open(QIODevice::ReadOnly)) {
        const QJsonObject root = QJsonDocument::fromJson(manifest.read(1 << 20)).object();
        if (const QString version = root[u"collection_info"_s][u"version"_s].toString(); !version.isEmpty())
            return version;
    }
    const QString galaxy = folder + u"/galaxy.yml"_s;
    const QString version = QFileInfo(galaxy).isFile() ? readYaml(galaxy, galaxy).root[u"version"].text() : QString();
    return version.isEmpty() ? u"*"_s : version;
}

/// The version of @p collection where Ansible finds it first; empty: nowhere.
QString installedVersion(const QString &collection, const QStringList &folders)
{
    for (const QString &folder : folders) {
        const QString path = folder + u"/ansible_collections/"_s + QString(collection).replace(u'.', u'/');
        if (QFileInfo(path).isDir())
            return versionIn(path);
    }
    return {};
}

QString placeOf(const Need &need)
{
    return need.line > 0 ? Text::tr("%1, line %2").arg(need.where).arg(need.line) : need.where;
}

} // namespace

RoleNeeds needsOf(const QString &workspaceDir)
{
    Collector collector(workspaceDir);
    for (const QString &name : {u"requirements.yml"_s, u"collections/requirements.yml"_s, u"roles/requirements.yml"_s})
        collector.readRequirements(collector.open(name));
    const QDir dir(workspaceDir);
    const QStringList roles = QDir(workspaceDir + u"/roles"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &role : roles) {
        const QString folder = u"roles/"_s + role;
        collector.readMeta(collector.open(folder + u"/meta/main.yml"_s));
        for (const QString &name : {u"/requirements.yml"_s, u"/meta/requirements.yml"_s})
            collector.readRequirements(collector.open(folder + name));
        for (const QString &part : {u"/tasks"_s, u"/handlers"_s}) {
            QStringList files;
            QDirIterator each(dir.filePath(folder + part), {u"*.yml"_s, u"*.yaml"_s}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext())
                files << dir.relativeFilePath(each.next());
            files.sort();
            for (const QString &file : std::as_const(files))
                collector.readTasks(collector.open(file));
        }
    }
    return collector.take();
}

bool isVersionGood(const QString &installed, const QString &wanted)
{
    const QVersionNumber present = QVersionNumber::fromString(installed).normalized();
    static const QRegularExpression condition(u"\\A(>=|<=|!=|==|>|<|=|)\\s*v?([0-9][^\\s]*)\\z"_s);
    const QStringList conditions = wanted.split(u',', Qt::SkipEmptyParts);
    return std::ranges::all_of(conditions, [&](const QString &one) {
        const auto match = condition.match(one.trimmed());
        if (!match.hasMatch() || installed == u"*")
            return true; // a branch, a commit, or a collection that does not say: nothing to compare
        const int order = QVersionNumber::compare(present, QVersionNumber::fromString(match.captured(2)).normalized());
        const QString sign = match.captured(1);
        return sign == u">=" ? order >= 0
            : sign == u"<="  ? order <= 0
            : sign == u"!="  ? order != 0
            : sign == u">"   ? order > 0
            : sign == u"<"   ? order < 0
                             : order == 0;
    });
}

Findings checkNeeds(const RoleNeeds &needs, const QStringList &collectionFolders, const QStringList &roleFolders)
{
    Findings findings;
    for (const Need &need : needs.collections) {
        const QString version = installedVersion(need.name, collectionFolders);
        const QString wanted = need.version.isEmpty() ? need.name : need.name + u':' + need.version;
        Finding finding{.check = u"collections"_s, .title = Text::tr("Collections"), .where = placeOf(need)};
        finding.level = Finding::Level::Error;
        if (version.isEmpty()) {
            finding.sentence = Text::tr("The collection %1 is needed, and it is not installed.").arg(need.name);
            finding.remedy = Text::tr("Install it.");
            finding.command = shellText({u"ansible-galaxy"_s, u"collection"_s, u"install"_s, wanted});
        } else if (!isVersionGood(version, need.version)) {
            finding.sentence = Text::tr("The collection %1 is installed in version %2, but %3 is asked for.")
                                   .arg(need.name, version, need.version);
            finding.remedy = Text::tr("Install a version that fits.");
            finding.command = shellText({u"ansible-galaxy"_s, u"collection"_s, u"install"_s, u"--force"_s, wanted});
        } else {
            continue;
        }
        findings << finding;
    }
    if (findings.isEmpty()) {
        findings << Finding{.check = u"collections"_s,
                            .title = Text::tr("Collections"),
                            .sentence = needs.collections.isEmpty()
                                ? Text::tr("The roles need no collection.")
                                : Text::tr("%n collection(s) that the roles need are installed.", nullptr,
                                           int(needs.collections.size()))};
    }
    const qsizetype before = findings.size();
    for (const Need &need : needs.roles) {
        const bool there = std::ranges::any_of(
            roleFolders, [&](const QString &folder) { return QFileInfo(folder + u'/' + need.name).isDir(); });
        if (there)
            continue;
        // Only a name with an author in it is one that Ansible Galaxy may know.
        const bool inGalaxy = need.name.contains(u'.');
        findings << Finding{.check = u"roles"_s,
                            .level = Finding::Level::Error,
                            .title = Text::tr("Roles"),
                            .sentence = Text::tr("The role %1 is needed, and it is not there.").arg(need.name),
                            .where = placeOf(need),
                            .remedy = Text::tr("Put it into the workspace's folder “roles”."),
                            .command = inGalaxy ? shellText({u"ansible-galaxy"_s, u"role"_s, u"install"_s,
                                                             u"--roles-path"_s, u"roles"_s, need.name})
                                                : QString()};
    }
    if (findings.size() == before) {
        findings << Finding{
            .check = u"roles"_s, .title = Text::tr("Roles"), .sentence = Text::tr("No role is missing.")};
    }
    return findings;
}

} // namespace Aegir
