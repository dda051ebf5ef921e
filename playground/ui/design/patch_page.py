"""A patch of the picture as a kernel: the window on the picture, and what it makes of the layer's input."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from playground.engine.explain.patch import Box, input_box, pattern_of, seen_of_picture, span
from playground.network.kernel.kernel_place import KernelPlace
from playground.network.layers import Array, KernelLayer, TransposedConvolution
from playground.network.network import Network
from playground.network.receptive_field import receptive_fields
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import INPUT, Place
from playground.ui.design.patch_picture import PatchPicture
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.theme import SPACE_2, SPACE_3

translate = QCoreApplication.translate


class PatchPage(TranslatedWidget):
    """The picture at the left, words and buttons at the right. `pattern` is what the window holds."""

    wanted = Signal()
    """The kernel matched to the window as it is now."""
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: KernelPlace | None = None
        self._frame: Frame | None = None
        self._pinned: Place | None = None
        self._hovered: Place | None = None
        self._window: Box | None = None
        self.picture = PatchPicture()
        self.take, self.take_unit = QPushButton(), QPushButton()
        self.note = label("caption")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.picture.window_wanted.connect(self._on_window_wanted)
        self.picture.taken.connect(self._on_taken)
        self.picture.gesture_begun.connect(self.gesture_begun)
        self.picture.gesture_ended.connect(self.gesture_ended)
        self.take.clicked.connect(self.wanted)
        self.take_unit.clicked.connect(self._on_take_unit)
        self._retranslate()

    def _lay_out(self) -> None:
        buttons, side, row = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self.take)
        buttons.addWidget(self.take_unit)
        buttons.addStretch(1)
        side.setSpacing(SPACE_2)
        side.addLayout(buttons)
        side.addWidget(self.note, 1)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self.picture)
        row.addLayout(side, 1)

    # what is shown

    def show_place(self, place: KernelPlace, frame: Frame | None, pinned: Place | None) -> None:
        """Show the picture of a frame for the kernels of a layer; `pinned` is the unit whose field can be taken."""
        self._place, self._frame, self._pinned = place, frame, pinned
        self._render()

    def show_hovered(self, hovered: Place | None) -> None:
        """Outline what the unit under the mouse sees."""
        self._hovered = hovered
        self.picture.show_field(self._field(hovered))

    def pattern(self) -> Array | None:
        """What the window holds of the layer's input, (K, I, J) as the kernel is drawn; None: it cannot be had."""
        if self._problem() or self._place is None or self._frame is None or self._frame.passed is None:
            return None
        place, maps = self._place, self._frame.passed.maps(self._place.index - 1).array[0]
        first = place.number // (place.layer.output_channels // place.layer.groups) * place.used
        channels = maps[first : first + place.used]
        return pattern_of(channels, place.layer, input_box(self._network(), place.index, self._window_now()))

    def _network(self) -> Network:
        assert self._frame is not None
        assert self._frame.passed is not None
        return self._frame.passed.network

    def _problem(self) -> str:
        """Why no patch can be taken; empty where one can."""
        place, frame = self._place, self._frame
        if place is not None and isinstance(place.layer, TransposedConvolution):
            return translate("Design", "A transposed convolution stamps its kernels: they look for nothing.")
        if frame is None or frame.picture is None or frame.passed is None or place is None:
            return spoken(frame.error) if frame and frame.error else translate("Design", "Being computed …")
        layers = frame.passed.network.layers
        if place.index >= len(frame.passed.network.shapes) - 1 or place.index > len(frame.passed.steps):
            return translate("Design", "This layer is not computed: there is nothing it could look at.")
        if layers[place.index].name != place.layer.name or not isinstance(layers[place.index], KernelLayer):
            return translate("Design", "Being computed …")  # a layer before it has just come or gone
        return ""

    def _least(self) -> tuple[int, int]:
        """Rows and columns of the picture that the smallest window covers: what a kernel reaches, in its steps."""
        assert self._place is not None
        field = seen_of_picture(self._network(), self._place.index, Box(0, 0, *span(self._place.layer)))
        assert self._frame is not None
        assert self._frame.picture is not None
        rows, columns = self._frame.picture.shape[:2]
        return min(field.height, rows), min(field.width, columns)

    def _window_now(self) -> Box:
        """The window that was wanted, no smaller than the kernel's reach; in the middle to begin with."""
        assert self._frame is not None
        assert self._frame.picture is not None
        (rows, columns), (down, across) = self._frame.picture.shape[:2], self._least()
        if self._window is None:
            return Box((rows - down) // 2, (columns - across) // 2, down, across)
        top, left, height, width = self._window
        height, width = min(max(height, down), rows), min(max(width, across), columns)
        return Box(min(top, rows - height), min(left, columns - width), height, width)

    def _render(self) -> None:
        problem = self._problem()
        for part in (self.picture, self.take, self.take_unit):
            part.setVisible(not problem)
        if problem or self._frame is None or self._place is None:
            self.note.setText(problem)
            return
        window = self._window_now()
        self.picture.show_window(self._frame.picture, window, self._least())
        self.take_unit.setEnabled(self._field(self._pinned) is not None)
        box = input_box(self._network(), self._place.index, window)
        rows, columns = self._place.layer.kernel_size
        template = (
            translate(
                "Design",
                "{window} pixels become {cells} cells in all slices, each less its mean, together at length 1: "
                "the map is strongest where it looks like this.",
            )
            if self._place.index == 0
            else translate(
                "Design",
                "{window} units of each map before become {cells} cells in all slices, each less its mean, together "
                "at length 1: the map is strongest where it is like this.",
            )
        )
        self.note.setText(template.format(window=f"{box.height} × {box.width}", cells=f"{rows} × {columns}"))

    def _field(self, place: Place | None) -> Box | None:
        """What a unit sees of the picture; None where that is not known."""
        if place is None or self._frame is None or self._frame.passed is None:
            return None
        if place.layer == INPUT:
            return Box(place.row, place.column, 1, 1)
        fields = list(receptive_fields(self._network()))
        return Box(*fields[place.layer].box(place.row, place.column)) if place.layer < len(fields) else None

    def _retranslate(self) -> None:
        self.take.setText(translate("Design", "Take it"))
        self.take_unit.setText(translate("Design", "Pinned unit"))
        for button, words in (
            (self.take, translate("Design", "Make a kernel of what is in the window")),
            (self.take_unit, translate("Design", "Put the window where the pinned unit looks, and take that")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(f"{button.text()}. {words}")
        if self._place is not None:
            self._render()

    # what happens

    def _on_window_wanted(self, window: Box) -> None:
        self._window = window
        self._render()
        self.wanted.emit()

    def _on_taken(self) -> None:
        """Enter: what the unit under the mouse sees, else what is in the window."""
        field = self._field(self._hovered)
        if field is not None:
            self._window = field
        self._render()
        self.wanted.emit()

    def _on_take_unit(self) -> None:
        self._window = self._field(self._pinned) or self._window
        self._render()
        self.wanted.emit()
