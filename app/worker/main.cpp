// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/platform.h"
#include "model/run/worker.h"
#include "resources/translations.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

/// `aegir-worker RUN-DIR`: does one run and records it in its folder. Exits 0 when the result is there (whatever it
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
    if (arguments.size() != 2 || arguments[1].startsWith(u'-')) {
        std::fputs(
            "Usage: aegir-worker RUN-DIR\nDoes the run whose request lies in RUN-DIR. The window and aegir start it.\n",
            stderr);
        return 2;
    }

    Aegir::installTranslations(application); // the verdict is a sentence for a person

    // The window that started it may close or be killed at any time: the run must not notice.
    Aegir::leaveSession();
    Aegir::surviveFileSizeLimit();
    Aegir::surviveBrokenPipes();
    Aegir::Worker worker{Aegir::RunFolder(arguments[1])};
    QObject::connect(&worker, &Aegir::Worker::ended, &application, &QCoreApplication::quit);
    // A full disk takes no claim. It may be over soon, and whoever watches waits for twenty seconds.
    int tries = 0;
    const std::function<void()> begin = [&] {
        const auto begun = worker.begin();
        if (begun && !*begun)
            QCoreApplication::exit(0);
        if (begun)
            return;
        if (++tries < 15 && QFileInfo::exists(arguments[1])) {
            QTimer::singleShot(std::chrono::seconds(1), &application, begin);
            return;
        }
        std::fprintf(stderr, "aegir-worker: %s\n", qPrintable(begun.error().sentence));
        QCoreApplication::exit(1);
    };
    QTimer::singleShot(0, &application, begin);
    return QCoreApplication::exec();
}
