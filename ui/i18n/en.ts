<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>BringIn</name>
        <message numerus="yes">
            <source>%n new thing(s) would come in.</source>
            <translation>
                <numerusform>%n new thing would come in.</numerusform>
                <numerusform>%n new things would come in.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Bring in %n thing(s)</source>
            <translation>
                <numerusform>Bring in %n thing</numerusform>
                <numerusform>Bring in %n things</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Came in: %n thing(s).</source>
            <translation>
                <numerusform>Came in: %n thing.</numerusform>
                <numerusform>Came in: %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cannot be kept yet, and stays where it is: %n photo(s) or other file(s).</source>
            <translation>
                <numerusform>Cannot be kept yet, and stays where it is: %n photo or other file.</numerusform>
                <numerusform>Cannot be kept yet, and stays where it is: %n photos or other files.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Taken back: %n thing(s).</source>
            <translation>
                <numerusform>Taken back: %n thing.</numerusform>
                <numerusform>Taken back: %n things.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Calendar</name>
        <message numerus="yes">
            <source>%n entry(ies)</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Deleting</name>
        <message numerus="yes">
            <source>%n journal entry(ies)</source>
            <translation>
                <numerusform>%n journal entry</numerusform>
                <numerusform>%n journal entries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n trigger note(s)</source>
            <translation>
                <numerusform>%n trigger note</numerusform>
                <numerusform>%n trigger notes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Journal</name>
        <message numerus="yes">
            <source>%n entry(ies) found</source>
            <translation>
                <numerusform>%n entry found</numerusform>
                <numerusform>%n entries found</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>More than %n entry(ies) found</source>
            <translation>
                <numerusform>More than %n entry found</numerusform>
                <numerusform>More than %n entries found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Labels</name>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Locking</name>
        <message numerus="yes">
            <source>after %n minute(s)</source>
            <translation>
                <numerusform>after %n minute</numerusform>
                <numerusform>after %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Player</name>
        <message numerus="yes">
            <source>About %n minute(s)</source>
            <translation>
                <numerusform>About %n minute</numerusform>
                <numerusform>About %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TakeOut</name>
        <message numerus="yes">
            <source>Written: %n thing(s).</source>
            <translation>
                <numerusform>Written: %n thing.</numerusform>
                <numerusform>Written: %n things.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Triggers</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
    </context>
</TS>
