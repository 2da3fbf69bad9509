// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>
#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace Aegir {

class LogPane;
class ToneLabel;

/// Finds text in a log: hidden until it is wanted.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(LogPane &log, QWidget *parent = nullptr);

    /// Shows the bar with the selected text, ready to type.
    void open();
    void find(QTextDocument::FindFlags direction = {});

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void close();
    void search();
    void markVisible();
    QTextDocument::FindFlags flags() const;

    LogPane &m_log;
    QLineEdit *m_text;
    QCheckBox *m_case;
    ToneLabel *m_result;
};

} // namespace Aegir
