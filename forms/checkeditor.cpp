// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/checkeditor.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace Aegir {

CheckEditor::CheckEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_box(new QCheckBox(QString(field.label).replace(u'&', u"&&"_s), this))
{
    m_box->setTristate(!field.required && !shownDefault().isBool());
    if (m_box->isTristate())
        m_box->setToolTip(tr("The middle state leaves the decision to the role."));
    CheckEditor::setContent(QJsonValue::Undefined);
    setBody(m_box, m_box);
    connect(m_box, &QCheckBox::clicked, this, &CheckEditor::contentEdited);
}

QJsonValue CheckEditor::content() const
{
    return m_box->checkState() == Qt::PartiallyChecked ? QJsonValue(QJsonValue::Undefined)
                                                       : QJsonValue(m_box->isChecked());
}

void CheckEditor::setContent(const QJsonValue &value)
{
    if (value.isBool())
        m_box->setChecked(value.toBool());
    else if (m_box->isTristate())
        m_box->setCheckState(Qt::PartiallyChecked);
    else
        m_box->setChecked(shownDefault().toBool());
}

/// A required box without a default is answered as it is seen: unchecked is a "no".
bool CheckEditor::isAlwaysAnswered() const
{
    return field().required && !field().defaultValue.isBool();
}

QWidget *CheckEditor::control() const
{
    return m_box;
}

} // namespace Aegir
