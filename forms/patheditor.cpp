// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/patheditor.h"

#include "forms/themeicon.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

PathEditor::PathEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new QLineEdit(this))
    , m_button(new QToolButton(this))
{
    m_edit->setPlaceholderText(hint());

    // A specification says "path" for files and folders alike, so a person says which one is meant.
    auto *menu = new QMenu(m_button);
    menu->addAction(themeIcon(u"folder-open"_s), tr("Choose a F&older…"), this, [this] { choose(Wanted::Folder); });
    menu->addAction(themeIcon(u"document-open"_s), tr("Choose a &File…"), this, [this] { choose(Wanted::File); });
    m_button->setIcon(themeIcon(u"folder-open"_s));
    m_button->setToolTip(tr("Choose a folder or a file of this machine"));
    m_button->setAccessibleName(tr("Choose the path for %1").arg(field.label));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(menu);

    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins({});
    row->addWidget(m_edit, 1);
    row->addWidget(m_button);
    setBody(body, m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::changed);
}

QJsonValue PathEditor::value() const
{
    if (m_edit->text().isEmpty() && !emptyIsSent())
        return QJsonValue::Undefined;
    return m_edit->text();
}

void PathEditor::setValue(const QJsonValue &value)
{
    m_edit->setText(value.toString());
}

QWidget *PathEditor::control() const
{
    return m_edit;
}

void PathEditor::choose(Wanted wanted)
{
    auto *dialog = new QFileDialog(this, wanted == Wanted::Folder ? tr("Choose a Folder") : tr("Choose a File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(wanted == Wanted::Folder ? QFileDialog::Directory : QFileDialog::AnyFile);
    const QFileInfo now(m_edit->text());
    if (now.isAbsolute())
        dialog->setDirectory(now.isDir() ? now.filePath() : now.path());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_edit->setText(path);
        emit changed();
    });
    dialog->open();
}

} // namespace Aegir
