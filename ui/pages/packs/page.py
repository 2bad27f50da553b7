"""Packs: what came from whom, opening something, one pack, one thing out of it, the people whose keys were met."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.changes import Changes, Outcome
from app.errors import AppError
from app.handover.model import Adding, Applied, KeyNews, Plan, Removed, Review, Undone
from app.packs.keys import VerifierKey
from app.packs.trust import Signer
from ui.context import Context
from ui.i18n import pack_words, translate
from ui.i18n.dates import number_words
from ui.navigation import PackItem, Place, Room
from ui.operations import packs as ops
from ui.page import Page
from ui.pages.packs import compare, front, item_view, news, pack_view, people, reads, review
from ui.pages.packs.acts import Acts
from ui.pages.packs.opening import Opening, is_source
from ui.pages.packs.paste import PasteSheet
from ui.ways.pictures_sheet import PicturesSheet
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.sheet import Sheet


class PacksPage(Page):
    """``open``: a `Path`, bytes or the texts of symbols to look at, a pack's id, a `PackItem`, None for the front."""

    watches = Changes.PACKS | Changes.STRATEGIES | Changes.CIRCLE | Changes.PREFERENCES

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._acts = acts = Acts(self)
        self.front = front.Front(
            front.Ways(
                choose=self._choose,
                paste=self._paste,
                squares=self._squares,
                people=self.to_people,
                pack=self.open_pack,
                offered=lambda one: self._look_at(one.data),
                studio=lambda: ctx.go(Place(Room.STUDIO)),
            )
        )
        self.opening = Opening(ctx, self._to_front, self._looked)
        self.pack = pack_view.PackView(
            pack_view.Ways(
                back=self._to_front,
                item=lambda kept: self._open_item(kept.pack_id, kept.id),
                more=lambda pack_id: self._look_again(ops.look_again(pack_id)),
                undo=self._undo_adding,
                remove=self._remove,
                compare=self._compare,
            )
        )
        self.item = item_view.ItemView(
            item_view.Ways(
                back=self._from_item,
                unsafe=lambda: ctx.go(Place(Room.SAFETY)),
                tool=lambda tool_id: ctx.go(Place(Room.TOOLS, tool_id)),
                keep=acts.keep_words,
                card=acts.keep_card,
                copy=acts.copy,
                policy=acts.set_policy,
                as_own=acts.as_own,
                delete=acts.delete_item,
            )
        )
        ways = people.Ways(
            back=self._to_front,
            person=self._open_person,
            people=self.to_people,
            compare=self._compare,
            know=acts.know,
            doubt=acts.doubt,
            rename=acts.rename,
            forget=acts.forget,
        )
        self.people, self.person = people.People(ways), people.Person(ways)
        self.review: review.ReviewView | None = None
        self.news: news.NewsView | None = None
        self.sheet: Sheet | None = None
        self._note = b""  # what is looked at, to look again
        self._views = QStackedLayout(self)
        for view in (self.front, self.opening, self.pack, self.item, self.people, self.person):
            self._views.addWidget(view)

    def refresh(self) -> None:
        view = self.view()
        if view is self.people:
            self.ctx.query(reads.people, self.people.show_people, owner=self)
        elif view is self.person and self.person.data is not None:
            self._read_person(self.person.data.signer.key)
        elif view is self.pack and self.pack.data is not None:
            self._read_pack(self.pack.data.kept.id)
        elif view is self.item and self.item.data is not None:
            self._read_item(self.item.data.kept.pack_id, self.item.data.kept.id)
        else:
            self.ctx.query(reads.front_data, self.front.show_data, owner=self)

    def open(self, what: object) -> None:
        if is_source(what):
            self._look_at(what)  # type: ignore[arg-type]
        elif isinstance(what, PackItem):
            self._open_item(what.pack_id, what.item_id)
        elif isinstance(what, str):
            self.open_pack(what)
        elif self.review is None and self.news is None:
            self._to_front()
        else:
            self._show(self.review or self.news or self.front)

    def here(self) -> object:
        view = self.view()
        if view is self.pack and self.pack.data is not None:
            return self.pack.data.kept.id
        if view is self.item and self.item.data is not None:
            return PackItem(self.item.data.kept.pack_id, self.item.data.kept.id)
        return None

    def first_focus(self) -> QWidget | None:
        view = self.view()
        focus: Callable[[], QWidget] | None = getattr(view, "first_focus", None)
        return focus() if focus is not None else None

    def view(self) -> QWidget:
        """What is shown inside the page."""
        return self._views.currentWidget() or self.front

    # ways

    def _show(self, view: QWidget) -> None:
        if view is not self.item:
            self.item.forget()
        self._views.setCurrentWidget(view)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()

    def _to_front(self) -> None:
        self._drop_looked()
        self._show(self.front)
        self.refresh()

    def to_people(self) -> None:
        self._drop_looked()

        def show(signers: list[Signer]) -> None:
            self.people.show_people(signers)
            self._show(self.people)

        self.ctx.query(reads.people, show, owner=self)

    def _open_person(self, key: str) -> None:
        def show(data: reads.PersonData) -> None:
            self.person.show_person(data)
            self._show(self.person)

        self.ctx.query(lambda s: reads.person_data(s, key), show, owner=self, failed=self._gone)

    def _read_person(self, key: str) -> None:
        self.ctx.query(
            lambda s: reads.person_data(s, key),
            self.person.show_person,
            owner=self,
            failed=lambda _e: self.to_people(),
        )

    def open_pack(self, pack_id: str) -> None:
        self._drop_looked()

        def show(data: reads.PackData) -> None:
            self.pack.show_pack(data)
            self._show(self.pack)

        self.ctx.query(lambda s: reads.pack_data(s, pack_id), show, owner=self, failed=self._gone)

    def _read_pack(self, pack_id: str) -> None:
        self.ctx.query(
            lambda s: reads.pack_data(s, pack_id), self.pack.show_pack, owner=self, failed=lambda _e: self._to_front()
        )

    def _open_item(self, pack_id: str, item_id: str) -> None:
        def show(data: reads.ItemData) -> None:
            self.item.show_item(data)
            self._show(self.item)

        self.ctx.query(lambda s: reads.item_data(s, pack_id, item_id), show, owner=self, failed=self._gone)

    def _read_item(self, pack_id: str, item_id: str) -> None:
        def gone(_error: AppError) -> None:
            self.open_pack(pack_id)

        self.ctx.query(lambda s: reads.item_data(s, pack_id, item_id), self.item.show_item, owner=self, failed=gone)

    def _from_item(self) -> None:
        if self.item.data is not None:
            self.open_pack(self.item.data.kept.pack_id)

    def _gone(self, error: AppError) -> None:
        self._to_front()
        self.ctx.show_error(error)

    # opening

    def _choose(self) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("Packs", "Choose the file that you were given"),
            want=Want.FILE,
            yes=translate("Packs", "Look into this"),
        )
        picker.chosen.connect(self._look_at)
        picker.show_sheet(picker.files)

    def _paste(self) -> None:
        self.sheet = sheet = PasteSheet(self)
        sheet.pasted.connect(self._look_at)
        sheet.show_sheet(sheet.text)

    def _squares(self) -> None:
        self.sheet = PicturesSheet(self, self.ctx)
        self.sheet.came.connect(self._look_at)
        self.sheet.show_sheet(self.sheet.choose)

    def _look_at(self, source: ops.Source) -> None:
        self._drop_looked()
        self._show(self.opening)
        self.opening.start(source)

    def _look_again(self, work: ops.Long, data: bytes = b"") -> None:
        self._show(self.opening)
        self.opening.look_again(work, data)

    def _looked(self, found: Review | KeyNews, data: bytes) -> None:
        before = self.review.choices() if self.review is not None else None
        same = self.review is not None and isinstance(found, Review) and self.review.review.pack.id == found.pack.id
        self._drop_looked()
        self._note = data or (found.signed.whole.encode("utf-8") if isinstance(found, Review) else b"")
        if isinstance(found, Review):
            ways = review.Ways(back=self._not_now, compare=self._compare, add=self._add)
            self.review = review.ReviewView(found, ways, before if same else None)
            self._views.addWidget(self.review)
            self._show(self.review)
        else:
            self.news = news.NewsView(
                found, news.Ways(back=self._to_front, take=self._acts.take, compare=self._compare)
            )
            self._views.addWidget(self.news)
            self._show(self.news)

    def _not_now(self) -> None:
        here = self.review.review.here if self.review is not None else None
        if here is not None:
            self.open_pack(here.id)
        else:
            self._to_front()

    def _drop_looked(self) -> None:
        """What was read from a file is let go."""
        self.opening.let_go()
        self._note = b""
        for view in (self.review, self.news):
            if view is not None:
                self._views.removeWidget(view)
                view.hide()
                view.deleteLater()
        self.review = self.news = None

    # adding

    def _add(self, plan: Plan) -> None:
        view = self.review
        assert view is not None
        view.busy(on=True)

        def rest() -> None:
            if view is self.review:  # else something else was opened meanwhile
                view.working.end()
                view.busy(on=False)

        def applied(outcome: Outcome[Applied]) -> None:
            rest()
            self.ctx.bus.changed.emit(outcome.changes, self)
            done = outcome.value
            words = pack_words.applied(done.counts)
            if done.apply_id:
                self.ctx.say(words, translate("Packs", "Undo"), lambda: self._undo(done.apply_id))
            else:
                self.ctx.say(words)
            shown = self.view() is view
            if view is self.review:
                self._drop_looked()
            if not shown:
                self.again()
            elif done.apply_id:
                self.open_pack(done.pack_id)
            else:
                self._to_front()

        def refused(error: AppError) -> None:
            rest()
            self.ctx.show_error(error)

        landed: list[str] = []

        def stopped() -> None:
            rest()
            self.ctx.run(ops.cancelled(landed), owner=self)

        job = self.ctx.long(ops.apply(plan, landed), applied, owner=self, failed=refused)
        view.working.watch(job, translate("Packs", "Adding it. Cancel leaves everything as it was."), stopped)

    def _undo_adding(self, adding: Adding) -> None:
        self._undo(adding.id)

    def _undo(self, apply_id: str) -> None:
        def undone(done: Undone) -> None:
            words = translate("Packs", "The adding was taken back.")
            if done.stayed:
                words += " " + translate("Packs", "Left, because you changed them since: {count}.").format(
                    count=number_words(done.stayed)
                )
            self.ctx.say(words)
            self.again()

        self.ctx.run(ops.undo(apply_id), undone, owner=self, once=("undo", apply_id))

    def _remove(self, pack_id: str, keep: frozenset[str], keep_signers: bool) -> None:
        def removed(done: Removed) -> None:
            words = translate("Packs", "The pack is gone.")
            if done.kept_as_own:
                words += " " + translate("Packs", "Yours now: {count}.").format(count=number_words(done.kept_as_own))
            self.ctx.say(words)
            if self.shows(pack_id):
                self.pack.data = None
                self._to_front()
            else:
                self.again()

        remove = ops.remove(pack_id, keep, keep_signers=keep_signers)
        self.ctx.run(remove, removed, owner=self, once=("remove", pack_id))

    def shows(self, pack_id: str) -> bool:
        """Whether this pack, or something out of it, is what is looked at."""
        view = self.view()
        if view is self.pack:
            return self.pack.data is not None and self.pack.data.kept.id == pack_id
        return view is self.item and self.item.data is not None and self.item.data.kept.pack_id == pack_id

    def again(self) -> None:
        """Show what is here now; what is gone leads to the front."""
        if self.view() in (self.pack, self.item, self.person, self.people):
            self.refresh()
        elif self.view() is self.front:
            self._to_front()

    # keys

    def _compare(self, key: VerifierKey, shown: str) -> None:
        def same() -> None:
            self.ctx.say(translate("Packs", "The words are the same. This key is marked as compared."))
            if self._note and self.view() in (self.review, self.news):
                self._look_again(ops.look(self._note), self._note)
            else:
                self.again()

        self.sheet = compare.ask(self, self.ctx, key, shown, same)
