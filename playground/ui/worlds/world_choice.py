"""Choosing world B: what the session is now, what it was when saved, a file, a sample; and changing places with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton

from playground.inputs.pictures.samples import SAMPLES
from playground.ui.kit.controls import TranslatedWidget, icon_button
from playground.ui.kit.icons import icon
from playground.ui.kit.menu_head import add_head
from playground.ui.kit.theme import SPACE_1, theme_of

translate = QCoreApplication.translate


class WorldChoice(TranslatedWidget):
    """Three buttons in a row. It only tells what is wanted."""

    keep_wanted = Signal()
    saved_wanted = Signal()
    plain_wanted = Signal()
    file_wanted = Signal()
    sample_wanted = Signal(str)
    swap_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keep = QPushButton()
        self.choose = QToolButton()
        self.choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.swap = icon_button()
        self._menu = QMenu(self.choose)
        self._menu.setToolTipsVisible(True)
        self.choose.setMenu(self._menu)
        self.saved, self.plain = QAction(self), QAction(self)
        self.file, self.forget = QAction(self), QAction(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self.keep, 1)
        row.addWidget(self.choose)
        row.addWidget(self.swap)
        self.keep.clicked.connect(self._on_keep)
        self.swap.clicked.connect(self._on_swap)
        self.saved.triggered.connect(self._on_saved)
        self.plain.triggered.connect(self._on_plain)
        self.file.triggered.connect(self._on_file)
        self.forget.triggered.connect(self._on_forget)
        self._retranslate()
        self._restyle()

    def show_state(self, has_other: bool, can_take_saved: bool) -> None:
        self.swap.setEnabled(has_other)
        self.forget.setEnabled(has_other)
        self.saved.setEnabled(can_take_saved)

    def _retranslate(self) -> None:
        self.keep.setText(translate("Worlds", "Keep this as B"))
        self.choose.setText(translate("Worlds", "Choose B"))
        self.saved.setText(translate("Worlds", "As it was opened or saved last"))
        self.plain.setText(translate("Worlds", "The picture without its transform"))
        self.file.setText(translate("Worlds", "A picture, set-up or network…"))
        self.forget.setText(translate("Worlds", "No world B"))
        for control, words in (
            (self.keep, translate("Worlds", "The session as it is now stays as world B while you go on (Ctrl+B)")),
            (self.choose, translate("Worlds", "Take another picture or set-up as world B")),
            (self.swap, translate("Worlds", "Swap A and B (Ctrl+Shift+B)")),
        ):
            control.setToolTip(words)
            control.setAccessibleName(words)
        self._fill_menu()

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addActions([self.saved, self.plain, self.file])
        add_head(self._menu, translate("Worlds", "Another picture under this network"))
        for sample in SAMPLES:
            words = QCoreApplication.translate("Sample", sample.title)
            self._menu.addAction(words, partial(self.sample_wanted.emit, sample.key))
        self._menu.addSeparator()
        self._menu.addAction(self.forget)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.swap.setIcon(icon("swap", theme.ink, theme.faint))

    def _on_keep(self) -> None:
        self.keep_wanted.emit()

    def _on_swap(self) -> None:
        self.swap_wanted.emit()

    def _on_saved(self) -> None:
        self.saved_wanted.emit()

    def _on_plain(self) -> None:
        self.plain_wanted.emit()

    def _on_file(self) -> None:
        self.file_wanted.emit()

    def _on_forget(self) -> None:
        self.forget_wanted.emit()
