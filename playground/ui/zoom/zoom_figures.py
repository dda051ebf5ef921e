"""What is said about the enlarged map: the value under the mouse, its range, and how many values are no numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from playground.engine.pixels import clipped_share
from playground.network.setup import Scale
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.layer_words import number_text, value_text
from playground.ui.kit.scale_bar import ScaleBar
from playground.ui.kit.theme import SPACE_1
from playground.ui.zoom.zoom_source import Shown

translate = QCoreApplication.translate


class ZoomFigures(TranslatedWidget):
    """Shows the figures of a Shown over a scale of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._scale = Scale.MAP
        self._pixel: tuple[int, int] | None = None
        self.value, self.hint, self.bad = label("title"), label("caption"), label("problem")
        self.unread = label("caption")
        self.scale_bar = ScaleBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for part in (self.bad, self.unread, self.value, self.hint):
            part.setWordWrap(True)
            column.addWidget(part)
        column.addWidget(self.scale_bar)
        self._retranslate()

    def show_figures(self, shown: Shown | None, scale: Scale) -> None:
        """Show the figures of what is enlarged; None while there is nothing."""
        self._shown = shown
        self._scale = Scale.MAP if shown is None or shown.layer is None else scale
        self._render()

    def show_pixel(self, pixel: tuple[int, int] | None) -> None:
        """Read the value at (row, column); None while the mouse is elsewhere."""
        self._pixel = pixel
        self._render()

    def _retranslate(self) -> None:
        self._render()

    def _render(self) -> None:
        shown = self._shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        words = {
            Scale.MAP: translate("ZoomView", "own"),
            Scale.CLIPPED: translate("ZoomView", "own"),
            Scale.LAYER: translate("ZoomView", "layer"),
            Scale.NETWORK: translate("ZoomView", "network"),
        }
        share = clipped_share(shown.array, shown.range) if self._scale is Scale.CLIPPED else 0.0
        note = translate("ZoomView", "{share} % clipped").format(share=f"{100 * share:.2g}") if share else ""
        self.scale_bar.set_range(words[self._scale], shown.range, note)
        self.bad.setVisible(shown.bad > 0)
        self.bad.setText(
            translate("ZoomView", "{count} values are NaN or infinite").format(count=number_text(shown.bad))
        )
        self.unread.setVisible(any(shown.unread))
        self.unread.setText(
            translate("ZoomView", "Hatched: {layer} never reads it.").format(layer=shown.reader) if shown.reader else ""
        )
        value, hint = self._reading(shown)
        self.value.setText(value)
        self.value.setVisible(bool(value))
        self.hint.setText(hint)

    def _reading(self, shown: Shown) -> tuple[str, str]:
        """The value under the mouse, and what its place is counted in; else what the mouse does."""
        height, width = shown.array.shape
        if self._pixel is None or self._pixel[0] >= height or self._pixel[1] >= width:
            return "", translate("ZoomView", "Wheel zooms, drag moves, F shows all.")
        row, column = self._pixel
        value = value_text(float(shown.array[row, column]))
        if shown.units:
            unit = shown.unit(row, column)[0]
            return (
                translate("ZoomView", "unit {unit} = {value}").format(unit=unit, value=value),
                translate("ZoomView", "of 0–{last}").format(last=number_text(shown.units - 1)),
            )
        return (
            translate("ZoomView", "({row}, {column}) = {value}").format(row=row, column=column, value=value),
            translate("ZoomView", "row and column of {height} × {width}").format(height=height, width=width),
        )
