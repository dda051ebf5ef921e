"""What a camera and a video file have in common: OpenCV's capture, whose frames are checked before they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from playground import limits
from playground.inputs.input_error import InputError
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.opencv import cv2

TIMEOUT = 3000
"""Milliseconds after which an opening or a read counts as failed, where the system can tell."""


@dataclass(frozen=True, eq=False)
class VideoFrame:
    """Pixels as uint8 RGB (H, W, 3), read-only, and when in the file they are shown, in `seconds`; 0 of a camera."""

    pixels: Array
    seconds: float = 0.0


class FrameReader(Protocol):
    """An open camera or video file. Everything but `close` may raise InputError: then it is to be closed."""

    rate: float
    """Frames a second, as it says itself; 0 where it does not."""
    duration: float
    """Seconds of a file, as it says itself; 0 where it does not, and of a camera."""

    def read(self) -> VideoFrame | None:
        """The next frame; None at the end of a file."""

    def seek(self, seconds: float) -> None:
        """Let the next frame be the one that is shown then; of a camera nothing happens."""

    def close(self) -> None:
        """Give it free. May be repeated."""


class LiveSource(Protocol):
    """A camera or a video file by name; a value."""

    @property
    def name(self) -> str: ...

    @property
    def is_camera(self) -> bool: ...

    def open(self) -> FrameReader:
        """Raises InputError where it cannot be opened."""


def checked_size(name: str, width: int, height: int) -> None:
    """Raises InputError where frames of that size are not taken."""
    if max(width, height) > limits.VIDEO_SIDE or width * height > limits.VIDEO_PIXELS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "Sentence", "The frames of {name} have {width:,} x {height:,} pixels; {pixels:,} are possible."
            ),
            name=name,
            width=width,
            height=height,
            pixels=limits.VIDEO_PIXELS,
        )


def next_pixels(name: str, capture: cv2.VideoCapture) -> Array | None:
    """The next frame as uint8 RGB, read-only; None where there is none. Raises InputError."""
    try:
        is_read, pixels = capture.read()
    except cv2.error:
        return None
    if not is_read or pixels is None or pixels.dtype != np.uint8 or pixels.size == 0:
        return None
    checked_size(name, pixels.shape[1], pixels.shape[0])
    turn = cv2.COLOR_GRAY2RGB if pixels.ndim == 2 or pixels.shape[2] == 1 else cv2.COLOR_BGR2RGB
    pixels = cv2.cvtColor(pixels, turn)
    pixels.flags.writeable = False
    return pixels


def mirrored(frame: VideoFrame) -> VideoFrame:
    """The same with left and right exchanged."""
    pixels = cv2.flip(frame.pixels, 1)
    pixels.flags.writeable = False
    return VideoFrame(pixels, frame.seconds)


def ends_early(name: str, reached: float, duration: float) -> InputError:
    """The sentence about a file whose later part is missing, in seconds."""
    fault = QT_TRANSLATE_NOOP(
        "Sentence", "{name} ends after {reached:.1f} of {duration:.1f} seconds: a part of it is missing."
    )
    return InputError(fault, name=name, reached=reached, duration=duration)


def gone(name: str) -> InputError:
    """Of a camera that was open."""
    return InputError(QT_TRANSLATE_NOOP("Sentence", "{name} gives no picture any more."), name=name)


def no_answer(name: str) -> InputError:
    """Of a camera that was never open."""
    return InputError(
        QT_TRANSLATE_NOOP(
            "Sentence", "{name} gives no picture: it is not plugged in, in use elsewhere, or not allowed."
        ),
        name=name,
    )


def not_decoded() -> Sentence:
    """Why a video file cannot be opened, without its name."""
    return Sentence(
        QT_TRANSLATE_NOOP("Sentence", "It is damaged, or its pictures are coded in a way that cannot be read.")
    )
