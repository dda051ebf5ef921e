"""What a picture of the window is to show: handed from the command line to `app`, which draws it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playground.network.setup import SetUp


@dataclass(frozen=True, eq=False, kw_only=True)
class ScreenshotOptions:
    """The window in `language` ("en", "zh_CN") and `theme` ("light", "dark") over `setup`, as a PNG at `output`.

    `select` is the (layer index, map) to pin; None: what the set-up has pinned. `tab` is the open one of the bottom
    panel, counted from 0. `size` is (width, height) in logical
    pixels; the picture has `scale` times as many on each side.
    """

    output: Path
    setup: SetUp
    language: str = "en"
    theme: str = "light"
    select: tuple[int, int] | None = None
    tab: int = 0
    size: tuple[int, int] = (1440, 900)
    scale: float = 1.0
