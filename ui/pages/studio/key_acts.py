"""What the buttons of the keys do: ask, do it, and offer the file that came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

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
from ui.ways.work_sheet import WorkSheet
from ui.widgets.for_good import ask_for_good
from ui.widgets.sheet import Sheet

MOST_KEY = 64 * 1024


class KeyActs:
    """``refresh`` shows the keys again."""

    def __init__(self, ctx: Context, over: QWidget, refresh: Callable[[], None]) -> None:
        self._ctx, self._over, self._refresh = ctx, over, refresh
        self.sheet: Sheet | None = None

    def new(self) -> None:
        sheet = NameSheet(self._over, self._ctx, translate("Studio", "A new key"), ops.new_key)
        self._show(sheet, sheet.name)

    def rename(self, key: OwnKey) -> None:
        sheet = NameSheet(
            self._over, self._ctx, translate("Studio", "Show another name"), partial(ops.rename_key, key.id), key.shown
        )
        self._show(sheet, sheet.name)

    def card(self, key: OwnKey) -> None:
        def make(sheet: CardSheet) -> Operation[bytes]:
            about, with_age, month = sheet.about.text().strip(), sheet.with_age.isChecked(), sheet.month.isChecked()

            def do(session: Session) -> Outcome[bytes]:
                made = reads.month(session) if month else ""
                return ops.contact_card(key.id, about, made, with_age=with_age)(session)

            return do

        sheet = CardSheet(self._over, self._ctx, key, make)
        sheet.done.connect(lambda data: self._save("card", data))
        self._show(sheet, sheet.about)

    def export(self, key: OwnKey) -> None:
        """Only ever locked."""

        def lock(words: str) -> None:
            self._ctx.run(
                ops.export_key(key.id, words),
                lambda data: self._save("key", data, ".age"),
                owner=self._over,
                once=("export", key.id),
            )

        about = translate(
            "Studio", "The copy of the key opens with these words. Keep both apart. Whoever has both can sign as you."
        )
        sheet = WordsSheet(self._over, self._ctx, b"", about)
        sheet.lock = lock
        self.sheet = sheet
        sheet.show_sheet(sheet.words)

    def bring_in(self) -> None:
        def opened(data: bytes) -> None:
            sheet = OpenKeySheet(self._over, self._ctx, partial(ops.import_key, data))
            self._show(sheet, sheet.words)

        self.sheet = choose(
            self._over, self._ctx, translate("Studio", "Choose the copy of a key"), translate("Studio", "Open this file"),
            lambda path: read(path, MOST_KEY), opened,
        )  # fmt: skip

    def rotate(self, key: OwnKey) -> None:
        def do(session: Session) -> Outcome[Rotated]:
            return ops.rotate_key(key.id, "" if key.pack_id else reads.month(session))(session)

        sheet = RotateSheet(self._over, self._ctx, do)
        sheet.done.connect(lambda made: self._save("new-key", made.note))
        self._show(sheet)

    def revoke(self, key: OwnKey) -> None:
        def revoke(why: Why) -> Operation[bytes]:
            def do(session: Session) -> Outcome[bytes]:
                return ops.revoke_key(key.id, why, "" if key.pack_id else reads.month(session))(session)

            return do

        sheet = RevokeSheet(self._over, self._ctx, revoke)
        sheet.done.connect(lambda note: self._save("withdrawn", note))
        self._show(sheet, sheet.why.current())

    def delete(self, key: OwnKey) -> None:
        question = translate(
            "Studio",
            "Delete the key “{name}” for good? What it signed stays signed. Newer versions of those packs need another key.",
        )
        self.sheet = ask_for_good(self._over, question.format(name=key.shown), lambda: self._delete(key))

    def _delete(self, key: OwnKey) -> None:
        self._ctx.run(
            ops.delete_key(key.id), lambda _nothing: self._refresh(), owner=self._over, once=("delete", key.id)
        )

    def _save(self, name: str, data: bytes, suffix: str = ".yarrow") -> None:
        """Ask where; whoever is on another page by then is told, and asked if they wish."""

        def ask() -> None:
            self.sheet = choose_new(self._over, self._ctx, name, suffix, data, self._saved)

        if self._over.isVisible():
            ask()
        else:
            self._ctx.say(translate("Studio", "The file is ready."), translate("Studio", "Save it"), ask, stay=True)

    def _saved(self, path: Path) -> None:
        self._ctx.say(translate("Studio", "Saved: {path}").format(path=path))

    def _show(self, sheet: WorkSheet, focus: QWidget | None = None) -> None:
        self.sheet = sheet
        sheet.done.connect(lambda _value: self._refresh())
        sheet.show_sheet(focus)
