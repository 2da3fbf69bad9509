// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/rowseditor.h"

#include "forms/itemdelegate.h"
#include "forms/themeicon.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

RowsEditor::RowsEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : StructureEditor(field, context, parent)
{
}

void RowsEditor::arrange(QAbstractItemView *view, QAbstractItemModel *model, const QList<QLineEdit *> &entries)
{
    m_view = view;
    m_model = model;
    m_entries = entries;
    view->setObjectName(u"rows"_s);
    view->setAccessibleName(field().label);
    view->setItemDelegate(new ItemDelegate(view));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                          | QAbstractItemView::SelectedClicked);
    view->setTabKeyNavigation(false);
    view->setModel(model);
    view->installEventFilter(this);

    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    m_line = new QHBoxLayout;
    m_line->setSpacing(4);
    layout->addWidget(view);
    layout->addLayout(m_line);
    for (QLineEdit *entry : entries) {
        m_line->addWidget(entry, 1);
        entry->installEventFilter(this);
        connect(entry, &QLineEdit::editingFinished, this, &RowsEditor::leaveEntry);
        connect(entry, &QLineEdit::textChanged, this, &RowsEditor::structureEdited);
    }
    setStructure(body, entries.first());
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(model, change, this, [this] {
            m_touched = m_touched || !isSettingContent();
            updateRows();
            structureEdited();
        });
    }
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowsEditor::updateTools);
    connect(model, &QAbstractItemModel::rowsMoved, this, &RowsEditor::structureEdited);
    connect(model, &QAbstractItemModel::dataChanged, this, &RowsEditor::structureEdited);
    connect(model, &QAbstractItemModel::modelReset, this, &RowsEditor::updateRows);
    updateRows();
}

QWidget *RowsEditor::addTool(const QString &icon, const QString &words, void (RowsEditor::*work)())
{
    auto *button = new QToolButton(this);
    button->setIcon(themeIcon(icon));
    button->setAutoRaise(true);
    button->setToolTip(words);
    button->setAccessibleName(words);
    m_line->addWidget(button);
    m_tools.append(button);
    connect(button, &QToolButton::clicked, this, work);
    updateRows();
    updateTools();
    return button;
}

void RowsEditor::removeRow()
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || !m_view->selectionModel()->hasSelection())
        return;
    m_model->removeRow(row);
    if (m_model->rowCount() == 0)
        m_entries.first()->setFocus(Qt::OtherFocusReason);
}

void RowsEditor::moveUp()
{
    const int row = m_view->currentIndex().row();
    if (row > 0)
        moveRow(row, row - 1);
}

void RowsEditor::moveDown()
{
    const int row = m_view->currentIndex().row();
    if (row >= 0 && row + 1 < m_model->rowCount())
        moveRow(row, row + 1);
}

void RowsEditor::leaveEntry()
{
    if (std::ranges::none_of(std::as_const(m_entries), &QLineEdit::hasFocus))
        takeEntries();
}

void RowsEditor::updateRows()
{
    const int rows = m_model->rowCount();
    m_view->setVisible(rows > 0);
    for (QWidget *tool : std::as_const(m_tools))
        tool->setVisible(rows > 0);
    if (rows == 0)
        return;
    int height = 0; // a row with an icon is a little higher
    for (int row = 0; row < std::min(rows, 6); ++row)
        height = std::max(height, m_view->sizeHintForRow(row));
    const auto *table = qobject_cast<QTableView *>(m_view);
    const int head =
        table && !table->horizontalHeader()->isHidden() ? table->horizontalHeader()->sizeHint().height() : 0;
    m_view->setFixedHeight((table ? table->verticalHeader()->defaultSectionSize() : height) * std::clamp(rows, 1, 6)
                           + head + 2 * m_view->frameWidth() + 2);
}

/// Nothing is chosen until a person does so: a marked row in each list would be a loud form.
void RowsEditor::updateTools()
{
    for (QWidget *tool : std::as_const(m_tools))
        tool->setEnabled(m_view->selectionModel()->hasSelection());
}

bool RowsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return StructureEditor::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_view && key->modifiers() == Qt::NoModifier) {
        // A key that the editor of a row leaves over comes by here, too.
        if (isEnter && m_view->hasFocus())
            m_view->edit(m_view->currentIndex());
        else if (key->key() == Qt::Key_Delete && m_view->hasFocus())
            removeRow();
        if (isEnter || key->key() == Qt::Key_Delete)
            return true;
    } else if (watched == m_view && key->modifiers() == Qt::AltModifier
               && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
        if (key->key() == Qt::Key_Up)
            moveUp();
        else
            moveDown();
        return true;
    } else if (watched != m_view && (isEnter || key->key() == Qt::Key_Up) && pressInEntry(watched, key->key())) {
        return true;
    }
    return StructureEditor::eventFilter(watched, event);
}

/// Enter must not reach the dialog while there is something to add: it would press the default button.
bool RowsEditor::pressInEntry(QObject *entry, int key)
{
    const qsizetype index = m_entries.indexOf(entry);
    if (index < 0)
        return false;
    if (key == Qt::Key_Up) {
        if (m_view->isHidden())
            return false;
        m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (std::ranges::all_of(std::as_const(m_entries), [](const QLineEdit *edit) { return edit->text().isEmpty(); }))
        return false;
    if (index + 1 < m_entries.size()) {
        m_entries.at(index + 1)->setFocus(Qt::OtherFocusReason);
        return true;
    }
    takeEntries();
    m_entries.first()->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace Aegir
