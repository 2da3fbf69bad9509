// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/leavequestion.h"

#include "views/workspaceview.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto patience = 5s; // a desktop session that ends waits a little longer
}

LeaveQuestion::LeaveQuestion(WorkspaceView &view)
    : QObject(&view)
    , m_view(view)
{
    // From the event loop: what follows may delete what tells of it.
    connect(&view, &WorkspaceView::undispatchedChanged, this, &LeaveQuestion::look, Qt::QueuedConnection);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &LeaveQuestion::giveUp);
}

bool LeaveQuestion::isNeeded() const
{
    return m_view.undispatched() > 0 || m_view.waiting() > 0;
}

void LeaveQuestion::leave(std::function<void()> then)
{
    if (!isNeeded()) {
        then();
        return;
    }
    m_then = std::move(then);
    if (m_box)
        m_box->activateWindow();
    else
        ask();
}

void LeaveQuestion::leaveSoon(std::function<void()> then)
{
    const bool isAgain = m_patience.isActive();
    if (m_box)
        m_box->close();
    m_then = std::move(then);
    if (isAgain || !isNeeded())
        giveUp();
    else
        m_patience.start(patience);
}

void LeaveQuestion::giveUp()
{
    m_patience.stop();
    m_view.dropUnseen();
    std::exchange(m_then, nullptr)();
}

void LeaveQuestion::ask()
{
    const int runs = m_view.undispatched();
    const int others = m_view.waiting();
    QStringList texts;
    QStringList details;
    if (runs > 0) {
        texts << tr("%n run(s) are not in the queue yet.", nullptr, runs);
        details << tr(
            "What is in the queue goes on without this window. The others can be put there first, which takes a moment, "
            "or left out.");
    }
    if (others > 0) {
        texts << tr("%n thing(s) that you asked for wait for the database.", nullptr, others);
        details << tr(
            "Another program is writing to it. They can be done as soon as that one has finished, or left out.");
    }
    m_box =
        new QMessageBox(QMessageBox::Question, runs > 0 ? tr("Runs Are Being Dispatched") : tr("The Database Is Busy"),
                        texts.join(u' '), QMessageBox::Cancel, &m_view);
    m_box->setObjectName(u"leaveQuestion"_s);
    m_box->setInformativeText(details.join(u' '));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *finish = m_box->addButton(others > 0 ? tr("&Do Them, Then Close") : tr("&Dispatch Them, Then Close"),
                                           QMessageBox::AcceptRole);
    finish->setObjectName(u"dispatchFirst"_s);
    QPushButton *drop = m_box->addButton(tr("&Leave Them Out"), QMessageBox::DestructiveRole);
    drop->setObjectName(u"leaveOut"_s);
    m_box->setDefaultButton(finish);
    // Also when it is closed by its title bar, where no button counts as pressed: then a person stays, too.
    connect(m_box, &QDialog::finished, this, [this, finish, drop, box = m_box.data()] {
        m_box = nullptr; // it may be asked anew while this one is on its way out
        if (box->clickedButton() == drop)
            m_view.dropUndispatched();
        else if (box->clickedButton() != finish)
            m_then = nullptr;
    });
    m_box->open();
}

void LeaveQuestion::look()
{
    if (!m_then || isNeeded())
        return;
    m_patience.stop();
    const auto then = std::exchange(m_then, nullptr); // first, since closing the question forgets it
    if (m_box)
        m_box->close(); // there is nothing to be asked any more
    then();
}

} // namespace Aegir
