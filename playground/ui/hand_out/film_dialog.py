"""Asks what an animation is to show: which number goes from where to where, or the window, and in how many pictures."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QProgressBar, QVBoxLayout, QWidget

from playground import limits
from playground.network.knob import Knob, Sweep, layer_knobs, picture_knobs
from playground.network.layers import KernelLayer
from playground.network.setup import SetUp
from playground.ui.hand_out.knob_words import knob_words
from playground.ui.kit.controls import NumberField, label
from playground.ui.kit.theme import SPACE_2, SPACE_4

translate = QCoreApplication.translate
WIDTH = 400
FIRST_COUNT = 24
LARGEST = 1e6


class FilmDialog(QDialog):
    """`wanted` carries the Sweep; while it is made the dialog shows how far it is, and Cancel stops it."""

    wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(WIDTH)
        self.about, self._is_running = label("caption"), False
        self.about.setWordWrap(True)
        self.what = QComboBox()
        self.low, self.high = (NumberField(-LARGEST, LARGEST, step=0.1, decimals=2) for _ in range(2))
        self.row, self.column = NumberField(0, 0), NumberField(0, 0)
        self.count = NumberField(2, limits.FILM_PICTURES)
        self.count.set_value(FIRST_COUNT)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self.what.currentIndexChanged.connect(self._on_chosen)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setSpacing(SPACE_2)
        self._names = [label() for _ in range(6)]
        fields = (self.what, self.low, self.high, self.row, self.column, self.count)
        for name, field in zip(self._names, fields, strict=True):
            name.setBuddy(field)
            self.form.addRow(name, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addWidget(self.about)
        column.addLayout(self.form)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)

    def show_setup(self, setup: SetUp) -> None:
        """Offer what can move in `setup`, whose pinned map is shown."""
        self._retranslate(setup)
        self._setup, view = setup, setup.view
        layers = {layer.name: layer for layer in setup.network.layers}
        knobs = list(picture_knobs(setup))
        places = {name: kernel for name, kernel in ((view.layer, view.map), (view.inspected, view.kernel)) if name}
        for name, output in places.items():
            knobs += layer_knobs(layers[name], output) if name in layers else ()
        self.what.clear()
        self.what.addItem(translate("Film", "The window of {layer}, step by step").format(layer=view.layer), None)
        for knob in knobs:
            self.what.addItem(knob_words(knob), knob)
        self.what.setCurrentIndex(min(1, self.what.count() - 1))
        self._on_chosen()
        self.set_running(running=False)

    def _retranslate(self, setup: SetUp) -> None:
        self.setWindowTitle(translate("Film", "An animation"))
        words = translate("Film", "Shows what goes in, {layer}:{map} and what that comes to on its way back.")
        self.about.setText(words.format(layer=setup.view.layer, map=setup.view.map))
        texts = (
            translate("Film", "What moves"),
            translate("Film", "From"),
            translate("Film", "To"),
            translate("Film", "Row of the cell"),
            translate("Film", "Column of the cell"),
            translate("Film", "Pictures"),
        )
        for name, text in zip(self._names, texts, strict=True):
            name.setText(text)
            name.buddy().setAccessibleName(text)
        self.count.setToolTip(translate("Film", "Ten in a second; up to {most}").format(most=limits.FILM_PICTURES))
        save, cancel = QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel
        self.buttons.button(save).setText(translate("Film", "Save…"))
        self.buttons.button(cancel).setText(translate("Film", "Cancel"))

    @property
    def sweep(self) -> Sweep:
        """What is asked for."""
        knob: Knob | None = self.what.currentData()
        if knob is not None and knob.what == "kernel":
            place = (*knob.place[:2], round(self.row.value()), round(self.column.value()))
            knob = replace(knob, place=place)
        return Sweep(knob, round(self.count.value()), self.low.value(), self.high.value())

    def show_progress(self, done: int, count: int) -> None:
        """How many pictures there are; at the end the file is still to be written."""
        self.set_running(running=True)
        self.progress.setRange(0, count if done < count else 0)
        self.progress.setValue(done)

    def set_running(self, *, running: bool) -> None:
        """Whether one is being made: nothing can be changed then."""
        self._is_running = running
        self.progress.setVisible(running)
        for field in (self.what, self.low, self.high, self.row, self.column, self.count):
            field.setEnabled(not running)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not running)

    def reject(self) -> None:
        """Cancel stops what is being made; otherwise it closes the dialog."""
        if self._is_running:
            self.stop_wanted.emit()
        else:
            super().reject()

    def _on_chosen(self) -> None:
        knob: Knob | None = self.what.currentData()
        is_cell = knob is not None and knob.what == "kernel"
        for field in (self.low, self.high):
            self.form.setRowVisible(field, knob is not None)
        for field in (self.row, self.column):
            self.form.setRowVisible(field, is_cell)
        if knob is None:
            return
        self.low.set_value(knob.low)
        self.high.set_value(knob.high)
        layer = next((one for one in self._setup.network.layers if one.name == knob.layer), None)
        if is_cell and isinstance(layer, KernelLayer):
            for field, side, middle in zip((self.row, self.column), layer.kernel_size, knob.place[2:], strict=True):
                field.high = side - 1
                field.set_value(middle or 0)

    def _on_accepted(self) -> None:
        self.wanted.emit(self.sweep)
