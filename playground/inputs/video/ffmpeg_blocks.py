"""A limit on what FFmpeg takes in one block: OpenCV gives its decoders none, and any coded frame, in the middle of a
video too, can be larger than the container says.
"""

from __future__ import annotations

import ctypes
from pathlib import Path

from playground import limits
from playground.opencv import cv2


def bound_blocks(most: int = limits.VIDEO_BLOCK_BYTES) -> bool:
    """Let no block be larger than so many bytes from now on: a frame with a larger plane cannot be decoded then.

    False where FFmpeg cannot be reached, as it is a part of OpenCV's library on Windows. Such a frame is then decoded,
    and made as small as the container says.
    """
    for library in Path(cv2.__file__).parent.glob("cv2*.so"):
        try:
            set_most = ctypes.CDLL(str(library)).av_max_alloc  # looked for in the libraries it has loaded
        except (OSError, AttributeError):
            continue
        set_most.argtypes, set_most.restype = [ctypes.c_size_t], None
        set_most(most)
        return True
    return False
