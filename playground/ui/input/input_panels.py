"""The panels of inputs that are no pictures, each made when the first input of its kind is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.network.setup import Input
from playground.network.source.array_input import ArrayInput
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import SoundInput
from playground.session.frame import Frame

Box = tuple[int, int, int, int]


class InputPanels(QWidget):
    """Shows one panel at a time. `edited` carries the input wanted instead, the undo step's words, and what was changed
    where several such changes may be one step ("" where not)."""

    edited = Signal(object, str, str)
    vectors_wanted = Signal()
    place_hovered = Signal(int, int)
    """Row and column of the input under the mouse, -1 for none."""
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._panels: dict[str, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def panel(self, kind: str) -> Any:
        """The panel for inputs of a kind."""
        if kind not in self._panels:
            self._panels[kind] = self._made(kind)
            self._column.addWidget(self._panels[kind])
        return self._panels[kind]

    def show_input(self, source: Input, frame: Frame | None) -> None:
        """Show `source` in its panel, with its own frame when that is there."""
        shown = self.panel(source.kind)
        for panel in self._panels.values():
            panel.setVisible(panel is shown)
        shown.show_input(source, frame)

    def set_seen(self, box: Box | None) -> None:
        """Mark (top, left, height, width) of the input: what the unit under the mouse sees."""
        for panel in self._panels.values():
            if panel.isVisible():
                panel.set_seen(box)

    def _made(self, kind: str) -> Any:
        if kind == SentenceInput.kind:
            return self._made_sentence_panel()
        if kind == SoundInput.kind:
            return self._made_sound_panel()
        assert kind == ArrayInput.kind
        from playground.ui.input.array_panel import ArrayPanel  # late: few sessions have such an input

        return ArrayPanel()

    def _made_sentence_panel(self) -> QWidget:
        from playground.ui.input.sentence_panel import SentencePanel  # late: few sessions have such an input

        panel = SentencePanel()
        panel.vectors_wanted.connect(self.vectors_wanted)
        self._wire(panel)
        return panel

    def _made_sound_panel(self) -> QWidget:
        from playground.ui.input.sound_panel import SoundPanel  # late: few sessions have such an input

        panel = SoundPanel()
        panel.place_hovered.connect(self.place_hovered)
        self._wire(panel)
        return panel

    def _wire(self, panel: Any) -> None:
        panel.edited.connect(self.edited)
        panel.gesture_begun.connect(self.gesture_begun)
        panel.gesture_ended.connect(self.gesture_ended)
