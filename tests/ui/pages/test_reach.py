"""What holds on every screen of Now, Triggers, Tools and Safety: names, sizes, and no word cut off by large text."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.cards.model import CardDraft, Section
from app.cautions import Caution
from app.circle.model import HelpLineDraft
from app.handover.model import Met
from app.insights.fair_model import FairDraft
from app.packs.agefile import encrypt_with_words
from app.packs.model import Item, StrategyItem
from app.session import Session
from app.settings import Settings
from app.strategies.model import Occasion, State, StrategyDraft
from app.strategies.strategies import as_draft
from app.triggers.model import Danger, TriggerDraft
from exercises.catalogue import Group
from tests.app.insights.support import moment
from tests.handover import add, file
from tests.packs import AUTHOR, PACK_ID, every_kind
from tests.pages.cautions import CautionsScreen
from tests.pages.guide import GuideScreen
from tests.pages.looking_back import LookingBackScreen
from tests.pages.now import NowScreen
from tests.pages.packs import PacksScreen
from tests.pages.reading import ReadingScreen
from tests.pages.safety import SafetyScreen
from tests.pages.tools import ToolsScreen
from tests.pages.triggers import TriggersScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import GuideAt, PackItem
from ui.pages.looking_back.topics import Topic as LookBack
from ui.theme.theme import Application
from ui.widgets.buttons import Button, Chip
from ui.widgets.fold import Fold, FoldHeader
from ui.widgets.text import Text
from ui.widgets.toggle_row import ToggleRow

Held = (
    NowScreen
    | TriggersScreen
    | ToolsScreen
    | SafetyScreen
    | CautionsScreen
    | ReadingScreen
    | LookingBackScreen
    | PacksScreen
)
LONG = "called the woman from the advice centre who said one may ring at any hour of the night"


def _now(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(State.TOO_MUCH)
    return screen


def _low(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = NowScreen(qtbot, ctx, told)
    screen.go_low()
    return screen


def _occasion(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(Occasion.NIGHT)
    return screen


def _reaching(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.circle.save(HelpLineDraft(name=LONG, contact="060 555 01 23", note=LONG))
    screen = NowScreen(qtbot, ctx, told)
    screen.go_low()
    screen.pick_low(2)
    return screen


def _cautions(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = CautionsScreen(qtbot, ctx, told)
    screen.press("Attention to the breath")
    screen.press("police and court")
    return screen


def _text(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = ReadingScreen(qtbot, ctx, told)
    screen.turn_to(lambda one: not one.topics)
    screen.press("About this text")
    return screen


def _heavy_text(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = ReadingScreen(qtbot, ctx, told)
    screen.turn_to(lambda one: bool(one.topics))
    return screen


def _kept_card(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.cards.save(CardDraft(title=LONG, parts=(Section(LONG, (LONG,)),)))
    return ReadingScreen(qtbot, ctx, told)


def _groups(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.cautions.leave_out([Caution.BREATH, Caution.COLD])
    screen = ToolsScreen(qtbot, ctx, told)
    screen.open_group(Group.NIGHTS)
    return screen


def _left_out_tool(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.cautions.leave_out([Caution.BREATH])
    screen = ToolsScreen(qtbot, ctx, told, "longer-out-breath")
    screen.press("What it uses")
    return screen


def _triggers(qtbot: Any, ctx: Context, told: Told) -> Held:
    return TriggersScreen(qtbot, ctx, told)


def _unsure(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = TriggersScreen(qtbot, ctx, told)
    screen.answer(Danger.NOT_SURE)
    return screen


def _form(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = TriggersScreen(qtbot, ctx, told)
    screen.start()
    for fold in screen.page.form.findChildren(Fold):
        fold.set_open(True)
    screen.page.form.thought.urges.set_values(["self-harm"])
    screen.page.form.did.did.set_values([LONG])
    return screen


def _earlier(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.triggers.save(TriggerDraft(note=LONG))
    screen = TriggersScreen(qtbot, ctx, told)
    screen.to_list()
    return screen


def _reading(qtbot: Any, ctx: Context, told: Told) -> Held:
    note = ctx.session.triggers.save(TriggerDraft(note=LONG, did=(LONG,))).value
    return TriggersScreen(qtbot, ctx, told, note.id)


def _tools(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.strategies.save(StrategyDraft(title=LONG, needs=(LONG,)))
    return ToolsScreen(qtbot, ctx, told)


def _tool(qtbot: Any, ctx: Context, told: Told) -> Held:
    return ToolsScreen(qtbot, ctx, told, "longer-out-breath")


def _editor(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = ToolsScreen(qtbot, ctx, told)
    screen.press("A tool of my own")
    for fold in screen.page.editor.findChildren(Fold):
        fold.set_open(True)
    screen.page.editor.needs.set_values([LONG])
    return screen


def _safety(qtbot: Any, ctx: Context, told: Told) -> Held:
    return SafetyScreen(qtbot, ctx)


def _lines(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.circle.choose_country("US")
    screen = SafetyScreen(qtbot, ctx)
    more = next(name for name in screen.buttons() if name.startswith("Show"))
    for name in (more, "More about 988 Suicide & Crisis Lifeline", "Good to know before you call or write"):
        screen.press(name)
    return screen


def _packs(qtbot: Any, ctx: Context, told: Told) -> Held:
    add(ctx.session, file(every_kind(), title=LONG[:80].strip(), summary=LONG))
    return PacksScreen(qtbot, ctx, told)


def _pack(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.cautions.leave_out([Caution.BREATH])
    add(ctx.session, file(_long_items(), content_note=LONG))
    screen = PacksScreen(qtbot, ctx, told, PACK_ID)
    screen.press("The seven words of this key")
    return screen


def _pack_review(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.cautions.leave_out([Caution.BREATH])
    screen = PacksScreen(qtbot, ctx, told)
    screen.review(file(_long_items(), content_note=LONG, not_this=LONG))
    screen.press("Show their titles")
    screen.press("About this pack")
    for item in _long_items():
        screen.press(f"Look inside: {item.title}")
    return screen


def _pack_clash(qtbot: Any, ctx: Context, told: Told) -> Held:
    add(ctx.session, file(every_kind()[:1]))
    mine = ctx.session.strategies.these([ctx.session.packs.item(PACK_ID, "feet").row_id])[0]
    ctx.session.strategies.save(replace(as_draft(mine), steps=(LONG,)))
    screen = PacksScreen(qtbot, ctx, told)
    screen.review(file((StrategyItem(id="feet", title="Feet on the floor", steps=("Other.",)),), seq=2, changes=LONG))
    return screen


def _pack_refused(qtbot: Any, ctx: Context, told: Told) -> Held:
    return PacksScreen(qtbot, ctx, told, b"nothing like a pack")


def _pack_locked(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = PacksScreen(qtbot, ctx, told, encrypt_with_words(file(), "six words", 10))
    screen.press("Open it")
    return screen


def _pack_item(item_id: str, *presses: str) -> Callable[[Any, Context, Told], Held]:
    def screen(qtbot: Any, ctx: Context, told: Told) -> Held:
        add(ctx.session, file(_long_items()), author=Met.KNOWN)
        held = PacksScreen(qtbot, ctx, told, PackItem(PACK_ID, item_id))
        for words in (*presses, "Keeping it up to date, or removing it"):
            held.press(words)
        return held

    return screen


def _pack_people(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.packs.signers.know(AUTHOR.verifier, LONG[:80])
    screen = PacksScreen(qtbot, ctx, told)
    screen.press("People and keys")
    return screen


def _pack_person(qtbot: Any, ctx: Context, told: Told) -> Held:
    screen = _pack_people(qtbot, ctx, told)
    assert isinstance(screen, PacksScreen)
    screen.press(screen.page.people.cards[0].text())
    return screen


def _long_items() -> tuple[Item, ...]:
    """One of each kind, the first of them with a caution, the voice with a long note."""
    items = every_kind()
    return (
        msgspec.structs.replace(items[0], title="A breath or two", cautions=(Caution.BREATH,), content_note=LONG),
        items[1],
        msgspec.structs.replace(items[2], content_note=LONG, byline="A word of their own choosing", what_changed=LONG),
        *items[3:],
    )


def _looking_back(qtbot: Any, ctx: Context, told: Told) -> Held:
    return LookingBackScreen(qtbot, ctx, told)


def _answer(qtbot: Any, ctx: Context, told: Told) -> Held:
    for day in range(24):
        ctx.session.triggers.save(TriggerDraft(at=moment(day), peak=day % 11, numb=3, places=(LONG,)))
    screen = LookingBackScreen(qtbot, ctx, told)
    screen.answer(LookBack.WORD, LONG)
    screen.press("Show the dots")
    screen.press("Show the table")
    return screen


def _sides(qtbot: Any, ctx: Context, told: Told) -> Held:
    for day in range(28):
        ctx.session.triggers.save(TriggerDraft(at=moment(day), peak=day % 11, places=(LONG,)))
    screen = LookingBackScreen(qtbot, ctx, told)
    screen.choose(LookBack.BESIDE)
    screen.press("Weekdays and weekends")
    screen.press("Some days")
    screen.press("Ask")
    screen.press("Show the table")
    return screen


def _few_notes(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.triggers.save(TriggerDraft(note=LONG, peak=3))
    screen = LookingBackScreen(qtbot, ctx, told)
    screen.answer(LookBack.STRENGTHS)
    return screen


def _fair_form(qtbot: Any, ctx: Context, told: Told) -> Held:
    ctx.session.strategies.save(StrategyDraft(title=LONG))
    screen = LookingBackScreen(qtbot, ctx, told, LookBack.FAIR)
    screen.press("Yes, set one up")
    screen.press("Begin")
    return screen


def _fair_test(qtbot: Any, ctx: Context, told: Told) -> Held:
    own = ctx.session.strategies.save(StrategyDraft(title=LONG)).value
    test = ctx.session.insights.fair_tests.begin(FairDraft(own.id or "", "five-senses", LONG, LONG)).value
    ctx.session.insights.fair_tests.throw(test.id)
    screen = LookingBackScreen(qtbot, ctx, told, LookBack.FAIR)
    screen.open_test(0)
    return screen


def _guides(qtbot: Any, ctx: Context, told: Told) -> Held:
    return GuideScreen(qtbot, ctx, told)


def _guide(qtbot: Any, ctx: Context, told: Told) -> Held:
    return GuideScreen(qtbot, ctx, told, GuideAt("carrying-on", "the-house"))


Screen = Callable[[Any, Context, Told], Held]
SCREENS: list[Screen] = [
    _now,
    _low,
    _triggers,
    _unsure,
    _form,
    _earlier,
    _reading,
    _tools,
    _tool,
    _editor,
    _safety,
    _lines,
    _occasion,
    _reaching,
    _cautions,
    _text,
    _heavy_text,
    _kept_card,
    _groups,
    _left_out_tool,
    _packs,
    _pack,
    _pack_review,
    _pack_clash,
    _pack_refused,
    _pack_locked,
    _pack_item("voice"),
    _pack_item("voice", "Read it", "Keep a sentence as a card"),
    _pack_item("page"),
    _pack_item("plan"),
    _pack_item("check-in", "Read it", "How was sleep?: Hard"),
    _pack_people,
    _pack_person,
    _looking_back,
    _answer,
    _sides,
    _few_notes,
    _fair_form,
    _fair_test,
    _guides,
    _guide,
]


def _visible(page: QWidget, kind: type[QWidget]) -> list[Any]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_the_keyboard_reaches_has_a_name_and_size(
    qtbot: Any, ctx: Context, told: Told, screen: Screen
) -> None:
    held = screen(qtbot, ctx, told)  # and with it the window
    page = held.page
    qtbot.wait(30)
    reached = [w for w in _visible(page, QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
    assert reached
    for widget in reached:
        seen = QAccessible.queryAccessibleInterface(widget)
        assert seen.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client), type(widget).__name__
        assert seen.text(QAccessible.Text.Name) or isinstance(widget, Text), type(widget).__name__
        assert widget.accessibleName() or isinstance(widget, Text), type(widget).__name__
        if isinstance(widget, QAbstractButton):
            shape = widget.shape() if hasattr(widget, "shape") else QRectF(widget.rect())
            assert min(shape.width(), shape.height()) >= 40, widget.text() or widget.accessibleName()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("width", [455, 840, 1080])  # 455: the least window, without the rail
def test_at_twice_the_text_size_no_word_is_cut_off(
    qtbot: Any, app: Application, ctx: Context, told: Told, screen: Screen, width: int
) -> None:
    app.dress(Settings(theme="light", text_scale=200))
    held = screen(qtbot, ctx, told)  # and with it the window
    page = held.page
    page.window().resize(width, 700)
    with contextlib.suppress(qtbot.TimeoutError):  # layouts settle in several rounds
        qtbot.waitUntil(lambda: not _cut_off(page), timeout=3000)
    assert _cut_off(page) == ""


def _cut_off(page: QWidget) -> str:
    """The first words on the screen that are not whole, or ""."""
    for widget in _visible(page, QWidget):
        if not isinstance(widget, Button | Chip | Text | FoldHeader | ToggleRow):
            continue
        left = widget.mapTo(page, widget.rect().topLeft()).x()
        inside = left >= 0 and left + widget.width() <= page.width()
        if not inside or not _whole(widget):
            return f"{type(widget).__name__}: {widget.text()}"
    return ""


def _whole(widget: Button | Chip | Text | FoldHeader | ToggleRow) -> bool:
    """Whether the words have the room they need."""
    if isinstance(widget, Text | FoldHeader | ToggleRow):
        return widget.height() >= widget.heightForWidth(widget.width())
    room = widget.shape()
    wraps = isinstance(widget, Chip) or widget.width() < widget.sizeHint().width()
    flags = Qt.TextFlag.TextWordWrap if wraps else Qt.TextFlag.TextSingleLine
    words = QFontMetricsF(widget.font()).boundingRect(QRectF(0, 0, room.width(), 10_000), flags, widget.text())
    return words.height() <= room.height() + 1 and words.width() <= room.width() + 1


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_written_by_looking(qtbot: Any, ctx: Context, told: Told, session: Session, screen: Screen) -> None:
    held = screen(qtbot, ctx, told)  # and with it the window
    page = held.page
    done: list[int] = []
    ctx.query(lambda s: s.vault.db.value("SELECT total_changes()"), done.append, owner=page)
    qtbot.waitUntil(lambda: bool(done))
    page.refresh()
    page.entered()
    page.leaving()
    ctx.query(lambda s: s.vault.db.value("SELECT total_changes()"), done.append, owner=page)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[0] == done[1]
