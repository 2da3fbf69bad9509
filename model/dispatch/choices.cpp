// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/choices.h"

#include "model/run/ansibleprobe.h"
#include "model/run/ansibleprocess.h"
#include "model/run/shortprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QJsonDocument>
#include <QLocale>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// A longer list nobody looks through.
constexpr qint64 mostBytes = 1024 * 1024;

/// Reading an inventory may ask other machines.
constexpr std::chrono::seconds inventoryLimit{60};

QList<Choice> choicesOf(const QStringList &texts)
{
    QList<Choice> choices;
    for (const QString &text : texts)
        choices.append({.value = text, .label = text, .note = {}});
    return choices;
}

QStringList linesOf(const QByteArray &bytes)
{
    QStringList lines;
    const QString text = QString::fromUtf8(bytes);
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (const QStringView word = line.trimmed(); !word.isEmpty())
            lines.append(word.toString());
    }
    lines.removeDuplicates();
    return lines;
}

/// When it was sent back, and how big the file is, if it is one here.
QString noteOn(const PastOutput &output)
{
    QStringList words;
    if (output.time.isValid())
        words << QLocale().toString(output.time.toLocalTime(), QLocale::ShortFormat);
    const QFileInfo file(output.value.toString());
    if (file.isAbsolute() && file.isFile())
        words << QLocale().formattedDataSize(file.size());
    return words.join(u", "_s);
}

QList<Choice> choicesOf(const QList<PastOutput> &history)
{
    QList<Choice> choices;
    for (const PastOutput &output : history) {
        const bool known = std::ranges::find(choices, output.value, &Choice::value) != choices.end();
        if (!known && output.value.isString() && !output.value.toString().isEmpty())
            choices.append({.value = output.value, .label = output.value.toString(), .note = noteOn(output)});
    }
    return choices;
}

Result<QList<Choice>> readLines(const QString &dir, const QString &path)
{
    const QString root = QFileInfo(dir).canonicalFilePath();
    const QFileInfo info(QDir(root).absoluteFilePath(path));
    if (!info.exists())
        return failure(ChoiceFinder::tr("The file %1 with the choices is not there.").arg(path));
    // Links are followed first: a workspace from anywhere must not show what lies outside of it.
    if (!info.canonicalFilePath().startsWith(root + u'/'))
        return failure(ChoiceFinder::tr("The file %1 with the choices lies outside of the workspace.").arg(path));
    if (!info.isFile())
        return failure(ChoiceFinder::tr("%1, which should have the choices, is no file.").arg(path));
    if (info.size() > mostBytes)
        return failure(ChoiceFinder::tr("The file %1 is too big for a list of choices.").arg(path));
    QFile file(info.canonicalFilePath());
    if (!file.open(QIODevice::ReadOnly))
        return failure(ChoiceFinder::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()));
    return choicesOf(linesOf(file.read(mostBytes)));
}

} // namespace

ChoiceFinder::ChoiceFinder(const Workspace &workspace, Target target, QString ansiblePlaybook, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_target(std::move(target))
    , m_ansiblePlaybook(std::move(ansiblePlaybook))
{
}

void ChoiceFinder::find(const ChoicesFrom &from, Then then)
{
    using enum ChoicesFrom::Kind;
    switch (from.kind) {
    case None:
        return later(std::move(then), QList<Choice>());
    case Platforms:
    case Sites:
        return later(std::move(then), entities(from));
    case Hosts:
    case Groups:
        return findInInventory(from.kind, std::move(then));
    case Outputs:
        return findOutputs(from.name, std::move(then));
    case File:
        return findLines(from.name, std::move(then));
    case Command:
        return findPrinted(from.command, std::move(then));
    }
}

QStringList ChoiceFinder::groupsFrom(const QByteArray &output)
{
    const QJsonObject inventory = QJsonDocument::fromJson(output).object();
    QStringList groups;
    for (auto group = inventory.begin(); group != inventory.end(); ++group) {
        groups.append(group.key());
        for (const QJsonValue &child :
             group->toObject().value(u"children"_s).toArray()) // one without hosts has no entry
            groups.append(child.toString());
    }
    groups.removeAll(u"_meta"_s);
    groups.removeAll(u"ungrouped"_s);
    groups.removeDuplicates();
    groups.sort(Qt::CaseInsensitive);
    return groups;
}

QList<Choice> ChoiceFinder::entities(const ChoicesFrom &from) const
{
    const EntityKind kind = from.kind == ChoicesFrom::Kind::Sites ? EntityKind::Site : EntityKind::Platform;
    const qint64 current = kind == EntityKind::Site ? m_target.entity.id : m_target.platform.id;
    QList<Choice> choices;
    const QList<Entity> all = m_workspace.store().entities();
    for (const Entity &entity : all) {
        const bool wanted = entity.kind == kind && (from.name.isEmpty() || entity.type == from.name)
            && !(from.exceptCurrent && entity.id == current);
        if (!wanted)
            continue;
        const Environment *environment = m_workspace.catalogue().environment(entity.environment);
        choices.append(
            {.value = entity.name, .label = entity.name, .note = environment ? environment->label : QString()});
    }
    return choices;
}

void ChoiceFinder::findInInventory(ChoicesFrom::Kind kind, Then then)
{
    if (m_ansiblePlaybook.isEmpty()) {
        return later(std::move(then),
                     failure(tr("The inventory cannot be read, because Ansible was not found on this machine.")));
    }
    // Hosts and groups are in the same answer, and it takes Ansible a second.
    const bool asked = m_inventory || !m_waiting.isEmpty();
    m_waiting.append({kind, std::move(then)});
    if (!asked)
        askInventory();
    else if (m_inventory)
        QMetaObject::invokeMethod(this, &ChoiceFinder::tellInventory, Qt::QueuedConnection);
}

void ChoiceFinder::askInventory()
{
    auto *process = new ShortProcess(this);
    connect(
        process, &ShortProcess::ended, this,
        [this, process](const Result<QByteArray> &output) {
            process->deleteLater();
            m_inventory = output;
            tellInventory();
        },
        Qt::QueuedConnection); // a program that cannot be started says so from inside of start()
    process->start({QFileInfo(m_ansiblePlaybook).path() + u"/ansible-inventory"_s, u"-i"_s, m_workspace.inventoryPath(),
                    u"--list"_s},
                   m_workspace.dir(), ansibleEnvironment(QProcessEnvironment::systemEnvironment()), inventoryLimit);
}

void ChoiceFinder::tellInventory()
{
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        one.then(m_inventory->transform([&one](const QByteArray &output) {
            return choicesOf(one.kind == ChoicesFrom::Kind::Hosts ? AnsibleProbe::hostsFrom(output)
                                                                  : groupsFrom(output));
        }));
    }
}

void ChoiceFinder::findOutputs(const QString &name, Then then)
{
    // The store belongs to this thread; looking at the files may take long where they lie on another machine.
    const QList<PastOutput> history = m_workspace.store().outputHistory(m_target.entity.id, name);
    inBackground([history]() -> Result<QList<Choice>> { return choicesOf(history); }, std::move(then));
}

void ChoiceFinder::findLines(const QString &path, Then then)
{
    inBackground([dir = m_workspace.dir(), path] { return readLines(dir, path); }, std::move(then));
}

void ChoiceFinder::findPrinted(const QStringList &command, Then then)
{
    auto *process = new ShortProcess(this);
    connect(
        process, &ShortProcess::ended, this,
        [process, then = std::move(then)](const Result<QByteArray> &output) {
            process->deleteLater();
            then(output.transform([](const QByteArray &bytes) { return choicesOf(linesOf(bytes)); }));
        },
        Qt::QueuedConnection);
    process->start(command, m_workspace.dir(), QProcessEnvironment::systemEnvironment(), m_commandLimit);
}

void ChoiceFinder::later(Then then, const Result<QList<Choice>> &choices)
{
    QMetaObject::invokeMethod(this, [then = std::move(then), choices] { then(choices); }, Qt::QueuedConnection);
}

void ChoiceFinder::inBackground(std::function<Result<QList<Choice>>()> work, Then then)
{
    auto promise = std::make_shared<QPromise<Result<QList<Choice>>>>();
    promise->future().then(this, [then = std::move(then)](const Result<QList<Choice>> &choices) { then(choices); });
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace Aegir
