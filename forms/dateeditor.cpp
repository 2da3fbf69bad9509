// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/dateeditor.h"

#include "forms/themeicon.h"

#include <QCalendarWidget>
#include <QDate>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr auto isoDate = "date"_L1;
constexpr auto isoTime = "time"_L1;
} // namespace

DateEditor::DateEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new QLineEdit(this))
{
    const int digits = field.format == isoTime ? 10 : field.format == isoDate ? 14 : 22;
    m_edit->setFixedWidth(m_edit->fontMetrics().horizontalAdvance(QString(digits, u'0')) + 16);
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins({});
    row->addWidget(m_edit);
    if (field.format != isoTime) {
        m_button = new QToolButton(this);
        m_button->setIcon(themeIcon(u"view-calendar"_s));
        m_button->setToolTip(tr("Choose a day in a calendar"));
        m_button->setAccessibleName(tr("Choose the day for %1").arg(field.label));
        row->addWidget(m_button);
        connect(m_button, &QToolButton::clicked, this, &DateEditor::openCalendar);
    }
    row->addStretch();
    setBody(body, m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &DateEditor::contentEdited);
}

QJsonValue DateEditor::content() const
{
    return m_edit->text().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_edit->text());
}

void DateEditor::setContent(const QJsonValue &value)
{
    m_edit->setText(textFromValue(value));
}

void DateEditor::showState(State state)
{
    const QString shown = hint();
    m_edit->setPlaceholderText(state == State::Empty ? tr("Empty text") : shown.isEmpty() ? form() : shown);
}

QWidget *DateEditor::control() const
{
    return m_edit;
}

QString DateEditor::form() const
{
    if (field().format == isoTime)
        return tr("hh:mm", "how a time is written");
    return field().format == isoDate ? tr("yyyy-mm-dd", "how a day is written")
                                     : tr("yyyy-mm-ddThh:mm:ss", "how a day and a time are written");
}

void DateEditor::openCalendar()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    const QDate now = QDate::fromString(m_edit->text().left(10), u"yyyy-MM-dd"_s);
    if (now.isValid())
        calendar->setSelectedDate(now);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    const auto take = [this, menu](QDate day) {
        const QString rest = m_edit->text().size() > 10 ? m_edit->text().sliced(10) : u"T00:00:00"_s;
        m_edit->setText(day.toString(u"yyyy-MM-dd"_s) + (field().format == isoDate ? QString() : rest));
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height())));
    calendar->setFocus();
}

} // namespace Aegir
