"""Where a kernel can come from: four formulas, a drawing, a patch of the picture. One page each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from playground.network.kernel.kernel_generators import GENERATORS, generated_kernel
from playground.network.kernel.kernel_place import KernelPlace
from playground.network.kernel.matched_kernel import drawn_pattern, matched_kernel
from playground.network.layers import Array
from playground.network.sentence import Sentence, SpokenError
from playground.session.frame import Frame
from playground.session.selection import Place
from playground.ui.design.generator_page import GeneratorPage
from playground.ui.design.pad_page import PadPage
from playground.ui.design.patch_page import PatchPage
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget
from playground.ui.kit.theme import SPACE_2

translate = QCoreApplication.translate
DRAW, PATCH = "draw", "patch"


class MakerPanel(TranslatedWidget):
    """Makes kernels for a KernelPlace; nothing is made before something is moved, drawn or pressed."""

    made = Signal(str, str, object)
    """From where, the name of the step, and the kernel: (I, J) for what is chosen, (K, I, J) for all slices."""
    refused = Signal(Sentence)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: KernelPlace | None = None
        self.generators = {generator.key: GeneratorPage(generator) for generator in GENERATORS}
        self.pad, self.patch = PadPage(), PatchPage()
        self._pages: dict[str, GeneratorPage | PadPage | PatchPage] = {
            **self.generators,
            DRAW: self.pad,
            PATCH: self.patch,
        }
        self.chooser = SegmentedControl(list(self._pages))
        self.chooser.set_current(GENERATORS[0].key)
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
            page.gesture_begun.connect(self.gesture_begun)
            page.gesture_ended.connect(self.gesture_ended)
            page.wanted.connect(self._on_wanted)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.chooser)
        head.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.chooser.chosen.connect(self.open_page)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(420, 200)

    def open_page(self, key: str) -> None:
        """Show where a kernel can come from by key: a generator's, DRAW or PATCH."""
        self.chooser.set_current(key)
        self._stack.setCurrentWidget(self._pages[key])

    def show_place(self, place: KernelPlace, frame: Frame | None, pinned: Place | None) -> None:
        """Make kernels for this place; patches come from the frame's picture."""
        self._place = place
        for page in self.generators.values():
            page.set_size(place.layer.kernel_size)
        self.pad.set_size(place.layer.kernel_size)
        self.patch.show_place(place, frame, pinned)

    def _retranslate(self) -> None:
        words = {
            generator.key: (translate("Generator", generator.title), translate("Generator", generator.tip))
            for generator in GENERATORS
        }
        words[DRAW] = (translate("Design", "Pad"), translate("Design", "Draw what you want to find"))
        words[PATCH] = (
            translate("Design", "Patch"),
            translate("Design", "Cut what you want to find out of the picture"),
        )
        self.chooser.set_words(words)

    def _on_wanted(self) -> None:
        key = self.chooser.current()
        try:
            kernel = self._kernel(key)
        except SpokenError as error:
            if key != DRAW or self.pad.pad.points.any():  # an empty sheet needs no telling
                self.refused.emit(error.sentence)
            return
        if kernel is not None:
            self.made.emit(key, self._words(key), kernel)

    def _kernel(self, key: str) -> Array | None:
        place = self._place
        if place is None:
            return None
        if key in self.generators:
            page = self.generators[key]
            return generated_kernel(page.generator, place.layer.kernel_size, page.values())
        if key == DRAW:
            pattern = drawn_pattern(self.pad.pad.points, place.layer.kernel_size)
            return matched_kernel(pattern[None].repeat(place.used, axis=0))
        found = self.patch.pattern()
        return None if found is None else matched_kernel(found)

    def _words(self, key: str) -> str:
        assert self._place is not None
        name = self._place.layer.name
        if key == DRAW:
            return translate("Design", "Draw a kernel of {name}").format(name=name)
        if key == PATCH:
            return translate("Design", "Patch of the picture into {name}").format(name=name)
        title = translate("Generator", self.generators[key].generator.title)
        return translate("Design", "{kernel} into {name}").format(kernel=title, name=name)
