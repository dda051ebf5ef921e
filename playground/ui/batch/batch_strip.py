"""The film strip of a batch: its pictures, or one map of each, in a thin band below the stage."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.inputs.batch import Batch
from playground.network.sentence import NetworkError
from playground.session.batch.batch_maps import BatchMapService
from playground.session.batch.batch_thumbnails import BatchThumbnails
from playground.session.batch.batch_walk import BatchWalk
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.ui.batch.batch_bar import BatchBar
from playground.ui.batch.tile_row import TileRow
from playground.ui.batch.tiles import MapTiles, PictureTiles, Tiles
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.empty_message import strongest_map
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_4, theme_of

translate = QCoreApplication.translate


class BatchStrip(TranslatedWidget):
    """Draws from walk, thumbnails and maps; a picture that is chosen becomes the session's input."""

    size_chosen = Signal(int)
    """The batch size was changed by the user."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        compute: ComputeService,
        walk: BatchWalk,
        thumbnails: BatchThumbnails,
        maps: BatchMapService,
    ) -> None:
        super().__init__()
        self._document, self._selection, self._compute = document, selection, compute
        self._walk, self._thumbnails, self._maps = walk, thumbnails, maps
        self._pictures, self._map_tiles = PictureTiles(thumbnails), MapTiles(maps, thumbnails)
        self.bar = BatchBar(walk, maps)
        self.film = TileRow(self._tiles)
        self.note, self.repair = label("caption"), QPushButton()
        self.note.setWordWrap(True)
        self._message = QWidget()
        self._painted: tuple[object, object] = (None, None)
        self._lay_out()
        self.bar.close_wanted.connect(walk.close)
        self.bar.switched.connect(maps.switch)
        self.bar.size_wanted.connect(self._on_size_wanted)
        self.repair.clicked.connect(self._on_repair)
        self.film.chosen.connect(walk.go)
        self.film.looked_at.connect(self._on_looked_at)
        walk.opened.connect(self._on_opened)
        walk.moved.connect(self._render)
        walk.refused.connect(thumbnails.refuse)
        thumbnails.changed.connect(self.film.refresh_tile)
        maps.changed.connect(self._on_maps_changed)
        self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._message)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.note, 1)
        row.addWidget(self.repair)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_1 + 1, SPACE_4, SPACE_1)
        column.setSpacing(SPACE_1)
        for part in (self.bar, self._message, self.film):
            column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def step(self, by: int) -> None:
        """So many pictures on or back, over those that cannot be read."""
        self._walk.step(by, self._thumbnails.refused.__contains__)

    def _tiles(self) -> Tiles:
        """Where there are no maps the pictures stay, to choose one."""
        return self._map_tiles if self._maps.is_on and self._maps.reason is None else self._pictures

    def _retranslate(self) -> None:
        self.film.setAccessibleName(translate("BatchStrip", "The pictures of the batch"))
        self._render()

    def _render(self) -> None:
        self.bar.renew()
        self.film.set_current(self._walk.wanted)
        self._render_message()

    def _render_message(self) -> None:
        """What is wrong with the picture that was gone to, or why there are no maps and what would help."""
        wanted = self._walk.wanted
        fault = None if wanted is None or wanted == self._walk.current else self._thumbnails.refused.get(wanted)
        sentence = fault or (self._maps.reason if self._maps.is_on else None)
        self._message.setVisible(sentence is not None)
        self.note.setText("" if sentence is None else spoken(sentence))
        words = "" if fault else self._repair_words()
        self.repair.setVisible(bool(words))
        self.repair.setText(words)

    def _repair_words(self) -> str:
        if self._maps.order is not None:
            largest = self._maps.largest
            return translate("BatchStrip", "Take {count} at once").format(count=largest) if largest else ""
        batch = self._walk.batch
        fits = batch is not None and batch.fits(self._document.setup.input)
        return translate("BatchStrip", "Pin the strongest map") if fits and self._strongest() else ""

    def _strongest(self) -> tuple[int, int] | None:
        frame = self._compute.frame
        return None if frame is None else strongest_map(frame)

    def _on_repair(self) -> None:
        strongest = self._strongest()
        if self._maps.order is not None:
            self._on_size_wanted(self._maps.largest)
        elif strongest is not None:
            self._selection.pin(*strongest)

    def _on_size_wanted(self, size: int) -> None:
        try:
            self._maps.set_size(size)
        except NetworkError as error:
            self._document.refuse(error.sentence)
        else:
            self.size_chosen.emit(size)

    def _on_opened(self) -> None:
        """Show another batch, or forget the one there was."""
        self.setVisible(self._walk.batch is not None)
        batch = Batch(()) if self._walk.batch is None else self._walk.batch
        self._thumbnails.open(batch)
        self._maps.open(batch)
        self.film.set_batch(batch)
        self._render()

    def _on_maps_changed(self) -> None:
        """Most edits of a drag change no tile: the maps follow when it has settled."""
        painted = self._maps.maps, self._tiles()
        if painted != self._painted:
            self._painted = painted
            self.film.refresh()
        self._render()

    def _on_looked_at(self, first: int, count: int) -> None:
        """The pictures in sight, and then those that come next on either side."""
        self._maps.set_side(round(self.film.side * self.devicePixelRatioF()))
        self._maps.look_at(first, count)
        batch = self._walk.batch
        if batch is not None:
            ahead = range(first + count, min(first + 2 * count, len(batch)))
            self._thumbnails.want([*range(first, first + count), *ahead, *range(max(first - count, 0), first)])

    def minimumSizeHint(self) -> QSize:
        return QSize(400, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
