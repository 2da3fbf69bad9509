// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/checklisteditor.h"

#include <QListWidget>
#include <QSignalBlocker>

#include <algorithm>

namespace Aegir {

CheckListEditor::CheckListEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_list(new QListWidget(this))
{
    for (const QJsonValue &choice : field.choices) {
        auto *item = new QListWidgetItem(textFromValue(choice), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(Qt::UserRole, QVariant::fromValue(choice));
    }
    check(field.defaultValue.toArray());
    const int rows = std::clamp<int>(int(field.choices.size()), 2, 6);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_list->setFixedHeight(std::max(m_list->sizeHintForRow(0), fontMetrics().lineSpacing() + 4) * rows
                           + 2 * m_list->frameWidth() + 4);
    setBody(m_list, m_list);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        m_sent = true;
        emit changed();
    });
}

QJsonValue CheckListEditor::value() const
{
    if (!m_sent)
        return QJsonValue::Undefined;
    QJsonArray items;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            items.append(m_list->item(row)->data(Qt::UserRole).value<QJsonValue>());
    }
    return items;
}

void CheckListEditor::setValue(const QJsonValue &value)
{
    m_sent = value.isArray();
    check(m_sent ? value.toArray() : field().defaultValue.toArray());
}

QWidget *CheckListEditor::control() const
{
    return m_list;
}

void CheckListEditor::check(const QJsonArray &items)
{
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        auto *item = m_list->item(row);
        item->setCheckState(items.contains(item->data(Qt::UserRole).value<QJsonValue>()) ? Qt::Checked : Qt::Unchecked);
    }
}

} // namespace Aegir
