// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctorremedy.h"

#include "model/run/playbook.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// The system's names, its own first, then those that it is like.
/// https://www.freedesktop.org/software/systemd/man/os-release.html
QStringList systemNames(const QString &osRelease)
{
    QStringList own;
    QStringList like;
    for (const QStringView line : QStringView(osRelease).split(u'\n')) {
        const QString value = line.sliced(line.indexOf(u'=') + 1).trimmed().toString().remove(u'"').remove(u'\'');
        if (line.startsWith(u"ID="))
            own << value;
        else if (line.startsWith(u"ID_LIKE="))
            like << value.split(u' ', Qt::SkipEmptyParts);
    }
    return own + like;
}

} // namespace

QString installCommand(const QString &osRelease)
{
    const QList<std::pair<QStringList, QString>> commands{
        {{u"debian"_s, u"ubuntu"_s}, u"sudo apt install ansible-core"_s},
        {{u"fedora"_s, u"rhel"_s, u"centos"_s}, u"sudo dnf install ansible-core"_s},
        {{u"arch"_s}, u"sudo pacman -S ansible-core"_s},
        {{u"opensuse"_s, u"suse"_s, u"sles"_s}, u"sudo zypper install ansible-core"_s},
        {{u"alpine"_s}, u"sudo apk add ansible-core"_s},
    };
    const QStringList names = systemNames(osRelease);
    for (const QString &name : names) {
        for (const auto &[systems, command] : commands) {
            // openSUSE's are opensuse-leap, opensuse-tumbleweed.
            if (systems.contains(name) || systems.contains(name.section(u'-', 0, 0)))
                return command;
        }
    }
#ifdef Q_OS_MACOS
    return u"brew install ansible"_s;
#else
    return newerAnsibleCommand();
#endif
}

namespace {

/// Where an ansible-playbook comes from.
struct Origin
{
    QString environment; ///< its virtual environment; empty: none
    QString pipx;        ///< what pipx calls that; empty: it is not pipx's
    bool isSystems = false;
};

Origin originOf(const QString &program)
{
    // pipx puts a link on PATH.
    const QString real = QFileInfo(program).canonicalFilePath();
    const QString path = real.isEmpty() ? program : real;
    Origin origin;
    const QString environment = QDir::cleanPath(QFileInfo(path).path() + u"/.."_s);
    if (QFileInfo::exists(environment + u"/pyvenv.cfg"_s)) {
        origin.environment = environment;
        if (QFileInfo(environment).path().endsWith(u"/pipx/venvs"))
            origin.pipx = QFileInfo(environment).fileName();
    }
    origin.isSystems = path.startsWith(u"/usr/bin/") || path.startsWith(u"/bin/");
    return origin;
}

} // namespace

QString reinstallCommand(const QString &program, const QString &osRelease)
{
    const Origin origin = originOf(program);
    if (!origin.pipx.isEmpty())
        return shellText({u"pipx"_s, u"reinstall"_s, origin.pipx});
    if (!origin.environment.isEmpty()) {
        return shellText({u"python3"_s, u"-m"_s, u"venv"_s, u"--clear"_s, origin.environment}) + u" && "_s
            + shellText({origin.environment + u"/bin/pip"_s, u"install"_s, u"ansible-core"_s});
    }
    if (!origin.isSystems)
        return newerAnsibleCommand();
    QString command = installCommand(osRelease);
    // The others install anew what they are told to install, or there is one word for it.
    command.replace(u"apt install "_s, u"apt install --reinstall "_s).replace(u"dnf install "_s, u"dnf reinstall "_s);
    return command.replace(u"zypper install "_s, u"zypper install --force "_s).replace(u"apk add "_s, u"apk fix "_s);
}

QString addPackageCommand(const QString &program, const QString &package)
{
    const Origin origin = originOf(program);
    if (!origin.environment.isEmpty() && origin.pipx.isEmpty())
        return shellText({origin.environment + u"/bin/pip"_s, u"install"_s, package});
    return shellText({u"pipx"_s, u"inject"_s, origin.pipx.isEmpty() ? u"ansible-core"_s : origin.pipx, package});
}

Privilege privilegeHere()
{
    // Who may write there needs nobody's leave.
    if (QFileInfo(u"/etc"_s).isWritable())
        return Privilege::Root;
    return QStandardPaths::findExecutable(u"sudo"_s).isEmpty() ? Privilege::Su : Privilege::Sudo;
}

QString withPrivilege(const QString &command, Privilege privilege)
{
    const QString sudo = u"sudo "_s;
    if (!command.startsWith(sudo) || privilege == Privilege::Sudo)
        return command;
    const QString rest = command.sliced(sudo.size());
    return privilege == Privilege::Root ? rest : shellText({u"su"_s, u"-c"_s, rest});
}

QString newerAnsibleCommand()
{
    return u"pipx install ansible-core"_s;
}

QString readOsRelease()
{
    QFile file(u"/etc/os-release"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(1 << 16)) : QString();
}

} // namespace Aegir
