// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/tasksection.h"

#include "forms/foldable.h"
#include "forms/formgroup.h"
#include "forms/tonelabel.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// True when the form need not show the field of @p answer to get an answer to it.
bool hasAnswer(const FieldAnswer &answer)
{
    if (!answer.ask)
        return true;
    // Who wrote “ask: always” wants it looked at each time.
    const bool known = !answer.value.isUndefined() && !answer.value.isNull();
    return known && answer.field.ask != Ask::Always && problemOf(answer.field, answer.value).isEmpty();
}

QString titleOf(const TaskForm &task, int number)
{
    QString title = task.task.label;
    title.replace(u'&', u"&&"_s);
    if (number == 0)
        return title;
    // The first nine can be reached by Alt and their number.
    return (number < 10 ? u"&%1. %2"_s : u"%1. %2"_s).arg(number).arg(title);
}

} // namespace

TaskSection::TaskSection(const TaskForm &task, int number, qsizetype atOnce, const EditorContext &context,
                         QWidget *parent)
    : QFrame(parent)
    , m_fold(new Foldable(titleOf(task, number), makeContent(task, atOnce, context), this))
    , m_answered(std::ranges::all_of(task.fields, hasAnswer))
{
    setFrameShape(QFrame::StyledPanel);
    m_fold->setProminent();
    m_fold->setSummary(m_group->summary());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addWidget(m_fold);
    connect(m_group, &FormGroup::changed, this, [this] {
        if (!m_fold->isOpen())
            m_fold->setSummary(m_group->summary());
        emit changed();
    });
    connect(m_fold, &Foldable::toggled, this, [this](bool open) {
        if (!open)
            m_fold->setSummary(m_group->summary());
    });
}

bool TaskSection::isOpen() const
{
    return m_fold->isOpen();
}

void TaskSection::setOpen(bool open)
{
    m_fold->setOpen(open);
}

void TaskSection::setFilter(const QString &text)
{
    const qsizetype found = m_group->setFilter(text);
    const bool filtered = !text.trimmed().isEmpty();
    if (filtered && !m_filtered)
        m_wasOpen = isOpen();
    if (filtered || m_filtered)
        setOpen(filtered ? found > 0 : m_wasOpen);
    setVisible(!filtered || found > 0);
    m_filtered = filtered;
}

QWidget *TaskSection::makeContent(const TaskForm &task, qsizetype atOnce, const EditorContext &context)
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(6, 0, 6, 6);
    if (!task.task.description.isEmpty()) {
        auto *description = new ToneLabel(Theme::Tone::Muted, task.task.description, content);
        description->setWordWrap(true);
        description->setFontFactor(0.9);
        layout->addWidget(description);
    }
    m_group = new FormGroup(task.fields, content, atOnce, context);
    layout->addWidget(m_group);
    return content;
}

} // namespace Aegir
