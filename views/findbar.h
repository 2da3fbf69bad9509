// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>
#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;

namespace Aegir {

class LogPane;
class ToneLabel;

/// Finds text in a log: hidden until it is wanted.
///
/// A long log is searched in pieces from the event loop, so that typing goes on; only what can be seen is marked.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(LogPane &log, QWidget *parent = nullptr);

    /// Shows the bar with the selected text, ready to type.
    void open();
    /// Goes to the next match after the cursor, or before it, and around the end.
    void find(QTextDocument::FindFlags direction = {});
    bool isSearching() const { return m_search.has_value(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// A search that is under way.
    struct Search
    {
        QString text;
        Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive;
        bool backward = false;
        bool wrapped = false; ///< it went around the end of the log
        int first = 0;        ///< the line where it began
        int line = 0;         ///< the line where it goes on
        int column = -1;      ///< and the place in it; -1: its start, or its end when it goes backward
    };

    void dismiss();
    void search();
    void searchSome();
    bool nextLine();
    void select(int position, int length);
    void stop();
    void markVisible();
    Qt::CaseSensitivity sensitivity() const;

    LogPane &m_log;
    QLineEdit *m_text;
    QCheckBox *m_case;
    ToneLabel *m_result;
    std::optional<Search> m_search;
    QTimer m_turn;
};

} // namespace Aegir
