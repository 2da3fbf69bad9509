// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/worker/workerprogram.h"
#include "model/run/platform.h"
#include "resources/translations.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

/// `aegir-worker RUN-DIR`: does one run. `aegir-worker --wait`: does the run that it is told of on the socket that is
/// its standard input, with Ansible imported until then; see WaitingWorker. Exits as WorkerProgram says, and 2 for a
/// wrong call.
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
    const bool waits = arguments.size() == 2 && arguments[1] == u"--wait";
    if (!waits && (arguments.size() != 2 || arguments[1].startsWith(u'-'))) {
        std::fputs("Usage: aegir-worker RUN-DIR | --wait\n"
                   "Does the run whose request lies in RUN-DIR, or the one that it is given on a socket, its standard\n"
                   "input, by whoever holds the queue. The window and aegir start it.\n",
                   stderr);
        return 2;
    }

    Aegir::installTranslations(application); // the verdict is a sentence for a person
    Aegir::WorkerProgram program;
    if (waits)
        program.wait(std::make_unique<Aegir::WaitingWorker>(Aegir::takeInput()));
    else
        QTimer::singleShot(0, &program, [&] { program.work(arguments[1]); });
    return QCoreApplication::exec();
}
