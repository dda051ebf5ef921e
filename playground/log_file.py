"""Where the details are kept of what should never happen: one small file in the user's own folder."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import tempfile
from pathlib import Path

NAME = "cnn-playground.log"
LARGEST_BYTES = 1_000_000


def start_log() -> Path:
    """Send every warning and error that is logged to the file from now on; where it is.

    A second call changes nothing.
    """
    root = logging.getLogger()
    for handler in root.handlers:
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            return Path(handler.baseFilename)
    handler = _handler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return Path(handler.baseFilename)


def _handler() -> logging.handlers.RotatingFileHandler:
    try:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        return _opened(folder / NAME)
    except (OSError, RuntimeError):  # no home, or one that cannot be written to
        return _opened(Path(tempfile.mkdtemp(prefix="cnn-playground-")) / NAME)


def _opened(path: Path) -> logging.handlers.RotatingFileHandler:
    return logging.handlers.RotatingFileHandler(path, maxBytes=LARGEST_BYTES, backupCount=1, encoding="utf-8")


def _folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "cnn-playground"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "cnn-playground"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "cnn-playground"
