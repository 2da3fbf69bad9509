// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/visiblerows.h"
#include "views/log/logview.h"

#include <KSyntaxHighlighting/Repository>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace Aegir {

/// A log on disk and a view of it.
class LogViewFixture
{
public:
    explicit LogViewFixture(const QByteArray &content = {}, QSize size = {600, 300})
    {
        m_repository.addCustomSearchPath(QStringLiteral(":/aegir"));
        m_file.setFileName(m_folder.filePath(QStringLiteral("output.log")));
        const bool opened = m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        Q_ASSERT(opened);
        view = std::make_unique<LogView>(rows, m_repository);
        view->resize(size);
        view->show();
        document.open(m_file.fileName());
        append(content);
    }

    /// What is written is indexed, and given to the view, on return.
    void append(const QByteArray &bytes)
    {
        m_file.write(bytes);
        QSignalSpy indexed(&document, &LogDocument::indexed);
        document.update();
        QVERIFY(indexed.wait(30000));
        // A look that was asked for before may have been the first to end.
        if (document.size() < m_file.size())
            QTRY_COMPARE_WITH_TIMEOUT(document.size(), m_file.size(), 30000);
        settle();
    }

    /// All that the view put off is done.
    void settle() const { QTest::qWait(40); }

    QString text(qint64 row) const { return QString::fromUtf8(rows.rows(row, 1).value(0).bytes); }

    const QTemporaryDir &folder() const { return m_folder; }

    LogDocument document;
    VisibleRows rows{document};
    std::unique_ptr<LogView> view;

private:
    QTemporaryDir m_folder;
    QFile m_file;
    KSyntaxHighlighting::Repository m_repository;
};

/// `ok: [web0]` and on.
inline QByteArray logLines(int count)
{
    QByteArray text;
    for (int line = 0; line < count; ++line)
        text += "ok: [web" + QByteArray::number(line) + "]\n";
    return text;
}

} // namespace Aegir
