// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/settingsfile.h"
#include "model/run/ansibleplaces.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QPushButton;
class QScrollArea;

namespace Aegir {

class MessageBar;
struct PruneReport;
class Retention;
class SettingsForm;
class Workspace;

/// Changes what workspace.yml says of a workspace, and leaves the rest of that file as it is. Show it with open(); it
/// is accepted once the file is written. Whoever has the workspace open reads it anew then; see CatalogueWatch.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p workspace must outlive it. @p places: as SettingsForm has them. @p editor: as openInEditor() has it.
    SettingsDialog(const Workspace &workspace, const AnsiblePlaces &places, QString editor, QWidget *parent = nullptr);

    /// The first reason why the settings cannot be saved yet, or empty.
    QString obstacle() const;

private:
    void read();
    void shrink();
    void save();
    void openFile();
    void check();
    void say(const QString &sentence, bool offersReading);
    void lookWhatGoes();
    void showWhatGoes(const PruneReport &report);

    const Workspace &m_workspace;
    const QString m_editor;
    std::optional<SettingsFile> m_file; ///< as it was read the last time; nothing before
    bool m_isBroken = false;            ///< it cannot be read
    MessageBar *m_bar;
    SettingsForm *m_form;
    QScrollArea *m_scroll;
    QPushButton *m_save;
    Retention *m_retention;
    QTimer m_rest;            ///< until nobody types
    KeepSettings m_lookedFor; ///< the limits that m_removal is for
    QString m_removal;        ///< what they would remove; empty: nothing, or it is looked for
};

} // namespace Aegir
