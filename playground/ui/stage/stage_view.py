"""The stage: the network as columns from left to right, with places to insert between them."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.network.costs import network_costs
from playground.network.feeding import fed_channels
from playground.network.size_sums import ALL_READ, unread_runs
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.field_boxes import FieldBoxes, weights_of
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import INPUT, Place, Selection
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.empty_message import mute, mute_words
from playground.ui.kit.layer_words import amount_text, describe, number_text, shape_text
from playground.ui.kit.theme import SPACE_3, theme_of
from playground.ui.stage.insert_button import INSERT_WIDTH, InsertButton
from playground.ui.stage.layer_column import LayerColumn, grid_choices

translate = QCoreApplication.translate


class StageView(TranslatedWidget):
    """All columns. What a column tells is turned into a pin, a hover, or a request to the window."""

    insert_requested = Signal(int, QPoint)
    menu_requested = Signal(int, QPoint)
    rename_requested = Signal(int)
    move_requested = Signal(int, int)
    enlarge_requested = Signal(int, int)
    zoom_turned = Signal(int)

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._columns: list[LayerColumn] = []
        self._inserts: list[InsertButton] = []
        self._is_clean = False
        self._covered: dict[str, int] = {}  # layer -> the map of it that is not shown yet
        self._hovered: Place | None = None
        self._wanted: int | None = None  # the column to be in sight once its frame is there
        self._fields = FieldBoxes()
        self._revealed: tuple[object, ...] = ()  # the pin whose maps were scrolled into sight, and how maps stood then
        self._structure: object = None  # of the network that is rendered
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip = QWidget()
        self._row = QHBoxLayout(self._strip)
        self._row.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._area.setWidget(self._strip)
        for part in (self._strip, self._area.viewport()):  # the stage's own background shows between the columns
            part.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        document.changed.connect(self._on_document_changed)
        selection.changed.connect(self._on_selection_changed)
        self._area.horizontalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._area.horizontalScrollBar().sliderPressed.connect(self._on_scrolled)
        selection.inspected_changed.connect(self._on_inspected_changed)
        selection.hovered.connect(self._on_hovered)
        service.frame_ready.connect(self._on_frame_ready)
        service.field_ready.connect(self._on_field_ready)
        self._render()

    @property
    def columns(self) -> list[LayerColumn]:
        """The input's column first, then one per layer."""
        return self._columns

    @property
    def insert_buttons(self) -> list[InsertButton]:
        return self._inserts

    @property
    def area(self) -> QScrollArea:
        """What scrolls the columns sideways."""
        return self._area

    def set_clean(self, clean: bool) -> None:
        """For a class: columns alone, and a click on a map leaves the keyboard where it is."""
        self._is_clean = clean
        self._render()

    def set_covered(self, covered: dict[str, int]) -> None:
        """Cover a map in each of some layers, by name, until it was predicted."""
        self._covered = covered
        self._render_covers()

    def _render_covers(self) -> None:
        layers = self._document.network.layers
        for column in self._columns:
            name = layers[column.index].name if 0 <= column.index < len(layers) else None
            column.set_covered((self._covered[name],) if name in self._covered else ())

    def reveal(self, index: int) -> None:
        """Scroll to the column of layer `index`, now and once the columns have taken their widths."""
        self._wanted = index
        self._scroll_to_wanted()

    def _scroll_to_wanted(self) -> None:
        if self._wanted is not None and 0 <= self._wanted + 1 < len(self._columns):
            self._row.activate()
            self._area.ensureWidgetVisible(self._columns[self._wanted + 1], 40, 0)

    def _on_range_changed(self, _least: int, _most: int) -> None:
        self._scroll_to_wanted()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("background"))

    def _retranslate(self) -> None:
        self._render()

    def _restyle(self) -> None:
        self._render()

    def _render(self) -> None:
        self._structure = self._document.network.of_structure
        self._match_columns(len(self._document.network.layers) + 1)
        self._share_width()
        for column in self._columns:
            self._render_column(column)
            column.set_click_focus(not self._is_clean)
        self._render_covers()
        for button in self._inserts:
            button.set_quiet(self._is_clean)
            button.setToolTip(translate("StageView", "Insert a layer here"))
            button.setAccessibleName(
                translate("StageView", "Insert a layer at place {place}").format(place=button.index)
            )
        self._render_marks()
        self._render_ray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render()
        self._reveal_pinned()

    def _share_width(self) -> None:
        """Let the columns with many maps grow, convolutions first, as far as all columns still stand side by side."""
        frame = self._service.frame
        if frame is None:
            return
        shown = [column for column in self._columns if self._has_maps(frame, column.index)]
        choices = {column: grid_choices(frame.columns[column.index + 1].shape[0]) for column in shown}
        taken = {column: choices[column][0] for column in shown}
        thumbnail = frame.request.look.thumbnail / self.devicePixelRatioF()
        spare = self._area.viewport().width() - 2 * SPACE_3 - INSERT_WIDTH * len(self._columns)
        spare -= sum(column.width_with(taken[column], thumbnail) for column in shown)
        spare -= sum(column.width() for column in self._columns if column not in taken)
        layers = self._document.network.layers
        by_rank = sorted(shown, key=lambda column: column.index == INPUT or layers[column.index].kind != "convolution")
        for step in range(1, max(map(len, choices.values()), default=1)):
            for column in by_rank:
                if step < len(choices[column]):
                    wider = column.width_with(choices[column][step], thumbnail)
                    growth = wider - column.width_with(taken[column], thumbnail)
                    if growth <= spare:
                        taken[column] = choices[column][step]
                        spare -= growth
        for column, count in taken.items():
            column.set_side_by_side(count)

    def _has_maps(self, frame: Frame, index: int) -> bool:
        if index + 1 >= len(self._document.network.shapes) or not self._fits(frame, index):
            return False
        return frame.columns[index + 1].shape[1:] != (1, 1)

    def _match_columns(self, count: int) -> None:
        while len(self._columns) > count:
            for widget in (self._columns.pop(), self._inserts.pop()):
                self._row.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._columns) < count:
            index = len(self._columns) - 1
            column, button = LayerColumn(index), InsertButton(index + 1)
            self._connect(column)
            button.wanted.connect(self.insert_requested)
            place = 2 * len(self._columns)
            self._row.insertWidget(place, column)
            self._row.insertWidget(place + 1, button)
            self._columns.append(column)
            self._inserts.append(button)

    def _connect(self, column: LayerColumn) -> None:
        column.header_clicked.connect(self._on_header_clicked)
        column.repair_requested.connect(self._on_repair_requested)
        column.rename_requested.connect(self.rename_requested)
        column.menu_requested.connect(self.menu_requested)
        column.dragged.connect(self._on_dragged)
        column.dropped.connect(self._on_dropped)
        column.map_clicked.connect(self._on_map_clicked)
        column.map_hovered.connect(self._on_map_hovered)
        column.enlarge_requested.connect(self.enlarge_requested)
        column.zoom_turned.connect(self.zoom_turned)

    def _render_column(self, column: LayerColumn) -> None:
        network, frame = self._document.network, self._service.frame
        index = column.index
        layer = network.layers[index] if index != INPUT else None
        name = layer.name if layer is not None else translate("StageView", "input")
        kind = "" if layer is None else describe(layer)
        if layer is not None and layer.muted:
            kind = translate("StageView", "muted · {kind}").format(kind=kind)
        has_shape = index + 1 < len(network.shapes)
        shape = shape_text(network.shapes[index + 1]) if has_shape else ""
        column.header.set_words(
            name, kind, shape, self._cost_words(index) + self._flag_words(index), layer is not None and layer.muted
        )
        problem = network.problem
        if problem is not None and index == problem.index:
            column.show_message(spoken(problem.sentence), is_problem=True, repair=mute_words(name))
        elif problem is not None and index > problem.index:
            text = translate("StageView", "Waits for {name}.").format(name=network.layers[problem.index].name)
            column.show_message(text, is_problem=False)
        elif frame is not None and self._fits(frame, index):
            column.show_maps(frame.columns[index + 1], frame, layer, name)
        elif frame is None or frame.error is None or frame.request.network is not network:
            column.show_message(translate("StageView", "Being computed …"), is_problem=False)
        elif frame.stopped_at is not None and index > frame.stopped_at:
            text = translate("StageView", "Waits for {name}.").format(name=network.layers[frame.stopped_at].name)
            column.show_message(text, is_problem=False)
        elif frame.stopped_at is None and index != INPUT:
            text = translate("StageView", "Waits for {name}.").format(name=translate("StageView", "input"))
            column.show_message(text, is_problem=False)
        else:
            repair = mute_words(name) if index == frame.stopped_at else ""
            column.show_message(spoken(frame.error), is_problem=True, repair=repair)

    def _fits(self, frame: Frame, index: int) -> bool:
        """Whether the frame's column is this layer's: of the same shape now as when it was computed."""
        shapes = self._document.network.shapes
        there = index + 1 < min(len(frame.columns), len(shapes))
        return there and frame.columns[index + 1].shape == shapes[index + 1]

    def _cost_words(self, index: int) -> str:
        rows = network_costs(self._document.network)
        if index < 0 or index >= len(rows) or not rows[index].parameters:
            return ""
        return translate("StageView", " · {parameters} parameters · {macs} MAC").format(
            parameters=number_text(rows[index].parameters), macs=amount_text(rows[index].macs)
        )

    def _flag_words(self, index: int) -> str:
        """How many maps of the layer have no value at all, and how many are at the ends of its curve."""
        frame = self._service.frame
        if frame is None or not self._fits(frame, index):
            return ""
        column, words = frame.columns[index + 1], ""
        if column.dead:
            words += translate("StageView", " · {count} dead").format(count=number_text(len(column.dead)))
        if column.saturated:
            saturated = translate("StageView", " · {count} saturated")
            words += saturated.format(count=number_text(len(column.saturated)))
        return words

    def _render_marks(self) -> None:
        view, network = self._selection.view, self._document.network
        if len(self._columns) != len(network.layers) + 1:
            return  # the selection has followed an edit that is rendered next
        pinned = self._pinned_index()
        lit = self._lit_maps(pinned)
        for column in self._columns:
            index = column.index
            name = network.layers[index].name if index != INPUT else None
            is_pinned = pinned is not None and index == pinned
            unit = view.seed.unit if is_pinned and view.seed.kind.value == "unit" else None
            fed = lit.get(index, ())
            marked = view.map if is_pinned else (next(iter(fed)) if len(fed) == 1 else -1)
            inspected = view.inspected == name
            is_before = index + 1 < len(network.layers) and network.layers[index + 1].name == view.inspected
            column.set_unread(unread_runs(network, index + 1) if is_before else ALL_READ)
            column.set_marks(inspected, view.map if is_pinned else -1, unit, fed, marked)

    def _render_ray(self) -> None:
        """What the unit that is looked at sees in every layer before its own, and what of it weighs."""
        network, place = self._document.network, self._selection.looked_at
        if len(self._columns) != len(network.layers) + 1:
            return
        boxes = self._fields.of(network, place)
        weights = weights_of(self._service.frame, place)
        for column, box, inside in zip_longest(self._columns, boxes, weights):
            column.set_ray(box, inside)

    def _reveal_pinned(self) -> None:
        """Scroll each column to the map that is pinned or feeds the pinned one: once for every pin and layout."""
        view, pinned, frame = self._selection.view, self._pinned_index(), self._service.frame
        if pinned is None or frame is None or not self.isVisible():
            return
        thumbnail = frame.request.look.thumbnail
        wanted = (view.layer, view.map, thumbnail, *(column.side_by_side for column in self._columns))
        if self._revealed == wanted:
            return
        self._revealed = wanted
        self._row.activate()
        marked = {pinned: view.map} | {i: fed[0] for i, fed in self._lit_maps(pinned).items() if len(fed) == 1}
        for index, number in marked.items():
            if self._has_maps(frame, index):
                self._columns[index + 1].scroll_to(number)

    def _pinned_index(self) -> int | None:
        name = self._selection.view.layer
        try:
            return None if name is None else self._document.network.index_of(name)
        except KeyError:
            return None

    def _lit_maps(self, pinned: int | None) -> dict[int, range | tuple[int, ...]]:
        """The maps in the accent: what feeds the map under the mouse, else what feeds the pinned one."""
        network = self._document.network
        hovered = self._hovered
        if hovered is not None and 0 <= hovered.layer < len(network.shapes) - 1:
            return fed_channels(network, hovered.layer, hovered.map)
        if pinned is None or pinned >= len(network.shapes) - 1:
            return {}
        feeds = fed_channels(network, pinned, self._selection.view.map)
        return {index: fed for index, fed in feeds.items() if len(fed) <= 1}

    def _on_document_changed(self) -> None:
        if self._document.network.of_structure is not self._structure:  # other numbers show in the next frame
            self._render()

    def _on_scrolled(self) -> None:
        self._wanted = None

    def _on_inspected_changed(self) -> None:
        """Whatever stands in the inspector, a layer just inserted too, is in sight."""
        name = self._selection.view.inspected
        if name is not None and self.isVisible():
            self.reveal(self._document.network.index_of(name))

    def _on_selection_changed(self) -> None:
        self._render_marks()
        self._render_ray()

    def _on_field_ready(self, _frame: Frame) -> None:
        self._render_ray()

    def _on_hovered(self, place: Place | None) -> None:
        before, self._hovered = self._hovered, place
        self._render_ray()
        if (before and (before.layer, before.map)) != (place and (place.layer, place.map)):
            self._render_marks()

    def _on_frame_ready(self, frame: Frame) -> None:
        self._render()
        self._reveal_pinned()
        if frame.request.network is self._document.network:
            self._scroll_to_wanted()
            self._wanted = None

    def _on_repair_requested(self, index: int) -> None:
        mute(self._document, self._document.network.layers[index].name)

    def _on_header_clicked(self, index: int) -> None:
        self._selection.inspect(None if index == INPUT else self._document.network.layers[index].name)

    def _on_map_clicked(self, index: int, number: int, row: int, column: int) -> None:
        if index == INPUT:
            self._selection.inspect(None)
        else:
            self._selection.pin(index, number, (row, column))

    def _on_map_hovered(self, index: int, number: int, row: int, column: int) -> None:
        self._selection.hover(None if number < 0 else Place(index, number, row, column))

    def _on_dragged(self, index: int, point: QPoint) -> None:
        target = self._drop_target(point)
        for button in self._inserts:
            button.set_target(button.index == target)

    def _on_dropped(self, index: int, point: QPoint) -> None:
        target = self._drop_target(point)
        for button in self._inserts:
            button.set_target(False)
        to = target if target <= index else target - 1
        if to != index:
            self.move_requested.emit(index, to)

    def _drop_target(self, point: QPoint) -> int:
        """The place (0 = before the first layer) nearest to a global point."""
        x = self._strip.mapFromGlobal(point).x()
        return min(self._inserts, key=lambda button: abs(button.geometry().center().x() - x)).index
