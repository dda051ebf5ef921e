"""The card that any question of a lesson stands on: what is asked above, whether it was right below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.theme import RADIUS_CONTROL, SPACE_2, SPACE_3, theme_of

translate = QCoreApplication.translate


class QuestionCard(TranslatedWidget):
    """Begins with the prompt in its `column`; the kind of question adds the rest."""

    answered = Signal(object)
    """The Answer that was given."""

    def __init__(self) -> None:
        super().__init__()
        self.prompt, self.result = label(), label()
        for words in (self.prompt, self.result):
            words.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        self.column.setSpacing(SPACE_2)
        self.column.addWidget(self.prompt)

    def ask(self, question: str) -> None:
        """Put the question, under the words that all of them share."""
        head = translate("Lesson", "Predict, then look:")
        self.prompt.setText(f'<b style="color:{theme_of(self).accent}">{head}</b> {question}')

    def tell(self, words: str, *, is_right: bool) -> None:
        """Say whether the answer was right, and why."""
        verdict = translate("Lesson", "Right.") if is_right else translate("Lesson", "Not quite.")
        self.result.setText(f"<b>{verdict}</b> {words}")

    def _restyle(self) -> None:
        self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of(self).color("accent_tint"))
        painter.drawRoundedRect(self.rect(), RADIUS_CONTROL, RADIUS_CONTROL)


class MapQuestionCard(QuestionCard):
    """A question about one map: the same can be asked of another one."""

    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.another = QPushButton()
        self.another.clicked.connect(self.another_wanted)

    def _retranslate(self) -> None:
        self.another.setText(translate("Lesson", "Another map"))
        self.another.setToolTip(translate("Lesson", "Ask the same of another map of this layer"))
