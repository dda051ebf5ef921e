"""The part of the input panel that stands in the place of the picture while somebody draws on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.network.layers import Array
from playground.network.setup import PictureInput

if TYPE_CHECKING:
    from playground.ui.draw.draw_panel import DrawPanel

translate = QCoreApplication.translate


class DrawSection(QWidget):
    """Hidden while it is not open."""

    drawn = Signal(object, str)
    page_wanted = Signal(object)
    done = Signal()
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.panel: DrawPanel | None = None
        self.is_open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def set_open(self, is_open: bool) -> None:
        """Show the tools, made for the first drawing, or put them away."""
        self.is_open = is_open
        if is_open and self.panel is None:
            self.panel = self._made()
        self.setVisible(is_open)

    def show_input(self, source: PictureInput, picture: Array | None, *, is_seen: bool) -> None:
        """Show all of the picture (H, W, 3) of `source`; `is_seen` when it is the newest."""
        if self.panel is not None and self.is_open:
            self.panel.show_input(source, picture, is_seen=is_seen)

    def _made(self) -> DrawPanel:
        from playground.ui.draw.draw_panel import DrawPanel  # late: when somebody first draws

        panel = DrawPanel()
        panel.drawn.connect(self.drawn)
        panel.page_wanted.connect(self.page_wanted)
        panel.done.connect(self.done)
        panel.gesture_begun.connect(self.gesture_begun)
        panel.gesture_ended.connect(self.gesture_ended)
        self._column.addWidget(panel)
        return panel


def step_words() -> dict[str, str]:
    """What was done -> the name of the undo step."""
    return {
        "draw": translate("Draw", "Draw on the picture"),
        "erase": translate("Draw", "Rub out"),
        "clear": translate("Draw", "Clear the drawing"),
    }
