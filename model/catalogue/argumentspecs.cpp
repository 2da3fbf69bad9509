// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/argumentspecs.h"

#include "model/catalogue/fieldreader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

struct Specs
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::ArgumentSpecs)
};

EntryPoint readEntryPoint(const YamlEntry &entry, const QString &path, QList<Problem> &problems)
{
    EntryPoint point;
    point.name = entry.key;
    MappingReader keys(entry.value, path, problems);
    point.shortDescription = keys.paragraphs(u"short_description"_s).value_or(QString());
    point.description = keys.paragraphs(u"description"_s).value_or(QString());
    FieldReader reader(path, problems);
    point.fields = reader.readFields(keys.node(u"options"_s), FieldReader::Place::Role);
    point.problem = reader.obstacle();
    if (const YamlNode options = entry.value[u"options"]; options.isNull()) {
        problems.append({path, options.line(), Specs::tr("Ansible takes no empty “options”; write “options: {}”.")});
        point.problem = problems.constLast().text();
    }
    keys.ignore({u"author"_s, u"version_added"_s, u"seealso"_s, u"attributes"_s, u"notes"_s, u"examples"_s,
                 u"requirements"_s, u"deprecated"_s, u"todo"_s});
    return point;
}

} // namespace

const EntryPoint *ArgumentSpecs::entryPoint(QStringView name) const
{
    const auto found = std::ranges::find(entryPoints, name, &EntryPoint::name);
    return found == entryPoints.end() ? nullptr : &*found;
}

ArgumentSpecs readArgumentSpecs(const QString &roleDir, const QString &shownDir)
{
    // Ansible's order: a file of its own beats meta/main.yml.
    static const QStringList own{u"/meta/argument_specs.yml"_s, u"/meta/argument_specs.yaml"_s,
                                 u"/meta/argument_specs.json"_s};
    static const QStringList shared{u"/meta/main.yml"_s, u"/meta/main.yaml"_s, u"/meta/main.json"_s};
    const auto exists = [&roleDir](const QString &name) { return QFileInfo::exists(QString(roleDir + name)); };
    auto file = std::ranges::find_if(own, exists);
    const bool isShared = file == own.end();
    if (isShared) {
        file = std::ranges::find_if(shared, exists);
        if (file == shared.end())
            return {};
    }

    ArgumentSpecs specs;
    const QString path = shownDir + *file;
    YamlDocument document = readYaml(roleDir + *file, path);
    if (isShared && !document.isBroken() && document.root[u"argument_specs"].isMissing())
        return {};
    specs.path = path;
    specs.problems = document.problems;
    if (document.isBroken()) {
        specs.problem = specs.problems.isEmpty() ? QString() : specs.problems.constLast().text();
        return specs;
    }
    {
        MappingReader keys(document.root, path, specs.problems);
        if (isShared)
            keys.allowAnything();
        const YamlNode points = keys.mapping(u"argument_specs"_s);
        for (const YamlEntry &entry : points.entries())
            specs.entryPoints.append(readEntryPoint(entry, path, specs.problems));
    }
    if (specs.entryPoints.isEmpty()) {
        specs.problem =
            Specs::tr("%1 describes no entry point: below “argument_specs” there must be “main”.").arg(path);
        specs.problems.append({path, document.root.line(),
                               Specs::tr("There is no entry point: below “argument_specs” there must be “main”.")});
    }
    return specs;
}

} // namespace Aegir
