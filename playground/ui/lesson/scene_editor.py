"""Writing a scene of one's own lesson: its title and text, in the language that is on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout

from playground import limits
from playground.network.lesson import Scene
from playground.session.language import language
from playground.ui.controls import TranslatedWidget
from playground.ui.theme import SPACE_2

translate = QCoreApplication.translate


class SceneEditor(TranslatedWidget):
    """What is typed is told at once; what is shown from outside is not."""

    edited = Signal(str, str)
    """Title and text."""

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._is_showing = False
        self.title, self.text = QLineEdit(), QPlainTextEdit()
        self.title.setMaxLength(limits.TITLE_LENGTH)
        self.text.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        self.title.textEdited.connect(self._on_edited)
        self.text.textChanged.connect(self._on_edited)
        self._retranslate()

    def show_scene(self, scene: Scene) -> None:
        """Show the words of `scene`; what is just being typed is left alone."""
        self._scene, self._is_showing = scene, True
        title, text = scene.title.of(language()), scene.text.of(language())
        if self.title.text() != title:
            self.title.setText(title)
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self._is_showing = False

    def _retranslate(self) -> None:
        self.title.setPlaceholderText(translate("Lesson", "Title of the scene"))
        self.title.setAccessibleName(translate("Lesson", "Title of the scene"))
        self.title.setToolTip(translate("Lesson", "Title of the scene, in the language that is on"))
        self.text.setPlaceholderText(
            translate("Lesson", "What is there to see? Figures: {example}; **strong**").format(example="{macs conv1}")
        )
        self.text.setAccessibleName(translate("Lesson", "Text of the scene"))
        self.text.setToolTip(translate("Lesson", "Text of the scene, in the language that is on"))
        if self._scene is not None:
            self.show_scene(self._scene)

    def _on_edited(self) -> None:
        if not self._is_showing:
            self.edited.emit(self.title.text(), self.text.toPlainText()[: limits.LESSON_TEXT_LENGTH])
