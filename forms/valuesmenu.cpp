// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/valuesmenu.h"

#include "forms/formpage.h"
#include "forms/themeicon.h"
#include "model/dispatch/valuesfile.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
/// A form's values are small; anything greater is another file.
constexpr qint64 mostBytes = 2 * 1024 * 1024;

QStringList sentencesOf(const Result<void> &result)
{
    return result ? QStringList() : QStringList{result.error().sentence};
}
} // namespace

ValuesMenu::ValuesMenu(FormPage &page, std::optional<Presets> presets, QString folder, QWidget *parent)
    : QPushButton(themeIcon(u"document-save"_s), tr("Val&ues"), parent)
    , m_page(page)
    , m_presets(std::move(presets))
    , m_folder(std::move(folder))
{
    setObjectName(u"values"_s);
    setToolTip(tr("Save these values under a name, load such ones, or read and write a file"));
    setAutoDefault(false);
    auto *menu = new QMenu(this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &ValuesMenu::fillMenu);
}

void ValuesMenu::load(const QString &name)
{
    if (const auto values = m_presets->load(name))
        put(*values);
    else
        emit told({values.error().sentence});
}

void ValuesMenu::save(const QString &name)
{
    emit told(sentencesOf(m_presets->save(name, ValuesFile::valuesOf(m_page.form(), m_page.answers()))));
}

void ValuesMenu::remove(const QString &name)
{
    emit told(sentencesOf(m_presets->remove(name)));
}

void ValuesMenu::importFile(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return emit told({tr("The file %1 cannot be read: %2.").arg(shown, file.errorString())});
    if (file.size() > mostBytes)
        return emit told({tr("The file %1 is too big for one of values.").arg(shown)});
    if (const auto values = ValuesFile::read(file.readAll(), shown))
        put(*values);
    else
        emit told({values.error().sentence});
}

void ValuesMenu::exportFile(const QString &path)
{
    const QJsonObject values = ValuesFile::valuesOf(m_page.form(), m_page.answers());
    const bool json = path.endsWith(u".json"_s, Qt::CaseInsensitive);
    const QByteArray text = json ? ValuesFile::toJson(values) : ValuesFile::toYaml(values);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return emit told({});
    emit told({tr("The file %1 could not be written: %2.").arg(QDir::toNativeSeparators(path), file.errorString())});
}

void ValuesMenu::fillMenu()
{
    QMenu *menu = this->menu();
    menu->clear();
    if (m_presets) {
        const QStringList names = m_presets->names();
        menu->addAction(themeIcon(u"document-save"_s), tr("&Save…"), this, &ValuesMenu::askForName);
        QMenu *loading = menu->addMenu(themeIcon(u"document-open"_s), tr("&Load"));
        QMenu *deleting = menu->addMenu(themeIcon(u"edit-delete"_s), tr("&Delete"));
        for (const QString &name : names) {
            const QString text = QString(name).replace(u'&', u"&&"_s);
            loading->addAction(text, this, [this, name] { load(name); });
            deleting->addAction(text, this, [this, name] { remove(name); });
        }
        loading->setEnabled(!names.isEmpty());
        deleting->setEnabled(!names.isEmpty());
        menu->addSeparator();
    }
    menu->addAction(themeIcon(u"document-open"_s), tr("&Import a File…"), this, [this] { askForFile(false); });
    menu->addAction(themeIcon(u"document-save"_s), tr("&Export to a File…"), this, [this] { askForFile(true); });
}

void ValuesMenu::put(const QJsonObject &values)
{
    const ValuesFile::Found found = ValuesFile::find(m_page.form(), values);
    m_page.setAnswers(found.answers);
    emit told(found.problems);
}

void ValuesMenu::askForName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save Values"));
    dialog->setOkButtonText(tr("&Save"));
    const QStringList taken = m_presets->names();
    const auto ask = [dialog, taken](const QString &name) {
        dialog->setLabelText(taken.contains(name) ? tr("Replaces the values of this name:")
                                                  : tr("Name of these values:"));
    };
    ask({});
    connect(dialog, &QInputDialog::textValueChanged, dialog, ask);
    connect(dialog, &QInputDialog::textValueSelected, this, &ValuesMenu::save);
    dialog->open();
}

void ValuesMenu::askForFile(bool write)
{
    auto *dialog = new QFileDialog(this, write ? tr("Export Values") : tr("Import Values"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Values (*.yml *.yaml *.json)"), tr("All files (*)")});
    dialog->setAcceptMode(write ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(write ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(u"yml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, write ? &ValuesMenu::exportFile : &ValuesMenu::importFile);
    dialog->open();
}

} // namespace Aegir
