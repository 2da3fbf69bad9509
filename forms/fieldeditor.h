// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/choice.h"
#include "model/catalogue/field.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace Aegir {

class StateButton;
class ToneLabel;

/// The editor of one field: a control, a word that says whether the field is sent, the sentence that says what is wrong
/// with it, and the field's description.
///
/// An optional field has three states, and the word beside it always says which: not sent (Undefined), sent empty, and
/// sent with a value. A role's default is shown as such and is not sent unless a person changes it. Alt+Backspace in
/// the control goes back to "not sent", Alt+Delete sends it empty; a click on the word offers the same.
///
/// A value that was given is returned as it was, of whatever type, until a person changes it.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    enum class State { NotSent, Empty, Value };

    FieldEditor(Field field, QWidget *parent);

    const Field &field() const { return m_field; }

    /// What is to be sent; Undefined when nothing is, null when an inherited value is not to be.
    QJsonValue value() const;

    /// Shows @p value as a given one, so that value() returns it; Undefined goes back to what the editor began with,
    /// null to "not sent". Emits no changed().
    void setValue(const QJsonValue &value);

    /// Like setValue(), with a value that is sent without anybody's doing: from then on an emptied control is sent
    /// empty, and "not sent" is a null. Undefined: there is no such value.
    void setInherited(const QJsonValue &value);

    State state() const;
    /// What the word beside the control says.
    QString stateWord() const;

    /// As a person does it: the field is not sent; nothing happens where it is required.
    void sendNothing();
    /// As a person does it: an empty text, list or mapping is sent; nothing happens where there is no such thing.
    void sendEmpty();
    bool canSendNothing() const;
    bool canSendEmpty() const;

    /// Why what was typed is no value at all, as a sentence; empty when it is one (or nothing was typed).
    virtual QString inputProblem() const { return {}; }

    /// The control that gets the focus and that a label is the buddy of.
    virtual QWidget *control() const = 0;

    /// True when the control shows the field's label itself, as a check box does.
    virtual bool showsLabel() const { return false; }

    /// True when it wants the whole width of a form, the column of the labels too.
    virtual bool isWide() const { return false; }

    /// An emptied text is sent as an empty text instead of not at all: needed where "not sent" would let an inherited
    /// value through. Off at first.
    void setEmptyIsSent(bool sent) { m_emptyIsSent = sent; }
    bool emptyIsSent() const { return m_emptyIsSent; }

    /// The choices of a field with choicesFrom, once they are there; what was chosen or typed stays. Editors without
    /// choices take no notice.
    virtual void setChoices(const QList<Choice> &) { }
    /// They are being looked for.
    virtual void setChoicesLoading() { }
    /// There are none, because of what @p sentence says; anything may be typed.
    virtual void setChoicesFailed(const QString &) { }

    /// Shows @p sentence under the control; empty takes it away.
    virtual void setProblem(const QString &sentence);
    QString problem() const { return m_problemText; }

signals:
    /// A person changed the value.
    void changed();

protected:
    /// Puts @p body at the top of the editor, and names and describes @p control for assistive technology.
    void setBody(QWidget *body, QWidget *control);
    /// Names and describes one more control, in which the keys of the states work, too.
    void addControl(QWidget *control);
    /// Puts @p widget between the body and the word of the state.
    void addBeside(QWidget *widget);

    /// Puts @p widget below all the rest, from edge to edge.
    void addBelow(QWidget *widget);

    /// What the control shows, as a value; Undefined when there is nothing in it.
    virtual QJsonValue content() const = 0;
    /// Shows @p value; Undefined: what is seen while nothing is sent, the role's default in a way that is its own.
    virtual void setContent(const QJsonValue &value) = 0;
    /// What "sent empty" sends; Undefined when this field has no such thing.
    virtual QJsonValue emptyValue() const;
    /// True when the control cannot show "nothing": what is seen is the answer.
    virtual bool isAlwaysAnswered() const { return false; }
    /// The state or the given value is another one.
    virtual void showState(State) { }

    /// To be called when the control's content changed; tells of it, unless setContent() is what changed it.
    void contentEdited();
    /// True while setContent() runs.
    bool isSettingContent() const { return m_setting; }

    /// What a control shows while nothing is sent: "Default: …" or the field's placeholder; may be empty.
    QString hint() const;
    /// True when there is a default of the role that may be shown.
    bool showsDefault() const;
    /// The default that is shown, otherwise Undefined.
    QJsonValue shownDefault() const;

    /// Shows the sentence under the control, without it being this field's problem().
    void showSentence(const QString &sentence);
    /// A muted remark under the control; empty takes it away.
    void setNote(const QString &note);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Source { Nothing, Given, Empty, Edited };

    void applyContent(const QJsonValue &value, Source source);
    void updateState();
    void describe();
    void openStateMenu();
    QWidget *makeHelp();
    ToneLabel *makeLine(const QString &name, bool negative);

    Field m_field;
    QVBoxLayout *m_layout;
    QHBoxLayout *m_row;
    StateButton *m_stateButton;
    ToneLabel *m_problem = nullptr; ///< made when there is one
    ToneLabel *m_note = nullptr;
    QList<QWidget *> m_controls;
    QString m_problemText;
    QJsonValue m_given = QJsonValue::Undefined;
    QJsonValue m_inherited = QJsonValue::Undefined;
    Source m_source = Source::Nothing;
    bool m_emptyIsSent = false;
    bool m_setting = false;
};

} // namespace Aegir
