"""The lesson beside the stage: a scene's title and text with its figures, a question, back and on, the return to it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from playground.lessons import ShippedLesson, lesson_after
from playground.network.lessons.lesson import QUIZ, Choice, KernelGuess, Scene, SketchGuess
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import language
from playground.session.lesson_player import Answer, LessonPlayer
from playground.ui.kit.controls import HeadLabel, TranslatedWidget, icon_button, label
from playground.ui.kit.icons import icon
from playground.ui.kit.progress_dots import ProgressDots
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, theme_of
from playground.ui.lesson.kernel_question import KernelQuestion
from playground.ui.lesson.question_box import QuestionBox
from playground.ui.lesson.scene_editor import SceneEditor
from playground.ui.lesson.scene_text import numbers_of, rich
from playground.ui.lesson.sketch_question import SketchQuestion

translate = QCoreApplication.translate


class LessonPanel(TranslatedWidget):
    """Draws what the player plays; asks it for another scene."""

    scene_edited = Signal(object)
    """The Scene as it is to be, where the lesson is one's own."""
    guess_wanted = Signal(bool)
    """A question about the pinned map for the scene that is shown: to be sketched, or which kernel made it."""
    another_wanted = Signal()
    """The same question about another map."""
    lesson_wanted = Signal(str)
    """The key of the lesson that follows this one."""

    def __init__(self, player: LessonPlayer, document: Document, service: ComputeService) -> None:
        super().__init__()
        self._player, self._document, self._service = player, document, service
        self._is_clean = False
        self.head, self.count = HeadLabel(), label("caption")
        self.close_button = icon_button()
        self.dots = ProgressDots()
        self.title, self.text = label("title"), label()
        self.question = QuestionBox()
        self.kernels = KernelQuestion()
        self.sketch = SketchQuestion()
        self.editor = SceneEditor()
        self.departed, self.score = label("note"), label("caption")
        self.return_button, self.back, self.next = QPushButton(), QPushButton(), QPushButton()
        self.next.setProperty("role", "primary")
        self._lay_out()
        self.dots.place_requested.connect(player.go)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.return_button.clicked.connect(player.back_to_scene)
        for question in (self.question, self.kernels, self.sketch):
            question.answered.connect(self._on_answered)
        for guess in (self.kernels, self.sketch):
            guess.another_wanted.connect(self.another_wanted)
        self.editor.edited.connect(self.scene_edited)
        self.editor.guess_wanted.connect(self.guess_wanted)
        player.changed.connect(self._render)
        player.departed_changed.connect(self._render_departed)
        service.frame_ready.connect(self._on_frame_ready)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        for words in (self.head, self.title, self.text, self.departed):
            words.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_2, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addLayout(top)
        column.addWidget(self.dots)
        column.addSpacing(SPACE_1)
        column.addWidget(self._middle(), 1)
        column.addWidget(self.departed)
        column.addWidget(self.return_button)
        column.addWidget(self.score)
        steps = QHBoxLayout()
        steps.setSpacing(SPACE_2)
        steps.addWidget(self.back)
        steps.addWidget(self.next, 1)
        column.addLayout(steps)

    def _middle(self) -> QStackedWidget:
        """The scene to read, scrolled where it is long, or to write."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.question)
        column.addWidget(self.kernels)
        column.addWidget(self.sketch)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(page)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.area)
        self._pages.addWidget(self.editor)
        return self._pages

    def set_clean(self, clean: bool) -> None:
        """Without what stands above the stage in front of a class."""
        for part in (self.head, self.count, self.close_button):
            part.setVisible(not clean)
        self._is_clean = clean
        self._render()

    def _retranslate(self) -> None:
        self.close_button.setToolTip(translate("Lesson", "Close the lesson; the session stays as it is"))
        self.close_button.setAccessibleName(translate("Lesson", "Close the lesson"))
        self.back.setText(translate("Lesson", "Back"))
        self.back.setToolTip(translate("Lesson", "The scene before (Alt+Left)"))
        self.departed.setText(translate("Lesson", "You have left the scene: try whatever you like."))
        self.return_button.setText(translate("Lesson", "Return to the scene"))
        self.return_button.setToolTip(
            translate("Lesson", "All as the scene shows it (Alt+Up); undo brings back what you tried")
        )
        self._render()

    def _restyle(self) -> None:
        self.close_button.setIcon(icon("close", theme_of(self).ink))
        self._render()

    def _render(self) -> None:
        lesson, scene = self._player.lesson, self._player.scene
        if lesson is None or scene is None:
            return
        place, count = self._player.place, len(lesson.scenes)
        self.head.setText(lesson.title.of(language()))
        self.count.setText(f"{place + 1} / {count}")
        self.dots.show_place(place, 0 if self._is_clean else count)
        self.title.setText(scene.title.of(language()))
        self._render_question(scene, self._player.answers.get(place), offers_another=lesson.title == QUIZ)
        self._pages.setCurrentWidget(self.editor if self._player.is_own else self.area)
        self.editor.show_scene(scene)
        self.back.setEnabled(place > 0)
        is_last = place == count - 1
        self._render_next(is_last)
        right, questions = self._player.score
        is_asked = scene.question is not None and place not in self._player.answers
        self.score.setVisible(is_last and questions > 0 and not is_asked and not self._player.is_own)
        words = translate("Lesson", "{right} of {questions} predictions were right")
        self.score.setText(words.format(right=right, questions=questions))
        self._render_text()
        self._render_departed()

    def _render_next(self, is_last: bool) -> None:
        """On to the next scene, after the last to the lesson that follows."""
        after = self._lesson_after() if is_last else None
        self.next.setEnabled(not is_last or after is not None)
        self.next.setToolTip(translate("Lesson", "The next scene (Alt+Right)"))
        if after is not None:
            self.next.setText(translate("Lesson", "Next lesson"))
            self.next.setToolTip(QCoreApplication.translate("LessonTitle", after.title))
        else:
            self.next.setText(translate("Lesson", "The end") if is_last else translate("Lesson", "Next"))

    def _lesson_after(self) -> ShippedLesson | None:
        lesson = self._player.lesson
        return None if lesson is None or self._player.is_own else lesson_after(lesson.title.en)

    def _render_question(self, scene: Scene, answer: Answer | None, *, offers_another: bool) -> None:
        asked, network = scene.question, self._document.network
        self.question.show_question(asked if isinstance(asked, Choice) else None, answer)
        guess = asked if isinstance(asked, KernelGuess) else None
        self.kernels.show_question(guess, network, answer, offers_another=offers_another)
        sketched = asked if isinstance(asked, SketchGuess) else None
        self.sketch.show_question(sketched, network, self._service.frame, answer, offers=offers_another)

    def _render_text(self) -> None:
        scene = self._player.scene
        if scene is not None:
            numbers = numbers_of(self._service.frame)
            self.text.setVisible(bool(scene.text.of(language())))
            self.text.setText(rich(scene.text.of(language()), numbers, theme_of(self).accent))

    def _render_departed(self) -> None:
        departed = self._player.is_departed
        self.departed.setVisible(departed and not self._player.is_own)
        self.return_button.setVisible(departed)

    def _on_frame_ready(self, _frame: Frame) -> None:
        if self.isVisible():
            self._render()

    def _on_back(self) -> None:
        self._player.go(self._player.place - 1)

    def _on_next(self) -> None:
        lesson = self._player.lesson
        if lesson is not None and self._player.place < len(lesson.scenes) - 1:
            self._player.go(self._player.place + 1)
            return
        after = self._lesson_after()
        if after is not None:
            self.lesson_wanted.emit(after.key)

    def _on_answered(self, answer: Answer) -> None:
        self._player.answer(answer)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
