"""``./dev screens [NAME …]``: a picture of every screen in every look, into build/screens.

``--docs`` draws the pictures of the documents instead: those that ``docs/screens.md`` and ``README.md``
show, packed as JPEG: a third of the size.

The pictures are of the real pages on a real vault, drawn without a screen; they are the same to
the pixel on every Linux machine because letters and hinting are our own.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build" / "screens"
DOCS = ROOT / "docs" / "pictures"
_SHOWN = re.compile(r"pictures/([\w-]+)\.jpg")


def main() -> int:
    """Draw."""
    parser = argparse.ArgumentParser(prog="dev screens")
    parser.add_argument("names", nargs="*", help="only screens whose name begins so")
    parser.add_argument("--look", action="append", help="only this look")
    parser.add_argument("--docs", action="store_true", help="only the pictures of the documents, into docs/pictures")
    parser.add_argument("--to", type=Path, help="another folder")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui import environment

    environment.prepare()
    from tests.screens.scenes import SCENES
    from tests.screens.studio import LOOKS, Studio

    shown = {
        name for file in ("docs/screens.md", "README.md") for name in _SHOWN.findall((ROOT / file).read_text("utf-8"))
    }
    folder = options.to or (DOCS if options.docs else PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        studio = Studio(Path(name))
        for look in options.look or LOOKS:
            studio.dress(look)
            for scene in SCENES:
                if options.names and not scene.name.startswith(tuple(options.names)):
                    continue
                if look == "still" and not scene.moves:
                    continue
                if options.docs and f"{scene.name}-{look}" not in shown:
                    continue
                target = folder / f"{scene.name}-{look}.{'jpg' if options.docs else 'png'}"
                studio.draw(scene, target)
                print(target.name, flush=True)
        sys.stdout.flush()
        studio.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
