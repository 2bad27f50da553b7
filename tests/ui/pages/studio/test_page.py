"""The studio: a pack is begun, filled, looked through, signed and saved; nothing leaves that was not shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.cards.model import CardDraft, Section
from app.circle.resources.model import Bill, Kind
from app.handover import opening
from app.handover.building import what_leaves
from app.packs import inner, reading
from app.packs.drafts import PackDraft
from app.packs.model import StrategyItem, VoiceItem
from app.session import Session
from app.settings import Settings
from app.strategies.model import StrategyDraft
from exercises.load import library
from tests.packs import LINE
from tests.pages.studio import StudioScreen
from tests.ui.harness import Told
from ui.navigation import Room
from ui.theme.theme import Application
from ui.widgets.fields import LineEdit
from ui.widgets.text import Text

Open = Callable[..., StudioScreen]

VOICE = "I knew that feeling. " * 45 + "It may be different for you."


@pytest.fixture
def tool(session: Session) -> str:
    made = session.strategies.save(
        StrategyDraft(title="The kettle", steps=("Put the kettle on.", "Hold the cup."))
    ).value
    return made.id or ""


def _pack(screen: StudioScreen) -> None:
    """A small pack out of an own tool."""
    screen.press("To hand out")
    screen.write("Title", "First steps")
    screen.unfold("Language, country, licence")
    screen.choose("Free, with me named (CC-BY-4.0)")
    screen.press("Put something in")
    screen.press("The kettle")
    screen.press("Put these in")


def _signed(screen: StudioScreen, name: str = "Riverside") -> None:
    screen.press("Sign and hand over")
    screen.write("Name that is shown", name)
    screen.press("Sign it")


def test_two_ways_to_begin_and_the_second_says_nothing_of_anybody(studio: Open) -> None:
    screen = studio()
    screen.press("A message to the next person")
    draft = screen.draft()
    assert draft.unnamed
    assert draft.licence == "CC0-1.0"
    screen.press("All my packs")
    assert "without saying who I am" in screen.words()


def test_what_is_typed_is_kept_by_itself(studio: Open) -> None:
    screen = studio()
    screen.press("To hand out")
    screen.write("Title", "First steps")
    screen.write("Content note", "Mentions fear.")
    operation = screen.page.unsaved()
    assert operation is not None
    draft = screen.draft()
    assert (draft.title, draft.content_note) == ("First steps", "Mentions fear.")
    assert screen.page.unsaved() is None


def test_an_own_tool_goes_in_with_its_words_alone(studio: Open, tool: str) -> None:
    screen = studio()
    _pack(screen)
    (item,) = screen.draft().items
    assert item == {
        "kind": "strategy",
        "id": "the-kettle",
        "title": "The kettle",
        "steps": ["Put the kettle on.", "Hold the cup."],
    }


def test_two_things_of_one_name_stay_two(studio: Open, session: Session) -> None:
    for _ in range(2):
        session.strategies.save(StrategyDraft(title="Walk", steps=("Walk.",)))
    session.cards.save(CardDraft(title="Walk", parts=(Section("", ("Slowly.",)),)))
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    for toggle, _ in screen.page.adding.rows:
        toggle.click()
    screen.press("Put these in")
    assert len({item["id"] for item in screen.draft().items}) == 3


def test_a_voice_is_written_and_what_it_lacks_is_said_in_place(studio: Open) -> None:
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    screen.press("Voice")
    screen.write("Title", "The bakery")
    screen.looks()
    assert "Needed: Something is still to be written here." in screen.words()
    screen.write("The voice", VOICE + " You should leave him at once!")
    screen.choose("One person's")
    screen.choose("quiet")
    screen.write("Content note", "Mentions fear. No details.")
    looks = screen.looks()
    assert isinstance(looks.items[0], VoiceItem)
    assert any("“You should" in line or "“should”" in line or "shouting" in line for line in screen.words().split("\n"))
    form = screen.page.item.form("text")
    assert form.fields["text"].notes.sentences()
    assert form.fields["text"].widget.edit.accessibleDescription()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "fields", "wanted"),
    [
        ("Words", {"The words": "You are here."}, {"text": "You are here."}),
        ("Page", {"Text": "# A\n\ntext", "Where it is from": "one, 2026\ntwo, 2025"}, {"text": "# A\n\ntext", "sources": ["one, 2026", "two, 2025"]}),
        ("Prompt to write from", {"The prompt": "What was soft today?"}, {"text": "What was soft today?"}),
        ("Note from whoever made it", {"A few words from you to whoever reads it": "Take your time."}, {"text": "Take your time."}),
        ("Questions to take along", {"Who is asked": "a doctor", "Questions": "Why?\n\nHow long?"}, {"for_whom": "a doctor", "questions": ["Why?", "How long?"]}),
        ("Tool", {"Steps": "one\ntwo"}, {"steps": ["one", "two"]}),
        ("Plan to fill in", {"Part 1: Heading": "At night", "Part 1: Ideas": "a lamp\na name"}, {"sections": [{"heading": "At night", "ideas": ["a lamp", "a name"]}]}),
        ("Check-in", {"What is said before": "Every one can be left out.", "Part 1: Question": "Did you sleep?", "Part 1: Answers": "yes\nno", "Where the questions are from": "our own"},
         {"intro": "Every one can be left out.", "source": "our own", "questions": [{"text": "Did you sleep?", "answers": ["yes", "no"]}]}),
    ],
)  # fmt: skip
def test_every_kind_can_be_typed(studio: Open, kind: str, fields: dict[str, str], wanted: dict[str, Any]) -> None:
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    screen.press(kind)
    screen.write("Title", "A thing")
    for name, text in fields.items():
        screen.write(name, text)
    screen.write("Content note", "Mentions nothing hard.")
    (item,) = screen.draft().items
    assert {name: item[name] for name in wanted} == wanted
    assert screen.looks().items[0] is not None
    screen.press("Back to the pack")
    screen.press("A thing")  # what was written comes back into the form
    assert screen.page.item.form("title").values()["title"] == "A thing"
    screen.page.item._changed()
    assert dict(screen.draft().items[0]) == dict(item)


def _line(screen: StudioScreen) -> None:
    """A whole line, typed."""
    screen.press("To hand out")
    screen.press("Put something in")
    screen.press("Line to reach somebody")
    screen.write("Title", "Linden line")
    screen.write("Country", "NZ")
    screen.choose("Call")
    screen.write("Part 1: Number or address", "0800 000 000")
    screen.choose("At certain times")
    screen.write("The times in words", "weekdays, 9 to midnight")
    screen.write("Time zone", "Pacific/Auckland")
    screen.choose("Monday")
    screen.write("Part 1: From", "9:00")
    screen.write("Part 1: To; midnight is 0:00", "0:00")
    screen.write("Where you saw it", "linden.example.org")
    screen.choose("The line's own, or a government's")
    screen.choose("I called or wrote, and it was right")
    screen.write("The day on which you checked it", screen.session.clock.here().as_date().isoformat())


def test_a_line_can_be_typed_and_stays_as_it_was_typed(studio: Open) -> None:
    screen = studio()
    _line(screen)
    screen.unfold("More")
    screen.choose("It says so of itself")
    screen.choose("Not shown, as its page says")
    (item,) = screen.draft().items
    read = inner.read_line(screen.looks().items[0])  # type: ignore[arg-type]
    assert (read.id, read.name, read.for_pain, read.bill) == ("nz-line", "Linden line", True, Bill.NOT_SHOWN)
    assert [(one.kind, one.value) for one in read.contacts] == [(Kind.VOICE, "0800 000 000")]
    assert [(span.opens, span.closes) for span in read.hours.spans] == [("09:00", "24:00")]
    assert not {one.code for one in screen.looks().of_item("line")} & {"missing", "line-refused"}
    screen.press("Back to the pack")
    screen.press("Linden line")
    screen.page.item._changed()
    assert dict(screen.draft().items[0]) == dict(item)
    screen.write("Title", "Another name")
    screen.write("Country", "AU")
    (item,) = screen.draft().items
    assert (item["line"]["id"], item["line"]["name"]) == ("au-line", "Another name")


def test_what_a_line_lacks_is_said_where_it_is_typed(studio: Open) -> None:
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    screen.press("Line to reach somebody")
    screen.write("Title", "Linden line")
    screen.write("Country", "NZ")
    screen.looks()
    form = screen.page.item.form("line.source")
    empty = {name for name, one in form.fields.items() if one.notes.sentences()}
    assert empty == {"line.contacts", "line.source", "line.confidence", "line.method", "line.checked"}
    screen.page.item.out.click()
    screen.press("All my packs")
    _line(screen)
    screen.write("Part 1: Number or address", "ring us")
    screen.looks()
    form = screen.page.item.form("line.source")
    (contact,) = form.fields["line.contacts"].widget.parts  # type: ignore[attr-defined]
    assert contact.notes.sentences()
    assert not {name for name, one in form.fields.items() if one.notes.sentences()}


def test_a_line_from_elsewhere_keeps_what_is_not_asked_for(studio: Open, session: Session) -> None:
    line = {
        **LINE,
        "name": "Its own name",
        "hours": {"words": "mostly nights", "sure": False},
        "contacts": [{"kind": "voice", "value": "01632 960 000", "letters": "HELP", "hours": {"always": True}}],
    }
    item = {"kind": "line", "id": "line", "title": "For nights", "country": "GB", "line": line}
    draft = session.packs.drafts.save(PackDraft(title="For nights at home", items=(item,))).value
    screen = studio(what=draft.id)
    screen.press("For nights")
    screen.page.item._changed()
    assert dict(screen.draft().items[0]) == item


def test_an_answer_of_a_check_in_opens_the_help_page(studio: Open) -> None:
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    screen.press("Check-in")
    screen.write("Part 1: Question", "Are you safe?")
    screen.write("Part 1: Answers", "yes\nno")
    screen.choose("no")
    assert screen.draft().items[0]["questions"][0]["opens_help"] == [1]
    screen.press("Another question")
    screen.write("Part 2: Question", "Did you eat?")
    screen.press("Take part 1 out")
    assert [one["text"] for one in screen.draft().items[0]["questions"]] == ["Did you eat?"]


def test_a_guided_tool_comes_from_its_file(studio: Open, tmp_path: Path) -> None:
    import exercises

    source = next((Path(exercises.__file__).parent / "content").rglob("orienting.json"))
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    screen.press("Choose a file")
    screen.pick(source)
    (item,) = screen.draft().items
    assert item["kind"] == "exercise"
    assert item["title"] == library()["orienting"].title
    assert item["exercise"]["id"] == item["id"]
    assert screen.looks().items[0] is not None


def test_a_file_that_is_no_tool_is_refused_and_nothing_is_put_in(studio: Open, tmp_path: Path, told: Told) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"a": 1}))
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    screen.press("Choose a file")
    screen.pick(tmp_path / "x.json")
    assert len(told.errors) == 1
    assert screen.draft().items == ()


def test_items_are_moved_by_the_keyboard(studio: Open, session: Session, tool: str) -> None:
    session.strategies.save(StrategyDraft(title="Walk", steps=("Walk.",)))
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    for toggle, _ in screen.page.adding.rows:
        toggle.click()
    screen.press("Put these in")
    before = screen.item_titles()
    screen.key(screen.page.desk.contents.rows[0].card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert screen.item_titles() == before[::-1]
    assert [item["title"] for item in screen.draft().items] == before[::-1]
    assert screen.page.desk.contents.rows[1].isAncestorOf(screen.frame.focusWidget())
    screen.press(f"Move up: {before[0]}")
    assert screen.item_titles() == before


def test_what_was_taken_out_comes_back_to_its_place(studio: Open, session: Session, tool: str) -> None:
    session.strategies.save(StrategyDraft(title="Walk", steps=("Walk.",)))
    screen = studio()
    screen.press("To hand out")
    screen.press("Put something in")
    for toggle, _ in screen.page.adding.rows:
        toggle.click()
    screen.press("Put these in")
    before = screen.item_titles()
    screen.press(f"Take out: {before[0]}")
    assert screen.item_titles() == before[1:]
    screen.undo()
    assert screen.item_titles() == before
    assert [item["title"] for item in screen.draft().items] == before


def test_a_deleted_pack_comes_back(studio: Open, session: Session, tool: str) -> None:
    screen = studio()
    _pack(screen)
    screen.press("Delete this pack")
    assert list(session.packs.drafts.each()) == []
    assert screen.page.unsaved() is None
    screen.undo()
    assert [draft.title for draft in session.packs.drafts.each()] == ["First steps"]


# looking


def test_the_checklist_marks_what_the_program_sees_and_asks_the_rest(studio: Open, tool: str) -> None:
    screen = studio()
    _pack(screen)
    screen.press("Checklist")
    words = screen.words()
    assert "The program looked, and found nothing against it." in words
    assert "For you to say" in words
    point = "I know what this pack is for."
    screen.press(point)
    assert screen.draft().ticks == ("purpose",)
    assert screen.page.checking.toggles["purpose"].small() == "Done"
    screen.press(point)
    assert screen.draft().ticks == ()


def test_what_is_against_a_rule_can_be_left_with_a_reason_and_taken_up_again(studio: Open, tool: str) -> None:
    screen = studio()
    _pack(screen)
    assert screen.looks().of_item("")
    screen.press("Checklist")
    left = screen.page.checking.left
    assert "not-this-missing" in left.names()
    leave = "Leave it as it is: Please say plainly what this is not, such as: no therapy, no legal advice."
    screen.press(leave)
    assert left.sheet is not None
    left.sheet._accept()
    assert left.sheet.isVisible()  # no reason was given
    left.sheet.why.set_text("It is only two words long.")
    left.sheet._accept()
    screen.settle()
    assert screen.draft().left == {"not-this-missing": "It is only two words long."}
    screen.looks()
    assert "Left as it is: It is only two words long." in screen.words()
    screen.press(leave.replace("Leave it as it is", "Not any more"))
    assert screen.draft().left == {}


def test_the_preview_reads_as_it_will_be_read(studio: Open, tool: str) -> None:
    screen = studio()
    _pack(screen)
    screen.press("As it will be read")
    assert all(words in screen.words() for words in ("First steps", "The kettle", "Put the kettle on."))


def test_everything_in_the_file_is_every_string_of_it(
    studio: Open, tool: str, session: Session, tmp_path: Path
) -> None:
    screen = studio()
    _pack(screen)
    _signed(screen)
    screen.press("Save to a file")
    screen.save_as(tmp_path / "1.yarrow")
    screen.press("Back to the pack")
    screen.press("Everything in the file")
    shown = {(said.where, said.text) for said in screen.page.everything.listed if said.where}
    left = {(said.where, said.text) for said in what_leaves((tmp_path / "1.yarrow").read_bytes()) if said.where}
    assert left - shown == {("$.made", session.clock.here().day[:7])}  # the month is chosen when it is signed
    assert shown <= left
    assert "What it says of you" in screen.words()


# signing


def test_signed_and_saved_it_opens_and_says_what_was_written(studio: Open, tool: str, tmp_path: Path) -> None:
    screen = studio()
    _pack(screen)
    _signed(screen)
    screen.press("Save to a file")
    screen.save_as(tmp_path / "1.yarrow")
    signed = reading.read_pack((tmp_path / "1.yarrow").read_bytes())
    assert signed.what.title == "First steps"
    assert [type(item) for item in signed.what.items] == [StrategyItem]
    assert [signer.shown for signer in signed.what.signers] == ["Riverside"]
    assert signed.what.made
    (key,) = screen.session.packs.own.all()
    assert key.pack_id == ""
    assert " ".join(key.words) in screen.words()


def test_a_message_without_a_name_has_a_key_of_its_own_and_no_month(studio: Open, tool: str, tmp_path: Path) -> None:
    screen = studio()
    screen.press("A message to the next person")
    screen.write("Title", "Something small")
    screen.press("Put something in")
    screen.press("The kettle")
    screen.press("Put these in")
    _signed(screen, "somebody who has been there")
    screen.press("Save to a file")
    screen.save_as(tmp_path / "1.yarrow")
    pack = reading.read_pack((tmp_path / "1.yarrow").read_bytes()).what
    assert (pack.made, pack.signers[0].contact, pack.carried) == ("", "", ())
    (key,) = screen.session.packs.own.all()
    assert key.pack_id == pack.id
    screen.press("Back to the pack")
    screen.press("All my packs")
    screen.press("A message to the next person")
    screen.press("Sign and hand over")
    assert screen.page.signing.keys.values() == ("new",)  # the key of the other pack is not even offered
    assert [chip.value for chip in screen.page.signing.keys.chips()] == ["new"]


def test_what_a_reader_would_refuse_cannot_be_signed_and_it_says_why(studio: Open) -> None:
    screen = studio()
    screen.press("To hand out")
    screen.looks()
    screen.press("Sign and hand over")
    assert not screen.page.signing.sign.isEnabled()
    assert "It needs a title" in screen.words()
    assert "There is nothing in it yet" in screen.words()


def test_a_changed_pack_gets_a_higher_number(studio: Open, tool: str) -> None:
    screen = studio()
    _pack(screen)
    _signed(screen)
    screen.press("Back to the pack")
    screen.write("What is inside, in a sentence or two", "More.")
    screen.press("Sign and hand over")
    screen.press("Sign it")
    assert screen.draft().signed_seq == 2
    assert screen.page.handing.parcel is not None
    assert screen.page.handing.parcel.name.endswith("-2.yarrow")


def test_locked_with_six_words_it_opens_with_them_alone(studio: Open, tool: str, tmp_path: Path) -> None:
    screen = studio()
    _pack(screen)
    _signed(screen)
    screen.press("Lock it with six words")
    words = screen.page.handing.sheet.said  # type: ignore[union-attr]
    assert len(words.split()) == 6
    screen.press("Lock it with these")
    screen.save_as(tmp_path / "1.yarrow")
    opened = opening.open_any((tmp_path / "1.yarrow").read_bytes(), words=words)
    assert reading.read_pack(opened.data).what.title == "First steps"


def test_for_one_person_it_names_their_key_and_opens_for_them(
    studio: Open, tool: str, tmp_path: Path, session: Session
) -> None:
    key = session.packs.own.new("M.").value
    (tmp_path / "card.yarrow").write_bytes(session.packs.own.contact(key.id, with_age=True))
    screen = studio()
    _pack(screen)
    screen.press("Sign and hand over")
    screen.choose("For one person")
    screen.press("Sign it")
    assert "choose their contact card first" in screen.words()
    screen.press("Choose their contact card")
    screen.pick(tmp_path / "card.yarrow")
    screen.press("Sign it")
    screen.press("Save it for M.")
    screen.save_as(tmp_path / "1.yarrow")
    data = (tmp_path / "1.yarrow").read_bytes()
    opened = opening.open_any(data, identities=session.packs.own.identities())
    assert reading.read_pack(opened.data).what.recipient == key.digits


def test_a_clinic_is_asked_to_sign_and_signs_what_was_sent(
    studio: Open, tool: str, tmp_path: Path, session: Session
) -> None:
    clinic = session.packs.own.new("The clinic").value
    (tmp_path / "card.yarrow").write_bytes(session.packs.own.contact(clinic.id))
    screen = studio()
    _pack(screen)
    screen.press("Sign and hand over")
    screen.unfold("Somebody else signs it, too")
    screen.press("Choose the card of a signer")
    screen.pick(tmp_path / "card.yarrow")
    screen.press("Choose the card of a signer")
    screen.pick(tmp_path / "card.yarrow")
    assert "The clinic is named already." in screen.words()
    screen.press("Do not ask The clinic")
    assert screen.page.signing.others.signers == ()
    screen.press("Choose the card of a signer")
    screen.pick(tmp_path / "card.yarrow")
    screen.choose("A new key")
    screen.write("Name that is shown", "Riverside")
    screen.press("Sign it")
    assert "Still to sign it: The clinic" in screen.words()
    screen.press("Save to a file")
    screen.save_as(tmp_path / "1.yarrow")
    begun = reading.read_pack((tmp_path / "1.yarrow").read_bytes())
    assert [key.name for key in begun.note.lacking] == [clinic.name]
    screen.press("Back to the pack")
    screen.press("All my packs")
    screen.press("Sign what somebody sent")
    screen.pick(tmp_path / "1.yarrow")
    assert "Put the kettle on." in screen.words()
    assert "The clinic · not signed yet" in screen.words()
    screen.press("Sign it as well")
    assert "Still to sign" not in screen.words()
    screen.press("Save to a file")
    screen.save_as(tmp_path / "2.yarrow")
    done = reading.read_pack((tmp_path / "2.yarrow").read_bytes())
    assert (done.note.lacking, done.note.text) == ((), begun.note.text)


def test_nobody_signs_where_they_are_not_asked(studio: Open, tool: str, tmp_path: Path, session: Session) -> None:
    screen = studio()
    _pack(screen)
    _signed(screen)
    screen.press("Save to a file")
    screen.save_as(tmp_path / "1.yarrow")
    screen.press("Back to the pack")
    screen.press("All my packs")
    for words in ("You have signed it already.", "It does not name a key of yours."):
        screen.press("Sign what somebody sent")
        screen.pick(tmp_path / "1.yarrow")
        assert words in screen.words()
        assert not screen.page.cosigning.sign.isEnabled()
        screen.page.cosigning.back.click()
        screen.settle()
        for key in session.packs.own.all():
            session.packs.own.delete(key.id)


# keys


def test_keys_are_made_renamed_replaced_and_withdrawn(studio: Open, session: Session, tmp_path: Path) -> None:
    screen = studio()
    screen.press("My keys")
    screen.press("A new key")
    screen.sheet().name.set_text("Riverside")  # type: ignore[attr-defined]
    screen.press("Keep it")
    screen.press("Contact card: Riverside")
    screen.press("Save it")
    screen.save_as(tmp_path / "card.yarrow")
    assert reading.read((tmp_path / "card.yarrow").read_bytes()).what.shown == "Riverside"
    screen.press("Replace it with a new one: Riverside")
    screen.press("Make a new key")
    screen.save_as(tmp_path / "new.yarrow")
    assert len(reading.read((tmp_path / "new.yarrow").read_bytes()).signers) == 2
    good = next(key for key in session.packs.own.all() if key.state == "good")
    assert "A newer key is in its place" in screen.words()
    screen.press("Say that it is not to be believed: Riverside")
    screen.press("Withdraw it for good")
    screen.save_as(tmp_path / "gone.yarrow")
    assert {key.state.value for key in session.packs.own.all()} >= {"revoked"}
    assert good.shown == "Riverside"


def test_a_key_leaves_only_locked_and_comes_back(studio: Open, session: Session, tmp_path: Path) -> None:
    key = session.packs.own.new("Riverside").value
    screen = studio()
    screen.press("My keys")
    screen.press("Copy of the key, locked: Riverside")
    words = screen.sheet().said  # type: ignore[attr-defined]
    screen.press("Lock it with these")
    screen.save_as(tmp_path / "key.age")
    screen.press("Delete: Riverside")
    screen.press("Delete for good")
    assert session.packs.own.all() == []
    screen.press("Bring in a key from a file")
    screen.pick(tmp_path / "key.age")
    screen.sheet().words.set_text(words)  # type: ignore[attr-defined]
    screen.press("Bring it in")
    assert [one.public for one in session.packs.own.all()] == [key.public]


def test_the_consent_form_is_there_to_read(studio: Open) -> None:
    screen = studio()
    screen.press("Consent form for voices")
    assert "Agreeing to a voice in a pack" in screen.words()
    assert "☐ I am 18 or older." in screen.words()


def test_the_way_back_leads_to_the_packs(studio: Open, told: Told) -> None:
    screen = studio()
    screen.press("Packs")
    assert told.places[-1].room is Room.PACKS


# for every hand and eye

VIEWS = {
    "front": (),
    "desk": ("begin",),
    "item": ("begin", "The kettle"),
    "adding": ("begin", "Put something in"),
    "checklist": ("begin", "Checklist"),
    "preview": ("begin", "As it will be read"),
    "everything": ("begin", "Everything in the file"),
    "signing": ("begin", "Sign and hand over"),
    "keys": ("My keys",),
    "consent": ("Consent form for voices",),
}


def _go(screen: StudioScreen, steps: tuple[str, ...]) -> None:
    for step in steps:
        if step == "begin":
            _pack(screen)
            screen.looks()
        else:
            screen.press(step)


@pytest.mark.parametrize("view", VIEWS)
def test_everything_that_can_be_reached_has_a_name(studio: Open, tool: str, session: Session, view: str) -> None:
    session.packs.own.new("Riverside")
    screen = studio()
    _go(screen, VIEWS[view])
    for widget in screen.reached():
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    first = screen.page.first_focus()
    assert first is not None
    assert first.isVisible()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "look", [Settings(theme="light", text_scale=200), Settings(theme="dark", direction="rtl")], ids=["large", "rtl"]
)
def test_no_words_are_cut_off(
    studio: Open, tool: str, session: Session, app: Application, look: Settings, view: str, qtbot: Any
) -> None:
    app.dress(look)
    session.packs.own.new("Riverside")
    screen = studio(size=(480, 700))
    _go(screen, VIEWS[view])

    def cut_off() -> list[str]:
        return [
            text.text()
            for text in screen.page.findChildren(Text)
            if text.isVisible()
            and (
                text.height() < text.heightForWidth(text.width()) - 1
                or text.mapTo(screen.page, text.rect().topLeft()).x() < 0
                or text.mapTo(screen.page, text.rect().topRight()).x() > screen.page.width()
            )
        ]

    qtbot.waitUntil(lambda: not cut_off())


def test_one_step_back_at_a_time_and_the_keyboard_on_what_led_away(studio: Open, tool: str) -> None:
    screen = studio()
    _pack(screen)
    page = screen.page
    page.desk.contents.rows[0].card.click()
    assert screen.view() is page.item
    assert page.back_inside()
    assert screen.view() is page.desk
    assert page.focusWidget() is page.desk.contents.rows[0].card
    for words, led in (("Checklist", page.desk.check), ("Sign and hand over", page.desk.sign)):
        screen.press(words)
        assert screen.view() is not page.desk
        assert page.back_inside()
        assert page.focusWidget() is led
    assert page.back_inside()
    screen.settle()
    assert screen.view() is page.front
    assert not page.back_inside()


def test_nothing_is_missed_before_anything_is_written(studio: Open) -> None:
    screen = studio()
    screen.press("To hand out")
    assert screen.looks().refused
    assert "Needed:" not in screen.words()
    screen.write("Content note", "Mentions fear.")
    screen.looks()
    assert "Needed: It needs a title." in screen.words()


def test_what_changed_is_asked_once_there_was_a_version_before(studio: Open, tool: str) -> None:
    screen = studio()
    _pack(screen)
    screen.unfold("What it is not, who read it")
    assert "What changed since the version before" not in screen.words()
    _signed(screen)
    screen.press("Back to the pack")
    screen.unfold("What it is not, who read it")
    assert "What changed since the version before" in screen.words()


def test_any_other_licence_can_be_written(studio: Open) -> None:
    screen = studio()
    screen.press("To hand out")
    screen.write("Title", "First steps")
    screen.unfold("Language, country, licence")
    screen.write("Another one, by its short name", "GFDL-1.3-only")
    field = screen.page.desk.head.where.fields["licence"].widget
    screen.key(next(one for one in field.findChildren(LineEdit) if one.isVisible()), Qt.Key.Key_Return)
    assert screen.draft().licence == "GFDL-1.3-only"
