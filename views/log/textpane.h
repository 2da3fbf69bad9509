// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/rowtext.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

/// Text to read, a few hundred kilobytes at most, in colours that follow the palette: those of a language, or those
/// that a program asked for. They come in pieces from the event loop, what is at the top first, so that a long text is
/// there at once. A very long line is shown in parts, one below the other, and copied as one. It shows what it is
/// given; who gives it makes it inert.
class TextPane : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextPane(KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);
    ~TextPane() override;

    /// Shows @p text in the colours of the language @p definition, `YAML`.
    void setCode(const QString &text, const QString &definition);
    /// Shows @p rows, each a line.
    void setRows(const QList<RowText> &rows);

    /// All colours are there.
    bool isSettled() const { return !m_turn.isActive(); }

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    class Painter;

    void addLine(QString &text, QStringView line);
    void begin(const QString &text);
    void restart();
    void paintSome();
    void applyTheme();

    std::unique_ptr<Painter> m_painter;
    QAction *m_wrap;
    QTimer m_turn;
    QList<bool> m_continues; ///< of each block: it goes on with the line of the one above
    int m_next = 0;          ///< number of the first block without colours
    bool m_theming = false;
};

} // namespace Aegir
