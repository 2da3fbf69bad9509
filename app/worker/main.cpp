// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/platform.h"
#include "model/run/waitingworker.h"
#include "model/run/worker.h"
#include "resources/translations.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

/// `aegir-worker RUN-DIR`: does one run and records it in its folder. `aegir-worker --wait SOCKET ANSIBLE-PLAYBOOK MITOGEN`: does
/// the run that it is told of on SOCKET, with Ansible imported until then; see WaitingWorker. Exits 0 when the result is there (whatever it
/// says) or another worker has the run, 1 when it could do nothing, 2 for a wrong call.
int main(int argc, char *argv[])
{
    // A shell, cron or a debugger may have left signals ignored or blocked: then Ansible's end would never be noticed.
    Aegir::defaultSignals();
    // A pipe or a lock of whoever started it would be held for as long as the run takes, and by Ansible, too.
    Aegir::closeInherited();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"aegir-worker"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AEGIR_VERSION));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2 && arguments[1] == u"--version") {
        std::puts("aegir-worker " AEGIR_VERSION);
        return 0;
    }
    const bool waits = arguments.size() == 5 && arguments[1] == u"--wait";
    if (!waits && (arguments.size() != 2 || arguments[1].startsWith(u'-'))) {
        std::fputs("Usage: aegir-worker RUN-DIR | --wait SOCKET ANSIBLE-PLAYBOOK MITOGEN\n"
                   "Does the run whose request lies in RUN-DIR, or the one that it is given by whoever holds the queue and listens\n"
                   "on SOCKET. The window and aegir start it.\n",
                   stderr);
        return 2;
    }

    Aegir::installTranslations(application); // the verdict is a sentence for a person

    // The window that started it may close or be killed at any time: the run must not notice.
    Aegir::leaveSession();
    Aegir::surviveFileSizeLimit();
    Aegir::surviveBrokenPipes();
    std::unique_ptr<Aegir::Worker> worker;
    std::unique_ptr<Aegir::WaitingWorker> waiting;
    // A full disk takes no claim. It may be over soon, and whoever watches waits for twenty seconds.
    int tries = 0;
    const std::function<void()> begin = [&] {
        const auto begun = worker->begin();
        if (begun && waiting)
            waiting->confirm();
        if (begun && !*begun)
            QCoreApplication::exit(0);
        if (begun)
            return;
        if (++tries < 15 && QFileInfo::exists(worker->folder().path())) {
            QTimer::singleShot(std::chrono::seconds(1), &application, begin);
            return;
        }
        std::fprintf(stderr, "aegir-worker: %s\n", qPrintable(begun.error().sentence));
        QCoreApplication::exit(1);
    };
    const auto work = [&](const QString &folder, std::unique_ptr<Aegir::AnsibleProcess> ansible) {
        worker = std::make_unique<Aegir::Worker>(Aegir::RunFolder(folder), std::move(ansible));
        QObject::connect(worker.get(), &Aegir::Worker::ended, &application, &QCoreApplication::quit);
        begin();
    };
    if (waits) {
        waiting = std::make_unique<Aegir::WaitingWorker>(arguments[2], arguments[3], arguments[4]);
        QObject::connect(waiting.get(), &Aegir::WaitingWorker::dismissed, &application, &QCoreApplication::quit);
        QObject::connect(waiting.get(), &Aegir::WaitingWorker::ordered, &application, [&](const QString &folder) {
            Aegir::writeErrorsTo(folder + u"/worker.log"_s);
            work(folder, waiting->takeProcess());
        });
    } else {
        QTimer::singleShot(0, &application,
                           [&] { work(arguments[1], std::make_unique<Aegir::AnsibleProcess>()); });
    }
    return QCoreApplication::exec();
}
