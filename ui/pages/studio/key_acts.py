"""What the buttons of the keys do: ask, do it, and offer the file that came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.changes import Outcome
from app.packs.model import Why
from app.packs.own import OwnKey, Rotated
from app.session import Session
from ui.context import Context, Operation
from ui.i18n import translate
from ui.operations import studio as ops
from ui.pages.studio import reads
from ui.pages.studio.files import choose
from ui.pages.studio.handing import WordsSheet
from ui.pages.studio.key_sheets import CardSheet, NameSheet, OpenKeySheet, RevokeSheet, RotateSheet
from ui.ways.file import choose_new, read
from ui.widgets.for_good import ask_for_good
from ui.widgets.sheet import Sheet

MOST_KEY = 64 * 1024


class KeyActs:
    """``refresh`` shows the keys again."""

    def __init__(self, ctx: Context, over: QWidget, refresh: Callable[[], None]) -> None:
        self._ctx, self._over, self._refresh = ctx, over, refresh
        self.sheet: Sheet | None = None

    def new(self) -> None:
        sheet = NameSheet(self._over, translate("Studio", "A new key"))
        sheet.accepted.connect(lambda: self._run(ops.new_key(sheet.name.text())))
        self._show(sheet, sheet.name)

    def rename(self, key: OwnKey) -> None:
        sheet = NameSheet(self._over, translate("Studio", "Show another name"), key.shown)
        sheet.accepted.connect(lambda: self._run(ops.rename_key(key.id, sheet.name.text())))
        self._show(sheet, sheet.name)

    def card(self, key: OwnKey) -> None:
        sheet = CardSheet(self._over, key)

        def make() -> None:
            about, with_age, month = sheet.about.text().strip(), sheet.with_age.isChecked(), sheet.month.isChecked()

            def do(session: Session) -> Outcome[bytes]:
                made = reads.month(session) if month else ""
                return ops.contact_card(key.id, about, made, with_age=with_age)(session)

            self._ctx.run(do, lambda data: self._save("card", data), owner=self._over)

        sheet.accepted.connect(make)
        self._show(sheet, sheet.about)

    def export(self, key: OwnKey) -> None:
        """Only ever locked."""

        def lock(words: str) -> None:
            self._ctx.run(ops.export_key(key.id, words), lambda data: self._save("key", data, ".age"), owner=self._over)

        about = translate(
            "Studio", "The copy of the key opens with these words. Keep both apart. Whoever has both can sign as you."
        )
        sheet = WordsSheet(self._over, self._ctx, b"", about)
        sheet.lock = lock
        self._show(sheet, sheet.words)

    def bring_in(self) -> None:
        def opened(data: bytes) -> None:
            sheet = OpenKeySheet(self._over)
            sheet.accepted.connect(lambda: self._run(ops.import_key(data, sheet.words.text())))
            self._show(sheet, sheet.words)

        self.sheet = choose(
            self._over, self._ctx, translate("Studio", "Choose the copy of a key"), translate("Studio", "Open this file"),
            lambda path: read(path, MOST_KEY), opened,
        )  # fmt: skip

    def rotate(self, key: OwnKey) -> None:
        def do(session: Session) -> Outcome[Rotated]:
            return ops.rotate_key(key.id, "" if key.pack_id else reads.month(session))(session)

        sheet = RotateSheet(self._over)
        sheet.accepted.connect(lambda: self._run(do, lambda made: self._save("new-key", made.note)))
        self._show(sheet)

    def revoke(self, key: OwnKey) -> None:
        sheet = RevokeSheet(self._over)

        def go() -> None:
            why = Why(sheet.why.value())

            def do(session: Session) -> Outcome[bytes]:
                return ops.revoke_key(key.id, why, "" if key.pack_id else reads.month(session))(session)

            self._run(do, lambda note: self._save("withdrawn", note))

        sheet.accepted.connect(go)
        self._show(sheet, sheet.why.current())

    def delete(self, key: OwnKey) -> None:
        question = translate(
            "Studio",
            "Delete the key “{name}” for good? What it signed stays signed. Newer versions of those packs need another key.",
        )
        self.sheet = ask_for_good(
            self._over, question.format(name=key.shown), lambda: self._run(ops.delete_key(key.id))
        )

    def _save(self, name: str, data: bytes, suffix: str = ".yarrow") -> None:
        self.sheet = choose_new(self._over, self._ctx, name, suffix, data, self._saved)

    def _saved(self, path: Path) -> None:
        self._ctx.say(translate("Studio", "Saved: {path}").format(path=path))

    def _run(self, operation: Operation[Any], then: Callable[..., None] | None = None) -> None:
        def done(value: Any) -> None:
            self._refresh()
            if then is not None:
                then(value)

        self._ctx.run(operation, done, owner=self._over)

    def _show(self, sheet: Sheet, focus: QWidget | None = None) -> None:
        self.sheet = sheet
        sheet.show_sheet(focus)
