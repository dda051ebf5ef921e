"""Generated scenes as a source of pictures: of any class or one, by seed and number, the next one, or any."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout

from playground.inputs.scenes.scene import SCENE_CLASSES, named_scene, nearest_of_class
from playground.ui.kit.controls import NumberField, TranslatedWidget, icon_button, label
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, fix_width, theme_of

translate = QCoreApplication.translate
SEEDS, NUMBERS = 9_999, 999_999
SEED_WIDTH, NUMBER_WIDTH = 52, 62
"""Room for four digits and for six."""
KEYS = ("", *(kind.key for kind in SCENE_CLASSES))
"""What can be chosen: any class, or one."""


class _ClassBox(QComboBox):
    """A list that the wheel scrolls past, as it scrolls the panel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SceneRow(TranslatedWidget):
    """`chosen` carries seed and number of the scene that is wanted."""

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._number = -1
        self._key = self._shown = ""
        self.classes = _ClassBox()
        self.classes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.classes.setMinimumContentsLength(6)
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._seed_name, self._number_name = label("caption"), label("caption")
        self.seed, self.number = NumberField(0, SEEDS), NumberField(0, NUMBERS)
        fix_width(self.seed, SEED_WIDTH)
        fix_width(self.number, NUMBER_WIDTH)
        self._seed_name.setBuddy(self.seed)
        self._number_name.setBuddy(self.number)
        self.previous, self.next, self.random = icon_button(), icon_button(), icon_button()
        self._lay_out()
        self.classes.activated.connect(self._on_class_chosen)
        self.seed.edited.connect(self._on_seed_edited)
        self.number.edited.connect(self._on_number_edited)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.random.clicked.connect(self._on_random)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for part in (self.classes, self.previous, self.next, self.random):
            upper.addWidget(part)
        for number in (self._seed_name, self.seed, self._number_name, self.number):
            lower.addWidget(number)
        lower.insertStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for row in (upper, lower):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_1)
            column.addLayout(row)

    def set_picture(self, name: str) -> None:
        """Go on from the scene that the picture so called is, if it is one and another than before."""
        found = named_scene(name) if name != self._shown else None
        self._shown = name
        if found is None:
            return
        kind, seed, number = found
        if self._key and self._key != kind.key:
            self._set_class("")
        self.seed.set_value(seed)
        self._set_number(number)

    def _retranslate(self) -> None:
        titles = [QCoreApplication.translate("Scene", kind.title) for kind in SCENE_CLASSES]  # marked where listed
        self.classes.clear()
        self.classes.addItems([translate("SceneRow", "Any class"), *titles])
        self._set_class(self._key)
        self._seed_name.setText(translate("SceneRow", "Seed"))
        self._number_name.setText(translate("SceneRow", "No."))
        tip = translate("SceneRow", "The seed of the scenes: the same seed and number are always the same picture.")
        of_class = translate("SceneRow", "The scene's number. With a class chosen, the next of that class is shown.")
        for control, words, told in (
            (self.classes, translate("SceneRow", "What the generated scenes show"), ""),
            (self.seed, translate("SceneRow", "Seed of the generated scenes"), tip),
            (self.number, translate("SceneRow", "Number of the generated scene"), of_class),
            (self.previous, translate("SceneRow", "Previous generated scene"), ""),
            (self.next, translate("SceneRow", "Next generated scene: a shape, a pattern or a letter"), ""),
            (self.random, translate("SceneRow", "Any generated scene"), ""),
        ):
            control.setToolTip(told or words)
            control.setAccessibleName(words)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.previous.setIcon(icon("arrow_left", theme.muted, theme.line))
        self.next.setIcon(icon("arrow_right", theme.muted, theme.line))
        self.random.setIcon(icon("dice", theme.muted))
        self.previous.setEnabled(self._number > 0)

    def _set_class(self, key: str) -> None:
        self._key = key
        self.classes.setCurrentIndex(KEYS.index(key))

    def _set_number(self, number: int) -> None:
        self._number = number
        self.number.set_value(number)
        self.previous.setEnabled(number > 0)

    def _choose(self, number: int, step: int = 1) -> None:
        """The scene `number` or, of the chosen class, the first one from there on."""
        seed = round(self.seed.value())
        found = nearest_of_class(seed, self._key, number, step) if self._key else number
        if found is None or not 0 <= found <= NUMBERS:
            self._set_number(max(self._number, 0))  # there is none further on
            return
        self._set_number(found)
        self.chosen.emit(seed, found)

    def _on_class_chosen(self, place: int) -> None:
        self._key = KEYS[place]
        self._choose(max(self._number, 0))

    def _on_seed_edited(self, _value: float) -> None:
        self._choose(max(self._number, 0))

    def _on_number_edited(self, value: float) -> None:
        self._choose(round(value))

    def _on_previous(self) -> None:
        self._choose(self._number - 1, -1)

    def _on_next(self) -> None:
        self._choose(self._number + 1)

    def _on_random(self) -> None:
        self._choose(secrets.randbelow(NUMBERS + 1))
