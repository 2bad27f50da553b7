"""Making the process hard to look into: to be called first thing in every process of the program.

What it does not do: stop a program with administrator rights, or a screen recorder.
docs/threat-model.md says so too.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from contextlib import suppress

from app import log

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_PT_DENY_ATTACH = 31  # macOS sys/ptrace.h
_DACL_INFORMATION = 4
_SEM_QUIET = 0x0001 | 0x0002 | 0x8000  # Windows: no critical-error, fault or open-file boxes


def harden() -> None:
    """No core dump, no reading of our memory by other programs of the same account, no crash reports.

    Has to be called again after ``execv``, which makes a process dumpable once more.  What a
    system does not offer is left out; never raises.
    """
    _no_core_file()
    _no_words_of_errors()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":  # pragma: no cover  (needs macOS)
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)
    elif sys.platform == "win32":  # pragma: no cover  (needs Windows)
        _no_reports_on_windows()
        _close_to_others_on_windows()


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
