// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assignments.h"
#include "app/cli/format.h"
#include "app/cli/session.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QString typeNames(const Catalogue &catalogue, EntityKind kind)
{
    QStringList names;
    for (const EntityType &type : catalogue.entityTypes()) {
        if (type.kind == kind) {
            names.append(type.name);
        }
    }
    return names.isEmpty() ? Session::tr("none") : names.join(u", "_s);
}

/// The options that add and edit share, put into @p entity.
Result<void> applyOptions(Session &session, const EntityType &type, Entity &entity)
{
    const QCommandLineParser &parser = session.parser();
    if (parser.isSet(u"hosts"_s)) {
        if (entity.kind == EntityKind::Site) {
            return failure(Session::tr("A site has no hosts of its own; it runs on its platform's."));
        }
        entity.hosts = parser.value(u"hosts"_s).trimmed();
        if (entity.hosts.isEmpty()) {
            return failure(Session::tr("A platform needs hosts: an Ansible host pattern, for example localhost."));
        }
    }
    if (parser.isSet(u"environment"_s)) {
        entity.environment = parser.value(u"environment"_s);
        if (!entity.environment.isEmpty() && !session.catalogue().environment(entity.environment)) {
            QStringList names;
            for (const Environment &environment : session.catalogue().settings().environments) {
                names.append(environment.name);
            }
            return failure(Session::tr("There is no environment “%1”; workspace.yml has %2.")
                               .arg(entity.environment, names.isEmpty() ? Session::tr("none") : names.join(u", "_s)));
        }
    }
    for (const QString &assignment : parser.values(u"set"_s)) {
        if (auto set = applyToEntity(type, assignment, entity.values); !set) {
            return set;
        }
    }
    return {};
}

/// Everything wrong with the values of @p entity, said; true when there is nothing.
bool checkValues(Session &session, const EntityType &type, const Entity &entity, int &exitCode)
{
    QJsonArray problems;
    QStringList sentences;
    for (const Field &field : type.fields) {
        if (!isVisible(field, entityVariables(session.catalogue(), entity))) {
            continue;
        }
        const QString sentence = problemOf(field, entity.values.value(field.name));
        if (!sentence.isEmpty()) {
            sentences.append(u"%1: %2"_s.arg(field.name, sentence));
            problems.append(QJsonObject{{u"field"_s, field.name}, {u"sentence"_s, sentence}});
        }
    }
    if (!sentences.isEmpty()) {
        exitCode = session.out().fail(sentences, {{u"problems"_s, problems}});
    }
    return sentences.isEmpty();
}

Ending tellEntity(Session &session, qint64 id, const QString &sentence)
{
    const auto entity = session.store().entity(id);
    if (!entity) {
        return session.out().fail(Session::tr("It was deleted meanwhile."));
    }
    session.out().text(visibleLine(sentence) + u'\n');
    session.out().json(toJson(*entity, session.nameOf(entity->platform)));
    return session.whenTold({id});
}

Ending addEntity(Session &session)
{
    const QCommandLineParser &parser = session.parser();
    const QString kind = session.words().at(0);
    if (kind != u"platform" && kind != u"site") {
        return session.out().fail(
            Session::tr("Add what? Write “aegir add platform NAME …” or “aegir add site NAME …”."));
    }
    Entity entity{.kind = kind == u"site" ? EntityKind::Site : EntityKind::Platform,
                  .name = session.words().at(1).trimmed()};
    entity.type = parser.value(u"type"_s);
    const EntityType *type = session.catalogue().entityType(entity.kind, entity.type);
    if (!type) {
        const QString known = typeNames(session.catalogue(), entity.kind);
        return session.out().fail(
            entity.type.isEmpty()
                ? Session::tr("Say its type with --type TYPE; there is %1.").arg(known)
                : Session::tr("There is no %1 type “%2”; there is %3.").arg(kind, entity.type, known));
    }
    if (entity.kind == EntityKind::Site) {
        if (!parser.isSet(u"on"_s)) {
            return session.out().fail(Session::tr("Say the platform that the site lies on with --on PLATFORM."));
        }
        const auto platform = session.findEntity(parser.value(u"on"_s));
        if (!platform) {
            return session.out().fail(platform.error().sentence);
        }
        if (platform->kind != EntityKind::Platform) {
            return session.out().fail(Session::tr("%1 is a site; a site lies on a platform.").arg(platform->name));
        }
        entity.platform = platform->id;
    } else {
        if (parser.isSet(u"on"_s)) {
            return session.out().fail(Session::tr("A platform lies on no other; --on is for sites."));
        }
        entity.hosts = type->hosts;
    }
    if (const auto applied = applyOptions(session, *type, entity); !applied) {
        return session.out().fail(applied.error().sentence);
    }
    int exitCode = Done;
    if (!checkValues(session, *type, entity, exitCode)) {
        return exitCode;
    }
    const auto added = session.store().addEntity(entity);
    if (!added) {
        return session.out().fail(added.error().sentence);
    }
    return tellEntity(session, *added,
                      entity.kind == EntityKind::Site ? Session::tr("Added the site %1.").arg(entity.name)
                                                      : Session::tr("Added the platform %1.").arg(entity.name));
}

Ending editEntity(Session &session)
{
    const QCommandLineParser &parser = session.parser();
    auto entity = session.findEntity(session.words().first());
    if (!entity) {
        return session.out().fail(entity.error().sentence);
    }
    const EntityType *type = session.catalogue().entityType(entity->kind, entity->type);
    if (!type) {
        return session.out().fail(
            Session::tr("The type “%1” of %2 is not in this workspace.").arg(entity->type, entity->name));
    }
    if (parser.isSet(u"name"_s)) {
        entity->name = parser.value(u"name"_s).trimmed();
    }
    for (const QString &name : parser.values(u"unset"_s)) {
        if (!entity->values.contains(name)) {
            return session.out().fail(Session::tr("%1 has no value “%2” of its own.").arg(entity->name, name));
        }
        entity->values.remove(name);
    }
    if (const auto applied = applyOptions(session, *type, *entity); !applied) {
        return session.out().fail(applied.error().sentence);
    }
    int exitCode = Done;
    if (!checkValues(session, *type, *entity, exitCode)) {
        return exitCode;
    }
    if (const auto updated = session.store().updateEntity(*entity); !updated) {
        return session.out().fail(updated.error().sentence);
    }
    return tellEntity(session, entity->id, Session::tr("Changed %1.").arg(entity->name));
}

Ending deleteEntity(Session &session)
{
    const auto entity = session.findEntity(session.words().first());
    if (!entity) {
        return session.out().fail(entity.error().sentence);
    }
    if (!session.parser().isSet(u"yes"_s)) {
        const auto sites = int(session.store().sitesOf(entity->id).size());
        return session.out().fail(
            sites > 0 ? Session::tr("This takes %1 and its %n site(s) out of the workspace (hosts are left alone); add "
                                    "--yes to do it.",
                                    nullptr, sites)
                            .arg(entity->name)
                      : Session::tr("This takes %1 out of the workspace (hosts are left alone); add --yes to do it.")
                            .arg(entity->name));
    }
    return session.whenSettled([&session, entity = *entity]() -> Ending {
        const auto marked = session.store().deleteEntity(entity.id);
        if (!marked) {
            return session.out().fail(marked.error().sentence);
        }
        QJsonArray ids;
        for (const qint64 id : *marked) {
            ids.append(id);
        }
        session.out().text(visibleLine(Session::tr("Deleted %1.").arg(entity.name)) + u'\n');
        session.out().json(QJsonObject{{u"deleted"_s, ids}});
        return session.whenTold(*marked);
    });
}

} // namespace

QList<Command> entityCommands()
{
    const QCommandLineOption set(u"set"_s, Session::tr("Give a field of its type a value. Can be repeated."),
                                 u"FIELD=VALUE"_s);
    const QCommandLineOption hosts(
        u"hosts"_s, Session::tr("The Ansible host pattern that a platform's operations run on."), u"PATTERN"_s);
    const QCommandLineOption environment(u"environment"_s, Session::tr("Its environment, as workspace.yml names it."),
                                         u"NAME"_s);
    const Argument entity{u"ENTITY"_s, Session::tr("Name of a platform or site.")};
    return {
        {.name = u"add"_s,
         .summary = Session::tr("Add a platform or a site."),
         .arguments = {{u"KIND"_s, Session::tr("“platform” or “site”.")},
                       {u"NAME"_s, Session::tr("A name that is free.")}},
         .options = {{u"type"_s, Session::tr("Name of its type."), u"TYPE"_s},
                     {u"on"_s, Session::tr("The platform that a site lies on."), u"PLATFORM"_s},
                     set,
                     hosts,
                     environment},
         .start = addEntity},
        {.name = u"edit"_s,
         .summary = Session::tr("Change a platform or a site."),
         .arguments = {entity},
         .options = {{u"name"_s, Session::tr("A new name."), u"NAME"_s},
                     set,
                     {u"unset"_s, Session::tr("Take a field's value away. Can be repeated."), u"FIELD"_s},
                     hosts,
                     environment},
         .start = editEntity},
        {.name = u"delete"_s,
         .summary = Session::tr("Take a platform with its sites, or a site, out of the workspace."),
         .arguments = {entity},
         .options = {{u"yes"_s, Session::tr("Really do it.")}},
         .start = deleteEntity},
    };
}

} // namespace Aegir
