// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/makeeditor.h"

#include "forms/checkeditor.h"
#include "forms/checklisteditor.h"
#include "forms/choiceeditor.h"
#include "forms/lineeditor.h"
#include "forms/numbereditor.h"
#include "forms/patheditor.h"
#include "forms/texteditor.h"

namespace Aegir {

FieldEditor *makeEditor(const Field &field, QWidget *parent)
{
    if (field.type == FieldType::List && !field.choices.isEmpty() && !field.noLog)
        return new CheckListEditor(field, parent);
    if (!field.choices.isEmpty() && !field.noLog)
        return new ChoiceEditor(field, parent);

    switch (field.type) {
    case FieldType::Boolean:
        return new CheckEditor(field, parent);
    case FieldType::Integer:
    case FieldType::Float:
        if (!field.noLog)
            return new NumberEditor(field, parent);
        break;
    case FieldType::Path:
        if (!field.noLog)
            return new PathEditor(field, parent);
        break;
    case FieldType::List: {
        const bool nested = field.elements == FieldType::Dict || field.elements == FieldType::List
            || field.elements == FieldType::Raw || field.elements == FieldType::Json;
        return new TextEditor(field, nested ? TextEditor::Form::Data : TextEditor::Form::List, parent);
    }
    case FieldType::Dict:
    case FieldType::Raw:
    case FieldType::Json:
    case FieldType::JsonArg:
        return new TextEditor(field, TextEditor::Form::Data, parent);
    case FieldType::String:
        if (field.multiline && !field.noLog)
            return new TextEditor(field, TextEditor::Form::Text, parent);
        break;
    case FieldType::Bytes:
    case FieldType::Bits:
        break;
    }
    return new LineEditor(field, parent);
}

} // namespace Aegir
