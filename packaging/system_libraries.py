"""What Qt needs of a Linux system and its wheels do not bring: which of it is missing, and how to get it.

Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Need(NamedTuple):
    """A library (by the name the linker loads), program or font, and the package that brings it on each system."""

    name: str
    apt: str
    dnf: str
    pacman: str
    zypper: str


LIBRARIES = (
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libgthread-2_0-0"),
    Need("libGL.so.1", "libgl1", "mesa-libGL", "libglvnd", "Mesa-libGL1"),
    Need("libEGL.so.1", "libegl1", "mesa-libEGL", "libglvnd", "Mesa-libEGL1"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype", "freetype2", "libfreetype6"),
    Need("libz.so.1", "zlib1g", "zlib", "zlib", "libz1"),
    Need("libzstd.so.1", "libzstd1", "libzstd", "zstd", "libzstd1"),
    Need("libX11.so.6", "libx11-6", "libX11", "libx11", "libX11-6"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"),
    Need("libxcb.so.1", "libxcb1", "libxcb", "libxcb", "libxcb1"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    Need("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb", "libxcb-render0"),
    Need(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb", "libxcb-shm0"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    Need("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util", "libxcb-util1"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
)
FONT = Need("a font", "fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "dejavu-fonts")
SCREEN = Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb")

PROGRAMS = {"apt": "apt-get", "dnf": "dnf", "pacman": "pacman", "zypper": "zypper"}
INSTALL = {
    "apt": ("apt-get", "install"),
    "dnf": ("dnf", "install"),
    "pacman": ("pacman", "--sync"),
    "zypper": ("zypper", "install"),
}
WITHOUT_ASKING = {
    "apt": ("--yes", "--no-install-recommends"),
    "dnf": ("--assumeyes",),
    "pacman": ("--needed", "--noconfirm"),
    "zypper": ("--no-confirm",),
}
# A new machine's list of packages may be empty or old.
REFRESH = {"apt": ("apt-get", "update"), "pacman": ("pacman", "--sync", "--refresh")}


def missing(with_screen: bool) -> list[Need]:
    """What this system lacks to show a window, and with `with_screen` also to run tests on a screen of their own."""
    if not sys.platform.startswith("linux"):
        return []
    needs = [need for need in LIBRARIES if not loads(need.name)]
    if not has_font():
        needs.append(FONT)
    if with_screen and shutil.which("Xvfb") is None:
        needs.append(SCREEN)
    return needs


def loads(library: str) -> bool:
    """Whether the dynamic linker finds and loads a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether a font file lies where fontconfig looks first."""
    home = Path.home()
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")
    return any(
        name.endswith((".ttf", ".otf", ".ttc", ".pfb"))
        for folder in folders
        for _, _, names in os.walk(folder)
        for name in names
    )


def install(needs: list[Need]) -> None:
    """Install packages without asking, where this user may; whether it worked is seen by asking `missing` again."""
    system, may = package_system(), permission()
    if system is None or may is None:
        return
    packages = packages_of(needs, system)
    print(f"Installing what Qt needs of the system: {' '.join(packages)}", flush=True)
    command = [*may, *INSTALL[system], *WITHOUT_ASKING[system], *packages]
    if not succeeds(command) and system in REFRESH:
        succeeds([*may, *REFRESH[system]])
        succeeds(command)


def command_to_type(needs: list[Need]) -> str | None:
    """The command that installs what is missing, or None where this system's packages are not known."""
    system = package_system()
    if system is None:
        return None
    rights = [] if is_root() else ["sudo"]
    return " ".join([*rights, *INSTALL[system], *packages_of(needs, system)])


def package_system() -> str | None:
    """`apt`, `dnf`, `pacman` or `zypper`: the first of them that is here."""
    return next((system for system, program in PROGRAMS.items() if shutil.which(program)), None)


def packages_of(needs: list[Need], system: str) -> list[str]:
    """The packages that bring what is missing, each once."""
    return list(dict.fromkeys(str(getattr(need, system)) for need in needs))


def permission() -> list[str] | None:
    """What to put before a command so that it may install packages without asking; None where it may not."""
    if is_root():
        return []
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def is_root() -> bool:
    """Whether this process may do everything."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def succeeds(command: list[str]) -> bool:
    """Whether a command ends well; what it says is not shown."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    try:
        return subprocess.run(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet).returncode == 0
    except OSError:
        return False
