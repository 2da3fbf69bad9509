// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/texteditor.h"

#include "forms/themeicon.h"

#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

TextEditor::TextEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new QPlainTextEdit(this))
{
    m_edit->setTabChangesFocus(true);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * 3 + 14);
    setBody(m_edit, m_edit);
    if (field.noLog) {
        m_reveal = new QToolButton(this);
        m_reveal->setObjectName(u"reveal"_s);
        m_reveal->setAutoRaise(true);
        m_reveal->setIcon(themeIcon(u"password-show-on"_s));
        m_reveal->setToolTip(tr("Show what is typed"));
        m_reveal->setAccessibleName(tr("Show %1").arg(field.label));
        m_reveal->hide();
        addBeside(m_reveal);
        connect(m_reveal, &QToolButton::clicked, this, [this] { setCovered(false); });
    }
    connect(m_edit, &QPlainTextEdit::textChanged, this, &TextEditor::contentEdited);
}

QJsonValue TextEditor::content() const
{
    const QString text = m_covered ? m_hidden : m_edit->toPlainText();
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

void TextEditor::setContent(const QJsonValue &value)
{
    setCovered(false);
    m_edit->setPlainText(textFromValue(value));
    if (m_reveal && !m_edit->document()->isEmpty())
        setCovered(true);
}

void TextEditor::showState(State state)
{
    m_edit->setPlaceholderText(state == State::Empty ? tr("Empty text") : hint());
}

QWidget *TextEditor::control() const
{
    return m_edit;
}

void TextEditor::setCovered(bool covered)
{
    if (covered == m_covered)
        return;
    const QSignalBlocker quiet(m_edit); // the value is the same
    if (covered)
        m_hidden = m_edit->toPlainText();
    m_covered = covered;
    m_edit->setPlainText(covered ? QString(8, u'\u2022') : m_hidden);
    m_edit->setReadOnly(covered);
    m_reveal->setVisible(covered);
    if (!covered)
        m_hidden.clear();
}

} // namespace Aegir
