"""What opens a vault, and why its copies were kept, in words."""

from __future__ import annotations

from app.vault.slots import SlotRole
from ui.i18n import translate


def way_words(kind: SlotRole) -> str:
    """A way in."""
    return {
        SlotRole.PASSPHRASE: translate("WaysIn", "A passphrase"),
        SlotRole.RECOVERY_CODE: translate("WaysIn", "A recovery code on paper"),
        SlotRole.KEY_FILE: translate("WaysIn", "A passphrase together with a key file"),
    }[kind]


def copy_words(reason: str) -> str:
    """Why a copy was kept."""
    return {
        "import": translate("Copies", "Kept before something was brought in"),
        "upgrade": translate("Copies", "Kept before a newer version of the program took over"),
        "restore": translate("Copies", "Kept before going back to an older copy"),
        "asked": translate("Copies", "Kept because you asked"),
    }.get(reason, translate("Copies", "Kept before a change"))
