"""Whether a window can be opened on this Linux: a display that answers, and what Qt's plugin for it needs.

Qt itself aborts the process when there is none, and blames one library whichever it was.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from playground.startup import StartupError
from playground.system_libraries import install_advice, load_error, missing_library


def has_display() -> bool:
    """Whether there is a display to open a window on, or another platform of Qt was asked for."""
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def check_display(plugins: Path) -> None:
    """Raises StartupError when Qt, with its platform plugins in `plugins`, would find no display it can use."""
    if sys.platform != "linux":
        return
    problems = []
    for platform in _platforms():
        problem = _problem(platform, plugins)
        if problem is None:
            return
        problems.append(problem)
    raise StartupError("{problems}", problems=" ".join(problems))


def _platforms() -> list[str]:
    """Qt's platforms in the order it tries them."""
    asked = os.environ.get("QT_QPA_PLATFORM")
    if asked:
        return [part.partition(":")[0] for part in asked.split(";")]
    return [name for name, variable in (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY")) if os.environ.get(variable)]


def _problem(platform: str, plugins: Path) -> str | None:
    """Why `platform` cannot be used; None also for those that need no display."""
    answers = _ANSWERS.get(platform)
    if answers is None:
        return None
    message = load_error(str(plugins / f"libq{platform}.so"))
    if message is not None:
        library = missing_library(message)
        return install_advice(library) if library else f"Qt's {platform} plugin cannot be loaded: {message}."
    if answers():
        return None
    variable = "WAYLAND_DISPLAY" if platform == "wayland" else "DISPLAY"
    return f"The display {os.environ.get(variable, '')!r} ({variable}) does not answer, or refuses this user."


def _x_answers() -> bool:
    """Connects as Qt will, with the library it uses: it knows sockets, hosts and who may."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(error == 0)


def _wayland_answers() -> bool:
    place = Path(os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("WAYLAND_DISPLAY") or "wayland-0")
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(place))
        except OSError:
            return False
    return True


_ANSWERS: dict[str, Callable[[], bool]] = {"xcb": _x_answers, "wayland": _wayland_answers}
