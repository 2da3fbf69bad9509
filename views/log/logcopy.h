// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/visiblerows.h"
#include "views/log/logposition.h"

#include <QTimer>

namespace Aegir {

/// Gathers the text of a selection as it is shown, without what filters and folds hide. A long one is gathered in
/// pieces from the event loop, so that the window stays alive.
class LogCopy : public QObject
{
    Q_OBJECT

public:
    /// UTF-16 units: 64 MiB.
    static constexpr qsizetype longest = 32 * 1024 * 1024;

    explicit LogCopy(VisibleRows &rows, QObject *parent = nullptr);

    /// Begins with another selection; one that is under way is given up. What is short has ended on return.
    void start(const LogSelection &selection, qsizetype limit = longest);
    void cancel();
    bool isActive() const { return m_turn.isActive(); }

    /// The text of @p selection at once, cut after @p limit units.
    static QString text(const VisibleRows &rows, const LogSelection &selection, qsizetype limit);

signals:
    void finished(const QString &text);
    /// The selection is longer than the limit.
    void tooLong();

private:
    /// Where the gathering stands.
    struct Progress
    {
        LogSelection selection;
        QString text;
        qint64 next = 0;         ///< document row
        bool lineIsOpen = false; ///< the last row's line goes on in the next row

        /// Takes some rows; false when there are no more.
        bool take(const VisibleRows &rows);
    };
    void turn();

    VisibleRows &m_rows;
    QTimer m_turn;
    Progress m_progress;
    qsizetype m_limit = longest;
};

} // namespace Aegir
