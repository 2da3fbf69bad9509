// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/resultdetail.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Aegir {

class IconLabel;
class ToneLabel;

/// What a result is about: state, task, host, duration, and the place in a file, a link.
class ResultHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ResultHeader(QWidget *parent = nullptr);

    void showResult(const ResultDetail &detail);

signals:
    /// A person wants to see the task's file and line.
    void placeWanted();
    /// A person wants to see what the log says of it.
    void logWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPlace();

    QString m_path;
    IconLabel *m_icon;
    ToneLabel *m_state;
    ToneLabel *m_task;
    ToneLabel *m_facts;
    QLabel *m_place;
    QToolButton *m_log;
};

/// The last parts of a path, as many as tell where in a role a file is: `deploy/tasks/main.yml:12`.
QString placeText(const QString &path);

} // namespace Aegir
