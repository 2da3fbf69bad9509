// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// queueholder WORKSPACE: holds the workspace's queue, as the window does, until nothing is dispatched any more.

#include "model/dispatch/queue.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Aegir;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto workspace = Workspace::open(QCoreApplication::arguments().value(1));
    if (!workspace) {
        std::fprintf(stderr, "%s\n", qPrintable(workspace.error().sentence));
        return 1;
    }
    Queue queue(**workspace, qEnvironmentVariable("AEGIR_BIN_DIR") + QStringLiteral("/aegir-worker"));
    QObject::connect(&queue, &Queue::failed, &application,
                     [](const QString &sentence) { std::fprintf(stderr, "queueholder: %s\n", qPrintable(sentence)); });
    const auto look = [&] {
        if (queue.isHolder() && (*workspace)->store().dispatchedRuns().isEmpty())
            QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    };
    QObject::connect(&queue, &Queue::runChanged, &application, look);
    QObject::connect(&queue, &Queue::holderChanged, &application, look);
    if (const auto opened = queue.open(); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().sentence));
        return 1;
    }
    look();
    return QCoreApplication::exec();
}
