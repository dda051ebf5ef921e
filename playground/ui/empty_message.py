"""Why a view is empty, and a button that fills it: pin a map, or mute the layer that stops the network."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from playground.network import edits
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.selection import Selection
from playground.ui.controls import TranslatedWidget, label
from playground.ui.theme import SPACE_3, SPACE_4

translate = QCoreApplication.translate


class EmptyMessage(TranslatedWidget):
    """Words in the middle of a view, with the repair that the session's state offers, if there is one."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self.words, self.repair = label("caption"), QPushButton()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.repair.clicked.connect(self._on_repair)

    def text(self) -> str:
        return self.words.text()

    def set_text(self, text: str) -> None:
        """Say why the view is empty, and offer what would fill it now."""
        self.words.setText(text)
        self._render()

    def _retranslate(self) -> None:
        self._render()

    def _render(self) -> None:
        name, pin = self._stopper(), self._strongest()
        self.repair.setVisible(name is not None or pin is not None)
        if pin is not None:
            self.repair.setText(translate("EmptyMessage", "Pin the strongest map"))
            self.repair.setToolTip(translate("EmptyMessage", "The map of the last layer with the strongest unit"))
        elif name is not None:
            self.repair.setText(mute_words(name))
            self.repair.setToolTip(translate("EmptyMessage", "It hands its input on unchanged; undo takes it back."))
        self.repair.setAccessibleName(self.repair.text())

    def _stopper(self) -> str | None:
        """The layer that does not fit, into the network or into memory."""
        problem, frame, layers = self._document.network.problem, self._service.frame, self._document.network.layers
        if problem is not None:
            return layers[problem.index].name
        if frame is not None and frame.stopped_at is not None and frame.stopped_at < len(layers):
            return layers[frame.stopped_at].name
        return None

    def _strongest(self) -> tuple[int, int] | None:
        """Layer and map to pin where nothing is."""
        frame = self._service.frame
        return None if self._selection.view.layer is not None or frame is None else strongest_map(frame)

    def _on_repair(self) -> None:
        name, pin = self._stopper(), self._strongest()
        if pin is not None:
            self._selection.pin(*pin)
        elif name is not None:
            mute(self._document, name)


def strongest_map(frame: Frame) -> tuple[int, int] | None:
    """(layer, map) of the strongest map of the last layer whose maps are pictures; None where no layer has a value."""
    columns = frame.columns[1:]
    for index in range(len(columns) - 1, -1, -1):
        if columns[index].shape[1:] != (1, 1) and columns[index].ranges.any():
            return index, int(columns[index].ranges.argmax())
    return None


def mute_words(name: str) -> str:
    """What muting a layer is called."""
    return translate("EmptyMessage", "Mute {name}").format(name=name)


def mute(document: Document, name: str) -> None:
    """Let a layer hand its input on: an undo step."""
    document.edit(mute_words(name), edits.set_muted, document.network.index_of(name), True)
