"""The screens of *Packs*: with packs that are really signed, by people who are invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from app.cautions import Topic
from app.handover import applying, planning, reviewing, source, undoing
from app.handover.model import Met
from app.handover.shipped import Shipped
from app.packs import agefile, compare, reading
from app.packs.keys import SigningKey, from_seed
from app.packs.model import Contact, Item, Pack, Revocation, Role, Rotation, Signer, StrategyItem, Why
from app.packs.trust import Trust
from app.strategies.strategies import as_draft
from tests.packs import every_kind, pack
from tests.screens.studio import Scene, Studio
from ui.navigation import PackItem, Place, Room
from ui.pages.packs import reads
from ui.widgets.layout import Scroll

CENTRE = "Linden Street advice centre"
SOURCES = Path(__file__).parents[2] / "packs"
LINDEN = from_seed("ab12", bytes(range(7, 39)))
GROUP = from_seed("cd34", bytes(range(70, 102)))


@cache
def first_steps(seq: int = 1, key: SigningKey = LINDEN) -> bytes:
    """A pack that comes with the program, as somebody else might have signed it."""
    return _signed(source.read(SOURCES / "first-steps"), key, CENTRE, seq)


@cache
def small(items: Sequence[Item] | None = None, title: str = "For the next weeks") -> bytes:
    """A pack with one thing of each kind."""
    made = pack(items or every_kind(), (GROUP,), title=title, summary="What we spoke about, to read again at home.")
    return _signed(made, GROUP, "A. from the Tuesday group", 1)


def _signed(made: Pack, key: SigningKey, shown: str, seq: int) -> bytes:
    signer = Signer(name=key.name, shown=shown, role=Role.AUTHOR)
    return reading.sign(msgspec.structs.replace(made, signers=(signer,), seq=seq, made="2026-01"), (key,))


def _filled(then: Callable[[Studio], None]) -> Callable[[Studio], None]:
    """Two packs are here, one key is compared; afterwards they are gone again."""

    def pose(studio: Studio) -> None:
        session = studio.session
        for data, met in ((first_steps(), Met.ONCE), (small(), Met.KNOWN)):
            review = reviewing.review(session, data)
            chosen = replace(planning.usual(review), author=met)
            applying.apply(session, planning.plan(review, chosen))
        key = LINDEN.verifier
        asked = session.packs.signers.challenge(key.key.hex())
        words = compare.parts(key.key)
        session.packs.signers.compare(key, asked, [words[place - 1] for place in asked.places])
        session.packs.signers.rename(key.key.hex(), CENTRE)
        try:
            then(studio)
        finally:
            for kept in session.packs.all():
                undoing.remove(session, kept.id)

    return pose


def _go(what: object = None, *presses: str, down: int = 0) -> Callable[[Studio], None]:
    """Open the room at ``what``, which may be made when it is wanted; press, and look further down."""

    def pose(studio: Studio) -> None:
        studio.go(Place(Room.PACKS, what() if callable(what) else what))
        studio.settle(0.6)
        studio.press(*presses)
        for scroll in _scrolls(studio):
            scroll.verticalScrollBar().setValue(down)

    return pose


def _scrolls(studio: Studio) -> list[Scroll]:
    assert studio.program is not None
    found: list[QWidget] = [one for one in studio.program.shell.findChildren(Scroll) if one.isVisible()]
    return [one for one in found if isinstance(one, Scroll)]


def _locked(studio: Studio) -> None:
    _go(agefile.encrypt_with_words(small(), "six quiet words"))(studio)


def _hidden(studio: Studio) -> None:
    studio.session.cautions.leave_out(topics=[Topic.SEXUAL, Topic.LAW])
    try:
        _go(_numbers, down=1000)(studio)
    finally:
        studio.session.cautions.leave_out(topics=[])


@cache
def _numbers() -> bytes:
    return _signed(source.read(SOURCES / "why-so-many-said-nothing"), LINDEN, CENTRE, 1)


def _card() -> bytes:
    card = Contact(
        format=1,
        name=LINDEN.name,
        shown=CENTRE,
        about="We met on Thursdays.",
        made="2026-01",
        age="",
    )
    return reading.sign(card, (LINDEN,))


def _id_of_small() -> str:
    return reading.read_pack(small()).what.id


def _id_of_version() -> str:
    return reading.read_pack(_version(1)).what.id


def _id_of_first_steps() -> str:
    return reading.read_pack(first_steps()).what.id


def _broken() -> bytes:
    return small().replace(b"weeks", b"years")


def _item(item_id: str, *presses: str, down: int = 0) -> Callable[[Studio], None]:
    return _go(lambda: PackItem(_id_of_small(), item_id), *presses, down=down)


def _tool(step: str) -> StrategyItem:
    return StrategyItem(id="feet", title="Feet on the floor", steps=("Both feet on the floor.", step))


def _version(seq: int, step: str = "Press, and let go.", **more: Any) -> bytes:
    """A version of a pack of one tool, by a group that is known."""
    made = pack((_tool(step),), (GROUP,), title="For the next weeks", summary="What we spoke about.", **more)
    return _signed(made, GROUP, "A. from the Tuesday group", seq)


def _with(data: bytes, then: Callable[[Studio], None], *, changed: bool = False) -> Callable[[Studio], None]:
    """A pack is here, and its tool was perhaps changed; afterwards it is gone again."""

    def pose(studio: Studio) -> None:
        session = studio.session
        review = reviewing.review(session, data)
        applying.apply(session, planning.plan(review, replace(planning.usual(review), author=Met.KNOWN)))
        if changed:
            tool = session.strategies.these([session.packs.items()[0].row_id])[0]
            session.strategies.save(replace(as_draft(tool), steps=("Both feet on the rug.", "A cup of tea beside me.")))
        try:
            then(studio)
        finally:
            for kept in session.packs.all():
                undoing.remove(session, kept.id)

    return pose


def _known(state: Trust, then: Callable[[Studio], None]) -> Callable[[Studio], None]:
    """The group is known, or its words were compared, or its key was withdrawn; afterwards it is forgotten."""

    def pose(studio: Studio) -> None:
        signers, key = studio.session.packs.signers, GROUP.verifier
        before = signers.book()
        signers.know(key, "A. from the Tuesday group")
        if state is Trust.VERIFIED:
            asked, words = signers.challenge(key.key.hex()), compare.parts(key.key)
            signers.compare(key, asked, [words[place - 1] for place in asked.places])
        if state is Trust.REVOKED:
            signers.take(reading.read(_withdrawn()))
        then(studio)
        signers.write(before)
        if key.key.hex() not in before:
            with studio.session.vault.db.transaction():
                studio.session.vault.db.execute("DELETE FROM pack_signer WHERE key = ?", (key.key.hex(),))

    return pose


def _clean(then: Callable[[Studio], None]) -> Callable[[Studio], None]:
    """What this adds is gone afterwards."""

    def pose(studio: Studio) -> None:
        then(studio)
        studio.settle(0.8)
        for kept in studio.session.packs.all():
            undoing.remove(studio.session, kept.id)

    return pose


def _withdrawn() -> bytes:
    return reading.sign(Revocation(format=1, key=GROUP.verifier.line, reason=Why.STOLEN, made="2026-02"), (GROUP,))


def _replaced() -> bytes:
    new = from_seed("ef56", bytes(range(90, 122)))
    told = Rotation(format=1, old=GROUP.verifier.line, new=new.verifier.line, seq=1, made="2026-02")
    return reading.sign(told, (GROUP, new))


def _for_me(studio: Studio) -> None:
    """Locked for the person who opens it."""
    recipient = studio.session.packs.own.recipient().value
    _go(agefile.encrypt_to(small(), [recipient]))(studio)


def _for_another(studio: Studio) -> None:
    studio.session.packs.own.recipient()
    _go(agefile.encrypt_to(small(), [agefile.new_identity()[1]]))(studio)


def _newer() -> bytes:
    return small().replace(b"yarrow.pack/v1", b"yarrow.pack/v2", 1)


def _offered(studio: Studio) -> None:
    """What comes with the program, as a release has it."""
    names = ("first-steps", "why-so-many-said-nothing", "after-harm-in-a-ceremony")
    files = tuple(Shipped(name, _signed(source.read(SOURCES / name), LINDEN, CENTRE, 1)) for name in names)
    was = reads.shipped
    reads.shipped = lambda: files
    try:
        _go()(studio)
        studio.settle(1.5)
    finally:
        reads.shipped = was


def _tabbed(times: int) -> Callable[[Studio], None]:
    def pose(studio: Studio) -> None:
        _go(small)(studio)
        studio.tab(times)

    return pose


PACKS_SCENES = (
    Scene("packs-keyboard-item", _tabbed(8)),
    Scene("packs-keyboard-inside", _tabbed(9)),
    Scene("packs-keyboard-signer", _tabbed(2)),
    Scene("packs-offered", _offered),
    Scene("packs-review-known", _known(Trust.KNOWN, _go(small))),
    Scene("packs-review-compared", _known(Trust.VERIFIED, _go(small))),
    Scene("packs-review-withdrawn", _known(Trust.REVOKED, _go(small))),
    Scene("packs-review-newer", _with(_version(1), _go(lambda: _version(2, "Let go.", changes="A step is shorter.")))),
    Scene("packs-review-both", _with(_version(1), _go(lambda: _version(2, "Let go."), down=900), changed=True)),
    Scene("packs-review-foot", _go(small, down=4000)),
    Scene("packs-added", _clean(_go(small, "Yes, I know whose it is", "Add"))),
    Scene("packs-removed", _with(_version(2), _go(_id_of_version, "Remove this pack", "Remove it"))),
    Scene("packs-refused-older", _with(_version(2), _go(lambda: _version(1)))),
    Scene("packs-refused-newer", _go(_newer)),
    Scene("packs-locked-for-me", _for_me),
    Scene("packs-locked-for-another", _for_another),
    Scene("packs-rotation", _known(Trust.VERIFIED, _go(_replaced))),
    Scene("packs-withdrawal", _known(Trust.VERIFIED, _go(_withdrawn))),
    Scene("packs-key-words", _go(small, "The seven words of this key")),
    Scene("packs", _filled(_go())),
    Scene("packs-empty", _go()),
    Scene("packs-locked", _locked),
    Scene("packs-refused", _go(_broken)),
    Scene("packs-review", _go(small)),
    Scene("packs-review-items", _go(small, "Look inside: Somebody who said nothing for years", down=640)),
    Scene("packs-review-plan", _go(small, "Yes, I know whose it is", down=4000)),
    Scene("packs-review-hidden", _hidden),
    Scene("packs-compare", _go(small, "Compare words: A. from the Tuesday group")),
    Scene("packs-compare-pick", _go(small, "Compare words: A. from the Tuesday group", "How you answer: Pick them")),
    Scene("packs-card", _go(_card)),
    Scene("packs-one", _filled(_go(_id_of_first_steps))),
    Scene("packs-one-items", _filled(_go(_id_of_first_steps, down=520))),
    Scene("packs-remove", _filled(_go(_id_of_small, "Remove this pack"))),
    Scene("packs-people", _filled(_go(None, "People and keys"))),
    Scene("packs-person", _filled(_go(None, "People and keys", CENTRE))),
    Scene("packs-voice-note", _filled(_item("voice"))),
    Scene("packs-voice", _filled(_item("voice", "Read it"))),
    Scene("packs-page", _filled(_item("page"))),
    Scene("packs-questions", _filled(_item("card"))),
    Scene("packs-plan", _filled(_item("plan", "Keeping it up to date, or removing it"))),
    Scene("packs-check-in", _filled(_item("check-in", "Read it", "How was sleep?: Hard"))),
)
