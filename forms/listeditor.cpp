// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/listeditor.h"

#include "forms/itemsmodel.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Aegir {

ListEditor::ListEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : RowsEditor(field, context, parent)
    , m_model(new ItemsModel(field, this))
    , m_entry(new QLineEdit(this))
{
    if (field.noLog)
        m_entry->setEchoMode(QLineEdit::Password);
    // Before all other connections: what is pasted never is one item with line breaks in it.
    connect(m_entry, &QLineEdit::textChanged, this, &ListEditor::splitLines);
    auto *list = new QListView(this);
    arrange(list, m_model, {m_entry});
    addTool(u"window-close"_s, tr("Remove the item (Del)"), &ListEditor::removeRow);
    addTool(u"go-up"_s, tr("Move the item up (Alt+Up)"), &ListEditor::moveUp);
    addTool(u"go-down"_s, tr("Move the item down (Alt+Down)"), &ListEditor::moveDown);
    ListEditor::showStructure(shownDefault());
}

QJsonValue ListEditor::structure() const
{
    QJsonArray items = m_model->items();
    const QString typed = m_entry->text().trimmed();
    if (!typed.isEmpty())
        items.append(m_model->itemOf(typed));
    return items.isEmpty() && !wasEmptied() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(items);
}

void ListEditor::showStructure(const QJsonValue &value)
{
    const QSignalBlocker quiet(m_entry);
    m_entry->clear();
    startOver();
    m_model->setItems(value.toArray());
}

void ListEditor::showState(State state)
{
    m_entry->setPlaceholderText(state == State::Empty               ? tr("Empty list; type an item and press Enter")
                                    : field().placeholder.isEmpty() ? tr("Type an item and press Enter")
                                                                    : field().placeholder);
}

void ListEditor::takeEntries()
{
    const QString typed = m_entry->text().trimmed();
    if (typed.isEmpty())
        return;
    {
        const QSignalBlocker quiet(m_entry); // it is the same list
        m_entry->clear();
    }
    m_model->append({m_model->itemOf(typed)});
    view()->scrollToBottom();
}

void ListEditor::moveRow(int row, int to)
{
    m_model->move(row, to);
    view()->setCurrentIndex(m_model->index(to));
}

void ListEditor::splitLines(const QString &text)
{
    if (!text.contains(u'\n') && !text.contains(QChar::LineSeparator) && !text.contains(QChar::ParagraphSeparator))
        return;
    QString lines = text;
    lines.replace(QChar::LineSeparator, u'\n').replace(QChar::ParagraphSeparator, u'\n');
    QJsonArray items;
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        if (const QString item = line.trimmed(); !item.isEmpty())
            items.append(m_model->itemOf(item));
    }
    {
        const QSignalBlocker quiet(m_entry);
        m_entry->clear();
    }
    m_model->append(items);
    view()->scrollToBottom();
}

} // namespace Aegir
