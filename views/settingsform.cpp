// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settingsform.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "forms/wheelguard.h"
#include "model/run/mitogen.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

SettingsForm::SettingsForm(QString workspaceDir, AnsiblePlaces places, QWidget *parent)
    : QWidget(parent)
    , m_workspaceDir(std::move(workspaceDir))
    , m_places(std::move(places))
    , m_grid(new QGridLayout(this))
    , m_name(new QLineEdit(this))
    , m_inventory(new QLineEdit(this))
    , m_environments(new ToneLabel(Theme::Tone::Normal, this))
    , m_size(new QLineEdit(this))
    , m_ansible(new QLineEdit(this))
    , m_warmStart(new QCheckBox(tr("&Import Ansible before there is a run"), this))
    , m_mitogen(new QCheckBox(tr("Use &Mitogen’s strategy"), this))
{
    // A form layout would give each sentence the height that it has in a narrow one.
    m_grid->setContentsMargins({});
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    makeWorkspaceFields();
    makeRunFields();
    makeAnsibleFields();
    for (const QLineEdit *edit : {m_name, m_inventory, m_size, m_ansible})
        connect(edit, &QLineEdit::textChanged, this, &SettingsForm::check);
    for (const QSpinBox *box : {m_atOnce, m_days, m_runs})
        connect(box, &QSpinBox::valueChanged, this, &SettingsForm::check);
    for (const QCheckBox *box : {m_warmStart, m_mitogen})
        connect(box, &QCheckBox::toggled, this, &SettingsForm::check);
    check();
}

// --- making ---------------------------------------------------------------------------------------------------------

void SettingsForm::makeWorkspaceFields()
{
    m_name->setObjectName(u"name"_s);
    m_name->setPlaceholderText(QDir(m_workspaceDir).dirName());
    m_inventory->setObjectName(u"inventory"_s);
    m_inventory->setPlaceholderText(u"inventory"_s);
    m_environments->setObjectName(u"environments"_s);
    m_environments->setTextFormat(Qt::PlainText);
    m_environments->setWordWrap(true);

    addHeading(tr("Workspace"));
    addRow(tr("&Name:"), m_name);
    addNote(m_name, tr("What the window’s title says. Empty: the name of the folder."));
    addRow(tr("In&ventory:"), withBrowse(m_inventory, tr("Choose a file or a folder"), [this] { chooseInventory(); }));
    m_inventoryNote = addNote(m_inventory);
    auto *edit = new QPushButton(themeIcon(u"document-edit"_s), tr("&Edit in the File"), this);
    edit->setObjectName(u"editEnvironments"_s);
    edit->setAutoDefault(false);
    connect(edit, &QPushButton::clicked, this, &SettingsForm::fileWanted);
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->addWidget(m_environments, 1);
    layout->addWidget(edit);
    addRow(tr("Environments:"), line);
    addNote(edit, tr("Their names, colours and questions are written under “environments” in workspace.yml."));
}

void SettingsForm::makeRunFields()
{
    m_atOnce = makeSpinBox(u"atOnce"_s, 1, WrittenSettings::mostAtOnce);
    m_days = makeSpinBox(u"keepDays"_s, 0, KeepSettings::most);
    m_runs = makeSpinBox(u"keepRuns"_s, 0, KeepSettings::most);
    m_size->setObjectName(u"keepSize"_s);
    for (QSpinBox *box : {m_days, m_runs})
        box->setSpecialValueText(tr("no limit"));
    m_size->setPlaceholderText(tr("no limit"));
    m_size->setFixedWidth(m_days->sizeHint().width());
    m_atOnce->setFixedWidth(m_days->sizeHint().width());

    addHeading(tr("Runs"));
    addRow(tr("&At once:"), withUnit(m_atOnce, {}));
    addNote(m_atOnce, tr("How many runs may work at the same time. On one target there is never more than one."));
    addRow(tr("&Keep:"), withUnit(m_days, tr("days since a run ended")));
    addRow(tr("At mos&t:"), withUnit(m_runs, tr("runs of each operation of a platform or site")));
    addRow(tr("In a&ll:"), withUnit(m_size, tr("of disk, such as 2 GB or 500 MiB")));
    m_keepNote = addNote(m_size);
    m_keepNote.label->setObjectName(u"keepNote"_s);
}

void SettingsForm::makeAnsibleFields()
{
    m_ansible->setObjectName(u"ansiblePlaybook"_s);
    m_warmStart->setObjectName(u"warmStart"_s);
    m_mitogen->setObjectName(u"mitogen"_s);

    addHeading(tr("Ansible"));
    addRow(tr("ansible-&playbook:"), withBrowse(m_ansible, tr("Choose the program"), [this] { chooseAnsible(); }));
    m_ansibleNote = addNote(m_ansible);
    m_ansibleNote.label->setObjectName(u"ansibleNote"_s);
    addRow(QString(), m_warmStart);
    addNote(
        m_warmStart,
        tr("One process waits with Ansible imported, so that the first line of the next run comes sooner. It ends after ten minutes "
           "without a run."));
    addRow(QString(), m_mitogen);
    m_mitogenNote = addNote(m_mitogen);
    m_mitogenNote.label->setObjectName(u"mitogenNote"_s);
}

void SettingsForm::addHeading(const QString &text)
{
    auto *heading = new QLabel(text, this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setContentsMargins(0, m_grid->count() == 0 ? 0 : 8, 0, 2);
    m_grid->addWidget(heading, m_grid->rowCount(), 0, 1, 2);
}

void SettingsForm::addRow(const QString &text, QWidget *field)
{
    const int row = m_grid->rowCount();
    m_grid->addWidget(field, row, 1);
    if (text.isEmpty())
        return;
    auto *label = new QLabel(text, this);
    label->setBuddy(field);
    m_grid->addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
}

/// A line below @p control.
SettingsForm::Note SettingsForm::addNote(QWidget *control, const QString &sentence)
{
    auto *note = new ToneLabel(Theme::Tone::Muted, sentence, this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setContentsMargins(0, 0, 0, 6);
    m_grid->addWidget(note, m_grid->rowCount(), 1);
    control->setAccessibleDescription(sentence);
    return {note, control};
}

QWidget *SettingsForm::withBrowse(QLineEdit *edit, const QString &tip, const std::function<void()> &browse)
{
    auto *line = new QWidget(this);
    auto *button = new QToolButton(line);
    button->setObjectName(edit->objectName() + u"Browse"_s);
    button->setIcon(themeIcon(u"folder-open"_s));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    connect(button, &QToolButton::clicked, this, browse);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->addWidget(edit, 1);
    layout->addWidget(button);
    line->setFocusProxy(edit);
    return line;
}

QWidget *SettingsForm::withUnit(QWidget *control, const QString &unit)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->addWidget(control);
    layout->addWidget(new QLabel(unit, line), 1);
    line->setFocusProxy(control);
    return line;
}

QSpinBox *SettingsForm::makeSpinBox(const QString &name, int least, int most)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(name);
    box->setRange(least, most);
    WheelGuard::install(box);
    return box;
}

void SettingsForm::chooseInventory()
{
    auto *dialog = new QFileDialog(this, tr("Choose an Inventory"), m_workspaceDir);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        // What lies in the workspace goes with it.
        const QString relative = QDir(m_workspaceDir).relativeFilePath(path);
        m_inventory->setText(relative.startsWith(u".."_s) ? path : relative);
    });
    dialog->open();
}

void SettingsForm::chooseAnsible()
{
    auto *dialog = new QFileDialog(this, tr("Choose ansible-playbook"), QFileInfo(m_ansible->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_ansible, &QLineEdit::setText);
    dialog->open();
}

// --- what they say --------------------------------------------------------------------------------------------------

void SettingsForm::setSettings(const WrittenSettings &settings, const WrittenSettings &saved)
{
    m_saved = saved;
    const QSignalBlocker quiet(this);
    m_name->setText(settings.name);
    m_inventory->setText(settings.inventory);
    m_atOnce->setValue(settings.atOnce);
    m_days->setValue(settings.keep.days);
    m_runs->setValue(settings.keep.runs);
    m_size->setText(settings.keepSize);
    m_ansible->setText(settings.ansiblePlaybook);
    m_warmStart->setChecked(settings.warmStart);
    m_mitogen->setChecked(settings.mitogen);
    check();
}

WrittenSettings SettingsForm::settings() const
{
    WrittenSettings now;
    now.name = m_name->text().trimmed();
    now.inventory = m_inventory->text().trimmed();
    now.atOnce = m_atOnce->value();
    now.keepSize = m_size->text().trimmed();
    now.keep = {.days = m_days->value(), .runs = m_runs->value(), .size = qMax<qint64>(0, bytesFromText(now.keepSize))};
    now.warmStart = m_warmStart->isChecked();
    now.mitogen = m_mitogen->isChecked();
    now.ansiblePlaybook = m_ansible->text().trimmed();
    return now;
}

void SettingsForm::setEnvironments(const QStringList &labels)
{
    m_environments->setText(labels.isEmpty() ? tr("None") : labels.join(u", "_s));
}

void SettingsForm::setRemoval(const QString &sentence)
{
    if (std::exchange(m_removal, sentence) != sentence)
        check();
}

void SettingsForm::check()
{
    const WrittenSettings now = settings();
    m_obstacle.clear();
    showNote(
        m_inventoryNote,
        tr("A file, a folder or a script that Ansible reads, or hosts such as web0,web1. A relative path begins in the workspace. "
           "Empty: inventory."),
        inventoryProblem(now.inventory), now.inventory != m_saved.inventory);
    const bool isSize = now.keepSize.isEmpty() || now.keep.size > 0;
    showNote(m_keepNote,
             tr("What is more is removed: never a pinned run, one under way, or the last one of an operation."),
             isSize ? m_removal : tr("Write how much room runs may take, such as 2 GB or 500 MiB."), !isSize);
    showAnsible(now);
    emit changed();
}

QString SettingsForm::inventoryProblem(const QString &inventory) const
{
    const QString name = inventory.isEmpty() ? u"inventory"_s : inventory;
    if (name.contains(u',') || QFileInfo::exists(QDir(m_workspaceDir).absoluteFilePath(name)))
        return {};
    return tr("There is no %1. Choose a file or a folder, or write a comma after the name of a host.")
        .arg(QDir::toNativeSeparators(QDir(m_workspaceDir).absoluteFilePath(name)));
}

QString SettingsForm::ansibleProblem(const QString &program) const
{
    if (program.isEmpty())
        return {};
    if (!QDir::isAbsolutePath(program))
        return tr("Write its whole path, such as /usr/bin/ansible-playbook.");
    const QFileInfo info(program);
    if (!info.exists())
        return tr("There is no %1. Correct the path, or leave it empty.").arg(QDir::toNativeSeparators(program));
    if (!info.isFile() || !info.isExecutable())
        return tr("%1 is not a program that can be run. Choose another one, or leave it empty.")
            .arg(QDir::toNativeSeparators(program));
    return {};
}

/// Looks on the disk, so only when what is @p configured is another.
void SettingsForm::lookForAnsible(const QString &configured)
{
    if (m_lookedWith == configured)
        return;
    m_lookedWith = configured;
    m_places.configured = configured;
    m_program = findAnsiblePlaybook(m_places);
    m_hasMitogen = !m_program.isEmpty() && !mitogenPlugins(m_program).isEmpty();
}

void SettingsForm::showAnsible(const WrittenSettings &now)
{
    lookForAnsible(now.ansiblePlaybook);
    m_ansible->setPlaceholderText(now.ansiblePlaybook.isEmpty() ? m_program : QString());
    const QString sentence = !now.ansiblePlaybook.isEmpty()
        ? tr("Runs use this one, whatever else there is. Empty: it is looked for.")
        : m_program.isEmpty()
        ? tr("None is found on PATH, in a virtual environment of the workspace, or where package managers put it. Help > "
             "Check Ansible says how to install it.")
        : tr("Empty: it is looked for, and this one is found.");
    showNote(m_ansibleNote, sentence, ansibleProblem(now.ansiblePlaybook),
             now.ansiblePlaybook != m_saved.ansiblePlaybook);

    m_mitogen->setEnabled(m_hasMitogen || now.mitogen); // to turn it off, at least
    if (m_hasMitogen) {
        showNote(
            m_mitogenNote,
            tr("Runs of many short tasks take less time. From 2.19 on, ansible-core calls strategies that are not its own "
               "deprecated and guarantees nothing for them."));
    } else if (now.mitogen) {
        showNote(m_mitogenNote, {},
                 tr("It is not installed beside this Ansible: runs use Ansible’s own strategy, as if this were off."),
                 false);
    } else {
        showNote(m_mitogenNote, tr("It is not installed beside this Ansible."));
    }
}

/// A new @p problem takes the place of @p sentence and keeps the settings from being saved; an old one only warns.
void SettingsForm::showNote(const Note &note, const QString &sentence, const QString &problem, bool isNew)
{
    const QString &text = problem.isEmpty() ? sentence : problem;
    note.label->setTone(problem.isEmpty() ? Theme::Tone::Muted : isNew ? Theme::Tone::Negative : Theme::Tone::Warning);
    note.label->setText(text);
    note.control->setAccessibleDescription(text);
    if (isNew && m_obstacle.isEmpty())
        m_obstacle = problem;
}

} // namespace Aegir
