// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/runresults.h"
#include "model/run/runwatcher.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// What a callback plugin would have told, in short: the text that was printed, then the event.
class Told
{
public:
    void add(const QByteArray &text, QJsonObject event)
    {
        log += text;
        event[u"n"_s] = ++m_number;
        event[u"offset"_s] = log.size();
        results.add(Event::fromJson(event));
    }
    void play(const QString &name)
    {
        add("\nPLAY [" + name.toUtf8() + "] ***\n", {{u"event"_s, u"play"_s}, {u"name"_s, name}});
    }
    void task(const QString &uuid, bool banner = true)
    {
        add(banner ? "\nTASK [" + uuid.toUtf8() + "] ***\n" : QByteArray(),
            {{u"event"_s, u"task"_s}, {u"task"_s, uuid}, {u"name"_s, uuid}});
    }
    void result(const QString &kind, const QString &uuid, const QString &host, const QJsonObject &more = {})
    {
        QJsonObject event{{u"event"_s, kind}, {u"task"_s, uuid}, {u"host"_s, host}};
        for (auto it = more.begin(); it != more.end(); ++it)
            event.insert(it.key(), it.value());
        add(kind.toUtf8() + ": [" + host.toUtf8() + "]\n", event);
    }
    void stats(const QString &host, int rescued)
    {
        add("\nPLAY RECAP\n",
            {{u"event"_s, u"stats"_s}, {u"hosts"_s, QJsonObject{{host, QJsonObject{{u"rescued"_s, rescued}}}}}});
    }
    /// All sections: `task host` of a result, `task -` of what else belongs to a task, `-` of the rest; and their text.
    QStringList sections() const
    {
        QStringList list;
        for (qsizetype i = 0; i < results.sections().size(); ++i) {
            const auto &section = results.sections()[i];
            const qint64 begin = results.beginOfSection(i);
            const QString task = section.task < 0 ? QString() : results.tasks()[section.task].name + u' ';
            const int host = section.result < 0 ? -1 : results.results()[section.result].host;
            const QByteArray text = log.sliced(begin, section.end - begin).trimmed();
            list << task + (host < 0 ? u"-"_s : results.hosts()[host]) + u": "_s + QString::fromUtf8(text);
        }
        return list;
    }
    QList<ResultState> states() const
    {
        QList<ResultState> list;
        for (const auto &result : results.results())
            list << result.state;
        return list;
    }

    RunResults results;
    QByteArray log;

private:
    qint64 m_number = 0;
};
} // namespace

class TestRunResults : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatAnEventSays()
    {
        Told told;
        told.play(u"p"_s);
        told.add("TASK",
                 {{u"event"_s, u"task"_s},
                  {u"task"_s, u"t"_s},
                  {u"name"_s, u"copy it"_s},
                  {u"role"_s, u"deploy"_s},
                  {u"action"_s, u"copy"_s},
                  {u"path"_s, u"/x.yml:3"_s},
                  {u"handler"_s, true},
                  {u"t"_s, 12.5}});
        Event event = Event::fromJson({{u"event"_s, u"ok"_s},
                                       {u"n"_s, 9},
                                       {u"task"_s, u"t"_s},
                                       {u"host"_s, u"a"_s},
                                       {u"changed"_s, true},
                                       {u"no_log"_s, true},
                                       {u"duration"_s, 1.5},
                                       {u"feedback"_s, QJsonObject{{u"aegir_warning"_s, u"old"_s}}}});
        event.position = 77;
        told.results.add(event);
        const auto &task = told.results.tasks().constFirst();
        QCOMPARE(task.name, u"copy it"_s);
        QCOMPARE(task.role, u"deploy"_s);
        QCOMPARE(task.action, u"copy"_s);
        QCOMPARE(task.path, u"/x.yml:3"_s);
        QCOMPARE(task.play, 0);
        QCOMPARE(task.event, 2);
        QCOMPARE(task.began, 12.5);
        QVERIFY(task.handler);
        const auto &result = told.results.results().constFirst();
        QCOMPARE(result.state, ResultState::Changed);
        QCOMPARE(result.event, 9);
        QCOMPARE(result.position, 77);
        QCOMPARE(result.duration, 1.5F);
        QVERIFY(result.noLog && result.warned && !result.item);
        // Its offset is not known: nothing was printed for it, as far as one can tell.
        QCOMPARE(told.results.sectionOfResult(0), 2);
        QCOMPARE(told.results.beginOfSection(2), told.results.sections()[2].end);
        told.results.clear();
        QVERIFY(told.results.plays().isEmpty() && told.results.sections().isEmpty());
    }

    void states_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<int>("state");
        const QJsonObject ignored{{u"ignored"_s, true}};
        const QJsonObject changed{{u"changed"_s, true}};
        QTest::addRow("ok") << u"ok"_s << QJsonObject() << int(ResultState::Ok);
        QTest::addRow("changed") << u"ok"_s << changed << int(ResultState::Changed);
        QTest::addRow("skipped") << u"skipped"_s << QJsonObject() << int(ResultState::Skipped);
        QTest::addRow("failed") << u"failed"_s << changed << int(ResultState::Failed);
        QTest::addRow("ignored") << u"failed"_s << ignored << int(ResultState::Ignored);
        QTest::addRow("unreachable") << u"unreachable"_s << QJsonObject() << int(ResultState::Unreachable);
        QTest::addRow("unreachable, ignored") << u"unreachable"_s << ignored << int(ResultState::Ignored);
        QTest::addRow("item ok") << u"item_ok"_s << QJsonObject() << int(ResultState::Ok);
        QTest::addRow("item changed") << u"item_ok"_s << changed << int(ResultState::Changed);
        QTest::addRow("item failed") << u"item_failed"_s << QJsonObject() << int(ResultState::Failed);
        QTest::addRow("item skipped") << u"item_skipped"_s << QJsonObject() << int(ResultState::Skipped);
    }
    void states()
    {
        QFETCH(QString, kind);
        QFETCH(QJsonObject, more);
        QFETCH(int, state);
        Told told;
        told.play(u"p"_s);
        told.task(u"t"_s);
        told.result(kind, u"t"_s, u"a"_s, more);
        QCOMPARE(int(told.results.results().constFirst().state), state);
        // An item is none of the results that are counted: its loop is.
        QCOMPARE(told.results.count(ResultState(state)), kind.startsWith(u"item"_s) ? 0 : 1);
        QCOMPARE(told.results.count(0, ResultState(state)), kind.startsWith(u"item"_s) ? 0 : 1);
    }

    void rescued_data()
    {
        QTest::addColumn<QStringList>("kinds"); // of host a; "x" is a failure that was ignored
        QTest::addColumn<int>("rescued");
        QTest::addColumn<QList<ResultState>>("states");
        using enum ResultState;
        QTest::addRow("none") << QStringList{u"failed"_s} << 0 << QList{Failed};
        QTest::addRow("one") << QStringList{u"ok"_s, u"failed"_s, u"ok"_s} << 1 << QList{Ok, Rescued, Ok};
        QTest::addRow("the first of two") << QStringList{u"failed"_s, u"failed"_s} << 1 << QList{Rescued, Failed};
        QTest::addRow("not the ignored one")
            << QStringList{u"x"_s, u"failed"_s, u"failed"_s} << 1 << QList{Ignored, Rescued, Failed};
        QTest::addRow("not what was unreachable")
            << QStringList{u"unreachable"_s, u"failed"_s} << 1 << QList{Unreachable, Rescued};
        QTest::addRow("a loop with its items")
            << QStringList{u"item_failed"_s, u"item_ok"_s, u"failed"_s, u"item_failed"_s, u"failed"_s} << 1
            << QList{Rescued, Ok, Rescued, Failed, Failed};
        QTest::addRow("more than failed") << QStringList{u"failed"_s} << 5 << QList{Rescued};
    }
    void rescued()
    {
        QFETCH(QStringList, kinds);
        QFETCH(int, rescued);
        Told told;
        told.play(u"p"_s);
        int number = 0;
        for (const QString &kind : std::as_const(kinds)) {
            const QString task = u"t%1"_s.arg(++number);
            told.task(task);
            told.result(kind == u"x" ? u"failed"_s : kind, task, u"a"_s, {{u"ignored"_s, kind == u"x"}});
        }
        told.result(u"failed"_s, u"t1"_s, u"b"_s);
        const int changes = told.results.changes();
        told.stats(u"a"_s, rescued);
        QList<ResultState> states = told.states();
        QCOMPARE(states.takeLast(), ResultState::Failed); // of another host
        QTEST(states, "states");
        int counted = 0;
        for (qsizetype i = 0; i < kinds.size(); ++i)
            counted += !kinds[i].startsWith(u"item"_s) && states[i] == ResultState::Rescued ? 1 : 0;
        QCOMPARE(told.results.count(ResultState::Rescued), counted);
        QCOMPARE(told.results.count(0, ResultState::Rescued), counted);
        QCOMPARE(told.results.changes() > changes, rescued > 0);
    }

    void sectionsOfALinearPlay()
    {
        Told told;
        told.add("[WARNING]: mind\n", {{u"event"_s, u"start"_s}});
        told.play(u"p"_s);
        told.task(u"one"_s);
        told.add("", {{u"event"_s, u"host_start"_s}, {u"task"_s, u"one"_s}, {u"host"_s, u"a"_s}});
        told.result(u"ok"_s, u"one"_s, u"a"_s);
        told.result(u"ok"_s, u"one"_s, u"b"_s);
        told.add("NO MORE HOSTS LEFT\n", {{u"event"_s, u"no_hosts_remaining"_s}});
        told.stats(u"a"_s, 0);
        QCOMPARE(
            told.sections(),
            QStringList({u"-: [WARNING]: mind"_s, u"-: PLAY [p] ***"_s, u"one -: TASK [one] ***"_s, u"one a: ok: [a]"_s,
                         u"one b: ok: [b]"_s, u"-: NO MORE HOSTS LEFT"_s, u"-: PLAY RECAP"_s}));
        QCOMPARE(told.results.sections()[0].play, -1);
        QCOMPARE(told.results.sections()[1].play, 0);
        QCOMPARE(told.results.sections()[5].play, 0);
        QCOMPARE(told.results.sections()[6].play, -1);
        QCOMPARE(told.results.sectionAt(0), 0);
        QCOMPARE(told.results.sectionAt(told.results.sections()[0].end), 1);
        QCOMPARE(told.results.sectionAt(told.log.size()), told.results.sections().size());
    }

    void freeHostsShareATask()
    {
        Told told;
        told.play(u"p"_s);
        told.task(u"one"_s, false);
        told.task(u"one"_s, false);
        told.add("", {{u"event"_s, u"host_start"_s}, {u"task"_s, u"one"_s}, {u"host"_s, u"b"_s}});
        told.result(u"ok"_s, u"one"_s, u"a"_s);
        told.task(u"two"_s, false);
        told.result(u"ok"_s, u"two"_s, u"a"_s);
        told.result(u"ok"_s, u"one"_s, u"b"_s);
        QCOMPARE(told.results.tasks().size(), 2);
        QCOMPARE(told.sections(),
                 QStringList({u"-: PLAY [p] ***"_s, u"one a: ok: [a]"_s, u"two a: ok: [a]"_s, u"one b: ok: [b]"_s}));
    }

    void serialBeginsATaskAgain()
    {
        Told told;
        for (const QString &host : {u"a"_s, u"b"_s}) {
            told.play(u"p"_s);
            told.task(u"one"_s);
            told.result(u"ok"_s, u"one"_s, host);
        }
        QCOMPARE(told.results.tasks().size(), 2);
        QCOMPARE(told.results.results()[0].task, 0);
        QCOMPARE(told.results.results()[1].task, 1);
        QCOMPARE(told.results.tasks()[1].play, 1);
    }

    void retriesBelongToTheirResult()
    {
        Told told;
        told.play(u"p"_s);
        told.task(u"t"_s);
        for (const QString &host : {u"a"_s, u"b"_s, u"a"_s})
            told.add("RETRY " + host.toUtf8() + '\n',
                     {{u"event"_s, u"retry"_s}, {u"task"_s, u"t"_s}, {u"host"_s, host}});
        QCOMPARE(told.sections().last(), u"t -: RETRY a"_s);
        const int changes = told.results.changes();
        told.result(u"ok"_s, u"t"_s, u"a"_s);
        QVERIFY(told.results.changes() > changes);
        QCOMPARE(told.sections().sliced(2),
                 QStringList({u"t a: RETRY a"_s, u"t -: RETRY b"_s, u"t a: RETRY a"_s, u"t a: ok: [a]"_s}));
        told.result(u"ok"_s, u"t"_s, u"b"_s);
        QCOMPARE(told.sections()[3], u"t b: RETRY b"_s);
    }

    void warningsAndIncludes()
    {
        Told told;
        told.play(u"p"_s);
        told.task(u"t"_s);
        told.result(u"ok"_s, u"t"_s, u"a"_s);
        told.result(u"ok"_s, u"t"_s, u"b"_s);
        told.add("", {{u"event"_s, u"warning"_s}, {u"task"_s, u"t"_s}, {u"host"_s, u"a"_s}});
        QVERIFY(told.results.results()[0].warned);
        QVERIFY(!told.results.results()[1].warned);
        told.add("included: more.yml for a\n", {{u"event"_s, u"include"_s}, {u"hosts"_s, QJsonArray{u"a"_s}}});
        QCOMPARE(told.sections().last(), u"t a: included: more.yml for a"_s);
    }

    void hostileEvents()
    {
        // Unknown tasks and hosts, offsets that go back, and none at all.
        RunResults results;
        results.add(Event::fromJson({{u"event"_s, u"ok"_s}, {u"task"_s, u"?"_s}, {u"offset"_s, 100}}));
        results.add(Event::fromJson({{u"event"_s, u"warning"_s}, {u"host"_s, u"?"_s}, {u"offset"_s, 50}}));
        results.add(Event::fromJson({{u"event"_s, u"retry"_s}, {u"offset"_s, 120}}));
        results.add(Event::fromJson({{u"event"_s, u"include"_s}}));
        results.add(Event::fromJson({{u"event"_s, u"task"_s}, {u"task"_s, u"t"_s}}));
        results.add(Event::fromJson({{u"event"_s, u"whatever"_s}, {u"offset"_s, 130}}));
        results.add(Event::fromJson({{u"event"_s, u"stats"_s}, {u"hosts"_s, 7}}));
        QCOMPARE(results.results().constFirst().task, -1);
        QCOMPARE(results.results().constFirst().host, -1);
        qint64 end = 0;
        for (const auto &section : results.sections()) {
            QVERIFY(section.end >= end);
            end = section.end;
        }
        QCOMPARE(end, 130);
    }

    void realAnsible_data()
    {
        QTest::addColumn<QByteArray>("configuration");
        QTest::addRow("linear") << QByteArray("[defaults]\n");
        QTest::addRow("free") << QByteArray("[defaults]\nstrategy = free\n");
        QTest::addRow("minimal") << QByteArray("[defaults]\nstdout_callback = minimal\n");
    }
    void realAnsible()
    {
        QFETCH(QByteArray, configuration);
        QTemporaryDir dir;
        const RunFolder folder(dir.filePath(u"run"_s));
        const auto write = [&dir](const QString &name, const QByteArray &text) {
            QDir().mkpath(QFileInfo(dir.filePath(name)).path());
            QFile file(dir.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write(u"ansible.cfg"_s, configuration));
        QVERIFY(write(u"hosts"_s,
                      "h[1:4] ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n"));
        QVERIFY(
            write(u"roles/r/tasks/main.yml"_s,
                  "- name: talk\n  ansible.builtin.debug: {msg: 'talk of {{ inventory_hostname }}'}\n"
                  "- name: run\n  ansible.builtin.command: 'echo run of {{ inventory_hostname }}'\n  notify: handle\n"
                  "- name: loop\n  ansible.builtin.command: 'echo {{ item }} of {{ inventory_hostname }}'\n"
                  "  loop: [one, two]\n"
                  "- name: fail\n  ansible.builtin.fail: {msg: 'fail of {{ inventory_hostname }}'}\n"
                  "  ignore_errors: true\n"));
        QVERIFY(write(u"roles/r/handlers/main.yml"_s,
                      "- name: handle\n  ansible.builtin.debug: {msg: 'handle of {{ inventory_hostname }}'}\n"));
        RunRequest request{.run = 1,
                           .title = u"sections"_s,
                           .workspaceDir = dir.path(),
                           .inventory = dir.filePath(u"hosts"_s),
                           .rolesDir = dir.filePath(u"roles"_s),
                           .hosts = u"all"_s,
                           .ansiblePlaybook = u"/usr/bin/ansible-playbook"_s,
                           .roles = {{.role = u"r"_s}},
                           .gatherFacts = false};
        QVERIFY(folder.create(request));
        QProcess worker;
        worker.setWorkingDirectory(dir.path());
        worker.start(qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir-worker"_s, {folder.path()});
        RunResults results;
        RunWatcher watcher(folder);
        connect(&watcher, &RunWatcher::eventArrived, this, [&results](const Event &event) { results.add(event); });
        QSignalSpy finished(&watcher, &RunWatcher::finished);
        watcher.start(RunWatcher::noOutput);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 90s);
        worker.waitForFinished();

        QFile file(folder.outputPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString log = QString::fromUtf8(file.readAll());
        QCOMPARE(results.hosts().size(), 4);
        QCOMPARE(results.tasks().size(), 5);
        QCOMPARE(results.results().size(), 5 * 4 + 2 * 4);
        static const QRegularExpression host(u"\\bh[1-4]\\b"_s);
        int printed = 0;
        for (qsizetype i = 0; i < results.sections().size(); ++i) {
            const auto &section = results.sections()[i];
            const QString text = log.sliced(results.beginOfSection(i), section.end - results.beginOfSection(i));
            if (section.result < 0 || text.isEmpty()) {
                QVERIFY2(!host.match(text).hasMatch() || text.contains(u"RECAP"_s), qPrintable(text));
                continue;
            }
            // With `free`, a banner comes with the first result of a task, be it one that prints nothing else.
            if (text.startsWith(u"\nTASK [") && text.trimmed().count(u'\n') == 0)
                continue;
            // Every host that is named in the text is its own, and it is.
            ++printed;
            const auto &result = results.results()[section.result];
            QSet<QString> named;
            for (auto it = host.globalMatch(text); it.hasNext();)
                named.insert(it.next().captured());
            QVERIFY2(named == QSet{results.hosts()[result.host]}, qPrintable(text));
            // And so it is with what the task prints.
            const QString task = results.tasks()[result.task].name;
            QVERIFY2(task == u"loop" || !text.contains(u" of h"_s) || text.contains(task + u" of h"_s),
                     qPrintable(text));
        }
        QVERIFY2(printed >= 5 * 4, qPrintable(log));
        QCOMPARE(results.sections().last().end, log.toUtf8().size());
    }
};

QTEST_GUILESS_MAIN(TestRunResults)
#include "tst_runresults.moc"
