"""Who signed: the name, what it is worth, and the words of the key for whoever asks for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.packs.keys import VerifierKey, fingerprint_digits, fingerprint_words
from app.packs.trust import Trust
from ui.i18n import pack_words, translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fold import Fold
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text, body, hint

Compare = Callable[[VerifierKey, str], None]


def signer_plate(
    heading: str,
    key: VerifierKey,
    state: Trust,
    *,
    shown: str,
    own: bool = False,
    ours: bool = False,
    contact: str = "",
    notes: tuple[str, ...] = (),
    compare: Compare | None = None,
    missing: bool = False,
) -> Plate:
    """One who signed.  The keyboard stops on the name, so that a screen reader says it with what it is worth.

    ``missing``: one who is only named.  Then the name is worth nothing, whatever is known of the key.
    """
    revoked = state is Trust.REVOKED
    plate = Plate("clay" if revoked else "sand" if missing else "sage")
    worth = "" if (own or ours or missing) and not revoked else pack_words.state(state)
    name = Reading(heading, tokens.STRONG)
    plate.column.addWidget(name)
    if worth:
        plate.column.addWidget(body(worth + "."))
        plate.column.addWidget(hint(pack_words.state_means(state)))
    for note in notes:
        plate.column.addWidget(body(note))
    told = (heading, worth, not_here() if missing else "")
    name.setAccessibleName(". ".join(part.rstrip(".") for part in told if part))
    plate.column.addWidget(key_fold(key, contact))
    if compare is not None and not own and not revoked and not missing:
        words = (
            translate("Packs", "Compare words again")
            if state is Trust.VERIFIED
            else translate("Packs", "Compare words")
        )
        button = Button(words, Kind.LINK, icon="shield-check", do=lambda: compare(key, shown))
        button.setAccessibleName(translate("Packs", "{what}: {name}").format(what=words, name=shown))
        plate.column.addWidget(button)
    return plate


def reviewer(name: str, *, missing: bool) -> str:
    """What is said of somebody who signed as one who read it, or is said to."""
    if missing:
        return translate("Packs", "Says that {name} signs it, too").format(name=name)
    return translate("Packs", "Looked through by {name}").format(name=name)


def not_here() -> str:
    """Of a signature that was announced."""
    return translate("Packs", "Their signature is not here. Whether they have read it, nobody can tell.")


def key_fold(key: VerifierKey, contact: str = "") -> QWidget:
    """The words and numbers of a key, closed until they are wanted."""
    fold = Fold(translate("Packs", "The seven words of this key"))
    fold.column.setSpacing(tokens.SPACE_4)
    fold.column.addWidget(
        hint(
            translate(
                "Packs", "Whoever signed it sees the same words. They are no secret: they are there to be compared."
            )
        )
    )
    fold.column.addWidget(Reading(" ".join(fingerprint_words(key.key)), tokens.STRONG, exact=True))
    fold.column.addWidget(hint(translate("Packs", "In numbers, for other languages:")))
    fold.column.addWidget(Reading(fingerprint_digits(key.key), tokens.BODY, exact=True))
    fold.column.addWidget(hint(translate("Packs", "Name of the key in the file: {name}").format(name=key.name)))
    if contact:
        fold.column.addWidget(
            Text(translate("Packs", "How to reach them, as they say it: {words}").format(words=contact), tokens.BODY)
        )
    return fold
