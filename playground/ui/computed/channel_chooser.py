"""Which input channel of a sum is looked at: a number, or always the strongest one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from playground.ui.kit.controls import NumberField, TranslatedWidget, icon_button, label, pill
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, fix_width, theme_of

translate = QCoreApplication.translate
FIELD_WIDTH = 46


class ChannelChooser(TranslatedWidget):
    """A number with arrows, and a switch that follows the channel that adds most."""

    chosen = Signal(int)
    """A channel by number; -1: the strongest."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._last = 0, 0
        self.name = label("caption")
        self.field = NumberField(0, 0)
        fix_width(self.field, FIELD_WIDTH)
        self.before, self.after = icon_button(), icon_button()
        self.strongest = pill(checkable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        for part in (self.name, self.before, self.field, self.after, self.strongest):
            row.addWidget(part)
        self.field.edited.connect(self._on_edited)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.strongest.clicked.connect(self._on_strongest)
        self._retranslate()
        self._restyle()

    def show_channel(self, channel: int, first: int, last: int, is_strongest: bool) -> None:
        """Show `channel` of those from `first` to `last`."""
        self._first, self._last = first, last
        self.field.low, self.field.high = first, last
        self.field.set_value(channel)
        self.before.setEnabled(channel > first)
        self.after.setEnabled(channel < last)
        self.strongest.setChecked(is_strongest)

    def _step(self, by: int) -> None:
        self.chosen.emit(min(max(round(self.field.value()) + by, self._first), self._last))

    def _on_edited(self, value: float) -> None:
        self.chosen.emit(round(value))

    def _on_before(self) -> None:
        self._step(-1)

    def _on_after(self) -> None:
        self._step(1)

    def _on_strongest(self, is_on: bool) -> None:
        self.chosen.emit(-1 if is_on else round(self.field.value()))

    def _retranslate(self) -> None:
        self.name.setText(translate("ChannelChooser", "Channel"))
        self.strongest.setText(translate("ChannelChooser", "strongest"))
        for control, words in (
            (self.field, translate("ChannelChooser", "The input channel whose window is shown, counted from 0")),
            (self.before, translate("ChannelChooser", "Channel before this one")),
            (self.after, translate("ChannelChooser", "Next channel")),
            (self.strongest, translate("ChannelChooser", "Always show the channel that adds most to this unit")),
        ):
            control.setToolTip(words)
            control.setAccessibleName(words)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.before.setIcon(icon("arrow_left", theme.ink, theme.faint))
        self.after.setIcon(icon("arrow_right", theme.ink, theme.faint))
