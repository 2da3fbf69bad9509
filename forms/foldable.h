// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace Aegir {

class ToneLabel;

/// A section with a header that folds it away.
class Foldable : public QWidget
{
    Q_OBJECT

public:
    Foldable(const QString &title, QWidget *content, QWidget *parent = nullptr);

    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    /// A few words beside the title: what a person should know while it is folded.
    void setSummary(const QString &summary);
    /// Shows the title as that of a group of fields, and the summary only while it is folded.
    void setProminent();

signals:
    void toggled(bool open);

private:
    void updateSummary();

    QToolButton *m_header;
    ToneLabel *m_summary;
    QWidget *m_content;
    bool m_prominent = false;
    bool m_open = false;
};

} // namespace Aegir
