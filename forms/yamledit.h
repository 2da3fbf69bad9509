// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "forms/yamltext.h"

#include <QPlainTextEdit>

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace Aegir {

/// A few lines of YAML, in colours where there are any, with the line marked that cannot be read. It grows with its
/// text, up to a point.
class YamlEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit YamlEdit(const EditorContext &context, QWidget *parent = nullptr);

    /// What the text holds.
    const YamlText::Reading &reading() const { return m_reading; }
    /// Shows @p value. When the text holds just that already, it stays, with its comments and its order.
    void setValue(const QJsonValue &value);

signals:
    /// The text is another one.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void fitHeight();
    void takeText();
    void markProblem();

    KSyntaxHighlighting::Repository *m_repository;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter = nullptr;
    QString m_text; ///< what m_reading was read from
    YamlText::Reading m_reading;
};

} // namespace Aegir
