"""Adding what was planned, in one transaction."""

from __future__ import annotations

from dataclasses import replace

from app.changes import Changes, Outcome
from app.handover import becoming, planning, reviewing, rowsback
from app.handover.model import Applied, Fate, Met, Plan, PlannedItem, Review, ReviewItem, Standing
from app.handover.rowsback import Before, ItemBefore
from app.jobs import CancelToken, Progress, silent
from app.packs import inner
from app.packs.kept import KeptItem, Policy, kind_of
from app.packs.model import Item, Pack
from app.packs.reading import Signed
from app.packs.refusal import Reason, Refused
from app.packs.trust import Trust
from app.session import Session
from app.vault.database import Database

ROOMS = Changes.PACKS | Changes.STRATEGIES | Changes.CIRCLE


def apply(
    session: Session, plan: Plan, progress: Progress = silent, token: CancelToken | None = None
) -> Outcome[Applied]:
    """Add what the plan adds, all of it or nothing.

    What the person changed since the plan was made is looked at again and respected; the report says
    what was done.  Raises `Refused` ``not-accepted`` where nothing was said of an author never met,
    ``older`` and ``two-versions`` if another version came in between; `Cancelled`, `WorldError`.
    """
    if plan.needs_author:
        raise Refused(Reason.NOT_ACCEPTED)
    with session.vault.db.transaction():
        review = reviewing.review_of(session, plan.review.signed)
        now = planning.plan(review, plan.choices)
        if now.needs_author:
            raise Refused(Reason.NOT_ACCEPTED)
        done = _Work(session, now).run(progress, token)
    return Outcome(done, ROOMS)


class _Work:
    """One adding."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self._session = session
        self._db: Database = session.vault.db
        self._plan = plan
        self._pack_id = plan.review.pack.id
        self._now = session.clock.now_ms()
        self._before: list[ItemBefore] = []

    def run(self, progress: Progress, token: CancelToken | None) -> Applied:
        review, lines = self._plan.review, self._plan.items
        pack_row = rowsback.row(self._db, "pack", id=self._pack_id)
        notes = self._session.packs.notes(self._pack_id)
        signer_row, met = self._meet(review)
        if not (self._plan.does or pack_row):
            return Applied("", self._pack_id, lines)  # nothing picked of a new pack: nothing is kept of it
        newer = self._keep_pack(review)
        items = {item.id: (place, item) for place, item in enumerate(review.items)}
        gone = {kept.id: kept for kept in review.gone}
        for count, line in enumerate(lines):
            if token is not None:
                token.check()
            if line.id in items:
                self._item(*items[line.id], line)
            elif line.fate is Fate.REMOVED:
                self._remove(gone[line.id])
            progress(count + 1, len(lines))
        touched = newer or met or self._before
        before = Before(pack_row, notes, signer_row, met, self._before)
        apply_id = self._remember(before) if touched else ""
        self._session.packs.drop_notes()
        return Applied(apply_id, self._pack_id, lines)

    def _meet(self, review: Review) -> tuple[rowsback.RowOf | None, str]:
        """What the pack carries is taken in for good; that the author is known can be taken back."""
        signers, author = self._session.packs.signers, review.author
        for news in review.carried:
            signers.take(news.signed)
        if self._plan.choices.author is not Met.KNOWN or author.state is not Trust.UNKNOWN:
            return None, ""
        key = author.key.key.hex()
        row = rowsback.row(self._db, "pack_signer", key=key)
        signers.know(author.key, author.shown)
        return row, key

    def _keep_pack(self, review: Review) -> bool:
        """Whether it was not here in this version, or not with all of its signatures."""
        signed = review.signed
        if review.standing is Standing.SAME:
            if review.fresh:
                self._keep_note(signed)
            return bool(review.fresh)
        values = (review.root, signed.what.seq, self._now, self._pack_id)
        if review.here is None:
            sql = "INSERT INTO pack(root, seq, modified_at, id, created_at) VALUES (?, ?, ?, ?, ?)"
            self._db.execute(sql, (*values, self._now))
        else:
            self._db.execute("UPDATE pack SET root = ?, seq = ?, modified_at = ? WHERE id = ?", values)
        self._keep_note(signed)
        return True

    def _keep_note(self, signed: Signed[Pack]) -> None:
        sql = "INSERT OR REPLACE INTO pack_note(pack_id, seq, hash, note) VALUES (?, ?, ?, ?)"
        self._db.execute(sql, (self._pack_id, signed.what.seq, signed.hash, signed.whole))

    def _item(self, place: int, item: ReviewItem, line: PlannedItem) -> None:
        policy = planning.policy_of(item, self._plan.choices)
        match line.fate:
            case Fate.ADDED | Fate.UPDATED:
                self._write(place, item.item, policy)
            case Fate.REMOVED:
                if item.kept:
                    self._remove(item.kept)
            case Fate.SAME | Fate.KEPT:
                if item.kept:
                    self._follow(place, item.kept, policy, same=line.fate is Fate.SAME)
            case Fate.LEFT_OUT:
                pass

    def _follow(self, place: int, kept: KeptItem, policy: Policy, *, same: bool) -> None:
        """What stays as it is follows the pack in its place; what stands there unchanged also in its version."""
        seq = self._plan.review.pack.seq if same else kept.seq
        if (place, seq, policy) == (kept.pos, kept.seq, kept.policy):
            return
        self._note(kept.id, "", "", followed=True)
        self._db.execute(
            "UPDATE pack_item SET policy = ?, pos = ?, seq = ?, modified_at = ? WHERE pack_id = ? AND item_id = ?",
            (policy.value, place, seq, self._now, self._pack_id, kept.id),
        )

    def _write(self, place: int, item: Item, policy: Policy) -> None:
        room = becoming.room_of(item)
        stored = rowsback.row(self._db, "pack_item", pack_id=self._pack_id, item_id=item.id)
        row_id = str(stored["row_id"]) if stored and room else ""
        if room and row_id and rowsback.row(self._db, room.table, id=row_id) is None:
            row_id = ""  # what it became is gone for good: it becomes something new
        noted = self._note(item.id, room.table if room else "", row_id)
        if room:
            row_id = room.put(self._session, item, self._pack_id, row_id)
            self._before[noted] = replace(self._before[noted], row_id=row_id)
        created = stored["created_at"] if stored and stored["deleted_at"] is None else self._now
        self._db.execute(
            "INSERT OR REPLACE INTO pack_item(pack_id, item_id, created_at, modified_at, deleted_at, pos, kind, seq, policy, row_id)"
            " VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)",
            (
                self._pack_id, item.id, created, self._now, place, kind_of(item), self._plan.review.pack.seq, policy.value, row_id,
            ),
        )  # fmt: skip

    def _remove(self, kept: KeptItem) -> None:
        room = becoming.room_of(kept.item)
        self._note(kept.id, room.table if room else "", kept.row_id, removed=True)
        rowsback.erase(self._db, room.table if room else "", kept.tool_id or kept.row_id)
        rowsback.put(self._db, "pack_item", None, pack_id=self._pack_id, item_id=kept.id)

    def _note(self, item_id: str, table: str, row_id: str, *, removed: bool = False, followed: bool = False) -> int:
        """Remember an item as it was; the place of what was remembered."""
        tool_id = row_id or inner.tool_id(self._pack_id, item_id)
        self._before.append(
            ItemBefore(
                item_id,
                rowsback.row(self._db, "pack_item", pack_id=self._pack_id, item_id=item_id),
                table,
                row_id,
                rowsback.row(self._db, table, id=row_id) if table and row_id else None,
                rowsback.row(self._db, "tool_mark", tool_id=tool_id) if removed else None,
                removed,
                followed,
            )
        )
        return len(self._before) - 1

    def _remember(self, before: Before) -> str:
        apply_id = self._session.ids.new()
        counts = self._plan.counts
        self._db.execute(
            "INSERT INTO pack_apply(id, pack_id, created_at, seq, added, updated, removed, before) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                apply_id, self._pack_id, self._now, self._plan.review.pack.seq,
                counts[Fate.ADDED], counts[Fate.UPDATED], counts[Fate.REMOVED], rowsback.write(before),
            ),
        )  # fmt: skip
        return apply_id
