"""Take the icons Yarrow uses out of Lucide (ISC), and make the program's own mark.  Run by hand, not at set-up.

Each icon becomes one short line of SVG with a stroke of 1.75 and ``currentColor``, so that the
window can colour it.  The program's mark, a leaf on a page, is drawn here by us.

    npm install --prefix SOURCES lucide-static@1.62.0
    python packaging/build_icons.py SOURCES          # the mark's PNG sizes need PySide6
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "ui" / "theme" / "icons"
STROKE = "1.75"

ICONS = """
accessibility anchor archive armchair arrow-down arrow-left arrow-right arrow-up ban bed bell-off bird bold book-open
bookmark brain calendar calendar-days cat chart-no-axes-column check chevron-down chevron-left chevron-right
chevron-up circle circle-alert circle-check circle-dot circle-help clock cloud cloud-sun coffee compass contrast copy
door-open download droplets ear ellipsis eye eye-off feather file-text flower-2 folder folder-open footprints funnel
grip-vertical hand hand-heart hand-helping hard-drive heading heart heart-handshake history house import info italic
key-round keyboard languages layout-template leaf life-buoy link list list-checks lock lock-open map map-pin maximize
meh message-square minimize minus monitor moon mountain music notebook notebook-pen package palette panel-left pause
pencil phone-off pin play plus power printer quote redo-2 refresh-cw save search settings shield shield-check
sliders-horizontal smile snowflake sprout square square-check star sticky-note sun tag tags thermometer-snowflake
timer trash-2 trees triangle-alert type umbrella undo-2 upload user users waves wind wrench x
"""

MARK = """<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
<rect x="40" y="20" width="176" height="216" rx="28" fill="#2C6A5B"/>
<rect x="64" y="20" width="152" height="216" rx="28" fill="#FFFDFA"/>
<rect x="64" y="20" width="28" height="216" fill="#FFFDFA"/>
<rect x="40" y="20" width="176" height="216" rx="28" fill="none" stroke="#2C6A5B" stroke-width="8"/>
<path d="M104 176 C88 120 120 76 184 72 C190 136 160 178 104 176 Z" fill="#8EBFA9"/>
<path d="M92 200 C108 160 132 126 162 102" fill="none" stroke="#2C6A5B" stroke-width="8" stroke-linecap="round"/>
</svg>
"""
MARK_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> int:
    """Write every icon, the licence and the mark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", type=Path, help="the folder npm installed into")
    lucide = parser.parse_args().sources / "node_modules" / "lucide-static"
    icons = ICONS.split()
    for icon in icons:
        (TARGET / f"{icon}.svg").write_text(plain((lucide / "icons" / f"{icon}.svg").read_text("utf-8")), "utf-8")
    shutil.copyfile(lucide / "LICENSE", TARGET / "LICENSE-lucide.txt")
    (TARGET / "app").mkdir(exist_ok=True)
    (TARGET / "app" / "app.svg").write_text(MARK, "utf-8")
    draw_mark()
    print(f"{len(icons)} icons, {len(MARK_SIZES)} sizes of the mark")
    return 0


def plain(svg: str) -> str:
    """One line: no comment, no class, our stroke."""
    inside = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    if inside is None:
        raise ValueError("not an SVG")
    body = re.sub(r"\s*\n\s*", "", inside[1]).replace(" />", "/>")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
        f'stroke="currentColor" stroke-width="{STROKE}" stroke-linecap="round" stroke-linejoin="round">{body}</svg>\n'
    )


def draw_mark() -> None:
    """The mark as PNG, in the sizes that desktops ask for."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(MARK.encode()))
    for size in MARK_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(TARGET / "app" / f"app-{size}.png"))


if __name__ == "__main__":
    sys.exit(main())
