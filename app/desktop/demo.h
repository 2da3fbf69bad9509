// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAbstractButton;
class QWidget;

namespace Aegir {

class MainWindow;
class RunView;

/// Drives the real window through the main job, as a person would, by the names of its controls: selects the sample
/// platform, presses Run, fills in the form, dispatches, waits for the verdict, and saves a picture of the window.
class Demo : public QObject
{
    Q_OBJECT

public:
    Demo(MainWindow &window, QString screenshot);

    /// Begins once the event loop runs.
    void start();

signals:
    /// @p exitCode is 0 only when the verdict is ok.
    void finished(int exitCode);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void selectPlatform();
    void pressRun();
    void fillForm();
    void lookWhetherDone();
    void report();
    bool type(QWidget *dialog, const QString &group, const QString &field, const QString &text);
    void fail(const QString &sentence);

    MainWindow &m_window;
    QString m_screenshot;
    QPointer<QAbstractButton> m_run;
    QPointer<RunView> m_view;
    bool m_ended = false;
    bool m_done = false;
};

} // namespace Aegir
