"""The packs that come with Yarrow: they build, keep every figure and caution, and hold to the rules for voices."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from app.handover import checks, source
from app.handover.itemchecks import count_words, is_heavy
from app.handover.shipped import ORDER
from app.handover.texts import Role, pieces
from app.packs import frames, reading
from app.packs.keys import from_seed
from app.packs.model import (
    Item,
    JournalPrompt,
    NoteItem,
    Origin,
    Pack,
    PageItem,
    PlanTemplate,
    QuestionCard,
    StrategyItem,
    VoiceItem,
    WordsItem,
)
from app.packs.note import MOST_BYTES
from app.packs.refusal import Reason, Refused
from exercises.load import library
from exercises.readability import sentences
from exercises.readings import readings
from tests.shipped.cautions import CODES, HELD, LABEL, NEVER_SAID, NO_DOSES
from tests.shipped.figures import FIGURES, LOOSE, NOT_MIXED, SOURCES, Figure

ROOT = Path(__file__).resolve().parents[2]
PACKS: dict[str, Pack] = {name: source.read(ROOT / "packs" / name) for name in ORDER}
ITEMS = [(name, item) for name, pack in PACKS.items() for item in pack.items]
VOICES = [(name, item) for name, item in ITEMS if isinstance(item, VoiceItem)]
KEY = from_seed("yarrow", bytes(range(32)))

every_pack = pytest.mark.parametrize("name", ORDER)
every_voice = pytest.mark.parametrize(("name", "voice"), VOICES, ids=[item.id for _, item in VOICES])


def item(name: str, key: str) -> Item:
    return next(one for one in PACKS[name].items if one.id == key)


def words(one: Item) -> str:
    """Everything that a person reads of an item, but for its sources."""
    return plain("\n".join(piece.text for piece in pieces(one) if piece.role is not Role.SOURCE))


def plain(text: str) -> str:
    """The text with the quotation marks that the tables are typed with."""
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


def parts(page: Item) -> dict[str, str]:
    """A page cut at its headings."""
    assert isinstance(page, PageItem)
    head, *rest = re.split(r"^### ", plain(page.text), flags=re.MULTILINE)
    return {"": head} | {part.split("\n", 1)[0]: part.split("\n", 1)[1] for part in rest}


def beside(text: str, figure: str) -> list[str]:
    """The sentences, or lines of a list, in which a figure stands as a whole number."""
    found = re.compile(rf"(?<![\d.,]){re.escape(figure)}(?![\d%]|[.,]\d)")
    told = [sentence for line in text.split("\n") for sentence in re.split(r"(?<=[.?:]) (?=[A-Z])", line)]
    return [sentence for sentence in told if found.search(sentence)]


# the files


@every_pack
def test_it_builds_reads_back_and_fits_into_a_file(name: str) -> None:
    data = reading.sign(PACKS[name], [KEY])
    assert reading.read_pack(data).what == PACKS[name]
    assert len(data) <= MOST_BYTES
    assert data == reading.sign(PACKS[name], [KEY])  # so that anybody can compare a release with the sources


@every_pack
def test_it_is_too_long_for_symbols_and_says_so(name: str) -> None:
    """Between 40 and 55 kB: a file, not a page of codes.  Items by themselves fit."""
    data = reading.sign(PACKS[name], [KEY])
    assert 40_000 < len(data) < 55_000
    with pytest.raises(Refused) as refused:
        frames.split(data)
    assert refused.value.reason is Reason.TOO_BIG


@every_pack
def test_what_holds_for_the_whole_pack_is_said(name: str) -> None:
    pack = PACKS[name]
    assert (pack.lang, pack.licence, pack.seq, pack.region) == ("en", "CC-BY-SA-4.0", 1, ())
    assert pack.content_note
    assert pack.summary
    assert pack.reading_level == checks.measured_level("en", pack.items)
    assert pack.reading_level <= 6
    assert [(one.name, one.contact) for one in pack.signers] == [("yarrow", "")]
    assert LABEL in plain(pack.not_this)
    if not pack.reviewed_by:
        assert re.search(r"No (lawyer|clinician)[^.]* has read it yet\.", pack.not_this)


@every_pack
def test_it_can_be_added_and_removed_without_a_trace(name: str) -> None:
    from app.handover import undoing
    from tests.handover import add, holds, memory_session

    session = memory_session()
    before = holds(session.vault.db)
    done = add(session, reading.sign(PACKS[name], [KEY]))
    assert {one.id for one in done.items} == {one.id for one in PACKS[name].items}
    undoing.remove(session, PACKS[name].id)
    assert holds(session.vault.db) == before


@every_pack
def test_order_is_hopeful_practical_heavy_in_the_middle_and_steady_at_the_end(name: str) -> None:
    items = PACKS[name].items
    heavy = [place for place, one in enumerate(items) if is_heavy(one)]
    assert heavy
    assert all(after - before >= 3 for before, after in pairwise(heavy))
    assert min(heavy) >= 3
    assert max(heavy) < len(items) - 3
    assert len(heavy) * 3 <= len(items)
    assert isinstance(items[0], NoteItem)
    assert isinstance(items[-1], NoteItem)


def test_each_pack_holds_what_it_is_for() -> None:
    wanted = {
        "first-steps": {
            StrategyItem: 18, WordsItem: 8, JournalPrompt: 4, QuestionCard: 1, PlanTemplate: 1, NoteItem: 2, VoiceItem: 4,
        },
        "why-so-many-said-nothing": {
            StrategyItem: 4, WordsItem: 7, JournalPrompt: 2, QuestionCard: 5, PlanTemplate: 1, NoteItem: 2, VoiceItem: 5, PageItem: 5,
        },
        "after-harm-in-a-ceremony": {
            StrategyItem: 5, WordsItem: 5, JournalPrompt: 3, QuestionCard: 3, PlanTemplate: 1, NoteItem: 2, VoiceItem: 5, PageItem: 8,
        },
    }  # fmt: skip
    found = {
        name: {kind: sum(isinstance(one, kind) for one in pack.items) for kind in wanted[name]}
        for name, pack in PACKS.items()
    }
    assert found == wanted


def test_nothing_of_the_program_is_said_again() -> None:
    """No strategy of a pack is one of the exercises, and no words are one of the short texts, under another name."""
    known = {one.title.lower() for one in library("en").values()}
    known |= {text.lower() for one in readings("en") for text in (one.title, one.said, one.keep) if text}
    for _, one in ITEMS:
        assert one.title.lower() not in known
        assert not isinstance(one, WordsItem) or one.text.lower() not in known


# figures


@pytest.mark.parametrize("row", FIGURES, ids=[f"{row.figure} {row.beside[0]}" for row in FIGURES])
def test_a_figure_stands_with_what_it_counts(row: Figure) -> None:
    page = next(one for _, one in ITEMS if one.id == row.page)
    found = beside(parts(page)[row.part], row.figure)
    assert found, "the figure is gone"
    assert any(all(word in sentence for word in row.beside) for sentence in found), found


@pytest.mark.parametrize("page", sorted(LOOSE))
def test_no_other_figure_stands_on_a_page_with_figures(page: str) -> None:
    told = {row.figure.split()[-1].removesuffix("%") for row in FIGURES if row.page == page} | LOOSE[page]
    text = words(next(one for _, one in ITEMS if one.id == page))
    assert set(re.findall(r"\d+(?:[.,]\d+)*", text)) - told == set()


def test_figures_stand_nowhere_else() -> None:
    """Above all none on how common harm in ceremonies is, and no number to call: those are in one place only."""
    for _, one in ITEMS:
        if one.id not in LOOSE:
            assert not re.search(r"\d{2,}|\d ?%|per ?cent|one in \w+|\bhalf of\b", words(one)), one.id


def test_figures_are_not_mixed_and_their_sources_are_printed() -> None:
    page = item("why-so-many-said-nothing", "what-the-numbers-say")
    assert [line for line in NOT_MIXED if line not in words(page)] == []
    for key, sources in SOURCES.items():
        found = next(one for _, one in ITEMS if one.id == key)
        assert isinstance(found, PageItem)
        for named in sources:
            assert any(named in line for line in found.sources), named


@pytest.mark.parametrize(
    ("name", "page"), [(n, one) for n, one in ITEMS if isinstance(one, PageItem)], ids=lambda v: getattr(v, "id", v)
)
def test_a_page_says_where_it_is_from(name: str, page: PageItem) -> None:
    """But for the stance of the pack and the signs of an emergency, which are our own."""
    assert page.sources or page.id in {"owed-to-nobody", "if-it-is-urgent"}


# cautions


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, held in HELD.items() for key in held])
def test_no_caution_is_lost(name: str, key: str) -> None:
    text = " ".join(words(item(name, key)).replace("**", "").split())
    assert [phrase for phrase in HELD[name][key] if phrase not in text] == []


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, codes in CODES.items() for key in codes])
def test_no_caution_code_is_lost(name: str, key: str) -> None:
    assert CODES[name][key] <= set(item(name, key).cautions)


def test_what_is_urgent_can_be_hidden_by_nothing() -> None:
    """It carries no topic and no caution, so that whatever somebody leaves out, it stays to be read."""
    page = item("after-harm-in-a-ceremony", "if-it-is-urgent")
    assert (page.topics, page.cautions) == ((), ())
    assert [one.id for one in PACKS["after-harm-in-a-ceremony"].items].index(page.id) < 3


@pytest.mark.parametrize("pattern", NEVER_SAID)
def test_silence_answers_for_nothing(pattern: str) -> None:
    """The one card that speaks of it says that nobody is owed it."""
    told = [(one.id, sentence) for _, one in ITEMS for sentence in sentences(words(one))]
    assert [(key, sentence) for key, sentence in told if re.search(pattern, sentence, re.IGNORECASE)] == []


@pytest.mark.parametrize("pattern", NO_DOSES)
def test_there_are_no_instructions_for_use(pattern: str) -> None:
    for one in PACKS["after-harm-in-a-ceremony"].items:
        assert not re.search(pattern, words(one), re.IGNORECASE), one.id


def test_no_organisation_is_named_but_as_a_source() -> None:
    named = re.compile(
        r"chacruna|\bMAPS\b|NNEDV|RAINN|Women's Aid|DocuSAFE|Rape Crisis|Chayn|Eurostat|\bFRA\b|\.(org|com|net|eu)\b",
        re.IGNORECASE,
    )
    for _, one in ITEMS:
        assert not named.search(words(one)), one.id


def test_every_link_between_pieces_leads_somewhere() -> None:
    """Titles that are named in another piece of the pack."""
    ceremony = {one.title for one in PACKS["after-harm-in-a-ceremony"].items}
    assert "If it is urgent" in ceremony
    assert PACKS["why-so-many-said-nothing"].title.startswith("Why so many of us said nothing")
    assert "What the numbers say" in {one.title for one in PACKS["why-so-many-said-nothing"].items}


# voices


@every_voice
def test_a_voice_is_labelled_as_ours(name: str, voice: VoiceItem) -> None:
    assert voice.origin is Origin.AUTHORS
    assert plain(voice.byline) == "the app's authors"
    assert voice.tone
    assert voice.topics
    assert voice.time_since
    assert voice.what_changed


TIMES = {
    "Half a minute.": 0.5,
    "About a minute.": 1.0,
    "About a minute and a half.": 1.5,
    "About two minutes.": 2.0,
    "About two minutes and a half.": 2.5,
    "About three minutes.": 3.0,
}
"""What a content note says at its end of the time that reading takes, at 200 words a minute."""


@pytest.mark.parametrize(
    "told", [one for _, one in ITEMS if isinstance(one, PageItem | VoiceItem)], ids=lambda one: one.id
)
def test_what_is_read_says_how_long_it_takes(told: PageItem | VoiceItem) -> None:
    minutes = [value for text, value in TIMES.items() if told.content_note.endswith(f" {text}")]
    count = count_words(told.text, "en")
    assert count is not None
    assert minutes
    assert abs(count / 200 - minutes[0]) <= 0.3


@every_voice
def test_a_voice_has_its_length_and_says_what_it_leaves_out(name: str, voice: VoiceItem) -> None:
    count = count_words(voice.text, "en")
    assert count is not None
    assert 150 <= count <= 400
    assert re.search(r"(is not described|Nothing that was done is described)\. About", voice.content_note)


@every_voice
def test_a_voice_has_its_shape(name: str, voice: VoiceItem) -> None:
    """A feeling, what made a difference, how it is now, that it may be different, one line to the reader."""
    paragraphs = voice.text.split("\n\n")
    assert re.search(r"\b(I|me|my|mine)\b", paragraphs[0], re.IGNORECASE)
    assert any(one.startswith("What made a difference was") for one in paragraphs[1:-2])
    assert re.search(
        r"\b(now|still|on some days|some days|there are days|last week)\b", " ".join(paragraphs[2:-2]), re.IGNORECASE
    )
    assert re.search(r"\b(you|yours)\b", paragraphs[-2], re.IGNORECASE)
    assert re.search(r"\b(may|different|else|another|other)\b", paragraphs[-2])
    assert re.search(r"\byou\b", paragraphs[-1])
    assert "\n" not in paragraphs[-1]
    assert len(sentences(paragraphs[-1])) <= 3


@every_voice
def test_a_voice_does_not_say_who_or_where_or_when(name: str, voice: VoiceItem) -> None:
    found = checks.check_item(voice, "en", date(2026, 11, 22))
    hints = {
        "name-hint",
        "date-hint",
        "age-hint",
        "place-hint",
        "work-hint",
        "contact-data",
        "link",
        "advice",
        "asks-back",
    }
    assert [(one.code, one.detail) for one in found if one.code in hints] == []
    assert not re.search(r"\d", voice.text)


def test_nobody_who_harmed_has_a_gender() -> None:
    """A pronoun stands only for somebody else in the voice: a friend, a neighbour, somebody at work."""
    theirs = {"bad-knee", "half-a-cake", "the-ladder", "the-river-stays"}
    for _, voice in VOICES:
        if voice.id not in theirs:
            told = re.sub(
                r"a (woman|man) who[^.]*\.|looks after her skin|it was the same woman, looking for a way that she could live with",
                "",
                voice.text,
                flags=re.IGNORECASE,
            )
            told = told.replace("by her own wish", "")
            assert not re.search(r"\b(he|she|him|her|his|hers)\b", told, re.IGNORECASE), voice.id


def test_voices_are_of_many_kinds() -> None:
    every = {voice.id: f"{voice.content_note} {voice.text}".lower() for _, voice in VOICES}
    for sign in (
        "i am a man", "a woman", "i am trans", "neither a man nor a woman", "disability", "i am old", "as a boy", "lived with",
        "family", "faith", "at work", "ceremony", "therapist", "grown child", "i live here",
        "i did report it", "i have not told it officially", "left word", "no longer young",
    ):  # fmt: skip
        assert any(sign in text for text in every.values()), sign
    tones = {voice.tone for _, voice in VOICES}
    assert len(tones) == 4


def test_a_sentence_of_belief_comes_at_most_once_in_a_pack() -> None:
    for name, pack in PACKS.items():
        told = " ".join(words(one).lower() for one in pack.items)
        assert len(re.findall(r"(we|i)( who wrote this)? believe you", told)) <= 1, name
