"""A test pattern to take by hand, and its numbers as sliders; it can move or turn by itself, once round."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.network.source.pattern import ENDS, PARAMETERS, Pattern
from playground.ui.kit.controls import TranslatedWidget, pill
from playground.ui.kit.icons import icon
from playground.ui.kit.slider_row import SliderRow
from playground.ui.kit.theme import SPACE_1, theme_of
from playground.ui.pattern.pattern_picture import PatternPicture
from playground.ui.pattern.pattern_words import number_words, sweep_words

translate = QCoreApplication.translate
DECIMALS = {"angle": 0, "wavelength": 1, "phase": 0, "size": 1, "opening": 0, "sigma": 1, "seed": 0}
"""The others have two."""
LENGTHS = {"wavelength": 2.0, "size": 1.0, "sigma": 0.0}
"""Those whose slider ends at the size of the input, with where it begins."""
TICK, STEPS = 40, 72
"""Milliseconds between two steps of a sweep, and how many it has; a slow network takes longer."""


class PatternPanel(TranslatedWidget):
    """Shows a Pattern; `edited` carries the one that is wanted and which number of it was changed."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pattern = Pattern()
        self._is_seen = False
        self.picture = PatternPicture()
        self.rows = {name: _row(name) for name in ENDS}
        self.sweeps = {key: pill(checkable=True) for key in sweep_words()}
        self._timer = QTimer(self, interval=TICK)
        self._swept: tuple[str, float] | None = None
        self._left = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.picture)
        column.addSpacing(SPACE_1)
        for row in self.rows.values():
            column.addWidget(row)
        last = QHBoxLayout()
        last.setSpacing(SPACE_1)
        for button in self.sweeps.values():
            last.addWidget(button)
        last.addStretch(1)
        column.addLayout(last)
        self._connect()
        self._retranslate()
        self._restyle()

    def _connect(self) -> None:
        for name, row in self.rows.items():
            row.edited.connect(partial(self._on_edited, name))
        parts: list[PatternPicture | SliderRow] = [self.picture, *self.rows.values()]
        for part in parts:
            part.gesture_begun.connect(self._end_sweep)
            part.gesture_begun.connect(self.gesture_begun)
            part.gesture_ended.connect(self.gesture_ended)
        self.picture.edited.connect(self._on_taken)
        for key, button in self.sweeps.items():
            button.clicked.connect(partial(self._on_sweep_clicked, key))
        self._timer.timeout.connect(self._on_tick)

    def show_pattern(self, pattern: Pattern, source: PictureInput, picture: Array | None, *, is_seen: bool) -> None:
        """Show the pattern of `source`, drawn as `picture` (H, W, 3) uint8; `is_seen` when its maps are shown."""
        self.picture.show_pattern(pattern, source, picture)
        if pattern != self._pattern and self._swept is not None:
            self._end_sweep()  # somebody else changed it
        is_other = pattern.kind != self._pattern.kind
        self._pattern, self._is_seen = pattern, is_seen
        used = PARAMETERS[pattern.kind]
        for name, row in self.rows.items():
            if name in LENGTHS:
                row.set_range(LENGTHS[name], float(max(source.width, source.height, 8)))
            row.set_value(getattr(pattern, name))
            row.setVisible(name in used)
        for key, button in self.sweeps.items():
            button.setVisible(_swept_number(key, pattern) is not None)
        if is_other:
            self.updateGeometry()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._end_sweep()

    def _retranslate(self) -> None:
        self.picture.setAccessibleName(translate("Patterns", "The test pattern"))
        self.picture.setToolTip(
            translate(
                "Patterns",
                "Drag it to move it. After a click the wheel turns it, with Shift it makes it larger or smaller.\n"
                "Keys: arrows move it, with Shift further; [ and ] turn, + and − size it.",
            )
        )
        for name, (words, tip) in number_words().items():
            self.rows[name].set_words(words, tip)
        for key, (words, tip) in sweep_words().items():
            self.sweeps[key].setText(words)
            self.sweeps[key].setToolTip(tip)
            self.sweeps[key].setAccessibleName(f"{words}. {tip}")

    def _restyle(self) -> None:
        for button in self.sweeps.values():
            button.setIcon(_sweep_icon(button))

    def _on_edited(self, name: str, value: float) -> None:
        self._end_sweep()
        self._tell(name, value)

    def _on_taken(self, pattern: Pattern, what: str) -> None:
        self._end_sweep()
        self._pattern, self._is_seen = pattern, False
        self.edited.emit(pattern, what)

    def _tell(self, name: str, value: float) -> None:
        number: dict[str, Any] = {name: round(value) if name == "seed" else float(value)}
        self._pattern = replace(self._pattern, **number)
        self._is_seen = False
        self.edited.emit(self._pattern, name)

    # moving by itself

    def _on_sweep_clicked(self, key: str) -> None:
        is_wanted = self.sweeps[key].isChecked()
        self._end_sweep()
        name = _swept_number(key, self._pattern)
        if not is_wanted or name is None:
            return
        self.sweeps[key].setChecked(True)
        self._swept, self._left = (name, getattr(self._pattern, name)), STEPS
        self.gesture_begun.emit()
        self._timer.start()
        self._restyle()

    def _on_tick(self) -> None:
        """One step further, once the maps of the last one are there."""
        if self._swept is None or not self._is_seen:
            return
        name, start = self._swept
        low, high = ENDS[name]
        self._left -= 1
        gone = (high - low) * (STEPS - self._left) / STEPS
        self._tell(name, low + (start - low + gone) % (high - low) if self._left else start)
        if not self._left:
            self._end_sweep()

    def _end_sweep(self) -> None:
        if self._swept is None:
            return
        self._swept = None
        self._timer.stop()
        for button in self.sweeps.values():
            button.setChecked(False)
        self._restyle()
        self.gesture_ended.emit()


def _row(name: str) -> SliderRow:
    return SliderRow(*ENDS[name], DECIMALS.get(name, 2), logarithmic=name in ("wavelength", "size"))


def _swept_number(key: str, pattern: Pattern) -> str | None:
    """Which number of the pattern runs when it moves or turns; None where none does."""
    names = ("angle",) if key == "turn" else ("phase", "position")
    return next((name for name in names if name in PARAMETERS[pattern.kind]), None)


def _sweep_icon(button: QToolButton) -> QIcon:
    return icon("pause" if button.isChecked() else "play", theme_of(button).ink)
