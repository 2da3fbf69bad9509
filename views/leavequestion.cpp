// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/leavequestion.h"

#include "views/workspaceview.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Aegir {

LeaveQuestion::LeaveQuestion(WorkspaceView &view)
    : QObject(&view)
    , m_view(view)
{
    // From the event loop: what follows may delete the bulk that tells of it.
    connect(&view, &WorkspaceView::bulkDispatched, this, &LeaveQuestion::look, Qt::QueuedConnection);
}

void LeaveQuestion::leave(std::function<void()> then)
{
    if (m_view.undispatched() == 0) {
        then();
        return;
    }
    const bool isAsked = m_then != nullptr;
    m_then = std::move(then);
    if (!isAsked)
        ask();
    else if (m_box)
        m_box->activateWindow();
}

void LeaveQuestion::ask()
{
    m_box = new QMessageBox(QMessageBox::Question, tr("Runs Are Being Dispatched"),
                            tr("%n run(s) are not in the queue yet.", nullptr, m_view.undispatched()), QMessageBox::Cancel,
                            &m_view);
    m_box->setObjectName(u"leaveQuestion"_s);
    m_box->setInformativeText(tr("What is in the queue goes on without this window. The others can be put there first, which takes "
                                 "a moment, or left out."));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *finish = m_box->addButton(tr("&Dispatch Them, Then Close"), QMessageBox::AcceptRole);
    finish->setObjectName(u"dispatchFirst"_s);
    QPushButton *drop = m_box->addButton(tr("&Leave Them Out"), QMessageBox::DestructiveRole);
    drop->setObjectName(u"leaveOut"_s);
    m_box->setDefaultButton(finish);
    // Also when it is closed by its title bar, where no button counts as pressed: then a person stays, too.
    connect(m_box, &QDialog::finished, this, [this, finish, drop, box = m_box.data()] {
        if (box->clickedButton() == drop)
            m_view.dropUndispatched();
        else if (box->clickedButton() != finish)
            m_then = nullptr;
    });
    m_box->open();
}

void LeaveQuestion::look()
{
    if (!m_then || m_view.undispatched() > 0)
        return;
    const auto then = std::exchange(m_then, nullptr); // first, since closing the question forgets it
    if (m_box)
        m_box->close(); // there is nothing to be asked any more
    then();
}

} // namespace Aegir
