// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/previewpage.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/catalogue/field.h"
#include "model/run/playbook.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr QStringView masked = u"••••••";

QTreeWidgetItem *addGroup(QTreeWidget *tree, const QString &title)
{
    auto *group = new QTreeWidgetItem(tree, {title});
    QFont bold = tree->font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setFirstColumnSpanned(true);
    group->setExpanded(true);
    return group;
}

void addVariables(QTreeWidgetItem *group, const QJsonObject &variables)
{
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        auto *item = new QTreeWidgetItem(group, {it.key(), textFromValue(it.value())});
        item->setToolTip(1, item->text(1));
    }
}

} // namespace

PreviewPage::PreviewPage(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_problem(new ToneLabel(Theme::Tone::Muted, this))
    , m_tabs(new QTabWidget(this))
    , m_variables(new QTreeWidget(this))
{
    m_variables->setObjectName(u"previewVariables"_s);
    m_variables->setColumnCount(2);
    m_variables->setHeaderLabels({tr("Variable"), tr("Value")});
    m_variables->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_variables->setAlternatingRowColors(true);
    m_tabs->addTab(m_variables, tr("&Variables"));
    m_playbook = addText(tr("Play&book"), u"previewPlaybook"_s);
    m_varsFile = addText(tr("Variables &file"), u"previewVariablesFile"_s);
    m_command = addText(tr("&Command"), u"previewCommand"_s);
    m_command->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_tabs->setDocumentMode(true);

    auto *copyButton = new QPushButton(themeIcon(u"edit-copy"_s), tr("C&opy"), this);
    copyButton->setObjectName(u"previewCopy"_s);
    copyButton->setToolTip(tr("Copy what is shown"));
    m_tabs->setCornerWidget(copyButton);
    connect(copyButton, &QPushButton::clicked, this, &PreviewPage::copy);

    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->setMargin(24);
    m_stack->addWidget(m_problem);
    m_stack->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
}

void PreviewPage::showRequest(const RunRequest &request)
{
    const Playbook files = writePlaybook(request);
    m_playbook->setPlainText(QString::fromUtf8(files.playbook));
    m_varsFile->setPlainText(QString::fromUtf8(files.variables));
    // The run's number, and with it the folder, is known only once it is dispatched.
    m_command->setPlainText(shellText(ansibleCommand(request, request.workspaceDir + u"/.aegir/runs/RUN"_s)));
    fillVariables(request);
    m_stack->setCurrentWidget(m_tabs);
}

void PreviewPage::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_stack->setCurrentWidget(m_problem);
}

QString PreviewPage::playbookText() const
{
    return m_playbook->toPlainText();
}

QString PreviewPage::variablesText() const
{
    QStringList lines;
    for (int group = 0; group < m_variables->topLevelItemCount(); ++group) {
        const QTreeWidgetItem *top = m_variables->topLevelItem(group);
        lines.append(u"# "_s + top->text(0));
        for (int row = 0; row < top->childCount(); ++row)
            lines.append(u"%1: %2"_s.arg(top->child(row)->text(0), top->child(row)->text(1)));
    }
    return lines.join(u'\n') + u'\n';
}

QString PreviewPage::commandText() const
{
    return m_command->toPlainText();
}

QPlainTextEdit *PreviewPage::addText(const QString &title, const QString &name)
{
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(name);
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setAccessibleName(QString(title).remove(u'&'));
    m_tabs->addTab(text, title);
    return text;
}

void PreviewPage::fillVariables(const RunRequest &request)
{
    m_variables->clear();
    for (const RoleCall &call : request.roles) {
        QTreeWidgetItem *group = addGroup(m_variables, tr("Role %1").arg(call.role));
        addVariables(group, call.variables);
        for (const QString &secret : call.secrets)
            new QTreeWidgetItem(group, {secret, masked.toString()});
        if (group->childCount() == 0)
            new QTreeWidgetItem(group, {tr("(none of its own)")});
    }
    addVariables(addGroup(m_variables, tr("The whole play")), request.variables);
}

void PreviewPage::copy()
{
    const auto *text = qobject_cast<QPlainTextEdit *>(m_tabs->currentWidget());
    QGuiApplication::clipboard()->setText(text ? text->toPlainText() : variablesText());
}

} // namespace Aegir
