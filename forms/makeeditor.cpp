// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/makeeditor.h"

#include "forms/checkeditor.h"
#include "forms/checklisteditor.h"
#include "forms/choiceeditor.h"
#include "forms/dateeditor.h"
#include "forms/dicteditor.h"
#include "forms/groupseditor.h"
#include "forms/jsoneditor.h"
#include "forms/lineeditor.h"
#include "forms/listeditor.h"
#include "forms/numbereditor.h"
#include "forms/patheditor.h"
#include "forms/tableeditor.h"
#include "forms/texteditor.h"
#include "forms/yamleditor.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace Aegir {

namespace {

using enum FieldType;

/// Which fields an editor fits, and how it is made.
struct Kind
{
    bool (*fits)(const Field &field);
    FieldEditor *(*make)(const Field &field, const EditorContext &context, QWidget *parent);
};

template<typename Editor> FieldEditor *make(const Field &field, const EditorContext &context, QWidget *parent)
{
    if constexpr (std::is_constructible_v<Editor, const Field &, const EditorContext &, QWidget *>)
        return new Editor(field, context, parent);
    else
        return new Editor(field, parent);
}

bool hasChoices(const Field &field)
{
    return !field.noLog && (!field.choices.isEmpty() || field.choicesFrom.kind != ChoicesFrom::Kind::None);
}

bool isJson(const Field &field)
{
    return field.type == Json || field.type == JsonArg;
}

bool isNumber(const Field &field)
{
    return field.type == Integer || field.type == Float;
}

/// Items that are typed in one line.
bool hasFlatItems(const Field &field)
{
    return field.elements != Dict && field.elements != List && field.elements != Raw && field.elements != Json
        && field.elements != JsonArg;
}

/// The first that fits is taken. A secret is shown by those alone that can cover it.
constexpr std::array kinds{
    Kind{[](const Field &f) { return f.type == List && hasChoices(f); }, make<CheckListEditor>},
    Kind{[](const Field &f) { return f.type != Dict && hasChoices(f); }, make<ChoiceEditor>},
    Kind{[](const Field &f) { return f.type == Boolean; }, make<CheckEditor>},
    Kind{[](const Field &f) { return isNumber(f) && !f.noLog; }, make<NumberEditor>},
    Kind{[](const Field &f) { return f.type == String && !f.format.isEmpty() && !f.noLog; }, make<DateEditor>},
    Kind{[](const Field &f) { return f.type == Path && !f.noLog; }, make<PathEditor>},
    Kind{[](const Field &f) { return f.type == Dict && !f.options.isEmpty(); }, make<DictEditor>},
    Kind{[](const Field &f) { return f.type == Dict; }, make<TableEditor>},
    Kind{[](const Field &f) { return f.type == List && f.elements == Dict && !f.options.isEmpty(); },
         make<GroupsEditor>},
    Kind{[](const Field &f) { return f.type == List && hasFlatItems(f); }, make<ListEditor>},
    Kind{[](const Field &f) { return isJson(f) && !f.noLog; }, make<JsonEditor>},
    Kind{[](const Field &f) { return (f.type == List || f.type == Raw) && !f.noLog; }, make<YamlEditor>},
    Kind{[](const Field &f) { return isJson(f) || f.multiline; }, make<TextEditor>},
    Kind{[](const Field &) { return true; }, make<LineEditor>},
};

} // namespace

FieldEditor *makeEditor(const Field &field, QWidget *parent, const EditorContext &context)
{
    Field covered = field;
    if (field.noLog) { // what lies in a secret is one
        for (Field &option : covered.options)
            option.noLog = true;
    }
    const auto fits = [&covered](const Kind &kind) { return kind.fits(covered); };
    return std::ranges::find_if(kinds, fits)->make(covered, context, parent);
}

} // namespace Aegir
