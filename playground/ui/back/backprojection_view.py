"""The pinned back-projection: picture, projection and overlay, then every stage of the way back, each clickable."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from playground.engine.dead_map import DeadMap, dead_map
from playground.engine.explain.effective_field import FieldWeights
from playground.network.lessons.scene_parts import Blank
from playground.network.setup import PictureInput, Rule, SeedKind
from playground.network.source.sentence_input import SentenceInput
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.field_boxes import Box
from playground.session.frame import Frame
from playground.session.frame_parts.projection import Projection, StagePicture
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.ui.back.stage_words import notes_text, stage_caption, stage_title
from playground.ui.field_follower import FieldFollower
from playground.ui.inspector.dead_map_note import repair, repair_tip, repair_words
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, label
from playground.ui.kit.empty_message import EmptyMessage, pin_repair, strongest_map
from playground.ui.kit.empty_note import Repair
from playground.ui.kit.field_overlay import field_words
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.picture_tile import ARROW_WIDTH, LINE, PictureTile, StageArrow
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, scaled

translate = QCoreApplication.translate
SMALLEST_TILE, LEGIBLE_TILE = 112, 156
STAGE_SCALE = 0.88
LABEL_WIDTH, WIDEST_STRIP = 44, 900
"""Of a word in the picture of a sentence, and of such a picture."""
"""A stage's height over that of the three pictures."""


def rule_words() -> dict[Rule, tuple[str, str]]:
    """Rule -> its name, and what it does at a ReLU with what it is good for."""
    return {
        Rule.DECONVNET: (
            translate("Rule", "Deconvnet"),
            translate(
                "Rule",
                "max(R, 0): what comes back negative is removed (Zeiler & Fergus 2013). Recovers parts of the picture; "
                "not specific to a class.",
            ),
        ),
        Rule.GRADIENT: (
            translate("Rule", "Gradient"),
            translate("Rule", "R where the ReLU was on (Simonyan 2013): how the map changes with every pixel."),
        ),
        Rule.GUIDED: (
            translate("Rule", "Guided"),
            translate(
                "Rule",
                "max(R, 0) where the ReLU was on (Springenberg 2014). Recovers parts of the picture; not specific to a "
                "class.",
            ),
        ),
        Rule.LINEAR: (
            translate("Rule", "Linear"),
            translate("Rule", "R unchanged: the way back as if there were no ReLU."),
        ),
    }


def seed_words() -> dict[str, tuple[str, str]]:
    """Seed -> its name and what is kept."""
    return {
        SeedKind.MAP.value: (
            translate("Seed", "whole map"),
            translate("Seed", "Keep all units of the map (the article's way)."),
        ),
        SeedKind.STRONGEST.value: (
            translate("Seed", "strongest"),
            translate("Seed", "Keep only the unit with the largest value (figure 2 of the paper)."),
        ),
        SeedKind.UNIT.value: (
            translate("Seed", "clicked"),
            translate("Seed", "Keep only the unit under your last click."),
        ),
    }


class _StageStrip(QWidget):
    """Tiles and arrows in a row, made anew only when their number changes."""

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[PictureTile] = []
        self._arrows: list[StageArrow] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_2)
        self._row.addStretch(1)

    def set_count(self, count: int) -> None:
        while len(self.tiles) > count:
            for widget in (self.tiles.pop(), self._arrows.pop()):
                self._row.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self.tiles) < count:
            tile, arrow = PictureTile(clickable=True), StageArrow()
            tile.clicked.connect(partial(self._on_clicked, len(self.tiles)))
            place = 2 * len(self.tiles)
            self._row.insertWidget(place, arrow)
            self._row.insertWidget(place + 1, tile)
            arrow.setVisible(bool(self.tiles))
            self.tiles.append(tile)
            self._arrows.append(arrow)

    def leave_above(self, height: int) -> None:
        """Keep so much room free above the tiles."""
        self._row.setContentsMargins(0, height, 0, 0)

    def _on_clicked(self, place: int) -> None:
        self.clicked.emit(place)


class BackProjectionView(TranslatedWidget):
    """Shows the frame's projection. A click on a stage asks the window to enlarge it."""

    stage_requested = Signal(object, str)
    """The StagePicture that was clicked and its title."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self.picture, self.projection, self.overlay = PictureTile(), PictureTile(clickable=True), PictureTile()
        self.projection.clicked.connect(self._on_projection_clicked)
        self._blanks: frozenset[Blank] = frozenset()
        self._field = FieldFollower(selection, service, self._show_field, self)
        self.strip = _StageStrip()
        self.strip.clicked.connect(self._on_stage_clicked)
        self.note = label("note")
        self.repair = QPushButton()
        self.repair.clicked.connect(self._on_repair)
        self.empty = EmptyMessage(document, selection, service)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_1)
        row.setSpacing(SPACE_3)
        for tile in (self.picture, self.projection, self.overlay):
            row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(SPACE_2)
        row.addWidget(self.strip, 1, Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._content)
        self._area.viewport().installEventFilter(self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._notes = QWidget()
        notes = QHBoxLayout(self._notes)
        notes.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_1)
        notes.addWidget(self.repair)
        notes.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._notes)
        layout.addWidget(self.empty, 1)
        service.frame_ready.connect(self._on_frame_ready)
        selection.changed.connect(self._on_selection_changed)
        self._render()

    def _retranslate(self) -> None:
        self._render()

    def _render(self) -> None:
        frame = self._service.frame
        projection = frame.projection if frame is not None else None
        shown = projection is not None and self._selection.view.layer is not None
        self._area.setVisible(shown)
        self._notes.setVisible(shown and self._notes.isVisibleTo(self))  # what is in them decides below
        self.empty.setVisible(not shown)
        self._field.tell()
        if frame is None or projection is None or not shown:
            self.empty.set_text(self._empty_words(frame))
            return
        self._render_pictures(frame, projection)
        self._render_stages(frame, projection)
        self._fit_tiles()

    def _empty_words(self, frame: Frame | None) -> str:
        if frame is not None and frame.error is not None:
            return spoken(frame.error)
        if self._selection.view.layer is None:
            return translate("BackProjectionView", "Click any feature map above: it is run backwards to the picture.")
        problem = self._document.network.problem
        if problem is not None:
            return spoken(problem.sentence)
        return translate("BackProjectionView", "Being computed …")

    def set_blanks(self, blanks: frozenset[Blank]) -> None:
        """Cover the map on its way (the stages but for the last), what it comes to, or both, until it was predicted."""
        self._blanks = blanks
        self._render_covers()

    def _render_covers(self) -> None:
        for tile in (self.projection, self.overlay):
            tile.set_covered(Blank.PROJECTION in self._blanks)
        last = len(self.strip.tiles) - 1
        for place, tile in enumerate(self.strip.tiles):
            tile.set_covered((Blank.PROJECTION if place == last else Blank.MAP) in self._blanks)

    def _render_pictures(self, frame: Frame, projection: Projection) -> None:
        result = projection.result
        source = frame.request.input
        labels = source.tokens if isinstance(source, SentenceInput) else ()
        for tile in (self.picture, self.projection, self.overlay):
            tile.show_labels(labels)
        self.picture.show_picture(frame.picture)
        reason = "" if result.empty_reason is None else spoken(result.empty_reason)
        self.projection.show_picture(projection.pixels, reason)
        self.projection.set_words(
            translate("BackProjectionView", "back-projection"),
            f"±{value_text(projection.scale, signed=False)} → 0–255",
            tip=translate(
                "BackProjectionView", "0 is mid-grey, one symmetric scale for all colours. Click to enlarge."
            ),
        )
        self.overlay.show_picture(projection.overlay)
        self.overlay.set_words(
            translate("BackProjectionView", "where it looks"), translate("BackProjectionView", "overlay")
        )
        notes = notes_text(projection.stages)
        self.note.setText(notes)
        filling = self._filling(frame, projection)
        self.repair.setText("" if filling is None else filling.words)
        self.repair.setToolTip("" if filling is None else filling.tip)
        self.repair.setVisible(filling is not None)
        self._notes.setVisible(bool(notes) or filling is not None)

    def _show_field(self, field: Box | None, weights: FieldWeights | None) -> None:
        """In the picture, what the unit that is looked at sees of it and what of that weighs; how large it is else."""
        frame = self._service.frame
        if frame is None:
            return
        source = frame.request.input
        self.picture.set_field(field, weights)
        goes_in = (
            translate("BackProjectionView", "picture")
            if isinstance(source, PictureInput)
            else translate("BackProjectionView", "input")
        )
        if field is None:
            _, height, width = source.shape
            self.picture.set_words(goes_in, f"{width} × {height}")
        else:
            self.picture.set_words(goes_in, *field_words(field, weights))

    def _filling(self, frame: Frame, projection: Projection) -> Repair | None:
        """What would fill an empty projection with one click, if anything would."""
        first = next((stage for stage in projection.stages if not stage.live_units), None)
        if projection.result.empty_reason is None or first is None:
            return None
        dead = self._dead(frame, projection)
        if dead is not None and repair_words(dead):
            return Repair(repair_words(dead), repair_tip(), partial(repair, self._document, dead))
        if first.operation == "seed" and frame.request.seed.kind is not SeedKind.MAP and self._has_values(frame, first):
            words = translate("BackProjectionView", "Keep the whole map")
            tip = seed_words()[SeedKind.MAP.value][1]
            return Repair(words, tip, partial(self._selection.set_seed_kind, SeedKind.MAP))
        if first.operation == "unrelu" and frame.request.rule in (Rule.DECONVNET, Rule.GUIDED):
            words = translate("BackProjectionView", "Use the gradient rule")
            tip = rule_words()[Rule.GRADIENT][1]
            return Repair(words, tip, partial(self._selection.set_rule, Rule.GRADIENT))
        pin = strongest_map(frame)
        return None if pin is None or pin == frame.request.pinned else pin_repair(self._selection, pin)

    def _has_values(self, frame: Frame, seed: StagePicture) -> bool:
        """Whether the map has a unit that is not 0, if the kept one is."""
        passed = frame.passed
        return passed is not None and bool(passed.maps(seed.layer_index).channel(seed.shown_map).any())

    def _dead(self, frame: Frame, projection: Projection) -> DeadMap | None:
        """Why the pinned map is dead, if it is."""
        if frame.passed is None or projection.stages[0].live_units:
            return None
        return dead_map(frame.passed, projection.stages[0].layer_index, projection.result.map)

    def _on_repair(self) -> None:
        frame = self._service.frame
        filling = None if frame is None or frame.projection is None else self._filling(frame, frame.projection)
        if filling is not None:
            filling.do()

    def _render_stages(self, frame: Frame, projection: Projection) -> None:
        self.strip.set_count(len(projection.stages))
        for tile, stage in zip(self.strip.tiles, projection.stages, strict=True):
            layer = frame.request.network.layers[stage.layer_index]
            is_picture = stage.layer_index == 0 and stage.operation != "seed"
            tile.show_picture(projection.pixels if is_picture else stage.pixels)
            title = stage_title(stage.operation, layer)
            caption = stage_caption(stage, layer, projection.result.map, projection.result.rule)
            tip = "\n".join([title, caption, *(spoken(note) for note in stage.notes)])
            tile.set_words(title, caption, tip=tip)
        self._render_covers()

    def _fit_tiles(self) -> None:
        """The three pictures as large as height and width allow, the stages a step smaller; so many that they have to
        be scrolled are not made small for it."""
        view, words, stages = self._area.viewport(), 2 * scaled(LINE) + SPACE_1, self.strip.tiles
        tall = wide = view.height() - SPACE_3 - SPACE_1 - words
        if stages:
            gaps = 2 * SPACE_4 + 3 * SPACE_3 + SPACE_2 + len(stages) * (2 * SPACE_2 + ARROW_WIDTH)
            room = view.width() - gaps
            wide = int(room / (3 + STAGE_SCALE * len(stages)))
            if wide * STAGE_SCALE < SMALLEST_TILE:  # the stages do not become smaller, so the pictures have to
                wide = (room - SMALLEST_TILE * len(stages)) // 3
        large = min(tall, wide if wide >= SMALLEST_TILE else LEGIBLE_TILE)
        large = max(SMALLEST_TILE, large)
        small = max(SMALLEST_TILE, int(large * STAGE_SCALE))
        for tile in (self.picture, self.projection, self.overlay):
            tile.setFixedSize(self._width_for(tile, large), large + words)
        self.strip.leave_above(large - small)  # all words stand on the same lines
        for tile in stages:
            tile.setFixedSize(self._width_for(tile, small), small + words)

    def _width_for(self, tile: PictureTile, height: int) -> int:
        if tile.pixels is None:
            return height
        rows, columns = tile.pixels.shape[:2]
        widest = max(2 * height, min(len(tile.labels) * scaled(LABEL_WIDTH), WIDEST_STRIP))
        wanted: int = round(height * columns / rows)
        return max(SMALLEST_TILE, min(wanted, widest))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_tiles()
        return super().eventFilter(watched, event)

    def _on_frame_ready(self, frame: Frame) -> None:
        if self.isVisible() or self._service.frame is frame:
            self._render()

    def _on_selection_changed(self) -> None:
        if self._selection.view.layer is None:
            self._render()

    def _on_stage_clicked(self, place: int) -> None:
        frame = self._service.frame
        if frame is not None and frame.projection is not None and place < len(frame.projection.stages):
            stage = frame.projection.stages[place]
            self.stage_requested.emit(stage, self._title_of(frame, stage))

    def _on_projection_clicked(self) -> None:
        frame = self._service.frame
        if frame is not None and frame.projection is not None and frame.projection.stages:
            self._on_stage_clicked(len(frame.projection.stages) - 1)

    def _title_of(self, frame: Frame, stage: StagePicture) -> str:
        layer = frame.request.network.layers[stage.layer_index]
        return f"{stage_title(stage.operation, layer)} · {layer.name}"


class SeedChooser(TranslatedWidget):
    """What is kept of the pinned map, and with which value."""

    def __init__(self, selection: Selection) -> None:
        super().__init__()
        self._selection = selection
        self.kind = SegmentedControl([kind.value for kind in SeedKind], warm=True)
        self.value = SegmentedControl(["own", "one"], warm=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.kind)
        row.addWidget(self.value)
        self.kind.chosen.connect(self._on_kind_chosen)
        self.value.chosen.connect(self._on_value_chosen)
        selection.changed.connect(self._render)
        self._retranslate()
        self._render()

    def _retranslate(self) -> None:
        self.kind.set_words(seed_words())
        self.value.set_words(
            {
                "own": (translate("Seed", "own"), translate("Seed", "Start from the units' own values.")),
                "one": (translate("Seed", "1"), translate("Seed", "Start from 1: only the scale changes.")),
            }
        )

    def _render(self) -> None:
        seed = self._selection.view.seed
        self.kind.set_current(seed.kind.value)
        self.value.set_current("own" if seed.own_value else "one")

    def _on_kind_chosen(self, key: str) -> None:
        self._selection.set_seed_kind(SeedKind(key))

    def _on_value_chosen(self, key: str) -> None:
        self._selection.set_own_value(key == "own")
