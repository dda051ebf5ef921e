"""The inspected map in figures: mean, deviation, zeros, and its strongest units, each of which can be pinned."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout

from playground.engine.measures.map_figures import MOST_UNITS, MapFigures
from playground.ui.kit.controls import TranslatedWidget, label, pill, row
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SPACE_1

translate = QCoreApplication.translate


class MapFiguresPanel(TranslatedWidget):
    """Shows MapFigures."""

    unit_chosen = Signal(int, int)
    """Row and column of a strongest unit that was clicked; of a vector the unit and 0."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: MapFigures | None = None
        self._is_vector, self._can_pin = False, True
        self.names: dict[str, QLabel] = {}
        self.values: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for key in ("mean", "deviation", "zeros"):
            self.names[key], self.values[key] = label(), label()
            column.addWidget(row(self.names[key], self.values[key]))
        self.head = label("caption")
        column.addWidget(self.head)
        self.units: list[QToolButton] = []
        for number in range(MOST_UNITS):
            button = pill()
            button.clicked.connect(partial(self._on_unit, number))
            self.units.append(button)
            column.addWidget(button)
        self._retranslate()

    def show_figures(self, figures: MapFigures | None, *, is_vector: bool, can_pin: bool) -> None:
        """Show the figures of a map, or of a vector; None hides them. The units of the input cannot be pinned."""
        self._figures, self._is_vector, self._can_pin = figures, is_vector, can_pin
        self._render()

    def _retranslate(self) -> None:
        for key, words in (
            ("mean", translate("MapFigures", "Mean")),
            ("deviation", translate("MapFigures", "Deviation")),
            ("zeros", translate("MapFigures", "Exactly 0")),
        ):
            self.names[key].setText(words)
        self._render()

    def _render(self) -> None:
        figures = self._figures
        self.setVisible(figures is not None)
        if figures is None:
            return
        self.values["mean"].setText(value_text(figures.mean))
        self.values["deviation"].setText(value_text(figures.deviation, signed=False))
        self.values["zeros"].setText(f"{100 * figures.zeros:.0f} %")
        self.head.setText(
            translate("MapFigures", "Strongest units")
            if figures.strongest
            else translate("MapFigures", "No unit is above 0.")
        )
        self.head.setVisible(self._can_pin)
        tip = translate("MapFigures", "Pin this unit: it alone is run backwards to the picture.")
        for number, button in enumerate(self.units):
            button.setVisible(self._can_pin and number < len(figures.strongest))
            if number < len(figures.strongest):
                unit = figures.strongest[number]
                place = str(unit.row) if self._is_vector else f"({unit.row}, {unit.column})"
                button.setText(f"{place}  {value_text(unit.value)}")
                button.setToolTip(tip)
                button.setAccessibleName(f"{button.text()}. {tip}")

    def _on_unit(self, number: int) -> None:
        if self._figures is not None and number < len(self._figures.strongest):
            unit = self._figures.strongest[number]
            self.unit_chosen.emit(unit.row, unit.column)
