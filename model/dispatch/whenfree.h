// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace Aegir {

/// What is to be written to the database while another program writes to it: it waits here, in the event loop, and is
/// done when that one has finished. Nobody asks before: what fails for that reason has changed nothing and is done
/// again.
///
/// It asks ten times a second whether the database is free, since SQLite tells nobody, and only while something waits.
class WhenFree : public QObject
{
    Q_OBJECT

public:
    /// Changes something once; must be fit to be done again when the database was not free.
    using Step = std::function<Result<void>()>;
    /// Hears what came of it.
    using Then = std::function<void(const Result<void> &done)>;

    /// Of the database in the file @p database.
    explicit WhenFree(QString database, QObject *parent = nullptr);

    // What a person asks for. It is not done when @p context goes before; @p then is called once, unless it was not
    // done.
    /// At once, or else one after the other in the order in which they were asked for.
    void perform(QObject *context, const Step &step, const Then &then = {});
    /// At once, also while others wait: nothing of what they do matters to it. As perform() when the database is not
    /// free.
    void performNow(QObject *context, const Step &step, const Then &then = {});
    /// Does nothing of what waits for @p context any more.
    void withdraw(const QObject *context);
    /// How many of them wait.
    int waiting() const;
    bool isWaiting() const { return waiting() > 0; }
    /// Does none of those that wait.
    void drop();

    // What the program does by itself.
    /// True when @p error says that the database was not free: then freed() comes when it is.
    bool waitsFor(const Error &error);
    /// True until then: until freed() there is no use in trying.
    bool isLocked() const { return m_since.isValid(); }

    /// Since when, when that has lasted for long and lockedOut() was told; empty otherwise.
    QString lockedSentence() const { return m_told; }
    /// What to tell a person while something waits.
    static QString sentence();

signals:
    /// waiting() is another.
    void waitingChanged(int waiting);
    /// isLocked() is another.
    void lockedChanged(bool locked);
    /// The database is free, and what persons asked for is done.
    void freed();
    /// Another program has kept the database for seconds; one sentence, told once.
    void lockedOut(const QString &sentence);
    /// The same is over; one sentence.
    void letIn(const QString &sentence);

private:
    struct Waiting
    {
        QPointer<QObject> context;
        Step step;
        Then then;
    };
    bool tryNow(const Waiting &waiting);
    void look();
    void tell();

    QString m_database;
    QList<Waiting> m_waiting;
    QDateTime m_since; ///< when the database was found not to be free; invalid: it is free
    QString m_told;
    QTimer m_again;
    QTimer m_patience; ///< until it is told
};

} // namespace Aegir
