"""Generated scenes as a source of pictures: the next one of a seed, or any."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from playground.ui.controls import NumberField, TranslatedWidget, icon_button, label
from playground.ui.icons import icon
from playground.ui.theme import SPACE_1, fix_width, theme_of

translate = QCoreApplication.translate
SEEDS, NUMBERS = 9_999, 999_999
FIELD_WIDTH = 52


class SceneRow(TranslatedWidget):
    """`chosen` carries seed and number of the scene that is wanted."""

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._number = -1
        self._name = label("caption")
        self.seed = NumberField(0, SEEDS)
        fix_width(self.seed, FIELD_WIDTH)
        self._name.setBuddy(self.seed)
        self.previous, self.next, self.random = icon_button(), icon_button(), icon_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self._name)
        row.addStretch(1)
        for part in (self.seed, self.previous, self.next, self.random):
            row.addWidget(part)
        self.seed.edited.connect(self._on_seed_edited)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.random.clicked.connect(self._on_random)
        self._retranslate()
        self._restyle()

    def _retranslate(self) -> None:
        self._name.setText(translate("SceneRow", "Seed"))
        tip = translate("SceneRow", "The seed of the scenes: the same seed and number are always the same picture.")
        self.seed.setToolTip(tip)
        self.seed.setAccessibleName(translate("SceneRow", "Seed of the generated scenes"))
        for button, words in (
            (self.previous, translate("SceneRow", "Previous generated scene")),
            (self.next, translate("SceneRow", "Next generated scene: a shape, a pattern or a letter")),
            (self.random, translate("SceneRow", "Any generated scene")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.previous.setIcon(icon("arrow_left", theme.muted, theme.line))
        self.next.setIcon(icon("arrow_right", theme.muted, theme.line))
        self.random.setIcon(icon("dice", theme.muted))
        self.previous.setEnabled(self._number > 0)

    def _choose(self, number: int) -> None:
        self._number = number
        self.previous.setEnabled(number > 0)
        self.chosen.emit(round(self.seed.value()), number)

    def _on_seed_edited(self, _value: float) -> None:
        self._choose(max(self._number, 0))

    def _on_previous(self) -> None:
        self._choose(max(self._number - 1, 0))

    def _on_next(self) -> None:
        self._choose(min(self._number + 1, NUMBERS))

    def _on_random(self) -> None:
        self._choose(secrets.randbelow(NUMBERS + 1))
