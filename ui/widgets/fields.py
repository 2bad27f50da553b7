"""Things to write in.  Every field tells the input method not to remember what is typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.paint import focus_ring, rounded
from ui.theme.theme import Style, theme
from ui.widgets.buttons import IconButton
from ui.widgets.focus import GUTTER
from ui.widgets.text import hint, label
from ui.widgets.unpublished import UnpublishedEdit

# Qt: "should not be stored by the active input method in any persistent storage".
PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class _Frame(QWidget):
    """The border around a field, and its ring while the field has the keyboard."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = inner
        self.across = QHBoxLayout(self)
        self.across.setContentsMargins(GUTTER + 10, GUTTER + 2, GUTTER + 10, GUTTER + 2)
        self.across.setSpacing(0)
        self.across.addWidget(inner, 1)
        self.setFocusProxy(inner)
        inner.installEventFilter(self)

    def eventFilter(self, watched: object, event: object) -> bool:  # noqa: N802
        if isinstance(event, QFocusEvent):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = QRectF(self.rect()).adjusted(GUTTER, GUTTER, -GUTTER, -GUTTER)
        focused = self.inner.hasFocus()
        rounded(painter, shape, tokens.RADIUS_SMALL, c.field, c.accent if focused else c.control, 1.5)
        if focused:
            focus_ring(painter, shape.adjusted(2, 2, -2, -2), tokens.RADIUS_SMALL - 2)


def _see_through(widget: QWidget) -> None:
    """Let the frame around a field draw its ground."""
    palette = widget.palette()
    palette.setBrush(QPalette.ColorRole.Base, QBrush(Qt.BrushStyle.NoBrush))
    widget.setPalette(palette)


class LineEdit(QLineEdit):
    """A single private line without the system's context of its own."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.setFont(theme().font(tokens.LEAD))
        self.setInputMethodHints(PRIVATE)
        self.setMinimumHeight(max(tokens.TARGET - 4, self.fontMetrics().height() + 14))
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)
        _see_through(self)


class LineField(QWidget):
    """A name, a line to write in, and under it a hint or what is wrong."""

    changed = Signal(str)
    submitted = Signal()
    bleed = GUTTER

    def __init__(self, name: str, *, placeholder: str = "", help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit(placeholder)
        self.edit.setAccessibleName(name)
        self.frame = _Frame(self.edit)
        self.name = label(name, self.edit)
        self.note = hint(help_text)
        self.note.setVisible(bool(help_text))
        self._help = help_text
        self.name.setContentsMargins(GUTTER, 0, GUTTER, 0)
        self.note.setContentsMargins(GUTTER, 0, GUTTER, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.frame)
        column.addWidget(self.note)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.submitted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the name and the note are at the width that is given: large text takes several lines."""
        hint = super().sizeHint()
        column = self.layout()
        if column is not None and 0 < self.width() < hint.width():
            hint.setHeight(column.totalHeightForWidth(self.width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        super().resizeEvent(event)

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    def wipe(self) -> None:
        """Empty the field so that Undo does not bring it back (`clear` would be one more step to undo)."""
        self.edit.setText("")

    def show_problem(self, sentence: str) -> None:
        """Say under the field what to change; it is also what a screen reader says of the field."""
        self.note.setText(sentence)
        self.note.setVisible(True)
        self.edit.setAccessibleDescription(sentence)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text(self, text: str) -> None:
        if self.note.text() != self._help:
            self.note.setText(self._help)
            self.note.setVisible(bool(self._help))
            self.edit.setAccessibleDescription(self._help)
        self.changed.emit(text)


class PassphraseField(LineField):
    """A line that hides what is typed until the eye is pressed."""

    def __init__(self, name: str, *, show: str, hide: str, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, help_text=help_text, parent=parent)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._words = (show, hide)
        self._eye = IconButton("eye", show, checkable=True)
        self._eye.toggled.connect(self._on_eye)
        self.frame.across.addWidget(self._eye)

    def set_visible(self, visible: bool) -> None:
        """Show or hide what is typed."""
        self._eye.setChecked(visible)

    def _on_eye(self, visible: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(self.edit.inputMethodHints() | PRIVATE)
        self._eye.set_icon("eye-off" if visible else "eye", self._words[1] if visible else self._words[0])


class TextArea(UnpublishedEdit):
    """A private page to write on.  Tab leaves it; the selection is never published to X11's PRIMARY."""

    def __init__(
        self, name: str, *, placeholder: str = "", style: Style = tokens.READING, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(theme().font(style))
        self.setInputMethodHints(PRIVATE | Qt.InputMethodHint.ImhMultiLine)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        _see_through(self)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(4)
        self.setCursorWidth(2)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste as plain text only."""
        if source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape gives the keyboard back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class TextField(QWidget):
    """A name and a few lines to write in."""

    changed = Signal()
    bleed = GUTTER

    def __init__(
        self, name: str, *, placeholder: str = "", lines: int = 3, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = TextArea(name, placeholder=placeholder, style=tokens.LEAD)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name_label = label(name, self.edit)
        name_label.setContentsMargins(GUTTER, 0, GUTTER, 0)
        column.addWidget(name_label)
        column.addWidget(_Frame(self.edit))
        if help_text:
            note = hint(help_text)
            note.setContentsMargins(GUTTER, 0, GUTTER, 0)
            column.addWidget(note)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.changed)

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        self.edit.setPlainText(text)


class SearchField(QWidget):
    """One line that searches while typing; Escape empties it, Down leads to what was found."""

    changed = Signal(str)
    submitted = Signal()
    down = Signal()
    bleed = GUTTER

    def __init__(self, name: str, clear_name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit(placeholder)
        self.edit.setAccessibleName(name)
        frame = _Frame(self.edit)
        self._clear = IconButton("x", clear_name, do=self.clear)
        self._clear.setVisible(False)
        self._clear.setFixedSize(tokens.TARGET, self.edit.minimumHeight())  # the field keeps its height when it appears
        frame.across.addWidget(self._clear)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(frame)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        return self.edit.text()

    def clear(self) -> None:
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.edit.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.changed.emit(text)
