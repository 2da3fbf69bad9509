// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/lineeditor.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Aegir {

LineEditor::LineEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new QLineEdit(this))
{
    if (field.noLog) {
        m_edit->setEchoMode(QLineEdit::Password);
        m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        addRevealAction();
    }
    QWidget *body = m_edit;
    const bool isShort = field.type == FieldType::Bytes || field.type == FieldType::Bits;
    if (isShort || !field.unit.isEmpty()) {
        body = new QWidget(this);
        auto *row = new QHBoxLayout(body);
        row->setContentsMargins({});
        row->addWidget(m_edit, isShort ? 0 : 1);
        if (!field.unit.isEmpty())
            row->addWidget(new ToneLabel(Theme::Tone::Muted, field.unit, body));
        if (isShort) {
            m_edit->setFixedWidth(m_edit->fontMetrics().averageCharWidth() * 32);
            row->addStretch();
        }
    }
    setBody(body, m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &LineEditor::contentEdited);
}

QJsonValue LineEditor::content() const
{
    const QString text = m_edit->text();
    if (text.isEmpty())
        return QJsonValue::Undefined;
    if (field().type == FieldType::String || field().type == FieldType::Path)
        return text;
    const FieldValue read = valueFromText(field(), text);
    return read.value.isUndefined() ? QJsonValue(text) : read.value;
}

void LineEditor::setContent(const QJsonValue &value)
{
    m_edit->setText(textFromValue(field(), value));
}

void LineEditor::showState(State state)
{
    QString shown = state == State::Empty ? tr("Empty text") : hint();
    const bool isSize = field().type == FieldType::Bytes || field().type == FieldType::Bits;
    if (shown.isEmpty() && isSize)
        shown = field().type == FieldType::Bytes ? tr("Such as 512 or 10MB") : tr("Such as 512 or 10Mb");
    m_edit->setPlaceholderText(shown);
}

QString LineEditor::inputProblem() const
{
    if (m_edit->text().isEmpty() || field().type == FieldType::String || state() != State::Value)
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
