"""Every scene of every lesson is played: its set-up computed, its figures worked out, its words in both languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as Tree

import numpy as np
import pytest

from playground.engine.back.backproject import back_project
from playground.engine.forward import run
from playground.engine.measures.figures import PATTERN, Numbers, figure
from playground.engine.measures.sketch_likeness import likeness, strength
from playground.inputs.reading import read
from playground.lessons import LESSONS, SETUP_TITLES, LessonError, scene_setup, shipped_lesson
from playground.network.layers import KernelLayer
from playground.network.lessons.lesson import Choice, KernelGuess, Lesson, Scene, SketchGuess, Words
from playground.network.setup import SetUp
from playground.resources import resource

SCENES = [(lesson.key, place) for lesson in LESSONS for place in range(len(shipped_lesson(lesson.key).scenes))]
FREE = re.compile(r"12 at random|随机 12 张|180|0\.45|0-255|第 \d+ 行|第 \d+ 列|row \d+|column \d+")
"""Numbers that are facts of the article, places, or what a control is set to."""


def numbers_on(key: str, place: int) -> Numbers:
    """The figures of a scene, from a pass of their own."""
    setup = played(key, place)
    reading = read(setup.input)
    passed = run(setup.network, reading.x)
    view = setup.view
    if view.layer is None:
        return Numbers(setup.network, passed)
    index = setup.network.index_of(view.layer)
    projection = back_project(passed, index, view.map, view.seed, view.rule, unpooling=view.unpooling)
    live = tuple(int((stage.array != 0).sum()) for stage in projection.stages)
    return Numbers(setup.network, passed, live)


def played(key: str, place: int) -> SetUp:
    lesson = shipped_lesson(key)
    return scene_setup(lesson, lesson.scenes[place])


def words_of(scene: Scene) -> list[Words]:
    question = scene.question
    asked = [question.prompt, *question.options, question.why] if isinstance(question, Choice) else []
    return [scene.title, scene.text, *asked]


@pytest.mark.parametrize(("key", "place"), SCENES)
def test_every_figure_of_the_text_is_computed(key: str, place: int) -> None:
    scene = shipped_lesson(key).scenes[place]
    numbers = numbers_on(key, place)
    for text in (scene.text.en, scene.text.zh_cn):
        for found in PATTERN.finditer(text):
            figure(found[0][1:-1], numbers)  # raises where there is none
        assert not re.search(r"[{}]", PATTERN.sub("", text)), "a brace that is no figure"
    assert sorted(PATTERN.findall(scene.text.en)) == sorted(PATTERN.findall(scene.text.zh_cn))


@pytest.mark.parametrize(("key", "place"), SCENES)
def test_no_number_of_the_text_is_typed(key: str, place: int) -> None:
    """A number of two or more digits is a figure of the engine, or one of the few facts above."""
    scene = shipped_lesson(key).scenes[place]
    for text in (scene.text.en, scene.text.zh_cn):
        rest = FREE.sub("", PATTERN.sub("", text))
        rest = re.sub(r"([Mm]ap|特征图) \d+|[a-z]+\d", "", rest)
        assert re.findall(r"\d[\d.,]*\d", rest) == []


@pytest.mark.parametrize(("key", "place"), SCENES)
def test_a_scene_is_whole(key: str, place: int) -> None:
    scene = shipped_lesson(key).scenes[place]
    setup = played(key, place)
    assert setup.network.problem is None
    for words in words_of(scene):
        assert words.en
        assert words.zh_cn
        assert re.search("[\u4e00-\u9fff]", words.zh_cn) or len(words.zh_cn) < 12
        assert not re.search("[\u4e00-\u9fff]", words.en)
    names = {layer.name for layer in setup.network.layers}
    assert setup.view.layer in {None, *names}
    assert setup.view.inspected in {None, *names}
    if setup.view.layer is not None:
        shape = setup.network.shapes[setup.network.index_of(setup.view.layer) + 1]
        assert setup.view.map < shape[0]
    if isinstance(scene.question, KernelGuess):
        layer = setup.network.layers[setup.network.index_of(scene.question.layer)]
        assert isinstance(layer, KernelLayer)
        assert max(scene.question.map, *scene.question.others) < layer.output_channels
    if isinstance(scene.question, SketchGuess):
        index = setup.network.index_of(scene.question.layer)
        assert isinstance(setup.network.layers[index], KernelLayer)
        covered = run(setup.network, read(setup.input).x).maps(index).channel(scene.question.map)
        assert likeness(np.zeros((64, 64)), strength(covered)).spot is not None, "there is nothing to be seen in it"


@pytest.mark.parametrize("shipped", LESSONS, ids=lambda lesson: lesson.key)
def test_a_lesson_is_short_and_its_title_is_the_menus(shipped: object) -> None:
    lesson = shipped_lesson(shipped.key)  # type: ignore[attr-defined]
    assert 3 <= len(lesson.scenes) <= 8
    assert lesson.title.en == shipped.title  # type: ignore[attr-defined]
    assert lesson.title.zh_cn == chinese("LessonTitle", shipped.title)  # type: ignore[attr-defined]
    assert {setup.title for setup in lesson.setups.values()} <= set(SETUP_TITLES)
    assert any(scene.question is not None for scene in lesson.scenes)
    used = {scene.setup for scene in lesson.scenes}
    assert set(lesson.setups) <= used


def chinese(context: str, title: str) -> str | None:
    tree = Tree.parse(resource("translations", "playground_zh_CN.ts"))
    (found,) = (one for one in tree.iter("context") if one.findtext("name") == context)
    return next(one.findtext("translation") for one in found.iter("message") if one.findtext("source") == title)


@pytest.mark.parametrize(
    ("setup", "sample", "told"), [("nothing", None, "set-up called nothing"), ("article", "dog", "picture called dog")]
)
def test_a_scene_without_its_set_up_is_refused(setup: str, sample: str | None, told: str) -> None:
    scene = Scene(Words(), Words(), setup, sample=sample)
    with pytest.raises(LessonError, match=told):
        scene_setup(Lesson(Words(), (scene,)), scene)
