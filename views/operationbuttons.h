// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QWidget>

class QPushButton;

namespace Aegir {

class ToneLabel;

/// The Run and Cancel buttons of one operation, and beside them why Run cannot be pressed, or when the operation comes
/// by itself.
class OperationButtons : public QWidget
{
    Q_OBJECT

public:
    /// @p index is any index of the operation's row in an OperationModel.
    explicit OperationButtons(const QModelIndex &index, QWidget *parent = nullptr);

    /// Reads the row anew.
    void refresh();

signals:
    void runRequested(const QString &operation);
    void cancelRequested(qint64 run);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QPersistentModelIndex m_index;
    QPushButton *m_run;
    QPushButton *m_cancel;
    ToneLabel *m_reason;
    QString m_sentence;
};

} // namespace Aegir
