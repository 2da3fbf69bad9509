// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/keepsettings.h"

namespace Aegir {

class MappingReader;

/// What a workspace.yml itself says of the workspace, apart from the environments.
struct WrittenSettings
{
    static constexpr int mostAtOnce = 1000;

    QString name;      ///< empty: not there
    QString inventory; ///< empty: not there
    int atOnce = 2;    ///< 1 to mostAtOnce
    KeepSettings keep;
    QString keepSize; ///< as it is written, such as `2 GB`; empty: not there, or nothing that limits
    bool warmStart = true;
    bool mitogen = false;
    QString ansiblePlaybook; ///< empty: not there

    bool operator==(const WrittenSettings &) const = default;
};

/// Reads them by @p keys, the mapping of the whole file @p path. What is wrong goes to @p problems, and counts as not
/// there.
WrittenSettings readWrittenSettings(MappingReader &keys, const QString &path, QList<Problem> &problems);

} // namespace Aegir
