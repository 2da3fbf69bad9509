// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/yaml.h"

namespace Aegir {

/// How long runs are kept: what `keep` in workspace.yml says. 0 stands for: as many as there are.
struct KeepSettings
{
    static constexpr int most = 1'000'000; ///< days, or runs

    int days = 0;    ///< since a run ended
    int runs = 0;    ///< of each operation of an entity
    qint64 size = 0; ///< bytes of all runs together

    bool isUnlimited() const { return days == 0 && runs == 0 && size == 0; }
    bool operator==(const KeepSettings &) const = default;
};

/// Reads the mapping @p keep (`{days: 90, runs: 50, size: 2 GB}`); it may be missing. What is wrong goes to @p
/// problems, labelled with @p path, and does not limit anything: rather a run too many than one too few.
KeepSettings readKeepSettings(const YamlNode &keep, const QString &path, QList<Problem> &problems);

/// The same of the file workspace.yml in @p workspaceDir.
KeepSettings readKeepSettings(const QString &workspaceDir);

/// Bytes in a text such as `500 MB`, `2GiB` or `1000000`; -1 when it is none. MB are powers of ten, MiB of two.
qint64 bytesFromText(QStringView text);

} // namespace Aegir
