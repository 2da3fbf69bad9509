// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"

#include <QHash>

namespace Aegir {

/// Which fields of a form are visible with given answers, and so which values count. Each field is looked at once,
/// those that its condition names before it; visibleValues() says what counts.
class Visibility
{
public:
    /// @p others has values under names that no field of @p form has.
    Visibility(const QList<TaskForm> &form, const QList<QJsonObject> &answers, const QJsonObject &others = {});

    bool isVisible(int task, int field) const { return m_shown.at(task).at(field) == Shown::Yes; }

    /// The values of the visible fields of @p task, and those of other tasks that its conditions name.
    QJsonObject values(int task) const;

private:
    enum class Shown : char { Unknown, Asked, No, Yes };

    bool find(int task, int field);
    QJsonValue valueOf(int task, int field) const;
    QJsonValue named(int task, const QString &name);
    int fieldOf(int task, const QString &name) const;

    QList<TaskForm> m_form;
    QList<QJsonObject> m_answers;
    QJsonObject m_others;
    QList<QHash<QString, int>> m_indexes; ///< of each task, its fields by name
    QList<QList<Shown>> m_shown;
    QList<QJsonObject> m_foreign; ///< for each task, what its conditions named of others
};

} // namespace Aegir
