// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace Aegir {

class IconLabel;

/// Shows how far work is that takes long, lets a person cancel it, and says in a sentence how it ended. It blocks
/// nothing and goes away when it is closed; closing it while the work is under way cancels the work.
class WorkDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p what is said while the work is under way.
    WorkDialog(const QString &title, const QString &what, QWidget *parent);

    /// @p done of @p total bytes; a @p total of 0 when nobody knows how much there is.
    void setProgress(qint64 done, qint64 total);
    /// The work has made the file @p path; @p sentence says so. The dialog offers to open the file's folder.
    void succeed(const QString &sentence, const QString &path);
    /// The work could not be done; @p sentence says why.
    void fail(const QString &sentence);

    void done(int result) override;

signals:
    /// A person wants the work to end.
    void cancelRequested();

private:
    void end(const QString &icon, const QString &sentence);

    IconLabel *m_icon;
    QLabel *m_sentence;
    QProgressBar *m_bar;
    QLabel *m_amount;
    QDialogButtonBox *m_buttons;
    QPushButton *m_openFolder;
    QString m_folder;
    bool m_ended = false;
};

} // namespace Aegir
