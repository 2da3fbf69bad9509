// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/writtensettings.h"

#include "model/catalogue/mappingreader.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::WrittenSettings)
};

} // namespace

WrittenSettings readWrittenSettings(MappingReader &keys, const QString &path, QList<Problem> &problems)
{
    WrittenSettings settings;
    settings.name = keys.text(u"name"_s).value_or(QString()).trimmed();
    settings.inventory = keys.text(u"inventory"_s).value_or(QString());
    settings.ansiblePlaybook = keys.text(u"ansible_playbook"_s).value_or(QString());
    settings.warmStart = keys.flag(u"warm_start"_s).value_or(settings.warmStart);
    settings.mitogen = keys.flag(u"mitogen"_s).value_or(settings.mitogen);

    const YamlNode keep = keys.mapping(u"keep"_s);
    settings.keep = readKeepSettings(keep, path, problems);
    if (settings.keep.size > 0)
        settings.keepSize = keep[u"size"].text().trimmed();

    MappingReader queue(keys.mapping(u"queue"_s), path, problems);
    if (const auto atOnce = queue.integer(u"at_once"_s)) {
        if (*atOnce >= 1 && *atOnce <= WrittenSettings::mostAtOnce)
            settings.atOnce = int(*atOnce);
        else
            queue.report(queue.line(u"at_once"),
                         Text::tr("“at_once” must be 1 to 1000: how many runs may work at the same time."));
    }
    return settings;
}

} // namespace Aegir
