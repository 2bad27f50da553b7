"""How it looks: tried out in a small picture first, then put on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.settings import Settings
from ui.context import Context
from ui.i18n import translate
from ui.i18n.load import chosen, languages
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.theme.paint import rounded
from ui.theme.theme import Style, Theme, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.focus import GUTTER
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.text import hint, label

_PAD = 22


class LookSection(Section):
    """Nothing changes until "Use this look": then the window is built anew, once."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Look"),
            translate("Settings", "Try things out; the picture below shows how it would be."),
        )
        self._wish = ctx.settings()
        self._segments: dict[str, Segments] = {}
        self._add(
            "text_scale",
            translate("Look", "Text size"),
            [(str(n), f"\u2068{n} %\u2069") for n in (100, 115, 130, 150, 175, 200)],
        )
        self._add("theme", translate("Look", "Colours"), _themes())
        self._add(
            "legible_font",
            translate("Look", "Letters"),
            [("no", translate("Look", "Usual letters")), ("yes", translate("Look", "Easier to tell apart"))],
        )
        self.preview = Preview(self._wish)
        self.body.addWidget(self.preview)
        self._add("motion", translate("Look", "Movement"), _motions())
        self._add("direction", translate("Look", "Reading direction"), _directions())
        if len(languages()) > 1:
            self._add("language", translate("Look", "Language"), [(code, _language_name(code)) for code in languages()])
        self.use = Button(translate("Look", "Use this look"), Kind.PRIMARY, icon="check", do=self._use)
        self.back = Button(translate("Look", "Back to how it was"), Kind.LINK, do=self._reset)
        nest(self.body, row(self.use, self.back))
        self.body.addWidget(hint(translate("Look", "The page is shown anew then. Nothing that you wrote is lost.")))
        self._show_wish()

    def refresh(self) -> None:
        self._reset()

    def wish(self) -> Settings:
        """The look that is tried out."""
        return self._wish

    def _add(self, field: str, name: str, options: list[tuple[str, str]]) -> None:
        made = Segments(name, options, on=lambda value: self._choose(field, value))
        self._segments[field] = made
        self.body.addWidget(label(name))
        self.body.addWidget(made)

    def _choose(self, field: str, value: str) -> None:
        meant: object = (
            {"yes": True, "no": False}[value]
            if field == "legible_font"
            else int(value)
            if field == "text_scale"
            else value
        )
        self._wish = self._wish.with_(**{field: meant})
        self._show_wish()

    def _show_wish(self) -> None:
        for field, segments in self._segments.items():
            segments.choose(_shown(field, self._wish), tell=False)
        self.preview.show_settings(self._wish)
        changed = self._wish != self.ctx.settings()
        self.use.setEnabled(changed)
        self.back.setVisible(changed)

    def _reset(self) -> None:
        self._wish = self.ctx.settings()
        self._show_wish()

    def _use(self) -> None:
        self.ctx.change_settings(self._wish)
        self._show_wish()


class Preview(QWidget):
    """A few words in the look that is tried out."""

    bleed = GUTTER

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heading = translate("Look", "A quiet evening")
        self._body = translate(
            "Look", "The window is open a little, and it has begun to rain. This is how your own words would look."
        )
        self._press = translate("Look", "A button")
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Draw the words by these settings."""
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._theme = Theme(settings, system_dark=dark)
        self.setAccessibleName(
            translate("Look", "Picture of the look: {words}").format(words=f"{self._heading}. {self._body}")
        )
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        room = width - 2 * (GUTTER + _PAD)
        words = self._height(tokens.HEADING, self._heading, room) + self._height(tokens.READING, self._body, room)
        return round(words + self._button_height() + 2 * (GUTTER + _PAD) + 30)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(420), self.heightForWidth(theme().px(420)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        look = self._theme
        c = look.colours
        painter = QPainter(self)
        shape = QRectF(self.rect()).adjusted(GUTTER, GUTTER, -GUTTER, -GUTTER)
        rounded(painter, shape, tokens.RADIUS, c.bg, c.control, 1.5)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignAbsolute
        room = shape.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        top = room.top()
        for style, words in ((tokens.HEADING, self._heading), (tokens.READING, self._body)):
            height = self._height(style, words, round(room.width()))
            painter.setFont(look.font(style))
            painter.setPen(QColor(c.ink))
            painter.drawText(QRectF(room.left(), top, room.width(), height + 2), flags, words)
            top += height + 8
        painter.setFont(look.font(tokens.BUTTON))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._press) + 48
        left = room.right() - width if mirrored else room.left()
        button = QRectF(left, top + 8, width, self._button_height())
        rounded(painter, button, min(button.height() / 2, 24), c.accent)
        painter.setPen(QColor(c.on_accent))
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, self._press)

    def _height(self, style: Style, words: str, room: int) -> float:
        metrics = QFontMetricsF(self._theme.font(style))
        return metrics.boundingRect(QRectF(0, 0, max(room, 40), 10_000), Qt.TextFlag.TextWordWrap, words).height()

    def _button_height(self) -> float:
        return max(tokens.TARGET, QFontMetricsF(self._theme.font(tokens.BUTTON)).height() + 20)


def _shown(field: str, settings: Settings) -> str:
    if field == "legible_font":
        return "yes" if settings.legible_font else "no"
    if field == "language":
        return chosen(settings.language)
    return str(getattr(settings, field))


def _language_name(code: str) -> str:
    from PySide6.QtCore import QLocale

    return QLocale(code).nativeLanguageName() or code


def _themes() -> list[tuple[str, str]]:
    return [
        ("system", translate("Look", "As the computer")),
        ("light", translate("Look", "Light")),
        ("dark", translate("Look", "Dark")),
        ("contrast", translate("Look", "High contrast")),
    ]


def _motions() -> list[tuple[str, str]]:
    return [
        ("system", translate("Look", "As the computer")),
        ("full", translate("Look", "Slow movement where it helps")),
        ("reduced", translate("Look", "Nothing moves")),
    ]


def _directions() -> list[tuple[str, str]]:
    return [
        ("auto", translate("Look", "As the language")),
        ("ltr", translate("Look", "From left to right")),
        ("rtl", translate("Look", "From right to left")),
    ]
