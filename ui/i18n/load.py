"""Which language the window speaks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_FOLDER = Path(__file__).parent
_SOURCE = "en"


def languages() -> list[str]:
    """The languages that the window can speak, English first, then by code."""
    found = {file.stem for file in _FOLDER.glob("*.qm")}
    return [_SOURCE, *sorted(found - {_SOURCE})]


def chosen(wish: str) -> str:
    """The language for a wish from the settings; "" asks the system.  English where it is none of ours."""
    ours = languages()
    asked = [wish] if wish else QLocale.system().uiLanguages()
    for name in asked:
        for code in (name.replace("-", "_"), name.replace("-", "_").split("_")[0]):
            if code in ours:
                return code
    return _SOURCE


def install(app: QCoreApplication, wish: str = "") -> str:
    """Have ``app`` speak the wished language; gives the one it speaks.  Call once, before anything is shown.

    The English file lies beneath every other: it holds the forms for one and many.
    """
    language = chosen(wish)
    for code in dict.fromkeys((_SOURCE, language)):
        own = QTranslator(app)
        if own.load(str(_FOLDER / f"{code}.qm")):
            app.installTranslator(own)
    if language != _SOURCE:
        of_qt = QTranslator(app)
        if of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(of_qt)
    return language
