"""The inspected kernel at the left of the designer: one colour picture and its slices, copied and pasted from here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from playground.network.kernel.kernel_place import KernelPlace
from playground.ui.design.slice_tiles import SliceArea
from playground.ui.inspector.kernel_picture import KernelPicture
from playground.ui.kit.controls import HeadLabel, TranslatedWidget, icon_button, pill
from playground.ui.kit.icons import icon
from playground.ui.kit.scale_bar import ScaleBar
from playground.ui.kit.theme import CONTROL_HEIGHT, SPACE_1, SPACE_2, fix_height, theme_of

translate = QCoreApplication.translate
PICTURE, WIDTH = 120, 292


class KernelPanel(TranslatedWidget):
    """Shows a KernelPlace; what is wanted of it comes out as signals."""

    slice_chosen = Signal(object)
    copy_requested = Signal()
    paste_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: KernelPlace | None = None
        self.head = HeadLabel()
        fix_height(self.head, CONTROL_HEIGHT)
        self.all = pill(checkable=True)
        self.copy_button, self.paste_button = icon_button(), icon_button()
        self.picture = KernelPicture(PICTURE)
        self.area = SliceArea()
        self.scale = ScaleBar()
        self._lay_out()
        self.area.tiles.chosen.connect(self.slice_chosen)
        self.all.clicked.connect(self._on_all_clicked)
        for button, tiles, wanted in (
            (self.copy_button, self.area.tiles.copy_requested, self.copy_requested),
            (self.paste_button, self.area.tiles.paste_requested, self.paste_requested),
        ):
            button.clicked.connect(wanted)
            tiles.connect(wanted)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        top, middle = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(SPACE_1)
        top.addWidget(self.head, 1)
        for part in (self.all, self.copy_button, self.paste_button):
            top.addWidget(part)
        middle.setSpacing(SPACE_2)
        middle.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self.scale)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def show_place(self, place: KernelPlace) -> None:
        """Show a kernel: with three slices also as one colour picture."""
        self._place = place
        self.picture.setVisible(place.used == 3)
        self.picture.set_slices(place.pictured)
        self.area.show_place(place)
        self.all.setChecked(place.slice is None)
        self.all.setVisible(place.used > 1)
        self.scale.set_range(translate("Design", "all slices"), float(np.abs(place.slices).max()))
        self._render_words()

    def _render_words(self) -> None:
        if self._place is not None:
            words = translate("Design", "{name} · kernel {number}")
            self.head.setText(words.format(name=self._place.layer.name, number=self._place.number))

    def _retranslate(self) -> None:
        self.all.setText(translate("Design", "all"))
        for button, words in (
            (self.all, translate("Design", "Edit all slices together")),
            (self.copy_button, translate("Design", "Copy the chosen slice, or all: Ctrl+C on the slices or the cells")),
            (self.paste_button, translate("Design", "Paste a kernel: its middle comes into the middle (Ctrl+V)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._render_words()

    def _restyle(self) -> None:
        color = theme_of(self).muted
        self.copy_button.setIcon(icon("duplicate", color))
        self.paste_button.setIcon(icon("paste", color))

    def _on_all_clicked(self, checked: bool) -> None:
        self.slice_chosen.emit(None if checked else 0)
