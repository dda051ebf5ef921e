"""Draws the README's pictures anew: `python -m tests.readme_pictures`, once what they show has changed."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from playground.app import Program, _wait_for_frame, make_application
from playground.default_session import default_setup
from playground.network.layers import Array
from playground.opencv import cv2
from playground.resources import resource
from playground.storage.atomic import write_atomically
from playground.ui.kit.image_data import rgb_of

FRAMES, REACH = 22, 36
"""Of the drag: so many pictures, so many points up and down."""
FIRST_MS, EACH_MS, QUALITY = 700, 90, 72
CELL = (3, 3)
ARROW = ((0, 0), (0, 17), (4.5, 13), (7.5, 19.5), (10, 18.3), (7, 12), (12.5, 12))
"""The mouse, which a window that is grabbed does not hold."""


def live() -> bytes:
    """A cell of a kernel, dragged up and down with Ctrl held, as an animated WebP of the whole window."""
    program = Program(make_application(), default_setup(), "en", "light")
    window, grid = program.window, program.window.inspector.kernel_editor.grid
    window.resize(1280, 800)
    window.show()
    window.reset_layout()
    start = grid.cell_rect(CELL).center()
    pictures = [_picture(program, grid, start)]
    _mouse(grid, QEvent.Type.MouseButtonPress, start)
    for step in range(1, FRAMES + 1):
        at = start - QPoint(0, int(REACH * math.sin(2 * math.pi * step / FRAMES)))
        _mouse(grid, QEvent.Type.MouseMove, at)
        pictures.append(_picture(program, grid, at))
    _mouse(grid, QEvent.Type.MouseButtonRelease, start)
    program.stop()
    window.hide()
    return _animation(pictures)


def _mouse(grid: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    place, ctrl = QPointF(at), Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(grid, QMouseEvent(kind, place, QPointF(grid.mapToGlobal(at)), button, held, ctrl))


def _picture(program: Program, grid: QWidget, at: QPoint) -> Array:
    """(H, W, 3) uint8 RGB of the window with the mouse `at` a point of the grid, once its frame is there."""
    _wait_for_frame(program)
    image = program.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    tip = QPointF(grid.mapTo(program.window, at))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("white"), 1.4))
    painter.setBrush(QColor("#111111"))
    painter.drawPolygon(QPolygonF([tip + QPointF(x, y) for x, y in ARROW]))
    painter.end()
    return rgb_of(image)


def _animation(pictures: list[Array]) -> bytes:
    animation = cv2.Animation()
    animation.frames = [np.ascontiguousarray(picture[:, :, ::-1]) for picture in pictures]
    animation.durations = np.array([FIRST_MS, *[EACH_MS] * FRAMES], np.int32)  # type: ignore[assignment]
    done, data = cv2.imencodeanimation(".webp", animation, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
    assert done
    return bytes(data)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    write_atomically(resource("screenshots", "live.webp"), live())
    still = resource("screenshots", "dark_zh.png")
    program = Path(__file__).resolve().parent.parent / "main.py"
    words = ["screenshot", "--language", "zh_CN", "--theme", "dark", "-o", str(still)]
    subprocess.run([sys.executable, str(program), *words], check=True)


if __name__ == "__main__":
    main()
