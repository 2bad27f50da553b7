"""Every vault the program ever made still opens, is brought up to date, and holds what it held."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from app.session import Session
from app.vault import migrations
from app.vault.database import Database
from app.vault.secrets import Passphrase, RecoveryCode
from app.vault.vault import open_vault
from tests.frozen import make_vault
from tests.frozen.make_vault import HERE, PASSPHRASE, contents, rebuild
from tests.support import CountingIds, FakeClock

NAMES = sorted(path.name for path in HERE.iterdir() if path.is_dir())


def missing(expected: Any, found: Any, where: str = "") -> list[str]:
    """Where something expected is not found.  Fields that a later version added are no fault."""
    if isinstance(expected, dict) and isinstance(found, dict):
        gaps = [f"{where}/{key}" for key in expected if key not in found]
        return gaps + [
            m for key in expected if key in found for m in missing(expected[key], found[key], f"{where}/{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [m for n, pair in enumerate(zip(expected, found, strict=True)) for m in missing(*pair, f"{where}/{n}")]
    return [] if expected == found else [where]


def test_there_is_one_for_every_major_schema() -> None:
    texts = [(HERE / name / "README.md").read_text("utf-8") for name in NAMES]
    majors = {int(match[1]) for text in texts if (match := re.search(r"at schema (\d+)\.", text))}
    assert majors == set(range(1, migrations.STEPS[-1][0] + 1))


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_and_holds_what_it_held(name: str, tmp_path: Path, clock: FakeClock, ids: CountingIds) -> None:
    folder = tmp_path / "v"
    folder.mkdir()
    rebuild(name, folder)
    expected = json.loads((HERE / name / "expected.json").read_text("utf-8"))
    assert expected["journal"]
    assert expected["triggers"]
    assert expected["strategies"]
    assert expected["practice"]
    code = re.search(r"recovery code: `(.*)`", (HERE / name / "README.md").read_text("utf-8"))
    assert code
    for secret in (Passphrase(PASSPHRASE), RecoveryCode(code[1]), Passphrase(PASSPHRASE)):
        session = Session(open_vault(folder, secret), clock, ids)
        assert missing(expected, contents(session)) == []
        assert migrations.version(session.vault.db)[0] == migrations.STEPS[-1][0]
        assert session.vault.check().sound
        session.close()


@pytest.mark.parametrize("name", NAMES)
def test_upgraded_it_has_the_schema_of_a_new_one(name: str, tmp_path: Path, db: Database) -> None:
    rebuild(name, tmp_path)
    with open_vault(tmp_path, Passphrase(PASSPHRASE)) as vault:
        assert _schema(vault.db) == _schema(db)


def _schema(db: Database) -> list[tuple[str, str, str]]:
    found = db.rows("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
    return sorted((kind, name, re.sub(r"\s+", " ", sql)) for kind, name, sql in found)


def test_a_frozen_vault_is_never_made_again() -> None:
    with pytest.raises(SystemExit):
        make_vault.main(NAMES[0])


def test_the_comparison_can_fail() -> None:
    assert missing({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3, "new": 0}]}) == ["/a/1/b"]
    assert missing({"a": 1}, {}) == ["/a"]
    assert missing([1], [1, 2]) == [""]
