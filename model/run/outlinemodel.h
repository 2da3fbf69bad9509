// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/stepoutcomes.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace Aegir {

/// A run's outline: its plays, in each its roles, in each the steps that Ansible calls tasks, with state and duration.
///
/// It is fed the run's events in their order, and adds to or changes the rows that an event is about. New rows are told
/// at once, changes of old ones together once per turn of the event loop.
class OutlineModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    /// From good to bad: a row that stands for several has the last of theirs.
    enum class State { Skipped, Ok, Changed, Unfinished, Ignored, Failed }; // Ignored: also rescued, a declared warning
    Q_ENUM(State)

    enum class Level { Play, Role, Step };
    Q_ENUM(Level)

    enum Role {
        LevelRole = Qt::UserRole, ///< int of Level
        StateRole,                ///< int of State; Unfinished also while it runs
        RunningRole,              ///< bool: a host is at work in it
        DurationRole,             ///< double, seconds; -1 while unknown
        OffsetRole,               ///< qint64, byte of the log where its text begins; -1: unknown
        EventRole,                ///< qint64, number of its event; 0 for a role
        HostsDoneRole,            ///< int, hosts that ended it
        HostsRole,                ///< int, hosts that began it
    };
    Q_ENUM(Role)

    enum Column { TitleColumn, DurationColumn, ColumnCount };

    explicit OutlineModel(QObject *parent = nullptr);
    ~OutlineModel() override;

    void clear();
    void addEvent(const Event &event);
    /// No more events will come: what still seems to run does not.
    void end();

    /// The row that the event @p number began or belongs to; invalid when there is none.
    QModelIndex indexOfEvent(qint64 number) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node
    {
        Node *parent = nullptr;
        int row = 0;
        Level level = Level::Play;
        QString title;
        std::optional<State> state; ///< nothing until a result came
        double began = 0;
        double ended = 0;
        qint64 offset = -1;
        qint64 event = 0;
        bool printed = false;  ///< something was printed for it: the offset stays what it is
        int running = 0;       ///< hosts at work in it and below
        int begun = 0;         ///< hosts that began it
        QSet<QString> atWork;  ///< hosts that began and did not end
        StepOutcomes outcomes; ///< of a step
        std::vector<std::unique_ptr<Node>> children;
    };

    Node *append(Node *parent, Level level, const QString &title, const Event &event);
    Node *playFor(const Event &event);
    void addStep(const Event &event);
    void addStart(const Event &event);
    void addResult(const Event &event);
    void remember(qint64 event, Node *node);
    void rescue(const QJsonObject &hosts);
    void changed(Node *node);
    void tellChanges();
    static void leaveWork(Node *step, const QString &host);
    static void settle(Node *node, State state);
    static void settleAgain(Node *node);
    static State stateOf(StepOutcomes::Outcome outcome);
    static double durationOf(const Node &node);
    QString toolTip(const Node &node) const;
    const Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node, int column = 0) const;

    Node m_root;
    QHash<QString, Node *> m_steps;             ///< by the task's uuid, the newest
    QList<std::pair<qint64, Node *>> m_byEvent; ///< from the event of that number on they belong to that row
    QHash<QString, QList<Node *>> m_failures;   ///< host -> steps that failed there and may have been rescued
    QSet<Node *> m_changed;                     ///< not told yet
    qint64 m_offset = -1;                       ///< of the event before
};

} // namespace Aegir
