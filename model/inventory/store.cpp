// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's entities. Opening it is in storeopen.cpp, runs are in storeruns.cpp.
#include "model/inventory/store.h"

#include "model/inventory/sql.h"

#include <QMetaMethod>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

Entity readEntity(const QSqlQuery &row)
{
    Entity entity;
    entity.id = row.value(u"id"_s).toLongLong();
    entity.kind = row.value(u"kind"_s).toString() == u"site" ? EntityKind::Site : EntityKind::Platform;
    entity.name = row.value(u"name"_s).toString();
    entity.type = row.value(u"type"_s).toString();
    entity.platform = row.value(u"platform"_s).toLongLong();
    entity.hosts = row.value(u"hosts"_s).toString();
    entity.environment = row.value(u"environment"_s).toString();
    entity.values = Sql::toObject(row.value(u"field_values"_s));
    entity.outputs = Sql::toObject(row.value(u"outputs"_s));
    entity.status = statusFromName(row.value(u"status"_s).toString()).value_or(Status::None);
    entity.statusSentence = row.value(u"status_sentence"_s).toString();
    entity.statusChanged = Sql::toTime(row.value(u"status_changed"_s));
    return entity;
}

/// How long @p database waits for other programs, while this lives; then @p before again.
class Patience
{
    Q_DISABLE_COPY_MOVE(Patience)

public:
    Patience(const QSqlDatabase &database, std::chrono::milliseconds now, std::chrono::milliseconds before)
        : m_database(database)
        , m_now(now)
        , m_before(before)
    {
        set(m_now);
    }
    ~Patience() { set(m_before); }

private:
    void set(std::chrono::milliseconds patience) const
    {
        if (m_now != m_before) {
            QSqlQuery(m_database).exec(u"PRAGMA busy_timeout = %1"_s.arg(patience.count()));
        }
    }

    QSqlDatabase m_database;
    std::chrono::milliseconds m_now;
    std::chrono::milliseconds m_before;
};

} // namespace

Result<Sql::Transaction> Store::begin()
{
    const Patience patience(database(), m_writePatience, m_patience);
    return Sql::Transaction::begin(database());
}

Result<QSqlQuery> Store::write(const QString &statement, std::initializer_list<std::pair<QString, QVariant>> bindings)
{
    const Patience patience(database(), m_writePatience, m_patience);
    return Sql::run(database(), statement, bindings);
}

Store::Store(QString connection)
    : m_connection(std::move(connection))
{
}

Store::~Store()
{
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
}

QSqlDatabase Store::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

int Store::currentVersion()
{
    return int(schemaSteps().size());
}

void Store::tell(const Result<void> &read) const
{
    const QString sentence = read ? QString() : read.error().sentence;
    if (!isSignalConnected(QMetaMethod::fromSignal(&Store::failed))) {
        return; // whoever listens later is told then
    }
    if (std::exchange(m_told, sentence) != sentence && !read) {
        emit failed(sentence);
    }
}

Result<std::optional<Entity>> Store::findEntity(qint64 id) const
{
    return Sql::first(Sql::rows(database(), readEntity, u"SELECT * FROM entity WHERE id = :id AND deleted IS NULL"_s,
                                {{u":id"_s, id}}));
}

Result<std::optional<Entity>> Store::findEntity(const QString &name) const
{
    return Sql::first(Sql::rows(database(), readEntity,
                                u"SELECT * FROM entity WHERE name = :name AND deleted IS NULL"_s,
                                {{u":name"_s, name}}));
}

Result<QList<Entity>> Store::findSites(qint64 platform) const
{
    return Sql::rows(database(), readEntity,
                     u"SELECT * FROM entity WHERE platform = :platform AND deleted IS NULL"
                     " ORDER BY name COLLATE NOCASE, id"_s,
                     {{u":platform"_s, platform}});
}

QList<Entity> Store::entities() const
{
    return orTell(Sql::rows(database(), readEntity,
                            u"SELECT entity.* FROM entity LEFT JOIN entity AS base ON base.id = entity.platform"
                            " WHERE entity.deleted IS NULL"
                            " ORDER BY coalesce(base.name, entity.name) COLLATE NOCASE, coalesce(base.id, entity.id),"
                            "  entity.platform IS NOT NULL, entity.name COLLATE NOCASE, entity.id"_s));
}

std::optional<Entity> Store::entity(qint64 id) const
{
    return orTell(findEntity(id));
}

std::optional<Entity> Store::entityByName(const QString &name) const
{
    return orTell(findEntity(name));
}

QList<Entity> Store::sitesOf(qint64 platform) const
{
    return orTell(findSites(platform));
}

namespace {

/// What keeps @p name from being shown as one line anywhere: a terminal would obey control characters.
bool hasControl(const QString &name)
{
    return !name.isValidUtf16() || std::ranges::any_of(name, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
    });
}

} // namespace

Result<void> Store::checkName(const QString &name, qint64 except) const
{
    if (name.trimmed().isEmpty()) {
        return failure(tr("A platform or site needs a name."));
    }
    const auto found = findEntity(name);
    if (!found) {
        return std::unexpected(found.error());
    }
    const auto &other = *found;
    if (other && other->id == except) {
        return {}; // an old name stays, whatever it is
    }
    if (other) {
        return failure(other->kind == EntityKind::Site
                           ? tr("There is already a site “%1”; choose another name.").arg(name)
                           : tr("There is already a platform “%1”; choose another name.").arg(name));
    }
    constexpr qsizetype longest = 255;
    if (name.size() > longest) {
        return failure(tr("A name may have at most %n character(s); choose a shorter one.", nullptr, int(longest)));
    }
    if (hasControl(name)) {
        return failure(tr("A name must not hold control characters, such as the end of a line; leave them out."));
    }
    return {};
}

Result<qint64> Store::addEntity(const Entity &entity)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    if (auto good = checkName(entity.name, 0); !good) {
        return std::unexpected(good.error());
    }
    const bool site = entity.kind == EntityKind::Site;
    if (site) {
        const auto found = findEntity(entity.platform);
        if (!found) {
            return std::unexpected(found.error());
        }
        const auto &platform = *found;
        if (!platform || platform->kind != EntityKind::Platform) {
            return failure(tr("The site “%1” needs a platform that it lies on.").arg(entity.name));
        }
    }
    auto added = Sql::run(database(),
                          u"INSERT INTO entity (kind, name, type, platform, hosts, environment, field_values, outputs,"
                          "  status, status_sentence, status_changed)"
                          " VALUES (:kind, :name, :type, :platform, :hosts, :environment, :values, :outputs,"
                          "  :status, :sentence, :changed)"_s,
                          {{u":kind"_s, site ? u"site"_s : u"platform"_s},
                           {u":name"_s, entity.name},
                           {u":type"_s, entity.type},
                           {u":platform"_s, site ? QVariant(entity.platform) : QVariant()},
                           {u":hosts"_s, entity.hosts},
                           {u":environment"_s, entity.environment},
                           {u":values"_s, Sql::fromJson(entity.values)},
                           {u":outputs"_s, Sql::fromJson(entity.outputs)},
                           {u":status"_s, statusName(entity.status)},
                           {u":sentence"_s, entity.statusSentence},
                           {u":changed"_s, Sql::fromTime(entity.statusChanged)}});
    if (!added) {
        return std::unexpected(added.error());
    }
    const qint64 id = added->lastInsertId().toLongLong();
    if (auto committed = transaction->commit(); !committed) {
        return std::unexpected(committed.error());
    }
    return id;
}

Result<void> Store::updateEntity(const Entity &entity)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    if (auto good = checkName(entity.name, entity.id); !good) {
        return good;
    }
    auto updated = Sql::run(database(),
                            u"UPDATE entity SET name = :name, hosts = :hosts, environment = :environment,"
                            "  field_values = :values WHERE id = :id AND deleted IS NULL"_s,
                            {{u":name"_s, entity.name},
                             {u":hosts"_s, entity.hosts},
                             {u":environment"_s, entity.environment},
                             {u":values"_s, Sql::fromJson(entity.values)},
                             {u":id"_s, entity.id}});
    if (!updated) {
        return std::unexpected(updated.error());
    }
    if (updated->numRowsAffected() == 0) {
        return failure(tr("“%1” was deleted meanwhile.").arg(entity.name));
    }
    return transaction->commit();
}

Result<QList<qint64>> Store::deleteEntity(qint64 id)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    const auto found = findEntity(id);
    if (!found) {
        return std::unexpected(found.error());
    }
    const auto &entity = *found;
    if (!entity) {
        return failure(tr("It was deleted already."));
    }
    auto busy =
        Sql::run(database(),
                 u"SELECT entity.name, run.id, run.operation, run.held FROM run JOIN entity ON entity.id = run.entity"
                 " WHERE run.status IN ('waiting', 'running') AND (entity.id = :id OR entity.platform = :id)"
                 " ORDER BY run.id LIMIT 1"_s,
                 {{u":id"_s, id}});
    if (!busy) {
        return std::unexpected(busy.error());
    }
    if (busy->next()) {
        // A held one has no end that could be waited for.
        const QString sentence = busy->value(3).toBool()
            ? tr("“%1” cannot be deleted while run %2 (%3 of %4) is held in the queue; cancel that run first.")
            : tr("“%1” cannot be deleted while run %2 (%3 of %4) is dispatched; cancel that run or wait for its end.");
        return failure(sentence.arg(entity->name, busy->value(1).toString(), busy->value(2).toString(),
                                    busy->value(0).toString()));
    }
    const auto sites = findSites(id);
    if (!sites) {
        return std::unexpected(sites.error());
    }
    QList<qint64> marked{id};
    for (const Entity &site : *sites) {
        marked.append(site.id);
    }
    const QVariant now = Sql::fromTime(QDateTime::currentDateTimeUtc());
    for (const qint64 each : std::as_const(marked)) {
        if (auto done = Sql::run(database(), u"UPDATE entity SET deleted = :now WHERE id = :id"_s,
                                 {{u":now"_s, now}, {u":id"_s, each}});
            !done) {
            return std::unexpected(done.error());
        }
    }
    if (auto committed = transaction->commit(); !committed) {
        return std::unexpected(committed.error());
    }
    return marked;
}

Result<void> Store::restoreEntities(const QList<qint64> &ids)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    for (const qint64 id : ids) {
        const auto found =
            Sql::first(Sql::rows(database(), readEntity,
                                 u"SELECT * FROM entity WHERE id = :id AND deleted IS NOT NULL"_s, {{u":id"_s, id}}));
        if (!found) {
            return std::unexpected(found.error());
        }
        const auto &gone = *found;
        if (!gone) {
            continue; // restored already, or never there: what was asked for holds
        }
        const auto namesake = findEntity(gone->name);
        if (!namesake) {
            return std::unexpected(namesake.error());
        }
        if (*namesake) {
            return failure(tr("“%1” cannot come back, because its name was given to another one.").arg(gone->name));
        }
        const auto platform = findEntity(gone->platform);
        if (!platform) {
            return std::unexpected(platform.error());
        }
        if (gone->kind == EntityKind::Site && !ids.contains(gone->platform) && !*platform) {
            return failure(tr("“%1” cannot come back, because its platform was deleted.").arg(gone->name));
        }
        if (auto done = Sql::run(database(), u"UPDATE entity SET deleted = NULL WHERE id = :id"_s, {{u":id"_s, id}});
            !done) {
            return std::unexpected(done.error());
        }
    }
    return transaction->commit();
}

Result<bool> Store::setOutputs(qint64 run, qint64 event, const QList<OutputValue> &outputs)
{
    // Read and written in one transaction: two runs may send back values for one platform at the same time.
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    auto noted =
        Sql::run(database(), u"UPDATE run SET outputs_event = :event WHERE id = :run AND outputs_event < :event"_s,
                 {{u":event"_s, event}, {u":run"_s, run}});
    if (!noted) {
        return std::unexpected(noted.error());
    }
    if (noted->numRowsAffected() == 0) {
        return false;
    }
    for (const OutputValue &output : outputs) {
        if (auto set = setOutput(run, output); !set) {
            return std::unexpected(set.error());
        }
    }
    return transaction->commit().transform([] { return true; });
}

Result<void> Store::setOutput(qint64 run, const OutputValue &output)
{
    auto row = Sql::run(database(), u"SELECT outputs FROM entity WHERE id = :id"_s, {{u":id"_s, output.entity}});
    if (!row) {
        return std::unexpected(row.error());
    }
    if (!row->next()) {
        return failure(tr("The value “%1” has nowhere to go: its platform or site is not there.").arg(output.name));
    }
    QJsonObject outputs = Sql::toObject(row->value(0));
    row->finish();
    outputs.insert(output.name, output.value);
    auto kept = Sql::run(database(),
                         u"INSERT INTO output_history (entity, name, value, run, time)"
                         " VALUES (:entity, :name, :value, :run, :time)"_s,
                         {{u":entity"_s, output.entity},
                          {u":name"_s, output.name},
                          {u":value"_s, Sql::fromJson(QJsonArray{output.value})},
                          {u":run"_s, run},
                          {u":time"_s, Sql::fromTime(QDateTime::currentDateTimeUtc())}});
    if (!kept) {
        return std::unexpected(kept.error());
    }
    return Sql::run(database(), u"UPDATE entity SET outputs = :outputs WHERE id = :id"_s,
                    {{u":outputs"_s, Sql::fromJson(outputs)}, {u":id"_s, output.entity}})
        .transform([](const QSqlQuery &) { });
}

QList<PastOutput> Store::outputHistory(qint64 entity, const QString &name, int limit) const
{
    const auto read = [](const QSqlQuery &row) {
        return PastOutput{.value = Sql::toArray(row.value(0)).at(0),
                          .run = row.value(1).toLongLong(),
                          .time = Sql::toTime(row.value(2))};
    };
    return orTell(Sql::rows(database(), read,
                            u"SELECT value, run, time FROM output_history WHERE entity = :entity AND name = :name"
                            " ORDER BY id DESC LIMIT :limit"_s,
                            {{u":entity"_s, entity}, {u":name"_s, name}, {u":limit"_s, limit}}));
}

} // namespace Aegir
