// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/choice.h"

#include "model/catalogue/field.h"

#include <QCoreApplication>

namespace Aegir {

namespace {
struct ChoiceText
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Choice)
};
} // namespace

QString Choice::text() const
{
    QString words = label.isEmpty() ? textFromValue(value) : label;
    if (words.isEmpty())
        words = ChoiceText::tr("(empty)");
    return note.isEmpty() ? words : ChoiceText::tr("%1 (%2)", "a choice (a note on it)").arg(words, note);
}

} // namespace Aegir
