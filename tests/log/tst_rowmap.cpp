// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/rowmap.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Aegir;

class TestRowMap : public QObject
{
    Q_OBJECT

private slots:
    void empty()
    {
        const RowMap map;
        QCOMPARE(map.count(), 0);
        QCOMPARE(map.end(), 0);
        QCOMPARE(map.rowOf(0), -1);
        QCOMPARE(map.nearestRow(5), -1);
        QVERIFY(map.continues(0, {}));
        QVERIFY(!map.continues(0, {{0, 1}}));
    }

    void findsRows()
    {
        RowMap map;
        map.append(3, 5);
        map.append(5, 6); // goes on
        map.append(8, 8); // nothing
        map.append(10, 11);
        QCOMPARE(map.count(), 4);
        QCOMPARE(map.end(), 11);
        QCOMPARE(map.rangeFrom(0), (RowMap::Range{3, 6}));
        QCOMPARE(map.rangeFrom(2), (RowMap::Range{5, 6}));
        QCOMPARE(map.documentRow(3), 10);
        QCOMPARE(map.rowOf(10), 3);
        QCOMPARE(map.rowOf(6), -1);
        QCOMPARE(map.nearestRow(2), -1);
        QCOMPARE(map.nearestRow(9), 2);
        QCOMPARE(map.nearestRow(1000), 3);
        QVERIFY(map.continues(1, {{4, 6}, {10, 11}}));
        QVERIFY(map.continues(1, {{4, 5}}));
        QVERIFY(!map.continues(1, {{4, 7}}));
        QVERIFY(!map.continues(0, {{3, 6}, {10, 12}}));
        QCOMPARE(map.truncate(2), QList<RowMap::Range>({{5, 6}, {10, 11}}));
        QCOMPARE(map.count(), 2);
        QCOMPARE(map.end(), 5);
        QCOMPARE(map.truncate(2), QList<RowMap::Range>());
        map.append(7, 8);
        QCOMPARE(map.documentRow(2), 7);
        map.truncate(0);
        QCOMPARE(map.end(), 0);
        map.append(0, 1);
        QCOMPARE(map.documentRow(0), 0);
    }

    /// Beside a plain list, also for rows that need more than four bytes.
    void likeAList()
    {
        QRandomGenerator random(7);
        for (const qint64 start : {qint64(0), (qint64(1) << 32) - 500}) {
            RowMap map;
            QList<qint64> list;
            qint64 at = start;
            for (int step = 0; step < 2000; ++step) {
                if (random.bounded(10) == 0 && !list.isEmpty()) {
                    const qint64 keep = random.bounded(int(list.size()) + 1);
                    list.resize(keep);
                    map.truncate(keep);
                    at = list.isEmpty() ? start : list.last() + 1;
                } else {
                    const qint64 first = at + random.bounded(3);
                    at = first + random.bounded(1, 5);
                    map.append(first, at);
                    for (qint64 row = first; row < at; ++row)
                        list << row;
                }
            }
            QCOMPARE(map.count(), list.size());
            for (qsizetype row = 0; row < list.size(); ++row) {
                QCOMPARE(map.documentRow(row), list[row]);
                QCOMPARE(map.rowOf(list[row]), row);
            }
            for (qint64 row = start; row < at + 3; ++row)
                QCOMPARE(map.nearestRow(row), std::ranges::upper_bound(list, row) - list.begin() - 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestRowMap)
#include "tst_rowmap.moc"
