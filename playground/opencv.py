"""The one place that imports cv2: sets its limits before and gives Qt its environment back after.

cv2 reads its limits at import only, and its wheel redirects Qt's plugin and font paths to its own copies.
"""

from __future__ import annotations

import os

from playground import limits

VIDEO_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi"
"""What FFmpeg may take a video for: no playlist, which would name other files, and no picture sequence."""

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")

os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"] = str(limits.PICTURE_PIXELS)
os.environ["OPENCV_IO_MAX_IMAGE_WIDTH"] = str(limits.PICTURE_SIDE)
os.environ["OPENCV_IO_MAX_IMAGE_HEIGHT"] = str(limits.PICTURE_SIDE)
os.environ["OPENCV_LOG_LEVEL"] = "SILENT"
os.environ["OPENCV_FFMPEG_LOGLEVEL"] = "-8"  # FFmpeg's AV_LOG_QUIET: what is wrong with a video is told in the window
os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = f"format_whitelist;{VIDEO_FORMATS}|protocol_whitelist;file"
os.environ["OPENCV_AVFOUNDATION_SKIP_AUTH"] = "1"  # else a thread beside the window may open no camera on macOS
os.environ["OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT"] = "2"  # seconds until a camera without a frame counts as gone
_before = {name: os.environ.get(name) for name in _QT_VARIABLES}

import cv2 as cv2  # noqa: E402 - after the limits, on purpose

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

cv2.setNumThreads(1)  # small calls are faster on one thread, and one core belongs to the window
