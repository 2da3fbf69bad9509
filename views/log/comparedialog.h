// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/comparemodel.h"
#include "model/log/runcomparer.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class IconLabel;
class TextPane;
class ToneLabel;

/// Two runs of an operation beside each other: what changed, in a sentence and a table, and how the results of the
/// selected row differ. A window of its own, which leaves the others usable.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    /// A run to compare.
    struct Side
    {
        QString title;  ///< `Run 117, yesterday 12:03`
        QString events; ///< path of its events.jsonl
    };

    explicit CompareDialog(KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);

    /// Reads both runs, in the background, and shows them. @p operation names what they are runs of.
    void compare(const QString &operation, const Side &before, const Side &after);

    CompareModel &model() { return m_model; }

signals:
    /// All that was asked for is shown: the comparison, and the diff of the row that is selected.
    void settled();

private:
    QWidget *makeHead();
    QWidget *makeBelow(KSyntaxHighlighting::Repository &repository);
    void makeTable();
    void showComparison(const RunComparison &comparison);
    void showFailure(const QString &sentence);
    void showRow(const QModelIndex &index);
    void showDiff(const QString &diff, const QString &sentence);
    void selectFirst();

    RunComparer m_comparer;
    CompareModel m_model;
    IconLabel *m_icon;
    ToneLabel *m_summary;
    ToneLabel *m_runs;
    QCheckBox *m_only;
    QLineEdit *m_filter;
    QTreeView *m_table;
    ToneLabel *m_rowTitle;
    QStackedWidget *m_below;
    ToneLabel *m_note;
    TextPane *m_diff;
    bool m_sideMissing = false; ///< the selected row has a result in one run only
};

} // namespace Aegir
