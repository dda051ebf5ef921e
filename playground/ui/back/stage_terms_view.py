"""The numbers of one pixel of a stage: the sum of a transposed convolution, arrows of an un-pooling, a rule at work."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.back.backproject import BackProjection
from playground.engine.explain.back import channel_of, landing
from playground.engine.explain.terms import Returned, Ruled, Scaled, Summed, Terms, Unit, Weighted
from playground.engine.forward import Pass
from playground.network.layers import Array
from playground.ui.back.patch import Patch, patch
from playground.ui.back.switch_arrows import Arrow, SwitchArrows
from playground.ui.computed.number_grid import NumberGrid
from playground.ui.computed.sum_grids import SumGrids, extreme
from playground.ui.computed.term_bars import TermBars
from playground.ui.computed.terms_view import term_bars
from playground.ui.kit.theme import SPACE_3

translate = QCoreApplication.translate
AROUND = 5
"""Rows and columns shown around a pixel at a ReLU, and of the pooled values at an un-pooling."""
MOST_ARROWS = 10
"""Rows and columns of pixels shown at an un-pooling."""


class StageTermsView(QWidget):
    """Shows what `show_terms` is given; every kind of stage has its own picture, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.sums, self.switches, self.bars = SumGrids(), SwitchArrows(), TermBars()
        self.back, self.forward, self.kept = NumberGrid(token="warm"), NumberGrid(), NumberGrid(token="removed")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        for part in (self.sums, self.switches, self.back, self.forward, self.kept):
            row.addWidget(part)
        row.addWidget(self.bars, 4)

    def show_terms(self, passed: Pass, projection: BackProjection, number: int, unit: Unit, terms: Terms) -> None:
        """Show the terms of a unit of stage `number`."""
        self.sums.setVisible(isinstance(terms, Summed) and len(terms.channels) > 0)
        self.switches.setVisible(isinstance(terms, Returned))
        for part in (self.back, self.forward, self.kept):
            part.setVisible(isinstance(terms, Ruled | Scaled))
        self.bars.setVisible(isinstance(terms, Weighted))
        if isinstance(terms, Returned):
            self._show_switches(passed, projection, number, unit, terms)
        elif isinstance(terms, Ruled | Scaled):
            self._show_rule(passed, projection, number, unit)
        elif isinstance(terms, Weighted):
            self.bars.show_bars(term_bars(terms))

    def show_sum(self, terms: Summed, channel: int) -> None:
        """Show one channel of a sum."""
        if len(terms.channels):
            names = [str(name) for name in range(int(terms.channels.max()) + 1)]
            self.sums.show_sum(names, terms, channel)

    def _show_rule(self, passed: Pass, projection: BackProjection, number: int, unit: Unit) -> None:
        stage, before = projection.stages[number], projection.stages[number - 1]
        size = passed.steps[stage.layer_index].trace.input_shape[2:]
        forward = passed.steps[stage.layer_index].trace.inputs.channel(unit.map)[0]
        here = self._patches(size, unit)
        came, went, left = (
            here(channel_of(before.maps, unit.map)),
            here(forward),
            here(channel_of(stage.maps, unit.map)),
        )
        middle = np.zeros(came.values.shape, bool)
        middle[unit.row - came.top, unit.column - came.left] = True
        first = (unit.row - came.top, unit.column - came.left)
        words = translate("Back", "R, coming back")
        self.back.show_values(words, came.values, extreme(came.values), came.inside, middle, first)
        words = translate("Back", "z, as it went in")
        self.forward.show_values(words, went.values, extreme(went.values), went.inside)
        removed = (came.values != 0) & (left.values == 0) & came.inside
        words = translate("Back", "after the rule")
        self.kept.show_values(words, left.values, extreme(came.values), left.inside, removed, first)

    def _patches(self, size: tuple[int, ...], unit: Unit) -> Callable[[Array | None], Patch]:
        def around(array: Array | None) -> Patch:
            height, width = min(AROUND, size[0]), min(AROUND, size[1])
            return patch(array, (size[0], size[1]), unit.row, unit.column, height, width)

        return around

    def _show_switches(
        self, passed: Pass, projection: BackProjection, number: int, unit: Unit, terms: Returned
    ) -> None:
        stage, before = projection.stages[number], projection.stages[number - 1]
        rows, columns = stage.maps.values.shape[1:]
        pooled = before.maps.values.shape[1:]
        after = patch(
            channel_of(stage.maps, unit.map),
            (rows, columns),
            unit.row,
            unit.column,
            min(MOST_ARROWS, rows),
            min(MOST_ARROWS, columns),
        )
        row, column = terms.units[0].tolist() if len(terms.units) else (0, 0)
        height, width = min(AROUND, pooled[0]), min(AROUND, pooled[1])
        came = patch(channel_of(before.maps, unit.map), (pooled[0], pooled[1]), row, column, height, width)
        arrows = _arrows(passed, projection, number, unit.map, came, after)
        captions = translate("Back", "pooled values"), translate("Back", "where they return to")
        self.switches.show_switches(captions, came, after, arrows, (unit.row, unit.column))


def _arrows(
    passed: Pass, projection: BackProjection, number: int, channel: int, came: Patch, after: Patch
) -> list[Arrow]:
    """An arrow from each value that is shown to each pixel that it lands on and that is shown; none for a 0."""
    arrows = []
    height, width = after.values.shape
    for row, column in np.argwhere(came.inside & (came.values != 0)).tolist():
        source = (came.top + row, came.left + column)
        for target in np.argwhere(landing(passed, projection, number, Unit(channel, *source))).tolist():
            if 0 <= target[0] - after.top < height and 0 <= target[1] - after.left < width:
                arrows.append(Arrow(source, (target[0], target[1])))
    return arrows
