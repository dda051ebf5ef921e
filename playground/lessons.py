"""The lessons that come with the program, in the order of the article, and the set-ups their scenes are played on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from playground.default_session import default_setup, over_input, resolve_sample
from playground.examples import EXAMPLES, NETWORKS, example_setup
from playground.inputs.pictures.samples import SAMPLES, sample_picture
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.network.setup import PictureInput, SetUp
from playground.resources import resource
from playground.storage.lessons.lesson_file import load_lesson

if TYPE_CHECKING:
    from playground.network.lessons.lesson import Lesson, Scene  # its dataclasses are made only when a lesson is played

ARTICLE = "article"
"""The key of the session of a start."""


class LessonError(SpokenError):
    """A scene that cannot be played: what it names is not there."""


@dataclass(frozen=True)
class ShippedLesson:
    """A lesson by its key; the title, marked for translation, is its file's too."""

    key: str
    title: str

    @property
    def path(self) -> Path:
        """Its file, below `resources`."""
        return resource("lessons", f"{self.key}.cnnlesson")


LESSONS: tuple[ShippedLesson, ...] = (
    ShippedLesson("input", QT_TRANSLATE_NOOP("LessonTitle", "The input")),
    ShippedLesson("convolution", QT_TRANSLATE_NOOP("LessonTitle", "Convolution against correlation")),
    ShippedLesson("channels", QT_TRANSLATE_NOOP("LessonTitle", "Channels")),
    ShippedLesson("costs", QT_TRANSLATE_NOOP("LessonTitle", "MAC, Params and CPR")),
    ShippedLesson("local", QT_TRANSLATE_NOOP("LessonTitle", "Local connection")),
    ShippedLesson("sharing", QT_TRANSLATE_NOOP("LessonTitle", "Weight sharing")),
    ShippedLesson("activation", QT_TRANSLATE_NOOP("LessonTitle", "Activation")),
    ShippedLesson("pooling", QT_TRANSLATE_NOOP("LessonTitle", "Pooling and invariance")),
    ShippedLesson("length", QT_TRANSLATE_NOOP("LessonTitle", "Fixed length")),
    ShippedLesson("connected", QT_TRANSLATE_NOOP("LessonTitle", "Fully connected")),
    ShippedLesson("back", QT_TRANSLATE_NOOP("LessonTitle", "Back-projection, step by step")),
    ShippedLesson("top_nine", QT_TRANSLATE_NOOP("LessonTitle", "Top nine")),
)
"""In the order of the article."""


def lesson_after(title: str) -> ShippedLesson | None:
    """The lesson that follows the one of this English title; None after the last, and after any other."""
    return next((after for one, after in pairwise(LESSONS) if one.title == title), None)


SETUP_TITLES = (
    QT_TRANSLATE_NOOP("SetUpTitle", "The kernel turned"),
    QT_TRANSLATE_NOOP("SetUpTitle", "A ring"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Colours mixed"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Stride 1"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Stride 2"),
    QT_TRANSLATE_NOOP("SetUpTitle", "The article's sum"),
    QT_TRANSLATE_NOOP("SetUpTitle", "One feature anywhere"),
    QT_TRANSLATE_NOOP("SetUpTitle", "A hundred kernels"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Two in a row"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Sigmoid"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Tanh"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Maximum"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Average"),
    QT_TRANSLATE_NOOP("SetUpTitle", "At rest"),
    QT_TRANSLATE_NOOP("SetUpTitle", "Moved"),
    QT_TRANSLATE_NOOP("SetUpTitle", "A large picture"),
    QT_TRANSLATE_NOOP("SetUpTitle", "A small picture"),
    QT_TRANSLATE_NOOP("SetUpTitle", "A grid"),
)
"""The titles of the set-ups in their files."""


def shipped_lesson(key: str) -> Lesson:
    """The lesson of that key; raises SetUpError when its file is missing or damaged."""
    (lesson,) = (lesson for lesson in LESSONS if lesson.key == key)
    return load_lesson(lesson.path)


def scene_setup(lesson: Lesson, scene: Scene) -> SetUp:
    """The set-up a scene is played on, with its picture and its view. Raises LessonError, SetUpError or InputError."""
    setup = resolve_sample(_named(lesson, scene.setup))
    if scene.sample is not None:
        setup = _over_sample(setup, scene.sample)
    return setup if scene.view is None else replace(setup, view=scene.view)


def _named(lesson: Lesson, key: str) -> SetUp:
    if key in lesson.setups:
        return lesson.setups[key]
    if key == ARTICLE:
        return default_setup()
    if key in {example.key for example in (*NETWORKS, *EXAMPLES)}:
        return example_setup(key)
    raise LessonError(QT_TRANSLATE_NOOP("Sentence", "The lesson has no set-up called {key}."), key=key)


def _over_sample(setup: SetUp, key: str) -> SetUp:
    if key not in {sample.key for sample in SAMPLES}:
        raise LessonError(QT_TRANSLATE_NOOP("Sentence", "There is no sample picture called {key}."), key=key)
    picture = sample_picture(key)
    old = setup.input
    framed = old if isinstance(old, PictureInput) else PictureInput(picture)
    return over_input(setup, replace(framed, picture=picture))
