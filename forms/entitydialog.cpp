// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/entitydialog.h"

#include "forms/fitdialog.h"
#include "forms/formgroup.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "forms/wheelguard.h"
#include "model/catalogue/catalogue.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

EntityDialog::EntityDialog(const Catalogue &catalogue, Entity entity, QList<Entity> others, QWidget *parent,
                           EditorContext context)
    : QDialog(parent)
    , m_catalogue(catalogue)
    , m_entity(std::move(entity))
    , m_others(std::move(others))
    , m_context(std::move(context))
    , m_header(new QFormLayout)
    , m_name(new QLineEdit(this))
    , m_type(new QComboBox(this))
    , m_environment(new QComboBox(this))
    , m_scroll(new QScrollArea(this))
    , m_problem(new ToneLabel(Theme::Tone::Negative, this))
{
    const bool platform = m_entity.kind == EntityKind::Platform;
    const bool isNew = m_entity.id == 0;
    setObjectName(u"entityDialog"_s);
    setWindowTitle(isNew ? (platform ? tr("Add a Platform") : tr("Add a Site")) : tr("Edit %1").arg(m_entity.name));

    m_header->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeHeader(m_header);

    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problem->setObjectName(u"problemCount"_s);
    m_problem->setWordWrap(true);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);

    auto *buttons = new QDialogButtonBox(this);
    m_save = new QPushButton(isNew ? (platform ? tr("&Add Platform") : tr("&Add Site")) : tr("&Save"), this);
    m_save->setObjectName(u"save"_s);
    m_save->setDefault(true);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon(themeIcon(u"dialog-cancel"_s));

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_header);
    layout->addWidget(line);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { emit saveRequested(this->entity()); });
    rebuildFields();
    m_name->setFocus();
    fitDialog(this, m_scroll);
}

Entity EntityDialog::entity() const
{
    Entity entity = m_entity;
    entity.name = m_name->text().trimmed();
    entity.type = m_type->currentData().toString();
    if (m_platform)
        entity.platform = m_platform->currentData().toLongLong();
    if (m_hosts)
        entity.hosts = m_hosts->text().trimmed();
    entity.environment = m_environment->currentData().toString();
    if (m_fields)
        entity.values = m_fields->values();
    return entity;
}

void EntityDialog::setFailure(const QString &sentence)
{
    m_problem->setText(sentence);
    m_save->setEnabled(true);
}

void EntityDialog::makeHeader(QFormLayout *form)
{
    m_name->setObjectName(u"name"_s);
    m_type->setObjectName(u"type"_s);
    m_environment->setObjectName(u"environment"_s);
    for (QComboBox *combo : {m_type, m_environment})
        WheelGuard::install(combo);
    m_name->setText(m_entity.name);
    m_name->setPlaceholderText(suggestedName());
    form->addRow(tr("&Name:"), m_name);

    fillTypes();
    form->addRow(tr("&Type:"), m_type);
    if (m_entity.kind == EntityKind::Site) {
        m_platform = new QComboBox(this);
        m_platform->setObjectName(u"platform"_s);
        m_platform->setPlaceholderText(tr("Choose…"));
        WheelGuard::install(m_platform);
        for (const Entity &other : std::as_const(m_others)) {
            if (other.kind == EntityKind::Platform)
                m_platform->addItem(themeIcon(u"folder-cloud"_s), other.name, other.id);
        }
        m_platform->setCurrentIndex(m_platform->findData(m_entity.platform));
        if (m_platform->currentIndex() < 0 && m_platform->count() == 1)
            m_platform->setCurrentIndex(0);
        // A stored site stays where it lies: moving it is an operation's work, not an editor's.
        m_platform->setEnabled(m_entity.id == 0);
        form->addRow(tr("&Platform:"), m_platform);
        connect(m_platform, &QComboBox::currentIndexChanged, this, &EntityDialog::check);
    } else {
        m_hosts = new QLineEdit(m_entity.hosts, this);
        m_hosts->setObjectName(u"hosts"_s);
        m_hosts->setToolTip(tr("The Ansible host pattern that its operations run on: a host, a group, or a pattern"));
        m_hostsTouched = !m_entity.hosts.isEmpty();
        form->addRow(tr("&Hosts:"), m_hosts);
        connect(m_hosts, &QLineEdit::textEdited, this, [this] {
            m_hostsTouched = true;
            check();
        });
    }
    fillEnvironments();
    form->addRow(tr("&Environment:"), m_environment);

    connect(m_name, &QLineEdit::textEdited, this, &EntityDialog::check);
    connect(m_type, &QComboBox::currentIndexChanged, this, &EntityDialog::rebuildFields);
}

void EntityDialog::fillTypes()
{
    for (const EntityType &type : m_catalogue.entityTypes()) {
        if (type.kind != m_entity.kind)
            continue;
        m_type->addItem(type.label, type.name);
        m_type->setItemData(m_type->count() - 1, type.description, Qt::ToolTipRole);
    }
    if (!m_entity.type.isEmpty())
        m_type->setCurrentIndex(m_type->findData(m_entity.type));
    m_type->setEnabled(m_entity.id == 0); // its values and operations belong to its type
}

void EntityDialog::fillEnvironments()
{
    m_environment->addItem(tr("None"), QString());
    for (const Environment &environment : m_catalogue.settings().environments) {
        QPixmap swatch(12, 12);
        swatch.fill(environment.color.isEmpty() ? Qt::transparent : QColor(environment.color));
        m_environment->addItem(swatch, environment.label.isEmpty() ? environment.name : environment.label,
                               environment.name);
    }
    m_environment->setCurrentIndex(std::max(0, m_environment->findData(m_entity.environment)));
}

void EntityDialog::rebuildFields()
{
    const QJsonObject typed = m_fields ? m_fields->values() : m_entity.values;
    const EntityType *type = m_catalogue.entityType(m_entity.kind, m_type->currentData().toString());
    QList<FieldAnswer> fields;
    for (const Field &field : type ? type->fields : QList<Field>()) {
        FieldAnswer answer{.field = field, .ask = true};
        if (typed.contains(field.name))
            answer.value = typed.value(field.name);
        fields.append(answer);
    }
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 6, 0);
    if (type && !type->description.isEmpty()) {
        auto *description = new ToneLabel(Theme::Tone::Muted, type->description, page);
        description->setWordWrap(true);
        layout->addWidget(description);
    }
    m_fields = new FormGroup(fields, page, FormGroup::everything, m_context);
    m_fields->setStoredValues(typed);
    layout->addWidget(m_fields);
    layout->addStretch();
    connect(m_fields, &FormGroup::changed, this, &EntityDialog::check);
    m_scroll->setWidget(page);
    alignLabels();

    if (m_hosts && !m_hostsTouched && type)
        m_hosts->setText(type->hosts);
    check();
}

void EntityDialog::alignLabels()
{
    QList<QLabel *> labels;
    int width = m_fields->labelWidth();
    for (int row = 0; row < m_header->rowCount(); ++row) {
        labels.append(qobject_cast<QLabel *>(m_header->itemAt(row, QFormLayout::LabelRole)->widget()));
        width = std::max(width, labels.last()->sizeHint().width());
    }
    for (QLabel *label : std::as_const(labels)) {
        label->setMinimumWidth(width);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    m_fields->setLabelWidth(width);
}

void EntityDialog::check()
{
    const QJsonObject values = m_fields->values();
    const QHash<QString, QString> typed = m_fields->inputProblems();
    QHash<QString, QString> shown;
    int count = 0;
    const EntityType *type = m_catalogue.entityType(m_entity.kind, m_type->currentData().toString());
    for (const Field &field : type ? type->fields : QList<Field>()) {
        if (!m_fields->isFieldVisible(field.name))
            continue;
        const QString sentence = typed.value(field.name, problemOf(field, values.value(field.name)));
        if (sentence.isEmpty())
            continue;
        ++count;
        if (count == 1 || m_fields->isTouched(field.name))
            shown.insert(field.name, sentence);
    }
    m_fields->setProblems(shown);

    QString sentence = headerProblem();
    if (sentence.isEmpty() && count > 0)
        sentence = tr("%n field(s) to fill in or mend.", nullptr, count);
    m_problem->setText(sentence);
    m_save->setEnabled(sentence.isEmpty());
    m_save->setToolTip(sentence);
}

QString EntityDialog::headerProblem() const
{
    const QString name = m_name->text().trimmed();
    if (m_type->currentIndex() < 0)
        return m_entity.kind == EntityKind::Platform
            ? tr("The workspace has no platform types: add one under types/platforms.")
            : tr("The workspace has no site types: add one under types/sites.");
    if (name.isEmpty())
        return tr("Give it a name.");
    const bool taken = std::ranges::any_of(
        m_others, [&](const Entity &other) { return other.id != m_entity.id && other.name == name; });
    if (taken)
        return tr("There is already something called %1: choose another name.").arg(name);
    if (m_platform && m_platform->currentIndex() < 0)
        return tr("Choose the platform that the site lies on.");
    if (m_hosts && m_hosts->text().trimmed().isEmpty())
        return tr("Say which hosts it runs on, for example localhost.");
    return {};
}

QString EntityDialog::suggestedName() const
{
    return m_entity.kind == EntityKind::Platform ? tr("drupal-11", "example of a platform's name")
                                                 : u"www.example.com"_s;
}

} // namespace Aegir
