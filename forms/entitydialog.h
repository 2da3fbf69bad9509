// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/inventory/entity.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace Aegir {

class Catalogue;
class FormGroup;
class ToneLabel;

/// Adds or edits a platform or a site: its name, its type, where it lies, and the fields of its type.
/// Show it with open(). It stores nothing itself: saveRequested() asks for it, and the owner closes the dialog or says
/// with setFailure() why it could not be done.
class EntityDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p entity with id 0 is a new one. @p others are all entities of the workspace: their names are taken, and the
    /// platforms among them can hold a site.
    EntityDialog(const Catalogue &catalogue, Entity entity, QList<Entity> others, QWidget *parent = nullptr,
                 EditorContext context = {});

    /// The entity as it is filled in.
    Entity entity() const;

    void setFailure(const QString &sentence);

signals:
    void saveRequested(const Aegir::Entity &entity);

private:
    void makeHeader(QFormLayout *form);
    void fillTypes();
    void fillEnvironments();
    void rebuildFields();
    void alignLabels();
    void check();
    QString headerProblem() const;
    QString suggestedName() const;

    const Catalogue &m_catalogue;
    Entity m_entity;
    QList<Entity> m_others;
    EditorContext m_context;
    QFormLayout *m_header;
    QLineEdit *m_name;
    QComboBox *m_type;
    QComboBox *m_platform = nullptr; ///< null for a platform
    QLineEdit *m_hosts = nullptr;    ///< null for a site
    QComboBox *m_environment;
    QScrollArea *m_scroll;
    FormGroup *m_fields = nullptr;
    ToneLabel *m_problem;
    QPushButton *m_save;
    bool m_hostsTouched = false;
};

} // namespace Aegir
