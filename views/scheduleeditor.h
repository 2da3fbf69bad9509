// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QSpinBox;
class QStackedWidget;
class QTimeEdit;

namespace Aegir {

class ToneLabel;

/// Edits when an operation comes by itself: the rule that Recurrence reads, with a line that says its next times, or in
/// a sentence what is wrong with it.
class ScheduleEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ScheduleEditor(QWidget *parent = nullptr);

    /// As a person would write it: `0 3 * * 1`, `every 6h`, `at 2026-12-01 03:00`.
    QString rule() const;
    /// Shows @p rule in the plainest way that can say it; what cannot be said otherwise, as a crontab's fields.
    void setRule(const QString &rule);

    /// What is wrong with the rule: one sentence; empty: nothing is.
    QString problem() const { return m_problem; }

signals:
    void changed();

private:
    enum Kind { Daily, Weekly, Monthly, Interval, Once, Crontab };
    QWidget *makePage(Kind kind);
    bool showCrontab(const QString &rule);
    bool showInterval(const QString &rule);
    void check();
    QTimeEdit *timeEdit(Kind kind) const;

    QComboBox *m_kind;
    QStackedWidget *m_pages;
    QComboBox *m_weekday = nullptr;
    QSpinBox *m_day = nullptr;
    QSpinBox *m_number = nullptr;
    QComboBox *m_unit = nullptr;
    QDateTimeEdit *m_once = nullptr;
    QLineEdit *m_crontab = nullptr;
    ToneLabel *m_next;
    QString m_problem;
};

} // namespace Aegir
