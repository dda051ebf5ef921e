"""In front of a class: the presentation and the lessons, made when they are first asked for, and what joins them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from playground.network.lessons.scene_parts import Blank, Part
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.ui.files.file_actions import FileActions
from playground.ui.layer_steps import LayerSteps
from playground.ui.look_closer import LookCloser
from playground.ui.stage.stage_view import StageView
from playground.ui.window_actions import IN_LESSON, WindowActions

if TYPE_CHECKING:
    from playground.network.lessons.lesson import Lesson
    from playground.ui.lesson.lesson_actions import LessonActions
    from playground.ui.presentation.presentation import Presentation, Steps


class Classroom(QObject):
    """Takes the window's commands for a class, and hands them to what does them."""

    said = Signal(str)
    failed = Signal(str)
    scale_wanted = Signal(float)
    theme_wanted = Signal(str)
    bar_made = Signal(QWidget)
    """The bar of the presentation, to be shown above everything."""
    repairable = Signal(str, str, object)
    """A sentence about what was done, the words of the way back, and what goes it."""
    own_lesson_changed = Signal(object)
    """The OwnLesson that no file has as it is now; None: there is none."""

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selection: Selection,
        service: ComputeService,
        settings: Settings,
        tasks: Tasks,
        actions: WindowActions,
        files: FileActions,
        stage: StageView,
        closer: LookCloser,
        sides: dict[Part, QWidget],
        frame: tuple[QWidget, ...],
        splitters: tuple[QSplitter, QSplitter],
    ) -> None:
        """`sides` are the panels beside the stage; they and the `frame` around (menus, bars) leave while presenting."""
        super().__init__(window)
        self._window, self._document, self._selection, self._service = window, document, selection, service
        self._settings, self._tasks, self._actions, self._files = settings, tasks, actions, files
        self._stage, self._closer, self._sides, self._frame = stage, closer, sides, frame
        self._splitters = splitters
        self.layer_steps = LayerSteps(document, selection, stage)
        self.presentation: Presentation | None = None
        self._lessons: LessonActions | None = None
        actions.connect_all(
            {
                "present": self._on_present,
                "leave": self.leave,
                "next_step": self._on_next_step,
                "previous_step": self._on_previous_step,
                "laser": self._on_laser,
                "hold": self._on_hold,
                "lesson_open": self._on_open_lesson,
                "lesson_record": self._on_record_scene,
                "quiz": self._on_quiz,
                "quiz_sketch": self._on_quiz_sketch,
            }
        )
        files.lesson_wanted.connect(self._on_lesson_wanted)

    @property
    def lessons(self) -> LessonActions:
        """Made when they are first asked for."""
        if self._lessons is None:
            self._lessons = self._new_lessons()
            self._on_presentation_turned()
        return self._lessons

    def start_lesson(self, key: str) -> None:
        """Open a lesson that comes with the program."""
        self.lessons.start(key)

    def ask_before_losing_lesson(self, then: Callable[[], object]) -> None:
        """Do `then` once nothing of a recorded lesson can be lost by it."""
        if self._lessons is None:
            then()
        else:
            self._lessons.ask_before_losing(then)

    def go_on_with(self, lesson: Lesson, path: Path | None) -> None:
        """Go on recording a lesson that was not saved; the session stays as it is."""
        self.lessons.go_on_with(lesson, path)

    def leave(self) -> None:
        """End the presentation, if there is one."""
        if self.presentation is not None:
            self.presentation.leave()

    # making

    def _new_presentation(self) -> Presentation:
        from playground.ui.presentation.presentation import Presentation  # late: only when somebody presents

        parts = (*self._frame, *self._sides.values())
        presentation = Presentation(
            self._window, self._actions, self._stage, self._closer, self._steps(), parts, self._splitters
        )
        self.bar_made.emit(presentation.bar)
        presentation.scale_wanted.connect(self.scale_wanted)
        presentation.theme_wanted.connect(self.theme_wanted)
        presentation.turned.connect(self._on_presentation_turned)
        self._service.frame_ready.connect(presentation.render)
        self._selection.changed.connect(presentation.render)
        self._document.changed.connect(presentation.render)
        return presentation

    def _new_lessons(self) -> LessonActions:
        from playground.ui.lesson.lesson_actions import LessonActions  # late: only when somebody wants one

        lessons = LessonActions(
            self._window,
            self._document,
            self._selection,
            self._service,
            self._settings,
            self._tasks,
            self._files,
            self._closer,
            self._stage,
            {**self._sides, Part.STAGE: self._stage, Part.CLOSER: self._closer},
        )
        lessons.said.connect(self.said)
        lessons.failed.connect(self.failed)
        lessons.repairable.connect(self.repairable)
        lessons.player.changed.connect(self._on_lesson_changed)
        lessons.own_changed.connect(self.own_lesson_changed)
        self._actions.connect_all(
            {
                "lesson_edit": lessons.edit,
                "scene_remove": lessons.remove_scene,
                "lesson_save": lessons.save,
                "lesson_close": lessons.close,
                "scene_back": lessons.panel.back.click,
                "scene_next": lessons.panel.next.click,
                "scene_return": lessons.player.back_to_scene,
            }
        )
        return lessons

    def _steps(self) -> Steps:
        """The scenes of the lesson that is on, else the layers."""
        if self._lessons is None or self._lessons.player.lesson is None:
            return self.layer_steps
        return self._lessons.steps

    # slots

    def _on_present(self) -> None:
        if self.presentation is None:
            self.presentation = self._new_presentation()
        if self.presentation.is_on:
            self.presentation.leave()
        else:
            self.presentation.enter()

    def _on_presentation_turned(self) -> None:
        """In front of a class no scene shows the panels at the sides."""
        if self._lessons is not None and self.presentation is not None:
            hidden = frozenset(self._sides) if self.presentation.is_on_stage else frozenset()
            is_split = bool(hidden) and self.presentation.presenter is not None
            self._lessons.staging.keep_hidden(hidden, notes_elsewhere=is_split)

    def _on_lesson_changed(self) -> None:
        is_on = self.lessons.player.lesson is not None
        for key in IN_LESSON:
            self._actions[key].setEnabled(is_on)
        self._actions["scene_remove"].setEnabled(is_on and self.lessons.player.is_own)
        if self.presentation is not None:
            self.presentation.set_steps(self._steps())

    def _on_next_step(self) -> None:
        if self.presentation is not None:
            self.presentation.step(1)

    def _on_previous_step(self) -> None:
        if self.presentation is not None:
            self.presentation.step(-1)

    def _on_laser(self) -> None:
        if self.presentation is not None:
            self.presentation.set_laser(self._actions["laser"].isChecked())

    def _on_hold(self) -> None:
        if self.presentation is not None:
            self.presentation.toggle_hold()

    def _on_lesson_wanted(self, path: Path) -> None:
        self.lessons.open_path(path)

    def _on_open_lesson(self) -> None:
        self.lessons.open_dialog()

    def _on_record_scene(self) -> None:
        self.lessons.record()

    def _on_quiz(self) -> None:
        self.lessons.quiz()

    def _on_quiz_sketch(self) -> None:
        self.lessons.quiz(Blank.MAP, is_sketched=True)
