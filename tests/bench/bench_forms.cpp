// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "forms/fieldeditor.h"
#include "forms/formgroup.h"
#include "forms/formpage.h"
#include "forms/operationdialog.h"

#include <QApplication>
#include <QKeyEvent>

// How long a person waits for the form of a role with 200 options, and for a key in it. Medians of rounds.

using namespace Aegir;
using namespace Aegir::Bench;
using namespace Qt::StringLiterals;

namespace {
constexpr int rounds = 15;
constexpr int options = 200;

/// Options as public roles have them: mostly texts, some of each other kind, with descriptions, rules and conditions.
Field option(int number)
{
    static constexpr FieldType types[]{FieldType::String,  FieldType::String, FieldType::Integer, FieldType::Boolean,
                                       FieldType::Path,    FieldType::String, FieldType::List,    FieldType::String,
                                       FieldType::Integer, FieldType::Dict};
    Field field;
    field.name = u"option_%1"_s.arg(number);
    field.label = u"Option number %1"_s.arg(number);
    field.description =
        u"What the role does with option %1, in a sentence that is as long as such sentences are."_s.arg(number);
    field.type = types[number % std::size(types)];
    field.required = number % 20 == 1;
    if (number % 3 == 0 && field.type == FieldType::String)
        field.defaultValue = u"default"_s;
    if (number % 7 == 0 && field.type == FieldType::String)
        field.choices = {u"default"_s, u"one"_s, u"two"_s};
    if (number % 10 == 5)
        field.pattern = u"[a-z0-9. -]*"_s;
    if (number % 4 == 1 && number > 4)
        field.visibleWhen = {{u"option_0"_s, QJsonObject{{u"not"_s, u"nothing"_s}}}};
    return field;
}

OperationDialog::Input input()
{
    OperationDialog::Input input;
    input.operation.name = u"everything"_s;
    input.operation.label = u"Everything"_s;
    input.target.entity.name = u"example.com"_s;
    TaskForm task;
    task.task.name = u"everything"_s;
    task.task.label = u"Everything"_s;
    for (int number = 0; number < options; ++number) {
        FieldAnswer answer;
        answer.field = option(number);
        answer.value = answer.field.defaultValue;
        answer.source = answer.value.isUndefined() ? FieldAnswer::Source::None : FieldAnswer::Source::Default;
        answer.ask = true;
        task.fields.append(answer);
    }
    input.form = {task};
    return input;
}

/// From the press until the form is painted.
double opening(const OperationDialog::Input &given)
{
    std::unique_ptr<OperationDialog> dialog;
    return milliseconds([&] {
        dialog = std::make_unique<OperationDialog>(given);
        dialog->open();
        QApplication::sendPostedEvents();
        dialog->grab();
    });
}

QList<Figure> open()
{
    const OperationDialog::Input given = input();
    opening(given); // fonts, icons and the style's caches belong to the program's start
    QList<double> times;
    for (int round = 0; round < rounds; ++round)
        times << opening(given);
    return {{.name = u"forms.open_200_fields_ms"_s,
             .value = median(times),
             .unit = u"ms"_s,
             .bound = u"<= 100"_s,
             .baseline = u"from the press to the painted form, 200 options"_s}};
}

QList<Figure> key()
{
    OperationDialog dialog(input());
    dialog.open();
    auto *page = dialog.findChild<FormPage *>();
    page->group(0)->buildSome(FormGroup::everything);
    QApplication::processEvents();
    QWidget *control = page->group(0)->editor(u"option_5"_s)->control();
    QList<double> times;
    // Every other key makes the pattern not match, so that a sentence comes and goes.
    for (int round = 0; round < rounds * 4; ++round) {
        const QString text = round % 2 == 0 ? u"X"_s : QString();
        const int code = round % 2 == 0 ? Qt::Key_X : Qt::Key_Backspace;
        times << milliseconds([&] {
            QKeyEvent press(QEvent::KeyPress, code, Qt::NoModifier, text);
            QApplication::sendEvent(control, &press);
            QApplication::sendPostedEvents();
            dialog.grab();
        });
        if (page->group(0)->editor(u"option_5"_s)->problem().isEmpty() != text.isEmpty())
            qFatal("The key did not reach its field.");
    }
    return {{.name = u"forms.key_ms"_s,
             .value = median(times),
             .unit = u"ms"_s,
             .bound = u"<= 16"_s,
             .baseline = u"from the key to the painted form, all rules evaluated, 200 options"_s}};
}
} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    return run(QCoreApplication::arguments(), {{u"forms.open_200_fields_ms"_s, open}, {u"forms.key_ms"_s, key}});
}
