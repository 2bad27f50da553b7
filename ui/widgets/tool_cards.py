"""How a tool is shown: the large card with one button, and the smaller card that is one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRadialGradient, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.strategies.model import Discreet, Kind, Tool
from exercises.catalogue import Group
from ui.i18n import labels, tool_words, translate
from ui.theme import icons, lines, tokens
from ui.theme.paint import SHADOW, card
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as Loudness
from ui.widgets.cards import Card, PressCard
from ui.widgets.layout import Column, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading, lead

_ICONS = {
    "five-senses": "hand",
    "orienting": "eye",
    "feet-and-chair": "armchair",
    "then-and-now-statement": "history",
    "flashback-card": "sticky-note",
    "after-flashback-care": "coffee",
    "word-grounding": "message-square",
    "cool-or-textured-object": "thermometer-snowflake",
    "sensory-kit": "package",
    "alike-and-different": "contrast",
    "waking-up-the-edges": "sun",
    "small-movements": "sprout",
    "longer-out-breath": "wind",
    "cyclic-sighing": "cloud",
    "box-breathing": "square",
    "finger-trace": "waves",
    "humming": "music",
    "cold-on-face": "snowflake",
    "burst-of-movement": "footprints",
    "wall-push": "mountain",
    "muscle-relaxation": "feather",
    "tense-and-drop": "arrow-down",
    "butterfly-taps": "bird",
    "walk-or-strength": "trees",
    "chair-stretch": "flower-2",
    "outside-in-body-check": "circle-dot",
    "window-check": "sliders-horizontal",
    "sound-shelter": "ear",
    "calm-place": "map-pin",
    "container": "archive",
    "circle-of-allies": "users",
    "nightmare-rewriting": "pencil",
    "after-a-nightmare": "moon",
    "sleep-settling": "bed",
    "night-plan-card": "sticky-note",
    "name-it": "tag",
    "short-thought-record": "notebook-pen",
    "whose-responsibility": "users",
    "check-the-facts": "list-checks",
    "unhooking": "link",
    "worry-appointment": "clock",
    "self-compassion-break": "heart",
    "kind-reader-letter": "file-text",
    "whose-shame": "umbrella",
    "anger-made-useful": "droplets",
    "opposite-action": "redo-2",
    "urge-surfing": "waves",
    "stop-and-pros-cons": "pause",
    "what-already-is": "anchor",
    "making-room": "door-open",
    "small-steps": "footprints",
    "values-compass": "compass",
    "cope-ahead": "calendar-days",
    "reminder-plan": "map",
    "boundary-rehearsal": "shield",
    "reach-out-ladder": "hand-heart",
    "writing-it-out": "notebook",
    "letter-not-sent": "lock",
    "what-i-did-to-get-through": "list",
    "good-minute": "smile",
    "anniversary-plan": "calendar",
    "appointment-helper": "circle-help",
    "deciding-about-telling": "quote",
}
_TINTS = {
    Group.HERE_AND_NOW: "sky",
    Group.ALARM: "sage",
    Group.NIGHTS: "lilac",
    Group.MIND: "sand",
    Group.LIFE: "clay",
}


_MOST_NAME, _MOST_LINE, _MOST_FACTS = 120, 240, 160  # letters; the rest is read on the tool's own page


def look_of(tool: Tool) -> tuple[str, str]:
    """Icon and tint of a tool: each group has its tint; own ones share a look, unknown ones a plain one."""
    if tool.kind is Kind.OWN:
        return "sprout", "sage"
    tint = next((tint for group, tint in _TINTS.items() if group.value == tool.group), "sage")
    return _ICONS.get(tool.id, "leaf"), tint


def facts(tool: Tool) -> str:
    """The small print of a tool in one line: minutes, where, what it needs, the person's own marks."""
    return labels.join(
        (
            labels.minutes(tool.minutes_min, tool.minutes_max),
            labels.discreet(tool.discreet) if tool.discreet is not Discreet.UNSAID else "",
            translate("Tools", "needs {things}").format(things=labels.listed(tool.needs)) if tool.needs else "",
            _from(tool),
            translate("Tools", "not for me") if tool.mark.not_for_me else "",
            translate("Tools", "you leave out: {things}").format(things=_left_out(tool)) if tool.left_out else "",
        )
    )


def _from(tool: Tool) -> str:
    if tool.source:
        return translate("Tools", "from a pack")
    return translate("Tools", "your own") if tool.kind is Kind.OWN else ""


def _left_out(tool: Tool) -> str:
    return labels.listed(tool_words.caution_short(code) for code in sorted(tool.left_out))


class ToolCard(PressCard):
    """A tool in a list: title, one line, small print; a star where it is a favourite."""

    def __init__(
        self, tool: Tool | None = None, *, do: Callable[[], None] | None = None, parent: QWidget | None = None
    ) -> None:
        """``tool`` None: hidden until `set_tool` names one."""
        self._small = ""
        self._star = False
        super().__init__("leaf", "", do=do, parent=parent)
        self.tool = tool
        if tool is not None:
            self.set_tool(tool)

    def set_tool(self, tool: Tool) -> None:
        """Show another tool."""
        self.tool = tool
        self._small = lines.shortened(facts(tool), _MOST_FACTS)
        self._star = tool.mark.favourite
        icon, tint = look_of(tool)
        self.set_words(tool.title, tool.summary, icon, tint)
        star = translate("Tools", "Favourite.") if self._star else ""
        self.setAccessibleDescription(" ".join(part for part in (star, self._line, self._small) if part))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        room = self._room(width)
        words = self._title_metrics(room) + (self._line_metrics(room) if self._line else 0) + self._small_height(room)
        return max(100, round(words) + 44) + 2 * self.bleed - 10

    def _room(self, width: int) -> int:
        return max(width - 2 * self.bleed - 16 - 52 - 18 - 58, 80)

    def _small_height(self, room: int) -> float:
        return self._height(tokens.SMALL, self._small, room) + 4 if self._small else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._star:
            return
        painter = QPainter(self)
        shape = self.shape()
        x = shape.left() + 16 if self.mirrored() else shape.right() - 16 - 18
        image = icons.pixmap("star", theme().colours.accent, 18, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, shape.top() + 14), image)

    def _draw_words(self, painter: QPainter, room: QRectF) -> None:
        c = theme().colours
        width = round(room.width())
        title, line, small = self._title_metrics(width), 0.0, self._small_height(width)
        if self._line:
            line = self._line_metrics(width)
        top = room.center().y() - (title + line + small) / 2
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        for text, style, ink, height in (
            (self.text(), (tokens.STRONG[0], 17, 600), c.ink, title),
            (self._line, tokens.HINT, c.ink_2, line),
            (self._small, tokens.SMALL, c.ink_2, small),
        ):
            if text:
                painter.setPen(QColor(ink))
                painter.setFont(theme().font(style))
                painter.drawText(
                    QRectF(room.left(), top, room.width(), height + 2),
                    flags,
                    lines.broken(text, painter.font(), room.width()),
                )
            top += height


class Medallion(QWidget):
    """A still disc with the sign of a tool in it.  It says nothing and never moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tint = "leaf", "sage"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(150, 150)

    def set_look(self, icon: str, tint: str) -> None:
        self._icon, self._tint = icon, tint
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(230, 230)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        tint = c.tint(self._tint)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if not c.heavy else QColor(c.ink))
        side = min(self.width(), self.height(), 236)
        centre = QRectF(self.rect()).center()
        for share, alpha in ((1.0, 0.13), (0.8, 0.22)):
            ring = QColor(tint.mark)
            ring.setAlphaF(alpha if not c.heavy else 0.0)
            painter.setBrush(ring)
            painter.drawEllipse(centre, side * share / 2 - 1, side * share / 2 - 1)
        inner = side * 0.6 / 2
        fill = QRadialGradient(centre - QPointF(inner * 0.3, inner * 0.4), inner * 1.7)
        deep = QColor(tint.ground).lighter(135) if c.dark else QColor(tint.mark)  # nothing glaring at night
        fill.setColorAt(0, deep if c.heavy else deep.lighter(112))
        fill.setColorAt(1, deep if c.heavy else deep.darker(108))
        painter.setBrush(fill)
        painter.drawEllipse(centre, inner, inner)
        size = round(side * 0.24)
        image = icons.pixmap(self._icon, tint.mark if c.dark else c.surface, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), image)


class LargeTool(Card):
    """One tool with room around it, and one button to begin."""

    def __init__(self, start: Callable[[Tool], None], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=tokens.SPACE_12)
        self.tool: Tool | None = None
        self._facts = Text("", tokens.LABEL, quiet=True)
        self.name = heading("")
        self._line = lead("")
        self.begin = Button(
            translate("Tools", "Begin"),
            Loudness.PRIMARY,
            icon="play",
            do=lambda: start(self.tool) if self.tool else None,
        )
        self._medallion = Medallion()
        words = Column()
        words.setSpacing(tokens.SPACE_8)
        words.addStretch(1)
        for part in (self._facts, self.name, self._line):
            words.addWidget(part)
        words.addSpacing(tokens.SPACE_8)
        nest(words, row(self.begin))
        words.addStretch(1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, tokens.SPACE_24, 0)
        nest(across, words, 3)
        across.addWidget(self._medallion, 2)
        nest(self.column, across, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Drawn where a `PressCard` beside it is drawn."""
        card(QPainter(self), QRectF(self.rect()).adjusted(SHADOW, SHADOW - 10, -SHADOW, -SHADOW))

    def set_tool(self, tool: Tool) -> None:
        """Show another tool."""
        self.tool = tool
        small = lines.shortened(facts(tool), _MOST_FACTS)
        name = lines.shortened(tool.title, _MOST_NAME)
        self._facts.setText(small)
        self._facts.setVisible(bool(small))
        self.name.setText(name)
        self._line.setText(lines.shortened(tool.summary, _MOST_LINE))
        self._line.setVisible(bool(tool.summary))
        self._medallion.set_look(*look_of(tool))
        self.begin.setAccessibleName(translate("Tools", "Begin: {title}").format(title=name))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The disc gives way to the words where there is little room."""
        self._medallion.setVisible(self.width() > theme().px(360) + 210)
        super().resizeEvent(event)
