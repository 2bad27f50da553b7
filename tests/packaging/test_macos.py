"""For macOS: the icon, what the bundle says of itself, its entitlements, the order of signing, and the image."""

from __future__ import annotations

import importlib
import os
import plistlib
import re
import struct
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.packaging import built

MACH_O = b"\xcf\xfa\xed\xfe"


@pytest.fixture
def maker() -> ModuleType:
    return importlib.import_module("build_macos")


@pytest.fixture
def values() -> dict[str, object]:
    found: dict[str, object] = importlib.import_module("system_parts").bundle("Recipes", "0.1.0")["info_plist"]
    return found


@pytest.fixture
def bundle(tmp_path: Path, values: dict[str, object]) -> Path:
    made = tmp_path / "Notes.app"
    for name in ("MacOS/Notes", "Frameworks/a/deep.so", "Frameworks/libx.dylib"):
        (made / "Contents" / name).parent.mkdir(parents=True, exist_ok=True)
        (made / "Contents" / name).write_bytes(MACH_O)
    (made / "Contents/Frameworks/text.txt").write_text("words")
    (made / "Contents/Info.plist").write_bytes(plistlib.dumps(values))
    return made


def test_the_icon_holds_every_size_as_a_picture(qapp: QApplication) -> None:
    icons = importlib.import_module("build_system_icons")
    content = icons.ICNS.read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack_from(">I", content, 4) == (len(content),)
    at, found = 8, {}
    while at < len(content):
        kind, length = content[at : at + 4].decode("ascii"), struct.unpack_from(">I", content, at + 4)[0]
        found[kind] = QImage.fromData(content[at + 8 : at + length], "PNG").width()
        at += length
    assert found == icons.APPLE


def test_it_keeps_no_windows_asks_for_nothing_and_says_nothing(values: dict[str, object]) -> None:
    assert plistlib.loads(plistlib.dumps(values)) == values
    assert values["NSQuitAlwaysKeepsWindows"] is False
    assert values["ApplePersistenceIgnoreState"] is True
    assert values["NSSupportsAutomaticTermination"] is False
    assert values["NSSupportsSuddenTermination"] is False
    assert values["CFBundleName"] == values["CFBundleDisplayName"] == "Recipes"
    assert not [key for key in values if key.endswith("UsageDescription")]
    telling = r"surviv|abus|harm|trauma|violen|coping|therap|counsel|assault|heal|journal|medical|health"
    assert not re.search(telling, str(values), re.IGNORECASE)


def test_the_kind_of_file_is_the_one_that_linux_knows(values: dict[str, object]) -> None:
    (kind,) = values["UTExportedTypeDeclarations"]  # type: ignore[misc]
    (opened,) = values["CFBundleDocumentTypes"]  # type: ignore[misc]
    assert opened["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    linux = (built.PACKAGING / "linux/yarrow-pack.xml").read_text("utf-8")
    (mime,) = kind["UTTypeTagSpecification"]["public.mime-type"]
    (ending,) = kind["UTTypeTagSpecification"]["public.filename-extension"]
    assert f'type="{mime}"' in linux
    assert f'pattern="*.{ending}"' in linux


def test_one_identifier_everywhere(values: dict[str, object]) -> None:
    identifier = values["CFBundleIdentifier"]
    assert f"<id>{identifier}</id>" in (built.PACKAGING / "linux/yarrow.metainfo.xml").read_text("utf-8")
    assert (built.PACKAGING / f"flatpak/{identifier}.yml").is_file()


def test_the_hardened_runtime_stays_whole_but_for_one_thing(maker: ModuleType) -> None:
    entitlements = plistlib.loads(maker.ENTITLEMENTS.read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_inside_is_signed_before_the_outside(
    maker: ModuleType, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(maker, "run", lambda *words: asked.append([str(word) for word in words]))
    assert maker.sign(bundle, {"YARROW_IDENTITY": "Somebody"}) is True
    *signing, verifying = asked
    inside = ["Frameworks/a/deep.so", "Frameworks/libx.dylib", "MacOS/Notes"]
    assert [words[-1] for words in signing] == [*(str(bundle / "Contents" / name) for name in inside), str(bundle)]
    for words in signing:
        assert words[:7] == ["codesign", "--force", "--options", "runtime", "--timestamp", "--sign", "Somebody"]
    assert ["--entitlements" in words for words in signing] == [False, False, True, True]
    assert verifying[:2] == ["codesign", "--verify"]


def test_without_a_key_it_says_so_in_one_line(
    maker: ModuleType, bundle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(maker, "run", lambda *words: pytest.fail("nothing is to be run"))
    assert maker.sign(bundle, {}) is False
    assert maker.notarise(bundle, {}) is False
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["Not signed", "Not notarised"]


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_the_image_is_not_looked_into_by_the_search(maker: ModuleType, bundle: Path, tmp_path: Path) -> None:
    maker.lay_image(bundle, tmp_path / "stage")
    assert {path.name for path in (tmp_path / "stage").iterdir()} == {"Notes.app", "Applications", maker.NO_INDEX}
    assert (tmp_path / "stage" / "Applications").readlink() == Path("/Applications")
