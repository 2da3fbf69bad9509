// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/fieldeditor.h"

#include "forms/tonelabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

FieldEditor::FieldEditor(Field field, QWidget *parent)
    : QWidget(parent)
    , m_field(std::move(field))
    , m_layout(new QVBoxLayout(this))
    , m_problem(new ToneLabel(Theme::Tone::Negative, this))
{
    setObjectName(m_field.name);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(2);

    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_layout->addWidget(m_problem);

    if (!m_field.description.isEmpty()) {
        auto *description = new ToneLabel(Theme::Tone::Muted, m_field.description, this);
        description->setObjectName(u"description"_s);
        description->setWordWrap(true);
        description->setFontFactor(0.9);
        m_layout->addWidget(description);
    }
}

void FieldEditor::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    // The description alone would leave a screen reader without the reason why the form cannot be sent.
    control()->setAccessibleDescription(sentence.isEmpty() ? m_field.description : sentence);
}

QString FieldEditor::problem() const
{
    return m_problem->text();
}

void FieldEditor::setBody(QWidget *body, QWidget *control)
{
    m_layout->insertWidget(0, body);
    setFocusProxy(control);
    control->setAccessibleName(m_field.label);
    control->setAccessibleDescription(m_field.description);
}

QString FieldEditor::hint() const
{
    if (!m_field.placeholder.isEmpty())
        return m_field.placeholder;
    if (m_field.noLog || m_field.defaultValue.isUndefined() || m_field.defaultValue.isNull())
        return {};
    return textFromValue(m_field.defaultValue);
}

} // namespace Aegir
