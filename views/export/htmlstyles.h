// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/rowtext.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>
#include <QHash>

namespace Aegir {

/// The style sheet of an exported page, and the classes in it: one for each format of the definition, one for each
/// style that the log's SGR sequences ask for.
class HtmlStyles
{
public:
    /// More styles than these are shown as plain text: only a program that draws pictures has them.
    static constexpr qsizetype mostStyles = 2000;

    HtmlStyles(const KSyntaxHighlighting::Repository &repository, const KSyntaxHighlighting::Definition &definition);

    /// Makes a class for @p style, if there is none yet.
    void add(const TextStyle &style);

    /// The class of the format with the number @p id; empty when it looks like all other text.
    QByteArray formatClass(int id) const { return m_formats.value(id); }
    /// The class of @p style; empty when it has none.
    QByteArray styleClass(const TextStyle &style) const;

    /// The text between `<style>` and `</style>`.
    QByteArray css() const;

private:
    QByteArray rules(const KSyntaxHighlighting::Theme &theme) const;

    KSyntaxHighlighting::Theme m_light;
    KSyntaxHighlighting::Theme m_dark;
    KSyntaxHighlighting::Definition m_definition;
    QHash<int, QByteArray> m_formats;
    QHash<TextStyle, qsizetype> m_numbers;
    QList<TextStyle> m_styles;
};

size_t qHash(const TextStyle &style, size_t seed = 0);

} // namespace Aegir
