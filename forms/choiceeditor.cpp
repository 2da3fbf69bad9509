// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/choiceeditor.h"

#include "forms/wheelguard.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

ChoiceEditor::ChoiceEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_combo(new QComboBox(this))
{
    for (const QJsonValue &choice : field.choices)
        m_choices.append({choice, {}, {}});
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_combo->setMinimumContentsLength(12);
    WheelGuard::install(m_combo);
    const bool later = field.choicesFrom.kind != ChoicesFrom::Kind::None;
    if (later || m_choices.size() >= searchedFrom)
        makeSearchable();
    m_complete = !later;
    fill();
    ChoiceEditor::setContent(QJsonValue::Undefined);

    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins({});
    row->addWidget(m_combo);
    row->addStretch();
    setBody(body, m_combo);
    if (m_combo->isEditable())
        connect(m_combo, &QComboBox::editTextChanged, this, &ChoiceEditor::contentEdited);
    else
        connect(m_combo, &QComboBox::activated, this, &ChoiceEditor::contentEdited);
}

QJsonValue ChoiceEditor::content() const
{
    if (!m_combo->isEditable()) {
        const QVariant chosen = m_combo->currentData();
        return chosen.isValid() ? chosen.value<QJsonValue>() : QJsonValue(QJsonValue::Undefined);
    }
    const QString text = m_combo->currentText();
    if (text.isEmpty())
        return QJsonValue::Undefined;
    const qsizetype index = indexOfText(text);
    return index < 0 ? QJsonValue(text) : m_choices.at(index).value;
}

void ChoiceEditor::setContent(const QJsonValue &value)
{
    const QSignalBlocker quiet(m_combo);
    const qsizetype index = value.isUndefined() ? -1 : indexOf(value);
    if (m_combo->isEditable()) {
        m_combo->setCurrentIndex(int(index));
        m_combo->setEditText(index < 0 ? textFromValue(value) : m_choices.at(index).text());
        return;
    }
    const int first = nothingText().isEmpty() ? 0 : 1;
    while (m_combo->count() > first + m_choices.size())
        m_combo->removeItem(m_combo->count() - 1);
    if (value.isUndefined()) {
        m_combo->setCurrentIndex(first - 1);
    } else if (index >= 0) {
        m_combo->setCurrentIndex(first + int(index));
    } else { // an old value is shown, so that the form can say that it is no longer a choice
        m_combo->addItem(textFromValue(value), QVariant::fromValue(value));
        m_combo->setCurrentIndex(m_combo->count() - 1);
    }
}

void ChoiceEditor::showState(State state)
{
    const QString shown = state == State::Empty ? tr("Empty text") : hint();
    const QString ask = m_combo->isEditable() ? tr("Search or choose…") : tr("Choose…");
    if (m_combo->isEditable())
        m_combo->lineEdit()->setPlaceholderText(shown.isEmpty() ? ask : shown);
    else
        m_combo->setPlaceholderText(field().placeholder.isEmpty() ? ask : field().placeholder);
}

QString ChoiceEditor::inputProblem() const
{
    if (!m_complete || !m_combo->isEditable() || state() != State::Value || indexOf(value()) >= 0)
        return {};
    return tr("%1: “%2” is none of the choices.").arg(field().label, textFromValue(value()));
}

QWidget *ChoiceEditor::control() const
{
    return m_combo;
}

void ChoiceEditor::setChoices(const QList<Choice> &choices)
{
    if (!m_combo->isEditable())
        return; // its field lists them
    const QJsonValue now = state() == State::Value ? value() : QJsonValue(QJsonValue::Undefined);
    m_choices = choices;
    m_complete = true;
    fill();
    ChoiceEditor::setContent(now);
    setNote(choices.isEmpty() ? tr("There is nothing to choose from yet.") : QString());
    m_complete = !choices.isEmpty();
}

void ChoiceEditor::setChoicesLoading()
{
    setNote(tr("Looking for the choices…"));
}

void ChoiceEditor::setChoicesFailed(const QString &sentence)
{
    m_complete = false;
    setNote(tr("%1 Type a value instead.", "why there are no choices").arg(sentence));
}

void ChoiceEditor::fill()
{
    const QSignalBlocker quiet(m_combo);
    m_combo->clear();
    if (!nothingText().isEmpty())
        m_combo->addItem(nothingText(), QVariant());
    for (const Choice &choice : std::as_const(m_choices))
        m_combo->addItem(choice.text(), QVariant::fromValue(choice.value));
}

void ChoiceEditor::makeSearchable()
{
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setMinimumContentsLength(24);
    m_combo->completer()->setFilterMode(Qt::MatchContains);
    m_combo->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
}

/// The first line of a combo box that is not typed in: what is not sent. Empty: there is no such line.
QString ChoiceEditor::nothingText() const
{
    if (m_combo->isEditable())
        return {};
    if (showsDefault())
        return tr("Default: %1").arg(textFromValue(field().defaultValue));
    return field().required ? QString() : tr("Not set");
}

qsizetype ChoiceEditor::indexOf(const QJsonValue &value) const
{
    const auto found = std::ranges::find(m_choices, value, &Choice::value);
    return found == m_choices.end() ? -1 : found - m_choices.begin();
}

qsizetype ChoiceEditor::indexOfText(const QString &text) const
{
    const auto found = std::ranges::find_if(m_choices, [&text](const Choice &choice) {
        return choice.text() == text || choice.label == text || textFromValue(choice.value) == text;
    });
    return found == m_choices.end() ? -1 : found - m_choices.begin();
}

} // namespace Aegir
