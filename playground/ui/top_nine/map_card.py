"""One map of the top nine: its name, how strong it gets, what its nine share, and the nine themselves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from playground.engine.top_nine.strongest import Place
from playground.session.top_nine import Order, Progress
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.theme import RADIUS_COLUMN, SPACE_1, SPACE_2, SPACE_3, scaled, theme_of
from playground.ui.seen_words import seen_words
from playground.ui.top_nine.top_nine_words import map_detail, map_title
from playground.ui.top_nine.unit_grid import ShownUnit, UnitGrid, grid_size

translate = QCoreApplication.translate
HEAD, FOOT = 24, 18


class MapCard(TranslatedWidget):
    """Outlined in warm while its map is the pinned one."""

    map_chosen = Signal(int)
    unit_chosen = Signal(object)
    """The Place that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.channel = -1
        self._progress = Progress()
        self._is_pinned = False
        self.title = QPushButton()
        self.title.setProperty("role", "card_title")
        self.title.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title.clicked.connect(self._on_title_clicked)
        self.detail = ElidedLabel("muted", trailing=True)
        self.grid = UnitGrid()
        self.grid.unit_chosen.connect(self.unit_chosen)
        self._left, self._right = label("caption"), label("caption")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self.title)
        head.addWidget(self.detail, 1)
        foot.addWidget(self._left)
        foot.addStretch(1)
        foot.addWidget(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_1)
        layout.setSpacing(SPACE_1)
        layout.addLayout(head)
        layout.addWidget(self.grid)
        layout.addLayout(foot)
        self._retranslate()

    def show_map(self, progress: Progress, channel: int, *, is_pinned: bool) -> None:
        """The map's nine as they are now."""
        self.channel, self._progress, self._is_pinned = channel, progress, is_pinned
        order = progress.order
        units = [] if order is None else [_shown(progress, order, place) for place in progress.places(channel)]
        self.grid.units.set_units(units)
        self._retranslate()
        self.update()

    def set_tile(self, tile: QSize) -> None:
        self.grid.set_tile(tile)
        size = grid_size(tile)
        self.setFixedSize(size.width() + 2 * SPACE_3, card_height(tile))

    def _retranslate(self) -> None:
        self.title.setText(map_title(self.channel))
        self.title.setToolTip(translate("MapCard", "Pin this map over the present picture."))
        self._left.setText(translate("MapCard", "back-projections"))
        self._right.setText(translate("MapCard", "patches"))
        self.grid.setAccessibleName(translate("MapCard", "The nine strongest of map {map}").format(map=self.channel))
        if self.channel >= 0:
            self.detail.set_text(map_detail(self._progress, self.channel))

    def _on_title_clicked(self) -> None:
        self.map_chosen.emit(self.channel)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("warm" if self._is_pinned else "line"), 1.5 if self._is_pinned else 1))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), RADIUS_COLUMN, RADIUS_COLUMN)


def _shown(progress: Progress, order: Order, place: Place) -> ShownUnit:
    made = progress.made.get(place.key)
    seen = "" if made is None else seen_words(order.pictures.framing, made.box)
    return ShownUnit(place, order.pictures.name(progress.keys[place.picture]), made, seen)


def card_height(tile: QSize) -> int:
    return grid_size(tile).height() + scaled(HEAD) + scaled(FOOT) + SPACE_2 + 3 * SPACE_1
