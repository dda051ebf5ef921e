"""A number for all input channels, or one for each of the three, in one row of a form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from playground.network.setup import PerChannel
from playground.ui.kit.controls import NumberField, TranslatedWidget
from playground.ui.kit.theme import SPACE_1, fix_width

ALONE_WIDTH, EACH_WIDTH = 58, 42


class ChannelNumbers(TranslatedWidget):
    """Shows a PerChannel; `edited` carries the one the user wants instead, of the same form."""

    edited = Signal(object)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self, low: float, high: float) -> None:
        super().__init__()
        self._value: PerChannel = low
        self.alone = NumberField(low, high, step=0.01, decimals=2)
        self.each = [NumberField(low, high, step=0.01, decimals=3) for _ in range(3)]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_1)
        for field in (self.alone, *self.each):
            fix_width(field, ALONE_WIDTH if field is self.alone else EACH_WIDTH)
            field.gesture_begun.connect(self.gesture_begun)
            field.gesture_ended.connect(self.gesture_ended)
            field.edited.connect(self._on_edited)
            line.addWidget(field)
        self.set_value(low)

    def set_value(self, value: PerChannel) -> None:
        """Show `value`: as one field or as three."""
        self._value = value
        is_each = isinstance(value, tuple)
        self.alone.setVisible(not is_each)
        for place, field in enumerate(self.each):
            field.setVisible(is_each)
            if isinstance(value, tuple):
                field.set_value(value[place])
        if not isinstance(value, tuple):
            self.alone.set_value(value)

    def set_words(self, name: str, tip: str, channels: tuple[str, ...]) -> None:
        """Names for a screen reader, and the tooltip; `channels` names each one."""
        self.setAccessibleName(name)
        self.alone.setAccessibleName(name)
        self.alone.setToolTip(tip)
        for field, channel in zip(self.each, channels, strict=False):
            field.setAccessibleName(f"{name}: {channel}")
            field.setToolTip(f"{channel}\n{tip}")

    def _on_edited(self, value: float) -> None:
        if isinstance(self._value, tuple):
            first, second, third = (field.value() for field in self.each)
            self.edited.emit((first, second, third))
        else:
            self.edited.emit(value)
