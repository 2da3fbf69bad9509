// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctorremedy.h"

#include <QFile>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// The system's names, its own first, then those that it is like. https://www.freedesktop.org/software/systemd/man/os-release.html
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
