// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/missedbar.h"

#include "forms/themeicon.h"
#include "model/dispatch/comingtimes.h"

#include <QHideEvent>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qsizetype shown = 3;
}

MissedBar::MissedBar(Workspace &workspace, Queue &queue, QWidget *parent)
    : MessageBar(parent)
    , m_workspace(workspace)
{
    setObjectName(u"missedBar"_s);
    setClosable(true);
    setAction(tr("Show the Run"));
    connect(&queue, &Queue::runChanged, this, &MissedBar::look);
    connect(this, &MessageBar::actionTriggered, this, [this] { emit runSelected(m_last.entity, m_last.id); });
}

void MissedBar::look(qint64 id)
{
    if (m_told.contains(id))
        return;
    const auto run = m_workspace.store().run(id);
    if (!run || !run->timetable || !wasMissed(run->due, run->dispatched))
        return;
    if (run->finished.isValid() && run->finished < m_since)
        return; // somebody looks at the history
    m_told.insert(id);
    m_last = *run;
    const auto entity = m_workspace.store().entity(run->entity);
    m_sentences << missedText(*run, m_workspace.catalogue().operationLabel(run->operation),
                              entity ? entity->name : QString(), QDateTime::currentDateTimeUtc());
    QStringList lines = m_sentences.last(std::min(shown, m_sentences.size()));
    if (m_sentences.size() > shown)
        lines << tr("The same holds for %n more run(s); the queue and the history show them.", nullptr,
                    int(m_sentences.size() - shown));
    showMessage(Theme::Tone::Active, themeIcon(u"chronometer"_s), lines.join(u'\n'));
}

void MissedBar::hideEvent(QHideEvent *event)
{
    MessageBar::hideEvent(event);
    // Closed, not only out of sight with its window.
    if (!event->spontaneous() && isHidden())
        m_sentences.clear();
}

} // namespace Aegir
