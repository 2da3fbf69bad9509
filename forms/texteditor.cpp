// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/texteditor.h"

#include <QFontDatabase>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Aegir {

TextEditor::TextEditor(const Field &field, Form form, QWidget *parent)
    : FieldEditor(field, parent)
    , m_form(form)
    , m_edit(new QPlainTextEdit(this))
{
    m_edit->setTabChangesFocus(true);
    if (form == Form::Data) {
        m_edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    }
    const bool hasDefault = !field.defaultValue.isUndefined() && !field.defaultValue.isNull() && !field.noLog;
    if (!field.placeholder.isEmpty())
        m_edit->setPlaceholderText(field.placeholder);
    else if (hasDefault)
        m_edit->setPlaceholderText(shown(field.defaultValue));
    if (m_edit->placeholderText().isEmpty() && form == Form::List)
        m_edit->setPlaceholderText(tr("One per line"));
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * (form == Form::Data ? 6 : 3) + 14);
    setBody(m_edit, m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FieldEditor::changed);
}

QJsonValue TextEditor::value() const
{
    const QString text = m_edit->toPlainText();
    if (m_form == Form::Text)
        return text.isEmpty() && !emptyIsSent() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
    if (text.trimmed().isEmpty()) {
        if (!emptyIsSent())
            return QJsonValue::Undefined;
        if (field().type == FieldType::List)
            return QJsonArray();
        return field().type == FieldType::Dict ? QJsonValue(QJsonObject()) : QJsonValue(QJsonValue::Undefined);
    }
    if (m_form == Form::List)
        return items();
    const FieldValue read = valueFromText(field(), text);
    return read.value.isUndefined() ? QJsonValue(text) : read.value;
}

void TextEditor::setValue(const QJsonValue &value)
{
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(value.isUndefined() || value.isNull() ? QString() : shown(value));
}

QString TextEditor::inputProblem() const
{
    if (m_form != Form::Data || m_edit->toPlainText().trimmed().isEmpty())
        return {};
    return valueFromText(field(), m_edit->toPlainText()).problem;
}

QWidget *TextEditor::control() const
{
    return m_edit;
}

QString TextEditor::shown(const QJsonValue &value) const
{
    if (m_form == Form::List && value.isArray()) {
        QStringList lines;
        for (const QJsonValue &item : value.toArray())
            lines.append(item.isString() ? item.toString() : textFromValue(item));
        return lines.join(u'\n');
    }
    if (m_form == Form::Data && value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    if (m_form == Form::Data && value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson()).trimmed();
    return textFromValue(field(), value);
}

QJsonArray TextEditor::items() const
{
    Field item = field();
    item.type = field().elements;
    item.choices = {};
    item.minimum.reset();
    item.maximum.reset();
    item.pattern.clear();

    QJsonArray array;
    const QString text = m_edit->toPlainText();
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QString typed = line.trimmed().toString();
        if (typed.isEmpty())
            continue;
        // A line that is no such item stays a text, so that the field's own check names it.
        const FieldValue read = item.type == FieldType::String ? FieldValue{typed, {}} : valueFromText(item, typed);
        array.append(read.value.isUndefined() ? QJsonValue(typed) : read.value);
    }
    return array;
}

} // namespace Aegir
