// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/backgroundwork.h"

#include <QIODevice>

namespace Aegir {

/// Makes the file @p path of what @p write writes. It is written under another name and takes the place of what was
/// there only when the whole of it is on the disk: when @p write fails or is cancelled, nothing has changed. What is no
/// ordinary file, such as a named pipe, is written to directly. An error says why it cannot be written.
Result<WorkEnd> writeExport(const QString &path, const std::function<Result<WorkEnd>(QIODevice &to)> &write);

/// Says that @p device, a file, cannot be written, and why.
Error writeError(const QIODevice &device);

/// Copies the first @p size bytes of the file @p path, which may grow meanwhile, to @p to.
Result<WorkEnd> copyBytes(const QString &path, qint64 size, QIODevice &to, const Progress &progress);

} // namespace Aegir
