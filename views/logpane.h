// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/logtext.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <optional>

namespace KSyntaxHighlighting {
class Repository;
class SyntaxHighlighter;
}

namespace Aegir {

/// The output of a run, coloured as it is written.
///
/// It shows the end of the log until a person scrolls up, and again once they scroll down to it. Text is added in pieces
/// from the event loop, so that however much arrives at once, the window stays alive.
class LogPane : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LogPane(KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);

    void clearLog();
    void append(const QByteArray &bytes);

    /// Everything that arrived is shown.
    bool isIdle() const { return m_pending.isEmpty(); }

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);

    /// Lines longer than the pane are broken at its edge, instead of scrolled to; off at first.
    bool isWrapping() const { return lineWrapMode() != NoWrap; }
    void setWrapping(bool wrapping);

    /// Shows the line that holds the byte @p offset of the log, now or as soon as it is there.
    void showOffset(qint64 offset);

    /// Marks @p cursors, beside the line that showOffset() marked.
    void setMatches(const QList<QTextCursor> &cursors);

signals:
    void followingChanged(bool following);
    /// Everything that arrived is shown.
    void caughtUp();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void appendSome();
    void goTo(qint64 offset);
    void scrolled();
    void scrollToEnd();
    void applyTheme();
    void mark();

    KSyntaxHighlighting::Repository &m_repository;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter;
    QAction *m_wrap;
    LogText m_log;
    QString m_pending;
    QTimer m_turn;
    std::optional<qint64> m_wanted;
    QTextCursor m_marked;
    QList<QTextCursor> m_matches;
    bool m_following = true;
    bool m_theming = false;
    bool m_moving = false; ///< the scroll bar moves because of us
};

} // namespace Aegir
