"""Controls that hold one value of a layer: a whole number, a pair, padding, a choice, a switch. One interface for all.

Each has `set_value`, which tells nobody, and `edited`, which carries what the user wants instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground import limits
from playground.network.layers import SAME, SAME_LOWER, AnyPadding, Padding
from playground.ui.kit.controls import NumberField, SegmentedControl, TranslatedWidget, label
from playground.ui.kit.theme import SPACE_1, fix_width

translate = QCoreApplication.translate
FIELD_WIDTH = 46


class FormField(TranslatedWidget):
    """What the rows of a form have in common."""

    edited = Signal(object)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(SPACE_1)

    def set_value(self, value: Any) -> None:
        """Show `value`."""
        raise NotImplementedError

    def set_name(self, name: str, tip: str) -> None:
        """The words for a screen reader and the tooltip."""
        self.setToolTip(tip)
        self.setAccessibleName(name)
        for field in self.findChildren(NumberField):
            field.setAccessibleName(name)
            field.setToolTip(tip)

    def _number(self, low: float, high: float, width: int = FIELD_WIDTH, **options: Any) -> NumberField:
        field = NumberField(low, high, **options)
        fix_width(field, width)
        field.gesture_begun.connect(self.gesture_begun)
        field.gesture_ended.connect(self.gesture_ended)
        self.line.addWidget(field)
        return field


class WholeField(FormField):
    """A whole number."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.field = self._number(low, high, 64)
        self.field.edited.connect(self._on_edited)

    def set_value(self, value: int) -> None:
        self.field.set_value(value)

    def _on_edited(self, value: float) -> None:
        self.edited.emit(int(value))


class RealField(FormField):
    """A real number."""

    def __init__(self, low: float, high: float, *, step: float = 0.01, decimals: int = 3) -> None:
        super().__init__()
        self.field = self._number(low, high, 64 if decimals <= 3 else 84, step=step, decimals=decimals)
        self.field.edited.connect(self._on_edited)

    def set_value(self, value: float) -> None:
        self.field.set_value(value)

    def _on_edited(self, value: float) -> None:
        self.edited.emit(value)


class PairField(FormField):
    """A vertical and a horizontal number. Equal ones stay equal when the first changes."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self._value = (low, low)
        self.vertical = self._number(low, high)
        self.line.addWidget(label("caption", "×"))
        self.horizontal = self._number(low, high)
        self.vertical.edited.connect(self._on_vertical)
        self.horizontal.edited.connect(self._on_horizontal)

    def set_value(self, value: tuple[int, int]) -> None:
        self._value = value
        self.vertical.set_value(value[0])
        self.horizontal.set_value(value[1])

    def set_name(self, name: str, tip: str) -> None:
        both = translate("FormFields", "Vertical × horizontal; equal numbers change together by the first.")
        super().set_name(name, f"{tip}\n{both}" if tip else both)
        self.vertical.setAccessibleName(translate("FormFields", "{name}, vertical").format(name=name))
        self.horizontal.setAccessibleName(translate("FormFields", "{name}, horizontal").format(name=name))

    def _on_vertical(self, value: float) -> None:
        vertical, horizontal = self._value
        self.edited.emit((int(value), int(value) if vertical == horizontal else horizontal))

    def _on_horizontal(self, value: float) -> None:
        self.edited.emit((self._value[0], int(value)))


class ChoiceField(FormField):
    """One of a few."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.control = SegmentedControl(keys)
        self.line.addWidget(self.control)
        self.control.chosen.connect(self._on_chosen)

    def set_value(self, value: str) -> None:
        self.control.set_current(value)

    def set_words(self, words: dict[str, tuple[str, str]]) -> None:
        self.control.set_words(words)

    def _on_chosen(self, key: str) -> None:
        self.edited.emit(key)


class NameField(FormField):
    """One of the names there are, by a list that opens; a name that is not among them is shown too."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line.addWidget(self.box)
        self._names: tuple[str, ...] = ()
        self.box.textActivated.connect(self._on_chosen)

    def set_choices(self, names: Sequence[str]) -> None:
        """The names that can be chosen."""
        self._names = tuple(names)

    def set_value(self, value: str) -> None:
        names = self._names if value in self._names or not value else (value, *self._names)
        if names != tuple(self.box.itemText(place) for place in range(self.box.count())):
            self.box.clear()
            self.box.addItems(names)
        self.box.setCurrentIndex(names.index(value) if value else -1)

    def set_name(self, name: str, tip: str) -> None:
        super().set_name(name, tip)
        self.box.setAccessibleName(name)
        self.box.setToolTip(tip)
        self.box.setPlaceholderText(translate("FormFields", "none"))

    def _on_chosen(self, name: str) -> None:
        self.edited.emit(name)


class SwitchField(FormField):
    """On or off."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.line.addWidget(self.box)
        self.box.clicked.connect(self._on_clicked)

    def set_value(self, value: bool) -> None:
        self.box.setChecked(value)

    def set_name(self, name: str, tip: str) -> None:
        super().set_name(name, tip)
        self.box.setAccessibleName(name)
        self.box.setToolTip(tip)

    def _on_clicked(self, checked: bool) -> None:
        self.edited.emit(checked)


class PaddingField(FormField):
    """No padding, "same" by two ways, or four numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._value: AnyPadding = Padding()
        self.control = SegmentedControl(("none", SAME, SAME_LOWER, "own"))
        self.sides = [NumberField(0, limits.PADDING) for _ in range(4)]
        self._names = [QLabel() for _ in range(4)]
        self._own = QWidget()
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(SPACE_1)
        for name, side in zip(self._names, self.sides, strict=True):
            name.setProperty("role", "caption")
            fix_width(side, 36)
            side.edited.connect(self._on_side_edited)
            side.gesture_begun.connect(self.gesture_begun)
            side.gesture_ended.connect(self.gesture_ended)
            own.addWidget(name)
            own.addWidget(side)
        column = QVBoxLayout()
        column.setSpacing(SPACE_1)
        column.addWidget(self.control, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._own, 0, Qt.AlignmentFlag.AlignRight)
        self.line.addLayout(column)
        self.control.chosen.connect(self._on_chosen)
        self._own.hide()
        self._retranslate()

    def set_value(self, value: AnyPadding) -> None:
        self._value = value
        key = "none" if value == Padding() else "own" if isinstance(value, Padding) else value
        if not (key == "none" and self.control.current() == "own"):
            self.control.set_current(key)
        self._own.setVisible(self.control.current() == "own")
        if isinstance(value, Padding):
            numbers = (value.top, value.bottom, value.left, value.right)
            for side, number in zip(self.sides, numbers, strict=True):
                side.set_value(number)

    def set_name(self, name: str, tip: str) -> None:
        super().set_name(name, tip)
        self._retranslate()

    def _retranslate(self) -> None:
        self.control.set_words(
            {
                "none": (
                    translate("FormFields", "none"),
                    translate("FormFields", "No padding: windows stay inside the map"),
                ),
                SAME: (
                    translate("FormFields", "same"),
                    translate("FormFields", "As much padding as keeps the size at stride 1"),
                ),
                SAME_LOWER: (
                    translate("FormFields", "same ↖"),
                    translate("FormFields", "The same, but an odd pixel goes above and to the left"),
                ),
                "own": (
                    translate("FormFields", "own"),
                    translate("FormFields", "Own numbers of rows and columns on each side"),
                ),
            }
        )
        words = (
            ("↑", translate("FormFields", "Padding above")),
            ("↓", translate("FormFields", "Padding below")),
            ("←", translate("FormFields", "Padding at the left")),
            ("→", translate("FormFields", "Padding at the right")),
        )
        for name, side, (sign, text) in zip(self._names, self.sides, words, strict=True):
            name.setText(sign)
            side.setAccessibleName(text)
            side.setToolTip(text)

    def _on_chosen(self, key: str) -> None:
        self._own.setVisible(key == "own")
        if key in (SAME, SAME_LOWER):
            self.edited.emit(key)
        elif key == "none":
            self.edited.emit(Padding())
        elif not isinstance(self._value, Padding) or self._value == Padding():
            self.edited.emit(Padding.all_sides(1, 1))

    def _on_side_edited(self, _value: float) -> None:
        top, bottom, left, right = (int(side.value()) for side in self.sides)
        self.edited.emit(Padding(top, bottom, left, right))
