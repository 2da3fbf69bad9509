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
    <name>Aegir::Bulk</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be dispatched</source>
        <translation>
            <numerusform>%n could not be dispatched</numerusform>
            <numerusform>%n could not be dispatched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
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
        <source>%n ok</source>
        <translation>
            <numerusform>%n ok</numerusform>
            <numerusform>%n ok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s)</source>
        <translation>
            <numerusform>%n platform</numerusform>
            <numerusform>%n platforms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::BulkBar</name>
    <message numerus="yes">
        <source>%n could not be dispatched; nothing was run there.</source>
        <translation>
            <numerusform>%n could not be dispatched; nothing was run there.</numerusform>
            <numerusform>%n could not be dispatched; nothing was run there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::BulkStarter</name>
    <message numerus="yes">
        <source>On %1 and %n more, a run on each.</source>
        <translation>
            <numerusform>On %1 and %n more, a run on each.</numerusform>
            <numerusform>On %1 and %n more, a run on each.</numerusform>
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
    <name>Aegir::Doctor</name>
    <message numerus="yes">
        <source>The workspace&apos;s files are good: %n operation(s).</source>
        <translation>
            <numerusform>The workspace&apos;s files are good: %n operation.</numerusform>
            <numerusform>The workspace&apos;s files are good: %n operations.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The workspace&apos;s files have %n problem(s); the first one: %1</source>
        <translation>
            <numerusform>The workspace&apos;s files have %n problem: %1</numerusform>
            <numerusform>The workspace&apos;s files have %n problems; the first one: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The inventory has %n host(s).</source>
        <translation>
            <numerusform>The inventory has %n host.</numerusform>
            <numerusform>The inventory has %n hosts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The hosts of %n platform(s) are in the inventory.</source>
        <translation>
            <numerusform>The hosts of %n platform are in the inventory.</numerusform>
            <numerusform>The hosts of %n platforms are in the inventory.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ssh agent has %n key(s).</source>
        <translation>
            <numerusform>The ssh agent has %n key.</numerusform>
            <numerusform>The ssh agent has %n keys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) are reached with ssh, and there is neither a key in the ssh agent nor a key file.</source>
        <translation>
            <numerusform>%n host is reached with ssh, and there is neither a key in the ssh agent nor a key file.</numerusform>
            <numerusform>%n hosts are reached with ssh, and there is neither a key in the ssh agent nor a key file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) wait, and no program holds the queue that could start them.</source>
        <translation>
            <numerusform>%n run waits, and no program holds the queue that could start it.</numerusform>
            <numerusform>%n runs wait, and no program holds the queue that could start them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) belong to no run of the database: %1.</source>
        <translation>
            <numerusform>%n folder belongs to no run of the database: %1.</numerusform>
            <numerusform>%n folders belong to no run of the database: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The folder of %n run(s) is gone, and their logs with it: %1.</source>
        <translation>
            <numerusform>The folder of %n run is gone, and its log with it: %1.</numerusform>
            <numerusform>The folders of %n runs are gone, and their logs with them: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are kept, each with its folder.</source>
        <translation>
            <numerusform>%n run is kept, with its folder.</numerusform>
            <numerusform>%n runs are kept, each with its folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n collection(s) that the roles need are installed.</source>
        <translation>
            <numerusform>%n collection that the roles need is installed.</numerusform>
            <numerusform>%n collections that the roles need are installed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::DoctorDialog</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s): runs cannot work yet.</source>
        <translation>
            <numerusform>%n error: runs cannot work yet.</numerusform>
            <numerusform>%n errors: runs cannot work yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s): runs work, as far as can be seen from here.</source>
        <translation>
            <numerusform>%n warning: runs work, as far as can be seen from here.</numerusform>
            <numerusform>%n warnings: runs work, as far as can be seen from here.</numerusform>
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
    <name>Aegir::EntityPanel</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
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
    <name>Aegir::FilterBar</name>
    <message numerus="yes">
        <source>%1: %Ln result(s)</source>
        <comment>a state</comment>
        <translation>
            <numerusform>%1: %Ln result</numerusform>
            <numerusform>%1: %Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln host</numerusform>
            <numerusform>%Ln hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching… %Ln line(s)</source>
        <translation>
            <numerusform>Searching… %Ln line</numerusform>
            <numerusform>Searching… %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln line(s)</source>
        <translation>
            <numerusform>%1 of %Ln line</numerusform>
            <numerusform>%1 of %Ln lines</numerusform>
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
    <name>Aegir::HistoryView</name>
    <message numerus="yes">
        <source>The newest %n run(s); scroll down for older ones.</source>
        <translation>
            <numerusform>The newest run; scroll down for older ones.</numerusform>
            <numerusform>The newest %n runs; scroll down for older ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s).</source>
        <translation>
            <numerusform>%n run.</numerusform>
            <numerusform>%n runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were kept, because they are pinned or have not ended.</source>
        <translation>
            <numerusform>%n run was kept, because it is pinned or has not ended.</numerusform>
            <numerusform>%n runs were kept, because they are pinned or have not ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n run(s) with their logs? This cannot be undone.</source>
        <translation>
            <numerusform>Remove %n run with its log? This cannot be undone.</numerusform>
            <numerusform>Remove %n runs with their logs? This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::HostListModel</name>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed or unreachable</source>
        <translation>
            <numerusform>%Ln failed or unreachable</numerusform>
            <numerusform>%Ln failed or unreachable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::LeaveQuestion</name>
    <message numerus="yes">
        <source>%n run(s) are not in the queue yet.</source>
        <translation>
            <numerusform>%n run is not in the queue yet.</numerusform>
            <numerusform>%n runs are not in the queue yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that you asked for wait for the database.</source>
        <translation>
            <numerusform>%n thing that you asked for waits for the database.</numerusform>
            <numerusform>%n things that you asked for wait for the database.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::LogFindBar</name>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) are in lines that a filter hides.</source>
        <translation>
            <numerusform>%Ln match is in a line that a filter hides.</numerusform>
            <numerusform>%Ln matches are in lines that a filter hides.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The expression takes too long in %Ln line(s): matches may be missing.</source>
        <translation>
            <numerusform>The expression takes too long in %Ln line: matches may be missing.</numerusform>
            <numerusform>The expression takes too long in %Ln lines: matches may be missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::LogPainter</name>
    <message numerus="yes">
        <source>%Ln line(s) folded</source>
        <translation>
            <numerusform>%Ln line folded</numerusform>
            <numerusform>%Ln lines folded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::MissedBar</name>
    <message numerus="yes">
        <source>The same holds for %n more run(s); the queue and the history show them.</source>
        <translation>
            <numerusform>So it was with %n more run; the queue and the history show it.</numerusform>
            <numerusform>So it was with %n more runs; the queue and the history show them.</numerusform>
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
    <name>Aegir::ResultText</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::RunCompare</name>
    <message numerus="yes">
        <source>%n tasks changed state</source>
        <translation>
            <numerusform>%n task changed state</numerusform>
            <numerusform>%n tasks changed state</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are new</source>
        <translation>
            <numerusform>%n task is new</numerusform>
            <numerusform>%n tasks are new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are gone</source>
        <translation>
            <numerusform>%n task is gone</numerusform>
            <numerusform>%n tasks are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks took longer</source>
        <translation>
            <numerusform>%n task took longer</numerusform>
            <numerusform>%n tasks took longer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks were faster</source>
        <translation>
            <numerusform>%n task was faster</numerusform>
            <numerusform>%n tasks were faster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts are new</source>
        <translation>
            <numerusform>%n host is new</numerusform>
            <numerusform>%n hosts are new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts are gone</source>
        <translation>
            <numerusform>%n host is gone</numerusform>
            <numerusform>%n hosts are gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::RunPane</name>
    <message numerus="yes">
        <source>The %n failure(s) and warning(s) of this run are in lines that the filter hides.</source>
        <translation>
            <numerusform>The %n failure or warning of this run is in lines that the filter hides.</numerusform>
            <numerusform>The %n failures and warnings of this run are in lines that the filter hides.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::RunStop</name>
    <message numerus="yes">
        <source>Asked to stop; terminated in %n s.</source>
        <translation>
            <numerusform>Asked to stop; terminated in %n s.</numerusform>
            <numerusform>Asked to stop; terminated in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminated; what is left is killed in %n s.</source>
        <translation>
            <numerusform>Terminated; what is left is killed in %n s.</numerusform>
            <numerusform>Terminated; what is left is killed in %n s.</numerusform>
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
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) that belong to no run</source>
        <translation>
            <numerusform>%n folder that belongs to no run</numerusform>
            <numerusform>%n folders that belong to no run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::SettingsDialog</name>
    <message numerus="yes">
        <source>Of the runs that are kept now, %n will be removed (%1).</source>
        <translation>
            <numerusform>Of the runs that are kept now, %n will be removed (%1).</numerusform>
            <numerusform>Of the runs that are kept now, %n will be removed (%1).</numerusform>
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
    <name>Aegir::StepOutcomes</name>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n unreachable</numerusform>
            <numerusform>%n unreachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed, ignored</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n failed, ignored</numerusform>
            <numerusform>%n failed, ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed, rescued</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n failed, rescued</numerusform>
            <numerusform>%n failed, rescued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a warning</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n with a warning</numerusform>
            <numerusform>%n with a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
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
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
    <message numerus="yes">
        <source>Stopped, because it said nothing for %n second(s), the operation&apos;s idle timeout.</source>
        <translation>
            <numerusform>Stopped, because it said nothing for %n second, the operation&apos;s idle timeout.</numerusform>
            <numerusform>Stopped, because it said nothing for %n seconds, the operation&apos;s idle timeout.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::WaitReason</name>
    <message numerus="yes">
        <source>Waits: %n run(s) at once is the limit of this workspace.</source>
        <translation>
            <numerusform>Waits: %n run at once is the limit of this workspace.</numerusform>
            <numerusform>Waits: %n runs at once is the limit of this workspace.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aegir::WorkspaceView</name>
    <message numerus="yes">
        <source>%n thing(s) that you had asked for were left out when the program had to end (%1), because the database was locked or too little time was left. Look at what is there and ask for them again.</source>
        <translation>
            <numerusform>%n thing that you had asked for was left out when the program had to end (%1), because the database was locked or too little time was left. Look at what is there and ask for it again.</numerusform>
            <numerusform>%n things that you had asked for were left out when the program had to end (%1), because the database was locked or too little time was left. Look at what is there and ask for them again.</numerusform>
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
