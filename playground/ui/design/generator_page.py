"""A formula with its numbers as sliders: the kernel follows while one slides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSlider

from playground.network.kernel.kernel_generators import Generator, Parameter
from playground.network.layers import Pair
from playground.ui.kit.controls import NumberField, TranslatedWidget, label
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_width

translate = QCoreApplication.translate
PAGE = 10
"""Steps of a page key."""


class GeneratorPage(TranslatedWidget):
    """The sliders of one Generator at the size of the layer's kernels."""

    wanted = Signal()
    """The kernel of the numbers as they stand."""
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self, generator: Generator) -> None:
        super().__init__()
        self.generator = generator
        self._size: Pair = (3, 3)
        self._values: dict[str, float] = {}
        self.sliders: dict[str, QSlider] = {}
        self.fields: dict[str, NumberField] = {}
        self._names = {parameter.key: label("caption") for parameter in generator.parameters(self._size)}
        self.draw = QPushButton()
        self._lay_out()
        self.draw.clicked.connect(self.wanted)
        self._retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        for line, parameter in enumerate(self.generator.parameters(self._size)):
            slider, field = QSlider(Qt.Orientation.Horizontal), NumberField(0, 1, decimals=2)
            fix_width(field, 64)
            slider.setPageStep(PAGE)
            slider.valueChanged.connect(self._on_slid)
            slider.sliderPressed.connect(self.gesture_begun)
            slider.sliderReleased.connect(self.gesture_ended)
            field.edited.connect(self._on_typed)
            field.gesture_begun.connect(self.gesture_begun)
            field.gesture_ended.connect(self.gesture_ended)
            self.sliders[parameter.key], self.fields[parameter.key] = slider, field
            for column, part in enumerate((self._names[parameter.key], slider, field)):
                grid.addWidget(part, line, column)
        grid.addWidget(self.draw, len(self.sliders), 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.sliders) + 1, 1)

    def set_size(self, size: Pair) -> None:
        """Another size of kernels: what was turned stays where its new limits allow it, the rest begins anew."""
        self._size = size
        self._render()

    def values(self) -> dict[str, float]:
        """The numbers as they stand."""
        return {parameter.key: self._value(parameter) for parameter in self._parameters()}

    def _parameters(self) -> tuple[Parameter, ...]:
        return self.generator.parameters(self._size)

    def _value(self, parameter: Parameter) -> float:
        value = self._values.get(parameter.key, parameter.first)
        return min(max(value, parameter.low), parameter.high)

    def _render(self) -> None:
        for parameter in self._parameters():
            slider, field, value = self.sliders[parameter.key], self.fields[parameter.key], self._value(parameter)
            slider.blockSignals(True)
            slider.setRange(0, round((parameter.high - parameter.low) / parameter.step))
            slider.setValue(round((value - parameter.low) / parameter.step))
            slider.blockSignals(False)
            field.low, field.high, field.step = parameter.low, parameter.high, parameter.step
            field.decimals = 0 if parameter.step >= 1 else 2
            field.set_value(value)

    def _retranslate(self) -> None:
        for parameter in self._parameters():
            title, tip = translate("Generator", parameter.title), translate("Generator", parameter.tip)
            unit = {"px": translate("Generator", "px")}.get(parameter.unit, parameter.unit)
            self._names[parameter.key].setText(f"{title} {unit}".strip())
            for part in (self._names[parameter.key], self.sliders[parameter.key], self.fields[parameter.key]):
                part.setToolTip(tip)
                part.setAccessibleName(title)
        self.draw.setText(translate("Design", "Draw"))
        words = translate("Design", "Draw the kernel with these numbers; moving a slider does so, too")
        self.draw.setToolTip(words)
        self.draw.setAccessibleName(f"{self.draw.text()}. {words}")
        self._render()

    def _on_slid(self, position: int) -> None:
        for parameter in self._parameters():
            if self.sliders[parameter.key] is self.sender():
                self._take(parameter, parameter.low + position * parameter.step)

    def _on_typed(self, value: float) -> None:
        for parameter in self._parameters():
            if self.fields[parameter.key] is self.sender():
                self._take(parameter, value)

    def _take(self, parameter: Parameter, value: float) -> None:
        self._values[parameter.key] = value
        self._render()
        self.wanted.emit()
