"""The bar under a live picture: freeze, mirror, stop, how many frames a second are shown, and the place in a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLabel, QSlider, QVBoxLayout

from playground.session.live.live import LiveService
from playground.ui.kit.controls import TranslatedWidget, label, pill, row
from playground.ui.kit.theme import SPACE_1

translate = QCoreApplication.translate
PAGE = 1000
"""Milliseconds of a page key."""
USUAL_STEP = 40


class LiveBar(TranslatedWidget):
    """Shows what is live and asks it; hidden while nothing is."""

    def __init__(self, live: LiveService) -> None:
        super().__init__()
        self._live = live
        self.freeze, self.mirror, self.stop = pill(checkable=True), pill(checkable=True), pill()
        self._rate_name, self.rate = label(), label()
        self.place = QSlider(Qt.Orientation.Horizontal)
        self.place.setPageStep(PAGE)
        self.time = label("muted")
        self._lay_out()
        self.freeze.toggled.connect(self._on_freeze_toggled)
        self.mirror.toggled.connect(self._on_mirror_toggled)
        self.stop.clicked.connect(live.stop)
        self.place.actionTriggered.connect(self._on_place_action)
        live.changed.connect(self._render)
        live.moved.connect(self._render_moved)
        self._retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(SPACE_1)
        for part in (self.freeze, self.mirror, self.stop):
            buttons.addWidget(part)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_1, 0, SPACE_1)
        column.setSpacing(SPACE_1)
        column.addLayout(buttons)
        column.addWidget(row(self._rate_name, self.rate))
        column.addWidget(self.place)
        column.addWidget(self.time, 0, Qt.AlignmentFlag.AlignRight)

    def _retranslate(self) -> None:
        self._rate_name.setText(translate("Live", "Frames shown"))
        for button, text, tip in (
            (self.freeze, translate("Live", "Freeze"), translate("Live", "Hold this frame, or go on (Space)")),
            (self.mirror, translate("Live", "Mirror"), translate("Live", "Show the camera's picture as a mirror does")),
            (self.stop, translate("Live", "Stop"), translate("Live", "End it; the last frame stays as the picture")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.place.setToolTip(translate("Live", "Drag through the video. Keys: arrows a frame, Page a second, Home."))
        self.place.setAccessibleName(translate("Live", "Place in the video"))
        self._render()

    def _render(self) -> None:
        live = self._live
        is_file = live.source is not None and not live.source.is_camera
        self.setVisible(live.is_shown)
        self.mirror.setVisible(not is_file)
        self.place.setVisible(is_file and live.duration > 0)
        self.time.setVisible(is_file and live.duration > 0)
        for button, is_on in ((self.freeze, live.is_frozen), (self.mirror, live.is_mirrored)):
            button.blockSignals(True)
            button.setChecked(is_on)
            button.blockSignals(False)
        self._render_moved()

    def _render_moved(self) -> None:
        """What changes with every frame; nothing that is laid out anew while the words stay the same."""
        live = self._live
        _set(self.rate, self._rate_words())
        tip = self._rate_tip()
        if tip != self.rate.toolTip():
            self.rate.setToolTip(tip)
        if self.place.isHidden():
            return
        last = round(1000 * live.duration)
        step = round(1000 / live.source_rate) if live.source_rate else USUAL_STEP
        if (self.place.maximum(), self.place.singleStep()) != (last, step):
            self.place.setRange(0, last)
            self.place.setSingleStep(step)
        if not self.place.isSliderDown():
            self.place.setValue(round(1000 * live.position))
        _set(self.time, f"{time_text(live.position)} / {time_text(live.duration)}")

    def _rate_words(self) -> str:
        live = self._live
        if live.is_lost:
            return translate("Live", "waiting …")
        if live.is_frozen:
            return translate("Live", "frozen")
        return translate("Live", "{rate} / s").format(rate=round(live.rate)) if live.rate else "…"

    def _rate_tip(self) -> str:
        words = translate("Live", "So many frames a second go through all layers and onto the screen.")
        given = translate("Live", "There are {rate} a second.").format(rate=round(self._live.source_rate))
        return f"{words} {given}" if self._live.source_rate else words

    def _on_freeze_toggled(self, is_frozen: bool) -> None:
        self._live.freeze(is_frozen=is_frozen)

    def _on_mirror_toggled(self, is_mirrored: bool) -> None:
        self._live.mirror(is_mirrored=is_mirrored)

    def _on_place_action(self, action: int) -> None:
        if action != QAbstractSlider.SliderAction.SliderNoAction.value:
            self._live.seek(self.place.sliderPosition() / 1000)


def _set(words: QLabel, text: str) -> None:
    if words.text() != text:
        words.setText(text)


def time_text(seconds: float) -> str:
    """ "1:02.4", minutes and seconds."""
    tenths = int(10 * seconds)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"
