// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/yaml.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace Aegir {

/// Reads the keys of one mapping and notes what is wrong: a value of the wrong kind, and, at the end, each key that
/// nobody asked for, with the nearest one that is known. A key without a value counts as absent.
class MappingReader
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::MappingReader)
    Q_DISABLE_COPY_MOVE(MappingReader)

public:
    /// Reads @p node, which may be missing or null (no keys). Problems go to @p problems, labelled with @p path.
    MappingReader(const YamlNode &node, QString path, QList<Problem> &problems);
    /// Reports the keys that are left.
    ~MappingReader();

    /// The node of @p key, missing when it is absent or null.
    YamlNode node(const QString &key);
    /// True when @p key is written, even without a value.
    bool has(QStringView key) const;
    /// The line of @p key, or of the mapping.
    int line(QStringView key) const;

    /// A word or text; numbers and booleans as they are written.
    std::optional<QString> text(const QString &key);
    /// A text, or paragraphs as a list of texts, joined by blank lines.
    std::optional<QString> paragraphs(const QString &key);
    std::optional<bool> flag(const QString &key);
    std::optional<qint64> integer(const QString &key);
    std::optional<double> number(const QString &key);
    /// A list of words.
    std::optional<QStringList> texts(const QString &key);
    /// A sequence or mapping, or a missing node when it is anything else.
    YamlNode sequence(const QString &key);
    YamlNode mapping(const QString &key);

    /// Keys that are right but mean nothing here.
    void ignore(const QStringList &keys) { m_known += keys; }
    /// Says nothing about keys that nobody asked for.
    void allowAnything() { m_anything = true; }

    void report(int line, const QString &sentence);

private:
    void reportKind(const QString &key, const QString &wanted);

    YamlNode m_node;
    QString m_path;
    QList<Problem> &m_problems;
    QStringList m_known;
    bool m_anything = false;
};

} // namespace Aegir
