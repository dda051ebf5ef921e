"""The whole picture with the part that goes into the network drawn over it; the part is dragged and zoomed here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)

from playground import limits
from playground.engine.explain.effective_field import FieldWeights
from playground.inputs.pictures.framing import crop_box, neutral
from playground.network.layers import Array
from playground.network.setup import Framing, PictureInput
from playground.network.source.transform import IDENTITY
from playground.ui.kit.field_overlay import Box, field_rect, paint_field, weight_image
from playground.ui.kit.input_picture import ARROWS, InputPicture, fitted
from playground.ui.kit.theme import SIZE_CAPTION, SPACE_2, font, theme_of

ZOOM_STEP = 1.15
ZOOM_KEYS = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
KEY_STEP, LARGE_KEY_STEP = 0.02, 0.1
"""How far an arrow key moves the crop, as a fraction of the picture."""
LEAST_CROP = 4
"""Zooming in ends where the crop is this many pixels of the picture."""
SHADE = QColor(12, 14, 16, 150)

Point = tuple[float, float]


class CropView(InputPicture):
    """Shows `source` and the crop of a PictureInput. What the user does with it is told as another centre and zoom."""

    crop_edited = Signal(object, float)
    """The new centre (x, y) in fractions of the picture, and the new zoom."""
    LOWEST, TALLEST = 60, 1.1

    def __init__(self) -> None:
        super().__init__()
        self._source: Array | None = None
        self._input: PictureInput | None = None
        self._hint = ""
        self._field: Box | None = None
        self._weights: FieldWeights | None = None

    @property
    def is_movable(self) -> bool:
        """Whether there is a crop to move: not when all of the picture is shown."""
        return self._source is not None and self._input is not None and self._input.framing is Framing.CROP

    def show_picture(self, source: Array | None, picture_input: PictureInput, hint: str = "") -> None:
        """Show the whole picture (H, W, 3) uint8 and the part of it that `picture_input` takes; `hint` without one."""
        if source is self._source and picture_input is self._input and hint == self._hint:
            return
        self._source, self._input, self._hint = source, picture_input, hint
        if self._grip is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor if self.is_movable else Qt.CursorShape.ArrowCursor)
        self._follow_shape()

    def set_field(self, field: Box | None, weights: FieldWeights | None) -> None:
        """Outline what a unit sees of the part that goes in (top, left, height, width in its pixels), and shade what
        weighs in it. Where the picture is turned or scaled before it goes in, nothing."""
        if field != self._field or weights is not self._weights:
            self._field, self._weights = field, weights
            self.update()

    @property
    def weights(self) -> FieldWeights | None:
        """What is shaded."""
        return self._weights

    # geometry

    def _shape(self) -> tuple[int, int]:
        """(height, width) of what is drawn: the picture's, or when it is fitted into bars the working size's."""
        if self._source is None or self._input is None:
            return 2, 3
        if self._input.framing is Framing.FIT:
            return self._input.height, self._input.width
        return self._source.shape[0], self._source.shape[1]

    def picture_rect(self) -> QRectF:
        """Where the whole picture stands in the widget."""
        frame = self.frame_rect()
        if self._source is None or self._input is None or self._input.framing is not Framing.FIT:
            return frame
        return fitted((self._source.shape[0], self._source.shape[1]), frame)

    def crop_rect(self) -> QRectF:
        """Where the part that goes into the network stands in the widget."""
        if self._source is None or self._input is None or not self.is_movable:
            return self.frame_rect()
        height, width = self._source.shape[:2]
        x, y, w, h = crop_box(self._input, height, width)
        box = self.picture_rect()
        across, down = box.width() / width, box.height() / height
        return QRectF(box.left() + x * across, box.top() + y * down, w * across, h * down)

    # what the user does

    def _edit(self, center: Point, zoom: float) -> None:
        """Tell a new crop, held inside the picture; nothing is told when it is the same."""
        if self._source is None or self._input is None or not self.is_movable:
            return
        height, width = self._source.shape[:2]
        zoom = min(max(zoom, 1.0), max(1.0, min(limits.ZOOM, min(height, width) / LEAST_CROP)))
        _, _, w, h = crop_box(replace(self._input, zoom=zoom), height, width)
        center = _held(center[0], w / width), _held(center[1], h / height)
        if (center, zoom) != (self._input.center, self._input.zoom):
            self.crop_edited.emit(center, zoom)

    def _center(self) -> Point:
        """The middle of the crop as it is drawn."""
        middle, box = self.crop_rect().center(), self.picture_rect()
        return (middle.x() - box.left()) / box.width(), (middle.y() - box.top()) / box.height()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.is_movable:
            super().mousePressEvent(event)
            return
        self._grip = event.position(), self._center()
        self._take_hold()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None or self._input is None:
            return
        start, center = self._grip
        box, way = self.picture_rect(), event.position() - start
        self._edit((center[0] + way.x() / box.width(), center[1] + way.y() / box.height()), self._input.zoom)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._edit((0.5, 0.5), 1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._input is None or not self.is_movable:
            event.ignore()
            return
        self._edit(self._center(), self._input.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        x, y = self._center()
        if self._input is None or not self.is_movable:
            super().keyPressEvent(event)
        elif key in ARROWS:
            step = LARGE_KEY_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP
            self._edit((x + ARROWS[key][0] * step, y + ARROWS[key][1] * step), self._input.zoom)
        elif key in ZOOM_KEYS:
            self._edit((x, y), self._input.zoom * ZOOM_KEYS[key])
        elif key == Qt.Key.Key_Home:
            self._edit((0.5, 0.5), 1.0)
        else:
            super().keyPressEvent(event)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame_rect()
        outline = self._outline()
        if self._source is None:
            painter.fillPath(outline, theme.color("field"))
            painter.setPen(QPen(theme.color("line"), 1, Qt.PenStyle.DashLine))
            painter.drawPath(outline)
            self._paint_hint(painter, frame)
        else:
            painter.setClipPath(outline)
            painter.fillPath(outline, self._bar_color())
            self._paint_picture(painter, self._source, self.picture_rect())
            if self.is_movable:
                self._paint_crop(painter, outline)
            self._paint_field(painter)
        self._paint_focus(painter)

    def _bar_color(self) -> QColor:
        """The colour of a fitted picture's bars: the mean's, which becomes 0."""
        return QColor(0, 0, 0) if self._input is None else QColor(*neutral(self._input))

    def _paint_crop(self, painter: QPainter, outline: QPainterPath) -> None:
        """Everything outside the crop in the shade, its edge in white over black so that it shows on any picture."""
        crop = self.crop_rect()
        inside = QPainterPath()
        inside.addRect(crop)
        painter.fillPath(outline.subtracted(inside), SHADE)
        edge = crop.adjusted(1, 1, -1, -1)
        for color, width in ((QColor(0, 0, 0, 90), 3.0), (QColor(255, 255, 255), 1.5)):
            painter.setPen(QPen(color, width))
            painter.drawRoundedRect(edge, 2, 2)

    def _paint_field(self, painter: QPainter) -> None:
        source = self._input
        if source is None or self._field is None or source.transform != IDENTITY:
            return
        theme = theme_of(self)
        weights = None if self._weights is None else weight_image(self._weights, theme.color("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = field_rect(self._field, (source.height, source.width), self.crop_rect())
        paint_field(painter, theme, rect, weights)

    def _paint_hint(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme_of(self).color("muted"))
        room = box.adjusted(SPACE_2, SPACE_2, -SPACE_2, -SPACE_2).toRect()
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._hint)


def _held(middle: float, length: float) -> float:
    """A crop of `length` around `middle` held inside 0..1."""
    half = min(length / 2, 0.5)
    return min(max(middle, half), 1 - half)
