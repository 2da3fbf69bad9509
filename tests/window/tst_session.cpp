// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/session.h"
#include "views/mainwindow.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPointer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_Session : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensOneAfterTheOther();
    void keepsTheOldOne_data();
    void keepsTheOldOne();

private:
    QString make(const QString &name, const QByteArray &settings) const;

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<QSettings> m_settings;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Session> m_session;
};

void tst_Session::init()
{
    m_settings.reset(); // it writes to its place when it goes
    m_place = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_place->filePath(u"window.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_session = std::make_unique<Session>(*m_window, u"/no/such/worker"_s);
}

void tst_Session::cleanup()
{
    m_session.reset();
    m_window.reset();
}

/// A workspace of the name @p name with @p settings in its `workspace.yml`; none without settings.
QString tst_Session::make(const QString &name, const QByteArray &settings) const
{
    const QString dir = m_place->filePath(name);
    QFile file(dir + u"/workspace.yml"_s);
    if (!QDir().mkpath(dir) || (!settings.isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write(settings) < 0)))
        qFatal("%s cannot be made", qPrintable(dir));
    return dir;
}

void tst_Session::opensOneAfterTheOther()
{
    QVERIFY(m_session->open(make(u"one"_s, "name: One\n")));
    QVERIFY2(m_window->windowTitle().contains(u"One"), qPrintable(m_window->windowTitle()));
    const QPointer<WorkspaceView> one = m_window->view();
    QVERIFY(m_session->open(make(u"two"_s, "name: Two\n")));
    QVERIFY2(m_window->windowTitle().contains(u"Two"), qPrintable(m_window->windowTitle()));
    QVERIFY(!one);
    QVERIFY(m_session->open(m_place->filePath(u"one"_s))); // its lock is free again
    QVERIFY2(m_window->windowTitle().contains(u"One"), qPrintable(m_window->windowTitle()));
}

void tst_Session::keepsTheOldOne_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<bool>("unusable");
    QTest::addRow("no workspace") << QByteArray() << false;
    QTest::addRow("no store can be made") << QByteArray("name: Two\n") << true;
}

void tst_Session::keepsTheOldOne()
{
    QFETCH(QByteArray, settings);
    QFETCH(bool, unusable);
    QVERIFY(m_session->open(make(u"one"_s, "name: One\n")));
    const QPointer<WorkspaceView> one = m_window->view();
    const QString two = make(u"two"_s, settings);
    if (unusable)
        QVERIFY(QDir(two).mkpath(u".aegir/aegir.sqlite"_s)); // a folder where the file should be

    emit m_window->openRequested(two);
    const auto *said = m_window->findChild<QMessageBox *>();
    QVERIFY(said && !said->text().isEmpty());
    QVERIFY(one);
    QCOMPARE(m_window->view(), one.data());
    QVERIFY2(m_window->windowTitle().contains(u"One"), qPrintable(m_window->windowTitle()));
}

QTEST_MAIN(tst_Session)
#include "tst_session.moc"
