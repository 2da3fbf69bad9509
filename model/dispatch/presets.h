// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QStringList>

namespace Aegir {

/// Named values of an operation's form, one file each: `.aegir/presets/OPERATION/NAME.json`, for the owner only. What
/// is saved must be without secrets already; see ValuesFile.
class Presets
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Presets)

public:
    /// @p stateDir is the workspace's `.aegir`.
    Presets(const QString &stateDir, const QString &operation);

    /// Of all presets, sorted.
    QStringList names() const;

    Result<QJsonObject> load(const QString &name) const;
    /// Replaces the preset of that name as a whole, or not at all.
    Result<void> save(const QString &name, const QJsonObject &values) const;
    Result<void> remove(const QString &name) const;

    /// Why @p name is no name for a preset, as a sentence; empty when it is one.
    static QString problemOf(const QString &name);

private:
    QString path(const QString &name) const;

    QString m_dir;
};

} // namespace Aegir
