// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctorfiles.h"

#include "model/dispatch/queuelink.h"
#include "model/dispatch/runfolders.h"
#include "model/inventory/store.h"
#include "model/run/ansibleprocess.h"
#include "model/run/platform.h"
#include "model/run/playbook.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QLockFile>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <locale>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Doctor)
};

constexpr qint64 mebibyte = 1024 * 1024;

QString native(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

/// The first few of @p names, and how many more there are.
QString someOf(const QStringList &names)
{
    constexpr qsizetype shown = 5;
    const QString list = names.first(std::min(names.size(), shown)).join(u", "_s);
    return names.size() <= shown ? list : Text::tr("%1 and %n more", nullptr, int(names.size() - shown)).arg(list);
}

} // namespace

QString unusablePath(const QString &dir)
{
    static const QRegularExpression unusable(u"\\[|\\$[A-Za-z_{]"_s);
    const auto found = unusable.match(dir);
    if (!found.hasMatch())
        return {};
    return Text::tr("Ansible cannot work in a folder with “%1” in its path. Rename %2.")
        .arg(found.captured().first(1), native(dir));
}

Findings checkFolder(const QString &workspaceDir)
{
    Finding finding{.check = u"folder"_s, .title = Text::tr("Workspace"), .where = native(workspaceDir)};
    const QString state = workspaceDir + u"/.aegir"_s;
    if (const QString sentence = unusablePath(workspaceDir); !sentence.isEmpty()) {
        finding.level = Finding::Level::Error;
        finding.sentence = sentence;
        finding.remedy = Text::tr("Close the workspace and give the folder another name.");
    } else if (!QFileInfo(state).isWritable() || !QFileInfo(state + u"/runs"_s).isWritable()) {
        finding.level = Finding::Level::Error;
        finding.where = native(state);
        finding.sentence = Text::tr("The state of the workspace cannot be written, so nothing can be run.");
        finding.remedy = Text::tr("Make the folder yours.");
        finding.command = shellText({u"sudo"_s, u"chown"_s, u"-R"_s, qEnvironmentVariable("USER", u"YOU"_s), state});
    } else {
        finding.sentence = Text::tr("The folder can be used and written.");
    }
    return {finding};
}

Findings checkDisk(const QString &runsDir, qint64 available)
{
    Finding finding{.check = u"disk"_s, .title = Text::tr("Disk"), .where = native(runsDir)};
    const QString size = QLocale().formattedDataSize(available);
    if (available < 0) {
        finding.level = Finding::Level::Warning;
        finding.sentence = Text::tr("How much room is left for runs cannot be found out.");
    } else if (available >= 1024 * mebibyte) {
        finding.sentence = Text::tr("%1 are free for runs.").arg(size);
    } else {
        const bool full = available < 100 * mebibyte;
        finding.level = full ? Finding::Level::Error : Finding::Level::Warning;
        finding.sentence = full
            ? Text::tr("Only %1 are free; a run that cannot write its log ends in an error.").arg(size)
            : Text::tr("Only %1 are free for runs.").arg(size);
        finding.remedy =
            Text::tr("Make room on the disk, or let old runs go: “keep” in workspace.yml says how many stay.");
        finding.command = u"aegir history prune"_s;
    }
    return {finding};
}

bool isLocaleInstalled(const QString &name)
{
    try {
        const std::locale made(name.toStdString());
        return true;
    } catch (const std::runtime_error &) { // what the constructor throws for a name that the system does not know
        return false;
    }
}

Findings checkLocale(const QProcessEnvironment &environment, const std::function<bool(const QString &)> &isInstalled)
{
    const QProcessEnvironment run = ansibleEnvironment(environment);
    const QString all = run.value(u"LC_ALL"_s);
    Finding finding{.check = u"locale"_s, .title = Text::tr("Locale")};
    // Python asks for all categories at once, and one that is not there spoils them all.
    const QStringList keys = run.keys();
    for (const QString &key : keys) {
        const bool counts = all.isEmpty() ? key == u"LANG" || key.startsWith(u"LC_") : key == u"LC_ALL";
        const QString value = run.value(key);
        if (!counts || value.isEmpty() || isInstalled(value))
            continue;
        finding.level = Finding::Level::Error;
        finding.where = u"%1=%2"_s.arg(key, value);
        finding.sentence =
            Text::tr("The locale %1 is not installed here, and Ansible does not start in it.").arg(value);
        finding.remedy = Text::tr("Install it, or set another one in the desktop's settings.");
        static const QRegularExpression usual(u"\\A([a-z]{2,3}_[A-Z]{2})\\.(?:UTF-8|utf8)\\z"_s);
        if (const auto match = usual.match(value); match.hasMatch())
            finding.command = u"sudo localedef -i %1 -f UTF-8 %1.UTF-8"_s.arg(match.captured(1));
        return {finding};
    }
    if (all != environment.value(u"LC_ALL"_s)) {
        finding.sentence = Text::tr("The locale of this session is not UTF-8, so runs use %1.").arg(all);
    } else {
        const QString name = !all.isEmpty() ? all : run.value(u"LC_CTYPE"_s, run.value(u"LANG"_s));
        finding.sentence =
            name.isEmpty() ? Text::tr("No locale is set; Ansible takes UTF-8.") : Text::tr("Runs use %1.").arg(name);
    }
    return {finding};
}

Findings checkLock(const QString &stateDir, int waiting)
{
    const QString path = stateDir + u"/lock"_s;
    Finding finding{.check = u"queue"_s, .title = Text::tr("Queue"), .where = native(path)};
    qint64 pid = 0;
    QString host;
    QString program;
    const bool held = QLockFile(path).getLockInfo(&pid, &host, &program);
    if (held && host != QSysInfo::machineHostName() && !isLockOfThisMachine(path)) {
        finding.level = Finding::Level::Warning;
        finding.sentence =
            Text::tr("The queue is held on another machine, %1; whether that is so still cannot be seen from here.")
                .arg(host);
        finding.remedy = Text::tr("End the program there. If it is gone already, remove the file.");
        finding.command = shellText({u"rm"_s, path});
    } else if (held && pid == QCoreApplication::applicationPid()) {
        finding.sentence = Text::tr("This program holds the queue.");
    } else if (held && !processStartTime(pid).isEmpty()) {
        finding.sentence = Text::tr("%1 (process %2) holds the queue.").arg(program).arg(pid);
    } else if (waiting > 0) {
        finding.level = Finding::Level::Warning;
        finding.sentence =
            Text::tr("%n run(s) wait, and no program holds the queue that could start them.", nullptr, waiting);
        finding.remedy = Text::tr("Open the workspace in the window, or let the command line do the work.");
        finding.command = u"aegir queue --work"_s;
    } else {
        finding.sentence = Text::tr("No program holds the queue, and nothing waits.");
    }
    return {finding};
}

Findings checkRunFolders(const QString &stateDir)
{
    Finding finding{.check = u"runs"_s, .title = Text::tr("Runs"), .where = native(stateDir + u"/runs"_s)};
    // A store of its own: this is another thread than the workspace's.
    const auto store = Store::open(stateDir + u"/aegir.sqlite"_s);
    const auto known = store ? (*store)->runFolders() : std::unexpected(store.error());
    if (!known) {
        finding.level = Finding::Level::Error;
        finding.sentence = known.error().sentence;
        return {finding};
    }
    const RunFolders folders = compareFolders(stateDir + u"/runs"_s, *known);
    Findings findings;
    if (!folders.nobodys.isEmpty()) {
        finding.level = Finding::Level::Warning;
        finding.sentence =
            Text::tr("%n folder(s) belong to no run of the database: %1.", nullptr, int(folders.nobodys.size()))
                .arg(someOf(folders.nobodys));
        finding.remedy = Text::tr("Look whether you want something of them, then remove them.");
        finding.command = u"aegir history prune"_s;
        findings << finding;
    }
    if (!folders.gone.isEmpty()) {
        finding.level = Finding::Level::Warning;
        finding.sentence =
            Text::tr("The folder of %n run(s) is gone, and their logs with it: %1.", nullptr, int(folders.gone.size()))
                .arg(someOf(folders.gone));
        finding.remedy = Text::tr("Put the folders back, or take these runs out of the history.");
        finding.command = u"aegir history prune"_s;
        findings << finding;
    }
    if (findings.isEmpty()) {
        finding.sentence = Text::tr("%n run(s) are kept, each with its folder.", nullptr, int(known->size()));
        findings << finding;
    }
    return findings;
}

} // namespace Aegir
