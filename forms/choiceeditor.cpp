// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/choiceeditor.h"

#include "forms/wheelguard.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace Aegir {

ChoiceEditor::ChoiceEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_combo(new QComboBox(this))
{
    const bool hasDefault = !field.defaultValue.isUndefined() && !field.defaultValue.isNull();
    if (hasDefault)
        m_combo->addItem(tr("Default (%1)").arg(textFromValue(field.defaultValue)), QVariant());
    else if (!field.required)
        m_combo->addItem(tr("Not set"), QVariant());
    for (const QJsonValue &choice : field.choices)
        m_combo->addItem(textFromValue(choice), QVariant::fromValue(choice));
    m_combo->setPlaceholderText(field.placeholder.isEmpty() ? tr("Choose…") : field.placeholder);
    m_combo->setCurrentIndex(hasDefault || !field.required ? 0 : -1);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    WheelGuard::install(m_combo);

    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins({});
    row->addWidget(m_combo);
    row->addStretch();
    setBody(body, m_combo);
    connect(m_combo, &QComboBox::activated, this, &FieldEditor::changed);
}

QJsonValue ChoiceEditor::value() const
{
    const QVariant chosen = m_combo->currentData();
    return chosen.isValid() ? chosen.value<QJsonValue>() : QJsonValue(QJsonValue::Undefined);
}

void ChoiceEditor::setValue(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull()) {
        m_combo->setCurrentIndex(m_combo->itemData(0).isValid() ? -1 : 0);
        return;
    }
    if (indexOf(value) < 0) // an old value is shown, so that the form can say that it is no longer a choice
        m_combo->addItem(textFromValue(value), QVariant::fromValue(value));
    m_combo->setCurrentIndex(indexOf(value));
}

QWidget *ChoiceEditor::control() const
{
    return m_combo;
}

int ChoiceEditor::indexOf(const QJsonValue &value) const
{
    for (int row = 0; row < m_combo->count(); ++row) {
        const QVariant stored = m_combo->itemData(row);
        if (stored.isValid() && stored.value<QJsonValue>() == value)
            return row;
    }
    return -1;
}

} // namespace Aegir
