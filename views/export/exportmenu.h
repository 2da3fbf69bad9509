// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/backgroundwork.h"
#include "model/export/runsummary.h"

#include <QMenu>

#include <functional>
#include <memory>
#include <optional>

namespace Aegir {

/// The run that is to be exported.
struct ExportSource
{
    RunFolder folder;
    RunSummary summary;
    std::shared_ptr<const void> keep; ///< what must not go while it is exported: an OpenedRun, say
};

/// The ways in which a run can leave the program: its log as text or HTML, all of it as a bundle. Each asks for a file,
/// writes it in the background with progress that can be cancelled, and says where it is.
class ExportMenu : public QMenu
{
    Q_OBJECT

public:
    enum class Format { Text, Times, Elapsed, Html, Bundle };

    /// @p source is asked when a person has chosen; nothing disables the menu's actions when it opens.
    ExportMenu(std::function<std::optional<ExportSource>()> source, QWidget *parent = nullptr);

    /// Writes @p source as @p format to the file @p target, with a dialog of @p window for the progress.
    static void write(const ExportSource &source, Format format, const QString &target, QWidget *window);

private:
    void add(Format format, const QString &name, const QString &text);
    void ask(Format format);

    std::function<std::optional<ExportSource>()> m_source;
    QString m_folder; ///< where the last file was written
};

} // namespace Aegir
