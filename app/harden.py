"""Making the process hard to look into: to be called first thing in every process of the program.

What it does not do: stop a program with administrator rights, or a screen recorder.
docs/threat-model.md says so too.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

from app import begin, log

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_PT_DENY_ATTACH = 31  # macOS sys/ptrace.h
_GLIBC = "libc.so.6"
_DACL_INFORMATION = 4
_RAW, _MEM, _OBJ = 0, 1, 2  # PyMemAllocatorDomain, Include/cpython/pymem.h
_SEM_QUIET = 0x0001 | 0x0002 | 0x8000  # Windows: no critical-error, fault or open-file boxes


def harden() -> None:
    """No core dump, no reading of our memory by other programs of the same account, no crash reports.

    Has to be called again after ``execv``, which makes a process dumpable once more.  What a
    system does not offer is left out; never raises.
    """
    _no_core_file()
    _no_words_of_errors()
    if getattr(sys, "frozen", False) and begin.on_glibc():  # such a program reads none of Python's variables
        with suppress(OSError, AttributeError):
            no_pools()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":  # pragma: no cover  (needs macOS)
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)
    elif sys.platform == "win32":  # pragma: no cover  (needs Windows)
        _no_reports_on_windows()
        _close_to_others_on_windows()


def leave_out_of_search(folder: Path, system: str = sys.platform) -> None:
    """Ask macOS' search not to look into the data folder, by the empty file it knows for that; elsewhere nothing.  Never raises."""
    if system == "darwin":
        with suppress(OSError):
            (folder / ".metadata_never_index").touch()


def overwrites_freed() -> bool:
    """Whether this process overwrites at once whatever the C library is given back, of every library in it.

    It was started so (`app.begin`), and memory comes from the C library itself: another program's
    allocator, loaded before it, knows nothing of its variables.  A library that has doubts overwrites by itself.
    """
    if not begin.overwritten(os.environ):
        return False
    try:
        used, own = (ctypes.cast(library.malloc, ctypes.c_void_p).value for library in map(ctypes.CDLL, (None, _GLIBC)))
    except (OSError, AttributeError):
        return False
    return used == own


class _Allocator(ctypes.Structure):
    """PyMemAllocatorEx of Python's C interface."""

    _fields_ = tuple((name, ctypes.c_void_p) for name in ("ctx", "malloc", "calloc", "realloc", "free"))


def no_pools() -> None:
    """What ``PYTHONMALLOC=malloc`` does, in a process that runs already: new small objects come from the C library.

    Python keeps pools of small pieces that nobody overwrites.  What lies in them stays theirs: their own
    ``free`` and ``realloc`` are kept, which tell their pieces from all others (Objects/obmalloc.c,
    ``address_in_range``) and hand those on.
    """
    api = ctypes.pythonapi
    raw, pooled = _Allocator(), _Allocator()
    api.PyMem_GetAllocator(_RAW, ctypes.byref(raw))
    for domain in (_MEM, _OBJ):
        api.PyMem_GetAllocator(domain, ctypes.byref(pooled))
        if (pooled.ctx, raw.ctx) == (None, None):  # else somebody is watching memory: not ours to change
            mixed = _Allocator(None, raw.malloc, raw.calloc, pooled.realloc, pooled.free)
            api.PyMem_SetAllocator(domain, ctypes.byref(mixed))


def _no_words_of_errors() -> None:
    """An error that nobody caught would print its words and values, which can be those of the person: note its kind instead.

    Also for errors in threads and for those that Python itself can only report (in a ``__del__``, at its end).
    """
    sys.excepthook = lambda _kind, error, _trace: log.note_defect(error)
    threading.excepthook = lambda told: _note(told.exc_value)
    sys.unraisablehook = lambda told: _note(told.exc_value)


def _note(error: BaseException | None) -> None:
    if error is not None:
        log.note_defect(error)


def _no_core_file() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if sys.platform == "win32":  # pragma: no cover  (needs Windows)

    def _no_reports_on_windows() -> None:
        with suppress(OSError, AttributeError):
            ctypes.windll.kernel32.SetErrorMode(_SEM_QUIET)
        with suppress(OSError, AttributeError):
            ctypes.windll.wer.WerAddExcludedApplication(sys.executable, False)

    def _close_to_others_on_windows() -> None:
        """An access list that lets the account end the process but not read its memory (as KeePassXC does)."""
        sddl = "D:(A;;0x101001;;;OW)(A;;0x1FFFFF;;;SY)"  # owner: wait, ask for limited information, terminate
        with suppress(OSError, AttributeError):
            kernel, advapi = ctypes.windll.kernel32, ctypes.windll.advapi32
            kernel.GetCurrentProcess.restype = ctypes.c_void_p
            descriptor = ctypes.c_void_p()
            if advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(sddl, 1, ctypes.byref(descriptor), None):
                advapi.SetKernelObjectSecurity(
                    ctypes.c_void_p(kernel.GetCurrentProcess()), _DACL_INFORMATION, descriptor
                )
                kernel.LocalFree(descriptor)
