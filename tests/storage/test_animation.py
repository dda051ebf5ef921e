"""An animation read back is the pictures that went in, for as long as was asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2
from playground.storage.animation import animation_bytes

TIMES = [100, 200, 300, 400, 500]


def pictures() -> list[Array]:
    return [np.full((64, 48, 3), (40 * place, 20, 200 - 40 * place), np.uint8) for place in range(len(TIMES))]


def test_webp_keeps_every_colour_and_time() -> None:
    done, read = cv2.imdecodeanimation(np.frombuffer(animation_bytes(pictures(), TIMES, ".webp"), np.uint8))
    assert done
    assert list(read.durations) == TIMES
    for frame, picture in zip(read.frames, pictures(), strict=True):
        np.testing.assert_array_equal(frame[:, :, 2::-1], picture)


def test_webm_shows_each_picture_for_its_time(tmp_path: Path) -> None:
    path = tmp_path / "video.webm"
    path.write_bytes(animation_bytes(pictures(), TIMES, ".webm"))
    video, shown = cv2.VideoCapture(str(path)), []
    while True:
        there, frame = video.read()
        if not there:
            break
        shown.append(frame[32, 24, ::-1].astype(int))
    wanted = [picture[0, 0] for picture, time in zip(pictures(), TIMES, strict=True) for _ in range(time // 100)]
    assert len(shown) == len(wanted) == 15
    assert np.abs(np.array(shown) - np.array(wanted).astype(int)).max() <= 12  # a video's colours are coarser
