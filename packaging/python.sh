#!/bin/sh
# Finds Python 3.11 to 3.14 (what our libraries are built for), installs it where the system lets us, and hands over to dev.py.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1

find_python() {
    python=$root/.venv/bin/python
    [ -x "$python" ] && return 0
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1 && return 0
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@"
    fi
}

# Each line is one attempt; an older distribution keeps a newer Python under a name of its own.
install_python() {
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || return 1
    echo 'Yarrow needs Python 3.11 to 3.14: asking the system for it.' >&2
    if command -v apt-get >/dev/null; then
        as_root apt-get update -qq
        for names in 'python3 python3-venv' 'python3.12 python3.12-venv' 'python3.11 python3.11-venv'; do
            # shellcheck disable=SC2086
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $names ca-certificates
            find_python && return 0
        done
    elif command -v dnf >/dev/null; then
        for names in python3 python3.12 python3.11; do as_root dnf install -y -q $names; find_python && return 0; done
    elif command -v zypper >/dev/null; then
        for names in python313 python312 python311; do as_root zypper --non-interactive --quiet install $names; find_python && return 0; done
    elif command -v pacman >/dev/null; then
        as_root pacman -S --noconfirm --needed python; find_python && return 0
    fi >/dev/null
    return 1
}

find_python || install_python || {
    echo 'Python 3.11 to 3.14 could not be installed from here. Please install it, then run this again:' >&2
    echo '  Debian, Ubuntu: sudo apt install python3 python3-venv     Fedora: sudo dnf install python3' >&2
    echo '  macOS: https://www.python.org/downloads/' >&2
    exit 1
}
exec "$python" -E -s -S "$root/packaging/dev.py" "$@"
