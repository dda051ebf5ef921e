"""Why a view is empty, and a button that fills it: pin a map, or mute the layer that stops the network."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from playground.network.editing import edits
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.selection import Selection
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.empty_note import EmptyNote, Repair

translate = QCoreApplication.translate


class EmptyMessage(TranslatedWidget):
    """An EmptyNote with the repair that the session's state offers, if there is one."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self.note = EmptyNote()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)

    @property
    def repair(self) -> QPushButton:
        return self.note.repair

    def text(self) -> str:
        return self.note.text()

    def set_text(self, text: str) -> None:
        """Say why the view is empty, and offer what would fill it now."""
        self.note.show_note(text, self._repair())

    def _retranslate(self) -> None:
        self.note.show_note(self.text(), self._repair())

    def _repair(self) -> Repair | None:
        """Pin a map where nothing is, else mute the layer that stops the network."""
        pin = self._strongest()
        return mute_repair(self._document, self._service.frame) if pin is None else pin_repair(self._selection, pin)

    def _strongest(self) -> tuple[int, int] | None:
        """Layer and map to pin where nothing is."""
        frame = self._service.frame
        return None if self._selection.view.layer is not None or frame is None else strongest_map(frame)


def pin_repair(selection: Selection, pin: tuple[int, int]) -> Repair:
    """Pin the map at (layer, map), the strongest one."""
    words = translate("EmptyMessage", "Pin the strongest map")
    tip = translate("EmptyMessage", "The map of the last layer with the strongest unit")
    return Repair(words, tip, partial(selection.pin, *pin))


def mute_repair(document: Document, frame: Frame | None) -> Repair | None:
    """Mute the layer that does not fit, into the network or into memory; None where all do."""
    problem, layers = document.network.problem, document.network.layers
    index = problem.index if problem is not None else frame.stopped_at if frame is not None else None
    if index is None or index >= len(layers):
        return None
    name = layers[index].name
    tip = translate("EmptyMessage", "It hands its input on unchanged; undo takes it back.")
    return Repair(mute_words(name), tip, partial(mute, document, name))


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
