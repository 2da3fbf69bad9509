// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/log/logfinder.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace Aegir {

class LogView;
class ToneLabel;

/// Finds text in a log: hidden until it is wanted. The first match is shown while a person types, all are counted in
/// the background and marked in the log and in its scroll bar.
///
/// Besides open(), these keys do what they say in the bar and in the log: Ctrl+F, F3 and Shift+F3, Esc while the bar is
/// shown; in the bar Return and Shift+Return, too.
class LogFindBar : public QWidget
{
    Q_OBJECT

public:
    /// Finds in @p log, which must outlive it.
    explicit LogFindBar(LogView &log, QWidget *parent = nullptr);

    /// Shows the bar with the selected text, ready to type.
    void open();
    /// Goes on from the selection, around the end. Opens the bar when there is nothing to look for.
    void findNext();
    void findPrevious();
    void dismiss();

    const LogFinder &finder() const { return m_finder; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *makeButton(const QString &text, const QString &tip);
    void addOption(QToolButton *option, const QString &name, const QString &key);
    bool takeKey(const QKeyEvent &event);
    void restart();
    bool resume();
    LogPosition startOfSearch() const;
    void showState();
    QString countText() const;
    QString notice() const;

    LogView &m_log;
    LogFinder m_finder;
    QString m_error; ///< why the query cannot be looked for
    QLineEdit *m_text;
    QToolButton *m_case;
    QToolButton *m_word;
    QToolButton *m_expression;
    ToneLabel *m_count;
    ToneLabel *m_notice;
};

} // namespace Aegir
