// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runrequest.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace Aegir {

/// The options of one run: check mode, diff, verbosity, limit and tags.
class RunOptionsForm : public QWidget
{
    Q_OBJECT

public:
    explicit RunOptionsForm(QWidget *parent = nullptr);

    RunOptions options() const;
    void setOptions(const RunOptions &options);

    /// The chosen options in a few words; empty for an ordinary run.
    QString summary() const;

signals:
    void changed();

private:
    QCheckBox *m_check;
    QCheckBox *m_diff;
    QComboBox *m_verbosity;
    QLineEdit *m_limit;
    QLineEdit *m_tags;
    QLineEdit *m_skipTags;
};

} // namespace Aegir
