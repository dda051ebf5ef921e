"""A scene's question: a few answers to choose from; then which one is right, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from playground.network.lessons.lesson import Choice
from playground.session.language import language
from playground.session.lesson_player import Answer
from playground.ui.kit.theme import SPACE_2
from playground.ui.lesson.answer_button import AnswerButton
from playground.ui.lesson.question_card import QuestionCard

translate = QCoreApplication.translate


class QuestionBox(QuestionCard):
    """Shows one Choice. The first answer counts; afterwards the right one is marked."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Choice | None = None
        self._answer: Answer | None = None
        self.options: list[AnswerButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_2)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.result)

    def show_question(self, question: Choice | None, answer: Answer | None) -> None:
        """Another question, or the same one answered."""
        self._answer = answer
        if question is not self._question:
            self._question = question
            for button in self.options:
                self._grid.removeWidget(button)
                button.hide()
                button.deleteLater()
            count = 0 if question is None else len(question.options)
            self.options = [self._option(place) for place in range(count)]
        self.setVisible(question is not None)
        self._retranslate()

    def _option(self, place: int) -> AnswerButton:
        button = AnswerButton()
        button.clicked.connect(partial(self._on_chosen, place))
        self._grid.addWidget(button, place, 0)
        return button

    def _retranslate(self) -> None:
        question, answer = self._question, self._answer
        if question is None:
            return
        self.ask(question.prompt.of(language()))
        for place, (button, words) in enumerate(zip(self.options, question.options, strict=True)):
            mark = ""
            if answer is not None:
                mark = "✓ " if place == question.right else "✗ " if place == answer.chosen else ""
            button.setText(mark + words.of(language()))
            button.setAccessibleName(button.text())
            button.setToolTip(translate("Lesson", "Answer with this"))
            button.updateGeometry()
            button.setEnabled(answer is None)
        self.result.setVisible(answer is not None)
        if answer is not None:
            self.tell(question.why.of(language()), is_right=answer.is_right)

    def _on_chosen(self, place: int) -> None:
        if self._question is not None:
            self.answered.emit(Answer(place, place == self._question.right))
