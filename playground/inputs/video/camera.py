"""Cameras: which there are, without opening them, and their frames."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from playground.inputs.video.capture import VideoFrame, gone, next_pixels, no_answer
from playground.opencv import cv2

_LISTED = Path("/sys/class/video4linux")
_BACKENDS = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}
_GUESSED = 2
"""Cameras offered where the system does not list them: opening each to see would switch all of them on."""


@dataclass(frozen=True)
class Camera:
    """A camera by its number, or whatever else `backend` opens as one; `name` is what its maker calls it, if known."""

    address: int | str = 0
    name: str = ""
    backend: int = _BACKENDS.get(sys.platform, cv2.CAP_ANY)

    @property
    def is_camera(self) -> bool:
        return True

    def open(self) -> CameraReader:
        """Raises InputError where it does not answer."""
        return CameraReader(self)


class CameraReader:
    """An open camera. It has no end: a frame that does not come means that it was unplugged."""

    duration = 0.0

    def __init__(self, camera: Camera) -> None:
        self._name, self._has_answered = camera.name, False
        self._capture = cv2.VideoCapture()
        try:
            is_open = self._capture.open(camera.address, camera.backend)
        except cv2.error:
            is_open = False
        if not is_open:
            raise no_answer(self._name)
        self.rate = max(0.0, self._capture.get(cv2.CAP_PROP_FPS))

    def read(self) -> VideoFrame:
        """The next frame. Raises InputError when none comes."""
        pixels = next_pixels(self._name, self._capture)
        if pixels is None:
            raise gone(self._name) if self._has_answered else no_answer(self._name)
        self._has_answered = True
        return VideoFrame(pixels)

    def seek(self, seconds: float) -> None:
        """A camera shows only what is."""

    def close(self) -> None:
        self._capture.release()


def cameras() -> tuple[Camera, ...]:
    """Those that are plugged in, first the one that is taken where nothing is chosen; none is opened."""
    if sys.platform != "linux":
        return tuple(Camera(number) for number in range(_GUESSED))
    found = []
    for folder in _LISTED.glob("video*"):
        number = re.fullmatch(r"video(\d+)", folder.name)
        if number is not None and _text(folder / "index") in ("0", ""):  # the others of one camera give no pictures
            found.append(Camera(int(number[1]), _text(folder / "name")))
    return tuple(sorted(found, key=lambda camera: int(camera.address)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
