// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/zipdirectory.h"
#include "tests/export/rawzip.h"
#include "tests/export/recordedrun.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(QList<Aegir::ZipEntry>)

class TestZipDirectory : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("zip");
        QTest::addColumn<QList<ZipEntry>>("entries");
        QTest::addRow("empty") << RawZip::make({}) << QList<ZipEntry>();
        QTest::addRow("two") << RawZip::make({{.name = "a.txt", .bytes = "hello"}, {.name = "b_2-c", .bytes = ""}})
                             << QList<ZipEntry>{{.name = "a.txt", .packed = 5, .size = 5},
                                                {.name = "b_2-c", .packed = 0, .size = 0}};
    }

    void reads()
    {
        QFETCH(const QByteArray, zip);
        const auto entries = read(zip);
        QVERIFY(entries);
        QTEST(*entries, "entries");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("zip");
        QTest::addColumn<QString>("says");
        const QString damaged = u"is no run bundle, or it is damaged."_s;
        const QString refused = u"which no run bundle has."_s;
        const RawEntry good{.name = "a", .bytes = "hello"};
        const QByteArray whole = RawZip::make({good});

        QTest::addRow("nothing") << QByteArray() << damaged;
        QTest::addRow("text") << QByteArray("PLAY [all] ****\n").repeated(10) << damaged;
        QTest::addRow("its end is cut off") << whole.chopped(1) << damaged;
        QTest::addRow("its begin is cut off") << whole.sliced(1) << damaged;
        QTest::addRow("something before it") << "#!/bin/sh\n" + whole << damaged;
        QTest::addRow("something after it") << whole + "x" << damaged;
        QTest::addRow("something between")
            << RawZip::make({good, {.name = "b", .bytes = "x", .before = "PK\3\4"}}) << damaged;
        QTest::addRow("something after the directory") << RawZip::make({good}, "x") << damaged;
        QTest::addRow("fewer files than it says") << RawZip::make({good}, {}, 2) << damaged;
        QTest::addRow("more files than it says") << RawZip::make({good}, {}, 0) << damaged;
        QTest::addRow("too many files") << RawZip::make(QList<RawEntry>(1001, good)) << damaged;
        QTest::addRow("the same name twice") << RawZip::make({good, good}) << damaged;
        QTest::addRow("the same bytes twice")
            << RawZip::make({good, {.name = "b", .bytes = "hello", .offset = 0}}) << damaged;
        QTest::addRow("outside") << RawZip::make({{.name = "b", .bytes = "x", .offset = 1 << 30}}) << damaged;
        QTest::addRow("two names") << RawZip::make({{.name = "a", .bytes = "x", .localName = "b"}}) << damaged;
        QTest::addRow("two sizes") << RawZip::make({{.name = "a", .bytes = "x", .localPacked = 0}}) << damaged;
        QTest::addRow("encrypted") << RawZip::make({{.name = "a", .bytes = "x", .flags = 1}}) << damaged;
        QTest::addRow("sizes afterwards") << RawZip::make({{.name = "a", .bytes = "x", .flags = 8}}) << damaged;
        QTest::addRow("bzip2") << RawZip::make({{.name = "a", .bytes = "x", .method = 12}}) << damaged;
        QTest::addRow("stored, and another size") << RawZip::make({{.name = "a", .bytes = "x", .size = 2}}) << damaged;
        QTest::addRow("more than deflate can do")
            << RawZip::make({{.name = "a", .bytes = "x", .method = 8, .size = 1000000}}) << damaged;

        for (const QByteArray name :
             {"../a", "/etc/passwd", "a/b", "..\\a", "C:a", "..", ".", ".hidden", "a\nb", "b\x1b[2J", "ü", ""}) {
            const QString row = QString::fromUtf8(name.toPercentEncoding());
            QTest::addRow("name %s", qPrintable(row)) << RawZip::make({good, {.name = name, .bytes = "x"}}) << refused;
        }
        QTest::addRow("long name") << RawZip::make({{.name = QByteArray(101, 'a'), .bytes = "x"}}) << refused;
    }

    void refuses()
    {
        QFETCH(const QByteArray, zip);
        QFETCH(const QString, says);
        const auto entries = read(zip);
        QVERIFY(!entries);
        QVERIFY2(entries.error().sentence.endsWith(says), qPrintable(entries.error().sentence));
        for (const QChar c : entries.error().sentence)
            QVERIFY(c >= u' ');
    }

    /// Whatever byte is another: never a crash, and never more than was there.
    void everyByteMayBeAnother()
    {
        const QByteArray whole = RawZip::make({{.name = "a.txt", .bytes = "hello"}, {.name = "b", .bytes = "world"}});
        for (qsizetype i = 0; i < whole.size(); ++i) {
            for (const char other : {'\0', '\xff', '\x50'}) {
                QByteArray zip = whole;
                zip[i] = other;
                if (const auto entries = read(zip)) {
                    for (const ZipEntry &entry : *entries)
                        QVERIFY(entry.packed <= whole.size());
                }
            }
            QVERIFY(!read(whole.first(i)));
        }
    }

private:
    Result<QList<ZipEntry>> read(const QByteArray &zip)
    {
        const QString path = m_dir.filePath(u"some.zip"_s);
        RecordedRun::write(path, zip);
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? readZipDirectory(file) : failure(u"not there"_s);
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestZipDirectory)
#include "tst_zipdirectory.moc"
