// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logdocument.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qint64 onePiece = 1024 * 1024;
constexpr qint64 worthTelling = 4 * 1024 * 1024; ///< bytes
constexpr qint64 firstPiece = 64 * 1024;         ///< the first rows are shown at once
} // namespace

/// What a document and the indexer of one file share. What the indexer said may be heard after both went on to another
/// file: a talk that was stopped is not listened to.
struct LogDocument::Talk
{
    std::atomic<bool> stopped = false;    ///< the document shows something else: leave off
    std::atomic<bool> growthSaid = false; ///< and not heard yet
};

/// Reads what is new of a file into an index, in the document's thread for it.
class LogDocument::Indexer : public QObject
{
    Q_OBJECT

public:
    Indexer(const QString &path, std::shared_ptr<LineIndex> index, std::shared_ptr<Talk> talk)
        : m_file(path)
        , m_index(std::move(index))
        , m_talk(std::move(talk))
    {
    }
    /// Asks for another look, from any thread. Several before it happens are one.
    void ask()
    {
        if (!m_asked.exchange(true))
            QMetaObject::invokeMethod(this, &Indexer::look, Qt::QueuedConnection);
    }

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
    std::shared_ptr<Talk> m_talk;
    std::atomic<bool> m_asked = false;
};

void LogDocument::Indexer::look()
{
    m_asked = false;
    if (m_talk->stopped)
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
    for (bool more = m_file.isOpen(); more && !m_talk->stopped;) {
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
            if (!m_talk->growthSaid.exchange(true))
                emit grew();
        }
        if (more && (from + count) / worthTelling != from / worthTelling)
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
    m_talk->stopped = true;
    m_indexer->disconnect(this);
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
        m_talk = std::make_shared<Talk>();
        m_indexer = new Indexer(path, m_index, m_talk);
        m_indexer->moveToThread(&m_thread);
        // A call that was posted before the disconnection still comes.
        const auto listen = [this](auto signal, auto &&slot) {
            connect(m_indexer, signal, this, [talk = m_talk, slot](auto &&...arguments) {
                if (!talk->stopped)
                    slot(arguments...);
            });
        };
        listen(&Indexer::grew, [this] {
            m_talk->growthSaid = false;
            emit grew();
        });
        listen(&Indexer::shrank, [this] { emit reset(); });
        listen(&Indexer::progress, [this](qint64 done, qint64 total) { emit progress(done, total); });
        listen(&Indexer::failed, [this](const QString &sentence) { emit failed(sentence); });
        listen(&Indexer::indexed, [this] {
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
