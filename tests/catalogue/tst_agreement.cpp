// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement.h"
#include "agreementrows.h"
#include "specgenerator.h"
#include "tests/support/writefile.h"

#include <memory>

using namespace Aegir;
using namespace Qt::StringLiterals;

using Ansible = AgreementRow::Ansible;

Q_DECLARE_METATYPE(Aegir::AgreementRow)

namespace {

} // namespace

/// Whether this program and Ansible agree on which values a role's argument specification accepts.
class TestAgreement : public QObject
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

    /// Each row here and in Ansible's validator.
    void row()
    {
        QFETCH(AgreementRow, row);
        const QJsonObject values = fromYaml(row.values);
        const OurVerdict ours = ourVerdict(row.options, values);
        QCOMPARE(ours.sentences.value(0), row.sentence);
        const QStringList errors = m_ansible->errors(row.options, row.sentence.isEmpty() ? ours.sent : values);
        QVERIFY2(errors.isEmpty() == ansibleAccepts(row), qPrintable(errors.join(u'\n')));
        QCOMPARE(row.ansible == Ansible::Refuses, *row.reason != '\0');
    }

    /// The same rows in one run of the real ansible-playbook, a role for each.
    void playbook()
    {
        const QTemporaryDir dir;
        QByteArray playbook = "- hosts: localhost\n  gather_facts: false\n  tasks:\n";
        const QList<AgreementRow> rows = agreementRows();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const AgreementRow &row = rows.at(i);
            const QByteArray role = "row_" + QByteArray::number(i);
            const QString folder = dir.filePath(u"roles/"_s + QString::fromUtf8(role));
            writeFile(folder + u"/meta/argument_specs.yml"_s,
                      "argument_specs: {main: {options: " + row.options + "}}\n");
            writeFile(folder + u"/tasks/main.yml"_s, "[]\n");
            const QJsonObject values = fromYaml(row.values);
            const OurVerdict ours = ourVerdict(row.options, values);
            const QByteArray sent = unsafeYaml(row.sentence.isEmpty() ? ours.sent : values);
            playbook += "    - vars: " + sent + "\n      block:\n" + "        - ansible.builtin.import_role: {name: "
                + role + "}\n" + "      rescue:\n        - ansible.builtin.debug: {msg: \"refused " + role + "\"}\n";
        }
        writeFile(dir.filePath(u"playbook.yml"_s), playbook);

        QProcess process;
        process.setWorkingDirectory(dir.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"ansible-playbook"_s, {u"-i"_s, u"localhost,"_s, u"-c"_s, u"local"_s, u"playbook.yml"_s});
        QVERIFY(process.waitForFinished(110000));
        const QByteArray output = process.readAll();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QByteArray role = "row_" + QByteArray::number(i);
            QVERIFY2(output.contains(QByteArray("TASK [" + role + " : Validating")), output.right(3000).constData());
            const bool accepted = !output.contains(QByteArray("\"refused " + role + '"'));
            const bool expected = ansibleAccepts(rows.at(i));
            if (accepted != expected)
                qWarning() << rows.at(i).name << (accepted ? "was accepted" : "was refused");
            QCOMPARE(accepted, expected);
        }
    }

    /// 1,000 specifications, nested three deep, with values for them: whatever we accept Ansible accepts.
    void anything()
    {
        const int other = qEnvironmentVariableIntValue("AEGIR_SEED"); // to look further by hand
        SpecGenerator generator(other != 0 ? quint32(other) : 20240917);
        int both = 0;
        int neither = 0;
        int oursOnly = 0;
        for (int round = 0; round < 1000; ++round) {
            const QByteArray options = QJsonDocument(generator.options()).toJson(QJsonDocument::Compact);
            const QJsonObject values = generator.values();
            const OurVerdict ours = ourVerdict(options, values);
            const bool accepted = ours.sentences.isEmpty();
            const QStringList errors = m_ansible->errors(options, accepted ? ours.sent : values);
            const QByteArray told = QByteArray::number(round) + ": " + options + "\n" + unsafeYaml(values) + "\n"
                + errors.join(u'\n').toUtf8();
            QVERIFY2(!accepted || errors.isEmpty(), told.constData());
            ++(accepted ? both : errors.isEmpty() ? oursOnly : neither);
        }
        qInfo() << both << "accepted by both," << neither << "refused by both," << oursOnly << "refused by us alone";
        QVERIFY(both >= 500);
        QVERIFY(neither >= 100);
        QVERIFY(oursOnly <= 100);
    }

private:
    std::unique_ptr<AnsibleValidator> m_ansible;
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
