"""``ask``: a question to one's own notes.  ``fair-test``: two tools and a coin."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from app.cli import insight_words, sentences, terminal
from app.cli.opening import opened
from app.cli.stop import Exit, Stop
from app.clock import Moment
from app.errors import Code, UserFixable
from app.exchange.records import stamp
from app.insights.fair_model import FairDraft, FairTest
from app.insights.insights import Choices
from app.insights.pictures import Picture, draw, draw_fair
from app.insights.questions import (
    AboutTool,
    AboutWord,
    BeforeAfter,
    During,
    Field,
    HowStrong,
    InPeriod,
    OnDays,
    Question,
    Ref,
    Side,
    SideBySide,
    Source,
    Span,
    WhenWasIt,
    WithTool,
    WithWord,
)
from app.insights.telling import Line, lists_at_once, tell, tell_fair
from app.session import Session
from app.strategies.model import Tool, ToolFilter

QUESTIONS = {
    "choices": "what there is to ask about",
    "tool": "TOOL: what was noted about it",
    "before-after": "TOOL: what was different afterwards",
    "word": "FIELD WORD: how often it comes up (fields: channels, places, body, feelings, mood)",
    "strengths": "how strong and how numb, over time",
    "times": "[notes|uses|entries]: times of day and days of the week",
    "compare": "SIDE SIDE: weekdays, weekends, tool=TOOL, places=WORD, not:places=WORD, 2026-01-01..2026-01-31",
    "period": "what was noted",
}
_WORDS = {"tool": (1, 1), "before-after": (1, 1), "word": (2, 2), "times": (0, 1), "compare": (2, 2)}
_LISTED = 50


def ask(args: argparse.Namespace) -> Exit:
    span = Span(args.from_, args.to)
    least, most = _WORDS.get(args.question, (0, 0))
    if not least <= len(args.words) <= most:
        raise Stop(Exit.USAGE, sentences.NOT_A_QUESTION)
    with opened(args) as (session, _):
        if args.question == "choices":
            _say_choices(args, session)
            return Exit.DONE
        question = _question(session, args.question, args.words, span)
        answer = session.insights.ask(question)
        refs = session.insights.notes(question, limit=_LISTED) if args.notes or lists_at_once(answer) else []
        pictures = draw(answer)
        if args.json:
            terminal.say_json({"n": answer.n, **_shape(tell(answer), pictures), "notes": [_ref(ref) for ref in refs]})
        else:
            _say(tell(answer), pictures if args.table else ())
            for ref in refs:
                terminal.say(_listed(session, ref))
    return Exit.DONE


def fair_test(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, _):
        tests = session.insights.fair_tests
        if args.tools:
            tools = tests.allowed()
            if args.json:
                terminal.say_json([{"id": tool.id, "title": tool.title} for tool in tools])
            for tool in () if args.json else tools:
                terminal.say(f"{tool.id}  {tool.title}")
        elif args.begin:
            first, second = (_tool_id(session, said) for said in args.begin)
            situation, _, would_change = terminal.read_text().strip("\n").partition("\n")
            kept = tests.begin(FairDraft(first, second, situation, would_change)).value
            terminal.answer(args.json, {"id": kept.id}, f"Begun: {kept.id}")
        elif args.throw:
            running = _running(session)
            turn = tests.throw(running.id).value
            title = session.strategies.tool(turn.tool_id).title
            terminal.answer(
                args.json,
                {"tool": turn.tool_id, "title": title, "thrown": stamp(turn.thrown_at)},
                f"The coin says: {title} ({turn.tool_id}). Something else is fine, too.",
            )
        elif args.stop or args.resume or args.delete:
            _change(args, session)
        else:
            _say_tests(args, session)
    return Exit.DONE


def _change(args: argparse.Namespace, session: Session) -> None:
    tests = session.insights.fair_tests
    if args.stop:
        tests.stop(_running(session).id)
        terminal.answer(args.json, {"stopped": True}, "Stopped. What was noted stays.")
    elif args.resume:
        tests.resume(args.resume)
        terminal.answer(args.json, {"resumed": True}, "Taken up again.")
    else:
        tests.purge(args.delete)
        terminal.answer(args.json, {"deleted": True}, "Deleted for good. The noted uses stay.")


def _running(session: Session) -> FairTest:
    running = session.insights.fair_tests.running()
    if running is None:
        raise Stop(Exit.USAGE, sentences.NO_FAIR_TEST)
    return running


def _say_tests(args: argparse.Namespace, session: Session) -> None:
    titles = {tool.id: tool.title for tool in _all_tools(session)}
    shapes = []
    for test in session.insights.fair_tests.all():
        found = session.insights.fair_tests.result(test.id)
        lines, pictures = tell_fair(found, titles), draw_fair(found, titles)
        if args.json:
            shapes.append(_test_shape(test) | _shape(lines, pictures))
            continue
        state = "stopped" if test.ended_at is not None else "running"
        terminal.say(f"{str(stamp(test.created_at))[:10]}  {test.id}  {state}")
        terminal.say(f"    {test.situation}")
        _say(lines, pictures if args.table else (), "    ")
    if args.json:
        terminal.say_json(shapes)


def _test_shape(test: FairTest) -> dict[str, object]:
    return {
        "id": test.id,
        "created": stamp(test.created_at),
        "ended": None if test.ended_at is None else stamp(test.ended_at),
        "tools": [test.first_tool, test.second_tool],
        "situation": test.situation,
        "would_change": test.would_change,
        "turns": [{"thrown": stamp(t.thrown_at), "tool": t.tool_id, "noted": bool(t.practice_id)} for t in test.turns],
    }


# what was asked


def _question(session: Session, name: str, said: Sequence[str], span: Span) -> Question:
    match name:
        case "tool":
            return AboutTool(_tool_id(session, said[0]), span)
        case "before-after":
            return BeforeAfter(_tool_id(session, said[0]), span)
        case "word":
            return AboutWord(_field(said[0]), said[1], span)
        case "strengths":
            return HowStrong(span)
        case "times":
            return WhenWasIt(_source(said[0]) if said else Source.NOTES, span)
        case "compare":
            return SideBySide(_side(session, said[0]), _side(session, said[1]), span)
        case _:
            return InPeriod(span)


def _tool_id(session: Session, said: str) -> str:
    """A tool by its identity or its title."""
    known = {tool.id: tool.title for tool in _all_tools(session)} | dict(session.insights.choices().tools)
    if said in known:
        return said
    found = [tool_id for tool_id, title in known.items() if title.casefold() == said.casefold()]
    if len(found) != 1:
        raise UserFixable(Code.NOT_FOUND)
    return found[0]


def _all_tools(session: Session) -> list[Tool]:
    return session.strategies.tools(ToolFilter(show_not_for_me=True, show_left_out=True))


def _field(said: str) -> Field:
    if said not in Field._value2member_map_:
        raise Stop(Exit.USAGE, sentences.NOT_A_QUESTION)
    return Field(said)


def _source(said: str) -> Source:
    if said not in Source._value2member_map_:
        raise Stop(Exit.USAGE, sentences.NOT_A_QUESTION)
    return Source(said)


def _side(session: Session, said: str) -> Side:
    if said in ("weekdays", "weekends"):
        return OnDays(said == "weekends")
    name, equals, value = said.partition("=")
    if equals and name == "tool":
        return WithTool(_tool_id(session, value))
    if equals:
        return WithWord(_field(name.removeprefix("not:")), value, name.startswith("not:"))
    first, dots, last = said.partition("..")
    if not dots:
        raise Stop(Exit.USAGE, sentences.NOT_A_QUESTION)
    return During(Span(first, last))


# what is answered


def _say(lines: Iterable[Line], pictures: Iterable[Picture], indent: str = "") -> None:
    for line in lines:
        terminal.say(indent + insight_words.sentence(line))
    for picture in pictures:
        rows = insight_words.table(picture)
        widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
        terminal.say()
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            terminal.say((indent + "  ".join(cells)).rstrip())
    if pictures:
        terminal.say()


def _shape(lines: Iterable[Line], pictures: Iterable[Picture]) -> dict[str, object]:
    return {
        "lines": [{"say": line.code.value, "text": insight_words.sentence(line)} for line in lines],
        "tables": [[list(row) for row in insight_words.table(picture)] for picture in pictures],
    }


def _ref(ref: Ref) -> dict[str, object]:
    return {"kind": ref.source.value, "id": ref.id}


def _listed(session: Session, ref: Ref) -> str:
    """One note in a line: nothing of it but its day and what it is called; a veiled entry only its day."""
    at, name = _called(session, ref)
    when = f"{at.day} {at.clock}" if at is not None else ""
    return f"    {when}  {ref.id}  {name}".rstrip()


def _called(session: Session, ref: Ref) -> tuple[Moment | None, str]:
    if ref.source is Source.NOTES:
        note = session.triggers.get(ref.id)
        return note.at, note.note
    if ref.source is Source.USES:
        use = session.practice.get(ref.id)
        return use.at, ", ".join(part for part in (use.tool_title, use.verdict.value) if part)
    entry = session.journal.get(ref.id)
    return entry.at, "" if entry.veiled else entry.title


def _say_choices(args: argparse.Namespace, session: Session) -> None:
    found: Choices = session.insights.choices()
    if args.json:
        terminal.say_json(
            {
                "tools": [{"id": tool_id, "title": title} for tool_id, title in found.tools],
                "words": {field.value: list(words) for field, words in found.words.items()},
                "kinds": [source.value for source in found.sources],
            }
        )
        return
    for tool_id, title in found.tools:
        terminal.say(f"tool {tool_id}  {title}")
    for field, words in found.words.items():
        for word in words:
            terminal.say(f"word {field.value} {word}")
