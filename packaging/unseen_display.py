"""A display that nobody sees, for as long as it is needed: Xvfb."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator


@contextlib.contextmanager
def unseen_display(*words: str) -> Iterator[str]:
    """Its name, as in ``DISPLAY``; ``words`` are more for Xvfb.  It has no window manager."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp", *words],
        pass_fds=[writer],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            name = f":{answer.readline().strip()}"
        yield name
    finally:
        server.terminate()
        server.wait()
