// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>
#include <QJsonValue>

#include <optional>

namespace Aegir {

/// A spin box that can be empty, and whose integers go as far as JSON keeps them exactly (63 bits and a sign). It takes
/// what is typed as it is: a number out of range is there to be explained, not changed behind a person's back.
class NumberSpinBox final : public QAbstractSpinBox
{
    Q_OBJECT

public:
    enum class Kind { Integer, Decimal };

    explicit NumberSpinBox(Kind kind, QWidget *parent = nullptr);

    /// Bounds for stepping; what is typed may lie outside, which the form then explains.
    void setRange(std::optional<double> minimum, std::optional<double> maximum);
    /// What is shown while empty.
    void setPlaceholder(const QString &text);
    /// Where stepping begins while empty; when it is no number, at the lower bound or zero.
    void setStart(const QJsonValue &number) { m_start = number; }

    /// The number, Undefined when empty, or the text when it is no number.
    QJsonValue value() const;
    void setValue(const QJsonValue &value);

    /// True when @p text is a whole number, however great.
    static bool isWholeText(const QString &text);

    void stepBy(int steps) override;
    QValidator::State validate(QString &input, int &pos) const override;
    QSize sizeHint() const override;

signals:
    void edited();

protected:
    StepEnabled stepEnabled() const override;

private:
    QString steppedInteger(qint64 start, int steps) const;
    QString steppedDecimal(double start, int steps) const;

    Kind m_kind;
    std::optional<double> m_minimum;
    std::optional<double> m_maximum;
    QJsonValue m_start = QJsonValue::Undefined;
};

} // namespace Aegir
