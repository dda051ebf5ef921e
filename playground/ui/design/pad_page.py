"""Draw what you want to find: the pad, its pens, and how it becomes a kernel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout

from playground.network.layers import Pair
from playground.ui.design.drawing_pad import DrawingPad
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, label
from playground.ui.kit.theme import SPACE_2, SPACE_3

translate = QCoreApplication.translate
PENS = {"light": 1.0, "dark": -1.0, "rubber": 0.0}
WIDEST = 16
"""Radius of the widest pen in points of the pad."""


class PadPage(TranslatedWidget):
    """The pad at the left, its tools at the right."""

    wanted = Signal()
    """The kernel matched to the drawing as it stands."""
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pad = DrawingPad()
        self.pens = SegmentedControl(list(PENS))
        self.pens.set_current("light")
        self.pen_width = QSlider(Qt.Orientation.Horizontal)
        self.pen_width.setRange(1, WIDEST)
        self.pen_width.setValue(round(self.pad.radius))
        self._width_name, self.note = label("caption"), label("caption")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.clear = QPushButton()
        self._lay_out()
        self.pens.chosen.connect(self._on_pen_chosen)
        self.pen_width.valueChanged.connect(self._on_width_changed)
        self.clear.clicked.connect(self.pad.clear)
        self.pad.drawn.connect(self.wanted)
        self.pad.gesture_begun.connect(self.gesture_begun)
        self.pad.gesture_ended.connect(self.gesture_ended)
        self._retranslate()

    def _lay_out(self) -> None:
        pens, width, tools = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        pens.addWidget(self.pens)
        pens.addStretch(1)
        width.setSpacing(SPACE_2)
        width.addWidget(self._width_name)
        width.addWidget(self.pen_width, 1)
        width.addWidget(self.clear)
        tools.setSpacing(SPACE_2)
        tools.addLayout(pens)
        tools.addLayout(width)
        tools.addWidget(self.note, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self.pad)
        row.addLayout(tools, 1)

    def set_size(self, size: Pair) -> None:
        """A pad for kernels of this size."""
        self.pad.set_size(size)

    def _retranslate(self) -> None:
        self.pens.set_words(
            {
                "light": (translate("Design", "light"), translate("Design", "Draw what is to be lighter")),
                "dark": (translate("Design", "dark"), translate("Design", "Draw what is to be darker")),
                "rubber": (translate("Design", "rub out"), translate("Design", "Back to grey: neither")),
            }
        )
        self._width_name.setText(translate("Design", "Pen"))
        words = translate("Design", "How wide the pen is")
        self.pen_width.setToolTip(words)
        self.pen_width.setAccessibleName(words)
        self.clear.setText(translate("Design", "New sheet"))
        words = translate("Design", "An empty pad; the kernel stays as it is")
        self.clear.setToolTip(words)
        self.clear.setAccessibleName(f"{self.clear.text()}. {words}")
        self.note.setText(
            translate(
                "Design",
                "The drawing, averaged into the cells, less its mean, at length 1, goes into all slices: of all such "
                "kernels it answers the drawing most strongly.",
            )
        )

    def _on_pen_chosen(self, key: str) -> None:
        self.pad.pen = PENS[key]

    def _on_width_changed(self, radius: int) -> None:
        self.pad.radius = float(radius)
