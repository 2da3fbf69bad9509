// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/footprint.h"

#include "model/run/platform.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <malloc.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Aegir {

Footprint::Footprint()
{
    const QDir own(u"/proc/self/fd"_s);
    for (const QString &name : own.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        const QString target = QFile::symLinkTarget(own.filePath(name));
        const QString last = target.section(u'/', -1);
        // "socket:[1234]" and the like; the folder that is being listed is gone by now.
        if (!target.isEmpty() && !target.contains(u"/fd"_s))
            ++descriptors[last.contains(u":["_s) && !last.startsWith(u"anon"_s) ? last.section(u':', 0, 0) : last];
    }
    threads = QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    children = descendantsOf(QCoreApplication::applicationPid()).size();
    heap = static_cast<qint64>(::mallinfo2().uordblks);
    QFile memory(u"/proc/self/statm"_s);
    if (memory.open(QIODevice::ReadOnly))
        resident = memory.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

QString Footprint::moreDescriptorsThan(const Footprint &before) const
{
    QString more;
    for (auto it = descriptors.begin(); it != descriptors.end(); ++it) {
        if (const int had = before.descriptors.value(it.key()); it.value() > had)
            more += u"%1: %2 before, %3 now; "_s.arg(it.key()).arg(had).arg(it.value());
    }
    return more;
}

} // namespace Aegir
