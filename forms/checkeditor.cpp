// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/checkeditor.h"

#include <QCheckBox>

namespace Aegir {

CheckEditor::CheckEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_box(new QCheckBox(field.label, this))
{
    m_box->setTristate(!field.required && !field.defaultValue.isBool());
    if (m_box->isTristate())
        m_box->setToolTip(tr("The middle state leaves the decision to the role."));
    showNothing();
    setBody(m_box, m_box);
    connect(m_box, &QCheckBox::clicked, this, [this] {
        m_sent = m_box->checkState() != Qt::PartiallyChecked;
        emit changed();
    });
}

QJsonValue CheckEditor::value() const
{
    // A required box without a default is answered as it is seen: unchecked is a "no".
    const bool answered = m_sent || (field().required && !field().defaultValue.isBool());
    return answered ? QJsonValue(m_box->isChecked()) : QJsonValue(QJsonValue::Undefined);
}

void CheckEditor::setValue(const QJsonValue &value)
{
    m_sent = value.isBool();
    if (m_sent)
        m_box->setChecked(value.toBool());
    else
        showNothing();
}

QWidget *CheckEditor::control() const
{
    return m_box;
}

void CheckEditor::showNothing()
{
    if (m_box->isTristate())
        m_box->setCheckState(Qt::PartiallyChecked);
    else
        m_box->setChecked(field().defaultValue.toBool());
}

} // namespace Aegir
