"""A number by slider and by field in one row: the slider for the hand, the field for the exact value."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from playground.ui.kit.controls import NumberField, label
from playground.ui.kit.theme import SPACE_1, fix_width

STEPS = 400
NAME_WIDTH, FIELD_WIDTH = 64, 48


class _Slider(QSlider):
    """Leaves the wheel to the panel it stands in, which scrolls."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SliderRow(QWidget):
    """`edited` is the user's doing only; a drag of the slider is a gesture. A logarithmic row has equal factors, not
    equal steps, and its ends on the two sides of 1.
    """

    edited = Signal(float)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self, low: float, high: float, decimals: int, *, logarithmic: bool = False) -> None:
        super().__init__()
        self._logarithmic = logarithmic
        self.name = label("caption")
        fix_width(self.name, NAME_WIDTH)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = NumberField(low, high, step=10.0**-decimals, decimals=decimals)
        fix_width(self.field, FIELD_WIDTH)
        self.name.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self.name)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.sliderPressed.connect(self.gesture_begun)
        self.slider.sliderReleased.connect(self.gesture_ended)
        self.field.edited.connect(self.edited)
        self.field.gesture_begun.connect(self.gesture_begun)
        self.field.gesture_ended.connect(self.gesture_ended)

    def set_range(self, low: float, high: float) -> None:
        """Other ends of the slider and the field."""
        self.field.low, self.field.high = low, high

    def set_value(self, value: float) -> None:
        """Show `value` without telling anybody."""
        self.field.set_value(value)
        position = round(self._share(value) * STEPS)
        if position != self.slider.value() and not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(position)
            self.slider.blockSignals(False)

    def set_words(self, name: str, tip: str) -> None:
        """The row's name, and what it does."""
        self.name.setText(name)
        self.slider.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.slider.setToolTip(tip)
        self.field.setToolTip(tip)

    def _share(self, value: float) -> float:
        """Where a value stands between the ends, 0 to 1."""
        low, high = self._scaled(self.field.low), self._scaled(self.field.high)
        return min(max((self._scaled(value) - low) / (high - low), 0.0), 1.0)

    def _scaled(self, value: float) -> float:
        return math.log(value) if self._logarithmic else value

    def _on_slider_moved(self, position: int) -> None:
        low, high = self._scaled(self.field.low), self._scaled(self.field.high)
        value = low + (high - low) * position / STEPS
        value = round(math.exp(value) if self._logarithmic else value, self.field.decimals)
        if value != self.field.value():
            self.field.set_value(value)
            self.edited.emit(value)
