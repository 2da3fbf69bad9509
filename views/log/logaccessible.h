// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/log/logposition.h"

#include <QAccessibleWidget>
#include <QTimer>

#include <optional>

namespace Aegir {

class LogView;

/// A LogView as screen readers know it: its text is that of the rows in view, and of the row with the cursor where that
/// one is not. Offsets count in this text, and change with it.
class LogAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    /// Makes views of a log known to QAccessible; once is enough.
    static void install();
    /// Tells that the cursor or the selection of @p view is another.
    static void cursorMoved(LogView &view);

    explicit LogAccessible(LogView &view);

    void *interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text kind) const override;
    QAccessible::State state() const override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int offset) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

private:
    friend class LogAnnouncer;
    /// A row of the text.
    struct Piece
    {
        qint64 documentRow = 0;
        qsizetype start = 0; ///< offset of its first character
        QString text;
    };
    QList<Piece> pieces() const;
    QString wholeText() const;
    LogPosition positionOf(int offset) const;
    /// Nothing where the row is not in the text.
    static std::optional<int> offsetOf(LogPosition position, const QList<Piece> &pieces);

    LogView &view() const;
};

/// Tells screen readers what comes at the end of a log while it is followed, some times a second.
class LogAnnouncer final : public QObject
{
    Q_OBJECT

public:
    explicit LogAnnouncer(LogView &view);

    /// The view shows more.
    void textCame();
    /// Another log: all of its rows are new.
    void clear();

private:
    void announce();

    LogView &m_view;
    QTimer m_turn;
    LogPosition m_told{.row = -1, .column = 0}; ///< the end of what was told
};

} // namespace Aegir
