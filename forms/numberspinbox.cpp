// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/numberspinbox.h"

#include "model/catalogue/field.h"

#include <QLineEdit>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Aegir {

NumberSpinBox::NumberSpinBox(Kind kind, QWidget *parent)
    : QAbstractSpinBox(parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberSpinBox::edited);
}

void NumberSpinBox::setRange(std::optional<double> minimum, std::optional<double> maximum)
{
    m_minimum = minimum;
    m_maximum = maximum;
}

void NumberSpinBox::setPlaceholder(const QString &text)
{
    lineEdit()->setPlaceholderText(text);
}

QJsonValue NumberSpinBox::value() const
{
    const QString text = lineEdit()->text().trimmed();
    if (text.isEmpty())
        return QJsonValue::Undefined;
    bool good = false;
    if (m_kind == Kind::Integer) {
        const qlonglong number = text.toLongLong(&good);
        return good ? QJsonValue(qint64(number)) : QJsonValue(text);
    }
    const double number = QString(text).replace(u',', u'.').toDouble(&good);
    return good ? QJsonValue(number) : QJsonValue(text);
}

void NumberSpinBox::setValue(const QJsonValue &value)
{
    lineEdit()->setText(value.isUndefined() || value.isNull() ? QString() : textFromValue(value));
}

bool NumberSpinBox::isWholeText(const QString &text)
{
    const QString digits = text.startsWith(u'-') || text.startsWith(u'+') ? text.sliced(1) : text;
    return !digits.isEmpty() && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void NumberSpinBox::stepBy(int steps)
{
    const QJsonValue now = value();
    const QJsonValue start = now.isDouble() ? now : m_start;
    QString text;
    if (m_kind == Kind::Integer)
        text = start.isDouble() ? steppedInteger(start.toInteger(), steps) : steppedInteger(0, 0);
    else
        text = start.isDouble() ? steppedDecimal(start.toDouble(), steps) : steppedDecimal(0, 0);
    lineEdit()->setText(text);
    selectAll();
}

QString NumberSpinBox::steppedInteger(qint64 start, int steps) const
{
    using Limits = std::numeric_limits<qint64>;
    // 2^63, the first number above; a bound at or beyond it is none.
    constexpr double beyond = 9223372036854775808.0;
    const qint64 low = m_minimum && *m_minimum >= -beyond ? qint64(std::ceil(*m_minimum)) : Limits::min();
    const qint64 high = m_maximum && *m_maximum < beyond ? qint64(std::floor(*m_maximum)) : Limits::max();
    qint64 number = 0;
    if (__builtin_add_overflow(start, qint64(steps), &number))
        number = steps > 0 ? Limits::max() : Limits::min();
    return QString::number(low <= high ? std::clamp(number, low, high) : number);
}

QString NumberSpinBox::steppedDecimal(double start, int steps) const
{
    double number = start + steps;
    if (m_minimum)
        number = std::max(number, *m_minimum);
    if (m_maximum)
        number = std::min(number, *m_maximum);
    return QString::number(number, 'g', 15);
}

QValidator::State NumberSpinBox::validate(QString &input, int &) const
{
    const QStringView allowed = m_kind == Kind::Integer ? u"+-0123456789 " : u"+-0123456789.,eE ";
    const bool good = std::ranges::all_of(std::as_const(input), [allowed](QChar c) { return allowed.contains(c); });
    return good ? QValidator::Acceptable : QValidator::Invalid;
}

QSize NumberSpinBox::sizeHint() const
{
    QSize size = QAbstractSpinBox::sizeHint();
    const int digits = m_maximum && *m_maximum < 1e6 && m_minimum ? 10 : 14;
    const int wanted = std::max(fontMetrics().horizontalAdvance(QString(digits, u'0')),
                                fontMetrics().horizontalAdvance(lineEdit()->placeholderText()));
    size.setWidth(std::min(wanted, fontMetrics().averageCharWidth() * 40) + size.height() * 2);
    return size;
}

QAbstractSpinBox::StepEnabled NumberSpinBox::stepEnabled() const
{
    const QJsonValue now = value();
    StepEnabled steps = StepUpEnabled | StepDownEnabled;
    if (now.isDouble() && m_maximum && now.toDouble() >= *m_maximum)
        steps.setFlag(StepUpEnabled, false);
    if (now.isDouble() && m_minimum && now.toDouble() <= *m_minimum)
        steps.setFlag(StepDownEnabled, false);
    return steps;
}

} // namespace Aegir
