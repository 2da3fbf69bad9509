// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/bulk.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace Aegir {

class IconLabel;

/// The one line that says how far a bulk has come, with a button that cancels the rest; at the end what came of it, and
/// how to see what failed. A person closes it after the end.
class BulkBar : public QFrame
{
    Q_OBJECT

public:
    explicit BulkBar(Workspace &workspace, QWidget *parent = nullptr);

    /// Follows @p bulk, which must outlive the bar or be deleted later; an earlier one is no longer followed.
    void follow(Bulk *bulk);
    QString text() const;

signals:
    /// A person wants to see its runs, or those only that failed. @p title is what to call them.
    void runsWanted(qint64 bulk, const QString &title, bool failedOnly);
    void closed();

private:
    void refresh();
    void sayWhy();
    QString title() const;

    Workspace &m_workspace;
    QPointer<Bulk> m_bulk; ///< null: none, or it was deleted
    IconLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_why; ///< why some could not be dispatched
    QPushButton *m_show;
    QPushButton *m_cancel;
    QToolButton *m_close;
    QTimer m_soon; ///< hundreds change in bunches
};

} // namespace Aegir
