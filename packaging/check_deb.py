"""Tries the package in a bare system: ``./dev build deb --check``, or ``python packaging/check_deb.py FILE.deb``.

1. The linters: ``lintian`` (its errors and warnings must be none, or explained in ``linux/lintian-overrides``),
   ``desktop-file-validate`` and ``appstreamcli validate``.
2. A bare system gets the packages that the package says it depends on, and no others.  Then without any network: it is
   installed, the command line keeps and finds an entry, the window comes up on a display of the host, all as an
   ordinary person with an empty home and the notes on a small file system of their own; it is purged.  Nothing may be
   left: every file of the system and the home is compared with before.
3. The same with the packages that keep the menu and the kinds of file: both know the program, and forget it again.

Needs root, debootstrap, lintian, appstream, desktop-file-utils, Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import build_root
import try_in_root
from build_root import Mount, NoRoot, Root
from built_folder import NotBuilt, run
from try_in_root import NotRight

TOOLS = ("lintian", "desktop-file-validate", "appstreamcli", "dpkg-deb", "Xvfb", "openbox", "xdotool")


def main(words: list[str]) -> int:
    """Try one package; 0 when everything holds."""
    package = Path(words[0]).resolve()
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        print("Missing from this computer:", ", ".join(missing), file=sys.stderr)
        return 1
    try:
        lint(package)
        installs_runs_and_goes(package)
    except (NotRight, NotBuilt, NoRoot, subprocess.CalledProcessError) as error:
        said = f"\n{error.stdout}{error.stderr}" if isinstance(error, subprocess.CalledProcessError) else ""
        print(f"Not right: {error}{said}", file=sys.stderr)
        return 1
    print("The package installs, runs and goes, and leaves nothing.")
    return 0


def lint(package: Path) -> None:
    """What the linters say."""
    with tempfile.TemporaryDirectory() as folder:
        run("dpkg-deb", "--extract", package, folder)
        share = Path(folder) / "usr/share"
        run("desktop-file-validate", *sorted((share / "applications").iterdir()))
        run("appstreamcli", "validate", "--no-net", *sorted((share / "metainfo").iterdir()))
    print(
        run("lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", package).strip() or "lintian: nothing"
    )


def installs_runs_and_goes(package: Path) -> None:
    """Steps 2 and 3."""
    needs = run("dpkg-deb", "--field", package, "Depends").strip()
    here = (Mount("/package", source=package.parent),)
    with build_root.fresh() as root:
        try_in_root.make_places(root, "/package")
        root.run(["apt-get", "satisfy", "-y", "-q", "--no-install-recommends", needs])
        before = root.state()
        _install(root, f"/package/{package.name}", here)
        print(try_in_root.keeps_and_finds(root, ["yarrow-cli"]))
        print(try_in_root.opens_a_window(root, ["yarrow"]))
        _purge(root, before)
        root.install(["desktop-file-utils", "shared-mime-info"])
        before = root.state()
        _install(root, f"/package/{package.name}", here)
        _known(root)
        _purge(root, before)


def _install(root: Root, file: str, mounts: tuple[Mount, ...]) -> None:
    words = ["apt-get", "install", "-y", "-q", "--no-install-recommends", file]
    done = root.run(words, mounts=mounts, network=False)
    if "0 upgraded, 1 newly installed" not in done.stdout:
        raise NotRight(f"more than the package itself was installed:\n{done.stdout}")
    if said := root.run(["dpkg", "--verify", "yarrow"]).stdout:
        raise NotRight(f"files are not as packed:\n{said}")


def _purge(root: Root, before: dict[str, str]) -> None:
    root.run(["apt-get", "purge", "-y", "-q", "yarrow"], network=False)
    try_in_root.nothing_left(root, before)
    if root.run(["dpkg-query", "-W", "yarrow"], check=False).returncode == 0:
        raise NotRight("the list of packages still knows it")


def _known(root: Root) -> None:
    kinds = (root.folder / "usr/share/mime/globs2").read_text("utf-8")
    menu = (root.folder / "usr/share/applications/mimeinfo.cache").read_text("utf-8")
    if "application/vnd.yarrow.pack:*.yarrow" not in kinds:
        raise NotRight("the system does not know the kind of file")
    if "application/vnd.yarrow.pack=yarrow.desktop" not in menu:
        raise NotRight("the menu does not open the kind of file")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
