"""The libraries of a Linux system that Qt and OpenCV load, and the packages of Debian and Fedora that bring them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping

Packages = Mapping[str, tuple[str, str]]
"""Library -> its package in Debian, in Fedora."""

DRAWING: Packages = {
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
}
"""Needed to draw at all, with a window or without."""

X11: Packages = {
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
"""Needed for a window on an X display."""

WAYLAND: Packages = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl"),
}
"""Needed for a window on a Wayland display."""

_NOT_FOUND = re.compile(r"(lib[\w.+-]*\.so[\w.]*): cannot open shared object file")


def missing_library(message: str) -> str | None:
    """The library that the dynamic loader could not find, out of its message."""
    found = _NOT_FOUND.search(message)
    return found.group(1) if found else None


def can_load(name: str) -> bool:
    """Whether the dynamic loader finds the library (or plugin) and all that it needs."""
    return load_error(name) is None


def load_error(name: str) -> str | None:
    """What the dynamic loader says when it cannot load `name`."""
    try:
        ctypes.CDLL(name)
    except OSError as error:
        return str(error)
    return None


def install_advice(first: str) -> str:
    """Which libraries are missing, the `first` and others of its kind, and how to get them."""
    group = next((group for group in (DRAWING, X11, WAYLAND) if first in group), None)
    if group is None:
        return f"A system library is missing: {first}. Install the package of your system that has it."
    missing = [name for name in group if name == first or not can_load(name)]
    debian = " ".join(dict.fromkeys(group[name][0] for name in missing))
    fedora = " ".join(dict.fromkeys(group[name][1] for name in missing))
    what = "A system library is" if len(missing) == 1 else "System libraries are"
    return (
        f"{what} missing: {', '.join(missing)}. "
        f"Install with: sudo apt-get install {debian} (Debian, Ubuntu) or sudo dnf install {fedora} (Fedora)."
    )
