"""Tags and feelings to narrow the list by, and how much the list shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.pages.journal.edge import inset
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Chip
from ui.widgets.chips import ChipChoice
from ui.widgets.nesting import nest
from ui.widgets.text import hint

_MOST = 40  # tags that are offered here; the search box finds all of them


class Filters(QScrollArea):
    """Nothing chosen: nothing is narrowed."""

    changed = Signal()
    first_words = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        self._tags = ChipChoice(translate("Journal", "Tags"))
        self._moods = ChipChoice(translate("Journal", "Feelings"))
        self._none = hint(translate("Journal", "Tags and feelings you used will be here."))
        self._words = Chip(translate("Journal", "Show how entries begin"))
        self._words.clicked.connect(self.first_words)
        for part in (self._tags, self._moods):
            part.changed.connect(self.changed)
            part.setVisible(False)
            column.addWidget(part)
        nest(column, inset(self._none))
        column.addWidget(self._words)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def offer(
        self, tags: Sequence[tuple[str, int]], moods: Sequence[tuple[str, int]], name: Callable[[str], str]
    ) -> None:
        """What was used, and how often."""
        counted = translate("Journal", "{label} · {count}")
        self._tags.set_options([(tag, counted.format(label=tag, count=count)) for tag, count in tags[:_MOST]])
        self._moods.set_options([(mood, counted.format(label=name(mood), count=count)) for mood, count in moods])
        self._tags.setVisible(bool(tags))
        self._moods.setVisible(bool(moods))
        self._none.setVisible(not tags and not moods)
        self.updateGeometry()

    def tags(self) -> tuple[str, ...]:
        return self._tags.values()

    def moods(self) -> tuple[str, ...]:
        return self._moods.values()

    def take_off(self, tag: str, mood: str) -> None:
        """Let go of one tag or feeling."""
        self._tags.set_values([known for known in self.tags() if known != tag])
        self._moods.set_values([known for known in self.moods() if known != mood])

    def set_first_words(self, shown: bool) -> None:
        self._words.setChecked(shown)

    def sizeHint(self) -> QSize:  # noqa: N802
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        width = max(self.viewport().width(), theme().px(260))
        wanted = (
            layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else theme().px(120)
        )
        return QSize(width, min(wanted + 4, theme().px(310)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(160), self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()
