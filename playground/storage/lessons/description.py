"""What a lesson file may hold: closed, versioned, each text and list with its limit. The JSON Schema is made of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from playground import limits
from playground.network.lessons.scene_parts import Blank, Lock, Part, Tab
from playground.storage.closed_description import Description, Whole
from playground.storage.setups.description import SetUpDescription, ViewDescription

Key = Annotated[str, Field(pattern="^[a-z0-9_]{1,60}$")]
Name = Annotated[str, Field(min_length=1, max_length=limits.NAME_LENGTH)]
Prose = Annotated[str, Field(max_length=limits.LESSON_TEXT_LENGTH)]
Parts = Annotated[list[Annotated[Part, Field(strict=False)]], Field(max_length=len(Part))]

Locks = Annotated[list[Annotated[Lock, Field(strict=False)]], Field(max_length=len(Lock))]

InnerSetUp = Annotated[SetUpDescription, WithJsonSchema({"type": "object"})]
"""`storage/schema.py` makes it the schema of set-ups, which changes with every kind of layer."""


class WordsDescription(Description):
    """The same text in both languages; one of them may be left out."""

    en: Prose = ""
    zh_CN: Prose = ""  # noqa: N815 (the name of the language)


class ChoiceDescription(Description):
    """A question with two to six answers; `right` counts from 0."""

    kind: Literal["choice"]
    prompt: WordsDescription
    options: Annotated[list[WordsDescription], Field(min_length=2, max_length=6)]
    right: Whole
    why: WordsDescription = WordsDescription()


class KernelGuessDescription(Description):
    """Which of four kernels made the covered map, or its projection."""

    kind: Literal["which_kernel"]
    layer: Name
    map: Whole
    others: Annotated[list[Whole], Field(min_length=3, max_length=3)]
    blank: Annotated[Blank, Field(strict=False)] = Blank.MAP


class SketchGuessDescription(Description):
    """Where the covered map, or its projection, is strong: to be sketched."""

    kind: Literal["sketch"]
    layer: Name
    map: Whole
    blank: Annotated[Blank, Field(strict=False)] = Blank.MAP


def _question_form(value: Any) -> str:
    kind = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", "choice")
    return kind if kind in ("which_kernel", "sketch") else "choice"


AnyQuestion = Annotated[
    Annotated[ChoiceDescription, Tag("choice")]
    | Annotated[KernelGuessDescription, Tag("which_kernel")]
    | Annotated[SketchGuessDescription, Tag("sketch")],
    Discriminator(_question_form),
]


class SceneDescription(Description):
    """One state of the window with its text."""

    title: WordsDescription
    text: WordsDescription
    setup: Key
    view: ViewDescription | None = None
    sample: Key | None = None
    tab: Annotated[Tab, Field(strict=False)] | None = None
    backwards: bool = False
    hidden: Parts = Field(default_factory=list)
    locked: Locks = Field(default_factory=list)
    lit: Parts = Field(default_factory=list)
    question: AnyQuestion | None = None


class LessonDescription(Description):
    """A lesson of CNN Playground: scenes in order, and the set-ups they need that the program has not."""

    format: Literal["cnn-playground-lesson"]
    version: Literal[1]
    title: WordsDescription
    scenes: Annotated[list[SceneDescription], Field(min_length=1, max_length=limits.SCENES)]
    setups: Annotated[dict[Key, InnerSetUp], Field(max_length=limits.SCENES)] = Field(default_factory=dict)
