"""What all pictures of the input panel share: as high as their width asks for, scaled once, outlined with the focus."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.network.layers import Array
from playground.ui.kit.scaled_picture import ScaledPicture
from playground.ui.kit.theme import RADIUS_CONTROL, theme_of

LARGE = 8
"""An arrow key with Shift moves so many pixels."""
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class InputPicture(QWidget):
    """Its subclasses say which shape they show, paint it, and tell what the user does with it."""

    gesture_begun = Signal()
    gesture_ended = Signal()
    OWN_KEYS: frozenset[Qt.Key] = frozenset()
    """Keys alone that mean something here, whatever they do elsewhere in the window."""
    LOWEST = 40
    TALLEST = 1.0
    """Largest height for a width of 1; a taller picture stands in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._scaled = ScaledPicture()
        self._drawn_shape = (0, 0)
        self._grip: tuple[Any, ...] | None = None
        """What a subclass notes of where the mouse took hold, and of what was there."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _shape(self) -> tuple[int, int]:
        """(height, width) of what is shown, in any unit."""
        raise NotImplementedError

    def _follow_shape(self) -> None:
        """Ask for another height where the shape has become another one; then paint."""
        if self._shape() != self._drawn_shape:
            self._drawn_shape = self._shape()
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        height, across = self._shape()
        return round(min(max(width * height / across, self.LOWEST), width * self.TALLEST))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.LOWEST)

    def frame_rect(self) -> QRectF:
        """Where what is shown stands in the widget."""
        return fitted(self._shape(), QRectF(self.rect()))

    def _take_hold(self) -> None:
        """A drag has begun, once the grip is noted."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.gesture_begun.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.gesture_ended.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_alone and Qt.Key(event.key()) in self.OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def _outline(self) -> QPainterPath:
        """The frame with round corners: nothing is painted beside it."""
        outline = QPainterPath()
        outline.addRoundedRect(self.frame_rect(), RADIUS_CONTROL, RADIUS_CONTROL)
        return outline

    def _paint_picture(self, painter: QPainter, picture: Array, box: QRectF) -> None:
        """A picture (H, W, 3) uint8 in `box`, as sharp as the screen is."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(round(box.width() * ratio), 1), max(round(box.height() * ratio), 1))
        painter.drawPixmap(box, self._scaled.pixmap(picture, size), QRectF(QPointF(), size))

    def _paint_whole(self, painter: QPainter, picture: Array | None) -> None:
        """A picture in the frame, or the colour of a field while there is none; what follows is clipped to it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self._outline()
        painter.setClipPath(outline)
        if picture is None:
            painter.fillPath(outline, theme_of(self).color("field"))
        else:
            self._paint_picture(painter, picture, self.frame_rect())

    def _paint_focus(self, painter: QPainter) -> None:
        """An outline in the accent while it has the keyboard."""
        if self.hasFocus():
            painter.setClipping(False)
            painter.setPen(QPen(theme_of(self).color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.frame_rect().adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)


def arrow_way(event: QKeyEvent) -> tuple[int, int] | None:
    """How many pixels to the right and down an arrow key moves; None for another key."""
    way, pixels = ARROWS.get(Qt.Key(event.key())), LARGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    return None if way is None else (way[0] * pixels, way[1] * pixels)


def fitted(shape: tuple[int, int], room: QRectF) -> QRectF:
    """The largest rectangle of (height, width) proportions in the middle of `room`."""
    height, width = shape
    factor = min(room.width() / width, room.height() / height)
    box = QRectF(0, 0, max(width * factor, 1.0), max(height * factor, 1.0))
    box.moveCenter(room.center())
    return box
