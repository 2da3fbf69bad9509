// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/theme.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace Aegir {

class ToneLabel;

/// The line that folds a group: an arrow with a title, a few words on what is in it, and room for buttons.
class FoldHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit FoldHeader(const QString &title, QWidget *parent = nullptr);

    /// What is pressed, and gets the focus.
    QToolButton *button() const { return m_button; }
    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    void setTitle(const QString &title);
    /// What a person should know while it is folded; cut where there is no room for it.
    void setSummary(const QString &summary, Theme::Tone tone = Theme::Tone::Muted);
    QString summary() const { return m_text; }
    /// Adds a button at the end of the line.
    QToolButton *addButton(const QString &icon, const QString &words);

signals:
    void toggled(bool open);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSummary();

    QToolButton *m_button;
    ToneLabel *m_summary;
    QHBoxLayout *m_layout;
    QString m_text;
    bool m_open = false;
};

} // namespace Aegir
