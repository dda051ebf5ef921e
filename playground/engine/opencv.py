"""OpenCV, as far as it is there: the program always has it, a script that was exported runs without it as well."""

from __future__ import annotations

try:
    from playground.opencv import cv2 as cv2
except ImportError:
    cv2 = None  # type: ignore[assignment]

FLOATS = "" if cv2 is None else "fd"
"""The float types that it computes with, as numpy's characters."""
