"""What a pack may hold: the limits of every field from both sides, and names that cannot play two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from msgspec import Meta, inspect

from app.packs import model
from app.packs.model import Item, Pack, is_line
from tests.packs import AUTHOR, pack, plain, refusal, signed

LINES = ["title", "licence", "heading", "for_whom"]
SPEC = (Path(__file__).parents[3] / "docs" / "specs" / "pack.md").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    ["a", "Riverside Counselling", "a b", "日本", "עברית", "نوشتن", "❤", "👩‍🚀", "🏴", "é", "a\u00adb", "1"],
)
def test_what_can_be_seen_on_one_line_is_a_line(text: str) -> None:
    assert is_line(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "a ", " a", "a\n", "\na", "a\nb", "\u200b", "\u200d\u200c", "\u3164", "\u2800", "\u00ad", "\ufe0f", "\u115f\u1160", "\uffa0",
     "\u034f", "\u00a0", "a\u3000", "\u180e", "\U000e0100"],
)  # fmt: skip
def test_nothing_seen_two_lines_or_space_around_is_no_line(text: str) -> None:
    assert not is_line(text)


@pytest.mark.parametrize("name", ["title", "licence"])
@pytest.mark.parametrize("text", ["", " a", "a\n", "Known Name\n(verified)", "\u3164", "a" * 81])
def test_a_title_is_a_line(name: str, text: str) -> None:
    assert refusal(signed(plain(**{name: text}))) == ("schema", f"$.{name}")
    assert msgspec.convert(plain(**{name: "a" * 80}), Pack)


def test_a_name_that_is_shown_is_a_line() -> None:
    for text in ("", "Known Name\n(verified)", "\u200b", "Name "):
        signers = [{"name": AUTHOR.name, "shown": text, "role": "author"}]
        assert refusal(signed(plain(signers=signers))) == ("schema", "$.signers[0].shown")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "6h1pj9vq4s0c8mkw2xnt3rzb5e"),
        ("made", "2026-11"),
        ("lang", "pt-BR"),
        ("recipient", "0001 0002 0003 0004 0005 0006 0007 8191"),
        ("region", ["GB"]),
    ],
)
def test_a_pattern_ends_where_the_text_ends(name: str, value: Any) -> None:
    """Python's ``$`` lets one line feed follow."""
    assert getattr(msgspec.convert(plain(**{name: value}), Pack), name) in (value, tuple(value))
    longer = [value[0] + "\n"] if isinstance(value, list) else value + "\n"
    place = f"$.{name}[0]" if isinstance(value, list) else f"$.{name}"
    assert refusal(signed(plain(**{name: longer}))) == ("schema", place)


def patterns(kind: inspect.Type, seen: set[type]) -> Iterator[str]:
    """Every pattern of a model, however deep."""
    if isinstance(kind, inspect.StrType) and kind.pattern is not None:
        yield kind.pattern
    if isinstance(kind, inspect.StructType) and kind.cls not in seen:
        seen.add(kind.cls)
        for field in kind.fields:
            yield from patterns(field.type, seen)
    for name in ("item_type", "types", "value_type"):
        inner = getattr(kind, name, ())
        for one in inner if isinstance(inner, tuple) else (inner,):
            yield from patterns(one, seen)


MODELS = (Pack, model.Contact, model.Rotation, model.Revocation)


def test_no_pattern_of_ours_ends_in_a_dollar_sign() -> None:
    found = [pattern for one in MODELS for pattern in patterns(inspect.type_info(one), set())]
    assert len(found) > 30
    assert [pattern for pattern in found if not pattern.endswith(r"\Z")] == []


def structs(kind: inspect.Type, seen: set[type]) -> set[type]:
    if isinstance(kind, inspect.StructType) and kind.cls not in seen:
        seen.add(kind.cls)
        for field in kind.fields:
            structs(field.type, seen)
    for name in ("item_type", "types"):
        inner = getattr(kind, name, ())
        for one in inner if isinstance(inner, tuple) else (inner,):
            structs(one, seen)
    return seen


def test_nothing_takes_a_field_that_is_not_named() -> None:
    for one in MODELS:
        for found in structs(inspect.type_info(one), set()):
            assert found.__struct_config__.forbid_unknown_fields, found


def test_every_text_and_list_has_an_end() -> None:
    """A field without a limit would be one that a hostile pack can fill."""
    for one in MODELS:
        for found in structs(inspect.type_info(one), set()):
            for name, hint in get_type_hints(found, include_extras=True).items():
                for part in _parts(hint):
                    assert _bounded(part), (found, name, part)


def _parts(hint: Any) -> Iterator[Any]:
    """The type of a field, and those inside of it."""
    yield hint
    for inner in get_args(hint):
        if not isinstance(inner, Meta) and inner is not Ellipsis:
            yield from _parts(inner)


def _bounded(hint: Any) -> bool:
    """Whether an annotated text or tuple says where it ends; objects inside of items have readers of their own."""
    base = get_args(hint)[0] if hasattr(hint, "__metadata__") else None
    if base is None or not (base is str or getattr(base, "__origin__", None) is tuple):
        return True
    metas = [meta for meta in hint.__metadata__ if isinstance(meta, Meta)]
    fixed = [
        m for m in metas if m.pattern and re.fullmatch(r"\^(\[[^\]]+\]|\(|\)|\{[0-9,]+\}|\?|age1| |\\Z)+", m.pattern)
    ]
    return any(meta.max_length is not None for meta in metas) or bool(fixed)


def test_every_kind_of_the_specification_is_read_and_no_other() -> None:
    kinds = [str(one.__struct_config__.tag) for one in get_args(Item)]
    section = SPEC[SPEC.index("### 4.2") : SPEC.index("### 4.3")]
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == sorted([*kinds, "kind"])
    assert {str(item.__struct_config__.tag) for item in pack().items} == set(kinds)


def test_fields_are_written_in_the_order_of_the_specification() -> None:
    section = SPEC[SPEC.index("### 4.1") : SPEC.index("### 4.2")]
    rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", section, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]
    assert list(plain()) == names


@pytest.mark.parametrize("kind", ["", "Strategy", "image", "link", "script"])
def test_a_kind_that_is_not_known_is_refused(kind: str) -> None:
    items = plain()["items"]
    assert refusal(signed(plain(items=[items[0] | {"kind": kind}]))) == ("schema", "$.items[0].kind")


@pytest.mark.parametrize(
    ("kind", "field", "least", "most"),
    [
        ("strategy", "steps", 1, 20),
        ("strategy", "needs", 0, 6),
        ("strategy", "tags", 0, 8),
        ("question-card", "questions", 1, 30),
        ("page", "sources", 0, 30),
    ],
)
def test_lists_have_the_lengths_of_the_specification(kind: str, field: str, least: int, most: int) -> None:
    item = next(item for item in plain()["items"] if item["kind"] == kind)
    for length in (least, most):
        assert msgspec.convert(plain(items=[item | {field: ["a"] * length}]), Pack)
    for length in {least - 1, most + 1} - {-1}:
        assert refusal(signed(plain(items=[item | {field: ["a"] * length}]))) == ("schema", f"$.items[0].{field}")


@pytest.mark.parametrize(("field", "least", "most"), [("seq", 1, 999_999), ("reading_level", 0, 20)])
def test_numbers_have_the_limits_of_the_specification(field: str, least: int, most: int) -> None:
    for number in (least, most):
        assert msgspec.convert(plain(**{field: number}), Pack)
    for number in (least - 1, most + 1, -(10**14), True, "1", None):
        assert refusal(signed(plain(**{field: number}))) == ("schema", f"$.{field}")
