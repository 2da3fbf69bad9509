// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logdocument.h"

#include <optional>

namespace Aegir {

/// The rows of a log that are shown: all of them, or those that filters and folds leave. Rows here are counted as they
/// are shown; a document row is the number of the same row in the whole log, and stays what it is when a filter changes.
class VisibleRows : public QObject
{
    Q_OBJECT

public:
    /// A row that heads a play or a task.
    struct Fold
    {
        bool folded = false;
        qint64 rows = 0; ///< document rows below it that it hides, or would hide
    };

    explicit VisibleRows(LogDocument &document, QObject *parent = nullptr);
    ~VisibleRows() override;

    LogDocument &document() const { return m_document; }

    qint64 rowCount() const;
    /// @p count rows from @p first on, as they are shown.
    QList<LogRow> rows(qint64 first, qint64 count) const;
    /// The document row that is shown as @p row.
    qint64 documentRow(qint64 row) const;
    /// As what @p documentRow is shown; -1 while it is hidden.
    qint64 rowOf(qint64 documentRow) const;
    /// As what @p documentRow is shown, or the last row above it that is; -1 when there is none.
    qint64 nearestRow(qint64 documentRow) const;

    /// What @p documentRow folds, if it heads anything.
    std::optional<Fold> foldAt(qint64 documentRow) const;
    void setFolded(qint64 documentRow, bool folded);
    /// Opens what hides @p documentRow. False when a filter hides it.
    bool reveal(qint64 documentRow);

signals:
    /// Another log.
    void reset();
    /// There are more rows at the end, or the last one is longer.
    void grew();
    /// Other rows than before are shown.
    void changed();

private:
    LogDocument &m_document;
};

} // namespace Aegir
