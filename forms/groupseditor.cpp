// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/groupseditor.h"

#include "forms/foldheader.h"
#include "forms/groupitem.h"
#include "forms/subform.h"
#include "forms/themeicon.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

GroupsEditor::GroupsEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : StructureEditor(field, context, parent)
    , m_header(new FoldHeader(field.label, this))
    , m_add(new QPushButton(themeIcon(u"list-add"_s), tr("Add an item"), this))
{
    auto *body = new QWidget(this);
    m_layout = new QVBoxLayout(body);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(4);
    m_add->setObjectName(u"add"_s);
    m_add->setAutoDefault(false);
    m_add->setAccessibleName(tr("Add an item to %1").arg(field.label));
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    setStructure(body, m_header->button(), m_header);
    setFolded(true);
    connect(m_header, &FoldHeader::toggled, this, [this](bool open) {
        setFolded(!open);
        showState(state());
        showProblems();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { addItem(m_items.size(), {}, true); });
    GroupsEditor::showStructure(shownDefault());
    showState(State::NotSent);
    if (field.required)
        setOpen(true);
}

QJsonValue GroupsEditor::structure() const
{
    QJsonArray items;
    for (const GroupItem *item : m_items)
        items.append(item->values());
    return items.isEmpty() && !m_touched ? QJsonValue(QJsonValue::Undefined) : QJsonValue(items);
}

void GroupsEditor::showStructure(const QJsonValue &value)
{
    qDeleteAll(std::exchange(m_items, {}));
    m_touched = false;
    for (const QJsonValue &item : value.toArray())
        insertItem(m_items.size(), item.toObject());
    arrangeItems();
}

bool GroupsEditor::canShow(const QJsonValue &value) const
{
    const QJsonArray items = value.toArray();
    return value.isArray() && std::ranges::all_of(items, [](const QJsonValue &item) { return item.isObject(); });
}

QString GroupsEditor::structureProblem() const
{
    for (const GroupItem *item : m_items) {
        if (const QString sentence = item->inputProblem(); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

void GroupsEditor::showState(State state)
{
    QString summary;
    if (state == State::NotSent && !m_header->isOpen())
        summary = field().placeholder;
    if (!m_items.isEmpty() && !isYaml())
        summary = tr("%n item(s)", nullptr, int(m_items.size()));
    m_header->setSummary(summary);
}

void GroupsEditor::setProblem(const QString &sentence)
{
    StructureEditor::setProblem(sentence);
    showProblems();
}

void GroupsEditor::setOpen(bool open)
{
    m_header->setOpen(open);
}

GroupItem *GroupsEditor::insertItem(qsizetype index, const QJsonObject &values)
{
    auto *item = new GroupItem(field(), context(), m_add->parentWidget());
    item->setValues(values);
    m_items.insert(index, item);
    connect(item, &GroupItem::changed, this, &GroupsEditor::structureEdited);
    connect(item, &GroupItem::removeRequested, this, [this, item] { removeItem(item); });
    connect(item, &GroupItem::moveRequested, this, [this, item](int steps) { moveItem(item, steps); });
    connect(item, &GroupItem::copyRequested, this,
            [this, item] { addItem(m_items.indexOf(item) + 1, item->values(), item->isOpen()); });
    return item;
}

/// As a person does it.
void GroupsEditor::addItem(qsizetype index, const QJsonObject &values, bool open)
{
    GroupItem *item = insertItem(index, values);
    arrangeItems();
    item->setOpen(open);
    edited();
}

void GroupsEditor::removeItem(GroupItem *item)
{
    m_items.removeOne(item);
    item->hide();
    item->deleteLater(); // its own button is what was pressed
    arrangeItems();
    m_add->setFocus(Qt::OtherFocusReason);
    edited();
}

void GroupsEditor::moveItem(GroupItem *item, int steps)
{
    const qsizetype from = m_items.indexOf(item);
    m_items.move(from, std::clamp<qsizetype>(from + steps, 0, m_items.size() - 1));
    arrangeItems();
    edited();
}

/// Puts the items into their order, for the eye and for the Tab key.
void GroupsEditor::arrangeItems()
{
    QWidget *before = m_header->button();
    for (qsizetype index = 0; index < m_items.size(); ++index) {
        GroupItem *item = m_items.at(index);
        item->setPlace(int(index), int(m_items.size()));
        if (m_layout->indexOf(item) != index)
            m_layout->insertWidget(int(index), item);
        for (QWidget *widget : item->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus))
                continue;
            setTabOrder(before, widget);
            before = widget;
        }
    }
    setTabOrder(before, m_add);
}

void GroupsEditor::edited()
{
    m_touched = true;
    structureEdited();
}

/// Beside the field that is wrong where it can be seen, otherwise under the header.
void GroupsEditor::showProblems()
{
    bool beside = false;
    if (m_header->isOpen() && !isYaml()) {
        for (GroupItem *item : std::as_const(m_items))
            beside = item->showProblems(!problem().isEmpty() && !beside) || beside;
    }
    showSentence(beside ? QString() : problem());
}

} // namespace Aegir
