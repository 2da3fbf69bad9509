// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/tableeditor.h"

#include "forms/pairsmodel.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Aegir {

TableEditor::TableEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : RowsEditor(field, context, parent)
    , m_model(new PairsModel(field, this))
    , m_name(new QLineEdit(this))
    , m_value(new QLineEdit(this))
{
    m_name->setObjectName(u"name"_s);
    m_value->setObjectName(u"value"_s);
    if (field.noLog)
        m_value->setEchoMode(QLineEdit::Password);
    m_value->setPlaceholderText(tr("Value"));
    m_value->setAccessibleName(tr("%1: value of the new entry").arg(field.label));
    connect(m_name, &QLineEdit::textChanged, this, &TableEditor::splitLines);
    auto *table = new QTableView(this);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + 6);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    arrange(table, m_model, {m_name, m_value});
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    addTool(u"window-close"_s, tr("Remove the entry (Del)"), &TableEditor::removeRow);
    TableEditor::showStructure(shownDefault());
}

QJsonValue TableEditor::structure() const
{
    QJsonObject object = m_model->object();
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        object.insert(name, m_model->valueOf(m_value->text()));
    return object.isEmpty() && !wasEmptied() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(object);
}

void TableEditor::showStructure(const QJsonValue &value)
{
    const QSignalBlocker quietName(m_name);
    const QSignalBlocker quietValue(m_value);
    m_name->clear();
    m_value->clear();
    startOver();
    m_model->setObject(value.toObject());
}

QString TableEditor::structureProblem() const
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty() && !m_value->text().isEmpty())
        return tr("%1 has a value without a name.").arg(field().label);
    if (!name.isEmpty() && m_model->object().contains(name))
        return tr("%1 has “%2” twice.").arg(field().label, name);
    return m_model->problem();
}

void TableEditor::showState(State state)
{
    m_name->setPlaceholderText(state == State::Empty ? tr("Empty; name of an entry") : tr("Name"));
}

void TableEditor::takeEntries()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty() || m_model->object().contains(name))
        return; // there to be mended
    const QJsonValue value = m_model->valueOf(m_value->text());
    {
        const QSignalBlocker quietName(m_name);
        const QSignalBlocker quietValue(m_value);
        m_name->clear();
        m_value->clear();
    }
    m_model->append({{name, value}});
    view()->scrollToBottom();
}

void TableEditor::splitLines(const QString &text)
{
    if (!text.contains(u'\n'))
        return;
    static const QRegularExpression form(u"\\A\\s*([^:=]*?)\\s*(?:[:=]\\s*(.*?)\\s*)?\\z"_s);
    QList<PairsModel::Pair> pairs;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = form.match(line);
        if (match.hasMatch() && !line.trimmed().isEmpty())
            pairs.append({match.captured(1), m_model->valueOf(match.captured(2))});
    }
    {
        const QSignalBlocker quiet(m_name);
        m_name->clear();
    }
    m_model->append(pairs);
    view()->scrollToBottom();
}

} // namespace Aegir
