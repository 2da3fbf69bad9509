// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/stopping.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::StopStage)
};
} // namespace

QString stopStageName(StopStage stage)
{
    switch (stage) {
    case StopStage::Asked:
        return u"asked"_s;
    case StopStage::Told:
        return u"told"_s;
    case StopStage::Killed:
        return u"killed"_s;
    }
    return {};
}

std::optional<StopStage> stopStageFromName(QStringView name)
{
    for (const StopStage stage : {StopStage::Asked, StopStage::Told, StopStage::Killed}) {
        if (name == stopStageName(stage))
            return stage;
    }
    return std::nullopt;
}

QString stopSentence(StopStage stage)
{
    const QString remote = u' ' + Text::tr("What already runs on a remote host may go on there.");
    switch (stage) {
    case StopStage::Asked:
        return Text::tr("Stopping: Ansible was asked to end.") + remote;
    case StopStage::Told:
        return Text::tr("Stopping: Ansible did not end when it was asked, and is now told to.") + remote;
    case StopStage::Killed:
        return Text::tr("Stopping: what was left of Ansible is killed.") + remote;
    }
    return {};
}

} // namespace Aegir
