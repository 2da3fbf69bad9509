// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/resultdetail.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QSettings;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeWidget;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class IconLabel;
class ResultHeader;
class ResultTreeView;
class TextPane;
class ToneLabel;

/// One result of a run: what it is about, and what the module gave back, as a tree, YAML and JSON, what it printed,
/// what it changed, and the items of a loop to choose from. Each tab is made when it is looked at; those that would be
/// empty are hidden. Of a result with `no_log` it says that, and nothing else.
class ResultInspector : public QWidget
{
    Q_OBJECT

public:
    enum Tab { TreeTab, OutputTab, DiffTab, YamlTab, JsonTab, ItemsTab, TabCount };

    /// @p settings: `editor` is the command that opens a file, such as `kate --line %line %file`; without it the
    /// desktop's own program does.
    ResultInspector(KSyntaxHighlighting::Repository &repository, const QSettings &settings, QWidget *parent = nullptr);

    void showResult(const ResultDetail &detail);
    /// Shows why there is no result.
    void showProblem(const QString &sentence);
    /// Shows nothing but what it is good for.
    void clear();

    const ResultDetail &detail() const { return m_detail; }
    /// Of a loop: the item that is shown, -1 when it is the loop as a whole.
    int item() const { return m_item; }
    void showItem(int item);
    Tab currentTab() const;
    /// False when the tab has nothing to show, and is hidden.
    bool showTab(Tab tab);

signals:
    /// A person wants to see where the log tells of the event with this number.
    void logWanted(qint64 event);

private:
    void makeTabs(KSyntaxHighlighting::Repository &repository);
    QWidget *makeItemBar();
    void showSentence(const QString &sentence);
    void showSubject();
    void fillItems();
    void fillCurrent();
    void fillOutput();
    void openPlace();

    const QSettings &m_settings;
    ResultDetail m_detail;
    QList<ResultItem> m_items;
    QJsonObject m_subject; ///< the result, or the chosen item's
    QString m_diff;        ///< of the subject
    int m_item = -1;
    Tab m_wanted = TreeTab; ///< the tab that a person chose last
    bool m_switching = false;
    std::array<bool, TabCount> m_filled{};

    ResultHeader *m_header;
    QWidget *m_note;
    ToneLabel *m_noteText;
    QWidget *m_itemBar;
    IconLabel *m_itemIcon;
    ToneLabel *m_itemText;
    QStackedWidget *m_stack;
    ToneLabel *m_sentence;
    QTabWidget *m_tabs;
    ResultTreeView *m_tree;
    TextPane *m_output;
    TextPane *m_diffPane;
    TextPane *m_yaml;
    TextPane *m_json;
    QTreeWidget *m_itemList;
};

} // namespace Aegir
