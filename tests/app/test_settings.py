from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.errors import AppError, Code
from app.settings import FILE, Settings, load, save

OTHER = Settings(
    language="pt-BR",
    theme="contrast",
    text_scale=175,
    motion="reduced",
    idle_minutes=15,
    window_title="Shopping",
    leave_to="locked",
    legible_font=True,
    direction="rtl",
    in_recordings=True,
    session_bus=False,
    help_while_locked=True,
    help_country="NZ",
)


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load(tmp_path) == load(tmp_path / "none") == Settings()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save(tmp_path / "new", OTHER)
    assert load(tmp_path / "new") == OTHER
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE]
    for name in settings._ALLOWED:
        assert getattr(OTHER, name) != getattr(Settings(), name), "every field is exercised here"


@pytest.mark.parametrize(
    "text",
    [
        "text_scale = 99",
        "text_scale = 201",
        "text_scale = true",
        "text_scale = 150.0",
        'text_scale = "150"',
        "idle_minutes = 3",
        "idle_minutes = true",
        'theme = "pink"',
        "theme = 1",
        'window_title = ""',
        'window_title = "  "',
        'window_title = "a\\u0007b"',
        f'window_title = "{"x" * 41}"',
        'leave_to = "Locked"',
        f'language = "{"x" * 36}"',
        "direction = [1]",
        "help_while_locked = 1",
        'help_country = "NZ"',
        "not toml at all",
        "a = " + "[" * 5000,
        "\x00",
        "version = 1\nversion = 2",
    ],
)
def test_a_bad_value_is_the_default(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    assert replace(load(tmp_path), unknown={}) == replace(Settings(), unknown={})


def test_one_bad_value_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('theme = "dark"\ntext_scale = 5\nidle_minutes = 2\n', "utf-8")
    loaded = load(tmp_path)
    assert (loaded.theme, loaded.text_scale, loaded.idle_minutes) == ("dark", 100, 2)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'theme = "dark"\n' + b"#" * 70_000)
    assert load(tmp_path) == Settings()


def test_fields_of_a_later_version_are_kept_and_written_back(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('version = 9\ntheme = "dark"\nvoice = "soft"\n[later]\ndeep = [1, 2]\n', "utf-8")
    save(tmp_path, replace(load(tmp_path), text_scale=120))
    again = load(tmp_path)
    assert (again.theme, again.text_scale) == ("dark", 120)
    assert dict(again.unknown) == {"voice": "soft", "later": {"deep": [1, 2]}}


def test_upgrade_steps_are_walked_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "VERSION", 3)
    steps = {
        1: lambda found: {**found, "theme": found.pop("colours", "system")},
        2: lambda found: {**found, "theme": {"night": "dark"}.get(found["theme"], found["theme"])},
    }
    monkeypatch.setattr(settings, "_STEPS", steps)
    (tmp_path / FILE).write_text('version = 1\ncolours = "night"\n', "utf-8")
    assert load(tmp_path).theme == "dark"
    (tmp_path / FILE).write_text('version = 3\ntheme = "light"\n', "utf-8")
    assert load(tmp_path).theme == "light"


def test_with_refuses_what_loading_would_refuse() -> None:
    assert Settings().with_(theme="dark").theme == "dark"
    assert Settings().with_(theme="pink", text_scale=500) == Settings()


def test_nothing_in_the_file_speaks_of_help_before_it_is_allowed(tmp_path: Path) -> None:
    save(tmp_path, Settings())
    assert "help" not in (tmp_path / FILE).read_text("utf-8")


def test_the_country_is_kept_only_while_help_is_allowed(tmp_path: Path) -> None:
    assert Settings().with_(help_country="GB").help_country == ""
    allowed = Settings().with_(help_while_locked=True, help_country="GB")
    assert allowed.help_country == "GB"
    save(tmp_path, allowed)
    assert load(tmp_path).help_country == "GB"
    save(tmp_path, allowed.with_(help_while_locked=False))
    assert "GB" not in (tmp_path / FILE).read_text("utf-8")
    assert "help" not in (tmp_path / FILE).read_text("utf-8")
    save(tmp_path, replace(Settings(), help_country="GB"))  # however it came about
    assert "GB" not in (tmp_path / FILE).read_text("utf-8")


@pytest.mark.parametrize("code", ["gb", "GBR", "../x", "Other", " "])
def test_a_country_is_two_letters_or_other(tmp_path: Path, code: str) -> None:
    (tmp_path / FILE).write_text(f'help_while_locked = true\nhelp_country = "{code}"\n', "utf-8")
    assert load(tmp_path) == Settings(help_while_locked=True)


def test_saving_where_one_cannot(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AppError) as caught:
        save(tmp_path / "file", Settings())
    assert caught.value.code in (Code.DISK_ERROR, Code.NO_VAULT)


@given(st.binary(max_size=300))
def test_no_bytes_keep_anybody_out(raw: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_bytes(raw)
        assert isinstance(load(Path(folder)), Settings)
