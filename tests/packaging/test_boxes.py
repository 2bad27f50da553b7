"""What may be put around the program: AppArmor profiles, and boxes without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROFILES = sorted((ROOT / "packaging" / "apparmor").iterdir())
SANDBOX = ROOT / "packaging" / "sandbox"
PARSER = shutil.which("apparmor_parser", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")

# A program that tells what it finds in the box: its interfaces, other programs, what it can read and write.
CURIOUS = """#!/bin/sh
tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '
[ -e "$HOME/secret" ] && echo 'home is open'
touch "$(dirname "$0")/changed" 2>/dev/null && echo 'program can be changed'
touch /usr/changed 2>/dev/null && echo 'system can be changed'
echo kept > "$2/kept"
echo "$@"
"""


@pytest.mark.skipif(PARSER is None, reason="no apparmor_parser on this computer")
@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.name)
def test_the_profiles_can_be_read(profile: Path) -> None:
    done = subprocess.run(
        [str(PARSER), "--skip-kernel-load", "--skip-cache", str(profile)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr.lower()


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.name)
def test_the_profiles_allow_no_network(profile: Path) -> None:
    rules = [line.strip() for line in profile.read_text("utf-8").splitlines()]
    assert {"deny network inet,", "deny network inet6,"} <= set(rules)
    assert [rule for rule in rules if re.match(r"network\b", rule)] == []
    started = [rule for rule in rules if re.search(r"\b[a-z]*[pPuUcC]?i?x,$", rule) and not rule.startswith("deny")]
    assert all(rule.startswith("@{program}/") for rule in started), started
    assert started, "it has to become itself when it locks"


def _bubblewrap_works() -> bool:
    if shutil.which("bwrap") is None:
        return False
    command = ["bwrap", "--unshare-net", "--ro-bind", "/", "/", "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _bubblewrap_works(), reason="no bubblewrap here, or it is not allowed")
@pytest.mark.parametrize("given", [True, False])
def test_in_a_bubble_there_is_no_network_and_only_the_own_folder(given: bool, tmp_path: Path) -> None:
    folder, home = tmp_path / "a stick" / "Notes", tmp_path / "home"
    folder.mkdir(parents=True)
    home.mkdir()
    (home / "secret").touch()
    program = folder / "Notes"
    program.write_text(CURIOUS)
    program.chmod(0o755)
    data = tmp_path / "a stick" / "elsewhere" if given else folder / "data"
    data.mkdir()
    words = [str(data)] if given else []
    done = subprocess.run(
        [str(SANDBOX / "with-bubblewrap"), str(program), *words, "pack.yarrow"],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "WAYLAND_DISPLAY": "", "XAUTHORITY": str(home / "none")},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["lo", f"--data {data} pack.yarrow"]
    assert (data / "kept").read_text() == "kept\n"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this computer")
def test_what_is_asked_of_systemd_is_known_to_it(tmp_path: Path) -> None:
    """There is no session to try it in: its own check reads the same lines as a unit."""
    script = (SANDBOX / "with-systemd").read_text("utf-8")
    lines = re.findall(r"--property=(\S+)", script)
    assert "PrivateNetwork=yes" in lines
    unit = tmp_path / "notes.service"
    unit.write_text("[Service]\nExecStart=/bin/true\n" + "\n".join(lines).replace('"$data"', "/tmp") + "\n")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    assert "Unknown" not in done.stderr, done.stderr
    assert "Failed to parse" not in done.stderr, done.stderr


@pytest.mark.skipif(shutil.which("firejail") is None, reason="no firejail on this computer")
def test_firejail_takes_the_network_away(tmp_path: Path) -> None:
    done = subprocess.run(
        ["firejail", f"--profile={SANDBOX / 'notes.profile'}", "sh", "-c", "tail -n +3 /proc/net/dev | cut -d: -f1"],
        cwd="/", capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    if done.returncode and "cannot" in done.stderr.lower():
        pytest.skip("firejail may not do its work here")
    assert done.stdout.split() == ["lo"], done.stderr
