// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/runopener.h"

#include "views/export/workdialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

RunOpener::RunOpener(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_dialog = makeDialog();
        connect(m_dialog, &WorkDialog::cancelRequested, &m_opener, &BundleOpener::cancel);
        m_dialog->show();
    });
    connect(&m_opener, &BundleOpener::progressed, this, [this](qint64 done, qint64 total) {
        if (m_dialog)
            m_dialog->setProgress(done, total);
    });
    connect(&m_opener, &BundleOpener::opened, this, [this](const std::shared_ptr<OpenedRun> &run) {
        const QString path = m_waiting.first();
        end();
        emit opened(run, path);
    });
    connect(&m_opener, &BundleOpener::cancelled, this, &RunOpener::end);
    connect(&m_opener, &BundleOpener::failed, this, [this](const QString &sentence) {
        WorkDialog *dialog = m_dialog ? m_dialog.get() : makeDialog();
        m_dialog.clear(); // it stays until it is read
        dialog->fail(sentence);
        dialog->show();
        end();
    });
}

void RunOpener::ask()
{
    auto *dialog = new QFileDialog(m_window, tr("Open a Run"), m_folder, tr("Run bundles (*.aegir-run)"));
    dialog->setObjectName(u"openRunFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RunOpener::open);
    dialog->open();
}

void RunOpener::open(const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
    m_waiting.append(path);
    if (m_waiting.size() == 1)
        next();
}

void RunOpener::next()
{
    m_patience.start();
    m_opener.open(m_waiting.first());
}

void RunOpener::end()
{
    m_patience.stop();
    if (m_dialog)
        m_dialog->deleteLater();
    m_dialog = nullptr;
    m_waiting.removeFirst();
    if (!m_waiting.isEmpty())
        next();
}

WorkDialog *RunOpener::makeDialog()
{
    const QString path = m_waiting.first();
    return new WorkDialog(tr("Open a Run"), tr("Unpacking %1…").arg(QDir::toNativeSeparators(path)), m_window);
}

} // namespace Aegir
