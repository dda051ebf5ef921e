"""Lesson files: what is saved is opened as the same value, and what is wrong is refused with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from playground import limits
from playground.lessons import LESSONS
from playground.network.lessons.lesson import Choice, KernelGuess, Lesson, Scene, SketchGuess, Words
from playground.network.lessons.scene_parts import Blank, Lock, Part, Tab
from playground.network.setup import Rule, Scale, Seed, SeedKind, View
from playground.storage.faults import SetUpError
from playground.storage.lessons.lesson_file import lesson_bytes, load_lesson, save_lesson
from playground.storage.schema import lesson_schema_path, lesson_schema_text, schema_path
from tests.storage.setups import small_setup

VIEW = View("conv1", 2, "conv1", 1, Seed(SeedKind.UNIT, (3, 4), own_value=False), Rule.GUIDED, scale=Scale.LAYER)
SCENES = (
    Scene(Words("One", "一"), Words("{macs conv1}", "文字"), "own", VIEW, tab=Tab.COMPUTED, backwards=True),
    Scene(
        Words("Two", "二"),
        Words("text"),
        "article",
        sample="coffee",
        hidden=frozenset({Part.INPUT, Part.CLOSER}),
        locked=frozenset({Lock.NETWORK}),
        lit=frozenset({Part.STAGE}),
        question=Choice(Words("?", "？"), (Words("a"), Words("b")), 1, Words("because")),
    ),
    Scene(Words(), Words(), "own", question=KernelGuess("conv1", 0, (1, 2, 3), Blank.PROJECTION)),
    Scene(Words(), Words(), "own", question=SketchGuess("conv1", 2, Blank.PROJECTION)),
)
LESSON = Lesson(Words("Mine", "我的"), SCENES, {"own": small_setup()})


def document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(lesson_bytes(LESSON, "x"))
    return read


def refused(tmp_path: Path, data: bytes) -> SetUpError:
    path = tmp_path / "broken.cnnlesson"
    path.write_bytes(data)
    with pytest.raises(SetUpError) as caught:
        load_lesson(path)
    return caught.value


def test_what_is_saved_is_opened_the_same(tmp_path: Path) -> None:
    path = tmp_path / "mine.cnnlesson"
    save_lesson(LESSON, path)
    read = load_lesson(path)
    assert read.title == LESSON.title
    assert read.scenes == LESSON.scenes
    assert list(read.setups) == ["own"]
    assert lesson_bytes(read, "x") == path.read_bytes()


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (["format"], "cnn-playground-setup", "not a lesson"),
        (["version"], 2, "newer program"),
        (["version"], "1", "version"),
        (["scenes"], [], "scenes"),
        (["scenes", 0, "tab"], "other", "scenes[0].tab"),
        (["scenes", 0, "code"], "import os", "scenes[0].code"),
        (["scenes", 0, "setup"], "../secret", "scenes[0].setup"),
        (["scenes", 1, "hidden"], ["menu"], "scenes[1].hidden"),
        (["scenes", 1, "question", "right"], 2, "scenes[1].question.right"),
        (["scenes", 2, "question", "others"], [0, 1, 2], "scenes[2].question.others"),
        (["setups", "own", "layers", 0, "kind"], "eval", "setups.own.layers[0]"),
        (["setups", "own", "picture"], {"name": "x"}, "setups.own.picture"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(
    tmp_path: Path, path: list[str | int], value: object, told: str
) -> None:
    broken = inner = document()
    for part in path[:-1]:
        inner = inner[part]  # type: ignore[index]
    inner[path[-1]] = value  # type: ignore[index]
    error = refused(tmp_path, json.dumps(broken).encode())
    assert told in str(error)
    assert "broken.cnnlesson" in str(error)


@pytest.mark.parametrize("data", [b"", b"\x80\x02}", b"{", b"[]", b'{"format": NaN}'])
def test_no_lesson_is_refused(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, data)


def test_a_lesson_cut_short_is_refused_everywhere(tmp_path: Path) -> None:
    data = lesson_bytes(LESSON, "x")
    for length in range(1, len(data) - 2, max(len(data) // 40, 1)):
        refused(tmp_path, data[:length])


def test_one_too_long_is_not_saved() -> None:
    long = replace(SCENES[1], text=Words("x" * (limits.LESSON_TEXT_LENGTH + 1)))
    with pytest.raises(SetUpError, match="longer"):
        lesson_bytes(replace(LESSON, scenes=(long,)), "x")


def test_the_committed_schema_is_up_to_date() -> None:
    assert json.loads(lesson_schema_path().read_text(encoding="utf-8")) == json.loads(lesson_schema_text()), (
        "run: python -m playground.storage.schema"
    )


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_the_shipped_ones_are_what_the_schema_says(lesson: Any) -> None:
    setups = Resource.from_contents(json.loads(schema_path().read_text(encoding="utf-8")))
    registry: Registry[Any] = Registry().with_resource("setup-1.schema.json", setups)
    schema = json.loads(lesson_schema_path().read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, registry=registry)
    validator.validate(json.loads(lesson.path.read_text(encoding="utf-8")))
    validator.validate(document())
