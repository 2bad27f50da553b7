"""The look in force, and the application that carries it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from ui.i18n.load import install as speak
from ui.theme import tokens
from ui.theme.tokens import Colours

_FONTS = Path(__file__).parent / "fonts"
Style = tuple[str, float, int]


class Theme:
    """Colours, type and motion, as the settings and the system ask for."""

    def __init__(self, settings: Settings, *, system_dark: bool = False, system_reduced: bool = False) -> None:
        chosen = settings.theme
        if chosen == "system":
            chosen = "dark" if system_dark else "light"
        self.colours: Colours = {"dark": tokens.DARK, "contrast": tokens.CONTRAST}.get(chosen, tokens.LIGHT)
        self.scale = settings.text_scale / 100
        self.reduced_motion = settings.motion == "reduced" or (settings.motion == "system" and system_reduced)
        self.sans = "Atkinson Hyperlegible Next" if settings.legible_font else "Nunito Sans"
        self.serif = "Atkinson Hyperlegible Next" if settings.legible_font else "Literata"

    def font(self, style: Style) -> QFont:
        """A font of a type style from `tokens`, at today's text size."""
        role, size, weight = style
        font = QFont()
        font.setFamilies([self.serif if role == "serif" else self.sans, "Noto Sans Arabic"])
        font.setPixelSize(round(size * self.scale))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def px(self, length: float) -> int:
        """A length that grows with the text."""
        return round(length * self.scale)

    def palette(self) -> QPalette:
        """The palette that Fusion and plain labels use."""
        c = self.colours
        palette = QPalette()
        role = QPalette.ColorRole
        for which, colour in {
            role.Window: c.bg,
            role.WindowText: c.ink,
            role.Base: c.field,
            role.AlternateBase: c.surface,
            role.Text: c.ink,
            role.PlaceholderText: c.ink_2,
            role.Button: c.surface,
            role.ButtonText: c.ink,
            role.ToolTipBase: c.surface,
            role.ToolTipText: c.ink,
            role.Highlight: c.accent,
            role.HighlightedText: c.on_accent,
            role.Accent: c.accent,
            role.Link: c.accent,
            role.LinkVisited: c.accent,
            role.Mid: c.line,
            role.Dark: c.control,
            role.Light: c.surface,
            role.Midlight: c.line,
            role.Shadow: c.control,
        }.items():
            palette.setColor(which, QColor(colour))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.control))
        return palette

    def sheet(self) -> str:
        """Scroll bars and tips only: a larger sheet would cost focus rings and palette changes."""
        c = self.colours
        return (
            "QScrollBar:vertical{background:transparent;width:14px;margin:4px 3px}"
            "QScrollBar:horizontal{background:transparent;height:14px;margin:3px 4px}"
            f"QScrollBar::handle{{background:{c.control};border-radius:4px;min-height:44px;min-width:44px}}"
            "QScrollBar::add-line,QScrollBar::sub-line{width:0;height:0}"
            "QScrollBar::add-page,QScrollBar::sub-page{background:transparent}"
            f"QToolTip{{background:{c.surface};color:{c.ink};border:1px solid {c.control};padding:6px}}"
        )


class Application(QApplication):
    """The Qt application, with the look in force beside it, as Qt itself keeps the palette."""

    theme: Theme

    def __init__(self, argv: Sequence[str], settings: Settings) -> None:
        # A system's dialog for files notes in the account what was opened; there is none of ours, and none may slip in.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        super().__init__([*argv, "-style", "fusion"])  # asked afterwards, the style is handed back: 10 ms
        speak(self, settings.language)
        self.setQuitOnLastWindowClosed(False)
        for file in sorted(_FONTS.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        self.dress(settings)

    def dress(self, settings: Settings) -> None:
        """Put on the look that the settings ask for.  Windows are built anew by the caller."""
        dark = self.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.theme = Theme(settings, system_dark=dark, system_reduced=_system_reduces_motion())
        self.setFont(self.theme.font(tokens.BODY))
        self.setPalette(self.theme.palette())
        self.setStyleSheet(self.theme.sheet())
        direction = {"ltr": Qt.LayoutDirection.LeftToRight, "rtl": Qt.LayoutDirection.RightToLeft}
        self.setLayoutDirection(direction.get(settings.direction, Qt.LayoutDirection.LeftToRight))


def theme() -> Theme:
    """The look in force."""
    return cast(Application, QApplication.instance()).theme


def _system_reduces_motion() -> bool:
    """Whether the system asks for less motion, where an ordinary program can ask without another one."""
    if sys.platform == "win32":  # pragma: no cover  SPI_GETCLIENTAREAANIMATION = 0x1042
        import ctypes

        animated = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(animated), 0)
        return not animated.value
    hints = QApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "motionPreference", None) if accessibility else None
    return bool(preference and getattr(preference(), "name", "") == "ReducedMotion")
