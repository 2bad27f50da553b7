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
        <name>Cautions</name>
        <message numerus="yes">
            <source>Leaves out {count} of %n short text(s).</source>
            <translation>
                <numerusform>Leaves out {count} of %n short text.</numerusform>
                <numerusform>Leaves out {count} of %n short texts.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Leaves out {count} of %n tool(s).</source>
            <translation>
                <numerusform>Leaves out {count} of %n tool.</numerusform>
                <numerusform>Leaves out {count} of %n tools.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Together: {count} of %n tool(s) left out.</source>
            <translation>
                <numerusform>Together: {count} of %n tool left out.</numerusform>
                <numerusform>Together: {count} of %n tools left out.</numerusform>
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
        <name>Guide</name>
        <message numerus="yes">
            <source>Found in %n part(s).</source>
            <translation>
                <numerusform>Found in %n part.</numerusform>
                <numerusform>Found in %n parts.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Handout</name>
        <message numerus="yes">
            <source>About %n minute(s).</source>
            <translation>
                <numerusform>About %n minute.</numerusform>
                <numerusform>About %n minutes.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Insights</name>
        <message numerus="yes">
            <source>%n journal entry(ies)</source>
            <translation>
                <numerusform>%n journal entry</numerusform>
                <numerusform>%n journal entries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n journal entry(ies) that name a feeling</source>
            <translation>
                <numerusform>%n journal entry that names a feeling</numerusform>
                <numerusform>%n journal entries that name a feeling</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) that name a feeling</source>
            <translation>
                <numerusform>%n note that names a feeling</numerusform>
                <numerusform>%n notes that name a feeling</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) that name a kind of place</source>
            <translation>
                <numerusform>%n note that names a kind of place</numerusform>
                <numerusform>%n notes that name a kind of place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) that say what set it off</source>
            <translation>
                <numerusform>%n note that says what set it off</numerusform>
                <numerusform>%n notes that say what set it off</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) that say what the body did</source>
            <translation>
                <numerusform>%n note that says what the body did</numerusform>
                <numerusform>%n notes that say what the body did</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n noted use(s)</source>
            <translation>
                <numerusform>%n noted use</numerusform>
                <numerusform>%n noted uses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n trigger note(s)</source>
            <translation>
                <numerusform>%n trigger note</numerusform>
                <numerusform>%n trigger notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n use(s)</source>
            <translation>
                <numerusform>%n use</numerusform>
                <numerusform>%n uses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: %n note(s) on both sides.</source>
            <translation>
                <numerusform>Left out: %n note on both sides.</numerusform>
                <numerusform>Left out: %n notes on both sides.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not counted there: %n note(s) of which only the day is known.</source>
            <translation>
                <numerusform>Not counted there: %n note of which only the day is known.</numerusform>
                <numerusform>Not counted there: %n notes of which only the day is known.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not counted there: %n use(s) of which nobody said how it went.</source>
            <translation>
                <numerusform>Not counted there: %n use of which nobody said how it went.</numerusform>
                <numerusform>Not counted there: %n uses of which nobody said how it went.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not counted: %n journal entry(ies) without a feeling.</source>
            <translation>
                <numerusform>Not counted: %n journal entry without a feeling.</numerusform>
                <numerusform>Not counted: %n journal entries without a feeling.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not counted: %n note(s) with nothing about the body.</source>
            <translation>
                <numerusform>Not counted: %n note with nothing about the body.</numerusform>
                <numerusform>Not counted: %n notes with nothing about the body.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not counted: %n note(s) with nothing about what set it off.</source>
            <translation>
                <numerusform>Not counted: %n note with nothing about what set it off.</numerusform>
                <numerusform>Not counted: %n notes with nothing about what set it off.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not counted: %n note(s) without a feeling.</source>
            <translation>
                <numerusform>Not counted: %n note without a feeling.</numerusform>
                <numerusform>Not counted: %n notes without a feeling.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not counted: %n note(s) without a kind of place.</source>
            <translation>
                <numerusform>Not counted: %n note without a kind of place.</numerusform>
                <numerusform>Not counted: %n notes without a kind of place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You also named it in %n trigger note(s).</source>
            <translation>
                <numerusform>You also named it in %n trigger note.</numerusform>
                <numerusform>You also named it in %n trigger notes.</numerusform>
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
        <name>LookingBack</name>
        <message numerus="yes">
            <source>Earlier than drawn here: %n note(s).</source>
            <translation>
                <numerusform>Earlier than drawn here: %n note.</numerusform>
                <numerusform>Earlier than drawn here: %n notes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>One dot stands for %n note(s), a hollow one for fewer.</source>
            <translation>
                <numerusform>One dot stands for %n note, a hollow one for fewer.</numerusform>
                <numerusform>One dot stands for %n notes, a hollow one for fewer.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Packs</name>
        <message numerus="yes">
            <source>%n card(s) with questions</source>
            <translation>
                <numerusform>%n card with questions</numerusform>
                <numerusform>%n cards with questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n check-in(s)</source>
            <translation>
                <numerusform>%n check-in</numerusform>
                <numerusform>%n check-ins</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n guided tool(s)</source>
            <translation>
                <numerusform>%n guided tool</numerusform>
                <numerusform>%n guided tools</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to reach somebody</source>
            <translation>
                <numerusform>%n line to reach somebody</numerusform>
                <numerusform>%n lines to reach somebody</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more thing(s)</source>
            <translation>
                <numerusform>%n more thing</numerusform>
                <numerusform>%n more things</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n plan(s) to fill in</source>
            <translation>
                <numerusform>%n plan to fill in</numerusform>
                <numerusform>%n plans to fill in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n prompt(s) to write from</source>
            <translation>
                <numerusform>%n prompt to write from</numerusform>
                <numerusform>%n prompts to write from</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saying(s)</source>
            <translation>
                <numerusform>%n saying</numerusform>
                <numerusform>%n sayings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) in it</source>
            <translation>
                <numerusform>%n thing in it</numerusform>
                <numerusform>%n things in it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tool(s)</source>
            <translation>
                <numerusform>%n tool</numerusform>
                <numerusform>%n tools</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n voice(s)</source>
            <translation>
                <numerusform>%n voice</numerusform>
                <numerusform>%n voices</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Adds %n thing(s): {kinds}.</source>
            <translation>
                <numerusform>Adds %n thing: {kinds}.</numerusform>
                <numerusform>Adds %n things: {kinds}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Brings %n thing(s) up to date: {kinds}.</source>
            <translation>
                <numerusform>Brings %n thing up to date: {kinds}.</numerusform>
                <numerusform>Brings %n things up to date: {kinds}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Here already, just as in the pack: %n thing(s).</source>
            <translation>
                <numerusform>Here already, just as in the pack: %n thing.</numerusform>
                <numerusform>Here already, just as in the pack: %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Leaves as you have it: %n thing(s).</source>
            <translation>
                <numerusform>Leaves as you have it: %n thing.</numerusform>
                <numerusform>Leaves as you have it: %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Leaves out %n thing(s).</source>
            <translation>
                <numerusform>Leaves out %n thing.</numerusform>
                <numerusform>Leaves out %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Made %n month(s) ago.</source>
            <translation>
                <numerusform>Made %n month ago.</numerusform>
                <numerusform>Made %n months ago.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Made %n year(s) ago. Some of it may have changed since.</source>
            <translation>
                <numerusform>Made %n year ago. Some of it may have changed since.</numerusform>
                <numerusform>Made %n years ago. Some of it may have changed since.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not picked, because of what you leave out: %n thing(s).</source>
            <translation>
                <numerusform>Not picked, because of what you leave out: %n thing.</numerusform>
                <numerusform>Not picked, because of what you leave out: %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not shown, because of what you leave out: %n thing(s).</source>
            <translation>
                <numerusform>Not shown, because of what you leave out: %n thing.</numerusform>
                <numerusform>Not shown, because of what you leave out: %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Removes %n thing(s): {kinds}.</source>
            <translation>
                <numerusform>Removes %n thing: {kinds}.</numerusform>
                <numerusform>Removes %n things: {kinds}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) to read</source>
            <translation>
                <numerusform>about %n minute to read</numerusform>
                <numerusform>about %n minutes to read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Pictures</name>
        <message numerus="yes">
            <source>%n square(s) read.</source>
            <translation>
                <numerusform>%n square read.</numerusform>
                <numerusform>%n squares read.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Player</name>
        <message numerus="yes">
            <source>%n to lay down</source>
            <translation>
                <numerusform>%n to lay down</numerusform>
                <numerusform>%n to lay down</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>About %n minute(s)</source>
            <translation>
                <numerusform>About %n minute</numerusform>
                <numerusform>About %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Practice</name>
        <message numerus="yes">
            <source>%n note(s): when, which tool, your numbers and your words about it.</source>
            <translation>
                <numerusform>%n note: when, which tool, your numbers and your words about it.</numerusform>
                <numerusform>%n notes: when, which tool, your numbers and your words about it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n use(s) noted.</source>
            <translation>
                <numerusform>%n use noted.</numerusform>
                <numerusform>%n uses noted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You leave out %n thing(s) now.</source>
            <translation>
                <numerusform>You leave out %n thing now.</numerusform>
                <numerusform>You leave out %n things now.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Print</name>
        <message numerus="yes">
            <source>It becomes %n square(s), each with its number.</source>
            <translation>
                <numerusform>It becomes %n square, each with its number.</numerusform>
                <numerusform>It becomes %n squares, each with its number.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reading</name>
        <message numerus="yes">
            <source>About %n second(s) to read.</source>
            <translation>
                <numerusform>About %n second to read.</numerusform>
                <numerusform>About %n seconds to read.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Safety</name>
        <message numerus="yes">
            <source>%n country(ies)</source>
            <translation>
                <numerusform>%n country</numerusform>
                <numerusform>%n countries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not shown, because they were checked more than two years ago: %n line(s).</source>
            <translation>
                <numerusform>Not shown, because they were checked more than two years ago: %n line.</numerusform>
                <numerusform>Not shown, because they were checked more than two years ago: %n lines.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put away by you: %n line(s).</source>
            <translation>
                <numerusform>Put away by you: %n line.</numerusform>
                <numerusform>Put away by you: %n lines.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show %n more line(s)</source>
            <translation>
                <numerusform>Show %n more line</numerusform>
                <numerusform>Show %n more lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Studio</name>
        <message numerus="yes">
            <source>%n thing(s) put in.</source>
            <translation>
                <numerusform>%n thing put in.</numerusform>
                <numerusform>%n things put in.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) to look at</source>
            <translation>
                <numerusform>%n thing to look at</numerusform>
                <numerusform>%n things to look at</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>And %n more.</numerusform>
                <numerusform>And %n more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>First needed: %n thing(s).</source>
            <translation>
                <numerusform>First needed: %n thing.</numerusform>
                <numerusform>First needed: %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Open: %n point(s).</source>
            <translation>
                <numerusform>Open: %n point.</numerusform>
                <numerusform>Open: %n points.</numerusform>
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
        <name>Tools</name>
        <message numerus="yes">
            <source>%n tool(s)</source>
            <translation>
                <numerusform>%n tool</numerusform>
                <numerusform>%n tools</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tool(s) left out, as you wished: {why}.</source>
            <translation>
                <numerusform>%n tool left out, as you wished: {why}.</numerusform>
                <numerusform>%n tools left out, as you wished: {why}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Shown with %n tool(s) that you leave out: {why}.</source>
            <translation>
                <numerusform>Shown with %n tool that you leave out: {why}.</numerusform>
                <numerusform>Shown with %n tools that you leave out: {why}.</numerusform>
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
