"""What the network really sees, moved by hand: drag the picture or its patch; the wheel scales, with Shift it turns."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent

from playground import limits
from playground.inputs.pictures.transformed import patch_box
from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.network.source.transform import Transform
from playground.ui.kit.input_picture import InputPicture, arrow_way
from playground.ui.kit.wheel import notches

SCALE_STEP, ANGLE_STEP = 1.1, 5.0
SCALE_KEYS = {Qt.Key.Key_Plus: SCALE_STEP, Qt.Key.Key_Equal: SCALE_STEP, Qt.Key.Key_Minus: 1 / SCALE_STEP}
ANGLE_KEYS = {Qt.Key.Key_BracketLeft: ANGLE_STEP, Qt.Key.Key_BracketRight: -ANGLE_STEP}


class TransformPicture(InputPicture):
    """Shows what goes in; what the user does with it is told as another Transform and what of it changed."""

    edited = Signal(object, str)
    OWN_KEYS = frozenset(ANGLE_KEYS)

    def __init__(self) -> None:
        super().__init__()
        self._picture: Array | None = None
        self._input: PictureInput | None = None
        self.setMouseTracking(True)

    def show_picture(self, picture: Array | None, source: PictureInput) -> None:
        """Show `picture` (H, W, 3) uint8, what goes in of `source`; None while it is not known."""
        self._picture, self._input = picture, source
        self._follow_shape()

    # geometry

    def _shape(self) -> tuple[int, int]:
        return (1, 1) if self._input is None else (self._input.height, self._input.width)

    def patch_rect(self) -> QRectF:
        """Where the patch stands in the widget; empty without one."""
        if self._input is None or not self._input.transform.patch:
            return QRectF()
        height, width = self._shape()
        left, top, right, bottom = patch_box(self._input.transform, height, width)
        box = self.frame_rect()
        across, down = box.width() / width, box.height() / height
        return QRectF(
            box.left() + left * across, box.top() + top * down, (right - left) * across, (bottom - top) * down
        )

    # what the user does

    def _tell(self, new: Transform, what: str) -> None:
        if self._input is not None and new != self._input.transform:
            self.edited.emit(new, what)

    def _shifted(self, transform: Transform, across: float, down: float) -> Transform:
        """Moved so many whole pixels further."""
        x, y = (_held(old + round(by)) for old, by in zip(transform.shift, (across, down), strict=True))
        return replace(transform, shift=(x, y))

    def _with_patch_moved(self, transform: Transform, across: float, down: float) -> Transform:
        """The patch so many pixels further, its middle inside the picture."""
        height, width = self._shape()
        x, y = transform.patch_center
        return replace(transform, patch_center=(_share(x + across / width), _share(y + down / height)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._input is None:
            super().mousePressEvent(event)
            return
        self._grip = event.position(), self._input.transform, self.patch_rect().contains(event.position())
        self._take_hold()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            over = self.patch_rect().contains(event.position())
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.OpenHandCursor)
            return
        start, transform, is_patch = self._grip
        way = (event.position() - start) * (self._shape()[1] / self.frame_rect().width())
        move = self._with_patch_moved if is_patch else self._shifted
        self._tell(move(transform, way.x(), way.y()), "patch" if is_patch else "shift")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._input is None or not self.hasFocus():
            event.ignore()  # the panel scrolls
            return
        steps = notches(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._turn(ANGLE_STEP * steps)
        else:
            self._scale(SCALE_STEP**steps)
        event.accept()

    def _scale(self, factor: float) -> None:
        assert self._input is not None
        largest, transform = limits.TRANSFORM_SCALE, self._input.transform
        scale = min(max(transform.scale * factor, 1 / largest), largest)
        self._tell(replace(transform, scale=1.0 if abs(scale - 1) < 1e-3 else scale), "scale")

    def _turn(self, degrees: float) -> None:
        assert self._input is not None
        transform = self._input.transform
        self._tell(replace(transform, angle=(transform.angle + degrees + 180) % 360 - 180), "angle")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, way = Qt.Key(event.key()), arrow_way(event)
        if self._input is None:
            super().keyPressEvent(event)
        elif way is not None:
            is_patch = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and self._input.transform.patch > 0
            move = self._with_patch_moved if is_patch else self._shifted
            self._tell(move(self._input.transform, *way), "patch" if is_patch else "shift")
        elif key in SCALE_KEYS:
            self._scale(SCALE_KEYS[key])
        elif key in ANGLE_KEYS:
            self._turn(ANGLE_KEYS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_whole(painter, self._picture)
        patch = self.patch_rect()
        if self._picture is not None and not patch.isEmpty():
            for color, width in ((QColor(0, 0, 0, 110), 3.0), (QColor(255, 255, 255), 1.5)):
                painter.setPen(QPen(color, width))
                painter.drawRect(patch.adjusted(1, 1, -1, -1))
        self._paint_focus(painter)


def _held(shift: float) -> float:
    return float(min(max(shift, -limits.WORKING_SIDE), limits.WORKING_SIDE))


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
