"""A lesson: scenes in order, each a state of the window with a text in both languages and perhaps a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.network.lessons.scene_parts import Blank, Lock, Part, Tab
from playground.network.setup import SetUp, View


@dataclass(frozen=True)
class Words:
    """The same in both languages; in English where there is no Chinese, and the other way round."""

    en: str = ""
    zh_cn: str = ""

    def of(self, language: str) -> str:
        """In `language`, as "zh_CN"."""
        return (self.zh_cn or self.en) if language == "zh_CN" else (self.en or self.zh_cn)


QUIZ = Words("Quiz", "测验")
"""The title of the lesson that is made of questions about the present session."""


@dataclass(frozen=True)
class Choice:
    """A question with a few answers, of which one is right; `why` is said once it is answered."""

    prompt: Words
    options: tuple[Words, ...]
    right: int
    why: Words = Words()


@dataclass(frozen=True)
class KernelGuess:
    """Which of four kernels made the covered picture: the one of `map` of `layer`, among those of `others`."""

    layer: str
    map: int
    others: tuple[int, int, int]
    blank: Blank = Blank.MAP


@dataclass(frozen=True)
class SketchGuess:
    """Where `map` of `layer`, or what it comes to on its way back, is strong: sketched before it is uncovered."""

    layer: str
    map: int
    blank: Blank = Blank.MAP


Guess = KernelGuess | SketchGuess
"""The questions that cover a picture."""
Question = Choice | Guess


@dataclass(frozen=True)
class Scene:
    """One state of the window.

    `setup` is a key of the lesson's own set-ups, or of one that comes with the program ("article" is the session of a
    start). `view` None: the set-up's own. `sample` puts another picture under its network. `tab` None: as it is. A
    `text` may have figures in braces, which the engine fills in: see `engine/measures/figures.py`.
    """

    title: Words
    text: Words
    setup: str
    view: View | None = None
    sample: str | None = None
    tab: Tab | None = None
    backwards: bool = False
    hidden: frozenset[Part] = frozenset()
    locked: frozenset[Lock] = frozenset()
    lit: frozenset[Part] = frozenset()
    question: Question | None = None


@dataclass(frozen=True)
class Lesson:
    """Scenes in order, and the set-ups that come with them. A sample's picture in these has no bytes yet."""

    title: Words
    scenes: tuple[Scene, ...]
    setups: Mapping[str, SetUp] = field(default_factory=dict)
