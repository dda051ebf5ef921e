"""The head of the input panel: drawing, and where else an input can come from, a button each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from playground.ui.kit.controls import HeadLabel, TranslatedWidget, icon_button
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, theme_of

translate = QCoreApplication.translate


class InputHead(TranslatedWidget):
    """The buttons are public: whoever has the head connects them."""

    def __init__(self) -> None:
        super().__init__()
        self._title = HeadLabel()
        self.draw = icon_button(checkable=True)
        self.open, self.folder, self.live, self.paste = (icon_button() for _ in range(4))
        self.live.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)  # the window fills its menu
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self._title, 1)
        for button in (self.draw, self.open, self.folder, self.live, self.paste):
            row.addWidget(button)
        self._retranslate()
        self._restyle()

    def _retranslate(self) -> None:
        self._title.setText(translate("InputView", "Input"))
        for button, words in (
            (self.draw, translate("InputView", "Draw on the picture or on a blank page")),
            (self.open, translate("InputView", "Open a picture or a set-up")),
            (self.folder, translate("InputView", "Open a folder of pictures or sounds as a batch")),
            (self.live, translate("InputView", "A camera or a video as the picture")),
            (self.paste, translate("InputView", "Paste a picture from the clipboard")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.draw.setIcon(icon("rename", theme.muted, theme.line))
        for button, name in (
            (self.open, "open"),
            (self.folder, "film"),
            (self.live, "camera"),
            (self.paste, "paste"),
        ):
            button.setIcon(icon(name, theme.muted))
