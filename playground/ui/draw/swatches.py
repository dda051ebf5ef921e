"""The pen's colours side by side, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout

from playground.network.source.stroke import Colour
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.theme import SPACE_1, fix_height, fix_width, theme_of

translate = QCoreApplication.translate
SIDE = 20
GREYS: tuple[Colour, ...] = ((255, 255, 255), (192, 192, 192), (128, 128, 128), (64, 64, 64), (0, 0, 0))
COLOURS: tuple[Colour, ...] = (
    (255, 255, 255),
    (128, 128, 128),
    (0, 0, 0),
    (220, 40, 30),
    (250, 200, 20),
    (40, 160, 60),
    (30, 90, 220),
    (170, 60, 190),
)


def colour_names() -> dict[Colour, str]:
    """Every colour's name."""
    names = (
        translate("Draw", "White"),
        translate("Draw", "Light grey"),
        translate("Draw", "Grey"),
        translate("Draw", "Dark grey"),
        translate("Draw", "Black"),
    )
    others = (
        translate("Draw", "Red"),
        translate("Draw", "Yellow"),
        translate("Draw", "Green"),
        translate("Draw", "Blue"),
        translate("Draw", "Purple"),
    )
    return {**dict(zip(GREYS, names, strict=True)), **dict(zip(COLOURS[3:], others, strict=True))}


class Swatch(QAbstractButton):
    """One colour."""

    def __init__(self, colour: Colour) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        fix_width(self, SIDE)
        fix_height(self, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, is_marked = theme_of(self), self.isChecked() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.color("accent" if is_marked else "faint" if self.underMouse() else "line"), 2))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(QColor(*self.colour))
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 2, 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


class Swatches(TranslatedWidget):
    """`chosen` carries red, green and blue, by the user only."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.swatches: list[Swatch] = []
        self._colours: tuple[Colour, ...] = ()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_1)
        for colour in dict.fromkeys((*COLOURS, *GREYS)):
            swatch = Swatch(colour)
            self.swatches.append(swatch)
            self._group.addButton(swatch)
            self._row.addWidget(swatch)
        self._row.addStretch(1)
        self._group.buttonClicked.connect(self._on_clicked)
        self._retranslate()

    def show_colours(self, colours: tuple[Colour, ...], current: Colour) -> None:
        """Offer these, the current one marked, and put them in their order."""
        if colours != self._colours:
            self._colours = colours
            for swatch in self.swatches:
                swatch.setVisible(swatch.colour in colours)
                if swatch.colour in colours:
                    self._row.insertWidget(colours.index(swatch.colour), swatch)
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == current)

    def _retranslate(self) -> None:
        names = colour_names()
        for swatch in self.swatches:
            swatch.setToolTip(names[swatch.colour])
            swatch.setAccessibleName(translate("Draw", "Pen: {colour}").format(colour=names[swatch.colour]))

    def _on_clicked(self, button: QAbstractButton) -> None:
        assert isinstance(button, Swatch)
        self.chosen.emit(button.colour)
