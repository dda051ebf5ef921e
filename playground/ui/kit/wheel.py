"""The wheel of a mouse, in notches."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent

NOTCH = 120
"""What Qt counts of one notch, in eighths of a degree."""


def notches(event: QWheelEvent) -> float:
    """How far the wheel was turned; along the other axis too, where a key held or a touchpad turns that one."""
    return (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
