"""Plays a lesson on the living session: shows its scenes, notices when they were left, keeps the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from playground.engine.measures.sketch_likeness import Likeness
from playground.lessons import scene_setup
from playground.network.layers import Array
from playground.network.lessons.lesson import Choice, Guess, Lesson, Scene
from playground.network.lessons.scene_parts import Tab
from playground.network.sentence import SpokenError
from playground.network.setup import SetUp, View
from playground.session.document import Document
from playground.session.language import language
from playground.session.selection import Selection
from playground.session.tasks import Tasks


@dataclass(frozen=True, eq=False)
class Sketch:
    """What was drawn, (h, w), the strength of what was covered, (H, W), and how like the one is the other."""

    drawn: Array
    covered: Array
    likeness: Likeness


@dataclass(frozen=True, eq=False)
class Answer:
    """What was chosen to a question, or sketched, and whether that is right."""

    chosen: int | None
    is_right: bool
    sketch: Sketch | None = None


@dataclass(frozen=True, eq=False)
class _Shown:
    """The state a scene was shown as; another one means that it was left."""

    setup: SetUp
    view: View
    backwards: bool
    tab: Tab | None


class LessonPlayer(QObject):
    """One lesson at a time. A scene is an undo step, so that what was tried before it can be had back."""

    changed = Signal()
    """Lesson, scene, words or answer are other ones."""
    scene_shown = Signal(object)
    """The Scene whose set-up and view are there now: the window opens its tab, hides and locks its parts."""
    departed_changed = Signal()
    """The scene was left, or returned to."""
    failed = Signal(object)
    """A Sentence: the scene cannot be shown."""
    closed = Signal()

    def __init__(self, document: Document, selection: Selection, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection, self._tasks = document, selection, tasks
        self._lesson: Lesson | None = None
        self._place = 0
        self._wanted = 0  # of the scenes that were asked for, the newest
        self._shown: _Shown | None = None
        self._tab: Tab | None = None
        self._departed = False
        self._made: dict[tuple[str, str | None], SetUp] = {}
        self.is_loading = False
        """Whether a scene was asked for that is not there yet."""
        self.is_own = False
        self.keeps_unsaved = False
        """Whether scenes hold work of the user's that no file has: it stays marked as unsaved."""
        self.answers: dict[int, Answer] = {}
        document.changed.connect(self._compare)
        selection.changed.connect(self._compare)

    @property
    def lesson(self) -> Lesson | None:
        return self._lesson

    @property
    def place(self) -> int:
        """Which scene is shown, from 0."""
        return self._place

    @property
    def scene(self) -> Scene | None:
        return None if self._lesson is None else self._lesson.scenes[self._place]

    @property
    def is_departed(self) -> bool:
        """Whether the session is no longer as the scene shows it."""
        return self._departed

    @property
    def shows_backwards(self) -> bool:
        return self._selection.shows_backwards

    @property
    def score(self) -> tuple[int, int]:
        """How many questions were answered rightly, and how many there are."""
        scenes = () if self._lesson is None else self._lesson.scenes
        right = sum(answer.is_right for answer in self.answers.values())
        return right, sum(scene.question is not None for scene in scenes)

    def start(self, lesson: Lesson, *, own: bool = False, place: int = 0) -> None:
        """Open the session of the lesson's scene at `place`; nothing unsaved may be open. `own` ones can be edited."""
        self._lesson, self._place, self.is_own, self.answers, self._made = lesson, place, own, {}, {}
        self.keeps_unsaved = False
        self._shown = None
        self._show()

    def take_over(self, lesson: Lesson, place: int) -> None:
        """The lesson was edited, or just begun by recording the present state as its scene at `place`."""
        if not self.is_own:
            self.answers, self._made = {}, {}
        self._adopt(lesson, place, is_own=True)

    def ask(self, lesson: Lesson, *, goes_on: bool) -> None:
        """Play the last scene of `lesson`, which is the present state with a question; `goes_on` keeps the answers."""
        if not goes_on:
            self.answers, self._made = {}, {}
        self._adopt(lesson, len(lesson.scenes) - 1, is_own=False)
        self.keeps_unsaved = True
        assert self.scene is not None
        self.scene_shown.emit(self.scene)
        self._note(self.scene)
        self.changed.emit()

    def _adopt(self, lesson: Lesson, place: int, *, is_own: bool) -> None:
        """A lesson of the session as it is: nothing is opened."""
        self._wanted += 1
        self.is_loading = False
        self._lesson, self._place, self.is_own, self.keeps_unsaved = lesson, place, is_own, is_own
        scene = lesson.scenes[place]
        setup = lesson.setups.get(scene.setup)
        if setup is not None:
            self._made[scene.setup, scene.sample] = setup
        if setup is not None and setup.network is self._document.network:
            self._note(scene)
        self.changed.emit()

    def go(self, place: int) -> None:
        """Show another scene, or this one again."""
        if self._lesson is not None and 0 <= place < len(self._lesson.scenes):
            self._place = place
            self._show()

    def back_to_scene(self) -> None:
        """All as the scene has it. What was tried since is one undo step away."""
        self.go(self._place)

    def close(self) -> None:
        """No lesson any more; the session stays as it is."""
        if self._lesson is not None:
            self._lesson, self._shown, self._departed = None, None, False
            self._document.locks = frozenset()
            self.closed.emit()
            self.changed.emit()

    def answer(self, answer: Answer) -> None:
        """Keep the first answer to the scene's question; what comes after the solution is no answer."""
        if self._place not in self.answers:
            self.answers[self._place] = answer
            self.changed.emit()

    def look(self, tab: Tab | None) -> None:
        """The closer look shows `tab` now."""
        self._tab = tab
        self._compare()

    @property
    def covered(self) -> Guess | None:
        """The question whose picture is still covered."""
        question = None if self.scene is None else self.scene.question
        if question is None or isinstance(question, Choice) or self._place in self.answers or self.is_own:
            return None
        return question

    def _show(self) -> None:
        lesson, scene = self._lesson, self.scene
        assert lesson is not None
        assert scene is not None
        self._wanted += 1
        self.is_loading = True
        self.changed.emit()
        made = self._made.get((scene.setup, scene.sample))
        if made is not None:
            self._on_made(self._wanted, scene, made)
            return
        work = partial(scene_setup, lesson, scene)
        self._tasks.run(work, partial(self._on_made, self._wanted, scene), partial(self._on_failed, self._wanted))

    def _on_made(self, number: int, scene: Scene, setup: SetUp) -> None:
        if number != self._wanted or self._lesson is None:
            return
        self._made[scene.setup, scene.sample] = setup
        self.is_loading = False
        view = scene.view or setup.view
        is_first, self._shown = self._shown is None, None
        self._document.locks = frozenset()
        if is_first and not self._document.is_modified:
            self._document.open(replace(setup, view=view), None)
        else:
            text = scene.title.of(language())
            self._document.show(replace(setup, view=view), text, is_saved=not self.keeps_unsaved)
        self._selection.set_view(view)
        self._selection.show_backwards(scene.backwards)
        self._document.locks = scene.locked
        self.scene_shown.emit(scene)
        self._note(scene)

    def _note(self, scene: Scene) -> None:
        """This is how the scene looks."""
        tab = self._tab if scene.tab is None else scene.tab
        self._shown = _Shown(self._document.setup, self._selection.view, self._selection.shows_backwards, tab)
        self._compare()

    def _on_failed(self, number: int, error: SpokenError) -> None:
        if number == self._wanted:
            self.is_loading = False
            self.failed.emit(error.sentence)

    def _compare(self) -> None:
        departed = self._shown is not None and not self._is_as(self._shown)
        if departed != self._departed:
            self._departed = departed
            self.departed_changed.emit()

    def _is_as(self, shown: _Shown) -> bool:
        return (
            self._document.setup is shown.setup
            and self._selection.view == shown.view
            and self._selection.shows_backwards == shown.backwards
            and (shown.tab is None or self._tab is shown.tab)
        )
