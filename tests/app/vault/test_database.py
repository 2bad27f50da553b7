from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import begin
from app.errors import AppError, Cancelled, Code, WorldError
from app.jobs import CancelToken
from app.vault import database
from app.vault.database import Database
from tests.e2e.memory import memory_holds

ROOT = Path(__file__).parents[3]
KEY = "0f" * 48


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    db = Database.open(path, KEY, create=True)
    db.script(
        "CREATE TABLE line (n INTEGER PRIMARY KEY, text TEXT) STRICT;\n-- a remark;\nCREATE INDEX by_text ON line(text);"
    )
    with db.transaction():
        db.execute_many("INSERT INTO line VALUES (?, ?)", [(n, f"line {n} " + "x" * 200) for n in range(500)])
    db.close()
    return path


def refusal(path: Path, key: str = KEY) -> Code | None:
    try:
        Database.open(path, key).close()
    except AppError as error:
        return error.code
    return None


@pytest.mark.parametrize(
    "key", ["", "0f" * 31, "0f" * 47, "0f" * 49, "0F" * 48, "zz" * 48, "0f" * 48 + "\n", "x'" + "0f" * 48]
)
def test_only_exactly_96_hex_digits_are_a_key(path: Path, key: str) -> None:
    assert refusal(path, key) is Code.BUG


def test_wrong_key_and_damage_are_the_same_to_the_database(path: Path) -> None:
    assert refusal(path, "0e" + KEY[2:]) is Code.DATABASE_DAMAGED
    path.write_bytes(os.urandom(8192))
    assert refusal(path) is Code.DATABASE_DAMAGED
    assert refusal(path.with_name("none")) is Code.NO_VAULT
    assert not path.with_name("none").exists()


def test_settings_are_in_force(path: Path) -> None:
    db = Database.open(path, KEY)
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "secure_delete": 1,
        "temp.secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "auto_vacuum": 0,
        "page_size": "4096",
        "max_page_count": 245760,
        "cipher_plaintext_header_size": "0",
    }
    assert {name: db.value(f"PRAGMA {name}") for name in expected} == expected
    assert db.value("PRAGMA mmap_size") in (None, 0)
    assert not list(path.parent.glob("*-shm"))
    db.close()


def child(program: str, path: Path, **variables: str) -> subprocess.Popen[bytes]:
    """A process of its own that has a database open; tests/conftest.py changes what pytest's own do."""
    env = {name: value for name, value in os.environ.items() if name not in begin.overwriting({})} | variables
    words = [sys.executable, "-c", program, str(path)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=env)


SETTING = """
import os, sys
from pathlib import Path
from app.vault.database import Database
db = Database.open(Path(sys.argv[1]), os.read(0, 96).decode())
print(db.value("PRAGMA cipher_memory_security"))
"""


@pytest.mark.parametrize("overwriting", [False, True])
def test_sqlcipher_overwrites_what_it_frees_unless_the_process_does(path: Path, overwriting: bool) -> None:
    variables = begin.overwriting({}) if overwriting else {}
    told, _ = child(SETTING, path, **variables).communicate(KEY.encode())
    assert told.split() == [b"0" if overwriting and begin.on_glibc() else b"1"]


def test_old_library_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "OLDEST_SQLITE", (999, 0, 0))
    assert refusal(path) is Code.LIBRARY_TOO_OLD


def test_nothing_legible_in_the_files(path: Path) -> None:
    db = Database.open(path, KEY)
    db.execute("INSERT INTO line VALUES (1000, 'a legible line')")
    for file in path.parent.iterdir():
        data = file.read_bytes()
        assert b"legible" not in data
        assert b"SQLite format" not in data
        assert b"CREATE" not in data
    db.close()


def _break_off(db: Database) -> None:
    with db.transaction():
        db.execute("DELETE FROM line")
        with db.transaction():
            db.execute("INSERT INTO line VALUES (9999, '')")
        raise RuntimeError


def _stumble(db: Database) -> None:
    with db.transaction():
        db.execute("DELETE FROM line")
        db.execute("not sql")


def test_an_error_undoes_the_whole_transaction(path: Path) -> None:
    db = Database.open(path, KEY)
    with pytest.raises(RuntimeError):
        _break_off(db)
    assert db.value("SELECT count(*) FROM line") == 500
    with pytest.raises(AppError):
        _stumble(db)
    assert db.value("SELECT count(*) FROM line") == 500
    with db.transaction():
        db.execute("DELETE FROM line WHERE n < 100")
    db.close()
    db = Database.open(path, KEY)
    assert db.value("SELECT count(*) FROM line") == 400
    db.close()


def test_before_commit_is_told_the_pages_and_may_refuse(path: Path) -> None:
    db = Database.open(path, KEY)
    told: list[int] = []
    db.before_commit = told.append
    with db.transaction(), db.transaction():
        db.execute("INSERT INTO line VALUES (1000, ?)", ("y" * 100_000,))
    assert told == [db.page_count()]

    def refuse(pages: int) -> None:
        raise WorldError(Code.DISK_FULL)

    db.before_commit = refuse
    with pytest.raises(AppError), db.transaction():
        db.execute("DELETE FROM line")
    assert db.value("SELECT count(*) FROM line") == 501
    db.close()


def test_full_vault_and_full_disk_are_told_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = Database.open(path, KEY)
    db.value(f"PRAGMA max_page_count={db.page_count()}")
    with pytest.raises(AppError) as caught:
        db.execute("INSERT INTO line VALUES (1000, hex(zeroblob(100000)))")
    assert caught.value.code is Code.VAULT_FULL

    class Usage:
        free = 5

    from app.vault import answers

    monkeypatch.setattr(answers.shutil, "disk_usage", lambda folder: Usage)
    with pytest.raises(AppError) as caught:
        db.execute("INSERT INTO line VALUES (1000, hex(zeroblob(100000)))")
    assert caught.value.code is Code.DISK_FULL
    assert db.value("SELECT count(*) FROM line") == 500
    db.close()


@pytest.mark.skipif(os.name != "posix", reason="limits on the size of files")
def test_a_disk_that_answers_with_errors_is_not_called_full(path: Path) -> None:
    """A limit on file sizes makes real writes fail with EFBIG; SQLite calls that an input/output error."""
    import resource
    import signal

    db = Database.open(path, KEY)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
        with pytest.raises(AppError) as caught:
            db.execute("INSERT INTO line VALUES (1000, hex(zeroblob(1000000)))")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert caught.value.code is Code.DISK_ERROR
    db.close()
    db = Database.open(path, KEY)
    assert db.value("SELECT count(*) FROM line") == 500
    db.close()


def test_damaged_pages_are_named_and_padding_is_not(path: Path) -> None:
    db = Database.open(path, KEY)
    pages = db.page_count()
    assert db.sound()
    db.close()
    whole = path.read_bytes()
    assert len(whole) == pages * 4096
    path.write_bytes(whole + os.urandom(40 * 4096))
    db = Database.open(path, KEY)
    assert db.page_count() == pages
    assert db.damaged_pages() == []
    assert db.sound()
    db.close()
    spoiled = bytearray(path.read_bytes())
    for page in (3, pages - 1):
        spoiled[page * 4096 - 100] ^= 1
    path.write_bytes(spoiled)
    db = Database.open(path, KEY)
    assert db.damaged_pages() == [3, pages - 1]
    assert not db.sound()
    db.close()


def test_reading_stops_when_asked(path: Path) -> None:
    db = Database.open(path, KEY)
    token = CancelToken()
    endless = "WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"
    import threading

    timer = threading.Timer(0.05, token.cancel)
    timer.start()
    with pytest.raises(Cancelled), db.reading(token):
        db.value(endless)
    timer.join()
    assert db.value("SELECT count(*) FROM line") == 500
    with pytest.raises(Cancelled), db.reading(token):
        pytest.fail("entered a cancelled block")
    db.close()


def test_each_gives_every_row(path: Path) -> None:
    db = Database.open(path, KEY)
    assert [n for (n,) in db.each("SELECT n FROM line ORDER BY n")] == list(range(500))
    walk = db.each("SELECT n FROM line")
    next(walk)
    walk.close()
    db.close()


REMEMBERED = (
    ("INSERT INTO line VALUES (?, ?)", (2000, "kept")),
    ("UPDATE line SET text = ? WHERE n = ?", ("changed", 3)),
    ("DELETE FROM line WHERE text = ? OR n > ?", ("changed", 1999)),
    ("INSERT OR REPLACE INTO line SELECT n + ?, text FROM line WHERE n < ?", (5000, 10)),
    ("REPLACE INTO line VALUES (coalesce(?, 7), ?)", (7000, "seven")),
    ("INSERT INTO words(words, rowid, a) VALUES ('delete', ?, ?)", (1, "quokkafern")),
    ("INSERT INTO words(words) VALUES (?)", ("optimize",)),
)


def test_forgetting_changes_nothing(db: Database) -> None:
    db.script(
        "CREATE TABLE line (n INTEGER PRIMARY KEY, text TEXT); CREATE TABLE seen (text TEXT);"
        "CREATE TRIGGER see AFTER INSERT ON line BEGIN INSERT INTO seen VALUES (new.text); END;"
        "CREATE VIRTUAL TABLE words USING fts5(a, content='');"
    )
    db.execute_many("INSERT INTO line VALUES (?, ?)", [(n, f"line {n}") for n in range(500)])
    db.execute("INSERT INTO words(rowid, a) VALUES (?, ?)", (1, "quokkafern"))
    everything = ("SELECT * FROM line", "SELECT * FROM seen", "SELECT * FROM sqlite_schema", "SELECT rowid FROM words")

    def state() -> list[object]:
        return [db.rows(sql) for sql in everything]

    for sql, values in REMEMBERED:
        db.execute(sql, values)
        before = state()
        db.forget()
        assert state() == before, sql
    assert db.value("SELECT text FROM line WHERE n = ?", (7000,)) == "seven"
    assert db.execute("UPDATE line SET text = ? WHERE n = ?", ("again", 4)) == 1  # may be written again


def test_forgetting_waits_for_the_end_of_a_transaction(db: Database) -> None:
    db.script("CREATE TABLE line (n INTEGER PRIMARY KEY)")
    with db.transaction():
        db.execute("INSERT INTO line VALUES (?)", (1,))
        db.forget()
        db.execute("INSERT INTO line VALUES (?)", (2,))
    db.forget()
    assert db.value("SELECT count(*) FROM line") == 2


def test_a_full_vault_can_forget(path: Path) -> None:
    db = Database.open(path, KEY)
    db.value(f"PRAGMA max_page_count={db.page_count()}")
    assert db.value("SELECT text FROM line WHERE n = ?", (3,))
    db.forget()
    assert db.value("SELECT count(*) FROM line") == 500
    db.close()


def test_a_look_that_forgets_still_writes_nothing(path: Path) -> None:
    look = Database.peek(path, KEY)
    assert look.value("SELECT count(*) FROM line WHERE n < ?", (10,)) == 10
    look.forget()
    with pytest.raises(AppError) as caught:
        look.execute("DELETE FROM line WHERE n < ?", (10,))
    assert caught.value.code is Code.READ_ONLY
    look.close()


HOLDS = """
import os, sys
from pathlib import Path
from app.vault.database import Database
db = Database.open(Path(sys.argv[1]), os.read(0, 96).decode())
add, find, drop = "INSERT INTO line VALUES (?, ?)", "SELECT n FROM line WHERE text > ?", "DELETE FROM line WHERE text = ?"
db.execute("CREATE TEMP TABLE passing (text)")
def work(word):
    for n in range(1, 60):  # long and short: SQLite treats them differently
        text = " ".join(("x" * n * 15, word))
        db.execute(add, (1000 + n, text))
        db.rows(find, (text,))
        assert db.execute(drop, (text,)) == 1
        db.execute("INSERT INTO passing VALUES (?)", (text,))
        db.execute("DELETE FROM passing WHERE text = ?", (text,))
        db.value("SELECT " + str(n) + " FROM line WHERE n = 3")  # is kept, and takes the place of what was let go
work(os.read(0, 100).decode())
print(flush=True)
os.read(0, 1)
db.forget()
print(flush=True)
os.read(0, 1)
"""


@pytest.mark.skipif(not begin.on_glibc(), reason="elsewhere freed memory is not overwritten")
def test_nothing_of_rows_that_are_gone_and_nothing_of_the_key_stays_in_memory(path: Path) -> None:
    """As in the window: the process overwrites what is freed, SQLCipher does not."""
    word, digits = b"violet marmalade weather", KEY[:64].encode()
    process = child(HOLDS, path, **begin.overwriting({}))
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        process.stdin.write(KEY.encode() + word)
        process.stdin.flush()
        assert process.stdout.readline() == b"\n"
        before = memory_holds(process.pid, [word, digits])
        process.stdin.write(b".")
        process.stdin.flush()
        assert process.stdout.readline() == b"\n"
        after = memory_holds(process.pid, [word, digits])
        process.stdin.write(b".")
    assert before[word] > 0, "the library kept no values: this test could not fail"
    assert after[word] == 0
    assert (before[digits], after[digits]) == (0, 0)


def test_a_look_writes_nothing(path: Path) -> None:
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir()))
    look = Database.peek(path, KEY)
    assert look.value("SELECT count(*) FROM line") == 500
    for sql in ("DELETE FROM line", "CREATE TABLE x (a)", "PRAGMA user_version=3"):
        with pytest.raises(AppError) as caught:
            look.execute(sql)
        assert caught.value.code is Code.READ_ONLY
    look.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before


def test_a_look_finds_strange_names(path: Path) -> None:
    odd = path.with_name("50% & more? #1 é.db")
    path.rename(odd)
    look = Database.peek(odd, KEY)
    assert look.value("SELECT count(*) FROM line") == 500
    look.close()


def test_deleted_text_is_gone_from_the_index_as_well(db: Database, tmp_path: Path) -> None:
    """secure_delete and FTS5's own switch together: no page, decrypted, still holds the word."""
    db.script("CREATE VIRTUAL TABLE t USING fts5(a); INSERT INTO t(t, rank) VALUES ('secure-delete', 1);")
    with db.transaction():
        db.execute_many("INSERT INTO t(a) VALUES (?)", [(f"quokkafern{n} and more",) for n in range(50)])
    db.execute("DELETE FROM t")
    db.checkpoint()
    left = db.rows("SELECT block FROM t_data")
    assert not [1 for (block,) in left if b"quokkafern" in block]


def test_library_prints_nothing_on_a_wrong_key(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    refusal(path, "0e" + KEY[2:])
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")
