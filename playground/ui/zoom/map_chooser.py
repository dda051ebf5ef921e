"""Which layer and which of its maps is looked at closely, and whether that follows the pinned map."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.ui.kit.controls import NumberField, TranslatedWidget, icon_button, label, pill
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_width, theme_of

translate = QCoreApplication.translate
FIELD_WIDTH = 52


class MapChooser(TranslatedWidget):
    """A list of layers and a number of a map. Everything it tells is the user's doing."""

    chosen = Signal(int, int)
    """Layer index (-1: the input) and map."""
    follow_wanted = Signal()
    """Show the pinned map again."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.layers = QComboBox()
        self.layers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.layers.setMinimumContentsLength(8)
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.map_field = NumberField(0, 0)
        fix_width(self.map_field, FIELD_WIDTH)
        self.map_name, self.total = label("caption"), label("caption")
        self.previous, self.next = icon_button(), icon_button()
        self.follow = pill(checkable=True)
        self._lay_out()
        self.layers.activated.connect(self._on_layer_activated)
        self.map_field.edited.connect(self._on_map_edited)
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.follow.clicked.connect(self._on_follow_clicked)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        self._map_row = QWidget()
        row = QHBoxLayout(self._map_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        for part in (self.map_name, self.previous, self.map_field, self.total, self.next):
            row.addWidget(part)
        row.addStretch(1)
        last = QHBoxLayout()
        last.setContentsMargins(0, 0, 0, 0)
        last.addWidget(self.follow)
        last.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.layers)
        layout.addWidget(self._map_row)
        layout.addLayout(last)

    def show_choice(self, names: list[str], place: int, number: int, count: int) -> None:
        """Show the layers' `names`, the one at `place` chosen (-1: none of them), and map `number` of `count`."""
        if names != [self.layers.itemText(entry) for entry in range(self.layers.count())]:
            self.layers.clear()
            self.layers.addItems(names)
        self.layers.setCurrentIndex(place)
        self._count = count
        self._map_row.setVisible(count > 0)
        self._map_row.setEnabled(count > 1)
        self.map_field.high = max(count - 1, 0)
        self.map_field.set_value(number)
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number < count - 1)
        self._render_total()

    def show_title(self, title: str) -> None:
        """What stands in the list while none of its layers is shown; "" asks for one."""
        self.layers.setPlaceholderText(title or translate("MapChooser", "Choose a layer"))

    def show_following(self, is_following: bool, can_follow: bool) -> None:
        self.follow.setChecked(is_following)
        self.follow.setVisible(can_follow)

    def step(self, by: int) -> None:
        """The map `by` further on, if there is one."""
        number = round(self.map_field.value()) + by
        if 0 <= number < self._count:
            self._choose(number)

    def _render_total(self) -> None:
        words = translate("MapChooser", "of 0–{last}").format(last=self._count - 1) if self._count else ""
        self.total.setText(words)

    def _retranslate(self) -> None:
        self.map_name.setText(translate("MapChooser", "Map"))
        self.follow.setText(translate("MapChooser", "Follow the pinned map"))
        for control, words in (
            (self.layers, translate("MapChooser", "The layer whose map is shown")),
            (self.map_field, translate("MapChooser", "The map that is shown, counted from 0")),
            (self.previous, translate("MapChooser", "Map before this one (Page up)")),
            (self.next, translate("MapChooser", "Next map (Page down)")),
            (self.follow, translate("MapChooser", "Always show the map that is pinned in the stage")),
        ):
            control.setToolTip(words)
            control.setAccessibleName(words)
        self._render_total()

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.previous.setIcon(icon("arrow_left", theme.ink, theme.faint))
        self.next.setIcon(icon("arrow_right", theme.ink, theme.faint))

    def _choose(self, number: int) -> None:
        self.chosen.emit(self.layers.currentIndex() - 1, number)

    def _on_layer_activated(self, place: int) -> None:
        self.chosen.emit(place - 1, round(self.map_field.value()))

    def _on_map_edited(self, value: float) -> None:
        self._choose(round(value))

    def _on_previous_clicked(self) -> None:
        self.step(-1)

    def _on_next_clicked(self) -> None:
        self.step(1)

    def _on_follow_clicked(self) -> None:
        self.follow_wanted.emit()
