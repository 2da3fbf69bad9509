// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/statustext.h"

#include <QCoreApplication>

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Status)
};

} // namespace

QString statusText(Status status)
{
    switch (status) {
    case Status::None:
        return Text::tr("never ran");
    case Status::Waiting:
        return Text::tr("waiting");
    case Status::Running:
        return Text::tr("running");
    case Status::Ok:
        return Text::tr("ok");
    case Status::Warning:
        return Text::tr("warning");
    case Status::Error:
        return Text::tr("error");
    case Status::Cancelled:
        return Text::tr("cancelled");
    case Status::Interrupted:
        return Text::tr("interrupted");
    }
    return {};
}

} // namespace Aegir
