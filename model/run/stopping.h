// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Aegir {

/// How far the stopping of a run has come. Each stage lasts five seconds at most.
enum class StopStage {
    Asked = 1, ///< Ansible was interrupted, as by Ctrl-C
    Told,      ///< it, and whatever it had started, was sent TERM
    Killed,    ///< whatever was left was killed
};

/// `asked`, `told`, `killed`: the words on the worker's socket.
QString stopStageName(StopStage stage);
std::optional<StopStage> stopStageFromName(QStringView name);

/// What a person is told of a stage, with what a stop cannot reach: finished sentences.
QString stopSentence(StopStage stage);

} // namespace Aegir
