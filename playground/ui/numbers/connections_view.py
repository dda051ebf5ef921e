"""The article's sum of local connection and weight sharing for one layer: what dense, local and shared would cost."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.network.connections import Connections, arrangement, connections
from playground.network.network import Network
from playground.session.language import spoken
from playground.ui.kit.controls import HeadLabel, TranslatedWidget, label, pill
from playground.ui.kit.layer_words import number_text
from playground.ui.kit.theme import SIZE_BODY, SIZE_CAPTION, SPACE_1, SPACE_4, font, scaled, theme_of
from playground.ui.numbers.sum_calculator import SumCalculator

translate = QCoreApplication.translate
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WRITTEN_OUT = 100_000
"""From here on a count is a power of ten."""
TITLE_LINE, FORMULA_LINE, BAR, GAP = 19, 17, 4, 9


def power_text(count: int) -> str:
    """A count as the article writes it: "9", "14,112", "9·10⁵", "10⁹", "7.25·10¹¹"."""
    if count < WRITTEN_OUT:
        return number_text(count)
    mantissa, exponent = f"{count:.2e}".split("e")
    power = f"10{str(int(exponent)).translate(SUPERSCRIPTS)}"
    mantissa = mantissa.rstrip("0").rstrip(".")
    return power if mantissa == "1" else f"{mantissa}·{power}"


@dataclass(frozen=True)
class Bar:
    """One way to connect: its name, its count in words, how that comes about, and the count for the bar's length."""

    name: str
    count_words: str
    formula: str
    count: int


class PowerBars(QWidget):
    """Paints each Bar as two lines of words over a bar whose length is the power of ten."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: list[Bar]) -> None:
        if bars != self.bars:
            self.bars = bars
            self.setAccessibleName(". ".join(f"{bar.name}: {bar.count_words}, {bar.formula}" for bar in bars))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, len(self.bars) * (scaled(TITLE_LINE) + scaled(FORMULA_LINE) + BAR + GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.count for bar in self.bars), default=1)
        for place, bar in enumerate(self.bars):
            top = place * (scaled(TITLE_LINE) + scaled(FORMULA_LINE) + BAR + GAP)
            self._paint_words(painter, bar, top)
            share = math.log10(max(bar.count, 1)) / max(math.log10(max(most, 1)), 1e-9)
            self._paint_bar(painter, share if bar.count else 0.0, top + scaled(TITLE_LINE) + scaled(FORMULA_LINE))

    def _paint_words(self, painter: QPainter, bar: Bar, top: int) -> None:
        theme = theme_of(self)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        line = QRect(0, top, self.width(), scaled(TITLE_LINE))
        painter.setPen(theme.color("ink"))
        painter.setFont(font(SIZE_BODY, strong=True))
        painter.drawText(line, left, bar.name)
        painter.setFont(font(SIZE_BODY))
        painter.drawText(line, right, bar.count_words)
        painter.setPen(theme.color("muted"))
        painter.setFont(font(SIZE_CAPTION))
        formula = painter.fontMetrics().elidedText(bar.formula, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRect(0, top + scaled(TITLE_LINE), self.width(), scaled(FORMULA_LINE)), left, formula)

    def _paint_bar(self, painter: QPainter, share: float, top: int) -> None:
        theme = theme_of(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, length in (("line", 1.0), ("accent", share)):
            if length > 0:
                painter.setBrush(theme.color(token))
                painter.drawRoundedRect(QRectF(0, top + 1, max(self.width() * length, BAR), BAR), 2, 2)


class ConnectionsView(TranslatedWidget):
    """Shows the sum for the layer it is given, or says why there is none; or that of numbers one can change."""

    calculating = Signal(bool)
    """The calculator was opened or closed: another width is needed."""

    def __init__(self) -> None:
        super().__init__()
        self._network: Network | None = None
        self._name: str | None = None
        self.head = HeadLabel()
        self.calculate = pill(checkable=True)
        self.calculator = SumCalculator()
        self.calculator.hide()
        self.bars = PowerBars()
        self.message = label("caption")
        self.message.setWordWrap(True)
        self._lay_out()
        self.calculate.toggled.connect(self._on_calculate_toggled)
        self.calculator.changed.connect(self._render)
        self._retranslate()

    def _lay_out(self) -> None:
        head, sums, row, layout = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.head, 1)
        head.addWidget(self.calculate)
        sums.setSpacing(SPACE_1)
        sums.addWidget(self.bars)
        sums.addWidget(self.message)
        sums.addStretch(1)
        row.setSpacing(SPACE_4)
        row.addWidget(self.calculator)
        row.addLayout(sums, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addLayout(head)
        layout.addLayout(row, 1)

    def show_layer(self, network: Network, name: str | None) -> None:
        """Show the layer called `name`; None stands for the input."""
        self._network, self._name = network, name
        self.calculator.offer_layer(name or "", None if name is None else arrangement(network, network.index_of(name)))
        self._render()

    def _retranslate(self) -> None:
        self.calculate.setText(translate("ConnectionsView", "Calculate"))
        words = translate("ConnectionsView", "The same sum for numbers of your own, beginning with the article's")
        self.calculate.setToolTip(words)
        self.calculate.setAccessibleName(f"{self.calculate.text()}. {words}")
        self._render()

    def _on_calculate_toggled(self, is_on: bool) -> None:
        self.calculator.setVisible(is_on)
        self._render()
        self.calculating.emit(is_on)

    def _render(self) -> None:
        if self._network is None:
            return
        title = translate("ConnectionsView", "Connections")
        if self.calculate.isChecked():
            found: Connections | None = self.calculator.arrangement.connections
            message = translate("ConnectionsView", "A bar's length is the power of ten. Biases are left out.")
            self.head.setText(title)
        else:
            found, message = self._found(self._network)
            self.head.setText(title if self._name is None else f"{title} · {self._name}")
        self.bars.set_bars([] if found is None else _bars(found))
        self.bars.setVisible(found is not None)
        self.message.setText(message)

    def _found(self, network: Network) -> tuple[Connections | None, str]:
        """The sum, or None, and what is to be said about it."""
        if self._name is None:
            return None, translate("ConnectionsView", "Click a layer's row to see its sum.")
        index = network.index_of(self._name)
        found = connections(network, index)
        if found is not None:
            return found, translate("ConnectionsView", "A bar's length is the power of ten. Biases are left out.")
        if network.layers[index].muted:
            return None, translate("ConnectionsView", "The layer is muted: it hands its input on and costs nothing.")
        assert network.problem is not None
        return None, spoken(network.problem.sentence)


def _bars(found: Connections) -> list[Bar]:
    inputs, units, window = (number_text(count) for count in (found.inputs, found.units, found.window))
    connected = translate("ConnectionsView", "{count} connections")
    bars = [
        Bar(
            translate("ConnectionsView", "dense"),
            connected.format(count=power_text(found.dense)),
            translate("ConnectionsView", "every unit sees every input: {inputs} × {units}").format(
                inputs=inputs, units=units
            ),
            found.dense,
        ),
        Bar(
            translate("ConnectionsView", "local"),
            connected.format(count=power_text(found.local)),
            translate("ConnectionsView", "every unit sees its window: {window} × {units}").format(
                window=window, units=units
            ),
            found.local,
        ),
    ]
    if not found.shared:
        nothing = translate("ConnectionsView", "this layer has no weights")
        return [*bars, Bar(translate("ConnectionsView", "shared"), power_text(0), nothing, 0)]
    kernels = number_text(found.shared // found.window)
    formula = translate("ConnectionsView", "one kernel for all positions of a map: {window} × {kernels}")
    return [
        *bars,
        Bar(
            translate("ConnectionsView", "shared"),
            translate("ConnectionsView", "{count} parameters").format(count=power_text(found.shared)),
            formula.format(window=window, kernels=kernels),
            found.shared,
        ),
    ]
