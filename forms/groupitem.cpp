// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/groupitem.h"

#include "forms/foldheader.h"
#include "forms/subform.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

GroupItem::GroupItem(const Field &field, const EditorContext &context, QWidget *parent)
    : QWidget(parent)
    , m_item(field)
    , m_header(new FoldHeader({}, this))
    , m_form(new SubForm(field.options, context, this))
    , m_up(m_header->addButton(u"go-up"_s, tr("Move up")))
    , m_down(m_header->addButton(u"go-down"_s, tr("Move down")))
{
    m_item.type = FieldType::Dict;
    m_item.required = true;
    m_item.defaultValue = QJsonValue::Undefined;
    m_item.minimum.reset();
    m_item.maximum.reset();
    QToolButton *copy = m_header->addButton(u"edit-copy"_s, tr("Duplicate"));
    copy->setObjectName(u"duplicate"_s);
    QToolButton *remove = m_header->addButton(u"window-close"_s, tr("Remove"));
    remove->setObjectName(u"remove"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(m_header);
    layout->addWidget(m_form);
    m_form->setContentsMargins(18, 0, 0, 4);
    m_form->hide();
    connect(m_header, &FoldHeader::toggled, this, [this](bool open) {
        if (open)
            m_form->build(m_header->findChildren<QToolButton *>().constLast());
        m_form->setVisible(open);
        showProblems(false);
    });
    connect(m_form, &SubForm::changed, this, [this] {
        m_touched = true;
        showSummary();
        emit changed();
    });
    connect(m_up, &QToolButton::clicked, this, [this] { emit moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { emit moveRequested(1); });
    connect(copy, &QToolButton::clicked, this, &GroupItem::copyRequested);
    connect(remove, &QToolButton::clicked, this, &GroupItem::removeRequested);
}

QJsonObject GroupItem::values() const
{
    return m_form->values();
}

void GroupItem::setValues(const QJsonObject &values)
{
    m_form->setValues(values);
    m_touched = false;
    showSummary();
}

void GroupItem::setOpen(bool open)
{
    m_header->setOpen(open);
}

bool GroupItem::isOpen() const
{
    return m_header->isOpen();
}

void GroupItem::setPlace(int index, int count)
{
    m_item.label = tr("Item %1").arg(index + 1);
    m_header->setTitle(m_item.label);
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < count);
}

QString GroupItem::inputProblem() const
{
    return m_form->inputProblem();
}

bool GroupItem::showProblems(bool first)
{
    QString sentence = m_form->inputProblem();
    if (sentence.isEmpty())
        sentence = problemOf(m_item, values());
    const bool beside = isOpen() && m_form->showProblems(first);
    showSummary(!beside && (first || m_touched) ? sentence : QString());
    return !sentence.isEmpty();
}

void GroupItem::showSummary(const QString &problem)
{
    if (!problem.isEmpty())
        m_header->setSummary(problem, Theme::Tone::Negative);
    else
        m_header->setSummary(isOpen() ? QString() : SubForm::summary(m_item.options, values()));
}

} // namespace Aegir
