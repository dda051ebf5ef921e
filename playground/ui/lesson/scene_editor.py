"""Writing a scene of one's own lesson: its words in the language that is on, what it hides and locks, its question."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout

from playground import limits
from playground.network.lessons.lesson import Choice, KernelGuess, Question, Scene
from playground.network.lessons.lesson_edits import answers_text, asked, said
from playground.network.lessons.scene_parts import Lock, Part
from playground.session.language import language
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget, label, pill
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_height

translate = QCoreApplication.translate
HIDEABLE = (Part.INPUT, Part.INSPECTOR, Part.CLOSER)
Switched = TypeVar("Switched", Part, Lock)
NONE, CHOICE, KERNEL, SKETCH = "none", "choice", "kernel", "sketch"
ANSWERS_HEIGHT = 84


class SceneEditor(TranslatedWidget):
    """What is changed is told at once; what is shown from outside is not."""

    edited = Signal(object)
    """The Scene as it is now."""
    guess_wanted = Signal(bool)
    """A question about the pinned map: to be sketched (True), or which kernel made it."""

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._is_showing = False
        self.title, self.text = QLineEdit(), QPlainTextEdit()
        self.title.setMaxLength(limits.TITLE_LENGTH)
        self.hides: dict[Part, QToolButton] = {part: pill(checkable=True) for part in HIDEABLE}
        self.locks: dict[Lock, QToolButton] = {lock: pill(checkable=True) for lock in Lock}
        self.kind = SegmentedControl([NONE, CHOICE, KERNEL, SKETCH])
        self.prompt, self.answers = QLineEdit(), QPlainTextEdit()
        self.prompt.setMaxLength(limits.TITLE_LENGTH)
        fix_height(self.answers, ANSWERS_HEIGHT)
        self._hidden, self._locked, self._question = label("caption"), label("caption"), label("caption")
        self._lay_out()
        for text in (self.text, self.answers):
            text.setTabChangesFocus(True)
            text.textChanged.connect(self._on_edited)
        for line in (self.title, self.prompt):
            line.textEdited.connect(self._on_edited)
        for button in (*self.hides.values(), *self.locks.values()):
            button.clicked.connect(self._on_edited)
        self.kind.chosen.connect(self._on_kind_chosen)
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        for name, buttons in ((self._hidden, self.hides.values()), (self._locked, self.locks.values())):
            column.addWidget(name)
            row = QHBoxLayout()
            row.setSpacing(SPACE_1)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        for part in (self._question, self.kind, self.prompt, self.answers):
            column.addWidget(part)

    def show_scene(self, scene: Scene) -> None:
        """Show `scene`; what is just being typed is left alone."""
        self._scene, self._is_showing = scene, True
        question = scene.question
        is_being_typed = question is None and self.kind.current() == CHOICE
        self.kind.set_current(CHOICE if is_being_typed else _kind(question))
        self._put(self.title, scene.title.of(language()))
        self._put(self.text, scene.text.of(language()))
        if isinstance(question, Choice) and asked(question, language(), self.prompt.text(), self._typed()) != question:
            self._put(self.prompt, question.prompt.of(language()))
            self._put(self.answers, answers_text(question, language()))
        for part, button in self.hides.items():
            button.setChecked(part in scene.hidden)
        for lock, button in self.locks.items():
            button.setChecked(lock in scene.locked)
        for field in (self.prompt, self.answers):
            field.setVisible(self.kind.current() == CHOICE)
        self._is_showing = False

    def _put(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        if isinstance(field, QLineEdit):
            if field.text() != text:
                field.setText(text)
        elif field.toPlainText() != text:
            field.setPlainText(text)

    def _typed(self) -> str:
        return self.answers.toPlainText()

    def _retranslate(self) -> None:
        for field, name, tip in (
            (self.title, translate("Lesson", "Title of the scene"), ""),
            (self.text, translate("Lesson", "Text of the scene"), ""),
            (self.prompt, translate("Lesson", "Question"), ""),
            (self.answers, translate("Lesson", "Answers"), ""),
        ):
            field.setAccessibleName(name)
            field.setToolTip(tip or translate("Lesson", "{name}, in the language that is on").format(name=name))
        self.title.setPlaceholderText(translate("Lesson", "Title of the scene"))
        self.text.setPlaceholderText(
            translate("Lesson", "What is there to see? Figures: {example}; **strong**").format(example="{macs conv1}")
        )
        self.prompt.setPlaceholderText(translate("Lesson", "Question"))
        self.answers.setPlaceholderText(translate("Lesson", "An answer on each line;\n* the right one behind a star"))
        self._name_choices()
        if self._scene is not None:
            self.show_scene(self._scene)

    def _name_choices(self) -> None:
        self._hidden.setText(translate("Lesson", "Hidden"))
        self._locked.setText(translate("Lesson", "Locked"))
        self._question.setText(translate("Lesson", "Question"))
        parts = {
            Part.INPUT: translate("Lesson", "input"),
            Part.INSPECTOR: translate("Lesson", "inspector"),
            Part.CLOSER: translate("Lesson", "closer look"),
        }
        locks = {Lock.NETWORK: translate("Lesson", "network"), Lock.INPUT: translate("Lesson", "input")}
        _name(self.hides, parts, translate("Lesson", "This scene hides: {what}"))
        _name(self.locks, locks, translate("Lesson", "In this scene nothing can be changed: {what}"))
        self.kind.set_words(
            {
                NONE: (translate("Lesson", "none"), translate("Lesson", "The scene asks nothing")),
                CHOICE: (translate("Lesson", "choice"), translate("Lesson", "One answer of a few is right")),
                KERNEL: (translate("Lesson", "kernel"), translate("Lesson", "Which kernel made the pinned map?")),
                SKETCH: (translate("Lesson", "sketch"), translate("Lesson", "Where will the pinned map be strong?")),
            }
        )

    def _on_kind_chosen(self, kind: str) -> None:
        if self._scene is None:
            return
        if kind in (KERNEL, SKETCH):
            self.guess_wanted.emit(kind == SKETCH)
        else:
            self._on_edited()

    def _on_edited(self) -> None:
        scene = self._scene
        if scene is None or self._is_showing:
            return
        text = self.text.toPlainText()[: limits.LESSON_TEXT_LENGTH]
        old, question = scene.question, scene.question
        if self.kind.current() == CHOICE:
            before = old if isinstance(old, Choice) else None
            question = asked(before, language(), self.prompt.text(), self._typed()[: limits.LESSON_TEXT_LENGTH])
        elif self.kind.current() == NONE:
            question = None
        edited = replace(
            scene,
            title=said(scene.title, language(), self.title.text()),
            text=said(scene.text, language(), text),
            hidden=frozenset(part for part, button in self.hides.items() if button.isChecked()),
            locked=frozenset(lock for lock, button in self.locks.items() if button.isChecked()),
            question=question,
        )
        if edited != scene:
            self.edited.emit(edited)
        self.show_scene(edited)


def _kind(question: Question | None) -> str:
    if isinstance(question, Choice):
        return CHOICE
    if isinstance(question, KernelGuess):
        return KERNEL
    return NONE if question is None else SKETCH


def _name(buttons: dict[Switched, QToolButton], words: dict[Switched, str], tip: str) -> None:
    for key, button in buttons.items():
        button.setText(words[key])
        button.setToolTip(tip.format(what=words[key]))
        button.setAccessibleName(button.toolTip())
