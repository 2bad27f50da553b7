"""What a computer tells about itself, on computers made of a few files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.traces import Fact, Found, Keeps, look

SWAPS = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


class Computer:
    """A root and a home in a folder."""

    def __init__(self, folder: Path) -> None:
        self.root, self.home = folder / "root", folder / "home"
        self.data = self.home / "notes"
        self.data.mkdir(parents=True)
        self.write("proc/swaps", SWAPS)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def swap(self, *names: str) -> None:
        self.write("proc/swaps", SWAPS + "".join(f"{name}  partition\t8388604\t0\t-2\n" for name in names))

    def block(self, name: str, *slaves: str, uuid: str = "") -> Path:
        device = self.root / "sys/class/block" / name
        (device / "slaves").mkdir(parents=True)
        for slave in slaves:
            (device / "slaves" / slave).symlink_to(self.root / "sys/class/block" / slave)
        if uuid:
            (device / "dm").mkdir()
            (device / "dm/uuid").write_text(uuid + "\n")
        return device

    def holds_data(self, device: Path) -> None:
        number = self.data.stat().st_dev
        numbers = self.root / "sys/dev/block"
        numbers.mkdir(parents=True, exist_ok=True)
        (numbers / f"{os.major(number)}:{os.minor(number)}").symlink_to(device)

    def found(self, keeps: Keeps, data: Path | None = None, **more: object) -> Found | None:
        facts = look(data or self.data, system="linux", root=self.root, home=self.home, environ={}, **more)  # type: ignore[arg-type]
        return next((fact.found for fact in facts if fact.keeps is keeps), None)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


linux = pytest.mark.skipif(os.name != "posix", reason="device numbers")


def test_a_computer_without_swap_writes_no_memory_down(computer: Computer) -> None:
    assert computer.found(Keeps.SWAP) is Found.FINE
    assert computer.found(Keeps.SLEEP) is Found.FINE


def test_swap_in_the_clear_is_found(computer: Computer) -> None:
    computer.block("sda2")
    computer.swap("/dev/sda2")
    assert computer.found(Keeps.SWAP) is Found.HERE


@pytest.mark.parametrize("uuid", ["CRYPT-LUKS2-0af1-swap", "CRYPT-PLAIN-swap"])
def test_encrypted_swap_is_fine(computer: Computer, uuid: str) -> None:
    computer.block("dm-1", uuid=uuid)
    computer.swap("/dev/dm-1")
    assert computer.found(Keeps.SWAP) is Found.FINE


def test_a_volume_on_an_encrypted_disk_is_encrypted(computer: Computer) -> None:
    computer.block("dm-0", uuid="CRYPT-LUKS1-ab-disk")
    computer.block("dm-3", "dm-0", uuid="LVM-vg-swap")
    computer.swap("/dev/dm-3")
    assert computer.found(Keeps.SWAP) is Found.FINE


def test_a_volume_over_two_disks_is_only_as_good_as_the_worse(computer: Computer) -> None:
    computer.block("dm-0", uuid="CRYPT-LUKS1-ab-disk")
    computer.block("sdb")
    computer.block("dm-3", "dm-0", "sdb", uuid="LVM-vg-swap")
    computer.swap("/dev/dm-3")
    assert computer.found(Keeps.SWAP) is Found.HERE


def test_compressed_memory_is_memory(computer: Computer) -> None:
    computer.swap("/dev/zram0")
    computer.write("sys/power/state", "freeze mem disk\n")
    assert computer.found(Keeps.SWAP) is Found.FINE
    assert computer.found(Keeps.SLEEP) is Found.FINE


@linux
@pytest.mark.parametrize(("uuid", "found"), [("", Found.HERE), ("CRYPT-LUKS2-x", Found.FINE)])
def test_a_swap_file_is_what_its_disk_is(computer: Computer, uuid: str, found: Found) -> None:
    computer.write("swap file", "")
    computer.holds_data(computer.block("sda1", uuid=uuid))
    computer.swap("/swap\\040file")
    assert computer.found(Keeps.SWAP) is found


def test_a_swap_file_on_who_knows_what_is_not_called_fine(computer: Computer) -> None:
    computer.swap("/swapfile")
    assert computer.found(Keeps.SWAP) is Found.UNSEEN


def test_one_place_in_the_clear_is_enough(computer: Computer) -> None:
    computer.block("sda2")
    computer.swap("/dev/zram0", "/dev/sda2")
    assert computer.found(Keeps.SWAP) is Found.HERE


@pytest.mark.parametrize(
    ("state", "found"), [("freeze mem disk\n", Found.HERE), ("freeze mem\n", Found.FINE), ("", Found.FINE)]
)
def test_a_deep_sleep_needs_a_place_and_a_system_that_can(computer: Computer, state: str, found: Found) -> None:
    computer.block("sda2")
    computer.swap("/dev/sda2")
    computer.write("sys/power/state", state)
    assert computer.found(Keeps.SLEEP) is found


@pytest.mark.parametrize("name", ["recently-used.xbel", "RecentDocuments"])
def test_lists_of_recent_files_are_only_looked_for(computer: Computer, name: str) -> None:
    assert computer.found(Keeps.RECENT) is Found.FINE
    path = computer.home / ".local/share" / name
    path.mkdir(parents=True)
    path.chmod(0)  # opening it would fail
    assert computer.found(Keeps.RECENT) is Found.HERE


@pytest.mark.parametrize("name", [".cache/tracker3", ".local/share/baloo", ".local/share/zeitgeist"])
def test_an_index_is_found(computer: Computer, name: str) -> None:
    assert computer.found(Keeps.SEARCH) is Found.FINE
    (computer.home / name).mkdir(parents=True)
    assert computer.found(Keeps.SEARCH) is Found.HERE


def test_the_log_of_the_system_notes_programs(computer: Computer) -> None:
    assert computer.found(Keeps.PROGRAMS) is Found.UNSEEN
    (computer.root / "run/systemd/journal").mkdir(parents=True)
    assert computer.found(Keeps.PROGRAMS) is Found.HERE


@linux
@pytest.mark.parametrize(("removable", "found"), [("1", Found.HERE), ("0", Found.FINE)])
def test_a_stick_is_what_can_be_pulled_out(computer: Computer, removable: str, found: Found) -> None:
    disk = computer.root / "sys/devices/pci/ata1/block/sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text(removable + "\n")
    (disk / "sdb1/partition").write_text("1\n")
    computer.holds_data(disk / "sdb1")
    assert computer.found(Keeps.STICK) is found


@linux
def test_a_disk_on_usb_counts_although_it_says_that_it_is_fixed(computer: Computer) -> None:
    disk = computer.root / "sys/devices/pci/usb1/1-2/block/sdb"
    disk.mkdir(parents=True)
    (disk / "removable").write_text("0\n")
    computer.holds_data(disk)
    assert computer.found(Keeps.STICK) is Found.HERE


def test_where_the_disk_cannot_be_told_it_says_so(computer: Computer) -> None:
    assert computer.found(Keeps.STICK) is Found.UNSEEN


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - School", "Nextcloud"])
def test_a_folder_that_is_copied_elsewhere_is_told_of(computer: Computer, name: str) -> None:
    assert computer.found(Keeps.ELSEWHERE) is None
    assert computer.found(Keeps.ELSEWHERE, computer.home / name / "Notes") is Found.HERE
    assert computer.found(Keeps.ELSEWHERE, computer.home / "Megan" / "Notes") is None


def test_a_disk_of_another_computer_is_told_of(computer: Computer) -> None:
    def mounted(kind: str) -> None:
        computer.write(
            "proc/self/mountinfo",
            "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
            f"2 1 0:9 / {str(computer.home).replace(' ', chr(92) + '040')} rw shared:1 - {kind} //there/share rw\n"
            "broken line\n",
        )

    mounted("cifs")
    assert computer.found(Keeps.ELSEWHERE) is Found.HERE
    mounted("ext4")
    assert computer.found(Keeps.ELSEWHERE) is None


@pytest.mark.parametrize("reader", [True, False])
def test_a_screen_reader_is_told_of(computer: Computer, reader: bool) -> None:
    assert computer.found(Keeps.READER, reader=reader) is (Found.HERE if reader else Found.FINE)


@pytest.mark.parametrize("system", ["linux", "win32", "darwin", "freebsd14"])
def test_every_system_gets_its_list_in_the_order_of_the_page(computer: Computer, system: str) -> None:
    facts = look(computer.data, system=system, root=computer.root, home=computer.home, environ={})
    kinds = [fact.keeps for fact in facts]
    assert kinds == [keeps for keeps in Keeps if keeps in kinds]
    assert Fact(Keeps.WATCHED, Found.UNSEEN) in facts  # never called fine: nobody can see that
    if system != "linux":
        assert Found.HERE not in [fact.found for fact in facts]  # nothing was looked for


def test_nothing_at_all_is_no_error(tmp_path: Path) -> None:
    assert look(tmp_path / "no" / "folder", system="linux", root=tmp_path / "none", home=tmp_path / "none", environ={})
    assert look(Path(), environ={})
