<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Aegir::AnsibleProbe</name>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>%1 lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>%1 was killed or crashed.</source>
        <translation>%1 wurde abgebrochen oder ist abgestürzt.</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2.</source>
        <translation>%1 endete mit dem Rückgabewert %2.</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2: %3</source>
        <translation>%1 endete mit dem Rückgabewert %2: %3</translation>
    </message>
    <message>
        <source>%1 does not say that it is Ansible.</source>
        <translation>%1 meldet sich nicht als Ansible.</translation>
    </message>
</context>
<context>
    <name>Aegir::AnsibleProcess</name>
    <message>
        <source>Ansible could not be started (%1): %2.</source>
        <translation>Ansible konnte nicht gestartet werden (%1): %2.</translation>
    </message>
    <message>
        <source>Ansible could not be started: the system has no process or no memory left to give.</source>
        <translation>Ansible konnte nicht gestartet werden: Das System hat keinen Prozess oder keinen Speicher mehr zu vergeben.</translation>
    </message>
    <message>
        <source>Ansible could not be started: %1 names a Python in its first line that is not there. Install Ansible anew, or name another one as “ansible_playbook” in workspace.yml.</source>
        <translation>Ansible konnte nicht gestartet werden: %1 nennt in seiner ersten Zeile ein Python, das es nicht gibt. Installieren Sie Ansible neu, oder nennen Sie ein anderes als „ansible_playbook“ in workspace.yml.</translation>
    </message>
</context>
<context>
    <name>Aegir::Answers</name>
    <message>
        <source>%1 has no field “%2”.</source>
        <translation>%1 hat kein Feld „%2“.</translation>
    </message>
    <message>
        <source>%1 has no field “%2”; did you mean “%3”?</source>
        <translation>%1 hat kein Feld „%2“; war „%3“ gemeint?</translation>
    </message>
    <message numerus="yes">
        <source>The operation has only %n task(s).</source>
        <translation>
            <numerusform>Die Operation hat nur eine Aufgabe.</numerusform>
            <numerusform>Die Operation hat nur %n Aufgaben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::ArgumentSpecs</name>
    <message>
        <source>%1 describes no entry point: below “argument_specs” there must be “main”.</source>
        <translation>%1 beschreibt keinen Einstiegspunkt: Unter „argument_specs“ muss „main“ stehen.</translation>
    </message>
    <message>
        <source>There is no entry point: below “argument_specs” there must be “main”.</source>
        <translation>Es gibt keinen Einstiegspunkt: Unter „argument_specs“ muss „main“ stehen.</translation>
    </message>
    <message>
        <source>Ansible takes no empty “options”; write “options: {}”.</source>
        <translation>Ansible nimmt keine leeren „options“; schreiben Sie „options: {}“.</translation>
    </message>
</context>
<context>
    <name>Aegir::AwxSurvey</name>
    <message>
        <source>Its type “%1” is none of AWX&apos;s.</source>
        <translation>Der Typ „%1“ ist keiner von AWX.</translation>
    </message>
    <message>
        <source>A password: the role&apos;s specification must say no_log: true.</source>
        <translation>Ein Passwort: Die Spezifikation der Rolle muss no_log: true sagen.</translation>
    </message>
    <message>
        <source>%1 is no JSON: %2.</source>
        <translation>%1 ist kein JSON: %2.</translation>
    </message>
    <message>
        <source>%1 is no survey of AWX: it has no list “spec”.</source>
        <translation>%1 ist keine Umfrage („survey“) von AWX: Es hat keine Liste „spec“.</translation>
    </message>
    <message>
        <source>%1, question %2: %3</source>
        <translation>%1, Frage %2: %3</translation>
    </message>
    <message>
        <source>%1, question %2: There is a “%3” already.</source>
        <translation>%1, Frage %2: Es gibt schon ein „%3“.</translation>
    </message>
    <message>
        <source>What roles/%1/meta/argument_specs.yml must say for these fields:</source>
        <translation>Was roles/%1/meta/argument_specs.yml für diese Felder sagen muss:</translation>
    </message>
</context>
<context>
    <name>Aegir::Bulk</name>
    <message>
        <source>Each keeps its own value</source>
        <translation>Jeweils der eigene</translation>
    </message>
    <message>
        <source>One value for all</source>
        <translation>Für alle</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 erledigt</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be dispatched</source>
        <translation>
            <numerusform>%n ließ sich nicht abschicken</numerusform>
            <numerusform>%n ließen sich nicht abschicken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ok</source>
        <translation>
            <numerusform>%n ok</numerusform>
            <numerusform>%n ok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s)</source>
        <translation>
            <numerusform>%n Plattform</numerusform>
            <numerusform>%n Plattformen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n Site</numerusform>
            <numerusform>%n Sites</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>platforms, sites</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>(gelöscht)</translation>
    </message>
</context>
<context>
    <name>Aegir::BulkBar</name>
    <message>
        <source>Runs that are done</source>
        <translation>Erledigte Läufe</translation>
    </message>
    <message>
        <source>Why some could not be dispatched</source>
        <translation>Warum sich einige nicht abschicken ließen</translation>
    </message>
    <message>
        <source>Take out what waits; what runs goes on to its end</source>
        <translation>Herausnehmen, was wartet; was läuft, läuft zu Ende</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>an operation, on several sites or platforms: “Verify on 12 sites”</extracomment>
        <translation>%1 auf %2 Zielen</translation>
    </message>
    <message>
        <source>%1 is done: %2.</source>
        <translation>%1 ist fertig: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show those in the history that failed</source>
        <translation>Die gescheiterten Läufe im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show its runs in the history</source>
        <translation>Die Läufe davon im Verlauf zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be dispatched; nothing was run there.</source>
        <translation>
            <numerusform>%n ließ sich nicht abschicken; dort wurde nichts ausgeführt.</numerusform>
            <numerusform>%n ließen sich nicht abschicken; dort wurde nichts ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wh&amp;y…</source>
        <translation>&amp;Warum …</translation>
    </message>
    <message>
        <source>Cancel the Res&amp;t</source>
        <translation>Res&amp;t abbrechen</translation>
    </message>
    <message>
        <source>Sho&amp;w Failed</source>
        <translation>&amp;Fehlgeschlagene zeigen</translation>
    </message>
    <message>
        <source>Sho&amp;w Runs</source>
        <translation>&amp;Läufe zeigen</translation>
    </message>
</context>
<context>
    <name>Aegir::BulkMenu</name>
    <message>
        <source>%1 on %2…</source>
        <extracomment>an operation on several sites or platforms: “Verify on 12 sites…”</extracomment>
        <translation>%1 auf %2 …</translation>
    </message>
    <message>
        <source>%1 have no operation in common</source>
        <translation>%1 haben keine gemeinsame Operation</translation>
    </message>
    <message>
        <source>Not all of them have: %1</source>
        <translation>Nicht alle haben: %1</translation>
    </message>
</context>
<context>
    <name>Aegir::BulkStarter</name>
    <message>
        <source>There is no operation “%1” in this workspace&apos;s types.</source>
        <translation>Unter den Typen dieses Arbeitsbereichs gibt es keine Operation „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>On %1 and %n more, a run on each.</source>
        <translation>
            <numerusform>Auf %1 und einem weiteren, je ein Lauf.</numerusform>
            <numerusform>Auf %1 und %n weiteren, je ein Lauf.</numerusform>
        </translation>
    </message>
    <message>
        <source>On %1, a run on each.</source>
        <translation>Auf %1, je ein Lauf.</translation>
    </message>
    <message>
        <source>Nothing that was selected is there any more.</source>
        <translation>Von dem, was ausgewählt war, ist nichts mehr da.</translation>
    </message>
</context>
<context>
    <name>Aegir::Catalogue</name>
    <message>
        <source>There is no workspace.yml.</source>
        <translation>Es gibt keine workspace.yml.</translation>
    </message>
    <message>
        <source>There is no inventory “%1”.</source>
        <translation>Es gibt kein Inventar „%1“.</translation>
    </message>
    <message>
        <source>“color” must be like &quot;#b3261e&quot;, in quotes, because # begins a comment.</source>
        <translation>„color“ muss wie &quot;#b3261e&quot; aussehen, in Anführungszeichen, denn # beginnt einen Kommentar.</translation>
    </message>
    <message>
        <source>The operation has no tasks.</source>
        <translation>Die Operation hat keine Aufgaben.</translation>
    </message>
    <message>
        <source>A task of the operation cannot be read; see %1, line %2.</source>
        <translation>Eine Aufgabe der Operation ist nicht lesbar; siehe %1, Zeile %2.</translation>
    </message>
    <message>
        <source>A task must be a role&apos;s name, or a mapping with “role” and “entry_point”.</source>
        <translation>Eine Aufgabe muss der Name einer Rolle sein oder eine Zuordnung mit „role“ und „entry_point“.</translation>
    </message>
    <message>
        <source>The task says no “role”.</source>
        <translation>Die Aufgabe nennt keine Rolle („role“).</translation>
    </message>
    <message>
        <source>The task “%1” is unknown: there is no role of that name in roles/.</source>
        <translation>Die Aufgabe „%1“ ist unbekannt: In roles/ gibt es keine Rolle dieses Namens.</translation>
    </message>
    <message>
        <source>The task “%1” is unknown: there is no role of that name in roles/; did you mean “%2”?</source>
        <translation>Die Aufgabe „%1“ ist unbekannt: In roles/ gibt es keine Rolle dieses Namens; war „%2“ gemeint?</translation>
    </message>
    <message>
        <source>The role “%1” describes no entry point “%2”.</source>
        <translation>Die Rolle „%1“ beschreibt keinen Einstiegspunkt „%2“.</translation>
    </message>
    <message>
        <source>The role “%1” has no tasks/%2.yml.</source>
        <translation>Die Rolle „%1“ hat keine tasks/%2.yml.</translation>
    </message>
    <message>
        <source>The operation “%1” is unknown: there is no types/operations/%1.yml.</source>
        <translation>Die Operation „%1“ ist unbekannt: Es gibt keine types/operations/%1.yml.</translation>
    </message>
    <message>
        <source>The operation “%1” is unknown: there is no types/operations/%1.yml; did you mean “%2”?</source>
        <translation>Die Operation „%1“ ist unbekannt: Es gibt keine types/operations/%1.yml; war „%2“ gemeint?</translation>
    </message>
    <message>
        <source>The operation “%1” is here for the second time.</source>
        <translation>Die Operation „%1“ steht hier zum zweiten Mal.</translation>
    </message>
    <message>
        <source>“default_from” of “%1” names “%2”, which nothing gives.</source>
        <translation>„default_from“ von „%1“ nennt „%2“, das es nirgends gibt.</translation>
    </message>
    <message>
        <source>“%1” is stored in a site, but only platforms have the operation “%2”.</source>
        <translation>„%1“ wird in einer Site gespeichert, aber nur Plattformen haben die Operation „%2“.</translation>
    </message>
    <message>
        <source>“default_from” of “%1” names “%2”, which nothing gives; did you mean “%3”?</source>
        <translation>„default_from“ von „%1“ nennt „%2“, das es nirgends gibt; war „%3“ gemeint?</translation>
    </message>
    <message>
        <source>Nothing is read from here: types belong to operations/, platforms/, sites/ or tasks/.</source>
        <translation>Von hier wird nichts gelesen: Typen gehören in operations/, platforms/, sites/ oder tasks/.</translation>
    </message>
    <message>
        <source>Nothing is read from here; did you mean “%1”?</source>
        <translation>Von hier wird nichts gelesen; war „%1“ gemeint?</translation>
    </message>
    <message>
        <source>This is not read: the name of a type&apos;s file ends in .yml.</source>
        <translation>Dies wird nicht gelesen: Der Dateiname eines Typs endet auf .yml.</translation>
    </message>
    <message>
        <source>This is not read: %1 has the same name.</source>
        <translation>Dies wird nicht gelesen: %1 hat denselben Namen.</translation>
    </message>
    <message>
        <source>There is no role “%1” in roles/.</source>
        <translation>In roles/ gibt es keine Rolle „%1“.</translation>
    </message>
    <message>
        <source>The role “%1” has no meta/argument_specs.yml, which would say what variables it takes.</source>
        <translation>Die Rolle „%1“ hat keine meta/argument_specs.yml, die sagen würde, welche Variablen sie nimmt.</translation>
    </message>
    <message>
        <source>The role “%1” describes no entry point “main”.</source>
        <translation>Die Rolle „%1“ beschreibt keinen Einstiegspunkt „main“.</translation>
    </message>
    <message>
        <source>“stored_in” must be site, platform or entity.</source>
        <translation>„stored_in“ muss site, platform oder entity sein.</translation>
    </message>
    <message>
        <source>The task “%1” is unknown, because the folder roles/ cannot be read.</source>
        <translation>Die Aufgabe „%1“ ist unbekannt, weil sich der Ordner roles/ nicht lesen lässt.</translation>
    </message>
    <message>
        <source>The folder cannot be read; check its permissions.</source>
        <translation>Der Ordner lässt sich nicht lesen; prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>This must be a folder, and is none; nothing is read from it.</source>
        <translation>Dies muss ein Ordner sein und ist keiner; daraus wird nichts gelesen.</translation>
    </message>
    <message>
        <source>This is not read: a type is a file, and this is a folder.</source>
        <translation>Dies wird nicht gelesen: Ein Typ ist eine Datei, und dies ist ein Ordner.</translation>
    </message>
    <message>
        <source>“visible_when” of “%1” names “%2”, which is no field of a task.</source>
        <translation>„visible_when“ von „%1“ nennt „%2“, das kein Feld einer Aufgabe ist.</translation>
    </message>
    <message>
        <source>“visible_when” of “%1” names “%2”, which is no field of a task; did you mean “%3”?</source>
        <translation>„visible_when“ von „%1“ nennt „%2“, das kein Feld einer Aufgabe ist; war „%3“ gemeint?</translation>
    </message>
    <message>
        <source>“visible_when” of “%1” depends on itself through fields of other tasks.</source>
        <translation>„visible_when“ von „%1“ hängt über Felder anderer Aufgaben von sich selbst ab.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>role: entry point</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1” must be like 90s, 30m, 2h or a number of seconds.</source>
        <translation>„%1“ muss wie 90s, 30m oder 2h aussehen oder eine Anzahl Sekunden sein.</translation>
    </message>
    <message>
        <source>“times” must be 1 to 100: how often a run that failed is tried again.</source>
        <translation>„times“ muss zwischen 1 und 100 liegen: wie oft ein gescheiterter Lauf noch einmal versucht wird.</translation>
    </message>
</context>
<context>
    <name>Aegir::CatalogueWatch</name>
    <message>
        <source>%1 Until that is mended, the types that were read before stay in use.</source>
        <translation>%1 Bis das behoben ist, gelten die Typen, die vorher gelesen wurden.</translation>
    </message>
</context>
<context>
    <name>Aegir::CheckEditor</name>
    <message>
        <source>The middle state leaves the decision to the role.</source>
        <translation>Der mittlere Zustand überlässt der Rolle die Entscheidung.</translation>
    </message>
</context>
<context>
    <name>Aegir::CheckListEditor</name>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Search the choices of %1</source>
        <translation>Auswahl von %1 durchsuchen</translation>
    </message>
    <message>
        <source>Type an item and press Enter</source>
        <translation>Eintrag eingeben und Eingabetaste drücken</translation>
    </message>
    <message>
        <source>One more item of %1</source>
        <translation>Ein weiterer Eintrag von %1</translation>
    </message>
    <message>
        <source>There is nothing to choose from yet.</source>
        <translation>Es gibt noch nichts auszuwählen.</translation>
    </message>
    <message>
        <source>Looking for the choices…</source>
        <translation>Auswahl wird gesucht …</translation>
    </message>
    <message>
        <source>%1 Type the items instead.</source>
        <comment>why there are no choices</comment>
        <translation>%1 Geben Sie die Einträge stattdessen ein.</translation>
    </message>
</context>
<context>
    <name>Aegir::Choice</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a choice (a note on it)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Aegir::ChoiceEditor</name>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Empty text</source>
        <translation>Leerer Text</translation>
    </message>
    <message>
        <source>Search or choose…</source>
        <translation>Suchen oder auswählen …</translation>
    </message>
    <message>
        <source>%1: “%2” is none of the choices.</source>
        <translation>%1: „%2“ steht nicht zur Auswahl.</translation>
    </message>
    <message>
        <source>There is nothing to choose from yet.</source>
        <translation>Es gibt noch nichts auszuwählen.</translation>
    </message>
    <message>
        <source>Looking for the choices…</source>
        <translation>Auswahl wird gesucht …</translation>
    </message>
    <message>
        <source>%1 Type a value instead.</source>
        <comment>why there are no choices</comment>
        <translation>%1 Geben Sie stattdessen einen Wert ein.</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
</context>
<context>
    <name>Aegir::ChoiceFinder</name>
    <message>
        <source>The file %1 with the choices is not there.</source>
        <translation>Die Datei %1 mit der Auswahl ist nicht da.</translation>
    </message>
    <message>
        <source>The file %1 with the choices lies outside of the workspace.</source>
        <translation>Die Datei %1 mit der Auswahl liegt außerhalb des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>%1, which should have the choices, is no file.</source>
        <translation>%1, das die Auswahl enthalten sollte, ist keine Datei.</translation>
    </message>
    <message>
        <source>The file %1 is too big for a list of choices.</source>
        <translation>Die Datei %1 ist zu groß für eine Auswahlliste.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The inventory cannot be read, because Ansible was not found on this machine.</source>
        <translation>Das Inventar lässt sich nicht lesen, weil Ansible auf diesem Rechner nicht gefunden wurde.</translation>
    </message>
</context>
<context>
    <name>Aegir::ComingTimes</name>
    <message>
        <source>ddd d MMM HH:mm</source>
        <comment>format of a date, see QLocale::toString()</comment>
        <translation>ddd d. MMM HH:mm</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm</source>
        <comment>format of a date, see QLocale::toString()</comment>
        <translation>ddd d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>Next: %1.</source>
        <translation>Als Nächstes: %1.</translation>
    </message>
    <message>
        <source>Left out on %1: %2</source>
        <translation>Am %1 ausgelassen: %2</translation>
    </message>
    <message>
        <source>%1 of %2 was due on %3, while no program held the queue. However often it was missed, it runs once now: run %4.</source>
        <translation>%1 von %2 war am %3 fällig, als kein Programm die Warteschlange hielt. Wie oft es auch versäumt wurde, jetzt läuft es einmal: Lauf %4.</translation>
    </message>
</context>
<context>
    <name>Aegir::CommandLine</name>
    <message>
        <source>“%1” is no assignment; write --set FIELD=VALUE.</source>
        <translation>„%1“ ist keine Zuweisung; schreiben Sie --set FELD=WERT.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1 hat %2</translation>
    </message>
    <message>
        <source>More than one task has a field “%1”; say which: %2.</source>
        <translation>Mehr als eine Aufgabe hat ein Feld „%1“; sagen Sie, welche: %2.</translation>
    </message>
    <message>
        <source>The operation has no task “%1”; its tasks are %2.</source>
        <translation>Die Operation hat keine Aufgabe „%1“; ihre Aufgaben sind %2.</translation>
    </message>
    <message>
        <source>%1 has no field “%2”; its fields are %3.</source>
        <translation>%1 hat kein Feld „%2“; die Felder sind %3.</translation>
    </message>
    <message>
        <source>%1 is a secret, and everybody on this machine can read a command line; use --secret %1.</source>
        <translation>%1 ist ein Geheimnis, und eine Befehlszeile kann auf diesem Rechner jeder lesen; verwenden Sie --secret %1.</translation>
    </message>
    <message>
        <source>A %1 has no field “%2”; its fields are %3.</source>
        <translation>Der Typ %1 hat kein Feld „%2“; die Felder sind %3.</translation>
    </message>
    <message>
        <source>%1 is a secret, and secrets are not stored; the operations that need it ask for it.</source>
        <translation>%1 ist ein Geheimnis, und Geheimnisse werden nicht gespeichert; die Operationen, die es brauchen, fragen danach.</translation>
    </message>
    <message>
        <source>The workspace; without it, the current folder or the nearest one above that is one.</source>
        <translation>Der Arbeitsbereich; ohne Angabe der aktuelle Ordner oder der nächste darüber, der einer ist.</translation>
    </message>
    <message>
        <source>Print JSON for scripts instead of text.</source>
        <translation>JSON für Skripte statt Text ausgeben.</translation>
    </message>
    <message>
        <source>Explain the command.</source>
        <translation>Den Befehl erklären.</translation>
    </message>
    <message>
        <source>Usage: aegir [--workspace DIR] [--json] COMMAND …
Runs the operations of hosting platforms and sites through Ansible.

Commands:
</source>
        <translation>Aufruf: aegir [--workspace ORDNER] [--json] BEFEHL …
Führt die Operationen von Hosting-Plattformen und Sites mit Ansible aus.

Befehle:
</translation>
    </message>
    <message>
        <source>
“aegir COMMAND --help” explains a command.
Exit status: 0 done (a run: ok or warning), 1 a run&apos;s error, 2 bad input with nothing done,
3 a cancelled run, 4 an interrupted run.
</source>
        <translation>
„aegir BEFEHL --help“ erklärt einen Befehl.
Rückgabewert: 0 erledigt (ein Lauf: ok oder Warnung), 1 Fehler eines Laufs, 2 falsche Eingabe, nichts getan,
3 abgebrochener Lauf, 4 unterbrochener Lauf.
</translation>
    </message>
    <message>
        <source>Usage: %1 [options]
</source>
        <translation>Aufruf: %1 [Optionen]
</translation>
    </message>
    <message>
        <source>Which command? “aegir --help” lists them.</source>
        <translation>Welcher Befehl? „aegir --help“ zählt sie auf.</translation>
    </message>
    <message>
        <source>There is no command “%1”; “aegir --help” lists them.</source>
        <translation>Es gibt keinen Befehl „%1“; „aegir --help“ zählt sie auf.</translation>
    </message>
    <message>
        <source>%1 (“aegir %2 --help” explains it)</source>
        <translation>%1 („aegir %2 --help“ erklärt es)</translation>
    </message>
    <message>
        <source>The command is: %1</source>
        <translation>Der Befehl lautet: %1</translation>
    </message>
    <message>
        <source>“%1” is a task, not a field; its fields are %2.</source>
        <translation>„%1“ ist eine Aufgabe, kein Feld; ihre Felder sind %2.</translation>
    </message>
    <message>
        <source>No task has a field “%1”; %2.</source>
        <translation>Keine Aufgabe hat ein Feld „%1“; %2.</translation>
    </message>
    <message>
        <source>The values name the field “%1” twice.</source>
        <translation>Die Werte nennen das Feld „%1“ zweimal.</translation>
    </message>
    <message>
        <source>Standard output could not be written, so what was told is not whole; is its disk full?</source>
        <translation>Die Standardausgabe ließ sich nicht schreiben, das Gesagte ist also unvollständig; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>%1 (“aegir --help” explains the program)</source>
        <translation>%1 („aegir --help“ erklärt das Programm)</translation>
    </message>
    <message>
        <source>Word %1 of the command line is not text in UTF-8: “%2”.</source>
        <translation>Wort %1 der Befehlszeile ist kein Text in UTF-8: „%2“.</translation>
    </message>
    <message>
        <source>a text holds half of a character (a lone surrogate)</source>
        <translation>ein Text enthält ein halbes Zeichen (ein einzelnes Surrogat)</translation>
    </message>
    <message>
        <source>“%1” is here for the second time</source>
        <translation>„%1“ steht hier zum zweiten Mal</translation>
    </message>
    <message>
        <source>the whole number %1 is too large</source>
        <translation>die ganze Zahl %1 ist zu groß</translation>
    </message>
    <message>
        <source>%1, line %2: this is no JSON (%3).</source>
        <translation>%1, Zeile %2: Das ist kein JSON (%3).</translation>
    </message>
    <message>
        <source>%1 must hold a JSON object of tasks or fields.</source>
        <translation>%1 muss ein JSON-Objekt mit Aufgaben oder Feldern enthalten.</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1, Zeile %2: %3.</translation>
    </message>
</context>
<context>
    <name>Aegir::CompareDialog</name>
    <message>
        <source>Only &amp;differences</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>Filter by task or host</source>
        <translation>Nach Aufgabe oder Host filtern</translation>
    </message>
    <message>
        <source>How the results differ</source>
        <translation>Worin sich die Ergebnisse unterscheiden</translation>
    </message>
    <message>
        <source>Tasks of both runs</source>
        <translation>Aufgaben beider Läufe</translation>
    </message>
    <message>
        <source>Compare Runs: %1</source>
        <translation>Läufe vergleichen: %1</translation>
    </message>
    <message>
        <source>Reading both runs…</source>
        <translation>Beide Läufe werden gelesen …</translation>
    </message>
    <message>
        <source>%1  →  %2</source>
        <comment>the earlier run, the later run</comment>
        <translation>%1  →  %2</translation>
    </message>
    <message>
        <source>New hosts: %1</source>
        <translation>Neue Hosts: %1</translation>
    </message>
    <message>
        <source>Hosts that are gone: %1</source>
        <translation>Weggefallene Hosts: %1</translation>
    </message>
    <message>
        <source>Nothing differs. Clear &quot;Only differences&quot; to see all tasks.</source>
        <translation>Es gibt keine Unterschiede. Schalten Sie „Nur Unterschiede“ aus, um alle Aufgaben zu sehen.</translation>
    </message>
    <message>
        <source>No task to show.</source>
        <translation>Keine Aufgabe zu zeigen.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>task on host</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>The result holds nothing.</source>
        <translation>Das Ergebnis enthält nichts.</translation>
    </message>
    <message>
        <source>Both results are the same, apart from when they came.</source>
        <translation>Beide Ergebnisse sind gleich, abgesehen davon, wann sie kamen.</translation>
    </message>
</context>
<context>
    <name>Aegir::CompareModel</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Time before</source>
        <translation>Dauer vorher</translation>
    </message>
    <message>
        <source>Time now</source>
        <translation>Dauer jetzt</translation>
    </message>
    <message>
        <source>Times as long</source>
        <translation>Mal so lang</translation>
    </message>
    <message>
        <source>%1 : %2</source>
        <comment>role : task</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
</context>
<context>
    <name>Aegir::Condition</name>
    <message>
        <source>“empty” of “%1” must be true or false.</source>
        <translation>„empty“ von „%1“ muss true oder false sein.</translation>
    </message>
    <message>
        <source>“%1” of “%2” must be a number.</source>
        <translation>„%1“ von „%2“ muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>“%1” of “%2” is no test; there are not, empty, min, max and matches.</source>
        <translation>„%1“ von „%2“ ist keine Prüfung; es gibt „not“, „empty“, „min“, „max“ und „matches“.</translation>
    </message>
    <message>
        <source>“matches” of “%1” is no regular expression: %2.</source>
        <translation>„matches“ von „%1“ ist kein regulärer Ausdruck: %2.</translation>
    </message>
    <message>
        <source>“%1” is compared with nothing.</source>
        <translation>„%1“ wird mit nichts verglichen.</translation>
    </message>
    <message>
        <source>Below “%1” there must be a list of conditions.</source>
        <translation>Unter „%1“ muss eine Liste von Bedingungen stehen.</translation>
    </message>
</context>
<context>
    <name>Aegir::ConditionCheck</name>
    <message>
        <source>“visible_when” of “%1” can never hold: %2</source>
        <translation>„visible_when“ von „%1“ kann nie zutreffen: %2</translation>
    </message>
</context>
<context>
    <name>Aegir::DateEditor</name>
    <message>
        <source>Choose a day in a calendar</source>
        <translation>Einen Tag im Kalender wählen</translation>
    </message>
    <message>
        <source>Choose the day for %1</source>
        <translation>Tag für %1 wählen</translation>
    </message>
    <message>
        <source>Empty text</source>
        <translation>Leerer Text</translation>
    </message>
    <message>
        <source>hh:mm</source>
        <comment>how a time is written</comment>
        <translation>hh:mm</translation>
    </message>
    <message>
        <source>yyyy-mm-dd</source>
        <comment>how a day is written</comment>
        <translation>jjjj-mm-tt</translation>
    </message>
    <message>
        <source>yyyy-mm-ddThh:mm:ss</source>
        <comment>how a day and a time are written</comment>
        <translation>jjjj-mm-ttThh:mm:ss</translation>
    </message>
</context>
<context>
    <name>Aegir::Demo</name>
    <message numerus="yes">
        <source>The run did not end within %n second(s).</source>
        <translation>
            <numerusform>Der Lauf endete nicht innerhalb einer Sekunde.</numerusform>
            <numerusform>Der Lauf endete nicht innerhalb von %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Kein Arbeitsbereich ist geöffnet.</translation>
    </message>
    <message>
        <source>There is no platform %1.</source>
        <translation>Es gibt keine Plattform %1.</translation>
    </message>
    <message>
        <source>The page has no operation %1.</source>
        <translation>Die Seite hat keine Operation %1.</translation>
    </message>
    <message>
        <source>Run opened no form.</source>
        <translation>Ausführen öffnete kein Formular.</translation>
    </message>
    <message>
        <source>The form has not the fields of its tasks.</source>
        <translation>Das Formular hat nicht die Felder seiner Aufgaben.</translation>
    </message>
    <message>
        <source>Run was enabled while the operation was dispatched.</source>
        <translation>Ausführen war möglich, während die Operation abgeschickt war.</translation>
    </message>
    <message>
        <source>Verdict: %1. %2</source>
        <translation>Ergebnis: %1. %2</translation>
    </message>
    <message>
        <source>The picture could not be saved as %1.</source>
        <translation>Das Bild konnte nicht als %1 gespeichert werden.</translation>
    </message>
    <message>
        <source>Picture of the window: %1</source>
        <translation>Bild des Fensters: %1</translation>
    </message>
    <message>
        <source>The verdict is not ok.</source>
        <translation>Das Ergebnis ist nicht ok.</translation>
    </message>
</context>
<context>
    <name>Aegir::DictEditor</name>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>as YAML</source>
        <translation>als YAML</translation>
    </message>
</context>
<context>
    <name>Aegir::Doctor</name>
    <message>
        <source>the workspace</source>
        <translation>der Arbeitsbereich</translation>
    </message>
    <message>
        <source>the types</source>
        <translation>die Typen</translation>
    </message>
    <message>
        <source>Ansible</source>
        <translation>Ansible</translation>
    </message>
    <message>
        <source>Ansible&apos;s version</source>
        <translation>die Version von Ansible</translation>
    </message>
    <message>
        <source>the locale</source>
        <translation>die Locale</translation>
    </message>
    <message>
        <source>Ansible&apos;s settings</source>
        <translation>die Einstellungen von Ansible</translation>
    </message>
    <message>
        <source>the inventory</source>
        <translation>das Inventar</translation>
    </message>
    <message>
        <source>the platforms&apos; hosts</source>
        <translation>die Hosts der Plattformen</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>collections and roles</source>
        <translation>Collections und Rollen</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>der Datenträger</translation>
    </message>
    <message>
        <source>the queue</source>
        <translation>die Warteschlange</translation>
    </message>
    <message>
        <source>the runs</source>
        <translation>die Läufe</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message numerus="yes">
        <source>The workspace&apos;s files are good: %n operation(s).</source>
        <translation>
            <numerusform>Die Dateien des Arbeitsbereichs sind in Ordnung: eine Operation.</numerusform>
            <numerusform>Die Dateien des Arbeitsbereichs sind in Ordnung: %n Operationen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The workspace&apos;s files have %n problem(s); the first one: %1</source>
        <translation>
            <numerusform>Die Dateien des Arbeitsbereichs haben ein Problem: %1</numerusform>
            <numerusform>Die Dateien des Arbeitsbereichs haben %n Probleme; das erste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>the hosts “%1”</source>
        <translation>die Hosts „%1“</translation>
    </message>
    <message>
        <source>ansible-playbook was found.</source>
        <translation>ansible-playbook wurde gefunden.</translation>
    </message>
    <message>
        <source>ansible-playbook is the one that workspace.yml names.</source>
        <translation>ansible-playbook ist das von workspace.yml genannte.</translation>
    </message>
    <message>
        <source>Not used: %1; “ansible_playbook” in workspace.yml could name another one.</source>
        <translation>Nicht verwendet: %1; „ansible_playbook“ in workspace.yml könnte ein anderes nennen.</translation>
    </message>
    <message>
        <source>workspace.yml names this as ansible_playbook, but it is not a program that can be run.</source>
        <translation>workspace.yml nennt dies als ansible_playbook, aber es ist kein ausführbares Programm.</translation>
    </message>
    <message>
        <source>Correct the path, or take the line out: then Ansible is looked for.</source>
        <translation>Berichtigen Sie den Pfad, oder nehmen Sie die Zeile heraus: Dann wird nach Ansible gesucht.</translation>
    </message>
    <message>
        <source>ansible-playbook was found neither on PATH, nor in a virtual environment of the workspace, nor where package managers put it.</source>
        <translation>ansible-playbook wurde weder im PATH gefunden noch in einer virtuellen Umgebung des Arbeitsbereichs, noch dort, wohin Paketverwaltungen es legen.</translation>
    </message>
    <message>
        <source>Install Ansible, or name the program as “ansible_playbook” in workspace.yml.</source>
        <translation>Installieren Sie Ansible, oder nennen Sie das Programm als „ansible_playbook“ in workspace.yml.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>The program does not say that it is Ansible.</source>
        <translation>Das Programm meldet sich nicht als Ansible.</translation>
    </message>
    <message>
        <source>Install Ansible anew; after an update of Python its packages may be missing.</source>
        <translation>Installieren Sie Ansible neu; nach einer Aktualisierung von Python können seine Pakete fehlen.</translation>
    </message>
    <message>
        <source>ansible-core %1 is too old; %2 or later is needed.</source>
        <translation>ansible-core %1 ist zu alt; nötig ist %2 oder neuer.</translation>
    </message>
    <message>
        <source>Install a newer one, and name it as “ansible_playbook” in workspace.yml if the old one must stay.</source>
        <translation>Installieren Sie ein neueres, und nennen Sie es als „ansible_playbook“ in workspace.yml, falls das alte bleiben muss.</translation>
    </message>
    <message>
        <source>ansible-core %1.</source>
        <translation>ansible-core %1.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Ansible does not say which Python it uses.</source>
        <translation>Ansible sagt nicht, welches Python es verwendet.</translation>
    </message>
    <message>
        <source>Ansible uses Python %1.</source>
        <translation>Ansible verwendet Python %1.</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>The inventory cannot be read: %1</source>
        <translation>Das Inventar ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Mend the file that it names, then look again.</source>
        <translation>Berichtigen Sie die genannte Datei, und prüfen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The inventory can be read, but it has no hosts.</source>
        <translation>Das Inventar ist lesbar, hat aber keine Hosts.</translation>
    </message>
    <message>
        <source>Add the machines that your platforms lie on.</source>
        <translation>Fügen Sie die Rechner hinzu, auf denen Ihre Plattformen liegen.</translation>
    </message>
    <message numerus="yes">
        <source>The inventory has %n host(s).</source>
        <translation>
            <numerusform>Das Inventar hat einen Host.</numerusform>
            <numerusform>Das Inventar hat %n Hosts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ansible %1 leaves out files with this ending in an inventory&apos;s folder: %2.</source>
        <translation>Ansible %1 lässt im Ordner eines Inventars Dateien mit dieser Endung aus: %2.</translation>
    </message>
    <message>
        <source>Take the ending off their names.</source>
        <translation>Nehmen Sie die Endung von den Namen weg.</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Which hosts “%1” of the platform %2 stands for was not found out.</source>
        <translation>Für welche Hosts „%1“ der Plattform %2 steht, ließ sich nicht herausfinden.</translation>
    </message>
    <message>
        <source>The platform %1 lies on “%2”, which is no host or group of the inventory.</source>
        <translation>Die Plattform %1 liegt auf „%2“, das weder Host noch Gruppe des Inventars ist.</translation>
    </message>
    <message>
        <source>Add the host to the inventory, or give the platform other hosts.</source>
        <translation>Fügen Sie den Host dem Inventar hinzu, oder geben Sie der Plattform andere Hosts.</translation>
    </message>
    <message>
        <source>There is no platform yet.</source>
        <translation>Es gibt noch keine Plattform.</translation>
    </message>
    <message numerus="yes">
        <source>The hosts of %n platform(s) are in the inventory.</source>
        <translation>
            <numerusform>Die Hosts einer Plattform sind im Inventar.</numerusform>
            <numerusform>Die Hosts von %n Plattformen sind im Inventar.</numerusform>
        </translation>
    </message>
    <message>
        <source>No host is reached with ssh.</source>
        <translation>Kein Host wird mit ssh erreicht.</translation>
    </message>
    <message>
        <source>Hosts of the inventory are reached with ssh, and the program ssh is not installed.</source>
        <translation>Hosts des Inventars werden mit ssh erreicht, und das Programm ssh ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install OpenSSH&apos;s client with your package manager.</source>
        <translation>Installieren Sie den Client von OpenSSH mit Ihrer Paketverwaltung.</translation>
    </message>
    <message>
        <source>The inventory has a key or a password for each host that is reached with ssh.</source>
        <translation>Das Inventar hat einen Schlüssel oder ein Passwort für jeden Host, der mit ssh erreicht wird.</translation>
    </message>
    <message numerus="yes">
        <source>The ssh agent has %n key(s).</source>
        <translation>
            <numerusform>Der SSH-Agent hat einen Schlüssel.</numerusform>
            <numerusform>Der SSH-Agent hat %n Schlüssel.</numerusform>
        </translation>
    </message>
    <message>
        <source>The ssh agent has no key. There are key files, but a run cannot ask for their passphrase: one that has none works.</source>
        <translation>Der SSH-Agent hat keinen Schlüssel. Es gibt Schlüsseldateien, aber ein Lauf kann nicht nach deren Passphrase fragen: Eine ohne Passphrase geht.</translation>
    </message>
    <message>
        <source>Add your key to the agent before you open the workspace.</source>
        <translation>Fügen Sie Ihren Schlüssel dem Agenten hinzu, bevor Sie den Arbeitsbereich öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) are reached with ssh, and there is neither a key in the ssh agent nor a key file.</source>
        <translation>
            <numerusform>Ein Host wird mit ssh erreicht, und es gibt weder einen Schlüssel im SSH-Agent noch eine Schlüsseldatei.</numerusform>
            <numerusform>%n Hosts werden mit ssh erreicht, und es gibt weder einen Schlüssel im SSH-Agent noch eine Schlüsseldatei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a key, bring it to the hosts with ssh-copy-id, and add it to the agent.</source>
        <translation>Erzeugen Sie einen Schlüssel, bringen Sie ihn mit ssh-copy-id auf die Hosts, und fügen Sie ihn dem Agenten hinzu.</translation>
    </message>
    <message>
        <source>Ansible is told to ask for a password, and a run has no terminal to ask on.</source>
        <translation>Ansible soll nach einem Passwort fragen, und ein Lauf hat dafür kein Terminal.</translation>
    </message>
    <message>
        <source>The task debugger is on, and a run has no terminal for it.</source>
        <translation>Der Task-Debugger ist an, und ein Lauf hat dafür kein Terminal.</translation>
    </message>
    <message>
        <source>The strategy “debug” waits for input, and a run has no terminal for it.</source>
        <translation>Die Strategie „debug“ wartet auf Eingaben, und ein Lauf hat dafür kein Terminal.</translation>
    </message>
    <message>
        <source>Dictionaries are merged, so a form&apos;s value is mixed with what group_vars and roles have.</source>
        <translation>Zuordnungen werden vereinigt, also mischt sich der Wert eines Formulars mit dem, was group_vars und Rollen haben.</translation>
    </message>
    <message>
        <source>Templates turn texts that look like numbers into numbers, so a role may get another value than the form sent.</source>
        <translation>Templates machen Texte, die wie Zahlen aussehen, zu Zahlen; eine Rolle kann also einen anderen Wert bekommen, als das Formular gesendet hat.</translation>
    </message>
    <message>
        <source>Ansible writes its output into %1 too, where nothing masks secrets.</source>
        <translation>Ansible schreibt seine Ausgabe auch in %1, wo nichts Geheimnisse maskiert.</translation>
    </message>
    <message>
        <source>Each task&apos;s arguments are printed, and values that are secret to a role only may be among them.</source>
        <translation>Die Argumente jeder Aufgabe werden ausgegeben, und Werte, die nur für eine Rolle geheim sind, können darunter sein.</translation>
    </message>
    <message>
        <source>Modules stay on the hosts after a run, with the values that they were given.</source>
        <translation>Module bleiben nach einem Lauf auf den Hosts, mit den Werten, die sie bekommen haben.</translation>
    </message>
    <message>
        <source>The output is printed by “%1”; the log&apos;s colours are made for Ansible&apos;s default.</source>
        <translation>Die Ausgabe kommt von „%1“; die Farben des Protokolls sind für die Vorgabe von Ansible gemacht.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Ansible ignores this file, because everybody may write into its folder.</source>
        <translation>Ansible übergeht diese Datei, weil jeder in ihren Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>Take that permission away.</source>
        <translation>Nehmen Sie dieses Recht weg.</translation>
    </message>
    <message>
        <source>Ansible uses this file instead of the workspace&apos;s ansible.cfg.</source>
        <translation>Ansible verwendet diese Datei statt der ansible.cfg des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Take the variable ANSIBLE_CONFIG out of the environment, unless you want it so.</source>
        <translation>Nehmen Sie die Variable ANSIBLE_CONFIG aus der Umgebung heraus, es sei denn, Sie wollen es so.</translation>
    </message>
    <message>
        <source>Ansible&apos;s settings were not found out: %1</source>
        <translation>Die Einstellungen von Ansible ließen sich nicht herausfinden: %1</translation>
    </message>
    <message>
        <source>Take %1 out, or put an ansible.cfg of its own into the workspace.</source>
        <translation>Nehmen Sie %1 heraus, oder legen Sie eine eigene ansible.cfg in den Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Ansible&apos;s settings are its own; there is no ansible.cfg.</source>
        <translation>Ansible hat seine eigenen Einstellungen; es gibt keine ansible.cfg.</translation>
    </message>
    <message>
        <source>The workspace&apos;s ansible.cfg is used.</source>
        <translation>Die ansible.cfg des Arbeitsbereichs wird verwendet.</translation>
    </message>
    <message>
        <source>This ansible.cfg is used, and nothing in it stands in the way of runs.</source>
        <translation>Diese ansible.cfg wird verwendet, und nichts darin steht Läufen im Weg.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und ein weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Ansible cannot work in a folder with “%1” in its path. Rename %2.</source>
        <translation>Ansible kann in keinem Ordner arbeiten, dessen Pfad „%1“ enthält. Benennen Sie %2 um.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Close the workspace and give the folder another name.</source>
        <translation>Schließen Sie den Arbeitsbereich, und geben Sie dem Ordner einen anderen Namen.</translation>
    </message>
    <message>
        <source>The state of the workspace cannot be written, so nothing can be run.</source>
        <translation>Der Zustand des Arbeitsbereichs ist nicht schreibbar, also lässt sich nichts ausführen.</translation>
    </message>
    <message>
        <source>Make the folder yours.</source>
        <translation>Machen Sie sich zum Eigentümer des Ordners.</translation>
    </message>
    <message>
        <source>The folder can be used and written.</source>
        <translation>Der Ordner ist verwendbar und schreibbar.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>How much room is left for runs cannot be found out.</source>
        <translation>Wie viel Platz für Läufe übrig ist, lässt sich nicht herausfinden.</translation>
    </message>
    <message>
        <source>%1 are free for runs.</source>
        <translation>%1 sind für Läufe frei.</translation>
    </message>
    <message>
        <source>Only %1 are free; a run that cannot write its log ends in an error.</source>
        <translation>Nur %1 sind frei; ein Lauf, der sein Protokoll nicht schreiben kann, endet mit einem Fehler.</translation>
    </message>
    <message>
        <source>Only %1 are free for runs.</source>
        <translation>Nur %1 sind für Läufe frei.</translation>
    </message>
    <message>
        <source>Make room on the disk, or let old runs go: “keep” in workspace.yml says how many stay.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger, oder lassen Sie alte Läufe gehen: „keep“ in workspace.yml sagt, wie viele bleiben.</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Locale</translation>
    </message>
    <message>
        <source>The locale %1 is not installed here, and Ansible does not start in it.</source>
        <translation>Die Locale %1 ist hier nicht installiert, und Ansible startet nicht darin.</translation>
    </message>
    <message>
        <source>Install it, or set another one in the desktop&apos;s settings.</source>
        <translation>Installieren Sie sie, oder wählen Sie eine andere in den Einstellungen der Arbeitsumgebung.</translation>
    </message>
    <message>
        <source>The locale of this session is not UTF-8, so runs use %1.</source>
        <translation>Die Locale dieser Sitzung ist nicht UTF-8, daher verwenden Läufe %1.</translation>
    </message>
    <message>
        <source>No locale is set; Ansible takes UTF-8.</source>
        <translation>Keine Locale ist gesetzt; Ansible nimmt UTF-8.</translation>
    </message>
    <message>
        <source>Runs use %1.</source>
        <translation>Läufe verwenden %1.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>The queue is held on another machine, %1; whether that is so still cannot be seen from here.</source>
        <translation>Die Warteschlange wird auf einem anderen Rechner gehalten, %1; ob das noch so ist, lässt sich von hier nicht sehen.</translation>
    </message>
    <message>
        <source>End the program there. If it is gone already, remove the file.</source>
        <translation>Beenden Sie das Programm dort. Falls es schon weg ist, entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>This program holds the queue.</source>
        <translation>Dieses Programm hält die Warteschlange.</translation>
    </message>
    <message>
        <source>%1 (process %2) holds the queue.</source>
        <translation>%1 (Prozess %2) hält die Warteschlange.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) wait, and no program holds the queue that could start them.</source>
        <translation>
            <numerusform>Ein Lauf wartet, und kein Programm hält die Warteschlange, das ihn starten könnte.</numerusform>
            <numerusform>%n Läufe warten, und kein Programm hält die Warteschlange, das sie starten könnte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the workspace in the window, or let the command line do the work.</source>
        <translation>Öffnen Sie den Arbeitsbereich im Fenster, oder lassen Sie die Befehlszeile die Arbeit tun.</translation>
    </message>
    <message>
        <source>No program holds the queue, and nothing waits.</source>
        <translation>Kein Programm hält die Warteschlange, und nichts wartet.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) belong to no run of the database: %1.</source>
        <translation>
            <numerusform>Ein Ordner gehört zu keinem Lauf der Datenbank: %1.</numerusform>
            <numerusform>%n Ordner gehören zu keinem Lauf der Datenbank: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether you want something of them, then remove them.</source>
        <translation>Sehen Sie nach, ob Sie etwas davon brauchen, und entfernen Sie sie dann.</translation>
    </message>
    <message numerus="yes">
        <source>The folder of %n run(s) is gone, and their logs with it: %1.</source>
        <translation>
            <numerusform>Der Ordner eines Laufs ist nicht mehr da, und mit ihm sein Protokoll: %1.</numerusform>
            <numerusform>Die Ordner von %n Läufen sind nicht mehr da, und mit ihnen ihre Protokolle: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put the folders back, or take these runs out of the history.</source>
        <translation>Legen Sie die Ordner zurück, oder nehmen Sie diese Läufe aus dem Verlauf.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are kept, each with its folder.</source>
        <translation>
            <numerusform>Ein Lauf wird aufbewahrt, mit seinem Ordner.</numerusform>
            <numerusform>%n Läufe werden aufbewahrt, jeder mit seinem Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Collections</translation>
    </message>
    <message>
        <source>The collection %1 is needed, and it is not installed.</source>
        <translation>Die Collection %1 wird gebraucht und ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it.</source>
        <translation>Installieren Sie sie.</translation>
    </message>
    <message>
        <source>The collection %1 is installed in version %2, but %3 is asked for.</source>
        <translation>Die Collection %1 ist in Version %2 installiert, verlangt ist aber %3.</translation>
    </message>
    <message>
        <source>Install a version that fits.</source>
        <translation>Installieren Sie eine passende Version.</translation>
    </message>
    <message>
        <source>The roles need no collection.</source>
        <translation>Die Rollen brauchen keine Collection.</translation>
    </message>
    <message numerus="yes">
        <source>%n collection(s) that the roles need are installed.</source>
        <translation>
            <numerusform>Die eine Collection, die die Rollen brauchen, ist installiert.</numerusform>
            <numerusform>Die %n Collections, die die Rollen brauchen, sind installiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>The role %1 is needed, and it is not there.</source>
        <translation>Die Rolle %1 wird gebraucht und ist nicht da.</translation>
    </message>
    <message>
        <source>Put it into the workspace&apos;s folder “roles”.</source>
        <translation>Legen Sie sie in den Ordner „roles“ des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>No role is missing.</source>
        <translation>Keine Rolle fehlt.</translation>
    </message>
    <message>
        <source>Mitogen</source>
        <translation>Mitogen</translation>
    </message>
    <message>
        <source>workspace.yml asks for Mitogen, but the Python of Ansible does not have it: runs use Ansible&apos;s own strategy.</source>
        <translation>workspace.yml verlangt Mitogen, aber das Python von Ansible hat es nicht: Läufe verwenden die eigene Strategie von Ansible.</translation>
    </message>
    <message>
        <source>Install it beside Ansible, or take “mitogen” out of workspace.yml.</source>
        <translation>Installieren Sie es neben Ansible, oder nehmen Sie „mitogen“ aus workspace.yml heraus.</translation>
    </message>
    <message>
        <source>Runs use the strategy mitogen_linear.</source>
        <translation>Läufe verwenden die Strategie mitogen_linear.</translation>
    </message>
    <message>
        <source>It is installed: with “mitogen: true” in workspace.yml, runs of many short tasks take less time.</source>
        <translation>Es ist installiert: Mit „mitogen: true“ in workspace.yml dauern Läufe mit vielen kurzen Aufgaben weniger lang.</translation>
    </message>
    <message>
        <source>From 2.19 on, ansible-core calls strategies that are not its own deprecated and guarantees nothing for them.</source>
        <translation>Ab 2.19 nennt ansible-core Strategien, die nicht seine eigenen sind, veraltet und sichert für sie nichts zu.</translation>
    </message>
    <message>
        <source>There is no inventory.</source>
        <translation>Es gibt kein Inventar.</translation>
    </message>
    <message>
        <source>Make the file, with a line for each host, or correct “inventory” in workspace.yml.</source>
        <translation>Legen Sie die Datei an, mit einer Zeile für jeden Host, oder berichtigen Sie „inventory“ in workspace.yml.</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>die Datenbank</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Until it can be opened, nothing of the workspace&apos;s platforms, sites and runs can be shown.</source>
        <translation>Solange sie nicht geöffnet werden kann, kann von den Plattformen, Websites und Läufen des Arbeitsbereichs nichts gezeigt werden.</translation>
    </message>
    <message>
        <source>Mend the files.</source>
        <translation>Berichtigen Sie die Dateien.</translation>
    </message>
</context>
<context>
    <name>Aegir::DoctorDialog</name>
    <message>
        <source>good</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Check Ansible</source>
        <translation>Ansible prüfen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Check &amp;Again</source>
        <translation>Noch einmal &amp;prüfen</translation>
    </message>
    <message>
        <source>Copy &amp;Report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Prüfung läuft …</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>Prüfung: %1 …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>Den Befehl %1 kopieren</translation>
    </message>
    <message>
        <source>%1 and %2.</source>
        <translation>%1 und %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>Ein Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>eine Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s): runs cannot work yet.</source>
        <translation>
            <numerusform>Ein Fehler: Läufe gehen noch nicht.</numerusform>
            <numerusform>%n Fehler: Läufe gehen noch nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s): runs work, as far as can be seen from here.</source>
        <translation>
            <numerusform>Eine Warnung: Läufe gehen, soweit sich das von hier sehen lässt.</numerusform>
            <numerusform>%n Warnungen: Läufe gehen, soweit sich das von hier sehen lässt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is there that runs need.</source>
        <translation>Alles, was Läufe brauchen, ist da.</translation>
    </message>
</context>
<context>
    <name>Aegir::EntityDialog</name>
    <message>
        <source>Add a Platform</source>
        <translation>Plattform hinzufügen</translation>
    </message>
    <message>
        <source>Add a Site</source>
        <translation>Site hinzufügen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Add Platform</source>
        <translation>Plattform &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Add Site</source>
        <translation>Site &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Type:</source>
        <translation>&amp;Typ:</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>&amp;Platform:</source>
        <translation>&amp;Plattform:</translation>
    </message>
    <message>
        <source>The Ansible host pattern that its operations run on: a host, a group, or a pattern</source>
        <translation>Das Ansible-Hostmuster, auf dem die Operationen laufen: ein Host, eine Gruppe oder ein Muster</translation>
    </message>
    <message>
        <source>&amp;Hosts:</source>
        <translation>&amp;Hosts:</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>&amp;Umgebung:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill in or mend.</source>
        <translation>
            <numerusform>Ein Feld ist auszufüllen oder zu berichtigen.</numerusform>
            <numerusform>%n Felder sind auszufüllen oder zu berichtigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The workspace has no platform types: add one under types/platforms.</source>
        <translation>Der Arbeitsbereich hat keine Plattformtypen: Legen Sie einen unter types/platforms an.</translation>
    </message>
    <message>
        <source>The workspace has no site types: add one under types/sites.</source>
        <translation>Der Arbeitsbereich hat keine Sitetypen: Legen Sie einen unter types/sites an.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>There is already something called %1: choose another name.</source>
        <translation>Es gibt schon etwas namens %1: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose the platform that the site lies on.</source>
        <translation>Wählen Sie die Plattform, auf der die Site liegt.</translation>
    </message>
    <message>
        <source>Say which hosts it runs on, for example localhost.</source>
        <translation>Sagen Sie, auf welchen Hosts sie läuft, zum Beispiel localhost.</translation>
    </message>
    <message>
        <source>drupal-11</source>
        <comment>example of a platform&apos;s name</comment>
        <translation>drupal-11</translation>
    </message>
</context>
<context>
    <name>Aegir::EntityEditing</name>
    <message>
        <source>Delete %1 from this workspace?</source>
        <translation>%1 aus diesem Arbeitsbereich löschen?</translation>
    </message>
    <message>
        <source>Nothing on its hosts is touched, and it can be undone until this window closes.</source>
        <translation>Auf den Hosts wird nichts angetastet, und es lässt sich rückgängig machen, bis dieses Fenster geschlossen wird.</translation>
    </message>
    <message numerus="yes">
        <source>Its %n site(s) are deleted with it.</source>
        <translation>
            <numerusform>Die eine Site darauf wird mit gelöscht.</numerusform>
            <numerusform>Die %n Sites darauf werden mit gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
</context>
<context>
    <name>Aegir::EntityHeader</name>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>type of platform, hosts</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 on %2 (%3)</source>
        <comment>type of site, platform, hosts</comment>
        <translation>%1 auf %2 (%3)</translation>
    </message>
    <message>
        <source>no platform</source>
        <translation>keine Plattform</translation>
    </message>
    <message>
        <source>There is no type “%1” in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Typ „%1“.</translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation>Umgebung: %1</translation>
    </message>
    <message>
        <source>No operation has run here yet.</source>
        <translation>Hier lief noch keine Operation.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>status, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status and when: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, run %3</source>
        <comment>status: operation, run</comment>
        <translation>%1: %2, Lauf %3</translation>
    </message>
</context>
<context>
    <name>Aegir::EntityModel</name>
    <message>
        <source>site %1, %2</source>
        <translation>Site %1, %2</translation>
    </message>
    <message>
        <source>platform %1, %2</source>
        <translation>Plattform %1, %2</translation>
    </message>
</context>
<context>
    <name>Aegir::EntityPage</name>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Werte</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Läufe</translation>
    </message>
</context>
<context>
    <name>Aegir::EntityPanel</name>
    <message>
        <source>Filter…</source>
        <translation>Filtern …</translation>
    </message>
    <message>
        <source>Filter platforms and sites by name</source>
        <translation>Plattformen und Sites nach Namen filtern</translation>
    </message>
    <message>
        <source>Platforms and sites</source>
        <translation>Plattformen und Sites</translation>
    </message>
    <message>
        <source>&amp;Run on All</source>
        <translation>Auf allen a&amp;usführen</translation>
    </message>
    <message>
        <source>Run one operation on everything that is selected</source>
        <translation>Eine Operation auf allem ausführen, was ausgewählt ist</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Export</name>
    <message>
        <source>Standard output</source>
        <translation>Die Standardausgabe</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ist nicht schreibbar: %2.</translation>
    </message>
    <message>
        <source>%1 is a folder; name a file in it.</source>
        <translation>%1 ist ein Ordner; nennen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>it is shorter than it was</source>
        <translation>sie ist kürzer, als sie war</translation>
    </message>
</context>
<context>
    <name>Aegir::ExportMenu</name>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Log as &amp;Text…</source>
        <translation>Protokoll als &amp;Text …</translation>
    </message>
    <message>
        <source>Log as Text with T&amp;imes…</source>
        <translation>Protokoll als Text mit &amp;Zeiten …</translation>
    </message>
    <message>
        <source>Log as Text with Time Since &amp;Start…</source>
        <translation>Protokoll als Text mit Zeit ab &amp;Beginn …</translation>
    </message>
    <message>
        <source>Log as &amp;HTML…</source>
        <translation>Protokoll als &amp;HTML …</translation>
    </message>
    <message>
        <source>Run as &amp;Bundle for Another Person…</source>
        <translation>Lauf als Bün&amp;del für jemand anderen …</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>%1 is written: %2.</source>
        <translation>%1 ist geschrieben: %2.</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <comment>a kind of files</comment>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>Run bundles</source>
        <translation>Laufbündel</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Aegir::ExportSession</name>
    <message>
        <source>Cancelled; nothing was exported.</source>
        <translation>Abgebrochen; nichts wurde exportiert.</translation>
    </message>
    <message>
        <source>Wrote %1: %2.</source>
        <translation>%1 geschrieben: %2.</translation>
    </message>
</context>
<context>
    <name>Aegir::Field</name>
    <message>
        <source>%1 must be a text.</source>
        <translation>%1 muss ein Text sein.</translation>
    </message>
    <message>
        <source>%1 must be a path.</source>
        <translation>%1 muss ein Pfad sein.</translation>
    </message>
    <message>
        <source>%1 holds a character that no path can have.</source>
        <translation>%1 enthält ein Zeichen, das kein Pfad haben kann.</translation>
    </message>
    <message>
        <source>%1 must be a whole number.</source>
        <translation>%1 muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>%1 must be a number.</source>
        <translation>%1 muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>%1 must be yes or no.</source>
        <translation>%1 muss Ja oder Nein sein.</translation>
    </message>
    <message>
        <source>%1 must be a list.</source>
        <translation>%1 muss eine Liste sein.</translation>
    </message>
    <message>
        <source>%1 must be a mapping of names to values.</source>
        <translation>%1 muss Namen Werte zuordnen.</translation>
    </message>
    <message>
        <source>%1 must be JSON.</source>
        <translation>%1 muss JSON sein.</translation>
    </message>
    <message>
        <source>%1 must be a number of bits, such as 512 or 10Mb.</source>
        <translation>%1 muss eine Anzahl Bits sein, etwa 512 oder 10Mb.</translation>
    </message>
    <message>
        <source>%1 must be a size, such as 512 or 10MB.</source>
        <translation>%1 muss eine Größe sein, etwa 512 oder 10MB.</translation>
    </message>
    <message>
        <source>%1 must be at least %2.</source>
        <translation>%1 muss mindestens %2 sein.</translation>
    </message>
    <message>
        <source>%1 must be at most %2.</source>
        <translation>%1 darf höchstens %2 sein.</translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at least %n character(s).</source>
        <translation>
            <numerusform>%1 muss mindestens ein Zeichen haben.</numerusform>
            <numerusform>%1 muss mindestens %n Zeichen haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at most %n character(s).</source>
        <translation>
            <numerusform>%1 darf höchstens ein Zeichen haben.</numerusform>
            <numerusform>%1 darf höchstens %n Zeichen haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at least %n item(s).</source>
        <translation>
            <numerusform>%1 muss mindestens einen Eintrag haben.</numerusform>
            <numerusform>%1 muss mindestens %n Einträge haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at most %n item(s).</source>
        <translation>
            <numerusform>%1 darf höchstens einen Eintrag haben.</numerusform>
            <numerusform>%1 darf höchstens %n Einträge haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 must be one of: %2.</source>
        <translation>%1 muss eines hiervon sein: %2.</translation>
    </message>
    <message>
        <source>%1 does not have the right form; it should look like: %2</source>
        <translation>%1 hat nicht die richtige Form; so sollte es aussehen: %2</translation>
    </message>
    <message>
        <source>%1 does not have the right form (%2).</source>
        <translation>%1 hat nicht die richtige Form (%2).</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label of a mapping: label in it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 has no “%2” in it.</source>
        <translation>%1 enthält kein „%2“.</translation>
    </message>
    <message>
        <source>%1, item %2</source>
        <translation>%1, Eintrag %2</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>%1 must be a JSON object, such as {&quot;name&quot;: &quot;value&quot;}.</source>
        <translation>%1 muss ein JSON-Objekt sein, etwa {&quot;name&quot;: &quot;wert&quot;}.</translation>
    </message>
    <message>
        <source>%1 must be a JSON array, such as [{&quot;name&quot;: &quot;value&quot;}].</source>
        <translation>%1 muss eine JSON-Liste sein, etwa [{&quot;name&quot;: &quot;wert&quot;}].</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 must be a date, such as 2024-09-17.</source>
        <translation>%1 muss ein Datum sein, etwa 2024-09-17.</translation>
    </message>
    <message>
        <source>%1 must be a time of the day, such as 04:30.</source>
        <translation>%1 muss eine Uhrzeit sein, etwa 04:30.</translation>
    </message>
    <message>
        <source>%1 must be a date and a time, such as 2024-09-17 04:30.</source>
        <translation>%1 muss ein Datum mit Uhrzeit sein, etwa 2024-09-17 04:30.</translation>
    </message>
    <message>
        <source>%1 cannot have a value: it is specified wrongly in %2, line %3.</source>
        <translation>%1 kann keinen Wert haben: Es ist in %2, Zeile %3, falsch spezifiziert.</translation>
    </message>
</context>
<context>
    <name>Aegir::FieldEditor</name>
    <message>
        <source>This value is sent.</source>
        <translation>Dieser Wert wird gesendet.</translation>
    </message>
    <message>
        <source>It needs a value.</source>
        <translation>Hier fehlt ein Wert.</translation>
    </message>
    <message>
        <source>Nothing is sent; the role takes its default: %1</source>
        <translation>Nichts wird gesendet; die Rolle nimmt ihre Vorgabe: %1</translation>
    </message>
    <message>
        <source>Nothing is sent; the role decides.</source>
        <translation>Nichts wird gesendet; die Rolle entscheidet.</translation>
    </message>
    <message>
        <source>This value comes from the entity or its platform, and is sent.</source>
        <translation>Dieser Wert kommt von der Plattform oder der Site und wird gesendet.</translation>
    </message>
    <message>
        <source>This is the role&apos;s own default, which needs not be sent.</source>
        <translation>Das ist die eigene Vorgabe der Rolle; sie muss nicht gesendet werden.</translation>
    </message>
    <message>
        <source>An empty list is sent.</source>
        <translation>Eine leere Liste wird gesendet.</translation>
    </message>
    <message>
        <source>An empty mapping is sent.</source>
        <translation>Eine leere Zuordnung wird gesendet.</translation>
    </message>
    <message>
        <source>An empty text is sent.</source>
        <translation>Ein leerer Text wird gesendet.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label of a field: its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Send the &amp;inherited value</source>
        <translation>&amp;Geerbten Wert senden</translation>
    </message>
    <message>
        <source>Send &amp;nothing</source>
        <translation>&amp;Nichts senden</translation>
    </message>
    <message>
        <source>Send it &amp;empty</source>
        <translation>&amp;Leer senden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>label (unit)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Help on %1</source>
        <translation>Hilfe zu %1</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
</context>
<context>
    <name>Aegir::FieldReader</name>
    <message>
        <source>Fields must be a mapping: a name, a colon, and below it what the field is.</source>
        <translation>Felder müssen eine Zuordnung sein: ein Name, ein Doppelpunkt und darunter, was das Feld ist.</translation>
    </message>
    <message>
        <source>“%1” is a secret, and those are never stored: make it a field of the task that needs it.</source>
        <translation>„%1“ ist ein Geheimnis, und die werden nie gespeichert: Machen Sie es zu einem Feld der Aufgabe, die es braucht.</translation>
    </message>
    <message>
        <source>“%1” has the type “%2”, which Ansible does not know; it knows %3.</source>
        <translation>„%1“ hat den Typ „%2“, den Ansible nicht kennt; es kennt %3.</translation>
    </message>
    <message>
        <source>“elements” is for the type list only.</source>
        <translation>„elements“ gibt es nur beim Typ list.</translation>
    </message>
    <message>
        <source>“options” is for the type dict, or a list with elements of it.</source>
        <translation>„options“ gibt es nur beim Typ dict oder einer Liste davon.</translation>
    </message>
    <message>
        <source>The choice %1 is not of the type %2; put it in quotes if it is meant as a text.</source>
        <translation>Die Auswahl %1 ist nicht vom Typ %2; setzen Sie sie in Anführungszeichen, wenn ein Text gemeint ist.</translation>
    </message>
    <message>
        <source>The choice %1 is not of the type %2.</source>
        <translation>Die Auswahl %1 ist nicht vom Typ %2.</translation>
    </message>
    <message>
        <source>The default of “%1” does not fit: %2</source>
        <translation>Die Vorgabe von „%1“ passt nicht: %2</translation>
    </message>
    <message>
        <source>“multiline” is for texts only.</source>
        <translation>„multiline“ gibt es nur bei Texten.</translation>
    </message>
    <message>
        <source>The pattern of “%1” is no regular expression: %2.</source>
        <translation>Das Muster von „%1“ ist kein regulärer Ausdruck: %2.</translation>
    </message>
    <message>
        <source>“pattern” is for texts only.</source>
        <translation>„pattern“ gibt es nur bei Texten.</translation>
    </message>
    <message>
        <source>“ask” must be always, when_empty or never.</source>
        <translation>„ask“ muss always, when_empty oder never sein.</translation>
    </message>
    <message>
        <source>“default_from” must be platform.NAME, site.NAME or entity.NAME.</source>
        <translation>„default_from“ muss platform.NAME, site.NAME oder entity.NAME sein.</translation>
    </message>
    <message>
        <source>“min” and “max” are for numbers, texts and lists.</source>
        <translation>„min“ und „max“ gibt es bei Zahlen, Texten und Listen.</translation>
    </message>
    <message>
        <source>“min” of “%1” is greater than its “max”.</source>
        <translation>„min“ von „%1“ ist größer als „max“.</translation>
    </message>
    <message>
        <source>The role has no option “%1”.</source>
        <translation>Die Rolle hat keine Option „%1“.</translation>
    </message>
    <message>
        <source>The role has no option “%1”; did you mean “%2”?</source>
        <translation>Die Rolle hat keine Option „%1“; war „%2“ gemeint?</translation>
    </message>
    <message>
        <source>“visible_when” of “%1” names “%2”, which is no other field.</source>
        <translation>„visible_when“ von „%1“ nennt „%2“, das kein anderes Feld ist.</translation>
    </message>
    <message>
        <source>“visible_when” may hide “%1”, which the role requires: Ansible would then refuse to run it. Make the option optional in the role&apos;s argument specification.</source>
        <translation>„visible_when“ kann „%1“ ausblenden, das die Rolle verlangt: Ansible würde sie dann nicht ausführen. Machen Sie die Option in der Argumentspezifikation der Rolle optional.</translation>
    </message>
    <message>
        <source>“format” is for the type str.</source>
        <translation>„format“ gibt es nur beim Typ str.</translation>
    </message>
    <message>
        <source>“format” must be date, time or datetime.</source>
        <translation>„format“ muss date, time oder datetime sein.</translation>
    </message>
    <message>
        <source>“%1” is a secret, and those are never stored.</source>
        <translation>„%1“ ist ein Geheimnis, und die werden nie gespeichert.</translation>
    </message>
    <message>
        <source>“visible_when” is for the fields of a form, not for those inside one, such as “%1”.</source>
        <translation>„visible_when“ gibt es bei den Feldern eines Formulars, nicht bei denen innerhalb eines Feldes wie „%1“.</translation>
    </message>
    <message>
        <source>“visible_when” of “%1”: %2</source>
        <translation>„visible_when“ von „%1“: %2</translation>
    </message>
    <message>
        <source>“help_url” of “%1” must be an address with https://.</source>
        <translation>„help_url“ von „%1“ muss eine Adresse mit https:// sein.</translation>
    </message>
    <message>
        <source>“%1” lists its choices; “choices_from” is for fields that do not.</source>
        <translation>„%1“ zählt seine Auswahl auf; „choices_from“ ist für Felder, die das nicht tun.</translation>
    </message>
    <message>
        <source>“choices_from” of “%1” must be platforms, sites, hosts, groups, or a mapping with platforms, sites, outputs, file or command.</source>
        <translation>„choices_from“ von „%1“ muss platforms, sites, hosts, groups oder eine Zuordnung mit platforms, sites, outputs, file oder command sein.</translation>
    </message>
    <message>
        <source>“choices_from” is for texts and lists of texts, which “%1” is not.</source>
        <translation>„choices_from“ gibt es bei Texten und Listen von Texten; „%1“ ist keines davon.</translation>
    </message>
    <message>
        <source>“visible_when” of “%1” depends on itself through the fields that it names.</source>
        <translation>„visible_when“ von „%1“ hängt über die Felder, die es nennt, von sich selbst ab.</translation>
    </message>
    <message>
        <source>Ansible takes no option without a specification; write “%1: {}”.</source>
        <translation>Ansible nimmt keine Option ohne Spezifikation; schreiben Sie „%1: {}“.</translation>
    </message>
    <message>
        <source>“%1” has no “options”, so that nothing can be in it.</source>
        <translation>„%1“ hat keine „options“, kann also nichts enthalten.</translation>
    </message>
    <message>
        <source>“%1” is required and has a default, which Ansible does not take; leave out one of the two.</source>
        <translation>„%1“ ist erforderlich und hat eine Vorgabe, was Ansible nicht nimmt; lassen Sie eines von beiden weg.</translation>
    </message>
    <message>
        <source>The choice %1 can never be taken: Ansible compares what it makes of a value.</source>
        <translation>Die Auswahl %1 kann nie genommen werden: Ansible vergleicht, was es aus einem Wert macht.</translation>
    </message>
    <message>
        <source>The “choices” of “%1” are empty, so that nothing is one.</source>
        <translation>Die „choices“ von „%1“ sind leer, also steht nichts zur Auswahl.</translation>
    </message>
    <message>
        <source>“%1” is a secret, and Ansible fails on a default of one that is a list or a mapping, so that it must always be given.</source>
        <translation>„%1“ ist ein Geheimnis, und Ansible scheitert an dessen Vorgabe, wenn sie eine Liste oder eine Zuordnung ist; es muss also immer angegeben werden.</translation>
    </message>
    <message>
        <source>So the field must always be given.</source>
        <translation>Das Feld muss also immer angegeben werden.</translation>
    </message>
    <message>
        <source>The option “%1” is specified wrongly; see %2, line %3.</source>
        <translation>Die Option „%1“ ist falsch spezifiziert; siehe %2, Zeile %3.</translation>
    </message>
</context>
<context>
    <name>Aegir::FieldRules</name>
    <message>
        <source>%1 may have only one of: %2.</source>
        <translation>%1 darf nur eines hiervon haben: %2.</translation>
    </message>
    <message>
        <source>%1: %2 belong together; missing: %3.</source>
        <translation>%1: %2 gehören zusammen; es fehlt: %3.</translation>
    </message>
    <message>
        <source>%1 needs one of: %2.</source>
        <translation>%1 braucht eines hiervon: %2.</translation>
    </message>
    <message>
        <source>%1: when %2 is %3, it also needs one of: %4.</source>
        <translation>%1: Wenn %2 den Wert %3 hat, braucht es auch eines hiervon: %4.</translation>
    </message>
    <message>
        <source>%1: when %2 is %3, it also needs: %4.</source>
        <translation>%1: Wenn %2 den Wert %3 hat, braucht es auch: %4.</translation>
    </message>
    <message>
        <source>%1: with %2, it also needs: %3.</source>
        <translation>%1: Mit %2 braucht es auch: %3.</translation>
    </message>
</context>
<context>
    <name>Aegir::FilterBar</name>
    <message>
        <source>Only lines with…</source>
        <translation>Nur Zeilen mit …</translation>
    </message>
    <message>
        <source>Show only lines of the output with this text</source>
        <translation>Nur die Zeilen der Ausgabe mit diesem Text zeigen</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Wieder alles zeigen</translation>
    </message>
    <message>
        <source>Show only results that are: %1</source>
        <translation>Nur diese Ergebnisse zeigen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln result(s)</source>
        <comment>a state</comment>
        <translation>
            <numerusform>%1: %Ln Ergebnis</numerusform>
            <numerusform>%1: %Ln Ergebnisse</numerusform>
        </translation>
    </message>
    <message>
        <source>All hosts</source>
        <translation>Alle Hosts</translation>
    </message>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln Host</numerusform>
            <numerusform>%Ln Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only results of some hosts</source>
        <translation>Nur die Ergebnisse einiger Hosts zeigen</translation>
    </message>
    <message>
        <source>Hosts that are shown: %1</source>
        <translation>Gezeigte Hosts: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching… %Ln line(s)</source>
        <translation>
            <numerusform>Suche läuft … %Ln Zeile</numerusform>
            <numerusform>Suche läuft … %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln line(s)</source>
        <translation>
            <numerusform>%1 von %Ln Zeile</numerusform>
            <numerusform>%1 von %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a state, how many</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Aegir::Foldable</name>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
</context>
<context>
    <name>Aegir::FormGroup</name>
    <message>
        <source>Nothing to fill in.</source>
        <translation>Nichts auszufüllen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the roles&apos; defaults</source>
        <translation>die Vorgaben der Rollen</translation>
    </message>
</context>
<context>
    <name>Aegir::FormPage</name>
    <message numerus="yes">
        <source>Search in %n field(s)… (Ctrl+F)</source>
        <translation>
            <numerusform>In einem Feld suchen … (Strg+F)</numerusform>
            <numerusform>In %n Feldern suchen … (Strg+F)</numerusform>
        </translation>
    </message>
    <message>
        <source>Search in the fields</source>
        <translation>In den Feldern suchen</translation>
    </message>
    <message>
        <source>No field has “%1” in its label, name or description.</source>
        <translation>Kein Feld hat „%1“ in Bezeichnung, Name oder Beschreibung.</translation>
    </message>
</context>
<context>
    <name>Aegir::GroupItem</name>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Eintrag %1</translation>
    </message>
</context>
<context>
    <name>Aegir::GroupsEditor</name>
    <message>
        <source>Add an item</source>
        <translation>Eintrag hinzufügen</translation>
    </message>
    <message>
        <source>Add an item to %1</source>
        <translation>Eintrag zu %1 hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::HistoryModel</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>+%1 %</source>
        <translation>+%1 %</translation>
    </message>
    <message>
        <source>−%1 %</source>
        <translation>−%1 %</translation>
    </message>
    <message>
        <source>task %1, %2</source>
        <translation>Aufgabe %1, %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1 (check)</source>
        <translation>%1 (Probe)</translation>
    </message>
    <message>
        <source>Usually %1: the median of the last runs that ended ok.</source>
        <translation>Gewöhnlich %1: der Median der letzten Läufe, die ok endeten.</translation>
    </message>
    <message>
        <source>With which values it ran is not known any more.</source>
        <translation>Mit welchen Werten er lief, ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>There is no run before it to compare with.</source>
        <translation>Es gibt keinen Lauf davor, mit dem er sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>The same values as the run before.</source>
        <translation>Dieselben Werte wie beim Lauf davor.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Other values than before</source>
        <translation>Andere Werte als zuvor</translation>
    </message>
</context>
<context>
    <name>Aegir::HistoryView</name>
    <message>
        <source>Filter by name, value or verdict…</source>
        <translation>Nach Name, Wert oder Ergebnis filtern …</translation>
    </message>
    <message>
        <source>Filter runs by name, value or verdict</source>
        <translation>Läufe nach Name, Wert oder Ergebnis filtern</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>error or interrupted</source>
        <translation>Fehler oder unterbrochen</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Show pinned runs only; a pinned run is never removed</source>
        <translation>Nur angeheftete Läufe zeigen; ein angehefteter Lauf wird nie entfernt</translation>
    </message>
    <message>
        <source>Show all runs again</source>
        <translation>Wieder alle Läufe zeigen</translation>
    </message>
    <message>
        <source>&amp;Actions</source>
        <translation>A&amp;ktionen</translation>
    </message>
    <message>
        <source>What can be done with the selected runs</source>
        <translation>Was sich mit den ausgewählten Läufen tun lässt</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Every operation</source>
        <translation>Jede Operation</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n run(s); scroll down for older ones.</source>
        <translation>
            <numerusform>Der neueste Lauf; ältere weiter unten.</numerusform>
            <numerusform>Die neuesten %n Läufe; ältere weiter unten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s).</source>
        <translation>
            <numerusform>%n Lauf.</numerusform>
            <numerusform>%n Läufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing ran yet.</source>
        <translation>Noch nichts gelaufen.</translation>
    </message>
    <message>
        <source>No run is like that.</source>
        <translation>Kein Lauf passt dazu.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were kept, because they are pinned or have not ended.</source>
        <translation>
            <numerusform>Ein Lauf wurde behalten, weil er angeheftet oder noch nicht zu Ende ist.</numerusform>
            <numerusform>%n Läufe wurden behalten, weil sie angeheftet oder noch nicht zu Ende sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Runs</source>
        <translation>Läufe entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n run(s) with their logs? This cannot be undone.</source>
        <translation>
            <numerusform>Einen Lauf mit seinem Protokoll entfernen? Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>%n Läufe mit ihren Protokollen entfernen? Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Show the &amp;Log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>&amp;Compare with Run %1</source>
        <translation>Mit Lauf %1 &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Compare with the Run Before</source>
        <translation>Mit dem Lauf davor &amp;vergleichen</translation>
    </message>
    <message>
        <source>Run Again with the Same &amp;Values</source>
        <translation>Noch einmal mit denselben &amp;Werten ausführen</translation>
    </message>
    <message>
        <source>Run Again on &amp;Failed Hosts</source>
        <translation>Noch einmal auf &amp;gescheiterten Hosts ausführen</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Anheften</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
</context>
<context>
    <name>Aegir::HostChooser</name>
    <message>
        <source>Find a host</source>
        <translation>Host suchen</translation>
    </message>
    <message>
        <source>Hosts of the run</source>
        <translation>Hosts des Laufs</translation>
    </message>
</context>
<context>
    <name>Aegir::HostListModel</name>
    <message>
        <source>%1  (%2)</source>
        <comment>a host, how many results it has</comment>
        <translation>%1  (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln Ergebnis</numerusform>
            <numerusform>%Ln Ergebnisse</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed or unreachable</source>
        <translation>
            <numerusform>%Ln gescheitert oder nicht erreichbar</numerusform>
            <numerusform>%Ln gescheitert oder nicht erreichbar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::HtmlExport</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>check: only tried what would change</source>
        <translation>Probe: nur probiert, was sich ändern würde</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Ansible core</source>
        <translation>Ansible core</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Aufgezeichnet von</translation>
    </message>
</context>
<context>
    <name>Aegir::JsonEditor</name>
    <message>
        <source>JSON, such as {&quot;name&quot;: &quot;value&quot;}</source>
        <translation>JSON, etwa {&quot;name&quot;: &quot;wert&quot;}</translation>
    </message>
</context>
<context>
    <name>Aegir::KeepSettings</name>
    <message>
        <source>“%1” must be 1 to 1000000; leave it out for no limit.</source>
        <translation>„%1“ muss zwischen 1 und 1000000 liegen; lassen Sie es weg, wenn es keine Grenze geben soll.</translation>
    </message>
    <message>
        <source>“size” must be how much room runs may take, such as 2 GB or 500 MiB.</source>
        <translation>„size“ muss sagen, wie viel Platz Läufe einnehmen dürfen, etwa 2 GB oder 500 MiB.</translation>
    </message>
</context>
<context>
    <name>Aegir::LeaveQuestion</name>
    <message>
        <source>Runs Are Being Dispatched</source>
        <translation>Läufe werden gerade abgeschickt</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are not in the queue yet.</source>
        <translation>
            <numerusform>%n Lauf steht noch nicht in der Warteschlange.</numerusform>
            <numerusform>%n Läufe stehen noch nicht in der Warteschlange.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is in the queue goes on without this window. The others can be put there first, which takes a moment, or left out.</source>
        <translation>Was in der Warteschlange steht, geht ohne dieses Fenster weiter. Die anderen können vorher noch eingereiht werden, was einen Augenblick dauert, oder wegbleiben.</translation>
    </message>
    <message>
        <source>&amp;Dispatch Them, Then Close</source>
        <translation>Ab&amp;schicken, dann schließen</translation>
    </message>
    <message>
        <source>&amp;Leave Them Out</source>
        <translation>&amp;Weglassen</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that you asked for wait for the database.</source>
        <translation>
            <numerusform>%n Sache, die Sie verlangt haben, wartet auf die Datenbank.</numerusform>
            <numerusform>%n Sachen, die Sie verlangt haben, warten auf die Datenbank.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program is writing to it. They can be done as soon as that one has finished, or left out.</source>
        <translation>Ein anderes Programm schreibt hinein. Was wartet, kann geschehen, sobald es fertig ist, oder wegbleiben.</translation>
    </message>
    <message>
        <source>The Database Is Busy</source>
        <translation>Die Datenbank ist beschäftigt</translation>
    </message>
    <message>
        <source>&amp;Do Them, Then Close</source>
        <translation>&amp;Erledigen, dann schließen</translation>
    </message>
</context>
<context>
    <name>Aegir::LineEditor</name>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe zeigen</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Eingabe verbergen</translation>
    </message>
    <message>
        <source>Empty text</source>
        <translation>Leerer Text</translation>
    </message>
    <message>
        <source>Such as 512 or 10MB</source>
        <translation>Etwa 512 oder 10MB</translation>
    </message>
    <message>
        <source>Such as 512 or 10Mb</source>
        <translation>Etwa 512 oder 10Mb</translation>
    </message>
</context>
<context>
    <name>Aegir::ListEditor</name>
    <message>
        <source>Remove the item (Del)</source>
        <translation>Eintrag entfernen (Entf)</translation>
    </message>
    <message>
        <source>Move the item up (Alt+Up)</source>
        <translation>Eintrag nach oben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Move the item down (Alt+Down)</source>
        <translation>Eintrag nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>Empty list; type an item and press Enter</source>
        <translation>Leere Liste; Eintrag eingeben und Eingabetaste drücken</translation>
    </message>
    <message>
        <source>Type an item and press Enter</source>
        <translation>Eintrag eingeben und Eingabetaste drücken</translation>
    </message>
</context>
<context>
    <name>Aegir::LogDocument::Indexer</name>
    <message>
        <source>The log %1 cannot be read: %2.</source>
        <translation>Das Protokoll %1 ist nicht lesbar: %2.</translation>
    </message>
</context>
<context>
    <name>Aegir::LogFindBar</name>
    <message>
        <source>Match case</source>
        <translation>Groß/klein beachten</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Find in the output</source>
        <translation>In der Ausgabe suchen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorheriges (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächstes (F3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an option, the key for it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Searching… %1 so far</source>
        <translation>Suche läuft … bisher %1</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a match&apos;s number, of all matches</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) are in lines that a filter hides.</source>
        <translation>
            <numerusform>%Ln Treffer liegt in einer Zeile, die ein Filter verbirgt.</numerusform>
            <numerusform>%Ln Treffer liegen in Zeilen, die ein Filter verbirgt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The expression takes too long in %Ln line(s): matches may be missing.</source>
        <translation>
            <numerusform>Der Ausdruck braucht in %Ln Zeile zu lange: Treffer können fehlen.</numerusform>
            <numerusform>Der Ausdruck braucht in %Ln Zeilen zu lange: Treffer können fehlen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::LogGutter</name>
    <message>
        <source>Line numbers</source>
        <translation>Zeilennummern</translation>
    </message>
    <message>
        <source>Show what this heads</source>
        <translation>Ausklappen, was hierzu gehört</translation>
    </message>
    <message>
        <source>Fold what this heads</source>
        <translation>Einklappen, was hierzu gehört</translation>
    </message>
</context>
<context>
    <name>Aegir::LogMatcher</name>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Es gibt nichts zu suchen.</translation>
    </message>
    <message>
        <source>The regular expression is wrong at character %1: %2.</source>
        <translation>Der reguläre Ausdruck ist bei Zeichen %1 falsch: %2.</translation>
    </message>
    <message>
        <source>This regular expression cannot be looked for: %1.</source>
        <translation>Nach diesem regulären Ausdruck lässt sich nicht suchen: %1.</translation>
    </message>
</context>
<context>
    <name>Aegir::LogPainter</name>
    <message numerus="yes">
        <source>%Ln line(s) folded</source>
        <translation>
            <numerusform>%Ln Zeile eingeklappt</numerusform>
            <numerusform>%Ln Zeilen eingeklappt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::LogView</name>
    <message>
        <source>Output of the run</source>
        <translation>Ausgabe des Laufs</translation>
    </message>
    <message>
        <source>The selection is too long to be copied: it has more than 64 MB of text. Copy less of it, or export the log.</source>
        <translation>Die Auswahl ist zu lang zum Kopieren: Sie hat mehr als 64 MB Text. Kopieren Sie weniger davon, oder exportieren Sie das Protokoll.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>Zeilen &amp;umbrechen</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>Zei&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Off</source>
        <translation>&amp;Aus</translation>
    </message>
    <message>
        <source>&amp;Clock</source>
        <translation>&amp;Uhrzeit</translation>
    </message>
    <message>
        <source>&amp;Since the Start</source>
        <translation>&amp;Seit dem Beginn</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>&amp;Fold All</source>
        <translation>Alles &amp;einklappen</translation>
    </message>
    <message>
        <source>&amp;Unfold All</source>
        <translation>Alles au&amp;sklappen</translation>
    </message>
</context>
<context>
    <name>Aegir::MainWindow</name>
    <message>
        <source>%1 – %2</source>
        <comment>workspace – program</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Einen Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>A workspace is a folder with your platforms and sites, the operations that run on them, and the Ansible roles that do the work. Make one from the starter, open one that you have, or look around in the sample.</source>
        <translation>Ein Arbeitsbereich ist ein Ordner mit Ihren Plattformen und Sites, den Operationen, die auf ihnen laufen, und den Ansible-Rollen, die die Arbeit tun. Legen Sie einen aus der Vorlage an, öffnen Sie einen vorhandenen, oder sehen Sie sich im Beispiel um.</translation>
    </message>
    <message>
        <source>&amp;New Workspace…</source>
        <translation>&amp;Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>&amp;Open Workspace…</source>
        <translation>Arbeitsbereich ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open the &amp;Sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Show the Queue</source>
        <translation>Warteschlange &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Re&amp;load the Types</source>
        <translation>Typen neu &amp;laden</translation>
    </message>
    <message>
        <source>Show the &amp;Folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Add &amp;Platform…</source>
        <translation>&amp;Plattform hinzufügen …</translation>
    </message>
    <message>
        <source>Add &amp;Site…</source>
        <translation>&amp;Site hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>S&amp;uchen …</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>&amp;Nächstes suchen</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>&amp;Vorheriges suchen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Operation</source>
        <translation>&amp;Operation</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>About &amp;Aegir</source>
        <translation>Über &amp;Aegir</translation>
    </message>
    <message>
        <source>&amp;About %1</source>
        <translation>Ü&amp;ber %1</translation>
    </message>
    <message>
        <source>New Workspace: Choose a Place and a Name</source>
        <translation>Neuer Arbeitsbereich: Ort und Namen wählen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>my-hosting</source>
        <translation>mein-hosting</translation>
    </message>
    <message>
        <source>Open a Workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>The types were read anew.</source>
        <translation>Die Typen wurden neu gelesen.</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>&lt;h3&gt;%1 %2&lt;/h3&gt;&lt;p&gt;Runs the operations of hosting platforms and sites through Ansible.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;%1 %2&lt;/h3&gt;&lt;p&gt;Führt die Operationen von Hosting-Plattformen und Sites mit Ansible aus.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Qt %1.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer. Qt %1.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Select a platform or a site first</source>
        <translation>Wählen Sie zuerst eine Plattform oder eine Site</translation>
    </message>
    <message>
        <source>Open R&amp;un…</source>
        <translation>La&amp;uf öffnen …</translation>
    </message>
    <message>
        <source>Next Failure or &amp;Warning</source>
        <translation>Nächster &amp;Fehlschlag oder Warnung</translation>
    </message>
    <message>
        <source>Previous Failure or Warning</source>
        <translation>Vorheriger Fehlschlag oder Warnung</translation>
    </message>
    <message>
        <source>&amp;Pause the Queue</source>
        <translation>Warteschlange &amp;anhalten</translation>
    </message>
    <message>
        <source>Start nothing until it is resumed; what runs goes on</source>
        <translation>Nichts starten, bis sie fortgesetzt wird; was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>&amp;Check Ansible…</source>
        <translation>Ansible &amp;prüfen …</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>Workspace Settin&amp;gs…</source>
        <translation>Einstellun&amp;gen des Arbeitsbereichs …</translation>
    </message>
</context>
<context>
    <name>Aegir::MappingReader</name>
    <message>
        <source>There must be a mapping here (“key: value” lines).</source>
        <translation>Hier muss eine Zuordnung stehen (Zeilen „Schlüssel: Wert“).</translation>
    </message>
    <message>
        <source>This and what follows in this mapping is not known here.</source>
        <translation>Dies und was in dieser Zuordnung folgt, ist hier unbekannt.</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation>„%1“ ist hier unbekannt.</translation>
    </message>
    <message>
        <source>“%1” is not known here; did you mean “%2”?</source>
        <translation>„%1“ ist hier unbekannt; war „%2“ gemeint?</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>eine Zuordnung</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>„%1“ muss %2 sein.</translation>
    </message>
</context>
<context>
    <name>Aegir::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Aegir::MissedBar</name>
    <message>
        <source>Show the Run</source>
        <translation>Lauf zeigen</translation>
    </message>
    <message numerus="yes">
        <source>The same holds for %n more run(s); the queue and the history show them.</source>
        <translation>
            <numerusform>So war es auch mit einem weiteren Lauf; Warteschlange und Verlauf zeigen ihn.</numerusform>
            <numerusform>So war es auch mit %n weiteren Läufen; Warteschlange und Verlauf zeigen sie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::NumberEditor</name>
    <message>
        <source>%1 is a greater number than can be sent exactly.</source>
        <translation>%1 ist eine größere Zahl, als sich genau senden lässt.</translation>
    </message>
</context>
<context>
    <name>Aegir::OpenInEditor</name>
    <message>
        <source>%1 is not on this computer, or was removed.</source>
        <translation>%1 ist nicht auf diesem Rechner oder wurde entfernt.</translation>
    </message>
    <message>
        <source>The editor %1 could not be started. Check the setting &quot;editor&quot;.</source>
        <translation>Der Editor %1 ließ sich nicht starten. Prüfen Sie die Einstellung „editor“.</translation>
    </message>
    <message>
        <source>%1 is no YAML file, so it is not opened. Name an editor in the setting &quot;editor&quot; to do it anyway.</source>
        <translation>%1 ist keine YAML-Datei, wird also nicht geöffnet. Nennen Sie einen Editor in der Einstellung „editor“, um es dennoch zu tun.</translation>
    </message>
    <message>
        <source>The desktop knows no program for %1. Name an editor in the setting &quot;editor&quot;.</source>
        <translation>Die Arbeitsumgebung kennt kein Programm für %1. Nennen Sie einen Editor in der Einstellung „editor“.</translation>
    </message>
</context>
<context>
    <name>Aegir::OpenedRunWindow</name>
    <message>
        <source>Ansible core %1</source>
        <translation>Ansible core %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>S&amp;uchen …</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>&amp;Nächstes suchen</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>&amp;Vorheriges suchen</translation>
    </message>
    <message>
        <source>Next Failure or &amp;Warning</source>
        <translation>Nächster &amp;Fehlschlag oder Warnung</translation>
    </message>
    <message>
        <source>Previous Failure or Warning</source>
        <translation>Vorheriger Fehlschlag oder Warnung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
</context>
<context>
    <name>Aegir::OperationButtons</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Ausführen …</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>%1 ausführen</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
</context>
<context>
    <name>Aegir::OperationDialog</name>
    <message>
        <source>Run &amp;options</source>
        <translation>&amp;Optionen des Laufs</translation>
    </message>
    <message>
        <source>Show &amp;all fields</source>
        <translation>&amp;Alle Felder zeigen</translation>
    </message>
    <message>
        <source>&amp;Dispatch</source>
        <translation>Ab&amp;schicken</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>This cannot be taken back. Type the name &lt;b&gt;%1&lt;/b&gt; to &amp;confirm:</source>
        <translation>Das lässt sich nicht zurücknehmen. Geben Sie zur &amp;Bestätigung den Namen &lt;b&gt;%1&lt;/b&gt; ein:</translation>
    </message>
    <message>
        <source>Also show the fields whose values come from the entity or from the roles&apos; defaults</source>
        <translation>Auch die Felder zeigen, deren Werte von der Plattform, der Site oder aus den Vorgaben der Rollen kommen</translation>
    </message>
    <message>
        <source>Type the name %1 to confirm.</source>
        <translation>Geben Sie zur Bestätigung den Namen %1 ein.</translation>
    </message>
    <message>
        <source>&amp;Fields</source>
        <translation>Fel&amp;der</translation>
    </message>
    <message>
        <source>Go to the next of them</source>
        <translation>Zum nächsten davon gehen</translation>
    </message>
    <message>
        <source>What is wrong with the values that were loaded</source>
        <translation>Was an den geladenen Werten nicht stimmt</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>Verber&amp;gen</translation>
    </message>
    <message numerus="yes">
        <source>%n pro&amp;blem(s)</source>
        <translation>
            <numerusform>%n P&amp;roblem</numerusform>
            <numerusform>%n P&amp;robleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::OperationMenu</name>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Ausführen …</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>Run with &amp;Options…</source>
        <translation>Mit &amp;Optionen ausführen …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Show the Last Run&apos;s Output</source>
        <translation>Ausgabe des letzten Laufs &amp;zeigen</translation>
    </message>
    <message>
        <source>Sc&amp;hedule…</source>
        <translation>&amp;Planen …</translation>
    </message>
</context>
<context>
    <name>Aegir::OperationModel</name>
    <message>
        <source>There is no operation “%1” in this workspace&apos;s types.</source>
        <translation>Unter den Typen dieses Arbeitsbereichs gibt es keine Operation „%1“.</translation>
    </message>
    <message>
        <source>Run %1 is running.</source>
        <translation>Lauf %1 läuft.</translation>
    </message>
    <message>
        <source>Run %1 is waiting.</source>
        <translation>Lauf %1 wartet.</translation>
    </message>
    <message>
        <source>%1 (check)</source>
        <translation>%1 (Probe)</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Ausführen …</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
</context>
<context>
    <name>Aegir::OperationStarter</name>
    <message>
        <source>There is no operation “%1” in this workspace&apos;s types.</source>
        <translation>Unter den Typen dieses Arbeitsbereichs gibt es keine Operation „%1“.</translation>
    </message>
</context>
<context>
    <name>Aegir::OperationTable</name>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
</context>
<context>
    <name>Aegir::OutlineModel</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>%1: running</source>
        <comment>host</comment>
        <translation>%1: läuft</translation>
    </message>
    <message>
        <source>Check the variables</source>
        <translation>Variablen prüfen</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>hosts that ended / that began</comment>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>Aegir::OutlineView</name>
    <message>
        <source>Plays, roles and steps of the run</source>
        <translation>Plays, Rollen und Schritte des Laufs</translation>
    </message>
</context>
<context>
    <name>Aegir::PairsModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1 has a value without a name.</source>
        <translation>%1 hat einen Wert ohne Namen.</translation>
    </message>
    <message>
        <source>%1 has “%2” twice.</source>
        <translation>%1 hat „%2“ zweimal.</translation>
    </message>
</context>
<context>
    <name>Aegir::PathEditor</name>
    <message>
        <source>Choose a F&amp;older…</source>
        <translation>&amp;Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose a &amp;File…</source>
        <translation>&amp;Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a folder or a file of this machine</source>
        <translation>Einen Ordner oder eine Datei dieses Rechners wählen</translation>
    </message>
    <message>
        <source>Choose the path for %1</source>
        <translation>Pfad für %1 wählen</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a File</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Empty path</source>
        <translation>Leerer Pfad</translation>
    </message>
</context>
<context>
    <name>Aegir::PreparedRun</name>
    <message>
        <source>%1 has no operation “%2”.</source>
        <translation>%1 hat keine Operation „%2“.</translation>
    </message>
</context>
<context>
    <name>Aegir::Presets</name>
    <message>
        <source>The values “%1” cannot be read: %2.</source>
        <translation>Die Werte „%1“ sind nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The values “%1” cannot be read: %2 is damaged.</source>
        <translation>Die Werte „%1“ sind nicht lesbar: %2 ist beschädigt.</translation>
    </message>
    <message>
        <source>The values could not be saved as “%1”: %2.</source>
        <translation>Die Werte ließen sich nicht als „%1“ speichern: %2.</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>The values “%1” could not be deleted: %2.</source>
        <translation>Die Werte „%1“ ließen sich nicht löschen: %2.</translation>
    </message>
    <message>
        <source>Give the values a name.</source>
        <translation>Geben Sie den Werten einen Namen.</translation>
    </message>
    <message>
        <source>A name has no blank at its beginning or end.</source>
        <translation>Ein Name hat kein Leerzeichen am Anfang oder Ende.</translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>Ein Name hat höchstens ein Zeichen.</numerusform>
            <numerusform>Ein Name hat höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A name cannot have any of / \ : * ? &quot; &lt; &gt; |.</source>
        <translation>Ein Name kann keines dieser Zeichen haben: / \ : * ? &quot; &lt; &gt; |.</translation>
    </message>
    <message>
        <source>A name does not begin with a dot.</source>
        <translation>Ein Name beginnt nicht mit einem Punkt.</translation>
    </message>
</context>
<context>
    <name>Aegir::PreviewPage</name>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Variables</source>
        <translation>&amp;Variablen</translation>
    </message>
    <message>
        <source>Play&amp;book</source>
        <translation>Play&amp;book</translation>
    </message>
    <message>
        <source>Variables &amp;file</source>
        <translation>Variablen&amp;datei</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>&amp;Befehl</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>Kopieren, was zu sehen ist</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>(none of its own)</source>
        <translation>(keine eigenen)</translation>
    </message>
    <message>
        <source>The whole play</source>
        <translation>Das ganze Play</translation>
    </message>
</context>
<context>
    <name>Aegir::Problem</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
</context>
<context>
    <name>Aegir::ProblemsPanel</name>
    <message>
        <source>Problems in the workspace&apos;s files</source>
        <translation>Probleme in den Dateien des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>Aegir::Queue</name>
    <message>
        <source>The workspace cannot be locked: %1 cannot be written. Runs cannot be started from here.</source>
        <translation>Der Arbeitsbereich lässt sich nicht sperren: %1 ist nicht schreibbar. Von hier lassen sich keine Läufe starten.</translation>
    </message>
    <message>
        <source>%1, which workspace.yml names as ansible_playbook, is not a program that can be run. Correct the path.</source>
        <translation>%1, von workspace.yml als ansible_playbook genannt, ist kein ausführbares Programm. Berichtigen Sie den Pfad.</translation>
    </message>
    <message>
        <source>ansible-playbook was not found on PATH. Install Ansible with your package manager (the package is called ansible-core or ansible) or with “pipx install ansible-core”, then open the workspace again.</source>
        <translation>ansible-playbook wurde im PATH nicht gefunden. Installieren Sie Ansible mit Ihrer Paketverwaltung (das Paket heißt ansible-core oder ansible) oder mit „pipx install ansible-core“, und öffnen Sie den Arbeitsbereich neu.</translation>
    </message>
    <message>
        <source>There is no run %1.</source>
        <translation>Es gibt keinen Lauf %1.</translation>
    </message>
    <message>
        <source>Run %1 has ended already.</source>
        <translation>Lauf %1 ist schon zu Ende.</translation>
    </message>
    <message>
        <source>Run %1 is running already.</source>
        <translation>Lauf %1 läuft schon.</translation>
    </message>
    <message>
        <source>“%1” is over; choose a time to come.</source>
        <translation>„%1“ ist vorbei; wählen Sie eine künftige Zeit.</translation>
    </message>
    <message>
        <source>%1 asks for secrets, which are kept in memory only, so it cannot be scheduled.</source>
        <translation>%1 fragt nach Geheimnissen, die nur im Speicher gehalten werden, lässt sich also nicht planen.</translation>
    </message>
    <message>
        <source>%1 is not scheduled.</source>
        <translation>%1 ist nicht geplant.</translation>
    </message>
    <message>
        <source>%1 (process %2) holds the queue and does not answer. Let it go on, if it was stopped, or end it; then another program takes over.</source>
        <translation>%1 (Prozess %2) hält die Warteschlange und antwortet nicht. Lassen Sie es weiterlaufen, falls es angehalten wurde, oder beenden Sie es; dann übernimmt ein anderes Programm.</translation>
    </message>
    <message>
        <source>None of these runs waits any more.</source>
        <translation>Keiner dieser Läufe wartet noch.</translation>
    </message>
</context>
<context>
    <name>Aegir::QueueHolder</name>
    <message>
        <source>The run&apos;s folder %1 is gone, so it cannot start. Run it again.</source>
        <translation>Der Ordner %1 des Laufs ist nicht mehr da, er kann also nicht beginnen. Starten Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Its secrets, which are kept in memory only, went with the program that dispatched it. Run it again.</source>
        <translation>Die Geheimnisse, die nur im Speicher gehalten werden, gingen mit dem Programm, das ihn abgeschickt hatte. Führen Sie es noch einmal aus.</translation>
    </message>
    <message>
        <source>Cancelled before it started.</source>
        <translation>Vor dem Start abgebrochen.</translation>
    </message>
    <message>
        <source>Run %1 is about to end.</source>
        <translation>Lauf %1 ist gerade am Enden.</translation>
    </message>
    <message>
        <source>Run %1 is not tried again: %2</source>
        <translation>Lauf %1 wird nicht noch einmal versucht: %2</translation>
    </message>
    <message>
        <source>Run %1 is not tried again: its secrets, which are kept in memory only, are gone.</source>
        <translation>Lauf %1 wird nicht noch einmal versucht: Seine Geheimnisse, die nur im Speicher gehalten werden, sind nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>Aegir::QueueLink</name>
    <message>
        <source>Other programs cannot reach this queue: %1.</source>
        <translation>Andere Programme erreichen diese Warteschlange nicht: %1.</translation>
    </message>
</context>
<context>
    <name>Aegir::QueueModel</name>
    <message>
        <source>held</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird angehalten</translation>
    </message>
    <message>
        <source>Running for %1.</source>
        <comment>0:12</comment>
        <translation>Läuft seit %1.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>Abgeschickt</translation>
    </message>
</context>
<context>
    <name>Aegir::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Nothing runs and nothing waits</source>
        <translation>Nichts läuft, und nichts wartet</translation>
    </message>
    <message>
        <source>Press Run beside an operation, and its run stands here until it has ended. What cannot start at once waits and says for what; drag it to another place, hold it, or remove it.</source>
        <translation>Drücken Sie neben einer Operation auf Ausführen, und ihr Lauf steht hier, bis er zu Ende ist. Was nicht sofort starten kann, wartet und sagt, worauf; ziehen Sie es an eine andere Stelle, halten Sie es zurück, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>&amp;Zurückhalten</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>F&amp;reigeben</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>Ganz nach o&amp;ben</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Last</source>
        <translation>Ganz nach un&amp;ten</translation>
    </message>
    <message>
        <source>The queue has been paused since %1. Nothing starts until it is resumed; what runs goes on.</source>
        <translation>Die Warteschlange ist angehalten, seit %1. Nichts startet, bis sie fortgesetzt wird; was läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>No program holds the queue just now, so nothing starts.</source>
        <translation>Gerade hält kein Programm die Warteschlange, also startet nichts.</translation>
    </message>
    <message>
        <source>%1 (process %2) holds the queue and starts what may start. What you do here counts there too; when it ends, this window takes over.</source>
        <translation>%1 (Prozess %2) hält die Warteschlange und startet, was starten darf. Was Sie hier tun, gilt auch dort; wenn es endet, übernimmt dieses Fenster.</translation>
    </message>
    <message>
        <source>&amp;Resume the Queue</source>
        <translation>Warteschlange &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause the Queue</source>
        <translation>Warteschlange &amp;anhalten</translation>
    </message>
    <message>
        <source>Let runs start again</source>
        <translation>Läufe wieder starten lassen</translation>
    </message>
    <message>
        <source>Start nothing until the queue is resumed; what runs goes on</source>
        <translation>Nichts starten, bis die Warteschlange fortgesetzt wird; was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Take it out of the queue; it counts as cancelled</source>
        <translation>Aus der Warteschlange nehmen; gilt als abgebrochen</translation>
    </message>
    <message>
        <source>Stop Ansible: it is asked, then terminated, then killed</source>
        <translation>Ansible anhalten: Es wird gebeten zu enden, dann aufgefordert, dann getötet</translation>
    </message>
</context>
<context>
    <name>Aegir::Recurrence</name>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>day of the month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>day of the week</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>“%1” needs a length of time from 1m on, such as every 30m, every 6h or every 1d.</source>
        <translation>„%1“ braucht eine Zeitspanne ab 1m, etwa every 30m, every 6h oder every 1d.</translation>
    </message>
    <message>
        <source>“%1” needs a date and a time, such as at 2026-12-01 03:00.</source>
        <translation>„%1“ braucht ein Datum mit Uhrzeit, etwa at 2026-12-01 03:00.</translation>
    </message>
    <message>
        <source>“%1” is unknown; there are @hourly, @daily, @weekly, @monthly and @yearly.</source>
        <translation>„%1“ ist unbekannt; es gibt @hourly, @daily, @weekly, @monthly und @yearly.</translation>
    </message>
    <message>
        <source>“%1” is no schedule: write five fields (minute, hour, day of the month, month, day of the week) such as 30 3 * * mon-fri, or every 6h, or at 2026-12-01 03:00.</source>
        <translation>„%1“ ist kein Zeitplan: Schreiben Sie fünf Felder (Minute, Stunde, Tag des Monats, Monat, Wochentag), etwa 30 3 * * mon-fri, oder every 6h oder at 2026-12-01 03:00.</translation>
    </message>
    <message>
        <source>“%1” never comes: no such month has such a day.</source>
        <translation>„%1“ kommt nie: Kein solcher Monat hat so einen Tag.</translation>
    </message>
    <message>
        <source>“%1” is no %2: it goes from %3 to %4.</source>
        <translation>„%1“ passt nicht als %2: Möglich ist %3 bis %4.</translation>
    </message>
</context>
<context>
    <name>Aegir::RelativeTime</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>vor %n s</numerusform>
            <numerusform>vor %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n h</numerusform>
            <numerusform>vor %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor einem Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 tomorrow</source>
        <comment>a time</comment>
        <translation>morgen um %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>time, date</comment>
        <translation>am %2 um %1</translation>
    </message>
</context>
<context>
    <name>Aegir::Remedy</name>
    <message>
        <source>Connect to the host once with ssh in a terminal to accept its key, then run this again.</source>
        <translation>Verbinden Sie sich einmal im Terminal mit ssh mit dem Host, um seinen Schlüssel anzunehmen, und führen Sie dies dann noch einmal aus.</translation>
    </message>
    <message>
        <source>Load your key into the ssh agent with ssh-add, or name it as ansible_ssh_private_key_file: nobody can type a password or passphrase during a run.</source>
        <translation>Laden Sie Ihren Schlüssel mit ssh-add in den SSH-Agent, oder nennen Sie ihn als ansible_ssh_private_key_file: Während eines Laufs kann niemand ein Passwort oder eine Passphrase eingeben.</translation>
    </message>
    <message>
        <source>Set ansible_become_password, best in a file encrypted with ansible-vault, or let this user need no password: nobody can type one during a run.</source>
        <translation>Setzen Sie ansible_become_password, am besten in einer mit ansible-vault verschlüsselten Datei, oder richten Sie es so ein, dass dieser Benutzer kein Passwort braucht: Während eines Laufs kann niemand eines eingeben.</translation>
    </message>
    <message>
        <source>The command wants to ask at a terminal, and a run has none: give it the answer as an option or a variable.</source>
        <translation>Der Befehl will an einem Terminal fragen, und ein Lauf hat keines: Geben Sie ihm die Antwort als Option oder Variable.</translation>
    </message>
    <message>
        <source>Install %1 on the host, or name with ansible_become_method a way to become another user that it has.</source>
        <translation>Installieren Sie %1 auf dem Host, oder nennen Sie mit ansible_become_method einen Weg zu einem anderen Benutzer, den er hat.</translation>
    </message>
</context>
<context>
    <name>Aegir::Rerun</name>
    <message>
        <source>There is no run %1.</source>
        <translation>Es gibt keinen Lauf %1.</translation>
    </message>
    <message>
        <source>%1 has no operation “%2” any more.</source>
        <translation>%1 hat keine Operation „%2“ mehr.</translation>
    </message>
    <message>
        <source>With which values run %1 was dispatched is not known any more.</source>
        <translation>Mit welchen Werten Lauf %1 abgeschickt wurde, ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>%1 has other tasks now than run %2 had.</source>
        <translation>%1 hat jetzt andere Aufgaben, als Lauf %2 hatte.</translation>
    </message>
    <message>
        <source>Run %1 says of no host that it failed; run it again as a whole.</source>
        <translation>Lauf %1 sagt von keinem Host, dass er gescheitert ist; führen Sie ihn im Ganzen noch einmal aus.</translation>
    </message>
</context>
<context>
    <name>Aegir::ResultDetail</name>
    <message>
        <source>The result cannot be read from %1: %2.</source>
        <translation>Das Ergebnis ist aus %1 nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>it was not recorded</source>
        <translation>es wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 holds no event at byte %2. The file was changed or cut off.</source>
        <translation>%1 enthält kein Ereignis bei Byte %2. Die Datei wurde geändert oder abgeschnitten.</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>failed, ignored</source>
        <translation>gescheitert, ignoriert</translation>
    </message>
    <message>
        <source>failed, rescued</source>
        <translation>gescheitert, aufgefangen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes:seconds</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>The task hides its result (no_log).</source>
        <translation>Die Aufgabe verbirgt ihr Ergebnis (no_log).</translation>
    </message>
</context>
<context>
    <name>Aegir::ResultDiff</name>
    <message>
        <source>No diff: the destination seems to be a binary file.</source>
        <translation>Kein Diff: Das Ziel ist anscheinend eine Binärdatei.</translation>
    </message>
    <message>
        <source>No diff: the source seems to be a binary file.</source>
        <translation>Kein Diff: Die Quelle ist anscheinend eine Binärdatei.</translation>
    </message>
    <message>
        <source>No diff: the destination is larger than %1 bytes.</source>
        <translation>Kein Diff: Das Ziel ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>No diff: the source is larger than %1 bytes.</source>
        <translation>Kein Diff: Die Quelle ist größer als %1 Bytes.</translation>
    </message>
</context>
<context>
    <name>Aegir::ResultHeader</name>
    <message>
        <source>Show in &amp;Log</source>
        <translation>Im &amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Go to what the log says of this result</source>
        <translation>Zu dem gehen, was das Protokoll von diesem Ergebnis sagt</translation>
    </message>
    <message>
        <source>%1 : %2</source>
        <comment>role : task</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Open %1 in the editor</source>
        <translation>%1 im Editor öffnen</translation>
    </message>
</context>
<context>
    <name>Aegir::ResultInspector</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Items of the loop</source>
        <translation>Einträge der Schleife</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>Vorheriger Eintrag</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Nächster Eintrag</translation>
    </message>
    <message>
        <source>The loop as a whole</source>
        <translation>Die Schleife als Ganzes</translation>
    </message>
    <message>
        <source>All Items</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>The result was too long to be recorded whole. Show in Log leads to all that was printed of it.</source>
        <translation>Das Ergebnis war zu lang, um ganz aufgezeichnet zu werden. „Im Protokoll zeigen“ führt zu allem, was davon ausgegeben wurde.</translation>
    </message>
    <message>
        <source>Select a task, or a line of the log: what it gave back appears here.</source>
        <translation>Wählen Sie eine Aufgabe oder eine Zeile des Protokolls: Was sie zurückgab, erscheint hier.</translation>
    </message>
    <message>
        <source>Item %1 of %2: %3, %4</source>
        <comment>3 of 7: label, state</comment>
        <translation>Eintrag %1 von %2: %3, %4</translation>
    </message>
    <message>
        <source>The result holds nothing.</source>
        <translation>Das Ergebnis enthält nichts.</translation>
    </message>
</context>
<context>
    <name>Aegir::ResultText</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::ResultTree</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Aegir::ResultTreeView</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Copy Value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Unfold All Below</source>
        <translation>Alles darunter &amp;ausklappen</translation>
    </message>
</context>
<context>
    <name>Aegir::Retention</name>
    <message>
        <source>Old runs could not be removed: %1</source>
        <translation>Alte Läufe ließen sich nicht entfernen: %1</translation>
    </message>
</context>
<context>
    <name>Aegir::RulesReader</name>
    <message>
        <source>“%1” of “%2” must be a list of lists of names.</source>
        <translation>„%1“ von „%2“ muss eine Liste von Namenslisten sein.</translation>
    </message>
    <message>
        <source>“required_if” of “%1” must be a list of [name, value, [names]].</source>
        <translation>„required_if“ von „%1“ muss eine Liste von [Name, Wert, [Namen]] sein.</translation>
    </message>
    <message>
        <source>“required_by” of “%1” must be a mapping of a name to a list of names.</source>
        <translation>„required_by“ von „%1“ muss einem Namen eine Liste von Namen zuordnen.</translation>
    </message>
    <message>
        <source>“%1” of “%2” names “%3”, which is no option in it.</source>
        <translation>„%1“ von „%2“ nennt „%3“, das keine Option darin ist.</translation>
    </message>
    <message>
        <source>“%1” of “%2” names “%3”, which is no option in it; did you mean “%4”?</source>
        <translation>„%1“ von „%2“ nennt „%3“, das keine Option darin ist; war „%4“ gemeint?</translation>
    </message>
</context>
<context>
    <name>Aegir::RunBundle</name>
    <message>
        <source>The run&apos;s %1 cannot be read: %2.</source>
        <translation>%1 des Laufs ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The run is too large for a bundle, which holds 4 GiB packed. Export its log as text.</source>
        <translation>Der Lauf ist zu groß für ein Bündel, das gepackt 4 GiB fasst. Exportieren Sie sein Protokoll als Text.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version, %2; to open it, update Aegir Desktop.</source>
        <translation>%1 wurde von einer neueren Version geschrieben, %2; aktualisieren Sie Aegir Desktop, um es zu öffnen.</translation>
    </message>
    <message>
        <source>%1 is no run bundle, or it is damaged.</source>
        <translation>%1 ist kein Laufbündel oder ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 is damaged: its %2 is not what was packed.</source>
        <translation>%1 ist beschädigt: %2 darin ist nicht das, was gepackt wurde.</translation>
    </message>
    <message>
        <source>A folder for what is in %1 cannot be made: %2.</source>
        <translation>Ein Ordner für den Inhalt von %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>%1 needs %2 unpacked, but %3 has %4 left.</source>
        <translation>%1 braucht entpackt %2, aber %3 hat noch %4 frei.</translation>
    </message>
    <message>
        <source>%1 is refused: it holds a file named “%2”, which no run bundle has.</source>
        <translation>%1 wird abgelehnt: Es enthält eine Datei namens „%2“, die kein Laufbündel hat.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunCompare</name>
    <message numerus="yes">
        <source>%n tasks changed state</source>
        <translation>
            <numerusform>%n Aufgabe änderte ihren Zustand</numerusform>
            <numerusform>%n Aufgaben änderten ihren Zustand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are new</source>
        <translation>
            <numerusform>%n Aufgabe ist neu</numerusform>
            <numerusform>%n Aufgaben sind neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are gone</source>
        <translation>
            <numerusform>%n Aufgabe ist weggefallen</numerusform>
            <numerusform>%n Aufgaben sind weggefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks took longer</source>
        <translation>
            <numerusform>%n Aufgabe dauerte länger</numerusform>
            <numerusform>%n Aufgaben dauerten länger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks were faster</source>
        <translation>
            <numerusform>%n Aufgabe war schneller</numerusform>
            <numerusform>%n Aufgaben waren schneller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts are new</source>
        <translation>
            <numerusform>%n Host ist neu</numerusform>
            <numerusform>%n Hosts sind neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts are gone</source>
        <translation>
            <numerusform>%n Host ist weggefallen</numerusform>
            <numerusform>%n Hosts sind weggefallen</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither run got as far as a task.</source>
        <translation>Keiner der Läufe kam bis zu einer Aufgabe.</translation>
    </message>
    <message>
        <source>Every task ended as before, and took about as long.</source>
        <translation>Jede Aufgabe endete wie zuvor und dauerte etwa gleich lang.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence of a list</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The events of the run cannot be read from %1: %2.</source>
        <translation>Die Ereignisse des Laufs sind aus %1 nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunComparer</name>
    <message>
        <source>The result was too long to be recorded whole, so there is nothing to compare.</source>
        <translation>Das Ergebnis war zu lang, um ganz aufgezeichnet zu werden, also gibt es nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>before</source>
        <comment>what a diff begins with</comment>
        <translation>vorher</translation>
    </message>
    <message>
        <source>now</source>
        <comment>what a diff leads to</comment>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>Aegir::RunFolder</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ist nicht schreibbar: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>%1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>The run&apos;s folder %1 cannot be made: %2.</source>
        <translation>Der Ordner %1 des Laufs lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>%1 is missing: this folder holds no run.</source>
        <translation>%1 fehlt: Dieser Ordner enthält keinen Lauf.</translation>
    </message>
    <message>
        <source>%1 holds no final status.</source>
        <translation>%1 enthält keinen Endstatus.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunOpener</name>
    <message>
        <source>Open a Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Run bundles (*.aegir-run)</source>
        <translation>Laufbündel (*.aegir-run)</translation>
    </message>
    <message>
        <source>Unpacking %1…</source>
        <translation>%1 wird entpackt …</translation>
    </message>
</context>
<context>
    <name>Aegir::RunOptionsForm</name>
    <message>
        <source>&amp;Check mode: say what would change, change nothing</source>
        <translation>&amp;Probe: sagen, was sich ändern würde, nichts ändern</translation>
    </message>
    <message>
        <source>Show &amp;differences of changed files</source>
        <translation>&amp;Unterschiede geänderter Dateien zeigen</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>More (-v)</source>
        <translation>Mehr (-v)</translation>
    </message>
    <message>
        <source>Much more (-vv)</source>
        <translation>Viel mehr (-vv)</translation>
    </message>
    <message>
        <source>Debugging (-vvv)</source>
        <translation>Fehlersuche (-vvv)</translation>
    </message>
    <message>
        <source>Connections too (-vvvv)</source>
        <translation>Auch Verbindungen (-vvvv)</translation>
    </message>
    <message>
        <source>All hosts of the platform</source>
        <translation>Alle Hosts der Plattform</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Tags</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>&amp;Verbosity:</source>
        <translation>Aus&amp;führlichkeit:</translation>
    </message>
    <message>
        <source>&amp;Limit to hosts:</source>
        <translation>&amp;Nur diese Hosts:</translation>
    </message>
    <message>
        <source>Only &amp;tags:</source>
        <translation>Nur diese &amp;Tags:</translation>
    </message>
    <message>
        <source>S&amp;kip tags:</source>
        <translation>Tags aus&amp;lassen:</translation>
    </message>
    <message>
        <source>check mode</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>limited to %1</source>
        <translation>nur auf %1</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
</context>
<context>
    <name>Aegir::RunOutputs</name>
    <message>
        <source>Run %1 sent back “%2”, which is not stored: %3</source>
        <translation>Lauf %1 schickte „%2“ zurück, was nicht gespeichert wird: %3</translation>
    </message>
</context>
<context>
    <name>Aegir::RunPane</name>
    <message>
        <source>Reading the log</source>
        <translation>Protokoll wird gelesen</translation>
    </message>
    <message>
        <source>There is no failure and no warning in this run.</source>
        <translation>Dieser Lauf hat keinen Fehlschlag und keine Warnung.</translation>
    </message>
    <message numerus="yes">
        <source>The %n failure(s) and warning(s) of this run are in lines that the filter hides.</source>
        <translation>
            <numerusform>Der eine Fehlschlag oder die eine Warnung dieses Laufs liegt in Zeilen, die der Filter verbirgt.</numerusform>
            <numerusform>Die %n Fehlschläge und Warnungen dieses Laufs liegen in Zeilen, die der Filter verbirgt.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was printed for this is in lines that the filter hides. Clear the filter to see it.</source>
        <translation>Was hierzu ausgegeben wurde, liegt in Zeilen, die der Filter verbirgt. Heben Sie den Filter auf, um es zu sehen.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunRecord</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The record is incomplete: %1 could not be written: %2.</source>
        <translation>Die Aufzeichnung ist unvollständig: %1 konnte nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunRequest</name>
    <message>
        <source>%1: %2</source>
        <comment>entity: operation</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The request has format %1, but this program reads format 1; update Aegir Desktop.</source>
        <translation>Der Auftrag hat Format %1, dieses Programm liest aber Format 1; aktualisieren Sie Aegir Desktop.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunSession</name>
    <message>
        <source>Run %1: %2</source>
        <translation>Lauf %1: %2</translation>
    </message>
    <message>
        <source>It starts when the window is opened or “aegir queue --work” is run.</source>
        <translation>Er startet, wenn das Fenster geöffnet oder „aegir queue --work“ ausgeführt wird.</translation>
    </message>
    <message>
        <source>%1 runs as run %2; “aegir log %2 --follow” shows it.</source>
        <translation>%1 läuft als Lauf %2; „aegir log %2 --follow“ zeigt ihn.</translation>
    </message>
    <message>
        <source>Cancelling run %1; press Ctrl-C again to leave it alone.</source>
        <translation>Lauf %1 wird abgebrochen; noch einmal Strg-C, um ihn sich selbst zu überlassen.</translation>
    </message>
    <message>
        <source>Run %1 goes on without us; “aegir log %1 --follow” shows it.</source>
        <translation>Lauf %1 geht ohne uns weiter; „aegir log %1 --follow“ zeigt ihn.</translation>
    </message>
    <message>
        <source>Run %1 cannot be found in the workspace&apos;s database any more. If it was started, it goes on; its output is in %2.</source>
        <translation>Der Lauf %1 ist in der Datenbank des Arbeitsbereichs nicht mehr zu finden. Falls er begonnen hat, geht er weiter; seine Ausgabe liegt in %2.</translation>
    </message>
    <message>
        <source>The workspace&apos;s database did not take the verdict of run %1; it stands in %2.</source>
        <translation>Die Datenbank des Arbeitsbereichs hat das Ergebnis des Laufs %1 nicht angenommen; es steht in %2.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunStop</name>
    <message numerus="yes">
        <source>Asked to stop; terminated in %n s.</source>
        <translation>
            <numerusform>Gebeten zu enden; wird in %n s dazu aufgefordert.</numerusform>
            <numerusform>Gebeten zu enden; wird in %n s dazu aufgefordert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked to stop; being terminated.</source>
        <translation>Gebeten zu enden; wird nun dazu aufgefordert.</translation>
    </message>
    <message numerus="yes">
        <source>Terminated; what is left is killed in %n s.</source>
        <translation>
            <numerusform>Aufgefordert zu enden; was übrig ist, wird in %n s getötet.</numerusform>
            <numerusform>Aufgefordert zu enden; was übrig ist, wird in %n s getötet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Terminated; what is left is being killed.</source>
        <translation>Aufgefordert zu enden; was übrig ist, wird nun getötet.</translation>
    </message>
    <message>
        <source>Killed; it ends as soon as the system lets go of it.</source>
        <translation>Getötet; endet, sobald das System es loslässt.</translation>
    </message>
</context>
<context>
    <name>Aegir::RunSummary</name>
    <message>
        <source>%1 of %2, run %3</source>
        <translation>%1 von %2, Lauf %3</translation>
    </message>
</context>
<context>
    <name>Aegir::RunView</name>
    <message>
        <source>Nothing ran here yet. Press Run on an operation: what Ansible writes appears here.</source>
        <translation>Hier lief noch nichts. Drücken Sie bei einer Operation auf Ausführen: Was Ansible schreibt, erscheint hier.</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keep the end of the output in view while it grows</source>
        <translation>Das Ende der Ausgabe im Blick behalten, während sie wächst</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the output (Ctrl+F)</source>
        <translation>In der Ausgabe suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Output of %1, run %2</source>
        <translation>Ausgabe von %1, Lauf %2</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>Wartet, bis er an der Reihe ist.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Running, %1</source>
        <translation>Läuft, %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show what the module gave back for the step in the output</source>
        <translation>Zeigen, was das Modul für den Schritt in der Ausgabe zurückgab</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare this run with an earlier one of the same operation</source>
        <translation>Diesen Lauf mit einem früheren derselben Operation vergleichen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the output, or all of the run, to a file</source>
        <translation>Die Ausgabe oder den ganzen Lauf in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Run %1, %2, %3</source>
        <comment>number, time, status</comment>
        <translation>Lauf %1, %2, %3</translation>
    </message>
    <message>
        <source>There is no earlier run of this operation</source>
        <translation>Es gibt keinen früheren Lauf dieser Operation</translation>
    </message>
    <message>
        <source>Run %1, %2</source>
        <comment>number, time</comment>
        <translation>Lauf %1, %2</translation>
    </message>
    <message>
        <source>Output of %1, run %2 (check mode)</source>
        <translation>Ausgabe von %1, Lauf %2 (Probe)</translation>
    </message>
    <message>
        <source>Run Again</source>
        <translation>Noch einmal ausführen</translation>
    </message>
    <message>
        <source>Do again what this run did</source>
        <translation>Noch einmal tun, was dieser Lauf tat</translation>
    </message>
    <message>
        <source>With the Same &amp;Values</source>
        <translation>Mit denselben &amp;Werten</translation>
    </message>
    <message>
        <source>On &amp;Failed Hosts Only</source>
        <translation>Nur auf &amp;gescheiterten Hosts</translation>
    </message>
</context>
<context>
    <name>Aegir::RunWatcher</name>
    <message>
        <source>The worker ended without a result: it was killed, or the machine went off.</source>
        <translation>Der Worker endete ohne Ergebnis: Er wurde getötet, oder der Rechner ging aus.</translation>
    </message>
    <message numerus="yes">
        <source>The worker did not start within %n second(s).</source>
        <translation>
            <numerusform>Der Worker startete nicht innerhalb einer Sekunde.</numerusform>
            <numerusform>Der Worker startete nicht innerhalb von %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The worker ended before it took the run.</source>
        <translation>Der Worker endete, bevor er den Lauf übernahm.</translation>
    </message>
    <message>
        <source>The disk is full: make room, then run it again.</source>
        <translation>Der Datenträger ist voll: Schaffen Sie Platz, und führen Sie es dann noch einmal aus.</translation>
    </message>
    <message>
        <source>The run&apos;s folder %1 was moved or removed, and with it what Ansible did. If the workspace was moved, open it at its new place.</source>
        <translation>Der Ordner %1 des Laufs wurde verschoben oder entfernt, und mit ihm, was Ansible getan hat. Wurde der Arbeitsbereich verschoben, so öffnen Sie ihn an seinem neuen Ort.</translation>
    </message>
</context>
<context>
    <name>Aegir::ScheduleDialog</name>
    <message>
        <source>Run &amp;options</source>
        <translation>&amp;Optionen des Laufs</translation>
    </message>
    <message>
        <source>Show &amp;all fields</source>
        <translation>&amp;Alle Felder zeigen</translation>
    </message>
    <message>
        <source>&amp;Schedule</source>
        <translation>Plan&amp;en</translation>
    </message>
    <message>
        <source>Schedule %1: %2</source>
        <comment>operation: entity</comment>
        <translation>%1 planen: %2</translation>
    </message>
    <message>
        <source>It is dispatched at these times while a program holds the queue: this window, or “aegir queue --serve”. What was due while none did is dispatched once, as soon as one does.</source>
        <translation>Abgeschickt wird zu diesen Zeiten, solange ein Programm die Warteschlange hält: dieses Fenster oder „aegir queue --serve“. Was fällig wird, während keines sie hält, wird einmal abgeschickt, sobald eines sie wieder hält.</translation>
    </message>
    <message>
        <source>Secrets are kept nowhere, so leave them empty here; an operation that needs one cannot be scheduled.</source>
        <translation>Geheimnisse werden nirgends aufbewahrt, lassen Sie sie hier also leer; eine Operation, die eines braucht, lässt sich nicht planen.</translation>
    </message>
    <message>
        <source>Also show the fields whose values come from the entity or from the roles&apos; defaults</source>
        <translation>Auch die Felder zeigen, deren Werte von der Plattform, der Site oder aus den Vorgaben der Rollen kommen</translation>
    </message>
    <message>
        <source>Remove the Sched&amp;ule</source>
        <translation>Nicht &amp;mehr planen</translation>
    </message>
    <message>
        <source>Left out on %1: %2</source>
        <translation>Am %1 ausgelassen: %2</translation>
    </message>
</context>
<context>
    <name>Aegir::ScheduleEditor</name>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Jeden Monat</translation>
    </message>
    <message>
        <source>At an interval</source>
        <translation>In Abständen</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>As in a crontab</source>
        <translation>Wie in einer crontab</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>on day </source>
        <comment>of the month</comment>
        <translation>am Tag </translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>every</source>
        <comment>every 6 hours</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>How many minutes, hours or days lie between</source>
        <translation>Wie viele Minuten, Stunden oder Tage dazwischen liegen</translation>
    </message>
    <message>
        <source>Minutes, hours or days</source>
        <translation>Minuten, Stunden oder Tage</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Minute, hour, day of the month, month and day of the week</source>
        <translation>Minute, Stunde, Tag des Monats, Monat und Wochentag</translation>
    </message>
    <message>
        <source>at</source>
        <comment>at 03:00</comment>
        <translation>um</translation>
    </message>
    <message>
        <source>Time of the day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>“%1” is over; choose a time to come.</source>
        <translation>„%1“ ist vorbei; wählen Sie eine künftige Zeit.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <comment>times</comment>
        <translation>Als Nächstes: %1</translation>
    </message>
    <message>
        <source>Five fields: minute, hour, day of the month, month, day of the week. A field can be a list (1,15), a range (mon-fri) or a step (*/10). In place of all five: @hourly, @daily, @weekly, @monthly or @yearly.</source>
        <translation>Fünf Felder: Minute, Stunde, Tag des Monats, Monat, Wochentag. Ein Feld kann eine Liste (1,15), ein Bereich (mon-fri) oder eine Schrittweite (*/10) sein. Anstelle aller fünf: @hourly, @daily, @weekly, @monthly oder @yearly.</translation>
    </message>
</context>
<context>
    <name>Aegir::Scheduling</name>
    <message>
        <source>There is no operation “%1” in this workspace&apos;s types.</source>
        <translation>Unter den Typen dieses Arbeitsbereichs gibt es keine Operation „%1“.</translation>
    </message>
</context>
<context>
    <name>Aegir::Session</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A site has no hosts of its own; it runs on its platform&apos;s.</source>
        <translation>Eine Site hat keine eigenen Hosts; sie läuft auf denen ihrer Plattform.</translation>
    </message>
    <message>
        <source>A platform needs hosts: an Ansible host pattern, for example localhost.</source>
        <translation>Eine Plattform braucht Hosts: ein Ansible-Hostmuster, zum Beispiel localhost.</translation>
    </message>
    <message>
        <source>There is no environment “%1”; workspace.yml has %2.</source>
        <translation>Es gibt keine Umgebung „%1“; workspace.yml hat %2.</translation>
    </message>
    <message>
        <source>It was deleted meanwhile.</source>
        <translation>Inzwischen wurde es gelöscht.</translation>
    </message>
    <message>
        <source>Add what? Write “aegir add platform NAME …” or “aegir add site NAME …”.</source>
        <translation>Was hinzufügen? Schreiben Sie „aegir add platform NAME …“ oder „aegir add site NAME …“.</translation>
    </message>
    <message>
        <source>Say its type with --type TYPE; there is %1.</source>
        <translation>Nennen Sie den Typ mit --type TYP; es gibt %1.</translation>
    </message>
    <message>
        <source>There is no %1 type “%2”; there is %3.</source>
        <translation>Es gibt keinen %1-Typ „%2“; es gibt %3.</translation>
    </message>
    <message>
        <source>Say the platform that the site lies on with --on PLATFORM.</source>
        <translation>Nennen Sie die Plattform, auf der die Site liegt, mit --on PLATTFORM.</translation>
    </message>
    <message>
        <source>%1 is a site; a site lies on a platform.</source>
        <translation>%1 ist eine Site; eine Site liegt auf einer Plattform.</translation>
    </message>
    <message>
        <source>A platform lies on no other; --on is for sites.</source>
        <translation>Eine Plattform liegt auf keiner anderen; --on gilt für Sites.</translation>
    </message>
    <message>
        <source>Added the site %1.</source>
        <translation>Site %1 hinzugefügt.</translation>
    </message>
    <message>
        <source>Added the platform %1.</source>
        <translation>Plattform %1 hinzugefügt.</translation>
    </message>
    <message>
        <source>The type “%1” of %2 is not in this workspace.</source>
        <translation>Der Typ „%1“ von %2 ist nicht in diesem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>%1 has no value “%2” of its own.</source>
        <translation>%1 hat keinen eigenen Wert „%2“.</translation>
    </message>
    <message>
        <source>Changed %1.</source>
        <translation>%1 geändert.</translation>
    </message>
    <message numerus="yes">
        <source>This takes %1 and its %n site(s) out of the workspace (hosts are left alone); add --yes to do it.</source>
        <translation>
            <numerusform>Dies nimmt %1 und die eine Site darauf aus dem Arbeitsbereich (Hosts bleiben unberührt); mit --yes geschieht es.</numerusform>
            <numerusform>Dies nimmt %1 und die %n Sites darauf aus dem Arbeitsbereich (Hosts bleiben unberührt); mit --yes geschieht es.</numerusform>
        </translation>
    </message>
    <message>
        <source>This takes %1 out of the workspace (hosts are left alone); add --yes to do it.</source>
        <translation>Dies nimmt %1 aus dem Arbeitsbereich (Hosts bleiben unberührt); mit --yes geschieht es.</translation>
    </message>
    <message>
        <source>Deleted %1.</source>
        <translation>%1 gelöscht.</translation>
    </message>
    <message>
        <source>Give a field of its type a value. Can be repeated.</source>
        <translation>Einem Feld des Typs einen Wert geben. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>The Ansible host pattern that a platform&apos;s operations run on.</source>
        <translation>Das Ansible-Hostmuster, auf dem die Operationen einer Plattform laufen.</translation>
    </message>
    <message>
        <source>Its environment, as workspace.yml names it.</source>
        <translation>Die Umgebung, wie workspace.yml sie nennt.</translation>
    </message>
    <message>
        <source>Name of a platform or site.</source>
        <translation>Name einer Plattform oder Site.</translation>
    </message>
    <message>
        <source>Add a platform or a site.</source>
        <translation>Eine Plattform oder eine Site hinzufügen.</translation>
    </message>
    <message>
        <source>“platform” or “site”.</source>
        <translation>„platform“ oder „site“.</translation>
    </message>
    <message>
        <source>A name that is free.</source>
        <translation>Ein freier Name.</translation>
    </message>
    <message>
        <source>Name of its type.</source>
        <translation>Name des Typs.</translation>
    </message>
    <message>
        <source>The platform that a site lies on.</source>
        <translation>Die Plattform, auf der eine Site liegt.</translation>
    </message>
    <message>
        <source>Change a platform or a site.</source>
        <translation>Eine Plattform oder eine Site ändern.</translation>
    </message>
    <message>
        <source>A new name.</source>
        <translation>Ein neuer Name.</translation>
    </message>
    <message>
        <source>Take a field&apos;s value away. Can be repeated.</source>
        <translation>Den Wert eines Feldes wegnehmen. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Take a platform with its sites, or a site, out of the workspace.</source>
        <translation>Eine Plattform mit ihren Sites oder eine Site aus dem Arbeitsbereich nehmen.</translation>
    </message>
    <message>
        <source>Really do it.</source>
        <translation>Es wirklich tun.</translation>
    </message>
    <message numerus="yes">
        <source>aegir: the workspace&apos;s files have %n problem(s); “aegir problems” lists them.</source>
        <translation>
            <numerusform>aegir: Die Dateien des Arbeitsbereichs haben ein Problem; „aegir problems“ nennt es.</numerusform>
            <numerusform>aegir: Die Dateien des Arbeitsbereichs haben %n Probleme; „aegir problems“ zählt sie auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>The workspace is empty; “aegir add platform NAME --type TYPE” adds the first platform.</source>
        <translation>Der Arbeitsbereich ist leer; „aegir add platform NAME --type TYP“ fügt die erste Plattform hinzu.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>TYP</translation>
    </message>
    <message>
        <source>ENVIRONMENT</source>
        <translation>UMGEBUNG</translation>
    </message>
    <message>
        <source>HOSTS</source>
        <translation>HOSTS</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>SINCE</source>
        <translation>SEIT</translation>
    </message>
    <message>
        <source>type:</source>
        <translation>Typ:</translation>
    </message>
    <message>
        <source>platform:</source>
        <translation>Plattform:</translation>
    </message>
    <message>
        <source>hosts:</source>
        <translation>Hosts:</translation>
    </message>
    <message>
        <source>environment:</source>
        <translation>Umgebung:</translation>
    </message>
    <message>
        <source>status:</source>
        <translation>Status:</translation>
    </message>
    <message>
        <source>site %1</source>
        <translation>Site %1</translation>
    </message>
    <message>
        <source>platform %1</source>
        <translation>Plattform %1</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>LABEL</source>
        <translation>BEZEICHNUNG</translation>
    </message>
    <message>
        <source>LAST RUN</source>
        <translation>LETZTER LAUF</translation>
    </message>
    <message>
        <source>DURATION</source>
        <translation>DAUER</translation>
    </message>
    <message>
        <source>WHY NOT</source>
        <translation>WARUM NICHT</translation>
    </message>
    <message>
        <source>List the platforms, each with its sites.</source>
        <translation>Die Plattformen auflisten, jede mit ihren Sites.</translation>
    </message>
    <message>
        <source>Show a platform or site: its values, what roles sent back, its operations.</source>
        <translation>Eine Plattform oder Site zeigen: Werte, was Rollen zurückschickten, Operationen.</translation>
    </message>
    <message>
        <source>--limit wants a number from 1.</source>
        <translation>--limit verlangt eine Zahl ab 1.</translation>
    </message>
    <message>
        <source>%1 (check)</source>
        <translation>%1 (Probe)</translation>
    </message>
    <message>
        <source>Nothing ran yet.</source>
        <translation>Noch nichts gelaufen.</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>LAUF</translation>
    </message>
    <message>
        <source>ENTITY</source>
        <translation>ZIEL</translation>
    </message>
    <message>
        <source>OPERATION</source>
        <translation>OPERATION</translation>
    </message>
    <message>
        <source>DISPATCHED</source>
        <translation>ABGESCHICKT</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>WARUM</translation>
    </message>
    <message>
        <source>Run %1 has no output; its status is: %2.</source>
        <translation>Lauf %1 hat keine Ausgabe; der Status ist: %2.</translation>
    </message>
    <message>
        <source>Run %1 has ended already: %2.</source>
        <translation>Lauf %1 ist schon zu Ende: %2.</translation>
    </message>
    <message>
        <source>Nothing is dispatched.</source>
        <translation>Nichts ist abgeschickt.</translation>
    </message>
    <message>
        <source>FOR</source>
        <translation>WARTET</translation>
    </message>
    <message>
        <source>Number of a run.</source>
        <translation>Nummer eines Laufs.</translation>
    </message>
    <message>
        <source>List what ran, the newest first.</source>
        <translation>Auflisten, was lief, das Neueste zuerst.</translation>
    </message>
    <message>
        <source>Only the runs of this platform or site.</source>
        <translation>Nur die Läufe dieser Plattform oder Site.</translation>
    </message>
    <message>
        <source>How many at most; without it 20.</source>
        <translation>Wie viele höchstens; ohne Angabe 20.</translation>
    </message>
    <message>
        <source>Print the log of a run.</source>
        <translation>Das Protokoll eines Laufs ausgeben.</translation>
    </message>
    <message>
        <source>Stay until the run has ended, and end with its exit status.</source>
        <translation>Bleiben, bis der Lauf zu Ende ist, und mit seinem Rückgabewert enden.</translation>
    </message>
    <message>
        <source>With --json and --follow, the log goes to standard error.</source>
        <translation>Mit --json und --follow geht das Protokoll auf die Standardfehlerausgabe.</translation>
    </message>
    <message>
        <source>Cancel a waiting or running run, and wait for its end.</source>
        <translation>Einen wartenden oder laufenden Lauf abbrechen und sein Ende abwarten.</translation>
    </message>
    <message>
        <source>Stay, and work until nothing is dispatched any more.</source>
        <translation>Bleiben und arbeiten, bis nichts mehr abgeschickt ist.</translation>
    </message>
    <message>
        <source>%1 has no operation “%2”; it has %3.</source>
        <translation>%1 hat keine Operation „%2“, sondern %3.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>%1 destroys something, and %2 is in %3; add --yes to do it.</source>
        <translation>%1 zerstört etwas, und %2 liegt in %3; mit --yes geschieht es.</translation>
    </message>
    <message>
        <source># Command, in %1</source>
        <translation># Befehl, in %1</translation>
    </message>
    <message>
        <source>Run an operation and show Ansible&apos;s output as it comes.</source>
        <translation>Eine Operation ausführen und die Ausgabe von Ansible zeigen, wie sie kommt.</translation>
    </message>
    <message>
        <source>Name of one of its operations.</source>
        <translation>Name einer ihrer Operationen.</translation>
    </message>
    <message>
        <source>Give a field of a task a value; TASK#2 is the second of two equal tasks, and FIELD=VALUE is enough when only one task has it. Can be repeated.</source>
        <translation>Einem Feld einer Aufgabe einen Wert geben; AUFGABE#2 ist die zweite von zwei gleichen, und FELD=WERT genügt, wenn nur eine Aufgabe es hat. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Read the value of a field from the terminal without showing it, or from a line of standard input. Can be repeated.</source>
        <translation>Den Wert eines Feldes unsichtbar vom Terminal oder aus einer Zeile der Standardeingabe lesen. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Read values from a JSON file, such as {&quot;TASK&quot;: {&quot;FIELD&quot;: 1}}; - is standard input.</source>
        <translation>Werte aus einer JSON-Datei lesen, etwa {&quot;AUFGABE&quot;: {&quot;FELD&quot;: 1}}; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>Only try what would change.</source>
        <translation>Nur probieren, was sich ändern würde.</translation>
    </message>
    <message>
        <source>Show what changes in files.</source>
        <translation>Zeigen, was sich in Dateien ändert.</translation>
    </message>
    <message>
        <source>More output of Ansible; up to -vvvv. With --json, the log goes to standard error.</source>
        <translation>Mehr Ausgabe von Ansible; bis -vvvv. Mit --json geht das Protokoll auf die Standardfehlerausgabe.</translation>
    </message>
    <message>
        <source>Run on these of its hosts only.</source>
        <translation>Nur auf diesen der Hosts ausführen.</translation>
    </message>
    <message>
        <source>Run only what has one of these tags.</source>
        <translation>Nur ausführen, was eines dieser Tags hat.</translation>
    </message>
    <message>
        <source>Leave out what has one of these tags.</source>
        <translation>Auslassen, was eines dieser Tags hat.</translation>
    </message>
    <message>
        <source>Show the playbook, the variables and the command; run nothing.</source>
        <translation>Playbook, Variablen und Befehl zeigen; nichts ausführen.</translation>
    </message>
    <message>
        <source>Do not stay: end as soon as the run has started or waits.</source>
        <translation>Nicht bleiben: enden, sobald der Lauf gestartet ist oder wartet.</translation>
    </message>
    <message>
        <source>Really run a destructive operation in an environment that asks for confirmation.</source>
        <translation>Eine zerstörende Operation in einer Umgebung mit Bestätigung wirklich ausführen.</translation>
    </message>
    <message>
        <source>%1, run %2: %3.</source>
        <translation>%1, Lauf %2: %3.</translation>
    </message>
    <message>
        <source>There is no workspace here or in a folder above; name one with --workspace DIR, or make one with “aegir new DIR”.</source>
        <translation>Hier und in den Ordnern darüber ist kein Arbeitsbereich; nennen Sie einen mit --workspace ORDNER, oder legen Sie einen an mit „aegir new ORDNER“.</translation>
    </message>
    <message>
        <source>There is no platform or site “%1”; “aegir list” shows what there is.</source>
        <translation>Es gibt keine Plattform oder Site „%1“; „aegir list“ zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>“%1” is no number of a run; “aegir runs” shows them.</source>
        <translation>„%1“ ist keine Nummer eines Laufs; „aegir runs“ zeigt sie.</translation>
    </message>
    <message>
        <source>There is no run %1; “aegir runs” shows what there is.</source>
        <translation>Es gibt keinen Lauf %1; „aegir runs“ zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>(gelöscht)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Made a workspace in %1; its README.md says how to begin.</source>
        <translation>Arbeitsbereich in %1 angelegt; seine README.md sagt, wie es losgeht.</translation>
    </message>
    <message>
        <source>The workspace&apos;s files are good.</source>
        <translation>Die Dateien des Arbeitsbereichs sind in Ordnung.</translation>
    </message>
    <message>
        <source>Make a workspace with sample types and roles.</source>
        <translation>Einen Arbeitsbereich mit Beispieltypen und -rollen anlegen.</translation>
    </message>
    <message>
        <source>A new or empty folder.</source>
        <translation>Ein neuer oder leerer Ordner.</translation>
    </message>
    <message>
        <source>Say what is wrong in the workspace&apos;s files; ends with 1 if anything is.</source>
        <translation>Sagen, was in den Dateien des Arbeitsbereichs falsch ist; endet mit 1, wenn etwas falsch ist.</translation>
    </message>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>Der Arbeitsbereich lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The workspace cannot be made</source>
        <translation>Der Arbeitsbereich lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>The sample cannot be opened</source>
        <translation>Das Beispiel lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The workspace&apos;s database cannot be read.</source>
        <translation>Die Datenbank des Arbeitsbereichs lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The log of run %1 is gone; there is no file %2.</source>
        <translation>Das Protokoll des Laufs %1 ist nicht mehr da; es gibt keine Datei %2.</translation>
    </message>
    <message>
        <source>The worker of run %1 has not answered yet; waiting for it.</source>
        <translation>Der Worker des Laufs %1 hat noch nicht geantwortet; es wird auf ihn gewartet.</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>Die Standardeingabe</translation>
    </message>
    <message>
        <source>--workspace wants a folder, and an empty name is none.</source>
        <translation>--workspace verlangt einen Ordner, und ein leerer Name ist keiner.</translation>
    </message>
    <message>
        <source>Which folder? Its name is empty; “.” is the current one.</source>
        <translation>Welcher Ordner? Sein Name ist leer; „.“ ist der aktuelle.</translation>
    </message>
    <message>
        <source>For which task? Add --task NAME, the name of its role.</source>
        <translation>Für welche Aufgabe? Fügen Sie --task NAME hinzu, den Namen ihrer Rolle.</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>Die Datei %1 ließ sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>Wrote %1; its end says what the role&apos;s specification must have.</source>
        <translation>%1 geschrieben; am Ende steht, was die Spezifikation der Rolle haben muss.</translation>
    </message>
    <message>
        <source>Turn the survey of an AWX job template into hints for a task&apos;s form.</source>
        <translation>Die Umfrage („survey“) einer Job-Vorlage von AWX in Hinweise für das Formular einer Aufgabe verwandeln.</translation>
    </message>
    <message>
        <source>The survey as JSON, as AWX&apos;s survey_spec gives it.</source>
        <translation>Die Umfrage als JSON, wie survey_spec von AWX sie liefert.</translation>
    </message>
    <message>
        <source>The task, which is a role&apos;s name.</source>
        <translation>Die Aufgabe: der Name einer Rolle.</translation>
    </message>
    <message>
        <source>Write this new file, such as types/tasks/NAME.yml, instead of standard output.</source>
        <translation>Diese neue Datei schreiben, etwa types/tasks/NAME.yml, statt auf die Standardausgabe.</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Look whether everything is there that runs need, and say what to do where it is not.</source>
        <translation>Prüfen, ob alles da ist, was Läufe brauchen, und sagen, was sonst zu tun ist.</translation>
    </message>
    <message>
        <source>There is no format “%1”; there are text, times, elapsed, html and bundle.</source>
        <translation>Es gibt kein Format „%1“; es gibt text, times, elapsed, html und bundle.</translation>
    </message>
    <message>
        <source>--output wants a file, and an empty name is none.</source>
        <translation>--output verlangt eine Datei, und ein leerer Name ist keine.</translation>
    </message>
    <message>
        <source>A bundle is no text; add --output FILE.aegir-run, or --output - for a pipe.</source>
        <translation>Ein Bündel ist kein Text; fügen Sie --output DATEI.aegir-run hinzu, oder --output - für eine Pipe.</translation>
    </message>
    <message>
        <source>With --json, standard output carries JSON; add --output FILE for what is exported.</source>
        <translation>Mit --json trägt die Standardausgabe JSON; fügen Sie --output DATEI hinzu für das, was exportiert wird.</translation>
    </message>
    <message>
        <source>started:</source>
        <translation>Beginn:</translation>
    </message>
    <message>
        <source>finished:</source>
        <translation>Ende:</translation>
    </message>
    <message>
        <source>ansible core:</source>
        <translation>Ansible core:</translation>
    </message>
    <message>
        <source>system:</source>
        <translation>System:</translation>
    </message>
    <message>
        <source>recorded by:</source>
        <translation>Aufgezeichnet von:</translation>
    </message>
    <message>
        <source>Write the log of a run as text or HTML, or all of a run as a bundle.</source>
        <translation>Das Protokoll eines Laufs als Text oder HTML schreiben, oder den ganzen Lauf als Bündel.</translation>
    </message>
    <message>
        <source>Number of a run, or the file of a bundle.</source>
        <translation>Nummer eines Laufs oder die Datei eines Bündels.</translation>
    </message>
    <message>
        <source>text, the log as it came (default); times, each line after the time when it came; elapsed, after the time since the first; html, one page with colours; bundle, all that is known of the run, secrets masked, for another person.</source>
        <translation>text: das Protokoll, wie es kam (Vorgabe); times: jede Zeile nach der Zeit, zu der sie kam; elapsed: nach der Zeit seit der ersten; html: eine Seite mit Farben; bundle: alles, was vom Lauf bekannt ist, mit maskierten Geheimnissen, für jemand anderen.</translation>
    </message>
    <message>
        <source>Write this file instead of standard output, which is -.</source>
        <translation>Diese Datei schreiben statt auf die Standardausgabe, die - ist.</translation>
    </message>
    <message>
        <source>Tell what is known of the run in a bundle.</source>
        <translation>Sagen, was von dem Lauf in einem Bündel bekannt ist.</translation>
    </message>
    <message>
        <source>A bundle, FILE.aegir-run.</source>
        <translation>Ein Bündel, DATEI.aegir-run.</translation>
    </message>
    <message>
        <source>The program %1, which makes the page, cannot be started: %2.</source>
        <translation>Das Programm %1, das die Seite macht, lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>%1 ended before the page was whole.</source>
        <translation>%1 endete, bevor die Seite vollständig war.</translation>
    </message>
    <message>
        <source>On what? Name entities with --on, or choose them with --select, --type or --all.</source>
        <translation>Worauf? Nennen Sie Plattformen und Sites mit --on, oder wählen Sie sie mit --select, --type oder --all.</translation>
    </message>
    <message>
        <source>Nothing that is chosen has the operation “%1”.</source>
        <translation>Nichts davon hat die Operation „%1“.</translation>
    </message>
    <message>
        <source>There is no operation “%1”.</source>
        <translation>Es gibt keine Operation „%1“.</translation>
    </message>
    <message>
        <source>Run one operation on many platforms or sites: a run on each, in the queue&apos;s order.</source>
        <translation>Eine Operation auf vielen Plattformen oder Sites ausführen: je ein Lauf, in der Reihenfolge der Warteschlange.</translation>
    </message>
    <message>
        <source>Name of an operation.</source>
        <translation>Name einer Operation.</translation>
    </message>
    <message>
        <source>On this platform or site. Can be repeated.</source>
        <translation>Auf dieser Plattform oder Site. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>On all whose name is like this (* and ?) and that have the operation. Can be repeated.</source>
        <translation>Auf allen, deren Name so aussieht (* und ?) und die die Operation haben. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>On all of this type that have the operation.</source>
        <translation>Auf allen dieses Typs, die die Operation haben.</translation>
    </message>
    <message>
        <source>On all that have the operation.</source>
        <translation>Auf allen, die die Operation haben.</translation>
    </message>
    <message>
        <source>Give a field of a task a value, the same for all. Can be repeated.</source>
        <translation>Einem Feld einer Aufgabe einen Wert geben, für alle denselben. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Run on these of the hosts only.</source>
        <translation>Nur auf diesen der Hosts ausführen.</translation>
    </message>
    <message>
        <source>Do not stay: end as soon as all are dispatched.</source>
        <translation>Nicht bleiben: enden, sobald alle abgeschickt sind.</translation>
    </message>
    <message>
        <source>“%1” is no status; there are waiting, running, ok, warning, error, cancelled and interrupted.</source>
        <translation>„%1“ ist kein Status; es gibt waiting, running, ok, warning, error, cancelled und interrupted.</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>No such run is kept.</source>
        <translation>Kein solcher Lauf wird aufbewahrt.</translation>
    </message>
    <message>
        <source>STARTED</source>
        <translation>BEGINN</translation>
    </message>
    <message>
        <source>DRIFT</source>
        <translation>ABWEICHUNG</translation>
    </message>
    <message>
        <source>PINNED</source>
        <translation>ANGEHEFTET</translation>
    </message>
    <message>
        <source>OTHER VALUES</source>
        <translation>ANDERE WERTE</translation>
    </message>
    <message>
        <source>run %1: %2 of %3
</source>
        <translation>Lauf %1: %2 von %3
</translation>
    </message>
    <message>
        <source>run %1: %2 of %3, whose folder is gone
</source>
        <translation>Lauf %1: %2 von %3, dessen Ordner nicht mehr da ist
</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to remove; “keep” in workspace.yml could say how long runs are kept.
</source>
        <translation>Nichts zu entfernen; „keep“ in workspace.yml könnte sagen, wie lange Läufe aufbewahrt werden.
</translation>
    </message>
    <message>
        <source>Nothing to remove.
</source>
        <translation>Nichts zu entfernen.
</translation>
    </message>
    <message>
        <source>This would remove %1.
</source>
        <translation>Dies würde entfernen: %1.
</translation>
    </message>
    <message>
        <source>Removed %1.
</source>
        <translation>Entfernt: %1.
</translation>
    </message>
    <message>
        <source>aegir: the folder %1 could not be removed; check its permissions.</source>
        <translation>aegir: Der Ordner %1 ließ sich nicht entfernen; prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>--dry-run goes with “aegir history prune”.</source>
        <translation>--dry-run gehört zu „aegir history prune“.</translation>
    </message>
    <message>
        <source>Run %1 is pinned: it is kept until it is unpinned.</source>
        <translation>Lauf %1 ist angeheftet: Er wird aufbewahrt, bis er gelöst wird.</translation>
    </message>
    <message>
        <source>Run %1 is not pinned any more.</source>
        <translation>Lauf %1 ist nicht mehr angeheftet.</translation>
    </message>
    <message>
        <source>List what ran, how long it took against the usual, and with which other values; or remove old runs.</source>
        <translation>Auflisten, was lief, wie lange es gegenüber dem Gewöhnlichen dauerte und mit welchen anderen Werten; oder alte Läufe entfernen.</translation>
    </message>
    <message>
        <source>Only the runs of this platform or site; “prune” removes what “keep” in workspace.yml does not keep, folders of no run, and runs without a folder.</source>
        <translation>Nur die Läufe dieser Plattform oder Site; „prune“ entfernt, was „keep“ in workspace.yml nicht aufbewahrt, Ordner ohne Lauf und Läufe ohne Ordner.</translation>
    </message>
    <message>
        <source>Only runs of this operation.</source>
        <translation>Nur Läufe dieser Operation.</translation>
    </message>
    <message>
        <source>Only runs with this status. Can be repeated.</source>
        <translation>Nur Läufe mit diesem Status. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Only pinned runs.</source>
        <translation>Nur angeheftete Läufe.</translation>
    </message>
    <message>
        <source>With prune: only say what would be removed.</source>
        <translation>Mit prune: nur sagen, was entfernt würde.</translation>
    </message>
    <message>
        <source>Keep a run, whatever “keep” in workspace.yml says.</source>
        <translation>Einen Lauf aufbewahren, was immer „keep“ in workspace.yml sagt.</translation>
    </message>
    <message>
        <source>Let a pinned run go when its time has come.</source>
        <translation>Einen angehefteten Lauf gehen lassen, wenn seine Zeit gekommen ist.</translation>
    </message>
    <message>
        <source>“%1” is no place in the queue: say first, up, down, last, or the number of the waiting run to put it before.</source>
        <translation>„%1“ ist kein Platz in der Warteschlange: Sagen Sie first, up, down, last oder die Nummer des wartenden Laufs, vor den er kommen soll.</translation>
    </message>
    <message>
        <source>Run %1 does not wait, so nothing can come before it.</source>
        <translation>Lauf %1 wartet nicht, also kann nichts vor ihn kommen.</translation>
    </message>
    <message>
        <source>“%1” is no action on the queue; there are pause, resume, hold, release, move and cancel.</source>
        <translation>„%1“ lässt sich mit der Warteschlange nicht tun; es gibt pause, resume, hold, release, move und cancel.</translation>
    </message>
    <message>
        <source>The command is: aegir queue %1</source>
        <translation>Der Befehl lautet: aegir queue %1</translation>
    </message>
    <message>
        <source>The command is: aegir queue %1 RUN</source>
        <translation>Der Befehl lautet: aegir queue %1 LAUF</translation>
    </message>
    <message>
        <source>The command is: aegir queue move RUN WHERE</source>
        <translation>Der Befehl lautet: aegir queue move LAUF WOHIN</translation>
    </message>
    <message>
        <source>Holds the queue of %1.
</source>
        <translation>Hält die Warteschlange von %1.
</translation>
    </message>
    <message>
        <source>Process %1 holds the queue; this one takes over when it ends.
</source>
        <translation>Prozess %1 hält die Warteschlange; dieser hier übernimmt, wenn jener endet.
</translation>
    </message>
    <message>
        <source>The queue has been paused since %1; “aegir queue resume” lets it go on.</source>
        <translation>Die Warteschlange ist angehalten, seit %1; „aegir queue resume“ setzt sie fort.</translation>
    </message>
    <message>
        <source>Only one of --work, --serve and an action can be done at a time.</source>
        <translation>Von --work, --serve und einer Aktion geht immer nur eines.</translation>
    </message>
    <message>
        <source>List what is dispatched and why it waits, or change its order.</source>
        <translation>Auflisten, was abgeschickt ist und warum es wartet, oder die Reihenfolge ändern.</translation>
    </message>
    <message>
        <source>pause or resume the whole queue; hold, release, move or cancel one run. Without it the queue is listed.</source>
        <translation>pause oder resume für die ganze Warteschlange; hold, release, move oder cancel für einen Lauf. Ohne Angabe wird die Warteschlange aufgelistet.</translation>
    </message>
    <message>
        <source>Number of a waiting run.</source>
        <translation>Nummer eines wartenden Laufs.</translation>
    </message>
    <message>
        <source>For move: first, up, down, last, or the number of the run to put it before.</source>
        <translation>Für move: first, up, down, last oder die Nummer des Laufs, vor den er kommen soll.</translation>
    </message>
    <message>
        <source>Stay, and hold the queue until INT or TERM; running runs go on.</source>
        <translation>Bleiben und die Warteschlange bis INT oder TERM halten; Läufe, die dann arbeiten, gehen weiter.</translation>
    </message>
    <message>
        <source>never again</source>
        <translation>nie wieder</translation>
    </message>
    <message>
        <source>Nothing is scheduled.</source>
        <translation>Nichts ist geplant.</translation>
    </message>
    <message>
        <source>SCHEDULE</source>
        <translation>ZEITPLAN</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>ALS NÄCHSTES</translation>
    </message>
    <message>
        <source>LEFT OUT</source>
        <translation>AUSGELASSEN</translation>
    </message>
    <message>
        <source>The command is: aegir schedule ENTITY OPERATION SCHEDULE, with the schedule in quotes; or aegir schedule ENTITY OPERATION --off</source>
        <translation>Der Befehl lautet: aegir schedule ZIEL OPERATION ZEITPLAN, mit dem Zeitplan in Anführungszeichen; oder aegir schedule ZIEL OPERATION --off</translation>
    </message>
    <message>
        <source>List what is dispatched by itself, or schedule an operation.</source>
        <translation>Auflisten, was von selbst abgeschickt wird, oder eine Operation planen.</translation>
    </message>
    <message>
        <source>When, in quotes: &quot;30 3 * * mon-fri&quot; (as in crontab), &quot;every 6h&quot; or &quot;at 2026-12-01 03:00&quot;.</source>
        <translation>Wann, in Anführungszeichen: &quot;30 3 * * mon-fri&quot; (wie in crontab), &quot;every 6h&quot; oder &quot;at 2026-12-01 03:00&quot;.</translation>
    </message>
    <message>
        <source>Do not dispatch it by itself any more.</source>
        <translation>Nicht mehr von selbst abschicken.</translation>
    </message>
    <message>
        <source>Give a field of a task a value, as for run. Can be repeated.</source>
        <translation>Einem Feld einer Aufgabe einen Wert geben, wie bei run. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Read values from a JSON file, as for run.</source>
        <translation>Werte aus einer JSON-Datei lesen, wie bei run.</translation>
    </message>
    <message>
        <source>folder %1, which belongs to no run
</source>
        <translation>Ordner %1, der zu keinem Lauf gehört
</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) that belong to no run</source>
        <translation>
            <numerusform>%n Ordner, der zu keinem Lauf gehört</numerusform>
            <numerusform>%n Ordner, die zu keinem Lauf gehören</numerusform>
        </translation>
    </message>
    <message>
        <source>Only runs that have this text in a name, a value or the verdict.</source>
        <translation>Nur Läufe, die diesen Text in einem Namen, einem Wert oder dem Urteil haben.</translation>
    </message>
    <message>
        <source>The types were read anew.</source>
        <translation>Die Typen wurden neu gelesen.</translation>
    </message>
    <message>
        <source>Missed at %1: no program held the queue. It comes as soon as one does.</source>
        <translation>Am %1 versäumt: Kein Programm hielt die Warteschlange. Er kommt, sobald eines sie hält.</translation>
    </message>
    <message>
        <source>%1 of %2 comes next at %3, if a program holds the queue then (“aegir queue --serve” or a window), else as soon as one does.
</source>
        <translation>%1 von %2 kommt als Nächstes am %3, wenn dann ein Programm die Warteschlange hält („aegir queue --serve“ oder ein Fenster), sonst, sobald eines sie hält.
</translation>
    </message>
    <message>
        <source>No platform or site is chosen by that. “aegir list” says which there are.</source>
        <translation>Damit ist keine Plattform und keine Website gewählt. „aegir list“ sagt, welche es gibt.</translation>
    </message>
</context>
<context>
    <name>Aegir::SettingsDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>&amp;Open workspace.yml</source>
        <translation>workspace.yml öff&amp;nen</translation>
    </message>
    <message numerus="yes">
        <source>Of the runs that are kept now, %n will be removed (%1).</source>
        <translation>
            <numerusform>Von den Läufen, die jetzt aufbewahrt sind, wird %n entfernt (%1).</numerusform>
            <numerusform>Von den Läufen, die jetzt aufbewahrt sind, werden %n entfernt (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Read Anew</source>
        <translation>Neu &amp;lesen</translation>
    </message>
</context>
<context>
    <name>Aegir::SettingsFile</name>
    <message>
        <source>%1 Mend the file, then change the settings here.</source>
        <translation>%1 Bringen Sie die Datei in Ordnung, dann können die Einstellungen hier geändert werden.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1, line %2: there must be lines such as “name: My hosting” here. Mend the file, then change the settings here.</source>
        <translation>%1, Zeile %2: Hier müssen Zeilen wie „name: Mein Hosting“ stehen. Bringen Sie die Datei in Ordnung, dann können die Einstellungen hier geändert werden.</translation>
    </message>
    <message>
        <source>%1 cannot be read any more: %2. Nothing was changed.</source>
        <translation>%1 kann nicht mehr gelesen werden: %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else in the meantime, so nothing was written. Read it anew, then change the settings.</source>
        <translation>%1 wurde inzwischen von jemand anderem geändert, daher wurde nichts geschrieben. Lesen Sie die Datei neu, dann ändern Sie die Einstellungen.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. It is as it was. Look at its permissions, its folder&apos;s, and the free space.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Die Datei ist, wie sie war. Sehen Sie nach ihren Rechten, denen ihres Ordners und dem freien Platz.</translation>
    </message>
</context>
<context>
    <name>Aegir::SettingsForm</name>
    <message>
        <source>&amp;Import Ansible before there is a run</source>
        <translation>Ansible &amp;importieren, bevor es einen Lauf gibt</translation>
    </message>
    <message>
        <source>Use &amp;Mitogen’s strategy</source>
        <translation>Die Strategie von &amp;Mitogen verwenden</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>What the window’s title says. Empty: the name of the folder.</source>
        <translation>Was im Titel des Fensters steht. Leer: der Name des Ordners.</translation>
    </message>
    <message>
        <source>In&amp;ventory:</source>
        <translation>In&amp;ventar:</translation>
    </message>
    <message>
        <source>Choose a file or a folder</source>
        <translation>Datei oder Ordner wählen</translation>
    </message>
    <message>
        <source>&amp;Edit in the File</source>
        <translation>In der Datei &amp;bearbeiten</translation>
    </message>
    <message>
        <source>Environments:</source>
        <translation>Umgebungen:</translation>
    </message>
    <message>
        <source>Their names, colours and questions are written under “environments” in workspace.yml.</source>
        <translation>Ihre Namen, Farben und Rückfragen stehen unter „environments“ in workspace.yml.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>&amp;At once:</source>
        <translation>&amp;Zugleich:</translation>
    </message>
    <message>
        <source>How many runs may work at the same time. On one target there is never more than one.</source>
        <translation>Wie viele Läufe zur selben Zeit arbeiten dürfen. Auf einem Ziel ist es nie mehr als einer.</translation>
    </message>
    <message>
        <source>&amp;Keep:</source>
        <translation>Au&amp;fbewahren:</translation>
    </message>
    <message>
        <source>days since a run ended</source>
        <translation>Tage seit dem Ende eines Laufs</translation>
    </message>
    <message>
        <source>At mos&amp;t:</source>
        <translation>Höchs&amp;tens:</translation>
    </message>
    <message>
        <source>runs of each operation of a platform or site</source>
        <translation>Läufe jeder Operation einer Plattform oder Website</translation>
    </message>
    <message>
        <source>In a&amp;ll:</source>
        <translation>&amp;Insgesamt:</translation>
    </message>
    <message>
        <source>of disk, such as 2 GB or 500 MiB</source>
        <translation>auf der Platte, etwa 2 GB oder 500 MiB</translation>
    </message>
    <message>
        <source>Ansible</source>
        <translation>Ansible</translation>
    </message>
    <message>
        <source>ansible-&amp;playbook:</source>
        <translation>ansible-&amp;playbook:</translation>
    </message>
    <message>
        <source>Choose the program</source>
        <translation>Programm wählen</translation>
    </message>
    <message>
        <source>One process waits with Ansible imported, so that the first line of the next run comes sooner. It ends after ten minutes without a run.</source>
        <translation>Ein Prozess wartet, der Ansible importiert hat, damit die erste Zeile des nächsten Laufs früher kommt. Er endet nach zehn Minuten ohne Lauf.</translation>
    </message>
    <message>
        <source>Choose an Inventory</source>
        <translation>Inventar wählen</translation>
    </message>
    <message>
        <source>Choose ansible-playbook</source>
        <translation>ansible-playbook wählen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>A file, a folder or a script that Ansible reads, or hosts such as web0,web1. A relative path begins in the workspace. Empty: inventory.</source>
        <translation>Eine Datei, ein Ordner oder ein Skript, das Ansible liest, oder Hosts wie web0,web1. Ein relativer Pfad beginnt im Arbeitsbereich. Leer: inventory.</translation>
    </message>
    <message>
        <source>What is more is removed: never a pinned run, one under way, or the last one of an operation.</source>
        <translation>Was darüber ist, wird entfernt: nie ein angehefteter Lauf, einer, der noch arbeitet, oder der letzte einer Operation.</translation>
    </message>
    <message>
        <source>Write how much room runs may take, such as 2 GB or 500 MiB.</source>
        <translation>Schreiben Sie, wie viel Platz Läufe brauchen dürfen, etwa 2 GB oder 500 MiB.</translation>
    </message>
    <message>
        <source>There is no %1. Choose a file or a folder, or write a comma after the name of a host.</source>
        <translation>Es gibt kein %1. Wählen Sie eine Datei oder einen Ordner, oder schreiben Sie ein Komma hinter den Namen eines Hosts.</translation>
    </message>
    <message>
        <source>Write its whole path, such as /usr/bin/ansible-playbook.</source>
        <translation>Schreiben Sie den ganzen Pfad, etwa /usr/bin/ansible-playbook.</translation>
    </message>
    <message>
        <source>There is no %1. Correct the path, or leave it empty.</source>
        <translation>Es gibt kein %1. Berichtigen Sie den Pfad, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>%1 is not a program that can be run. Choose another one, or leave it empty.</source>
        <translation>%1 ist kein Programm, das ausgeführt werden kann. Wählen Sie ein anderes, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>Runs use this one, whatever else there is. Empty: it is looked for.</source>
        <translation>Läufe verwenden dieses, was es sonst auch gibt. Leer: Es wird gesucht.</translation>
    </message>
    <message>
        <source>None is found on PATH, in a virtual environment of the workspace, or where package managers put it. Help &gt; Check Ansible says how to install it.</source>
        <translation>Weder in PATH noch in einer virtuellen Umgebung des Arbeitsbereichs noch dort, wo Paketverwaltungen es ablegen, ist eines zu finden. Hilfe &gt; Ansible prüfen sagt, wie man es installiert.</translation>
    </message>
    <message>
        <source>Empty: it is looked for, and this one is found.</source>
        <translation>Leer: Es wird gesucht, und dieses wird gefunden.</translation>
    </message>
    <message>
        <source>Runs of many short tasks take less time. From 2.19 on, ansible-core calls strategies that are not its own deprecated and guarantees nothing for them.</source>
        <translation>Läufe mit vielen kurzen Aufgaben dauern weniger lang. Von 2.19 an nennt ansible-core Strategien, die nicht seine eigenen sind, veraltet und verbürgt sich nicht für sie.</translation>
    </message>
    <message>
        <source>It is not installed beside this Ansible: runs use Ansible’s own strategy, as if this were off.</source>
        <translation>Neben diesem Ansible ist es nicht installiert: Läufe verwenden die Strategie von Ansible selbst, als wäre dies aus.</translation>
    </message>
    <message>
        <source>It is not installed beside this Ansible.</source>
        <translation>Neben diesem Ansible ist es nicht installiert.</translation>
    </message>
</context>
<context>
    <name>Aegir::ShortProcess</name>
    <message numerus="yes">
        <source>%1 was stopped, because it did not end within %n second(s).</source>
        <translation>
            <numerusform>%1 wurde angehalten, weil es nicht innerhalb einer Sekunde endete.</numerusform>
            <numerusform>%1 wurde angehalten, weil es nicht innerhalb von %n Sekunden endete.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>%1 lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>%1 was stopped, because it printed too much.</source>
        <translation>%1 wurde angehalten, weil es zu viel ausgab.</translation>
    </message>
    <message>
        <source>%1 was killed or crashed.</source>
        <translation>%1 wurde abgebrochen oder ist abgestürzt.</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2.</source>
        <translation>%1 endete mit dem Rückgabewert %2.</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2: %3</source>
        <translation>%1 endete mit dem Rückgabewert %2: %3</translation>
    </message>
</context>
<context>
    <name>Aegir::StateButton</name>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>sent empty</source>
        <translation>leer gesendet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>inherited</source>
        <translation>geerbt</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
</context>
<context>
    <name>Aegir::Status</name>
    <message>
        <source>never ran</source>
        <translation>nie gelaufen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
</context>
<context>
    <name>Aegir::StatusStrip</name>
    <message>
        <source>Show what is wrong in the workspace&apos;s files</source>
        <translation>Zeigen, was in den Dateien des Arbeitsbereichs falsch ist</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Ansible is missing</source>
        <translation>Ansible fehlt</translation>
    </message>
    <message>
        <source>Queue is empty</source>
        <translation>Warteschlange leer</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>n running, n waiting</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>Ein Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Ansible core %1 ready</source>
        <translation>Ansible core %1 bereit</translation>
    </message>
    <message>
        <source>No hosts in the inventory</source>
        <translation>Keine Hosts im Inventar</translation>
    </message>
    <message>
        <source>%1 in the inventory</source>
        <translation>%1 im Inventar</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) in the inventory</source>
        <translation>
            <numerusform>Ein Host im Inventar</numerusform>
            <numerusform>%n Hosts im Inventar</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for Ansible…</source>
        <translation>Suche nach Ansible …</translation>
    </message>
    <message>
        <source>Queue paused: %1</source>
        <comment>what is in it</comment>
        <translation>Warteschlange angehalten: %1</translation>
    </message>
</context>
<context>
    <name>Aegir::StepOutcomes</name>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n nicht erreichbar</numerusform>
            <numerusform>%n nicht erreichbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed, ignored</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n gescheitert, ignoriert</numerusform>
            <numerusform>%n gescheitert, ignoriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed, rescued</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n gescheitert, aufgefangen</numerusform>
            <numerusform>%n gescheitert, aufgefangen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a warning</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n mit Warnung</numerusform>
            <numerusform>%n mit Warnung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ok</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n ok</numerusform>
            <numerusform>%n ok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>host: result</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2: %3</source>
        <comment>host: result: message</comment>
        <translation>%1: %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>failed, ignored</source>
        <translation>gescheitert, ignoriert</translation>
    </message>
    <message>
        <source>failed, rescued</source>
        <translation>gescheitert, aufgefangen</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>Aegir::StopStage</name>
    <message>
        <source>What already runs on a remote host may go on there.</source>
        <translation>Was auf einem entfernten Host schon läuft, kann dort weiterlaufen.</translation>
    </message>
    <message>
        <source>Stopping: Ansible was asked to end.</source>
        <translation>Wird angehalten: Ansible wurde gebeten zu enden.</translation>
    </message>
    <message>
        <source>Stopping: Ansible did not end when it was asked, and is now told to.</source>
        <translation>Wird angehalten: Ansible endete auf die Bitte nicht und wird jetzt dazu aufgefordert.</translation>
    </message>
    <message>
        <source>Stopping: what was left of Ansible is killed.</source>
        <translation>Wird angehalten: Was von Ansible noch da war, wird getötet.</translation>
    </message>
</context>
<context>
    <name>Aegir::Store</name>
    <message>
        <source>The database %1 was not upgraded, because it could not be copied first. %2</source>
        <translation>Die Datenbank %1 wurde nicht aktualisiert, weil sie vorher nicht kopiert werden konnte. %2</translation>
    </message>
    <message>
        <source>The database %1 was not upgraded, because its copy %2 could not be written.</source>
        <translation>Die Datenbank %1 wurde nicht aktualisiert, weil ihre Kopie %2 nicht geschrieben werden konnte.</translation>
    </message>
    <message>
        <source>The database %1 was written by a newer version of this program (its schema is %2, this program knows %3); update the program to open it.</source>
        <translation>Die Datenbank %1 wurde von einer neueren Version dieses Programms geschrieben (Schema %2, dieses Programm kennt %3); aktualisieren Sie das Programm, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The database %1 belongs to another program; move it away to start anew.</source>
        <translation>Die Datenbank %1 gehört einem anderen Programm; schaffen Sie sie beiseite, um neu anzufangen.</translation>
    </message>
    <message>
        <source>The database %1 could not be brought to schema %2. %3</source>
        <translation>Die Datenbank %1 ließ sich nicht auf Schema %2 bringen. %3</translation>
    </message>
    <message>
        <source>The database %1 is locked by another program; try again when that one is done.</source>
        <translation>Die Datenbank %1 ist von einem anderen Programm gesperrt; versuchen Sie es wieder, wenn dieses fertig ist.</translation>
    </message>
    <message>
        <source>The database %1 cannot be written; check the permissions of the file and its folder.</source>
        <translation>Die Datenbank %1 ist nicht schreibbar; prüfen Sie die Rechte der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>The database %1 is damaged; put a backup in its place, or move it away to start anew.</source>
        <translation>Die Datenbank %1 ist beschädigt; setzen Sie eine Sicherung an ihre Stelle, oder schaffen Sie sie beiseite, um neu anzufangen.</translation>
    </message>
    <message>
        <source>The database %1 cannot grow, because the disk is full.</source>
        <translation>Die Datenbank %1 kann nicht wachsen, weil der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened or made; check its folder and the permissions.</source>
        <translation>Die Datenbank %1 lässt sich weder öffnen noch anlegen; prüfen Sie ihren Ordner und die Rechte.</translation>
    </message>
    <message>
        <source>The file %1 is not a database; move it away to start anew.</source>
        <translation>Die Datei %1 ist keine Datenbank; schaffen Sie sie beiseite, um neu anzufangen.</translation>
    </message>
    <message>
        <source>The disk failed while the database %1 was used (%2).</source>
        <translation>Der Datenträger versagte, während die Datenbank %1 benutzt wurde (%2).</translation>
    </message>
    <message>
        <source>The database %1 refused a statement: %2.</source>
        <translation>Die Datenbank %1 wies eine Anweisung ab: %2.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for SQLite is missing; install the package that holds it (libqt6sql6-sqlite on Debian).</source>
        <translation>Der SQLite-Treiber von Qt fehlt; installieren Sie das Paket, das ihn enthält (libqt6sql6-sqlite bei Debian).</translation>
    </message>
    <message>
        <source>A platform or site needs a name.</source>
        <translation>Eine Plattform oder Site braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is already a site “%1”; choose another name.</source>
        <translation>Es gibt schon eine Site „%1“; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is already a platform “%1”; choose another name.</source>
        <translation>Es gibt schon eine Plattform „%1“; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The site “%1” needs a platform that it lies on.</source>
        <translation>Die Site „%1“ braucht eine Plattform, auf der sie liegt.</translation>
    </message>
    <message>
        <source>“%1” was deleted meanwhile.</source>
        <translation>„%1“ wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>It was deleted already.</source>
        <translation>Es wurde schon gelöscht.</translation>
    </message>
    <message>
        <source>“%1” cannot come back, because its name was given to another one.</source>
        <translation>„%1“ kann nicht zurückkommen, weil der Name anderweitig vergeben wurde.</translation>
    </message>
    <message>
        <source>“%1” cannot come back, because its platform was deleted.</source>
        <translation>„%1“ kann nicht zurückkommen, weil die Plattform gelöscht wurde.</translation>
    </message>
    <message>
        <source>The value “%1” has nowhere to go: its platform or site is not there.</source>
        <translation>Der Wert „%1“ findet keinen Ort: Seine Plattform oder Site ist nicht da.</translation>
    </message>
    <message>
        <source>The operation cannot be dispatched, because its platform or site was deleted.</source>
        <translation>Die Operation lässt sich nicht abschicken, weil ihre Plattform oder Site gelöscht wurde.</translation>
    </message>
    <message>
        <source>%1 of “%2” is dispatched already, as run %3.</source>
        <translation>%1 von „%2“ ist schon abgeschickt, als Lauf %3.</translation>
    </message>
    <message>
        <source>Run %1 cannot end without a verdict.</source>
        <translation>Lauf %1 kann nicht ohne Ergebnis enden.</translation>
    </message>
    <message>
        <source>The database %1 is not as this program made it (%2); put a backup of it (*.bak) in its place, or move it away to start anew.</source>
        <translation>Die Datenbank %1 ist nicht so, wie dieses Programm sie angelegt hat (%2); setzen Sie eine Sicherung (*.bak) an ihre Stelle oder schieben Sie sie beiseite, um neu zu beginnen.</translation>
    </message>
    <message numerus="yes">
        <source>A name may have at most %n character(s); choose a shorter one.</source>
        <translation>
            <numerusform>Ein Name darf höchstens %n Zeichen haben; wählen Sie einen kürzeren.</numerusform>
            <numerusform>Ein Name darf höchstens %n Zeichen haben; wählen Sie einen kürzeren.</numerusform>
        </translation>
    </message>
    <message>
        <source>A name must not hold control characters, such as the end of a line; leave them out.</source>
        <translation>Ein Name darf keine Steuerzeichen enthalten, etwa ein Zeilenende; lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Run %1 is “%2” and cannot become “%3”.</source>
        <translation>Lauf %1 ist „%2“ und kann nicht „%3“ werden.</translation>
    </message>
    <message>
        <source>The operation cannot be scheduled, because its platform or site was deleted.</source>
        <translation>Die Operation lässt sich nicht planen, weil ihre Plattform oder Site gelöscht wurde.</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted while run %2 (%3 of %4) is held in the queue; cancel that run first.</source>
        <translation>„%1“ kann nicht gelöscht werden, solange Lauf %2 (%3 von %4) in der Warteschlange zurückgehalten wird; brechen Sie diesen Lauf zuerst ab.</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted while run %2 (%3 of %4) is dispatched; cancel that run or wait for its end.</source>
        <translation>„%1“ kann nicht gelöscht werden, solange Lauf %2 (%3 von %4) abgeschickt ist; brechen Sie diesen Lauf ab, oder warten Sie auf sein Ende.</translation>
    </message>
    <message>
        <source>The database %1 can only be read where a copy of it can be made, and there is no room for that in %2.</source>
        <translation>Die Datenbank %1 kann nur gelesen werden, wo eine Kopie von ihr Platz hat, und in %2 ist dafür keiner.</translation>
    </message>
</context>
<context>
    <name>Aegir::StructureEditor</name>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Edit as YAML</source>
        <translation>Als YAML bearbeiten</translation>
    </message>
    <message>
        <source>Edit %1 as YAML</source>
        <translation>%1 als YAML bearbeiten</translation>
    </message>
    <message>
        <source>This is not what its fields can show.</source>
        <translation>Das können die Felder nicht zeigen.</translation>
    </message>
    <message>
        <source>Mend it first: its fields cannot show this.</source>
        <translation>Berichtigen Sie es zuerst: Die Felder können das nicht zeigen.</translation>
    </message>
    <message>
        <source>YAML or JSON</source>
        <translation>YAML oder JSON</translation>
    </message>
</context>
<context>
    <name>Aegir::SubForm</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a field: its value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Aegir::TableEditor</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1: value of the new entry</source>
        <translation>%1: Wert des neuen Eintrags</translation>
    </message>
    <message>
        <source>Remove the entry (Del)</source>
        <translation>Eintrag entfernen (Entf)</translation>
    </message>
    <message>
        <source>%1 has a value without a name.</source>
        <translation>%1 hat einen Wert ohne Namen.</translation>
    </message>
    <message>
        <source>%1 has “%2” twice.</source>
        <translation>%1 hat „%2“ zweimal.</translation>
    </message>
    <message>
        <source>Empty; name of an entry</source>
        <translation>Leer; Name eines Eintrags</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>Aegir::Target</name>
    <message>
        <source>There is no such platform or site any more.</source>
        <translation>Diese Plattform oder Site gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The platform of %1 does not exist any more.</source>
        <translation>Die Plattform von %1 gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>Aegir::TextEditor</name>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe zeigen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Empty text</source>
        <translation>Leerer Text</translation>
    </message>
</context>
<context>
    <name>Aegir::TextPane</name>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>Zeilen &amp;umbrechen</translation>
    </message>
</context>
<context>
    <name>Aegir::TimetableKeeper</name>
    <message>
        <source>%1 of %2 was due at %3 and is left out: %4</source>
        <translation>%1 von %2 war fällig (%3) und wird ausgelassen: %4</translation>
    </message>
</context>
<context>
    <name>Aegir::ValuesFile</name>
    <message>
        <source>There is no field “%1”; the file has %2 for it.</source>
        <translation>Es gibt kein Feld „%1“; die Datei hat %2 dafür.</translation>
    </message>
    <message>
        <source>There is no field “%1” (did you mean “%2”?); the file has %3 for it.</source>
        <translation>Es gibt kein Feld „%1“ (war „%2“ gemeint?); die Datei hat %3 dafür.</translation>
    </message>
    <message>
        <source>%1 must hold a mapping of tasks or fields.</source>
        <translation>%1 muss eine Zuordnung mit Aufgaben oder Feldern enthalten.</translation>
    </message>
</context>
<context>
    <name>Aegir::ValuesList</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Sent back by roles</source>
        <translation>Von Rollen zurückgeschickt</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>From the platform %1</source>
        <translation>Von der Plattform %1</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Variable %1</source>
        <translation>Variable %1</translation>
    </message>
    <message>
        <source>&amp;Copy the Value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>Aegir::ValuesMenu</name>
    <message>
        <source>Val&amp;ues</source>
        <translation>&amp;Werte</translation>
    </message>
    <message>
        <source>Save these values under a name, load such ones, or read and write a file</source>
        <translation>Diese Werte unter einem Namen speichern, solche laden oder eine Datei lesen und schreiben</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The file %1 is too big for one of values.</source>
        <translation>Die Datei %1 ist zu groß für eine Datei mit Werten.</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>Die Datei %1 ließ sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>&amp;Laden</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lös&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Import a File…</source>
        <translation>Datei &amp;importieren …</translation>
    </message>
    <message>
        <source>&amp;Export to a File…</source>
        <translation>In Datei &amp;exportieren …</translation>
    </message>
    <message>
        <source>Save Values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Replaces the values of this name:</source>
        <translation>Ersetzt die Werte dieses Namens:</translation>
    </message>
    <message>
        <source>Name of these values:</source>
        <translation>Name dieser Werte:</translation>
    </message>
    <message>
        <source>Export Values</source>
        <translation>Werte exportieren</translation>
    </message>
    <message>
        <source>Import Values</source>
        <translation>Werte importieren</translation>
    </message>
    <message>
        <source>Values (*.yml *.yaml *.json)</source>
        <translation>Werte (*.yml *.yaml *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Aegir::VariableName</name>
    <message>
        <source>“%1” cannot be a variable&apos;s name: use letters, digits and underscores, and begin with a letter.</source>
        <translation>„%1“ kann kein Variablenname sein: Verwenden Sie Buchstaben, Ziffern und Unterstriche, und beginnen Sie mit einem Buchstaben.</translation>
    </message>
    <message>
        <source>“%1” cannot be a field: names with “ansible_” steer Ansible&apos;s connection.</source>
        <translation>„%1“ kann kein Feld sein: Namen mit „ansible_“ steuern die Verbindung von Ansible.</translation>
    </message>
    <message>
        <source>“%1” cannot be a field: the program itself hands roles a variable of this name.</source>
        <translation>„%1“ kann kein Feld sein: Das Programm selbst gibt den Rollen eine Variable dieses Namens.</translation>
    </message>
    <message>
        <source>“%1” cannot be a field: it is a reserved word of Ansible.</source>
        <translation>„%1“ kann kein Feld sein: Es ist ein reserviertes Wort von Ansible.</translation>
    </message>
    <message>
        <source>“%1” cannot be a field: Ansible sets the variable of this name itself.</source>
        <translation>„%1“ kann kein Feld sein: Ansible setzt die Variable dieses Namens selbst.</translation>
    </message>
    <message>
        <source>“%1” cannot be a field: it is a reserved word of Python, which Ansible refuses.</source>
        <translation>„%1“ kann kein Feld sein: Es ist ein reserviertes Wort von Python, das Ansible ablehnt.</translation>
    </message>
</context>
<context>
    <name>Aegir::Verdict</name>
    <message>
        <source>Ansible was ended by signal %1 before the play was over.</source>
        <translation>Ansible wurde durch Signal %1 beendet, bevor das Play zu Ende war.</translation>
    </message>
    <message>
        <source>Ansible was interrupted before the play was over (exit code 99).</source>
        <translation>Ansible wurde unterbrochen, bevor das Play zu Ende war (Rückgabewert 99).</translation>
    </message>
    <message>
        <source>Ansible could not read the playbook or a role (exit code 4)%1.</source>
        <translation>Ansible konnte das Playbook oder eine Rolle nicht lesen (Rückgabewert 4)%1.</translation>
    </message>
    <message>
        <source>Ansible ended before the play was over (exit code %1)%2.</source>
        <translation>Ansible endete, bevor das Play zu Ende war (Rückgabewert %1)%2.</translation>
    </message>
    <message>
        <source>its output is hidden (no_log)</source>
        <translation>die Ausgabe ist verborgen (no_log)</translation>
    </message>
    <message>
        <source>%1 (return code %2)</source>
        <translation>%1 (Rückgabewert %2)</translation>
    </message>
    <message>
        <source>Cancelled. What was already running on a remote host may go on there.</source>
        <translation>Abgebrochen. Was auf einem entfernten Host schon lief, kann dort weiterlaufen.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n second(s), the operation&apos;s timeout.</source>
        <translation>
            <numerusform>Nach einer Sekunde angehalten, der Zeitgrenze der Operation.</numerusform>
            <numerusform>Nach %n Sekunden angehalten, der Zeitgrenze der Operation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) failed; the log says where.</source>
        <translation>
            <numerusform>Ein Host ist gescheitert; das Protokoll sagt, wo.</numerusform>
            <numerusform>%n Hosts sind gescheitert; das Protokoll sagt, wo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Host %1 is unreachable: %2.</source>
        <translation>Host %1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>“%1” failed on %2: %3.</source>
        <translation>„%1“ scheiterte auf %2: %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n other host(s) failed too.</source>
        <translation>
            <numerusform>Ein weiterer Host ist auch gescheitert.</numerusform>
            <numerusform>%n weitere Hosts sind auch gescheitert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No host of the inventory matches “%1”: nothing was run.</source>
        <translation>Kein Host des Inventars passt zu „%1“: Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The play ran on no host: nothing was done.</source>
        <translation>Das Play lief auf keinem Host: Nichts wurde getan.</translation>
    </message>
    <message>
        <source>“%1” ignored a failure on %2: %3.</source>
        <translation>„%1“ ignorierte einen Fehlschlag auf %2: %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n other failure(s) were ignored too.</source>
        <translation>
            <numerusform>Ein weiterer Fehlschlag wurde auch ignoriert.</numerusform>
            <numerusform>%n weitere Fehlschläge wurden auch ignoriert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” failed on %2 and was rescued: %3.</source>
        <translation>„%1“ scheiterte auf %2 und wurde aufgefangen: %3.</translation>
    </message>
    <message numerus="yes">
        <source>Done on %n host(s).</source>
        <translation>
            <numerusform>Auf einem Host erledigt.</numerusform>
            <numerusform>Auf %n Hosts erledigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>ohne Meldung</translation>
    </message>
    <message>
        <source>The play went through, but Ansible then ended with exit code %1.</source>
        <translation>Das Play lief durch, aber Ansible endete danach mit Rückgabewert %1.</translation>
    </message>
    <message>
        <source>The play went through, but Ansible was then ended by signal %1.</source>
        <translation>Das Play lief durch, aber Ansible wurde danach durch Signal %1 beendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) were ignored.</source>
        <translation>
            <numerusform>Ein Fehlschlag wurde ignoriert.</numerusform>
            <numerusform>%n Fehlschläge wurden ignoriert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) were rescued.</source>
        <translation>
            <numerusform>Ein Fehlschlag wurde aufgefangen.</numerusform>
            <numerusform>%n Fehlschläge wurden aufgefangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ansible ended with exit code 0 but told of no play: it ran none, or did not load the plugin that records it%1.</source>
        <translation>Ansible endete mit dem Rückgabewert 0, meldete aber kein Play: Es hat keines ausgeführt oder das Plugin nicht geladen, das es aufzeichnet%1.</translation>
    </message>
    <message>
        <source>No task has the given tags: nothing was done.</source>
        <translation>Keine Aufgabe hat die angegebenen Tags: Es wurde nichts getan.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped, because it said nothing for %n second(s), the operation&apos;s idle timeout.</source>
        <translation>
            <numerusform>Nach einer Sekunde ohne Ausgabe angehalten, der Ruhegrenze der Operation.</numerusform>
            <numerusform>Nach %n Sekunden ohne Ausgabe angehalten, der Ruhegrenze der Operation.</numerusform>
        </translation>
    </message>
    <message>
        <source>If it waited for an answer: nobody can give one while it runs.</source>
        <translation>Falls er auf eine Antwort wartete: Während er läuft, kann niemand eine geben.</translation>
    </message>
    <message>
        <source>The process that keeps watch over Ansible was killed, and Ansible was stopped.</source>
        <translation>Der Prozess, der über Ansible wacht, wurde gewaltsam beendet, und Ansible wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>Aegir::WaitReason</name>
    <message>
        <source>Held until it is released.</source>
        <translation>Zurückgehalten, bis er freigegeben wird.</translation>
    </message>
    <message>
        <source>Try %1 of %2, starts at %3.</source>
        <comment>3: 14:05, or 14:05 tomorrow</comment>
        <translation>Versuch %1 von %2, Beginn: %3.</translation>
    </message>
    <message>
        <source>Waits until the queue is resumed.</source>
        <translation>Wartet, bis die Warteschlange fortgesetzt wird.</translation>
    </message>
    <message numerus="yes">
        <source>Waits: %n run(s) at once is the limit of this workspace.</source>
        <translation>
            <numerusform>Wartet: Ein Lauf zugleich ist die Grenze dieses Arbeitsbereichs.</numerusform>
            <numerusform>Wartet: %n Läufe zugleich sind die Grenze dieses Arbeitsbereichs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for run %1 (%2 of %3).</source>
        <translation>Wartet auf Lauf %1 (%2 von %3).</translation>
    </message>
    <message>
        <source>Waits until a program holds the queue.</source>
        <translation>Wartet, bis ein Programm die Warteschlange hält.</translation>
    </message>
    <message>
        <source>Starts now.</source>
        <translation>Startet jetzt.</translation>
    </message>
    <message>
        <source>Try %1 of %2, after run %3.</source>
        <translation>Versuch %1 von %2, nach Lauf %3.</translation>
    </message>
    <message>
        <source>Scheduled for %1, but no program held the queue then.</source>
        <translation>Geplant für %1, aber da hielt kein Programm die Warteschlange.</translation>
    </message>
    <message>
        <source>Scheduled for %1.</source>
        <translation>Geplant: %1.</translation>
    </message>
    <message>
        <source>To be cancelled as soon as a program holds the queue.</source>
        <translation>Wird abgebrochen, sobald ein Programm die Warteschlange hält.</translation>
    </message>
    <message>
        <source>After run %1.</source>
        <translation>Nach Lauf %1.</translation>
    </message>
    <message>
        <source>Waits until another program has finished writing to the database.</source>
        <translation>Wartet, bis ein anderes Programm mit dem Schreiben in die Datenbank fertig ist.</translation>
    </message>
</context>
<context>
    <name>Aegir::WhenFree</name>
    <message>
        <source>Another program is writing to the database. What you asked for is done as soon as that one has finished.</source>
        <translation>Ein anderes Programm schreibt in die Datenbank. Was Sie verlangt haben, geschieht, sobald es fertig ist.</translation>
    </message>
    <message>
        <source>The database %1 is free again; what waited for it goes on.</source>
        <translation>Die Datenbank %1 ist wieder frei; was auf sie gewartet hat, geht weiter.</translation>
    </message>
    <message>
        <source>The database %1 has been locked by another program since %2. What was asked for here and what is due waits until that program has finished; end it, if it hangs.</source>
        <translation>Die Datenbank %1 ist seit %2 von einem anderen Programm gesperrt. Was hier verlangt wurde und was fällig ist, wartet, bis es fertig ist; beenden Sie es, wenn es hängt.</translation>
    </message>
</context>
<context>
    <name>Aegir::WorkDialog</name>
    <message>
        <source>Open &amp;Folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Aegir::Worker</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ist nicht schreibbar: %2.</translation>
    </message>
    <message>
        <source>The run&apos;s secrets never arrived: the program that dispatched it had ended. Run it again.</source>
        <translation>Die Geheimnisse des Laufs kamen nie an: Das Programm, das ihn abgeschickt hatte, war schon zu Ende. Führen Sie es noch einmal aus.</translation>
    </message>
    <message>
        <source>%1 cannot be made.</source>
        <translation>%1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>The pipe for secrets %1 cannot be made.</source>
        <translation>Die Pipe für Geheimnisse %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>The link %1 to the workspace&apos;s roles cannot be made: the file system may not know links.</source>
        <translation>Die Verknüpfung %1 zu den Rollen des Arbeitsbereichs lässt sich nicht anlegen: Das Dateisystem kennt vielleicht keine Verknüpfungen.</translation>
    </message>
    <message>
        <source>The worker&apos;s socket cannot be opened in %1: %2.</source>
        <translation>Der Socket des Workers lässt sich in %1 nicht öffnen: %2.</translation>
    </message>
</context>
<context>
    <name>Aegir::WorkerStarter</name>
    <message>
        <source>The worker %1 could not be started: %2.</source>
        <translation>Der Worker %1 konnte nicht gestartet werden: %2.</translation>
    </message>
</context>
<context>
    <name>Aegir::Workspace</name>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>%1 is no workspace, because it holds no workspace.yml.</source>
        <translation>%1 ist kein Arbeitsbereich, denn er enthält keine workspace.yml.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made; a workspace must be writable.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen; ein Arbeitsbereich muss schreibbar sein.</translation>
    </message>
    <message>
        <source>%1 is a file; a workspace is a folder.</source>
        <translation>%1 ist eine Datei; ein Arbeitsbereich ist ein Ordner.</translation>
    </message>
    <message>
        <source>The folder %1 is not empty; choose a new one or an empty one.</source>
        <translation>Der Ordner %1 ist nicht leer; wählen Sie einen neuen oder einen leeren.</translation>
    </message>
    <message>
        <source>This program was built without the starter workspace.</source>
        <translation>Dieses Programm wurde ohne die Vorlage gebaut.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made; check the permissions of the folder above it.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen; prüfen Sie die Rechte des Ordners darüber.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>Die Datei %1 ist nicht schreibbar: %2.</translation>
    </message>
    <message>
        <source>A workspace needs a folder, and an empty name is none.</source>
        <translation>Ein Arbeitsbereich braucht einen Ordner, und ein leerer Name ist keiner.</translation>
    </message>
</context>
<context>
    <name>Aegir::WorkspaceView</name>
    <message>
        <source>No platform yet</source>
        <translation>Noch keine Plattform</translation>
    </message>
    <message>
        <source>A platform is a place where sites live: code on one or more hosts of the inventory. Add the first one, and its operations appear here.</source>
        <translation>Eine Plattform ist ein Ort, an dem Sites liegen: Code auf einem oder mehreren Hosts des Inventars. Fügen Sie die erste hinzu, und ihre Operationen erscheinen hier.</translation>
    </message>
    <message>
        <source>&amp;Add a Platform…</source>
        <translation>Plattform &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a platform or a site on the left to see its operations.</source>
        <translation>Wählen Sie links eine Plattform oder eine Site, um ihre Operationen zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that you had asked for were left out when the program had to end (%1), because the database was locked or too little time was left. Look at what is there and ask for them again.</source>
        <translation>
            <numerusform>%n Sache, die Sie verlangt hatten, blieb weg, als das Programm enden musste (%1), weil die Datenbank gesperrt oder zu wenig Zeit war. Sehen Sie nach, was da ist, und verlangen Sie sie noch einmal.</numerusform>
            <numerusform>%n Sachen, die Sie verlangt hatten, blieben weg, als das Programm enden musste (%1), weil die Datenbank gesperrt oder zu wenig Zeit war. Sehen Sie nach, was da ist, und verlangen Sie sie noch einmal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::WrittenSettings</name>
    <message>
        <source>“at_once” must be 1 to 1000: how many runs may work at the same time.</source>
        <translation>„at_once“ muss 1 bis 1000 sein: wie viele Läufe zur selben Zeit arbeiten dürfen.</translation>
    </message>
</context>
<context>
    <name>Aegir::Yaml</name>
    <message>
        <source>This alias is part of what it stands for.</source>
        <translation>Dieser Alias ist Teil dessen, wofür er steht.</translation>
    </message>
    <message>
        <source>The tag “%1” is not allowed here: write plain texts, numbers, lists and mappings.</source>
        <translation>Das Tag „%1“ ist hier nicht erlaubt: Schreiben Sie einfache Texte, Zahlen, Listen und Zuordnungen.</translation>
    </message>
    <message>
        <source>The aliases and lists of this file unfold to too much.</source>
        <translation>Die Aliase und Listen dieser Datei werden entfaltet zu groß.</translation>
    </message>
    <message numerus="yes">
        <source>This is nested more than %n level(s) deep.</source>
        <translation>
            <numerusform>Dies ist tiefer als eine Ebene verschachtelt.</numerusform>
            <numerusform>Dies ist tiefer als %n Ebenen verschachtelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>A key must be a word or a text.</source>
        <translation>Ein Schlüssel muss ein Wort oder ein Text sein.</translation>
    </message>
    <message>
        <source>“%1” is here for the second time; the first is in line %2.</source>
        <translation>„%1“ steht hier zum zweiten Mal; das erste steht in Zeile %2.</translation>
    </message>
    <message>
        <source>“&lt;&lt;” merges mappings only.</source>
        <translation>„&lt;&lt;“ vereinigt nur Zuordnungen.</translation>
    </message>
    <message numerus="yes">
        <source>The file is larger than %n MiB.</source>
        <translation>
            <numerusform>Die Datei ist größer als %n MiB.</numerusform>
            <numerusform>Die Datei ist größer als %n MiB.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>Die Datei ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>There is a second document in this file; only the first counts.</source>
        <translation>In dieser Datei ist ein zweites Dokument; nur das erste zählt.</translation>
    </message>
    <message>
        <source>This is not valid YAML (%1).</source>
        <translation>Dies ist kein gültiges YAML (%1).</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Dies ist keine Datei.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>This is not valid YAML (%1); the line is: %2</source>
        <translation>Das ist kein gültiges YAML (%1); die Zeile lautet: %2</translation>
    </message>
</context>
<context>
    <name>Aegir::YamlChange</name>
    <message>
        <source>%1, line %2: this is written in a way that only a person can change well, so nothing was changed. Open the file and take “%3” out.</source>
        <translation>%1, Zeile %2: Das ist so geschrieben, dass nur ein Mensch es gut ändern kann, daher wurde nichts geändert. Öffnen Sie die Datei, und nehmen Sie „%3“ heraus.</translation>
    </message>
    <message>
        <source>%1, line %2: this is written in a way that only a person can change well, so nothing was changed. Open the file and write there: %3</source>
        <translation>%1, Zeile %2: Das ist so geschrieben, dass nur ein Mensch es gut ändern kann, daher wurde nichts geändert. Öffnen Sie die Datei, und schreiben Sie dort: %3</translation>
    </message>
</context>
<context>
    <name>Aegir::YamlEditor</name>
    <message>
        <source>YAML or JSON</source>
        <translation>YAML oder JSON</translation>
    </message>
</context>
<context>
    <name>Aegir::YamlText</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line %1: this is no YAML.</source>
        <translation>Zeile %1: Das ist kein YAML.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 nothing was given on standard input.</source>
        <translation>%1 Auf der Standardeingabe wurde nichts angegeben.</translation>
    </message>
    <message>
        <source>%1 what was given is not text in UTF-8.</source>
        <translation>%1 Das Eingegebene ist kein Text in UTF-8.</translation>
    </message>
</context>
<context>
    <name>aegir-desktop</name>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>Der Arbeitsbereich lässt sich nicht öffnen</translation>
    </message>
</context>
</TS>
