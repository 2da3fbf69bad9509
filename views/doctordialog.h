// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/doctor.h"

#include <QDialog>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Aegir {

class IconLabel;
class ToneLabel;

/// What the doctor finds, one below the other as it comes, each with what to do about it. Show it with show() or
/// open(); it looks at once, and again when a person asks for it.
class DoctorDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p workspace must outlive it.
    DoctorDialog(const Workspace &workspace, Doctor::Surroundings surroundings, QWidget *parent = nullptr);

    const Findings &findings() const { return m_findings; }
    bool isLooking() const { return m_doctor != nullptr; }

private:
    void look();
    void add(const Finding &finding);
    void summarize();
    QWidget *makeCommand(const QString &command);

    const Workspace &m_workspace;
    Doctor::Surroundings m_surroundings;
    Doctor *m_doctor = nullptr; ///< null while nothing is looked at
    Findings m_findings;
    IconLabel *m_icon;
    ToneLabel *m_summary;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list = nullptr;
    QPushButton *m_again;
    QPushButton *m_copy;
};

} // namespace Aegir
