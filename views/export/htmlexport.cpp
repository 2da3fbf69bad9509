// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/htmlexport.h"

#include "model/export/exportfile.h"
#include "model/inventory/statustext.h"
#include "model/log/logreader.h"
#include "model/log/runcompare.h"
#include "model/log/troubles.h"
#include "views/export/htmlstyles.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::HtmlExport)
};

constexpr qint64 onePiece = 1024 * 1024;
constexpr qsizetype bufferSize = 256 * 1024;
constexpr int rowsPerBlock = 200; ///< a browser lays out one block after the other, as it comes into view

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

/// What somebody else wrote, as text that can do nothing.
QByteArray inert(const QString &text)
{
    return escaped(rowText(text.toUtf8()).text);
}

/// Colours one row after the other.
class Highlighter : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    struct Span
    {
        qsizetype start;
        qsizetype end;
        int format;
    };

    QList<Span> spans(const QString &line)
    {
        m_spans.clear();
        m_state = highlightLine(line, m_state);
        return m_spans;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length > 0)
            m_spans.append({offset, offset + length, format.id()});
    }

private:
    KSyntaxHighlighting::State m_state;
    QList<Span> m_spans;
};

/// Writes one page.
class Page
{
public:
    Page(const RunFolder &folder, const RunSummary &summary, QIODevice &to, const Progress &progress)
        : m_folder(folder)
        , m_summary(summary)
        , m_to(to)
        , m_progress(progress)
        , m_definition(ansibleOutput(m_repository))
        , m_styles(m_repository, m_definition)
    {
        m_highlighter.setDefinition(m_definition);
    }

    Result<WorkEnd> write()
    {
        if (const auto indexed = index(); !indexed || *indexed == WorkEnd::Cancelled)
            return indexed;
        LogReader reader(m_folder.outputPath(), m_index);
        if (!collectStyles(reader))
            return WorkEnd::Cancelled;
        if (!findFailure(reader))
            return WorkEnd::Cancelled;
        m_buffer += head();
        bool goesOn = true;
        reader.forEachRow(0, reader.rowCount(), [this, &goesOn](qint64 number, const LogRow &row) {
            if (number % rowsPerBlock == 0) // the first line end in it is nobody's
                m_buffer += number == 0 ? "<pre>\n" : "</pre>\n<pre>\n";
            append(number, row);
            if (m_buffer.size() >= bufferSize)
                goesOn = flush() && m_progress(row.offset, m_index->size());
            return goesOn;
        });
        if (goesOn) {
            m_buffer += m_index->size() > 0 ? "</pre>\n" : "";
            m_buffer += "</main>\n</body>\n</html>\n";
            flush();
        }
        if (m_error)
            return std::unexpected(*m_error);
        return goesOn ? WorkEnd::Done : WorkEnd::Cancelled;
    }

private:
    static KSyntaxHighlighting::Definition ansibleOutput(KSyntaxHighlighting::Repository &repository)
    {
        repository.addCustomSearchPath(u":/aegir"_s);
        return repository.definitionForName(u"Ansible Output"_s);
    }

    /// Where the rows are, as far as the log reaches now.
    Result<WorkEnd> index()
    {
        QFile log(m_folder.outputPath());
        if (!log.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return failure(unreadable(log));
        const qint64 size = log.size();
        while (m_index->size() < size) {
            const qint64 from = m_index->pending();
            const QByteArray piece = log.seek(from) ? log.read(std::min(onePiece, size - from)) : QByteArray();
            if (from + piece.size() <= m_index->size())
                return failure(unreadable(log));
            m_index->add(piece);
            if (!m_progress(0, size))
                return WorkEnd::Cancelled;
        }
        return WorkEnd::Done;
    }

    static QString unreadable(const QFile &log)
    {
        return Text::tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(log.fileName()), log.errorString());
    }

    /// The style sheet stands before the text: what it must have has to be known first.
    bool collectStyles(LogReader &reader)
    {
        bool goesOn = true;
        reader.forEachRow(0, reader.rowCount(), [this, &goesOn](qint64 number, const LogRow &row) {
            if (row.bytes.contains('\x1b')) {
                for (const QList<StyledSpan> styles = rowText(row.bytes).styles; const StyledSpan &span : styles)
                    m_styles.add(span.style);
            }
            goesOn = number % 10000 != 0 || m_progress(0, m_index->size());
            return goesOn;
        });
        return goesOn;
    }

    /// The row where the output of the task begins that decided the verdict, when that is known.
    bool findFailure(LogReader &reader)
    {
        if (m_summary.verdict.event <= 0)
            return true;
        bool goesOn = true;
        const auto results = readRunResults(m_folder.eventsPath(), [this, &goesOn, lines = 0]() mutable {
            if (lines++ % 100 == 0)
                goesOn = m_progress(0, m_index->size());
            return !goesOn;
        });
        const int failed = results ? resultOfEvent(*results, m_summary.verdict.event) : -1;
        if (failed < 0)
            return goesOn;
        const qint64 begin = offsetOfResult(*results, failed);
        if (begin < results->sections()[results->sectionOfResult(failed)].end) // else where it was printed is not known
            m_failedRow = reader.rowAt(begin);
        return true;
    }

    QByteArray head() const
    {
        const QByteArray css = '\n' + m_styles.css();
        const QByteArray hash = QCryptographicHash::hash(css, QCryptographicHash::Sha256).toBase64();
        return "<!DOCTYPE html>\n<html lang=\"" + QLocale().bcp47Name().toLatin1()
            + "\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
            + hash
            + "'; base-uri 'none'; form-action 'none'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n<title>"
            + inert(m_summary.title()) + "</title>\n<style>" + css + "</style>\n</head>\n<body>\n<header>\n<h1>"
            + inert(m_summary.title()) + "</h1>\n" + verdict() + "<dl>\n" + facts() + "</dl>\n</header>\n<main>\n";
    }

    QByteArray verdict() const
    {
        const Verdict &verdict = m_summary.verdict;
        QByteArray text = escaped(statusText(verdict.status));
        if (!verdict.sentence.isEmpty())
            text += ": " + inert(verdict.sentence);
        if (m_failedRow >= 0)
            text = "<a href=\"#failure\">" + text + "</a>";
        return "<p class=\"" + statusName(verdict.status).toLatin1() + "\">" + text + "</p>\n";
    }

    QByteArray facts() const
    {
        const QLocale locale;
        const auto time = [&locale](const QDateTime &when) {
            return when.isValid() ? locale.toString(when.toLocalTime(), QLocale::LongFormat) : QString();
        };
        QByteArray html;
        const auto fact = [&html](const QString &name, const QString &value) {
            if (!value.isEmpty())
                html += "<dt>" + escaped(name) + "</dt><dd>" + inert(value) + "</dd>\n";
        };
        fact(Text::tr("Platform"), m_summary.platform);
        fact(Text::tr("Environment"), m_summary.environment);
        fact(Text::tr("Mode"), m_summary.options.check ? Text::tr("check: only tried what would change") : QString());
        fact(Text::tr("Started"), time(m_summary.started));
        fact(Text::tr("Finished"), time(m_summary.finished));
        fact(Text::tr("Ansible core"), m_summary.ansibleCore);
        fact(Text::tr("System"), m_summary.system);
        fact(Text::tr("Recorded by"), m_summary.program);
        return html;
    }

    void append(qint64 number, const LogRow &row)
    {
        const RowText content = rowText(row.bytes);
        // A row that goes on within a line is none to the definition, which looks at how a line begins.
        const QList<Highlighter::Span> spans =
            row.begins ? m_highlighter.spans(content.text) : QList<Highlighter::Span>();
        if (number == m_failedRow)
            m_buffer += "<span id=\"failure\">";
        appendText(content, spans);
        if (row.ended)
            m_buffer += '\n';
        if (number == m_failedRow)
            m_buffer += "</span>";
    }

    /// The text in pieces of one look each.
    void appendText(const RowText &content, const QList<Highlighter::Span> &spans)
    {
        const QStringView text(content.text);
        auto span = spans.cbegin();
        auto style = content.styles.cbegin();
        for (qsizetype at = 0; at < text.size();) {
            while (span != spans.cend() && span->end <= at)
                ++span;
            while (style != content.styles.cend() && style->start + style->length <= at)
                ++style;
            qsizetype end = text.size();
            QByteArray classes;
            if (span != spans.cend() && span->start <= at) {
                classes = m_styles.formatClass(span->format);
                end = std::min(end, span->end);
            } else if (span != spans.cend()) {
                end = std::min(end, span->start);
            }
            if (style != content.styles.cend() && style->start <= at) {
                const QByteArray own = m_styles.styleClass(style->style);
                classes += classes.isEmpty() || own.isEmpty() ? own : ' ' + own;
                end = std::min(end, style->start + style->length);
            } else if (style != content.styles.cend()) {
                end = std::min(end, style->start);
            }
            const QByteArray piece = escaped(text.sliced(at, end - at).toString());
            m_buffer += classes.isEmpty() ? piece : "<span class=\"" + classes + "\">" + piece + "</span>";
            at = end;
        }
    }

    bool flush()
    {
        if (m_to.write(m_buffer) != m_buffer.size())
            m_error = writeError(m_to);
        m_buffer.resize(0); // keeps its memory
        return !m_error;
    }

    const RunFolder &m_folder;
    const RunSummary &m_summary;
    QIODevice &m_to;
    const Progress &m_progress;
    KSyntaxHighlighting::Repository m_repository; ///< its own, for the thread that it is in
    KSyntaxHighlighting::Definition m_definition;
    HtmlStyles m_styles;
    Highlighter m_highlighter;
    std::shared_ptr<LineIndex> m_index = std::make_shared<LineIndex>();
    qint64 m_failedRow = -1;
    QByteArray m_buffer;
    std::optional<Error> m_error;
};

} // namespace

Result<WorkEnd> exportHtml(const RunFolder &folder, const RunSummary &summary, QIODevice &to, const Progress &progress)
{
    return Page(folder, summary, to, progress).write();
}

} // namespace Aegir
