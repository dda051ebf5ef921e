"""The part of the input panel with a test pattern's sliders: there while the picture is one, made for the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.network.source.pattern import Pattern

if TYPE_CHECKING:
    from playground.ui.pattern.pattern_panel import PatternPanel


class PatternSection(QWidget):
    """Hidden without a pattern."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.panel: PatternPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_pattern(
        self,
        pattern: Pattern | None,
        source: PictureInput,
        picture: Array | None,
        *,
        is_seen: bool,
        is_drawn_on: bool = False,
    ) -> None:
        """Show the pattern of `source`, drawn as `picture` (H, W, 3) uint8, and its numbers.

        `is_seen` when its maps are on the screen, `is_drawn_on` when somebody draws over it in another place.
        """
        if pattern is not None:
            self.panel = self.panel or self._made()
            self.panel.picture.setVisible(not is_drawn_on)
            self.panel.show_pattern(pattern, source, picture, is_seen=is_seen)
        self.setVisible(pattern is not None)

    def _made(self) -> PatternPanel:
        from playground.ui.pattern.pattern_panel import PatternPanel  # late: for the first pattern

        panel = PatternPanel()
        panel.edited.connect(self.edited)
        panel.gesture_begun.connect(self.gesture_begun)
        panel.gesture_ended.connect(self.gesture_ended)
        self._column.addWidget(panel)
        return panel
