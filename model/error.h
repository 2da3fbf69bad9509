// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace Aegir {

/// What went wrong, as one finished sentence for a person: what, where and what to do.
struct Error
{
    QString sentence;

    bool operator==(const Error &) const = default;
};

/// A value, or the sentence that says why there is none.
template<typename T> using Result = std::expected<T, Error>;

/// Shorthand for returning an Error: `return failure(tr("…"));`
inline std::unexpected<Error> failure(QString sentence)
{
    return std::unexpected(Error{std::move(sentence)});
}

} // namespace Aegir
