"""From a pack over paper and telephone to a pack: the same items, or a refusal that says what is missing."""

from __future__ import annotations

import random
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from app.handover import applying, opening, planning, reviewing, symbols
from app.handover.model import Met
from app.packs import agefile, drafts, frames, reading
from app.packs.frames import Collector
from app.packs.model import JournalPrompt, NoteItem, StrategyItem, WordsItem
from app.packs.refusal import Reason, Refused
from app.session import Session
from tests.packs import AUTHOR, needs, pack
from ui.ways import pictures, squares
from ui.ways.paper import DPI, Paper

SERIF = "Literata"


def _image(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(data, "PNG")
    return image


def _packed(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 80 if kind == "JPEG" else -1)
    return bytes(buffer.data().data())


def _photograph(several: list[QImage], turn: float, blur: float, kind: str) -> bytes:
    """Some squares on one grey table, turned a little, out of focus, and packed with loss."""
    wide, tall = sum(one.width() + 60 for one in several), max(one.height() for one in several) + 160
    table = QImage(wide, tall, QImage.Format.Format_RGB32)
    table.fill(QColor(214, 208, 196))
    painter = QPainter(table)
    left = 30
    for one in several:
        painter.drawImage(left, 80, one)
        left += one.width() + 60
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    turned = table.transformed(QTransform().rotate(turn), smooth)
    small = turned.scaledToWidth(round(turned.width() / blur), smooth)
    return _packed(small.scaledToWidth(turned.width(), smooth), kind)


def _words(least: int, most: int) -> st.SearchStrategy[str]:
    alphabet = st.characters(exclude_categories=("C", "Z", "M"), max_codepoint=0x24FF)
    return st.text(alphabet, min_size=max(least, 1), max_size=most).map(lambda text: f"a{text}"[:most])


_UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # each example looks at several pictures

ITEMS = st.one_of(
    st.builds(
        lambda t, s: {"kind": StrategyItem, "title": t, "steps": tuple(s)},
        _words(1, 40),
        st.lists(_words(1, 90), min_size=1, max_size=4),
    ),
    st.builds(lambda t, w: {"kind": NoteItem, "title": t, "text": w}, _words(1, 40), _words(1, 400)),
    st.builds(lambda t, w: {"kind": WordsItem, "title": t, "text": w}, _words(1, 40), _words(1, 100)),
    st.builds(lambda t, w: {"kind": JournalPrompt, "title": t, "text": w}, _words(1, 40), _words(1, 100)),
)


@settings(max_examples=12, deadline=None, phases=_UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(ITEMS, min_size=1, max_size=3),
    sealed=st.booleans(),
    seed=st.integers(0, 2**32),
    turn=st.floats(-8, 8),
    blur=st.floats(1.0, 2.0),
    kind=st.sampled_from(["JPEG", "PNG"]),
)
def test_over_paper_and_telephone_nothing_changes(
    app: Any,
    session: Session,
    drawn: list[dict[str, Any]],
    sealed: bool,
    seed: int,
    turn: float,
    blur: float,
    kind: str,
) -> None:
    chance = random.Random(seed)
    pack_id = drafts.new_pack_id()  # another one for each example: they all come to the same vault
    items = tuple(
        one["kind"](id=f"i{place}", **{k: v for k, v in one.items() if k != "kind"}) for place, one in enumerate(drawn)
    )
    made = pack(items, id=pack_id, content_note="")
    data = reading.sign(made, (AUTHOR,))
    person = session.packs.own.recipient().value
    sent = agefile.encrypt_to(data, [person]) if sealed else data

    shots = [_image(picture) for _, picture in squares.pictures(sent)]
    chance.shuffle(shots)
    photographs = [_photograph(shots[at : at + 2], turn, blur, kind) for at in range(0, len(shots), 2)]
    collector = Collector()
    symbols.take(collector, [pictures.read(one) for one in photographs])
    assert collector.joined() == sent

    came = opening.open_any(collector.joined(), identities=session.packs.own.identities())
    review = reviewing.look(session, came.data)
    usual = planning.usual(review)
    plan = planning.plan(review, replace(usual, author=Met.ONCE))
    applying.apply(session, plan)
    assert tuple(kept.item for kept in session.packs.items(pack_id)) == made.items


def test_a_missing_square_is_named(app: Any) -> None:
    shots = [picture for _, picture in squares.pictures(bytes(range(256)) * 6)]
    collector = Collector()
    symbols.take(collector, [pictures.read(shot) for shot in (shots[3], shots[0])])
    assert collector.missing() == (2, 3, 5)[: len(shots) - 2]
    with pytest.raises(Refused) as caught:
        collector.joined()
    assert caught.value.reason is Reason.FRAMES_MISSING


def test_names_say_number_and_count_and_pictures_say_nothing_else(app: Any) -> None:
    found = squares.pictures(b"heron" * 300)
    assert [name for name, _ in found] == [f"{n:02d}-{len(found):02d}.png" for n in range(1, len(found) + 1)]
    for _, data in found:
        kinds = re.findall(rb"(IHDR|PLTE|IDAT|IEND|tEXt|zTXt|iTXt|tIME|eXIf|pHYs)", data)
        assert set(kinds) <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


def test_too_much_for_squares(app: Any) -> None:
    squares.pictures(bytes(frames.MOST_BYTES))
    with pytest.raises(Refused) as caught:
        squares.pdf(bytes(frames.MOST_BYTES + 1), Paper.A4, SERIF)
    assert caught.value.reason is Reason.TOO_BIG


@pytest.mark.parametrize("size", list(Paper))
def test_a_module_has_three_dots_of_a_coarse_printer(app: Any, size: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []
    room: list[QRectF] = []

    def paint(painter: QPainter, rect: QRectF, rows: tuple[bytes, ...], words: str, family: str) -> None:
        room.append(rect)
        seen.append(min(rect.width(), rect.height() - 22 * DPI / 72) / (len(rows) + 2 * symbols.QUIET))

    monkeypatch.setattr(squares, "_square", paint)
    squares.pdf(random.Random(1).randbytes(3000), size, SERIF)
    assert min(seen) >= squares.LEAST_DOTS
    assert all(not one.intersects(other) for one in room[:4] for other in room[:4] if one is not other)


@needs("gs")
@pytest.mark.parametrize("size", list(Paper))
def test_printed_pages_can_be_read_at_150_dots(app: Any, size: Paper, tmp_path: Path) -> None:
    data = random.Random(2).randbytes(3000)
    (tmp_path / "a.pdf").write_bytes(squares.pdf(data, size, SERIF))
    subprocess.run(
        ["gs", "-q", "-sDEVICE=pnggray", "-r150", "-o", tmp_path / "%02d.png", tmp_path / "a.pdf"], check=True
    )
    pages = sorted(tmp_path.glob("*.png"), reverse=True)
    assert len(pages) == -(-len(frames.split(data)) // 4)
    collector = Collector()
    symbols.take(collector, [pictures.read(page.read_bytes()) for page in pages])
    assert collector.joined() == data
