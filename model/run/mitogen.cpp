// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/mitogen.h"

#include "model/run/warmstart.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Aegir {

QString mitogenPlugins(const QString &ansiblePlaybook)
{
    const QString python = pythonOf(ansiblePlaybook);
    if (python.isEmpty())
        return {};
    // Beside the interpreter's own folder, which is also a virtual environment's; then this user's.
    QStringList libraries{QFileInfo(python).dir().filePath(u"../lib"_s), QDir::homePath() + u"/.local/lib"_s};
    if (python.startsWith(u"/usr/bin/"))
        libraries.prepend(u"/usr/local/lib"_s);
    for (const QString &library : std::as_const(libraries)) {
        const QDir dir(library);
        for (const QString &version : dir.entryList({u"python3*"_s}, QDir::Dirs)) {
            for (const QString &packages : {u"site-packages"_s, u"dist-packages"_s}) {
                const QString found = dir.filePath(version + u'/' + packages + u"/ansible_mitogen/plugins/strategy"_s);
                if (QFileInfo::exists(found + u"/mitogen_linear.py"_s))
                    return QDir::cleanPath(found);
            }
        }
    }
    return {};
}

} // namespace Aegir
