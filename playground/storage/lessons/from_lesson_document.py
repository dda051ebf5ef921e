"""Makes a lesson of a document that was read: version first, then every entry, then what entries say of each other.

Imported only while a lesson is opened: the description needs pydantic.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from playground.network.lessons.lesson import Choice, KernelGuess, Lesson, Question, Scene, SketchGuess, Words
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Seed, SetUp, View
from playground.storage.document_version import document_version
from playground.storage.faults import Fault, FaultsFound
from playground.storage.lessons.description import (
    ChoiceDescription,
    KernelGuessDescription,
    LessonDescription,
    SceneDescription,
    SketchGuessDescription,
    WordsDescription,
)
from playground.storage.schema_faults import faults_of
from playground.storage.setups.description import ViewDescription
from playground.storage.setups.plain_json import setup_of_plain

FORMAT = "cnn-playground-lesson"
VERSION = 1


def lesson_of(document: Any) -> Lesson:
    """The lesson in a parsed document; raises FaultsFound with every fault."""
    document_version(document, FORMAT, VERSION, QT_TRANSLATE_NOOP("Sentence", "It is not a lesson of CNN Playground."))
    try:
        description = LessonDescription.model_validate(document)
    except ValidationError as error:
        raise FaultsFound(faults_of(error, document)) from None
    faults: list[Fault] = []
    setups: dict[str, SetUp] = {}
    for key, inner in description.setups.items():
        try:
            setups[key] = setup_of_plain(inner)
        except FaultsFound as found:
            faults += [Fault(f"setups.{key}.{fault.place}".rstrip("."), fault.sentence) for fault in found.faults]
    faults += _question_faults(description)
    if faults:
        raise FaultsFound(faults)
    return Lesson(_words(description.title), tuple(map(_scene, description.scenes)), setups)


def _question_faults(description: LessonDescription) -> Iterator[Fault]:
    """Answers that are not there, and four kernels that are not four."""
    for number, scene in enumerate(description.scenes):
        question, place = scene.question, f"scenes[{number}].question"
        if isinstance(question, ChoiceDescription) and question.right >= len(question.options):
            template = QT_TRANSLATE_NOOP("Sentence", "There are {count} answers, the first is 0: {found} is none.")
            values = {"count": len(question.options), "found": question.right}
            yield Fault(f"{place}.right", Sentence(template, values))
        if isinstance(question, KernelGuessDescription) and len({question.map, *question.others}) < 4:
            template = QT_TRANSLATE_NOOP("Sentence", "Four different kernels are needed.")
            yield Fault(f"{place}.others", Sentence(template))


def _words(described: WordsDescription) -> Words:
    return Words(described.en, described.zh_CN)


def _scene(described: SceneDescription) -> Scene:
    return Scene(
        _words(described.title),
        _words(described.text),
        described.setup,
        None if described.view is None else view_of(described.view),
        described.sample,
        described.tab,
        described.backwards,
        frozenset(described.hidden),
        frozenset(described.locked),
        frozenset(described.lit),
        None if described.question is None else _question(described.question),
    )


def view_of(described: ViewDescription) -> View:
    """The view that is described."""
    values = {field: getattr(described, field) for field in ViewDescription.model_fields if field != "seed"}
    seed = described.seed
    return View(**values, seed=Seed(seed.kind, (seed.unit[0], seed.unit[1]), seed.own_value))


def _question(described: ChoiceDescription | KernelGuessDescription | SketchGuessDescription) -> Question:
    if isinstance(described, ChoiceDescription):
        options = tuple(map(_words, described.options))
        return Choice(_words(described.prompt), options, described.right, _words(described.why))
    if isinstance(described, SketchGuessDescription):
        return SketchGuess(described.layer, described.map, described.blank)
    one, two, three = described.others
    return KernelGuess(described.layer, described.map, (one, two, three), described.blank)
