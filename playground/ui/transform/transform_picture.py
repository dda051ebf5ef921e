"""What the network really sees, moved by hand: drag the picture or its patch; the wheel scales, with Shift it turns."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground import limits
from playground.inputs.transformed import patch_box
from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.network.transform import Transform
from playground.ui.scaled_picture import ScaledPicture
from playground.ui.theme import RADIUS_CONTROL, theme_of

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
SCALE_STEP, ANGLE_STEP = 1.1, 5.0
SCALE_KEYS = {Qt.Key.Key_Plus: SCALE_STEP, Qt.Key.Key_Equal: SCALE_STEP, Qt.Key.Key_Minus: 1 / SCALE_STEP}
ANGLE_KEYS = {Qt.Key.Key_BracketLeft: ANGLE_STEP, Qt.Key.Key_BracketRight: -ANGLE_STEP}
LARGE = 8
"""An arrow key with Shift moves so many pixels."""
TALLEST = 1.0


class TransformPicture(QWidget):
    """Shows what goes in; what the user does with it is told as another Transform and what of it changed."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture: Array | None = None
        self._input: PictureInput | None = None
        self._scaled = ScaledPicture()
        self._grip: tuple[QPointF, Transform, bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Array | None, source: PictureInput) -> None:
        """Show `picture` (H, W, 3) uint8, what goes in of `source`; None while it is not known."""
        old = self._shape()
        self._picture, self._input = picture, source
        if self._shape() != old:
            self.updateGeometry()
        self.update()

    # geometry

    def _shape(self) -> tuple[int, int]:
        return (1, 1) if self._input is None else (self._input.height, self._input.width)

    def heightForWidth(self, width: int) -> int:
        height, across = self._shape()
        return round(min(max(width * height / across, 40), width * TALLEST))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def picture_rect(self) -> QRectF:
        """Where the picture stands in the widget."""
        height, width = self._shape()
        factor = min(self.width() / width, self.height() / height)
        box = QRectF(0, 0, max(width * factor, 1.0), max(height * factor, 1.0))
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def patch_rect(self) -> QRectF:
        """Where the patch stands in the widget; empty without one."""
        if self._input is None or not self._input.transform.patch:
            return QRectF()
        height, width = self._shape()
        left, top, right, bottom = patch_box(self._input.transform, height, width)
        box = self.picture_rect()
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
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.gesture_begun.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            over = self.patch_rect().contains(event.position())
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.OpenHandCursor)
            return
        start, transform, is_patch = self._grip
        way = (event.position() - start) * (self._shape()[1] / self.picture_rect().width())
        move = self._with_patch_moved if is_patch else self._shifted
        self._tell(move(transform, way.x(), way.y()), "patch" if is_patch else "shift")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.gesture_ended.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._input is None or not self.hasFocus():
            event.ignore()  # the panel scrolls
            return
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
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
        key, held = Qt.Key(event.key()), event.modifiers()
        if self._input is None:
            super().keyPressEvent(event)
        elif key in ARROWS:
            pixels = LARGE if held & Qt.KeyboardModifier.ShiftModifier else 1
            way = ARROWS[key][0] * pixels, ARROWS[key][1] * pixels
            is_patch = bool(held & Qt.KeyboardModifier.ControlModifier) and self._input.transform.patch > 0
            move = self._with_patch_moved if is_patch else self._shifted
            self._tell(move(self._input.transform, *way), "patch" if is_patch else "shift")
        elif key in SCALE_KEYS:
            self._scale(SCALE_KEYS[key])
        elif key in ANGLE_KEYS:
            self._turn(ANGLE_KEYS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = theme_of(self), self.picture_rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setClipPath(outline)
        if self._picture is None:
            painter.fillPath(outline, theme.color("field"))
        else:
            ratio = self.devicePixelRatioF()
            size = QSize(max(round(box.width() * ratio), 1), max(round(box.height() * ratio), 1))
            painter.drawPixmap(box, self._scaled.pixmap(self._picture, size), QRectF(QPointF(), size))
            patch = self.patch_rect()
            if not patch.isEmpty():
                for color, width in ((QColor(0, 0, 0, 110), 3.0), (QColor(255, 255, 255), 1.5)):
                    painter.setPen(QPen(color, width))
                    painter.drawRect(patch.adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setClipping(False)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)


def _held(shift: float) -> float:
    return float(min(max(shift, -limits.WORKING_SIDE), limits.WORKING_SIDE))


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
