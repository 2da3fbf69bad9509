// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/keepsettings.h"

#include "model/catalogue/mappingreader.h"

#include <QRegularExpression>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::KeepSettings)
};

int countOf(MappingReader &keys, const QString &key)
{
    const auto number = keys.integer(key);
    if (!number)
        return 0;
    if (*number >= 1 && *number <= KeepSettings::most)
        return int(*number);
    keys.report(keys.line(key), Text::tr("“%1” must be 1 to 1000000; leave it out for no limit.").arg(key));
    return 0;
}

} // namespace

qint64 bytesFromText(QStringView text)
{
    static const QRegularExpression size(u"\\A([0-9]+(?:\\.[0-9]+)?)\\s*(?:([KMGT]?)(i?)B?)?\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = size.matchView(text.trimmed());
    if (!match.hasMatch())
        return -1;
    const double base = match.capturedView(3).isEmpty() ? 1000 : 1024;
    const QString prefix = match.captured(2).toUpper();
    const auto power = prefix.isEmpty() ? 0 : u"KMGT"_s.indexOf(prefix) + 1;
    const double bytes = match.capturedView(1).toDouble() * std::pow(base, double(power));
    return bytes < 9e18 ? qint64(bytes) : -1;
}

KeepSettings readKeepSettings(const YamlNode &keep, const QString &path, QList<Problem> &problems)
{
    MappingReader keys(keep, path, problems);
    KeepSettings settings{.days = countOf(keys, u"days"_s), .runs = countOf(keys, u"runs"_s)};
    if (const auto size = keys.text(u"size"_s)) {
        const qint64 bytes = bytesFromText(*size);
        if (bytes > 0)
            settings.size = bytes;
        else
            keys.report(keys.line(u"size"),
                        Text::tr("“size” must be how much room runs may take, such as 2 GB or 500 MiB."));
    }
    return settings;
}

KeepSettings readKeepSettings(const QString &workspaceDir)
{
    // Problems are the catalogue's to tell.
    QList<Problem> problems;
    const QString path = u"workspace.yml"_s;
    return readKeepSettings(readYaml(workspaceDir + u'/' + path, path).root[u"keep"], path, problems);
}

} // namespace Aegir
