"""The frequency response with its words: what comes through best, what becomes of an even surface and of any wave."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QVBoxLayout

from playground.engine.explain.frequency import FLOOR_DECIBELS, Response, frequency, frequency_response
from playground.network.kernel.kernel_place import KernelPlace
from playground.ui.design.response_picture import ResponsePicture
from playground.ui.kit.controls import HeadLabel, TranslatedWidget
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import CONTROL_HEIGHT, SPACE_1, fix_height

translate = QCoreApplication.translate
WIDTH = 216


class ResponsePanel(TranslatedWidget):
    """Shows the response of a chosen slice, or of all slices together."""

    def __init__(self) -> None:
        super().__init__()
        self._response: Response | None = None
        self.head = HeadLabel()
        fix_height(self.head, CONTROL_HEIGHT)
        self.picture = ResponsePicture()
        self.first, self.second = ElidedLabel("ink"), ElidedLabel("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.head)
        column.addWidget(self.picture, 1)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.picture.pointed.connect(self._on_pointed)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def show_place(self, place: KernelPlace) -> None:
        """Show the response of what is chosen of a kernel, with its layer's dilation."""
        self._response = frequency_response(place.chosen, place.layer.dilation)
        self.picture.show_response(self._response, place.layer.stride)
        self._render_words()

    def _retranslate(self) -> None:
        self.head.setText(translate("Design", "Frequency response"))
        self._render_words()

    def _on_pointed(self, _point: object) -> None:
        self._render_words()

    def _render_words(self) -> None:
        response = self._response
        if response is None:
            return
        if not response.largest > 0:
            self.first.set_text(translate("Design", "Nothing comes through: every cell is 0."))
            self.second.set_text("")
            return
        point = self.picture.point
        if point is None:
            down, across = response.best
            self.first.set_text(
                translate("Design", "best: {wave} × {gain}").format(
                    wave=wave_words(down, across), gain=value_text(response.largest, signed=False)
                )
            )
            self.second.set_text(
                translate("Design", "even × {gain} · {floor} to 0 dB").format(
                    gain=value_text(response.even_surface, signed=False), floor=f"−{-FLOOR_DECIBELS:.0f}"
                )
            )
            return
        down, across = frequency(point[0]), frequency(point[1])
        self.first.set_text(
            translate("Design", "{wave} × {gain}").format(
                wave=wave_words(down, across), gain=value_text(float(response.gain[point]), signed=False)
            )
        )
        self.second.set_text(
            translate("Design", "across {across}, down {down} · {decibels} dB").format(
                across=_signed(across), down=_signed(down), decibels=_signed(float(response.decibels[point]), 1)
            )
        )


def wave_words(down: float, across: float) -> str:
    """A wave by its length in pixels and its direction in degrees, 0 to the right and 90 down; or the even surface."""
    length = math.hypot(down, across)
    if length == 0:
        return translate("Design", "an even surface")
    angle = round(math.degrees(math.atan2(down, across))) % 180
    return translate("Design", "{pixels} px waves at {angle}°").format(pixels=f"{1 / length:.3g}", angle=angle)


def _signed(value: float, figures: int = 2) -> str:
    text = f"{value:.{figures}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")
