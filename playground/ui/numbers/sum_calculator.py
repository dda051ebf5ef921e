"""The article's sum as a small calculator: a picture, units, a window, kernels, all to be changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from playground import limits
from playground.network.connections import ARTICLE, Arrangement
from playground.ui.kit.controls import NumberField, TranslatedWidget, label, pill
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_width

translate = QCoreApplication.translate
FIELD, WIDE_FIELD = 46, 92
MOST_UNITS = 10**9
ROWS = {
    "picture": ("channels", "height", "width"),
    "units": ("units",),
    "window": ("rows", "columns"),
    "kernels": ("kernels",),
}
HIGHEST = {
    "channels": limits.CHANNELS,
    "height": limits.WORKING_SIDE,
    "width": limits.WORKING_SIDE,
    "units": MOST_UNITS,
    "rows": limits.KERNEL_SIDE,
    "columns": limits.KERNEL_SIDE,
    "kernels": limits.CHANNELS,
}


class SumCalculator(TranslatedWidget):
    """Holds an Arrangement: the article's to begin with, a layer's at a click."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._arrangement = ARTICLE
        self._layer: Arrangement | None = None
        self._layer_name = ""
        self.fields = {key: NumberField(1, highest) for key, highest in HIGHEST.items()}
        self.article, self.layer = pill(), pill()
        self._names = {key: label("caption") for key in ROWS}
        self._lay_out()
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
        self.article.clicked.connect(self._on_article)
        self.layer.clicked.connect(self._on_layer)
        self._retranslate()

    def _lay_out(self) -> None:
        buttons, grid, column = QHBoxLayout(), QGridLayout(), QVBoxLayout(self)
        buttons.setSpacing(SPACE_1)
        buttons.addWidget(self.article)
        buttons.addWidget(self.layer)
        buttons.addStretch(1)
        grid.setHorizontalSpacing(SPACE_1)
        grid.setVerticalSpacing(SPACE_1)
        for line, (key, parts) in enumerate(ROWS.items()):
            grid.addWidget(self._names[key], line, 0)
            cells = QHBoxLayout()
            cells.setSpacing(SPACE_1)
            for place, part in enumerate(parts):
                if place:
                    cells.addWidget(QLabel("×"))
                fix_width(self.fields[part], WIDE_FIELD if part == "units" else FIELD)
                cells.addWidget(self.fields[part])
            cells.addStretch(1)
            grid.addLayout(cells, line, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(buttons)
        column.addLayout(grid)
        column.addStretch(1)

    @property
    def arrangement(self) -> Arrangement:
        """What the numbers say."""
        return self._arrangement

    def offer_layer(self, name: str, found: Arrangement | None) -> None:
        """Offer the numbers of the inspected layer; None: it has none of this kind."""
        self._layer, self._layer_name = found, name
        self._render()

    def _render(self) -> None:
        self.layer.setVisible(self._layer is not None)
        self.layer.setText(self._layer_name)
        words = translate("SumCalculator", "The numbers of {name}").format(name=self._layer_name)
        self.layer.setToolTip(words)
        self.layer.setAccessibleName(words)
        for key, field in self.fields.items():
            field.set_value(getattr(self._arrangement, key))

    def _retranslate(self) -> None:
        self.article.setText(translate("SumCalculator", "the article's"))
        words = translate("SumCalculator", "A picture of 100 × 100, 100,000 units, windows of 3 × 3, one kernel")
        self.article.setToolTip(words)
        self.article.setAccessibleName(f"{self.article.text()}: {words}")
        for key, (name, tip) in sum_words().items():
            self.fields[key].setAccessibleName(name)
            self.fields[key].setToolTip(tip)
        for key, text in (
            ("picture", translate("SumCalculator", "Picture")),
            ("units", translate("SumCalculator", "Units")),
            ("window", translate("SumCalculator", "Window")),
            ("kernels", translate("SumCalculator", "Kernels")),
        ):
            self._names[key].setText(text)
        self._render()

    def _take(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._render()
        self.changed.emit()

    def _on_edited(self, value: float) -> None:
        for key, field in self.fields.items():
            if field is self.sender():
                groups = 1 if key == "channels" else self._arrangement.groups
                self._take(replace(self._arrangement, **{key: int(value)}, groups=groups))

    def _on_article(self) -> None:
        self._take(ARTICLE)

    def _on_layer(self) -> None:
        if self._layer is not None:
            self._take(self._layer)


def sum_words() -> dict[str, tuple[str, str]]:
    """Field -> its name and what it is."""
    return {
        "channels": (
            translate("SumCalculator", "Channels of the picture"),
            translate("SumCalculator", "1 for grey, 3 for colours, or the maps of a layer before"),
        ),
        "height": (translate("SumCalculator", "Height of the picture"), translate("SumCalculator", "In pixels")),
        "width": (translate("SumCalculator", "Width of the picture"), translate("SumCalculator", "In pixels")),
        "units": (
            translate("SumCalculator", "Units of the next layer"),
            translate("SumCalculator", "Of all its maps together"),
        ),
        "rows": (translate("SumCalculator", "Rows of the window"), translate("SumCalculator", "What one unit sees")),
        "columns": (
            translate("SumCalculator", "Columns of the window"),
            translate("SumCalculator", "What one unit sees"),
        ),
        "kernels": (
            translate("SumCalculator", "Kernels"),
            translate("SumCalculator", "Each is shared by all units of one map; 100 kernels can find 100 things"),
        ),
    }
