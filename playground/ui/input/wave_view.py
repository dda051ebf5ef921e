"""The whole sound as its waveform; the part that goes into the network is dragged here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.inputs.sound.sound_file import DecodedSound
from playground.network.layers import Array
from playground.network.source.sound_input import SoundInput
from playground.ui.kit.theme import RADIUS_CONTROL, SIZE_CAPTION, SPACE_2, fix_height, font, scaled, theme_of

HEIGHT = 52
KEY_STEP, LARGE_KEY_STEP = 0.02, 0.1
"""How far an arrow key moves the part, as a share of the sound."""
HIGHEST, QUIETEST = 0.8, 0.01
"""The share of the height that the loudest sample takes, and how much silence is magnified at most."""
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WaveView(QWidget):
    """Shows a decoded sound and the part of it that a SoundInput takes. `moved` carries another start in ms."""

    moved = Signal(int)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: SoundInput | None = None
        self._sound: DecodedSound | None = None
        self._hint = ""
        self._seen: tuple[float, float] | None = None
        self._grip: tuple[float, int] | None = None
        self._outline: tuple[object, int, Array] | None = None
        fix_height(self, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sound(self, source: SoundInput, sound: DecodedSound | None, hint: str = "") -> None:
        """Show the sound of `source`, or where there is none the reason `hint`."""
        self._source, self._sound, self._hint = source, sound, hint
        self.setCursor(Qt.CursorShape.OpenHandCursor if self.is_movable else Qt.CursorShape.ArrowCursor)
        self.update()

    def set_seen(self, seconds: tuple[float, float] | None) -> None:
        """Mark a stretch of the sound: what the unit under the mouse sees."""
        if seconds != self._seen:
            self._seen = seconds
            self.update()

    @property
    def is_movable(self) -> bool:
        """Whether there is more of the sound than goes in."""
        return self._source is not None and (self._latest > 0 or self._source.start > 0)

    @property
    def _latest(self) -> int:
        """The last start, in ms, from which the part is full; 0 when the sound is shorter than that."""
        if self._source is None or self._sound is None:
            return 0
        return max(self._sound.milliseconds - self._source.length, 0)

    @property
    def _shown(self) -> int:
        """How many ms the width stands for: the sound, and where it reaches farther the part."""
        if self._source is None or self._sound is None:
            return 1
        return max(self._sound.milliseconds, self._source.start + self._source.length, 1)

    def part_rect(self) -> QRectF:
        """Where the part that goes in stands."""
        if self._source is None:
            return QRectF()
        factor = self.width() / self._shown
        return QRectF(self._source.start * factor, 0, self._source.length * factor, self.height())

    # what the user does

    def _move(self, start: float) -> None:
        if self._source is None:
            return
        held = round(min(max(start, 0), self._latest))
        if held != self._source.start:
            self.moved.emit(held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._source is None or not self.is_movable:
            super().mousePressEvent(event)
            return
        x, part = event.position().x(), self.part_rect()
        self.gesture_begun.emit()
        if not part.left() <= x <= part.right():  # a click elsewhere puts its middle there
            self._move(x / self.width() * self._shown - self._source.length / 2)
        self._grip = x, self._source.start
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            way = (event.position().x() - self._grip[0]) / self.width() * self._shown
            self._move(self._grip[1] + way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.gesture_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._source is not None and key in ARROWS:
            share = LARGE_KEY_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP
            self._move(self._source.start + ARROWS[key] * share * self._shown)
        elif key == Qt.Key.Key_Home:
            self._move(0)
        elif key == Qt.Key.Key_End:
            self._move(self._latest)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(HEIGHT))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.fillPath(outline, theme.color("field"))
        if self._sound is None:
            self._paint_hint(painter)
        else:
            painter.setClipPath(outline)
            self._paint_wave(painter)
            painter.setClipping(False)
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1))
        painter.drawPath(outline)

    def _paint_wave(self, painter: QPainter) -> None:
        theme, part = theme_of(self), self.part_rect()
        painter.fillRect(part, theme.color("accent_tint"))
        if self._seen is not None:
            factor = 1000 * self.width() / self._shown
            left, right = (second * factor for second in self._seen)
            seen = QColor(theme.color("accent"))
            seen.setAlpha(70)
            painter.fillRect(QRectF(left, 0, max(right - left, 2), self.height()), seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        ratio, middle = self.devicePixelRatioF(), self.height() / 2
        for place, (low, high) in enumerate(self._envelope(round(self.width() * ratio)).tolist()):
            x = (place + 0.5) / ratio
            painter.setPen(QPen(theme.color("accent" if part.left() <= x <= part.right() else "faint"), 1 / ratio))
            tall = middle - 3
            painter.drawLine(QPointF(x, middle - high * tall), QPointF(x, middle - low * tall + 0.5))

    def _envelope(self, width: int) -> Array:
        """(width, 2): the lowest and the highest sample at each pixel."""
        assert self._sound is not None
        key = (self._sound, self._shown)
        if self._outline is None or self._outline[:2] != (key, width):
            self._outline = (key, width, envelope(self._sound, self._shown, width))
        return self._outline[2]

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme_of(self).color("muted"))
        room = self.rect().adjusted(SPACE_2, 0, -SPACE_2, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._hint)


def envelope(sound: DecodedSound, milliseconds: int, width: int) -> Array:
    """(width, 2): the lowest and highest sample of each of `width` equal stretches of so many milliseconds, all made
    larger alike until one is 0.8; silence beyond the sound's end.
    """
    samples = sound.samples
    edges = np.linspace(0, milliseconds * sound.rate / 1000, width + 1).astype(np.int64)
    starts = edges[:-1][edges[:-1] < len(samples)]
    part = samples[: max(int(edges[-1]), int(starts[-1]) + 1)]
    both = np.zeros((width, 2))
    both[: len(starts), 0] = np.minimum.reduceat(part, starts)
    both[: len(starts), 1] = np.maximum.reduceat(part, starts)
    scaled_up: Array = both / max(float(np.abs(both).max()) / HIGHEST, QUIETEST)
    return scaled_up
