"""How it goes back: the pinned back-projection stage by stage, with the numbers that pile up in one pixel.

Live: every frame shows that frame's stages. Arrow keys go forwards and backwards, the mouse asks about a pixel.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.back.backproject import BackProjection, Stage
from playground.engine.explain.back import channel_of, explain_back
from playground.engine.explain.terms import Summed, Terms, Unit
from playground.engine.forward import Pass
from playground.network.layers import Array
from playground.network.setup import SeedKind, Unpooling
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.ui.back.back_words import back_line, unpooling_words
from playground.ui.back.patch import stage_colours
from playground.ui.back.stage_bar import StageBar
from playground.ui.back.stage_terms_view import StageTermsView
from playground.ui.back.stage_words import stage_title
from playground.ui.computed.channel_chooser import ChannelChooser
from playground.ui.computed.unit_choice import nearest, read_frame
from playground.ui.computed.window_picture import WindowPicture
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.empty_message import EmptyMessage
from playground.ui.kit.theme import SIZE_TITLE, SPACE_2, SPACE_3, SPACE_4, theme_of

translate = QCoreApplication.translate
STRONGEST = -1


class Shown(NamedTuple):
    """The stage that is shown and the pixel of it that is asked about."""

    frame: Frame
    passed: Pass
    projection: BackProjection
    number: int
    unit: Unit
    terms: Terms | None

    @property
    def stage(self) -> Stage:
        return self.projection.stages[self.number]

    @property
    def before(self) -> Stage:
        return self.projection.stages[max(self.number - 1, 0)]


class BackView(TranslatedWidget):
    """Shows one stage at a time: what came, what was made of it, and how."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._number = 0
        self._pixel: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self._map: int | None = None
        self._channel = STRONGEST
        self._pinned = (selection.view.layer, selection.view.map)
        self.before, self.after = WindowPicture(warm=True), WindowPicture(warm=True, hovers=True)
        self.terms = StageTermsView()
        self.line, self.message = ElidedLabel("ink", size=SIZE_TITLE), EmptyMessage(document, selection, service)
        self.channels, self.steps = ChannelChooser(), StageBar()
        self.unpooling = SegmentedControl([one.value for one in Unpooling], warm=True)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.steps.place_chosen.connect(self.show_stage)
        self.after.pixel_chosen.connect(self._on_pixel_chosen)
        self.after.pixel_hovered.connect(self._on_pixel_hovered)
        self.channels.chosen.connect(self._on_channel_chosen)
        self.unpooling.chosen.connect(self._on_unpooling_chosen)
        service.frame_ready.connect(self._on_frame_ready)
        selection.changed.connect(self._on_selection_changed)
        self._retranslate()

    def _lay_out(self) -> None:
        self._arrow, row = label("title", "→"), QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(self.before)
        row.addSpacing(SPACE_2)
        row.addWidget(self.terms)
        row.addWidget(self._arrow)
        row.addWidget(self.after)
        row.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(SPACE_4)
        below.addWidget(self.line, 1)
        below.addWidget(self.channels)
        below.addWidget(self.unpooling)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        column.setSpacing(SPACE_2)
        column.addLayout(row, 1)
        column.addLayout(below)
        column.addWidget(self.steps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content, 1)
        layout.addWidget(self.message, 1)

    # what is shown

    def show_stage(self, number: int) -> None:
        """Show a stage, counted from the seed, and in it the pixel with the strongest value."""
        if number != self._number:
            self._number, self._pixel, self._hovered, self._map = number, None, None, None
        self._render()

    def shown(self) -> Shown | str:
        """The stage and pixel to show; or why there is nothing to show."""
        frame = self._service.frame
        if self._selection.view.layer is None:
            return translate("Back", "Click any feature map above: this shows its way back, stage by stage.")
        if frame is None or frame.passed is None or frame.projection is None:
            problem = self._document.network.problem
            sentence = frame.error if frame and frame.error else problem.sentence if problem else None
            return spoken(sentence) if sentence else translate("Back", "Being computed …")
        projection = frame.projection.result
        number = min(self._number, len(projection.stages) - 1)
        stage = projection.stages[number]
        unit = self._unit(stage)
        terms = explain_back(frame.passed, projection, number, unit)
        return Shown(frame, frame.passed, projection, number, unit, terms)

    def _unit(self, stage: Stage) -> Unit:
        """The pixel under the mouse, the chosen one, or the strongest of the strongest map."""
        maps = stage.maps
        sizes = np.abs(np.nan_to_num(maps.values))
        strongest = int(sizes.max(axis=(1, 2)).argmax())
        number = strongest if maps.channels is None else int(maps.channels[strongest])
        if self._map is not None:
            number = min(self._map, maps.total - 1)
        pixel = self._hovered or self._pixel
        if pixel is None:
            channel = channel_of(maps, number)
            best = 0 if channel is None else int(np.abs(np.nan_to_num(channel)).argmax())
            pixel = (best // maps.values.shape[2], best % maps.values.shape[2])
        return nearest(Unit(number, *pixel), (maps.total, *maps.values.shape[1:]))

    # drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render()

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Back", "How it goes back"))
        self.setAccessibleDescription(translate("Back", "Arrow keys go from stage to stage, Space plays them."))
        self.unpooling.set_words(unpooling_words())
        self._render()

    def _render(self) -> None:
        if not self.isVisible():
            return
        shown = self.shown()
        self._content.setVisible(not isinstance(shown, str))
        self.message.setVisible(isinstance(shown, str))
        if isinstance(shown, str):
            self.steps.stop()
            self.message.set_text(shown)
            return
        channel = self._channel_of(shown.terms)
        self._render_terms(shown, channel)
        self._render_pictures(shown, channel)
        name = stage_title(shown.stage.operation, shown.passed.steps[shown.stage.layer_index].layer)
        layer = shown.passed.steps[shown.stage.layer_index].layer.name
        self.steps.show_place(shown.number, len(shown.projection.stages), f"{name} · {layer}")
        has_unpooling = any(stage.operation == "unpool" for stage in shown.projection.stages)
        self.unpooling.setVisible(has_unpooling)
        self.unpooling.set_current(self._selection.view.unpooling.value)

    def _render_terms(self, shown: Shown, channel: int) -> None:
        terms = shown.terms
        self.terms.setVisible(terms is not None)
        if terms is None:
            self.line.set_text(self._seed_words(shown) if shown.number == 0 else "")
        else:
            self.terms.show_terms(shown.passed, shown.projection, shown.number, shown.unit, terms)
            self.line.set_text(back_line(terms))
        self.channels.setVisible(isinstance(terms, Summed) and len(terms.channels) > 1)
        if isinstance(terms, Summed) and len(terms.channels):
            self.terms.show_sum(terms, channel)
            first, last = int(terms.channels[0]), int(terms.channels[-1])
            self.channels.show_channel(int(terms.channels[channel]), first, last, self._channel == STRONGEST)

    def _seed_words(self, shown: Shown) -> str:
        if self._selection.view.seed.kind is SeedKind.MAP:
            words = translate("Back", "The seed: map {map} is kept, {count} others are set to zero.")
        else:
            words = translate("Back", "The seed: one unit of map {map} is kept, all else is set to zero.")
        return words.format(map=shown.unit.map, count=shown.stage.maps.total - 1)

    def _render_pictures(self, shown: Shown, channel: int) -> None:
        stage, unit, terms = shown.stage, shown.unit, shown.terms
        height, width = stage.maps.values.shape[1:]
        is_vector = (height, width) == (1, 1)
        self.after.setVisible(not is_vector)
        self._arrow.setVisible(not is_vector and shown.number > 0)
        if not is_vector:
            caption = translate("Back", "map {map}, pixel ({row}, {column})").format(
                map=unit.map, row=unit.row, column=unit.column
            )
            self.after.show_map(caption, self._colours(shown), (unit.row, unit.column, 1, 1))
        before = shown.before.maps
        is_shown = shown.number > 0 and before.values.shape[1:] != (1, 1)
        self.before.setVisible(is_shown)
        if is_shown:
            number = int(terms.channels[channel]) if isinstance(terms, Summed) and len(terms.channels) else unit.map
            array, look = channel_of(before, number), shown.frame.request.look
            colours = stage_colours(array, before.values.shape[1:], look.table, look.bad_colour, None, 0)
            frame = read_frame(terms, unit) if isinstance(terms, Summed) else None
            self.before.show_map(translate("Back", "came in: map {map}").format(map=number), colours, frame)

    def _colours(self, shown: Shown) -> Array:
        """The stage's map; what the rule removed stands out in a colour of its own."""
        stage, look, number = shown.stage, shown.frame.request.look, shown.unit.map
        array, size = channel_of(stage.maps, number), stage.maps.values.shape[1:]
        removed = None
        if stage.operation == "unrelu" and array is not None:
            came = channel_of(shown.before.maps, number)
            removed = None if came is None else (came != 0) & (array == 0)
        mark = theme_of(self).color("removed").rgb()
        return stage_colours(array, size, look.table, look.bad_colour, removed, mark)

    def _channel_of(self, terms: Terms | None) -> int:
        """Which of the channels of a sum is looked at."""
        if not isinstance(terms, Summed) or not len(terms.channels):
            return 0
        if self._channel == STRONGEST:
            return int(np.argmax(np.abs(np.nan_to_num(terms.sums, nan=np.inf))))
        return int(np.abs(terms.channels - self._channel).argmin())

    # what happens

    def _on_frame_ready(self, frame: Frame) -> None:
        self._render()

    def _on_selection_changed(self) -> None:
        pinned = (self._selection.view.layer, self._selection.view.map)
        if pinned != self._pinned:
            self._pinned = pinned
            self._number, self._pixel, self._hovered, self._map = 0, None, None, None
        if self._selection.view.layer is None:
            self._render()

    def _on_pixel_chosen(self, row: int, column: int) -> None:
        self._pixel, self._hovered = (row, column), None
        self._render()

    def _on_pixel_hovered(self, pixel: tuple[int, int] | None) -> None:
        if pixel != self._hovered:
            self._hovered = pixel
            self._render()

    def _on_channel_chosen(self, channel: int) -> None:
        self._channel = channel
        self._render()

    def _on_unpooling_chosen(self, key: str) -> None:
        self._selection.set_unpooling(Unpooling(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown, key = self.shown(), Qt.Key(event.key())
        if isinstance(shown, str):
            super().keyPressEvent(event)
            return
        last, maps = len(shown.projection.stages) - 1, shown.stage.maps.total
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        page = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key)
        if by is not None:
            self.show_stage(min(max(shown.number + by, 0), last))
        elif page is not None:
            self._map = min(max(shown.unit.map + page, 0), maps - 1)
            self._render()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.show_stage(0 if key == Qt.Key.Key_Home else last)
        elif key == Qt.Key.Key_Space:
            self.steps.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).color("panel"))
        if self.hasFocus():
            painter.setPen(theme_of(self).color("warm"))
            painter.drawRect(self.rect().adjusted(0, 1, -1, -1))
