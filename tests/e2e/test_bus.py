"""The desktop's D-Bus, by which screen readers read: connected as usual, and not at all for whoever cut it off."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings, save
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import unlock

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus"),
]

LISTENS_AFTER_S = 1.6  # since the window came


class Bus:
    """A bus that answers nobody and counts who came."""

    def __init__(self, path: Path) -> None:
        self.address = f"unix:path={path}"
        self.came = 0
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        threading.Thread(target=self._open_the_door, daemon=True).start()

    def _open_the_door(self) -> None:
        while True:
            try:
                guest, _ = self._socket.accept()
            except OSError:
                return
            self.came += 1
            guest.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    made = Bus(tmp_path / "bus")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("session_bus", "words", "comes"), [(True, (), True), (False, (), False), (False, ("--screen-reader",), True)]
)
def test_the_bus_is_left_alone_by_whoever_cut_it_off(
    session_bus: bool, words: tuple[str, ...], comes: bool, kept: Desk, bus: Bus
) -> None:
    save(kept.data, Settings(session_bus=session_bus))
    kept.extra = {"DBUS_SESSION_BUS_ADDRESS": bus.address, "AT_SPI_BUS_ADDRESS": bus.address}
    kept.start(*map(Path, words))
    unlock(kept)
    time.sleep(LISTENS_AFTER_S)  # to the desktop, too
    kept.rest()
    assert kept.running()
    if comes:
        kept.until(lambda: bus.came > 0, "nobody came")
    kept.leave()
    assert (bus.came > 0) is comes
    assert [entry["text"] for entry in kept.entries(PASSPHRASE)] == []
