// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "forms/fieldeditor.h"
#include "forms/makeeditor.h"
#include "model/catalogue/fieldreader.h"

#include <QApplication>
#include <QJsonDocument>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

/// One editor in a window of its own, made from the specification of an option, and worked by keys and the mouse alone.
class EditorBench
{
public:
    explicit EditorBench(const QString &spec, const Aegir::EditorContext &context = {})
        : m_field(fieldOf(spec))
    {
        auto *layout = new QVBoxLayout(&m_window);
        m_editor = Aegir::makeEditor(m_field, &m_window, context);
        layout->addWidget(m_editor);
        layout->addStretch();
        m_window.resize(600, 400);
        m_window.show();
        m_shown = QTest::qWaitForWindowActive(&m_window);
        m_editor->control()->setFocus();
    }

    /// The option `answer` as @p spec has it: Ansible's keys and ours.
    static Aegir::Field fieldOf(const QString &spec)
    {
        QList<Aegir::Problem> problems;
        const Aegir::YamlDocument document = Aegir::parseYaml(spec.toUtf8(), QStringLiteral("spec"));
        Aegir::FieldReader reader(QStringLiteral("spec"), problems);
        Aegir::Field field =
            reader.readField(QStringLiteral("answer"), 1, document.root, Aegir::FieldReader::Place::Entity);
        for (const Aegir::Problem &problem : std::as_const(problems))
            qWarning("the specification: %s", qPrintable(problem.sentence));
        return field;
    }

    /// Any JSON value; nothing for an empty text.
    static QJsonValue json(const QString &text)
    {
        if (text.isEmpty())
            return QJsonValue::Undefined;
        return QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().first();
    }

    bool isShown() const { return m_shown; }
    const Aegir::Field &field() const { return m_field; }
    Aegir::FieldEditor *editor() const { return m_editor; }
    QWidget &window() { return m_window; }

    /// Types @p script where the focus is. Words in ‹›: a key (Enter, Space, Tab, Up, Down, Del, Backspace, with Alt+,
    /// Ctrl+ or Shift+), `to NAME` puts the focus on the field NAME, `click NAME` clicks the widget called NAME.
    void type(const QString &script)
    {
        for (qsizetype at = 0; at < script.size();) {
            const qsizetype open = script.indexOf(u'‹', at);
            const QString text = script.mid(at, open < 0 ? -1 : open - at);
            if (!text.isEmpty())
                QTest::keyClicks(QApplication::focusWidget(), text);
            if (open < 0)
                return;
            const qsizetype close = script.indexOf(u'›', open);
            act(script.sliced(open + 1, close - open - 1));
            at = close + 1;
        }
    }

    /// What the form would say of it.
    QString problem() const
    {
        const QString input = m_editor->inputProblem();
        return input.isEmpty() ? Aegir::problemOf(m_field, m_editor->value()) : input;
    }

private:
    void act(const QString &word)
    {
        if (word.startsWith(QStringLiteral("to "))) {
            m_window.findChildren<Aegir::FieldEditor *>(word.sliced(3)).constLast()->control()->setFocus();
        } else if (word.startsWith(QStringLiteral("click "))) {
            QWidget *found = nullptr;
            const bool isThere = QTest::qWaitFor([&] { // a layout shows what is new in it a moment later
                const QList<QWidget *> named = m_window.findChildren<QWidget *>(word.sliced(6));
                const auto shown = std::ranges::find_if(named, &QWidget::isVisible);
                found = shown == named.end() ? nullptr : *shown;
                return found != nullptr;
            });
            QVERIFY2(isThere, qPrintable(QStringLiteral("nothing to click is called ") + word.sliced(6)));
            QTest::mouseClick(found, Qt::LeftButton);
        } else {
            const QKeyCombination keys = QKeySequence::fromString(word, QKeySequence::PortableText)[0];
            QTest::keyClick(QApplication::focusWidget(), keys.key(), keys.keyboardModifiers());
        }
    }

    Aegir::Field m_field;
    QWidget m_window;
    Aegir::FieldEditor *m_editor;
    bool m_shown = false;
};
