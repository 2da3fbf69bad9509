// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Aegir::Bench {

namespace {
void print(const Figure &figure, bool json)
{
    if (json) {
        const QJsonObject object{{u"name"_s, figure.name},
                                 {u"value"_s, figure.value},
                                 {u"unit"_s, figure.unit},
                                 {u"bound"_s, figure.bound},
                                 {u"baseline"_s, figure.baseline}};
        std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    } else {
        std::printf("%-34s %10.3f %-8s %-10s %s\n", qPrintable(figure.name), figure.value, qPrintable(figure.unit),
                    qPrintable(figure.bound), qPrintable(figure.baseline));
    }
    std::fflush(stdout);
}

/// Whether it keeps a bound like `<= 1.02`; one without a bound does.
bool keepsBound(const Figure &figure)
{
    static const QRegularExpression form(u"^(<=|<|>=|>) *([0-9.]+)"_s);
    const auto bound = form.match(figure.bound);
    if (!bound.hasMatch())
        return true;
    const double limit = bound.captured(2).toDouble();
    const QString relation = bound.captured(1);
    return (relation == u"<=" && figure.value <= limit) || (relation == u"<" && figure.value < limit)
        || (relation == u">=" && figure.value >= limit) || (relation == u">" && figure.value > limit);
}
} // namespace

int run(const QStringList &arguments, const QList<Benchmark> &benchmarks)
{
    const bool json = arguments.contains(u"--json"_s);
    QString wanted;
    bool allKept = true;
    for (const QString &argument : arguments.sliced(1)) {
        if (!argument.startsWith(u'-'))
            wanted = argument;
    }
    for (const Benchmark &benchmark : benchmarks) {
        if (!wanted.isEmpty() && !benchmark.name.startsWith(wanted) && !wanted.startsWith(benchmark.name))
            continue;
        for (const Figure &figure : benchmark.measure()) {
            if (!figure.name.startsWith(wanted))
                continue;
            print(figure, json);
            allKept = allKept && keepsBound(figure);
        }
    }
    return allKept ? 0 : 1;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace Aegir::Bench
