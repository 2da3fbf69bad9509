// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/workdialog.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr int steps = 1000; ///< of the bar: bytes may be more than an int holds
}

WorkDialog::WorkDialog(const QString &title, const QString &what, QWidget *parent)
    : QDialog(parent)
    , m_icon(new IconLabel(style()->pixelMetric(QStyle::PM_LargeIconSize)))
    , m_sentence(new QLabel(what))
    , m_bar(new QProgressBar)
    , m_amount(new ToneLabel(Theme::Tone::Muted))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
    , m_openFolder(m_buttons->addButton(tr("Open &Folder"), QDialogButtonBox::ActionRole))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_icon->hide();
    m_sentence->setObjectName(u"sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText); // it has names in it that others chose
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_openFolder->setObjectName(u"openFolder"_s);
    m_openFolder->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_sentence, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_amount);
    layout->addWidget(m_buttons);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    m_sentence->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &WorkDialog::reject);
    connect(m_openFolder, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
        accept();
    });
}

void WorkDialog::setProgress(qint64 done, qint64 total)
{
    if (m_ended)
        return;
    m_bar->setRange(0, total > 0 ? steps : 0);
    if (total <= 0)
        return;
    m_bar->setValue(int(double(done) / double(total) * steps));
    m_amount->setText(tr("%1 of %2").arg(locale().formattedDataSize(done), locale().formattedDataSize(total)));
}

void WorkDialog::succeed(const QString &sentence, const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
    m_openFolder->show();
    end(u"data-success"_s, sentence);
}

void WorkDialog::fail(const QString &sentence)
{
    end(u"data-error"_s, sentence);
}

void WorkDialog::done(int result)
{
    if (!m_ended)
        emit cancelRequested();
    QDialog::done(result);
}

void WorkDialog::end(const QString &icon, const QString &sentence)
{
    m_ended = true;
    m_bar->hide();
    m_amount->hide();
    m_icon->setIcon(themeIcon(icon));
    m_icon->show();
    m_sentence->setText(sentence);
    m_buttons->setStandardButtons(QDialogButtonBox::Close);
    m_buttons->button(QDialogButtonBox::Close)->setDefault(true);
    m_buttons->button(QDialogButtonBox::Close)->setFocus();
    adjustSize();
}

} // namespace Aegir
