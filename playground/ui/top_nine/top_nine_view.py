"""The top nine: for some maps of a layer, the nine strongest units over many pictures (1311.2901, figure 2)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from playground.engine.top_nine.strongest import Place
from playground.network.receptive_field import receptive_fields
from playground.network.setup import PictureInput
from playground.network.source.sound_input import SoundInput
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.session.top_nine import Choice, Order, Progress, TopNineService
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, icon_button, label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.empty_message import mute_repair
from playground.ui.kit.empty_note import EmptyNote, Repair
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, theme_of
from playground.ui.top_nine.map_card import MapCard, card_height
from playground.ui.top_nine.search_bar import SearchBar
from playground.ui.top_nine.source_button import SCENES
from playground.ui.top_nine.top_nine_words import no_pictures_words, scale_words

translate = QCoreApplication.translate
SMALLEST_TILE, LARGEST_TILE = 26, 96


class TopNineView(TranslatedWidget):
    """Cards of maps in a row. `bar` is the search's own line, which the panel puts beside its tabs."""

    picture_wanted = Signal()
    """The session's input is no picture: one is to take its place."""
    unit_opened = Signal(object, object)
    """The Order and the Place of a tile that was clicked: to be opened as the session's picture."""
    sheet_wanted = Signal()

    def __init__(self, document: Document, selection: Selection, searches: TopNineService) -> None:
        super().__init__()
        self._document, self._selection, self._searches = document, selection, searches
        self.bar = SearchBar(document, selection, searches)
        self.cards: list[MapCard] = []
        self.choice = SegmentedControl([choice.value for choice in Choice])
        self.dice = icon_button()
        self.stale = label("note")
        self.words = ElidedLabel("muted")
        self.sheet = QPushButton()
        self.hint = EmptyNote()
        self._lay_out()
        self.choice.chosen.connect(self._on_chosen)
        self.dice.clicked.connect(self._on_dice)
        self.sheet.clicked.connect(self.sheet_wanted)
        searches.changed.connect(self._render)
        document.changed.connect(self._render)
        selection.changed.connect(self._on_selection_changed)
        self._restyle()
        self._retranslate()

    def _lay_out(self) -> None:
        self._row = QWidget()
        cards = QHBoxLayout(self._row)
        cards.setContentsMargins(SPACE_4, SPACE_1, SPACE_4, SPACE_1)
        cards.setSpacing(SPACE_3)
        cards.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._row)
        self._area.viewport().installEventFilter(self)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_2)
        foot.setSpacing(SPACE_2)
        for part in (self.choice, self.dice, self.stale, self.words, self.sheet):
            foot.addWidget(part, 1 if part is self.words else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_1, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.hint, 1)
        layout.addLayout(foot)

    def _restyle(self) -> None:
        self.dice.setIcon(icon("dice", theme_of(self).ink))

    def _retranslate(self) -> None:
        self.choice.set_words(
            {
                Choice.STRONGEST.value: (
                    translate("TopNineView", "strongest"),
                    translate("TopNineView", "The 12 maps whose nine are strongest on average."),
                ),
                Choice.RANDOM.value: (
                    translate("TopNineView", "12 at random"),
                    translate("TopNineView", "12 maps at random, as in the article's last figure."),
                ),
                Choice.PINNED.value: (
                    translate("TopNineView", "pinned"),
                    translate("TopNineView", "The pinned map alone."),
                ),
            }
        )
        self.dice.setToolTip(translate("TopNineView", "12 other maps"))
        self.dice.setAccessibleName(self.dice.toolTip())
        self.stale.setText(translate("TopNineView", "found before the network was changed"))
        self.words.set_text(scale_words())
        self.sheet.setText(translate("TopNineView", "Save sheet…"))
        self.sheet.setToolTip(translate("TopNineView", "Save what is shown as a picture."))
        self._render()

    def _render(self) -> None:
        progress, maps = self._searches.progress, self._searches.maps
        self._set_count(len(maps))
        pinned = self._pinned(progress.order)
        for card, channel in zip(self.cards, maps, strict=True):
            card.show_map(progress, channel, is_pinned=channel == pinned)
        self._fit()
        self._area.setVisible(bool(maps))
        self.hint.setVisible(not maps)
        self.hint.show_note(*self._reason(progress))
        self.stale.setVisible(self.bar.is_stale)
        self.choice.set_current(self._searches.shown.choice.value)
        self.dice.setVisible(self._searches.shown.choice is Choice.RANDOM)
        self.sheet.setEnabled(bool(maps))

    def _reason(self, progress: Progress) -> tuple[str, Repair | None]:
        """Why no map is shown, and what would show some."""
        if progress.looked is not None:
            return self._unpinned(progress)
        if progress.is_running:
            return translate("TopNineView", "Looking at the first of them …"), None
        if not isinstance(self._document.setup.input, PictureInput | SoundInput):
            words = no_pictures_words()
            take = translate("TopNineView", "Take a sample picture")
            tip = translate("TopNineView", "It goes in instead; undo takes it back.")
            return words, Repair(take, tip, self.picture_wanted.emit)
        if self.bar.layer_index() is None:
            problem = self._document.network.problem
            words = (
                translate("TopNineView", "No layer has maps to search.")
                if problem is None
                else spoken(problem.sentence)
            )
            return words, mute_repair(self._document, None)
        if isinstance(self._document.setup.input, SoundInput):
            return self._unheard(progress)
        if progress.error is not None:
            words = translate("TopNineView", "Search generated scenes")
            return spoken(progress.error), Repair(words, self.bar.start.toolTip(), self._search_scenes)
        words = translate(
            "TopNineView",
            "Searches many pictures for those that drive a map most, and runs each of the nine strongest backwards.\n"
            "Choose the pictures above: a folder of your own, or generated scenes.",
        )
        return words, Repair(self.bar.start.text(), self.bar.start.toolTip(), self.bar.start.click)

    def _unheard(self, progress: Progress) -> tuple[str, Repair]:
        """No sounds are chosen, or those that are were not searched."""
        missing = self.bar.missing_words()
        if missing or progress.error is not None:
            words = spoken(progress.error) if progress.error is not None else missing
            return words, Repair(
                translate("TopNineView", "Choose a folder of sounds…"), "", self.bar.source.choose_sounds
            )
        words = translate(
            "TopNineView",
            "Searches many sounds for those that drive a map most, and runs each of the nine strongest backwards.",
        )
        return words, Repair(self.bar.start.text(), self.bar.start.toolTip(), self.bar.start.click)

    def _unpinned(self, progress: Progress) -> tuple[str, Repair]:
        """The pinned map alone is wanted, and none of the layer is pinned."""
        assert progress.order is not None
        assert progress.looked is not None
        layer = progress.order.layer
        words = translate("TopNineView", "Pin a map of {layer} to see its nine.").format(layer=layer)
        if self.bar.is_stale:
            show = translate("TopNineView", "Show the strongest")
            tip = translate("TopNineView", "The nine of the maps that are strongest on average.")
            return words, Repair(show, tip, partial(self._on_chosen, Choice.STRONGEST.value))
        strongest = progress.looked.strongest.ranked_maps()[0]
        pin_it = translate("TopNineView", "Pin the strongest map of {layer}").format(layer=layer)
        tip = translate("TopNineView", "The map whose nine are strongest on average.")
        return words, Repair(pin_it, tip, partial(self._on_map_chosen, strongest))

    def _search_scenes(self) -> None:
        self.bar.source.use_scenes(SCENES[0])
        self.bar.start.click()

    def _set_count(self, count: int) -> None:
        row = self._row.layout()
        assert isinstance(row, QHBoxLayout)
        while len(self.cards) > count:
            card = self.cards.pop()
            row.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < count:
            card = MapCard()
            card.map_chosen.connect(self._on_map_chosen)
            card.unit_chosen.connect(self._on_unit_chosen)
            row.insertWidget(len(self.cards), card, 0, Qt.AlignmentFlag.AlignTop)
            self.cards.append(card)

    def _fit(self) -> None:
        """The tiles as large as the height allows, in the proportions of the receptive field."""
        order = self._searches.progress.order
        if order is None or not self.cards:
            return
        rows, columns = list(receptive_fields(order.network))[order.index].size
        room = self._area.height() - 2 * SPACE_1 - self._area.horizontalScrollBar().sizeHint().height()
        spare = room - card_height(QSize(0, 0))
        height = min(max(spare // 3, SMALLEST_TILE), LARGEST_TILE)
        width = min(max(round(height * columns / rows), SMALLEST_TILE // 2), 2 * LARGEST_TILE)
        for card in self.cards:
            card.set_tile(QSize(width, height))

    def _pinned(self, order: Order | None) -> int:
        view = self._selection.view
        return view.map if order is not None and view.layer == order.layer else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _on_selection_changed(self) -> None:
        pinned = self._pinned(self._searches.progress.order)
        if pinned >= 0:
            self._searches.show(replace(self._searches.shown, pinned=pinned))
        self._render()

    def _on_chosen(self, key: str) -> None:
        shown = replace(self._searches.shown, choice=Choice(key))
        pinned = self._pinned(self._searches.progress.order)
        self._searches.show(replace(shown, pinned=pinned) if pinned >= 0 else shown)
        self._render()

    def _on_dice(self) -> None:
        self._searches.show(replace(self._searches.shown, seed=self._searches.shown.seed + 1))

    def _on_map_chosen(self, channel: int) -> None:
        order = self._searches.progress.order
        if order is not None:
            pin(self._document, self._selection, order.layer, channel)

    def _on_unit_chosen(self, place: Place) -> None:
        if self._searches.progress.order is not None:
            self.unit_opened.emit(self._searches.progress.order, place)


def pin(
    document: Document, selection: Selection, layer: str, channel: int, unit: tuple[int, int] | None = None
) -> None:
    """Pin a map, or one unit of it, of the layer so called, if there still is one that has it."""
    network = document.network
    try:
        index = network.index_of(layer)
    except KeyError:
        return
    if index + 1 < len(network.shapes) and channel < network.shapes[index + 1][0]:
        selection.pin(index, channel, unit)
