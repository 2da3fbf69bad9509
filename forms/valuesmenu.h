// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/presets.h"

#include <QPushButton>

#include <optional>

namespace Aegir {

class FormPage;

/// The button with the menu that saves a form's values under a name, loads and deletes such ones, and reads and writes
/// files with values. Secrets are in none of them.
class ValuesMenu : public QPushButton
{
    Q_OBJECT

public:
    /// Without @p presets only files can be read and written. @p folder is where a file chooser begins.
    ValuesMenu(FormPage &page, std::optional<Presets> presets, QString folder, QWidget *parent = nullptr);

    void load(const QString &name);
    void save(const QString &name);
    void remove(const QString &name);
    /// Reads the YAML or JSON file @p path into the form.
    void importFile(const QString &path);
    /// Writes the form's values to @p path: as JSON if it is called `.json`, otherwise as YAML.
    void exportFile(const QString &path);

signals:
    /// What went wrong, or what of the values has no place in the form, sentence by sentence; empty: nothing.
    void told(const QStringList &sentences);

private:
    void fillMenu();
    void put(const QJsonObject &values);
    void askForName();
    void askForFile(bool write);

    FormPage &m_page;
    std::optional<Presets> m_presets;
    QString m_folder;
};

} // namespace Aegir
