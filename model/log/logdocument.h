// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logreader.h"

#include <QObject>
#include <QThread>

namespace Aegir {

/// The log of a run: a file on disk, which may still grow, behind an index of its rows.
///
/// Nothing of it is kept in memory but the index (at most 8 bytes a line). It is indexed in a thread of its own, which
/// looks at the file when update() asks it to. To be used from the thread that it lives in; for another thread,
/// makeReader().
class LogDocument : public QObject
{
    Q_OBJECT

public:
    explicit LogDocument(QObject *parent = nullptr);
    ~LogDocument() override;

    /// Shows the file @p path, from its beginning, which need not exist yet; an empty path shows nothing. Emits
    /// reset().
    void open(const QString &path);
    QString path() const { return m_path; }

    /// The file may have grown: have it looked at. Returns at once.
    void update();

    qint64 rowCount() const { return m_index->rowCount(); }
    qint64 lineCount() const { return m_index->lineCount(); }
    QList<LogRow> rows(qint64 first, qint64 count) const { return m_reader->rows(first, count); }
    qint64 rowAt(qint64 offset) const { return m_reader->rowAt(offset); }
    /// Bytes that are indexed.
    qint64 size() const { return m_index->size(); }
    /// Everything that the file held when it was last looked at is indexed.
    bool isIndexed() const { return m_indexed; }

    /// For use in one other thread, also after the document shows another file or is gone.
    std::unique_ptr<LogReader> makeReader() const;

signals:
    /// Another file is shown, or the file was found shorter than before and is read anew.
    void reset();
    /// There are more rows, or the last one is longer. Many changes may come as one.
    void grew();
    /// Everything there was is indexed. Comes after each update(), the last grew() before it.
    void indexed();
    /// While a long file is indexed: @p done of @p total bytes.
    void progress(qint64 done, qint64 total);
    /// The file cannot be read; @p sentence says why.
    void failed(const QString &sentence);

private:
    class Indexer;
    struct Talk;

    void leave();

    QString m_path;
    std::shared_ptr<LineIndex> m_index;
    std::unique_ptr<LogReader> m_reader;
    QThread m_thread;
    Indexer *m_indexer = nullptr; ///< lives in m_thread
    std::shared_ptr<Talk> m_talk;
    bool m_indexed = false;
};

} // namespace Aegir
