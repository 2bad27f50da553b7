"""What the tests of the vault share: pictures of a folder, refusals by code, a line to keep."""

from __future__ import annotations

from pathlib import Path

from app.errors import AppError, Code
from app.vault import header
from app.vault.secrets import Secret
from app.vault.vault import Vault, open_vault

Snapshot = dict[str, tuple[bytes, int]]


def snapshot(folder: Path) -> Snapshot:
    """Every file of a folder, with its bytes and its time."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refusal(folder: Path, secret: Secret) -> Code | None:
    """The code with which opening is refused; None and closed again if it opens."""
    try:
        open_vault(folder, secret).close()
    except AppError as error:
        return error.code
    return None


def used_container(folder: Path, secret: Secret) -> int:
    """Which container the secret opens."""
    return header.unlock(folder, secret).contents.container


def note(vault: Vault, key: str, value: str = '"x"') -> None:
    """Keep one line."""
    with vault.db.transaction():
        vault.db.execute("INSERT OR REPLACE INTO preference(key, value, modified_at) VALUES (?, ?, 0)", (key, value))


def notes(vault: Vault) -> list[str]:
    """The keys of the lines kept."""
    return [key for (key,) in vault.db.rows("SELECT key FROM preference ORDER BY key")]
