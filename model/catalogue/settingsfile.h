// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/writtensettings.h"
#include "model/catalogue/yamlchange.h"

#include <QCoreApplication>

namespace Aegir {

/// What turns @p before into @p after, as changes of workspace.yml. What is empty, or limits nothing, is taken out.
QList<YamlChange> changesBetween(const WrittenSettings &before, const WrittenSettings &after);

/// A workspace.yml as it was at one moment, to change settings in it.
class SettingsFile
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::SettingsFile)

public:
    /// Why settings were not saved.
    struct Failure
    {
        QString sentence;
        bool isOutdated = false; ///< the file on the disk is another one by now: read it anew
    };

    /// Reads the one of @p workspaceDir. Fails, with a finished sentence, when it cannot be read or is no mapping in
    /// valid YAML.
    static Result<SettingsFile> read(const QString &workspaceDir);

    /// Where it lies, absolute.
    QString path() const { return m_path; }
    const WrittenSettings &settings() const { return m_settings; }

    /// Writes what is different in @p wanted, and leaves every other byte as it was; see changedYaml(). The file is
    /// replaced in one step, or stays as it is. Afterwards settings() are those of the new file.
    std::expected<void, Failure> save(const WrittenSettings &wanted);

private:
    static Result<SettingsFile> parsed(const QString &path, QByteArray text);

    QString m_path;
    QByteArray m_text;
    WrittenSettings m_settings;
};

} // namespace Aegir
