"""What holds for the pack as a whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.handover.draftlook import Looked
from app.packs.drafts import PackDraft
from app.packs.model import Dir
from ui.i18n import labels, translate
from ui.pages.studio.bench import Bench
from ui.pages.studio.fields import Form, line, listed, one_of, text, top
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.cards import Card
from ui.widgets.fold import Fold
from ui.widgets.layout import Column, Stack
from ui.widgets.nesting import nest


class HeadForm(Stack):
    """Title and summary in sight; the rest in two groups."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.front = Form(
            [
                line("title", translate("Studio", "Title"), translate("Studio", "Neutral: others may see the screen.")),
                text("summary", translate("Studio", "What is inside, in a sentence or two"), 2),
                text(
                    "content_note", translate("Studio", "Content note"), 2,
                    translate("Studio", "What it mentions, and what it leaves out."),
                ),
            ],
            self._changed,
        )  # fmt: skip
        self.about = Form(
            [
                text("not_this", translate("Studio", "What this is not"), 2, translate("Studio", "Such as: no therapy, no legal advice.")),
                text("changes", translate("Studio", "What changed since the version before"), 2),
                listed("reviewed_by", translate("Studio", "Read by"), translate("Studio", "With commas between. Initials or a role are enough; the names are in the file.")),
            ],
            self._changed,
        )  # fmt: skip
        self.where = Form(
            [
                line("lang", translate("Studio", "Language"), translate("Studio", "A code such as en, es or ar.")),
                one_of("dir", translate("Studio", "It is written"), [(Dir.LTR, translate("Studio", "From left to right")), (Dir.RTL, translate("Studio", "From right to left"))]),
                listed("region", translate("Studio", "Countries it is for"), translate("Studio", "Codes of two letters, such as NZ. Empty: anywhere. A country narrows down who you are.")),
                one_of("licence", translate("Studio", "Licence"), _licences(), translate("Studio", "What others may do with your words. Named is the name that you sign with."), translate("Studio", "Another one, by its short name")),
            ],
            self._changed,
        )  # fmt: skip
        card = Card(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
        inside = Column()
        inside.addWidget(self.front)
        nest(card.column, inside)
        self.column.addWidget(card)
        self.about_fold = Fold(translate("Studio", "What it is not, who read it"))
        self.about_fold.column.addWidget(self.about)
        self.where_fold = Fold(translate("Studio", "Language, country, licence"))
        self.where_fold.column.addWidget(self.where)
        self.column.addWidget(self.about_fold)
        self.column.addWidget(self.where_fold)

    def fill(self, draft: PackDraft) -> None:
        """Show a draft; the groups are closed."""
        values: dict[str, Any] = {name: getattr(draft, name) for form in self._forms() for name in form.fields}
        for form in self._forms():
            form.fill(values)
        self.about.fields["changes"].placed.setVisible(self._bench.signed or bool(draft.changes))
        for fold in (self.about_fold, self.where_fold):
            fold.set_open(False)
        self._tell()

    def show_looks(self, looks: Looked) -> None:
        """Say what was found; what lies in a closed group is counted on it."""
        found = () if self._is_fresh() else looks.of_item("")
        for form in self._forms():
            form.show_findings([one for one in found if top(one.where) in form.fields])
        for fold, form in ((self.about_fold, self.about), (self.where_fold, self.where)):
            count = sum(top(one.where) in form.fields for one in found)
            more = translate("Studio", "%n thing(s) to look at", "", count) if count else ""
            fold.set_summary(labels.join((self._summary(form), more)))

    def first(self) -> QWidget:
        return self.front.first()

    def _is_fresh(self) -> bool:
        """Nothing was written yet: then nothing is missed yet."""
        draft = self._bench.draft
        return not (draft.items or draft.title or draft.summary or draft.content_note or self._bench.signed)

    def _forms(self) -> tuple[Form, ...]:
        return (self.front, self.about, self.where)

    def _changed(self) -> None:
        said: dict[str, Any] = {}
        for form in self._forms():
            for name, field in form.fields.items():
                value = field.get()
                said[name] = tuple(value) if isinstance(value, list) else value
        said["region"] = tuple(code.upper() for code in said["region"])
        said["dir"] = said["dir"] or Dir.LTR.value
        self._bench.set_head(**said)
        self._tell()

    def _tell(self) -> None:
        self.about_fold.set_summary(self._summary(self.about))
        self.where_fold.set_summary(self._summary(self.where))

    def _summary(self, form: Form) -> str:
        values = form.values()
        values.pop("dir", None)
        return labels.join(
            labels.listed(v) if isinstance(v, list) else str(v).split("\n")[0][:80] for v in values.values()
        )


def _licences() -> list[tuple[str, str]]:
    """Those that are offered; any other can be written."""
    return [
        ("CC0-1.0", translate("Studio", "Free for everybody (CC0-1.0)")),
        ("CC-BY-4.0", translate("Studio", "Free, with me named (CC-BY-4.0)")),
        ("CC-BY-SA-4.0", translate("Studio", "Free, with me named, and what is made of it too (CC-BY-SA-4.0)")),
    ]
