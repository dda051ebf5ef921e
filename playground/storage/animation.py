"""Pictures that follow one another as one file: WebP, which keeps every colour, or WebM, which video players know.

No GIF: OpenCV's has one fixed palette for all pictures, and the colours of maps come out up to 83 of 255 wrong.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2

ENDINGS = (".webp", ".webm")
EXACT, GOOD = 101, 95
"""Qualities of a WebP: 101 is its own word for every colour as it was."""
FRAMES_A_SECOND = 10
"""Of a video: times are rounded to a tenth of a second."""


def animation_bytes(
    pictures: Sequence[Array], milliseconds: Sequence[int], ending: str, *, exact: bool = True
) -> bytes:
    """The file of `pictures`, (H, W, 3) uint8 RGB of one size with even sides, each shown for so long.

    `ending` is one of ENDINGS. A WebP starts over at its end; `exact` keeps its every colour, which takes ten times as
    long for photographs.
    """
    reversed_colours = [np.ascontiguousarray(picture[:, :, ::-1]) for picture in pictures]
    if ending == ".webm":
        return _video(reversed_colours, milliseconds)
    animation = cv2.Animation()
    animation.frames = reversed_colours
    animation.durations = np.array(milliseconds, dtype=np.int32)  # type: ignore[assignment]
    done, data = cv2.imencodeanimation(ending, animation, [cv2.IMWRITE_WEBP_QUALITY, EXACT if exact else GOOD])
    if not done:
        raise RuntimeError(f"{len(pictures)} pictures as {ending}")
    return bytes(data)


def _video(pictures: Sequence[Array], milliseconds: Sequence[int]) -> bytes:
    height, width = pictures[0].shape[:2]
    with tempfile.TemporaryDirectory() as folder:  # the encoder writes to files only
        path = Path(folder, "video.webm")
        writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"VP80"), FRAMES_A_SECOND, (width, height))
        for picture, time in zip(pictures, milliseconds, strict=True):
            for _ in range(max(1, round(time * FRAMES_A_SECOND / 1000))):
                writer.write(picture)
        writer.release()
        return path.read_bytes()
