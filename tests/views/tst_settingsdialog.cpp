// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/inventory/workspace.h"
#include "tests/support/workspacefiles.h"
#include "views/messagebar.h"
#include "views/settingsdialog.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

#include <functional>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

const QByteArray starter =
    "# ours\nname: My hosting\ninventory: web0,  # one host\nenvironments:\n"
    "  staging: {label: Staging}\n  production: {label: Production, color: \"#b3261e\", confirm: true}\n"
    "queue: {at_once: 2}\n";

} // namespace

using Step = std::function<void(SettingsDialog &)>;
Q_DECLARE_METATYPE(Step)

class tst_SettingsDialog : public QObject
{
    Q_OBJECT

public slots:
    void openUrl(const QUrl &url) { m_opened = url; }

private slots:
    void initTestCase() { QDesktopServices::setUrlHandler(u"file"_s, this, "openUrl"); }
    void init();
    void cleanup();
    void writesOnlyWhatChanged_data();
    void writesOnlyWhatChanged();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void leavesAloneWhatWasWrongBefore();
    void writesNothingWhenCancelled();
    void saysWhatAnsibleIsFound();
    void offersMitogenWhereItIsInstalled();
    void saysWhichRunsWouldGo();
    void saysWhatItCannotChange();
    void readsAnewWhatSomebodyElseChanged();
    void opensABrokenFile();
    void explainsEveryField();
    void looksRight();

private:
    void open(const QByteArray &yaml);
    template<typename T> T *find(const QString &name) const
    {
        T *found = m_dialog->findChild<T *>(name);
        if (!found)
            qFatal("There is no %s.", qPrintable(name));
        return found;
    }
    QString note(const QString &name) const { return find<QLabel>(name)->text(); }
    QPushButton *saveButton() const { return find<QPushButton>(u"save"_s); }
    QPushButton *barButton() const { return find<MessageBar>(u"settingsBar"_s)->findChild<QPushButton *>(); }
    QString barText() const
    {
        const auto *bar = find<MessageBar>(u"settingsBar"_s);
        return bar->isVisible() ? bar->text() : QString();
    }
    QByteArray text() const
    {
        QFile file(m_dir->filePath(u"workspace.yml"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable"_ba;
    }
    void addProgram(const QString &name, const QByteArray &text = "#!/bin/sh\n") const
    {
        writeFile(*m_dir, name, text);
        QVERIFY(QFile::setPermissions(m_dir->filePath(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    AnsiblePlaces m_places;
    std::unique_ptr<SettingsDialog> m_dialog;
    QUrl m_opened;
};

void tst_SettingsDialog::init()
{
    m_opened.clear();
    m_dir = std::make_unique<QTemporaryDir>();
    m_places = {};
    m_places.path = m_dir->filePath(u"bin"_s);
    m_places.systemFolders.clear();
}

void tst_SettingsDialog::cleanup()
{
    m_dialog.reset();
    m_workspace.reset();
}

void tst_SettingsDialog::open(const QByteArray &yaml)
{
    m_dialog.reset();
    writeFile(*m_dir, u"workspace.yml"_s, yaml);
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    m_dialog = std::make_unique<SettingsDialog>(*m_workspace, m_places, QString());
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void tst_SettingsDialog::writesOnlyWhatChanged_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<Step>("step");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const QByteArray &yaml, Step step, const QByteArray &expected) {
        QTest::addRow("%s", title) << yaml << std::move(step) << expected;
    };
    const auto setText = [](const QString &name, const QString &text) {
        return [=](SettingsDialog &dialog) { dialog.findChild<QLineEdit *>(name)->setText(text); };
    };
    const auto setNumber = [](const QString &name, int number) {
        return [=](SettingsDialog &dialog) { dialog.findChild<QSpinBox *>(name)->setValue(number); };
    };
    const auto setFlag = [](const QString &name, bool on) {
        return [=](SettingsDialog &dialog) { dialog.findChild<QCheckBox *>(name)->setChecked(on); };
    };
    row("nothing", starter, [](SettingsDialog &) { }, starter);
    row("the name", starter, setText(u"name"_s, u" Ours & more "_s),
        QByteArray(starter).replace("My hosting", "\"Ours & more\""));
    row("no name", starter, setText(u"name"_s, {}), QByteArray(starter).replace("name: My hosting\n", ""));
    row("the inventory", starter, setText(u"inventory"_s, u"web1,web2"_s),
        QByteArray(starter).replace("web0,", "\"web1,web2\""));
    row("how many at once", starter, setNumber(u"atOnce"_s, 9),
        QByteArray(starter).replace("at_once: 2", "at_once: 9"));
    row("for how long", starter, setNumber(u"keepDays"_s, 90), starter + "keep: {days: 90}\n");
    row("how many", starter + "keep:\n  days: 90 # enough\n", setNumber(u"keepRuns"_s, 50),
        starter + "keep:\n  days: 90 # enough\n  runs: 50\n");
    row("how much", starter, setText(u"keepSize"_s, u"500 MiB"_s), starter + "keep: {size: 500 MiB}\n");
    row("no limit", starter + "keep: {days: 90, runs: 5}\n", setNumber(u"keepDays"_s, 0),
        starter + "keep: {runs: 5}\n");
    row("no warm start", starter, setFlag(u"warmStart"_s, false), starter + "warm_start: false\n");
    row("a warm start again", starter + "warm_start: no # slow\n", setFlag(u"warmStart"_s, true),
        starter + "warm_start: true # slow\n");
    row("mitogen off", starter + "mitogen: true\n", setFlag(u"mitogen"_s, false), starter + "mitogen: false\n");
}

void tst_SettingsDialog::writesOnlyWhatChanged()
{
    QFETCH(QByteArray, yaml);
    QFETCH(Step, step);
    open(yaml);
    step(*m_dialog);
    QVERIFY2(saveButton()->isEnabled(), qPrintable(m_dialog->obstacle()));
    saveButton()->click();
    QCOMPARE(barText(), QString());
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QVERIFY(!m_dialog->isVisible());
    QTEST(text(), "expected");
}

void tst_SettingsDialog::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says"); ///< empty: nothing is wrong
    const auto row = [](const char *title, const QString &field, const QString &value, const QString &says) {
        QTest::addRow("%s", title) << field << value << says;
    };
    row("no inventory", u"inventory"_s, u"hosts.ini"_s, u"hosts.ini. Choose a file"_s);
    row("an inventory", u"inventory"_s, u"types"_s, {});
    row("the usual inventory, which is not there", u"inventory"_s, {}, u"inventory. Choose a file"_s);
    row("one host without a comma", u"inventory"_s, u"web0"_s, u"write a comma"_s);
    row("hosts", u"inventory"_s, u"web0,web1"_s, {});
    row("a size of nothing", u"keepSize"_s, u"0"_s, u"2 GB"_s);
    row("no size", u"keepSize"_s, u"much"_s, u"2 GB"_s);
    row("a size", u"keepSize"_s, u"1.5GiB"_s, {});
    row("a name instead of a path", u"ansiblePlaybook"_s, u"ansible-playbook"_s, u"whole path"_s);
    row("from home", u"ansiblePlaybook"_s, u"~/bin/ansible-playbook"_s, u"whole path"_s);
    row("no program", u"ansiblePlaybook"_s, u"/nowhere/ansible-playbook"_s, u"There is no /nowhere"_s);
    row("a folder", u"ansiblePlaybook"_s, u"/"_s, u"not a program"_s);
    row("a file", u"ansiblePlaybook"_s, u"/etc/passwd"_s, u"not a program"_s);
    row("a program", u"ansiblePlaybook"_s, u"/bin/sh"_s, {});
}

void tst_SettingsDialog::saysWhatIsWrong()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, says);
    QVERIFY(QDir(m_dir->path()).mkpath(u"types"_s));
    open(starter);
    auto *edit = find<QLineEdit>(field);
    edit->setText(value);
    QCOMPARE(saveButton()->isEnabled(), says.isEmpty());
    QVERIFY2(m_dialog->obstacle().contains(says) && m_dialog->obstacle().isEmpty() == says.isEmpty(),
             qPrintable(m_dialog->obstacle()));
    if (says.isEmpty())
        return;
    QCOMPARE(edit->accessibleDescription(), m_dialog->obstacle()); // beside the field, too
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(text(), starter);
    edit->setText(field == u"inventory"_s ? u"web0,"_s : QString());
    QVERIFY(saveButton()->isEnabled());
}

void tst_SettingsDialog::leavesAloneWhatWasWrongBefore()
{
    const QByteArray yaml = "name: X\ninventory: gone\nansible_playbook: /gone/ansible-playbook\n";
    open(yaml);
    QVERIFY(note(u"ansibleNote"_s).contains(u"/gone/ansible-playbook"_s));
    find<QSpinBox>(u"atOnce"_s)->setValue(3);
    QVERIFY2(saveButton()->isEnabled(), qPrintable(m_dialog->obstacle()));
    saveButton()->click();
    QCOMPARE(text(), yaml + "queue: {at_once: 3}\n");
}

void tst_SettingsDialog::writesNothingWhenCancelled()
{
    open(starter);
    find<QLineEdit>(u"name"_s)->setText(u"Other"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(text(), starter);
}

void tst_SettingsDialog::saysWhatAnsibleIsFound()
{
    open(starter);
    QVERIFY2(note(u"ansibleNote"_s).startsWith(u"None is found"_s), qPrintable(note(u"ansibleNote"_s)));
    m_dialog.reset();
    addProgram(u"bin/ansible-playbook"_s);
    open(starter);
    QCOMPARE(find<QLineEdit>(u"ansiblePlaybook"_s)->placeholderText(), m_dir->filePath(u"bin/ansible-playbook"_s));
    QVERIFY2(note(u"ansibleNote"_s).endsWith(u"this one is found."_s), qPrintable(note(u"ansibleNote"_s)));
}

void tst_SettingsDialog::offersMitogenWhereItIsInstalled()
{
    addProgram(u"bin/python3"_s);
    addProgram(
        u"bin/ansible-playbook"_s,
        "#!" + m_dir->filePath(u"bin/python3"_s).toUtf8()
            + "\nimport sys\nfrom ansible.cli.playbook import main\nif __name__ == '__main__':\n    sys.exit(main())\n");
    open(starter);
    QVERIFY(!find<QCheckBox>(u"mitogen"_s)->isEnabled());
    QVERIFY(note(u"mitogenNote"_s).contains(u"not installed"_s));
    m_dialog.reset();
    writeFile(*m_dir, u"lib/python3.13/site-packages/ansible_mitogen/plugins/strategy/mitogen_linear.py"_s, "");
    open(starter);
    auto *box = find<QCheckBox>(u"mitogen"_s);
    QVERIFY(box->isEnabled());
    QVERIFY(note(u"mitogenNote"_s).contains(u"From 2.19 on"_s));
    QVERIFY(note(u"mitogenNote"_s).contains(u"deprecated"_s));
    // Another Ansible, which does not have it, takes the offer away.
    find<QLineEdit>(u"ansiblePlaybook"_s)->setText(u"/bin/sh"_s);
    QVERIFY(!box->isEnabled());
    find<QLineEdit>(u"ansiblePlaybook"_s)->clear();
    box->click();
    saveButton()->click();
    QCOMPARE(text(), starter + "mitogen: true\n");
    // It can be turned off when it has gone.
    QVERIFY(QDir(m_dir->filePath(u"lib"_s)).removeRecursively());
    open(text());
    box = find<QCheckBox>(u"mitogen"_s);
    QVERIFY(box->isEnabled() && box->isChecked());
    QVERIFY(note(u"mitogenNote"_s).contains(u"as if this were off"_s));
    QVERIFY(saveButton()->isEnabled());
}

void tst_SettingsDialog::saysWhichRunsWouldGo()
{
    open(starter);
    Store &store = m_workspace->store();
    const qint64 platform = store.addEntity({.kind = EntityKind::Platform, .name = u"p1"_s, .type = u"p"_s}).value();
    for (int i = 0; i < 5; ++i) {
        const auto run = store.addRun({.entity = platform, .operation = u"work"_s}, {}, {});
        QVERIFY(run);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(store.setRunning(run->id).value_or(false));
        QVERIFY(store.finishRun(run->id, {.status = Status::Ok}, now, now).value_or(false));
        writeFile(*m_dir, u".aegir/runs/%1/output.log"_s.arg(run->folder), QByteArray(1000, 'x'));
    }
    const QString usual = note(u"keepNote"_s);
    find<QSpinBox>(u"keepRuns"_s)->setValue(2);
    QTRY_VERIFY_WITH_TIMEOUT(note(u"keepNote"_s).contains(u"3 "_s), 20000);
    QVERIFY2(note(u"keepNote"_s).contains(u"will be removed"_s), qPrintable(note(u"keepNote"_s)));
    QVERIFY(saveButton()->isEnabled());
    find<QSpinBox>(u"keepRuns"_s)->setValue(4);
    QCOMPARE(note(u"keepNote"_s), usual);
    QTRY_VERIFY_WITH_TIMEOUT(note(u"keepNote"_s).contains(u"1 "_s), 20000);
    find<QSpinBox>(u"keepRuns"_s)->setValue(0);
    QCOMPARE(note(u"keepNote"_s), usual);
    QCOMPARE(store.keptRuns()->size(), 5); // it only looked
}

void tst_SettingsDialog::saysWhatItCannotChange()
{
    const QByteArray yaml = "# anchored\nqueue: &q {at_once: 2}\nother: *q\ninventory: web0,\n";
    open(yaml);
    find<QSpinBox>(u"atOnce"_s)->setValue(3);
    saveButton()->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY2(barText().startsWith(u"workspace.yml, line 2:"_s), qPrintable(barText()));
    QVERIFY2(barText().endsWith(u"queue: {at_once: 3}"_s), qPrintable(barText()));
    QVERIFY(!barButton()->isVisible()); // to read it anew is no help
    QCOMPARE(text(), yaml);
    find<QPushButton>(u"openFile"_s)->click();
    QCOMPARE(m_opened, QUrl::fromLocalFile(m_dir->filePath(u"workspace.yml"_s)));
}

void tst_SettingsDialog::readsAnewWhatSomebodyElseChanged()
{
    open(starter);
    find<QLineEdit>(u"name"_s)->setText(u"Ours"_s);
    const QByteArray other = QByteArray(starter).replace("at_once: 2", "at_once: 7");
    writeFile(*m_dir, u"workspace.yml"_s, other);
    saveButton()->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY2(barText().contains(u"was changed by somebody else"_s), qPrintable(barText()));
    QCOMPARE(text(), other);
    QVERIFY(barButton()->isVisible());
    barButton()->click();
    QCOMPARE(barText(), QString());
    QCOMPARE(find<QSpinBox>(u"atOnce"_s)->value(), 7);
    QCOMPARE(find<QLineEdit>(u"name"_s)->text(), u"Ours"_s); // what was typed is still there
    saveButton()->click();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(text(), QByteArray(other).replace("My hosting", "Ours"));
}

void tst_SettingsDialog::opensABrokenFile()
{
    open("name: X\nqueue: [\n");
    QVERIFY2(barText().startsWith(u"workspace.yml, line "_s), qPrintable(barText()));
    QVERIFY(!saveButton()->isEnabled());
    QVERIFY(!find<QLineEdit>(u"name"_s)->isVisible());
    find<QPushButton>(u"openFile"_s)->click();
    QCOMPARE(m_opened, QUrl::fromLocalFile(m_dir->filePath(u"workspace.yml"_s)));
    writeFile(*m_dir, u"workspace.yml"_s, starter);
    barButton()->click();
    QCOMPARE(barText(), QString());
    QCOMPARE(find<QLineEdit>(u"name"_s)->text(), u"My hosting"_s);
    find<QSpinBox>(u"atOnce"_s)->setValue(4);
    saveButton()->click();
    QCOMPARE(text(), QByteArray(starter).replace("at_once: 2", "at_once: 4"));
    // An empty one is nothing broken.
    open("");
    QCOMPARE(barText(), QString());
    find<QLineEdit>(u"name"_s)->setText(u"New"_s);
    saveButton()->click();
    QCOMPARE(text(), "name: New\n");
}

void tst_SettingsDialog::explainsEveryField()
{
    open(starter);
    QCOMPARE(note(u"environments"_s), u"Staging, Production"_s);
    find<QPushButton>(u"editEnvironments"_s)->click();
    QCOMPARE(m_opened, QUrl::fromLocalFile(m_dir->filePath(u"workspace.yml"_s)));
    for (const QString &name :
         {u"name"_s, u"inventory"_s, u"atOnce"_s, u"keepSize"_s, u"ansiblePlaybook"_s, u"warmStart"_s, u"mitogen"_s})
        QVERIFY2(!find<QWidget>(name)->accessibleDescription().isEmpty(), qPrintable(name));
    // The letters behind Alt are each one's own.
    QStringList letters;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->buddy())
            letters << label->text();
    }
    for (const QAbstractButton *button : m_dialog->findChildren<QAbstractButton *>())
        letters << button->text();
    QSet<QChar> known;
    for (const QString &text : std::as_const(letters)) {
        const qsizetype mark = text.indexOf(u'&');
        if (mark < 0)
            continue;
        QVERIFY2(!known.contains(text[mark + 1].toLower()), qPrintable(text));
        known << text[mark + 1].toLower();
    }
    QVERIFY(known.size() >= 12);
}

/// With AEGIR_PICTURES set, pictures of the dialog for a person to look at, in light and dark.
void tst_SettingsDialog::looksRight()
{
    addProgram(u"bin/ansible-playbook"_s);
    open(starter + "keep: {days: 90}\n");
    takePictures(*m_dialog, u"settings"_s);
    find<QLineEdit>(u"inventory"_s)->setText(u"hosts.ini"_s);
    find<QLineEdit>(u"keepSize"_s)->setText(u"much"_s);
    find<QLineEdit>(u"ansiblePlaybook"_s)->setText(u"/opt/ansible/bin/ansible-playbook"_s);
    writeFile(*m_dir, u"workspace.yml"_s, starter);
    takePictures(*m_dialog, u"settings-wrong"_s);
    m_dialog.reset();
    open(starter);
    find<QSpinBox>(u"atOnce"_s)->setValue(3);
    writeFile(*m_dir, u"workspace.yml"_s, starter + "# more\n");
    saveButton()->click();
    QVERIFY(m_dialog->isVisible());
    takePictures(*m_dialog, u"settings-outdated"_s);
    m_dialog.reset();
    open("name: X\nqueue: [\n");
    takePictures(*m_dialog, u"settings-broken"_s);
}

QTEST_MAIN(tst_SettingsDialog)
#include "tst_settingsdialog.moc"
