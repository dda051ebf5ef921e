"""The kernel designer: the inspected kernel taken apart, and what a new one can be made of. Live with every edit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel
from playground.network.editing.new_layer import new_layer
from playground.network.kernel.kernel_factors import make_separable
from playground.network.kernel.kernel_place import KernelPlace, kernel_place
from playground.network.layers import Array, Convolution, KernelLayer
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.selection import Place, Selection
from playground.ui.design.factors_panel import FactorsPanel
from playground.ui.design.kernel_panel import KernelPanel
from playground.ui.design.maker_panel import MakerPanel
from playground.ui.design.response_panel import ResponsePanel
from playground.ui.inspector.kernel_clipboard import copy_kernel, paste_kernel
from playground.ui.inspector.kernel_editor import colours_of
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.empty_note import EmptyNote, Repair
from playground.ui.kit.theme import SPACE_2, SPACE_4, theme_of

translate = QCoreApplication.translate


class DesignView(TranslatedWidget):
    """Shows the kernel that stands in the inspector, and edits it through the document. Idle while nobody sees it."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self.kernel, self.response = KernelPanel(), ResponsePanel()
        self.factors, self.maker = FactorsPanel(), MakerPanel()
        self.message = EmptyNote()
        self._lay_out()
        self._wire()
        self._retranslate()

    def _lay_out(self) -> None:
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        row.setSpacing(SPACE_4)
        for panel, stretch in ((self.kernel, 3), (self.response, 2), (self.factors, 2), (self.maker, 4)):
            row.addWidget(panel, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._content, 1)
        column.addWidget(self.message, 1)

    def _wire(self) -> None:
        document, selection = self._document, self._selection
        document.changed.connect(self._render)
        selection.changed.connect(self._render)
        selection.inspected_changed.connect(self._render)
        selection.slice_changed.connect(self._render)
        selection.hovered.connect(self._on_hovered)
        self._service.frame_ready.connect(self._on_frame_ready)
        self.kernel.slice_chosen.connect(selection.choose_slice)
        self.kernel.copy_requested.connect(self._on_copy)
        self.kernel.paste_requested.connect(self._on_paste)
        self.factors.separable_wanted.connect(self._on_separable_wanted)
        self.maker.made.connect(self._on_made)
        self.maker.refused.connect(document.refuse)
        self.maker.gesture_begun.connect(document.gestures.begin)
        self.maker.gesture_ended.connect(document.gestures.end)

    def _place(self) -> KernelPlace | None:
        view = self._selection.view
        setup, slice = self._document.setup, self._selection.slice
        return kernel_place(setup.network, view.inspected, view.kernel, slice, colours_of(setup.input))

    def _pinned(self) -> Place | None:
        """The unit that is pinned, as a place."""
        view, layers = self._selection.view, self._document.network.layers
        index = next((place for place, layer in enumerate(layers) if layer.name == view.layer), None)
        return None if index is None else Place(index, view.map, *view.seed.unit)

    # drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.maker.patch.show_hovered(None)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Design", "Kernel designer"))
        self._render()

    def _render(self) -> None:
        if not self.isVisible():
            return
        place = self._place()
        self._content.setVisible(place is not None)
        self.message.setVisible(place is None)
        if place is None:
            self._render_empty()
            return
        for panel in (self.kernel, self.response, self.factors):
            panel.show_place(place)
        self.maker.show_place(place, self._service.frame, self._pinned())

    def _render_empty(self) -> None:
        name = self._nearest()
        if name is not None:
            words = translate("Design", "Inspect {name}").format(name=name)
            repair = Repair(
                words, translate("Design", "Show the kernels of this layer"), partial(self._selection.inspect, name)
            )
            self.message.show_note(translate("Design", "The inspected layer has no kernels to design."), repair)
            return
        words, tip = (
            translate("Design", "Add a convolution"),
            translate("Design", "As the first layer; undo takes it back."),
        )
        self.message.show_note(
            translate("Design", "No layer has kernels: add a convolution."), Repair(words, tip, self._add_convolution)
        )

    def _add_convolution(self) -> None:
        layer = new_layer(Convolution, self._document.network, 0)
        if self._document.edit(translate("Design", "Add a convolution"), edits.insert, 0, layer):
            self._selection.inspect(layer.name)

    def _nearest(self) -> str | None:
        """The last layer with kernels up to the inspected one, else the first there is."""
        layers, inspected = self._document.network.layers, self._selection.view.inspected
        names = [layer.name for layer in layers]
        end = names.index(inspected) if inspected in names else 0
        with_kernels = [layer.name for layer in layers if isinstance(layer, KernelLayer)]
        before = [name for name in with_kernels if names.index(name) < end]
        return next(iter(before[-1:] or with_kernels[:1]), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("panel"))

    # what happens

    def _on_frame_ready(self, frame: Frame) -> None:
        place = self._place()
        if self.isVisible() and place is not None:
            self.maker.patch.show_place(place, frame, self._pinned())

    def _on_hovered(self, place: Place | None) -> None:
        if self.isVisible():
            self.maker.patch.show_hovered(place)

    def _on_copy(self) -> None:
        place = self._place()
        if place is not None:
            copy_kernel(place)

    def _on_paste(self) -> None:
        place = self._place()
        if place is not None:
            paste_kernel(self._document, place)

    def _on_separable_wanted(self) -> None:
        place = self._place()
        if place is not None:
            words = translate("Design", "Make a kernel of {name} separable").format(name=place.layer.name)
            self._edit(words, place, make_separable(place.chosen))

    def _on_made(self, source: str, text: str, kernel: Array) -> None:
        place = self._place()
        if place is not None:
            self._edit(text, place, kernel, source)

    def _edit(self, text: str, place: KernelPlace, kernel: Array, source: str | None = None) -> None:
        """Put a kernel in place, (K, I, J) as all slices, (I, J) as what is chosen. Steps from one source merge."""
        slice = None if kernel.ndim == 3 else place.slice
        key = None if source is None else (place.layer.name, place.number, slice, source)
        self._document.edit(text, set_kernel, place.index, place.number, slice, kernel, merge_key=key)
