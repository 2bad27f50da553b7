"""What holds the house up: walls, words, fonts, icons, and the one library version that must not move."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "ui" / "theme" / "fonts"
ICONS = ROOT / "ui" / "theme" / "icons"
NETWORK = {"socket", "ssl", "_ssl", "http.client", "urllib.request", "asyncio", "PySide6.QtNetwork"}


def python(code: str) -> str:
    """What a fresh interpreter prints; `code` runs apart from everything that the tests have imported."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def modules_of(package: str) -> list[str]:
    files = (file for file in (ROOT / package).rglob("*.py") if file.name != "__main__.py")
    return sorted(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files)


def test_the_walls_stand() -> None:
    code = "import sys; from importlinter import cli; sys.exit(cli.lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_hole_in_the_wall_is_seen(tmp_path: Path) -> None:
    """The contracts of this project find a page that imports a page, and SQL outside the vault."""
    for file, text in {
        "ui/pages/journal/page.py": "import ui.pages.now.page",
        "ui/pages/now/page.py": "",
        "app/journal/journal.py": "import sqlcipher3\nimport app.triggers.log",
        "app/triggers/log.py": "import urllib.request\nimport PySide6.QtCore",
        "exercises/engine.py": "import app.errors",
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text)
    for layer in ("app", "exercises", "ui"):
        for source in (ROOT / layer).rglob("*.py"):
            copy = tmp_path / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if not copy.exists():
                copy.write_text("")
    for folder in ("app", "exercises", "ui"):
        for inside in [tmp_path / folder, *(path for path in (tmp_path / folder).rglob("*") if path.is_dir())]:
            (inside / "__init__.py").touch()
    (tmp_path / "app/cli.py").write_text("import app.vault.vault")
    (tmp_path / "app/vault/database.py").write_text("import cryptography\nimport sqlcipher3")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    code = "import sys; sys.path.insert(0, '.'); from importlinter import cli; sys.exit(cli.lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "--no-logo", "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    broken = [line for line in done.stdout.splitlines() if line.endswith("BROKEN")]
    assert done.returncode == 1, done.stdout
    for words in ("never upward", "rooms do not know", "Pages do not know", "core has no window", "SQL libraries only"):
        assert any(words in line for line in broken), (words, done.stdout)


@pytest.mark.parametrize("package", ["app", "exercises"])
def test_the_core_loads_no_network_and_no_window(package: str) -> None:
    """Not even through a library that it uses."""
    names = modules_of(package)
    found = python(
        f"import sys\nfor name in {names!r}: __import__(name)\n"
        f"print(sorted(name for name in sys.modules if name in {NETWORK | {'PySide6'}!r}))"
    )
    assert found.strip() == "[]"


def test_the_window_loads_no_network() -> None:
    names = modules_of("ui")
    found = python(
        f"import sys\nfor name in {names!r}: __import__(name)\n"
        f"print(sorted(name for name in sys.modules if name in {NETWORK!r}))"
    )
    assert found.strip() == "[]"


def test_none_keeps_its_references(qapp: QApplication) -> None:
    """PySide6 6.12.0 drops one with every call on Python before 3.12, and the process dies (ADR 0001)."""
    assert metadata.version("PySide6-Essentials") == "6.11.3"
    label = QLabel()
    calls = 1_000
    before = sys.getrefcount(None)
    for _ in range(calls):
        label.setText("a")
    assert before - sys.getrefcount(None) < calls / 10


def test_layouts_and_their_items_are_handled_in_one_place() -> None:
    """Why, `ui.widgets.nesting` says; what may happen otherwise is seen wherever the real window is used."""
    there = {"ui/widgets/nesting.py": {"addLayout", "itemAt", "takeAt"}, "ui/widgets/layout.py": {"addLayout"}}
    there["ui/widgets/held_items.py"] = {"takeAt"}  # of its own list
    there["ui/widgets/tab_order.py"] = {"itemAt"}  # of such a list
    asking = {"addLayout", "insertLayout", "addItem", "itemAt", "takeAt", "itemAtPosition"}
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "ui").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        calls = {n.func.attr for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}
        if calls & asking:
            found[file.relative_to(ROOT).as_posix()] = calls & asking
    assert found == there


def test_every_sentence_is_written_out_for_translators() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/translations.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_fonts_are_small_licensed_and_complete(qapp: QApplication) -> None:
    files = sorted(FONTS.glob("*.ttf"))
    assert sum(file.stat().st_size for file in files) < 1_500_000
    families = {
        file.name: QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))) for file in files
    }
    for name, found in families.items():
        assert found, name
        assert (FONTS / f"OFL-{name.split('-')[0]}.txt").is_file()
    styles = {family: set(QFontDatabase.styles(family)) for found in families.values() for family in found[:1]}
    assert styles["Literata"] == {"Regular", "SemiBold", "Italic"}
    assert styles["Nunito Sans"] == {"Regular", "SemiBold"}
    assert styles["Atkinson Hyperlegible Next"] == {"Regular", "Bold"}
    assert styles["Noto Sans Arabic"] == {"Regular", "SemiBold"}


def test_icons_can_be_coloured_and_drawn(qapp: QApplication) -> None:
    for file in ICONS.glob("*.svg"):
        assert "currentColor" in file.read_text("utf-8"), file.name
        assert QSvgRenderer(str(file)).isValid(), file.name
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        image = QImage(str(ICONS / "app" / f"app-{size}.png"))
        assert (image.width(), image.height()) == (size, size)


def test_every_icon_that_is_named_exists() -> None:
    """`icon("name", …)` and `icon_name="name"` anywhere in the window."""
    named: dict[str, str] = {}
    for file in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
                "icon",
                "pixmap",
            ):
                named |= {
                    a.value: file.name
                    for a in node.args[:1]
                    if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
    missing = {name: where for name, where in named.items() if not (ICONS / f"{name}.svg").is_file()}
    assert missing == {}


def test_what_the_window_reads_is_packed() -> None:
    """Every kind of data file in the packages is named in pyproject.toml."""
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        patterns = tomllib.load(file)["tool"]["setuptools"]["package-data"]["*"]
    for layer in ("app", "exercises", "ui"):
        for found in (ROOT / layer).rglob("*"):
            if found.is_file() and found.suffix not in (".py", ".pyc", ".ts"):
                assert any(found.match(pattern) for pattern in patterns), found.relative_to(ROOT)


def test_every_library_is_used_and_explained() -> None:
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    explained = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    source = "\n".join(
        f.read_text("utf-8") for layer in ("app", "exercises", "ui") for f in (ROOT / layer).rglob("*.py")
    )
    silent = {"tzdata"}  # Python's zoneinfo finds it by itself
    for entry in wanted:
        name = entry.split("==")[0]
        module = {"PySide6-Essentials": "PySide6", "PyYAML": "yaml", "zxing-cpp": "zxingcpp"}.get(
            name, name.replace("-", "_")
        )
        assert name in silent or re.search(rf"(import|from) {module}\b|files\(\"{module}\"\)", source), name
        assert f"| {name}" in explained, name


def test_lists_of_libraries_name_no_registry_and_hash_everything() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / "packaging" / name).read_text("utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        entries = [entry for entry in text.replace("\\\n", " ").splitlines() if entry[:1].isalnum()]
        assert entries
        assert all("--hash=sha256:" in entry for entry in entries)


def test_one_version() -> None:
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    namespace: dict[str, object] = {}
    exec((ROOT / "app" / "version.py").read_text("utf-8"), namespace)
    assert version in namespace.values()
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
