// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/cataloguewatch.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <functional>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

/// A workspace with one operation, which is watched.
class Place
{
public:
    explicit Place(std::function<bool()> mayReplace = {})
    {
        write(u"workspace.yml"_s, "name: Test\ninventory: localhost,\n");
        write(u"types/platforms/p.yml"_s, "label: P\noperations: [work]\n");
        write(u"types/operations/work.yml"_s, "label: Work\ntasks: [work]\n");
        write(u"roles/work/meta/argument_specs.yml"_s, "argument_specs: {main: {options: {a: {type: str}}}}\n");
        write(u"roles/work/tasks/main.yml"_s, "[]\n");
        workspace = std::move(Workspace::open(dir.path()).value());
        follow(std::move(mayReplace));
    }

    /// From what the files are now.
    void follow(std::function<bool()> mayReplace = {})
    {
        workspace->reloadCatalogue();
        watch = std::make_unique<CatalogueWatch>(*workspace, std::move(mayReplace));
        changed = std::make_unique<QSignalSpy>(watch.get(), &CatalogueWatch::changed);
        refused = std::make_unique<QSignalSpy>(watch.get(), &CatalogueWatch::refused);
    }

    void write(const QString &name, const QByteArray &text) const { writeFile(dir.filePath(name), text); }

    /// As most editors write: another file takes the place of the one that was there.
    void replace(const QString &name, const QByteArray &text) const
    {
        write(name + u".new"_s, text);
        QVERIFY(QFile::remove(dir.filePath(name)));
        QVERIFY(QFile::rename(dir.filePath(name + u".new"_s), dir.filePath(name)));
    }

    QString label() const { return workspace->catalogue().operationLabel(u"work"_s); }

    QTemporaryDir dir;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<CatalogueWatch> watch;
    std::unique_ptr<QSignalSpy> changed;
    std::unique_ptr<QSignalSpy> refused;
};

using Change = std::function<void(const Place &)>;
using Shows = std::function<bool(const Catalogue &)>;

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Shows)

class TestCatalogueWatch : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatChanges_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Shows>("shows");
        const auto row = [](const char *name, Change change, Shows shows) {
            QTest::addRow("%s", name) << std::move(change) << std::move(shows);
        };
        const Shows renamed = [](const Catalogue &c) { return c.operationLabel(u"work"_s) == u"Other"; };
        const QByteArray other = "label: Other\ntasks: [work]\n";
        row("a file is written", [=](const Place &p) { p.write(u"types/operations/work.yml"_s, other); }, renamed);
        row("a file is replaced", [=](const Place &p) { p.replace(u"types/operations/work.yml"_s, other); }, renamed);
        row(
            "a file comes", [=](const Place &p) { p.write(u"types/operations/more.yml"_s, other); },
            [](const Catalogue &c) { return c.operationType(u"more") != nullptr; });
        row(
            "a file goes",
            [](const Place &p) { QVERIFY(QFile::remove(p.dir.filePath(u"types/operations/work.yml"_s))); },
            [](const Catalogue &c) { return c.operationType(u"work") == nullptr; });
        row(
            "a folder comes", [](const Place &p) { p.write(u"types/sites/s.yml"_s, "label: S\n"); },
            [](const Catalogue &c) { return c.entityType(EntityKind::Site, u"s") != nullptr; });
        row(
            "a role comes",
            [](const Place &p) {
                p.write(u"roles/more/meta/argument_specs.yml"_s, "argument_specs: {main: {options: {}}}\n");
            },
            [](const Catalogue &c) { return c.taskType(u"more") && c.taskType(u"more")->problem.isEmpty(); });
        row(
            "a role's specification",
            [](const Place &p) {
                p.write(u"roles/work/meta/argument_specs.yml"_s,
                        "argument_specs: {main: {options: {b: {type: str}}}}\n");
            },
            [](const Catalogue &c) { return c.taskType(u"work")->fields.value(0).name == u"b"; });
        row(
            "the settings",
            [](const Place &p) {
                p.replace(u"workspace.yml"_s, "name: X\ninventory: localhost,\nqueue: {at_once: 7}\n");
            },
            [](const Catalogue &c) { return c.settings().atOnce == 7; });
        row(
            "all of it goes and comes",
            [=](const Place &p) {
                QVERIFY(QDir(p.dir.filePath(u"types"_s)).removeRecursively());
                p.write(u"types/operations/work.yml"_s, other);
            },
            renamed);
    }
    void takesWhatChanges()
    {
        QFETCH(Change, change);
        QFETCH(Shows, shows);
        const Place place;
        QVERIFY(!shows(place.workspace->catalogue()));
        change(place);
        QTRY_VERIFY_WITH_TIMEOUT(shows(place.workspace->catalogue()), 20000);
        QVERIFY(!place.changed->isEmpty());
        QVERIFY(place.refused->isEmpty());
        // And again, in the same way as the first time: what was replaced is watched still.
        place.write(u"types/operations/work.yml"_s, "label: Once more\ntasks: [work]\n");
        QTRY_COMPARE_WITH_TIMEOUT(place.label(), u"Once more"_s, 20000);
    }

    void manyChangesAreOne()
    {
        const Place place;
        for (int i = 0; i < 50; ++i)
            place.write(u"types/operations/more%1.yml"_s.arg(i), "label: More\ntasks: [work]\n");
        QTRY_COMPARE_WITH_TIMEOUT(place.workspace->catalogue().operationTypes().size(), 51, 20000);
        QVERIFY2(place.changed->size() < 5, QByteArray::number(place.changed->size()).constData());
    }

    void whatChangesNothingIsNotTold()
    {
        const Place place;
        place.write(u"notes.txt"_s, "x\n");
        place.write(u"types/operations/.work.yml.swp"_s, "x\n");
        place.write(u"types/operations/work.yml~"_s, "x\n");
        QTest::qWait(600); // three times what it waits
        QVERIFY(place.changed->isEmpty());
    }

    void whatCannotBeReadIsToldOnceAndNotTaken()
    {
        const Place place;
        place.write(u"types/operations/work.yml"_s, "label: [\n");
        QTRY_COMPARE_WITH_TIMEOUT(place.refused->size(), 1, 20000);
        const QString sentence = place.refused->first().first().toString();
        QVERIFY2(sentence.startsWith(u"types/operations/work.yml, line "), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u"stay in use."), qPrintable(sentence));
        QCOMPARE(place.label(), u"Work"_s);
        // Something else changes; this one is as it was.
        place.write(u"types/operations/more.yml"_s, "label: More\ntasks: [work]\n");
        QTest::qWait(600);
        QCOMPARE(place.refused->size(), 1);
        QVERIFY(place.changed->isEmpty());
        place.write(u"types/operations/work.yml"_s, "label: Mended\ntasks: [work]\n");
        QTRY_COMPARE_WITH_TIMEOUT(place.label(), u"Mended"_s, 20000);
        QVERIFY(place.workspace->catalogue().operationType(u"more"));
    }

    void whatWasBrokenBeforeKeepsNothingBack()
    {
        Place place;
        place.write(u"types/platforms/bad.yml"_s, "label: [\n");
        place.follow();
        place.write(u"types/operations/work.yml"_s, "label: Other\ntasks: [work]\n");
        QTRY_COMPARE_WITH_TIMEOUT(place.label(), u"Other"_s, 20000);
        QVERIFY(place.refused->isEmpty());
    }

    /// It has been looked at, but is not watched yet.
    void whatIsNewMayChangeAtOnce()
    {
        const Place place;
        place.write(u"types/operations/more.yml"_s, "label: More\ntasks: [work]\n");
        QTest::qWait(50); // the folder's own change is heard
        place.watch->look();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20000));
        place.write(u"types/operations/more.yml"_s, "label: Once more\ntasks: [work]\n");
        QTRY_COMPARE_WITH_TIMEOUT(place.workspace->catalogue().operationLabel(u"more"_s), u"Once more"_s, 20000);
    }

    void isReadAnewThoughNothingChanged()
    {
        const Place place;
        place.watch->readAnew();
        QTRY_COMPARE_WITH_TIMEOUT(place.changed->size(), 1, 20000);
        QVERIFY(place.refused->isEmpty());
    }

    /// While one reading is under way another is asked for, of files that changed meanwhile.
    void isReadAnewAsItIsThen()
    {
        const Place place;
        place.write(u"types/operations/work.yml"_s, "label: Earlier\ntasks: [work]\n");
        place.watch->look();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20000));
        place.write(u"types/operations/work.yml"_s, "label: Later\ntasks: [work]\n");
        place.watch->readAnew();
        QTRY_VERIFY_WITH_TIMEOUT(!place.changed->isEmpty(), 20000);
        QCOMPARE(place.label(), u"Later"_s);
    }

    void whatCannotBeReadIsSaidEachTimeThatSomebodyAsks()
    {
        const Place place;
        place.write(u"types/operations/work.yml"_s, "label: [\n");
        QTRY_COMPARE_WITH_TIMEOUT(place.refused->size(), 1, 20000);
        place.watch->readAnew();
        QTRY_COMPARE_WITH_TIMEOUT(place.refused->size(), 2, 20000);
        QCOMPARE(place.label(), u"Work"_s);
        QVERIFY(place.changed->isEmpty());
    }

    void waitsUntilItMay()
    {
        bool may = false;
        const Place place([&may] { return may; });
        place.write(u"types/operations/work.yml"_s, "label: Other\ntasks: [work]\n");
        QTest::qWait(600);
        QCOMPARE(place.label(), u"Work"_s);
        may = true;
        place.watch->look();
        QTRY_COMPARE_WITH_TIMEOUT(place.label(), u"Other"_s, 20000);
    }
};

QTEST_GUILESS_MAIN(TestCatalogueWatch)
#include "tst_cataloguewatch.moc"
