// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Aegir {

class IconLabel;
class ToneLabel;

/// The head of an entity's page: its name, what and where it is, its environment, and its status in a sentence.
class EntityHeader : public QWidget
{
    Q_OBJECT

public:
    explicit EntityHeader(const Workspace &workspace, QWidget *parent = nullptr);

    void showEntity(const Entity &entity);

signals:
    void editRequested();

private:
    void showEnvironment(const Entity &entity);
    void showStatus(const Entity &entity);
    void showDispatched(const Run &run);

    const Workspace &m_workspace;
    IconLabel *m_icon;
    ToneLabel *m_name;
    ToneLabel *m_what;
    QLabel *m_environment;
    IconLabel *m_statusIcon;
    ToneLabel *m_status;
    QPushButton *m_edit;
};

} // namespace Aegir
