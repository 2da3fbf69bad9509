// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/warmstart.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
const QByteArray entry = "from ansible.cli.playbook import main\n";
const QByteArray call = "if __name__ == '__main__':\n    sys.exit(main())\n";
} // namespace

/// Which ansible-playbook may be imported ahead: what installers write, and nothing else.
class tst_WarmStart : public QObject
{
    Q_OBJECT

private slots:
    void pythonOfAScript_data()
    {
        // PYTHON stands for the path of a program named python3 in a folder with a blank, PLAIN for one without.
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("python");
        const auto row = [](const char *name, const QByteArray &script, const QByteArray &python) {
            QTest::addRow("%s", name) << script << python;
        };
        row("Debian",
            "#! PLAIN\n# -*- coding: utf-8 -*-\nimport re\nimport sys\n" + entry
                + "if __name__ == \"__main__\":\n"
                  "    sys.argv[0] = re.sub(r\"(-script\\.pyw|\\.exe)?$\", \"\", sys.argv[0])\n    sys.exit(main())\n",
            "PLAIN");
        row("pip",
            "#!PLAIN\nimport sys\n" + entry
                + "if __name__ == '__main__':\n    sys.argv[0] = sys.argv[0].removesuffix('.exe')\n"
                  "    sys.exit(main())\n",
            "PLAIN");
        row("pip, in a folder with a blank",
            "#!/bin/sh\n'''exec' \"PYTHON\" \"$0\" \"$@\"\n' '''\n# -*- coding: utf-8 -*-\nimport re\nimport sys\n"
                + entry + call,
            "PYTHON");
        row("uv",
            "#!PLAIN\n# -*- coding: utf-8 -*-\nimport sys\n" + entry
                + "if __name__ == \"__main__\":\n    if sys.argv[0].endswith(\"-script.pyw\"):\n"
                  "        sys.argv[0] = sys.argv[0][:-11]\n    elif sys.argv[0].endswith(\".exe\"):\n"
                  "        sys.argv[0] = sys.argv[0][:-4]\n    sys.exit(main())\n",
            "PLAIN");
        row("does more", "#!PLAIN\nimport sys\nimport os\nos.environ['A'] = 'b'\n" + entry + call, "");
        row("does more in its last part", "#!PLAIN\nimport sys\n" + entry + call + "    print('x')\n", "");
        row("does more in one line",
            "#!PLAIN\nimport sys\n" + entry
                + "if __name__ == '__main__':\n    sys.argv[0] = 'x'; import os\n    sys.exit(main())\n",
            "");
        row("another entry", "#!PLAIN\nimport sys\nfrom ansible.cli.adhoc import main\n" + call, "");
        row("no Python", "#!/bin/sh\nimport sys\n" + entry + call, "");
        row("a Python that is not there", "#!/nowhere/python3\nimport sys\n" + entry + call, "");
        row("options for Python", "#!PLAIN -E\nimport sys\n" + entry + call, "");
        row("a shell script", "#!/bin/sh\nexec ansible-playbook \"$@\"\n", "");
        row("a program",
            QByteArray("\x7f"
                       "ELF\0\0\1",
                       7),
            "");
        row("empty", "", "");
        row("large", "#!PLAIN\n" + QByteArray(5000, '#') + "\nimport sys\n" + entry + call, "");
    }
    void pythonOfAScript()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, python);
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(u"a folder"_s));
        const QString plain = dir.filePath(u"python3.13"_s);
        const QString blank = dir.filePath(u"a folder/python3"_s);
        QVERIFY(QFile::link(u"/bin/sh"_s, plain));
        QVERIFY(QFile::link(u"/bin/sh"_s, blank));
        for (QByteArray *text : {&script, &python})
            text->replace("PLAIN", plain.toUtf8()).replace("PYTHON", blank.toUtf8());
        QFile file(dir.filePath(u"ansible-playbook"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(script), script.size());
        file.close();
        QCOMPARE(pythonOf(file.fileName()), QString::fromUtf8(python));
    }

    void noScript()
    {
        QCOMPARE(pythonOf({}), QString());
        QCOMPARE(pythonOf(u"/nowhere/ansible-playbook"_s), QString());
        QCOMPARE(pythonOf(u"/"_s), QString());
    }
};

QTEST_GUILESS_MAIN(tst_WarmStart)
#include "tst_warmstart.moc"
