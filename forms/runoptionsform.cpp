// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/runoptionsform.h"

#include "forms/wheelguard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Aegir {

RunOptionsForm::RunOptionsForm(QWidget *parent)
    : QWidget(parent)
    , m_check(new QCheckBox(tr("&Check mode: say what would change, change nothing"), this))
    , m_diff(new QCheckBox(tr("Show &differences of changed files"), this))
    , m_verbosity(new QComboBox(this))
    , m_limit(new QLineEdit(this))
    , m_tags(new QLineEdit(this))
    , m_skipTags(new QLineEdit(this))
{
    m_check->setObjectName(u"check"_s);
    m_diff->setObjectName(u"diff"_s);
    m_verbosity->setObjectName(u"verbosity"_s);
    m_limit->setObjectName(u"limit"_s);
    m_tags->setObjectName(u"tags"_s);
    m_skipTags->setObjectName(u"skipTags"_s);
    m_verbosity->addItems(
        {tr("Normal"), tr("More (-v)"), tr("Much more (-vv)"), tr("Debugging (-vvv)"), tr("Connections too (-vvvv)")});
    WheelGuard::install(m_verbosity);
    m_limit->setPlaceholderText(tr("All hosts of the platform"));
    m_tags->setPlaceholderText(tr("All tags"));
    m_skipTags->setPlaceholderText(tr("None"));

    auto *form = new QFormLayout(this);
    form->setContentsMargins(24, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(QString(), m_check);
    form->addRow(QString(), m_diff);
    form->addRow(tr("&Verbosity:"), m_verbosity);
    form->addRow(tr("&Limit to hosts:"), m_limit);
    form->addRow(tr("Only &tags:"), m_tags);
    form->addRow(tr("S&kip tags:"), m_skipTags);

    connect(m_check, &QCheckBox::toggled, this, &RunOptionsForm::changed);
    connect(m_diff, &QCheckBox::toggled, this, &RunOptionsForm::changed);
    connect(m_verbosity, &QComboBox::currentIndexChanged, this, &RunOptionsForm::changed);
    for (const QLineEdit *edit : {m_limit, m_tags, m_skipTags})
        connect(edit, &QLineEdit::textEdited, this, &RunOptionsForm::changed);
}

RunOptions RunOptionsForm::options() const
{
    RunOptions options;
    options.check = m_check->isChecked();
    options.diff = m_diff->isChecked();
    options.verbosity = m_verbosity->currentIndex();
    options.limit = m_limit->text().trimmed();
    options.tags = m_tags->text().trimmed();
    options.skipTags = m_skipTags->text().trimmed();
    return options;
}

void RunOptionsForm::setOptions(const RunOptions &options)
{
    m_check->setChecked(options.check);
    m_diff->setChecked(options.diff);
    m_verbosity->setCurrentIndex(options.verbosity);
    m_limit->setText(options.limit);
    m_tags->setText(options.tags);
    m_skipTags->setText(options.skipTags);
}

QString RunOptionsForm::summary() const
{
    const RunOptions now = options();
    QStringList words;
    if (now.check)
        words << tr("check mode");
    if (now.diff)
        words << tr("differences");
    if (now.verbosity > 0)
        words << u'-' + QString(now.verbosity, u'v');
    if (!now.limit.isEmpty())
        words << tr("limited to %1").arg(now.limit);
    if (!now.tags.isEmpty())
        words << tr("only %1").arg(now.tags);
    if (!now.skipTags.isEmpty())
        words << tr("without %1").arg(now.skipTags);
    return words.join(u", "_s);
}

} // namespace Aegir
