// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/resulttree.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_ResultTree : public QObject
{
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void changes();
    void copies();
    void isInert();

private:
    static QString drawn(const ResultTree &tree, const QModelIndex &parent = {}, int depth = 0);
    static QModelIndex find(const ResultTree &tree, const QString &path, const QModelIndex &parent = {});
};

QString tst_ResultTree::drawn(const ResultTree &tree, const QModelIndex &parent, int depth)
{
    QString text;
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex index = tree.index(row, 0, parent);
        text +=
            QString(depth, u' ') + index.data().toString() + u'=' + index.siblingAtColumn(1).data().toString() + u'\n';
        text += drawn(tree, index, depth + 1);
    }
    return text;
}

QModelIndex tst_ResultTree::find(const ResultTree &tree, const QString &path, const QModelIndex &parent)
{
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex index = tree.index(row, 0, parent);
        if (index.data(ResultTree::PathRole).toString() == path)
            return index;
        if (const QModelIndex below = find(tree, path, index); below.isValid())
            return below;
    }
    return {};
}

void tst_ResultTree::rows_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("tree");

    QTest::addRow("nothing") << QJsonValue() << QString();
    QTest::addRow("a text has no entries") << QJsonValue(u"text"_s) << QString();
    QTest::addRow("empty object") << QJsonValue(QJsonObject()) << QString();
    QTest::addRow("scalars") << QJsonValue(
        QJsonObject{{u"a"_s, 1}, {u"b"_s, true}, {u"c"_s, QJsonValue::Null}, {u"d"_s, u"x\ny"_s}})
                             << u"a=1\nb=true\nc=null\nd=x\u21b5y\n"_s;
    QTest::addRow("nested")
        << QJsonValue(
               QJsonObject{{u"list"_s, QJsonArray{u"x"_s, QJsonObject{{u"k"_s, 2.5}}}}, {u"none"_s, QJsonArray()}})
        << u"list=2 items\n [0]=x\n [1]=1 entries\n  k=2.5\nnone=0 items\n"_s; // no translation is loaded
}

void tst_ResultTree::rows()
{
    QFETCH(QJsonValue, value);
    QFETCH(QString, tree);

    ResultTree model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setValue(value);
    QCOMPARE(drawn(model), tree);
}

void tst_ResultTree::changes()
{
    ResultTree model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QJsonArray large;
    for (int i = 0; i < 2000; ++i)
        large.append(QJsonObject{{u"number"_s, i}});
    model.setValue(QJsonObject{{u"large"_s, large}});
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex list = model.index(0, 0);
    QCOMPARE(model.rowCount(list), 2000);
    QCOMPARE(model.index(1999, 0, list).data(ResultTree::PathRole).toString(), u"large[1999]"_s);
    QCOMPARE(model.rowCount(model.index(0, 1)), 0); // the first column has the children
    model.setValue({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_ResultTree::copies()
{
    ResultTree model;
    model.setValue(QJsonObject{
        {u"results"_s, QJsonArray{QJsonObject{{u"stdout"_s, u"one\ntwo"_s}, {u"my-key's"_s, QJsonArray{1, 2}}}}}});
    const QModelIndex text = find(model, u"results[0].stdout"_s);
    QVERIFY(text.isValid());
    QCOMPARE(text.data(ResultTree::TextRole).toString(), u"one\ntwo"_s);
    const QModelIndex odd = find(model, u"results[0]['my-key\\'s']"_s);
    QVERIFY(odd.isValid());
    QCOMPARE(odd.data(ResultTree::TextRole).toString(), u"[\n    1,\n    2\n]"_s);
    QCOMPARE(odd.data(ResultTree::ValueRole).value<QJsonValue>(), QJsonValue(QJsonArray{1, 2}));
}

void tst_ResultTree::isInert()
{
    ResultTree model;
    model.setValue(QJsonObject{{u"\x1b[2J<b>"_s, u"\x1b]0;title\x07\u202e<img src=x>"_s}});
    const QModelIndex index = model.index(0, 0);
    QCOMPARE(index.data().toString(), u"\u241b[2J<b>"_s);
    const QModelIndex value = index.siblingAtColumn(1);
    QCOMPARE(value.data().toString(), u"\u241b]0;title\u2407\ufffd<img src=x>"_s);
    QVERIFY(!value.data(Qt::ToolTipRole).toString().contains(u"<img"_s));
}

QTEST_GUILESS_MAIN(tst_ResultTree)
#include "tst_resulttree.moc"
