// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/whenfree.h"
#include "model/inventory/store.h"
#include "tests/support/lockeddatabase.h"
#include "tests/support/turnwatch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// In milliseconds. A store that waits for another writer waits for five seconds; a loaded machine takes its time, too.
constexpr qint64 longestTurn = 1000;
} // namespace

/// What is asked for while another program writes to the database is done later, in order and once.
class tst_WhenFree : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void atOnceWhereItCan();
    void inOrderWhenItIsFree();
    void whatFailsIsTold();
    void whatMattersToNobodyIsNotDone_data();
    void whatMattersToNobodyIsNotDone();
    void someDoNotQueue();
    void saysWhoKeepsItForLong();

private:
    /// Adds a platform called @p name.
    WhenFree::Step adding(const QString &name) const
    {
        return [this, name] { return m_store->addEntity({.name = name, .type = u"p"_s}).transform([](qint64) { }); };
    }
    WhenFree::Then noting(const QString &name)
    {
        return [this, name](const Result<void> &done) { m_told << (done ? name : done.error().sentence); };
    }
    QStringList names() const
    {
        QStringList names;
        for (int id = 1; const auto entity = m_store->entity(id); ++id)
            names << entity->name; // in the order in which they were added
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<WhenFree> m_whenFree;
    QString m_database;
    QStringList m_told;
};

void tst_WhenFree::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_database = m_dir->filePath(u"aegir.sqlite"_s);
    m_store = Store::open(m_database).value();
    m_store->setWritePatience(Store::briefPatience);
    m_whenFree = std::make_unique<WhenFree>(m_database);
    m_told.clear();
}

void tst_WhenFree::atOnceWhereItCan()
{
    QSignalSpy locked(m_whenFree.get(), &WhenFree::lockedChanged);
    m_whenFree->perform(this, adding(u"a"_s), noting(u"a"_s));
    QCOMPARE(m_told, QStringList{u"a"_s});
    QCOMPARE(names(), QStringList{u"a"_s});
    QVERIFY(!m_whenFree->isWaiting());
    QCOMPARE(locked.size(), 0);
}

void tst_WhenFree::inOrderWhenItIsFree()
{
    const QStringList all{u"a"_s, u"b"_s, u"c"_s};
    QSignalSpy freed(m_whenFree.get(), &WhenFree::freed);
    QSignalSpy locked(m_whenFree.get(), &WhenFree::lockedChanged);
    {
        const LockedDatabase writer(m_database);
        TurnWatch watch;
        for (const QString &name : all)
            m_whenFree->perform(this, adding(name), noting(name));
        QCOMPARE(m_whenFree->waiting(), 3);
        QVERIFY(m_whenFree->isLocked());
        QTest::qWait(500);
        QVERIFY(names().isEmpty());
        QVERIFY(m_told.isEmpty());
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
    }
    QCOMPARE(freed.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(freed.size(), 1, 20s);
    QCOMPARE(names(), all); // before anybody else
    QCOMPARE(m_told, all);
    QCOMPARE(m_whenFree->waiting(), 0);
    QVERIFY(!m_whenFree->isLocked());
    QCOMPARE(locked.size(), 2);
    QTest::qWait(300);
    QCOMPARE(freed.size(), 1); // it asks no more
}

void tst_WhenFree::whatFailsIsTold()
{
    QVERIFY(m_store->addEntity({.name = u"a"_s, .type = u"p"_s}));
    {
        const LockedDatabase writer(m_database);
        m_whenFree->perform(this, adding(u"a"_s), noting(u"a"_s));
        m_whenFree->perform(this, adding(u"b"_s), noting(u"b"_s));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_told.size(), 2, 20s);
    QCOMPARE(m_told, (QStringList{u"There is already a platform “a”; choose another name."_s, u"b"_s}));
    QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s}));
}

void tst_WhenFree::whatMattersToNobodyIsNotDone_data()
{
    QTest::addColumn<QString>("why");
    QTest::addRow("who asked is gone") << u"gone"_s;
    QTest::addRow("withdrawn") << u"withdrawn"_s;
    QTest::addRow("all dropped") << u"dropped"_s;
}

void tst_WhenFree::whatMattersToNobodyIsNotDone()
{
    QFETCH(const QString, why);
    QSignalSpy freed(m_whenFree.get(), &WhenFree::freed);
    auto context = std::make_unique<QObject>();
    {
        const LockedDatabase writer(m_database);
        m_whenFree->perform(context.get(), adding(u"a"_s), noting(u"a"_s));
        m_whenFree->perform(this, adding(u"b"_s), noting(u"b"_s));
        QCOMPARE(m_whenFree->waiting(), 2);
        if (why == u"gone"_s)
            context.reset();
        else if (why == u"withdrawn"_s)
            m_whenFree->withdraw(context.get());
        else
            m_whenFree->drop();
        QCOMPARE(m_whenFree->waiting(), why == u"dropped"_s ? 0 : 1);
    }
    QTRY_COMPARE_WITH_TIMEOUT(freed.size(), 1, 20s);
    QCOMPARE(names(), why == u"dropped"_s ? QStringList() : QStringList{u"b"_s});
    QCOMPARE(m_told, names());
}

/// A cancel reaches its worker while others wait; when it needs the database it waits behind them.
void tst_WhenFree::someDoNotQueue()
{
    const LockedDatabase writer(m_database);
    m_whenFree->perform(this, adding(u"a"_s), noting(u"a"_s));
    m_whenFree->performNow(this, [] { return Result<void>(); }, noting(u"free of it"_s));
    QCOMPARE(m_told, QStringList{u"free of it"_s});
    m_whenFree->performNow(this, adding(u"b"_s), noting(u"b"_s));
    QCOMPARE(m_whenFree->waiting(), 2);
}

void tst_WhenFree::saysWhoKeepsItForLong()
{
    QSignalSpy out(m_whenFree.get(), &WhenFree::lockedOut);
    QSignalSpy in(m_whenFree.get(), &WhenFree::letIn);
    {
        const LockedDatabase writer(m_database);
        m_whenFree->perform(this, adding(u"a"_s), noting(u"a"_s));
        QTest::qWait(2000);
        QCOMPARE(out.size(), 0); // many write for a moment
        QTRY_COMPARE_WITH_TIMEOUT(out.size(), 1, 60s);
        const QString sentence = out.first().first().toString();
        QVERIFY2(sentence.startsWith(u"The database %1 has been locked by another program since "_s.arg(m_database)),
                 qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u"end it, if it hangs."_s), qPrintable(sentence));
        QCOMPARE(m_whenFree->lockedSentence(), sentence);
        QCOMPARE(in.size(), 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(in.size(), 1, 20s);
    QCOMPARE(in.first().first().toString(),
             u"The database %1 is free again; what waited for it goes on."_s.arg(m_database));
    QTRY_COMPARE_WITH_TIMEOUT(m_told, QStringList{u"a"_s}, 20s);
    QCOMPARE(out.size(), 1);
    QCOMPARE(m_whenFree->lockedSentence(), QString());
}

QTEST_GUILESS_MAIN(tst_WhenFree)
#include "tst_whenfree.moc"
