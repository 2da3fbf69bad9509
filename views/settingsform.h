// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/writtensettings.h"
#include "model/run/ansibleplaces.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace Aegir {

class ToneLabel;

/// The fields for a workspace's settings, each with a sentence on what it does, or on what is wrong with it.
class SettingsForm : public QWidget
{
    Q_OBJECT

public:
    /// @p workspaceDir is absolute. In @p places Ansible is looked for; what they have as configured does not count.
    SettingsForm(QString workspaceDir, AnsiblePlaces places, QWidget *parent = nullptr);

    /// Shows @p settings. What is wrong with one of them stands in nobody's way while it is as it is in @p saved.
    void setSettings(const WrittenSettings &settings, const WrittenSettings &saved);
    WrittenSettings settings() const;

    /// The names of those that there are; none: there are none.
    void setEnvironments(const QStringList &labels);

    /// The first reason why they cannot be saved, or empty.
    QString obstacle() const { return m_obstacle; }

    /// Warns, below what is kept, of what would be removed; empty: nothing.
    void setRemoval(const QString &sentence);

signals:
    void changed();
    /// A person wants to edit what is not here.
    void fileWanted();

private:
    /// A line below @c control.
    struct Note
    {
        ToneLabel *label = nullptr;
        QWidget *control = nullptr;
    };

    void makeWorkspaceFields();
    void makeRunFields();
    void makeAnsibleFields();
    void addHeading(const QString &text);
    void addRow(const QString &text, QWidget *field);
    Note addNote(QWidget *control, const QString &sentence = {});
    QWidget *withBrowse(QLineEdit *edit, const QString &tip, const std::function<void()> &browse);
    QWidget *withUnit(QWidget *control, const QString &unit);
    QSpinBox *makeSpinBox(const QString &name, int least, int most);
    void chooseInventory();
    void chooseAnsible();
    void check();
    QString inventoryProblem(const QString &inventory) const;
    QString ansibleProblem(const QString &program) const;
    void lookForAnsible(const QString &configured);
    void showAnsible(const WrittenSettings &now);
    void showNote(const Note &note, const QString &sentence, const QString &problem = {}, bool isNew = true);

    const QString m_workspaceDir;
    AnsiblePlaces m_places;
    std::optional<QString> m_lookedWith; ///< as configured, at the last look there
    QString m_program;                   ///< what was found then; empty: nothing
    bool m_hasMitogen = false;           ///< beside it
    WrittenSettings m_saved;
    QString m_obstacle;
    QString m_removal;
    QGridLayout *m_grid;
    QLineEdit *m_name;
    QLineEdit *m_inventory;
    Note m_inventoryNote;
    ToneLabel *m_environments;
    QSpinBox *m_atOnce = nullptr;
    QSpinBox *m_days = nullptr;
    QSpinBox *m_runs = nullptr;
    QLineEdit *m_size;
    Note m_keepNote;
    QLineEdit *m_ansible;
    Note m_ansibleNote;
    QCheckBox *m_warmStart;
    QCheckBox *m_mitogen;
    Note m_mitogenNote;
};

} // namespace Aegir
