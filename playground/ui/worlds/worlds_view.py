"""Two worlds: the session (A) beside another set-up or picture (B), layer by layer, with their difference, live."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.maps import Maps
from playground.network.layers import Array
from playground.network.size_sums import ALL_READ, Unread, unread_runs
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.frame_parts.columns import Column
from playground.session.frame_parts.two_worlds import TwoWorlds, difference
from playground.session.language import spoken
from playground.session.selection import Place, Selection
from playground.session.world_b import WorldB
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, label
from playground.ui.kit.empty_message import mute_repair
from playground.ui.kit.empty_note import EmptyNote, Repair
from playground.ui.kit.layer_words import shape_text
from playground.ui.kit.theme import SPACE_2, SPACE_3, SPACE_4, fix_width, theme_of
from playground.ui.worlds.distance_list import DistanceList
from playground.ui.worlds.world_choice import WorldChoice
from playground.ui.worlds.world_panes import DIFFERENCE, FIRST, KEYS, SECOND, Cursor, WorldPanes
from playground.ui.worlds.world_words import other_words
from playground.ui.zoom.zoom_source import field_mask, vector_field

translate = QCoreApplication.translate
ALL, ONE = "all", "one"
SIDE_WIDTH = 268


class WorldsView(TranslatedWidget):
    """Shows a frame's TwoWorlds; frames hold them only while this is visible and there is a world B."""

    file_wanted = Signal()
    sample_wanted = Signal(str)
    losing = Signal(object)
    """World B holds unsaved work and is to go; carries what is to be done when it may."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self.world = WorldB(document, self)
        self._cursor: Cursor | None = None
        self._is_pointing = False
        self._input_map = 0
        self._revealed: tuple[str | None, int] | None = None
        self.choice = WorldChoice()
        self.what = SegmentedControl([ALL, ONE])
        self.what.set_current(ALL)
        self.layers = DistanceList()
        self.place, self.message = label("caption"), EmptyNote()
        self.panes = WorldPanes()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self.place.setWordWrap(True)
        side = QWidget()
        fix_width(side, SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addWidget(self.choice)
        column.addWidget(self.what, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.layers, 1)
        column.addWidget(self.place)
        column.addStretch(0)
        content = QVBoxLayout()
        content.setContentsMargins(0, SPACE_3, 0, 0)
        content.addWidget(self.panes, 1)
        content.addWidget(self.message, 1)
        self.message.balance(SIDE_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addLayout(content, 1)

    def _connect(self) -> None:
        self.choice.keep_wanted.connect(self.world.keep)
        self.choice.saved_wanted.connect(self.world.take_saved)
        self.choice.plain_wanted.connect(self.world.take_plain)
        self.choice.swap_wanted.connect(self.swap)
        self.choice.forget_wanted.connect(self.world.forget)
        self.choice.file_wanted.connect(self.file_wanted)
        self.choice.sample_wanted.connect(self.sample_wanted)
        self.what.chosen.connect(self._on_what_chosen)
        self.layers.layer_chosen.connect(self._on_layer_chosen)
        self.panes.cursor_moved.connect(self._on_cursor_moved)
        self.panes.map_chosen.connect(self._on_map_chosen)
        self.panes.map_enlarged.connect(self._on_map_enlarged)
        self.panes.page_turned.connect(self._on_page_turned)
        self.panes.own_scale_wanted.connect(self._on_own_scale_wanted)
        self.world.changed.connect(self._on_world_changed)
        self.world.losing.connect(self.losing)
        self._document.saved_state_changed.connect(self._render)
        self._selection.changed.connect(self._render)
        self._selection.hovered.connect(self._on_hovered)
        self._service.frame_ready.connect(self._on_frame_ready)

    def swap(self) -> None:
        """The worlds change places, in one step of undo."""
        self.world.swap(translate("Worlds", "Swap A and B"))

    def _on_world_changed(self) -> None:
        self._ask()
        self._render()

    def _ask(self) -> None:
        wanted = self.world.other if self.isVisible() else None
        self._service.compare_worlds(wanted, own_difference=self.panes.own_scale.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()
        self._render()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._service.compare_worlds(None)

    # drawing

    def _retranslate(self) -> None:
        self.what.set_words(
            {
                ALL: (translate("Worlds", "all maps"), translate("Worlds", "All maps of the layer, side by side")),
                ONE: (
                    translate("Worlds", "one map"),
                    translate("Worlds", "One map of the layer, enlarged, with its values"),
                ),
            }
        )
        words = translate(
            "Worlds",
            "How far each layer is apart: |A − B| / √(|A|² + |B|²). 0 % is the same, 100 % nothing in common.",
        )
        self.layers.setToolTip(words)
        self.layers.setAccessibleName(translate("Worlds", "The layers of both worlds and how far they are apart"))
        self.layers.setAccessibleDescription(words)
        self._render()

    def _render(self) -> None:
        if not self.isVisible():
            return
        self._render_choice()
        frame = self._service.frame
        worlds = frame.worlds if frame is not None and self.world.other is not None else None
        reason = self._reason(frame, worlds)
        for part in (self.panes, self.what, self.layers, self.place):
            part.setVisible(not reason)
        self.message.setVisible(bool(reason))
        self.message.show_note(reason, self._repair(worlds))
        if worlds is not None and not reason:
            self.layers.show_worlds(worlds, self._selection.view.inspected)
            self._render_panes(worlds)
            self._render_cursor()

    def _render_choice(self) -> None:
        self.choice.show_state(self.world.other is not None, self._document.file.setup is not None)

    def _reason(self, frame: Frame | None, worlds: TwoWorlds | None) -> str:
        """Why there are no worlds to show; "" where there are."""
        if self.world.other is None:
            return translate(
                "Worlds",
                "Keep the session as world B, then change anything: both stand side by side with their difference.",
            )
        if worlds is not None and worlds.error is not None:
            return spoken(worlds.error)
        if frame is not None and frame.passed is None and frame.error is not None:
            return spoken(frame.error)
        if worlds is None or worlds.pair is None:
            problem = self._document.network.problem
            return spoken(problem.sentence) if problem else translate("Worlds", "Being computed …")
        return ""

    def _repair(self, worlds: TwoWorlds | None) -> Repair | None:
        """What would put two worlds side by side, or the session alone again."""
        keep = self.choice.keep
        if self.world.other is None:
            return Repair(keep.text(), keep.toolTip(), self.world.keep)
        if worlds is not None and worlds.error is not None:
            return Repair(
                self.choice.forget.text(), translate("Worlds", "The session stands alone again."), self.world.forget
            )
        return mute_repair(self._document, self._service.frame)

    def _render_panes(self, worlds: TwoWorlds) -> None:
        other = self.world.other
        assert other is not None
        names = {
            FIRST: translate("Worlds", "A · the session"),
            SECOND: translate("Worlds", "B · {name}").format(name=other_words(other)),
            DIFFERENCE: translate("Worlds", "A − B"),
        }
        columns = {FIRST: worlds.first, SECOND: worlds.second, DIFFERENCE: worlds.difference}
        is_vector = any(_is_vector(column) for column in columns.values())
        is_one = is_vector or self.what.current() == ONE
        self.what.setEnabled(not is_vector)
        self.panes.own_scale.setVisible(worlds.difference is not None)
        if is_one:
            self.panes.make_canvases()
        number, unread = self._number(worlds), self._unread(worlds)
        layer = worlds.beside.layer or translate("Worlds", "input")
        for key, column in columns.items():
            pane = self.panes.panes[key]
            pane.name.set_text(names[key])
            if column is None or (is_one and not is_vector and number >= column.shape[0]):
                pane.show_message(self._absence(key, worlds))
                continue
            array = self._array(key, number) if is_one else None
            if array is None:
                pane.show_column(column, layer, unread[key])
            else:
                extreme = float(column.ranges.max() if is_vector else column.ranges[number])
                mask = field_mask(array, column.shape[0]) if is_vector else None
                pane.show_map(array, extreme, mask, unread[key])
            self._render_scale(key, column, number, is_one and not is_vector)
        self.panes.mark_map(number)
        self._reveal(number, worlds)

    def _unread(self, worlds: TwoWorlds) -> dict[str, Unread]:
        """What the next layer of each world never reads; of their difference where it is the same."""
        pair, frame = worlds.pair, self._service.frame
        first = second = ALL_READ
        if pair is not None and frame is not None and pair.first is not None:
            first = unread_runs(frame.request.network, pair.first + 1)
        if pair is not None and worlds.passed is not None and pair.second is not None:
            second = unread_runs(worlds.passed.network, pair.second + 1)
        return {FIRST: first, SECOND: second, DIFFERENCE: first if first == second else ALL_READ}

    def _reveal(self, number: int, worlds: TwoWorlds) -> None:
        """Scroll to the map that is looked at: once for every layer and map."""
        if not self.panes.isVisible() or self._revealed == (worlds.beside.layer, number):
            return
        self._revealed = worlds.beside.layer, number
        self.panes.show_map(number)

    def _render_scale(self, key: str, column: Column, number: int, of_one: bool) -> None:
        is_own = key == DIFFERENCE and self.panes.own_scale.isChecked()
        kind = translate("Worlds", "own") if is_own else translate("Worlds", "shared")
        self.panes.panes[key].scale_bar.set_range(kind, float(column.ranges[number] if of_one else column.ranges.max()))

    def _absence(self, key: str, worlds: TwoWorlds) -> str:
        """Why a pane has nothing to show."""
        pair, name = worlds.pair, worlds.beside.layer or ""
        assert pair is not None
        if key == FIRST:
            return translate("Worlds", "A has no such map.")
        if pair.second is None:
            network = worlds.beside.network
            if network is not None and all(layer.name != name for layer in network.layers):
                return translate("Worlds", "B has no layer {name}.").format(name=name)
            return translate("Worlds", "B is not computed up to {name}.").format(name=name)
        if key == SECOND:
            return translate("Worlds", "B has no such map.")
        assert worlds.first is not None
        assert worlds.second is not None
        return translate("Worlds", "Maps of {first} and {second} cannot be subtracted.").format(
            first=shape_text(worlds.first.shape), second=shape_text(worlds.second.shape)
        )

    # what is under the cursor

    def _maps(self, key: str) -> Maps | None:
        """The maps of the layer in world A or B, as the newest frame has them."""
        frame = self._service.frame
        worlds = frame.worlds if frame is not None else None
        pair = worlds.pair if worlds is not None else None
        if frame is None or worlds is None or pair is None:
            return None
        passed, index = (frame.passed, pair.first) if key == FIRST else (worlds.passed, pair.second)
        return passed.maps(index) if passed is not None and index is not None else None

    def _array(self, key: str, number: int) -> Array | None:
        """Map `number` (H, W) in a pane, or the units of a vector laid out as a field; None where it has none."""
        if key == DIFFERENCE:
            one, other = self._array(FIRST, number), self._array(SECOND, number)
            fits = one is not None and other is not None and one.shape == other.shape
            return difference(one, other) if fits and one is not None else None
        maps = self._maps(key)
        if maps is None:
            return None
        if maps.shape[2:] == (1, 1) and maps.shape[1] > 1:
            return vector_field(maps.array[0].reshape(-1))
        return maps.channel(number)[0] if number < maps.shape[1] else None

    def _number(self, worlds: TwoWorlds) -> int:
        """The map that is looked at: the one in the inspector."""
        wanted = self._input_map if worlds.beside.layer is None else self._selection.view.kernel
        counts = [column.shape[0] for column in (worlds.first, worlds.second) if column is not None]
        return min(wanted, max(counts) - 1)

    def _render_cursor(self) -> None:
        frame, cursor = self._service.frame, self._cursor
        worlds = frame.worlds if frame is not None else None
        places: dict[str, tuple[int, int, int]] = {}
        values: dict[str, float | None] = dict.fromkeys(KEYS)
        words = translate("Worlds", "Point at a map: the same unit is read in both worlds.")
        source = None
        if cursor is not None and worlds is not None:
            number = self._number(worlds) if cursor.map < 0 else cursor.map
            source = self._array(cursor.key, number)
        if cursor is not None and source is not None:
            for key in KEYS:
                array = self._array(key, number)
                if array is not None:
                    row = cursor.row * array.shape[0] // source.shape[0]
                    column = cursor.column * array.shape[1] // source.shape[1]
                    places[key] = number, row, column
                    values[key] = float(array[row, column])
            words = self._place_words(cursor, number, source)
        self.place.setText(words)
        self.panes.show_cursor(places)
        self.panes.show_values(values)

    def _place_words(self, cursor: Cursor, number: int, source: Array) -> str:
        maps = self._maps(FIRST if cursor.key == DIFFERENCE else cursor.key)
        if maps is not None and maps.shape[1] > 1 and maps.shape[2:] == (1, 1):
            return translate("Worlds", "unit {unit}").format(unit=cursor.row * source.shape[1] + cursor.column)
        return translate("Worlds", "map {map} · row {row}, column {column}").format(
            map=number, row=cursor.row, column=cursor.column
        )

    # what happens

    def _on_frame_ready(self, frame: Frame) -> None:
        self._render()

    def _on_what_chosen(self, key: str) -> None:
        self._render()

    def _on_layer_chosen(self, name: str | None) -> None:
        self._cursor = None
        self._selection.inspect(name)

    def _on_cursor_moved(self, cursor: Cursor | None) -> None:
        """The mouse is over a map here: the stage marks what its unit in A sees."""
        self._cursor = cursor
        self._render_cursor()
        self._is_pointing = True
        self._selection.hover(self._place_of(cursor))
        self._is_pointing = False

    def _place_of(self, cursor: Cursor | None) -> Place | None:
        """The unit of world A that the cursor is over."""
        frame = self._service.frame
        worlds = frame.worlds if frame is not None else None
        if cursor is None or cursor.key == SECOND or worlds is None or worlds.pair is None:
            return None
        if worlds.pair.first is None or _is_vector(worlds.first):
            return None
        number = self._number(worlds) if cursor.map < 0 else cursor.map
        return Place(worlds.pair.first, number, cursor.row, cursor.column)

    def _on_hovered(self, place: Place | None) -> None:
        """The mouse is over a map of the stage: of the layer shown here the unit is read in both worlds."""
        frame = self._service.frame
        worlds = frame.worlds if frame is not None else None
        if self._is_pointing or not self.isVisible() or worlds is None or worlds.pair is None:
            return
        is_here = place is not None and place.layer == worlds.pair.first and not _is_vector(worlds.first)
        self._cursor = Cursor(FIRST, place.map, place.row, place.column) if is_here and place is not None else None
        self._render_cursor()

    def _on_map_chosen(self, number: int) -> None:
        inspected = self._selection.view.inspected
        if inspected is None:
            self._input_map = number
            self._render()
        else:
            self._selection.inspect(inspected, number)

    def _on_map_enlarged(self, number: int) -> None:
        self._on_map_chosen(number)
        self.what.set_current(ONE)
        self._render()

    def _on_page_turned(self, step: int) -> None:
        frame = self._service.frame
        if frame is not None and frame.worlds is not None:
            self._on_map_chosen(max(self._number(frame.worlds) + step, 0))

    def _on_own_scale_wanted(self, _wanted: bool) -> None:
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("panel"))


def _is_vector(column: Column | None) -> bool:
    return column is not None and column.shape[0] > 1 and column.shape[1:] == (1, 1)
