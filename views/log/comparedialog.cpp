// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/comparedialog.h"

#include "forms/clearbutton.h"
#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "views/log/comparedelegate.h"
#include "views/log/textpane.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

CompareDialog::CompareDialog(KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QDialog(parent)
    , m_only(new QCheckBox(tr("Only &differences"), this))
    , m_filter(new QLineEdit(this))
    , m_table(new QTreeView(this))
{
    setObjectName(u"compareDialog"_s);
    setModal(false);
    setWindowFlag(Qt::WindowMinMaxButtonsHint);
    setSizeGripEnabled(false);
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 44);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    makeTable();
    splitter->addWidget(m_table);
    QWidget *head = makeHead();
    splitter->addWidget(makeBelow(repository));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(head);
    layout->addWidget(splitter, 1);

    connect(m_only, &QCheckBox::toggled, this, [this](bool only) {
        m_model.setOnlyDifferences(only);
        selectFirst();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setText(text);
        selectFirst();
    });
    connect(&m_comparer, &RunComparer::compared, this, &CompareDialog::showComparison);
    connect(&m_comparer, &RunComparer::failed, this, &CompareDialog::showFailure);
    connect(&m_comparer, &RunComparer::diffReady, this, &CompareDialog::showDiff);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CompareDialog::showRow);
}

QWidget *CompareDialog::makeHead()
{
    auto *head = new QWidget(this);
    m_icon = new IconLabel(0, head);
    m_summary = new ToneLabel(Theme::Tone::Normal, head);
    m_runs = new ToneLabel(Theme::Tone::Muted, head);
    m_summary->setObjectName(u"compareSummary"_s);
    m_runs->setObjectName(u"compareRuns"_s);
    m_summary->setWordWrap(true);
    m_runs->setWordWrap(true);
    m_summary->setFontFactor(1.1);
    m_only->setObjectName(u"onlyDifferences"_s);
    m_only->setChecked(m_model.onlyDifferences());
    m_filter->setObjectName(u"compareFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by task or host"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 36);
    addClearButton(m_filter);

    auto *sentence = new QHBoxLayout;
    sentence->addWidget(m_icon);
    sentence->addWidget(m_summary, 1);
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_only);
    tools->addStretch(1);
    tools->addWidget(m_filter, 1);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->addLayout(sentence);
    layout->addWidget(m_runs);
    layout->addLayout(tools);
    return head;
}

QWidget *CompareDialog::makeBelow(KSyntaxHighlighting::Repository &repository)
{
    auto *panel = new QWidget(this);
    m_rowTitle = new ToneLabel(Theme::Tone::Normal, panel);
    m_rowTitle->setObjectName(u"compareRow"_s);
    m_rowTitle->setMinimumWidth(fontMetrics().averageCharWidth() * 8);
    QFont bold = m_rowTitle->font();
    bold.setBold(true);
    m_rowTitle->setFont(bold);
    m_below = new QStackedWidget(panel);
    m_note = new ToneLabel(Theme::Tone::Muted, m_below);
    m_note->setObjectName(u"compareNote"_s);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_diff = new TextPane(repository, m_below);
    m_diff->setObjectName(u"compareDiff"_s);
    m_diff->setAccessibleName(tr("How the results differ"));
    m_below->addWidget(m_note);
    m_below->addWidget(m_diff);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_rowTitle);
    layout->addWidget(m_below, 1);
    return panel;
}

void CompareDialog::makeTable()
{
    m_table->setObjectName(u"compareTable"_s);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CompareDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAlternatingRowColors(true);
    m_table->setAccessibleName(tr("Tasks of both runs"));
    QHeaderView *header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(CompareModel::TaskColumn, QHeaderView::Stretch);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, letters] :
         {std::pair(CompareModel::HostColumn, 16), std::pair(CompareModel::BeforeColumn, 18),
          std::pair(CompareModel::AfterColumn, 18), std::pair(CompareModel::BeforeTimeColumn, 14),
          std::pair(CompareModel::AfterTimeColumn, 13), std::pair(CompareModel::ChangeColumn, 15)})
        m_table->setColumnWidth(column, letter * letters);
}

void CompareDialog::compare(const QString &operation, const Side &before, const Side &after)
{
    setWindowTitle(tr("Compare Runs: %1").arg(operation));
    m_model.setComparison({});
    m_icon->setIcon(themeIcon(u"chronometer"_s));
    m_summary->setTone(Theme::Tone::Muted);
    m_summary->setText(tr("Reading both runs…"));
    m_runs->setText(tr("%1  →  %2", "the earlier run, the later run").arg(before.title, after.title));
    m_rowTitle->clear();
    m_note->clear();
    m_below->setCurrentWidget(m_note);
    m_comparer.compare(before.events, after.events);
}

void CompareDialog::showComparison(const RunComparison &comparison)
{
    m_summary->setTone(Theme::Tone::Normal);
    m_summary->setText(comparisonSentence(comparison));
    const bool same = std::ranges::all_of(
        comparison.rows, [](const ComparedResult &row) { return row.kind == ComparedResult::Kind::Same; });
    m_icon->setIcon(themeIcon(same ? u"emblem-success"_s : u"vcs-diff"_s));
    QStringList hosts;
    if (!comparison.newHosts.isEmpty())
        hosts.append(tr("New hosts: %1").arg(comparison.newHosts.join(u", "_s)));
    if (!comparison.goneHosts.isEmpty())
        hosts.append(tr("Hosts that are gone: %1").arg(comparison.goneHosts.join(u", "_s)));
    m_summary->setToolTip(hosts.join(u'\n').toHtmlEscaped().replace(u"\n"_s, u"<br>"_s));
    m_model.setComparison(comparison);
    selectFirst();
}

void CompareDialog::showFailure(const QString &sentence)
{
    m_icon->setIcon(themeIcon(u"emblem-error"_s));
    m_summary->setTone(Theme::Tone::Negative);
    m_summary->setText(sentence);
    emit settled();
}

void CompareDialog::selectFirst()
{
    if (m_model.rowCount() > 0)
        return m_table->setCurrentIndex(m_model.index(0, 0));
    m_rowTitle->clear();
    const bool allSame = m_filter->text().isEmpty() && !m_model.comparison().rows.isEmpty();
    m_note->setText(allSame ? tr("Nothing differs. Clear \"Only differences\" to see all tasks.")
                            : tr("No task to show."));
    m_below->setCurrentWidget(m_note);
    emit settled();
}

void CompareDialog::showRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const ComparedResult &row = m_model.comparison().rows[index.data(CompareModel::RowRole).toInt()];
    m_rowTitle->setText(tr("%1 on %2", "task on host")
                            .arg(index.siblingAtColumn(CompareModel::TaskColumn).data().toString(),
                                 index.siblingAtColumn(CompareModel::HostColumn).data().toString()));
    m_sideMissing = row.before < 0 || row.after < 0;
    m_comparer.makeDiff(row);
}

void CompareDialog::showDiff(const QString &diff, const QString &sentence)
{
    if (diff.isEmpty()) {
        const QString same = m_sideMissing ? tr("The result holds nothing.")
                                           : tr("Both results are the same, apart from when they came.");
        m_note->setText(sentence.isEmpty() ? same : sentence);
        m_below->setCurrentWidget(m_note);
    } else {
        m_diff->setCode(diff, u"Diff"_s);
        m_below->setCurrentWidget(m_diff);
    }
    emit settled();
}

} // namespace Aegir
