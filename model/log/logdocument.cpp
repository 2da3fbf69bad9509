// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logdocument.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qint64 onePiece = 1024 * 1024;
constexpr qint64 firstPiece = 64 * 1024; ///< the first rows are shown before a megabyte is read
}

/// Reads what is new of a file into an index, in the document's thread for it.
class LogDocument::Indexer : public QObject
{
    Q_OBJECT

public:
    /// Asks for another look, from any thread. Several before it happens are one.
    void ask()
    {
        if (!m_asked.exchange(true))
            QMetaObject::invokeMethod(this, &Indexer::look, Qt::QueuedConnection);
    }
    void open(const QString &path, const std::shared_ptr<LineIndex> &index)
    {
        m_file.close();
        m_file.setFileName(path);
        m_index = index;
    }
    /// The document shows something else: leave off.
    std::atomic<bool> stop = false;
    /// Whoever listens has not yet heard of the last growth.
    std::atomic<bool> growthSaid = false;

signals:
    void grew();
    void shrank();
    void indexed();
    void progress(qint64 done, qint64 total);
    void failed(const QString &sentence);

private:
    void look();

    QFile m_file;
    std::shared_ptr<LineIndex> m_index;
    std::atomic<bool> m_asked = false;
};

void LogDocument::Indexer::look()
{
    m_asked = false;
    if (!m_index || m_file.fileName().isEmpty())
        return;
    if (!m_file.isOpen() && m_file.exists() && !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        emit failed(tr("The log %1 cannot be read: %2.").arg(m_file.fileName(), m_file.errorString()));
        return;
    }
    if (m_file.isOpen() && m_file.size() < m_index->size()) {
        m_index->clear();
        emit shrank();
    }
    QByteArray piece;
    for (bool more = m_file.isOpen(); more && !stop;) {
        const qint64 from = m_index->pending();
        piece.resize(m_index->size() == 0 ? firstPiece : onePiece);
        const qint64 count = m_file.seek(from) ? m_file.read(piece.data(), piece.size()) : -1;
        if (count < 0) {
            emit failed(tr("The log %1 cannot be read: %2.").arg(m_file.fileName(), m_file.errorString()));
            return;
        }
        // A row is shorter than a piece: as long as pieces are full, there are whole rows in them.
        more = count == piece.size();
        if (from + count > m_index->size()) {
            m_index->add(QByteArrayView(piece).first(count));
            if (!growthSaid.exchange(true))
                emit grew();
        }
        if (more)
            emit progress(from + count, m_file.size());
    }
    emit indexed();
}

LogDocument::LogDocument(QObject *parent)
    : QObject(parent)
    , m_index(std::make_shared<LineIndex>())
    , m_reader(std::make_unique<LogReader>(QString(), m_index))
{
    m_thread.setObjectName(u"log index"_s);
}

LogDocument::~LogDocument()
{
    leave();
    m_thread.quit();
    m_thread.wait();
}

void LogDocument::leave()
{
    if (!m_indexer)
        return;
    m_indexer->disconnect(this);
    m_indexer->stop = true;
    m_indexer->deleteLater();
    m_indexer = nullptr;
}

void LogDocument::open(const QString &path)
{
    leave();
    m_path = path;
    m_index = std::make_shared<LineIndex>();
    m_reader = std::make_unique<LogReader>(path, m_index);
    m_indexed = path.isEmpty();
    if (!path.isEmpty()) {
        m_indexer = new Indexer;
        m_indexer->open(path, m_index);
        m_indexer->moveToThread(&m_thread);
        connect(m_indexer, &Indexer::grew, this, [this, indexer = m_indexer] {
            indexer->growthSaid = false;
            emit grew();
        });
        connect(m_indexer, &Indexer::shrank, this, &LogDocument::reset);
        connect(m_indexer, &Indexer::progress, this, &LogDocument::progress);
        connect(m_indexer, &Indexer::failed, this, &LogDocument::failed);
        connect(m_indexer, &Indexer::indexed, this, [this] {
            m_indexed = true;
            emit indexed();
        });
        if (!m_thread.isRunning())
            m_thread.start();
    }
    emit reset();
    update();
}

void LogDocument::update()
{
    if (m_indexer)
        m_indexer->ask();
}

std::unique_ptr<LogReader> LogDocument::makeReader() const
{
    return std::make_unique<LogReader>(m_path, m_index);
}

} // namespace Aegir

#include "logdocument.moc"
