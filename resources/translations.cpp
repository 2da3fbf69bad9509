// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace Aegir {

void installTranslations(QCoreApplication &application)
{
    const QLocale locale;
    const auto install = [&](const QLocale &language, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        if (translator->load(language, name, u"_"_s, folder)) {
            QCoreApplication::installTranslator(translator);
        } else {
            delete translator;
        }
    };
    const QString ours = QCoreApplication::applicationDirPath() + u"/../share/aegir-desktop/translations"_s;
    // English first: its plurals serve every language that has no text of ours, the C locale among them.
    install(QLocale(QLocale::English), u"aegir"_s, ours);
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"aegir"_s, ours);
}

} // namespace Aegir
