// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QByteArray>
#include <QFile>
#include <QList>

namespace Aegir {

/// One file in a zip.
struct ZipEntry
{
    QByteArray name;
    qint64 packed = 0; ///< bytes that it takes in the zip
    qint64 size = 0;   ///< bytes that it has unpacked, as the zip says

    bool operator==(const ZipEntry &) const = default;
};

/// The files of a zip that may come from anybody, before anything else reads it. Only what a run bundle needs is let
/// through: a few files side by side, each once, with plain names and nothing between, before or after them, none
/// encrypted. So that nothing that reads it afterwards can be led astray or made to fill the memory.
///
/// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
Result<QList<ZipEntry>> readZipDirectory(QFile &file);

} // namespace Aegir
