"""Lessons in the window: opening and playing them, recording one's own, and asking about a map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from playground.lessons import shipped_lesson
from playground.network.lessons.guesses import guess_about, next_blank, unasked_map
from playground.network.lessons.lesson import QUIZ, Guess, Lesson, Scene, SketchGuess
from playground.network.lessons.lesson_edits import (
    titled,
    with_question,
    with_scene,
    with_scene_again,
    with_scene_at,
    without_scene,
)
from playground.network.lessons.scene_parts import Blank, Part
from playground.network.sentence import NetworkError, Sentence, SpokenError
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.language import language, spoken
from playground.session.lesson_player import LessonPlayer
from playground.session.recovery.journal import OwnLesson
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.storage.lessons.lesson_file import ENDING, load_lesson, save_lesson
from playground.ui.files.file_actions import FileActions
from playground.ui.files.new_file import ask_for_new_file
from playground.ui.files.save_question import Answer, ask_to_save
from playground.ui.lesson.lesson_panel import LessonPanel
from playground.ui.lesson.lesson_steps import LessonSteps
from playground.ui.lesson.staging import Staging
from playground.ui.look_closer import LookCloser
from playground.ui.stage.stage_view import StageView

translate = QCoreApplication.translate


class LessonActions(QObject):
    """Holds the player and its panel; made when the first lesson is opened or recorded."""

    said = Signal(str)
    failed = Signal(str)
    repairable = Signal(str, str, object)
    """A sentence about what was done, the words of the way back, and what goes it."""
    own_changed = Signal(object)
    """The OwnLesson that no file has as it is now; None: there is none."""

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selection: Selection,
        service: ComputeService,
        settings: Settings,
        tasks: Tasks,
        files: FileActions,
        closer: LookCloser,
        stage: StageView,
        parts: dict[Part, QWidget],
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._tasks, self._files = window, settings, tasks, files
        self._document, self._selection = document, selection
        self._path: Path | None = None
        self._saved: Lesson | None = None  # of one's own lessons, what its file holds
        self.player = LessonPlayer(document, selection, tasks, self)
        self.steps = LessonSteps(self.player, service)
        self.panel = LessonPanel(self.player, document, service)
        self.staging = Staging(window, self.player, self.panel, document, closer, stage, parts)
        self.player.failed.connect(self._on_refused)
        self.player.changed.connect(self._tell_own)
        self.panel.close_button.clicked.connect(self.close)
        self.panel.lesson_wanted.connect(self.start)
        self.panel.scene_edited.connect(self._on_scene_edited)
        self.panel.guess_wanted.connect(self._on_guess_wanted)
        self.panel.another_wanted.connect(self._on_another_wanted)

    # opening

    def start(self, key: str) -> None:
        """Open a lesson that comes with the program, after asking."""
        self._load(partial(shipped_lesson, key), None)

    def open_dialog(self) -> None:
        """Choose a lesson file."""
        words = translate("Lesson", "Lessons") + f" (*{ENDING})"
        folder = self._settings.text("folder")
        chosen, _ = QFileDialog.getOpenFileName(self._window, translate("Lesson", "Open a lesson"), folder, words)
        if chosen:
            self._settings.set("folder", str(Path(chosen).parent))
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open the lesson in a file, after asking; it can be edited."""
        self._load(partial(load_lesson, path), path)

    def _load(self, work: partial[Lesson], path: Path | None) -> None:
        self._tasks.run(work, partial(self._on_loaded, path), self._on_failed)

    def _on_loaded(self, path: Path | None, lesson: Lesson) -> None:
        play = partial(self._play, path, lesson)
        self.ask_before_losing(partial(self._files.saving.ask_before_losing, play))

    def _play(self, path: Path | None, lesson: Lesson) -> None:
        self._path = path
        self.staging.open_dock()
        self.player.start(lesson)

    # making one's own

    @property
    def is_unsaved(self) -> bool:
        """Whether scenes were recorded or words written that no file has."""
        lesson = self.player.lesson
        return lesson is not None and self.player.is_own and lesson is not self._saved

    def _tell_own(self) -> None:
        lesson = self.player.lesson
        self.own_changed.emit(OwnLesson(lesson, self._path) if lesson is not None and self.is_unsaved else None)

    def go_on_with(self, lesson: Lesson, path: Path | None) -> None:
        """One's own lesson that was not saved, at its last scene; the session stays as it is."""
        self._path, self._saved = path, None
        self.staging.open_dock()
        self.player.take_over(lesson, len(lesson.scenes) - 1)

    def close(self) -> None:
        """No lesson any more, after asking; the session stays as it is."""
        self.ask_before_losing(self.player.close)

    def ask_before_losing(self, then: Callable[[], object]) -> None:
        """Do `then` once nothing of one's own lesson can be lost by it."""
        if not self.is_unsaved:
            then()
            return
        answer = ask_to_save(
            self._window,
            translate("Lesson", "Save the lesson?"),
            translate("Lesson", "The lesson has scenes or words that are not saved."),
        )
        if answer == Answer.Save:
            self._save(partial(self.ask_before_losing, then))  # words may be written while it is being saved
        elif answer == Answer.Discard:
            then()

    def record(self) -> None:
        """Add the present state as a scene to one's own lesson; a lesson that is only played is not touched."""
        lesson = self.player.lesson if self.player.is_own else None
        if lesson is None:
            self._path = None
        recorded = with_scene(
            lesson,
            self._files.saving.current_setup(),
            self.staging.tab,
            backwards=self.player.shows_backwards,
        )
        self.staging.open_dock()
        self.player.take_over(recorded, len(recorded.scenes) - 1)
        self.panel.editor.title.setFocus()
        self.panel.editor.title.selectAll()
        self.said.emit(translate("Lesson", "Scene {number} recorded").format(number=len(recorded.scenes)))

    def edit(self) -> None:
        """Make the lesson that is played one's own: its words can be changed then."""
        if self.player.lesson is not None and not self.player.is_own:
            self._saved = self.player.lesson
            self.player.take_over(self.player.lesson, self.player.place)

    def remove_scene(self) -> None:
        """Take the scene that is shown out of one's own lesson; the last one stays."""
        lesson, place = self.player.lesson, self.player.place
        if lesson is None or not self.player.is_own or len(lesson.scenes) < 2:
            return
        self.player.take_over(without_scene(lesson, place), max(place - 1, 0))
        self.player.back_to_scene()
        words = translate("Lesson", "Scene {number} was taken out of the lesson.").format(number=place + 1)
        self.repairable.emit(words, translate("Lesson", "Put it back"), partial(self._put_back, lesson, place))

    def _put_back(self, before: Lesson, place: int) -> None:
        """The scene at `place` of the lesson as it was before, unless another lesson is open by now."""
        lesson = self.player.lesson
        if lesson is not None and self.player.is_own:
            again = min(place, len(lesson.scenes))
            self.player.take_over(with_scene_again(lesson, before.scenes[place], before.setups, again), again)
            self.player.back_to_scene()

    def save(self) -> None:
        """Save the lesson under a name that is asked for; the name is its title too."""
        self._save(None)

    def _save(self, then: Callable[[], object] | None) -> None:
        lesson = self.player.lesson
        if lesson is None:
            return
        start, kinds = self._path or f"{lesson.title.of(language())}{ENDING}", {ENDING: translate("Lesson", "Lessons")}
        title = translate("Lesson", "Save the lesson")
        path = ask_for_new_file(self._window, self._settings, title, start, kinds)
        if path is None:
            return
        named = titled(lesson, path.stem) if self.player.is_own else lesson
        done = partial(self._on_saved, path, lesson, then)
        self._tasks.run(partial(save_lesson, named, path), done, self._on_failed)

    def _on_saved(self, path: Path, lesson: Lesson, then: Callable[[], object] | None, _result: object) -> None:
        self._path, self._saved = path, lesson
        self._tell_own()
        self.said.emit(translate("Lesson", "Saved {name}").format(name=path.name))
        if then is not None:
            then()

    def _on_scene_edited(self, scene: Scene) -> None:
        lesson = self.player.lesson
        if lesson is not None and self.player.is_own:
            place = self.player.place
            self.player.take_over(with_scene_at(lesson, place, scene), place)

    def _on_guess_wanted(self, is_sketched: bool) -> None:
        blank = Blank.MAP if is_sketched else Blank.PROJECTION
        scene, guess = self.player.scene, self._guess(blank, is_sketched=is_sketched)
        if scene is not None and guess is not None:
            self._on_scene_edited(replace(scene, question=guess))
        self.player.changed.emit()

    # predicting

    def quiz(self, blank: Blank = Blank.PROJECTION, *, is_sketched: bool = False) -> None:
        """Ask which kernel made the pinned map, or to sketch it; the questions of one sitting are one lesson with one
        score.
        """
        guess = self._guess(blank, is_sketched=is_sketched)
        if guess is not None:
            self.ask_before_losing(partial(self._ask, guess))

    def _ask(self, guess: Guess) -> None:
        old = self.player.lesson if self.player.lesson is not None and self.player.lesson.title == QUIZ else None
        asked = with_question(old, self._files.saving.current_setup(), guess)
        self.staging.open_dock()
        self.player.ask(asked, goes_on=old is not None)

    def _guess(self, blank: Blank, *, is_sketched: bool) -> Guess | None:
        """The question about the pinned map; None, said to the user, where there is none."""
        try:
            return guess_about(self._document.network, self._selection.view, blank, is_sketched=is_sketched)
        except NetworkError as error:
            self._on_failed(error)
            return None

    def _on_another_wanted(self) -> None:
        """A map of the same layer that was not asked yet, from the beginning again after the last."""
        layer, network = self._selection.view.layer, self._document.network
        lesson, scene = self.player.lesson, self.player.scene
        if layer is None or lesson is None or scene is None:
            return
        index = network.index_of(layer)
        self._selection.pin(index, unasked_map(lesson, network.shapes[index + 1][0]))
        is_sketched = isinstance(scene.question, SketchGuess)
        self.quiz(next_blank(lesson, is_sketched=is_sketched), is_sketched=is_sketched)

    # slots

    def _on_refused(self, sentence: Sentence) -> None:
        self.failed.emit(spoken(sentence))

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))
