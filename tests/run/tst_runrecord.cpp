// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/runrecord.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
const QByteArray nonce = "0a1b";
const Secrets secrets{{{u"password"_s, u"hunter22"_s}}};

QByteArray mark(int number)
{
    return "\x1e" + nonce + ':' + QByteArray::number(number) + '\x1e';
}

QByteArray event(int number, const QByteArray &message)
{
    return "{\"event\":\"ok\",\"n\":" + QByteArray::number(number) + ",\"msg\":\"" + message + "\"}\n";
}

/// With secrets whole and begun, marks in and beside them, and what only looks like a mark.
const QByteArray output = "one\n" + mark(1) + "hunt" + mark(2) + "ing\nhunter22" + mark(3) + "\nhunt" + mark(4)
    + "er22 \x1e" + nonce + ":x\x1ehunterhunter22" + mark(5) + "end hunt";
const QByteArray events =
    event(1, "a") + event(2, "hunter22") + "no event\n" + event(3, "c") + event(4, "d") + event(5, "hunter22hunter22");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A folder, and who records in it.
struct Recorded
{
    QTemporaryDir dir;
    RunFolder folder{dir.path()};
    RunRecord record{folder};

    Recorded()
    {
        if (!record.begin(nonce, secrets))
            qFatal("the record cannot be begun");
    }
    QByteArray output() const { return contents(folder.outputPath()); }
    QByteArray events() const { return contents(folder.eventsPath()); }
};

/// What stands in the folder when nobody is struck.
struct Whole : Recorded
{
    Whole()
    {
        record.takeOutput(::output);
        record.flush();
        record.takeEvents(::events);
    }
};
} // namespace

class TestRunRecord : public QObject
{
    Q_OBJECT

private slots:
    void places()
    {
        const Whole whole;
        QCOMPARE(whole.output(), "one\nhunting\n********\n******** \x1e" + nonce + ":x\x1ehunter********end hunt");
        QList<qint64> offsets;
        for (const QByteArray &line : whole.events().split('\n')) {
            if (const auto found = Event::fromLine(line))
                offsets << found->offset;
        }
        QCOMPARE(offsets, QList<qint64>({4, 8, 20, 29, whole.output().indexOf("end")}));
        QVERIFY(!whole.events().contains("hunter22"));
        QVERIFY(whole.record.problem().isEmpty());
    }

    /// Whoever goes on with a record, wherever it was cut, makes the same of it.
    void isGoneOnWith_data()
    {
        QTest::addColumn<qsizetype>("more"); // bytes that were recorded, and nobody was told
        QTest::addColumn<bool>("eventsToo"); // or they all come later
        for (const qsizetype more : {0, 1, 7, 30}) {
            QTest::addRow("%lld more, events later", qlonglong(more)) << more << false;
            QTest::addRow("%lld more", qlonglong(more)) << more << true;
        }
    }
    void isGoneOnWith()
    {
        QFETCH(qsizetype, more);
        QFETCH(bool, eventsToo);
        const Whole whole;
        for (qsizetype cut = 0; cut <= output.size(); ++cut) {
            Recorded first;
            first.record.takeOutput(output.first(cut));
            // Those whose marks were reached for sure, and half of the next one.
            qsizetype taken = 0;
            for (const QByteArray &line : whole.events().split('\n')) {
                const auto found = Event::fromLine(line);
                if (!eventsToo || !found || found->offset >= first.record.outputSize())
                    break;
                taken =
                    events.indexOf('\n', events.indexOf(QByteArray("\"n\":" + QByteArray::number(found->number)))) + 1;
            }
            taken += eventsToo && taken < events.size() ? 5 : 0;
            first.record.takeEvents(events.first(taken));
            Standing standing = first.record.standing();
            const qsizetype end = std::min(cut + more, output.size());
            standing.outputRest += output.sliced(cut, end - cut);
            first.record.takeOutput(output.sliced(cut, end - cut));

            RunRecord next(first.folder);
            QVERIFY(next.resume(nonce, secrets, standing));
            next.takeOutput(output.sliced(end));
            next.flush();
            next.takeEvents(events.sliced(taken));
            const QByteArray where = "cut at " + QByteArray::number(cut);
            QVERIFY2(first.output() == whole.output(), QByteArray(where + ": " + first.output()).constData());
            QVERIFY2(first.events() == whole.events(), QByteArray(where + ": " + first.events()).constData());
            QCOMPARE(contents(first.folder.timesPath()).size() % 16, 0);
        }
    }

    /// What followed would look as if nothing were missing.
    /// A worker may be killed when it has read events whose output is in the pipe still.
    void eventsAheadOfTheirOutput()
    {
        const Whole whole;
        const Recorded first;
        Standing standing = first.record.standing();
        standing.eventsRest = events;
        RunRecord next(first.folder);
        QVERIFY(next.resume(nonce, secrets, standing));
        next.takeOutput(output);
        next.flush();
        next.takeEvents({});
        QCOMPARE(first.output(), whole.output());
        QCOMPARE(first.events(), whole.events());
    }

    void isNotGoneOnWithAfterAGap()
    {
        Recorded first;
        first.record.takeOutput("one\n");
        Standing standing = first.record.standing();
        standing.isIncomplete = true;
        standing.outputRest = "three\n";
        RunRecord next(first.folder);
        QVERIFY(!next.resume(nonce, secrets, standing));
        QCOMPARE(first.output(), "one\n");
    }

    void whereNothingWasBegun()
    {
        const QTemporaryDir dir;
        RunRecord record{RunFolder(dir.path())};
        QVERIFY(!record.resume(nonce, secrets, {}));
        QVERIFY(!QFile::exists(RunFolder(dir.path()).outputPath()));
    }
};

QTEST_GUILESS_MAIN(TestRunRecord)
#include "tst_runrecord.moc"
