"""Turns a lesson into a document: plain dictionaries and lists in the order of the file, with arrays as leaves."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Any

from playground.network.lessons.lesson import Choice, Lesson, Question, Scene, SketchGuess, Words
from playground.network.setup import View
from playground.storage.lessons.from_lesson_document import FORMAT, VERSION
from playground.storage.setups.plain_json import plain_document


def lesson_document(lesson: Lesson) -> dict[str, Any]:
    """Everything of `lesson`; what is at its default is left out. Raises FaultsFound for a set-up that cannot be."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": _words(lesson.title),
        "scenes": [_scene(scene) for scene in lesson.scenes],
        **({"setups": {key: plain_document(setup) for key, setup in lesson.setups.items()}} if lesson.setups else {}),
    }


def _words(words: Words) -> dict[str, str]:
    return {"en": words.en, "zh_CN": words.zh_cn}


def _scene(scene: Scene) -> dict[str, Any]:
    document: dict[str, Any] = {"title": _words(scene.title), "text": _words(scene.text), "setup": scene.setup}
    if scene.view is not None:
        document["view"] = _view(scene.view)
    if scene.sample is not None:
        document["sample"] = scene.sample
    if scene.tab is not None:
        document["tab"] = scene.tab.value
    if scene.backwards:
        document["backwards"] = True
    for name in ("hidden", "locked", "lit"):
        parts = sorted(part.value for part in getattr(scene, name))
        if parts:
            document[name] = parts
    if scene.question is not None:
        document["question"] = _question(scene.question)
    return document


def _question(question: Question) -> dict[str, Any]:
    if isinstance(question, Choice):
        return {
            "kind": "choice",
            "prompt": _words(question.prompt),
            "options": [_words(option) for option in question.options],
            "right": question.right,
            "why": _words(question.why),
        }
    of = {"layer": question.layer, "map": question.map}
    if isinstance(question, SketchGuess):
        return {"kind": "sketch", **of, "blank": question.blank.value}
    return {"kind": "which_kernel", **of, "others": list(question.others), "blank": question.blank.value}


def _view(view: View) -> dict[str, Any]:
    document = {field.name: _plain(getattr(view, field.name)) for field in fields(View) if field.name != "seed"}
    return {**document, "seed": {field.name: _plain(getattr(view.seed, field.name)) for field in fields(view.seed)}}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
