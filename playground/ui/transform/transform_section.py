"""The part of the input panel where the picture is transformed: folded at first, and made when it is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.ui.controls import TranslatedWidget
from playground.ui.elided_label import ElidedLabel
from playground.ui.icons import icon
from playground.ui.theme import SPACE_2, head_font, theme_of
from playground.ui.transform.transform_words import transform_text

if TYPE_CHECKING:
    from playground.ui.transform.transform_panel import TransformPanel

translate = QCoreApplication.translate


class TransformSection(TranslatedWidget):
    """A head that says what is done to the picture, and below it, when unfolded, the controls."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PictureInput, Array | None] | None = None
        self.panel: TransformPanel | None = None
        self.head = QToolButton()
        self.head.setProperty("role", "fold")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFont(head_font())
        self.summary = ElidedLabel("accent", trailing=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.head)
        row.addWidget(self.summary, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)
        self._column.addLayout(row)
        self.head.clicked.connect(self._on_head_clicked)
        self._retranslate()
        self._restyle()

    def show_input(self, source: PictureInput, picture: Array | None) -> None:
        """Show the transform of `source`, and `picture` (H, W, 3) uint8, what goes in."""
        self._shown = source, picture
        self._render()

    def unfold(self) -> QWidget:
        """Show the controls; the picture to move by keys."""
        self.head.setChecked(True)
        self._on_head_clicked()
        assert self.panel is not None
        return self.panel.picture

    def _make_panel(self) -> TransformPanel:
        from playground.ui.transform.transform_panel import TransformPanel  # late: when it is first unfolded

        panel = TransformPanel()
        panel.edited.connect(self.edited)
        panel.gesture_begun.connect(self.gesture_begun)
        panel.gesture_ended.connect(self.gesture_ended)
        panel.compare_wanted.connect(self.compare_wanted)
        self._column.addWidget(panel)
        return panel

    def _retranslate(self) -> None:
        words = translate("Transforms", "Transform")
        self.head.setText(words.upper())
        tip = translate("Transforms", "Move, turn, dim, blur or cover the picture, and see what every map makes of it")
        self.head.setToolTip(tip)
        self.head.setAccessibleName(f"{words}. {tip}")
        self._render()

    def _restyle(self) -> None:
        name = "chevron_down" if self.head.isChecked() else "chevron_right"
        self.head.setIcon(icon(name, theme_of(self).muted))

    def _render(self) -> None:
        if self._shown is None:
            return
        source, picture = self._shown
        self.summary.set_text(transform_text(source.transform))
        if self.panel is not None and self.head.isChecked():
            self.panel.show_input(source, picture)

    def _on_head_clicked(self) -> None:
        if self.panel is None:
            self.panel = self._make_panel()
        self.panel.setVisible(self.head.isChecked())
        self._restyle()
        self._render()
