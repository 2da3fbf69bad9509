// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/numbereditor.h"

#include "forms/numberspinbox.h"
#include "forms/tonelabel.h"
#include "forms/wheelguard.h"

#include <QHBoxLayout>

namespace Aegir {

NumberEditor::NumberEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_spin(new NumberSpinBox(
          field.type == FieldType::Float ? NumberSpinBox::Kind::Decimal : NumberSpinBox::Kind::Integer, this))
{
    m_spin->setRange(field.minimum, field.maximum);
    m_spin->setPlaceholder(hint());
    m_spin->setStart(shownDefault());
    WheelGuard::install(m_spin);

    // A number field as wide as the dialog would look like one for a sentence.
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins({});
    row->addWidget(m_spin);
    if (!field.unit.isEmpty())
        row->addWidget(new ToneLabel(Theme::Tone::Muted, field.unit, body));
    row->addStretch();
    setBody(body, m_spin);
    connect(m_spin, &NumberSpinBox::edited, this, &NumberEditor::contentEdited);
}

QJsonValue NumberEditor::content() const
{
    return m_spin->value();
}

void NumberEditor::setContent(const QJsonValue &value)
{
    m_spin->setValue(value);
}

QString NumberEditor::inputProblem() const
{
    const QJsonValue now = m_spin->value();
    if (!now.isString() || state() != State::Value)
        return {};
    if (field().type == FieldType::Integer && NumberSpinBox::isWholeText(now.toString()))
        return tr("%1 is a greater number than can be sent exactly.").arg(field().label);
    return valueFromText(field(), now.toString()).problem;
}

QWidget *NumberEditor::control() const
{
    return m_spin;
}

} // namespace Aegir
