"""The line above the top nine: what is searched, how far it is, and how it is begun, paused and ended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from playground.network.network import Network
from playground.network.setup import PictureInput
from playground.network.source.sound_input import SoundInput
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.session.top_nine import Order, State, TopNineService
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.theme import SPACE_2, theme_of
from playground.ui.top_nine.source_button import SourceButton
from playground.ui.top_nine.top_nine_words import no_pictures_words, no_sounds_words, state_words

translate = QCoreApplication.translate
LISTED = 30
"""Pictures that could not be read, named in the menu."""


class _Meter(QWidget):
    """How much of the pictures is searched."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(QSize(120, 6))

    def set_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(theme.color("accent"))
        box.setWidth(round(box.width() * self._share))
        painter.drawRoundedRect(box, 3, 3)


class SearchBar(TranslatedWidget):
    """Starts a search of the pinned map's layer."""

    refused = Signal(str)
    """Why no search can be begun."""

    def __init__(self, document: Document, selection: Selection, searches: TopNineService) -> None:
        super().__init__()
        self._document, self._selection, self._searches = document, selection, searches
        self.state = ElidedLabel("muted", trailing=True)
        self.meter = _Meter()
        self.unreadable = QToolButton()
        self.unreadable.setProperty("role", "quiet")
        self.unreadable.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._names = QMenu(self.unreadable)
        self._names.aboutToShow.connect(self._fill_names)
        self.unreadable.setMenu(self._names)
        self.source = SourceButton(self)
        self.start, self.pause, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self.start.setProperty("role", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        for part in (self.state, self.meter, self.unreadable, self.source, self.start, self.pause, self.cancel):
            row.addWidget(part, 1 if part is self.state else 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start.clicked.connect(self._on_start)
        self.pause.clicked.connect(self._on_pause)
        self.cancel.clicked.connect(searches.cancel)
        self.source.source_changed.connect(self._retranslate)
        searches.changed.connect(self._render)
        document.changed.connect(self._render)
        selection.changed.connect(self._render)
        self._retranslate()

    @property
    def is_stale(self) -> bool:
        """Whether what is shown was found with another network than the session's."""
        order = self._searches.progress.order
        return order is not None and not order.fits(self._document.setup)

    def _retranslate(self) -> None:
        self.cancel.setText(translate("SearchBar", "Cancel"))
        self.cancel.setToolTip(translate("SearchBar", "End the search; what was found stays."))
        self._render()

    def _render(self) -> None:
        progress = self._searches.progress
        running = progress.is_running
        count = 0 if progress.found is None else progress.found.count
        self.state.set_text(state_words(progress))
        self.meter.setVisible(running or progress.state is State.PAUSED)
        self.meter.set_share(count / max(len(progress.keys), 1))
        self.meter.setAccessibleName(translate("SearchBar", "{share:.0%} searched").format(share=self._share()))
        refused = () if progress.found is None else progress.found.refused
        self.unreadable.setVisible(bool(refused))
        self.unreadable.setText(translate("SearchBar", "{count} not readable").format(count=len(refused)))
        for part in (self.source, self.start):
            part.setVisible(not running)
        self.source.retranslate(self._document.setup.input)
        self._render_buttons()

    def _render_buttons(self) -> None:
        progress = self._searches.progress
        index = self.layer_index()
        name = "" if index is None else self._document.network.layers[index].name
        missing = self.missing_words()
        self.start.setEnabled(index is not None and not missing)
        self.start.setText(translate("SearchBar", "Search {layer}").format(layer=name))
        find = translate("SearchBar", "Find the nine strongest units of every map of the pinned map's layer.")
        self.start.setToolTip(missing or find)
        may_resume = progress.state in (State.PAUSED, State.CANCELLED, State.FAILED) and not self.is_stale
        self.pause.setVisible(progress.is_running or may_resume)
        self.pause.setEnabled(progress.state is not State.PAUSING)
        self.pause.setText(translate("SearchBar", "Resume") if may_resume else translate("SearchBar", "Pause"))
        self.cancel.setVisible(progress.is_running)

    def missing_words(self) -> str:
        """Why nothing can be searched for an input like the session's; "" when it can."""
        source = self._document.setup.input
        if not isinstance(source, PictureInput | SoundInput):
            return no_pictures_words()
        return no_sounds_words() if self.source.pictures(source) is None else ""

    def _share(self) -> float:
        progress = self._searches.progress
        return 0.0 if progress.found is None else progress.found.count / max(len(progress.keys), 1)

    def layer_index(self) -> int | None:
        """The pinned map's layer; the last one with more than one unit a map when nothing is pinned."""
        network = self._document.network
        index = _index_of(network, self._selection.view.layer)
        if index is not None:
            return index
        computed = range(len(network.shapes) - 1)
        wide = [index for index in computed if network.shapes[index + 1][1:] != (1, 1)]
        return wide[-1] if wide else None

    def _on_start(self) -> None:
        index = self.layer_index()
        if index is None:
            return
        setup = self._document.setup
        pictures = self.source.pictures(setup.input)
        if pictures is None:
            return
        self._searches.start(Order(setup.network, index, pictures, self._selection.view.rule, self.source.address))

    def _on_pause(self) -> None:
        if self._searches.progress.is_running:
            self._searches.pause()
        else:
            self._searches.resume()

    def _fill_names(self) -> None:
        self._names.clear()
        progress = self._searches.progress
        if progress.found is None or progress.order is None:
            return
        for number, sentence in progress.found.refused[:LISTED]:
            name = progress.order.pictures.name(progress.keys[number])
            self._names.addAction(f"{name}: {spoken(sentence)}").setEnabled(False)
        more = len(progress.found.refused) - LISTED
        if more > 0:
            self._names.addAction(translate("SearchBar", "and {count} more").format(count=more)).setEnabled(False)


def _index_of(network: Network, name: str | None) -> int | None:
    if name is None:
        return None
    try:
        index = network.index_of(name)
    except KeyError:
        return None
    return index if index + 1 < len(network.shapes) else None
