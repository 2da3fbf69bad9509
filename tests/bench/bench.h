// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace Aegir::Bench {

/// One figure of a benchmark.
struct Figure
{
    QString name; ///< dotted by area: `run.overhead_ratio`
    double value = 0;
    QString unit;     ///< `ratio`, `ms`, …
    QString bound;    ///< what it should keep: `<= 1.02`
    QString baseline; ///< what it was measured against
};

/// A benchmark gives one or more figures whose names begin with its own.
struct Benchmark
{
    QString name;
    std::function<QList<Figure>()> measure;
};

/// Runs those of @p benchmarks that the command line asks for (`[NAME] [--json]`) and prints a line for each figure:
/// name, value, unit, bound, baseline; with --json one object a line. Returns the program's exit code: 1 when a figure
/// does not keep its bound.
int run(const QStringList &arguments, const QList<Benchmark> &benchmarks);

/// The middle of @p values, which are not empty.
double median(QList<double> values);

/// Milliseconds that @p work took.
double milliseconds(const std::function<void()> &work);

} // namespace Aegir::Bench
