// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logsearch.h"
#include "model/log/runresults.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace Aegir {

class HostChooser;
class ToneLabel;
class VisibleRows;

/// Leaves of a log what a person wants to see: rows with a text, results of some hosts, results with some states; all
/// of them together, while the log grows. Each state has a chip that tells how many results have it; one that none has
/// is not shown. Where there is little room, the chips show their icon and number alone.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// Filters @p rows, which must outlive it.
    explicit FilterBar(VisibleRows &rows, QWidget *parent = nullptr);

    /// Ready to type the text.
    void focusText();
    void clear();

    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *makeChip(ResultState state);
    void filterText();
    void filterStates();
    void takeOver();
    void refresh();
    void updateChips();
    void updateHosts();
    void updateCount();
    void fit();

    VisibleRows &m_rows;
    LogSearch m_search;
    QHBoxLayout *m_layout;
    QLineEdit *m_text;
    QToolButton *m_hosts;
    HostChooser *m_chooser;
    std::array<QToolButton *, RunResults::stateCount> m_chips;
    ToneLabel *m_count;
    QToolButton *m_clear;
    QTimer m_refreshTimer;
    int m_narrowest = 0; ///< pixels that it needs with short chips
};

} // namespace Aegir
