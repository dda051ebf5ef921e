"""Moves a unit over its map: to the start, a step back or on, playing at a chosen speed, or anywhere by a slider."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider

from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, icon_button, label
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, SPACE_2, theme_of

translate = QCoreApplication.translate
SPEEDS = {"slow": 1, "normal": 6, "fast": 30}
"""Steps a second."""


class StepBar(TranslatedWidget):
    """Shows the place among `count`; all it tells is the user's doing or the playing that the user started."""

    place_chosen = Signal(int)

    def __init__(self, *, backwards: bool = False) -> None:
        """`backwards` in the colour of the way back."""
        super().__init__()
        self._place, self._count = 0, 1
        self.first, self.back, self.play, self.on = (icon_button() for _ in range(4))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(10)
        self.slider.setProperty("backwards", backwards)
        self.words = label("caption")
        self.speed = SegmentedControl(list(SPEEDS), warm=backwards)
        self.speed.set_current("normal")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        for part in (self.first, self.back, self.play, self.on):
            row.addWidget(part)
        row.addSpacing(SPACE_2)
        row.addWidget(self.slider, 1)
        row.addSpacing(SPACE_2)
        row.addWidget(self.words)
        row.addSpacing(SPACE_2)
        row.addWidget(self.speed)
        self.first.clicked.connect(self._on_first)
        self.back.clicked.connect(self._on_back)
        self.play.clicked.connect(self.toggle)
        self.on.clicked.connect(self._on_on)
        self.slider.valueChanged.connect(self._on_slid)
        self.speed.chosen.connect(self._on_speed)
        self._retranslate()
        self._restyle()

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def show_place(self, place: int, count: int, words: str) -> None:
        """Show where the unit is among `count` places, and the same in words."""
        self._place, self._count = place, max(count, 1)
        self.slider.blockSignals(True)
        self.slider.setRange(0, self._count - 1)
        self.slider.setValue(place)
        self.slider.blockSignals(False)
        self.words.setText(words)
        for button, is_possible in ((self.first, place > 0), (self.back, place > 0), (self.on, place < count - 1)):
            button.setEnabled(is_possible)
        self.play.setEnabled(count > 1)
        self.slider.setEnabled(count > 1)

    def toggle(self) -> None:
        """Play from here, from the start when this is the end; or pause."""
        if self.is_playing:
            self.stop()
        elif self._count > 1:
            if self._place >= self._count - 1:
                self._choose(0)
            self._timer.start(1000 // SPEEDS[self.speed.current()])
            self._render_play()

    def stop(self) -> None:
        """Pause."""
        self._timer.stop()
        self._render_play()

    def _on_tick(self) -> None:
        if self._place >= self._count - 1:
            self.stop()
        else:
            self._choose(self._place + 1)

    def _choose(self, place: int) -> None:
        place = min(max(place, 0), self._count - 1)
        if place != self._place:
            self._place = place
            self.place_chosen.emit(place)

    def _on_first(self) -> None:
        self._choose(0)

    def _on_back(self) -> None:
        self._choose(self._place - 1)

    def _on_on(self) -> None:
        self._choose(self._place + 1)

    def _on_slid(self, place: int) -> None:
        self._choose(place)

    def _on_speed(self, key: str) -> None:
        if self.is_playing:
            self._timer.start(1000 // SPEEDS[key])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()

    def _words(self) -> tuple[str, str, str, str]:
        """What the first, back and on buttons and the slider do."""
        return (
            translate("StepBar", "To the first unit (Home)"),
            translate("StepBar", "One unit back (←)"),
            translate("StepBar", "One unit on (→)"),
            translate("StepBar", "Drag the window over the map"),
        )

    def _retranslate(self) -> None:
        for control, words in zip((self.first, self.back, self.on, self.slider), self._words(), strict=True):
            control.setToolTip(words)
            control.setAccessibleName(words)
        self.speed.set_words(
            {
                "slow": (translate("StepBar", "slow"), translate("StepBar", "One step a second")),
                "normal": (translate("StepBar", "normal"), translate("StepBar", "Six steps a second")),
                "fast": (translate("StepBar", "fast"), translate("StepBar", "Thirty steps a second")),
            }
        )
        self._render_play()

    def _restyle(self) -> None:
        theme = theme_of(self)
        for button, name in ((self.first, "to_start"), (self.back, "arrow_left"), (self.on, "arrow_right")):
            button.setIcon(icon(name, theme.ink, theme.faint))
        self._render_play()

    def _render_play(self) -> None:
        theme = theme_of(self)
        self.play.setIcon(icon("pause" if self.is_playing else "play", theme.ink, theme.faint))
        words = translate("StepBar", "Pause (space)") if self.is_playing else translate("StepBar", "Play (space)")
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)
