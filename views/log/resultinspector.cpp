// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/resultinspector.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/log/resulttext.h"
#include "views/log/openineditor.h"
#include "views/log/resultheader.h"
#include "views/log/resultlook.h"
#include "views/log/resulttreeview.h"
#include "views/log/textpane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Aegir {

ResultInspector::ResultInspector(KSyntaxHighlighting::Repository &repository, const QSettings &settings,
                                 QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_header(new ResultHeader(this))
    , m_note(new QWidget(this))
    , m_noteText(new ToneLabel(Theme::Tone::Warning, m_note))
    , m_itemBar(makeItemBar())
    , m_stack(new QStackedWidget(this))
    , m_sentence(new ToneLabel(Theme::Tone::Muted, this))
    , m_tabs(new QTabWidget(this))
{
    setObjectName(u"resultInspector"_s);
    auto *noteIcon = new IconLabel(0, m_note);
    noteIcon->setIcon(themeIcon(u"emblem-warning"_s));
    auto *noteLayout = new QHBoxLayout(m_note);
    noteLayout->setContentsMargins(6, 0, 6, 4);
    noteLayout->addWidget(noteIcon, 0, Qt::AlignTop);
    noteLayout->addWidget(m_noteText, 1);
    m_noteText->setObjectName(u"resultNote"_s);
    m_noteText->setWordWrap(true);
    m_sentence->setObjectName(u"resultSentence"_s);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMargin(16);

    makeTabs(repository);
    m_stack->addWidget(m_sentence);
    m_stack->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_note);
    layout->addWidget(m_itemBar);
    layout->addWidget(m_stack, 1);

    connect(m_header, &ResultHeader::placeWanted, this, &ResultInspector::openPlace);
    connect(m_header, &ResultHeader::logWanted, this, [this] { emit logWanted(m_detail.event[u"n"_s].toInteger()); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &ResultInspector::fillCurrent);
    clear();
}

void ResultInspector::makeTabs(KSyntaxHighlighting::Repository &repository)
{
    const auto pane = [this, &repository](const QString &name, const QString &title) {
        auto *made = new TextPane(repository, this);
        made->setObjectName(name);
        made->setAccessibleName(title);
        made->setFrameShape(QFrame::NoFrame);
        return made;
    };
    m_tree = new ResultTreeView(this);
    m_tree->setObjectName(u"resultTree"_s);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_output = pane(u"resultOutput"_s, tr("Output"));
    m_diffPane = pane(u"resultDiff"_s, tr("Diff"));
    m_yaml = pane(u"resultYaml"_s, tr("YAML"));
    m_json = pane(u"resultJson"_s, tr("JSON"));
    m_itemList = new QTreeWidget(this);
    m_itemList->setObjectName(u"resultItems"_s);
    m_itemList->setFrameShape(QFrame::NoFrame);
    m_itemList->setRootIsDecorated(false);
    m_itemList->setUniformRowHeights(true);
    m_itemList->setAlternatingRowColors(true);
    m_itemList->setHeaderLabels({tr("Item"), tr("State"), tr("Message")});
    m_itemList->setAccessibleName(tr("Items of the loop"));

    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_tree, tr("Result"));
    m_tabs->addTab(m_output, tr("Output"));
    m_tabs->addTab(m_diffPane, tr("Diff"));
    m_tabs->addTab(m_yaml, tr("YAML"));
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->addTab(m_itemList, tr("Items"));
    connect(m_itemList, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        showItem(m_itemList->indexOfTopLevelItem(item));
        showTab(m_tabs->isTabVisible(OutputTab) ? OutputTab : TreeTab);
    });
}

QWidget *ResultInspector::makeItemBar()
{
    auto *bar = new QWidget(this);
    m_itemIcon = new IconLabel(0, bar);
    m_itemText = new ToneLabel(Theme::Tone::Normal, bar);
    m_itemText->setObjectName(u"resultItem"_s);
    m_itemText->setMinimumWidth(fontMetrics().averageCharWidth() * 8);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 0, 4, 4);
    layout->addWidget(m_itemIcon);
    layout->addWidget(m_itemText, 1);
    const auto button = [bar, layout](const QString &name, const QString &icon, const QString &text) {
        auto *made = new QToolButton(bar);
        made->setObjectName(name);
        made->setIcon(themeIcon(icon));
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setAutoRaise(true);
        layout->addWidget(made);
        return made;
    };
    connect(button(u"previousItem"_s, u"go-previous"_s, tr("Previous item")), &QToolButton::clicked, this,
            [this] { showItem(qMax(0, m_item - 1)); });
    connect(button(u"nextItem"_s, u"go-next"_s, tr("Next item")), &QToolButton::clicked, this,
            [this] { showItem(qMin(int(m_items.size()) - 1, m_item + 1)); });
    auto *all = button(u"allItems"_s, u"go-up"_s, tr("The loop as a whole"));
    all->setText(tr("All Items"));
    all->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(all, &QToolButton::clicked, this, [this] { showItem(-1); });
    return bar;
}

void ResultInspector::showResult(const ResultDetail &detail)
{
    m_detail = detail;
    if (detail.isHidden()) // nothing that is not shown is kept, either
        m_detail.event = {{u"n"_s, detail.event[u"n"_s]}, {u"no_log"_s, true}};
    m_header->showResult(m_detail);
    m_header->show();
    m_note->setVisible(m_detail.isTruncated() && !m_detail.isHidden());
    m_noteText->setText(
        tr("The result was too long to be recorded whole. Show in Log leads to all that was printed of it."));
    m_items = resultItems(m_detail.result());
    if (detail.isHidden()) {
        m_item = -1;
        m_subject = {};
        m_diff.clear();
        m_itemList->clear();
        m_filled.fill(false);
        return showSentence(hiddenResultSentence());
    }
    fillItems();
    showItem(m_detail.item);
}

void ResultInspector::showProblem(const QString &sentence)
{
    clear();
    m_sentence->setTone(Theme::Tone::Negative);
    showSentence(sentence);
}

void ResultInspector::clear()
{
    m_detail = {};
    m_subject = {};
    m_items.clear();
    m_item = -1;
    m_header->hide();
    m_note->hide();
    m_sentence->setTone(Theme::Tone::Muted);
    showSentence(tr("Select a task, or a line of the log: what it gave back appears here."));
}

void ResultInspector::showItem(int item)
{
    m_item = item >= 0 && item < m_items.size() ? item : -1;
    m_subject = m_item < 0 ? m_detail.result() : m_items[m_item].result;
    if (m_item >= 0) {
        const ResultItem &shown = m_items[m_item];
        m_itemIcon->setIcon(resultIcon(shown.state));
        m_itemText->setText(tr("Item %1 of %2: %3, %4", "3 of 7: label, state")
                                .arg(m_item + 1)
                                .arg(m_items.size())
                                .arg(shown.label, resultStateText(shown.state)));
        m_itemList->setCurrentItem(m_itemList->topLevelItem(m_item));
    }
    m_itemBar->setVisible(m_item >= 0);
    showSubject();
}

ResultInspector::Tab ResultInspector::currentTab() const
{
    return Tab(m_tabs->currentIndex());
}

bool ResultInspector::showTab(Tab tab)
{
    if (!m_tabs->isTabVisible(tab))
        return false;
    m_tabs->setCurrentIndex(tab);
    return true;
}

void ResultInspector::showSentence(const QString &sentence)
{
    m_itemBar->hide();
    m_sentence->setText(sentence);
    m_stack->setCurrentWidget(m_sentence);
    // What was shown before is not to be found in a hidden tab.
    m_tree->setValue({});
    for (TextPane *pane : {m_output, m_diffPane, m_yaml, m_json})
        pane->setCode({}, {});
}

void ResultInspector::showSubject()
{
    if (m_subject.isEmpty() && m_items.isEmpty())
        return showSentence(tr("The result holds nothing."));
    m_diff = resultDiff(m_subject);
    m_filled.fill(false);
    {
        const QScopedValueRollback guard(m_switching, true);
        m_tabs->setTabVisible(OutputTab, !resultOutput(m_subject).isEmpty());
        m_tabs->setTabVisible(DiffTab, !m_diff.isEmpty());
        m_tabs->setTabVisible(ItemsTab, !m_items.isEmpty());
        m_tabs->setCurrentIndex(m_tabs->isTabVisible(m_wanted) ? m_wanted : TreeTab);
        m_stack->setCurrentWidget(m_tabs);
    }
    fillCurrent();
}

void ResultInspector::fillItems()
{
    m_itemList->clear();
    QList<QTreeWidgetItem *> rows;
    for (const ResultItem &item : std::as_const(m_items)) {
        auto *row = new QTreeWidgetItem({item.label, resultStateText(item.state), item.message});
        row->setIcon(1, resultIcon(item.state));
        rows.append(row);
    }
    m_itemList->addTopLevelItems(rows);
    m_itemList->setColumnWidth(0, fontMetrics().averageCharWidth() * 28);
}

void ResultInspector::fillCurrent()
{
    if (m_switching)
        return;
    const Tab tab = currentTab();
    // A tab that vanished for want of content was not left by a person: the next result with it shows it again.
    if (m_tabs->isTabVisible(m_wanted))
        m_wanted = tab;
    if (tab < 0 || std::exchange(m_filled[size_t(tab)], true))
        return;
    switch (tab) {
    case TreeTab:
        return m_tree->setValue(m_subject);
    case OutputTab:
        return fillOutput();
    case DiffTab:
        return m_diffPane->setCode(m_diff, u"Diff"_s);
    case YamlTab:
        return m_yaml->setCode(resultYaml(m_subject), u"YAML"_s);
    case JsonTab:
        return m_json->setCode(resultJson(m_subject), u"JSON"_s);
    case ItemsTab:
    case TabCount:
        return;
    }
}

void ResultInspector::fillOutput()
{
    QList<RowText> rows;
    const QList<ResultPart> parts = resultOutput(m_subject);
    for (const ResultPart &part : parts) {
        if (!rows.isEmpty())
            rows.append(RowText());
        const QString title = shortText(part.title);
        rows.append({.text = title,
                     .styles = {{.start = 0, .length = title.size(), .style = {.bold = true, .underline = true}}}});
        QString text = part.text;
        if (text.endsWith(u'\n'))
            text.chop(1);
        const QList<QStringView> lines = QStringView(text).split(u'\n');
        for (QStringView line : lines)
            rows.append(rowText((line.endsWith(u'\r') ? line.chopped(1) : line).toUtf8()));
    }
    m_output->setRows(rows);
}

void ResultInspector::openPlace()
{
    const auto opened = openInEditor(FilePlace::fromText(m_detail.path), m_settings.value(u"editor"_s).toString());
    if (opened)
        return;
    m_noteText->setText(opened.error().sentence);
    m_note->show();
}

} // namespace Aegir
