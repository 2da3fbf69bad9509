// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scheduleeditor.h"

#include "forms/tonelabel.h"
#include "model/dispatch/comingtimes.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimeEdit>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr int shownTimes = 3;
const QString onceForm = u"'at' yyyy-MM-dd HH:mm"_s;
} // namespace

ScheduleEditor::ScheduleEditor(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_next(new ToneLabel(Theme::Tone::Muted, this))
{
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(tr("How often"));
    // In the order of Kind.
    m_kind->addItems({tr("Every day"), tr("Every week"), tr("Every month"), tr("At an interval"), tr("Once"),
                      tr("As in a crontab")});
    for (const Kind kind : {Daily, Weekly, Monthly, Interval, Once, Crontab})
        m_pages->addWidget(makePage(kind));
    m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_next->setObjectName(u"next"_s);
    m_next->setWordWrap(true);
    // Two lines from the beginning, so that a longer sentence moves nothing.
    m_next->setMinimumHeight(m_next->fontMetrics().lineSpacing() * 2);
    m_next->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    auto *line = new QHBoxLayout;
    line->addWidget(m_kind);
    line->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(line);
    layout->addWidget(m_next);

    connect(m_kind, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ScheduleEditor::check);
    check();
}

QWidget *ScheduleEditor::makePage(Kind kind)
{
    auto *page = new QWidget(this);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins({});
    const auto add = [&](QWidget *widget, const QString &name, const QString &accessible) {
        widget->setObjectName(name);
        widget->setAccessibleName(accessible);
        layout->addWidget(widget);
    };
    switch (kind) {
    case Weekly:
        m_weekday = new QComboBox(page);
        for (int day = 1; day <= 7; ++day)
            m_weekday->addItem(QLocale().standaloneDayName(day), day % 7); // a crontab's Sunday is 0
        connect(m_weekday, &QComboBox::currentIndexChanged, this, &ScheduleEditor::check);
        add(m_weekday, u"weekday"_s, tr("Day of the week"));
        break;
    case Monthly:
        m_day = new QSpinBox(page);
        m_day->setRange(1, 31);
        m_day->setPrefix(tr("on day ", "of the month"));
        connect(m_day, &QSpinBox::valueChanged, this, &ScheduleEditor::check);
        add(m_day, u"day"_s, tr("Day of the month"));
        break;
    case Interval:
        m_number = new QSpinBox(page);
        m_number->setRange(1, 999);
        m_number->setValue(6);
        m_unit = new QComboBox(page);
        m_unit->addItem(tr("minutes"), u"m"_s);
        m_unit->addItem(tr("hours"), u"h"_s);
        m_unit->addItem(tr("days"), u"d"_s);
        m_unit->setCurrentIndex(1);
        connect(m_number, &QSpinBox::valueChanged, this, &ScheduleEditor::check);
        connect(m_unit, &QComboBox::currentIndexChanged, this, &ScheduleEditor::check);
        layout->addWidget(new QLabel(tr("every", "every 6 hours"), page));
        add(m_number, u"number"_s, tr("How many minutes, hours or days lie between"));
        add(m_unit, u"unit"_s, tr("Minutes, hours or days"));
        break;
    case Once: {
        const QDateTime tomorrow = QDateTime(QDate::currentDate().addDays(1), QTime(3, 0));
        m_once = new QDateTimeEdit(tomorrow, page);
        m_once->setCalendarPopup(true);
        m_once->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
        connect(m_once, &QDateTimeEdit::dateTimeChanged, this, &ScheduleEditor::check);
        add(m_once, u"once"_s, tr("Date and time"));
        break;
    }
    case Crontab:
        m_crontab = new QLineEdit(u"0 3 * * mon-fri"_s, page);
        m_crontab->setPlaceholderText(u"30 3 * * mon-fri"_s);
        m_crontab->setToolTip(
            tr("Five fields: minute, hour, day of the month, month, day of the week. A field can be a list (1,15), a "
               "range (mon-fri) or a step (*/10). In place of all five: @hourly, @daily, @weekly, @monthly or "
               "@yearly."));
        connect(m_crontab, &QLineEdit::textChanged, this, &ScheduleEditor::check);
        add(m_crontab, u"crontab"_s, tr("Minute, hour, day of the month, month and day of the week"));
        break;
    case Daily:
        break;
    }
    if (kind == Daily || kind == Weekly || kind == Monthly) {
        auto *time = new QTimeEdit(QTime(3, 0), page);
        time->setDisplayFormat(u"HH:mm"_s);
        connect(time, &QTimeEdit::timeChanged, this, &ScheduleEditor::check);
        layout->addWidget(new QLabel(tr("at", "at 03:00"), page));
        add(time, u"time"_s, tr("Time of the day"));
    }
    if (kind != Crontab)
        layout->addStretch();
    return page;
}

QTimeEdit *ScheduleEditor::timeEdit(Kind kind) const
{
    return m_pages->widget(kind)->findChild<QTimeEdit *>(u"time"_s);
}

QString ScheduleEditor::rule() const
{
    const auto kind = Kind(m_kind->currentIndex());
    const QTimeEdit *edit = timeEdit(kind);
    const QString time = edit ? u"%1 %2"_s.arg(edit->time().minute()).arg(edit->time().hour()) : QString();
    switch (kind) {
    case Daily:
        return time + u" * * *"_s;
    case Weekly:
        return time + u" * * %1"_s.arg(m_weekday->currentData().toInt());
    case Monthly:
        return time + u" %1 * *"_s.arg(m_day->value());
    case Interval:
        return u"every %1%2"_s.arg(m_number->value()).arg(m_unit->currentData().toString());
    case Once:
        return m_once->dateTime().toString(onceForm);
    case Crontab:
        return m_crontab->text();
    }
    return {};
}

void ScheduleEditor::setRule(const QString &rule)
{
    const QDateTime once = QDateTime::fromString(rule, onceForm);
    if (once.isValid()) {
        m_kind->setCurrentIndex(Once);
        m_once->setDateTime(once);
    } else if (!showCrontab(rule) && !showInterval(rule)) {
        m_kind->setCurrentIndex(Crontab);
        m_crontab->setText(rule);
    }
    check();
}

/// False when @p rule is not one of those for every day, week or month.
bool ScheduleEditor::showCrontab(const QString &rule)
{
    static const QRegularExpression form(u"\\A(\\d{1,2}) (\\d{1,2}) (?:(\\d{1,2})|\\*) \\* (?:([0-7])|\\*)\\z"_s);
    const auto match = form.match(rule);
    const QTime time(match.captured(2).toInt(), match.captured(1).toInt());
    const int day = match.captured(3).toInt();
    const bool hasWeekday = match.hasCaptured(4);
    if (!match.hasMatch() || !time.isValid() || (day > 0 && hasWeekday)
        || (match.hasCaptured(3) && (day < 1 || day > 31)))
        return false;
    const Kind kind = day > 0 ? Monthly : hasWeekday ? Weekly : Daily;
    m_kind->setCurrentIndex(kind);
    timeEdit(kind)->setTime(time);
    if (kind == Monthly)
        m_day->setValue(day);
    if (kind == Weekly)
        m_weekday->setCurrentIndex(m_weekday->findData(match.captured(4).toInt() % 7));
    return true;
}

/// False when @p rule is no single interval that the editor has the words for.
bool ScheduleEditor::showInterval(const QString &rule)
{
    static const QRegularExpression form(u"\\Aevery ([1-9]\\d{0,2})([mhd])\\z"_s);
    const auto match = form.match(rule);
    if (!match.hasMatch())
        return false;
    m_kind->setCurrentIndex(Interval);
    m_number->setValue(match.captured(1).toInt());
    m_unit->setCurrentIndex(m_unit->findData(match.captured(2)));
    return true;
}

void ScheduleEditor::check()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto recurrence = Recurrence::parse(rule());
    const QList<QDateTime> times = recurrence ? comingTimes(*recurrence, now, shownTimes + 1) : QList<QDateTime>();
    if (!recurrence)
        m_problem = recurrence.error().sentence;
    else
        m_problem = times.isEmpty() ? tr("“%1” is over; choose a time to come.").arg(recurrence->text()) : QString();
    QStringList next;
    for (const QDateTime &time : times.first(std::min<qsizetype>(times.size(), shownTimes)))
        next << plannedTime(time, now);
    if (times.size() > shownTimes)
        next << u"…"_s;
    m_next->setTone(m_problem.isEmpty() ? Theme::Tone::Muted : Theme::Tone::Negative);
    m_next->setText(m_problem.isEmpty() ? tr("Next: %1", "times").arg(next.join(u", "_s)) : m_problem);
    emit changed();
}

} // namespace Aegir
