"""Whatever a vault holds: export, import into a new vault, export again, and nothing differs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cards.model import CardDraft, Section
from app.cautions import Caution, Topic
from app.circle.model import HelpLineDraft
from app.clock import Moment
from app.errors import Code, UserFixable
from app.exchange import registry
from app.exchange.export_json import export_json
from app.exchange.export_markdown import export_markdown
from app.exchange.model import Fate
from app.handover.model import Met
from app.insights.fair_model import FairDraft
from app.journal.model import EntryDraft
from app.journal.moods import Family
from app.packs.drafts import PackDraft
from app.practice.model import UseDraft, Verdict
from app.session import Session
from app.strategies.model import Discreet, Mark, State, StrategyDraft
from app.strategies.strategies import as_draft
from app.triggers.model import BODY, CHANNELS, Danger, Helped, TriggerDraft
from app.vault.scale import WORD_STRENGTHS
from tests.exchange import SAMPLES, new_session
from tests.handover import add, file
from tests.packs import EXERCISE, PACK_ID
from tests.support import FakeClock

WORDS = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        "CON",
        "a/b:c*?",
        "...",
        "é",
        "e\u0301",
        "É",
        "---\n",
        "# T\n",
        "\ufeff",
        " x ",
        "\u202eabc",
        "---\nyarrow: 1\n---\n",
        "👩\u200d💻",
        "日本語",
        "\x85\u2028",
    ]
)
LABELS = st.lists(WORDS, max_size=3).map(tuple)
MOMENTS = st.builds(
    Moment.of,
    st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)) | st.just(datetime(2024, 3, 31, 2, 30)),
    st.sampled_from(["", "Europe/Berlin", "+05:30", "-11:00"]),
)
SCALE = st.none() | st.integers(0, 10)
ENTRIES = st.builds(
    EntryDraft, st.none(), MOMENTS, WORDS, WORDS, LABELS, LABELS, st.booleans(), WORDS, st.booleans()
)  # fmt: skip
TRIGGERS = st.builds(
    TriggerDraft, at=MOMENTS, note=WORDS, thought=WORDS, danger=st.sampled_from(Danger), channels=st.lists(st.sampled_from(CHANNELS), max_size=2).map(tuple),
    places=LABELS, body=st.lists(st.sampled_from(BODY), max_size=2).map(tuple), peak=SCALE, numb=SCALE, helped=st.sampled_from(Helped), next_time=WORDS, did=LABELS,
)  # fmt: skip
STRATEGIES = st.builds(
    StrategyDraft, title=WORDS, steps=LABELS, helps_when=WORDS, not_when=WORDS, minutes=st.none() | st.integers(1, 60), discreet=st.sampled_from(Discreet),
    needs=LABELS, tags=LABELS, states=st.lists(st.sampled_from(State), unique=True).map(tuple),
)  # fmt: skip
USES = st.builds(
    UseDraft,
    st.sampled_from(["grounding", "own"]),
    WORDS,
    at=MOMENTS,
    before=SCALE,
    after=SCALE,
    verdict=st.sampled_from(Verdict),
    note=WORDS,
)
USES_IN_WORDS = st.builds(
    UseDraft,
    st.just("own"),
    WORDS,
    at=MOMENTS,
    after=st.sampled_from(sorted(WORD_STRENGTHS.values())),
    in_words=st.just(True),
)
CARDS = st.builds(
    CardDraft, at=MOMENTS, tool_id=st.sampled_from(["", "flashback-script"]), title=st.just("t") | WORDS.map("t".__add__),
    parts=st.lists(st.builds(Section, WORDS, LABELS), max_size=3).map(tuple),
)  # fmt: skip
LINES = st.builds(HelpLineDraft, name=st.just("n") | WORDS.map("n".__add__), contact=WORDS, hours=WORDS, note=WORDS)
CHANGES = st.builds(HelpLineDraft, st.sampled_from(["gb-galop", "us-988"]), WORDS, WORDS, WORDS, WORDS)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, Session]]:
    """Two vaults that each example empties: making one takes longer than all the rest."""
    folder = tmp_path_factory.mktemp("pair")
    clock = FakeClock()
    sessions = (
        new_session(folder / "one", clock),
        new_session(folder / "two", FakeClock("2031-01-01T00:00:00", "", 1_924_988_400_000)),
    )
    sessions[1].ids.count = 1_000_000  # type: ignore[attr-defined]
    for session in sessions:
        session.vault.keep_copy = lambda reason: Path()  # type: ignore[method-assign, assignment, misc]
    yield sessions
    for session in sessions:
        session.close()


def _empty(session: Session) -> None:
    for room in (
        session.journal, session.triggers, session.strategies, session.practice, session.cards, session.circle,
    ):  # fmt: skip
        room.purge_all()
    session.packs.drafts.purge_all()
    session.insights.fair_tests.purge_all()
    session.vault.db.script(
        "DELETE FROM tool_mark; DELETE FROM import_batch; DELETE FROM tombstone; DELETE FROM preference;"
        "DELETE FROM pack; DELETE FROM pack_signer;"
    )


def _json(session: Session, path: Path) -> bytes:
    path.unlink(missing_ok=True)
    export_json(session, path)
    return path.read_bytes()


def _carry(one: Session, two: Session, folder: Path) -> None:
    """From one to two by both ways; each time nothing differs."""
    before = _json(one, folder / "before.json")
    out = folder / "out"
    for source in (folder / "before.json", out):
        if source == out and not export_markdown(one, out).files:
            break  # an empty folder is no export of anybody
        _empty(two)
        found = registry.plan(two, source)
        assert set(found.counts) == set(Fate)
        assert found.counts[Fate.KEPT] == len(found.items) == found.adds
        report = registry.apply(two, found).value
        assert (report.entries + report.others, report.refused) == (found.adds, 0)
        assert _json(two, folder / "after.json") == before
        again = registry.plan(two, source)
        assert again.counts[Fate.KNOWN] == len(again.items)
        assert {i.reasons for i in again.items} <= {("already-here",)}
    shutil.rmtree(out)


@given(
    st.lists(ENTRIES, max_size=6),
    st.lists(TRIGGERS, max_size=2),
    st.lists(STRATEGIES, max_size=2),
    st.lists(USES | USES_IN_WORDS, max_size=2),
    st.lists(CARDS, max_size=2),
    st.lists(LINES, max_size=2),
    st.lists(st.tuples(CHANGES, st.booleans()), max_size=2),
    st.lists(WORDS.map("w".__add__), max_size=1),
    st.tuples(st.sets(st.sampled_from(Caution)), st.sets(st.sampled_from(Topic))),
)
def test_nothing_is_lost(
    pair: tuple[Session, Session],
    tmp_path: Path,
    entries: list[EntryDraft],
    triggers: list[TriggerDraft],
    strategies: list[StrategyDraft],
    uses: list[UseDraft],
    cards: list[CardDraft],
    lines: list[HelpLineDraft],
    changes: list[tuple[HelpLineDraft, bool]],
    expected: list[str],
    left_out: tuple[set[Caution], set[Topic]],
) -> None:
    one, two = pair
    _empty(one)
    for draft in entries:
        one.journal.save(draft)
    for note in triggers:
        one.triggers.save(note)
    for strategy in strategies:
        kept = one.strategies.save(strategy).value
        one.strategies.mark(kept.id or "", Mark(favourite=True, own_note=strategy.title))
    for use in uses:
        one.practice.save(use)
    for card in cards:
        one.cards.save(card)
    for line in lines:
        one.circle.save(line)
    for change, hidden in changes:
        one.circle.change(change, hidden=hidden)
    for words in expected:
        _fair_test(one, one.clock, words)  # type: ignore[arg-type]
    one.cautions.leave_out(*left_out)
    _carry(one, two, tmp_path)


def _fill(session: Session, clock: FakeClock) -> None:
    journal = session.journal
    first = journal.save(EntryDraft(at=Moment("2024-03-31T02:30:00", "Europe/Berlin"), title="One", body="a")).value
    for number in range(3):
        clock.tick(11 * 60)
        first = journal.save(EntryDraft(first.id, first.at, f"One {number}", "a" * number, ("t",), ("sad",))).value
    journal.save(EntryDraft(title="Private words", body="hard", veiled=True, veil_note="about then"))
    journal.save_template(None, "Evening", "How was it", "- \n- ", ("day",))
    journal.mood_words.add("wobbly", Family.OTHER)
    journal.mood_words.hide("sad")
    strategy = session.strategies.save(StrategyDraft(title="Walk", steps=("go", "come back"))).value
    session.strategies.mark(strategy.id or "", Mark(favourite=True))
    session.practice.save(UseDraft(strategy.id or "", "Walk", before=7, after=3, verdict=Verdict.HELPED))
    session.triggers.save(TriggerDraft(note="a door", channels=("heard",), peak=6))
    add(session, file(), author=Met.KNOWN)
    feet = next(strategy for strategy in session.strategies.each() if strategy.source)
    session.strategies.save(replace(as_draft(feet), title="My feet"))
    session.strategies.mark(f"{PACK_ID}.{EXERCISE['id']}", Mark(favourite=True))
    session.packs.drafts.save(PackDraft(title="Mine", items=({"kind": "note", "text": "To you."},)))
    session.cards.save(CardDraft(tool_id="night-card", title="Night", parts=(Section("Here", ("the lamp", "a\nb")),)))
    session.circle.save(HelpLineDraft(name="Aunt R.", contact="079 11 22", note="evenings"))
    session.circle.change(HelpLineDraft("gb-galop", hours="to 20:00"), hidden=True)
    session.cautions.leave_out([Caution.BREATH, Caution.COLD], [Topic.LAW])
    session.preferences.set("practice.keep", "never")
    session.preferences.set("triggers.in-words", True)
    session.preferences.set("journal.first-words", True)  # of a screen: it stays here
    _fair_test(session, clock)


def _fair_test(session: Session, clock: FakeClock, would_change: str = "two numbers lower") -> str:
    """One with a turn that was noted, one that was not, and stopped."""
    tests = session.insights.fair_tests
    test = tests.begin(FairDraft("five-senses", "finger-trace", "a loud street\nat six", would_change)).value
    for noted in (True, False):
        clock.tick(60)
        turn = tests.throw(test.id).value
        clock.tick(60)
        if noted:
            session.practice.save(UseDraft(turn.tool_id, "T", after=3))
    tests.stop(test.id)
    return test.id


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def full(tmp_path: Path, clock: FakeClock) -> Iterator[Session]:
    session = new_session(tmp_path / "vault", clock)
    _fill(session, clock)
    yield session
    session.close()


def test_every_kind_of_thing_is_carried_with_its_history(
    pair: tuple[Session, Session], tmp_path: Path, full: Session
) -> None:
    registry.apply(full, registry.plan(full, SAMPLES / "dayone"))
    registry.apply(full, registry.plan(full, SAMPLES / "daylio" / "daylio_export.csv"))
    _carry(full, pair[1], tmp_path)
    root = json.loads((tmp_path / "before.json").read_text("utf-8"))
    assert {name: bool(value) for name, value in root.items()} == dict.fromkeys(root, True)
    assert max(len(e["versions"]) for e in root["entries"]) == 3
    assert any(e.get("original") for e in root["entries"])


def test_an_import_after_the_export_is_still_known(
    pair: tuple[Session, Session], tmp_path: Path, full: Session
) -> None:
    registry.apply(full, registry.plan(full, SAMPLES / "dayone"))
    _json(full, tmp_path / "x.json")
    two = pair[1]
    _empty(two)
    registry.apply(two, registry.plan(two, tmp_path / "x.json"))
    assert registry.plan(two, SAMPLES / "dayone").adds == 0


def test_every_table_is_carried_or_named_here(full: Session, tmp_path: Path) -> None:
    """A table that somebody adds must be exported, or be said not to belong to the person."""
    carried = {
        "entry",
        "entry_label",
        "entry_version",
        "template",
        "mood_word",
        "preference",  # those of `store.PORTABLE`
        "trigger_note",
        "trigger_chip",
        "strategy",
        "tool_mark",
        "practice",
        "card",
        "help_line",
        "fair_test",
        "fair_turn",
        "pack",
        "pack_note",
        "pack_item",
        "pack_draft",
    }
    ours = {"meta", "tombstone", "import_batch", "import_row", "pack_apply"}
    ours |= {"own_key", "pack_signer"}  # keys never leave in the open, nor is a plain file believed whom to trust
    tables = {name for (name,) in full.vault.db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    words = {
        name
        for name in tables
        if name.startswith(("entry_words", "entry_late", "trigger_words", "trigger_late", "sqlite_"))
    }
    assert tables - words - ours == carried, "export it in app/exchange/leaving.py, or say why not"


def test_what_is_deleted_is_not_exported(full: Session, tmp_path: Path) -> None:
    entry = next(e for e in full.journal.each() if e.title == "Private words")
    full.journal.delete(entry.id)
    for strategy in full.strategies.each():
        full.strategies.delete(strategy.id or "")
    (draft,) = full.packs.drafts.each()
    full.packs.drafts.delete(draft.id or "")
    for kept in full.packs.items():
        if kept.kind == "line":
            full.circle.delete(kept.row_id)
        elif not kept.row_id:
            full.packs.delete_item(kept.pack_id, kept.id)
    (template,) = full.journal.templates()
    full.journal.delete_template(template.id)
    (note,) = full.triggers.each()
    full.triggers.delete(note.id or "")
    (test,) = full.insights.fair_tests.each()
    full.insights.fair_tests.delete(test.id)
    root = json.loads(_json(full, tmp_path / "x.json"))
    assert [e["title"] for e in root["entries"]] == ["One 2"]
    assert [one["key"] for one in root["preferences"]] == [
        "cautions", "practice.keep", "topics", "triggers.in-words",
    ]  # fmt: skip
    assert [root[k] for k in ("strategies", "templates", "triggers", "marks", "fair_tests")] == [[]] * 5
    assert (root["drafts"], root["packs"]) == ([], [])
    export_markdown(full, tmp_path / "out")
    assert not [f for f in (tmp_path / "out").rglob("*.md") if "hard" in f.read_text("utf-8")]


@pytest.mark.parametrize(
    ("value", "fate"),
    [
        (["C-BREATH", "C-NEW"], "kept"),
        ("never", "kept"),
        (True, "kept"),
        (5, "unreadable"),
        ([5], "unreadable"),
        ({"a": 1}, "unreadable"),
        (None, "unreadable"),
    ],
)
def test_a_choice_of_another_kind_is_not_taken(
    pair: tuple[Session, Session], tmp_path: Path, value: object, fate: str
) -> None:
    two = pair[1]
    _empty(two)
    record = {"key": "cautions", "modified": "2026-03-14T20:15:00.000Z", "value": value}
    (tmp_path / "x.json").write_text(
        json.dumps({"format": "yarrow-export", "version": "1.1", "preferences": [record]}), "utf-8"
    )
    (item,) = registry.plan(two, tmp_path / "x.json").items
    assert item.fate == fate


def test_a_choice_that_only_this_program_does_not_know_is_named(pair: tuple[Session, Session], tmp_path: Path) -> None:
    two = pair[1]
    _empty(two)
    record = {"key": "first-day", "modified": "2026-03-14T20:15:00.000Z", "value": "x"}
    data = json.dumps({"format": "yarrow-export", "version": "1.1", "preferences": [record]})
    (tmp_path / "x.json").write_text(data, "utf-8")
    plan = registry.plan(two, tmp_path / "x.json")
    assert plan.adds == 0
    assert plan.items[0].reasons == ("no-field",)


def test_what_a_person_leaves_out_here_stays_when_a_file_says_otherwise(
    pair: tuple[Session, Session], tmp_path: Path, full: Session
) -> None:
    _json(full, tmp_path / "x.json")
    two = pair[1]
    _empty(two)
    two.cautions.leave_out([Caution.TOUCH])
    plan = registry.plan(two, tmp_path / "x.json")
    report = registry.apply(two, plan).value
    assert two.cautions.left_out() == {Caution.TOUCH}
    assert two.cautions.topics() == {Topic.LAW}
    registry.undo(two, report.import_id)
    assert two.cautions.topics() == frozenset()
    assert two.cautions.left_out() == {Caution.TOUCH}


def test_too_much_in_a_choice_is_refused(pair: tuple[Session, Session], tmp_path: Path) -> None:
    two = pair[1]
    _empty(two)
    for value in (["x"] * 101, "x" * 201, ["x" * 201]):
        record = {"key": "topics", "modified": 5, "value": value}
        data = json.dumps({"format": "yarrow-export", "version": "1.1", "preferences": [record]})
        (tmp_path / "x.json").write_text(data, "utf-8")
        assert registry.apply(two, registry.plan(two, tmp_path / "x.json")).value.refused == 1
    assert two.vault.db.value("SELECT count(*) FROM preference") == 0


def test_a_veiled_title_does_not_stand_in_a_file_name(full: Session, tmp_path: Path) -> None:
    export_markdown(full, tmp_path / "out")
    assert not list((tmp_path / "out").rglob("*Private*"))
    assert len(list((tmp_path / "out" / "entries").rglob("*.md"))) == 2


def test_readable_by_eye(full: Session, tmp_path: Path) -> None:
    export_markdown(full, tmp_path / "out")
    walk = (tmp_path / "out" / "tools" / "Walk.md").read_text("utf-8")
    assert walk.split("---\n")[2].strip() == "# Walk\n\n1. go\n2. come back"
    (note,) = (tmp_path / "out" / "triggers").iterdir()
    assert "- note: a door\n- peak: 6" in note.read_text("utf-8")
    (card,) = (tmp_path / "out" / "cards").iterdir()
    assert card.name.endswith(" Night.md")
    assert "# Night\n\n## Here\n\n- the lamp\n- a\n  b\n" in card.read_text("utf-8")
    assert {file.name for file in (tmp_path / "out" / "lines").iterdir()} == {
        "A line that was invented.md", "Aunt R.md", "gb-galop.md",
    }  # fmt: skip
    (fair,) = (tmp_path / "out" / "fair tests").iterdir()
    assert fair.name == "five-senses and finger-trace.md"
    assert "- would change: two numbers lower" in fair.read_text("utf-8")
    assert "\n2. fi" in fair.read_text("utf-8")
    assert "- contact: 079 11 22" in (tmp_path / "out" / "lines" / "Aunt R.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["json", "markdown"])
def test_nothing_is_ever_written_over(full: Session, tmp_path: Path, name: str) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    for out in (taken, taken / "mine.txt", link):
        with pytest.raises(UserFixable) as refused:
            registry.EXPORTERS[name](full, out)
        assert refused.value.code is Code.OUTPUT_EXISTS
    assert [f.name for f in taken.iterdir()] == ["mine.txt"]
    assert not (tmp_path / "elsewhere").exists()


def test_an_empty_folder_takes_the_json(full: Session, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    export_json(full, tmp_path / "empty")
    assert [f.name for f in (tmp_path / "empty").iterdir()] == ["export.json"]
    assert registry.plan(full, tmp_path / "empty").format == "yarrow"


@pytest.mark.parametrize("name", ["json", "markdown"])
def test_a_failure_on_the_way_leaves_nothing(
    full: Session, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: Session, _kind: object) -> Iterator[object]:
        raise OSError(28, "full")

    monkeypatch.setattr("app.exchange.leaving.notes", fail)
    with pytest.raises(Exception) as refused:  # noqa: PT011  the code below says which
        registry.EXPORTERS[name](full, tmp_path / "deep" / "out")
    assert refused.value.code is Code.DISK_FULL  # type: ignore[attr-defined]
    assert not (tmp_path / "deep").exists()


def test_files_are_for_the_person_alone(full: Session, tmp_path: Path) -> None:
    export_markdown(full, tmp_path / "out")
    modes = {oct(f.stat().st_mode & 0o777) for f in (tmp_path / "out").rglob("*")} | {
        oct((tmp_path / "out").stat().st_mode & 0o777)
    }
    assert modes == {"0o600", "0o700"}


def test_an_export_of_a_later_version_is_refused(full: Session, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    root = json.loads(_json(full, path))
    for version, known in (("1.7", True), ("2.0", False)):
        path.write_text(json.dumps({**root, "version": version, "plans": [1]}))
        if known:
            left = [i.reasons for i in registry.plan(full, path).items if i.fate is Fate.SKIPPED]
            assert left == [("no-field",)]
        else:
            with pytest.raises(Exception) as refused:  # noqa: PT011
                registry.plan(full, path)
            assert refused.value.code is Code.NEWER_VERSION  # type: ignore[attr-defined]


def test_broken_records_are_named_and_the_rest_is_kept(
    pair: tuple[Session, Session], full: Session, tmp_path: Path
) -> None:
    root = json.loads(_json(full, tmp_path / "x.json"))
    root["triggers"][0]["peak"] = 99
    root["practice"][0]["at"] = "never"
    root["strategies"][0]["id"] = "../../x y"
    root["entries"][0]["unknown"] = 1
    (tmp_path / "y.json").write_text(json.dumps(root))
    two = pair[1]
    _empty(two)
    found = registry.plan(two, tmp_path / "y.json")
    assert {i.where: i.reasons for i in found.items if i.fate in (Fate.UNREADABLE, Fate.SKIPPED)} == {
        "y.json#practice/1": ("broken",), "y.json#strategies/1": ("broken",), "y.json#entries/1": ("no-field",),
    }  # fmt: skip
    report = registry.apply(two, found).value
    assert (report.entries, report.refused) == (2, 1)  # the room refuses the strength of 99


def test_an_entry_changed_since_the_export_is_left_as_it_is(full: Session, tmp_path: Path, clock: FakeClock) -> None:
    _json(full, tmp_path / "x.json")
    clock.tick(60)
    entry = next(iter(full.journal.each()))
    full.journal.save(EntryDraft(entry.id, entry.at, "newer", entry.body))
    found = registry.plan(full, tmp_path / "x.json")
    assert found.adds == 0
    assert [i.title for i in found.items if i.reasons == ("already-here-differs",)] == [entry.title]
