"""A test pattern to take by hand: dragged it moves, the wheel turns it, with Shift it grows or shrinks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent

from playground.network.editing.pattern_edits import moved, resized, turned
from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.network.source.pattern import Pattern
from playground.ui.kit.input_picture import InputPicture, arrow_way
from playground.ui.kit.wheel import notches

SIZE_STEP, ANGLE_STEP = 1.1, 5.0
SIZE_KEYS = {Qt.Key.Key_Plus: SIZE_STEP, Qt.Key.Key_Equal: SIZE_STEP, Qt.Key.Key_Minus: 1 / SIZE_STEP}
ANGLE_KEYS = {Qt.Key.Key_BracketLeft: ANGLE_STEP, Qt.Key.Key_BracketRight: -ANGLE_STEP}


class PatternPicture(InputPicture):
    """Shows a Pattern; `edited` carries the one that is wanted, and whether it is to "move", "turn" or "resize"."""

    edited = Signal(object, str)
    OWN_KEYS = frozenset(ANGLE_KEYS)
    LOWEST, TALLEST = 60, 1.1

    def __init__(self) -> None:
        super().__init__()
        self._pattern: Pattern | None = None
        self._picture: Array | None = None
        self._size = (2, 3)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_pattern(self, pattern: Pattern, source: PictureInput, picture: Array | None) -> None:
        """Show the pattern of `source`, drawn as `picture` (H, W, 3) uint8; None while it is not known."""
        self._pattern, self._picture, self._size = pattern, picture, (source.height, source.width)
        self._follow_shape()

    def _shape(self) -> tuple[int, int]:
        return self._size

    def _tell(self, pattern: Pattern, what: str) -> None:
        if pattern != self._pattern:
            self.edited.emit(pattern, what)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pattern is None:
            super().mousePressEvent(event)
            return
        self._grip = event.position(), self._pattern
        self._take_hold()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        start, pattern = self._grip
        way = (event.position() - start) * (self._size[1] / self.frame_rect().width())
        self._tell(moved(pattern, way.x(), way.y(), *self._size), "move")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._pattern is None or not self.hasFocus():
            event.ignore()  # the panel scrolls
            return
        steps = notches(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._tell(resized(self._pattern, SIZE_STEP**steps), "resize")
        else:
            self._tell(turned(self._pattern, ANGLE_STEP * steps), "turn")
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, way = Qt.Key(event.key()), arrow_way(event)
        if self._pattern is None:
            super().keyPressEvent(event)
        elif way is not None:
            self._tell(moved(self._pattern, *way, *self._size), "move")
        elif key in SIZE_KEYS:
            self._tell(resized(self._pattern, SIZE_KEYS[key]), "resize")
        elif key in ANGLE_KEYS:
            self._tell(turned(self._pattern, ANGLE_KEYS[key]), "turn")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_whole(painter, self._picture)
        self._paint_focus(painter)
