"""The picture to draw on: the left button draws, the right one rubs out; with keys a spot is led over it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)

from playground.inputs.pictures.framing import crop_box
from playground.inputs.pictures.strokes import smoothed
from playground.network.editing.drawing_edits import strokes_of
from playground.network.layers import Array
from playground.network.setup import Framing, PictureInput
from playground.network.source.stroke import Colour, Stroke
from playground.ui.kit.input_picture import ARROWS, InputPicture
from playground.ui.kit.theme import theme_of
from playground.ui.kit.wheel import notches

WIDEST, THINNEST = 0.5, 0.005
"""Of the pen, in shares of the picture's shorter side."""
WIDTH_STEP = 1.25
WIDTH_KEYS = {Qt.Key.Key_BracketLeft: 1 / WIDTH_STEP, Qt.Key.Key_BracketRight: WIDTH_STEP}
STEP, LARGE_STEP = 0.01, 0.05
"""How far an arrow key leads the spot, as a share of the picture's shorter side."""
NEAREST = 0.003
"""Points of a stroke lie no nearer to each other, as a share of the picture's longer side."""
REACH = 0.5
"""So far beside the picture a stroke is still followed, as a share of it."""


class DrawPicture(InputPicture):
    """Shows the picture of a PictureInput with its drawing; every stroke is told while it is being drawn."""

    drawn = Signal(object, bool)
    """All strokes that are wanted now, and whether the last of them rubs out."""
    width_chosen = Signal(float)
    LOWEST, TALLEST = 60, 1.1
    OWN_KEYS = frozenset({Qt.Key.Key_Space, *WIDTH_KEYS})

    def __init__(self) -> None:
        super().__init__()
        self.colour: Colour = (255, 255, 255)
        self.width_share, self.is_eraser = 0.08, False
        self._picture: Array | None = None
        self._input: PictureInput | None = None
        self._is_seen = True
        self._before: tuple[Stroke, ...] = ()
        self._stroke: Stroke | None = None
        self._spot, self._is_led = QPointF(0.5, 0.5), False
        self._mouse: QPointF | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_picture(self, picture: Array | None, source: PictureInput, *, is_seen: bool) -> None:
        """Show `picture` (H, W, 3) uint8 of `source`; `is_seen` when the newest stroke is in it.

        A stroke that is not in `source` was refused or undone, or the picture is another one: it ends.
        """
        if self._stroke is not None and strokes_of(source.picture)[-1:] != (self._stroke,):
            self.end_stroke()
        self._picture, self._input, self._is_seen = picture, source, is_seen
        self._follow_shape()

    def end_stroke(self) -> None:
        """Take the pen off the picture."""
        if self._stroke is not None:
            self._stroke, self._is_led = None, False
            self.update()
            self.gesture_ended.emit()

    def _shape(self) -> tuple[int, int]:
        return (2, 3) if self._picture is None else (self._picture.shape[0], self._picture.shape[1])

    def _shorter_side(self) -> float:
        """Of the picture, in points of the widget."""
        box = self.frame_rect()
        return min(box.width(), box.height())

    def _place(self, point: QPointF) -> QPointF:
        """A point of the widget in fractions of the picture."""
        box = self.frame_rect()
        return QPointF((point.x() - box.left()) / box.width(), (point.y() - box.top()) / box.height())

    def point_at(self, x: float, y: float) -> QPointF:
        """The other way about."""
        box = self.frame_rect()
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    # drawing

    def _begin_stroke(self, place: QPointF, *, is_eraser: bool) -> None:
        if self._input is None or self._picture is None:
            return
        self.gesture_begun.emit()
        self._before = strokes_of(self._input.picture)
        colour = None if is_eraser else self.colour
        self._stroke = Stroke(np.array([(_held(place.x()), _held(place.y()))]), self.width_share, colour)
        self._tell()

    def _go_on(self, place: QPointF) -> None:
        """On to another place, unless it is as good as the last one."""
        if self._stroke is None:
            return
        x, y = _held(place.x()), _held(place.y())
        (left, top), box = self._stroke.points[-1], self.frame_rect()
        way = ((x - left) * box.width()) ** 2 + ((y - top) * box.height()) ** 2
        if way >= (NEAREST * max(box.width(), box.height())) ** 2:
            self._stroke = self._stroke.through(x, y)
            self._tell()

    def _tell(self) -> None:
        assert self._stroke is not None
        self._is_seen = False
        self.drawn.emit((*self._before, self._stroke), self._stroke.colour is None)
        self.update()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) or self._picture is None:
            super().mousePressEvent(event)
            return
        self.end_stroke()
        is_eraser = self.is_eraser or event.button() == Qt.MouseButton.RightButton
        self._begin_stroke(self._place(event.position()), is_eraser=is_eraser)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        if not self._is_led:
            self._go_on(self._place(event.position()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() and not self._is_led:
            self.end_stroke()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the panel scrolls
            return
        self._choose_width(WIDTH_STEP ** notches(event))
        event.accept()

    def _choose_width(self, factor: float) -> None:
        self.width_chosen.emit(min(max(self.width_share * factor, THINNEST), WIDEST))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._lead(key, LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._stroke is not None:
                self.end_stroke()
                return
            self._begin_stroke(self._spot, is_eraser=self.is_eraser)
            self._is_led = self._stroke is not None
        elif key in WIDTH_KEYS:
            self._choose_width(WIDTH_KEYS[key])
        else:
            super().keyPressEvent(event)

    def _lead(self, key: Qt.Key, step: float) -> None:
        """The spot goes a step, and the pen with it where it is down."""
        box, (across, down) = self.frame_rect(), ARROWS[key]
        far = step * self._shorter_side()
        x, y = self._spot.x() + across * far / box.width(), self._spot.y() + down * far / box.height()
        self._spot = QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        if self._is_led:
            self._go_on(self._spot)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._is_led:
            self.end_stroke()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.end_stroke()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_whole(painter, self._picture)
        if self._picture is None or self._input is None:
            return
        self._paint_newest(painter)
        self._paint_crop(painter, self._input, self._picture)
        if self._mouse is not None:
            self._paint_pen(painter, self._mouse)
        elif self.hasFocus():
            self._paint_pen(painter, self.point_at(self._spot.x(), self._spot.y()))
        painter.setClipping(False)
        painter.setPen(QPen(theme_of(self).color("line"), 1))
        painter.drawPath(self._outline())
        self._paint_focus(painter)

    def _paint_newest(self, painter: QPainter) -> None:
        """The stroke that is being drawn, until the picture with it is there."""
        if self._stroke is None or self._stroke.colour is None or self._is_seen:
            return
        box = self.frame_rect()
        places = smoothed(self._stroke.points) * (box.width(), box.height()) + (box.left(), box.top())
        way = [QPointF(x, y) for x, y in places.tolist()]
        width = self._stroke.width * self._shorter_side()
        ends = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(*self._stroke.colour), width, *ends))
        if len(way) > 1:
            painter.drawPolyline(way)
        else:
            painter.drawPoint(way[0])

    def _paint_crop(self, painter: QPainter, source: PictureInput, picture: Array) -> None:
        """What of it goes in, where that is not all."""
        height, width = picture.shape[:2]
        x, y, across, down = crop_box(source, height, width)
        if source.framing is Framing.CROP and (across < width - 0.5 or down < height - 0.5):
            low, high = self.point_at(x / width, y / height), self.point_at((x + across) / width, (y + down) / height)
            path = QPainterPath()
            path.addRect(QRectF(low, high).adjusted(1, 1, -1, -1))
            _paint_over_all(painter, path)

    def _paint_pen(self, painter: QPainter, middle: QPointF) -> None:
        """How wide the pen is, seen on every picture."""
        radius = max(self.width_share * self._shorter_side() / 2, 1.5)
        path = QPainterPath()
        path.addEllipse(middle, radius, radius)
        _paint_over_all(painter, path)


def _paint_over_all(painter: QPainter, path: QPainterPath) -> None:
    """White over black, so that it is seen on every picture."""
    for color, width in ((QColor(0, 0, 0, 130), 3.0), (QColor(255, 255, 255), 1.2)):
        painter.strokePath(path, QPen(color, width))


def _held(share: float) -> float:
    return min(max(share, -REACH), 1 + REACH)
