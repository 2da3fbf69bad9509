// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/patheditor.h"

#include "forms/themeicon.h"

#include <QCompleter>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemModel>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

PathEditor::PathEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, parent)
    , m_folder(context.folder)
    , m_edit(new QLineEdit(this))
    , m_button(new QToolButton(this))
{
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
    connect(m_edit, &QLineEdit::textChanged, this, &PathEditor::contentEdited);
    connect(m_edit, &QLineEdit::textEdited, this, &PathEditor::addCompletion);
}

QJsonValue PathEditor::content() const
{
    return m_edit->text().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_edit->text());
}

void PathEditor::setContent(const QJsonValue &value)
{
    m_edit->setText(textFromValue(value));
}

void PathEditor::showState(State state)
{
    m_edit->setPlaceholderText(state == State::Empty ? tr("Empty path") : hint());
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
    else if (!m_folder.isEmpty())
        dialog->setDirectory(m_folder);
    connect(dialog, &QFileDialog::fileSelected, m_edit, &QLineEdit::setText);
    dialog->open();
}

/// The model watches folders, so there is none before somebody types.
void PathEditor::addCompletion()
{
    if (m_edit->completer())
        return;
    auto *completer = new QCompleter(this);
    auto *files = new QFileSystemModel(completer);
    files->setOptions(QFileSystemModel::DontUseCustomDirectoryIcons);
    files->setRootPath(m_folder);
    completer->setModel(files);
    m_edit->setCompleter(completer);
}

} // namespace Aegir
