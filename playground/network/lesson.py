"""A lesson: scenes in order, each a state of the window with a text in both languages and perhaps a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

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


class Part(str, Enum):
    """What of the window a scene may hide or light."""

    INPUT = "input"
    INSPECTOR = "inspector"
    CLOSER = "closer"
    STAGE = "stage"


class Lock(str, Enum):
    """What of the session cannot be changed while a scene is shown."""

    NETWORK = "network"
    INPUT = "input"


class Tab(str, Enum):
    """What the closer look shows."""

    BACK_PROJECTION = "back_projection"
    BACK = "back"
    RULES = "rules"
    COMPUTED = "computed"
    ZOOM = "zoom"
    TOP_NINE = "top_nine"
    NUMBERS = "numbers"
    WORLDS = "worlds"
    DESIGN = "design"


@dataclass(frozen=True)
class Choice:
    """A question with a few answers, of which one is right; `why` is said once it is answered."""

    prompt: Words
    options: tuple[Words, ...]
    right: int
    why: Words = Words()


class Blank(str, Enum):
    """What is covered until the answer is given."""

    MAP = "map"
    PROJECTION = "projection"


@dataclass(frozen=True)
class KernelGuess:
    """Which of four kernels made the covered picture: the one of `map` of `layer`, among those of `others`."""

    layer: str
    map: int
    others: tuple[int, int, int]
    blank: Blank = Blank.MAP


Question = Choice | KernelGuess


@dataclass(frozen=True)
class Scene:
    """One state of the window.

    `setup` is a key of the lesson's own set-ups, or of one that comes with the program ("article" is the session of a
    start). `view` None: the set-up's own. `sample` puts another picture under its network. `tab` None: as it is. A
    `text` may have figures in braces, which the engine fills in: see `engine/figures.py`.
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
