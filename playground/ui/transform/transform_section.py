"""The part of the input panel where the picture is transformed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.ui.kit.fold_section import FoldSection
from playground.ui.transform.transform_words import transform_text

if TYPE_CHECKING:
    from playground.ui.transform.transform_panel import TransformPanel

translate = QCoreApplication.translate


class TransformSection(FoldSection):
    """Its head says what is done to the picture; below it are the controls."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PictureInput, Array | None] | None = None
        self.panel: TransformPanel | None = None
        self._retranslate()

    def show_input(self, source: PictureInput, picture: Array | None) -> None:
        """Show the transform of `source`, and `picture` (H, W, 3) uint8, what goes in."""
        self._shown = source, picture
        self._render()

    def _new_body(self) -> TransformPanel:
        from playground.ui.transform.transform_panel import TransformPanel  # late: when it is first unfolded

        panel = self.panel = TransformPanel()
        panel.edited.connect(self.edited)
        panel.gesture_begun.connect(self.gesture_begun)
        panel.gesture_ended.connect(self.gesture_ended)
        panel.compare_wanted.connect(self.compare_wanted)
        return panel

    def _retranslate(self) -> None:
        self._set_head_words(
            translate("Transforms", "Transform"),
            translate("Transforms", "Move, turn, dim, blur or cover the picture, and see what every map makes of it"),
        )
        self._render()

    def _render(self) -> None:
        if self._shown is None:
            return
        source, picture = self._shown
        self.summary.set_text(transform_text(source.transform))
        if self.panel is not None and self.is_open:
            self.panel.show_input(source, picture)
