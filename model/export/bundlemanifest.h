// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/runsummary.h"

#include <QList>

#include <optional>

namespace Aegir {

inline const QString bundleManifestName = QStringLiteral("manifest.json");

/// One file of a run in a bundle.
struct BundledFile
{
    QString name;
    qint64 size = 0;
    QByteArray sha256;
    int parts = 1; ///< entries of the zip that it lies in

    /// The entry of its @p part th part, 1-based: `output.log`, `output.log.2`, …
    QString partName(int part) const;
    bool operator==(const BundledFile &) const = default;
};

/// What `manifest.json` of a bundle says.
struct BundleManifest
{
    static constexpr int newest = 1; ///< format that this program writes, and the newest that it reads

    int format = newest;
    RunSummary summary;
    QList<BundledFile> files;

    qint64 totalSize() const;
    QByteArray toJson() const;
    /// Nothing when it is not the text of a manifest. Files that no run has are left out; of a newer format, there may
    /// be only the summary.
    static std::optional<BundleManifest> fromJson(const QByteArray &text);
};

/// The names of the files of a run that may be in a bundle.
QStringList bundledNames();

} // namespace Aegir
