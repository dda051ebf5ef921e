"""What a layer costs and sees: output shape, parameters, multiply-adds, receptive field, memory."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout

from playground.network.costs import LayerCosts
from playground.ui.kit.controls import TranslatedWidget, label, row
from playground.ui.kit.layer_words import amount_text, bytes_text, pair_text, shape_text
from playground.ui.kit.theme import SPACE_1

translate = QCoreApplication.translate


class CostPanel(TranslatedWidget):
    """Six figures with their names."""

    def __init__(self) -> None:
        super().__init__()
        self._costs: LayerCosts | None = None
        self.names: dict[str, QLabel] = {}
        self.values: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for key in cost_words():
            self.names[key], self.values[key] = label(), label()
            column.addWidget(row(self.names[key], self.values[key]))
        self._retranslate()

    def show_costs(self, costs: LayerCosts | None) -> None:
        """Show a row of `network_costs`; None for a layer that cannot be computed now."""
        self._costs = costs
        self._render()

    def _retranslate(self) -> None:
        for key, (name, tip) in cost_words().items():
            self.names[key].setText(name)
            self.names[key].setToolTip(tip)
            self.values[key].setToolTip(tip)
        self._render()

    def _render(self) -> None:
        costs = self._costs
        if costs is None:
            texts = dict.fromkeys(self.values, "–")
        else:
            texts = {
                "output": shape_text(costs.output_shape),
                "parameters": amount_text(costs.parameters),
                "macs": amount_text(costs.macs),
                "cpr": "–" if costs.cpr is None else amount_text(costs.cpr),
                "field": pair_text(costs.receptive_field),
                "bytes": bytes_text(costs.output_bytes),
            }
        for key, text in texts.items():
            self.values[key].setText(text)


def cost_words() -> dict[str, tuple[str, str]]:
    """Figure -> its name and what it means."""
    return {
        "output": (translate("CostPanel", "Output"), translate("CostPanel", "Channels × height × width")),
        "parameters": (translate("CostPanel", "Parameters"), translate("CostPanel", "Weights in use and biases")),
        "macs": (
            translate("CostPanel", "MAC"),
            translate("CostPanel", "Multiply-adds for one picture: I·J·M·N·K·L / groups"),
        ),
        "cpr": (
            translate("CostPanel", "CPR"),
            translate("CostPanel", "MAC / weights: how often each weight is used"),
        ),
        "field": (
            translate("CostPanel", "Receptive field"),
            translate("CostPanel", "The pixels of the picture that one unit sees"),
        ),
        "bytes": (translate("CostPanel", "Memory of the maps"), translate("CostPanel", "In float32, for one picture")),
    }
