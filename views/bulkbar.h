// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/bulk.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace Aegir {

class IconLabel;

/// The one line that says how far a bulk has come, with a button that cancels the rest. It hides when a person closes it
/// after the end.
class BulkBar : public QWidget
{
    Q_OBJECT

public:
    explicit BulkBar(Workspace &workspace, QWidget *parent = nullptr);

    /// Follows @p bulk, which must outlive the bar or be deleted later; an earlier one is no longer followed.
    void follow(Bulk *bulk);
    QString text() const;

private:
    void refresh();

    Workspace &m_workspace;
    Bulk *m_bulk = nullptr;
    IconLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QToolButton *m_close;
    QTimer m_soon; ///< hundreds change in bunches
};

} // namespace Aegir
