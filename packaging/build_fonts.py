"""Make the fonts of Yarrow from the open sources they come from.  Run by hand, not at set-up.

The fontsource packages on npm (all under the SIL Open Font Licence 1.1) carry variable fonts cut
into one file a script.  For every style the window uses, this takes the cuts, fixes the axes at one
weight, joins them to one static TrueType file and gives it plain names.  TrueType, because WOFF2
needs a FreeType with brotli; static, because Qt's font matching differs between systems for
variable ones.  Hints are dropped: the window never asks for them, so letters look the same everywhere.

    npm install --prefix SOURCES @fontsource-variable/literata@5.3.0 \\
        @fontsource-variable/nunito-sans@5.3.0 @fontsource-variable/atkinson-hyperlegible-next@5.3.0 \\
        @fontsource-variable/noto-sans-arabic@5.3.0
    python packaging/build_fonts.py SOURCES          # needs fonttools and brotli

The same sources and the same fonttools give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "ui" / "theme" / "fonts"
EUROPE = ("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext")
STYLE_NAMES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
LIMIT_BYTES = 1_500_000  # what all fonts together may weigh in the program folder
EPOCH_1904 = 3_786_825_600  # 2024-01-01 in the seconds since 1904 that `head` counts


@dataclass(frozen=True)
class Face:
    """One family to make: its package, the cuts to join and the weights to keep."""

    family: str
    package: str
    weights: tuple[int, ...]
    cuts: tuple[str, ...]
    axes: str = "wght"
    italics: tuple[int, ...] = ()


FACES = (
    Face("Literata", "literata", (400, 600), EUROPE, italics=(400,)),
    Face("Nunito Sans", "nunito-sans", (400, 600), EUROPE),
    Face("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next", (400, 700), ("latin", "latin-ext")),
    Face("Noto Sans Arabic", "noto-sans-arabic", (400, 600), ("arabic",), axes="standard"),
)


def main() -> int:
    """Build every style, copy every licence, say what it weighs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", type=Path, help="the folder npm installed into")
    packages = parser.parse_args().sources / "node_modules" / "@fontsource-variable"
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    total = 0
    for face in FACES:
        folder = packages / face.package
        shutil.copyfile(folder / "LICENSE", TARGET / f"OFL-{face.family.replace(' ', '')}.txt")
        version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
        styles = [(w, "normal") for w in face.weights] + [(w, "italic") for w in face.italics]
        for weight, slant in styles:
            out = build(face, folder, weight, slant, version)
            total += out.stat().st_size
            print(f"{out.name:44} {out.stat().st_size:8,}")
    print(f"{'together':44} {total:8,}")
    return 0 if total <= LIMIT_BYTES else 1


def build(face: Face, folder: Path, weight: int, slant: str, version: str) -> Path:
    """One static file for one weight and slant."""
    style = style_name(weight, slant)
    out = TARGET / f"{face.family}-{style}.ttf".replace(" ", "")
    with tempfile.TemporaryDirectory() as work:
        parts = []
        for cut in face.cuts:
            source = folder / "files" / f"{face.package}-{cut}-{face.axes}-{slant}.woff2"
            if source.exists():
                parts.append(fixed(source, weight, Path(work) / f"{cut}.ttf"))
        font = merge.Merger(merge.Options(drop_tables=["vmtx", "vhea", "MATH", "DSIG"])).merge([str(p) for p in parts])
    name(font, face.family, weight, slant, version)
    tidy(font)
    font.save(out, reorderTables=True)
    return out


def fixed(source: Path, weight: int, target: Path) -> Path:
    """The cut at one weight, every other axis at its default."""
    font = TTFont(source, recalcTimestamp=False)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
    static = instancer.instantiateVariableFont(font, axes, inplace=True)
    static.flavor = None
    static.save(target)
    return target


def style_name(weight: int, slant: str) -> str:
    """``Regular``, ``SemiBold``, ``Italic``, …"""
    if slant == "normal":
        return STYLE_NAMES[weight]
    return "Italic" if weight == 400 else f"{STYLE_NAMES[weight]} Italic"


def name(font: TTFont, family: str, weight: int, slant: str, version: str) -> None:
    """Names by the OpenType rules: four plain styles a family, the rest by typographic names (16, 17)."""
    style = style_name(weight, slant)
    table = font["name"]
    legal = {i: table.getDebugName(i) for i in (0, 7, 8, 9, 11, 13, 14)}
    italic = slant == "italic"
    plain = weight in (400, 700)
    postscript = f"{family}-{style}".replace(" ", "")
    names = {i: text for i, text in legal.items() if text} | {
        1: family if plain else f"{family} {STYLE_NAMES[weight]}",
        2: style if plain else ("Italic" if italic else "Regular"),
        3: f"{postscript};{version}",
        4: f"{family} {style}",
        5: f"Version {version}",
        6: postscript,
    }
    if not plain:
        names |= {16: family, 17: style}
    table.names = []
    for number, text in sorted(names.items()):
        table.setName(text, number, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.usWeightClass = weight
    os2.fsSelection = os2.fsSelection & ~0b110_0001 | (1 if italic else 0) | (0x20 if weight == 700 else 0)
    if weight == 400 and not italic:
        os2.fsSelection |= 0x40
    font["head"].macStyle = (1 if weight == 700 else 0) | (2 if italic else 0)


def tidy(font: TTFont) -> None:
    """No hints, no glyph names, one fixed date."""
    options = subset.Options(
        hinting=False,
        layout_features=["*"],
        name_IDs=["*"],
        glyph_names=False,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    worker = subset.Subsetter(options)
    worker.populate(unicodes=font.getBestCmap().keys())
    worker.subset(font)
    font["head"].created = font["head"].modified = EPOCH_1904
    font.recalcTimestamp = False


if __name__ == "__main__":
    sys.exit(main())
