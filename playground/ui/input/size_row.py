"""The row in which the working size is set: width, height, a link that keeps their proportions, the usual sizes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton

from playground import limits
from playground.ui.kit.controls import NumberField, TranslatedWidget, icon_button, label
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, fix_width, theme_of

translate = QCoreApplication.translate
USUAL_SIZES = (32, 64, 128, 224, 256)
FIELD_WIDTH = 50


class SizeRow(TranslatedWidget):
    """Two number fields. `edited` carries width and height and is the user's doing only."""

    edited = Signal(int, int)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._proportion = 1.0  # height / width while linked
        self.name = label("caption")
        self.width_field = NumberField(1, limits.WORKING_SIDE)
        self.height_field = NumberField(1, limits.WORKING_SIDE)
        self._times = label("caption", "×")
        self.link = icon_button(checkable=True)
        self.link.setChecked(True)
        self.sizes = icon_button()
        self.sizes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.sizes)
        for side in USUAL_SIZES:
            self._menu.addAction(f"{side} × {side}", partial(self._choose, side))
        self.sizes.setMenu(self._menu)
        self._lay_out()
        self.width_field.edited.connect(self._on_width_edited)
        self.height_field.edited.connect(self._on_height_edited)
        self.link.clicked.connect(self._on_link_clicked)
        for field in (self.width_field, self.height_field):
            field.gesture_begun.connect(self.gesture_begun)
            field.gesture_ended.connect(self.gesture_ended)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self.name)
        row.addStretch(1)
        for field in (self.width_field, self.height_field):
            fix_width(field, FIELD_WIDTH)
        for part in (self.width_field, self._times, self.height_field, self.link, self.sizes):
            row.addWidget(part)
        self.name.setBuddy(self.width_field)

    def set_size(self, width: int, height: int) -> None:
        """Show a size; the proportions that the link keeps are its own unless they made it."""
        self.width_field.set_value(width)
        self.height_field.set_value(height)
        if _other(width, self._proportion) != height and _other(height, 1 / self._proportion) != width:
            self._proportion = height / width

    def _retranslate(self) -> None:
        self.name.setText(translate("SizeRow", "Size"))
        keys = translate("SizeRow", "Type, turn the wheel, or drag sideways with Ctrl held.")
        for field, name in (
            (self.width_field, translate("SizeRow", "Width of the network's input in pixels")),
            (self.height_field, translate("SizeRow", "Height of the network's input in pixels")),
        ):
            field.setAccessibleName(name)
            limit = translate("SizeRow", "1 to {limit}.").format(limit=limits.WORKING_SIDE)
            field.setToolTip(f"{name}\n{limit} {keys}")
        for button, words in (
            (self.link, translate("SizeRow", "Keep the proportions of width and height")),
            (self.sizes, translate("SizeRow", "Usual sizes")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.link.setIcon(icon("link", theme.accent if self.link.isChecked() else theme.muted))
        self.sizes.setIcon(icon("chevron_down", theme.muted))

    def _choose(self, side: int) -> None:
        self._proportion = 1.0
        self.edited.emit(side, side)

    def _on_width_edited(self, value: float) -> None:
        height = _other(int(value), self._proportion) if self.link.isChecked() else int(self.height_field.value())
        self.edited.emit(int(value), height)

    def _on_height_edited(self, value: float) -> None:
        width = _other(int(value), 1 / self._proportion) if self.link.isChecked() else int(self.width_field.value())
        self.edited.emit(width, int(value))

    def _on_link_clicked(self) -> None:
        self._proportion = self.height_field.value() / self.width_field.value()
        self._restyle()


def _other(side: int, factor: float) -> int:
    return min(max(round(side * factor), 1), limits.WORKING_SIDE)
