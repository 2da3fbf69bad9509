// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formgroup.h"
#include "tests/catalogue/agreement.h"
#include "tests/catalogue/agreementrows.h"

#include <memory>

using namespace Aegir;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Aegir::AgreementRow)

/// From a specification through the form's editors to what Ansible says of the values; tst_agreement gives the same
/// rows to ansible-playbook.
class TestFormRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("AEGIR_ROOT", "/"); // for the row that needs a variable
        m_ansible = std::make_unique<AnsibleValidator>();
    }

    void row_data()
    {
        QTest::addColumn<AgreementRow>("row");
        for (const AgreementRow &row : agreementRows())
            QTest::addRow("%s", row.name) << row;
    }
    void row()
    {
        QFETCH(AgreementRow, row);
        const TaskForm form = roleForm(row.options);
        FormGroup group(form.fields);
        QJsonObject known; // what no editor is there for is not the form's matter
        const QJsonObject given = fromYaml(row.values);
        for (const FieldAnswer &answer : form.fields) {
            if (given.contains(answer.field.name))
                known.insert(answer.field.name, given[answer.field.name]);
        }
        group.setAnswers(given);
        const QJsonObject values = group.values();
        QCOMPARE(QJsonDocument(values).toJson(), QJsonDocument(known).toJson());
        QVERIFY2(group.inputProblems().isEmpty() || !row.sentence.isEmpty(), "the form refuses what Ansible accepts");
        if (known != given)
            return;
        const OurVerdict ours = ourVerdict(form, values);
        QCOMPARE(ours.sentences.value(0), row.sentence);
        const QStringList errors = m_ansible->errors(row.options, row.sentence.isEmpty() ? ours.sent : values);
        QVERIFY2(errors.isEmpty() == ansibleAccepts(row), qPrintable(errors.join(u'\n')));
    }

private:
    std::unique_ptr<AnsibleValidator> m_ansible;
};

QTEST_MAIN(TestFormRoundTrip)
#include "tst_formroundtrip.moc"
