// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

#include <atomic>

namespace Aegir {

/// Counts the statements that run and the rows that are read, in this process, as long as it lives. One at a time.
class SqlWork
{
    Q_DISABLE_COPY_MOVE(SqlWork)

public:
    SqlWork()
    {
        count() = 0;
        QLoggingCategory::setFilterRules(QStringLiteral("aegir.sql.debug=true"));
        s_before = qInstallMessageHandler(&SqlWork::hear);
    }
    ~SqlWork()
    {
        qInstallMessageHandler(s_before);
        QLoggingCategory::setFilterRules({});
    }

    qint64 done() const { return count(); }

private:
    static std::atomic<qint64> &count()
    {
        static std::atomic<qint64> sum;
        return sum;
    }
    static void hear(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        if (qstrcmp(context.category, "aegir.sql") != 0) {
            s_before(type, context, message);
        } else if (message.endsWith(QStringLiteral(" rows"))) {
            count() += message.chopped(5).toLongLong();
        } else {
            count() += 1;
        }
    }

    static inline QtMessageHandler s_before = nullptr;
};

} // namespace Aegir
