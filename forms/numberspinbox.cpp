// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/numberspinbox.h"

#include "model/catalogue/field.h"

#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

NumberSpinBox::NumberSpinBox(Kind kind, QWidget *parent)
    : QAbstractSpinBox(parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberSpinBox::edited);
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

void NumberSpinBox::stepBy(int steps)
{
    const bool empty = lineEdit()->text().trimmed().isEmpty();
    bool known = false;
    const double start = (empty ? lineEdit()->placeholderText() : lineEdit()->text()).toDouble(&known);
    double number = 0;
    if (!known)
        number = m_minimum.value_or(m_maximum ? std::min(0.0, *m_maximum) : 0.0);
    else
        number = start + steps;
    if (m_minimum)
        number = std::max(number, *m_minimum);
    if (m_maximum)
        number = std::min(number, *m_maximum);
    lineEdit()->setText(m_kind == Kind::Integer ? QString::number(qint64(number)) : QString::number(number, 'g', 15));
    selectAll();
    emit edited();
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
    size.setWidth(fontMetrics().horizontalAdvance(QString(digits, u'0')) + size.height() * 2);
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
