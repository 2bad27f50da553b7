"""The guides live in docs/guide, where they are read on the web; the program carries the same bytes.

python packaging/guides.py          copy what changed into app/guide/en
python packaging/guides.py check    say what differs, and fail if anything does
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "guide"
INSIDE = ROOT / "app" / "guide" / "en"
sys.path.insert(0, str(ROOT))

from app.guide.shelf import OPENING, SHELF  # noqa: E402


def differing(docs: Path = DOCS, inside: Path = INSIDE) -> list[str]:
    """The files of which the program does not carry the bytes of the documents, and those that it carries alone."""
    wanted = {f"{key}.md" for key in (*SHELF, OPENING)}
    there = {file.name for file in inside.glob("*")}
    return sorted(
        (there ^ wanted)
        | {name for name in wanted & there if (inside / name).read_bytes() != (docs / name).read_bytes()}
    )


def main(words: list[str]) -> int:
    """Copy, or only look; the result is the exit code."""
    for name in differing():
        if words[:1] == ["check"]:
            print(f"app/guide/en/{name} is not docs/guide/{name}: ./dev guides")
        elif (DOCS / name).is_file() and name.removesuffix(".md") in (*SHELF, OPENING):
            INSIDE.mkdir(parents=True, exist_ok=True)
            (INSIDE / name).write_bytes((DOCS / name).read_bytes())
            print(f"copied {name}")
        else:
            (INSIDE / name).unlink()
            print(f"took {name} away")
    return 1 if words[:1] == ["check"] and differing() else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
