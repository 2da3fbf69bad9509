// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/visiblerows.h"

#include <algorithm>

namespace Aegir {

VisibleRows::VisibleRows(LogDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &LogDocument::reset, this, &VisibleRows::reset);
    connect(&document, &LogDocument::grew, this, &VisibleRows::grew);
}

VisibleRows::~VisibleRows() = default;

qint64 VisibleRows::rowCount() const
{
    return m_document.rowCount();
}

QList<LogRow> VisibleRows::rows(qint64 first, qint64 count) const
{
    return m_document.rows(first, count);
}

qint64 VisibleRows::documentRow(qint64 row) const
{
    return row;
}

qint64 VisibleRows::rowOf(qint64 documentRow) const
{
    return documentRow >= 0 && documentRow < rowCount() ? documentRow : -1;
}

qint64 VisibleRows::nearestRow(qint64 documentRow) const
{
    return std::min(documentRow, rowCount() - 1);
}

std::optional<VisibleRows::Fold> VisibleRows::foldAt(qint64) const
{
    return std::nullopt;
}

void VisibleRows::setFolded(qint64, bool) { }

bool VisibleRows::reveal(qint64)
{
    return true;
}

} // namespace Aegir
