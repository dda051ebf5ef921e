"""The layers as steps of a presentation: the input first, then each layer, inspected and in sight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.session.document import Document
from playground.session.selection import INPUT, Selection
from playground.ui.kit.layer_words import describe, kind_purposes, shape_text
from playground.ui.stage.stage_view import StageView
from playground.ui.tool_bar import title_words

translate = QCoreApplication.translate


class LayerSteps:
    """Step 0 is the input, step n the n-th layer."""

    def __init__(self, document: Document, selection: Selection, stage: StageView) -> None:
        self._document, self._selection, self._stage = document, selection, stage

    @property
    def count(self) -> int:
        return len(self._document.network.layers) + 1

    @property
    def current(self) -> int:
        name = self._selection.view.inspected
        return 0 if name is None else self._document.network.index_of(name) + 1

    @property
    def title(self) -> str:
        """ "The article's example · conv1 · convolution 7×7, same"."""
        if self.current == 0:
            words = [translate("StageView", "input")]
        else:
            layer = self._document.network.layers[self.current - 1]
            words = [layer.name, describe(layer)]
        return " · ".join([title_words(self._document), *words])

    @property
    def notes(self) -> str:
        """What the layer is for, and what it makes."""
        if self.current == 0:
            return translate("StageView", "What goes into the network.")
        network = self._document.network
        layer = network.layers[self.current - 1]
        lines = [kind_purposes()[layer.kind], describe(layer)]
        if self.current < len(network.shapes):
            lines.append(shape_text(network.shapes[self.current]))
        return "".join(f"<p>{line}</p>" for line in lines)

    def title_of(self, place: int) -> str:
        return translate("StageView", "input") if place == 0 else self._document.network.layers[place - 1].name

    def go(self, place: int) -> None:
        name = None if place == 0 else self._document.network.layers[place - 1].name
        self._selection.inspect(name)
        self._stage.reveal(INPUT if name is None else place - 1)
