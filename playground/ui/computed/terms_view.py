"""The terms of one unit as pictures: what it reads on its source, the numbers there, and where it stands itself."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine import pixels
from playground.engine.explain.terms import Bent, Damped, ForwardTerms, Pooled, Shared, Summed, Unit, Weighted
from playground.engine.forward import Pass
from playground.network.layers import Array
from playground.network.size_sums import unread_runs
from playground.session.frame import Frame
from playground.ui.computed.number_grid import NumberGrid
from playground.ui.computed.sum_grids import SumGrids, extreme
from playground.ui.computed.term_bars import Bar, TermBars
from playground.ui.computed.unit_choice import read_frame, source_map
from playground.ui.computed.window_picture import WindowPicture
from playground.ui.inspector.curve_view import CurveView
from playground.ui.kit.controls import label
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SPACE_2, SPACE_3

translate = QCoreApplication.translate
RGB = ["R", "G", "B"]
LARGEST_WINDOW = 31
"""A larger window, as a global pooling's, is shown on the map alone."""


class TermsView(QWidget):
    """Shows what `show_terms` is given; a click on the source or on the unit's own map tells the pixel."""

    source_chosen = Signal(int, int)
    result_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.source, self.result = WindowPicture(), WindowPicture()
        self.seen, self.sums = NumberGrid(), SumGrids()
        self.bars, self.curve = TermBars(), CurveView()
        self._arrow = label("title", "→")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self.source)
        row.addSpacing(SPACE_2)
        row.addWidget(self.seen)
        row.addWidget(self.sums)
        row.addWidget(self.curve, 2)
        row.addWidget(self.bars, 4)
        row.addWidget(self._arrow)
        row.addWidget(self.result)
        row.addStretch(1)
        self.source.pixel_chosen.connect(self.source_chosen)
        self.result.pixel_chosen.connect(self.result_chosen)

    def show_terms(self, frame: Frame, index: int, unit: Unit, terms: ForwardTerms, channel: int) -> None:
        """Show the terms of a unit of layer `index`; of a sum over channels the one at place `channel`."""
        assert frame.passed is not None
        is_sum = isinstance(terms, Summed)
        is_window = isinstance(terms, Pooled) and max(terms.window.shape) <= LARGEST_WINDOW
        self.seen.setVisible(is_window)
        self.sums.setVisible(is_sum)
        self.curve.setVisible(isinstance(terms, Bent))
        self.bars.setVisible(isinstance(terms, Weighted | Shared | Damped))
        if isinstance(terms, Summed):
            self.sums.show_sum(channel_names(frame.passed, index), terms, channel)
        elif isinstance(terms, Pooled):
            words, inside = translate("Computed", "window"), terms.place.inside
            self.seen.show_values(words, terms.window, extreme(terms.window), inside, terms.winners, terms.winner)
        elif isinstance(terms, Weighted | Shared | Damped):
            self.bars.show_bars(term_bars(terms))
        elif isinstance(terms, Bent):
            self.curve.show_layer(frame.request.network.layers[index], terms.channel)
            self.curve.show_point(terms.x, terms.value)
        self._show_source(frame, index, unit, terms, channel)
        self._show_result(frame, index, unit)

    def _show_source(self, frame: Frame, index: int, unit: Unit, terms: ForwardTerms, channel: int) -> None:
        passed, number = frame.passed, source_map(terms, unit, channel)
        assert passed is not None
        is_shown = not isinstance(terms, Weighted | Shared) and passed.maps(index - 1).shape[2:] != (1, 1)
        self.source.setVisible(is_shown)
        if is_shown:
            layers = frame.request.network.layers
            before = layers[index - 1].name if index else translate("Computed", "input")
            caption = f"{before} · {channel_names(passed, index)[number]}"
            picture = _coloured(frame, passed.maps(index - 1).channel(number)[0])
            unread = unread_runs(passed.network, index)
            self.source.show_map(caption, picture, read_frame(terms, unit), unread)

    def _show_result(self, frame: Frame, index: int, unit: Unit) -> None:
        assert frame.passed is not None
        maps = frame.passed.maps(index)
        is_shown = not maps.is_vector
        self.result.setVisible(is_shown)
        self._arrow.setVisible(is_shown)
        if is_shown:
            caption = f"{frame.request.network.layers[index].name} · {unit.map}"
            picture = _coloured(frame, maps.channel(unit.map)[0])
            self.result.show_map(caption, picture, (unit.row, unit.column, 1, 1))


def channel_names(passed: Pass, index: int) -> list[str]:
    """What the input channels of layer `index` are called."""
    count = passed.maps(index - 1).shape[1]
    return RGB if index == 0 and count == len(RGB) else [str(number) for number in range(count)]


def _coloured(frame: Frame, values: Array) -> Array:
    look = frame.request.look
    colours: Array = pixels.coloured_alone(np.ascontiguousarray(values[None]), look.table, look.bad_colour)[0]
    return colours


def term_bars(terms: Weighted | Shared | Damped) -> list[Bar]:
    if isinstance(terms, Damped):
        words = translate("Computed", "map {map}:  {x}²")
        return [
            Bar(words.format(map=number, x=f"({value_text(x, signed=False)})"), x * x, place == terms.place)
            for place, (number, x) in enumerate(zip(terms.channels.tolist(), terms.z.tolist(), strict=True))
        ]
    if isinstance(terms, Weighted):
        rows = zip(terms.inputs.tolist(), terms.x, terms.weights, terms.products, strict=True)
        return [
            Bar(f"{_input_name(place)}:  {value_text(x, signed=False)} · {value_text(weight)}", float(product))
            for place, x, weight, product in rows
        ]
    order = np.argsort(-np.nan_to_num(terms.exps), kind="stable")
    words = translate("Computed", "unit {unit}:  exp({z} − max)")
    return [
        Bar(words.format(unit=number, z=value_text(terms.z[number])), float(share), number == terms.channel)
        for number, share in zip(order.tolist(), terms.exps[order] / terms.sum, strict=True)
    ]


def _input_name(place: list[int]) -> str:
    """ "12 (3, 4)" for a position in a map; a unit of a vector is its number alone."""
    return str(place[0]) if place[1:] == [0, 0] else f"{place[0]} ({place[1]}, {place[2]})"
