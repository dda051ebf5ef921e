"""One column of the stage: a layer with its head, its live maps, bars or the reason for neither, and its scale."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from playground.engine.explain.effective_field import FieldWeights
from playground.engine.maps import Maps
from playground.engine.pixels import clipped_share
from playground.network.layers import Layer, Softmax
from playground.network.setup import Scale
from playground.network.size_sums import ALL_READ, Unread
from playground.session.frame import Frame
from playground.session.frame_parts.columns import Column
from playground.session.selection import INPUT
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.layer_words import number_text
from playground.ui.kit.scale_bar import ScaleBar
from playground.ui.kit.theme import RADIUS_COLUMN, SPACE_2, line_width, scaled, theme_of
from playground.ui.stage.column_header import ColumnHeader
from playground.ui.stage.map_grid import GAP, Box, MapGrid
from playground.ui.stage.vector_view import CELL, FIELD_COLUMNS, MOST_BARS, VectorView

translate = QCoreApplication.translate
PADDING = SPACE_2 + 2


def grid_choices(count: int) -> tuple[int, ...]:
    """How many thumbnails may stand side by side, from a narrow window to a wide one."""
    for most, choices in ((4, (1,)), (16, (2, 4)), (48, (3, 4, 6)), (128, (3, 4, 6, 8))):
        if count <= most:
            return choices
    return (4, 6, 8, 12)


class LayerColumn(TranslatedWidget):
    """Shows layer `index` (INPUT for the input). Everything it is told comes from the stage."""

    header_clicked = Signal(int)
    repair_requested = Signal(int)
    rename_requested = Signal(int)
    menu_requested = Signal(int, QPoint)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    map_clicked = Signal(int, int, int, int)
    """Layer, map, row, column."""
    map_hovered = Signal(int, int, int, int)
    """Layer, map (-1: none), row, column."""
    enlarge_requested = Signal(int, int)
    zoom_turned = Signal(int)

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = index
        self._is_inspected = self._has_problem = False
        self._frame_column: Column | None = None
        self._maps: Maps | None = None  # what it was made of, but for the way back
        self._name = ""
        self._scale = Scale.MAP
        self._hovered_map = -1
        self._marked_map = -1
        self._side_by_side = 1
        self._unread = ALL_READ
        self.header = ColumnHeader()
        self.header.is_movable = index != INPUT
        self.grid: MapGrid | None = None
        self.vector: VectorView | None = None
        self._message = label("caption")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.repair = QPushButton()
        self.repair.setProperty("role", "pill")
        self.repair.clicked.connect(self._on_repair)
        self._reason = QWidget()
        reason = QVBoxLayout(self._reason)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.setSpacing(SPACE_2)
        reason.addWidget(self._message)
        reason.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignLeft)
        reason.addStretch(1)
        self.scale_bar = ScaleBar()
        self._body = QStackedLayout()
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, SPACE_2, PADDING, SPACE_2)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.header)
        layout.addLayout(self._body, 1)
        self._body.addWidget(self._reason)  # not before: without a parent it would be shown as a window of its own
        layout.addWidget(self.scale_bar)
        self.header.clicked.connect(self._on_header_clicked)
        self.header.rename_requested.connect(self._on_rename_requested)
        self.header.menu_requested.connect(self._on_menu_requested)
        self.header.dragged.connect(self._on_dragged)
        self.header.dropped.connect(self._on_dropped)

    @property
    def message(self) -> QLabel:
        return self._message

    def show_message(self, text: str, *, is_problem: bool, repair: str = "") -> None:
        """Say why there are no maps; `repair` is what a click can do about it."""
        self._has_problem = is_problem
        self.repair.setVisible(bool(repair))
        self.repair.setText(repair)
        self.repair.setAccessibleName(repair)
        self.repair.setToolTip(translate("LayerColumn", "The layer hands its input on unchanged; undo takes it back."))
        self._frame_column = None
        self._message.setProperty("role", "problem" if is_problem else "caption")
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        QApplication.sendEvent(self._message, QEvent(QEvent.Type.StyleChange))  # else its padding is not taken up
        self._message.setText(text)
        self._body.setCurrentWidget(self._reason)
        self.scale_bar.hide()
        self.setFixedWidth(max(scaled(200), self.header.wanted_width() + 2 * PADDING))
        self.update()

    def show_maps(self, content: Column, frame: Frame, layer: Layer | None, name: str) -> None:
        """Show a frame's pixels of this layer."""
        self._has_problem = False
        self._frame_column, self._name = content, name
        self._scale = frame.request.look.scale
        is_forward = frame.passed is not None and not frame.request.look.backwards
        self._maps = frame.passed.maps(self.index) if frame.passed is not None and is_forward else None
        if content.shape[1:] == (1, 1):
            self._show_vector(content, frame, layer)
            width = FIELD_COLUMNS * CELL + 10 if content.shape[0] > MOST_BARS else scaled(170)
            self.setFixedWidth(max(width, self.header.wanted_width()) + 2 * PADDING)
        else:
            grid = self._map_grid()
            grid.set_columns(self._side_by_side)
            grid.show_column(content, name)
            self._body.setCurrentWidget(grid)
            self.setFixedWidth(self.width_with(self._side_by_side, grid.cell_size()[1]))
        self.scale_bar.show()
        self._update_scale_bar()
        self._say_maps()
        self.update()

    def width_with(self, side_by_side: int, thumbnail: float) -> int:
        """The width of the column with so many thumbnails, each so wide, beside one another."""
        room = side_by_side * (round(thumbnail) + GAP) + (10 if side_by_side > 1 else 4)
        return max(room, self.header.wanted_width(), 64) + 2 * PADDING

    @property
    def side_by_side(self) -> int:
        return self._side_by_side

    def set_side_by_side(self, count: int) -> None:
        """How many thumbnails stand beside one another from now on; takes effect with the next `show_maps`."""
        self._side_by_side = count

    def scroll_to(self, number: int) -> None:
        """Bring a map into sight, once everything has its place."""
        if self.grid is not None:
            self._layout.activate()
            self.grid.show_map(number)

    def _map_grid(self) -> MapGrid:
        if self.grid is not None:
            return self.grid
        grid = MapGrid(self._side_by_side)
        grid.map_clicked.connect(self._on_map_clicked)
        grid.map_hovered.connect(self._on_map_hovered)
        grid.enlarge_requested.connect(self._on_enlarge_requested)
        grid.zoom_turned.connect(self.zoom_turned)
        self._body.addWidget(grid)
        grid.set_unread(self._unread)
        self.grid = grid
        return grid

    def _show_vector(self, content: Column, frame: Frame, layer: Layer | None) -> None:
        if self.vector is None:
            self.vector = VectorView()
            self.vector.unit_clicked.connect(self._on_unit_clicked)
            self.vector.unit_hovered.connect(self._on_unit_hovered)
            self.vector.zoom_turned.connect(self.zoom_turned)
            self._body.addWidget(self.vector)
        self.vector.show_values(content.values, float(content.ranges.max()), isinstance(layer, Softmax))
        self._body.setCurrentWidget(self.vector)

    def set_marks(
        self, inspected: bool, pinned: int, unit: tuple[int, int] | None, lit: Collection[int], marked: int
    ) -> None:
        """`pinned` map in warm, `lit` ones in the accent; the scale bar follows the map `marked`."""
        if inspected != self._is_inspected:
            self._is_inspected = inspected
            self.update()
        if self.grid is not None:
            self.grid.set_marks(pinned, unit, lit)
        if self.vector is not None:
            self.vector.set_pinned(pinned)
        self._marked_map = marked
        self._update_scale_bar()

    def set_click_focus(self, takes: bool) -> None:
        """Whether a click on the head, a map or a unit takes the keyboard too."""
        policy = Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.TabFocus
        for part in (self.header, self.grid, self.vector):
            if part is not None:
                part.setFocusPolicy(policy)

    def set_covered(self, covered: Collection[int]) -> None:
        """Maps that are not shown until they were predicted."""
        if self.grid is not None:
            self.grid.set_covered(covered)

    def set_ray(self, ray: Box | None, weights: FieldWeights | None) -> None:
        """Outline what the unit that is looked at, of a layer further on, sees here, and shade what weighs in it."""
        if self.grid is not None:
            self.grid.set_ray(ray, weights)

    def set_unread(self, unread: Unread) -> None:
        """Hatch the rows and columns that the inspected layer after this one never reads."""
        self._unread = unread
        if self.grid is not None:
            self.grid.set_unread(unread)

    def _update_scale_bar(self) -> None:
        content = self._frame_column
        if content is None:
            return
        words = {
            Scale.MAP: translate("LayerColumn", "own"),
            Scale.CLIPPED: translate("LayerColumn", "own"),
            Scale.LAYER: translate("LayerColumn", "layer"),
            Scale.NETWORK: translate("LayerColumn", "network"),
        }
        shown = self._hovered_map if self._hovered_map >= 0 else self._marked_map
        if content.shape[1:] == (1, 1) or not 0 <= shown < len(content.ranges):
            value, shown = float(content.ranges.max()), -1
        else:
            value = float(content.ranges[shown])
        self.scale_bar.set_range(words[self._scale], value, self._clipped_words(content, shown))

    def _clipped_words(self, content: Column, shown: int) -> str:
        """How much of map `shown` (-1: none) is stronger than the strongest colour."""
        if self._scale is not Scale.CLIPPED or content.shape[1:] == (1, 1):
            return ""
        maps = self._maps
        if shown < 0 or maps is None or shown >= maps.shape[1]:
            return translate("LayerColumn", "the strongest are clipped")
        share = clipped_share(maps.channel(shown)[0], float(content.ranges[shown]))
        return translate("LayerColumn", "{share} % clipped").format(share=f"{100 * share:.2g}")

    def _say_maps(self) -> None:
        """What a screen reader says of the maps."""
        if self._frame_column is None:
            return
        count = number_text(self._frame_column.shape[0])
        if self.grid is not None:
            words = translate("LayerColumn", "{layer}: {count} maps").format(layer=self._name, count=count)
            self.grid.setAccessibleName(words)
            self.grid.setAccessibleDescription(
                translate("LayerColumn", "Arrow keys choose a map, Enter runs it backwards to the picture.")
            )
        if self.vector is not None:
            words = translate("LayerColumn", "{layer}: {count} units").format(layer=self._name, count=count)
            self.vector.setAccessibleName(words)
            self.vector.setAccessibleDescription(
                translate("LayerColumn", "Arrow keys choose a unit, Enter runs it backwards to the picture.")
            )

    def _retranslate(self) -> None:
        self._update_scale_bar()
        self._say_maps()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token, width = ("accent", 1.5 * line_width()) if self._is_inspected else ("line", line_width())
        if self._has_problem:
            token = "bad"
        painter.setPen(QPen(theme.color(token), width))
        painter.setBrush(theme.color("panel"))
        edge = 0.75 * line_width()
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, RADIUS_COLUMN, RADIUS_COLUMN)

    def _on_repair(self) -> None:
        self.repair_requested.emit(self.index)

    def _on_header_clicked(self) -> None:
        self.header_clicked.emit(self.index)

    def _on_rename_requested(self) -> None:
        self.rename_requested.emit(self.index)

    def _on_menu_requested(self, point: QPoint) -> None:
        self.menu_requested.emit(self.index, point)

    def _on_dragged(self, point: QPoint) -> None:
        self.dragged.emit(self.index, point)

    def _on_dropped(self, point: QPoint) -> None:
        self.dropped.emit(self.index, point)

    def _on_map_clicked(self, number: int, row: int, column: int) -> None:
        self.map_clicked.emit(self.index, number, row, column)

    def _on_map_hovered(self, number: int, row: int, column: int) -> None:
        self._hovered_map = number
        self._update_scale_bar()
        self.map_hovered.emit(self.index, number, row, column)

    def _on_enlarge_requested(self, number: int) -> None:
        self.enlarge_requested.emit(self.index, number)

    def _on_unit_clicked(self, unit: int) -> None:
        self.map_clicked.emit(self.index, unit, 0, 0)

    def _on_unit_hovered(self, unit: int) -> None:
        self.map_hovered.emit(self.index, unit, 0, 0)
