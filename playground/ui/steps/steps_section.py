"""The part of the input panel that shows how the picture becomes what the network sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from playground.network.setup import PictureInput
from playground.session.frame import Frame
from playground.ui.kit.fold_section import FoldSection

if TYPE_CHECKING:
    from playground.ui.steps.steps_panel import StepsPanel

translate = QCoreApplication.translate


class StepsSection(FoldSection):
    """Frames hold the steps only while it is unfolded: `opened` tells."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PictureInput, Frame] | None = None
        self.panel: StepsPanel | None = None
        self._retranslate()

    def show_frame(self, source: PictureInput, frame: Frame | None) -> None:
        """Show how `source` was prepared."""
        self._shown = None if frame is None else (source, frame)
        self._render()

    def _new_body(self) -> StepsPanel:
        from playground.ui.steps.steps_panel import StepsPanel  # late: when it is first unfolded

        panel = self.panel = StepsPanel()
        panel.edited.connect(self.edited)
        panel.gesture_begun.connect(self.gesture_begun)
        panel.gesture_ended.connect(self.gesture_ended)
        return panel

    def _retranslate(self) -> None:
        self._set_head_words(
            translate("Steps", "Step by step"),
            translate("Steps", "Every step from the picture to the numbers that the network sees"),
        )
        self._render()

    def _render(self) -> None:
        if self._shown is None:
            return
        source, frame = self._shown
        parts = []
        if source.equalised:
            parts.append(translate("Steps", "equalised"))
        if source.edges is not None:
            parts.append(translate("Steps", "edges"))
        self.summary.set_text(" · ".join(parts))
        if self.panel is not None and self.is_open:
            self.panel.show_frame(source, frame)
