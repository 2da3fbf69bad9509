// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logtimes.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
QByteArray record(qint64 offset, qint64 time)
{
    QByteArray bytes(16, '\0');
    qToLittleEndian(offset, bytes.data());
    qToLittleEndian(time, bytes.data() + 8);
    return bytes;
}
} // namespace

class TestLogTimes : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_dir.isValid()); }

    void at_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("time"); // -1: not known
        const QByteArray three = record(0, 1000) + record(10, 2000) + record(30, 3500);
        QTest::addRow("empty") << QByteArray() << qint64(0) << qint64(-1);
        QTest::addRow("first byte") << three << qint64(0) << qint64(1000);
        QTest::addRow("last byte of a piece") << three << qint64(9) << qint64(1000);
        QTest::addRow("first byte of the next") << three << qint64(10) << qint64(2000);
        QTest::addRow("after the last record") << three << qint64(1000) << qint64(3500);
        QTest::addRow("half a record at the end") << three + record(40, 9000).first(9) << qint64(50) << qint64(3500);
        QTest::addRow("before the first") << record(10, 2000) << qint64(9) << qint64(-1);
        QTest::addRow("negative") << three << qint64(-1) << qint64(-1);
    }
    void at()
    {
        QFETCH(QByteArray, file);
        QFETCH(qint64, offset);
        write(file);
        LogTimes times(path());
        QTEST(times.at(offset).value_or(-1), "time");
    }

    void aFileThatIsNotThereYet()
    {
        QFile::remove(path());
        LogTimes times(path());
        QVERIFY(!times.at(0));
        QVERIFY(!times.first());
        write(record(0, 5));
        QCOMPARE(times.at(0), 5);
        QCOMPARE(times.first(), 5);
        QVERIFY(!LogTimes().at(0));
    }

    /// Every byte of a long log, while it grows.
    void grows()
    {
        write({});
        LogTimes times(path());
        QByteArray all;
        for (qint64 i = 0; i < 3000; ++i) {
            all += record(i * 7, 100'000 + i * 3);
            if (i % 500 != 0 && i != 2999)
                continue;
            write(all);
            QCOMPARE(times.at(i * 7 + 3), 100'000 + i * 3);
            QCOMPARE(times.first(), 100'000);
        }
        for (qint64 offset = 0; offset < 3000 * 7; ++offset)
            QCOMPARE(times.at(offset), 100'000 + offset / 7 * 3);
        for (qint64 offset = 3000 * 7; offset-- > 0;)
            QCOMPARE(times.at(offset), 100'000 + offset / 7 * 3);
        for (qint64 i = 0; i < 3000; ++i) { // to and fro
            const qint64 offset = i * 7919 % 3000 * 7;
            QCOMPARE(times.at(offset), 100'000 + offset / 7 * 3);
        }
    }

private:
    QString path() const { return m_dir.filePath(u"output.times"_s); }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QTemporaryDir m_dir;
};

QTEST_APPLESS_MAIN(TestLogTimes)
#include "tst_logtimes.moc"
