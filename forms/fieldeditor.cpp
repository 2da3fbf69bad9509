// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/fieldeditor.h"

#include "forms/statebutton.h"
#include "forms/tonelabel.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

bool isEmpty(const QJsonValue &value)
{
    return (value.isString() && value.toString().isEmpty()) || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}
} // namespace

FieldEditor::FieldEditor(Field field, QWidget *parent)
    : QWidget(parent)
    , m_field(std::move(field))
    , m_layout(new QVBoxLayout(this))
    , m_row(new QHBoxLayout)
    , m_stateButton(new StateButton(this))
{
    setObjectName(m_field.name);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(2);
    m_row->setSpacing(4);
    if (!m_field.helpUrl.isEmpty())
        m_row->addWidget(makeHelp(), 0, Qt::AlignTop);
    m_stateButton->setObjectName(u"state"_s);
    m_row->addWidget(m_stateButton, 0, Qt::AlignTop);
    m_layout->addLayout(m_row);
    connect(m_stateButton, &QToolButton::clicked, this, &FieldEditor::openStateMenu);

    if (!m_field.description.isEmpty()) {
        ToneLabel *description = makeLine(u"description"_s, false);
        description->setText(m_field.description);
    }
}

QJsonValue FieldEditor::value() const
{
    switch (m_source) {
    case Source::Nothing:
        if (isAlwaysAnswered())
            return content();
        return m_inherited.isUndefined() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QJsonValue::Null);
    case Source::Given:
        return m_given;
    case Source::Empty:
        return emptyValue();
    case Source::Edited:
        return content();
    }
    return QJsonValue::Undefined;
}

void FieldEditor::setValue(const QJsonValue &value)
{
    m_given = value.isUndefined() ? m_inherited : value;
    applyContent(m_given, isNothing(m_given) ? Source::Nothing : Source::Given);
}

void FieldEditor::setInherited(const QJsonValue &value)
{
    m_inherited = value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
    m_emptyIsSent = !m_inherited.isUndefined();
    setValue(m_inherited);
}

FieldEditor::State FieldEditor::state() const
{
    const QJsonValue now = value();
    return isNothing(now) ? State::NotSent : isEmpty(now) ? State::Empty : State::Value;
}

QString FieldEditor::stateWord() const
{
    return m_stateButton->text();
}

bool FieldEditor::canSendNothing() const
{
    return !m_field.required && !isAlwaysAnswered();
}

bool FieldEditor::canSendEmpty() const
{
    const QJsonValue empty = emptyValue();
    return !empty.isUndefined() && !(m_field.required && empty.isString());
}

void FieldEditor::sendNothing()
{
    if (!canSendNothing())
        return;
    applyContent(QJsonValue::Undefined, Source::Nothing);
    emit changed();
}

void FieldEditor::sendEmpty()
{
    if (!canSendEmpty())
        return;
    applyContent(emptyValue(), Source::Empty);
    emit changed();
}

QJsonValue FieldEditor::emptyValue() const
{
    switch (m_field.type) {
    case FieldType::String:
    case FieldType::Path:
    case FieldType::Raw: {
        const bool allowed = m_field.choices.isEmpty() || m_field.choices.contains(QJsonValue(QString()));
        return allowed ? QJsonValue(QString()) : QJsonValue(QJsonValue::Undefined);
    }
    case FieldType::List:
        return QJsonArray();
    case FieldType::Dict:
        return QJsonObject();
    default:
        return QJsonValue::Undefined;
    }
}

void FieldEditor::contentEdited()
{
    if (m_setting)
        return;
    if (!content().isUndefined())
        m_source = Source::Edited;
    else
        m_source = m_emptyIsSent && canSendEmpty() ? Source::Empty : Source::Nothing;
    updateState();
    emit changed();
}

void FieldEditor::applyContent(const QJsonValue &value, Source source)
{
    {
        const QScopedValueRollback guard(m_setting, true);
        setContent(isNothing(value) ? QJsonValue(QJsonValue::Undefined) : value);
    }
    m_source = source;
    updateState();
}

void FieldEditor::updateState()
{
    const State now = state();
    const bool hasDefault = !isNothing(m_field.defaultValue);
    QString word = StateButton::sent();
    QString tip = tr("This value is sent.");
    if (now == State::NotSent && m_field.required) {
        word = StateButton::required();
        tip = tr("It needs a value.");
    } else if (now == State::NotSent && hasDefault && !isNothing(shownDefault())) {
        word = StateButton::ofDefault();
        tip = tr("Nothing is sent; the role takes its default: %1")
                  .arg(holdsSecret(m_field) ? u"••••••"_s : textFromValue(shownDefault()));
    } else if (now == State::NotSent) {
        word = StateButton::notSent();
        tip = tr("Nothing is sent; the role decides.");
    } else if (m_source == Source::Given && m_given == m_inherited) {
        word = StateButton::inherited();
        tip = tr("This value comes from the entity or its platform, and is sent.");
    } else if (hasDefault && !m_field.required && value() == m_field.defaultValue && m_inherited.isUndefined()) {
        word = StateButton::ofDefault();
        tip = tr("This is the role's own default, which needs not be sent.");
    } else if (now == State::Empty) {
        word = StateButton::empty();
        tip = m_field.type == FieldType::List ? tr("An empty list is sent.")
            : m_field.type == FieldType::Dict ? tr("An empty mapping is sent.")
                                              : tr("An empty text is sent.");
    }
    const bool isSent = word == StateButton::sent() || word == StateButton::empty();
    showState(now);
    if (word == m_stateButton->text() && tip == m_stateButton->toolTip())
        return;
    m_stateButton->setWord(word, isSent ? Theme::Tone::Normal : Theme::Tone::Muted, tip);
    m_stateButton->setAccessibleName(tr("%1: %2", "label of a field: its state").arg(m_field.label, word));
    describe();
}

void FieldEditor::openStateMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_inherited.isUndefined()) {
        menu->addAction(tr("Send the &inherited value"), this, [this] {
            setValue(m_inherited);
            emit changed();
        });
    }
    QAction *nothing = menu->addAction(tr("Send &nothing") + u"\tAlt+Backspace"_s, this, &FieldEditor::sendNothing);
    nothing->setEnabled(canSendNothing());
    QAction *empty = menu->addAction(tr("Send it &empty") + u"\tAlt+Del"_s, this, &FieldEditor::sendEmpty);
    empty->setEnabled(canSendEmpty());
    menu->popup(m_stateButton->mapToGlobal(QPoint(0, m_stateButton->height())));
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const auto *key = isKey ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isOurs = key && (key->modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier
        && (key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete);
    if (!isOurs)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        if (key->key() == Qt::Key_Backspace)
            sendNothing();
        else
            sendEmpty();
    }
    event->accept();
    return true;
}

void FieldEditor::setProblem(const QString &sentence)
{
    m_problemText = sentence;
    showSentence(sentence);
}

void FieldEditor::showSentence(const QString &sentence)
{
    if (!m_problem && sentence.isEmpty())
        return;
    if (!m_problem)
        m_problem = makeLine(u"problem"_s, true);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    describe();
}

void FieldEditor::setNote(const QString &note)
{
    if (!m_note && note.isEmpty())
        return;
    if (!m_note)
        m_note = makeLine(u"note"_s, false);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void FieldEditor::setBody(QWidget *body, QWidget *control)
{
    m_row->insertWidget(0, body, 1);
    setFocusProxy(control);
    addControl(control);
    updateState();
}

void FieldEditor::addControl(QWidget *control)
{
    const QString name =
        m_field.unit.isEmpty() ? m_field.label : tr("%1 (%2)", "label (unit)").arg(m_field.label, m_field.unit);
    control->setAccessibleName(name);
    control->installEventFilter(this);
    m_controls.append(control);
    describe();
}

void FieldEditor::addBeside(QWidget *widget)
{
    m_row->insertWidget(m_row->count() - (m_field.helpUrl.isEmpty() ? 1 : 2), widget, 0, Qt::AlignTop);
}

void FieldEditor::addBelow(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void FieldEditor::describe()
{
    // The description alone would leave a screen reader without the reason why the form cannot be sent.
    QString words = m_problemText;
    if (words.isEmpty()) {
        words = m_stateButton->text();
        if (!m_field.description.isEmpty())
            words += u". "_s + m_field.description;
    }
    for (QWidget *control : std::as_const(m_controls))
        control->setAccessibleDescription(words);
}

QWidget *FieldEditor::makeHelp()
{
    auto *help = new QToolButton(this);
    help->setObjectName(u"help"_s);
    help->setAutoRaise(true);
    help->setText(u"?"_s);
    help->setToolTip(tr("Open %1").arg(m_field.helpUrl));
    help->setAccessibleName(tr("Help on %1").arg(m_field.label));
    connect(help, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_field.helpUrl)); });
    return help;
}

ToneLabel *FieldEditor::makeLine(const QString &name, bool negative)
{
    auto *line = new ToneLabel(negative ? Theme::Tone::Negative : Theme::Tone::Muted, this);
    line->setObjectName(name);
    line->setWordWrap(true);
    if (!negative)
        line->setFontFactor(0.9);
    m_layout->insertWidget(1, line); // directly under the control
    return line;
}

QString FieldEditor::hint() const
{
    if (showsDefault())
        return tr("Default: %1").arg(textFromValue(m_field, m_field.defaultValue).replace(u'\n', u' '));
    return m_field.placeholder;
}

bool FieldEditor::showsDefault() const
{
    return !m_field.noLog && !isNothing(m_field.defaultValue);
}

QJsonValue FieldEditor::shownDefault() const
{
    return showsDefault() ? m_field.defaultValue : QJsonValue(QJsonValue::Undefined);
}

} // namespace Aegir
