"""The rule microscope: the pinned map sent back by all four rules on one scale, where they part, and a sanity check."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from playground.engine.back.rule_comparison import RuleComparison, correlation
from playground.engine.back.shown import shown_pixels
from playground.inputs.pictured import visible_channels
from playground.network.editing.randomise import randomise_weights
from playground.network.layers import Array
from playground.network.setup import Rule
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.ui.back.backprojection_view import rule_words
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, label
from playground.ui.kit.empty_message import EmptyMessage
from playground.ui.kit.layer_words import number_text, value_text
from playground.ui.kit.picture_tile import LINE, PictureTile
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, fix_width, scaled, theme_of

translate = QCoreApplication.translate
PICTURES, DIFFERENCES = "pictures", "differences"
SMALLEST_TILE, SIDE_WIDTH = 104, 380


def least_width(tiles: int) -> int:
    """What so many of the smallest tiles take with the air around four of them."""
    return SPACE_4 + 4 * SPACE_3 + tiles * SMALLEST_TILE


class RulesView(TranslatedWidget):
    """Shows a frame's RuleComparison; frames hold one only while this is visible. A click on a tile takes its rule."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._before: Mapping[Rule, Array] | None = None
        self._draws = 0
        self.tiles = {rule: PictureTile(clickable=True) for rule in Rule}
        self.what = SegmentedControl([PICTURES, DIFFERENCES], warm=True)
        self.what.set_current(PICTURES)
        self.randomise = QPushButton()
        self.table = PartingTable()
        self.note, self.message = label("caption"), EmptyMessage(document, selection, service)
        self._lay_out()
        for tile in self.tiles.values():
            tile.clicked.connect(self._on_tile_clicked)
        self.what.chosen.connect(self._on_what_chosen)
        self.randomise.clicked.connect(self._on_randomise)
        service.frame_ready.connect(self._on_frame_ready)
        selection.changed.connect(self._on_selection_changed)
        document.replaced.connect(self._on_replaced)
        self._retranslate()

    def _lay_out(self) -> None:
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pictures = QWidget()
        row = QHBoxLayout(self._pictures)
        row.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_1)
        row.setSpacing(SPACE_3)
        for tile in self.tiles.values():
            row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._pictures.setMinimumWidth(least_width(len(self.tiles)))  # else the tiles, as they are, keep it wide
        self._pictures.installEventFilter(self)
        side = QWidget()
        fix_width(side, SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, SPACE_3, SPACE_4, SPACE_2)
        column.setSpacing(SPACE_2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.what)
        buttons.addStretch(1)
        buttons.addWidget(self.randomise)
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        self._content = QWidget()
        content = QHBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.addWidget(self._pictures, 1)
        content.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content, 1)
        layout.addWidget(self.message, 1)

    # drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._service.compare_rules(True)
        self._render()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._service.compare_rules(False)

    def _retranslate(self) -> None:
        self.what.set_words(
            {
                PICTURES: (
                    translate("RulesView", "pictures"),
                    translate("RulesView", "What each rule brings back, all on one scale"),
                ),
                DIFFERENCES: (
                    translate("RulesView", "differences"),
                    translate("RulesView", "Each rule's picture less that of the rule in use, on the same scale"),
                ),
            }
        )
        self.randomise.setText(translate("RulesView", "Randomise the weights"))
        words = translate(
            "RulesView",
            "Sanity check: draws every kernel anew. A picture that hardly changes did not show what was learned. "
            "Undo brings the weights back.",
        )
        self.randomise.setToolTip(words)
        self.randomise.setAccessibleName(f"{self.randomise.text()}. {words}")
        self.note.setText(
            translate(
                "RulesView",
                "A deconvnet or guided picture recovers parts of the picture. It is no evidence for a class.",
            )
        )
        self._render()

    def _render(self) -> None:
        if not self.isVisible():
            return
        frame = self._service.frame
        rules = frame.rules if frame is not None else None
        is_shown = rules is not None and self._selection.view.layer is not None
        self._content.setVisible(is_shown)
        self.message.setVisible(not is_shown)
        if frame is None or rules is None or not is_shown:
            self.message.set_text(self._reason(frame))
            return
        self._render_tiles(rules)
        names = [step.layer.name for step in frame.passed.steps] if frame.passed is not None else []
        self.table.show_partings([(names[part.layer_index], part.kept, part.differing) for part in rules.partings])
        self._fit_tiles()

    def _reason(self, frame: Frame | None) -> str:
        if self._selection.view.layer is None:
            return translate("RulesView", "Click any feature map above: it is run backwards by all four rules.")
        if frame is not None and frame.error is not None:
            return spoken(frame.error)
        problem = self._document.network.problem
        return spoken(problem.sentence) if problem else translate("RulesView", "Being computed …")

    def _render_tiles(self, rules: RuleComparison) -> None:
        used, differs = self._selection.view.rule, self.what.current() == DIFFERENCES
        own = rules.results[used].picture
        for rule, (name, tip) in rule_words().items():
            picture = rules.results[rule].picture
            shown = picture - own if differs else picture
            image, _ = shown_pixels(visible_channels(self._document.setup.input.as_colours(shown)), rules.scale)
            tile = self.tiles[rule]
            tile.show_picture(np.repeat(image, 3, axis=2) if image.shape[2] == 1 else image)
            caption = self._caption(rule, picture, rules.scale)
            tile.set_words(
                f"{name} − {rule_words()[used][0]}" if differs else name, caption, tip=tip, warm=rule is used
            )

    def _caption(self, rule: Rule, picture: Array, scale: float) -> str:
        before = self._before.get(rule) if self._before is not None else None
        if before is None or before.shape != picture.shape:
            return f"±{value_text(scale, signed=False)} → 0–255"
        like = correlation(before, picture)
        value = translate("RulesView", "empty") if like != like else value_text(like)
        return translate("RulesView", "like before: {correlation}").format(correlation=value)

    def _fit_tiles(self) -> None:
        words = 2 * scaled(LINE) + SPACE_1
        room = self._pictures.size()
        height = room.height() - SPACE_3 - SPACE_1 - words
        width = (room.width() - least_width(0)) // len(self.tiles)
        side = max(SMALLEST_TILE, min(height, width))
        for tile in self.tiles.values():
            tile.setFixedSize(side, side + words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_tiles()
        return super().eventFilter(watched, event)

    # what happens

    def _on_frame_ready(self, frame: Frame) -> None:
        self._render()

    def _on_selection_changed(self) -> None:
        self._render()

    def _on_what_chosen(self, key: str) -> None:
        self._render()

    def _on_replaced(self) -> None:
        self._before, self._draws = None, 0

    def _on_tile_clicked(self) -> None:
        for rule, tile in self.tiles.items():
            if tile is self.sender():
                self._selection.set_rule(rule)

    def _on_randomise(self) -> None:
        """Remember the pictures as they are, unless they are of drawn weights already, and draw."""
        frame = self._service.frame
        if frame is None or frame.rules is None:
            return
        if not self._draws or self._before is None:
            self._before = {rule: result.picture for rule, result in frame.rules.results.items()}
        self._draws += 1
        self._document.edit(translate("RulesView", "Randomise the weights"), randomise_weights, self._draws)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("panel"))


class PartingTable(QScrollArea):
    """A row per ReLU: how many values each rule leaves, and at how many units they do not agree."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[tuple[str, ...]] = []
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_2)
        self._grid.setVerticalSpacing(SPACE_1)
        self.setWidget(self._body)
        self._cells: list[QLabel] = []

    def show_partings(self, partings: list[tuple[str, Mapping[Rule, int], int]]) -> None:
        """Rows of layer name, kept values per rule, differing units."""
        names = [name for name, _ in rule_words().values()]
        rows = [(translate("RulesView", "left at"), *names, translate("RulesView", "they differ"))]
        rows += [
            (name, *(number_text(kept[rule]) for rule in rule_words()), number_text(differing))
            for name, kept, differing in partings
        ]
        if not partings:
            rows = [(translate("RulesView", "No ReLU on the way back: all rules agree."),)]
        if rows != self._rows:
            self._rows = rows
            self._fill(rows)

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as they are shown, the head first."""
        return self._rows

    def _fill(self, rows: list[tuple[str, ...]]) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = label("caption", text)
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                self._grid.addWidget(cell, row, column, side | Qt.AlignmentFlag.AlignTop)
                self._cells.append(cell)
        self._grid.setRowStretch(len(rows), 1)
