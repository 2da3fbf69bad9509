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
    const YamlText::Reading &reading() const;
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
    void markProblem();

    KSyntaxHighlighting::Repository *m_repository;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter = nullptr;
    mutable YamlText::Reading m_reading;
    mutable int m_readRevision = -1;
};

} // namespace Aegir
