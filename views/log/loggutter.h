// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logtimes.h"
#include "views/log/logview.h"

#include <QCache>
#include <QWidget>

namespace Aegir {

struct LogLine;

/// What stands left of a log's text: when a line arrived, its number, and a triangle where a play or a task can be
/// folded.
class LogGutter : public QWidget
{
    Q_OBJECT

public:
    explicit LogGutter(LogView &view);

    void setTimesFile(const QString &path);
    /// Another log: nothing is known of its times.
    void clear();
    /// What is said of the line that begins at the byte @p offset; empty when it is not known.
    QString timeText(qint64 offset);

    /// The width that it takes now.
    int wantedWidth() const;
    /// Where the triangle of the row stands whose first line begins at @p y.
    QRect foldRect(int y) const;

signals:
    void foldClicked(qint64 documentRow);
    /// A double click beside the row.
    void activated(qint64 documentRow);

protected:
    bool event(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const LogLine *lineAt(QPointF point) const;
    QString timePattern() const;

    LogView &m_view;
    std::unique_ptr<LogTimes> m_times;
    QCache<qint64, qint64> m_known{4096}; ///< milliseconds since the epoch, by offset
    std::optional<qint64> m_first;
    bool m_hovered = false;
};

} // namespace Aegir
