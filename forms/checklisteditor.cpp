// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/checklisteditor.h"

#include "forms/choiceeditor.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

CheckListEditor::CheckListEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_list(new QListWidget(this))
    , m_search(new QLineEdit(this))
    , m_typed(new QLineEdit(this))
{
    for (const QJsonValue &choice : field.choices)
        m_choices.append({choice, {}, {}});
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search…"));
    m_search->setAccessibleName(tr("Search the choices of %1").arg(field.label));
    m_typed->setObjectName(u"typed"_s);
    m_typed->setPlaceholderText(tr("Type an item and press Enter"));
    m_typed->setAccessibleName(tr("One more item of %1").arg(field.label));
    m_typed->hide();
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    layout->addWidget(m_typed);
    fill();
    check(shownDefault().toArray());
    setBody(body, m_list);
    connect(m_list, &QListWidget::itemChanged, this, &CheckListEditor::contentEdited);
    connect(m_search, &QLineEdit::textChanged, this, &CheckListEditor::filter);
    m_search->installEventFilter(this);
    m_typed->installEventFilter(this);
}

QJsonValue CheckListEditor::content() const
{
    QJsonArray items;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            items.append(m_list->item(row)->data(Qt::UserRole).value<QJsonValue>());
    }
    return items;
}

void CheckListEditor::setContent(const QJsonValue &value)
{
    check(value.isArray() ? value.toArray() : shownDefault().toArray());
}

QWidget *CheckListEditor::control() const
{
    return m_list;
}

/// Enter must not reach the dialog while there is something to do with it here: it would press the default button.
bool CheckListEditor::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isEnter = key && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (watched == m_search) {
        if (isEnter)
            m_list->setFocus(Qt::OtherFocusReason);
        return isEnter;
    }
    if (watched == m_typed && isEnter && !m_typed->text().isEmpty()) {
        addTyped();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

void CheckListEditor::setChoices(const QList<Choice> &choices)
{
    const QJsonArray checked = content().toArray();
    m_choices = choices;
    fill();
    check(checked);
    m_typed->setVisible(choices.isEmpty());
    setNote(choices.isEmpty() ? tr("There is nothing to choose from yet.") : QString());
}

void CheckListEditor::setChoicesLoading()
{
    setNote(tr("Looking for the choices…"));
}

void CheckListEditor::setChoicesFailed(const QString &sentence)
{
    m_typed->show();
    setNote(tr("%1 Type the items instead.", "why there are no choices").arg(sentence));
}

void CheckListEditor::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Choice &choice : std::as_const(m_choices))
        addRow(choice.text(), choice.value);
    m_search->setVisible(m_choices.size() >= ChoiceEditor::searchedFrom);
}

void CheckListEditor::addRow(const QString &text, const QJsonValue &value)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    item->setData(Qt::UserRole, QVariant::fromValue(value));
}

void CheckListEditor::check(const QJsonArray &items)
{
    const QSignalBlocker quiet(m_list);
    // What is no choice any more stays to be seen, and taken out, while it is an item.
    while (m_list->count() > m_choices.size())
        delete m_list->takeItem(m_list->count() - 1);
    for (const QJsonValue &item : items) {
        if (std::ranges::find(m_choices, item, &Choice::value) == m_choices.end())
            addRow(textFromValue(item), item);
    }
    for (int row = 0; row < m_list->count(); ++row) {
        auto *item = m_list->item(row);
        item->setCheckState(items.contains(item->data(Qt::UserRole).value<QJsonValue>()) ? Qt::Checked : Qt::Unchecked);
    }
    fitHeight();
}

void CheckListEditor::addTyped()
{
    const QString text = m_typed->text().trimmed();
    if (text.isEmpty())
        return;
    {
        const QSignalBlocker quiet(m_list);
        addRow(text, text);
    }
    m_typed->clear();
    fitHeight();
    m_list->item(m_list->count() - 1)->setCheckState(Qt::Checked);
}

void CheckListEditor::filter(const QString &words)
{
    for (int row = 0; row < m_list->count(); ++row) {
        auto *item = m_list->item(row);
        item->setHidden(!item->text().contains(words, Qt::CaseInsensitive));
    }
}

void CheckListEditor::fitHeight()
{
    const int rows = std::clamp(m_list->count(), 1, 6);
    const int height = m_list->count() > 0 ? m_list->sizeHintForRow(0) : fontMetrics().lineSpacing() + 4;
    m_list->setFixedHeight(height * rows + 2 * m_list->frameWidth() + 4);
}

} // namespace Aegir
