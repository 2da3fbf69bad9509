<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Aegir::Answers</name>
    <message numerus="yes">
        <source>The operation has only %n task(s).</source>
        <translation>
            <numerusform>The operation has only %n task.</numerusform>
            <numerusform>The operation has only %n tasks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Demo</name>
    <message numerus="yes">
        <source>The run did not end within %n second(s).</source>
        <translation>
            <numerusform>The run did not end within %n second.</numerusform>
            <numerusform>The run did not end within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::EntityDialog</name>
    <message numerus="yes">
        <source>%n field(s) to fill in or mend.</source>
        <translation>
            <numerusform>%n field to fill in or mend.</numerusform>
            <numerusform>%n fields to fill in or mend.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::EntityEditing</name>
    <message numerus="yes">
        <source>Its %n site(s) are deleted with it.</source>
        <translation>
            <numerusform>Its site is deleted with it.</numerusform>
            <numerusform>Its %n sites are deleted with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Field</name>
    <message numerus="yes">
        <source>%1 must have at least %n character(s).</source>
        <translation>
            <numerusform>%1 must have at least %n character.</numerusform>
            <numerusform>%1 must have at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at most %n character(s).</source>
        <translation>
            <numerusform>%1 must have at most %n character.</numerusform>
            <numerusform>%1 must have at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at least %n item(s).</source>
        <translation>
            <numerusform>%1 must have at least %n item.</numerusform>
            <numerusform>%1 must have at least %n items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at most %n item(s).</source>
        <translation>
            <numerusform>%1 must have at most %n item.</numerusform>
            <numerusform>%1 must have at most %n items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::FormPage</name>
    <message numerus="yes">
        <source>Search in %n field(s)… (Ctrl+F)</source>
        <translation>
            <numerusform>Search in %n field… (Ctrl+F)</numerusform>
            <numerusform>Search in %n fields… (Ctrl+F)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::GroupsEditor</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::OperationDialog</name>
    <message numerus="yes">
        <source>%n pro&amp;blem(s)</source>
        <translation>
            <numerusform>%n pro&amp;blem</numerusform>
            <numerusform>%n pro&amp;blems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Presets</name>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>A name has at most %n character.</numerusform>
            <numerusform>A name has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Queue</name>
    <message numerus="yes">
        <source>Waits: %n run(s) at once is the limit of this workspace.</source>
        <translation>
            <numerusform>Waits: %n run at once is the limit of this workspace.</numerusform>
            <numerusform>Waits: %n runs at once is the limit of this workspace.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::RelativeTime</name>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::RunWatcher</name>
    <message numerus="yes">
        <source>The worker did not start within %n second(s).</source>
        <translation>
            <numerusform>The worker did not start within %n second.</numerusform>
            <numerusform>The worker did not start within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Session</name>
    <message numerus="yes">
        <source>This takes %1 and its %n site(s) out of the workspace (hosts are left alone); add --yes to do it.</source>
        <translation>
            <numerusform>This takes %1 and its %n site out of the workspace (hosts are left alone); add --yes to do it.</numerusform>
            <numerusform>This takes %1 and its %n sites out of the workspace (hosts are left alone); add --yes to do it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>aegir: the workspace&apos;s files have %n problem(s); “aegir problems” lists them.</source>
        <translation>
            <numerusform>aegir: the workspace&apos;s files have %n problem; “aegir problems” lists them.</numerusform>
            <numerusform>aegir: the workspace&apos;s files have %n problems; “aegir problems” lists them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::ShortProcess</name>
    <message numerus="yes">
        <source>%1 was stopped, because it did not end within %n second(s).</source>
        <translation>
            <numerusform>%1 was stopped, because it did not end within %n second.</numerusform>
            <numerusform>%1 was stopped, because it did not end within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::StatusStrip</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) in the inventory</source>
        <translation>
            <numerusform>%n host in the inventory</numerusform>
            <numerusform>%n hosts in the inventory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Store</name>
    <message numerus="yes">
        <source>A name may have at most %n character(s); choose a shorter one.</source>
        <translation>
            <numerusform>A name may have at most %n character; choose a shorter one.</numerusform>
            <numerusform>A name may have at most %n characters; choose a shorter one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Verdict</name>
    <message numerus="yes">
        <source>Stopped after %n second(s), the operation&apos;s timeout.</source>
        <translation>
            <numerusform>Stopped after %n second, the operation&apos;s timeout.</numerusform>
            <numerusform>Stopped after %n seconds, the operation&apos;s timeout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) failed; the log says where.</source>
        <translation>
            <numerusform>%n host failed; the log says where.</numerusform>
            <numerusform>%n hosts failed; the log says where.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other host(s) failed too.</source>
        <translation>
            <numerusform>%n other host failed too.</numerusform>
            <numerusform>%n other hosts failed too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other failure(s) were ignored too.</source>
        <translation>
            <numerusform>%n other failure was ignored too.</numerusform>
            <numerusform>%n other failures were ignored too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done on %n host(s).</source>
        <translation>
            <numerusform>Done on %n host.</numerusform>
            <numerusform>Done on %n hosts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) were ignored.</source>
        <translation>
            <numerusform>%n failure was ignored.</numerusform>
            <numerusform>%n failures were ignored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) were rescued.</source>
        <translation>
            <numerusform>%n failure was rescued.</numerusform>
            <numerusform>%n failures were rescued.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::Yaml</name>
    <message numerus="yes">
        <source>This is nested more than %n level(s) deep.</source>
        <translation>
            <numerusform>This is nested more than %n level deep.</numerusform>
            <numerusform>This is nested more than %n levels deep.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file is larger than %n MiB.</source>
        <translation>
            <numerusform>The file is larger than %n MiB.</numerusform>
            <numerusform>The file is larger than %n MiB.</numerusform>
        </translation>
    </message>
</context>
</TS>
