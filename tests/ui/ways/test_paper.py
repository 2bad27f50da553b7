"""What goes on paper: everything in the file, and nothing of the computer."""

from __future__ import annotations

import getpass
import re
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QTextDocument

from app.errors import Cancelled
from app.handover import consent
from app.handover.building import what_leaves
from app.jobs import CancelToken
from app.packs import reading
from app.packs.keys import fingerprint_digits, fingerprint_words
from app.packs.model import Dir, PageItem, StrategyItem
from app.packs.refusal import Reason, Refused
from tests.packs import AUTHOR, REVIEWER, needs, pack
from ui.ways import consent_form, handout, paper
from ui.ways.paper import Paper, font, painted, printed, without_traces

SERIF = "Literata"
_TELLING = re.compile(rb"/(Producer|Creator|Author|Title|CreationDate|ModDate)\b|xpacket|xmp|uuid|D:20\d\d")


def _said(document: QTextDocument) -> str:
    return " ".join(document.toPlainText().split())


def _plain_parts(pdf: bytes) -> bytes:
    return re.sub(rb"stream\r?\n.*?endstream", b"", pdf, flags=re.DOTALL)


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", _plain_parts(pdf)))


@pytest.fixture
def signed() -> bytes:
    return reading.sign(
        pack(keys=(AUTHOR, REVIEWER), changes="The second one is new.", reviewed_by=("A. Reader",)), (AUTHOR, REVIEWER)
    )


def test_everything_in_the_file_is_on_the_paper(app: Any, signed: bytes) -> None:
    words = _said(handout.document(signed, SERIF))
    stripped = re.sub(r"[#*]", "", words)
    for said in what_leaves(signed):
        text = " ".join(said.text.split())
        assert text in words or re.sub(r"[#*]\s?", "", text) in stripped, said.where
    assert "This is everything in the file" in words


def test_the_words_of_every_key_are_on_the_paper(app: Any, signed: bytes) -> None:
    words = _said(handout.document(signed, SERIF))
    for key in (AUTHOR, REVIEWER):
        assert " ".join(fingerprint_words(key.verifier.key)) in words
        assert fingerprint_digits(key.verifier.key) in words


def test_notes_come_before_what_they_are_about(app: Any, signed: bytes) -> None:
    words = handout.document(signed, SERIF).toPlainText()
    for item in pack().items:
        if item.content_note:
            head = words.index(
                f"{pack().items.index(item) + 1}. {item.title}",
                words.index("1. Feet on the floor", words.index("What is inside") + 40),
            )
            note = words.index(f"Before you read: {item.content_note}", head)
            text = getattr(item, "text", "") or getattr(item, "intro", "")
            assert note < words.index(text.split("\n", maxsplit=1)[0], head)


@pytest.mark.parametrize("size", list(Paper))
def test_a_handout_tells_nothing_of_the_computer(app: Any, signed: bytes, size: Paper) -> None:
    pdf = handout.pdf(signed, size, SERIF)
    assert pdf.startswith(b"%PDF-")
    assert _TELLING.search(_plain_parts(pdf)) is None
    for word in (qVersion(), "Qt", "yarrow", "Yarrow", socket.gethostname(), str(Path.home())):
        for coded in (word.encode(), word.encode("utf-16-be")):
            assert coded not in re.sub(rb"yarrow\.", b"", _plain_parts(pdf)), word
    assert getpass.getuser().encode("utf-16-be") not in pdf
    assert handout.pdf(signed, size, SERIF) == pdf  # nor when, nor anything drawn


def test_the_size_of_the_paper(app: Any, signed: bytes) -> None:
    assert b"/MediaBox [0 0 595" in handout.pdf(signed, Paper.A4, SERIF)
    assert b"/MediaBox [0 0 612" in handout.pdf(signed, Paper.LETTER, SERIF)


def test_it_is_black_and_white_in_the_dark_too(app: Any, signed: bytes) -> None:
    from app.settings import Settings

    light = handout.pdf(signed, Paper.A4, SERIF)
    app.dress(Settings(theme="dark"))
    assert handout.pdf(signed, Paper.A4, SERIF) == light


def test_large_text_on_the_screen_does_not_change_paper(app: Any, signed: bytes) -> None:
    from app.settings import Settings

    usual = _pages(handout.pdf(signed, Paper.A4, SERIF))
    app.dress(Settings(text_scale=200))
    assert _pages(handout.pdf(signed, Paper.A4, SERIF)) == usual


def test_pages_have_numbers(app: Any) -> None:
    document = QTextDocument()
    document.setDefaultFont(font(SERIF, 11))
    document.setPlainText("heron\n" * 400)
    pdf = printed(document, Paper.A4, font(SERIF, 9))
    assert _pages(pdf) == document.pageCount() > 3


@needs("gs")
def test_another_program_reads_the_words(app: Any, signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(handout.pdf(signed, Paper.A4, SERIF))
    command = ["gs", "-q", "-sDEVICE=txtwrite", "-o", "-", tmp_path / "a.pdf"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    words = "".join(done.stdout.split())  # spaces are not drawn, and gaps are guessed at
    for said in (
        "This is everything in the file",
        *fingerprint_words(AUTHOR.verifier.key),
        "Feet on the floor",
        "1 / ",
    ):
        assert "".join(said.split()) in words, said


def test_heads_do_not_stand_alone_and_frames_stay_whole(app: Any) -> None:
    item = StrategyItem(
        id="a", title="A head", content_note="A note that stands in a frame. " * 3, steps=("One.", "Two.")
    )
    many = tuple(
        StrategyItem(id=f"i{n}", title=f"Head {n}", content_note=item.content_note, steps=item.steps) for n in range(40)
    )
    document = handout.document(reading.sign(pack(many), (AUTHOR,)), SERIF)
    printed(document, Paper.A4, font(SERIF, 9))
    layout, tall = document.documentLayout(), document.pageSize().height()
    frames = [layout.frameBoundingRect(frame) for frame in document.rootFrame().childFrames()]
    assert len(frames) == 41
    assert all(int(room.top() // tall) == int((room.bottom() - 1) // tall) for room in frames)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().hasProperty(paper.KEEP) and block.next().isValid():
            head, after = layout.blockBoundingRect(block), layout.blockBoundingRect(block.next())
            assert int(head.top() // tall) == int(after.top() // tall), block.text()
        block = block.next()


def test_words_from_right_to_left(app: Any) -> None:
    arabic = pack(
        (PageItem(id="a", title="صفحة", text="كلمات هادئة."),), lang="ar", dir=Dir.RTL, title="خطوات", content_note=""
    )
    document = handout.document(reading.sign(arabic, (AUTHOR,)), SERIF)
    assert document.begin().textDirection().name == "RightToLeft"


def test_only_packs_become_handouts(app: Any, signed: bytes) -> None:
    for data in (b"", b"heron", signed.replace(b"Feet", b"Fear")):
        with pytest.raises(Refused):
            handout.pdf(data, Paper.A4, SERIF)


def test_it_can_be_stopped(app: Any, signed: bytes) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        handout.pdf(signed, Paper.A4, SERIF, token)


def test_a_pdf_that_is_not_as_expected_is_not_handed_out(app: Any) -> None:
    assert painted(Paper.A4, lambda painter, writer, room: None)
    with pytest.raises(ValueError, match="no "):
        without_traces(b"%PDF-1.4\n")
    with pytest.raises(ValueError, match="something"):
        without_traces(b"%PDF-1.4\n/Producer (Qt)\n" + _qt_pdf())


def _qt_pdf() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPainter, QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(100, 100, "a")
    painter.end()
    del painter, writer
    return bytes(buffer.data().data())


def test_qt_would_have_told(app: Any) -> None:
    """Without `without_traces` the tests above would fail."""
    before = _qt_pdf()
    assert _TELLING.search(before) is not None
    after = without_traces(before)
    assert len(after) == len(before)
    assert _TELLING.search(after) is None


@pytest.mark.parametrize("lang", [*consent.languages(), "xx"])
def test_the_form_says_all_that_it_says(app: Any, lang: str) -> None:
    words = _said(consent_form.document(lang, SERIF))
    for block in consent.sheet(lang).blocks:
        assert " ".join(block.text.split()) in words
    assert _pages(consent_form.pdf(lang, Paper.LETTER, SERIF)) >= 2


def test_reason_of_what_is_no_pack(app: Any) -> None:
    from app.packs.model import Contact

    card = reading.sign(Contact(format=1, name=AUTHOR.name, shown="A", about="", made="", age=""), (AUTHOR,))
    with pytest.raises(Refused) as caught:
        handout.document(card, SERIF)
    assert caught.value.reason is Reason.NOT_A_PACK
