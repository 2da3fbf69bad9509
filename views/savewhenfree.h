// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/whenfree.h"

#include <QDialog>

namespace Aegir {

/// Does @p step, which is what a person filled in @p dialog, and accepts it, then @p done; or shows there why it cannot
/// be done. While another program writes to the database the dialog says so and stays: what is pressed again counts
/// instead, and who cancels it wants nothing of it any more.
template<typename Dialog>
void saveWhenFree(WhenFree &whenFree, Dialog *dialog, const WhenFree::Step &step,
                  const std::function<void()> &done = {})
{
    whenFree.withdraw(dialog);
    const int before = whenFree.waiting();
    QObject::connect(dialog, &QDialog::rejected, &whenFree, [&whenFree, dialog] { whenFree.withdraw(dialog); });
    whenFree.perform(dialog, step, [dialog, done](const Result<void> &saved) {
        if (!saved) {
            dialog->setFailure(saved.error().sentence);
            return;
        }
        dialog->accept();
        if (done)
            done();
    });
    if (whenFree.waiting() > before)
        dialog->setFailure(WhenFree::sentence());
}

} // namespace Aegir
