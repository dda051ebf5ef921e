"""One channel of a sum: what was seen, the kernel over it, and the products of the two."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.explain.terms import Summed
from playground.network.layers import Array
from playground.ui.computed.number_grid import NumberGrid
from playground.ui.kit.controls import label
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SPACE_3

translate = QCoreApplication.translate


class SumGrids(QWidget):
    """Three grids with their operators between them; all channels are coloured over one range."""

    def __init__(self) -> None:
        super().__init__()
        self.seen, self.kernel, self.products = NumberGrid(), NumberGrid(), NumberGrid()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        for part in (self.seen, label("title", "⊙"), self.kernel, label("title", "="), self.products):
            row.addWidget(part)

    def show_sum(self, names: list[str], terms: Summed, place: int) -> None:
        """Show the channel at `place` of the sum; `names` are those of all channels by number."""
        inside, name = terms.place.inside, names[int(terms.channels[place])]
        words = translate("Computed", "window, channel {name}")
        if min(terms.place.strides) < 1:
            words = translate("Computed", "window, channel {name}, zeros between")
        self.seen.show_values(words.format(name=name), terms.windows[place], extreme(terms.windows), inside)
        words = translate("Computed", "kernel, turned") if terms.is_turned else translate("Computed", "kernel")
        self.kernel.show_values(words, terms.kernels[place], extreme(terms.kernels))
        words = translate("Computed", "products, Σ {sum}").format(sum=value_text(float(terms.sums[place])))
        self.products.show_values(words, terms.products[place], extreme(terms.products), inside)


def extreme(values: Array) -> float:
    """The largest finite magnitude."""
    return float(np.abs(values[np.isfinite(values)]).max(initial=0))
