// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/lineeditor.h"

#include "forms/themeicon.h"
#include <QAction>
#include <QIcon>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Aegir {

LineEditor::LineEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new QLineEdit(this))
{
    m_edit->setPlaceholderText(hint());
    if (field.noLog) {
        m_edit->setEchoMode(QLineEdit::Password);
        m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        addRevealAction();
    }
    setBody(m_edit, m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::changed);
}

QJsonValue LineEditor::value() const
{
    const QString text = m_edit->text();
    const bool isText = field().type == FieldType::String || field().type == FieldType::Path;
    if (text.isEmpty())
        return isText && emptyIsSent() ? QJsonValue(text) : QJsonValue(QJsonValue::Undefined);
    if (isText)
        return text;
    const FieldValue read = valueFromText(field(), text);
    return read.value.isUndefined() ? QJsonValue(text) : read.value;
}

void LineEditor::setValue(const QJsonValue &value)
{
    const bool nothing = value.isUndefined() || value.isNull();
    m_edit->setText(nothing ? QString() : textFromValue(field(), value));
}

QString LineEditor::inputProblem() const
{
    if (m_edit->text().isEmpty() || field().type == FieldType::String)
        return {};
    return valueFromText(field(), m_edit->text()).problem;
}

QWidget *LineEditor::control() const
{
    return m_edit;
}

void LineEditor::addRevealAction()
{
    auto *reveal = m_edit->addAction(themeIcon(u"password-show-on"_s), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setText(tr("Show what is typed"));
    reveal->setToolTip(reveal->text());
    connect(reveal, &QAction::toggled, this, [this, reveal](bool shown) {
        m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        reveal->setIcon(themeIcon(shown ? u"password-show-off"_s : u"password-show-on"_s));
        reveal->setText(shown ? tr("Hide what is typed") : tr("Show what is typed"));
        reveal->setToolTip(reveal->text());
    });
}

} // namespace Aegir
