// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>
#include <QJsonValue>

#include <optional>

namespace Aegir {

/// A spin box that can be empty, and whose integers go as far as JSON keeps them exactly.
class NumberSpinBox final : public QAbstractSpinBox
{
    Q_OBJECT

public:
    enum class Kind { Integer, Decimal };

    explicit NumberSpinBox(Kind kind, QWidget *parent = nullptr);

    /// Bounds for stepping; what is typed may lie outside, which the form then explains.
    void setRange(std::optional<double> minimum, std::optional<double> maximum);
    /// What is shown while empty; stepping begins there when it is a number.
    void setPlaceholder(const QString &text);

    /// The number, Undefined when empty, or the text when it is no number.
    QJsonValue value() const;
    void setValue(const QJsonValue &value);

    void stepBy(int steps) override;
    QValidator::State validate(QString &input, int &pos) const override;
    QSize sizeHint() const override;

signals:
    void edited();

protected:
    StepEnabled stepEnabled() const override;

private:
    Kind m_kind;
    std::optional<double> m_minimum;
    std::optional<double> m_maximum;
};

} // namespace Aegir
